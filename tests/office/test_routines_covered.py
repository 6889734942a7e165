"""What a routine can cover: what the article permits because the service needs it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from office_routines import PROPOSAL, TODAY


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Readings as counsel settled them."""

    def so(**readings: str | None) -> None:
        from charteroak.law.law import Law
        from charteroak.office.routines import deciding

        other = Law(readings)
        monkeypatch.setattr(deciding, "law", lambda: other)

    return so


# What a routine can cover.


def test_a_routine_covers_only_what_the_services_need_alone_permits() -> None:
    """For every service, class, kind of requester and reason, as the article's own meaning says."""
    from charteroak.law.law import law
    from charteroak.office.city_services import SERVICES
    from charteroak.office.routines.deciding import decided, recipient_of
    from charteroak.office.routines.form import CLASSES
    from charteroak.recording.matter_words import REQUESTERS

    for service, topic, requester in product(SERVICES[::5], CLASSES, REQUESTERS):
        employees = ("police_officer", "police_civilian") if service.department == "police" else ("other_employee",)
        shared = {"topic": topic, "recipient": recipient_of(requester), "required_by_law": False}
        outcomes = {
            need: {
                law().decide("disclose", {**shared, "employee": each, "necessary_to_service": need}).outcome
                for each in employees
            }
            for need in (True, False)
        }
        covered = outcomes[True] == {"permitted"} and "permitted" not in outcomes[False]
        assert (decided(service.name, topic, requester, "to_deliver") is not None) == covered


def test_giving_people_what_is_about_them_needs_no_routine() -> None:
    """As it is read now: it is no disclosure, so there is nothing that a need would permit."""
    from charteroak.office.routines.deciding import not_covered

    assert not_covered("shelter", ["public_assistance"], "person_concerned", "to_deliver") == ("public_assistance",)


def test_investigating_crime_is_a_reason_of_the_police_and_only_as_the_article_is_read(
    settled: Callable[..., None],
) -> None:
    from charteroak.office.routines.deciding import decided

    given = ("public_assistance", "prosecutor", "to_investigate_crime")
    assert decided("criminal_investigation", *given)
    assert not decided("shelter", *given)
    settled(investigation_is_service="no")
    assert not decided("criminal_investigation", *given)


def test_every_requester_is_a_recipient_that_the_article_knows() -> None:
    from charteroak.law.terms import RECIPIENT
    from charteroak.office.routines.deciding import recipient_of
    from charteroak.recording.matter_words import REQUESTERS

    assert {recipient_of(each) for each in REQUESTERS} == set(RECIPIENT.values)


@pytest.mark.parametrize(
    ("day", "until"),
    [(TODAY, date(2027, 11, 23)), (date(2028, 2, 29), date(2029, 2, 28)), (date(2027, 2, 28), date(2028, 2, 28))],
)
def test_a_year_is_the_longest(day: date, until: date) -> None:
    from django.http import QueryDict

    from charteroak.office.routines.form import ProposalForm

    for more, fault in ((0, ""), (1, "more than a year")):
        data = QueryDict(mutable=True)
        for name, value in PROPOSAL.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        data["until"] = (until + timedelta(days=more)).isoformat()
        form = ProposalForm("en", day, data)
        assert form.is_valid() == (not fault)
        assert fault in form.rows()["until"].error
