"""What is said of flagged questions, a table a language."""
