"""Controls in tables: what stands left of a cell, and at the head of its column."""

from __future__ import annotations

from charteroak.screening.forms.readers.html_lines import Control, Page, sort_of
from charteroak.screening.forms.readers.html_names import NOTHING, Words
from charteroak.screening.forms.readers.html_tree import Node, Text
from charteroak.screening.forms.readers.wording import asks

_CELLS = frozenset({"td", "th"})
_INSIDE = frozenset({"select", "textarea", "output", "button", "datalist", "table", "script", "style", "template"})
_MOST_ROWS = 60
_ROW_ASKS = 4


class Tables:
    """The tables of a page, each looked at once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._rows: dict[int, list[list[Node]]] = {}
        self._filled: dict[int, bool] = {}

    def label(self, control: Control) -> tuple[Words, Words, bool]:
        """What labels a control in a table, what it completes, and whether the rows below it ask the same."""
        found = self._place(control)
        if found is None:
            return NOTHING, NOTHING, False
        rows, row, number = found
        cells = rows[row]
        left = self._left(cells, number)
        head = self._head(rows, row, number)
        several = sum(self._has_control(cell) for cell in cells) > 1
        if several and head:
            return self._of_grid(cells, number, left, head)
        return left or head, NOTHING, bool(head and not left)

    def row_label(self, controls: list[Control]) -> Words:
        """The words left of some controls that are in one row."""
        places = [self._place(control) for control in controls]
        if any(place is None for place in places):
            return NOTHING
        held = [place for place in places if place is not None]
        if any(place[0][place[1]] is not held[0][0][held[0][1]] for place in held):
            return NOTHING
        return self._left(held[0][0][held[0][1]], held[0][2])

    def head_of(self, control: Control) -> Words:
        """The words at the head of its column."""
        found = self._place(control)
        return self._head(*found) if found else NOTHING

    def beside(self, control: Control) -> Words:
        """The words in the cell to the right, where the control is alone in its own."""
        found = self._place(control)
        if found is None:
            return NOTHING
        rows, row, number = found
        cells = rows[row]
        after = cells[number + 1] if number + 1 < len(cells) else None
        return NOTHING if after is None or self._has_control(after) else _words(after)

    def _of_grid(self, cells: list[Node], number: int, left: Words, head: Words) -> tuple[Words, Words, bool]:
        """A row of several controls under heads: the row asks, or each column does for each row."""
        first = next((at for at, cell in enumerate(cells) if self._has_control(cell)), number)
        own = _words(cells[0]) if first > 0 else NOTHING
        said = own.text.strip()
        if asks(said) or len(said.split()) >= _ROW_ASKS:
            return (own, NOTHING, False) if number == first else (head, own, False)
        if left and number > first and left.pieces and not left.pieces[0].taken:
            return left, NOTHING, False  # label, control, label, control
        return head, own if any(letter.isalpha() for letter in said) else NOTHING, True

    def _place(self, control: Control) -> tuple[list[list[Node]], int, int] | None:
        """The rows of its table, and where in them it is."""
        cell: Node | None = control.node if control.node.tag in _CELLS else None
        for node in control.node.above():
            if cell is None and node.tag in _CELLS:
                cell = node
            elif node.tag == "table":
                break
        else:
            return None
        if cell is None or cell.up is None:
            return None
        rows = self._rows_of(node)
        for number, row in enumerate(rows):
            if row and row[0].up is cell.up:
                return rows, number, next((at for at, each in enumerate(row) if each is cell), 0)
        return None

    def _rows_of(self, table: Node) -> list[list[Node]]:
        known = self._rows.get(id(table))
        if known is None:
            known = []
            for node in table.nodes():
                if node.tag == "tr" and len(known) < _MOST_ROWS:
                    known.append([kid for kid in node.kids if isinstance(kid, Node) and kid.tag in _CELLS])
            self._rows[id(table)] = known
        return known

    def _left(self, cells: list[Node], number: int) -> Words:
        for cell in reversed(cells[:number]):
            if self._has_control(cell):
                return NOTHING
            found = _words(cell)
            if found:
                return found
        return NOTHING

    def _head(self, rows: list[list[Node]], row: int, number: int) -> Words:
        """The words above, in the first row that holds no control: a head has as many cells as what is below it."""
        for cells in rows[:row]:
            if len(cells) == len(rows[row]) and not any(self._has_control(cell) for cell in cells):
                return _words(cells[number])
        if row and len(rows[row]) == len(rows[row - 1]) and not self._has_control(rows[row - 1][number]):
            return _words(rows[row - 1][number])
        return NOTHING

    def _has_control(self, cell: Node) -> bool:
        known = self._filled.get(id(cell))
        if known is None:
            known = any(sort_of(node) for node in cell.nodes()) or id(cell) in self._page.empty
            self._filled[id(cell)] = known
        return known


def _words(cell: Node) -> Words:
    texts = [text for text in cell.texts(_INSIDE) if isinstance(text, Text) and text.line >= 0]
    plain = [text for text in texts if not text.hint]
    return Words(plain or texts)


def hints_of(label: Words) -> list[Words]:
    """What is set as a hint in the cell of a label."""
    cell = next((each for each in label.pieces[0].up.above() if each.tag in _CELLS), label.pieces[0].up)
    hints = [text for text in cell.texts(_INSIDE) if text.hint and text.line >= 0 and text not in label.pieces]
    return [Words(hints)] if hints else []
