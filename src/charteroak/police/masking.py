"""A message as it may be shown back: what it says of citizenship and birthplace is covered.

The fields are told by their tags (CTZ, POB), by labels in English and Spanish, and by the names of elements and keys.
Where it cannot be told where a value ends, more is covered rather than less.
"""

from __future__ import annotations

import re

COVER = "▒▒▒"

_BIRTH = r"(?:birth[ _-]*(?:place|country|state|city|location)|born[ _-]*in|nacimiento)"
_LABEL = (
    rf"(?:(?:country|place|state|city|nation|town)[ _-]*of[ _-]*(?:birth|origin|citizenship|nationality)|{_BIRTH}"
    r"|citizenships?|nationalit(?:y|ies)|citizen[ _-]*of|national[ _-]*of|(?:lugar|pa[ií]s)[ _-]*de[ _-]*origen"
    r"|ciudadan[oa][ _-]*de|ciudadan[ií]as?|nacionalidad(?:es)?)"
)
_KEY = re.compile(
    rf"<(?P<element>[\w:.-]{{0,80}}?(?:{_LABEL}|\b(?:POB|CTZ|COB))[\w.-]*)(?:\s[^<>]*)?(?<!/)>"
    r"|(?P<tag>\b(?:POB|CTZ|COB|CITZ)\b[ \t]*[/=:.]*[ \t]*(?:\r?\n[ \t]*)?)"
    rf"|(?P<label>{_LABEL}\w*[\"']?[ \t]*(?:[:=/>-]+|\.{{2,}}|\b(?:is|es)\b)?[ \t]*[\"']?(?:\r?\n[ \t]*)?)"
    r"|(?P<born>\b(?:born|nacid[oa])\b[ \t]*[:=]?[ \t]*(?:[\d/.-]+,?[ \t]*)?(?:(?:in|at|en)\b[ \t]*)?)",
    re.IGNORECASE,
)
_NEXT = r"[A-Z][A-Z0-9]{1,3}/|[^\W\d]\w*[ \t]?[:=](?!\w*/)"
"""The next tag, or the next label of one word."""
_END = re.compile(rf"[ \t]+(?:{_NEXT})|[ \t]{{2,}}|[ \t]*[;|<>\"\n\r]|\.[A-Z]{{3}}/", re.IGNORECASE)
_BEGINS_NEXT = re.compile(rf"{_NEXT}|[\d\W]*\Z|[;|<>\"\n\r]", re.IGNORECASE)
_RUNS_ON = re.compile(
    r"[ \t]*\r?\n[ \t]*(?![A-Z][A-Z0-9]{1,3}/)[A-Z][A-Z ,.'-]{0,40}?(?=[ \t]+[A-Z][A-Z0-9]{1,3}/)", re.IGNORECASE
)
"""The rest of a value that is wrapped: the words of the next line before its first tag."""
_CLOSES = {"{": "}", "[": "]"}


def mask(text: str) -> str:
    """The text with what it says of citizenship and birthplace covered. A text with nothing of it comes back as is."""
    parts, at = [], 0
    while key := _KEY.search(text, at):
        end = _element_end(text, key) if key["element"] else _value_end(text, key)
        covered = end > key.end()
        parts.append(text[at : key.end()] + COVER * covered)
        at = end
    return "".join((*parts, text[at:]))


def _element_end(text: str, key: re.Match[str]) -> int:
    """Where an element is closed; where it is not, everything after it is covered."""
    end = text.find(f"</{key['element']}", key.end())
    return len(text) if end < 0 else end


def _value_end(text: str, key: re.Match[str]) -> int:
    start = key.end()
    if key["born"] and not text[start : start + 1].isalpha():
        return start  # a day of birth alone
    if _BEGINS_NEXT.match(text, start, start + 60):
        return start
    if closing := _CLOSES.get(text[start : start + 1]):
        end = text.find(closing, start)
        return len(text) if end < 0 else end
    found = _END.search(text, start)
    end = found.start() if found else len(text)
    runs_on = _RUNS_ON.match(text, end) if key["tag"] else None
    return runs_on.end() if runs_on else end
