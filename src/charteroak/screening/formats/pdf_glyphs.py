"""Where every letter of a page stands, told from the page's operators: which operator writes it, in what state.

What PDFium says of the letters is then found again among these, and only what was found so is taken out (`pdf_take`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import numpy as np
import pikepdf
from numpy.typing import NDArray

from charteroak.screening.formats.pdf_fonts import Font, Unknown, font_of
from charteroak.screening.formats.pdf_matrix import SAME, Box, Matrix, around, point, times
from charteroak.screening.formats.pdf_operators import Operator, Row, Scope

_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class State:
    """The graphics state, as far as it bears on where letters stand. `clip` is None where it is no upright box."""

    matrix: Matrix = SAME
    font: Font | None = None
    size: float = 0.0
    between: float = 0.0
    """Tc"""
    spaces: float = 0.0
    """Tw"""
    stretch: float = 1.0
    """Tz"""
    leading: float = 0.0
    rise: float = 0.0
    clip: Box | None = _EVERYWHERE


@dataclass(slots=True)
class Shown:
    """An operator that writes: its state, its matrix when it begins, and its codes.

    `kerns` are what the operator moves back before each code, in thousandths of the size, and after the last.
    """

    at: int
    state: State
    matrix: Matrix
    codes: list[bytes] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    kerns: list[float] = field(default_factory=lambda: [0.0])
    pens: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    """How far each code stands from where the operator begins, and where the pen is after the last."""

    def move(self) -> float:
        """Tell where its codes stand, now that they are all there; how far the pen has gone."""
        state = self.state
        wide = np.array(self.widths) * (0.001 * state.size) + state.between
        if state.spaces:
            wide += np.array([state.spaces if code == b" " else 0.0 for code in self.codes])
        back = np.cumsum(self.kerns) * (0.001 * state.size)
        self.pens = (np.concatenate(([0.0], np.cumsum(wide))) - back) * state.stretch
        return float(self.pens[-1])


@dataclass(slots=True)
class Path:
    """Something drawn that is no letter: its operators, from and to (the end exclusive), and the box around it."""

    start: int
    end: int
    box: Box


class Walk:
    """Goes through the operators of a page. Unknown where a letter's place cannot be told for certain."""

    def __init__(self, row: Row) -> None:
        self.shown: list[Shown] = []
        self.paths: list[Path] = []
        self._state = State()
        self._stack: list[State] = []
        self._text: Matrix = SAME
        self._line: Matrix = SAME
        self._fonts: dict[Any, Font] = {}
        self._path: Box | None = None
        self._path_at = -1
        self._upright = True
        self._clips = False
        for at, operator in enumerate(row.operators):
            does = self._DOES.get(operator.name)
            if does is not None:
                does(self, operator, at)

    def _save(self, _operator: Operator, _at: int) -> None:
        self._stack.append(self._state)
        self._state = replace(self._state)

    def _restore(self, _operator: Operator, _at: int) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concatenate(self, operator: Operator, _at: int) -> None:
        self._state.matrix = times(_matrix(operator.given), self._state.matrix)

    def _begin(self, _operator: Operator, _at: int) -> None:
        self._text = self._line = SAME

    def _set_font(self, operator: Operator, _at: int) -> None:
        self._state.font = self._font(operator.scope, operator.given[0])
        self._state.size = float(operator.given[1])

    def _font(self, scope: Scope, name: Any) -> Font | None:
        """A font; None where it cannot be told, which matters only if something is written with it."""
        dictionary = scope.find("/Font", name)
        if dictionary is None:
            return None
        key = dictionary.objgen if dictionary.is_indirect else (scope.number, str(name))
        if key not in self._fonts:
            try:
                self._fonts[key] = font_of(dictionary)
            except (Unknown, TypeError, ValueError, KeyError, AttributeError, IndexError):
                return None
        return self._fonts[key]

    def _by_state(self, operator: Operator, _at: int) -> None:
        """A state by its name, which may set the font."""
        state = operator.scope.find("/ExtGState", operator.given[0])
        if state is not None and "/Font" in state:
            raise Unknown

    def _set(self, operator: Operator, _at: int) -> None:
        name, value = operator.name, float(operator.given[0])
        match name:
            case "Tc":
                self._state.between = value
            case "Tw":
                self._state.spaces = value
            case "Tz":
                self._state.stretch = value / 100
            case "TL":
                self._state.leading = value
            case "Ts":
                self._state.rise = value

    def _move(self, operator: Operator, _at: int) -> None:
        x, y = (float(each) for each in operator.given)
        if operator.name == "TD":
            self._state.leading = -y
        self._advance(x, y)

    def _next_line(self, _operator: Operator, _at: int) -> None:
        self._advance(0.0, -self._state.leading)

    def _advance(self, x: float, y: float) -> None:
        self._line = self._text = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _place(self, operator: Operator, _at: int) -> None:
        self._line = self._text = _matrix(operator.given)

    def _show(self, operator: Operator, at: int) -> None:
        if operator.name == '"':
            self._state.spaces, self._state.between = (float(each) for each in operator.given[:2])
        if operator.name in "'\"":
            self._advance(0.0, -self._state.leading)
        if self._state.font is None:
            raise Unknown
        made = Shown(at, replace(self._state), self._text)
        given = operator.given[-1]
        for each in given if operator.name == "TJ" else (given,):
            if isinstance(each, pikepdf.String):
                self._take(made, bytes(each))
            else:
                made.kerns[-1] += float(each)
        self.shown.append(made)
        self._text = times((1.0, 0.0, 0.0, 1.0, made.move(), 0.0), self._text)

    def _take(self, made: Shown, string: bytes) -> None:
        if self._state.font is not None:
            codes, widths = self._state.font.codes(string)
            made.codes += codes
            made.widths += widths
            made.kerns += [0.0] * len(codes)

    # What is drawn and is no letter.

    def _trace(self, operator: Operator, at: int) -> None:
        given = [float(each) for each in operator.given]
        if operator.name == "re":
            x, y, width, height = given
            corners = [(x, y), (x + width, y + height)]
        else:
            corners = list(zip(given[::2], given[1::2], strict=False))
            self._upright = False
        if self._path is None:
            self._path_at = at
        for x, y in corners:
            x, y = point(x, y, self._state.matrix)
            self._path = around(self._path, (x, y, x, y)) if self._path else (x, y, x, y)
        self._upright &= not (self._state.matrix[1] or self._state.matrix[2])

    def _clip(self, _operator: Operator, _at: int) -> None:
        self._clips = True

    def _paint(self, operator: Operator, at: int) -> None:
        if self._clips:
            self._narrow()
        elif self._path is not None and operator.name != "n":
            self.paths.append(Path(self._path_at, at + 1, self._path))
        self._path, self._upright, self._clips = None, True, False

    def _narrow(self) -> None:
        clip, path = self._state.clip, self._path
        if clip is None or path is None or not self._upright:
            self._state.clip = None
        else:
            self._state.clip = (
                max(clip[0], path[0]),
                max(clip[1], path[1]),
                min(clip[2], path[2]),
                min(clip[3], path[3]),
            )

    _DOES: ClassVar[dict[str, Callable[[Walk, Operator, int], None]]] = {
        "q": _save, "Q": _restore, "cm": _concatenate, "BT": _begin, "Tf": _set_font,
        "gs": _by_state, "Td": _move, "TD": _move, "T*": _next_line, "Tm": _place,
        "W": _clip, "W*": _clip,
        **dict.fromkeys(("Tc", "Tw", "Tz", "TL", "Ts"), _set),
        **dict.fromkeys(("Tj", "TJ", "'", '"'), _show),
        **dict.fromkeys(("m", "l", "c", "v", "y", "re"), _trace),
        **dict.fromkeys(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"), _paint),
    }  # fmt: skip
    """What each operator does; those that bear on no letter's place do nothing here."""


def _matrix(given: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in given)
    return a, b, c, d, e, f
