"""What a page says where someone answered that a law requires the act: which of the register's entries could."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.law import today
from charteroak.logic.expr import Value
from charteroak.office.authorities.choosing import AuthorityChoice, requiring
from charteroak.office.authorities.filled import CLASSES
from charteroak.office.authorities.said import StateRow
from charteroak.office.authorities.standing import expires_soon
from charteroak.office.authorities.words import authority_words
from charteroak.office.forms import Choice
from charteroak.office.pages import Place

ANOTHER = "another"
"""What is chosen where the law is none of the register's."""


@dataclass(frozen=True)
class CouldRow:
    """An entry that could require the act."""

    citation: str
    """Its citation."""
    kind: str
    """What it is, in law."""
    says: str
    """What it says, in English."""
    of_whom: str
    """Of whom."""
    states: tuple[StateRow, ...]
    """What is to be known of it: that it expires soon, that nobody of counsel has reviewed it."""
    href: str
    """Its page."""


@dataclass(frozen=True)
class ClaimSaid:
    """That an answer rests on a law that requires the act."""

    say: Mapping[str, str]
    """The words of the language."""
    rows: tuple[CouldRow, ...]
    """The entries that could require it."""
    register: str
    """The register's address."""


@dataclass(frozen=True)
class ClaimField:
    """The field in which one of them is named before anything is recorded."""

    say: Mapping[str, str]
    """The words of the language."""
    choices: tuple[Choice, ...]
    """The entries, and that it is another one."""
    error: str
    """What was wrong with what was sent, or nothing."""
    register: str
    """The register's address."""


def is_claimed_by(answers: Mapping[str, Value | None]) -> bool:
    """Whether someone answered that a law requires the act."""
    return answers.get("required_by_law") is True


def could_require(act: str, answers: Mapping[str, Value | None]) -> list[AuthorityChoice]:
    """The entries in force today that require such an act, about such information."""
    topic = answers.get("topic")
    return requiring(act, [topic] if isinstance(topic, str) and topic in CLASSES else [], today())


def claim(language: str, act: str, answers: Mapping[str, Value | None]) -> ClaimSaid | None:
    """What an answer says of it. None where nobody answered that a law requires the act."""
    if not is_claimed_by(answers):
        return None
    own = authority_words(language)
    return ClaimSaid(
        own.ui,
        tuple(_could(language, each) for each in could_require(act, answers)),
        Place("authorities").address(language),
    )


def claim_field(
    language: str, act: str, answers: Mapping[str, Value | None], *, chosen: str = "", error: str = ""
) -> ClaimField | None:
    """The field for it. `error` is a key of the words."""
    if not is_claimed_by(answers):
        return None
    own = authority_words(language)
    found = [
        Choice(each.id, each.citation, _hint(language, each), each.id == chosen) for each in could_require(act, answers)
    ]
    other = Choice(ANOTHER, own.ui["another"], own.ui["another_hint"], chosen == ANOTHER)
    return ClaimField(own.ui, (*found, other), own.ui[error] if error else "", Place("authorities").address(language))


def _could(language: str, each: AuthorityChoice) -> CouldRow:
    own = authority_words(language)
    return CouldRow(
        each.citation,
        own.kinds[each.kind],
        each.says,
        each.of_whom,
        tuple(StateRow(name, *own.states[name]) for name in _to_know(each)),
        Place("authority", record=each.id).address(language),
    )


def _hint(language: str, each: AuthorityChoice) -> str:
    own = authority_words(language)
    return " · ".join((own.kinds[each.kind], *(own.states[name][0] for name in _to_know(each))))


def _to_know(each: AuthorityChoice) -> tuple[str, ...]:
    """How an entry that holds stands, by names of states, as far as whoever rests on it must know."""
    expires = ("expires_soon",) if expires_soon(each.expires, today()) else ()
    return expires if each.reviewed else (*expires, "unreviewed")
