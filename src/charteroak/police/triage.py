"""Messages of NCIC and the switch, answered: what each record supports, and what the whole message does.

    >>> from charteroak.police import triage
    >>> answered = triage.answer(triage.read("MKE/WANTED PERSON\\nNIC/W998000204 WNO/N-204 OFF/ASSAULT EXL/1"))
    >>> answered.whole.arrest.outcome
    'not_addressed'

Nothing that a message says of a person is kept here: an answer holds classes, outcomes, clauses and our own sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from charteroak.law import settled
from charteroak.law.law import Law, Readings, law
from charteroak.logic.table import Decision
from charteroak.police.cards import Lead, card_words, lead_of
from charteroak.police.messages.niem_tree import looks_like_xml
from charteroak.police.told import File, Message, Record, Warrant
from charteroak.police.triage_fold import STRICTEST_FIRST, Classes, alone, decided, people, shown_by, strictest

if TYPE_CHECKING:
    from charteroak.police.cards import Card
    from charteroak.police.messages.signals import Signals

_REMEMBERED = 4096
"""How many sets of classes an answer is remembered for. There are few that occur, and what is remembered is no
message: a set of classes says nothing of a person."""


class Support(NamedTuple):
    """What a record, or a whole message, supports: the article's answer about each act, and what to do."""

    arrest: Decision
    detain: Decision
    lead: Lead

    @property
    def outcome(self) -> str:
        """The stricter of the two outcomes."""
        return min(self.arrest.outcome, self.detain.outcome, key=STRICTEST_FIRST.index)


class Answered(NamedTuple):
    """A message with what each of its records supports by itself, and what the whole message supports."""

    message: Message
    records: tuple[Support, ...]
    whole: Support
    people: tuple[Support, ...]
    language: str
    readings: Readings | None = None

    def lines(self, number: int = 1) -> Iterator[dict[str, Any]]:
        """The contract's lines: one for each record in order, then one for the message, which is the `number`th."""
        leads = card_words(self.language).leads
        for place, (record, support) in enumerate(zip(self.message.records, self.records, strict=True), 1):
            yield {
                "record": place,
                "file": record.file,
                "warrant": record.warrant,
                "evidence": list(record.evidence),
                "arrest": on_wire(support.arrest),
                "detain": on_wire(support.detain),
                "do": leads[support.lead],
            }
        yield {
            "message": number,
            "records": len(self.records),
            "arrest": on_wire(self.whole.arrest),
            "detain": on_wire(self.whole.detain),
            "do": leads[self.whole.lead],
            "flags": list(self.message.flags),
        }

    def card(self) -> Card:
        """The dispatcher's card."""
        from charteroak.police.cards import card

        return card(self)


def on_wire(decision: Decision) -> dict[str, Any]:
    """A bare answer as the contract writes it; what is missing stands only where something is."""
    wire: dict[str, Any] = {"outcome": decision.outcome, "clauses": list(decision.clauses)}
    if decision.missing:
        wire["missing"] = list(decision.missing)
    return wire


class Triage:
    """Answers messages under one setting of the readings, in one language. BadInput where either is wrong."""

    def __init__(self, readings: Readings | None = None, language: str = "en") -> None:
        card_words(language)
        self.language = language
        self._law: Law = law(readings)
        self._person = lru_cache(_REMEMBERED)(self._supported)
        self._whole = lru_cache(_REMEMBERED)(self._together)
        self._single = lru_cache(_REMEMBERED)(self._of_one)
        self._several = lru_cache(_REMEMBERED)(self._of_several)

    def answer(self, message: Message) -> Answered:
        """What the message supports: record by record, and whole."""
        records = message.records
        if len(records) == 1:
            each, whole = self._single(records[0].file, records[0].warrant)
            return Answered(message, each, whole, each, self.language, self._law.readings)
        supports, whole, persons = self._several(records)
        return Answered(message, supports, whole, persons, self.language, self._law.readings)

    def _of_several(self, records: tuple[Record, ...]) -> tuple[tuple[Support, ...], Support, tuple[Support, ...]]:
        """What each record of a message supports, what the message does, and what each person's records do."""
        supports = tuple([self._person(alone((record.file, record.warrant))) for record in records])
        by_person = people(records)
        persons = tuple([self._person(classes) for classes in by_person.values()])
        return supports, self._whole(frozenset(by_person.values())), persons

    def _supported(self, classes: Classes) -> Support:
        """What one person's records support."""
        shows = shown_by(classes)
        arrest, detain = decided(self._law, "arrest", shows), decided(self._law, "detain", shows)
        outcome = min(arrest.outcome, detain.outcome, key=STRICTEST_FIRST.index)
        return Support(arrest, detain, lead_of(outcome, shows, records=bool(classes)))

    def _of_one(self, file: File, warrant: Warrant) -> tuple[tuple[Support], Support]:
        """What the only record of a message supports, and what the message does."""
        classes = alone((file, warrant))
        return (self._person(classes),), self._whole(frozenset([classes]))

    def _together(self, persons: frozenset[Classes]) -> Support:
        """What a message about these people supports. People of whom the same is shown are answered alike."""
        # a set has no order of its own: what the answer lists is to be the same in every run
        each = [self._person(classes) for classes in sorted(persons, key=sorted) or [frozenset()]]
        leads = {support.lead for support in each}
        return Support(
            strictest(support.arrest for support in each),
            strictest(support.detain for support in each),
            leads.pop() if len(leads) == 1 else "several",
        )


@lru_cache(maxsize=32)
def _triage(readings: tuple[tuple[str, str | None], ...], language: str) -> Triage:
    return Triage(dict(readings), language)


def answer(message: Message, readings: Readings | None = None, language: str = "en") -> Answered:
    """What a message supports. `readings` and `language` as in `charteroak.ask`; BadInput where one is wrong."""
    return triage_of(readings, language).answer(message)


def triage_of(readings: Readings | None = None, language: str = "en") -> Triage:
    """What answers messages under the readings as they stand now, with those given; made once for each setting."""
    return _triage(_setting(readings), language)


def _setting(readings: Readings | None) -> tuple[tuple[str, str | None], ...]:
    """Every reading as it stands, with what is given; as shipped, where nothing is settled and nothing given."""
    return tuple(law(readings).readings.items()) if readings or settled.moves() else ()


def read(text: str | bytes, signals: Signals | None = None) -> Message:
    """What one message holds, whether it is text or XML. `signals` is the table by which a record is told."""
    return _xml()(text, signals) if looks_like_xml(text) else _text()(text, signals)


@cache
def _text() -> Callable[[str | bytes, Signals | None], Message]:
    """What reads text, loaded where the first is read."""
    from charteroak.police.messages.ncic import read_message

    return read_message


@cache
def _xml() -> Callable[[str | bytes, Signals | None], Message]:
    """What reads XML, loaded where the first is read."""
    from charteroak.police.messages.niem import read_xml

    return read_xml


def messages_in(data: bytes) -> list[str | bytes]:
    """The messages that stand one after another, each for `read`."""
    if looks_like_xml(data):
        from charteroak.police.messages.niem import documents

        return list(documents(data))
    from charteroak.police.messages.ncic import split_messages
    from charteroak.police.messages.plain import decoded

    return list(split_messages(decoded(data)))
