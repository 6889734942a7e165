"""A message of any layout, cut into the surroundings of its records: each has a number of its own, or a name of a file.

No label is relied on. A block begins at a line with another number, or after a blank line, a rule or a heading's number
where what follows has a number or a file's name of its own; what has neither belongs to the block above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from charteroak.police.messages.keys import is_exact, names_among
from charteroak.police.messages.noise import is_notice
from charteroak.police.messages.plain import plain
from charteroak.police.messages.records import NEGATIVE
from charteroak.police.messages.signals import Row, Signals
from charteroak.police.messages.structures import Tree, leaves
from charteroak.police.messages.words import words_of

NUMBER = re.compile(r"(?<![A-Z0-9])([A-Z])(\d{9})(?![A-Z0-9])")
REMARK = re.compile(
    r"[ \t|>*#-]*(?:MIS|MISC|MISCELLANEOUS|REM|RMK|RMKS|REMARKS?|COMMENTS?|NARRATIVE|MEMO|OBS|OBSERVACION(?:ES)?|"
    r"COMENTARIOS?|REMARQUES?|COMMENTAIRES?|OPERATOR NOTES?|FREE TEXT)\b[ \t]*(?:[:=/>|]|\.{2,}|-+>?|\t| {2,})"
)
_GAP = re.compile(
    r"[ \t>]*(?:[-=*_#~+.|\s]{3,}|(?:R|REC|RECORD|HIT|RESULT|RESPONSE|RESP|ENTRY|SCREEN|REGISTRO|SUBJECT|"
    r"PERSON) ?#?\d{1,2}"
    r"(?: OF \d+)?\b[^A-Z0-9]*|[-=*#~ ]{3,}[^\n]{0,40}[-=*#~ ]{3,}|\(?\d{1,2}[.):\]][ \t]*|\[\d{1,2}\][ \t]*|)$"
)
_ITEM = re.compile(r"[ \t>*#-]*(?:\(?\d{1,2}[.):\]] |\[\d{1,2}\] |R\d\b|\u2022 )")
_LABEL = re.compile(r"[ \t|>*#\[\]-]*(?P<label>[A-Z][A-Z .,'#/()-]{0,30}?)[ \t]*(?::|=|\.{2,}|\t|\||->|>>| {2,})[ \t]*")
_CHARGE = re.compile(
    r"[ \t|>*#-]*(?:CHARGES?|CHG|OFF|OFFEN[CS]ES?|OOC|CRIME|DELITOS?|CARGOS?|INFRACTIONS?|FOR|POR|VIOL(?:ATION)?|"
    r"ACCUSATION|"
    r"O|STATUTE)\b[ \t]*(?:[:=/|]|\.{2,}|\t| {2,})"
)


class Block:
    """Lines about one record, and what they name. `gap` says that a blank line, a rule or a heading stands before."""

    __slots__ = ("files", "lines", "numbers")

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.numbers: list[str] = []
        self.files: list[Row] = []

    def add(self, line: str, numbers: Iterable[str], files: Iterable[Row]) -> None:
        """One more line."""
        self.lines.append(line)
        self.numbers += [number for number in numbers if number not in self.numbers]
        self.files += [row for row in files if row not in self.files]

    def join(self, other: Block) -> None:
        """All that another holds."""
        self.lines += other.lines
        self.numbers += [number for number in other.numbers if number not in self.numbers]
        self.files += [row for row in other.files if row not in self.files]


def named_on(line: str, signals: Signals) -> tuple[Row, ...]:
    """The files that a line names, unless it is a remark, a charge or an answer that there is no record."""
    if REMARK.match(line) or _CHARGE.match(line) or NEGATIVE.search(line) or is_notice(line):
        return ()
    return names_among(words_of(line), signals)


def cut(words: str, signals: Signals) -> tuple[list[str], list[Block]]:
    """The lines before any record, and the blocks of a text."""
    parts = _paragraphs(words.replace("\x1e", "\n\n"), signals)
    blocks: list[Block] = []
    lead: list[str] = []
    for part in parts:
        if not part.numbers and not part.files:
            if blocks:
                blocks[-1].lines += part.lines
            else:
                lead += part.lines
        elif blocks and _same(blocks[-1], part, signals):
            blocks[-1].join(part)
        else:
            blocks.append(part)
    return lead, blocks


def _same(above: Block, below: Block, signals: Signals) -> bool:
    """Whether a paragraph goes on with the record of the one above: what one lacks, the other has."""
    if above.numbers and below.numbers:
        return set(below.numbers) <= set(above.numbers)
    if not above.files or not below.files:
        return True
    return (
        {row.file for row in above.files} == {row.file for row in below.files}
        and (bool(above.numbers) or bool(below.numbers))
    ) or not _is_heading(below.lines[0], signals)


def _is_heading(line: str, signals: Signals) -> bool:
    """Whether a line begins with a file's name, or says of nothing but a file."""
    rows = names_among(words_of(line), signals)
    said = _LABEL.sub("", line, count=1)
    first = " ".join(words_of(said))
    return bool(rows) and (is_exact(line, rows) or any(first.startswith(row.pattern) for row in rows))


def _paragraphs(words: str, signals: Signals) -> list[Block]:
    """Runs of lines without a gap between, cut where another number begins."""
    parts: list[Block] = []
    held: list[tuple[str, list[str], tuple[Row, ...]]] = []
    for line in words.split("\n"):
        gap = _GAP.match(line)
        if gap or _ITEM.match(line):
            parts += _apart(held)
            held = []
        if not gap or any(map(str.isalpha, line)):
            remark = REMARK.match(line)
            numbers = [] if remark else [a + b for a, b in NUMBER.findall(line)]
            held.append((line, numbers, named_on(line, signals)))
    return parts + _apart(held)


def _apart(lines: Sequence[tuple[str, list[str], tuple[Row, ...]]]) -> list[Block]:
    """One paragraph, cut where another number begins: at its line, or at the line above that names its file."""
    if not lines:
        return []
    blocks = [Block()]
    start = 0
    for at, (_, numbers, _) in enumerate(lines):
        known = blocks[-1].numbers
        if numbers and known and not set(numbers) & set(known):
            begin = _begins(lines, start, at)
            for line in lines[start:begin]:
                blocks[-1].add(*line)
            blocks.append(Block())
            start = begin
        if numbers:
            for line in lines[start : at + 1]:
                blocks[-1].add(*line)
            start = at + 1
    for line in lines[start:]:
        blocks[-1].add(*line)
    return blocks


def _begins(lines: Sequence[tuple[str, list[str], tuple[Row, ...]]], start: int, at: int) -> int:
    """Where, between two numbers, the second one's record begins: where its file is named, if not on its own line."""
    if lines[at][2]:
        return at
    return next((here for here in range(at - 1, start - 1, -1) if lines[here][2]), at)


def of_tree(tree: Tree, signals: Signals) -> tuple[list[str], list[Block]]:
    """The blocks of objects: the innermost that hold a number, or a file's name, of their own."""
    found: list[list[str]] = []
    lead = _records(tree, found, signals)
    blocks = []
    for lines in found:
        block = Block()
        for line in lines:
            numbers = [] if REMARK.match(line) else [a + b for a, b in NUMBER.findall(line)]
            block.add(line, numbers, named_on(line, signals))
        blocks.append(block)
    return lead, blocks


def _records(tree: Tree, found: list[list[str]], signals: Signals) -> list[str]:
    """Adds the records of an object to those found; gives back what belongs to none of them."""
    inner = [each for each in tree if isinstance(each, list) and _anchored(each, signals)]
    if len(inner) > 1 and _several(inner):
        return [*_lines(each for each in tree if each not in inner), *_all(inner, found, signals)]
    own = [each for each in tree if isinstance(each, tuple)]
    if len(inner) == 1 and not any(_anchor(_line(each), signals) for each in own):
        rest = _lines(each for each in tree if each is not inner[0])
        before = len(found)
        lead = _records(inner[0], found, signals)
        if len(found) == before + 1:
            found[before] += [*rest, *lead]
            return []
        return [*rest, *lead]
    if _anchored(tree, signals):
        found.append(_lines(tree))
        return []
    return _lines(tree)


def _several(trees: Iterable[Tree]) -> bool:
    """Whether objects are records of their own: with different numbers, or without any, each with a file's name."""
    numbers = [
        {NUMBER.findall(_line(leaf))[0] for leaf in leaves(tree) if NUMBER.search(_line(leaf))} for tree in trees
    ]
    return (sum(map(bool, numbers)) > 1 and len(set[tuple[str, str]]().union(*numbers)) > 1) or not any(numbers)


def _all(trees: Iterable[Tree], found: list[list[str]], signals: Signals) -> list[str]:
    return [line for tree in trees for line in _records(tree, found, signals)]


def _anchored(tree: Tree, signals: Signals) -> bool:
    return any(_anchor(_line(leaf), signals) for leaf in leaves(tree))


def _anchor(line: str, signals: Signals) -> bool:
    return not REMARK.match(line) and (NUMBER.search(line) is not None or bool(named_on(line, signals)))


def _line(leaf: tuple[str, str]) -> str:
    name, value = leaf
    return " ".join(plain(f"{name}: {value}" if name else value).split())


def _lines(trees: Iterable[tuple[str, str] | Tree]) -> list[str]:
    return [line for each in trees for leaf in leaves([each]) if (line := _line(leaf))]
