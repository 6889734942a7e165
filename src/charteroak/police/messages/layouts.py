"""Tables and columns, laid out again as labelled fields: a heading's words become the labels of every row below it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from charteroak.police.messages.hearsay import hearsay
from charteroak.police.messages.keys import names_among
from charteroak.police.messages.records import NEGATIVE
from charteroak.police.messages.remnants import open_number
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.tokens import FILE, LABELLED_KEY, LABELS
from charteroak.police.messages.words import may_hold, words_of

_SEPARATORS = "|;\t,"
_HEADINGS, _LEAST_CELLS, _SHORTEST, _LONGEST = 8, 3, 8, 400
_EDGE = " \t\"'*|_"
_RULE = re.compile(r"^[\s|:+=-]*$")
_FIRST = ("MKE ", "NIC ", "FILE ")
_SPOKEN = re.compile(r"^(MKE|NIC|FILE|NAM|DOB|ORI|OFF|EXL|WNO|DOW|OCA|SEX|DTE|MIS) +(?=\S)", re.MULTILINE)
_NAME, _WORDS, _SHORTEST_LABEL = 60, 5, 3
_LIST = " \t0123456789.)(#*->•·"
_A_NUMBER = b"A000000000"
_BARE_NUMBER = re.compile(r"(?<![A-Z0-9/:=])(?:NIC(?: NO| NUMBER|#)?\.? )?([A-Z]\d{9})(?![A-Z0-9])")


_UNTAGGED = (
    (re.compile(r"(?<![A-Z0-9/])(WNO|DOW|DKT) (?=[A-Z-]{0,4}\d)"), r"\1: "),
    (re.compile(r"(?<=[;.,] )WARR(?:ANT)?(?: NO\.?| NUMBER)? (?=[A-Z-]{0,4}\d[\d-]*[ \t]*(?:[.;,\n]|$))"), "WNO: "),
    (re.compile(r"(?<![A-Z0-9/])(?:EXL|EXT|EXTRAD|EXTRADITION)\.? (?=FULL\b|LIMITED\b|[1-6A-F]\b)"), "EXL: "),
)
"""Fields of a want that only a blank divides from their tag; "administrative warrant 12" is none."""


def relaid(text: str) -> str:
    """A table with a heading of known labels, as labelled lines, a blank line between rows; else the text as it is."""
    at = 0
    for _ in range(_HEADINGS):
        end = text.find("\n", at)
        if end < 0:
            return text
        if _SHORTEST < end - at < _LONGEST and (found := _heading(text[at:end])):
            separator, labels = found
            return text[:at] + "\n\n".join(_rows(text[end + 1 :], separator, labels))
        at = end + 1
    return text


def columned(words: str) -> str:
    """Labels that only blanks or a dash divide from what they say, divided by a colon."""
    if (words.startswith(_FIRST) or "\nNIC " in words) and len(_SPOKEN.findall(words)) >= _LEAST_CELLS:
        words = _SPOKEN.sub(r"\1: ", words)
    if "  " not in words and " - " not in words:
        return words
    return "\n".join(_column(line) for line in words.split("\n"))


def _column(line: str) -> str:
    bare = line.lstrip(_LIST)
    for divider in ("  ", " - "):
        label, found, value = bare.partition(divider)
        if found and len(label) >= _SHORTEST_LABEL and label.strip() in LABELS and value.strip():
            return f"{label}: {value}"
    return line


def _heading(line: str) -> tuple[str, list[str]] | None:
    for separator in _SEPARATORS:
        if line.count(separator) < _LEAST_CELLS - 1:
            continue
        cells = [
            " ".join(cell.strip(_EDGE).upper().split())
            for cell in line.strip().strip("|" if separator == "|" else "").split(separator)
        ]
        known = [LABELS.get(cell) for cell in cells]
        filled = sum(map(bool, cells))
        if (
            filled >= _LEAST_CELLS
            and sum(map(bool, known)) * 4 >= filled * 3
            and {"NIC", "NAM", FILE, LABELLED_KEY} & set(known)
        ):
            return separator, cells
    return None


def _rows(body: str, separator: str, labels: list[str]) -> Iterator[str]:
    lines = (
        line.strip().strip("|") if separator == "|" else line for line in body.split("\n") if not _RULE.match(line)
    )
    try:
        for cells in csv.reader(lines, delimiter=separator, skipinitialspace=True):
            yield _row(cells, labels)
    except csv.Error:
        yield body


def _row(cells: list[str], labels: list[str]) -> str:
    if len(cells) < 2:
        return separatorless(cells)
    fields = [
        f"{label or 'TEXT'}: {' '.join(cell.split())}"
        for label, cell in zip(labels, cells, strict=False)
        if cell.strip()
    ]
    return "\n".join([*fields, *cells[len(labels) :]])


def separatorless(cells: list[str]) -> str:
    """A line below a table that is no row of it."""
    return " ".join(cells)


def bare(words: str, signals: Signals) -> str:
    """Numbers that no tag stands before, and names of files that begin a line, given theirs."""
    tagged = _BARE_NUMBER.sub(r"NIC: \1", words) if may_hold(words, _A_NUMBER) else words
    if "NIC: " not in tagged:
        return words
    return "\n".join(_named(_fielded(line), signals) for line in tagged.split("\n"))


def _fielded(line: str) -> str:
    """A line that speaks of one number at most, and denies nothing, its fields tagged."""
    for told, instead in _UNTAGGED if line.count("NIC: ") < 2 and not _DENIES.search(line) else ():
        line = told.sub(instead, line)
    return line


def _named(line: str, signals: Signals) -> str:
    head = line.lstrip(_LIST)
    words = words_of(head[:_NAME])
    if words and words[0] in signals.names and names_among(words[:_WORDS], signals):
        return f"\nFILE: {head}"
    before, found, number = line.partition("NIC: ")
    return _named_before(before, f"{found}{number}", signals) if before and line.count("NIC: ") == 1 else line


def _named_before(before: str, number: str, signals: Signals) -> str:
    """A file's name right before a number, with nothing between them, given its tag; a person may stand before it."""
    text = before.rstrip(" \t.,;:-")
    words = text.split()
    for many in range(min(_WORDS, len(words)), 1, -1):
        last = tuple(words[-many:])
        if any(last == name for name, _ in signals.names.get(last[0], ())):
            lead = text[: text.rfind(last[0])]
            if _LEADS.search(lead) and not _DENIES.search(lead):
                return f"{lead}\n\nFILE: {' '.join(last)}\n{number}"
            break
    return f"{before}{number}"


_DENIES = re.compile(r"\b(?:NO|NOT|NEVER|WITHOUT|FORMER\w*|LONGER|NEGATIVE|WAS|CLEARED|CANCEL\w*|RECALLED|VACATED)\b")
_LEADS = re.compile(r"^(?:.*(?:[.:;>|,-]| {2}|\t|\b(?:NCIC|HIT|RECORD))[ \t]*)?$")
"""What may stand before a file's name on its line: a person, a sign or a word that ends something."""


def beside(words: str, signals: Signals) -> str:
    """The text with a state's own want, on a line of its own beside an immigration record, as fields of its own.

    Where that want may be over, or is denied or unsure, it is given no warrant's number: then it cannot be told.
    """
    found = _STATE_WANT.search(words) if " WANT" in words and "STATE" in words else None
    if found is None or "IMMIGRATION" not in words.replace(found[0], "") or hearsay((words,)):
        return words
    said = found["said"]
    if NEGATIVE.search(found[0]) or "NEGATIVE" in said:
        return words
    number = open_number(said, words, signals)
    fields = "FILE: STATE WANT"
    if number:
        fields += f"\nWNO: {number[1]}\nOFF: {said[number.end() :].strip(' ,;')}"
    before, after = (_OF_NCIC.sub(_FIELDS, text) for text in (words[: found.start()], words[found.end() :]))
    return f"{before}\n\n{fields}{after}"


_STATE_WANT = re.compile(
    r"^[ \t>*-]*(?:STATE OF (?:CT|CONNECTICUT) WANTS?|(?:[A-Z]{2} )?STATE WANTS?(?: \(NLETS\))?)[ \t]*[:=-]"
    r"(?P<said>[^\n]+)$",
    re.MULTILINE,
)
_OF_NCIC = re.compile(r"^[ \t]*NCIC[ \t]*[:-][ \t]*(IMMIGRATION VIOLATOR)[ ,]+(N\d{9})[ ,;.]*", re.MULTILINE)
_FIELDS = r"\n\nFILE: \1\nNIC: \2\nNOTE: "
