"""A routine against a second statement of how it stands, over what is done to it by chance and in every order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from office_people import made
from office_routines import TODAY, facts, proposed, state

STEPS = ("supervisor", "counsel", "both", "proposer", "change", "decline", "end", "use", "later", "settle", "tidy")
RUNS, LENGTH = 28, 7


@dataclass
class Model:
    """What a routine is, said in the plainest way."""

    days: int = 0
    version: int = 1
    settled: int = 0
    given: list[tuple[str, str, int]] = field(default_factory=list)
    """Who approved the present version, in which role, under which readings."""
    closed: str = ""
    uses: int = 0

    def state(self) -> str:
        """How it stands."""
        if self.closed:
            return self.closed
        if self.days > 365:
            return "expired"
        if any(settled != self.settled for _, _, settled in self.given):
            return "lapsed"
        return "in_force" if {role for _, role, _ in self.given} == {"supervisor", "counsel"} else "waiting"

    def role_for(self, who: str) -> str:
        """In which role someone may approve it, or nothing."""
        held = {"supervisor": ["supervisor"], "counsel": ["counsel"], "both": ["supervisor", "counsel"]}.get(who, [])
        if self.state() != "waiting" or any(person == who for person, _, _ in self.given):
            return ""
        missing = [role for role in ("supervisor", "counsel") if role not in {role for _, role, _ in self.given}]
        return next((role for role in missing if role in held), "")

    def do(self, step: str) -> bool:
        """Do it. False where it cannot be done."""
        standing = self.state()
        match step:
            case "later":
                self.days += 366
            case "settle":
                self.settled = 1 - self.settled
            case "tidy" if not self.closed and standing in ("lapsed", "expired"):
                self.closed = standing
            case "change" if standing == "waiting":
                self.version, self.given = self.version + 1, []
            case "decline" if self.role_for("both"):
                self.closed = "declined"
            case "end" if not self.closed and standing in ("in_force", "lapsed"):
                self.closed = "ended"
            case "use" if standing == "in_force":
                self.uses += 1
            case "supervisor" | "counsel" | "both" | "proposer" if role := self.role_for(step):
                self.given.append((step, role, self.settled))
            case _:
                return False
        return True


@pytest.mark.usefixtures("office", "ledger")
def test_a_routine_stands_as_the_plain_statement_says_whatever_is_done_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.law.law import Law
    from charteroak.office.routines import deciding, keeping
    from charteroak.office.routines.models import Routine, Use

    laws = (Law({}), Law({"self_access": "a_disclosure"}))
    people = {"supervisor": made("supervisor"), "counsel": made("counsel"), "both": made("supervisor", "counsel")}
    people["proposer"] = made("records", "supervisor", "counsel")
    seen = set()
    for run in range(RUNS):
        chance, model = random.Random(run), Model()  # noqa: S311 - no secret
        routine = proposed(people["proposer"])
        for number in range(LENGTH):
            step = STEPS[number] if number < 2 and run % 3 else chance.choice(STEPS)  # many begin with approvals
            shown, record = model.version, f"{run * LENGTH + number:032x}"
            wanted = model.do(step)
            monkeypatch.setattr(keeping, "today", lambda days=model.days: TODAY + timedelta(days=days))
            monkeypatch.setattr(deciding, "law", lambda settled=model.settled: laws[settled])
            doing = _steps(routine.handle, shown, people, record, TODAY + timedelta(days=model.days))
            if step in doing:
                assert _done(doing[step]) == wanted, (run, number, step, model)
            assert state(routine, TODAY + timedelta(days=model.days)) == model.state(), (run, number, step, model)
            seen.add(model.state())
        assert Routine.objects.get(pk=routine.pk).version == model.version
        assert Use.objects.filter(routine=routine).count() == model.uses
    assert seen == {"waiting", "in_force", "lapsed", "expired", "ended", "declined"}


def _steps(handle: str, shown: int, people: dict[str, Any], record: str, day: date) -> dict[str, Callable[[], Any]]:
    from charteroak.office.routines import keeping

    approving = {who: partial(keeping.approve, handle, shown, person) for who, person in people.items()}
    return {
        **approving,
        "change": partial(keeping.change, handle, shown, people["proposer"], facts()),
        "decline": partial(keeping.decline, handle, shown, people["both"]),
        "end": partial(keeping.end, handle, shown, people["supervisor"]),
        "use": partial(keeping.use, handle, shown, "records", record),
        "tidy": partial(keeping.tidy, handle, day),
    }


def _done(step: Callable[[], Any]) -> bool:
    from charteroak.office.routines.keeping import Refused

    try:
        return step() is not False
    except Refused:
        return False
