"""The sheets of a workbook as grids of texts: what each cell says, which are left to be filled in, and with what.

Built on the readers of packages and sheets that screening has; only what a form needs is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.names import lettered
from charteroak.screening.formats.opc import Element, Package, Relation, local, parsed, value
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.formats.xlsx_cells import column_of
from charteroak.screening.formats.xlsx_numbers import Shown
from charteroak.screening.formats.xlsx_sheet import Texts
from charteroak.screening.formats.xlsx_stream import SheetXml
from charteroak.screening.formats.xlsx_strings import Strings

MOST_CELLS = 400_000
"""Of all sheets together."""
_MOST_PLACES = 20_000
_RANGE = re.compile(r"(?:'?([^'!]*)'?!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_DRAWN = frozenset({"left", "right", "top", "bottom"})

Place = tuple[int, int]
"""A row from 1 on, and a column from 0 on."""


@dataclass(slots=True)
class Choice:
    """What a cell takes: the options of its list, and the hint that shows beside it."""

    options: tuple[str, ...] = ()
    help: str = ""
    answer: str = ""


@dataclass(slots=True)
class Grid:
    """A sheet: its texts by place; the empty cells that are framed; what cells take; how far merged ones reach."""

    name: str
    hidden: bool = False
    texts: dict[Place, str] = field(default_factory=dict)
    framed: set[Place] = field(default_factory=set)
    bold: set[Place] = field(default_factory=set)
    choices: dict[Place, Choice] = field(default_factory=dict)
    merged: dict[Place, Place] = field(default_factory=dict)
    """By the first cell of each merged range, its last."""

    def where(self, place: Place) -> str:
        """A cell in the words of the format."""
        return f"{self.name}!{lettered(place[1])}{place[0]}"

    def rows(self) -> dict[int, list[tuple[int, str]]]:
        """The texts by rows, in order."""
        found: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in sorted(self.texts.items()):
            found.setdefault(row, []).append((column, text))
        return found


def grids_of(data: bytes, limits: Limits) -> list[Grid]:
    """The sheets in order. Cannot where the workbook is none, or broken, encrypted or too large."""
    package = Package(data, limits)
    main = next((each for each in package.relations("") if each.kind == "officeDocument"), None)
    if main is None or main.target not in package.names:
        raise Cannot("broken")
    return _Book(package, main.target).grids()


class _Book:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._root = parsed(package.tree_bytes(main))
        self._parts = [each for each in package.relations(main) if not each.outside and each.target in package.names]
        strings = Strings()
        for part in self._of_kind("sharedStrings"):
            with package.stream(part.target) as stream:
                strings.read(stream)
        styles = next((parsed(package.tree_bytes(part.target)) for part in self._of_kind("styles")), None)
        since = any(value(each, "date1904") in ("1", "true") for each in self._root.iter("{*}workbookPr"))
        self._texts = Texts(strings, Shown(styles, since_1904=since))
        self._framed, self._bold = _looks(styles)
        self._left = MOST_CELLS

    def _of_kind(self, kind: str) -> list[Relation]:
        return [each for each in self._parts if each.kind == kind]

    def grids(self) -> list[Grid]:
        by_id = {each.id: each for each in self._of_kind("worksheet")}
        grids, rests = list[Grid](), list[Element]()
        for each in self._root.iter("{*}sheet"):
            part = by_id.get(value(each, "id"))
            if part is not None:
                grid = Grid(value(each, "name"), hidden=value(each, "state") not in ("", "visible"))
                grids.append(grid)
                rests.append(self._read(grid, part.target))
        if not grids:
            raise Cannot("broken")
        for grid, rest in zip(grids, rests, strict=True):
            _merge(grid, rest)
            _choose(grid, rest, {each.name: each for each in grids})
        return grids

    def _read(self, grid: Grid, part: str) -> Element:
        """Read the cells of a sheet; what it says besides is returned."""
        sheet = SheetXml(lambda: self._package.stream(part))
        for row in sheet.rows():
            if row.attributes.get("hidden") in ("1", "true"):
                continue
            self._left -= len(row.cells)
            if self._left < 0:
                raise Cannot("too large")
            for cell in row.cells:
                text = self._texts.of(cell).strip() if cell.value and cell.formula is None else ""
                place = row.number, cell.column
                if text:
                    grid.texts[place] = text
                elif cell.style in self._framed:
                    grid.framed.add(place)
                if text and cell.style in self._bold:
                    grid.bold.add(place)
        return sheet.rest


def _looks(styles: Element | None) -> tuple[frozenset[str], frozenset[str]]:
    """The styles of cells that draw a frame or a line, and those in bold."""
    if styles is None:
        return frozenset(), frozenset()
    borders = [
        any(local(side) in _DRAWN and value(side, "style") not in ("", "none") for side in border)
        for holder in styles.iterfind("{*}borders") for border in holder
    ]  # fmt: skip
    fonts = [
        next((value(each) not in ("0", "false") for each in font if local(each) == "b"), False)
        for holder in styles.iterfind("{*}fonts") for font in holder
    ]  # fmt: skip
    framed, bold = set[str](), set[str]()
    for holder in styles.iterfind("{*}cellXfs"):
        for number, each in enumerate(holder):
            if _of(borders, value(each, "borderId")):
                framed.add(str(number))
            if _of(fonts, value(each, "fontId")):
                bold.add(str(number))
    return frozenset(framed), frozenset(bold)


def _of(flags: list[bool], number: str) -> bool:
    return number.isdecimal() and len(number) < 7 and int(number) < len(flags) and flags[int(number)]


def _merge(grid: Grid, rest: Element) -> None:
    for each in rest.iter("{*}mergeCell"):
        found = _RANGE.fullmatch(value(each, "ref"))
        if found and found[4]:
            first, last = _corners(found)
            grid.merged[first] = last
            if first not in grid.texts:
                grid.framed.add(first)


def _corners(found: re.Match[str]) -> tuple[Place, Place]:
    first = int(found[3]), column_of(found[2])
    return first, (int(found[5]), column_of(found[4])) if found[4] else first


def _choose(grid: Grid, rest: Element, books: dict[str, Grid]) -> None:
    """What cells take by the sheet's rules: a list in the rule itself, or in cells of a sheet."""
    for rule in rest.iter("{*}dataValidation"):
        kind = value(rule, "type")
        formula = next((each.text or "" for each in rule if local(each) == "formula1"), "")
        options = _listed(formula.strip(), grid, books) if kind == "list" else ()
        hint = " ".join(filter(None, (value(rule, "promptTitle"), value(rule, "prompt"))))
        answer = {"date": "date", "whole": "number", "decimal": "number", "list": "choice"}.get(kind, "")
        for part in value(rule, "sqref").split()[:64]:
            found = _RANGE.fullmatch(part)
            if found:
                for place in _places(*_corners(found)):
                    grid.choices[place] = Choice(options, hint, answer)


def _listed(formula: str, grid: Grid, books: dict[str, Grid]) -> tuple[str, ...]:
    if formula.startswith('"') and formula.endswith('"'):
        return tuple(each.strip() for each in formula[1:-1].split(",") if each.strip())
    found = _RANGE.fullmatch(formula)
    if not found:
        return ()
    of = books.get(found[1], grid) if found[1] else grid
    return tuple(of.texts[place] for place in _places(*_corners(found)) if place in of.texts)


def _places(first: Place, last: Place) -> list[Place]:
    """The cells of a range, as many of them as a form may have."""
    rows, columns = last[0] - first[0] + 1, last[1] - first[1] + 1
    if rows < 1 or columns < 1:
        return []
    rows = min(rows, max(1, _MOST_PLACES // min(columns, _MOST_PLACES)))
    return [(first[0] + row, first[1] + column) for row in range(rows) for column in range(min(columns, _MOST_PLACES))]
