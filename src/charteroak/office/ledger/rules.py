"""Who may read the ledger: everyone."""

from __future__ import annotations

from charteroak.office.access import everyone

RULES = {name: everyone() for name in ("ledger", "ledger_entries", "ledger_entry", "ledger_receipt", "ledger_raw")}
