"""JSON and JSON Lines, however nested: a surface is a record, said as lines of "name: value".

A record is an element of a list at the top, or a line, or the whole. The last surface is the names themselves. The
file is written again as it was, each value where it stood; true, false and numbers that are taken out become the mark.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from charteroak.screening.columns.column import Column
from charteroak.screening.formats.encoding import Decoded, decoded
from charteroak.screening.formats.json_words import Leaf, leaves, names_in, said, tokens, unquoted, weave
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.notice import FIELD, NOTICE
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Surface, Unread
from charteroak.screening.formats.telling import Told, may_tell, says, stays, telling
from charteroak.screening.formats.weaving import Edit, Surfaces, Weaver, Woven, Wovens, edited, edits

_BEGUN = re.compile(r"\s*[{\[]")
_BETWEEN = re.compile(r"\s*,?")
_LINE = re.compile(r"[^\n]+")
_MARK_QUOTED = json.dumps(MARK, ensure_ascii=False)


class Json:
    """Values in JSON that were opened. `records` has where each begins, and where the last one ends."""

    is_table = True

    def __init__(self, given: Decoded, records: list[tuple[int, int]], noun: str, broken: list[int]) -> None:
        self._given = given
        self._records = array("q", (at for record in records for at in record))
        self._noun = noun
        self._last_paths: tuple[int, list[tuple[int, ...]]] = (-1, [])
        self._broken = broken
        self._names = tuple(sorted(names_in(given.text)))
        self._may_tell = may_tell(unquoted(name) for name in self._names)
        self._wovens = Wovens(len(records) + 1, lambda number: self._weave(number)[0], self._say)
        self.surfaces = Surfaces(self._wovens)
        self.unread = tuple(Unread(f"{noun} {number + 1}", "broken") for number in broken)

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans within values."""
        return self._wovens[number].fit(spans)

    def by_column(self, number: int) -> Told:
        """The values of a record that are confidential by their names."""
        if not self._may_tell or number in self._broken:
            return ()
        if number == len(self._wovens) - 1:
            names, values = self._wovens[number], map(self._wovens[number].value, range(len(self._names)))
            return [(start, end, None) for start, end in values if stays(names.text[start:end])]
        found = self._telling(number)
        woven = self._wovens[number] if found else None
        return [(*woven.value(field), column) for field, _, column in found] if woven else ()

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """The value's place, by numbers from 1 on down from the record, and the offsets in what it says."""
        woven = self._wovens[number]
        field, first, last = woven.place(start, end)
        if number == len(self._wovens) - 1:
            return f"name {field + 1}", first, last
        path = ".".join(map(str, self._paths(number)[field]))
        return f"{woven.where}, value {path}" if path else woven.where, first, last

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The values anew. JSON has no place for a notice that would not be another value; see `marked`."""
        changes: list[Edit] = []
        for number, each in spans.items():
            if number == len(self._wovens) - 1:
                changes += self._renamed(each)
            else:
                woven, bare = self._weave(number)
                changes += [(first, last, _MARK_QUOTED if first in bare else mark)
                            for first, last, mark in edits(woven, each)]  # fmt: skip
        return self._given.encode(edited(self._given.text, chain(changes, self._filled(spans))))

    def _telling(self, number: int) -> list[tuple[int, Leaf, Column]]:
        """Of a record's values those whose names tell: the number of each, and of which column it is."""
        found = list(leaves(self._given.text, self._records[2 * number], self._records[2 * number + 1]))
        names = tuple(dict.fromkeys(leaf.name for leaf in found))
        columns = {names[at]: column for at, column in telling(names).items()}
        return [(field, leaf, columns[leaf.name]) for field, leaf in enumerate(found)
                if leaf.name in columns]  # fmt: skip

    def _filled(self, spans: Mapping[int, Spans]) -> Iterator[Edit]:
        """Marks for what says nothing under names whose values are taken out whole: what is empty tells, too."""
        records = [number for number in range(len(self._records) // 2 if self._may_tell else 0)
                   if number not in self._broken]  # fmt: skip
        fields = {number: {self._wovens[number].place(*each)[0] for each in spans[number]}
                  for number in records if number in spans}  # fmt: skip
        touched = {leaf.name for number in fields for field, leaf, _ in self._telling(number)
                   if field in fields[number]}  # fmt: skip
        for number in records if touched else ():
            for _, leaf, _ in self._telling(number):
                value = self._given.text[leaf.first : leaf.last]
                says_it = says(unquoted(value)) if value[0] == '"' else value != "null"
                if leaf.name in touched and not says_it:
                    yield leaf.first, leaf.last, _MARK_QUOTED

    def without_unread(self) -> bytes:
        """The lines anew, with a mark instead of those that are no JSON."""
        spans = [(self._records[2 * number], self._records[2 * number + 1]) for number in self._broken]
        return self._given.encode(edited(self._given.text, [(*span, _MARK_QUOTED) for span in spans]))

    def _weave(self, number: int) -> tuple[Woven, frozenset[int]]:
        if number == len(self._wovens) - 1:
            return self._woven_names(), frozenset()
        if number in self._broken:
            return Weaver().done(f"{self._noun} {number + 1}"), frozenset()
        first, last = self._records[2 * number], self._records[2 * number + 1]
        return weave(self._given.text, first, last, f"{self._noun} {number + 1}".strip())

    def _paths(self, number: int) -> list[tuple[int, ...]]:
        """Where the values of a record stand in it, of the record that was asked for last."""
        if self._last_paths[0] != number:
            found = leaves(self._given.text, self._records[2 * number], self._records[2 * number + 1])
            self._last_paths = number, [leaf.path[1:] for leaf in found]
        return self._last_paths[1]

    def _tokens_of_names(self) -> Iterator[tuple[int, int]]:
        for number in range(len(self._records) // 2):
            if number not in self._broken:
                first, last = self._records[2 * number], self._records[2 * number + 1]
                yield from ((start, end) for start, end, is_name in tokens(self._given.text, first, last) if is_name)

    def _say(self, number: int) -> Surface:
        """The same text as `_weave` makes, made without knowing where its pieces stand."""
        if number == len(self._wovens) - 1 or number in self._broken:
            return self._wovens[number].surface
        first, last = self._records[2 * number], self._records[2 * number + 1]
        return Surface(f"{self._noun} {number + 1}".strip(), said(self._given.text[first:last]))

    def _woven_names(self) -> Woven:
        weaver = Weaver()
        for number, name in enumerate(self._names):
            weaver.field(number)
            weaver.stand(spoken(unquoted(name)), 2 * number, 2 * number + 2)  # of no text: `_renamed` knows better
            weaver.frame("\n")
        return weaver.done("names")

    def _renamed(self, spans: Spans) -> list[Edit]:
        """The names that hold any of these spans, renamed; each has a number, so that none is there twice."""
        woven = self._wovens[len(self._wovens) - 1]
        numbers = {woven.place(start, end)[0] for start, end in woven.fit(spans)}
        instead = {self._names[number]: json.dumps(f"{MARK} {count}", ensure_ascii=False)
                   for count, number in enumerate(sorted(numbers), 1)}  # fmt: skip
        places = [(place, self._given.text[place[0] : place[1]]) for place in self._tokens_of_names()]
        return [(*place, instead[name]) for place, name in places if name in instead]


def open_json(data: bytes, limits: Limits) -> Json:
    """One value in JSON. Cannot where it is none, or too large."""
    given = _given(data, limits)
    return Json(given, *_parted(given.text), [])


def open_jsonl(data: bytes, limits: Limits) -> Json:
    """A value a line. Lines that are no JSON are unread."""
    given = _given(data, limits)
    records = [found.span() for found in _LINE.finditer(given.text) if found[0].strip()]
    broken = [number for number, (first, last) in enumerate(records) if not _is_json(given.text[first:last])]
    return Json(given, records, "line", broken)


def marked(data: bytes) -> bytes:
    """An object in JSON with the notice as its first member; a list, or lines, as they were."""
    given = decoded(data)
    found = re.match(r"\s*\{\s*(\}?)", given.text)
    if not found or f'"{FIELD}"' in given.text or not _is_json(given.text):
        return data
    at = given.text.index("{") + 1
    member = f"{json.dumps(FIELD)}: {json.dumps(NOTICE, ensure_ascii=False)}{'' if found[1] else ', '}"
    return given.encode(given.text[:at] + member + given.text[at:])


def second_reading(data: bytes) -> Iterator[str]:
    """What the standard library's reader makes of it: each name and each value in a line of its own."""
    text = decoded(data).text
    decoder, at = json.JSONDecoder(object_pairs_hook=list, parse_float=str, parse_int=str), 0
    while at < len(text):
        at += len(text[at : at + 1_000]) - len(text[at : at + 1_000].lstrip())
        if at < len(text) and not text[at].isspace():
            try:
                value, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                yield text[at:]
                return
            yield "\n".join(_flat(value))


def raw(data: bytes) -> Iterator[bytes]:
    """The bytes as they are."""
    yield data


def _given(data: bytes, limits: Limits) -> Decoded:
    given = decoded(data)
    if len(given.text) > limits.characters:
        raise Cannot("too large")
    return given


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _parted(text: str) -> tuple[list[tuple[int, int]], str]:
    """The elements of a list of objects or lists; of anything else, the whole."""
    found, at, decoder = list[tuple[int, int]](), len(text) - len(text.lstrip()), json.JSONDecoder()
    if text[at : at + 1] != "[":
        return [(0, len(text))], "record"
    while (begun := _BEGUN.match(text, at + 1)) is not None:
        _, at = decoder.raw_decode(text, begun.end() - 1)
        found.append((begun.end() - 1, at))
        at = _BETWEEN.match(text, at).end() - 1  # type: ignore[union-attr]  # matches always
    whole = text[at + 1 :].strip() not in ("", "]")
    return ([(0, len(text))], "record") if whole or not found else (found, "item")


def _flat(value: Any) -> Iterator[str]:
    """Names and values, in order. Objects are lists of pairs here, so that a name that is there twice is seen."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list | tuple):
            waiting += reversed(each)
        elif each is not None:
            yield str(each).encode("utf-8", "replace").decode()
