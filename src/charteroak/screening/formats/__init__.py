"""Files as screening and redaction see them: every place where text stands, and the file again without some of it."""
