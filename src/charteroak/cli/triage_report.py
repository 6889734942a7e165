"""What a message is answered with: the contract's lines, or a card that can be read from two metres away."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from charteroak.cli.terminal import bold, width
from charteroak.logic.errors import BadInput
from charteroak.police.cards import card_words
from charteroak.police.told import Message, Record
from charteroak.police.triage import Answered, Triage, on_wire

if TYPE_CHECKING:
    from charteroak.police.hotlist import Found

_IMMIGRATION_ALERT = Message((Record("immigration_violator", "unclassified", ("topic",)),))
"""What an alert from an immigration topic is: a record whose kind it does not tell."""


class Form(Protocol):
    """How answers are written."""

    def message(self, answered: Answered, number: int, kept: Mapping[str, Any]) -> str:
        """The answer to the `number`th message, and what was recorded of acting on it, where that was asked for."""

    def framed(self, text: str) -> str:
        """What was written about one message, so that a caller on a socket knows where it ends."""

    def fault(self, wrong: BadInput, number: int) -> str:
        """That the `number`th message could not be read, and why."""

    def hotlist(self, found: list[Found], triage: Triage) -> str:
        """The rows of a hotlist configuration that were found."""


class Lines:
    """One JSON object a line, as the contract has them."""

    def message(self, answered: Answered, number: int, kept: Mapping[str, Any]) -> str:
        """A line for each record and one for the message, which has what was recorded."""
        *records, whole = answered.lines(number)
        return "".join(map(_line, (*records, {**whole, **kept})))

    def framed(self, text: str) -> str:
        """As it is: the message's line is the last."""
        return text

    def fault(self, wrong: BadInput, number: int) -> str:
        """One line that has no outcome."""
        return _line({"message": number, **wrong.as_dict()})

    def hotlist(self, found: list[Found], triage: Triage) -> str:
        """A line for each row."""
        said = card_words(triage.language)
        detain = triage.answer(_IMMIGRATION_ALERT).whole.detain
        return "".join(
            _line(
                {
                    "row": each.row,
                    "flag": "immigration_topic_on" if each.certain else "immigration_topic_undetermined",
                    "detain": on_wire(detain),
                    "do": (said.hotlist if each.certain else said.hotlist_untold).format(row=each.row),
                }
            )
            for each in found
        )


@dataclass(frozen=True, slots=True)
class Cards:
    """A card for each message: its first line in capitals, alone, then the reasons. Without colours on a socket."""

    colours: bool = True

    def message(self, answered: Answered, number: int, _kept: Mapping[str, Any]) -> str:
        """The card, with the records it is about."""
        head = ["─" * width(), f"{number}.", ""] if number > 1 else [""]
        return "\n".join((*head, *self._card(answered), "", ""))

    def framed(self, text: str) -> str:
        """With a form feed at the end."""
        return f"{text}\f\n"

    def fault(self, wrong: BadInput, number: int) -> str:
        """One line."""
        return "".join(f"{line}\n" for line in _wrapped(f"{number}. {wrong}"))

    def hotlist(self, found: list[Found], triage: Triage) -> str:
        """A line for each row, then why it matters."""
        said = card_words(triage.language)
        lines = [(said.hotlist if each.certain else said.hotlist_untold).format(row=each.row) for each in found]
        if not found:
            return "".join(f"{line}\n" for line in _wrapped(said.hotlist_clean))
        quotes = _quotes(triage.answer(_IMMIGRATION_ALERT))
        return "\n".join((*map(self._strong, lines), "", *_wrapped(said.hotlist_why), *quotes, "", ""))

    def _card(self, answered: Answered) -> Iterator[str]:
        card, said = answered.card(), card_words(answered.language)
        yield from map(self._strong, _wrapped(card.do.upper()))
        yield ""
        for sentence in (*card.then, *card.people):
            yield from _wrapped(sentence)
        yield from ("", *_wrapped(card.why), *_quotes(answered))
        for flag in card.flags:
            yield from ("", *map(self._strong, _wrapped(f"{said.see} {flag}")))
        if answered.message.records:
            yield from ("", said.records, *_records(answered))
        yield ""
        for sentence in (*card.notes, card.call, card.notice):
            yield from _wrapped(sentence)

    def _strong(self, line: str) -> str:
        return bold(line) if self.colours else line


def _quotes(answered: Answered) -> Iterator[str]:
    for quote in answered.card().quotes:
        gist = "" if answered.language == "en" else f" ({quote.gist})"
        yield from _wrapped(f"{quote.clause}: “{quote.text}”{gist}", 2)


def _records(answered: Answered) -> Iterator[str]:
    said = card_words(answered.language)
    for number, record in enumerate(answered.message.records, 1):
        named = said.record.format(number=number, file=said.files[record.file], warrant=said.warrants[record.warrant])
        yield from _wrapped(named, 2)


def _wrapped(text: str, indent: int = 0) -> list[str]:
    before = " " * indent
    return textwrap.wrap(
        text, width(), initial_indent=before, subsequent_indent=before, break_on_hyphens=False, break_long_words=False
    )


def _line(value: dict[str, Any]) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}\n"
