"""Redaction: what is confidential taken out of a file, and the proof that it is out of it.

The file is opened, screened and written wholly anew; what was written is opened and screened again, and then proved
(`proving`): another library reads it, and its bytes are searched. Where anything is left there is no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.opening import format_of, guarded, open_file
from charteroak.screening.formats.surface import Cannot, Opened, Spans
from charteroak.screening.found import Category
from charteroak.screening.letting import NOTHING_KEPT, Screen, but_ours, letting
from charteroak.screening.looking import Look, Withheld, look, names_that_stay, shipped
from charteroak.screening.proving import Proof, prove

_ROUNDS = 5


class Residual(Exception):
    """Something is left in what was written, so there is no file. The text is where it was found, by kind."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A file without what is confidential in it. `data` is None where the whole of it is a record that is withheld."""

    data: bytes | None
    withheld: tuple[Withheld, ...]
    kind: str
    document: Literal["income_tax_record"] | None = None


def redact(
    data: bytes,
    name: str = "",
    screen: Screen | None = None,
    *,
    limits: Limits = LIMITS,
    drop_unread: bool = False,
    mark: bool = False,
    keep: frozenset[Category] = NOTHING_KEPT,
    notice: Sequence[str] = (),
) -> Redacted:
    """The file without what `screen` finds in it, proven. By default what finds is `detect.screen_texts`.

    What is of the classes in `keep`, and of no other, stays: it may be given. A record that is withheld whole is
    withheld unless its class is kept, and then what is of other classes is taken out of it. The paragraphs of `notice`
    are put before what people read, where the kind takes them (`stamping.STAMPED`), and are proven with the rest.

    Cannot says why it cannot be done, "unread" where some of it could not be read; with `drop_unread` such parts are
    left out, with a mark instead. Residual where something is left. `mark` puts the notice into JSON, too.
    """
    work = _Work(name, but_ours(screen or shipped(), notice), limits, keep)
    return work.done(data, drop_unread=drop_unread, mark=mark, notice=notice)


class _Work:
    """One file's redaction."""

    def __init__(self, name: str, screen: Screen, limits: Limits, keep: frozenset[Category]) -> None:
        self._name = name
        self._screen = screen
        self._keep = keep
        self._limits = limits
        self._removed: list[str] = []
        self._withheld = Counter[tuple[str, Category | None]]()

    def done(self, data: bytes, *, drop_unread: bool, mark: bool, notice: Sequence[str]) -> Redacted:
        """The file, or that there is none."""
        opened = self._open(data)
        kind = format_of(data, self._name).kind
        if opened.unread:
            opened = self._open(self._readable(opened, drop=drop_unread))
        seen = look(opened, self._screen, self._keep)
        if seen.is_record:
            return Redacted(None, (), kind, "income_tax_record")
        made = self._cut(opened, seen, [])
        if mark and kind == "json":
            from charteroak.screening.formats.jsons import marked

            made = marked(made)
        if notice:
            from charteroak.screening.formats.stamping import stamped

            made = guarded(lambda: stamped(made, kind, notice, self._limits.anew()))
        return Redacted(self._proven(made), tuple(self._listed()), kind)

    def _readable(self, opened: Opened, *, drop: bool) -> bytes:
        """The file without what could not be read. Cannot where that is not asked for, or cannot be done."""
        drops = getattr(opened, "without_unread", None)
        if not drop or drops is None:
            raise Cannot("unread")
        for each in opened.unread:
            self._withheld[each.where, None] += 1
        made: bytes = guarded(drops)
        if self._open(made).unread:
            raise Cannot("unread")
        return made

    def _proven(self, data: bytes) -> bytes:
        """The file once it is proven. What another reader finds besides is taken out, too, and it is proven anew."""
        for _ in range(_ROUNDS):
            opened = self._open(data)
            seen = look(opened, self._screen, self._keep)
            if seen.places or seen.records:
                data = self._cut(opened, seen, [])
                continue
            if seen.is_record or opened.unread:
                break
            proof = self._proof(data, opened)
            if proof.holds:
                return data
            more, are_all_there = _located(opened, proof.found)
            if not proof.where and not more and are_all_there:
                return data
            if proof.where or not more:
                raise Residual(*(proof.where or ["second reading"]))
            data = self._cut(opened, seen, more)
        raise Residual("own reading")

    def _proof(self, data: bytes, opened: Opened) -> Proof:
        form = format_of(data, self._name)
        return guarded(lambda: prove(data, form, opened, self._removed, letting(self._screen, self._keep)))

    def _cut(self, opened: Opened, seen: Look, more: Sequence[tuple[int, int, int]]) -> bytes:
        """The file anew, without what was seen in it, and more."""
        if seen.records:
            opened, seen = self._without_records(opened, seen)
        spans = seen.spans()
        for number, start, end in more:
            spans.setdefault(number, []).append((start, end))
            self._withheld[opened.surfaces[number].where, Category.OTHER_PRIVATE] += 1
        for place in seen.places:
            where = _where(opened, place.number, *place.spans[0])
            self._withheld[where, place.finding.category] += 1
        ordered: dict[int, Spans] = {number: sorted(each) for number, each in spans.items()}
        for number, each in ordered.items():
            text = opened.surfaces[number].text
            self._removed += [text[start:end] for start, end in each]
        return guarded(lambda: opened.without(ordered))

    def _without_records(self, opened: Opened, seen: Look) -> tuple[Opened, Look]:
        """The file without those within it that are records withheld whole, and what is seen in it now."""
        drops = getattr(opened, "without_parts", None)
        if drops is None:
            raise Cannot("cannot be written")
        parts = getattr(opened, "parts", ())
        for number in seen.records:
            self._withheld[parts[number].where, Category.INCOME_TAX_RECORD] += 1
        made = self._open(guarded(lambda: drops(seen.records)))
        return made, look(made, self._screen, self._keep)

    def _open(self, data: bytes) -> Opened:
        return open_file(data, self._name, self._limits.anew())

    def _listed(self) -> list[Withheld]:
        return [Withheld(where, category, count) for (where, category), count in self._withheld.items()]


def _where(opened: Opened, number: int, start: int, end: int) -> str:
    places = getattr(opened, "place", None)
    return str(places(number, start, end)[0]) if places else opened.surfaces[number].where


def _located(opened: Opened, found: Sequence[str]) -> tuple[list[tuple[int, int, int]], bool]:
    """Where in our own reading the words stand that another reader finds confidential, and whether all are there.

    Words of names of columns that stay are no such words.
    """
    places, are_all_there = list[tuple[int, int, int]](), True
    names = names_that_stay(opened) if found else ()
    for words in dict.fromkeys(found):
        if all(any(f" {line} " in name for name in names) for line in _lines(words)):
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        seen = [(number, *each.span()) for number, surface in enumerate(opened.surfaces)
                for each in pattern.finditer(surface.text)]  # fmt: skip
        are_all_there = are_all_there and bool(seen)
        places += seen
    return places, are_all_there


def _lines(words: str) -> list[str]:
    """The lines that say something, as names of columns are spoken."""
    lines = (spoken(line.strip().rstrip(":")).lower() for line in words.splitlines())
    return [line for line in lines if any(map(str.isalnum, line))]
