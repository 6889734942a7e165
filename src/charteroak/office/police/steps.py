"""What an officer on the street is asked, and what each answer says of the facts. There is nothing here of a person.

A step is what was answered so far, as "hit.removal.no". It has a question, or, where there is nothing more to ask, a
case of the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charteroak.law.law import law, under_readings
from charteroak.logic.expr import Value

Facts = Mapping[str, Value]

ACTS = ("arrest", "detain")
"""What is asked about at every step, together."""
START = ""
"""The step before the first answer."""

_ALONE: Facts = {
    "employee": "police_officer",
    "criminal_warrant": False,
    "criminal_ground": False,
    "immigration_status_ground": False,
    "removal_warrant_in_ncic": False,
    "other_immigration_paper": False,
    "required_by_law": False,
    "federal_cooperation": False,
}
"""An officer with no reason but what was told, read or handed over."""

_SAYS: Mapping[str, Mapping[str, Value | None]] = {
    "hit.want": {"criminal_warrant": True},
    "hit.removal": {"removal_warrant_in_ncic": True},
    # At the least it is a civil immigration paper; whether it is of removal may not have been told.
    "hit.other": {"other_immigration_paper": True, "removal_warrant_in_ncic": None},
    "hit.both": {"criminal_warrant": True, "other_immigration_paper": True, "removal_warrant_in_ncic": None},
    "hit.none": {},
    "hit.open": {"criminal_warrant": None, "other_immigration_paper": None, "removal_warrant_in_ncic": None},
    "paper.warrant": {"criminal_warrant": True},
    "paper.immigration": {"other_immigration_paper": True},
    "paper.court": {"required_by_law": None},
    "paper.open": {"criminal_warrant": None, "other_immigration_paper": None, "required_by_law": None},
    "said": {"immigration_status_ground": True},
}
"""What the officer has says of the facts. None is a fact that it leaves open."""

GROUND: Mapping[str, Value | None] = {"yes": True, "no": False, "open": None}
"""Whether there is a criminal ground besides."""


def facts_of(step: str) -> Facts:
    """The facts of a step at which nothing more is asked."""
    *_, last = step.split(".")
    has = next(each for each in _SAYS if step == each or step.startswith(f"{each}."))
    said = {**_ALONE, **_SAYS[has]}
    if step != has:
        said["criminal_ground"] = GROUND[last]
    return {fact: value for fact, value in said.items() if value is not None}


def never_barred(step: str) -> bool:
    """Whether no value of what is still open forbids either act, or leaves it to counsel."""
    return all(
        outcome not in ("prohibited", "counsel") for act in ACTS for outcome in _outcomes(act, dict(facts_of(step)))
    )


def _outcomes(act: str, facts: dict[str, Value]) -> Iterator[str]:
    """The outcome of every case that these facts leave possible."""
    decision = law().decide(act, facts)
    if not decision.missing:
        yield decision.outcome
        return
    for value in (True, False):
        yield from _outcomes(act, {**facts, decision.missing[0]: value})


@under_readings(4)
def answers() -> Mapping[str, tuple[str, ...]]:
    """Every step, with the answers it offers; none where the law answers."""
    told: dict[str, tuple[str, ...]] = {START: ("hit", "paper", "said")}
    for kind in ("hit", "paper"):
        told[kind] = tuple(has for has in _SAYS if has.startswith(f"{kind}."))
    for has in _SAYS:
        with_ground = tuple(f"{has}.{ground}" for ground in GROUND)
        turns = len({_comes_to(step) for step in with_ground}) > 1
        told[has] = with_ground if turns else ()
        told |= dict.fromkeys(with_ground, ()) if turns else {}
    return told


def _comes_to(step: str) -> tuple[object, ...]:
    facts = facts_of(step)
    return (*(law().decide(act, facts).outcome for act in ACTS), never_barred(step))


def before(step: str) -> str:
    """The step before."""
    return step.rpartition(".")[0]


def trail(step: str) -> tuple[str, ...]:
    """The steps that led here, this one among them, without the start."""
    parts = step.split(".") if step else []
    return tuple(".".join(parts[: n + 1]) for n in range(len(parts)))


def choice_key(step: str) -> str:
    """What an answer is called in the words: a ground is called the same everywhere."""
    last = step.rpartition(".")[2]
    return f"ground.{last}" if step not in _SAYS and last in GROUND else step


def question_key(step: str) -> str:
    """What the question of a step is called in the words."""
    return "ground" if step in _SAYS else step
