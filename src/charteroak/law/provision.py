"""A provision: one clause's own words, and what it says as norms, or why no norm can say it."""

from dataclasses import dataclass

from charteroak.logic.norm import Norm


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause as it is written, with its norms beside it.

    `clause` is the citation. `words` are the clause's own, checked against the article's text by the tests. Exactly
    one of `norms` and `no_norm` is given: the norms, or the reason that none can be.
    """

    clause: str
    words: str
    norms: tuple[Norm, ...] = ()
    no_norm: str = ""
