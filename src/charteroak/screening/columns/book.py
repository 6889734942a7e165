"""The rules for names in a form that is quick to try: by the words that call for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from charteroak.screening.columns.names import FREE, FREE_UNLESS, RULES
from charteroak.screening.columns.rule import Alternative, Group, NameRule, clauses_of, group_of
from charteroak.screening.columns.tokens import tokens

_IDLE = frozenset({"de", "del", "la", "el", "los", "las", "of", "the", "por"})
"""Words that names may have or not."""
_SHORT = frozenset({"is", "dv", "cd", "id", "no", "hh", "on", "yn", "dt", "es", "us"})
"""Words of two letters that may be grown together with others."""
_USUAL = frozenset(
    {"account", "amount", "amt", "card", "case", "code", "count", "date", "flag", "id", "name", "no", "num", "number"}
    | {"order", "plan", "sales", "service", "status", "tax", "time", "total", "type", "user", "value", "year", "city"}
    | {"state", "zip", "day", "client", "customer", "member", "office", "work"}
)
"""Words of many names of every sort: a rule is called for by another, where it can be."""
_UNKNOWN = (",",)
_MOST_PIECES = 4
_SHORTEST, _LONGEST = 5, 40


class Words:
    """A group as it is quickly tried: its words, and its alternatives of several words."""

    __slots__ = ("_phrases", "_words")

    def __init__(self, group: Group) -> None:
        self._words = frozenset(each[0] for each in group if len(each) == 1)
        self._phrases = tuple(f" {' '.join(each)} " for each in group if len(each) > 1)

    def are_in(self, said: Said) -> bool:
        """Whether a name has one of the alternatives."""
        return not self._words.isdisjoint(said.words) or any(map(said.text.__contains__, self._phrases))


@dataclass(frozen=True, slots=True)
class _Clause:
    rule: NameRule
    name: str
    groups: tuple[Words, ...]
    unless: Words


class Said:
    """The words of a name, as rules know them."""

    __slots__ = ("text", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = frozenset(words)
        self.text = f" {' '.join(words)} "


class Book:
    """All rules, by the words that call for them."""

    def __init__(self, rules: Iterable[NameRule]) -> None:
        self._by_word: dict[str, list[_Clause]] = {}
        self._known: dict[str, str] = {}
        self._beside: dict[str, Words] = {}
        self._against: dict[str, Words] = {}
        for rule in rules:
            self._add(rule)
        self._free = Words(self._learned(group_of(FREE)))
        self._free_unless = Words(self._learned(group_of(FREE_UNLESS)))
        for word in sorted(self._known):
            if word.isalpha() and len(word) > 3:
                self._known.setdefault(f"{word}s", word)

    def said(self, name: str) -> Said:
        """A name's words: those grown together parted, plurals as one, idle words left out."""
        return Said(self.known(name))

    @lru_cache(maxsize=65_536)  # noqa: B019 - the same
    def known(self, name: str) -> tuple[str, ...]:
        """A name's words, with a comma for each that no rule knows: all that rules can tell it by."""
        return tuple([piece for token in tokens(name) if token not in _IDLE for piece in self.parted(token)])

    @lru_cache(maxsize=65_536)  # noqa: B019 - there is one book, and it stays
    def parted(self, token: str) -> tuple[str, ...]:
        """A token as words that rules know; a comma where it cannot be parted into such alone."""
        if token in self._known:
            return (self._known[token],)
        if not token.isalpha() or not _SHORTEST <= len(token) <= _LONGEST:
            return _UNKNOWN
        found = self._pieces(token, _MOST_PIECES)
        return found if found and any(piece in self._by_word for piece in found) else _UNKNOWN

    def tells(self, token: str) -> bool:
        """Whether a name with this token may be hit by a rule, or be one of free text."""
        return any(piece in self._by_word for piece in self.parted(token))

    def hits(self, words: Sequence[str]) -> tuple[NameRule, ...]:
        """The rules that a name of these words is hit by, whatever stands beside it."""
        said = Said(words)
        found: dict[str, NameRule] = {}
        for word in said.words & self._by_word.keys():
            for clause in self._by_word[word]:
                if all(group.are_in(said) for group in clause.groups) and not clause.unless.are_in(said):
                    found[clause.name] = clause.rule
        return tuple(found[name] for name in sorted(found))

    def is_free(self, name: str) -> bool:
        """Whether a column of that name is one of free text."""
        said = self.said(name)
        return self._free.are_in(said) and not self._free_unless.are_in(said)

    def beside(self, rule: NameRule) -> Words:
        """Words of neighbours that make a rule's hit certain."""
        return self._beside[rule.rule]

    def against(self, rule: NameRule) -> Words:
        """Words of neighbours that make it nothing."""
        return self._against[rule.rule]

    def _add(self, rule: NameRule) -> None:
        unless = Words(self._learned(group_of(rule.unless)))
        self._beside[rule.rule] = Words(self._learned(group_of(rule.beside)))
        self._against[rule.rule] = Words(self._learned(group_of(rule.against)))
        for groups in clauses_of(rule):
            learned = tuple(map(self._learned, groups))
            clause = _Clause(rule, rule.rule, tuple(map(Words, learned)), unless)
            for word in {max(alternative, key=_telling) for alternative in learned[0]}:
                self._by_word.setdefault(word, []).append(clause)

    def _learned(self, group: Group) -> Group:
        """The group without idle words, its words among those that are known."""
        kept: list[Alternative] = []
        for alternative in group:
            words = tuple(word for word in alternative if word not in _IDLE)
            self._known.update((word, word) for word in words)
            kept += [words] if words else []
        return tuple(kept)

    def _pieces(self, token: str, most: int) -> tuple[str, ...] | None:
        """The fewest known words that make up a token."""
        if token in self._known and (len(token) > 2 or token in _SHORT):
            return (self._known[token],)
        best: tuple[str, ...] | None = None
        for at in range(2, len(token) - 1) if most > 1 else ():
            head = token[:at]
            if head in self._known and (at > 2 or head in _SHORT):
                rest = self._pieces(token[at:], (len(best) if best else most + 1) - 2)
                if rest:
                    best = (self._known[head], *rest)
        return best


def _telling(word: str) -> tuple[bool, int]:
    return word not in _USUAL, len(word)


@cache
def book() -> Book:
    """The book of the shipped rules."""
    return Book(RULES)
