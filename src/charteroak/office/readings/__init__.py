"""Readings: what counsel settles of the text, who signed, and which cases it changes."""
