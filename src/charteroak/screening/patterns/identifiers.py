"""Numbers and addresses that stand for a person, or for a record of theirs: found by format, checksum and what stands before.

A form of its own beside the rules: these are matched on the shadow's characters, not on tokens. `look` is a short
expression for the one pass over everything, alike for Hyperscan and Python; where it hits, `pattern` is tried, and what its
group `it` holds is found if `check` agrees. Numbers of offices, hotlines and shops are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from charteroak.screening.found import Category
from charteroak.screening.patterns.checksums import itin, luhn, routing, social_security

Check = Callable[[re.Match[str]], bool]


def _always(_: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Identifier:
    """One kind of identifier. `hits` are marked with ‹ › as a rule's are."""

    name: str
    source: str
    look: str
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()
    category: Category = Category.OTHER_PRIVATE
    check: Check = field(default=_always)

    @property
    def rule(self) -> str:
        """The name that findings bear."""
        return f"{self.category}.id.{self.name}"


def _re(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


def place(found: re.Match[str]) -> tuple[int, int]:
    """Where the identifier itself stands: the group `it`, or `other`."""
    return found.span("it") if found["it"] or "other" not in found.re.groupindex else found.span("other")


def _it(found: re.Match[str]) -> str:
    return found.string[slice(*place(found))]


def _digits(found: re.Match[str]) -> str:
    return re.sub(r"\D", "", _it(found))


_SOCIAL = r"(?:ssn|ss\#|social(?:\s+security)?|soc\.?\s*sec|seguro(?:\s+social)?|s\.s\.|tin|taxpayer\s+identification|social)"
_LABEL_GAP = r"[\s:#.()'-]*(?:(?:number|num|no|nr|numero|card|is|es|ending(?:\s+in)?|last\s+(?:4|four)|termina(?:\s+en)?|de|del|of|the|lo)[\s:#.]*){0,4}"


def _ssn(found: re.Match[str]) -> bool:
    """A number that Social Security gives out; or any, where it is called one."""
    return bool(found["label"]) or ("-" in _it(found) and social_security(_digits(found)))


_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{6}(?:\d\d)?\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}\s+(?:de\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?,?\s+(?:del?\s+)?\d{4})"
)
_STREET = (
    r"\d{1,5}[a-z]?(?:-\d{1,4})?\s+(?:[nsew]\.?\s+|north\s+|south\s+|east\s+|west\s+)?[a-z][a-z'-]+(?:\s+[a-z][a-z'-]+){0,2}?\s+"
    r"(?:st|street|ave?|avenue|rd|road|ln|lane|dr|drive|ct|court|pl|place|blvd|boulevard|ter|terr|terrace|cir|circle|way|pkwy|parkway|sq|square|tpke|turnpike|hwy)\b\.?"
    r"(?:,?\s*(?:apt|apartment|unit|fl|floor|rm|room|ste|no|piso|apto?|\#)\.?\s*\#?[a-z0-9-]{1,5}\b|,?\s*\d(?:st|nd|rd)\s+fl(?:oor)?\b)?"
    r"(?:,?\s*(?:[a-z]+\s+)?hartford(?:,?\s*(?:ct|conn)\.?)?(?:\s+\d{5}(?:-\d{4})?)?|,?\s+ct\s+\d{5})?"
)
_OFFICE = re.compile(
    r"(?:hotline|help\s*line|helpdesk|office|dept|department|division|center|clinic|library|desk|main\s+line|front|line|questions?|info|information|"
    r"toll\s*free|for\s+(?:more|help|details)|call\s+(?:us|the|311|211)|contact\s+(?:us|the)|fax|oficina|linea|departamento|centro|biblioteca|"
    r"clinica|preguntas|llame\s+al|llamar\s+al|informes?|mas\s+informacion|agency|unit|records|court|school|escuela|hospital|shelter)"
    r"[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:\bmy\b|\bme\b|\bhis\b|\bher\b|\btheir\b|cell|home|\bmi\b|\bsu\b|celular|cel\b|casa|reach(?:ed)?\b|\bllamenme\b|\bllameme\b|cb\s*\#?|callback)"
    r"[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888", "900")


def _before(found: re.Match[str]) -> str:
    start = place(found)[0]
    return found.string[max(0, start - 70) : start]


def _phone(found: re.Match[str]) -> bool:
    """Somebody's own, as far as can be told: not toll free, and not after an office's name."""
    digits = _digits(found).removeprefix("1") if len(_digits(found)) == 11 else _digits(found)
    if digits.startswith(_TOLL_FREE) or digits[:1] in "01" and len(digits) == 10:
        return False
    before = _before(found)
    return bool(_MINE.search(before)) or not _OFFICE.search(before)


_ROLES = re.compile(
    r"(?:info|help|support|contact|office|no-?reply|records|admin|webmaster|mail|hr|jobs|press|media|clerk|billing|service|feedback|hello|\w*desk)\Z",
    re.IGNORECASE,
)


def _email(found: re.Match[str]) -> bool:
    name, _, domain = _it(found).partition("@")
    official = domain.lower().endswith((".gov", ".mil", ".us", ".invalid"))
    return not official and not _ROLES.match(name)


def _card(found: re.Match[str]) -> bool:
    return luhn(_digits(found)) and _digits(found)[0] in "3456" and len(set(_digits(found))) > 1


_PUBLIC, _IMMIGRATION = Category.PUBLIC_ASSISTANCE, Category.IMMIGRATION_STATUS

IDENTIFIERS = (
    Identifier(
        "ssn",
        "SSA: no area 000, 666 or 900 and up, no group 00, no serial 0000; whatever is called one counts",
        r"\b\d{3}[- ]?\d{2}[- ]?\d{4}\b",
        _re(rf"(?P<label>\b{_SOCIAL}{_LABEL_GAP})?(?<![\d-])(?P<it>\d{{3}}[- ]?\d{{2}}[- ]?\d{{4}})(?![\d-])"),
        hits=("ssn ‹219-09-9999›", "His social is ‹219 09 9999›.", "SSN: ‹000-00-4417›", "seguro social ‹219099999›", "No. ‹123-45-6789› on file"),
        misses=("Order 000-12-3456", "Case 219099999", "call 860-555-0144", "ISBN 978-12-3456", "PO 666-12-1234"),
        check=lambda found: _ssn(found) and not itin(_digits(found)),
    ),
    Identifier(
        "ssn_masked",
        "forms print XXX-XX-1234; staff write the last four",
        r"[xX*]{2}-?\d{4}\b|\b[sS][sS][nN]?\b|\b[sS]ocial\b|\b[sS]eguro\b",
        _re(
            rf"(?P<it>[x*]{{3}}-?[x*]{{2}}-?\d{{4}})\b|\b{_SOCIAL}[\s:#]+(?:number\s+)?(?:ending(?:\s+in)?|ends(?:\s+in)?|last\s+(?:4|four)(?:\s+(?:digits|is|of))*|"
            r"termina(?:do|da)?(?:\s+en)?)[\s:#]+(?P<other>\d{4})\b"
        ),
        hits=("SSN ‹XXX-XX-3308›", "SSN ending ‹2290›", "social last four ‹1234›", "seguro social termina en ‹1234›"),
        misses=("SS ending 2029 budget year", "social event 2024"),
    ),
    Identifier(
        "itin",
        "IRS: 9xx with a middle of 50-65, 70-88, 90-92 or 94-99; the marking guide counts ITINs as immigration status",
        r"\b9\d{2}[- ]?\d{2}[- ]?\d{4}\b|\b[iI][tT][iI][nN]\b",
        _re(r"(?P<label>\bitins?[\s:#]*(?:number|no|num|numero|is|es)?[\s:#.]*)?(?<![\d-])(?P<it>9\d{2}[- ]?\d{2}[- ]?\d{4})(?![\d-])"),
        hits=("uses ‹900-70-1234›", "ITIN ‹912 78 1234›"),
        misses=("ext 900-20-1234", "conf 912701234"),
        category=_IMMIGRATION,
        check=lambda found: itin(_digits(found)) and ("-" in _it(found) or bool(found["label"])),
    ),
    Identifier(
        "a_number",
        "USCIS: A and eight or nine digits, on cards and notices",
        r"\b[aA][-# ]{0,2}\d{3}[- ]?\d{3}[- ]?\d{2,3}\b|[aA](?:lien|-?\s?[nN]um|\s?#|-?\s?[nN]o\b)",
        _re(
            r"(?<![a-z0-9])(?P<it>a[-\#]{0,2}\d{3}[- ]?\d{3}[- ]?\d{2,3})(?![\d-])|"
            r"\b(?:alien(?:\s+registration)?|a)[\s-]*(?:number|num|no|nr|\#)[\s.:\#]*(?P<other>a?[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3})(?![\d-])"
        ),
        hits=("File ‹A087654321›", "‹A087-654-321› pending", "Alien number ‹087654321›", "A# ‹087 654 321›"),
        misses=("room A12345", "A1234567 plate", "Route A 100 200 30"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "uscis_receipt",
        "USCIS: the service centre's three letters and ten digits",
        r"\b[a-zA-Z]{3}[- ]?\d{2}[- ]?\d{3}[- ]?\d{5}\b",
        _re(r"\b(?P<it>(?:eac|wac|lin|src|nbc|msc|ioe|ysc|tsc|vsc|csc|nsc|psc|zlac?)[- ]?\d{2}[- ]?\d{3}[- ]?\d{5})\b"),
        hits=("Receipt ‹EAC2190012345›", "‹IOE-09-123-45678› received"),
        misses=("INV2190012345", "ABC 2190012345"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "i_94",
        "CBP: eleven characters, the last or last but one a letter since 2019; where it is called so",
        r"\b[iI]-?\s?94\b",
        _re(r"\bi[-\s]?94(?:a|w)?\b[\s:#]*(?:admission|record|number|num|no|nr|is|es|[#:.])*[\s:#.]*(?P<it>\d{9}[a-z]?\d{1,2})\b"),
        hits=("I-94 number ‹12345678901›", "I-94 # ‹123456789A1›"),
        misses=("I-94 westbound mile 12", "Form I-94 copy 2"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "passport",
        "a letter and eight digits or nine digits, called a passport",
        r"\b[pP][aA][sS](?:[sS][pP]|[aA][pP])[oO][rR][tT]",
        _re(r"\bpas(?:sp|ap)ort[ea]?(?:\s+(?:book|card))?[\s:#]*(?:number|num|numero|no|nr|is|es|de|from|[a-z]{3,}\s)?[\s:#.]*(?P<it>[a-z]{0,2}\d{7,9})\b"),
        hits=("passport ‹A01234567›", "Pasaporte numero ‹G12345678›", "Passport No. ‹512345678›"),
        misses=("passport photos 12", "passport office 8605550100 x4"),
    ),
    Identifier(
        "benefit_id",
        "EBT cards and the case and client numbers of assistance, where they are called so",
        r"\b(?:[eE][bB][tT]|[sS][nN][aA][pP]|[dD][sS][sS]|[hH][uU][sS][kK][yY]|[mM]edicaid|MEDICAID|[tT][aA]?[nN]?[fF]|[wW][iI][cC])\b",
        _re(
            r"\b(?:ebt|snap|dss|husky(?:\s+[abcd])?|medicaid|tfa|tanf|wic)[\s:#]+(?:(?:card|case|client|member|id|acct|account|edg|caso|cliente|tarjeta|numero|num|number|no|nr|is|es|"
            r"ending(?:\s+in)?|\#)[\s:.#]*){1,4}(?P<it>\d[\d -]{2,20}\d)\b"
        ),
        hits=("EBT card ‹6008 9012 3456 7890›", "DSS client ID ‹001234567›", "HUSKY ID: ‹009876543›", "EBT ending in ‹4471›"),
        misses=("SNAP 41.2", "EBT card readers 12", "call DSS 18558626367"),
        category=_PUBLIC,
        check=lambda found: len(_digits(found)) >= 4,
    ),
    Identifier(
        "ein",
        "IRS: two digits, a hyphen, seven digits; where it is called one",
        r"\b\d{2}-\d{7}\b",
        _re(r"\b(?:f?ein|federal\s+(?:tax\s+)?id|employer\s+id\w*|tax\s+id|payer'?s?\s+tin|ident\w*\.?\s+patronal)[\s:#]*(?:number|no|num)?[\s:#.]*(?P<it>\d{2}-\d{7})\b"),
        hits=("EIN ‹06-1234567›", "Federal ID No. ‹00-7654321›"),
        misses=("part 06-1234567", "case 23-1190400"),
    ),
    Identifier(
        "birth_date",
        "a date that is called one's birth",
        r"\b(?:[dD]\.?[oO]\.?[bB]|[bB]orn|BORN|[bB]irth|BIRTH|[nN]ac|NAC|[fF][dD][nN]|[bB]irthda[yt])",
        _re(
            r"\b(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s*date|birthday|born(?:\s+on)?|fecha\s+(?:de\s+)?nac(?:imiento)?\.?|f\.?\s?nac\.?|fdn|nacid[oa](?:\s+el)?|nacio\s+el|naci\s+el)"
            rf"[\s:#=/()-]*(?:is|was|on|es|el)?[\s:#=/()-]*(?P<it>{_DATE})"
        ),
        hits=("DOB ‹4/2/71›", "DOB ‹021188›:", "born on ‹March 3, 1990›", "fecha de nacimiento: ‹3 de marzo de 1990›", "D.O.B. ‹1990-03-03›"),
        misses=("DOB ________", "Born on Main Street in 2003", "birth certificate 20 dollars"),
    ),
    Identifier(
        "address",
        "a street address that is said to be where somebody lives",
        r"[a-z.], (?:of )?\d{1,5} [A-Z]|\b(?:[lL]iv(?:es|ed|ing|e) (?:at|on)|[rR]esid(?:es|ed|ing|ence|ente? (?:of|de))|[aA]ddr(?:ess)?|ADDR(?:ESS)?|[sS]tay(?:s|ing) at|"
        r"[mM]oved (?:in)?to|[vV]iv[eo] en|[rR]eside en|[dD]omicilio|[dD]ireccion|[mM]udo a)\b",
        _re(
            r"(?:\b(?:liv(?:e|es|ed|ing)\s+(?:at|on)|resid(?:e|es|ed|ing|ence)\s*(?:at|is|of|:)|(?:home|mailing|street|new|current)\s+addr(?:ess)?\b(?:\s+is)?|addr(?:ess)?\s*:|address\s+is|resident\s+of|"
            r"stay(?:s|ing)?\s+at|moved\s+(?:in)?to|vive\s+en(?:\s+el)?|vivo\s+en(?:\s+el)?|reside\s+en|residente\s+de|domicilio|direccion(?:\s+es)?|se\s+mudo\s+a)[\s:,]*)"
            rf"(?P<it>{_STREET})|"
            rf"\b(?-i:[A-Z][a-z'.]*)\s+(?-i:[A-Z][a-z']+),\s+(?:of\s+)?(?P<other>{_STREET})"
        ),
        hits=("She lives at ‹27 Annawan St Apt 2›.", "Home address: ‹155 Tower Ave, Hartford CT 06120›", "vive en ‹240 Mather St, piso 2›"),
        misses=("Responded to 4 Orange St for a burglary.", "The library is at 500 Main St.", "Pothole at 12 Garden Street."),
    ),
    Identifier(
        "phone",
        "North American numbering: area code and exchange begin with 2 to 9; 800 and its kin are offices'",
        r"\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|\b\d{3}[-.]\d{4}\b",
        _re(
            r"(?<![\d-])(?P<it>(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-. ])[2-9]\d{2}[-. ]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?)(?![\d-])|"
            r"(?:\bphone|\bcell|\btel|\bcelular|\bnumber\s+is|\bcall\s+(?:me|her|him)(?:\s+(?:at|on))?|\bph|\btelefono)[\s:.#]*(?:is|es)?[\s:]*(?P<other>[2-9]\d{2}[-.]\d{4})(?![\d-])"
        ),
        hits=("Call me at ‹860-555-0144›.", "cell ‹(860) 555-0187›", "Es ‹860 555 0187›. Thank you.", "cell ‹555-0144›"),
        misses=("Hotline 860-555-0100", "Call 1-800-555-0100", "Questions? Call the office at 860-555-0100.", "case 23-11904", "account 000-555-0100"),
        check=_phone,
    ),
    Identifier(
        "email",
        "an address of somebody's own: not of a government, not of a role",
        r"[a-zA-Z0-9]@[a-zA-Z0-9]",
        _re(r"\b(?P<it>[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\b"),
        hits=("write to ‹dawn.pelkey@example.com›",),
        misses=("mail info@example.org", "records@hartford.gov", "@home"),
        check=_email,
    ),
    Identifier(
        "licence",
        "Connecticut: nine digits, called a licence",
        r"\b(?:[oO][lL][nN]|[lL]ic|LIC|[dD][lL])",
        _re(r"\b(?:oln|(?:ct\s+|driver'?s?\s+|op(?:erator)?\s+)?lic(?:ense|ence|encia)?(?:\s+de\s+conducir)?|dl)[\s:#/.]*(?:number|num|numero|no|nr|is|es|ct|[#:/.])*[\s:#/.]*(?P<it>\d{9})\b"),
        hits=("OLN/‹123456789›", "driver's license no. ‹123456789›", "DL CT ‹123456789›"),
        misses=("License plate 123", "dog license 12"),
    ),
    Identifier(
        "card_number",
        "ISO/IEC 7812: thirteen to nineteen digits whose check digit is right",
        r"\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{1,7}\b|\b3\d{3}[- ]?\d{6}[- ]?\d{5}\b",
        _re(r"(?<![\d-])(?P<it>\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{1,7}|3\d{3}[- ]?\d{6}[- ]?\d{5})(?![\d-])"),
        hits=("card ‹4111 1111 1111 1111›", "‹378282246310005›"),
        misses=("4111 1111 1111 1112", "tracking 9400 1000 0000 0000"),
        check=_card,
    ),
    Identifier(
        "bank_account",
        "ABA routing numbers by their check digit; account numbers where they are called so",
        r"\b(?:[rR]outing|ROUTING|ABA|[aA]ccount|[aA]cct|ACCT|[rR]uta|[cC]uenta)\b",
        _re(r"\b(?P<kind>routing|aba|ruta|(?:bank|checking|savings|cuenta|account|acct))(?:\s+(?:account|acct|de\s+banco|bancaria|de\s+cheques|de\s+ahorros))?[\s:#]*(?:number|num|numero|no|nr|is|es|[#:.])*[\s:#.]*(?P<it>\d{6,17})\b"),
        hits=("routing number ‹021000021›", "checking account # ‹000123456789›", "cuenta de ahorros ‹12345678›"),
        misses=("routing 123456789", "tax account 12345"),
        check=lambda found: not found["kind"].lower().startswith(("rout", "aba", "ruta")) or routing(_it(found)),
    ),
)  # fmt: skip
