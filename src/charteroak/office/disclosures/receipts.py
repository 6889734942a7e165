"""The receipt of a request: each of its entries in the ledger, with the proof that it is there.

Nothing of it is kept. It is made anew from the ledger, by the record id that the request has, as often as it is asked
for and in every process. It holds no secret: an entry is closed words, and its proof is public.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as quoted

from django.urls import reverse

from charteroak.ledger.errors import LedgerError
from charteroak.office.disclosures.words import DisclosureWords, disclosure_words
from charteroak.office.ledger.opened import NoLedger, Opened, look
from charteroak.office.ledger.said import when
from charteroak.office.ledger.words import ledger_words


@dataclass(frozen=True)
class EntryRow:
    """An entry of the ledger that the request has."""

    label: str
    """Its place, in words."""
    what: str
    """What it says, in a line."""
    when: str
    """Its time."""
    href: str
    """Where its proof is (C2SP tlog-proof)."""
    proof: str
    """What the link there says."""


@dataclass(frozen=True)
class Receipt:
    """What the ledger has of a request."""

    rows: tuple[EntryRow, ...]
    """Its entries, in order; none where the ledger cannot be read."""
    file: str
    """All of them with their proofs, as a link that holds the file."""


def receipt_of(language: str, record: str) -> Receipt:
    """The receipt of a record id, in hex. What the ledger has deleted on schedule, or cannot give, is not in it."""
    try:
        found = look(lambda opened: _entries(opened, language, record))
    except (NoLedger, LedgerError):
        found = []
    content = json.dumps([said for _, said in found], ensure_ascii=False, indent=1)
    file = f"data:application/json;charset=utf-8,{quoted(content, safe='')}"
    return Receipt(tuple(row for row, _ in found), file if found else "")


def _entries(opened: Opened, language: str, record: str) -> list[tuple[EntryRow, dict[str, Any]]]:
    own, found = disclosure_words(language), []
    for index in opened.reader.find(record):
        data, proof = opened.bytes_of(index), opened.reader.receipt(index)
        decoded = opened.decoded(data) if data else None
        if data is None or decoded is None or proof is None:
            continue
        entry, named = decoded
        href = reverse("ledger_receipt", kwargs={"language": language, "record": record, "index": index})
        said = {
            "record": record,
            "index": index,
            "entry": base64.b64encode(data).decode(),
            "receipt": proof.to_bytes().decode(),
        }
        label, of_proof = (own.ui[name].format(index=index) for name in ("receipt_entry", "receipt_proof"))
        found.append((EntryRow(label, _what(own, named), when(language, entry.time), href, of_proof), said))
    return found


def _what(own: DisclosureWords, named: dict[str, Any]) -> str:
    """An entry in a line: its kind, the class that it is about, and what was done about it or decided."""
    ledger, facts = ledger_words(own.language), named.get("facts", {})
    parts = [own.topic(facts["topic"])] if "topic" in facts else []
    if "step" in facts:
        parts.append(ledger.values["step"][facts["step"]])
    elif "outcome" in named:
        parts.append(own.outcome(named["outcome"]))
    return ": ".join((ledger.kinds[named["kind"]], ", ".join(parts))) if parts else ledger.kinds[named["kind"]]
