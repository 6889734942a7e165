"""Recording on pages: "Record that I acted on this", what the entry will say, the receipt, or why there is none."""
