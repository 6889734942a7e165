"""The paper that a request comes with: what kind it is, from whom, and what that suggests of "required by law".

The paper is read apart and in memory, as the police's page reads one; nothing of it is kept but classes. What it
suggests is a suggestion: whether a law or an order requires this disclosure is for counsel, who reads the paper itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from django.conf import settings

from charteroak.police.papers.card import card
from charteroak.police.papers.facts import SEIZES
from charteroak.police.papers.forms import KINDS
from charteroak.police.papers.reading import read_paper
from charteroak.police.papers.result import Evidence, Paper
from charteroak.recording.matter_words import PAPERS
from charteroak.screening.documents import Limits, Unreadable, read, require_read

_LIMITS = Limits(size=settings.MAX_PAPER, pages=200, seconds=45.0)
_SEIZES = frozenset(kind.lower() for kind in SEIZES)

Bears = Literal["court_commands", "court_commands_else", "nothing_commands", "cannot_tell", "no_paper"]
"""Why a paper suggests what it does."""


@dataclass(frozen=True, slots=True)
class PaperFound:
    """What a paper is, in closed words."""

    kind: str
    """Of `recording.matter_words.PAPERS`."""
    issuer: str = "unclear"
    """`judicial`, `administrative` or `unclear`."""
    criminal: bool | None = None
    """Whether it is a criminal warrant in the article's sense; None where it cannot tell."""
    requires: bool | None = None
    """Whether a court commands the City or any proper officer on its face; None where it cannot tell."""
    evidence: tuple[Evidence, ...] = ()
    """The kinds of signs by which it was told."""
    partly: bool = False
    """Whether something in the file could not be read as text."""
    trouble: str = ""
    """Why it could not be read, by kind (`Unreadable`); empty where it was."""

    def _paper(self) -> Paper | None:
        named = next((each for each in KINDS if each.lower() == self.kind), None)
        if named is None or self.trouble:
            return None
        return Paper(named, self.issuer, self.criminal, self.requires, self.evidence)  # type: ignore[arg-type]  # read so

    def said(self, language: str) -> tuple[str, str, str, tuple[str, ...]]:
        """In words: the kind, from whom, whether it requires anything, and the signs. Empty where it was not read."""
        paper = self._paper()
        if paper is None:
            return "", "", "", ()
        told = card(paper, language)
        return told.kind, told.issuer, told.requires, tuple(told.evidence)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a paper suggests of a disclosure's facts, and why."""

    facts: Mapping[str, bool | None]
    """`required_by_law`: true, false, or None where the paper leaves it open."""
    why: Bears
    """Why."""

    def says(self, language: str) -> str:
        """Why, in words."""
        return WHY[language][self.why]


def paper_read(data: bytes, name: str) -> PaperFound:
    """What a paper is: a file of text, PDF, Word, e-mail or a picture of up to `MAX_PAPER` bytes."""
    if not data:
        return PaperFound("unknown", trouble="empty")
    try:
        document = require_read(read(data, name, _LIMITS))
    except Unreadable as error:
        return PaperFound("unknown", trouble=error.reason)
    told = read_paper(document.pages)
    kind = told.kind.lower()
    return PaperFound(
        kind=kind if kind in PAPERS else "unknown",
        issuer=told.issuer,
        criminal=told.criminal,
        requires=told.requires,
        evidence=told.evidence,
        partly=bool(document.unread),
    )


NO_PAPER = PaperFound("none")
"""That a request came without one."""


def bears(found: PaperFound) -> Bearing:
    """What a paper suggests of whether the law requires a disclosure.

    A warrant to arrest commands an arrest, and not that anything be told; an agency's paper commands nobody here.
    """
    required, why = _bearing(found)
    return Bearing(MappingProxyType({"required_by_law": required}), why)


def _bearing(found: PaperFound) -> tuple[bool | None, Bears]:
    if found.kind == "none":
        return False, "no_paper"
    if found.trouble or found.requires is None:
        return None, "cannot_tell"
    if not found.requires:
        return False, "nothing_commands"
    if found.kind in _SEIZES:
        return None, "court_commands_else"
    return True, "court_commands"


WHY: Mapping[str, Mapping[Bears, str]] = {
    "en": {
        "court_commands": "On its face a court commands the City or any proper officer to give something. That is "
        "required by law as far as the command goes, and no further. Counsel reads the paper itself.",
        "court_commands_else": "A court commands that a person be taken, not that information be given. Whether "
        "anything must be told to do so, counsel says.",
        "nothing_commands": "It is a request, an agency's paper, or commands somebody else. By itself it does not "
        "require the City to give anything.",
        "cannot_tell": "The paper does not show whether it requires anything. It stays open until counsel has read it.",
        "no_paper": "The request came without a paper, so no paper requires it.",
    },
    "es": {
        "court_commands": "A primera vista, un tribunal ordena a la Ciudad o a cualquier funcionario competente que "
        "entregue algo. Eso lo exige la ley hasta donde llega la orden, y no más. El Asesor Jurídico lee el papel.",
        "court_commands_else": "Un tribunal ordena que se detenga a una persona, no que se entregue información. Si "
        "hay que decir algo para ello, lo dice el Asesor Jurídico.",
        "nothing_commands": "Es una petición, el papel de una agencia, o le ordena algo a otro. Por sí solo no "
        "obliga a la Ciudad a entregar nada.",
        "cannot_tell": "El papel no muestra si exige algo. Queda abierto hasta que lo lea el Asesor Jurídico.",
        "no_paper": "La solicitud llegó sin papel, así que ningún papel la exige.",
    },
}
"""Why a paper suggests what it does, in each language."""
