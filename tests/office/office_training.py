"""People on the roster and tests taken, for tests of training."""

from __future__ import annotations

from datetime import date
from typing import Any

from office_visitor import Visitor

COURSE = "officers"


def taught() -> Any:
    """The course that tests take, as it stands today."""
    from charteroak.office.training import teaching

    return teaching.courses()[COURSE]


def learner(person: Any = None, **more: Any) -> Any:
    """Someone on the roster, with an account or without."""
    from charteroak.office.training.models import Learner

    said = {"number": f"N{Learner.objects.count() + 1}", "role": "police_officer", "unit": "Patrol"}
    name = person.name if person is not None else "Rosa Stone"
    return Learner.objects.create(**{**said, "name": name, "since": date(2020, 1, 6), "person": person, **more})


def assigned(**more: Any) -> Any:
    """The course, assigned to police officers."""
    from charteroak.office.training import keeping

    rule = {"roles": ["police_officer"], "units": [], "days": 90, "renew_years": 3, "on_new_version": True}
    return keeping.assign({"course": COURSE, **rule, "pass_mark": 80, "attempts": None, **more})


def done(learner: Any, name: str = COURSE) -> tuple[Any, Any]:
    """A test passed by the functions that the pages call: the attempt and the completion. It takes a ledger."""
    from charteroak.office.training import taking, teaching
    from charteroak.office.training.models import Completion

    course = teaching.courses()[name]
    attempt = taking.begin(learner, course)
    right = {question.id: question.right for question in teaching.questions(course, attempt.seed)}
    attempt = taking.hand_in(attempt.handle, course, right)
    return attempt, Completion.objects.get(learner=learner, course=name)


def answers(visitor: Visitor, *, wrong: bool = False) -> dict[str, str]:
    """Begin the test and give what its form would send, every answer right, or every one wrong."""
    from charteroak.office.training import teaching
    from charteroak.office.training.models import Attempt

    visitor.get(f"/training/{COURSE}/")
    [form] = visitor.page.xpath("//main//form[@method='post']")
    visitor.post(f"/training/{COURSE}/", {**dict(form.form_values()), "step": "begin"})
    visitor.get(f"/training/{COURSE}/test/")
    [form] = visitor.page.xpath("//main//form[@method='post']")
    sent = {str(name): str(value) for name, value in form.form_values()}
    attempt = Attempt.objects.get(handle=sent["attempt"])
    for number, question in enumerate(teaching.questions(taught(), attempt.seed), 1):
        other = next(each.id for each in question.choices if each.id != question.right)
        sent[f"q{number}"] = other if wrong else question.right
    return sent


def passed(visitor: Visitor) -> tuple[Visitor, dict[str, str]]:
    """Begin and pass the test, and give the page that says so, and what was sent."""
    sent = answers(visitor)
    return visitor.post(f"/training/{COURSE}/test/", sent), sent
