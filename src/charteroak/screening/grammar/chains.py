"""What a pattern cannot do without, in its order: sets of tokens, and how far apart they stand at most.

A necessary condition, much quicker to look at than the pattern: the compiled gate goes by it (see `gate`).
"""

from __future__ import annotations

from typing import NamedTuple

from charteroak.screening.grammar.frequent import times
from charteroak.screening.grammar.pattern import Either, Look, Node, Raw, Seq, Times, Words

_TOLD = set("wNC#$AiIx")  # kinds of token that are runs of letters or digits
_KIND = 20_000.0  # times in a million characters, about
_SLACK = 2  # a token may be two runs of letters: w/o
_MOST = 6
_RARE = 8.0  # times in a million characters: a chain that stands so seldom is good enough


Held = tuple[frozenset[str], str]
"""Words, and kinds of tokens."""


class Link(NamedTuple):
    """A set of words and kinds of tokens, and how many tokens after the one before at most."""

    words: frozenset[str]
    kinds: str
    within: int

    @property
    def often(self) -> float:
        """How many times in a million characters one of the set stands, about."""
        return sum(map(times, self.words)) + _KIND * bool(self.kinds)


def chains(node: Node) -> list[list[Link]]:
    """Chains one of which stands in whatever a pattern matches: more than one where its alternatives differ."""
    if isinstance(node, Either):
        return [each for part in node.parts for each in chains(part)]
    whole = _chain(node)
    if not isinstance(node, Seq) or worth(whole) < _RARE:
        return [whole]
    parts = _flat(node)
    apart = [_parted(parts, at) for at, part in enumerate(parts) if isinstance(part, Either)]
    best = min(apart, key=lambda every: sum(map(worth, every)), default=[whole])
    return best if sum(map(worth, best)) < worth(whole) / 2 else [whole]


def _parted(parts: list[Node], at: int) -> list[list[Link]]:
    """The chains of a sequence with each alternative of one of its parts."""
    parted = parts[at]
    branches = parted.parts if isinstance(parted, Either) else ()
    return [_chain(Seq((*parts[:at], branch, *parts[at + 1 :]))) for branch in branches]


def worth(links: list[Link]) -> float:
    """How many times in a million characters a chain is looked at, about: two rare links are worth more than one."""
    often = sorted(link.often for link in links)
    return often[0] * min(1.0, often[1] / 3000) if len(often) > 1 else (often or [1e9])[0]


def _chain(node: Node) -> list[Link]:
    """The links of a pattern, first to last; the distance of the first means nothing."""
    links: list[Link] = []
    apart = 0
    for part in _flat(node):
        held, length = _held(part), _longest(part)
        apart += length
        if held is not None:
            links.append(Link(held[0], held[1], apart + _SLACK))
            apart = length
    return links if len(links) <= _MOST else _rarest(links)


def _rarest(links: list[Link]) -> list[Link]:
    """As many links as are allowed, with the distances over those left out."""
    kept = sorted(sorted(range(len(links)), key=lambda at: links[at].often)[:_MOST])
    sums = [
        sum(links[at].within for at in range(last + 1, this + 1)) for last, this in zip([-1, *kept], kept, strict=False)
    ]
    return [links[at]._replace(within=within) for at, within in zip(kept, sums, strict=True)]


def _flat(node: Node) -> list[Node]:
    if isinstance(node, Seq):
        return [piece for part in node.parts for piece in _flat(part)]
    return [node]


def _often(held: Held) -> float:
    return Link(held[0], held[1], 0).often


def _held(node: Node) -> Held | None:
    """A set of which every match of a node has a token; None where there is none, or it is punctuation."""
    match node:
        case Words(words, kinds):
            return (words, kinds) if _TOLD.issuperset(kinds) else None
        case Seq():
            every = [held for part in _flat(node) if (held := _held(part))]
            return min(every, key=_often, default=None)
        case Either(parts):
            branches = [_held(part) for part in parts]
            known = [branch for branch in branches if branch]
            if len(known) < len(branches):
                return None
            return frozenset().union(*(words for words, _ in known)), "".join(sorted({*"".join(k for _, k in known)}))
        case Times(part, least):
            return _held(part) if least else None
    return None


def _longest(node: Node) -> int:
    """How many tokens a match of a node has at most."""
    match node:
        case Words():
            return 1
        case Raw(text):
            return int(text.startswith("["))
        case Seq(parts):
            return sum(map(_longest, parts))
        case Either(parts):
            return max(map(_longest, parts))
        case Times(part, _, most):
            return most * _longest(part)
        case Look():
            return 0
