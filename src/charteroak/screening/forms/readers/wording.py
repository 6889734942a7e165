"""The words of a question as they are printed: without number, star, colon and blank, and whether they ask at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

Answer = Literal["text", "choice", "yes-no", "number", "date", "file", "signature", "unknown"]

BLANK = re.compile(
    r"(?:_{2,4}[ \t\u00a0]?[/-][ \t\u00a0]?){1,2}_{2,}"
    r"|_{3,}+(?!\s)[^_\n]{1,80}(?<!\s)_{3,}(?![^\W_])|(?<=\?)[ \t]{1,3}__(?![\s_])[^_\n?]{1,80}_*"  # filled in
    r"|_{3,}|\.{6,}|…{2,}|(?:\. ){5,}\.?|-{6,}"
)
"""What is left free to write in."""

BOX = re.compile(r"[☐☑☒□■▢❏❑❒◻◼◯○●⬜🔲⃞]|\[[ \txX✓\u00a0]{0,4}\]|\((?:[ \t\u00a0]{1,4}|[xX✓])\)")
"""A box to tick, ticked or not."""

_LEAD = re.compile(
    r"""[\s\u00a0*•·‣▪◦–—\-+>]*
    (?:(?:Question|Pregunta|Item|Q|P)\s?\#?\d{1,3}[a-z]?\s?[.:)\-–]\s*
     |\(?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?[.):]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+|\d{1,3}[.)](?=[A-Z¿¡])
     |\(?[a-zA-Z][.)]\s+(?![A-Za-z]\.)|\((?:[a-z]|[ivx]{1,4})\)\s+|[ivxIVX]{2,5}[.)]\s+|\#\d{1,3}[.:)]?\s+)?
    [\s\u00a0*•·–—]*""",
    re.VERBOSE,
)
"""Numbers and bullets before a question; each part is bounded or unlike what follows it."""
_TAIL = re.compile(
    r"(?:[\s\u00a0*:_]|\.{3,}|…|-{2,}"
    r"|\((?:required|requerido|requerida|obligatorio|obligatoria)\)"
    r"|(?<=[\s*])(?:required|requerido|obligatorio)(?=\W*\Z))+\Z",
    re.IGNORECASE,
)
_ASKING = re.compile(r"[?؟？]['\")\]»”]*\s*(?:\([^()]{1,200}\)\s*)?\*?\Z|\A\W*¿")
_SPACE = re.compile(r"[\s\u00a0\u200b]+")
_YES = frozenset({"yes", "no", "sí", "si", "y", "n", "true", "false", "s"})
_PROMPT = re.compile(
    r"-*\s*(?:please\s+)?(?:select|choose|pick|seleccion[ea]|elija|escoja)(?:\s+(?:one|an option|una(?: opción)?))?"
    r"\s*[.…:-]*\s*-*\Z|-+\Z",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:which|what|any of|all that|select|check|choose|mark|tick|indicate|receiv\w+|how|who|one of|"
    r"cu[aá]l(?:es)?|qu[eé]|marque|seleccione|elija|indique|todas? las? que|todos? los? que|alg[uú]n[oa]?s?)\b"
    r"|[?:]\s*\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:I|I'm|I’m|I've|My|We|Our|Do|Does|Did|Are|Is|Was|Were|Have|Has|Can|Will|Would|Yo|Soy|Estoy|Tengo|Mi|Nosotros|"
    r"He|Recibo|Fui|Tiene|Es|Está|Ha|Recibe|Doy|Acepto|Autorizo)\s",
)
_MANY_WORDS = 9
_LONGEST_LABEL = 14


def said(text: str) -> str:
    """A text with its white space as single spaces."""
    return _SPACE.sub(" ", text).strip()


def bounds(text: str) -> tuple[int, int]:
    """Where the words of a question stand in what is printed: after its number, before colon, star and blank."""
    lead = _LEAD.match(text)
    first = lead.end() if lead else 0
    last = _tail(text, first)
    blank = BLANK.match(text, first)
    if blank and blank.end() < last:
        return bounds_after(text, blank.end(), last)
    return (first, last) if first < last else (len(text) - len(text.lstrip()), len(text.rstrip()))


def bounds_after(text: str, first: int, last: int) -> tuple[int, int]:
    """The same of a stretch that begins with a blank."""
    lead = _LEAD.match(text, first, last)
    start = lead.end() if lead else first
    return (start, last) if start < last else (first, last)


def _tail(text: str, first: int) -> int:
    """Where the words end. What may be left away stands in the last part alone, so that looking for it is quick."""
    last = len(text)
    while last > first and (text[last - 1].isspace() or text[last - 1] in "*:_…."):
        if text[last - 1] == "." and text[max(first, last - 3) : last] != "...":
            break
        last -= 3 if text[last - 1] == "." else 1
    found = _TAIL.search(text, max(first, last - 16), last)
    if not found:
        return last
    return found.start() if found.start() > first else last


def words(text: str) -> str:
    """The words of a question.

    >>> words("3. Country of birth: *")
    'Country of birth'
    >>> words("b) Are you a U.S. citizen? (required)")
    'Are you a U.S. citizen?'
    """
    first, last = bounds(text)
    return said(text[first:last])


def asks(text: str) -> bool:
    """Whether a text is printed as a question: it ends with the sign, or begins with the Spanish one."""
    return bool(_ASKING.search(text))


def is_short(text: str) -> bool:
    """Whether it is as short as a label is."""
    return 0 < len(text.split()) <= _LONGEST_LABEL


def leads(text: str) -> bool:
    """Whether a lead-in asks to choose among what follows."""
    return bool(_LEADING.search(text))


_TELLING = re.compile(
    r"\b(?:any of|all that|one of|select|check|choose|mark|tick|circle|indicate|marque|seleccione|elija|escoja|indique|"
    r"todas? las? que|todos? los? que|alg[uú]n[oa]?s? de)\b",
    re.IGNORECASE,
)


def tells_to_choose(text: str) -> bool:
    """Whether a whole sentence tells to choose among what follows."""
    return bool(_TELLING.search(text))


def is_yes_or_no(options: list[str] | tuple[str, ...]) -> bool:
    """Whether nothing but yes and no may be chosen."""
    return bool(options) and all(option.strip(" .()").lower() in _YES for option in options)


def is_sentence(text: str) -> bool:
    """Whether a box's label says a whole thing of its own, so that it is not one choice among others."""
    return asks(text) or bool(_SENTENCE.match(text)) or len(text.split()) > _MANY_WORDS


def is_prompt(option: str) -> bool:
    """Whether an entry of a list is none, but says to choose one."""
    return bool(_PROMPT.match(option))


def answer_of(options: list[str] | tuple[str, ...]) -> Answer:
    """The kind of answer, where there are choices."""
    if not options:
        return "unknown"
    return "yes-no" if is_yes_or_no(options) else "choice"


class Lines:
    """Where lines begin in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def where(self, at: int) -> str:
        """The line of a place, in words."""
        return f"line {bisect_right(self._starts, at)}"
