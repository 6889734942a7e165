"""Who may have a message or a paper read: everyone, as nothing of it is kept."""

from __future__ import annotations

from charteroak.office.access import everyone, everyone_writes

RULES = {
    "officer": everyone_writes(),
    "officer_worker": everyone(),
    "officer_manifest": everyone(),
    "triage": everyone_writes(),
    "paper": everyone_writes(),
}
