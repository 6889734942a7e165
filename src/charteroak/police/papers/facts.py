"""From a paper to the facts of the article's acts, and to what the article answers where the paper is the only reason.

What the paper does not show is false: no other ground is at hand. What it leaves open stays unknown, and so the answer
says what to find out.
"""

from __future__ import annotations

from collections.abc import Mapping

from charteroak.law.law import Law, law
from charteroak.logic.expr import Value
from charteroak.logic.table import Decision
from charteroak.police.papers.forms import Kind
from charteroak.police.papers.result import Paper

IMMIGRATION: tuple[Kind, ...] = ("I-200", "I-205", "I-247A", "I-203", "I-286", "I-862", "I-138")
"""The kinds that are an immigration agency's."""
SEIZES: tuple[Kind, ...] = (*IMMIGRATION[:5], "AO-442", "ct-arrest-warrant", "ct-capias")
"""The kinds that are about taking or holding a person."""

Facts = dict[str, Value | None]


def facts(paper: Paper) -> dict[str, Facts]:
    """The facts of each act that a paper may be a reason for: to arrest, detain, disclose, provide or refuse a service.

    `required_by_law` is the paper's `requires`, for what it commands; a service is never refused because of one, unless
    counsel finds that a court commands it. Of an I-205 it stays open whether the same warrant is in NCIC, too.
    """
    seizure = _seizure(paper)
    commanded = None if paper.requires is not False else False
    return {
        "arrest": dict(seizure),
        "detain": dict(seizure),
        "disclose": {"required_by_law": paper.requires},
        "provide_service": {"required_by_law": commanded},
        "refuse_service": {"required_by_law": commanded, "federal_cooperation": _federal(paper)},
    }


def answers(paper: Paper, article: Law | None = None, employee: str = "police_officer") -> dict[str, Decision]:
    """What the article answers about each act, where this paper is the only reason for it."""
    article = article or law()
    return {act: article.decide(act, _acting(act, known, employee)) for act, known in facts(paper).items()}


def _acting(act: str, known: Mapping[str, Value | None], employee: str) -> Facts:
    return {**known, "employee": employee} if act in ("arrest", "detain", "disclose") else dict(known)


def _seizure(paper: Paper) -> Facts:
    immigration = paper.kind in IMMIGRATION
    untold: bool | None = None if paper.issuer == "unclear" else False
    return {
        "criminal_warrant": paper.criminal,
        "criminal_ground": False,
        "immigration_status_ground": False,
        "removal_warrant_in_ncic": None if paper.kind == "I-205" else False,
        "other_immigration_paper": True if immigration else None if _may_be(paper) else untold,
        # A paper that requires nothing, or only of others, is no mandate to arrest.
        "required_by_law": paper.requires if paper.kind in SEIZES or paper.requires is not True else None,
        "federal_cooperation": _federal(paper),
    }


def _may_be(paper: Paper) -> bool:
    """Whether an agency's paper of no listed kind may be a civil immigration paper, as a removal order is."""
    return paper.kind == "unknown" and paper.issuer == "administrative"


def _federal(paper: Paper) -> bool | None:
    return True if paper.kind in IMMIGRATION else False if paper.issuer == "judicial" else None
