"""Answers that there is no record, in whatever words they are given, and whether something is claimed beside them."""

from __future__ import annotations

import re

from charteroak.police.messages.hearsay import UNSURE
from charteroak.police.messages.parts import Part
from charteroak.police.messages.records import NEGATIVE
from charteroak.police.messages.returns import BUT
from charteroak.police.messages.words import words_of


def silent(words: str) -> str:
    """The text with one wording for the answer of a state's or the national system that it holds no record."""
    if "PRAWN" not in words and ("NCIC" not in words or not any(map(words.__contains__, _SPOKEN_NO))):
        return words
    return _SILENT.sub(_NOTHING_THERE, words)


_NOTHING_THERE, _SPOKEN_NO = "NO NCIC RECORDS", ("CLEAR", "NEG")
_SILENT = re.compile(
    r"\b(?:NO|NIL|ZERO|0|NEG(?:ATIVE)?(?: ON| IN| FOR)?) PRAWN"
    r"(?: (?:WANTS?|HITS?|RECORDS?|ENTRY|WARRANTS?|MATCH))?\b(?![-/:#]| *\d)|"
    r"\bPRAWN(?: (?:CHECK|RESPONSE|RETURN|CAME BACK|RETURNED|IS|WAS|SHOWS?|ALSO)){0,2}[ :=.-]{1,4}"
    r"(?:NEG(?:ATIVE)?|CLEAR|NIL|NO (?:WANTS?|HITS?|RECORDS?|ENTRY|WARRANTS?|MATCH))\b(?![-/:#])|"
    r"\bNCIC(?: (?:CHECK|RESPONSE|RETURN|CAME BACK|RETURNED|IS|WAS|SHOWS?|ALSO)){0,2} "
    r"(?:NEG(?:ATIVE)?|CLEAR)\b(?![-/:#])|"
    r"\b(?:IS|ARE|WAS|WERE|CAME BACK|RETURNED|ALL)? ?(?:CLEAR|NEGATIVE) (?:ON|IN|WITH|AT|FROM|THROUGH) NCIC\b"
)


def says_besides(words: str) -> bool:
    """Whether, beside the answer that there is no record, something claims a want or a paper of immigration."""
    return any(
        not BUT.isdisjoint(told := words_of(said)) and _DENYING.isdisjoint(told) and _CLAIMS.search(said)
        for said in _CLAUSE.split(words)
    )


_CLAUSE = re.compile(r"(?<=[.;!,])\s+|\n+|\x1e")
_DENYING = frozenset(
    {
        "NO",
        "NOT",
        "NEGATIVE",
        "NEG",
        "NONE",
        "NIL",
        "CLEAR",
        "WITHOUT",
        "NEVER",
        "NOR",
        "ZERO",
        "0",
        "SIN",
        "QUERY",
        "IF",
    }
)
_CLAIMS = re.compile(
    r"\b(?:ICE|DHS|IMMIGRATION|MIGRA|LESC) (?:HAS|HAVE|WANTS?|SAYS|HOLDS?|IS (?:LOOKING|ASKING)|"
    r"DETAINER|WARRANT|HOLD)\b|"
    r"\b(?:POSSIBLE|POSSIBLY|MAY|MIGHT|MAYBE|COULD)\b|\bHAS AN?(?: [A-Z]+){0,3} (?:WARRANT|DETAINER)\b|"
    r"\b(?:IS|APPEARS|STILL) WANTED\b"
)


def is_without(part: Part) -> bool:
    """Whether what stands beside a person is the answer that there is no record of them, and nothing else."""
    said = "\n".join((*part.texts, *part.names, *part.born))
    return NEGATIVE.search(said) is not None and BUT.isdisjoint(words_of(said)) and not UNSURE.search(said)
