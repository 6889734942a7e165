"""What a supervisor should see of a message besides its records."""

from __future__ import annotations

import re

from charteroak.police.messages.words import word
from charteroak.police.told import Flag, Record

_CONFIRM = re.compile(
    r"\bYQ\b|\b(?:HIT )?CONFIRMATION (?:REQUEST|QUERY)\b|\bREQUEST (?:FOR )?(?:HIT )?CONFIRMATION\b|\bRTY\s*[/:=]"
)
_CONFIRMED, _ANSWERED = re.compile(r"\bYR\b"), re.compile(r"\bIAR\b")
_URGENT = re.compile(r"\bPRI\s*[/:=]\s*U\b|\bPRIORITY\s*[/:= ]\s*U(?:RGENT)?\b|\bURGENT (?:HIT )?CONFIRMATION\b")
_STATUS_QUERY = re.compile(
    "|".join(
        (
            word(r"IAQ\b"),
            word(r"IMMIGRATION (?:ALIEN |STATUS )(?:QUERY|INQUIRY|CHECK)\b"),
            word(r"ALIEN (?:STATUS )?(?:QUERY|INQUIRY)\b"),
        )
    )
)
_NUMBER = re.compile(r"\b(?:NIC|NUMBER)\s{0,3}[/:=]\s{0,3}([A-Z])\d")


def flags(words: str, records: tuple[Record, ...]) -> tuple[Flag, ...]:
    """The flags of a message in plain text: requests to confirm, as they bear on its records, and status queries."""
    query = "Q" in words  # one letter is looked for much faster than a word
    confirms = "CONFIRMATION" in words or "RTY" in words or (query and "YQ" in words)
    asks = "CHECK" in words or (query and ("QUERY" in words or "INQUIRY" in words or "IAQ" in words))
    found: list[Flag] = []
    if confirms and _CONFIRM.search(words) and not _CONFIRMED.search(words):
        if any(record.file == "immigration_violator" for record in records) or "N" in _NUMBER.findall(words):
            found.append("confirmation_of_immigration_record")
        if _URGENT.search(words) and not any(record.warrant == "criminal" for record in records):
            found.append("urgent_confirmation_alone")
    if asks and _STATUS_QUERY.search(words) and not _ANSWERED.search(words):
        found.append("immigration_status_query")
    return tuple(found)
