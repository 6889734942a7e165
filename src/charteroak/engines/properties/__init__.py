"""The properties that are proved, as sentences."""
