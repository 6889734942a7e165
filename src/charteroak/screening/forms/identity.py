"""The number of a person's social security or tax papers, and whether the form lets anyone give another.

Whoever has no such number shows a status by leaving it out. So the question is a proxy where the form takes no other
number that anyone in that person's place could give: a licence, a state's card, a student's, a service's or an agency's
file number. A number that only some have (an A-number, a passport) or that tells something else (a benefit's, a plan's)
is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from charteroak.screening.forms.form import Question
from charteroak.screening.forms.tokens import tokens

Person = Literal["self", "child", "parent", "spouse", "other"]

_SSN = re.compile(
    r"\b(ssns?|soc sec|s s n|ss (?:#|no|num|number|nr)|itins?|social security|seguro social|seguridad social|nss|"
    r"numero social|individual taxpayer (?:identification|id)|individual taxpayer|contribuyente individual|identificacion (?:personal )?(?:de|del) contribuyente|"
    r"ssa number|(?:ultimos|last) (?:cuatro|four|4)(?: \w+){0,3} (?:social|seguro))(?!\w)"
)
_OF_CARD = re.compile(r"\b(?:card|tarjeta|office|oficina|administration|administracion)\b")
_NUMBER = re.compile(r"\b(?:number|numero|no|num|ssn|itin|digits?|digitos|#|cuatro|four|4)\b|#")
_OF_MONEY = re.compile(
    r"\b(?:benefits?|income|retirement|disability|amount|receiv\w*|pension|check|payments?|beneficios?|ingresos?|jubilacion|"
    r"retiro|discapacidad|recib\w*|cobr\w*|pagos?|survivors?|supplemental|suplementari\w*|award|letter|carta|cola|tax(?:es)?|wages|get|on|tiene cita)\b"
)
_OTHER = re.compile(
    r"\b(?:(?:driver|drivers|operator|chauffeur|cdl|driving|conducir|manejar|conductor) (?:s )?(?:licen[cs]e|lic|permit|licencia)|"
    r"licen[cs]e (?:or|and) state|licencia de (?:conducir|manejar|chofer|conductor)|dl (?:no|number|#)|"
    r"(?:state|government|photo|municipal|city|non driver|county|tribal) (?:issued )?(?:id|identification|identity)\b(?: card)?|"
    r"(?:id|identification|identity) (?:card )?(?:number|no|#)|(?:numero|tarjeta) de identificacion|identificacion (?:estatal|del estado|municipal|con foto)|"
    r"id (?:estatal|del estado|municipal)|student (?:id|number|no|#)|(?:numero|carnet|carne|id) (?:de|del) (?:estudiante|alumno|la alumna)|"
    r"(?:employee|badge|staff|personnel|service|client|patient|case|file|chart|record|member|membership|participant|customer|applicant|application|resident|"
    r"medical record|mrn|inmate|docket|registration|applicant|tenant|library card|card holder|veteran|claim|voter|reference|control) (?:id|number|no|num|#)|"
    r"numero (?:de|del) (?:empleado|cliente|paciente|caso|expediente|socio|participante|solicitud|residente|servicio|archivo|registro|inquilino|licencia|carnet)|"
    r"library card|tarjeta de (?:la )?biblioteca|nmls|licencia o identificacion|licen[cs]e (?:number|no|#)|state id)(?!\w)"
)
_NOT_OTHER = re.compile(
    r"\b(?:alien|uscis|passport|pasaporte|visa|green|verde|medicaid|medicare|husky|snap|ebt|wic|tanf|tfa|ssi|food stamps?|cupones|assistance|asistencia|benefit|insurance|seguro medico|policy|poliza|plan|benefit\w*|"
    r"beneficio\w*|business|negocio|contractor|dog|pet|perro|mascota|vehicle|plate|placa|marriage|matrimonio|provider|proveedor|ein|fein|professional|"
    r"medallion|registration uscis|immigration|migratori\w*|account|cuenta|phone|telefono|liquor|food|building|zoning|parking|voucher|vale|health plan|group|"
    r"trade|hunting|fishing|day care|daycare|doctor|dea|npi|facility|premises|employer)\b"
)
_PEOPLE: tuple[tuple[Person, re.Pattern[str]], ...] = (
    ("parent", re.compile(r"\b(?:parents?|mothers?|fathers?|guardians?|caregiver|padres?|madre|tutor|tutora|encargad[oa]|mom|dad|mama|papa)\b")),
    ("spouse", re.compile(r"\b(?:spouses?|husband|wife|partner|conyuge|espos[oa]|pareja|co applicant|coapplicant|cosigner)\b")),
    ("child", re.compile(r"\b(?:child|childs|children|students?|minors?|kids?|camper|baby|infant|son|daughter|nin[oa]s?|hij[oa]s?|alumn[oa]s?|estudiantes?|menor|bebe)\b")),
    ("other", re.compile(r"\b(?:household|members?|adults?|others?|everyone|hogar|miembros?|adultos?|dependents?|dependientes?|occupants?|each person|cada persona)\b")),
)  # fmt: skip


def asks_number(question: Question) -> bool:
    """Whether a question asks for a person's social security or taxpayer number, or digits of it."""
    text = " ".join((*tokens(question.text), *tokens(question.help)))
    own = " ".join(tokens(question.text))
    if not _SSN.search(own):
        return bool(_SSN.search(text) and not own)
    found = _SSN.search(own)
    plain = found is not None and found[1] in ("social security", "seguro social", "seguridad social")
    if plain and _OF_CARD.search(own) and not _NUMBER.search(own):
        return False
    return not (plain and _OF_MONEY.search(own) and not _NUMBER.search(own))


def takes_other(question: Question, form: Sequence[Question]) -> bool:
    """Whether a form takes another number that anyone in the place of the person asked about could give."""
    person = person_of(question)
    return any(_is_other(each, person, within=each is question) for each in form)


def person_of(question: Question) -> Person:
    """Whom a question is about."""
    text = " ".join(tokens(f"{question.text} {question.stem}"))
    return next((person for person, said in _PEOPLE if said.search(text)), "self")


def _is_other(each: Question, person: Person, *, within: bool) -> bool:
    own = _SSN.sub(" ", " ".join(tokens(each.text))) if within else each.text
    options = each.options if _NUMBER.search(" ".join(tokens(f"{each.text} {each.help}"))) else ()
    for part in (own, *options):
        words = " ".join(tokens(part))
        found = _OTHER.search(words)
        if (
            found
            and not _NOT_OTHER.search(f"{words} {' '.join(tokens(each.help))}")
            and (within or not _SSN.search(words))
        ):
            return _fits(person, _whose(each), found[0])
    return False


def _whose(each: Question) -> Person:
    """Whom a number is of, whatever it is called: a student number may be of whoever fills the form in."""
    words = _OTHER.sub(" ", " ".join(tokens(f"{each.text} {each.stem}")))
    return next((person for person, said in _PEOPLE if said.search(words)), "self")


def _fits(person: Person, other: Person, number: str) -> bool:
    """Whether a number asked of one could be given by the other: a child's is no parent's."""
    if "student" in number or "estudiante" in number or "alumn" in number:
        return person in ("self", "child")
    if person == other:
        return True
    return person == "parent" and other == "self" and "licen" in number
