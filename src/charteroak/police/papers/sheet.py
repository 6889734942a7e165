"""A paper laid out: its lines, its phrases, and which of these stand as headings; and the first paper of what came.

A phrase is a heading where it begins a line, a column or a part and runs to its end, or is in capitals among small
letters. The same words within a sentence, beside an empty box, or after "Re:" or "To:" are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from charteroak.police.papers.forms import Forms, number_key
from charteroak.police.papers.phrases import Mark, words_in

HEAD_LINES = 16
"""A paper says what it is within so many lines that are not empty."""
LONGEST_HEAD = 6_000

_UNCHOSEN = re.compile(
    r"\[ \] *(?:(?:granted|denied|approved|yes|no|issued|concedid[oa]|denegad[oa])\b|[^\[\n]*?(?=\[|\n|$| {3}|"
    r"\d{1,2}/\d|\(signed|/s/))",
    re.IGNORECASE,
)
_CELL = re.compile(
    r" {2,}|\t|\||\n|\f|[-=*_]{3,}| - | / |[.:;] +(?=[A-Z0-9(\[]|$)|,? +(?=(?i:form) (?:[A-Z]{1,2}[- ]?)?\d)"
)
_RUNS_ON = re.compile(
    r"\b[a-z]{2,} (?:[a-z]+ )?(?:a|an|the|any|this|to|by|of|from|in|with|before|and|or|un|una|el|la|del|al|por)\s*$"
)
_ASIDE = re.compile(
    r"(?i)^\W*(?:re|ref|reference|regarding|subject|asunto|enclosures?|encl?|attached|attachments?|cc|to|para|"
    r"from|de|via|"
    r"enforceable|copy|copies|distribution|see|respondent|petitioner|plaintiff|defendant|v|vs|"
    r"concerning)\b\s*[:.]?[^\n]*$"
)
_SENTENCE = re.compile(r"[a-z]{2,}[,]? [a-z]{1,} [a-z]{2,}")
_NUMBER = re.compile(
    r"(?<![\w-])(?:([I1l|])\s?[-~.]\s?|([I1l])\s)?(?:(A[O0D])\s?-?\s?|"
    r"(J[DO0]\s?-\s?[A-Z]{2})\s?-\s?)?([0-9OoIlSZB]{2,3})\s?-?([A-Z]?)(?![\w/-])"
)
_DIGITS = str.maketrans("OoIlSZB", "0011528")
_NUMBERED_HEAD, _NUMBERED_FOOT = 8, 4
_RUNS_ON_CAPITALS = re.compile(r"\b[A-Z]{2,} (?:TO|BY|IN|OF|WITH|BEFORE|FROM) (?:A|AN|THE|ANY) *$")


@dataclass(frozen=True)
class Sheet:
    """A paper's text and the marks in it; `starts` are where its lines begin, empty ones left out."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    capitals: bool  # whether nearly all of it is in capitals, which then say nothing

    def line(self, at: int) -> int:
        """The number of the line with the character at `at`."""
        return bisect_right(self.starts, at) - 1

    def line_text(self, number: int) -> str:
        """A line, without its end; empty where there is no such line."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip()

    def before(self, mark: Mark) -> str:
        """What stands before a mark in its line."""
        return self.text[self.starts[self.line(mark.start)] : mark.start]

    def after(self, mark: Mark) -> str:
        """What stands after a mark in its line."""
        end = self.text.find("\n", mark.end)
        return self.text[mark.end : end if end >= 0 else len(self.text)]

    @cached_property
    def signers(self) -> dict[int, list[Mark]]:
        """The titles of those who sign, by the number of their line."""
        by_line: dict[int, list[Mark]] = {}
        for mark in self.group("signer"):
            by_line.setdefault(self.line(mark.start), []).append(mark)
        return by_line

    def group(self, group: str) -> Iterator[Mark]:
        """The marks of a group, in order."""
        return (mark for mark in self.marks if mark.group == group)


def sheet(text: str, forms: Forms) -> Sheet:
    """A text laid out. What stands beside an empty box is left blank: nobody chose it."""
    text = _UNCHOSEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    starts = tuple(found.start() for found in re.finditer(r"[^\n\f]*\S[^\n\f]*", text))
    letters = [sign for sign in text[:4000] if sign.isalpha()]
    capitals = sum(map(str.isupper, letters)) > 0.85 * len(letters)
    return Sheet(text, tuple(forms.phrases.marks(words_in(text))), starts, capitals)


def head_end(page: Sheet, lines: int = HEAD_LINES) -> int:
    """Where the head of a paper ends: after so many lines that are not empty."""
    left = lines
    for number, start in enumerate(page.starts):
        if left == 0 or start > LONGEST_HEAD:
            return min(start, LONGEST_HEAD)
        left -= bool(page.line_text(number).strip(" -=_*."))
    return min(len(page.text), LONGEST_HEAD)


def is_heading(page: Sheet, mark: Mark) -> bool:
    """Whether a mark stands as a heading, and not in a sentence or as a party, a subject or an addressee."""
    before = page.before(mark)
    cell_before = _CELL.split(before)[-1]
    if _ASIDE.match(_cells_from(before)) or _runs_on(page, mark):
        return False
    capitals = _in_capitals(page, mark)
    if _of_party(before) and not (capitals and mark.group == "title"):
        return False
    if capitals and (mark.words > 1 or mark.group != "issuer"):
        return not _SENTENCE.search(cell_before)
    cell_after = _CELL.split(page.after(mark))[0]
    lead = len(re.findall(r"\w+", cell_before))
    trail = len(re.findall(r"\w+", cell_after))
    if _begins_sentence(page, mark, cell_before, cell_after):
        return True
    return lead <= 3 and trail <= 5 and not re.search(r"\b[a-z]{2,} [a-z]{2,}\b", cell_before)


_OF_WHAT = re.compile(r"(?i)\s+(?:for|of|on|against|to|authorizing|para|de|contra)\s")
_SAYS = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|attached|enclosed|pending|outstanding|active|exists?)\b"
)
_FIRST_LINES = 4


def _begins_sentence(page: Sheet, mark: Mark, before: str, after: str) -> bool:
    """Whether a title begins one of the first sentences and goes on with what it is for, and says nothing of it."""
    return (
        mark.group == "title"
        and mark.words > 1
        and page.line(mark.start) < _FIRST_LINES
        and not before.strip()
        and page.text[mark.start].isupper()
        and bool(_OF_WHAT.match(after))
        and not _SAYS.search(after)
    )


def _of_party(before: str) -> bool:
    """Whether a party to a case is named: after "v.", in the same column."""
    column = re.split(r" {3,}|\t|\|", re.sub(r"\b(vs?\.?)\s+", r"\1 ", before[-80:]))[-1]
    return bool(re.search(r"\bvs?\.? ", column))


_PREPOSITION = re.compile(r"(?i)\b(?:of|by|in|to|before|from|with|at|for|and|or)\s*$")
_ARTICLE = re.compile(r"(?i)\b(?:the|an?|said|such|any|el|la)\b")


def _runs_on(page: Sheet, mark: Mark) -> bool:
    """Whether a mark at a line's beginning only goes on with a sentence of the line before."""
    if _ARTICLE.sub("", page.before(mark)).strip():
        return False
    above = page.line_text(page.line(mark.start) - 1)
    if page.before(mark).strip():  # "... an order of / the District Court"
        return bool(_PREPOSITION.search(above))
    return bool((_RUNS_ON_CAPITALS if page.capitals else _RUNS_ON).search(above))


def _cells_from(before: str) -> str:
    """The last column before a mark, with its label."""
    return re.split(r" {3,}|\t|\||[.;] +(?=[A-Z]|$)", before)[-1]


def _in_capitals(page: Sheet, mark: Mark) -> bool:
    letters = [sign for sign in page.text[mark.start : mark.end] if sign.isalpha()]
    return not page.capitals and sum(map(str.isupper, letters)) >= 0.8 * max(len(letters), 1)


def numbers(page: Sheet, forms: Forms) -> list[tuple[int, int]]:
    """The forms' numbers in the head and at the foot, each as (form, where): not those a sentence speaks of."""
    filled = [n for n in range(len(page.starts)) if page.line_text(n).strip()]
    found = []
    for n in dict.fromkeys((*filled[:_NUMBERED_HEAD], *filled[-_NUMBERED_FOOT:])):
        line = page.line_text(n)
        for match in _NUMBER.finditer(line):
            form = forms.numbers.get(_key(match))
            if form is not None and _stands_free(line, match):
                found.append((form, page.starts[n] + match.start()))
    return found


def _key(match: re.Match[str]) -> str:
    series = (
        "I"
        if match[1] or match[2]
        else "AO"
        if match[3]
        else number_key(match[4].replace("O", "D", 1))
        if match[4]
        else "?"
    )
    return number_key(f"{series}{match[5].translate(_DIGITS)}{match[6]}")


def _stands_free(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if _ASIDE.match(_cells_from(before)) and not re.search(r"(?i)\bform\W*$", before):
        return False
    if re.fullmatch(r"\W*(?:[A-Z]{2,}\W+){0,5}\(", before) and after.startswith(")"):
        return True
    cell = _CELL.split(before)[-1] + _CELL.split(after)[0]
    return not re.search(r"\b[a-z]{2,} [a-z]{2,}\b", re.sub(r"(?i)\bform\b|\brev\b|\bof homeland\b", "", cell))
