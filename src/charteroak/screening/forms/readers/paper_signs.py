"""What words and signs on a paper form mean: numbers, stars and colons, blanks and boxes, what only instructs."""

from __future__ import annotations

import re
from typing import Literal

BLANK, TICK = "\ue000", "\ue001"
"""What a reader writes for a blank or a box that is no sign of the text: the n-th of both is its n-th field."""
LONGEST = 6_000
"""Of a line, in characters; a longer one is running text."""
BOXES = "☐☑☒□■▢❏❑❒◻◽⬜⬚○◯❍"
"""Signs that are boxes to tick."""
_NUMBER = re.compile(
    r"\s*(?:"
    r"(?P<digits>(?:(?:Q|P|No\.?|Item|Question|Pregunta|Line|Box|Casilla|Línea)\s?#?)?\d{1,3}[a-z]?\s?[.):](?=\s|[^\W\d]|[¿¡])"
    r"|\(\d{1,3}[a-z]?\)|\d{1,3}[a-z]?\s?[–—-]\s|\d{1,3}(?:\.\d{1,3}){1,4}[.)]?\s|[QP]\d{1,3}[a-z]?\s)"
    r"|(?P<roman>\(?(?:[ivx]{1,5}|[IVX]{2,5})[.)](?=\s)|(?-i:I)\.(?=\s))"
    r"|(?P<letter>\([a-zA-Z]\)|[a-zA-Z][.)](?=\s))"
    r"|(?P<bullet>[•·▪●∙‣▸►➢✓✔◆➤\-–—*o](?=\s)|[•▪●‣▸►➢\uf0b7])"
    r")\s*"
)
_STARS = " *†‡"
_ENDS = (":", "：")
_OPEN = re.compile(
    r"(?:(?:case|card|account|file|client|member|policy|id|issue|expiration|expiry|start|end|approval|caso|tarjeta|cuenta|"
    r"expediente|emisi[oó]n|vencimiento|inicio)\s+)?(?:of\s+|de\s+)?(?:numbers?|no\.?|#|n[uú]mero|dates?|fechas?|types?|"
    r"kinds?|tipos?|clase|status|estado|estatus|country|pa[ií]s|amount|cantidad|monto|expires?|vence|since|desde|when|"
    r"cu[aá]ndo|who|qui[eé]n|which|cu[aá]l(?:es)?|explain|explique|details?|detalles?|sex|sexo|gender|g[eé]nero)"
    r"(?:\s+(?:of|de)\s+(?:issue|expiration|expiry|entry|approval|case|card|emisi[oó]n|vencimiento|entrada|caso|tarjeta)|"
    r"\s+(?:issued|received|opened|number|date))?\W*",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:spouses?|partners?|husband|wife|mother|father|parents?|child(?:ren)?|son|daughter|witness(?:es)?|c[oó]nyuges?|"
    r"espos[oa]s?|parejas?|marido|madre|padres?|hij[oa]s?|testigos?)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:services?|assistance|support|program|care|office|education|servicios?|asistencia|ayuda|apoyo|programa|cuidado|"
    r"oficina|educaci[oó]n)\b",
    re.IGNORECASE,
)
_OF_HEADINGS = 6
"""Words of a heading that only names a person, as "Your spouse" does, or "Your husband, wife or partner"."""
YES = r"(?:yes|no|n/?a|y|n|s[ií]|unknown|unsure|not sure|don['’]t know|maybe|no s[eé]|male|female|m|f)"
"""The words of an answer that is printed to be chosen."""
_ASKED_FOR = re.compile(
    r"\W*(?:please\s+|por favor,?\s+|if\b[^,.]{2,60},\s*(?:please\s+)?|si\b[^,.]{2,60},\s*)?"
    r"(?P<verb>attach|enclose|provide|submit|include|upload|list|describe|explain|indicate|state|specify|give|tell us|"
    r"name|identify|write|enter|bring|check|mark|select|circle|choose|show|"
    r"adjunte|incluya|proporcione|presente|indique|describa|explique|enumere|anote|escriba|especifique|d[ií]ganos|"
    r"mencione|marque|seleccione|se[ñn]ale|traiga|liste|provea|d[eé])\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"additional (?:sheet|page|paper)|extra (?:sheet|page)|separate (?:sheet|page)|this (?:form|application)|hojas? "
    r"adicional|este formulario|esta solicitud|\bink\b|\btinta\b|clearly|legibl|letra de (?:molde|imprenta)|capital "
    r"letters|all (?:questions|sections|fields)|todas las preguntas|do not write|no escriba|the following|(?:questions|"
    r"boxes|sections?) below|answer (?:each|every|all)|truthful|return (?:this|the) |office use",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:\.\.\.|…|:|—)\s*$")
_HEADLESS = re.compile(
    r"\W*(?:note|notes|notice|instructions?|directions|important|warning|privacy|attention|reminder|hours(?=\s*(?::|\d))|part|section|"
    r"step|page|office use|for office use|form|rev|revised|nota|notas|aviso|instrucciones|importante|atenci[oó]n|"
    r"advertencia|privacidad|horario(?=\s*(?::|\d))|parte|secci[oó]n|paso|p[aá]gina|formulario|uso oficial)\b[^?]*$",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?:per|a|por|al)?\s*(?:years?|months?|days?|weeks?|hours?|miles?|dollars|persons?|people|a[ñn]os?|mes(?:es)?|"
    r"d[ií]as?|horas?|d[oó]lares|personas?|am|pm|a\.m\.|p\.m\.|lbs?|ft|in|sq\.? ?ft\.?|and|to|y|a|from|de|through|"
    r"hasta|ext\.?)?\W*",
    re.IGNORECASE,
)
_OF_CHOICES = 3
"""Words of what may be chosen, where it is printed between a question and its place."""
Numbered = Literal["", "digits", "roman", "letter", "bullet"]


def squeezed(text: str) -> str:
    """A text with one space between words, and without the signs of this module."""
    return " ".join(text.replace(BLANK, " ").replace(TICK, " ").split())


def cleaned(text: str) -> str:
    """A question's text: without its number, the star of what is required, its colon and the blanks."""
    text = squeezed(text)
    text = text[number_of(text)[1] :].strip(_STARS)
    while text.endswith(_ENDS):
        text = text[:-1].rstrip(_STARS)
    return text


def numbering(text: str) -> Numbered:
    """How a line is numbered, if it is."""
    return number_of(text)[0]


def number_of(text: str) -> tuple[Numbered, int]:
    """How a line is numbered, and where its words begin."""
    found = _NUMBER.match(text)
    if not found or found.end() >= len(text):
        return "", 0
    return found.lastgroup or "", found.end()  # type: ignore[return-value]  # the groups are called so


def asks_for(text: str) -> bool:
    """Whether a sentence tells the reader to give something: "Attach a copy of your permit"."""
    return bool(_ASKED_FOR.match(text)) and not _NOT_ASKED.search(text)


def is_heading_like(text: str) -> bool:
    """Whether a line is what stands over notes and instructions, which asks nothing."""
    return bool(_HEADLESS.match(text))


def is_label_like(text: str) -> bool:
    """Whether a text may be a field's label: some words, no sentence that only says something."""
    text = squeezed(text)
    words = text.split()
    if not text or len(words) > 40 or not re.search(r"[^\W\d_]{2}|\?", text):
        return False
    return "?" in text or not (len(words) > 7 and text.endswith((".", "!"))) or asks_for(text)


def completes(heading: str, label: str) -> bool:
    """Whether a label is to be read with the heading over it.

    It is where it does not say by itself what it asks ("Number", under "Passport"), and where the heading only says of
    whom it is asked ("Sex", under "Your spouse"). What a form is about does not make a name or an address a question
    of that.
    """
    if _OPEN.fullmatch(label[:80].strip()) or label.lstrip("… .")[:1].islower():
        return True  # what begins small goes on
    short = len(heading.split()) <= _OF_HEADINGS and not _SUBJECT.search(heading)
    return short and bool(_PERSON.search(heading))


def is_lead_in(text: str) -> bool:
    """Whether a text is completed by what follows it."""
    return bool(_LEAD.search(text))


def is_unit(text: str) -> bool:
    """Whether a text behind a blank only says in what the answer is given: "years", "per month"."""
    return bool(_UNITS.fullmatch(text))


def is_hint(text: str) -> bool:
    """Whether a text behind a blank is no label of the next one."""
    text = text.strip()
    return (text.startswith("(") and text.endswith(")")) or is_unit(text) or not re.search(r"\w", text)


def parted_by_bars(text: str) -> tuple[str, ...]:
    """What may be chosen, where a text is a few short choices with bars between: "Own / Rent"."""
    pieces = [squeezed(piece) for piece in re.split(r"[/|]", text)]
    short = all(re.search(r"[^\W\d_]", piece) and len(piece.split()) <= _OF_CHOICES for piece in pieces)
    return tuple(pieces) if len(pieces) > 1 and short else ()
