"""Messages read and answered, beside a classifier by keywords as the least that anyone would write.

The other does far less: it knows no record from another, no contradiction, no person, and no law.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios

GOAL = Goal("ours", ">=", 20_000)
_PEER = "keywords by regular expression"
_CRIMINAL = re.compile(r"WANTED PERSON|FELONY WANT|WARRANT", re.IGNORECASE)
_ADMINISTRATIVE = re.compile(
    r"ADMINISTRATIVE WARRANT|IMMIGRATION VIOLATOR|DEPORTED FELON|ORDER OF REMOVAL", re.IGNORECASE
)

_PERSON = (
    "ORI/{ori} NAM/EXAMPLE{n},PAT SEX/F RAC/W POB/YY\nDOB/19{year}0{month}1{day} HGT/510 WGT/170 EYE/BRO HAI/BRO\n"
)
_WANT = (
    "MKE/WANTED PERSON\nEXL/1 - FULL EXTRADITION\n{person}OFF/{crime}\n"
    "DOW/20260228 WNO/ZZ-{n} NIC/W99{n:07}\nDTE/20260301"
)
_REMOVAL = (
    "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/N98{n:07} HAS AN\nOUTSTANDING ADMINISTRATIVE WARRANT OF "
    "REMOVAL FROM THE UNITED STATES.\nCONTACT LESC AT 802 555-0100\nMKE/IMMIGRATION VIOLATOR - ABSCONDER\n{person}"
    "OFF/ALIEN UNLAWFULLY PRESENT DUE TO ORDER OF REMOVAL\nOCA/A000{n:06}\nNIC/N98{n:07} DTE/20250102 0900 EST"
)
_ORDER = "MKE/PROTECTION ORDER\n{person}PNO/ZZ-{n} EXP/20270707 PCO/02 - NO CONTACT\nNIC/H97{n:07} DTE/20260707"
_NOTHING = "QWA.CT9990201.NAM/EXAMPLE{n},PAT.DOB/19{year}0101\nNO NCIC WANT NAM/EXAMPLE{n},PAT DOB/19{year}0101"
_FORMS = {
    "one record": [_WANT, _REMOVAL, _ORDER],
    "two records of one person": [f"{one}\n\n{other}" for one, other in product((_WANT, _ORDER), (_REMOVAL,))],
    "no record": [_NOTHING],
}
_EACH = 600


def triage(effort: Effort, _check_all: bool) -> list[Section]:
    """Messages a second on one core: read alone, and read, folded and answered."""
    from charteroak.police.messages.ncic import read_message
    from charteroak.police.triage import Triage, read

    answering = Triage()

    def answered(text: str) -> Any:
        return answering.answer(read(text))

    works = {name: list(_messages(forms)) for name, forms in _FORMS.items()}
    works["all of these, in turn"] = [text for texts in zip(*works.values(), strict=True) for text in texts]
    lines = [_line(name, work, answered, effort) for name, work in works.items()]
    every = works["all of these, in turn"]
    rates = race(
        [Contender("read", _each(read_message), every), Contender("lines", _each_lines(answered), every)], effort
    )
    lines.append(Line("all of these, read only", ours=Spread.of(rates["read"])))
    lines.append(Line("all of these, with the contract's lines", ours=Spread.of(rates["lines"])))
    notes = [
        "Text in, the answer out: every record told, folded by person, and decided by the article.",
        f"The peer is {_PEER}: it only says whether one of some words is there.",
    ]
    return [Section("Messages of NCIC: read and answered, messages/s on one core", notes, lines)]


def _line(name: str, work: list[str], answered: Callable[[str], Any], effort: Effort) -> Line:
    rates = race([Contender("ours", _each(answered), work), Contender(_PEER, _each(_by_keywords), work)], effort)
    ours, peer = rates["ours"], rates[_PEER]
    return Line(name, Spread.of(ours), Spread.of(peer), ratios(ours, peer), ratio_unit="%", goal=GOAL)


def _messages(forms: list[str]) -> Iterator[str]:
    """Different people and numbers in each, so that nothing of a message can be remembered."""
    for n in range(_EACH):
        person = _PERSON.format(ori=f"CT99Z{n % 97:04}", n=n, year=50 + n % 49, month=1 + n % 9, day=n % 9)
        yield forms[n % len(forms)].format(
            n=n, person=person, crime=("ROBBERY", "LARCENY", "FORGERY")[n % 3], year=50 + n % 49
        )


def _by_keywords(text: str) -> str:
    if _ADMINISTRATIVE.search(text):
        return "prohibited"
    return "not_addressed" if _CRIMINAL.search(text) else "unknown"


def _each(function: Callable[[str], object]) -> Callable[[Any], None]:
    def run(works: Any) -> None:
        for work in works:
            function(work)

    return run


def _each_lines(answered: Callable[[str], Any]) -> Callable[[Any], None]:
    return _each(lambda text: list(answered(text).lines()))
