"""The page about the entries with one record number: what each says, and the proof that it is in the ledger."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from charteroak.law import text
from charteroak.ledger.entry import Entry
from charteroak.office.ledger.opened import Opened
from charteroak.office.ledger.proof import ProofRow, proof_row
from charteroak.office.ledger.said import EntrySaid, said, when
from charteroak.office.ledger.signed import Head, head, own_keys
from charteroak.office.ledger.words import ledger_words
from charteroak.office.pages import Place
from charteroak.recording.counts import behind

LEDGER_FILES = "/ledger/"
"""Where the ledger's files are, in every language: they are no pages."""


@dataclass(frozen=True)
class DigestRow:
    """A fingerprint that an entry has."""

    name: str
    """Of what it is."""
    digest: str
    """Itself, in hex."""
    text: str
    """What it means."""
    href: str
    """Where the text is that it is of, or nothing."""


@dataclass(frozen=True)
class EntryRow:
    """An entry."""

    index: int
    """Its place."""
    title: str
    """Its heading, where there are several."""
    said: EntrySaid | None
    """What it says; None where it cannot be read."""
    when: str
    """Its time; nothing where it cannot be read."""
    late: str
    """That its clock stood behind, or nothing."""
    digests: tuple[DigestRow, ...]
    """Its fingerprints."""
    proof: ProofRow
    """The proof that it is in the ledger."""
    receipt: str
    """Where its receipt is."""
    raw: str
    """Where its bytes are."""
    commands: tuple[str, str]
    """How to check it without this site."""


@dataclass(frozen=True)
class EntryPage:
    """The entries with a record number."""

    say: Mapping[str, str]
    """The words of the language."""
    checks: Mapping[str, str]
    """What the script says."""
    title: str
    """The page's heading."""
    record: str
    """The record number."""
    several: str
    """That there is more than one entry, or nothing."""
    rows: tuple[EntryRow, ...]
    """The entries, in order."""
    keys: str
    """The ledger's published keys, with spaces between."""
    checkpoint: str
    """Where the checkpoint is."""
    script: str
    """The script that verifies."""
    list_href: str
    """Where the entries are listed."""


@dataclass(frozen=True)
class NoEntryPage:
    """That there is no such entry."""

    say: Mapping[str, str]
    """The words of the language."""
    pruned: str
    """That it may have been deleted, or nothing."""
    list_href: str
    """Where the entries are listed."""


def no_entry_page(language: str, opened: Opened) -> NoEntryPage:
    """The page for a record number that no entry has."""
    ui, first = ledger_words(language).ui, opened.reader.store.first()
    pruned = ui["no_entry_pruned"].format(first=first) if first else ""
    return NoEntryPage(ui, pruned, Place("ledger_entries").address(language))


def entry_page(language: str, opened: Opened, record: str, base: str, script: str) -> EntryPage | None:
    """The page, or None where no entry has this record number. `base` is the site's address, for the commands."""
    indexes = opened.reader.find(record)
    if not indexes:
        return None
    own, found = ledger_words(language), head(opened)
    keys = own_keys(opened)
    one = len(indexes) == 1
    title = own.ui["entry_title"].format(index=indexes[0]) if one else own.ui["record_title"]
    rows = []
    for index in indexes:
        data = opened.bytes_of(index)
        if data is not None:
            rows.append(_row(language, opened, found, record, index, data, base, keys[-1].vkey if keys else "KEY"))
    return EntryPage(
        say=own.ui,
        checks=own.checks,
        title=title.format(record=record),
        record=record,
        several="" if one else own.ui["several"].format(count=f"{len(indexes):,}"),
        rows=tuple(rows),
        keys=" ".join(key.vkey for key in keys),
        checkpoint=f"{LEDGER_FILES}checkpoint",
        script=script,
        list_href=f"{Place('ledger_entries').address(language)}?from={indexes[-1]}",
    )


def _row(
    language: str, opened: Opened, found: Head | None, record: str, index: int, data: bytes, base: str, key: str
) -> EntryRow:
    ui = ledger_words(language).ui
    decoded = opened.decoded(data)
    late = behind(opened.bytes_of(index - 1) or b"", data)
    named = {"language": language, "record": record, "index": index}
    receipt, raw = reverse("ledger_receipt", kwargs=named), reverse("ledger_raw", kwargs=named)
    return EntryRow(
        index=index,
        title=ui["entry_title"].format(index=index),
        said=said(language, decoded[1]) if decoded else None,
        when=when(language, decoded[0].time) if decoded else "",
        late=ui["when_behind"].format(by=_by(ui, late)) if late else "",
        digests=tuple(_digests(language, *decoded)) if decoded else (),
        proof=proof_row(language, opened, found, index, data),
        receipt=receipt,
        raw=raw,
        commands=(
            f"curl -fO {base}{LEDGER_FILES}verify.py -O {base}{receipt} -O {base}{raw}",
            f"python3 verify.py --key {shlex.quote(key)} --receipt {index}.tlog-proof --entry {index}.entry",
        ),
    )


def _by(ui: Mapping[str, str], hundredths: int) -> str:
    """A span of time, as precise as it is worth."""
    minutes, seconds = divmod(hundredths // 100, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return ui["hours"].format(hours=hours, minutes=minutes)
    return ui["minutes" if minutes else "seconds"].format(minutes=minutes, seconds=seconds)


def _digests(language: str, entry: Entry, named: Mapping[str, Any]) -> list[DigestRow]:
    own = ledger_words(language)
    ui = own.ui
    texts = {
        "law": ui["law_same" if named.get("law") == text.digest() else "law_other"],
        "readings": ui["readings_text"],
        "commitment": ui["commitment_text"],
        "subject": own.subjects.get(named["kind"], ""),
        "vocabulary": ui["vocabulary_text"],
    }
    words = f"{LEDGER_FILES}vocabulary/{entry.vocabulary.hex()}"
    return [
        DigestRow(ui[field], named[field], said, words if field == "vocabulary" else "")
        for field, said in texts.items()
        if field in named
    ]
