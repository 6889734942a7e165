"""Reports: what the City was asked and what it did, quarter by quarter, from the ledger alone."""
