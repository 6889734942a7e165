"""Disclosures: a request for confidential information, from its arrival to the entry that closes it."""
