"""What the pages of those who refer are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.office.forms import FieldRow
from charteroak.office.pages import Quote
from charteroak.office.referrals.said import AnswerRow, ListSaid


@dataclass(frozen=True)
class ReferralRow:
    """A referral of one's own."""

    what: str
    """Need, place and language."""
    state: str
    """How far it is."""
    asked: str
    """When it was asked for."""
    href: str
    """Its page."""
    open_of: str
    """What the link says to who hears it alone."""


@dataclass(frozen=True)
class ListPage:
    """The open referrals of whoever is signed in."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    new: str
    """Where a new one is made."""
    rows: tuple[ReferralRow, ...]
    """Those that are open."""
    lapses: str
    """When nobody waits any more."""
    newer: str
    """The page before, or nothing."""
    older: str
    """The page after, or nothing."""


@dataclass(frozen=True)
class NewPage:
    """Where a list is asked for."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    no_catalogue: bool
    """Whether there is nothing to make a list from."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    action: str
    """Where the form is sent."""
    back: str
    """The open ones."""
    residence: str
    """Where one looks whether a place is in the city; the answer is kept nowhere."""
    quotes: tuple[Quote, ...]
    """The clauses."""


@dataclass(frozen=True)
class OnePage:
    """A referral: its list, and the step that comes next."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    back: str
    """The open ones."""
    new: str
    """Where another is made."""
    what: str
    """Need, place and language."""
    asked: str
    """When it was asked for."""
    came: str
    """How someone came."""
    state: str
    """How far it is."""
    called: str
    """What came of calling an agency, or nothing."""
    outcome: str
    """What became of it, or nothing."""
    done: str
    """What was done just now, or nothing."""
    moved: bool
    """Whether it is not as it was shown."""
    no_catalogue: bool
    """Whether there is nothing to make a list from."""
    list: ListSaid | None
    """The list; None where the catalogue is another by now."""
    gone: str
    """What is said in its place, or nothing."""
    sheet: str
    """The sheet to print; empty where there is no list to show."""
    rows: tuple[FieldRow, ...]
    """The fields of the step that comes next; none where it is closed."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    step: str
    """That step: "hand", "outcome", or nothing."""
    action: str
    """Where it is sent."""
    command: str
    """The command that makes the list again."""
    digest: str
    """The digest of the list."""
    catalogue: str
    """The digest of the catalogue."""
    answer_of: str
    """What the article is asked."""
    answers: tuple[AnswerRow, ...]
    """What it answers."""
    quotes: tuple[Quote, ...]
    """The clauses."""


@dataclass(frozen=True)
class SheetPage:
    """The sheet that a person takes along."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    list: ListSaid
    """The list."""
    tell: str
    """Where one can tell what became of it, in a sentence."""
    code: str
    """The code by which; made for this referral, and not for a person."""
    back: str
    """The referral."""
    back_text: str
    """What the link says."""
