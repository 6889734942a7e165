"""Which words of a pattern make it worth trying: the rarest that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from charteroak.screening.grammar.chains import chains, worth
from charteroak.screening.grammar.frequent import times
from charteroak.screening.grammar.pattern import Either, Look, Node, Raw, Seq, Times, Words

# A set with one of these cannot be looked for in text: an apostrophe may stand inside.
_APART = """
dont doesnt didnt isnt arent wasnt werent aint hasnt havent hadnt cant wont wouldnt couldnt shouldnt mustnt im ive hes
shes theyre youre weve theyve ill youll hed shed theyd
"""
_WRITTEN_APART = frozenset(_APART.split())


_MOST_PHRASES = 150
_WORDS_IN_A_MILLION, _TOGETHER = 170_000, 20
Anchors = tuple[float, frozenset[str]]


def anchors(node: Node) -> Anchors | None:
    """Words, or pairs of words with a space, one of which stands in every text that the pattern matches.

    With them how many times in a million characters they do, about. None where no such set can be looked for.
    """
    match node:
        case Words(words):
            return (sum(map(times, words)), words) if _usable(words, node) else None
        case Seq(parts):
            every = [found for part in parts if (found := anchors(part))]
            return min([*every, *_pairs(parts)], key=lambda found: found[0], default=None)
        case Either(parts):
            branches = [anchors(part) for part in parts]
            if any(branch is None for branch in branches):
                return None
            known = [branch for branch in branches if branch]
            return sum(weight for weight, _ in known), frozenset().union(*(words for _, words in known))
        case Times(part, least):
            return anchors(part) if least else None
    return None


def _usable(words: frozenset[str], node: Words) -> bool:
    """Can every word of a set be looked for in text, as it is spelt?"""
    return bool(words) and not node.kinds and all(word.isalnum() and word not in _WRITTEN_APART for word in words)


def _pairs(parts: tuple[Node, ...]) -> Iterator[Anchors]:
    """Two words, one right after the other."""
    solid = [part for part in parts if not isinstance(part, Raw | Look)]
    for one, other in pairwise(solid):
        firsts, seconds = _outer(one, -1), _outer(other, 0)
        if firsts and seconds and len(firsts) * len(seconds) <= _MOST_PHRASES:
            phrases = frozenset(f"{first} {second}" for first in firsts for second in seconds)
            yield sum(1.2 + _together(first, second) for first in firsts for second in seconds), phrases


def _together(first: str, second: str) -> float:
    return times(first) * times(second) / _WORDS_IN_A_MILLION * _TOGETHER


def _outer(node: Node, end: int) -> frozenset[str] | None:
    """The words that a match can begin (0) or end (-1) with; None where that may be any, or nothing."""
    match node:
        case Words(words):
            return words if _usable(words, node) else None
        case Seq(parts):
            solid = [part for part in parts if not isinstance(part, Raw | Look)]
            return _outer(solid[end], end) if solid else None
        case Either(parts):
            every = [_outer(part, end) for part in parts]
            return None if None in every else frozenset().union(*(words for words in every if words))
    return None


def tried(node: Node) -> float:
    """How many times in a million characters a pattern is tried, about."""
    return sum(worth(links) for links in chains(node))
