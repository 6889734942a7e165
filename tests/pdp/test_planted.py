"""Nothing that stands in a request comes back or is logged: a value is planted in every place that a request has.

The X-Request-ID alone is echoed, as the API demands; the metadata names the host that was asked.
"""

import copy
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from pdp_client import Client

from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.metadata import ENDPOINTS, WELL_KNOWN

PLANTED = "zq7planted"
PATHS = [prefix + path for prefix in ("", "/certification") for path in ENDPOINTS.values()]

FULL: dict[str, Any] = {
    "subject": {"type": "employee", "id": "hpd-1042", "properties": {"employee": "police_officer", "role": "admin"}},
    "action": {"name": "arrest", "properties": {"criminal_ground": True, "soft": True}},
    "resource": {"type": "person", "id": "case-77-p1", "properties": {"criminal_warrant": True, "status": "active"}},
    "context": {"time": "2026-11-22T10:15-05:00", "not_addressed": "allow", "required_by_law": False},
    "page": {"limit": 1, "token": "", "properties": {}},
    "options": {"evaluations_semantic": "execute_all"},
    "unknown": {"a": [1, {"b": "c"}]},
}
ITEM = {name: FULL[name] for name in ("subject", "action", "resource", "context")}
REQUESTS = {
    "the article": FULL,
    "the certification": {
        **FULL,
        "subject": {**FULL["subject"], "type": "user", "id": "bob"},
        "action": {**FULL["action"], "name": "delete"},
        "resource": {**FULL["resource"], "type": "record", "id": "record-1"},
    },
    "a batch": {**FULL, "evaluations": [ITEM, {"resource": {}}, {"context": {}}]},
    "a subject search": {**FULL, "subject": {"type": "employee"}},
    "a resource search": {**FULL, "action": {"name": "disclose"}, "resource": {"type": "topic"}},
}


def planted(value: Any, mark: str = PLANTED) -> Iterator[Any]:
    """The value with something planted: in its place, or as a name or a value in each part of it."""
    yield from (mark, [mark], {mark: mark})
    if isinstance(value, dict):
        yield {**value, mark: mark}
        for name, part in value.items():
            others = {other: copy.deepcopy(kept) for other, kept in value.items() if other != name}
            yield {**others, mark: part}
            for changed in planted(part, mark):
                yield {**others, name: changed}
    if isinstance(value, list):
        for i, part in enumerate(value):
            for changed in planted(part, mark):
                yield [*value[:i], changed, *value[i + 1 :]]
    if isinstance(value, str):
        yield value + mark


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()))


def seen(response: Any) -> str:
    return repr(response).lower()


@pytest.mark.parametrize("name", REQUESTS)
def test_nothing_planted_in_a_body_comes_back(
    client: Client, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    statuses = set()
    prefix = "/certification" if name == "the certification" else ""
    with caplog.at_level(logging.DEBUG):
        for body in planted(REQUESTS[name]):
            for path in ENDPOINTS.values():
                response = client.post(prefix + path, body)
                statuses.add(response.status)
                assert PLANTED not in seen(response), (path, body)
    assert statuses == {200, 400}
    assert PLANTED not in "".join((caplog.text, *capfd.readouterr())).lower()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_planted_in_a_body_that_is_no_json_comes_back(client: Client, path: str) -> None:
    whole = json.dumps(FULL | {PLANTED: PLANTED})
    bodies = [whole[:cut] for cut in range(0, len(whole), 7)]
    bodies += [PLANTED, f"{whole}{PLANTED}", f"[{whole}]", whole.replace("true", PLANTED), f'"{PLANTED}"']
    bodies += [whole.replace('"id"', f'"{PLANTED}":1,"{PLANTED}":2,"id"')]
    for body in bodies:
        response = client.send("POST", path, [body.encode()], {"content-type": "application/json"})
        assert response.status == 400
        assert PLANTED not in seen(response)


@pytest.mark.parametrize("name", ["Accept-Language", "Authorization", "Content-Type", "Accept", "Cookie", "X-Other"])
def test_nothing_planted_in_a_header_comes_back(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for settings in (Settings(), Settings(token="other")):  # noqa: S106 - a token that the caller does not have
            client = Client(create_app(settings))
            for path in [*PATHS, WELL_KNOWN, "/healthz", "/readyz", "/access/v1/other"]:
                headers = {"content-type": "application/json", name.lower(): PLANTED}
                for method in ("POST", "GET"):
                    assert PLANTED not in seen(client.send(method, path, [json.dumps(FULL).encode()], headers))
    assert PLANTED not in caplog.text


@pytest.mark.parametrize("path", [f"/access/v1/{PLANTED}", f"/{PLANTED}", f"/access/v1/evaluation?x={PLANTED}"])
def test_nothing_planted_in_an_address_comes_back(client: Client, path: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for method in ("POST", "GET", "DELETE"):
            body = json.dumps(FULL).encode()
            assert PLANTED not in seen(client.send(method, path, [body], {"content-type": "application/json"}))
    assert PLANTED not in caplog.text


def test_the_search_for_what_was_planted_can_find_it(client: Client) -> None:
    assert PLANTED in seen(client.post("/access/v1/evaluation", FULL, x_request_id=PLANTED))
    assert PLANTED in seen(client.get(WELL_KNOWN, host=f"{PLANTED}.example.com"))
