"""Sheets that are laid out as forms on paper: labels with cells beside or under them that are left to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.forms.readers import paper_signs
from charteroak.screening.forms.readers.paper import Control, Line, Paper
from charteroak.screening.forms.readers.paper_signs import BLANK
from charteroak.screening.forms.readers.paper_table import Cell, read_table
from charteroak.screening.forms.readers.xlsx_grid import Grid, Place

_LEAST_LABELS = 3
_LONGEST_LABEL = 24
"""In words."""
_WIDEST = 60
"""Columns of a form; what is wider is a table of data."""


def is_data(grid: Grid) -> bool:
    """Whether a sheet is a table of data: a row of heads, and rows below that fill most of its columns."""
    rows = grid.rows()
    if len(rows) < 2:
        return False
    (first, heads), *others = rows.items()
    columns = {column for column, _ in heads}
    if len(heads) < 2 or any(len(text.split()) > 12 for _, text in heads):
        return False
    if any(place[0] != first for place in grid.choices) and len(grid.texts) == len(heads):
        return False
    labels = sum(_is_key(cells[0][1]) for _, cells in others)
    if len(heads) == 2 and (_is_key(heads[0][1]) or labels * 2 > len(others)):
        return False
    filled = sum(len(columns & {column for column, _ in cells}) for _, cells in others)
    return filled * 2 > len(columns) * len(others)


def _is_key(text: str) -> bool:
    """Whether a text ends as a label or a question does."""
    return text.rstrip().endswith((":", "?"))


def read_sheet(paper: Paper, grid: Grid) -> None:
    """Read a sheet, block by block: rows with nothing between them belong together."""
    first = True
    for block in _blocks(grid):
        columns = sorted({column for row in block for column, _ in row[1]})[:_WIDEST]
        if len(columns) == 1 and not any(_is_place(grid, (row, columns[0] + 1)) for row, _ in block):
            _read_column(paper, grid, block, first=first)
        else:
            _read_block(paper, grid, block, columns, first=first)
        paper.done()
        first = False


Block = list[tuple[int, list[tuple[int, str]]]]
"""Rows with their cells: what these say, "" for one that is left to be filled in."""


def _blocks(grid: Grid) -> Iterator[Block]:
    cells: dict[int, dict[int, str]] = {}
    for (row, column), text in grid.texts.items():
        cells.setdefault(row, {})[column] = text
    for row, column in [*grid.framed, *grid.choices]:
        if row in cells or row - 1 in cells:
            cells.setdefault(row, {}).setdefault(column, "")
    block: Block = []
    for row in sorted(cells):
        if block and row > block[-1][0] + 1:
            yield block
            block = []
        block.append((row, sorted(cells[row].items())))
    if block:
        yield block


def _is_place(grid: Grid, place: Place) -> bool:
    """Whether a cell is there to be filled in."""
    return place not in grid.texts and (place in grid.framed or place in grid.choices)


def _read_column(paper: Paper, grid: Grid, block: Block, *, first: bool) -> None:
    """Texts one below the other, with nothing beside them: a title, notes, questions, labels of unframed cells."""
    said = [(row, cells[0]) for row, cells in block if cells[0][1]]
    labels = [text for _, (_, text) in said if _may_be_label(text)]
    many = len(labels) >= _LEAST_LABELS
    for number, (row, (column, text)) in enumerate(said):
        where = grid.where((row, column))
        title = number == 0 and (first or (row, column) in grid.bold) and not _is_key(text)
        if title:
            paper.heading(text, where, 1 if first else 2)
        elif (row, column) in grid.bold and len(text.split()) <= 8 and not _is_key(text):
            paper.heading(text, where, 2)
        elif many and _may_be_label(text):
            paper.ask(text, where)
        else:
            for line in text.split("\n"):
                paper.line(Line(line, where))


def _may_be_label(text: str) -> bool:
    return len(text.split()) <= 10 and not text.endswith((".", "!")) and paper_signs.is_label_like(text) \
        and not paper_signs.is_heading_like(text)  # fmt: skip


def _read_block(paper: Paper, grid: Grid, block: Block, columns: list[int], *, first: bool) -> None:
    """Rows with several columns, read as a table is; a title over them is told by standing alone."""
    rows = list[list[Cell]]()
    columns = list(range(columns[0], columns[-1] + 1))[:_WIDEST]
    if not any(text == "" for _, cells in block for _, text in cells):
        columns.append(columns[-1] + 1)  # what is beside the last label is empty, and may be filled in
    for number, (row, cells) in enumerate(block):
        said = [(column, text) for column, text in cells if text]
        alone = len(said) == 1 and len(cells) == 1
        if alone and _is_title(grid, (row, said[0][0]), said[0][1], first=first and number == 0):
            read_table(paper, rows)
            paper.done()
            rows = []
            paper.heading(said[0][1], grid.where((row, said[0][0])), 1 if first and number == 0 else 2)
            continue
        rows.append(_row(grid, row, dict(cells), columns))
    read_table(paper, rows)


def _is_title(grid: Grid, place: Place, text: str, *, first: bool) -> bool:
    wide = grid.merged.get(place, place)[1] > place[1] + 1
    return (first or place in grid.bold or wide) and not _is_key(text) and len(text.split()) <= 20


def _row(grid: Grid, row: int, cells: dict[int, str], columns: list[int]) -> list[Cell]:
    made, covered = list[Cell](), -1
    for column in columns:
        if column <= covered:
            continue
        place = row, column
        covered = grid.merged.get(place, place)[1]
        where = grid.where(place)
        text = cells.get(column, "")
        lines = [Line(line, where) for line in text.split("\n") if line.strip()]
        choice = grid.choices.get(place)
        if not text and choice is not None:
            answer = choice.answer or "unknown"
            control = Control("", choice.help, choice.options, answer)  # type: ignore[arg-type]  # it is one of them
            lines = [Line(BLANK, where, (control,))]
        made.append(Cell(lines, where, is_drawn=bool(text) or column in cells))
    return made
