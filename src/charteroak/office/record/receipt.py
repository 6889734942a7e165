"""The pages after: the receipt, that it was recorded before, that there is nothing to record, or why it was not."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from charteroak.ledger.codec import Codec
from charteroak.office.ask.answer import AnswerPage
from charteroak.office.pages import Place
from charteroak.office.record.said import EntrySaid, said
from charteroak.office.record.words import record_words
from charteroak.recording.recorder import Recorded

_LINE = 60  # characters of a kept text to a line, on a wide page


@dataclass(frozen=True)
class KeptRow:
    """A text to keep."""

    name: str
    """Its name in the file, and on the page."""
    label: str
    """What it is."""
    hint: str
    """What it is for."""
    text: str
    """The text itself."""
    lines: int
    """How many lines it takes, more or less."""


@dataclass(frozen=True)
class ReceiptPage:
    """That it was recorded."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    index: int
    """The entry's place in the ledger."""
    record: str
    """The record's id, in hex."""
    href: str
    """The entry's page."""
    entry: EntrySaid
    """What the entry says."""
    kept: tuple[KeptRow, ...]
    """What to keep."""
    file: str
    """All of it as one file, in a link."""
    name: str
    """The name to save it under: nothing of the case is in it."""


@dataclass(frozen=True)
class RepeatPage:
    """That it was recorded before."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    index: int
    """The entry's place in the ledger."""
    record: str
    """The record's id, in hex."""
    href: str
    """The entry's page."""


@dataclass(frozen=True)
class NothingPage:
    """That there is nothing to record."""

    say: Mapping[str, str]
    """What these pages say, by key."""


@dataclass(frozen=True)
class UnrecordedPage:
    """An answer, and that it was not recorded."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    reason: str
    """Why it was not."""
    advice: str
    """What to do."""
    holds: bool
    """Whether it is the answer that the person wanted to record."""
    answer: AnswerPage
    """The answer in full."""
    form: str
    """The form that was sent, for another try: should the ledger have taken it after all, it is not recorded twice."""


def receipt_page(language: str, recorded: Recorded, codec: Codec) -> ReceiptPage:
    """The receipt of what was recorded, with the ledger's own codec to read it."""
    return ReceiptPage(
        say=record_words(language).ui,
        index=recorded.index,
        record=recorded.record,
        href=_entry_page(language, recorded.record),
        entry=said(language, codec, codec.decode(recorded.entry)),
        kept=_kept(language, recorded),
        file=_file(recorded),
        name=f"charteroak-{recorded.record[:8]}.json",
    )


def repeat_page(language: str, record: bytes, index: int) -> RepeatPage:
    """That a form was recorded before."""
    return RepeatPage(record_words(language).ui, index, record.hex(), _entry_page(language, record.hex()))


def unrecorded_page(language: str, why: str, answer: AnswerPage, form: str) -> UnrecordedPage:
    """That an answer was not recorded, and why. `form` is what was sent, if something was."""
    own = record_words(language)
    reason, advice = own.reasons[why]
    return UnrecordedPage(own.ui, reason, advice, why not in ("changed", "unknown", "authority"), answer, form)


def _entry_page(language: str, record: str) -> str:
    return Place("ledger_entry", record=record).address(language)


def _kept(language: str, recorded: Recorded) -> tuple[KeptRow, ...]:
    ui = record_words(language).ui
    texts = {
        "receipt": recorded.receipt.decode(),
        "entry": base64.b64encode(recorded.entry).decode(),
        "details": recorded.details.decode(),
        "opening": recorded.opening.hex(),
    }
    return tuple(KeptRow(name, ui[name], ui[f"{name}_hint"], text, _lines(text)) for name, text in texts.items())


def _lines(text: str) -> int:
    return sum(1 + len(line) // _LINE for line in text.splitlines())


def _file(recorded: Recorded) -> str:
    """The file as a link that holds it, so that it is made without asking for it, and kept nowhere."""
    content = json.dumps({**recorded.as_dict(), "details": recorded.details.decode()}, ensure_ascii=False, indent=1)
    return f"data:application/json;charset=utf-8,{quote(content, safe='')}"
