"""What the page says of a file that was screened: the places found, the text with its marks, and the copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from charteroak.law import text
from charteroak.office.pages import Quote, clause_address, quote
from charteroak.office.screen.examining import Examined
from charteroak.office.screen.handed import CopySaid, copy_said
from charteroak.office.screen.marking import Piece, pieces
from charteroak.office.screen.words import ScreenWords, screen_words
from charteroak.screening.found import Category
from charteroak.screening.showing import Shown
from charteroak.screening.task import Found, Outcome

_MOST = 400
"""So many findings are listed; a file may have very many."""
_WORDS = 90
"""So many letters of what was found stand in the list."""


@dataclass(frozen=True)
class ClassRow:
    """A class of which something was found."""

    category: str
    """The class, by its wire name: it chooses the look."""
    name: str
    """Its name."""
    clause: str
    """The clause that has it."""
    count: int
    """How many places."""


@dataclass(frozen=True)
class FoundRow:
    """A finding in the list."""

    number: int
    """Its number, from 1."""
    category: str
    """Its class, by its wire name."""
    name: str
    """The class's name."""
    clause: str
    """The clause."""
    words: str
    """The words that were found; nothing where the whole of a file within is withheld."""
    how: str
    """How it tells what it tells."""
    sure: str
    """Protected or undetermined, in words."""
    then: str
    """What follows from that, or nothing."""
    undetermined: bool
    """Whether it is undetermined."""
    where: str
    """Where it stands in the file; nothing where there is only one place."""
    target: str
    """The name of its place in the text, or nothing where that is not shown."""


@dataclass(frozen=True)
class PieceSaid:
    """A piece of text, all of it of the same findings."""

    text: str
    """The text."""
    look: str
    """The class by which it looks as it does, and whether it is undetermined; nothing for other text."""
    target: str
    """The name by which the list leads to it, or nothing."""
    tags: tuple[FoundRow, ...]
    """The findings that end with it, which are named behind it."""


@dataclass(frozen=True)
class Passage:
    """A stretch of the file's text."""

    where: str
    """Where it stands; nothing where there is only one place."""
    hidden: bool
    """Whether nobody sees it who looks at the page."""
    before: bool
    """Whether there is more text before it."""
    after: bool
    """Whether there is more text after it."""
    pieces: tuple[PieceSaid, ...]
    """The text."""


@dataclass(frozen=True)
class UnreadRow:
    """A part that was not read."""

    where: str
    """Where it is."""
    why: str
    """Why it was not read."""


@dataclass(frozen=True)
class Said:
    """What was found."""

    look: str
    """"record", "found", "partly" or "none": it chooses the mark and the look."""
    head: str
    """What was found, in a sentence."""
    then: tuple[str, ...]
    """What else is to be known of it."""
    classes: tuple[ClassRow, ...]
    """The classes of which something was found."""
    findings: tuple[FoundRow, ...]
    """The findings, up to a bound."""
    more: str
    """That there are more, or nothing."""
    unread: tuple[UnreadRow, ...]
    """What was not read."""
    unread_head: str
    """That something was not read, or nothing."""
    partly: bool
    """Whether only what is around the findings is shown."""
    passages: tuple[Passage, ...]
    """The text."""
    lang: str
    """The language that the text is in, as in a `lang` attribute, or nothing where that is not one."""
    copy: CopySaid | None
    """The copy; None where the whole is withheld."""
    quotes: tuple[Quote, ...]
    """The clauses in their own words."""


def said(language: str, examined: Examined, name: str, *, pasted: bool) -> Said:
    """What the page says of what came of a file that was read."""
    own, seen = screen_words(language), examined.seen
    targets = _targets(seen.shown)
    rows = () if seen.document else tuple(_rows(own, seen, targets))
    passages = tuple(_passages(own, seen, rows))
    return Said(
        look=_look(seen),
        head=_head(own, seen),
        then=tuple(_then(own, seen)),
        classes=() if seen.document else tuple(_classes(own, seen)),
        findings=rows[:_MOST],
        more=own.ui["more"].format(count=len(rows) - _MOST) if len(rows) > _MOST else "",
        unread=tuple(UnreadRow(own.place(each.where), own.place(each.why)) for each in seen.unread[:_MOST]),
        unread_head=_counted(own.ui, "unread", len(seen.unread)),
        partly=any(any(each.cut) for each in seen.shown),
        passages=passages,
        lang=seen.language if seen.language in ("en", "es") else "",
        copy=copy_said(own, examined, name, pasted=pasted) if examined.copy else None,
        quotes=_quotes(language),
    )


def _look(seen: Outcome) -> str:
    if seen.document:
        return "record"
    return "found" if seen.findings else "partly" if seen.unread else "none"


def _head(own: ScreenWords, seen: Outcome) -> str:
    match _look(seen):
        case "record":
            return own.ui["record"]
        case "found":
            return own.ui["one" if len(seen.findings) == 1 else "many"].format(count=len(seen.findings))
        case "partly":
            return own.ui["none_read"]
        case _:
            return own.ui["none"]


def _then(own: ScreenWords, seen: Outcome) -> Iterator[str]:
    if seen.document:
        yield own.ui["record_more"]
        return
    undetermined = sum(each.certainty == "undetermined" for each in seen.findings)
    if undetermined:
        yield _counted(own.ui, "undetermined", undetermined)
    if not seen.findings:
        yield own.ui["none_more"]


def _counted(ui: Mapping[str, str], key: str, count: int) -> str:
    return ui[f"{key}_one" if count == 1 else f"{key}_many"].format(count=count) if count else ""


def _classes(own: ScreenWords, seen: Outcome) -> Iterator[ClassRow]:
    counts = Counter(each.category for each in seen.findings)
    for category in Category:
        if counts[category]:
            yield ClassRow(category, *own.classes[category], counts[category])


def _rows(own: ScreenWords, seen: Outcome, targets: Mapping[int, int]) -> Iterator[FoundRow]:
    for number, each in enumerate(seen.findings):
        name, clause = own.classes[each.category]
        sure, then = own.certainties[each.certainty]
        yield FoundRow(
            number=number + 1,
            category=each.category,
            name=name,
            clause=clause,
            words=_short(each),
            how=own.tiers[each.tier],
            sure=sure,
            then=then,
            undetermined=each.certainty == "undetermined",
            where="" if seen.kind == "text" else own.place(each.where),
            target=f"f{targets[number] + 1}" if number in targets else "",
        )


def _short(found: Found) -> str:
    words = " ".join((found.value or "").split())
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 1].rstrip()}…"


def _targets(passages: tuple[Shown, ...]) -> dict[int, int]:
    """For each finding that is shown, the one by whose name its place goes: two may begin together."""
    targets: dict[int, int] = {}
    for passage in passages:
        for piece in pieces(passage.text, passage.marks):
            fresh = [number for number in piece.begins if number not in targets]
            targets |= dict.fromkeys(fresh, fresh[0]) if fresh else {}
    return targets


def _passages(own: ScreenWords, seen: Outcome, rows: tuple[FoundRow, ...]) -> Iterator[Passage]:
    given = set[str]()
    only = seen.kind == "text"
    for each in seen.shown:
        made = tuple(_piece(piece, rows, given) for piece in pieces(each.text, each.marks))
        yield Passage("" if only else own.place(each.where), each.hidden, *each.cut, made)


def _piece(piece: Piece, rows: tuple[FoundRow, ...], given: set[str]) -> PieceSaid:
    """A piece; a name is given to one place only, the first that has it."""
    target = next((name for number in piece.begins if (name := f"f{number + 1}") == rows[number].target), "")
    target = "" if target in given else target
    given.add(target)
    look = ""
    if piece.of:
        first = rows[piece.of[0]]
        look = f"{first.category} undetermined" if first.undetermined else first.category
    return PieceSaid(piece.text, look, target, tuple(rows[number] for number in piece.ends))


def _quotes(language: str) -> tuple[Quote, ...]:
    """What is confidential, of the definitions, and what is forbidden about it."""
    defined = next(each for each in text.clause("2-926").text.split("\n") if each.startswith("Confidential"))
    return Quote("2-926", clause_address(language, "2-926"), (defined,)), quote(language, "2-929")
