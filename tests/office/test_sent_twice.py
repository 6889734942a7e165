"""Every form of disclosures and routines, sent twice: a double press, the Back button, two tabs. It is done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from office_disclosing import (
    FACTS,
    NAME,
    RECORDS,
    StandIns,
    answered,
    classes,
    decided,
    fill,
    follow,
    form_of,
    given,
    ready,
    taken_in,
    warmed,
)
from office_people import made, signed_in
from office_routines import PROPOSAL, approved, proposed
from office_visitor import Visitor

pytestmark = pytest.mark.usefixtures("ledger", "office", "stand_ins")


@pytest.fixture
def stand_ins() -> Iterator[StandIns]:
    """The other parts, in whose place these stand."""
    from charteroak.office.disclosures.joining import using

    warmed()
    standing = StandIns()
    with using(standing):
        yield standing


@dataclass
class Desk:
    """Who is there."""

    clerk: Visitor
    supervisor: Visitor
    counsel: Visitor
    proposer: Any

    @classmethod
    def new(cls) -> Desk:
        """People of each role."""
        proposer = made("records")
        return cls(signed_in(made("records")), signed_in(made("supervisor")), signed_in(made("counsel")), proposer)


Form = tuple[Visitor, dict[str, Any]]
"""Whose page with a form it is, and what is filled in."""


def _new(desk: Desk) -> Form:
    fill(desk.clerk.get("/disclosures/new/"), **FACTS, has_paper="no")
    return desk.clerk, {}


def _records(desk: Desk) -> Form:
    return desk.clerk.get(f"{taken_in(desk.clerk)}records/"), {"records": (NAME, RECORDS)}


def _fact(desk: Desk) -> Form:
    [one] = classes(desk.clerk, taken_in(desk.clerk))
    return desk.clerk.get(one), {"value": "true"}


def _class(desk: Desk) -> Form:
    address = taken_in(desk.clerk)
    given(desk.clerk, address)
    [one] = classes(desk.clerk, address)
    answered(desk.clerk, one)
    return desk.clerk, {"decision": "release", "necessity": "to_deliver", "note": "The service cannot be given else."}


def _send(desk: Desk) -> Form:
    address = taken_in(desk.clerk)
    given(desk.clerk, address)
    decided(desk.clerk, address)
    return desk.clerk.get(f"{address}send/"), {}


def _supervisor(desk: Desk) -> Form:
    return desk.supervisor.get(f"{ready(desk.clerk)}supervisor/"), {"answer": "approve"}


def _not_approved(desk: Desk) -> Form:
    page = desk.supervisor.get(f"{ready(desk.clerk)}supervisor/")
    return page, {"answer": "not_approve", "reason": "facts_to_check"}


def _counsel(desk: Desk) -> Form:
    address = ready(desk.clerk, "authority")
    follow(fill(desk.supervisor.get(f"{address}supervisor/"), answer="approve"))
    return desk.counsel.get(f"{address}counsel/"), {"answer": "approve"}


def _revoke(desk: Desk) -> Form:
    address = ready(desk.clerk)
    follow(fill(desk.supervisor.get(f"{address}supervisor/"), answer="approve"))
    return desk.supervisor.get(f"{address}revoke/"), {}


def _release(desk: Desk) -> Form:
    address = ready(desk.clerk)
    follow(fill(desk.supervisor.get(f"{address}supervisor/"), answer="approve"))
    return desk.clerk.get(f"{address}release/"), {"records": (NAME, RECORDS)}


def _close(desk: Desk) -> Form:
    return desk.clerk.get(f"{taken_in(desk.clerk)}close/"), {"how": "withdraw"}


def _propose(desk: Desk) -> Form:
    from charteroak.law.law import today
    from charteroak.office.routines.keeping import last_day

    until = last_day(today()).isoformat()
    facts = {name: value for name, value in PROPOSAL.items() if name != "shown"}
    return signed_in(desk.proposer).get("/office/routines/propose/"), {**facts, "until": until}


def _change(desk: Desk) -> Form:
    routine = proposed(desk.proposer)
    visitor = signed_in(desk.proposer).get(f"/office/routines/{routine.handle}/change/")
    return visitor, {"classes": ["public_assistance"], "note": "The food bank packs boxes by household."}


def _of_routine(step: str, who: str, *, held: bool) -> Callable[[Desk], Form]:
    def page(desk: Desk) -> Form:
        routine = approved(desk.proposer) if held else proposed(desk.proposer)
        visitor: Visitor = getattr(desk, who)
        visitor.get(f"/office/routines/{routine.handle}/")
        return visitor, {"step": step}

    return page


FORMS: dict[str, tuple[Callable[[Desk], Form], set[int]]] = {
    "disclosure_new": (_new, {302}),
    "disclosure_records": (_records, {409}),
    "disclosure_class, a fact": (_fact, {409}),
    "disclosure_class": (_class, {409}),
    "disclosure_send": (_send, {409}),
    "disclosure_supervisor": (_supervisor, {409}),
    "disclosure_supervisor, not approved": (_not_approved, {409}),
    "disclosure_counsel": (_counsel, {409}),
    "disclosure_revoke": (_revoke, {409}),
    "disclosure_release": (_release, {200}),
    "disclosure_close": (_close, {409}),
    "routine_propose": (_propose, {302}),
    "routine_change": (_change, {403, 409}),
    "routine_approve": (_of_routine("approve", "supervisor", held=False), {409}),
    "routine_approve, declined": (_of_routine("decline", "supervisor", held=False), {409}),
    "routine_end": (_of_routine("end", "counsel", held=True), {409}),
    "routine_use": (_of_routine("use", "clerk", held=True), {409}),
}
"""Each form, by its route: how one comes to it, and with what the second sending may be answered."""


def kept() -> tuple[Any, ...]:
    """All that the ledger has and the tables of both apps have, but for what a look at a page leaves."""
    from django.apps import apps

    from charteroak.recording.recorder import recorder

    log, _ = recorder().opened()
    tables = [model for app in ("disclosures", "routines") for model in apps.get_app_config(app).get_models()]
    return log.store.head().size, *(sorted(map(repr, model.objects.values_list())) for model in tables)


def test_every_form_of_both_apps_is_in_the_table() -> None:
    from charteroak.office.disclosures.rules import RULES as OF_DISCLOSURES
    from charteroak.office.routines.rules import RULES as OF_ROUTINES

    takes = {route for route, rule in {**OF_DISCLOSURES, **OF_ROUTINES}.items() if rule.writes}
    assert {name.partition(",")[0] for name in FORMS} == takes


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_sent_twice_is_done_once(name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    way, answers = FORMS[name]
    visitor, filled = way(Desk.new())
    address, fields = _form(visitor, filled.get("step", ""))

    def send() -> int:
        sent = {
            key: SimpleUploadedFile(*value) if isinstance(value, tuple) else value
            for key, value in {**fields, **filled}.items()
        }
        answer = visitor._client.post(address, {key: value for key, value in sent.items() if value != ""})
        return int(answer.status_code)

    before = kept()
    assert send() in (200, 302)
    once = kept()
    assert once != before
    assert send() in answers
    assert kept() == once


def _form(visitor: Visitor, step: str) -> tuple[str, dict[str, Any]]:
    """The page's form, or the one whose button does this step."""
    if not step:
        return form_of(visitor)
    forms = visitor.page.xpath("//main//form[@method='post']")
    for number, form in enumerate(forms):
        if form.xpath(f".//*[@name='step'][@value='{step}']"):
            return form_of(visitor, number)
    raise AssertionError(step)
