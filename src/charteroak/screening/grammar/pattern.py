"""The patterns that rules are written in: read into a tree, and written as a regular expression over coded tokens.

A text is read as tokens, and every token becomes one character (see `tokens`): so a set of words is a character
class, a gap of three words is three characters, and whatever stood between words (hyphens, quotation marks, line ends)
is gone.

    word  word/v  {name}  #       a word; its forms; a named pattern; a number
    a | b   ( )   [ ]             alternatives; a group; what may be missing
    <3>   <3+>                    up to three words, without and with commas, brackets and slashes among them
    x*                            x, up to three times or not at all
    ‹ ›                           what is marked
    !x   ~x                       not followed by x; not preceded by x, one word or set
    ^   $                         a beginning or an end: of a sentence, a line, a cell
    , : / + = & % ( as {open} )   punctuation as it stands
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Forms = Callable[[str, str], set[str]]


class Malformed(Exception):
    """A pattern that cannot be read; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Words:
    """One token out of a set of words, or of the kinds of token that `kinds` names by their characters."""

    words: frozenset[str]
    kinds: str = ""


@dataclass(frozen=True, slots=True)
class Seq:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """From `least` to `most` times, as few as will do when `lazy`."""

    part: Node
    least: int
    most: int
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """A piece of regular expression that stands for no token of its own: a mark, a beginning, an end."""

    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """Not followed, or not preceded, by something."""

    part: Node
    behind: bool


Node = Words | Seq | Either | Times | Raw | Look

# Kinds of token that are no words of a rule: see `tokens.kind_of`.
KINDS = {"name": "NC", "unknown": "wNC", "number": "#", "money": "$", "aged": "A", "id": "iI", "initial": "x"}
PUNCTUATION = {
    "comma": ",", "colon": ":", "semicolon": ";", "open": "(", "close": ")", "bar": "|", "slash": "/", "dash": "-",
    "question": "?", "inverted": "{", "stop": ".",
}  # fmt: skip
_STOPS = ".;!?|¶…{}"
_GAP = f"[^{re.escape(_STOPS)},:()/\\-+]"
_WIDE_GAP = f"[^{re.escape(_STOPS)}]"
_ANY = f"[^{re.escape(_STOPS)},:()/\\-+=&%]"
_START = f"(?:(?<=[{re.escape(_STOPS)}:-])|\\A)"
_END = f"(?=[{re.escape(_STOPS)}]|\\Z)"

_TOKENS = re.compile(r"\s*(?:(<\d+\+?>)|(\{[\w.]+\})|([‹›|()\[\]*!~^$#])|([^\s‹›|()\[\]*!~^$#{}<>]+)|(\S))")
_SUFFIX = re.compile(r"(.+)/(v|vf|vd|vp|vg|vi|n|a)\Z")


class Reader:
    """Reads patterns of one language; `named` are the patterns that {…} may name, already read."""

    def __init__(self, named: Mapping[str, Node], forms: Forms) -> None:
        self._named, self._forms = named, forms

    def read(self, text: str) -> Node:
        """The tree of a pattern. Malformed where it is not one."""
        tokens = list(self._tokens(text))
        tree, rest = self._either(tokens, 0)
        if rest != len(tokens):
            raise Malformed(f"`{tokens[rest]}` is not expected in: {text}")
        return tree

    def _tokens(self, text: str) -> Iterator[str]:
        for found in _TOKENS.finditer(text.strip()):
            if found[5]:
                raise Malformed(f"`{found[5]}` has no meaning in: {text}")
            yield found[0].strip()

    def _either(self, tokens: list[str], at: int) -> tuple[Node, int]:
        parts = []
        while True:
            part, at = self._seq(tokens, at)
            parts.append(part)
            if at >= len(tokens) or tokens[at] != "|":
                return either(parts), at
            at += 1

    def _seq(self, tokens: list[str], at: int) -> tuple[Node, int]:
        parts: list[Node] = []
        while at < len(tokens) and tokens[at] not in ("|", ")", "]"):
            if tokens[at] == "*":
                parts[-1], at = Times(parts[-1], 0, 3), at + 1
                continue
            part, at = self._item(tokens, at)
            parts.append(part)
        return (parts[0] if len(parts) == 1 else Seq(tuple(parts))), at

    def _item(self, tokens: list[str], at: int) -> tuple[Node, int]:
        token = tokens[at]
        if token in ("(", "["):
            inside, end = self._either(tokens, at + 1)
            if end >= len(tokens) or tokens[end] != {"(": ")", "[": "]"}[token]:
                raise Malformed(f"`{token}` is not closed in: {' '.join(tokens)}")
            return (inside if token == "(" else Times(inside, 0, 1)), end + 1  # noqa: S105 - a bracket
        if token in ("!", "~"):
            if at + 1 == len(tokens):
                raise Malformed(f"nothing follows `{token}` in: {' '.join(tokens)}")
            part, end = self._item(tokens, at + 1)
            return Look(part, behind=token == "~"), end  # noqa: S105 - a sign
        return self._single(token), at + 1

    def _single(self, token: str) -> Node:
        if token in _SIGNS:
            return _SIGNS[token]
        if token.startswith("<"):
            wide = token.endswith("+>")
            return Times(Raw(_WIDE_GAP if wide else _GAP), 0, int(token.strip("<+>")), lazy=True)
        if token.startswith("{"):
            return self._name(token[1:-1])
        found = _SUFFIX.match(token)
        if found:
            try:
                return Words(frozenset(self._forms(found[1], found[2])))
            except KeyError:
                raise Malformed(f"no forms of `{token}` are known in this language") from None
        return Words(frozenset((token,)))

    def _name(self, name: str) -> Node:
        if name in self._named:
            return self._named[name]
        if name in KINDS:
            return Words(frozenset(), KINDS[name])
        if name in PUNCTUATION:
            return Words(frozenset(), PUNCTUATION[name])
        if name == "any":
            return Raw(_ANY)
        raise Malformed(f"there are no words called {{{name}}}")


_SIGNS: dict[str, Node] = {
    "‹": Raw("("), "›": Raw(")"), "^": Raw(_START), "$": Raw(_END), "#": Words(frozenset(), "#"),
    **{sign: Words(frozenset(), sign) for sign in ",:/+=&%-"},
}  # fmt: skip


def either(parts: list[Node]) -> Node:
    """Alternatives, with all that are one token each drawn into one set."""
    if len(parts) == 1:
        return parts[0]
    flat = [piece for part in parts for piece in (part.parts if isinstance(part, Either) else (part,))]
    single = [part for part in flat if isinstance(part, Words)]
    rest: list[Node] = [part for part in flat if not isinstance(part, Words)]
    if single:
        drawn = Words(
            frozenset().union(*(each.words for each in single)), "".join(sorted({*"".join(e.kinds for e in single)}))
        )
        rest.append(drawn)
    return rest[0] if len(rest) == 1 else Either(tuple(rest))


def sets_of(node: Node) -> Iterator[frozenset[str]]:
    """Every set of words in a pattern: what the codes must be able to tell apart."""
    match node:
        case Words(words):
            if words:
                yield words
        case Seq(parts) | Either(parts):
            for part in parts:
                yield from sets_of(part)
        case Times(part) | Look(part):
            yield from sets_of(part)


def expression(node: Node, coded: Callable[[frozenset[str]], str]) -> str:
    """The regular expression over coded tokens; `coded` gives the characters of a set of words."""
    match node:
        case Words(words, kinds):
            return _class(coded(words) + kinds)
        case Raw(text):
            return text
        case Seq(parts):
            return "".join(
                _grouped(part, coded) if isinstance(part, Either) else expression(part, coded) for part in parts
            )
        case Either(parts):
            return "|".join(expression(part, coded) for part in parts)
        case Times(part, least, most, lazy):
            return f"{_grouped(part, coded)}{{{least},{most}}}{'?' if lazy else ''}"
        case Look(part, behind):
            return f"(?{'<' if behind else ''}!{expression(part, coded)})"


def _grouped(node: Node, coded: Callable[[frozenset[str]], str]) -> str:
    text = expression(node, coded)
    single = isinstance(node, Words) or (isinstance(node, Raw) and text.startswith("["))
    return text if single else f"(?:{text})"


def _class(characters: str) -> str:
    if not characters:
        return r"(?!)"
    return re.escape(characters) if len(characters) == 1 else f"[{_ranges(characters)}]"


def _ranges(characters: str) -> str:
    return "".join(re.escape(each) for each in sorted(set(characters)))
