"""A draft's file as tables that know where they stand, so that whatever is wrong with one is named by line and field.

A draft is TOML: text, lists and tables, and nothing that runs. `tomllib` reads it; the lines are found beside it, as
it does not tell them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from charteroak.logic.errors import BadInput

LARGEST = 64 * 1024
"""As many bytes a draft may have."""

PROBLEMS = {
    "large": "a draft that is too large",
    "toml": "text that is not TOML",
    "missing": "nothing",
    "key": "a field that there is not",
    "kind": "another kind of value",
    "empty": "an empty text",
    "control": "a character that cannot be seen",
    "citation": "a text that is no citation",
    "not_there": "a clause that the article does not have",
    "twice": "the same thing twice",
    "one_of": "another text",
    "says": "not exactly one of these",
    "slug": "a text that has not the form of a name",
    "taken": "the name of another norm",
    "repealed": "a clause that the draft repeals",
    "many": "more than one act can have",
    "character": "a character of no word",
    "long": "a condition that is too long",
    "deep": "too many brackets within brackets",
    "ends": "the end",
    "goes_on": "something more",
    "unexpected": "another word or sign",
    "mixed": "'and' and 'or' side by side",
    "name": "a word that is no fact of every act named here, and no reading (a draft uses those that there are)",
    "act": "an act that there is not (a draft uses those that there are)",
    "denied": "something that 'not' cannot stand before",
    "no_value": "a fact without its value",
    "value": "a value that it has not",
}
"""What can be wrong with a draft, by code."""

Path = tuple[str | int, ...]
"""Where a value stands: keys, and places in lists counted from 0."""
Lines = dict[Path, int]
"""The line at which a value begins."""

_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
_HEADER = re.compile(r"\s*\[(\[)?\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\]")
_PAIR = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=\s*(\"\"\"|''')?")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BLANK_LINE = re.compile(r"\n\s*\n")


class BadDraft(BadInput):
    """A draft that cannot be read: the `problem` by its code, the `line` and the `place` in the draft, what may stand.

    `line` is None where the draft as a whole is wrong; `character` is counted from 1 in a line, or in a condition that
    is written on one. Nothing of the draft itself is repeated.
    """

    def __init__(
        self, problem: str, allowed: Iterable[str], line: int | None = None, place: str = "", character: int = 0
    ) -> None:
        self.problem = problem
        self.line = line
        self.place = place
        self.character = character
        where = [f"line {line}"] if line else []
        where += [place] if place else []
        where += [f"character {character}"] if character else []
        super().__init__(f"draft, {', '.join(where)}" if where else "draft", PROBLEMS[problem], allowed)


class Table:
    """A table of a draft, where it stands, and what was not asked for yet."""

    def __init__(self, given: dict[str, Any], at: Path, lines: Lines) -> None:
        self._given = given
        self._at = at
        self._lines = lines

    def only(self, *keys: str) -> None:
        """Refuse any other field."""
        for key in self._given:
            if key not in keys:
                known = key if _KEY.match(key) else "(a name that is no field's)"
                self.wrong("key", keys, key=known)

    def __contains__(self, key: str) -> bool:
        return key in self._given

    def text(self, key: str) -> str:
        """A text, which must be there and must say something. Composed, and of no characters that cannot be seen."""
        value = self._of_kind(key, str, "a text")
        composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
        if any(_unseen(character) for character in composed):
            self.wrong("control", ["letters, digits, marks, spaces and line ends"], key=key)
        if not composed.strip():
            self.wrong("empty", ["a text"], key=key)
        return composed

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, at least one, each once."""
        values = self._of_kind(key, list, "a list of texts")
        if not values or not all(isinstance(value, str) for value in values):
            self.wrong("kind" if values else "empty", ["a list of texts"], key=key)
        if len(set(values)) < len(values):
            self.wrong("twice", ["each once"], key=key)
        return tuple(values)

    def flag(self, key: str) -> None:
        """A field that can only be true."""
        if self._given[key] is not True:
            self.wrong("one_of", ["true"], key=key)

    def tables(self, key: str) -> Iterator[Table]:
        """A list of tables; of none where the field is not there."""
        header = ".".join((*(part for part in self._at if isinstance(part, str)), key))
        values = self._of_kind(key, list, f"tables, each under [[{header}]]") if key in self._given else []
        for place, value in enumerate(values):
            if not isinstance(value, dict):
                self.wrong("kind", [f"tables, each under [[{header}]]"], key=key)
            yield Table(value, (*self._at, key, place), self._lines)

    def wrong(self, problem: str, allowed: Iterable[str], key: str = "", character: int = 0) -> NoReturn:
        """Refuse this table, or what stands in one of its fields: at a character of its text, counted from 1."""
        at = (*self._at, key) if key else self._at
        line = self._line(at)
        if character:
            before = self._given[key][: character - 1].split("\n")
            line = line and line + len(before) - 1
            character = len(before[-1]) + 1
        raise BadDraft(problem, allowed, line, _written(at), character)

    def _of_kind(self, key: str, kind: type, called: str) -> Any:
        if key not in self._given:
            self.wrong("missing", [called], key=key)
        value = self._given[key]
        if type(value) is not kind:
            self.wrong("kind", [called], key=key)
        return value

    def _line(self, at: Path) -> int | None:
        """The line of a place, or of what it stands in."""
        return next((self._lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self._lines), None)


def read_tables(text: str) -> Table:
    """The tables of a draft. BadDraft where it is too large or no TOML."""
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise BadDraft("large", [f"up to {LARGEST // 1024} KiB"])
    try:
        return Table(tomllib.loads(text), (), _lines(text))
    except tomllib.TOMLDecodeError as fault:
        # Of what tomllib says only the place is told: the rest may repeat the draft. Its end is a place, too.
        found = _PLACE.search(str(fault))
        line, character = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 0)
        raise BadDraft("toml", ["TOML, as --template prints it"], line, character=character) from None
    except (RecursionError, ValueError, UnicodeError):
        # A number of too many digits, brackets too deep: what a draft has no use for.
        raise BadDraft("toml", ["TOML, as --template prints it"]) from None


def paragraphs(words: str) -> tuple[str, ...]:
    """The paragraphs of a clause's words, white space folded; a blank line parts them."""
    folded = (" ".join(part.split()) for part in _BLANK_LINE.split(words))
    return tuple(part for part in folded if part)


def _unseen(character: str) -> bool:
    """Whether it is no mark on paper: it could change what a terminal or a reader makes of the text around it."""
    return character not in "\n\t" and unicodedata.category(character) in _UNSEEN


def _written(at: Path) -> str:
    """A place as it is told: clause[2].norm[1].when, counted from 1."""
    told = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in at)
    return told.removeprefix(".")


def _lines(text: str) -> Lines:
    """The line at which each table and each field's value begins, as far as it is laid out as templates are."""
    found: Lines = {}
    counts: dict[Path, int] = defaultdict(int)
    table: Path = ()
    within = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if within:
            within = "" if within in line else within
        elif header := _HEADER.match(line):
            table = _placed([part.strip() for part in header[2].split(".")], counts, listed=bool(header[1]))
            found[table] = number
        elif pair := _PAIR.match(line):
            rest = line[pair.end() :]
            within = pair[2] if pair[2] and pair[2] not in rest else ""
            # A line end right after the opening marks is no part of the text.
            found.setdefault((*table, pair[1]), number + (within != "" and not rest.strip()))
    return found


def _placed(keys: list[str], counts: dict[Path, int], *, listed: bool) -> Path:
    """The place of the table under a header: in the last of each list that it stands in, and new in its own."""
    at: Path = ()
    for key in keys[:-1]:
        at = (*at, key, counts[(*at, key)] - 1) if counts[(*at, key)] else (*at, key)
    at = (*at, keys[-1])
    if not listed:
        return at
    counts[at] += 1
    return (*at, counts[at] - 1)
