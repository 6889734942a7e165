"""The gate: every route has a rule, and no view runs that its rule does not let this person into."""

from collections.abc import Callable

import pytest
from office_visitor import Visitor


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    from charteroak.office.access import rules
    from charteroak.office.urls import urlpatterns

    names = {"asset"} | {each.name for each in urlpatterns[-1].url_patterns}  # type: ignore[union-attr]
    assert names == set(rules())


@pytest.mark.usefixtures("office")
def test_who_is_not_signed_in_is_sent_to_sign_in(visitor: Visitor) -> None:
    assert visitor.get("/office/").status == 302
    assert visitor.response.headers["Location"] == "/sign-in/?then=%2Foffice%2F"


def test_who_is_signed_in_has_a_desk(someone: Callable[..., Visitor]) -> None:
    assert someone("employee").get("/office/").heading == "Your desk"


def test_the_register_is_closed_to_strangers_once_there_is_an_administrator(
    someone: Callable[..., Visitor], visitor: Visitor
) -> None:
    assert visitor.get("/register/add/").status == 200
    someone("administrator")
    assert visitor.get("/register/add/").status == 302
    assert someone("employee").get("/register/add/").status == 403
    assert someone("counsel").get("/register/add/").status == 200
