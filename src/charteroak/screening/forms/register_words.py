"""The closed lists of what may differ between two printings of one question, in both languages.

All words are in small letters and without accents. A `|` stands where parts of a question meet.
"""

from __future__ import annotations

import re

_FREE = """
a an the your my any do does is are am please kindly
el la los las un una unos unas su sus tu tus mi mis es
"""
FREE = frozenset(_FREE.split())
"""Words of grammar and of politeness that may be there or not. The "a" of Spanish is told apart before (`TO_WHOM`)."""

TO_WHOM = "hacia"
"""What stands for the "a" of Spanish, which says to whom: "pegó a su pareja" is not "pegó su pareja"."""

_MARKS = """
required, optional, mandatory, if any, if applicable, if known, if you know, yes or no, yes no, y n, y or n, check one,
check only one, check all that apply, select one, select all that apply, choose one, choose all that apply, mark one,
mark all that apply, circle one, tick one, please print, print, please, thank you, por favor, gracias, obligatorio,
obligatoria, requerido, opcional, si corresponde, si aplica, si lo sabe, si o no, si no, s n, marque uno, marque una,
marque todo lo que corresponda, marque todas las que correspondan, marque todos los que correspondan, seleccione uno,
seleccione una, elija uno, elija una, letra de molde
"""
MARKS = frozenset(each.strip() for each in _MARKS.split(","))
"""Parts that say how to fill in, and ask nothing."""

_DETERMINER = r"(?:your|the|a|an|any|su|sus|tu|tus|el|la|los|las|un|una)"
_WHETHER = r"(?: if| whether| si)?"
_ASKING = "|".join(
    (
        rf"(?:please )?(?:tell|let) (?:us|me)(?: know)?{_WHETHER}",
        rf"(?:can|could|would|will) you (?:please )?(?:tell|let) (?:us|me)(?: know)?{_WHETHER}",
        rf"(?:may|can|might|could) (?:we|i) (?:please )?(?:ask|know)(?: you)?{_WHETHER}",
        rf"would you mind telling (?:us|me){_WHETHER}",
        rf"(?:we|i) (?:need|want|have|would like) to (?:know|ask)(?: you)?{_WHETHER}",
        rf"(?:por favor )?(?:diga|digame|diganos|dime|dinos|indiquenos|indiqueme)(?: nos| me)?{_WHETHER}",
        rf"(?:nos |me )?(?:podria|puede|puedes|podrias) (?:decirnos|decirme|decir|indicarnos|indicar){_WHETHER}",
        rf"(?:podemos|puedo) (?:preguntarle|preguntarte|preguntar|saber){_WHETHER}",
        rf"necesitamos saber{_WHETHER}",
        r"por favor",
        r"please",
    )
)
FRAMES = re.compile(
    rf"\| (?:(?:{_ASKING}) (?!\|)"
    rf"|(?:what|cual) (?:is|es) (?={_DETERMINER} )|(?:what are|cuales son) (?={_DETERMINER} )"
    r"|(?:please )?(?:enter|state|give|provide|write|print|list|indicate|specify|type|fill in"
    r"|escriba|indique|anote|proporcione|ponga|ingrese|introduzca|de|escribe|indica|anota|pon)"
    rf" (?={_DETERMINER} ))"
)
"""What a question may begin with, and only frames it."""


def _same(pattern: str, meant: str) -> tuple[re.Pattern[str], str]:
    return re.compile(rf"\b(?:{pattern})\b"), meant


SAME = (
    _same("social security (?:number|no)s?|soc sec (?:number|no)", "ssn"),
    _same("ssn number", "ssn"),
    _same("(?:numero|number|num) (?:de|del) seguro social", "ssn"),
    _same("dates? of birth|birth dates?|birthdates?|dob", "birthdate"),
    _same("e mail|correo electronico", "email"),
    _same("telephone|tel", "phone"),
    _same("has|ha|had got|have got", "have"),
    _same("was", "were"),
    _same("numero|num", "number"),
    _same("ud", "usted"),
    _same("del", "de"),
    _same("al", TO_WHOM),
    _same("e(?= h?i)", "y"),
    _same("u(?= h?o)", "o"),
    _same("zip code|postal code", "zip"),
    _same("licence", "license"),
    _same("eres", "es"),
    _same("tienes", "tiene"),
    _same("recibes", "recibe"),
    _same("estas", "esta"),
    _same("naciste", "nacio"),
    _same("vives", "vive"),
    _same("puedes", "puede"),
    _same("fuiste", "fue"),
    _same("viste", "vio"),
    _same("quieres", "quiere"),
    _same("sabes", "sabe"),
    _same("te", "le"),
)
"""Ways to say one thing, the second for each of the first; "tú" is asked as "usted" is."""

SEVERAL = {
    "children": "child",
    "kids": "kid",
    "people": "person",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "lives": "live",
    "spouses": "spouse",
    "houses": "house",
    "expenses": "expense",
    "licenses": "license",
    "veces": "vez",
    "luces": "luz",
    "meses": "mes",
    "paises": "pais",
    "ingleses": "ingles",
    "series": "series",
    "species": "species",
    "news": "news",
    "gas": "gas",
    "dias": "dia",
}
"""Words of several with the word of one, where the ending does not tell."""

GENDERED = {
    f"{stem}{ending}": f"{stem}o"
    for stem in (
        "ciudadan", "nacid", "casad", "solter", "naturalizad", "documentad", "indocumentad", "refugiad", "asilad",
        "registrad", "inscrit", "solicitad", "golpead", "amenazad", "lastimad", "maltratad", "abusad", "obligad",
        "forzad", "atacad", "seguid", "emplead", "autorizad", "residenciad", "mexican", "american", "extranjer",
    )
    for ending in ("o", "a", "os", "as")
}  # fmt: skip
"""Words of Spanish that only agree with whom they are of. Those that name a person (hijo, hija) are not among them."""

_TWINS = """
marital martial, united untied, casual causal, scared sacred, nuclear unclear, trials trails,
signer singer, filing filling, planed planned, stared starred, latter later, dinner diner, desert dessert,
mediation medication, aislada asilada, aislado asilado, cuando cunado, cuarto cuatro, perdio predio, vendio venido,
tardes trades
"""
TWINS = frozenset(frozenset(pair.split()) for pair in _TWINS.split(","))
"""Long words with one letter between them that are two words, and not one with a slip."""

_KINDS = {
    "child": "child children kid kids son sons daughter daughters minor minors student students pupil baby infant "
    "hijo hijos hija hijas nino ninos nina ninas menor menores alumno alumna estudiante bebe",
    "parent": "parent parents mother mothers father fathers mom dad guardian guardians stepfather stepmother "
    "madre madres padre padres mama papa tutor tutora",
    "spouse": "spouse spouses husband wife esposo esposa esposos conyuge marido mujer",
    "partner": "partner partners boyfriend girlfriend pareja parejas novio novia companero companera",
    "household": "household families family member members everyone everybody anyone anybody someone relative "
    "relatives roommate hogar familia familiar familiares miembro miembros alguien todos pariente parientes",
    "sibling": "sibling siblings brother brothers sister sisters hermano hermana hermanos hermanas",
    "grandparent": "grandparent grandparents grandmother grandfather abuelo abuela abuelos",
    "other": "he she they him her his their them victim suspect offender caller witness tenant landlord employee owner "
    "caregiver sponsor el ella ellos ellas victima sospechoso agresor testigo inquilino dueno empleado patrocinador",
}
PEOPLE = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Words for people other than who is asked, by kind."""

_MEANT_AS = """
yes no not i we you none other others prefer say answer decline know sure unknown of or and to
si ninguno ninguna otro otra otros prefiero contestar responder se seguro desconocido de o y a usted hacia
"""
MEANT_AS = frozenset(_MEANT_AS.split())
"""Words with which an answer repeats the question, or says nothing of it."""

_THINGS = """
number copy copies proof attach upload bring date explain describe card document documents certificate country
copia copias prueba comprobante adjunte suba traiga fecha explique describa tarjeta documento documentos certificado
acta pais
"""
THINGS = frozenset(_THINGS.split())
"""What a hint may ask for beyond its question."""

_JOINING = """
have had were for in at on to or and not ever with from by who what which when where how
y o en por que con para no se le al donde cuando como quien cual hacia
"""
JOINING = frozenset(_JOINING.split())
"""Words that two questions may share and yet have nothing in common."""
