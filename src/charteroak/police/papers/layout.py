"""The lines of a paper in the order in which they are read: out of a quotation, out of columns, out of a run of words.

A scanner reads across columns, an e-mail puts a sign before each line, and a text copied from somewhere breaks its
lines anywhere. What is read afterwards counts on a line being a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from charteroak.police.papers.phrases import Mark, Phrases, words_in

_QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_QUOTES_ENOUGH = 3
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)|^ {8,}(?=\S)")
_SLACK = 2
"""A column's beginning may waver by so many signs."""
_ROWS, _BOTH = 5, 4
"""A block in two columns has so many rows, and so many with something in both columns."""
_GOES_ON = 2
"""In a block in two columns so many cells go on in the cell below: it is text, and no table of labels and values."""
_RULES = (")", ":", "|", "}")
"""What a caption has between the parties and the case's number."""
_HEAD_ROWS = 2
_LETTERHEAD = 5
_WIDEST_HEAD = 58
_LONGEST = 3_000
"""As many lines are looked at for columns."""

_FEWEST, _NARROW, _EVENLY, _MOSTLY = 3, 70, 0.75, 0.8
"""A run of words has so many lines at least, one of them so long, and nearly all nearly as long as that one."""
_SENTENCE_GOES_ON = re.compile(r"[A-Za-z,/-]$")
_SIGNED = re.compile(r"(?i)/s/|\(signed|\bsigned?\b|signature|_{3}")
_LABELS = re.compile(r"^\W{0,4}[\w ./-]{2,30}:\s*$")


def unquoted(text: str) -> str:
    """A text without the signs by which an e-mail quotes another's lines."""
    return _QUOTED.sub("", text) if len(_QUOTED.findall(text)) >= _QUOTES_ENOUGH else text


def unwoven(text: str) -> str:
    """A text whose columns stand one after the other, where a scanner read them across: head, left, right."""
    return "\f".join(_captions(_page(unruled(page))) for page in text.split("\f"))


_RULED = re.compile(r"([^|\n]*)\|([^|\n]*)")
_ONLY_RULE = re.compile(r"[-+|=_\s]*$")
_WAVERS = 3


def unruled(page: str) -> str:
    """A page whose columns are set with a rule ("|") between them, the left one before the right one."""
    lines = page.split("\n")
    rows = [(n, found) for n, line in enumerate(lines[:_LONGEST]) if (found := _RULED.fullmatch(line))]
    if len(rows) < _ROWS:
        return page
    start, end = rows[0][0], rows[-1][0] + 1
    between = [line for n, line in enumerate(lines[start:end], start) if not _RULED.fullmatch(line)]
    places = [len(found[1]) for _, found in rows]
    cells = [(found[1].rstrip(), found[2].strip()) for _, found in rows if not _ONLY_RULE.match(found[0])]
    if not all(map(_ONLY_RULE.match, between)) or max(places) - min(places) > _WAVERS or not _is_prose(cells):
        return page
    return "\n".join([*lines[:start], *_columns(cells), *lines[end:]])


def _is_prose(cells: Sequence[tuple[str, str]]) -> bool:
    """Whether one of two columns is running text, and no caption's parties beside its court."""
    columns = ([left.strip() for left, _ in cells if left.strip()], [right for _, right in cells if right])
    return any(_going_on(column) >= _GOES_ON for column in columns)


def _page(page: str) -> str:
    lines = page.split("\n")
    if len(lines) > _LONGEST:
        return page
    out: list[str] = []
    at = 0
    for start, end, gutter in _blocks(lines):
        if start < at:
            continue
        out += lines[at:start]
        out += _apart(lines[start:end], gutter, head=not any(line.strip() for line in lines[:start]))
        at = end
    rest = lines[at:]
    return "\n".join([*out, *(rest if at else _letterhead(rest))])


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where lines stand in two columns of running text, as (first, after the last, where the right one begins)."""
    begins = [{found.end() for found in _GAP.finditer(line)} for line in lines]
    often = Counter(at for each in begins for at in each)
    for gutter in sorted((at for at, count in often.items() if at > 16 and count >= _BOTH), key=lambda at: -often[at]):
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and not _crosses(lines[end], gutter, begins[end]):
                end += 1
            first, last = _trimmed(lines, start, end, gutter)
            if last - first >= _ROWS and _is_text(lines[first:last], gutter):
                yield first, last, gutter
                return
            start = max(end, start) + 1


def _crosses(line: str, gutter: int, begins: set[int]) -> bool:
    """Whether a line runs over where the right column begins."""
    if len(line) <= gutter - 1:
        return False
    return bool(line[max(gutter - 2, 0) : gutter].strip()) and not any(abs(at - gutter) <= _SLACK for at in begins)


def _trimmed(lines: Sequence[str], start: int, end: int, gutter: int) -> tuple[int, int]:
    """The block without the rows at its edges that have only a left column."""
    rows = [n for n in range(start, end) if all(cell.strip() for cell in _cells(lines[n], gutter))]
    if not rows:
        return start, start
    last = rows[-1]
    while last + 1 < end and lines[last + 1][:gutter].strip() == "" and lines[last + 1].strip():
        last += 1
    return rows[0], last + 1


def _is_text(lines: Sequence[str], gutter: int) -> bool:
    cells = [_cells(line, gutter) for line in lines if line.strip()]
    both = sum(bool(left.strip() and right.strip()) for left, right in cells)
    captions = sum(left.rstrip().endswith(_RULES) or right.lstrip().startswith(_RULES) for left, right in cells)
    columns = ([left for left, _ in cells], [right for _, right in cells])
    goes_on = [_going_on([cell.strip() for cell in column if cell.strip()]) for column in columns]
    return both >= max(_BOTH, len(cells) // 3) and captions * 3 < len(cells) and sum(goes_on) >= _GOES_ON


def _going_on(cells: Sequence[str]) -> int:
    """How many cells go on in the one below, which begins with a small letter."""
    return sum(below[0].islower() and bool(_SENTENCE_GOES_ON.search(above)) for above, below in pairwise(cells))


def _cells(line: str, gutter: int) -> tuple[str, str]:
    for found in _GAP.finditer(line):
        if abs(found.end() - gutter) <= _SLACK:
            return line[: found.start()], line[found.end() :]
    return line[:gutter], line[gutter:]


def _apart(lines: Sequence[str], gutter: int, *, head: bool) -> list[str]:
    """The left column, then the right one; of a paper's head the first rows so for themselves."""
    cells = [_cells(line, gutter) for line in lines if line.strip()]
    first = (_HEAD_ROWS if _parts(cells) else 1) if head else 0
    return [cell for rows in (cells[:first], cells[first:]) for cell in _columns(rows)]


def _parts(cells: Sequence[tuple[str, str]]) -> bool:
    """Whether the head's last row ends there, and does not go on below."""
    last, below = cells[_HEAD_ROWS - 1 : _HEAD_ROWS + 1]
    return not re.match(r"(?i)\W*(?:to|para)\b", last[0]) and not any(cell.strip()[:1].islower() for cell in below)


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [cell for cell in (*(left for left, _ in rows), *(right for _, right in rows)) if cell.strip()]


def _letterhead(lines: list[str]) -> list[str]:
    """A page with the first rows of a paper apart that stand in two columns, as a form's title beside its court."""
    filled = [n for n, line in enumerate(lines) if line.strip()][:_LOOKED_AT]
    for first in filled:
        if first != filled[0] and not (_is_parted(lines[first - 1]) and lines[first].isupper()):
            continue
        rows = list(_head_rows(lines, first))
        if len(rows) > 1:
            return [*lines[:first], *_columns(rows), *lines[first + len(rows) :]]
    return lines


_LOOKED_AT = 16


def _is_parted(line: str) -> bool:
    """Whether a line is empty or a rule, after which a paper may begin."""
    return not re.search(r"[^\W_]", line)


def _head_rows(lines: Sequence[str], first: int) -> Iterator[tuple[str, str]]:
    begins = [found.end() for found in _GAP.finditer(lines[first])]
    for line in lines[first : first + _LETTERHEAD] if len(begins) == 1 else ():
        if not _in_head(line, begins[0]):
            return
        yield _cells(line, begins[0])


def _in_head(line: str, gutter: int) -> bool:
    left, right = _cells(line, gutter)
    alone = [at for at in (found.end() for found in _GAP.finditer(line)) if abs(at - gutter) <= _SLACK * 2]
    return (
        bool(re.search("[A-Za-z]", left) and re.match(r"\s*[\w\"(]", right) and re.search("[A-Za-z]", right) and alone)
        and max(len(left.strip()), len(right.strip())) < _WIDEST_HEAD
        and not _SIGNED.search(line)
        and not _LABELS.match(left.strip())
        and not _LABELS.match(right.strip())
    )


_APART = re.compile(r"(?i)\s|$|page\b")


_CAPTION = re.compile(
    r"(?i)[(\[]?(?:(?:printed |print )?(?:name|title)\b|date\b|(?:[\w-]+(?:'s|s')? )*signature\b|"
    r"firma\b|nombre\b|cargo\b|fecha\b)[^:_]{0,80}$"
)
_TO_SIGN = re.compile(r"(?i)\b(?:signature|firma)\b")
_CAPTIONED_CELLS = re.compile(r"\S(?:.*?\S)??(?= {3,}|$)")


_BOTH_CAPTIONS = re.compile(r"(?i)^(\W*signature of (?:the )?clerk(?: or deputy clerk)?) (?=attorney)")
_BOTH_CAPTIONED = re.compile(r"(?i)^\W*signature of .* {3}attorney")
_BLANK_BESIDE = re.compile(r"(?<=[^_\s]) (?=_{3,}\s*$)|(?<=_{3}) (?=[^_\s])")


def _captions(page: str) -> str:
    """A page with the places for signatures that stand beside each other under each other, each over its caption."""
    out: list[str] = []
    for line in _staggered(page.split("\n")):
        line = _BOTH_CAPTIONS.sub(r"\1   ", line)
        if out and _BOTH_CAPTIONED.search(line):
            out[-1] = _BLANK_BESIDE.sub("   ", out[-1])
        cells = list(_CAPTIONED_CELLS.finditer(line)) if _TO_SIGN.search(line) else []
        empty = bool(out) and re.search(r"_{3,}", out[-1]) and len(_CAPTIONED_CELLS.findall(out[-1])) > 1
        if len(cells) < 2 or not (empty or all(_CAPTION.match(cell[0]) for cell in cells)):
            out.append(line)
            continue
        above = list(_CAPTIONED_CELLS.finditer(out.pop())) if out else []
        for place in _placed(above, [cell.start() for cell in cells]):
            out += [place, cells.pop(0)[0]]
    return "\n".join(out)


_PLACE = re.compile(r"_{3,}|(?i:/s/)")
_BESIDE = 12


def _staggered(lines: Sequence[str]) -> Iterator[str]:
    """The lines with a place to sign on that stands beside another's caption put over its own, in the next line."""
    for line, below in pairwise((*lines, "")):
        if not _TO_SIGN.search(below) or max(len(line), len(below)) > _WIDEST:
            yield line
            continue
        cells, captions = list(_CAPTIONED_CELLS.finditer(line)), list(_CAPTIONED_CELLS.finditer(below))
        if len(cells) != _TWO or len(captions) != 1 or not _is_caption(captions[0][0]):
            yield line
            continue
        place = next((cell for cell in cells if _PLACE.match(cell[0])), None)
        caption = next((cell for cell in cells if _is_caption(cell[0])), None)
        over = place and abs(place.start() - captions[0].start()) <= _BESIDE
        yield from (caption[0], place[0]) if place and caption and over else (line,)


_TWO, _WIDEST = 2, 240


def _is_caption(cell: str) -> bool:
    return bool(_CAPTION.match(cell) and _TO_SIGN.search(cell))


def _placed(above: Sequence[re.Match[str]], starts: Sequence[int]) -> list[str]:
    """What stands over each caption: each piece over the one that begins nearest to it."""
    places = [""] * len(starts)
    for cell in above:
        nearest = min(range(len(starts)), key=lambda n: min(abs(starts[n] - cell.start()), abs(starts[n] - cell.end())))
        places[nearest] = f"{places[nearest]}   {cell[0]}".strip()
    return places


_FEW = 4
_LABELLED = re.compile(r"[A-Z][A-Za-z ]{0,24}:\s")
"""Of few lines, one that begins with a label is a line."""


def runs_on(page: str) -> bool:
    """Whether a page is one run of words, broken only where its lines were full."""
    lines = page.strip().split("\n")
    width = max(map(len, lines))
    body = lines[:-1]
    full = sum(len(line) >= _EVENLY * width for line in body)
    if len(lines) <= _FEW and any(map(_LABELLED.match, lines[1:])):
        return False
    if len(lines) < _FEWEST or width < _NARROW or full < _MOSTLY * len(body):
        return False
    return not any(_APART.match(line) or re.search(r"\S {3,}\S", line) for line in lines)


_HEADED_BY = ("form", "title", "issuer")
_BETWEEN = re.compile(
    r"\W*(?:[IAJ][A-Z0-9]{0,2}[- ]?(?:[A-Z]{2}-?)?\d{2,3}[A-Z]?\W+|"
    r"(?:STATE|DISTRICT) OF CONNECTICUT\W+|CGS \S+\W+|FORM\W+|US\W+|UNITED STATES\W+)*"
)
_CAPITALS = 0.85
_NOT_THERE = re.compile(
    r"(?i)\W*(?:is|are|was|were|has|have|had|will|for the|received|attached|enclosed|shown|in|on|by)\b"
)


def headed(text: str, phrases: Phrases) -> str:
    """A text all in capitals that runs on, with the headings that it begins with on lines of their own."""
    marks: list[Mark] | None = None
    for line in islice(re.finditer(r"(?m)^[^\S\n]*(?=\S[^\n]{30})", text), _FIRST_LINES):
        letters = [sign for sign in text[line.end() : line.end() + 4000] if sign.isalpha()]
        if sum(map(str.isupper, letters)) <= _CAPITALS * len(letters):
            continue
        marks = marks or [mark for mark in phrases.marks(words_in(text[:4000])) if mark.group in _HEADED_BY]
        if chain := _chain(marks, text, line.end()):
            return f"{text[: line.start()]}{chain}"
    return text


_FIRST_LINES = 12


def _chain(marks: Sequence[Mark], text: str, at: int) -> str | None:
    """The text from here on with each of the headings that follow each other on a line; None where they do not."""
    out = []
    while found := _next(marks, text, at):
        if between := text[at : found.start].strip(" \n"):
            out.append(between)
        out.append(re.sub(r"\s*\n\s*", " ", text[found.start : found.end]))
        at = found.end
    if len(out) < _CHAIN or _NOT_THERE.match(text, at):
        return None
    return "\n".join([*out, text[at:].lstrip(" ")])


_CHAIN = 2
"""One phrase alone at the beginning may only begin a sentence."""


def _next(marks: Sequence[Mark], text: str, at: int) -> Mark | None:
    """The longest phrase that comes next, with nothing between but a number or a place."""
    ready = [mark for mark in marks if mark.start >= at and _BETWEEN.fullmatch(text[at : mark.start])]
    return max(ready, key=lambda mark: mark.end - mark.start, default=None)
