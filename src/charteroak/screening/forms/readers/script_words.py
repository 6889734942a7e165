"""The words by which scripts tell who speaks, what is to be asked, and what must not be."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

import re

_ASKED = r"ask|q|question|pregunta|pregunte|preguntar|inquire|prompt|p"
_STAFF = (
    r"say|read|diga|decir|lea|dispatcher|operator|agent|officer|clerk|staff|interviewer|worker|counselor|counsellor|nurse|"
    r"receptionist|call[ -]?taker|caseworker|case manager|advocate|screener|navigator|librarian|you|intake worker|intake|"
    r"representative|rep|volunteer|teacher|desk|front desk|greeter|host|script|clinician|doctor|"
    r"operadora?|despachadora?|agente|oficial|empleado|empleada|entrevistadora?|trabajadora?|recepcionista|enfermer[ao]|"
    r"consejer[ao]|usted|guion|personal|voluntari[ao]|secretari[ao]|funcionari[ao]"
)
_OTHERS = (
    r"caller|client|resident|applicant|patient|customer|visitor|tenant|parent|answer|a|r|response|responder|"
    r"llamante|persona que llama|cliente|residente|solicitante|paciente|visitante|inquilin[ao]|respuesta|usuari[ao]"
)
_NOTES = (
    r"note|notes|nota|notas|n\.b\.|nb|important|importante|reminder|recordatorio|instructions?|instrucci[oó]n(?:es)?|tip|"
    r"consejo|aviso|warning|caution|background|purpose|prop[oó]sito|policy|example|ejemplo|remember|recuerde|why|"
    r"privacy|privacidad|do not ask|don't ask|don’t ask|never ask|no pregunte|no preguntar"
)
_END = r"\s*(?:\([^()]{1,80}\)\s*)?\s?\d{0,3}\s*[:.)—–](?=\s|\Z|¿|[\"“])\s*"
_KINDS = (
    ("asked", re.compile(rf"(?:{_ASKED}){_END}", re.IGNORECASE)),
    ("note", re.compile(rf"(?:{_NOTES})\s*:\s*", re.IGNORECASE)),
    (
        "other",
        re.compile(rf"(?:the\s+|el\s+|la\s+)?(?:{_OTHERS})\s*(?:\([^()]{{1,40}}\)\s*)?\d{{0,2}}\s*:\s*", re.IGNORECASE),
    ),
    (
        "staff",
        re.compile(rf"(?:the\s+|el\s+|la\s+)?(?:{_STAFF})\s*(?:\([^()]{{1,40}}\)\s*)?\d{{0,2}}\s*:\s*", re.IGNORECASE),
    ),
    ("staff", re.compile(r"[A-ZÁÉÍÓÚÑ]{3,20}(?: [A-ZÁÉÍÓÚÑ]{1,20}){0,2}:\s+(?=\S*[a-z¿])")),
)

ANSWER = re.compile(r"(?:a|r|ans|resp|answers?|responses?|respuestas?)\.?\s?\d{0,3}\s*[:.)]?[\s._…-]*", re.IGNORECASE)
"""What is left free for the answer to the question above, and nothing more."""

FORBIDS = re.compile(
    r"\b(?:do not|don['’]t|never|must not|may not|should not|cannot|shall not|not to|avoid|without|we do not|stop)\s+"
    r"(?:\w+\s+){0,2}?(?:ask|asking|inquire|inquiring|request|collect|record)\b"
    r"|\b(?:no|nunca|jam[aá]s|sin|evite)\s+(?:se\s+|le\s+|les\s+|debe\s+|debemos\s+)?(?:pregunt|indag|solicit|pid[ao])\w*",
    re.IGNORECASE,
)
"""What must not be asked is not asked by being named."""

IMPERATIVE = re.compile(
    r"(?:(?:then|next|also|first|please|now|luego|despu[eé]s|tambi[eé]n|primero)[ ,]+)?"
    r"(?:if [^.?!]{3,120}, )?(?:si [^.?!]{3,120}, )?"
    r"(?:ask|inquire|find out|determine|verify|confirm|establish|obtain|record|write down|note down|get|collect|request|"
    r"(?:le |les )?preg[uú]nt[ea]n?(?:le|les)?|averig[uü]en?|confirmen?|verifiquen?|obtengan?|anoten?|solicit[ae]n?|p[ií]dan?(?:le|les)?|"
    r"p[ií]dale|determinen?|registren?|indaguen?)\b(?!\s*[:;])(?!\s+(?:a|your|the|su|al|a su)\s+(?:supervisor|manager|lead|coworker|"
    r"interpreter|gerente|jef[ea]|int[eé]rprete)\b)\s+\S",
    re.IGNORECASE,
)
"""A sentence that tells whoever reads the script to ask."""

TELLS = re.compile(
    r"(?:please |por favor,? )?(?:tell us|list|describe|give|attach|provide|explain|write|enter|upload|state|name|submit|include|show|"
    r"d[ií]ganos|enumere|describa|d[eé]|adjunte|proporcione|explique|escriba|suba|indique|mencione|presente|incluya|muestre)\b",
    re.IGNORECASE,
)
"""An item of a questionnaire that asks by telling the reader to answer."""

_COLLECTS = re.compile(
    r"\b(?:ask|record|collect|obtain|get|write down|provide|fill|complete|enter|tell us|answer|following (?:questions|information)|"
    r"pregunt\w*|anote|obtenga|llene|complete|escriba|indique|proporcione|datos|siguientes? (?:preguntas?|datos|informaci[oó]n))\b",
    re.IGNORECASE,
)
_CHOICES = re.compile(
    r"[\s:;,–-]*[\[(]?\s*(?P<all>(?:yes|no|s[ií]|y|n|s|maybe|unknown|don['’]t know|refused|n/?a|not sure|no s[eé])"
    r"(?:\s*[/|,]\s*|\s+or\s+|\s+o\s+|\s{2,}|\s+)"
    r"(?:(?:yes|no|s[ií]|y|n|s|maybe|unknown|don['’]t know|refused|n/?a|not sure|no s[eé])(?:\s*[/|,]\s*|\s+or\s+|\s+o\s+|\s+|\b)){1,4})\s*"
    r"[\])]?\s*\Z",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?P<label>[^:?/]{3,80}[:?])\s+(?P<all>[^/.:?]{1,40}(?:\s/\s?[^/.:?]{1,40}){1,9})\Z")


def speaker(text: str) -> tuple[str, int]:
    """Who speaks in a line ("asked", "staff", "other", "note", or nobody), and where what is said begins."""
    for kind, sign in _KINDS:
        found = sign.match(text)
        if found:
            return kind, found.end()
    return "", 0


def collects(text: str) -> bool:
    """Whether a lead-in tells to ask, or to fill in, what follows it."""
    return bool(_COLLECTS.search(text)) and not FORBIDS.search(text)


def choices(text: str) -> tuple[int, list[str]]:
    """Where the words of a question end before the choices that follow them in its line, and those."""
    found = _CHOICES.search(text, max(len(text) - 60, 0))
    if found and "?" in text[: found.start() + 1] + text[found.start() : found.start() + 1]:
        return found.start(), [each for each in re.split(r"\s*[/|,]\s*|\s+", found["all"].strip()) if each]
    slashed = _SLASHED.match(text) if len(text) < 300 else None
    if slashed:
        return slashed.end("label"), [each.strip() for each in slashed["all"].split("/")]
    return len(text), []
