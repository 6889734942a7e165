"""Who may open which page and send to it: role by route by method, as the one table has it, through the whole site."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from access_frame import METHODS, became, methods_of, read_off, routes, rows_digest, walked
from office_people import made, signed_in
from office_visitor import Visitor

ALL_METHODS = {"nobody", "no role", "counsel"}
Walk = Mapping[str, tuple[frozenset[str] | None, bool, Visitor]]


@pytest.fixture(scope="module")
def people(django_ready: None) -> Iterator[Walk]:  # noqa: ARG001 - Django
    yield from walked()


@pytest.fixture
def only_the_gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site as it is as far as the gate, and nothing behind it: also not the page that says no, which takes time."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.test import override_settings

    from charteroak.office import gate

    monkeypatch.setattr(gate, "refused", lambda _request: HttpResponse(status=403))
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "access_frame.Through"]):
        yield


def ask(visitor: Visitor, method: str, address: str) -> Any:
    """A request, after the check of the form's token: what is of interest is who, and not from which page."""
    visitor._client.handler.enforce_csrf_checks = False
    return visitor._client.generic(method, address)


@pytest.mark.usefixtures("only_the_gate")
def test_v8_2_1_everyone_gets_as_far_as_the_table_says_and_no_further(people: Walk) -> None:
    """Eight roles and five others, every route, every method: a thousand times a yes or a no."""
    from charteroak.office.access import rules

    wrong, tried = [], 0
    for route in routes():
        for who, (roles, fresh, visitor) in people.items():
            for method in METHODS if who in ALL_METHODS else ("GET", "POST"):
                wanted = read_off(rules()[route.name], roles, method, fresh=fresh)
                got = became(ask(visitor, method, route.address))
                tried += 1
                if got != wanted:
                    wrong.append(f"{who}: {method} {route.name}: {got}, and not {wanted}")
    assert wrong == []
    assert tried > 1000


@pytest.mark.usefixtures("only_the_gate")
def test_v8_2_1_a_route_without_a_rule_is_shut_to_everyone(people: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office import gate

    monkeypatch.setattr(gate, "rules", dict)
    assert {became(ask(visitor, "GET", "/cards/")) for _, _, visitor in people.values()} == {"refused"}


@pytest.mark.usefixtures("only_the_gate", "office")
def test_v8_2_1_before_there_is_an_administrator_only_what_says_so_is_open(visitor: Visitor) -> None:
    from charteroak.office.access import rules

    for route in routes():
        rule = rules()[route.name]
        wanted = "in" if rule.reads is None or rule.open_before else "sign in"
        assert (route.name, became(ask(visitor, "GET", route.address))) == (route.name, wanted)


def test_v8_1_1_every_route_has_a_rule_in_both_languages_and_every_rule_a_route() -> None:
    from django.urls import resolve

    from charteroak.office.access import rules

    assert sorted(route.name for route in routes()) == sorted(rules())
    for route in routes():
        assert resolve(route.address).url_name == route.name, f"{route.address} is another route's"
        if route.name not in ("asset", "hsds", "hsds_openapi", "hsds_list", "hsds_item"):  # which are there once
            assert resolve(f"/es{route.address}").url_name == route.name


def test_v3_5_3_opening_a_page_changes_nothing(people: Walk) -> None:
    """Every route, opened by nobody and by someone of every role: each row of each table stays as it was."""
    changed = []
    opens = [people["nobody"][2], signed_in(made(*_all_roles()))]
    for route in routes():
        before = rows_digest()
        for visitor in opens:
            for method in ("GET", "HEAD"):
                visitor._client.generic(method, route.address)
        if rows_digest() != before:
            changed.append(route.name)
    assert changed == []


def test_v3_5_3_the_digest_can_tell(people: Walk) -> None:
    del people
    before = rows_digest()
    made("employee")
    assert rows_digest() != before


def test_v3_5_3_what_only_reads_takes_no_other_method(people: Walk) -> None:
    """PUT, PATCH, DELETE and TRACE are known to no page, nor is a POST to one that takes nothing: 405."""
    del people
    visitor = signed_in(made(*_all_roles()))
    for route in routes():
        taken = ("PUT", "PATCH", "DELETE", "TRACE", *(() if "POST" in methods_of(route) else ("POST",)))
        for method in taken:
            response = ask(visitor, method, route.address)
            assert (route.name, method, response.status_code) == (route.name, method, 405)
            assert set(response.headers["Allow"].split(", ")) <= {"GET", "HEAD", "POST"}


def test_v8_1_1_no_page_takes_what_the_table_knows_nothing_of() -> None:
    """A page whose rule lets nobody send to it takes no POST: what it takes, the table would have to say of whom."""
    from charteroak.office.access import rules

    taking = {route.name for route in routes() if "POST" in methods_of(route)}
    assert taking <= {name for name, rule in rules().items() if rule.writes != frozenset()}


def test_v8_3_2_what_changes_about_a_person_holds_for_their_next_request(people: Walk) -> None:
    del people
    from charteroak.office.accounts.models import Holding, Person

    person: Any = made("employee")
    visitor = signed_in(person)
    assert visitor.get("/office/").status == 200
    assert visitor.get("/register/add/").status == 403
    Holding.objects.create(person=person, role="counsel")
    assert visitor.get("/register/add/").status == 200
    Holding.objects.filter(person=person).delete()
    assert visitor.get("/register/add/").status == 403
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert visitor.get("/register/add/").status == 302


def test_v7_2_1_a_session_that_was_made_up_is_nobodys(people: Walk) -> None:
    del people
    from django.conf import settings

    for cookie in ("", "0" * 32, "administrator", "../../etc/passwd", "' OR 1=1 --", "x" * 4000):
        visitor = Visitor()
        visitor._client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        assert visitor.get("/office/").status == 302


def test_the_second_reading_can_disagree() -> None:
    """If the table's reading said yes to everyone, it would be found: the two differ where a rule is bent."""
    from charteroak.office.access import only
    from charteroak.office.gate import may
    from charteroak.office.roles import Role

    rule = only(Role.COUNSEL)
    assert not may(rule, None, "GET")
    assert read_off(rule, None, "GET", fresh=True) == "sign in"
    assert read_off(rule, frozenset({"employee"}), "POST", fresh=True) == "refused"
    assert read_off(rule, frozenset({"counsel"}), "POST", fresh=True) == "in"
    assert read_off(only(Role.COUNSEL, fresh=True), frozenset({"counsel"}), "GET", fresh=False) == "prove"


def _all_roles() -> list[str]:
    from charteroak.office.roles import Role

    return list(Role)
