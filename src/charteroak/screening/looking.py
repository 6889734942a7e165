"""Screening a file that was opened: every surface by itself, what stands together as one text, and each file within.

A page's paragraphs say of one another what they are about, so they are read together, too; the rows of a table are
not. A file within a file is a document of its own: if it is a record that is withheld whole, that is said of it alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from charteroak.screening.formats.opening import Part
from charteroak.screening.formats.surface import Opened, Surface
from charteroak.screening.found import Finding, Language, Screened

Screen = Callable[[Sequence[str]], list[Screened]]
"""What screens texts: `detect.screen_texts`, or whoever stands in for it."""

_BATCH = 1 << 20
"""How many characters are screened at once."""
_MOST_AT_ONCE = 5_000
_TOGETHER = 200_000
"""How many characters of what stands together are one text."""
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

    def spans(self) -> dict[int, list[tuple[int, int]]]:
        """What is to be taken out, by the number of the surface."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for place in self.places:
            spans.setdefault(place.number, []).extend(place.spans)
        return {number: sorted(set(each)) for number, each in spans.items()}


def look(opened: Opened, screen: Screen) -> Look:
    """What a file that was opened holds."""
    found, languages = _each(opened.surfaces, screen), _Languages()
    by_surface: dict[int, list[Finding]] = {}
    is_record, records = False, set[int]()
    for number, screened in found:
        languages.add(screened.language)
        if screened.findings:
            by_surface[number] = list(screened.findings)
        if screened.document and len(opened.surfaces) == 1:
            is_record = True
    parts: Sequence[Part] = getattr(opened, "parts", ())
    for number, (numbers, is_table) in enumerate(_units(opened, parts), -1):
        if len(numbers) < 2 and not parts:
            continue
        for start, texts in _together(opened.surfaces, numbers):
            whole = screen([_BETWEEN.join(text for _, text in texts)])[0]
            if whole.document and start == 0:
                is_record, records = (True, records) if number < 0 else (is_record, {*records, number})
            if not is_table:
                _add(by_surface, whole.findings, texts)
    places = list(_placed(opened, by_surface))
    return Look(places, is_record, frozenset(records), languages.most)


class _Languages:
    """Which language the texts are in, all in all."""

    def __init__(self) -> None:
        self._seen = set[Language]()

    def add(self, language: Language) -> None:
        """One text's language."""
        self._seen.add(language)

    @property
    def most(self) -> Language:
        """That of all of them; mixed where they have more than one."""
        told = self._seen - {"unknown"}
        if len(told) == 1:
            return next(iter(told))
        return "mixed" if told else "unknown"


def _each(surfaces: Sequence[Surface], screen: Screen) -> Iterator[tuple[int, Screened]]:
    """Each surface screened, many at once."""
    waiting, first, size = list[str](), 0, 0
    for number, surface in enumerate(surfaces):
        waiting.append(surface.text)
        size += len(surface.text)
        if size >= _BATCH or len(waiting) >= _MOST_AT_ONCE:
            yield from enumerate(screen(waiting), first)
            waiting, first, size = [], number + 1, 0
    if waiting:
        yield from enumerate(screen(waiting), first)


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
            findings[number] = Finding(first, last, other.category, other.rule, other.tier, other.certainty)
            return
    findings.append(one)


def _placed(opened: Opened, by_surface: dict[int, list[Finding]]) -> Iterator[Place]:
    """The findings of which something can be taken out; those that say what another surface said are left out."""
    fits, tells = getattr(opened, "fit", None), getattr(opened, "sources", None)
    told: dict[str, set[object]] = {}
    for number in sorted(by_surface):
        for finding in sorted(by_surface[number]):
            spans = [(finding.start, finding.end)]
            spans = list(fits(number, spans)) if fits else spans
            if not spans:
                continue
            if tells:
                sources = {one for start, end in spans for one in tells(number, start, end)}
                known = told.setdefault(finding.category, set())
                if sources and sources <= known:
                    continue
                known |= sources
            yield Place(number, finding, tuple(spans))
