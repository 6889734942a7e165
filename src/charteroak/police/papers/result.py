"""What is said of a paper that was read: classes, kinds of signals, words of ours, and no word of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from charteroak.logic.table import Decision
from charteroak.police.papers.forms import Issuer, Kind

Evidence = Literal[
    "form number",
    "title",
    "issuer block",
    "court caption",
    "signature block",
    "signature missing",
    "date missing",
    "statute cited",
    "command",
    "request",
    "addressee",
    "letter",
    "denied",
    "recalled",
    "contradiction",
    "e-mail without a paper",
    "cover sheet",
    "further papers",
]
"""The kinds of signs by which a paper is told."""


def those(*signs: tuple[Evidence, bool]) -> list[Evidence]:
    """The signs that are there."""
    return [sign for sign, there in signs if there]


Verdict = tuple[Kind, Issuer, bool | None, bool | None]
"""Kind, issuer, `criminal` and `requires` of a paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is. `criminal`: a criminal warrant in the sense of the article; `requires`: a court's command to the
    City or to any proper officer, on its face. Each is None where the paper cannot tell. `do` is what to do now, `why`
    the reason with its clause; `answers` is what the article answers about each act if this paper is the only reason.
    """

    kind: Kind
    issuer: Issuer
    criminal: bool | None
    requires: bool | None
    evidence: tuple[Evidence, ...]
    do: str = ""
    why: str = ""
    answers: Mapping[str, Decision] = field(default_factory=dict, compare=False)

    def line(self, path: str) -> dict[str, object]:
        """The contract's object for one file."""
        return {
            "path": path,
            "kind": self.kind,
            "issuer": self.issuer,
            "criminal": self.criminal,
            "requires": self.requires,
            "evidence": list(self.evidence),
            "do": self.do,
        }
