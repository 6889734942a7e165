"""Which records of a message are about the same person. Names and numbers are compared in memory and forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from charteroak.police.messages.parts import Part

_ENUMERATED = re.compile(
    r"(?:OCC|OCCUPANT|OCCUP|SUBJ|SUBJECT|PERSON|PERS|PAX|PASSENGER|PASS|PSGR|DRIVER|DRVR|OPERATOR|OPER|PARTY|"
    r"INDIVIDUAL|"
    r"MALE|FEMALE|PEDESTRIAN|CONDUCTOR|PASAJER[OA]|OCUPANTE|SUJETO|PERSONA)"
    r"(?: ?(?:NO\.? ?)?#? ?(?:\d{1,2}|[A-H]))?[ \t]*(?:[:.)=,-]|(?=[ \t][A-Z]))[ \t:.)-]*|"
    r"(?:QUERY|INQUIRY|INQ|CONSULTA) ?#?(?:\d{1,2}|[A-H])\b[ \t:.)=-]*"
)
_ASKED = re.compile(
    r"(?:(?:QUERY|QUERIED|INQUIRY|INQ|REQUEST|REQ|SEARCH|SEARCHED|CHECK|CHECKED|LOOKUP|RUN|RAN|RE|ON|FOR|ABOUT|RESPONSE|"
    r"RESULTS?|RETURNS?|ANSWER|HITS?|RECORDS?|MATCH|TO|YOUR|NAME|PARA|CONSULTA|SOBRE|RESPUESTA)\b|"
    r"(?:Q|R|REC|NO)?[ .#]?(?:\d{1,2}|[A-H])(?=[ \t.:)=,-]))[ \t:.#)=,>-]*"
)
"""A word of one who asks or answers, or a number or letter, before a name: "QUERY A", "RE:", "RESULTS FOR"."""
_MOST_ASKED = 5
_BIRTH = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}|\d{8}|\d{1,2} [A-Z]{3} \d{4})"
_UNTAGGED = re.compile(
    r"([A-Z][A-Z'-]+(?: [A-Z'-]+)?, ?[A-Z][A-Z'-]*(?: [A-Z'-]+)?)"
    r"(?:[ ,/(|-]{1,6}(?:[MFU](?:/[A-Z])?[ ,/|-]{1,4})?(?:DOB|BORN|B|D\.O\.B)?\.?[ :/]{0,3})(" + _BIRTH + ")"
)
_ALONE = re.compile(r"([A-Z][A-Z'-]+(?: [A-Z'-]+)?, ?[A-Z][A-Z'-]{2,}(?: [A-Z'-]+)?)[ \t.:*-]*$()")
"""After such a word, a name is one also without a birth; a town and its state are none."""
_TAGGED = re.compile(
    r"\b(?:NAM|NAME)[ \t]?[/:=][ \t]?([A-Z][A-Z' -]*, ?[A-Z][A-Z' -]*?)[. \t,;|]*"
    r"(?:\b(?:SEX|RAC)[ \t]?[/:=][ \t]?[A-Z][. \t,;|]+){0,2}\b(?:DOB|BORN)[ \t]?[/:=][ \t]?(" + _BIRTH + ")"
)
_ITEM = re.compile(r"[ \t>*#|-]*(?:\(?\d{1,2}[.):] *)?")
_MOST_HEADS = 64
_WORD = re.compile(r"[A-Z]+")
_DIGITS = re.compile(r"\d+")
_MONTHS = {
    name: f"{at:02}"
    for at, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1)
}
_SUFFIX = frozenset({"JR", "SR", "II", "III", "IV"})
_YEAR, _DAY, _LONGEST_DATE = 4, 8, 24


def persons(parts: Sequence[Part], words: str = "") -> list[int]:
    """A number for each record, from 0: equal where nothing says that they are about different people.

    A record without a name and date of birth is taken to be about the person of the record before it, unless the lines
    of `words` that no tag stands in begin with different people.
    """
    if len(parts) < 2:
        return [0] * len(parts)
    if words and not any(part.names or part.born or part.ids for part in parts):
        return apart([part.nic for part in parts], words)
    if words and not all(part.names or part.born or part.ids for part in parts):
        _named_above(parts, words)
    first = _plainly(parts[0])
    if first is not None and all(_plainly(part) == first for part in parts):
        return [0] * len(parts)
    groups: list[_Person] = []
    by: dict[str, list[int]] = {}
    numbers: list[int] = []
    for part in parts:
        one = _Person(part)
        at = _found(one, groups, by) if one.known else (numbers[-1] if numbers else 0)
        if at is None or at >= len(groups):
            at = len(groups)
            groups.append(one)
        else:
            groups[at].join(one)
        for key in one.marks():
            by.setdefault(key, []).append(at)
        numbers.append(at)
    return numbers


UNREAD = re.compile(
    r"\b(?:GARBL\w*|UNREAD\w*|ILLEGIBLE|TRUNC\w*|DROPPED|TRANSMISSION|CORRUPT\w*|INCOMPLETE|LOST|ERR(?:OR)?)\b|"
    r"\?\?|##|@@|~~|%%"
)
"""That something of a record could not be read."""
_OF_WHOM = "NAM AKA DOB SEX RAC SOC OLN OLS OLY FBI SID MNU POB HGT WGT EYE HAI LIC LIS ADD SKN SMT"
_WHOM = frozenset(_OF_WHOM.split())


def without_headings(parts: list[Part]) -> list[Part]:
    """Records without those that only say whom the next is about: a heading, or the query repeated.

    What could not be read is no heading, unless the next, of which no name is known, could not be read either.
    """
    kept: list[Part] = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if after is None or not _is_heading(part, after, first=not kept):
            kept.append(part)
        elif not after.names:
            after.names, after.born = part.names, after.born or part.born
    return kept


def _is_heading(part: Part, after: Part, *, first: bool) -> bool:
    if part.key or part.nic or not part.names or not after.key or not part.fields <= _WHOM:
        return False
    if not after.names:
        return first and (not after.told or not any(map(UNREAD.search, part.texts)))
    same = _names(part.names[0]) == _names(after.names[0]) and bool(part.born and after.born)
    return (
        same and _date(part.born[0]) == _date(after.born[0]) and not any(map(UNREAD.search, (*part.texts, *part.born)))
    )


def apart(numbers: Sequence[str], words: str) -> list[int]:
    """A person's number for each record of which only its own number is known, or not even that: by the lines that
    begin with a name, "OCC 1" or "SUBJECT B". A record that stands by none of several people is another's.
    """
    heads = _heads(words) if len(numbers) > 1 else []
    if not heads or max(who for _, who in heads) == 0:
        return [0] * len(numbers)
    places = [words.find(number) if number else -1 for number in numbers]
    above = heads[0][0] <= min((place for place in places if place >= 0), default=heads[0][0])
    found: list[int] = []
    for at, place in enumerate(places):
        if place >= 0:
            who = _near(heads, place, words, above=above)
        elif len(heads) == len(numbers):
            who = heads[at][1]
        else:
            who = len(heads) + at
        found.append(who)
    first = {who: at for at, who in enumerate(dict.fromkeys(found))}
    return [first[who] for who in found]


def _near(heads: Sequence[tuple[int, int]], place: int, words: str, *, above: bool) -> int:
    """Who stands on a number's line, or else above it, or below where people are named below their records."""
    start = words.rfind("\n", 0, place) + 1
    end = words.find("\n", place) % (len(words) + 1)
    here = [who for at, who in heads if start <= at < end]
    before = [who for at, who in heads if at < start]
    after = [who for at, who in heads if at >= end]
    return (here or (before[-1:] if above else after) or before[-1:] or after)[0]


def _heads(words: str) -> list[tuple[int, int]]:
    """Where a line begins with a person, and the person's number: the same where the name and birth are."""
    known: list[tuple[str, _Person | None]] = []
    return [(start, _known(tag, name, known)) for start, tag, name in _headings(words)]


def _headings(words: str) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """The lines that begin with a person: where, the word before the name, the name with the birth."""
    at = found = 0
    for line in words.split("\n"):
        begin = _ITEM.match(line)
        start = begin.end() if begin else 0
        tag = _ENUMERATED.match(line, start)
        begins = tag.end() if tag else _begins(line, start)
        name = _UNTAGGED.match(line, begins) or (_ALONE.match(line, begins) if begins > start else None)
        name = name or (None if tag else _TAGGED.search(line))
        if tag or name:
            yield at, tag[0] if tag else "", name
            found += 1
        at += len(line) + 1
        if found >= _MOST_HEADS:
            break


def _begins(line: str, start: int) -> int:
    """Where, after the words of one who asks or answers, a name may begin."""
    for _ in range(_MOST_ASKED):
        asked = _ASKED.match(line, start)
        if asked is None:
            break
        start = asked.end()
    return start


def _named_above(parts: Sequence[Part], words: str) -> None:
    """Gives a record without a name that of the last person named in a line of its own between it and the one above."""
    places = [words.find(part.nic) if part.nic else -1 for part in parts]
    heads = [(start, name) for start, _, name in _headings(words) if name]
    for part, place in zip(parts, places, strict=True):
        if place < 0 or part.names or part.born or part.ids:
            continue
        above = max((other for other in places if other < place), default=-1)
        if own := [name for start, name in heads if above < start < place]:
            part.names, part.born = [own[-1][1]], [own[-1][2]]


def _known(tag: str, name: re.Match[str] | None, known: list[tuple[str, _Person | None]]) -> int:
    """The number of the person with that name, or where there is none, with that word before it."""
    one = None
    if name:
        part = Part()
        part.names, part.born = [name[1]], [name[2]]
        one = _Person(part)
    tag = " ".join(re.findall(r"[A-Z0-9]+", tag))
    for who, (other, person) in enumerate(known):
        if (one and person and one.same(person)) or (not (one and person) and tag and tag == other):
            return who
    known.append((tag, one))
    return len(known) - 1


def _plainly(part: Part) -> tuple[str, str] | None:
    """The one name and one date of birth of a record, as printed."""
    return (part.names[0].strip(), part.born[0].strip()) if len(part.names) == len(part.born) == 1 else None


class _Person:
    """What tells a person from another, gathered over the records about one."""

    def __init__(self, part: Part) -> None:
        self.names = {name for raw in part.names for name in _names(raw)}
        self.born = {date for raw in part.born if (date := _date(raw))}
        self.ids = set(part.ids)
        self.known = bool(self.names or self.born or self.ids)

    def marks(self) -> Iterable[str]:
        return [
            *(f"i{one}" for one in self.ids),
            *(f"s{name[0]}" for name in self.names),
            *(f"b{date}" for date in self.born),
            *(["?"] if not self.names or not self.known else []),
        ]

    def join(self, other: _Person) -> None:
        if len(self.names) + len(self.born) + len(self.ids) < _MOST_KNOWN:
            self.names |= other.names
            self.born |= other.born
            self.ids |= other.ids
        self.known = self.known or other.known

    def same(self, other: _Person) -> bool:
        if self.ids & other.ids or not (self.known and other.known):
            return True
        if self.born and other.born and not any(_may_be(one, two) for one in self.born for two in other.born):
            return False
        if not self.names or not other.names:
            return bool(self.born and other.born) or not (self.names or other.names)
        born = bool(self.born and other.born)
        return any(_alike(one, two, born=born) for one in self.names for two in other.names)


_MOST_COMPARED, _MOST_KNOWN = 16, 64


def _found(one: _Person, groups: list[_Person], by: dict[str, list[int]]) -> int | None:
    near = sorted({at for key in one.marks() for at in by.get(key, ())[:_MOST_COMPARED]})
    return next((at for at in near if groups[at].same(one)), None)


def _names(raw: str) -> list[tuple[str, frozenset[str]]]:
    """Names as surname and given names: `DOE,JOHN A`, `DOE, JOHN`, `JOHN DOE`; several after `;`."""
    found = []
    for one in re.split(r"[;\n]|\bAKA\b", raw):
        last, comma, given = one.partition(",")
        words, others = [w for w in _WORD.findall(last) if w not in _SUFFIX], _WORD.findall(given)
        if not words:
            continue
        if not comma:
            words, others = [words[-1]], words[:-1]
        found.append(("".join(words), frozenset(word for word in others if word not in _SUFFIX)))
    return found


def _alike(one: tuple[str, frozenset[str]], two: tuple[str, frozenset[str]], *, born: bool) -> bool:
    """The same surname and no given names that exclude each other; with the same birth, one of the two is enough."""
    surname = one[0] == two[0]
    given = _given(one[1], two[1])
    return (surname or (given and bool(one[1] and two[1]))) if born else surname and given


def _given(one: frozenset[str], two: frozenset[str]) -> bool:
    if not one or not two:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in one for b in two)


def _date(raw: str) -> str:
    """A date of birth as CCYYMMDD, or as much of it as there is."""
    for name, number in _MONTHS.items():
        if name in raw:
            raw = re.sub(rf"{name}[A-Z]*", f" {number} ", raw)
    numbers = [number.zfill(2) for number in _DIGITS.findall(raw[:_LONGEST_DATE])[:3]]
    if numbers and len(numbers[0]) == _DAY and numbers[0][:2] not in ("19", "20"):
        numbers = [numbers[0][:2], numbers[0][2:4], numbers[0][4:]]
    year = next((number for number in numbers if len(number) >= _YEAR), "")
    rest = [number for number in numbers if number is not year]
    if year and raw.find(year) > 0 and len(rest) > 1 and rest[0] > "12":
        rest = [rest[1], rest[0]]
    return (year + "".join(rest))[:_DAY]


def _may_be(one: str, two: str) -> bool:
    """Equal as far as both go, day and month in either order."""
    if one.startswith(two) or two.startswith(one):
        return True
    return len(one) == len(two) == _DAY and one == two[:4] + two[6:] + two[4:6]
