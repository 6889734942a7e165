"""Whether two printed questions are the same but for small edits.

What may differ is a closed list: case, accents, punctuation, numbering, "your", "the" and other words of grammar, how
politely it is asked, one or several of a thing, the order of parts that commas part and of "X of Y" and "Y X", and one
letter of one long word that is no other word. Anything else is another question, however alike it looks: who is asked
about, what of them, whether there is a "not", and in which time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from charteroak.screening.forms.register_words import (
    FRAMES,
    FREE,
    GENDERED,
    JOINING,
    MARKS,
    MEANT_AS,
    PEOPLE,
    SAME,
    SEVERAL,
    TO_WHOM,
    TWINS,
)
from charteroak.screening.grammar.frequent import RARE, times

Clause = tuple[str, ...]
Wording = tuple[Clause, ...]
"""The words that carry a question, by its parts."""

_COUNTRY = re.compile(
    r"\bU\.\s?S\.(?:\s?A\.)?(?!\w)|\bUSA\b|\bEE\.?\s?UU\b\.?"
    r"|(?i:\b(?:united states(?: of america)?|estados unidos(?: de am[eé]rica)?)\b)"
)
_ABBREVIATED = re.compile(r"\bUS\b(?=.*[a-z])")
"""In a text all in capitals, "US" may be "us"."""
_NUMBERING = re.compile(
    r"\A(?:\s*(?:(?:question|pregunta|item|q|p)\.?\s*#?\s*(?=\d))?"
    r"(?:\(?\d{1,3}[a-z]?(?:\.\d{1,3}){0,3}[a-z]?\s*[.)\]:](?=\s|[^\W\d])"
    r"|\(\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})\s*\)|(?:[a-z]|[ivx]{1,5})[.)](?=\s)|[-*•▪◦☐□]+(?=\s))\s*){1,3}",
    re.IGNORECASE,
)
_ALIEN = re.compile(r"\bA(?:[-‐‑]\s?(?=[Nn]|#)|\s?(?=#))")
_NUMBER = re.compile(r"#(?!\d)|(?i:\bn\.?[º°]|\bn[uú]m\.|\bno\.(?=\s+del?\b|\s+of\b)|\b(?<=\w\s)no\.(?=\s*\W*\Z))")
_BLANKS = re.compile(r"_{2,}|\.{3,}|…")
_LETTERS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_ENDING = re.compile(r"(?<=[a-z]o)(?:/a|\(a\))s?\b|(?<=[a-z])[@](?=s?\b)|(?<=[a-z]or)(?:/a|\(a\))\b")
_NOT = re.compile(r"n['’]t\b")
_APOSTROPHE = re.compile(r"['’](?:s|m|ve|re|d|ll)?\b|['’]")
_SPANISH = re.compile(
    r"[¿¡ñáéíóú]|\b(?:el|la|los|las|su|sus|del?|usted|que|le|se|en|una?|por|con|para|quien)\b", re.IGNORECASE
)
_TO = re.compile(r"(?<![/(])\ba\b", re.IGNORECASE)
_PART = re.compile(r"[^\W_]+|[,:;?!.()\[\]–—]|\s-\s|[/&]")
_MOST_PARTS = 4
_LONGEST = 400
"""Words: longer texts are compared as they stand."""
_UNLIKE = 2
"""The words that one of two texts may have and the other not: a slip makes two of one."""
_LEAST, _LONG, _ENDING_OF = 6, 9, 4
"""The letters that a word must have for a slip in it, that a long word has, and that the ending of one may have."""


def same_text(one: str, other: str) -> bool:
    """Whether two texts ask the same but for small edits."""
    if one == other:
        return True
    left, right = wording(one), wording(other)
    if not left or not right or len(_folded(one) ^ _folded(other)) > _UNLIKE:
        return False
    flat = _flat(left), _flat(right)
    if abs(len(flat[0]) - len(flat[1])) > 1 or max(map(len, flat)) > _LONGEST:
        return False
    return any(_alike(a, b) for a, b in _orders(left, right))


def nearness(one: str, other: str) -> float:
    """How much of the shorter's words two texts share: from 0 to 1, where 1 is all."""
    left, right = _apart(one), _apart(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


@lru_cache(maxsize=8192)
def _apart(text: str) -> frozenset[str]:
    """The words that tell a question from others, a number of Social Security with all of its own."""
    words = words_of_text(text)
    told = words | {"social", "security", "seguro", "number"} if "ssn" in words else words
    return frozenset(map(_fold, told - JOINING))


@lru_cache(maxsize=8192)
def _folded(text: str) -> frozenset[str]:
    """The words that carry a text, each as it is of one."""
    return frozenset(map(_fold, _flat(wording(text)))) - {"of"}


def words_of_text(text: str) -> frozenset[str]:
    """The words that carry a text, without those that say who is spoken to."""
    return frozenset(_flat(wording(text))) - {"you", "of", "usted", "de"}


def covers(approved: frozenset[str], text: str) -> bool:
    """Whether a text says nothing that words which were approved do not say, but for yes, no and the like."""
    known = {_fold(word) for word in approved} | MEANT_AS
    return all(_fold(word) in known for word in _flat(wording(text)))


def people_of(text: str) -> frozenset[str]:
    """Which others than who is asked a text speaks of, by kind: "child", "parent", "spouse" and so on."""
    return frozenset(PEOPLE[word] for word in _flat(wording(text)) if word in PEOPLE)


def unnumbered(text: str) -> str:
    """The text without the number that stands before it; as it is where nothing else stands in it."""
    return _NUMBERING.sub("", text, count=1).strip() or text


def language_of(text: str) -> str:
    """Which of the two languages a text seems to be in: "es" where it has a letter or a small word of Spanish."""
    return "es" if _SPANISH.search(text) else "en"


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """The words that carry a text, by its parts."""
    parts = [part for each in _cleaned(text).split("|") if (part := each.strip())]
    said = [words for each in parts if each not in MARKS and (words := tuple(_carrying(each.split())))]
    return tuple(said)


def _cleaned(text: str) -> str:
    """The text in small letters without accents, with | where its parts meet, and without what only frames it."""
    text = " ".join(text.split())
    text = unicodedata.normalize("NFKC", _NUMBER.sub(" number ", _ALIEN.sub("alien ", text)))
    text = _BLANKS.sub(" ", _ABBREVIATED.sub(" usa ", _COUNTRY.sub(" usa ", text)))
    text = _NUMBERING.sub("", text, count=1)
    if _SPANISH.search(text):
        text = _TO.sub(TO_WHOM, text)
    text = "".join(each for each in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(each))
    text = _LETTERS.sub(lambda found: found[0].replace(".", "") + " ", text)
    text = _APOSTROPHE.sub(" ", _NOT.sub(" not", _ENDING.sub("", text.replace("cannot", "can not"))))
    text = " ".join({"/": "or", "&": "and"}.get(part, part if part.isalnum() else "|") for part in _PART.findall(text))
    text = f"| {text} |"
    for pattern, meant in SAME:
        text = pattern.sub(meant, text)
    for _ in range(3):  # a frame within a frame: "please tell us what your …"
        text = FRAMES.sub("| ", text)
    return text


def _carrying(words: list[str]) -> Iterator[str]:
    before = ""
    for word in words:
        told = word
        if word == "usted" and before not in (TO_WHOM, "contra", "con", "por", "de", "para"):
            told = ""  # a verb says as much without it, unless it is done to them
        if told and told not in FREE:
            yield told
        before = word


def _flat(said: Wording) -> Clause:
    return tuple(word for clause in said for word in clause)


def _orders(left: Wording, right: Wording) -> Iterator[tuple[Clause, Clause]]:
    """The ways in which two wordings may be laid beside each other."""
    one, other = _flat(left), _flat(right)
    yield one, other
    if 1 < len(left) == len(right) <= _MOST_PARTS:
        yield from ((one, _flat(order)) for order in permutations(right))
    if one.count("of") + other.count("of") <= _MOST_PARTS:
        yield from ((turned, other) for turned in _turned_twice(one))
        yield from ((one, turned) for turned in _turned_twice(other))


def _turned_twice(words: Clause) -> Iterator[Clause]:
    for turned in _turned(words):
        yield turned
        yield from _turned(turned)


def _turned(words: Clause) -> Iterator[Clause]:
    """Every way to say "Y X" for an "X of Y" in it: up to three words before, and as many after."""
    for at, word in enumerate(words):
        if word != "of":
            continue
        for first in range(max(0, at - 3), at):
            for last in range(at + 2, min(len(words), at + 4) + 1):
                yield (*words[:first], *words[at + 1 : last], *words[first:at], *words[last:])


def _alike(one: Clause, other: Clause) -> bool:
    """Whether the words are the same one by one; a slip may be in one of them."""
    if len(one) != len(other):
        return False
    unlike = [pair for pair in zip(one, other, strict=True) if _fold(pair[0]) != _fold(pair[1])]
    return not unlike or (len(unlike) == 1 and _is_slip(*unlike[0]))


def _fold(word: str) -> str:
    """A word as it is of one, and of a man where it only agrees with whom it is of."""
    return GENDERED.get(word) or _single(word)


@lru_cache(maxsize=8192)
def _single(word: str) -> str:
    """A word as it is of one: "cards" as "card", "ciudades" as "ciudad"; of both languages alike."""
    if word in SEVERAL:
        return SEVERAL[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("ces") and word[:-3] + "z" in SEVERAL.values():
        return f"{word[:-3]}z"
    return word[:-2] if word.endswith(_IN_ES) else word[:-1]


_IN_ES = ("sses", "xes", "ches", "shes", "dades", "ciones", "siones", "eres", "ores", "ales")


def _is_slip(one: str, other: str) -> bool:
    """Whether one word is the other with a slip of the pen that makes no other word.

    Most words have neighbours one letter away ("attached", "attacked"), so the slips are few: two neighbouring letters
    that changed places, one letter for two of it, or two for one; and in a long word, before its ending, a letter
    left out or put in, or an "m" for an "n", an "s" for a "z".
    """
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or not (one + other).isalpha() or short[0] != long[0] or short[-1] != long[-1]:
        return False
    if frozenset((one, other)) in TWINS or (times(one) > RARE and times(other) > RARE):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    before_its_ending = len(short) >= _LONG and at < len(long) - _ENDING_OF
    if len(long) == len(short) + 1:
        doubled = long[at] in (long[at - 1], long[at + 1 : at + 2]) and at < len(short)  # "parolee" is no "parole"
        return short[at:] == long[at + 1 :] and (doubled or before_its_ending)
    if len(long) != len(short):
        return False
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    for_another = short[at + 1 :] == long[at + 1 :] and {short[at], long[at]} in ({"m", "n"}, {"s", "z"})
    return swapped or (for_another and len(short) >= _LONG)
