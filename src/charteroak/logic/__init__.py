"""Expressions, norms, their meaning, the table of all cases, answers and interviews. Knows no city."""
