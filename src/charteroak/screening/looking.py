"""Screening a file that was opened: every surface by itself, what stands together as one text, and each file within.

A page's paragraphs say of one another what they are about, so they are read together, too; the rows of a table are
not. A file within a file is a document of its own: if it is a record that is withheld whole, that is said of it alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.notice import without_ours
from charteroak.screening.formats.opening import Part
from charteroak.screening.formats.surface import Opened, Spans, Surface
from charteroak.screening.formats.telling import Told, found_by_column
from charteroak.screening.found import LEARNED, Category, Certainty, Finding, Language, Screened
from charteroak.screening.letting import NOTHING_KEPT, Screen, letting

_BATCH = 1 << 20
"""How many characters are screened at once."""
_MOST_AT_ONCE = 5_000
_TOGETHER = 200_000
"""How many characters of what stands together are one text."""
_SEEN = 50
"""How much more a letter that is seen weighs, in telling the language, than a whole text that is not."""
_LITTLE = 8
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A finding where it stands: in which surface, and what of its text can be taken out for it."""

    number: int
    finding: Finding
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Look:
    """What a file holds. `is_record` if it is a record that is withheld whole; `records`, which parts of it are."""

    places: list[Place] = field(default_factory=list)
    is_record: bool = False
    records: frozenset[int] = frozenset()
    language: Language = "unknown"

    def add_record(self, number: int) -> None:
        """A part is a record; -1 is the whole file."""
        if number < 0:
            self.is_record = True
        else:
            self.records |= {number}

    def spans(self) -> dict[int, list[tuple[int, int]]]:
        """What is to be taken out, by the number of the surface."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for place in self.places:
            spans.setdefault(place.number, []).extend(place.spans)
        return {number: sorted(set(each)) for number, each in spans.items()}


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was taken out: where it stood, of which class, and in how many places there.

    Without a class it is something that could not be read, and was left out for that.
    """

    where: str
    category: Category | None
    count: int


def shipped() -> Screen:
    """The screener with the shipped rules."""
    from charteroak.screening.detect import screen_texts

    return screen_texts


def look(opened: Opened, screen: Screen, keep: frozenset[Category] = NOTHING_KEPT) -> Look:
    """What a file that was opened holds, but for what is of the classes in `keep`."""
    parts: Sequence[Part] = getattr(opened, "parts", ())
    screen = letting(screen, keep)
    by_surface, seen = _each(opened, screen, keep)
    for number, (numbers, is_table) in enumerate(_units(opened, parts), -1):
        for start, texts in _together(opened.surfaces, numbers) if len(numbers) > 1 or parts else ():
            whole = screen([_BETWEEN.join(text for _, text in texts)])[0]
            if whole.document and start == 0:
                seen.add_record(number)
            if is_table:
                break
            _add(by_surface, whole.findings, texts)
    for number in {number for record in seen.records for number in range(parts[record].first, parts[record].last)}:
        by_surface.pop(number, None)  # it is withheld with the whole that it is in
    seen.places = list(_placed(opened, by_surface))
    return seen


def _each(opened: Opened, screen: Screen, keep: frozenset[Category]) -> tuple[dict[int, list[Finding]], Look]:
    """Each surface by itself: the findings of those that have any, and what is known of the file by that alone."""
    by_surface: dict[int, list[Finding]] = {}
    seen, written = Look(), Counter[Language]()
    by_column: Callable[[int], Told] | None = getattr(opened, "by_column", None)
    for number, surface, screened in _in_batches(opened.surfaces, screen):
        written[screened.language] += 1 if surface.hidden else len(surface.text) * _SEEN
        if screened.document and len(opened.surfaces) == 1:
            seen.is_record = True
        elif screened.document:
            by_surface[number] = [_all_of(surface)]
        if screened.findings:
            by_surface.setdefault(number, []).extend(screened.findings)
        for one in found_by_column(by_column(number), surface.text) if by_column else ():
            if one.category not in keep:
                _join(by_surface.setdefault(number, []), one)
    seen.language = _language(written)
    return by_surface, seen


def _language(written: Counter[Language]) -> Language:
    """The language that a file is in, by how much of it is in which; of little in another, nothing is said."""
    del written["unknown"]
    whole = sum(written.values())
    told = {each for each, size in written.items() if size * _LITTLE >= whole}
    return next(iter(told)) if len(told) == 1 else "mixed" if told else "unknown"


def _all_of(surface: Surface) -> Finding:
    """A page, or a cell, that is a tax record by itself, whatever the rest of the file is."""
    return Finding(0, len(surface.text), Category.INCOME_TAX_RECORD, "document", "direct")


def _in_batches(surfaces: Sequence[Surface], screen: Screen) -> Iterator[tuple[int, Surface, Screened]]:
    """Each surface screened, many at once."""
    waiting, size = list[tuple[int, Surface]](), 0
    for number, surface in enumerate(surfaces):
        waiting.append((number, surface))
        size += len(surface.text)
        if size >= _BATCH or len(waiting) >= _MOST_AT_ONCE or number + 1 == len(surfaces):
            screened = screen([each.text for _, each in waiting])
            yield from ((*each, found) for each, found in zip(waiting, screened, strict=True))
            waiting, size = [], 0


def _units(opened: Opened, parts: Sequence[Part]) -> Iterator[tuple[Sequence[int], bool]]:
    """The numbers of the surfaces of the file itself, and then of each part of it, without those of parts within."""
    within = sorted((part.first, part.last) for part in parts)
    own, at = list[int](), 0
    for first, last in within:
        own += range(at, first)
        at = max(at, last)
    own += range(at, len(opened.surfaces)) if within else ()
    yield own if within else range(len(opened.surfaces)), getattr(opened, "is_table", False)
    for part in parts:
        yield range(part.first, part.last), part.is_table


def _together(surfaces: Sequence[Surface], numbers: Sequence[int]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """What people see of these surfaces, in stretches that are screened as one text; all of it where they see none."""
    gathered, size, start = list[tuple[int, str]](), 0, 0
    for number in numbers:
        surface = surfaces[number]
        if surface.hidden:
            continue
        gathered.append((number, surface.text))
        size += len(surface.text)
        if size >= _TOGETHER:
            yield start, gathered
            gathered, size, start = [], 0, start + 1
    if gathered:
        yield start, gathered


def _add(by_surface: dict[int, list[Finding]], findings: Sequence[Finding], texts: list[tuple[int, str]]) -> None:
    """Findings in what stands together, each in the surfaces that it is in, where nothing found there covers it."""
    starts = [0]
    for _, text in texts:
        starts.append(starts[-1] + len(text) + len(_BETWEEN))
    for each in findings:
        at = bisect_right(starts, each.start) - 1
        while at < len(texts) and starts[at] < each.end:
            number, text = texts[at]
            first, last = max(each.start - starts[at], 0), min(each.end - starts[at], len(text))
            if first < last:
                one = Finding(first, last, each.category, each.rule, each.tier, each.certainty)
                _join(by_surface.setdefault(number, []), one)
            at += 1


def _join(findings: list[Finding], one: Finding) -> None:
    """Add a finding; where it overlaps one of its class, that one grows."""
    for number, other in enumerate(findings):
        if other.category == one.category and other.start < one.end and one.start < other.end:
            first, last = min(one.start, other.start), max(one.end, other.end)
            by = one if other.rule == LEARNED else other  # a rule says more than a score
            certainty: Certainty = "protected" if "protected" in (one.certainty, other.certainty) else "undetermined"
            findings[number] = Finding(first, last, by.category, by.rule, by.tier, certainty)
            return
    findings.append(one)


def _placed(opened: Opened, by_surface: dict[int, list[Finding]]) -> Iterator[Place]:
    """The findings of which something can be taken out; those that stand where another does are left out."""
    fits, tells = getattr(opened, "fit", None), getattr(opened, "sources", None)
    told: dict[object, list[tuple[int, int]]] = {}
    for number in sorted(by_surface):
        rest = _rest(opened, number)
        for finding in sorted(by_surface[number], key=lambda each: (each.rule == LEARNED, each)):
            spans = [(finding.start, finding.end)]
            spans = list(fits(number, spans)) if fits else spans
            if rest is not None and not _says_more(rest, spans):
                continue
            sources = [one for start, end in spans for one in tells(number, start, end)] if tells else []
            sources = sources or [(number, start, end) for start, end in spans]
            if not all(_is_told(told, finding.category, one) for one in sources):
                yield Place(number, finding, tuple(spans))
            for within, start, end in sources:
                told.setdefault((finding.category, within), []).append((start, end))


def _rest(opened: Opened, number: int) -> str | None:
    """A surface's text with spaces for our own words and for names of columns, which stay; None if it has neither."""
    text = opened.surfaces[number].text
    rest = without_ours(text)
    for start, end in _names(opened, number):
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    return rest if rest != text else None


def _says_more(rest: str, spans: Spans) -> bool:
    """Whether anything is left there to be taken out: of "on SNAP: [§2-929]" nothing is."""
    return any(map(str.isalnum, "".join([rest[start:end] for start, end in spans])))


def names_that_stay(opened: Opened) -> set[str]:
    """The names of columns that are left in a file, in small letters and between spaces."""
    return {f" {spoken(surface.text[start:end]).lower()} " for number, surface in enumerate(opened.surfaces)
            for start, end in _names(opened, number)}  # fmt: skip


def _names(opened: Opened, number: int) -> Iterator[tuple[int, int]]:
    by_column: Callable[[int], Told] | None = getattr(opened, "by_column", None)
    return ((start, end) for start, end, column in (by_column(number) if by_column else ()) if column is None)


def _is_told(told: dict[object, list[tuple[int, int]]], category: str, source: tuple[object, int, int]) -> bool:
    within, start, end = source
    return any(first <= start and end <= last for first, last in told.get((category, within), ()))
