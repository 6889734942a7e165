"""The list of the entries, the newest first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.ledger.codec import record_of
from charteroak.ledger.errors import Malformed
from charteroak.office.ledger.opened import Opened
from charteroak.office.ledger.said import act_name, outcome_name, seen
from charteroak.office.ledger.words import ledger_words
from charteroak.office.pages import Place
from charteroak.recording.counts import behind, placed

PAGE = 50
_NUMBER = re.compile(r"[0-9]{1,18}\Z", re.ASCII)
_RECORD = re.compile(r"[0-9a-f]{32}\Z", re.ASCII)
_GAPS = re.compile(r"[\s,-]+")


@dataclass(frozen=True)
class EntryRow:
    """An entry of the list."""

    index: int
    """Its place."""
    href: str
    """Its page; nothing where it is not there."""
    kind: str
    """Its kind, or what is the matter with it."""
    when: str
    """Its time."""
    act: str
    """The act's short name."""
    outcome: str
    """The outcome, by its wire name."""
    headline: str
    """The outcome in words."""
    clauses: str
    """The clauses that it cites."""
    late: bool
    """Whether its clock stood behind."""


@dataclass(frozen=True)
class EntriesPage:
    """A page of the list."""

    say: Mapping[str, str]
    """The words of the language."""
    range: str
    """Which entries are on it."""
    rows: tuple[EntryRow, ...]
    """The entries."""
    gone: str
    """That some of its entries were deleted, or nothing."""
    newer: str
    """Where the newer ones are, or nothing."""
    older: str
    """Where the older ones are, or nothing."""
    error: str
    """What is wrong with the number that was looked for, or nothing."""
    ledger: str
    """The page about the ledger."""
    here: str
    """The list's own address."""


def entries_page(language: str, opened: Opened, newest: int | None, error: str = "") -> EntriesPage:
    """The page whose newest entry is this one, or the newest there is."""
    ui = ledger_words(language).ui
    store = opened.reader.store
    size, first = store.head().size, store.first()
    top = size - 1 if newest is None else min(newest, size - 1)
    low = max(0, top - PAGE + 1)
    found = dict(placed(store, max(low - 1, first), top + 1))
    rows = tuple(_row(language, opened, index, found) for index in range(top, max(low, first) - 1, -1))
    here = Place("ledger_entries").address(language)
    return EntriesPage(
        say=ui,
        range=ui["range"].format(first=low, last=top, size=f"{size:,}"),
        rows=rows,
        gone=ui["gone"].format(first=low, last=min(first - 1, top)) if low < first else "",
        newer=f"{here}?from={min(top + PAGE, size - 1)}" if top < size - 1 else "",
        older=f"{here}?from={low - 1}" if low > first else "",
        error=error,
        ledger=Place("ledger").address(language),
        here=here,
    )


def _row(language: str, opened: Opened, index: int, found: Mapping[int, bytes]) -> EntryRow:
    ui = ledger_words(language).ui
    data = found.get(index)
    if data is None:
        return EntryRow(index, "", ui["missing"].format(index=index), "", "", "", "", "", late=False)
    decoded = opened.decoded(data)
    if decoded is None:
        return EntryRow(index, entry_href(language, data, index), ui["cannot_say"], "", "", "", "", "", late=False)
    entry, named = decoded
    act, outcome = named.get("act", ""), named.get("outcome", "")
    return EntryRow(
        index=index,
        href=entry_href(language, data, index),
        kind=ledger_words(language).kinds[named["kind"]],
        when=seen(language, entry.time // 100),
        act=act_name(language, act),
        outcome=outcome,
        headline=outcome_name(language, outcome),
        clauses=", ".join(named.get("clauses", ())),
        late=bool(behind(found.get(index - 1, b""), data)),
    )


def entry_href(language: str, data: bytes, index: int) -> str:
    """Where an entry's page has it; nothing where it is too damaged to have a record number."""
    try:
        record = record_of(data).hex()
    except Malformed:
        return ""
    return f"{Place('ledger_entry', record=record).address(language)}#entry-{index}"


def number_of(text: str) -> int | None:
    """A place in the ledger that was typed, or None where it is none."""
    found = _GAPS.sub("", text)
    return int(found) if _NUMBER.match(found) else None


def record_number_of(text: str) -> str | None:
    """A record number that was typed, in its one form, or None where it is none."""
    found = _GAPS.sub("", text).lower()
    return found if _RECORD.match(found) else None
