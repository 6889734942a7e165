"""What goes out with records: the facts of a release, and the sheets that say them, without a name of anyone.

A sheet is told once and written twice: as a page that prints, and as text. Where a name belongs, it has a line to fill
in by hand. Of what is withheld it says that it is, where and why, and not of which class, unless it is told to: that a
record has something about a victim in it tells of whom it is about.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.template.loader import render_to_string

from charteroak.law import text
from charteroak.law.words import words
from charteroak.logic.errors import BadInput
from charteroak.office.disclosures.cover_words import CoverWords, cover_words
from charteroak.office.matters_said import NECESSITIES, REQUESTERS, class_name, paper_name
from charteroak.recording import matter_words
from charteroak.recording.words import BASES, DEPARTMENTS
from charteroak.screening.found import Category

CLASSES = tuple(each.value for each in Category)
REASONS = ("no_ground", "not_asked_for", "not_approved", "counsel", "undetermined", "unread")
"""Why something is withheld, in closed words (`cover_words`): neither of the article's grounds is met; it was not
asked for; it was not approved; counsel has a reading to settle; nobody has decided what it is; it could not be read.
"""
_WIDE = 78


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a class is withheld, and under which clause. BadInput for a word or a clause there is not."""

    word: str
    """Of REASONS."""
    clause: str = "2-929"
    """The citation."""

    def __post_init__(self) -> None:
        if self.word not in REASONS:
            raise BadInput("reason", "another text", REASONS)
        if self.clause not in (known := [each.id for each in text.clauses()]):
            raise BadInput("clause", "another text", known)


@dataclass(frozen=True, slots=True)
class Ground:
    """On what ground a class is released: a legal authority by its citation, or a necessity in a closed word."""

    category: str
    """The class."""
    basis: str
    """Of `recording.words.BASES`."""
    citation: str = ""
    """Of an authority: as the register of authorities has it."""
    necessity: str = ""
    """Of `recording.matter_words.NECESSITIES`, where the basis is a necessity."""

    def __post_init__(self) -> None:
        _one_of("category", self.category, CLASSES)
        _one_of("basis", self.basis, BASES)
        if self.necessity:
            _one_of("necessity", self.necessity, matter_words.NECESSITIES)
        if bool(self.citation.strip()) == bool(self.necessity):
            raise BadInput("ground", "both or neither", ("citation", "necessity"))

    def says(self, language: str) -> str:
        """The ground, as it goes on from "because it is"."""
        own = cover_words(language).ui
        if self.necessity:
            return own["necessary"].format(why=NECESSITIES[language][self.necessity])
        return own["required"].format(citation=" ".join(self.citation.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    """What a release is about, in closed words. BadInput where one is none."""

    record: str
    """The matter's record id, in hex."""
    requester: str
    """Of `recording.matter_words.REQUESTERS`."""
    paper: str
    """Of `recording.matter_words.PAPERS`."""
    day: date
    """The day of the release."""
    department: str
    """Of `recording.words.DEPARTMENTS`."""
    grounds: tuple[Ground, ...] = ()
    """One for each class that is released."""
    readings: Mapping[str, str | None] = field(default_factory=dict)
    """The readings in force, by their ids."""
    origin: str = ""
    """The name of the ledger, as its checkpoints have it; by default that of this city's."""
    names_withheld: bool = False
    """Whether the papers that go out name the classes of what is withheld. That itself tells something of the person,
    so it is for a recipient who may know: a court that reviews the withholding, say.
    """

    def __post_init__(self) -> None:
        if len(self.record) != 32 or set(self.record) - set("0123456789abcdef"):
            raise BadInput("record", "another text", ("32 hexadecimal digits",))
        _one_of("requester", self.requester, matter_words.REQUESTERS)
        _one_of("paper", self.paper, matter_words.PAPERS)
        _one_of("department", self.department, DEPARTMENTS)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet under a heading."""

    heading: str
    """Its heading, or nothing."""
    paragraphs: tuple[str, ...] = ()
    """What it says."""
    items: tuple[str, ...] = ()
    """A list below that."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Citations, and the words of the ordinance, exactly."""
    head: tuple[str, ...] = ()
    """The columns of a table."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Its lines."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that goes out."""

    language: str
    """The language that it is in."""
    title: str
    """What it is."""
    city: str
    """Whose it is."""
    facts: tuple[tuple[str, str], ...]
    """What it is about: a label and a value; a value of nothing is a line to fill in by hand."""
    parts: tuple[Part, ...]
    """What it says."""

    def page(self) -> bytes:
        """It as a page of its own that prints, with no script and nothing from elsewhere."""
        return render_to_string("disclosures/package/sheet.html", {"sheet": self}).encode()

    def text(self) -> bytes:
        """It as text."""
        return "\n".join(_lines(self)).encode()


def mark(about: CoverFacts, released: Sequence[str], language: str) -> tuple[str, ...]:
    """The paragraphs that a copy begins with, and that lie beside it: under what, to whom, when, and what it holds."""
    own = cover_words(language).ui
    held = _listed(language, released)
    return (
        own["mark_head"],
        own["mark_to"].format(requester=REQUESTERS[language][about.requester], day=words(language).date(about.day)),
        own["mark_record"].format(record=grouped(about.record)),
        own["mark_holds"].format(classes=held) if released else own["mark_holds_none"],
        own["mark_no_further"],
        own["mark_withheld"],
    )


def mark_sheet(about: CoverFacts, released: Sequence[str], language: str, *, stamped: bool) -> Sheet:
    """The same as a sheet of its own. `stamped` says whether the copy begins with it, too."""
    own = cover_words(language).ui
    where = own["mark_stamped" if stamped else "mark_beside"]
    part = Part("", (*mark(about, released, language)[1:], where))
    return Sheet(language, own["mark_head"], own["city"], (), (part,))


def letter(about: CoverFacts, released: Sequence[str], reasons: Sequence[tuple[str, str, int]], language: str) -> Sheet:
    """The letter that goes with a package. `reasons` are words of REASONS, the clauses and how many places."""
    own = cover_words(language)
    ui = own.ui
    grounds = {each.category: each for each in about.grounds}
    given = tuple(
        ui["given_item"].format(category=class_name(language, each), ground=grounds[each].says(language))
        for each in released
    )
    withheld = tuple(
        ui["withheld_item"].format(count=count, clause=clause, why=own.reasons[word]) for word, clause, count in reasons
    )
    return Sheet(
        language,
        ui["letter_title"],
        ui["city"],
        _about(about, own),
        (
            Part(ui["given"], (ui["given_text" if given else "given_none"],), given),
            Part(ui["withheld"], (ui["withheld_text" if withheld else "withheld_none"],), withheld),
            *_closing(about, own),
        ),
    )


def grouped(record: str) -> str:
    """A record id in groups, to be read aloud; no group is long enough to be taken for a number of someone's."""
    return "-".join(record[at : at + 4] for at in range(0, len(record), 4))


def _about(about: CoverFacts, own: CoverWords) -> tuple[tuple[str, str], ...]:
    ui = own.ui
    return (
        (ui["day"], words(own.language).date(about.day)),
        (ui["record"], grouped(about.record)),
        (ui["to"], ""),
        (ui["asked_as"], REQUESTERS[own.language][about.requester]),
        (ui["asked_by"], paper_name(own.language, about.paper)),
        (ui["from"], own.departments[about.department]),
        (ui["signed"], ""),
    )


def _closing(about: CoverFacts, own: CoverWords) -> tuple[Part, ...]:
    ui = own.ui
    confidential = text.definitions()["Confidential information"]
    read = Part(ui["readings"], (ui["readings_text"],), _readings(about, own))
    return (
        Part(ui["law"], (ui["law_text"],), quotes=(("2-929", text.clause("2-929").text), ("2-926", confidential))),
        *((read,) if read.items else ()),
        Part(ui["ask"], (ui["ask_text"], ui["complain"])),
        Part(ui["what"], (ui["not_counsel"],)),
    )


def _readings(about: CoverFacts, own: CoverWords) -> tuple[str, ...]:
    return tuple(
        f"{said.question} {said.choices[choice] if choice else own.ui['reading_open']}"
        for name, choice in about.readings.items()
        if (said := own.readings.get(name)) is not None
    )


def _listed(language: str, released: Sequence[str]) -> str:
    return "; ".join(class_name(language, each) for each in released)


def _lines(sheet: Sheet) -> list[str]:
    lines = [sheet.city, sheet.title, ""]
    lines += [f"{label}: {value or '_' * 40}" for label, value in sheet.facts]
    for part in sheet.parts:
        lines += ["", part.heading, "-" * len(part.heading)] if part.heading else [""]
        for paragraph in part.paragraphs:
            lines += [*textwrap.wrap(paragraph, _WIDE), ""]
        for item in part.items:
            lines += textwrap.wrap(item, _WIDE, initial_indent="  - ", subsequent_indent="    ")
        for citation, quoted in part.quotes:
            lines += ["", f"  {citation}:"]
            lines += textwrap.wrap(f"\u201c{quoted}\u201d", _WIDE, initial_indent="  ", subsequent_indent="  ")
        lines += ["  ".join(row) for row in (part.head, *part.rows) if row]
    return [*lines, ""]


def _one_of(name: str, given: str, allowed: Sequence[str]) -> None:
    if given not in allowed:
        raise BadInput(name, "another text", allowed)
