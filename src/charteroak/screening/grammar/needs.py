"""What forms cannot do without, as far as words tell it: quickly told for many forms and one stretch of text.

Every set of words that some form asks for has a bit. What stands in a stretch of text is the bits of its words
together, and a form may match there if all bits of one of its chains are among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import repeat
from operator import or_
from typing import TYPE_CHECKING

from charteroak.screening.grammar.tokens import FIRST

if TYPE_CHECKING:
    from charteroak.screening.grammar.compiled import Chain, Form

_ALWAYS = 1
"""The bit that every stretch has: for chains that ask for no words."""


class Needs:
    """The forms of a book by number. `spelt` gives the characters that a run of letters may stand for."""

    def __init__(self, forms: Sequence[Form], spelt: Mapping[bytes, str]) -> None:
        often = Counter(_sets(forms))  # low bits for those that are asked for often: then numbers are small
        sets = {text: at for at, (text, _) in enumerate(often.most_common(), _ALWAYS.bit_length())}
        bits: dict[str, int] = {}
        for text, at in sets.items():
            for code in text:
                bits[code] = bits.get(code, 0) | 1 << at
        self._codes = bits
        words = {word: _together(bits.get(code, 0) for code in codes) for word, codes in spelt.items()}
        self._words = {word: all_its for word, all_its in words.items() if all_its}
        self._chains = [tuple({_bits(chain, sets) for chain in form.chains}) for form in forms]
        self._tells = [_together(_telling(chain, sets) for chain in form.chains) for form in forms]

    def of_words(self, words: Iterable[bytes]) -> int:
        """The bits of runs of letters and digits, in small letters."""
        return reduce(or_, map(self._words.get, set(words), repeat(0)), _ALWAYS)

    def of_codes(self, codes: str) -> int:
        """The bits of coded tokens."""
        return reduce(or_, map(self._codes.get, set(codes), repeat(0)), _ALWAYS)

    def met(self, forms: Iterable[int], present: int) -> list[int]:
        """Of some forms, those of which all is there that one of their chains asks for."""
        chains, tells, found = self._chains, self._tells, []
        for form in forms:
            if present & tells[form]:
                for chain in chains[form]:
                    if present & chain == chain:
                        found.append(form)
                        break
        return found


def _sets(forms: Iterable[Form]) -> Iterable[str]:
    return (text for form in forms for chain in form.chains for text, _ in chain.links if min(text) >= FIRST)


def _together(every: Iterable[int]) -> int:
    return reduce(or_, every, 0)


def _bits(chain: Chain, sets: Mapping[str, int]) -> int:
    """All that a chain asks for."""
    return _together(1 << sets[text] for text, _ in chain.links if text in sets)


def _telling(chain: Chain, sets: Mapping[str, int]) -> int:
    """One set that a chain asks for: the rarest but one, as the rarest is what called for the form."""
    rarest = sorted((text for text, _ in chain.links if text in sets), key=len)[:2]
    return 1 << sets[rarest[-1]] if rarest else _ALWAYS
