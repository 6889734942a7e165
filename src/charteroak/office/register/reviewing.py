"""That a question of a form was looked through, or was changed: an entry of the ledger, where there is one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from charteroak.ledger.commitment import new_record
from charteroak.ledger.entry import Kind
from charteroak.office.accounts.models import Person
from charteroak.recording.matters import Step
from charteroak.recording.place import Place
from charteroak.recording.recorder import NotRecorded, recorder

_KEEPERS = ("counsel", "supervisor", "administrator")


def reviewed(request: HttpRequest, review: str) -> Callable[[], None]:
    """What records a review (`matter_words.REVIEWS`) when the register has been written. It raises NotRecorded where
    there is a ledger that did not take it in; a city without one keeps its register all the same.
    """
    person: Person | None = getattr(request, "person", None)
    held = {role.value for role in person.roles} if person else set()
    role = next((each for each in _KEEPERS if each in held), "employee")

    def record() -> None:
        if not Place.from_environment().exists:
            return
        step = Step(kind=Kind.REVIEW, record=new_record(), role=role, facts={"review": review}, clauses=("2-929",))
        try:
            recorder().append([step])
        except NotRecorded as error:
            if error.why != "no_ledger":
                raise

    return record
