"""Routine disclosures: a service necessity that returns, approved once and until a day."""
