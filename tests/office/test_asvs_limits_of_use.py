"""ASVS V2.4.1: the site may be asked so often and no more, by whom and from where the server sees it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from office_visitor import Visitor

ONE = "/sign-out/"


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch, office: None) -> Iterator[None]:  # noqa: ARG001 - its tables
    from django.test import override_settings

    from charteroak.office.limits_of_use import COUNTS, Limit

    COUNTS.clear()
    kinds = ("signing_in", "files", "complaints", "writes", "asks", "exports")
    del monkeypatch
    with override_settings(LIMITS_OF_USE={kind: Limit(person=3, source=3) for kind in kinds}):
        yield
    COUNTS.clear()


def asked(visitor: Visitor, path: str, **meta: str) -> Any:
    return visitor._client.post(path, {"act": "inquire"}, **meta)


@pytest.mark.usefixtures("strict")
def test_v2_4_1_one_more_than_the_limit_is_429_with_when_to_come_back(visitor: Visitor) -> None:
    assert [asked(visitor, "/").status_code for _ in range(4)] == [200, 200, 200, 429]
    response = asked(visitor, "/es/")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert "Fueron demasiadas veces seguidas" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("strict")
def test_v2_4_1_an_address_that_a_caller_writes_has_no_effect(visitor: Visitor) -> None:
    for number in range(4):
        spoofed = {"HTTP_X_FORWARDED_FOR": f"192.0.2.{number}", "HTTP_X_REAL_IP": f"192.0.2.{number}"}
        response = asked(Visitor(), "/", HTTP_FORWARDED=f"for=192.0.2.{number}", **spoofed)
    assert response.status_code == 429
    assert asked(visitor, "/", REMOTE_ADDR="192.0.2.77").status_code == 200


@pytest.mark.usefixtures("strict")
def test_v2_4_1_one_subscriber_of_ipv6_is_one_source() -> None:
    statuses = [asked(Visitor(), "/", REMOTE_ADDR=f"2001:db8::{number}").status_code for number in range(1, 5)]
    assert statuses == [200, 200, 200, 429]
    assert asked(Visitor(), "/", REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


@pytest.mark.usefixtures("strict")
def test_v2_4_1_who_is_signed_in_has_a_count_of_their_own(someone: Callable[..., Visitor]) -> None:
    first, second = someone("employee"), someone("employee")
    assert [asked(first, "/").status_code for _ in range(4)][-1] == 429
    assert asked(second, "/").status_code == 200
    assert asked(Visitor(), "/").status_code == 200


@pytest.mark.usefixtures("strict")
def test_v2_4_1_what_is_over_the_limit_is_in_the_audit_once(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.accounts.models import AuditLine

    person = someone("employee")
    for _ in range(9):
        asked(person, "/")
    [line] = AuditLine.objects.filter(event="limited")
    assert (line.route, line.outcome, line.about) == ("ask", "asks", "")
    assert line.person


@pytest.mark.usefixtures("strict")
def test_v2_4_1_nothing_is_done_for_what_is_over_the_limit(someone: Callable[..., Visitor]) -> None:
    person = someone("employee")
    for _ in range(3):
        asked(person, "/compare/")
    assert asked(person, "/triage/").status_code == 429


@pytest.mark.usefixtures("strict")
def test_v2_4_1_reading_a_page_is_not_counted(visitor: Visitor) -> None:
    assert {visitor.get("/").status for _ in range(9)} == {200}


def test_v2_4_1_every_route_that_takes_something_has_a_limit() -> None:
    from charteroak.office.access import rules
    from charteroak.office.limits_of_use import LIMITS, kind_of

    taking = [route for route, rule in rules().items() if rule.writes != frozenset()]
    assert [route for route in taking if kind_of(route, "POST") not in LIMITS] == []


@pytest.mark.parametrize(
    ("route", "method", "kind"),
    [
        ("ask", "GET", ""),
        ("ask", "POST", "asks"),
        ("screen", "POST", "files"),
        ("disclosure_records", "POST", "files"),
        ("complain", "POST", "complaints"),
        ("complain_track", "POST", "files"),
        ("sign_in", "POST", "signing_in"),
        ("sign_on_return", "POST", "signing_in"),
        ("report_csv", "GET", "exports"),
        ("ledger_raw", "GET", "exports"),
        ("register_add", "POST", "writes"),
    ],
)
def test_v2_4_1_a_route_has_the_limit_of_what_it_costs(route: str, method: str, kind: str) -> None:
    from charteroak.office.limits_of_use import kind_of

    assert kind_of(route, method) == kind


def test_v2_4_1_the_window_slides() -> None:
    from charteroak.office.limits_of_use import WINDOW, Counts

    counts, key = Counts(), ("asks", "source x")
    assert [counts.over(key, 4, 0.0)[0] > 0 for _ in range(5)] == [False] * 4 + [True]
    assert counts.over(key, 4, WINDOW - 1)[0] > 0
    assert counts.over(key, 4, WINDOW + 1)[0] > 0, "what was just before the edge still counts"
    assert counts.over(key, 4, WINDOW * 1.6)[0] == 0
    assert counts.over(key, 4, WINDOW * 9)[0] == 0


def test_v2_4_1_no_number_of_sources_takes_more_memory() -> None:
    from charteroak.office.limits_of_use import Counts

    counts = Counts(most=100)
    for number in range(1000):
        counts.over(("asks", f"source {number}"), 3, 0.0)
    assert len(counts) == 100


@pytest.mark.parametrize(
    "given", ["on", "files", "files=", "files=0", "files=-1", "files=²", "others=5", "files=5;writes=5"]
)
def test_v2_4_1_what_is_no_limit_is_refused(given: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from charteroak.office.limits_of_use import configured

    with pytest.raises(ImproperlyConfigured):
        configured(given)


def test_v2_4_1_an_operator_can_set_them() -> None:
    from charteroak.office.limits_of_use import LIMITS, Limit, configured

    assert configured(None) == LIMITS
    assert configured("off") == {}
    assert configured("files=90")["files"] == Limit(person=90, source=180)
    assert configured("files=90")["writes"] == LIMITS["writes"]
