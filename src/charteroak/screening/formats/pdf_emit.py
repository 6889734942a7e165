"""A page's operators written anew, without the letters that were taken out.

Every operator that writes gets a place of its own, counted from the page's corner. No distance between two of them is
left in the file that could tell what stood between, and neither is any spacing by which a line was made to fill its
column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from charteroak.screening.formats.pdf_glyphs import Path, Shown, Walk
from charteroak.screening.formats.pdf_lines import MARK_SIZE, mark_width
from charteroak.screening.formats.pdf_matrix import Box, Matrix, inverse, number, times
from charteroak.screening.formats.pdf_operators import Operator, Row, Scope
from charteroak.screening.formats.pdf_take import Glyphs, Mark, Taken
from charteroak.screening.formats.surface import MARK

FONT, STATE = "/CharterOakMark", "/CharterOakPlain"
"""The names under which a page finds the font of marks, and a state in which nothing changes how they look."""
_PLACES = frozenset({"Td", "TD", "T*", "Tm", "TL"})
"""Operators that are left out: each that writes says by itself where and how."""
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_PAINTS_OVER = 3.0
"""In points: what reaches further beyond a stretch is no line under it."""
_KINDS = {
    "Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "sh": "/Shading",
    "scn": "/Pattern", "SCN": "/Pattern", "BDC": "/Properties", "DP": "/Properties",
}  # fmt: skip
_INK = 0.94
_SHOW = pikepdf.Operator("TJ")
_NEAR = 2_000.0
"""In thousandths of the size: what stands further on is not written with what is before it."""

_Kept = tuple[bytes, float, float, int]
"""A code that stays: how wide it is, how far along its line it comes to stand, and its letter's number."""


@dataclass(slots=True)
class Emitted:
    """Operators for a page, the resources that they name, and marks that no place among them could be seen at."""

    operators: list[Any]
    resources: dict[str, dict[str, Any]]
    """By kind and name: those that forms had, under names of their own."""
    marks: list[Mark]


class Emit:
    """Writes a page's operators anew."""

    def __init__(self, row: Row, walk: Walk, glyphs: Glyphs, taken: Taken) -> None:
        self._row = row
        self._walk = walk
        self._glyphs = glyphs
        self._taken = taken
        self._firsts: dict[int, int] = {}
        for letter, shown in enumerate(glyphs.shown.tolist()):
            self._firsts.setdefault(shown, letter)
        self._by_operator = {shown.at: i for i, shown in enumerate(walk.shown)}
        self._dropped = dict(_underlines(walk.paths, taken.bands))
        self._marks: dict[int, list[Mark]] = {}
        for mark in sorted(taken.marks, key=lambda mark: mark.letter):
            self._marks.setdefault(int(glyphs.shown[mark.letter]), []).append(mark)
        self._spacing = self._wanted = (0.0, 0.0)
        """What spacing there is of letters and of words, and what there would be in the original."""
        self._stack: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self._made = Emitted([], {}, [])
        self._line: tuple[float, ...] | None = None
        """What the codes have in common that are being set, where the pen is, and the codes."""
        self._pen = 0.0
        self._parts: list[Any] = []
        self._string = b""

    def done(self) -> Emitted:
        """The operators."""
        at, end = 0, len(self._row.operators)
        while at < end:
            form = self._row.forms.get(at)
            if form is not None and not self._touches(at, form[0]):
                self._sync(*self._wanted)
                self._pass_on(form[1])
                at = form[0]
            elif at in self._dropped:
                at = self._dropped[at]
            else:
                self._operator(self._row.operators[at], at)
                at += 1
        self._flush()
        return self._made

    def _touches(self, start: int, end: int) -> bool:
        """Whether something changes among some operators."""
        changed = (self._by_operator[at] for at in range(start, end) if at in self._by_operator)
        return any(map(self._is_changed, changed)) or any(start <= at < end for at in self._dropped)

    def _is_changed(self, shown: int) -> bool:
        first, count = self._firsts.get(shown), len(self._walk.shown[shown].codes)
        if first is None:
            return False
        return any(n in self._taken.gone or n in self._taken.places for n in range(first, first + count))

    def _operator(self, operator: Operator, at: int) -> None:
        match operator.name:
            case "q":
                self._stack.append((self._spacing, self._wanted))
            case "Q" if self._stack:
                self._spacing, self._wanted = self._stack.pop()
            case "Tc":
                self._wanted = float(operator.given[0]), self._wanted[1]
                return
            case "Tw":
                self._wanted = self._wanted[0], float(operator.given[0])
                return
            case name if name in _PLACES:
                return
            case name if name in _SHOWS:
                self._show(self._by_operator[at], operator)
                return
        self._pass_on(operator)

    def _pass_on(self, operator: Operator) -> None:
        """An operator as it is, but for the names of what its form had."""
        self._flush()
        kind = _KINDS.get(operator.name)
        if not operator.scope.number or kind is None:
            self._made.operators.append(operator.whole)
            return
        given = list(operator.given)
        which = len(given) - 1 if operator.name in ("scn", "SCN", "BDC", "DP") else 0
        if given and isinstance(given[which], pikepdf.Name):
            given[which] = self._renamed(operator.scope, kind, given[which])
        self._made.operators.append((given, pikepdf.Operator(operator.name)))

    def _renamed(self, scope: Scope, kind: str, name: Any) -> Any:
        found = scope.find(kind, name)
        if found is None:
            return name  # a colour space that every reader knows
        own = f"/CharterOak{scope.number}-{str(name)[1:]}"
        self._made.resources.setdefault(kind, {})[own] = found
        return pikepdf.Name(own)

    def _sync(self, between: float, spaces: float) -> None:
        for name, wanted, given in zip(("Tc", "Tw"), (between, spaces), self._spacing, strict=True):
            if wanted != given:
                self._add(name, wanted)
        self._spacing = (between, spaces)

    def _add(self, name: str, *given: Any) -> None:
        numbers = [_plain(each) for each in given]
        self._made.operators.append((numbers, pikepdf.Operator(name)))

    def _show(self, which: int, operator: Operator) -> None:
        shown = self._walk.shown[which]
        self._wanted = shown.state.between, shown.state.spaces
        if self._wanted != (0.0, 0.0) and not self._is_changed(which):
            self._flush()
            self._sync(*self._wanted)
            self._add("Tm", *shown.matrix)
            name = "TJ" if operator.name == "TJ" else "Tj"
            self._made.operators.append(([operator.given[-1]], pikepdf.Operator(name)))
            return
        kept = list(self._kept(which, shown))
        for mark in self._marks.get(which, ()):
            before = [each for each in kept if each[3] < mark.letter]
            self._set(shown, before)
            self._flush()
            self._mark(mark, shown)
            kept = kept[len(before) :]
        self._set(shown, kept)

    def _kept(self, which: int, shown: Shown) -> Iterator[_Kept]:
        """The codes that stay."""
        first, along = self._firsts[which], self._glyphs.along
        for i, code in enumerate(shown.codes):
            letter = first + i
            if letter not in self._taken.gone:
                yield code, shown.widths[i], self._taken.places.get(letter, float(along[letter])), letter

    def _set(self, shown: Shown, kept: list[_Kept]) -> None:
        """Write codes at their new places: the first by a matrix, each other by its distance from the one before.

        What goes on with the line of the operator before is written with it.
        """
        if not kept:
            return
        state = shown.state
        a, b, c, d, e, f = times(shown.matrix, state.matrix)
        long = (a * a + b * b) ** 0.5
        across = (f * a - e * b) / long
        scale = 0.001 * state.size * state.stretch * long
        line = (
            id(state.font),
            state.size,
            state.stretch,
            state.rise,
            *(round(each, 4) for each in (a, b, c, d, across)),
        )
        if self._line != line or not 0 <= (kept[0][2] - self._pen) / scale < _NEAR:
            self._flush()
            self._sync(0.0, 0.0)
            along = kept[0][2] - state.rise * (c * a + d * b) / long
            x, y = (along * a - across * b) / long, (along * b + across * a) / long
            self._add("Tm", *times((a, b, c, d, x, y), inverse(state.matrix)))
            self._line, self._pen = line, kept[0][2]
        for code, width, place, _ in kept:
            kern = round((self._pen - place) / scale)
            if kern:
                self._parts += [pikepdf.String(self._string), kern] if self._string else [kern]
                self._string = b""
                self._pen -= kern * scale
            self._string += code
            self._pen += width * scale

    def _flush(self) -> None:
        """Write what has been set."""
        if self._line is not None:
            self._made.operators.append(([pikepdf.Array([*self._parts, pikepdf.String(self._string)])], _SHOW))
        self._line, self._parts, self._string = None, [], b""

    def _mark(self, mark: Mark, shown: Shown) -> None:
        clip = shown.state.clip
        if clip is None or not _contains(clip, _around(mark)):
            self._made.marks.append(mark)  # here it would not be seen
            return
        self._add("ET")
        self._made.operators += mark_operators(mark, shown.state.matrix)
        self._add("BT")


def _underlines(paths: list[Path], bands: list[Box]) -> Iterator[tuple[int, int]]:
    """What is drawn under or behind no more than a stretch that was laid out anew: it tells how wide that was."""
    for path in paths:
        for band in bands:
            if _contains(_wider(band), path.box):
                yield path.start, path.end
                break


def _wider(box: Box) -> Box:
    return box[0] - _PAINTS_OVER, box[1] - 1.0, box[2] + _PAINTS_OVER, box[3] + 1.0


def _contains(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _around(mark: Mark) -> Box:
    """The box around a mark, however it is turned."""
    wide, high = mark_width(mark.size), min(MARK_SIZE, mark.size)
    (x, y), (ux, uy) = (mark.x, mark.y), mark.way
    corners = [(x + ux * i - uy * j, y + uy * i + ux * j) for i in (0, wide) for j in (-0.2 * high, 0.8 * high)]
    across, up = [each for each, _ in corners], [each for _, each in corners]
    return min(across), min(up), max(across), max(up)


def mark_operators(mark: Mark, matrix: Matrix) -> list[Any]:
    """What draws a mark where the page's own points are changed by a matrix."""
    size, wide = min(MARK_SIZE, mark.size), mark_width(mark.size)
    ux, uy = mark.way
    place = times((ux, uy, -uy, ux, mark.x, mark.y), inverse(matrix))
    drawn: list[tuple[Any, ...]] = [
        *(("q",), ("gs", pikepdf.Name(STATE)), ("cm", *place), ("g", _INK)),
        *(("re", 0.03 * size, -0.22 * size, wide - 0.06 * size, 1.02 * size), ("f",), ("g", 0), ("BT",)),
        *(("Tf", pikepdf.Name(FONT), size), ("Tr", 0), ("Tc", 0), ("Tw", 0), ("Tz", 100), ("Ts", 0)),
        *(("Tm", 1, 0, 0, 1, 0.115 * size, 0), ("Tj", pikepdf.String(MARK.encode("cp1252"))), ("ET",), ("Q",)),
    ]
    return [([_plain(each) for each in given], pikepdf.Operator(name)) for name, *given in drawn]


def _plain(value: Any) -> Any:
    return number(value) if isinstance(value, int | float) else value
