"""Lists of values that tell a class by themselves: a column with some of them is of that class, whatever it is called.

`telling` values are hardly said of anything else; `also` are those that go with them. One telling value with another of
either sort is enough, however rare it is in the column: "undocumented" once among "citizen" tells as much as often.
"""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from charteroak.screening.columns.tokens import tokens
from charteroak.screening.found import Category


@dataclass(frozen=True, slots=True)
class Domain:
    """A list of values, each as the words of it; parted by `|`."""

    name: str
    category: Category
    source: str
    telling: str
    also: str = ""

    @property
    def rule(self) -> str:
        """The name by which a column's `why` calls it."""
        return f"{self.category}.values.{self.name}"


_IMMIGRATION, _BENEFITS = Category.IMMIGRATION_STATUS, Category.PUBLIC_ASSISTANCE

DOMAINS = (
    Domain(
        "orientation",
        Category.SEXUAL_ORIENTATION,
        "HMIS SexualOrientation; US Core sexual orientation",
        "heterosexual|homosexual|gay|lesbian|bisexual|bi sexual|pansexual|queer|gay or lesbian|lesbian or gay|lesbian gay or homosexual|"
        "straight or heterosexual|questioning unsure|lesbiana|asexual|gay lesbian",
        "straight|hetero|questioning|other|otro|unknown|desconocido|declined|prefer not to say|refused|something else|bi|l|g|b|s",
    ),
    Domain(
        "status",
        _IMMIGRATION,
        "PolicyEngine immigration_status; 8 U.S.C. 1101, 1641",
        "undocumented|undoc|asylee|asylum seeker|asylum applicant|refugee|lpr|legal permanent resident|lawful permanent resident|permanent resident|"
        "daca|tps|parolee|deportation withheld|cuban haitian entrant|conditional entrant|paroled one year|non citizen|noncitizen|naturalized|"
        "naturalized citizen|qualified alien|us citizen|u s citizen|green card|green card holder|visa overstay|no status|out of status|"
        "indocumentado|indocumentada|asilado|refugiado|residente permanente|ciudadano naturalizado|naturalizado|sin papeles|sin documentos|"
        "h 1 b|h 2 a|h 2 b|f 1|j 1|b 2|u visa|t visa|pending asylum|undocumented immigrant|vawa self petitioner|not a citizen|no ciudadano",
        "citizen|ciudadano|ciudadana|resident|residente|visa|usc|alien|pending|other|unknown|otro|work permit|eligible noncitizen|expired|parole",
    ),
    Domain(
        "program",
        _BENEFITS,
        "HMIS IncomeBenefits; Connecticut DSS programs",
        "snap|tanf|tfa|ebt|wic|medicaid|husky a|husky b|husky c|husky d|husky|liheap|section 8|seccion 8|food stamps|cupones|care 4 kids|ssi|"
        "public assistance|cash assistance|general assistance|housing choice voucher|rap voucher|asistencia publica|state supplement|afdc|"
        "free lunch|reduced lunch|saga|energy assistance",
        "none|ninguno|other|otro|n a|medicare|private|uninsured|employer|wages|ssdi|free|reduced|paid|unemployment|va|pension|cash|selfpay|self pay",
    ),
    Domain(
        "role",
        Category.CRIME_WITNESS,
        "NIBRS and CAD roles of persons",
        "witness|eyewitness|testigo|wit|tipster|informant|informante",
        "victim|suspect|victima|sospechoso|offender|arrestee|complainant|reporting party|rp|vic|susp|other|officer|mentioned|involved|driver|"
        "passenger|owner|v|s|w|subject|caller",
    ),
    Domain(
        "violence",
        Category.DOMESTIC_VIOLENCE_VICTIM,
        "reasons for a stay and kinds of victims, as shelters and courts list them",
        "domestic violence|dv|dv victim|dv survivor|fleeing dv|fleeing domestic violence|violencia domestica|intimate partner violence|ipv|"
        "domestic abuse|battered spouse|violencia de pareja",
        "sexual assault|eviction|homeless|stalking|robbery|assault|other|unknown|none|child abuse|elder abuse|loss of job|desalojo|trafficking|burglary|"
        "fleeing|victim|no|yes",
    ),
    Domain(
        "assault",
        Category.SEXUAL_ASSAULT_VICTIM,
        "kinds of victims, as advocates and courts list them",
        "sexual assault|sexual abuse|rape|sexual assault victim|sexual assault survivor|agresion sexual|abuso sexual|violacion sexual|csa|sexual violence",
        "domestic violence|assault|stalking|robbery|other|unknown|none|child abuse|trafficking|burglary|theft|dv|homicide|victim|physical abuse",
    ),
    Domain(
        "filing",
        Category.INCOME_TAX_RECORD,
        "IRS Form 1040: filing status; names of forms that were handed over",
        "married filing jointly|married filing separately|head of household|qualifying widow|qualifying surviving spouse|mfj|mfs|hoh|w 2|1040|1040 ez|"
        "schedule c|form 1040|tax return|casado que radica en conjunto|jefe de familia|declaracion de impuestos|1099 nec|1099 misc|1099 int|tax transcript",
        "single|soltero|qw|paystub|pay stub|paystubs|bank statement|s|other|none|award letter|talones",
    ),
)  # fmt: skip

Counts = dict[str, int]
"""Rows by value, as the columns have them."""


@cache
def _lists() -> tuple[tuple[Domain, frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]], ...]:
    return tuple((each, _words(each.telling.split("|")), _words(each.also.split("|"))) for each in DOMAINS)


def _words(values: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tokens(value.casefold()) for value in values)


def domains_of(counts: Counts) -> list[tuple[Domain, int]]:
    """The lists that values are of, and in how many rows telling ones stand. Of no more than some hundred values."""
    by_words: dict[tuple[str, ...], int] = {}
    for value, count in counts.items():
        words = tokens(value.casefold()) if len(value) <= 60 else ()
        by_words[words] = by_words.get(words, 0) + count
    found = []
    for domain, telling, also in _lists():
        told = by_words.keys() & telling
        if told and len(told) + len(by_words.keys() & also) > 1:
            found.append((domain, sum(by_words[words] for words in told)))
    return found
