"""Where a service turns on immigration status, and what else of what it demands 2-929 asks about.

2-927(a) makes a service "available to residents, regardless of immigration status". To put a condition of status on one
is prohibited unless superior law requires it: so each such demand has to cite an authority that does, and is shown as
in conflict with 2-927(a) where none is cited. A demand for another class of 2-926 is no matter of 2-927: asking for it
is a question under 2-929, which a law or the service's need may answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from charteroak.office.services.assurance import is_any_paper, rest, sentences
from charteroak.screening.forms.flag import Flag
from charteroak.screening.forms.form import Making
from charteroak.screening.forms.judging import judge
from charteroak.screening.forms.readers import hsds
from charteroak.screening.found import Category

if TYPE_CHECKING:
    from charteroak.office.authorities.choosing import AuthorityChoice

PARTS = ("eligibility_description", "application_process", "required_documents")
"""What a service demands: the parts that are looked at."""
STATUS, PRIVACY = "2-927(a)", "2-929"
"""The two clauses."""
Standing = Literal["uncited", "over", "not_required", "cited"]
_MOST_KNOWN = 65_536


@dataclass(frozen=True, slots=True)
class Conflict:
    """A demand of a service that is in question."""

    where: str
    """The part that it stands in: one of PARTS."""
    words: str
    """The demand, as the catalogue has it: a sentence, or a document."""
    tier: Literal["direct", "proxy"]
    """Whether it demands a class of 2-926 outright, or what tends to reveal one."""
    category: Category
    """The class."""
    clause: str
    """Under which clause it is in question: STATUS or PRIVACY."""
    authority: AuthorityChoice | None = None
    """What is cited for it."""

    @property
    def key(self) -> str:
        """What tells these words from others: their digest, in hex."""
        return key_of(self.words)

    @property
    def standing(self) -> Standing:
        """How it stands: nothing is cited; or what is cited does not hold any more; or requires no such thing."""
        if self.authority is None:
            return "uncited"
        if self.authority.superseded:
            return "over"
        return "cited" if self.authority.requires else "not_required"

    @property
    def is_open(self) -> bool:
        """Whether no authority that holds and requires it is cited: under 2-927(a), a conflict with the clause."""
        return self.standing != "cited"


def conflicts(service: Mapping[str, Any], day: date) -> tuple[Conflict, ...]:
    """The conflicts of a service with 2-927(a), cited or not. `service`: nested, as `nesting.nested` makes it."""
    return tuple(each for each in looked_at(service, day) if each.clause == STATUS)


def looked_at(service: Mapping[str, Any], day: date) -> tuple[Conflict, ...]:
    """The same, and the questions under 2-929, in the service's order."""
    from charteroak.office.services.citing import cited_for  # which needs Django; what is here does not

    found = tuple(_found(service))
    return cited_for(str(service.get("id", "")), found, day) if found else ()


def key_of(words: str) -> str:
    """The digest of words, in hex: spaces do not count."""
    return sha256(" ".join(words.split()).encode()).hexdigest()


def _found(service: Mapping[str, Any]) -> Iterator[Conflict]:
    name = str(service.get("name", ""))
    for where, words in demands(service):
        for flagged, flag in _flags(name, where, words):
            clause = STATUS if flag.category is Category.IMMIGRATION_STATUS else PRIVACY
            yield Conflict(where, flagged, flag.tier, flag.category, clause)


def demands(service: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a service demands: each with the part that it stands in."""
    for where in PARTS[:2]:
        if text := str(service.get(where) or "").strip():
            yield where, text
    documents: Iterable[Any] = service.get("required_documents") or ()
    for each in documents:
        if text := str(each.get("document") or "").strip():
            yield PARTS[2], text


@lru_cache(maxsize=_MOST_KNOWN)
def _flags(name: str, where: str, words: str) -> tuple[tuple[str, Flag], ...]:
    """The sentences that are flagged, or the document, and why: decided as `charteroak lint` decides them."""
    if where == PARTS[2]:
        found = None if is_any_paper(words) else _flag(name, where, words)
        return ((words, found),) if found else ()
    return tuple((each, found) for each in sentences(words) if (found := _sentence(name, where, each)))


def _sentence(name: str, where: str, sentence: str) -> Flag | None:
    left = rest(sentence)
    return _flag(name, where, left) if left else None


def _flag(name: str, where: str, words: str) -> Flag | None:
    made = Making("hsds")
    hsds.add(made, {"name": name, where: [{"document": words}] if where == PARTS[2] else words}, "")
    return next((flag for flag in judge(made.form()).flags if flag), None)
