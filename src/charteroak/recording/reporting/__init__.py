"""The public report: what the City was asked and what it did in a quarter or a year, from the ledger alone."""
