"""The table of signals: what tells the file and the warrant of a record. `signals.toml` ships; a city corrects it.

A row says its kind, its pattern, what it tells, how much it weighs, where it is known from and whether that was
verified. A city's own file is laid over the shipped one: a row of the same kind and pattern replaces, weight 0 removes.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from charteroak.police.messages.words import word
from charteroak.police.told import FILES, SIGNALS, WARRANTS, File, Signal, Warrant

STRONG = 3
"""The weight from which a signal contradicts another that tells a different file."""

_FIELDS = ("kind", "pattern", "tells", "weight", "source", "verified")
_WORDED: tuple[Signal, ...] = ("message key", "file name", "topic")
_NOT_SIGN = re.compile(r"[^A-Z0-9]+")
_MOST_WEIGHT = 9
_CODE = 3
_LONG_ENOUGH = 11
"""Signs of a phrase from which it is looked for without its blanks: a shorter one may lie across two other words."""
_TORN = (r"N(?<!\wN)O(?:T|T A|T A CRIMINAL| ACTIVE| CRIMINAL| ARREST| LONGER)? WA(?:N(?:TE?)?|RR?A?N?)?[ \t]*(?:\n|$)",)
"""The beginning of a denial that the end of its line tore off: "IS NOT WAN", "THERE IS NO WAR"."""
_GAP = r" (?:\w+ ){0,6}?"


class BadSignals(ValueError):
    """A signals table that cannot be used: one line that names the row and the field."""


@dataclass(frozen=True, slots=True)
class Row:
    """One signal. `file` is None for "any": then it contradicts a warrant, whatever the file."""

    kind: Signal
    pattern: str
    file: File | None
    warrant: Warrant | None
    weight: int
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for in running text; `found` matches them between single blanks where they have gaps.

    `joined` finds them where the end of a line may have broken a word, in text without any blank.
    """

    row: Row
    words: list[str]
    found: re.Pattern[str] | None
    joined: re.Pattern[str] | None


Phrases = Mapping[str, Mapping[str, tuple[Phrase, ...]]]
"""Phrases by their first word, then by their second; under "" those of which the second is none or not one word."""

Name = tuple[tuple[str, ...], Row]
"""The words of a file's name, and what they tell."""


@dataclass(frozen=True)
class Signals:
    """A table ready for use. `rows` is what a city reads and corrects; the rest is made from it.

    `named` are names of files without their blanks, `spelt` with them, `names` by their first word.
    `broken` are the caveats that contradict a want by a word that is in a text, its blanks left out, wherever they
    are; `anchors` finds any of those words.
    """

    version: str
    rows: tuple[Row, ...]
    letters: Mapping[str, Row] = field(repr=False)
    codes: Mapping[str, Row] = field(repr=False)
    named: Mapping[Signal, Mapping[str, Row]] = field(repr=False)
    spelt: Mapping[Signal, Mapping[str, tuple[Row, ...]]] = field(repr=False)
    caveats: Phrases = field(repr=False)
    offenses: Phrases = field(repr=False)
    cut: re.Pattern[str] = field(repr=False)
    anchors: re.Pattern[str] = field(repr=False)
    broken: Mapping[str, tuple[Phrase, ...]] = field(repr=False)
    originators: re.Pattern[str] = field(repr=False)
    fields: Mapping[str, Row] = field(repr=False)
    names: Mapping[str, tuple[Name, ...]] = field(repr=False)


@cache
def shipped() -> Signals:
    """The table that comes with the program."""
    return _made(
        *_parsed(files("charteroak.police.messages").joinpath("signals.toml").read_text("utf-8"), "signals.toml")
    )


def load(path: Path) -> Signals:
    """The shipped table with a city's file laid over it. Raises `BadSignals`, or `OSError` for an unreadable file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSignals(f"{path.name}: the file is not UTF-8 text") from None
    version, rows = _parsed(text, path.name)
    return _made(version, (*shipped().rows, *rows))


def _parsed(text: str, name: str) -> tuple[str, tuple[Row, ...]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadSignals(f"{name}: not TOML: {wrong}") from None
    except RecursionError:
        raise BadSignals(f"{name}: nested too deeply") from None
    if unknown := sorted(set(table) - {"version", "signal"}):
        raise BadSignals(f"{name}: {unknown[0]!r} is not allowed here; allowed: version, signal")
    version, signals = table.get("version"), table.get("signal", [])
    if not isinstance(version, str) or not version.strip():
        raise BadSignals(f"{name}: version: a text is needed, such as a date")
    if not isinstance(signals, list):
        raise BadSignals(f"{name}: signal: write each row as [[signal]]")
    return version, tuple(row for at, raw in enumerate(signals, 1) for row in _rows(raw, f"{name}: signal {at}"))


def _rows(raw: object, where: str) -> list[Row]:
    if not isinstance(raw, dict):
        raise BadSignals(f"{where}: write each row as [[signal]]")
    for name in _FIELDS:
        if name not in raw:
            raise BadSignals(f"{where}: {name}: missing")
    if unknown := sorted(set(raw) - set(_FIELDS)):
        raise BadSignals(f"{where}: {unknown[0]!r} is no field; fields: {', '.join(_FIELDS)}")
    told, weight = _told(raw["tells"], where), raw["weight"]
    if type(weight) is not int or not 0 <= weight <= _MOST_WEIGHT:
        raise BadSignals(f"{where}: weight: a whole number from 0 to {_MOST_WEIGHT} is needed")
    if not isinstance(raw["source"], str) or not raw["source"].strip():
        raise BadSignals(f"{where}: source: a text is needed")
    if not isinstance(raw["verified"], bool):
        raise BadSignals(f"{where}: verified: true or false is needed")
    return [
        Row(_kind(kind, where), _pattern(kind, one, where), *told, weight, raw["source"], raw["verified"])
        for kind in _texts(raw["kind"], "kind", where)
        for one in _texts(raw["pattern"], "pattern", where)
    ]


def _texts(raw: object, name: str, where: str) -> list[str]:
    many = raw if isinstance(raw, list) else [raw]
    if not many or not all(isinstance(one, str) and one.strip() for one in many):
        raise BadSignals(f"{where}: {name}: a text or a list of texts is needed")
    return cast("list[str]", many)


def _kind(kind: str, where: str) -> Signal:
    if kind not in SIGNALS:
        raise BadSignals(f"{where}: kind: allowed are {', '.join(SIGNALS)}")
    return kind


def _told(raw: object, where: str) -> tuple[File | None, Warrant | None]:
    file, _, warrant = raw.partition("/") if isinstance(raw, str) else ("", "", "")
    if file not in (*FILES[:-1], "any"):
        raise BadSignals(f"{where}: tells: the file must be one of {', '.join(FILES[:-1])}, any")
    if warrant and warrant not in WARRANTS[:-1]:
        raise BadSignals(f"{where}: tells: the warrant must be one of {', '.join(WARRANTS[:-1])}")
    if warrant == "criminal" and file != "wanted_person":
        raise BadSignals(f"{where}: tells: only a wanted person's record tells of a criminal warrant")
    return (None if file == "any" else cast(File, file)), (warrant or None)


def _pattern(kind: str, raw: str, where: str) -> str:
    pattern = " ".join(raw.upper().split())
    if kind == "file letter" and not re.fullmatch(r"[A-Z]", pattern):
        raise BadSignals(f"{where}: pattern: a file letter is one letter")
    if kind == "warrant fields" and not re.fullmatch(r"[A-Z]{2,4}", pattern):
        raise BadSignals(f"{where}: pattern: a tag of two to four letters is needed")
    first = re.split(r"[ -]", pattern)[0]
    if kind in ("caveat", "offense") and ("*" in first or first == "..."):
        raise BadSignals(f"{where}: pattern: the first word must be a whole one")
    if len(_NOT_SIGN.sub("", pattern)) < (1 if kind == "file letter" else 2):
        raise BadSignals(f"{where}: pattern: at least two letters or digits are needed")
    return pattern


def _made(version: str, rows: Iterable[Row]) -> Signals:
    kept = {(row.kind, _NOT_SIGN.sub("", row.pattern) if row.kind in _WORDED else row.pattern): row for row in rows}
    live = [row for row in kept.values() if row.weight]
    of: dict[Signal, list[Row]] = {kind: [row for row in live if row.kind == kind] for kind in SIGNALS}
    named: dict[Signal, dict[str, Row]] = {
        kind: {_NOT_SIGN.sub("", row.pattern): row for row in of[kind] if not _is_code(row)} for kind in _WORDED
    }
    broken = _anchored([row for row in of["caveat"] if row.file != "wanted_person"])
    return Signals(
        version=version,
        rows=tuple(live),
        letters={row.pattern: row for row in of["file letter"]},
        codes={row.pattern: row for kind in _WORDED for row in of[kind] if _is_code(row)},
        named=named,
        spelt={kind: {row.pattern: (row,) for row in rows.values()} for kind, rows in named.items()},
        caveats=_phrases(of["caveat"]),
        offenses=_phrases(of["offense"]),
        cut=_any([*_TORN, *(_cut(row.pattern) for row in of["caveat"] if row.file is None and _is_short(row.pattern))]),
        anchors=_any(list(broken)),
        broken=broken,
        originators=_any([_originator(row.pattern) for row in of["originator"]]),
        fields={row.pattern: row for row in of["warrant fields"]},
        names=_by_first_word(row for row in of["file name"] if not _is_code(row)),
    )


def _is_code(row: Row) -> bool:
    return len(row.pattern) <= _CODE


def _any(patterns: list[str]) -> re.Pattern[str]:
    """Any of the patterns; without one, nothing."""
    return re.compile("|".join(sorted(dict.fromkeys(patterns), key=len, reverse=True)) or r"(?!)")


def _originator(pattern: str) -> str:
    signs = {"*": r"\w*", "?": r"\w", " ": r"\W{1,8}"}
    return r"\b" + "".join(signs.get(sign) or re.escape(sign) for sign in pattern) + r"\b"


def _by_first_word(rows: Iterable[Row]) -> dict[str, tuple[Name, ...]]:
    """Names by their first word, the longest first."""
    names = sorted(((tuple(re.findall(r"[A-Z0-9]+", row.pattern)), row) for row in rows), key=lambda one: -len(one[0]))
    made: dict[str, list[Name]] = {}
    for words, row in names:
        made.setdefault(words[0], []).append((words, row))
    return {first: tuple(many) for first, many in made.items()}


def _phrases(rows: Iterable[Row]) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    made: dict[str, dict[str, list[Phrase]]] = {}
    for row in rows:
        phrase = _phrase(row)
        first, second = [*phrase.words, ""][:2]
        by = "" if second == "..." or "*" in second else second
        made.setdefault(first, {}).setdefault(by, []).append(phrase)
    return {first: {second: tuple(many) for second, many in by.items()} for first, by in made.items()}


def _anchored(rows: list[Row]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by a word that is in the text wherever they are: few such words, so that most texts are done at once."""
    left = {row: {word.rstrip("*") for word in _words(row.pattern) if word != "..."} for row in rows}
    made: dict[str, tuple[Phrase, ...]] = {}
    while left:
        shared = Counter(word for words in left.values() for word in words)
        anchor = max(sorted(shared), key=lambda word: (shared[word], len(word)))
        here = [row for row, words in left.items() if anchor in words]
        if phrases := tuple(phrase for row in here if (phrase := _phrase(row)).joined is not None):
            made[anchor] = phrases
        left = {row: words for row, words in left.items() if row not in here}
    return made


def _words(pattern: str) -> list[str]:
    return [word if word == "..." else re.sub(r"[^A-Z0-9*]", "", word) for word in pattern.replace("-", " ").split()]


def _is_short(pattern: str) -> bool:
    return len("".join(_words(pattern))) < _LONG_ENOUGH


def _cut(pattern: str) -> str:
    """The words, with the end of a line or the blanks it became anywhere in them."""
    words = [r"[\s;]{0,3}".join(one.replace("*", "")) for one in _words(pattern)]
    return word(r"[^A-Z0-9]{1,4}".join(words) + ("" if pattern.endswith("*") else r"\b"))


def _phrase(row: Row) -> Phrase:
    words = _words(row.pattern)
    joined = None
    if len("".join(words)) >= _LONG_ENOUGH:
        joined = re.compile("".join(r"\w{0,48}?" if word == "..." else word.rstrip("*") for word in words))
    if "..." not in words and "*" not in row.pattern:
        return Phrase(row, words, None, joined)
    gapped = " ".join(_GAP if word == "..." else word.replace("*", r"\w*") for word in words)
    return Phrase(row, words, re.compile(gapped.replace(f" {_GAP} ", _GAP) + r"\b"), joined)


def as_table(signals: Signals) -> list[dict[str, Any]]:
    """The rows as plain data, in order, for a report of what is in use."""
    return [
        {
            "kind": row.kind,
            "pattern": row.pattern,
            "tells": f"{row.file or 'any'}{'/' + row.warrant if row.warrant else ''}",
            "weight": row.weight,
            "source": row.source,
            "verified": row.verified,
        }
        for row in signals.rows
    ]
