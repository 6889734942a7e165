"""Short ways to say a statement, for the modules that list properties."""

from __future__ import annotations

from charteroak.engines.proofs.claims import Always, Claim, Comes
from charteroak.logic.norm import Outcome

PROHIBITED, REQUIRED = Comes((Outcome.PROHIBITED,)), Comes((Outcome.REQUIRED,))
PERMITTED, SILENT = Comes((Outcome.PERMITTED,)), Comes((Outcome.NOT_ADDRESSED,))

ARREST = ("arrest", "detain")
INFORMATION = ("inquire", "disclose")


def always(acts: str | tuple[str, ...], given: tuple[Claim, ...], *then: Claim) -> tuple[Always, ...]:
    """In each of the acts: where all that is given holds, so does each of `then`."""
    return tuple(Always(act, given, (each,)) for act in _named(acts) for each in then)


def never(acts: str | tuple[str, ...], *given: Claim) -> tuple[Always, ...]:
    """In none of the acts does all that is given come together."""
    return tuple(Always(act, given, ()) for act in _named(acts))


def _named(acts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (acts,) if isinstance(acts, str) else acts
