"""What a message key, a file's name or a plate reader's topic names, however it is spelt out or coded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from charteroak.police.messages.parts import Part
from charteroak.police.messages.signals import Row, Signals
from charteroak.police.messages.words import among, compact, words_of
from charteroak.police.told import Signal

_QUERY_KEY = re.compile(r"\W*(?:Q[A-Z]{0,4}|Z[WNIOR]|DQ|RQ|KQ|FQ|IQ|AQ|IAQ|YQ)\b")
_OF_WANT = """
CAUTION CAUTIONS JUVENILE OFFENDER ADULT ARMED AND DANGEROUS VIOLENT FELONY MISDEMEANOR FILE NCIC RECORD HIT STATE THE
OF NO ESCAPE RISK FULL EXTRADITION WARRANT WARRANTS COLLECT CT CONNECTICUT SUBJECT PERSON WANT WANTED RESPONSE ENTRY
REARREST PRAWN LOCAL ONLY TEMPORARY SYSTEM RETURN
"""
_USUAL = frozenset(_OF_WANT.split())
"""Words that a want's key or heading may hold besides the name of the file, as it may hold numbers."""
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[A-Z -]+\Z")
_WITHIN, MOST_KEY, _LONGEST_CODE, _LEAST_MISSPELT = 60, 90, 3, 8


def is_query(key: str) -> bool:
    """Whether a key is that of a query: an echo, not a record."""
    return _QUERY_KEY.match(key) is not None


def named_in(key: str, signals: Signals, kind: Signal) -> tuple[Row, ...]:
    """The rows that a key's text names: by its whole, by its first word as a code, or by the names within it."""
    if (spelt := signals.spelt[kind].get(key.strip())) is not None:
        return spelt
    named = signals.named[kind]
    signs = compact(key[:MOST_KEY])
    if (row := named.get(signs)) is not None:
        return (row,)
    first, dash, second = key.partition(" - ")
    if dash and (row := named.get(compact(first))) is not None:
        if (other := named.get(compact(second))) is not None:
            return (row, other)
        if not _adds(second):
            return (row,)
    code = _code(key, signals)
    head = signs[:_WITHIN]
    found = dict(compress(named.items(), map(head.__contains__, named)))
    rows = list(found.values())
    if len(found) > 1:
        rows = [row for name, row in found.items() if not any(name != longer and name in longer for longer in found)]
    return tuple([code, *rows] if code is not None else rows)


def _code(key: str, signals: Signals) -> Row | None:
    words = key.split(None, 1)
    first = compact(words[0].partition("-")[0]) if words else ""
    return signals.codes.get(first) if len(first) <= _LONGEST_CODE else None


def _adds(text: str) -> bool:
    """Whether a text has a word that does not usually stand beside a file's name."""
    return any(word not in _USUAL and not word.isdecimal() for word in _WORD.findall(text))


def is_exact(key: str, rows: Sequence[Row]) -> bool:
    """Whether a key says nothing but names and the words that usually stand beside them."""
    if len(rows) == 1 and rows[0].pattern == key.strip():
        return True
    words = " ".join(words_of(key))
    for row in rows:
        words = words.replace(row.pattern, " ")
    return not _adds(words)


def names_among(words: Sequence[str], signals: Signals) -> tuple[Row, ...]:
    """The files that running words name, each row once, in their order."""
    names, found = signals.names, dict[Row, None]()
    end = 0
    for at in among(words, names):
        if at >= end:
            for many, row in names[words[at]]:
                if tuple(words[at : at + len(many)]) == many:
                    found[row], end = None, at + len(many)
                    break
    return tuple(found)


def misspelt(key: str, signals: Signals, kind: Signal) -> Row | None:
    """The name that a key is one letter off from: missing, added, another, or two in the wrong order."""
    if not _LETTERS.match(key):
        return None
    spelt = compact(key)
    if len(spelt) < _LEAST_MISSPELT:
        return None
    near = range(len(spelt) - 1, len(spelt) + 2)
    ends = spelt[0], spelt[-1]
    return next(
        (
            row
            for name, row in signals.named[kind].items()
            if len(name) in near and (name[0], name[-1]) == ends and _one_off(spelt, name)
        ),
        None,
    )


def nearly(part: Part, key: str, signals: Signals, kind: Signal) -> None:
    """Takes a key that names nothing for the name that it is nearly, or is the beginning of."""
    row = misspelt(key.strip(" ,;"), signals, kind)
    if row is None and (row := shortened(key, signals, kind)) is not None:
        part.exact = True
    if row is not None:
        part.told, part.misspelt = (row,), True


def shortened(key: str, signals: Signals, kind: Signal) -> Row | None:
    """The Immigration Violator File, where a key's words are only the beginnings of its name or its torn end; the
    Wanted Person File, where the key is the one word of it; files whose two words are abbreviated as words are. Nothing
    else is told from less than its name.
    """
    words = [word for word in words_of(key) if word not in ("FILE", "NCIC")]
    named = signals.named[kind]
    if words == ["WANTED"]:
        return named.get("WANTEDPERSON")
    if (name := _ABBREVIATED.get(" ".join(words))) is not None:
        return named.get(name)
    if len(words) != 2 or not _VIOLATOR.startswith(words[1]) or len(words[1]) < _LEAST_TORN:
        return None
    begins = len(words[0]) >= _LEAST_TORN and _IMMIGRATION.startswith(words[0])
    torn = len(words[0]) > _LEAST_TORN and _IMMIGRATION.endswith(words[0])
    return named.get(_IMMIGRATION + "VIOLATOR") if begins or torn else None


def _abbreviations(names: str) -> dict[str, str]:
    """Two-word names of files by what they are abbreviated to: each word whole, or its first letters."""
    found: dict[str, str] = {}
    for first, second in (name.split("_") for name in names.split()):
        heads, tails = ([word[:many] for many in range(_LEAST_KEPT, len(word))] + [word] for word in (first, second))
        found |= {f"{head} {tail}": first + second for head in heads for tail in tails}
    return found


_LEAST_KEPT = 3
_ABBREVIATED = _abbreviations("WANTED_PERSON MISSING_PERSON SUPERVISED_RELEASE PROTECTION_ORDER")
_IMMIGRATION, _VIOLATOR, _LEAST_TORN = "IMMIGRATION", "VIOLATORS", 3


def _one_off(one: str, two: str) -> bool:
    at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    swapped = one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]
    return swapped or one[at + 1 :] == two[at + 1 :] or one[at + 1 :] == two[at:] or one[at:] == two[at + 1 :]
