"""Things of others, and ids that were guessed: they are refused, and in the same way whether there is such a thing."""

import re

import pytest
from access_frame import routes
from access_objects import ObjectCase, cases
from office_people import made, signed_in
from office_visitor import Visitor

GUESSES = ("0" * 16, "1", "deadbeefdeadbeef", "administrator", "x" * 200, "__proto__", "-1")


def asked(visitor: Visitor, case: ObjectCase, named: dict[str, str]) -> tuple[int, str]:
    from django.test import Client
    from django.urls import reverse

    client = Client(raise_request_exception=False)
    client.cookies = visitor._client.cookies
    response = client.generic(
        case.method,
        reverse(case.route, kwargs={"language": "en", **named}),
        content_type="application/x-www-form-urlencoded",
    )
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode(errors="replace"))
    for name, value in named.items():
        page = page.replace(value, name)
    return response.status_code, page


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_v8_2_2_only_who_meets_the_condition_gets_at_a_thing(case: ObjectCase) -> None:
    thing = case.make()
    for who in case.may_not:
        status, page = asked(thing.people[who], case, dict(thing.named))
        assert (who, status) in {(who, 403), (who, 404)}
        missing = {name: "0" * len(value) for name, value in thing.named.items()}
        assert asked(thing.people[who], case, missing) == (status, page), f"{who} is told whether it is there"
    for who in case.may:
        assert (who, asked(thing.people[who], case, dict(thing.named))[0] < 400) == (who, True)
        thing = case.make() if who != case.may[-1] and case.method == "POST" else thing


def test_v8_2_2_every_condition_is_tried() -> None:
    """A rule that names a condition has a case, as soon as its app has any: the others are its app's own tests."""
    from charteroak.office.access import rules

    tried = {case.route for case in cases()}
    apps = {route.partition("_")[0] for route in tried}
    conditional = {name for name, rule in rules().items() if rule.condition and name.partition("_")[0] in apps}
    assert tried <= set(rules())
    assert conditional <= tried


@pytest.mark.usefixtures("office")
def test_v8_2_2_an_id_that_was_guessed_is_not_found(place: object) -> None:
    """By someone of every role, so that it is no question of the role: 404, or what is said of what is gone."""
    del place
    from django.urls import reverse

    from charteroak.office.roles import Role

    visitor = signed_in(made(*Role))
    tried = 0
    for route in routes():
        ids = [name for name in route.names if name not in ("name", "index")]
        if not ids:
            continue
        for guess in GUESSES:
            named = dict.fromkeys(ids, guess) | ({"index": 7} if "index" in route.names else {})
            address = reverse(route.name, kwargs={"language": "en", **named})
            for method in ("get", "post"):
                response = getattr(visitor._client, method)(address)
                assert (route.name, guess, method, response.status_code) in {
                    (route.name, guess, method, status) for status in (302, 403, 404, 405, 409, 410, 503)
                }
                tried += 1
    assert tried > 40
