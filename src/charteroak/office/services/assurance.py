"""Words that say that status does not count: "regardless of immigration status", "no papers needed", in both languages.

The linter of forms finds what is spoken of, and such a sentence speaks of status. It is no demand. What only assures is
taken out of a sentence, and what is left is judged: a sentence that goes on to ask for something is still found.
"""

from __future__ import annotations

import re
import unicodedata


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


_STATUS = _any(
    "immigration", "migratory", "migratori[oa]s?", "migracion", "inmigracion", "citizenship", "ciudadania",
    "nationality", "nacionalidad", "documentation", "(?:legal|residency) status",
    "(?:estado|situacion|condicion|estatus) (?:legal|migratori[oa])", "social security", "seguro social", "ssn",
    "papers", "papeles", "visa", "green card", "tarjeta verde", r"u\.?s\.? citizen", "ciudadan[oa]", "citizen",
) + r"\b(?: (?:status|numbers?|cards?|papers|documents?|numero|papeles|legal))?"  # fmt: skip
"""What is spoken of."""
_NOUN = _any(
    "(?:immigration |legal |citizenship |documentation )?status",
    "(?:estatus|estado|situacion|condicion)(?: migratori[oa]| legal)?",
    *("migratori[oa]", "citizenship", "ciudadania", "documentation", "inmigracion", "nationality", "nacionalidad"),
)
_REGARDLESS = _any(
    *("regardless of", "without regard (?:to|for)", "irrespective of", "no matter", "sin importar"),
    *("independientemente de", "sin (?:distincion|tener en cuenta)(?: de| por)?"),
)
_ASKED = _any(
    r"ask\w*", r"requir\w*", r"need\w*", r"check\w*", r"request\w*", r"collect\w*", r"inquir\w*", r"verif\w*",
    r"consider\w*", r"shared?", r"report\w*", "have to", r"matter\w*", r"affect\w*", "necessary", r"pregunt\w*",
    r"pid\w*", r"requier\w*", r"necesit\w*", r"necesari\w*", r"solicit\w*", "importa", r"compart\w*", r"inform\w*",
    r"exig\w*", r"obligatori\w*", "hace falta",
)  # fmt: skip
_NOT = _any(
    "(?:do|does|did|will|shall|may|can|is|are) not", "(?:do|does|did|wo|ca|is|are)n't", "don't", "cannot", "never", "no"
)
_BUT = _any(
    *("if", "unless", "except", "but", "must", "only", "si", "salvo", "excepto", "pero", "debe", "solo"),
    *("citizens", "ciudadanos"),
)
"""Behind these the sentence goes on otherwise; and what is not asked of citizens is asked of others."""
_BE = "(?:(?:be|se|es|son|le|les) )?"
_NEEDED = (
    f"(?! (?:is |are |es |son )?{_any('required', 'only', 'needed', 'necessary', 'must', 'requerid', 'obligatori')})"
)
_NOT_OF_SOME = "(?! (?:for|para) (?!this|any|our|services?|enrol|regist|appl|este|esta|inscrib|solicit|recibir))"
_ON = rf"(?:(?!\b{_BUT}\b)[^.;:!?(),])*?"
_ON_IN_LIST = rf"(?:(?!\b{_BUT}\b)[^.;:!?()])*?"
_ASSURANCE = re.compile(
    _any(
        rf"\b{_REGARDLESS}{_ON}\b{_NOUN}\b{_NEEDED}",
        rf"\b{_REGARDLESS}{_ON_IN_LIST}\b(?:or|and|nor|o|u|y|ni) (?:\w+ )?{_NOUN}\b{_NEEDED}",
        rf"\b{_NOT} {_BE}{_ASKED}\b{_ON}\b{_STATUS}{_NOT_OF_SOME}",
        rf"\b(?:estatus |estado |situacion )?{_STATUS} (?:will )?{_NOT[:-1]}|not) {_BE}{_ASKED}\b{_NOT_OF_SOME}"
        r"(?: (?:with|to|con) [^.;:,()]*)?",
        rf"\b(?:no|ningun) (?:\w+ )?{_STATUS} (?:(?:is|are|son|es|se) )?{_ASKED}\b{_NOT_OF_SOME}",
        rf"\b(?:need not|{_NOT} (?:need|have) to|no (?:es necesario|tienen? que|necesitan?|hace falta)) "
        rf"(?:be|ser|have|tener) (?:(?:a|an|un|una|el) )?(?:numero de )?{_STATUS}",
    ),
    re.IGNORECASE,
)
"""Whatever it is, alone or in a list; nobody asks; it is not asked; none is needed; nobody has to be or have one."""
_WELCOMES = re.compile(
    r"(?!.*\b(?:only|solo|solamente|not|no)\b).*\b(?:welcomed?|bienvenid[oa]s)\b[.!]?\Z", re.IGNORECASE
)
"""Whoever is welcome among others is not who alone may come."""
_LEAD = re.compile(rf"\s*{_REGARDLESS}[^,.;]*, ", re.IGNORECASE)
_ANY_PAPER = re.compile(
    r"\s*(?:any|cualquier)\b[^.;]*\b(?:ids?|identification|identificacion|photo|foto)\b", re.IGNORECASE
)
"""A document of any kind: naming one of those is no demand for it."""
_SENTENCES = re.compile(r"(?<=[^\W_A-Z][.!?;])\s+|(?<=[)”\"][.!?;])\s+|\s*[\n\r•]+\s*")
"""Where a sentence ends: not behind the points of "U.S."."""


def sentences(text: str) -> list[str]:
    """A text's sentences and lines."""
    return [each for each in _SENTENCES.split(text.strip()) if each]


def rest(sentence: str) -> str:
    """A sentence, without accents, and without what only assures, nor that with which it begins, whatever it assures
    of.
    """
    plain = _plain(sentence)
    return "" if _WELCOMES.match(plain) else _LEAD.sub("", " ".join(_ASSURANCE.sub(" ", plain).split()))


def is_any_paper(document: str) -> bool:
    """Whether a document may be of any kind."""
    return bool(_ANY_PAPER.match(_plain(document)))


def _plain(text: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(bare.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
