"""Every test here may have a ledger of its own."""

from fixtures.ledger_place import ledger, place

__all__ = ["ledger", "place"]
