"""What cuts in a workbook entail: formulas that lose their value or themselves, tables, names and rules that go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from charteroak.screening.formats.opc import Element, local, named
from charteroak.screening.formats.opc_graph import Part
from charteroak.screening.formats.opc_slots import Slot, removed
from charteroak.screening.formats.surface import Spans
from charteroak.screening.formats.xlsx_cells import Row, column_of
from charteroak.screening.formats.xlsx_formulas import Formula, Place, areas_of, renamed, stale
from charteroak.screening.formats.xlsx_rows import RANGE, Cuts
from charteroak.screening.formats.xlsx_stream import SheetXml

if TYPE_CHECKING:
    from charteroak.screening.formats.xlsx import Workbook

_OUTSIDE = re.compile(r"(?<![\w\]])\[\d+\]")
_FORMULAS = frozenset({"formula", "formula1", "formula2", "f", "definedName"})
_RULES = frozenset({"cfRule", "dataValidation", "sparkline"})
_LIST = re.compile(r'"[^"]*"')
_LARGEST_AREA = 100_000


class Entailed:
    """What the cuts of one writing entail. The workbook's own part is finished first, then all others."""

    def __init__(self, book: Workbook, spans: Mapping[int, Spans]) -> None:
        self._book = book
        self.cuts: dict[str, Cuts] = self._cuts(spans)
        self.blanks = {name: book.rows[name].blanks(cuts) for name, cuts in self.cuts.items()}
        self._numbers = {sheet.name.casefold(): sheet.number for sheet in book.sheets.values()}
        self._filled: dict[Place, Place] = {}
        """The cells that a formula elsewhere fills, and where that stands."""
        self._stale = self._find_stale() if self.cuts else set[Place]()
        self._gone: set[str] = set()
        """The names and tables that are left out."""
        self._sheets: dict[str, str] = {}
        """New names of sheets by their old ones in small letters."""
        self.tables_left_out = frozenset(self._tables(spans))

    def stale_in(self, name: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """The cells of a sheet whose formulas were computed from what was cut, and those that such formulas fill."""
        sheet = self._book.sheets[name].number
        filled = {place for place, by in self._filled.items() if by in self._stale}
        return (
            {each[1:] for each in self._stale if each[0] == sheet},
            {each[1:] for each in filled if each[0] == sheet},
        )

    def is_unsound(self, formula: str) -> bool:
        """Whether a formula refers to another workbook, or to a name or a table that is left out."""
        if "[" in formula and _OUTSIDE.search(formula):
            return True
        return bool(self._gone) and not self._gone.isdisjoint(re.findall(r"[\w.\\]+", formula.casefold()))

    def renamed(self, formula: str) -> str:
        """A formula with sheets called by their new names."""
        return renamed(formula, self._sheets)

    def finish(self, part: Part, root: Element, touched: list[Slot]) -> None:
        """Finish a part whose texts have been cut."""
        elements = [each for slot in touched for each in slot.elements]
        if part.kind == "officeDocument":
            self._rename_sheets([each for each in elements if local(each) == "sheet"])
            self._gone |= {slot.before.casefold() for slot in touched if local(slot.elements[0]) == "definedName"}
            self._drop_names(root, [each for each in elements if local(each) == "definedName"])
            _calculate(root, needed=bool(self._stale))
        for each in elements:
            if local(each) == "numFmt":
                each.set("formatCode", "General")
            elif local(each) in _FORMULAS and not _LIST.fullmatch(each.text or ""):
                _drop_rule(each)
        for each in named(root, _FORMULAS):
            each.text = self.renamed(each.text or "")
            if self.is_unsound(each.text):
                _drop_rule(each)
        for each in root.iter("{*}hyperlink"):
            if each.get("location"):
                each.set("location", self.renamed(each.get("location")))

    def _cuts(self, spans: Mapping[int, Spans]) -> dict[str, Cuts]:
        found: dict[str, Cuts] = {}
        for number, each in spans.items():
            name, rows, first = self._book.rows_with(number)
            if rows is not None:
                for kind, row, column, mine in rows.cuts(number - first, each):
                    found.setdefault(name, {}).setdefault((row, column), {})[kind] = mine
        return found

    # Formulas.

    def _find_stale(self) -> set[Place]:
        cut = [(self._book.sheets[name].number, *place) for name, cuts in self.cuts.items() for place in cuts]
        cut += [(self._book.sheets[name].number, row, column) for name, blanks in self.blanks.items()
                for row, columns in blanks.items() for column in columns]  # fmt: skip
        formulas = [each for name in self._book.sheets if name in self._book.rows for each in self._formulas(name)]
        return stale(formulas, cut)

    def _formulas(self, name: str) -> Iterator[Formula]:
        if not self._book.rows[name].has_formulas:
            return
        sheet = self._book.sheets[name].number
        shared: dict[str, tuple[str, int, int]] = {}
        for row in SheetXml(lambda: self._book.package.stream(name)).rows():
            yield from self._formulas_of(row, sheet, shared)

    def _formulas_of(self, row: Row, sheet: int, shared: dict[str, tuple[str, int, int]]) -> Iterator[Formula]:
        for cell in row.cells:
            if cell.formula is None:
                continue
            said, text, place = cell.of_formula or {}, cell.formula, (sheet, row.number, cell.column)
            shift = (0, 0)
            if said.get("t") == "shared":
                if text:
                    shared[said.get("si", "")] = text, row.number, cell.column
                text, top, left = shared.get(said.get("si", ""), ("INDIRECT(", 0, 0))
                shift = row.number - top, cell.column - left
            elif "ref" in said:
                self._fill(said["ref"], place)
            if said.get("t") == "dataTable":
                yield Formula(place, None)
            else:
                yield Formula(place, areas_of(text, sheet, self._numbers, shift))

    def _fill(self, ref: str, by: Place) -> None:
        found = RANGE.fullmatch(ref)
        if not found:
            return
        top, left = int(found[2]), column_of(found[1])
        bottom, right = int(found[4] or top), column_of(found[3] or found[1])
        if (bottom - top + 1) * (right - left + 1) <= _LARGEST_AREA:
            places = ((by[0], row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            self._filled.update({each: by for each in places if each != by})

    # Tables, names, sheets.

    def _tables(self, spans: Mapping[int, Spans]) -> Iterator[str]:
        """The tables that are left out: one of whose names was cut, here or in the cell that repeats it."""
        for name in self._book.sheets:
            cut = self.cuts.get(name, {})
            for each in self._book.graph.kept_relations(name):
                if each.kind == "table":
                    root, _ = self._book.tree_of(self._book.graph.kept[each.target])
                    first, last = self._book.firsts[each.target], self._book.first_links[each.target]
                    if _edges_cut(root, cut) or any(first <= number < last for number in spans):
                        self._gone |= {root.get(key, "").casefold() for key in ("name", "displayName")}
                        yield each.target

    def _rename_sheets(self, sheets: list[Element]) -> None:
        """A sheet whose name was cut has a number for a name: its name cannot hold the usual mark."""
        names = {number: name for name, number in self._numbers.items()}
        parent = next(iter(sheets), None)
        every = list(parent.getparent()) if parent is not None else []
        for number, sheet in enumerate(every, 1):
            if sheet in sheets:
                sheet.set("name", f"§2-929 sheet {number}")
                self._sheets[names[number]] = sheet.get("name")

    def _drop_names(self, root: Element, touched: list[Element]) -> None:
        for each in root.iter("{*}definedName"):
            if each in touched or self.is_unsound(each.text or ""):
                self._gone.add(each.get("name", "").casefold())
        for each in named(root, frozenset({"definedName"})):
            if each in touched or self.is_unsound(each.text or ""):
                parent = each.getparent()
                removed(each)
                if not len(parent):
                    removed(parent)


def _edges_cut(table: Element, cut: Cuts) -> bool:
    """Whether a cell in a table's first row was cut, which has its names, or in its last, where that has totals."""
    found = RANGE.fullmatch(table.get("ref", ""))
    if not found:
        return bool(cut)
    rows = {int(found[2])}
    if table.get("totalsRowCount", "0") != "0":
        rows.add(int(found[4] or found[2]))
    columns = (column_of(found[1]), column_of(found[3] or found[1]))
    return any(row in rows and columns[0] <= column <= columns[1] for row, column in cut)


def _drop_rule(element: Element) -> None:
    """Leave out the rule that a formula belongs to."""
    rule = next((each for each in element.iterancestors() if local(each) in _RULES), None)
    if rule is None:
        return
    parent = rule.getparent()
    removed(rule)
    if not len(parent) and parent.getparent() is not None:
        removed(parent)
    elif "count" in parent.attrib:
        parent.set("count", str(len(parent)))


def _calculate(root: Element, *, needed: bool) -> None:
    """Have everything computed anew when the workbook is opened, if values were left out; else only what changes."""
    for each in root.iter("{*}calcPr"):
        each.attrib.pop("fullCalcOnLoad", None)
    if not needed:
        return
    found = next(root.iter("{*}calcPr"), None)
    if found is None:
        found = root.makeelement(f"{root.tag.rpartition('}')[0]}}}calcPr")
        at = max(
            (n for n, each in enumerate(root) if local(each) in ("sheets", "definedNames", "externalReferences")),
            default=0,
        )
        root.insert(at + 1, found)
    found.set("fullCalcOnLoad", "1")
