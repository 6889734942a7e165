"""On what ground a class may be released, by what the article answers about it. Nothing is released without one.

The outcomes that never release by themselves: what is prohibited, and what is unknown, is withheld; where counsel has
to read the text, or where the article is silent and other law decides, a legal authority is cited and counsel approves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charteroak.logic.norm import Outcome
from charteroak.recording.words import BASES

AUTHORITY, NECESSITY = "authority", "necessity"
RELEASE, WITHHOLD = "release", "withhold"
CRIME = "to_investigate_crime"
LEGAL = frozenset(BASES) - {"criminal_investigation", "service_necessity"}
"""The kinds of legal authority that can be a ground, as the ledger has them: a court's opinion is none."""
BY_COUNSEL = frozenset({Outcome.COUNSEL.value, Outcome.NOT_ADDRESSED.value})
RECIPIENTS: Mapping[str, str] = {
    "person_concerned": "person_concerned",
    "federal_immigration_authorities": "federal_immigration_authorities",
}
"""Who would receive it, as a fact of the article, by the kind of who asks; "other" where it is not here."""


def recipient(requester: str) -> str:
    """Who would receive the information, as a fact of the act."""
    return RECIPIENTS.get(requester, "other")


def ways(outcome: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of ground on which a class with this outcome may be released; none where it may not be."""
    if outcome in BY_COUNSEL:
        return (AUTHORITY,)
    if outcome not in (Outcome.PERMITTED, Outcome.REQUIRED):
        return ()
    necessary, required = (facts.get(name) is True for name in ("necessary_to_service", "required_by_law"))
    found = (AUTHORITY,) * required + (NECESSITY,) * necessary
    return found or (AUTHORITY,)


def must_require(outcome: str, facts: Mapping[str, Any]) -> bool:
    """Whether the authority has to be one that requires the disclosure: where that is what the answer rests on."""
    return outcome not in BY_COUNSEL and facts.get("required_by_law") is True


def basis(kind: str, necessity: str) -> str:
    """The ground as the ledger has it: the kind of the authority, or which necessity."""
    if kind:
        return kind
    return "criminal_investigation" if necessity == CRIME else "service_necessity"
