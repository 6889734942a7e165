"""The class of a column, from its name, its enumerated values and samples. What is in doubt is withheld.

A name is cut into words first, so `imm_stat`, `ImmigrationStatus` and `estatus_migratorio` are all read. Any value in
which the screener finds something marks the column: there is no vote. A column of sentences may contain anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from charteroak.screening.detect import screen_texts
from charteroak.screening.found import Category

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SENTENCE = 4
"""So many words make a value more than a code or a name."""

_NAMES: dict[Category, str] = {
    Category.SEXUAL_ORIENTATION: r"(sexual|sex) (orientation|orient|ori|preference)|sogi|lgbt\w*|same sex|"
    r"(orientacion|preferencia) sexual",
    Category.DOMESTIC_VIOLENCE_VICTIM: r"dv|ipv|domestic (violence|abuse|viol|partner violence)|violencia "
    r"(domestica|familiar|intrafamiliar)|(currently )?fleeing|order of protection|protective order|orden de proteccion|"
    r"restraining order|shelter|refugio|safety plan|safe at home|batter\w+",
    Category.SEXUAL_ASSAULT_VICTIM: r"(sexual|sex) (assault|abuse|aslt|violence)|rape|agresion sexual|abuso sexual|"
    r"violacion|sane (exam|kit|nurse)|mst|sa (victim|flag|survivor)|svu",
    Category.CRIME_WITNESS: r"(eye)?witness\w*|wit|testigos?|informants?|tipster|informante",
    Category.PUBLIC_ASSISTANCE: r"snap|ebt|tanf|tfa|wic|ssi|husky|medicaid|saga|liheap|rap|section 8|sec 8|care 4 kids|"
    r"care4kids|food stamps?|public (assistance|benefits?)|(on )?welfare|benefits?|(housing )?voucher|cash assistance|"
    r"asistencia publica|cupones|beneficios|ayuda (publica|economica)",
    Category.IMMIGRATION_STATUS: r"imm(ig|igr|igration)?( (status|stat|st|cat|category))?|immig\w*|migratori[oa]|"
    r"inmigra\w+|citizen(ship)?\w*|ciudadan\w+|visa|alien|a (number|num|no)|anumber|uscis|ead|daca|tps|lpr|green card|"
    r"undocumented|indocumentad\w+|asylum|asylee|refugee|asilo|refugiad\w+|naturali[sz]\w+|i ?94|itin|"
    r"country of citizenship|work (permit|authorization)|permiso de trabajo|tarjeta verde",
    Category.INCOME_TAX_RECORD: r"(income |federal |state )?tax (return|record|year|filing|filed|owed|refund|id|status|"
    r"transcript|liability)|agi|adjusted gross( income)?|w ?2|1099|1040|irs|filing status|declaracion de impuestos|"
    r"impuestos?|taxable income|refund (amount|amt)",
    Category.OTHER_PRIVATE: r"ssn|social security\w*|soc sec|seguro social|dob|birth ?(date|day)|date of birth|"
    r"fecha (de )?nacimiento|passport|pasaporte|driver s? ?licen[sc]e|dl (no|num|number)|licencia|"
    r"(home |street |mail\w* )?(address|addr|direccion|domicilio)( \d)?|(home |cell |mobile )?"
    r"(phone|tel|telefono|celular)\w*|e ?mail|correo|bank account|account number|routing number|"
    r"diagnosis|diagnostico|medical|disability|"
    r"discapacidad|religion|race|raza|ethnicity|gender|genero",
}
_FREE = (
    r"notes?|notas?|comments?|comentarios?|narrative|narrativa|remarks?|observaciones|description|descripcion|details?|"
    r"detalles?|free text|texto libre|memo|body|message|mensaje|summary|resumen"
)
_PATTERNS = {category: re.compile(rf"(?:^| )(?:{words})(?: |$)") for category, words in _NAMES.items()}
_FREE_NAME = re.compile(rf"(?:^| )(?:{_FREE})(?: |$)")


@dataclass(frozen=True, slots=True)
class Named:
    """A column's class, or that it may hold something of any. `why` is what told: name, values or sentences."""

    category: Category | None = None
    may_contain: bool = False
    why: str = ""


def classify(name: str, neighbours: Sequence[str] = (), samples: Sequence[object] = ()) -> Named:
    """The class of a column of that name. `neighbours` are the table's other columns, which here tell nothing more."""
    del neighbours
    words = spaced(name)
    named = next((category for category, pattern in _PATTERNS.items() if pattern.search(words)), None)
    if named is not None:
        return Named(named, why="name")
    if (valued := _in_values(samples)) is not None:
        return Named(valued, why="values")
    if _FREE_NAME.search(words) or any(_is_sentence(each) for each in samples):
        return Named(may_contain=True, why="sentences")
    return Named()


def spaced(name: str) -> str:
    """A name's words, in small letters without accents, with spaces between."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return " ".join(_WORDS.findall(plain)).lower()


def _in_values(samples: Sequence[object]) -> Category | None:
    """The class of the first thing that the screener finds in short values. Sentences may contain any class."""
    short = dict.fromkeys(each for each in samples if isinstance(each, str) and each and not _is_sentence(each))
    # A code says nothing of anybody by itself; of whoever the row is about it does.
    said = [*short, *(f"The client is {each}." for each in short)]
    found = (finding for screened in screen_texts(said) for finding in screened.findings)
    return next((each.category for each in found), None)


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and len(value.split(maxsplit=_SENTENCE)) >= _SENTENCE
