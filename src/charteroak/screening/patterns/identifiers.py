"""Numbers and addresses that stand for a person, or for a record of theirs: found by format, checksum and what stands before.

A form of its own beside the rules: these are matched on the shadow's characters, not on tokens. `words`, and `look`, a short
expression alike for Hyperscan and Python, are for the one pass over everything; where one hits, `pattern` is tried, and what
its group `it` holds is found if `check` agrees. Numbers of offices, hotlines and shops are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from charteroak.screening.found import Category
from charteroak.screening.patterns import identifier_parts as parts
from charteroak.screening.patterns.checksums import itin, routing

Check = Callable[[re.Match[str]], bool]


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One kind of identifier. `hits` are marked with ‹ › as a rule's are."""

    name: str
    source: str
    words: str
    look: str
    expression: str
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()
    category: Category = Category.OTHER_PRIVATE
    check: Check = field(default=parts.always)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed."""
        return _compiled(self.expression)

    @property
    def rule(self) -> str:
        """The name that findings bear."""
        return f"{self.category}.id.{self.name}"


_PUBLIC, _IMMIGRATION = Category.PUBLIC_ASSISTANCE, Category.IMMIGRATION_STATUS

# Seven digits and what ends in them: telephones, EIN, cards; and what has a hyphen before its last four.
_SEVEN, _DASHED = r"\d{3}[- .]?\d{4}\b", r"\d{2}-\d{4}\b"

IDENTIFIERS = (
    Identifier(
        "ssn",
        "SSA: no area 000, 666 or 900 and up, no group 00, no serial 0000; whatever is called one counts",
        "ssn social seguro tin ss",
        _DASHED,
        (rf"(?P<label>\b{parts.SOCIAL}{parts.LABEL_GAP})?(?<![\d-])(?P<it>\d{{3}}[- ]?\d{{2}}[- ]?\d{{4}})(?![\d-])"),
        hits=("ssn ‹219-09-9999›", "His social is ‹219 09 9999›.", "SSN: ‹000-00-4417›", "seguro social ‹219099999›",
            "No. ‹123-45-6789› on file"),
        misses=("Order 000-12-3456", "Case 219099999", "call 860-555-0144", "ISBN 978-12-3456", "PO 666-12-1234"),
        check=lambda found: parts.ssn(found) and not itin(parts.digits(found)),
    ),
    Identifier(
        "ssn_masked",
        "forms print XXX-XX-1234; staff write the last four",
        "ssn ss social seguro xxx",
        r"\*-?\d{4}",
        (
            rf"(?P<it>[x*]{{3}}-?[x*]{{2}}-?\d{{4}})\b|\b{parts.SOCIAL}[\s:#]+(?:number\s+)?(?:ending(?:\s+in)?|"
            rf"ends(?:\s+in)?|last\s+(?:4|four)(?:\s+(?:digits|is|of))*|"
            r"termina(?:do|da)?(?:\s+en)?)[\s:#]+(?P<other>\d{4})\b"
        ),
        hits=("SSN ‹XXX-XX-3308›", "SSN ending ‹2290›", "social last four ‹1234›", "seguro social termina en ‹1234›"),
        misses=("SS ending 2029 budget year", "social event 2024"),
    ),
    Identifier(
        "itin",
        "IRS: 9xx with a middle of 50-65, 70-88, 90-92 or 94-99; the marking guide counts ITINs as immigration status",
        "itin itins",
        _DASHED,
        (r"(?P<label>\bitins?[\s:#]*(?:number|no|num|numero|is|es)?[\s:#.]*)?(?<![\d-])(?P<it>9\d{2}[- ]?\d{2}[- "
            r"]?\d{4})(?![\d-])"),
        hits=("uses ‹900-70-1234›", "ITIN ‹912 78 1234›"),
        misses=("ext 900-20-1234", "conf 912701234"),
        category=_IMMIGRATION,
        check=lambda found: itin(parts.digits(found)) and ("-" in parts.text_of(found) or bool(found["label"])),
    ),
    Identifier(
        "a_number",
        "USCIS: A and eight or nine digits, on cards and notices",
        "alien",
        r"\b[aA][-# ]{0,2}\d{3}",
        (
            r"(?<![a-z0-9])(?P<it>a[-\#]{0,2}\d{3}[- ]?\d{3}[- ]?\d{2,3})(?![\d-])|"
            r"\b(?:alien(?:\s+registration)?|a)[\s-]*(?:number|num|no|nr|\#)[\s.:\#]*(?P<other>a?[- ]?\d{3}[- "
            r"]?\d{3}[- ]?\d{2,3})(?![\d-])"
        ),
        hits=("File ‹A087654321›", "‹A087-654-321› pending", "Alien number ‹087654321›", "A# ‹087 654 321›"),
        misses=("room A12345", "A1234567 plate", "Route A 100 200 30"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "uscis_receipt",
        "USCIS: the service centre's three letters and ten digits",
        "eac wac lin src nbc msc ioe ysc tsc vsc csc nsc psc",
        _SEVEN,
        (r"\b(?P<it>(?:eac|wac|lin|src|nbc|msc|ioe|ysc|tsc|vsc|csc|nsc|psc|zlac?)[- ]?\d{2}[- ]?\d{3}[- ]?\d{5})\b"),
        hits=("Receipt ‹EAC2190012345›", "‹IOE-09-123-45678› received"),
        misses=("INV2190012345", "ABC 2190012345"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "i_94",
        "CBP: eleven characters, the last or last but one a letter since 2019; where it is called so",
        "94 i94 94a",
        "",
        (r"\bi[-\s]?94(?:a|w)?\b[\s:#]*(?:admission|record|number|num|no|nr|is|es|"
            r"[#:.])*[\s:#.]*(?P<it>\d{9}[a-z]?\d{1,2})\b"),
        hits=("I-94 number ‹12345678901›", "I-94 # ‹123456789A1›"),
        misses=("I-94 westbound mile 12", "Form I-94 copy 2"),
        category=_IMMIGRATION,
    ),
    Identifier(
        "passport",
        "a letter and eight digits or nine digits, called a passport",
        "passport passports pasaporte passaport",
        "",
        (r"\bpas(?:sp|ap)ort[ea]?(?:\s+(?:book|card))?[\s:#]*(?:number|num|numero|no|nr|is|es|de|from|"
            r"[a-z]{3,}\s)?[\s:#.]*(?P<it>[a-z]{0,2}\d{7,9})\b"),
        hits=("passport ‹A01234567›", "Pasaporte numero ‹G12345678›", "Passport No. ‹512345678›"),
        misses=("passport photos 12", "passport office 8605550100 x4"),
    ),
    Identifier(
        "benefit_id",
        "EBT cards and the case and client numbers of assistance, where they are called so",
        "ebt snap dss husky medicaid tfa tanf wic",
        "",
        (
            r"\b(?:ebt|snap|dss|husky(?:\s+[abcd])?|medicaid|tfa|tanf|wic)[\s:#]+(?:(?:card|case|client|member|id|"
            r"acct|account|edg|caso|cliente|tarjeta|numero|num|number|no|nr|is|es|"
            r"ending(?:\s+in)?|\#)[\s:.#]*){1,4}(?P<it>\d[\d -]{2,20}\d)\b"
        ),
        hits=("EBT card ‹6008 9012 3456 7890›", "DSS client ID ‹001234567›", "HUSKY ID: ‹009876543›",
            "EBT ending in ‹4471›"),
        misses=("SNAP 41.2", "EBT card readers 12", "call DSS 18558626367"),
        category=_PUBLIC,
        check=lambda found: len(parts.digits(found)) >= 4,
    ),
    Identifier(
        "ein",
        "IRS: two digits, a hyphen, seven digits; where it is called one",
        "",
        _SEVEN,
        (r"\b(?:f?ein|federal\s+(?:tax\s+)?id|employer\s+id\w*|tax\s+id|payer'?s?\s+tin|"
            r"ident\w*\.?\s+patronal)[\s:#]*(?:number|no|num)?[\s:#.]*(?P<it>\d{2}-\d{7})\b"),
        hits=("EIN ‹06-1234567›", "Federal ID No. ‹00-7654321›"),
        misses=("part 06-1234567", "case 23-1190400"),
    ),
    Identifier(
        "birth_date",
        "a date that is called one's birth",
        "dob born birth birthdate birthday nacimiento nac nacio naci nacida nacido fdn",
        "",
        (
            r"\b(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s*date|birthday|born(?:\s+on)?|"
            r"fecha\s+(?:de\s+)?nac(?:imiento)?\.?|f\.?\s?nac\.?|fdn|nacid[oa](?:\s+el)?|nacio\s+el|naci\s+el)"
            rf"[\s:#=/()-]*(?:is|was|on|es|el)?[\s:#=/()-]*(?P<it>{parts.DATE})"
        ),
        hits=("DOB ‹4/2/71›", "DOB ‹021188›:", "born on ‹March 3, 1990›", "fecha de nacimiento: ‹3 de marzo de 1990›",
            "D.O.B. ‹1990-03-03›"),
        misses=("DOB ________", "Born on Main Street in 2003", "birth certificate 20 dollars"),
    ),
    Identifier(
        "address",
        "a street address that is said to be where somebody lives",
        "live lives lived living reside resides resided residing residence resident address addr stays staying stay "
        "moved vive vivo residente domicilio direccion mudo",
        r", (?:of )?\d{1,5} [A-Z]",
        (
            r"(?:\b(?:liv(?:e|es|ed|ing)\s+(?:at|on)|resid(?:e|es|ed|ing|ence)\s*(?:at|is|of|:)|(?:home|mailing|"
            r"street|new|current)\s+addr(?:ess)?\b(?:\s+is)?|addr(?:ess)?\s*:|address\s+is|resident\s+of|"
            r"stay(?:s|ing)?\s+at|moved\s+(?:in)?to|vive\s+en(?:\s+el)?|vivo\s+en(?:\s+el)?|reside\s+en|"
            r"residente\s+de|domicilio|direccion(?:\s+es)?|se\s+mudo\s+a)[\s:,]*)"
            rf"(?P<it>{parts.STREET})|"
            rf"\b(?-i:[A-Z][a-z'.]*)\s+(?-i:[A-Z][a-z']+),\s+(?:of\s+)?(?P<other>{parts.STREET})"
        ),
        hits=("She lives at ‹27 Annawan St Apt 2›.", "Home address: ‹155 Tower Ave, Hartford CT 06120›",
            "vive en ‹240 Mather St, piso 2›"),
        misses=("Responded to 4 Orange St for a burglary.", "The library is at 500 Main St.",
            "Pothole at 12 Garden Street."),
    ),
    Identifier(
        "phone",
        "North American numbering: area code and exchange begin with 2 to 9; 800 and its kin are offices'",
        "",
        _SEVEN,
        (
            r"(?<![\d-])(?P<it>(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-. ])[2-9]\d{2}[-. "
            r"]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?)(?![\d-])|"
            r"(?:\bphone|\bcell|\btel|\bcelular|\bnumber\s+is|\bcall\s+(?:me|her|him)(?:\s+(?:at|on))?|\bph|"
            r"\btelefono)[\s:.#]*(?:is|es)?[\s:]*(?P<other>[2-9]\d{2}[-.]\d{4})(?![\d-])"
        ),
        hits=("Call me at ‹860-555-0144›.", "cell ‹(860) 555-0187›", "Es ‹860 555 0187›. Thank you.", "cell ‹555-0144›"),
        misses=("Hotline 860-555-0100", "Call 1-800-555-0100", "Questions? Call the office at 860-555-0100.",
            "case 23-11904", "account 000-555-0100"),
        check=parts.phone,
    ),
    Identifier(
        "email",
        "an address of somebody's own: not of a government, not of a role",
        "",
        r"[a-zA-Z0-9]@[a-zA-Z0-9]",
        (r"\b(?P<it>[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\b"),
        hits=("write to ‹dawn.pelkey@example.com›",),
        misses=("mail info@example.org", "records@hartford.gov", "@home"),
        check=parts.email,
    ),
    Identifier(
        "licence",
        "Connecticut: nine digits, called a licence",
        "oln lic license licence licencia dl",
        "",
        (r"\b(?:oln|(?:ct\s+|driver'?s?\s+|op(?:erator)?\s+)?lic(?:ense|ence|encia)?(?:\s+de\s+conducir)?|"
            r"dl)[\s:#/.]*(?:number|num|numero|no|nr|is|es|ct|[#:/.])*[\s:#/.]*(?P<it>\d{9})\b"),
        hits=("OLN/‹123456789›", "driver's license no. ‹123456789›", "DL CT ‹123456789›"),
        misses=("License plate 123", "dog license 12"),
    ),
    Identifier(
        "card_number",
        "ISO/IEC 7812: thirteen to nineteen digits whose check digit is right",
        "",
        _SEVEN,
        (r"(?<![\d-])(?P<it>\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{1,7}|3\d{3}[- ]?\d{6}[- ]?\d{5})(?![\d-])"),
        hits=("card ‹4111 1111 1111 1111›", "‹378282246310005›"),
        misses=("4111 1111 1111 1112", "tracking 9400 1000 0000 0000"),
        check=parts.card,
    ),
    Identifier(
        "bank_account",
        "ABA routing numbers by their check digit; account numbers where they are called so",
        "routing aba account acct ruta cuenta",
        "",
        (r"\b(?P<kind>routing|aba|ruta|(?:bank|checking|savings|cuenta|account|acct))(?:\s+(?:account|acct|"
            r"de\s+banco|bancaria|de\s+cheques|de\s+ahorros))?[\s:#]*(?:number|num|numero|no|nr|is|es|"
            r"[#:.])*[\s:#.]*(?P<it>\d{6,17})\b"),
        hits=("routing number ‹021000021›", "checking account # ‹000123456789›", "cuenta de ahorros ‹12345678›"),
        misses=("routing 123456789", "tax account 12345"),
        check=lambda found: not found["kind"].lower().startswith(("rout", "aba", "ruta")) or routing(parts.text_of(found)),
    ),
)  # fmt: skip

WORDS = tuple(sorted({word for each in IDENTIFIERS for word in each.words.split()}))
"""The words to look for, in order; what they call for is in `CALLED`."""
LOOKS = tuple(dict.fromkeys(each.look for each in IDENTIFIERS if each.look))
CALLED = (
    *(tuple(number for number, each in enumerate(IDENTIFIERS) if word in each.words.split()) for word in WORDS),
    *(tuple(number for number, each in enumerate(IDENTIFIERS) if look == each.look) for look in LOOKS),
)
"""The numbers of the identifiers to try, for each of WORDS and then of LOOKS."""
