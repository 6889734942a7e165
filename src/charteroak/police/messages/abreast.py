"""Two records or more printed side by side, a column for each, laid out again one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from charteroak.police.messages.caveats import ENDS_A_WANT
from charteroak.police.messages.keys import is_exact, names_among
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.tokens import FILE, KEY, LABELLED_KEY, LABELS
from charteroak.police.messages.words import words_of

_CELL = re.compile(r"[^\s|](?:[^|\t ]| (?=[^ |\t]))*")
_RULE = re.compile(r"[\s|+=:_-]*$")
_LABELLED = re.compile(r"([A-Z][A-Z ]{0,30}?)[ \t]*[/:=][ \t]*(?=\S)")
_OF_FILE = frozenset({FILE, KEY, LABELLED_KEY, "KIND"})
_FEWEST, _MOST = 2, 6
_APART = 2


def one_below_the_other(words: str, signals: Signals) -> str:
    """The text with the columns of records as labelled records in turn; as it is, where no line names several files."""
    lines = words.split("\n")
    for at, line in enumerate(lines):
        cells = [(cell.start(), cell[0]) for cell in _CELL.finditer(line)]
        if not _FEWEST <= len(cells) <= _MOST + 1:
            continue
        label, heads = _heads(cells, signals)
        if heads:
            return _laid(lines, at, label, heads, barred="|" in line)
    return words


def _heads(cells: Sequence[tuple[int, str]], signals: Signals) -> tuple[bool, list[int]]:
    """Whether a label of every line stands before the columns, and where they begin: each names a file, and no more."""
    named = [_names_file(text, signals) for _, text in cells]
    labelled = not named[0] and LABELS.get(cells[0][1].strip(" :")) in _OF_FILE
    columns = cells[1:] if labelled else cells
    if len(columns) < _FEWEST or not all(named[1:] if labelled else named):
        return labelled, []
    return labelled, [start for start, _ in columns]


def _names_file(text: str, signals: Signals) -> bool:
    found = _LABELLED.match(text)
    if found and LABELS.get(found[1]) in _OF_FILE:
        text = text[found.end() :]
    rows = names_among(words_of(text), signals)
    return len({row.file for row in rows}) == 1 and is_exact(text, rows)


def _laid(lines: Sequence[str], at: int, label: bool, heads: Sequence[int], *, barred: bool) -> str:
    """The records below each other. Lines that run through the columns end them, and are of them all."""
    columns: list[list[str]] = [[] for _ in heads]
    end = at
    for line in lines[at:]:
        if _RULE.match(line):
            end += 1
            continue
        cells = _by_bars(line, label, len(heads)) if barred else _by_place(line, label, heads)
        if cells is None:
            break
        for column, cell in zip(columns, cells[1:], strict=True):
            if cell:
                column.append(_line(cells[0], cell, first=not column))
        end += 1
    below = list(takewhile(str.strip, lines[end:]))
    end += len(below)
    if ENDS_A_WANT.search("\n".join(lines[end:])):
        return "\n".join(lines)  # of which of them, cannot be told
    blocks = ["\n".join([*column, *below]) for column in columns]
    return "\n".join([*lines[:at], "", "\n\n".join(blocks), "", *lines[end:]])


def _line(label: str, cell: str, *, first: bool) -> str:
    if label:
        return f"{label.strip(' :')}: {cell}"
    return f"FILE: {cell}" if first and not _LABELLED.match(cell) else cell


def _by_bars(line: str, label: bool, many: int) -> list[str] | None:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    cells = cells if label else ["", *cells]
    return cells if len(cells) == many + 1 else None


def _by_place(line: str, label: bool, heads: Sequence[int]) -> list[str] | None:
    """What stands in each column of a line: nothing may run across where one begins."""
    if any(line[max(0, start - _APART) : start].strip() for start in heads if start < len(line)):
        return None
    if not label and heads[0] and line[: heads[0]].strip():
        return None
    ends = [*heads[1:], len(line)]
    return [line[: heads[0]].strip(), *(line[a:b].strip() for a, b in zip(heads, ends, strict=True))]
