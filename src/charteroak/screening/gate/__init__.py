"""A compiled gate for large texts: a loop over the bytes tells which rules may match where."""
