"""Every case of the AuthZEN certification scenario, by its sections (openid/authzen, certification/)."""

import json
from typing import Any

import pytest
from pdp_client import HOST, Client

from charteroak.logic.build import build
from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.certification import RULEBOOK

BASE = f"https://{HOST}/certification"

ALICE = {"type": "user", "id": "alice"}
BOB = {"type": "user", "id": "bob"}
ADMIN = {**BOB, "properties": {"role": "admin"}}
USER = {"type": "user"}
RECORD_1 = {"type": "record", "id": "record-1"}
RECORD_2 = {"type": "record", "id": "record-2"}
ACTIVE = {**RECORD_1, "properties": {"status": "active"}}
ARCHIVED = {**RECORD_2, "properties": {"status": "archived"}}
READ, WRITE = {"name": "read"}, {"name": "write"}
CONTEXT = {"time": "2025-06-27T18:03-07:00", "ip": "192.168.1.1"}

FIRST = {"subject": ALICE, "action": READ, "resource": RECORD_1}
"""The fixture request of rule 1, which is permitted."""


def delete(*, soft: bool) -> dict[str, Any]:
    return {"name": "delete", "properties": {"soft": soft}}


def without(request: dict[str, Any], path: str) -> dict[str, Any]:
    """A request that lacks a field."""
    first, _, second = path.partition(".")
    if second:
        return {**request, first: without(request[first], second)}
    return {name: value for name, value in request.items() if name != first}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()), "/certification")


def ask(client: Client, path: str, request: Any) -> Any:
    """The response to a request that is accepted, with the format that section 5 demands of all."""
    response = client.post(f"/access/v1/{path}", request)
    assert response.status == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return response.json()


def decide(client: Client, request: Any, path: str = "evaluation") -> bool:
    """The decision of an evaluation, with its format checked (2.3.1, 2.3.2)."""
    found = ask(client, path, request)
    assert isinstance(found["decision"], bool)
    assert isinstance(found.get("context", {}), dict)
    return bool(found["decision"])


def decide_all(client: Client, request: Any) -> list[bool]:
    """The decisions of a batch, with its format checked (3.3.1, 3.3.3, 3.3.4)."""
    found = ask(client, "evaluations", request)
    assert "decision" not in found
    assert len(found["evaluations"]) == len(request["evaluations"])
    assert all(isinstance(each["decision"], bool) for each in found["evaluations"])
    assert all(isinstance(each.get("context", {}), dict) for each in found["evaluations"])
    return [each["decision"] for each in found["evaluations"]]


def refused(client: Client, path: str, request: Any) -> None:
    response = client.post(f"/access/v1/{path}", request)
    assert response.status == 400
    assert response.text
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


ADDITIONAL = {
    "subject": {**ALICE, "properties": {"department": "Sales", "role": "manager"}},
    "action": {**READ, "properties": {"method": "GET"}},
    "resource": {**RECORD_1, "properties": {"status": "active", "owner": "bob"}},
}
EVALUATIONS = {
    "2.2.1 a fixture request that is permitted": (FIRST, True),
    "2.2.2 a fixture request that is denied": ({**FIRST, "subject": BOB, "action": WRITE}, False),
    "2.2.3 with a context": ({**FIRST, "context": CONTEXT}, True),
    "2.2.4 denied for the resource's properties": ({**FIRST, "action": WRITE, "resource": ARCHIVED}, False),
    "2.2.5 permitted for the subject's properties": ({"subject": ADMIN, "action": WRITE, "resource": ARCHIVED}, True),
    "2.2.6 permitted for the action's properties": ({**FIRST, "action": delete(soft=True)}, True),
    "2.2.7 denied for the action's properties": ({**FIRST, "action": delete(soft=False)}, False),
    "2.2.8 with additional properties": (ADDITIONAL, True),
    "2.2.9 with unknown fields": ({**FIRST, "foo": "bar", "futureField": {"nested": True}}, True),
    "1.4 rule 2": ({**FIRST, "action": WRITE}, True),
    "1.4 rule 3": ({**FIRST, "subject": BOB}, True),
}


@pytest.mark.parametrize(("request_", "decision"), EVALUATIONS.values(), ids=EVALUATIONS)
def test_2_2_an_evaluation_is_accepted(client: Client, request_: Any, decision: bool) -> None:
    assert decide(client, request_) is decision
    # 1.6: the fixture's decisions hold with a context and without
    assert decide(client, {**request_, "context": CONTEXT}) is decision


def test_2_4_1_a_missing_field_is_an_error(client: Client) -> None:
    for field in ("subject", "action", "resource"):
        refused(client, "evaluation", without(FIRST, field))


def test_2_4_2_a_missing_sub_field_is_an_error(client: Client) -> None:
    for field in ("subject.type", "subject.id", "action.name", "resource.type", "resource.id"):
        refused(client, "evaluation", without(FIRST, field))


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "", None])
def test_2_4_3_another_content_type_is_an_error(client: Client, kind: str | None) -> None:
    headers = {} if kind is None else {"content-type": kind}
    for path in ("evaluation", "evaluations", "search/action"):
        response = client.send("POST", f"/access/v1/{path}", [json.dumps(FIRST).encode()], headers)
        assert response.status == 400


@pytest.mark.parametrize(
    "body", ["{", '{"subject": }', "[}", "not JSON", json.dumps(FIRST)[:-1], json.dumps(FIRST) + "x"]
)
def test_2_4_4_malformed_json_is_an_error(client: Client, body: str) -> None:
    for path in ("evaluation", "evaluations", "search/subject"):
        headers = {"content-type": "application/json"}
        assert client.send("POST", f"/access/v1/{path}", [body.encode()], headers).status == 400


def test_2_4_5_an_empty_body_is_an_error(client: Client) -> None:
    for path in ("evaluation", "evaluations", "search/subject", "search/resource", "search/action"):
        headers = {"content-type": "application/json"}
        assert client.send("POST", f"/access/v1/{path}", [b""], headers).status == 400


@pytest.mark.parametrize("field", ["subject", "action", "resource", "context"])
@pytest.mark.parametrize("wrong", ["alice", 123, True, [], None])
def test_2_4_6_a_field_of_another_type_is_an_error(client: Client, field: str, wrong: Any) -> None:
    refused(client, "evaluation", {**FIRST, field: wrong})


@pytest.mark.parametrize("path", ["subject.type", "subject.id", "action.name", "resource.type", "resource.id"])
@pytest.mark.parametrize("wrong", [123, 1.5, True, [], {}, None])
def test_2_4_6_a_sub_field_of_another_type_is_an_error(client: Client, path: str, wrong: Any) -> None:
    first, second = path.split(".")
    refused(client, "evaluation", {**FIRST, first: {**FIRST[first], second: wrong}})


@pytest.mark.parametrize("field", ["subject", "action", "resource"])
@pytest.mark.parametrize("wrong", ["admin", 1, [], None])
def test_2_4_6_properties_of_another_type_are_an_error(client: Client, field: str, wrong: Any) -> None:
    refused(client, "evaluation", {**FIRST, field: {**FIRST[field], "properties": wrong}})


@pytest.mark.parametrize("request_", [FIRST, {}, {"subject": 1}])
def test_2_5_1_the_request_id_is_echoed(client: Client, request_: Any) -> None:
    identifier = "bfe9eb29-ab87-4ca3-be83-a1d5d8305716"
    for path in ("evaluation", "evaluations", "search/subject", "search/resource", "search/action"):
        response = client.post(f"/access/v1/{path}", request_, x_request_id=identifier)
        assert response.headers["x-request-id"] == identifier


def test_2_5_2_a_request_needs_no_id(client: Client) -> None:
    assert "x-request-id" not in client.post("/access/v1/evaluation", FIRST).headers


def test_2_6_the_same_request_has_the_same_decision(client: Client) -> None:
    assert {decide(client, FIRST) for _ in range(10)} == {True}
    assert {decide(client, {**FIRST, "subject": BOB, "action": WRITE}) for _ in range(10)} == {False}


BATCHES = {
    "3.2.1 with defaults": (
        {"subject": ALICE, "action": READ, "evaluations": [{"resource": RECORD_1}, {"resource": RECORD_2}]},
        [True, True],
    ),
    "3.2.2, 3.3.2 in the order of the request": (
        {"subject": BOB, "resource": RECORD_1, "evaluations": [{"action": READ}, {"action": WRITE}]},
        [True, False],
    ),
    "3.2.3 with the resource's properties": (
        {"subject": ALICE, "action": WRITE, "evaluations": [{"resource": ACTIVE}, {"resource": ARCHIVED}]},
        [True, False],
    ),
    "3.2.4 with the subject's properties": (
        {"action": WRITE, "resource": ARCHIVED, "evaluations": [{"subject": ALICE}, {"subject": ADMIN}]},
        [False, True],
    ),
    "3.2.5 without defaults": (
        {"evaluations": [FIRST, {"subject": BOB, "action": WRITE, "resource": RECORD_1}]},
        [True, False],
    ),
    "3.2.6 with a context inherited and one replaced": (
        {
            "subject": ALICE,
            "action": READ,
            "context": {"time": "2025-06-27T18:03-07:00"},
            "evaluations": [
                {"resource": RECORD_1},
                {"resource": RECORD_2, "context": {"time": "2025-06-27T19:00-07:00", "source": "batch-override"}},
            ],
        },
        [True, True],
    ),
    "3.2.7 with the type taken from the default": (
        {
            "subject": ALICE,
            "action": WRITE,
            "resource": {"type": "record"},
            "evaluations": [
                {"resource": {"id": "record-1", "properties": {"status": "active"}}},
                {"resource": ARCHIVED},
            ],
        },
        [True, False],
    ),
    "3.2.7 with the id taken from the default, and its properties not": (
        {
            "subject": ALICE,
            "action": WRITE,
            "resource": {**RECORD_1, "properties": {"status": "archived"}},
            "evaluations": [{"resource": {"type": "record"}}, {"resource": {}}, {}],
        },
        [True, True, False],
    ),
    "3.4.1 with an evaluation that lacks its resource": (
        {"subject": ALICE, "action": READ, "evaluations": [{"resource": RECORD_1}, {}]},
        [True, False],
    ),
}


@pytest.mark.parametrize(("request_", "decisions"), BATCHES.values(), ids=BATCHES)
def test_3_2_a_batch_is_accepted(client: Client, request_: Any, decisions: list[bool]) -> None:
    assert decide_all(client, request_) == decisions


def test_3_4_1_an_evaluation_that_fails_says_why(client: Client) -> None:
    found = ask(client, "evaluations", {"subject": ALICE, "action": READ, "evaluations": [{}, {"resource": RECORD_1}]})
    error = found["evaluations"][0]["context"]["error"]
    assert error["status"] == 400
    assert "resource" in error["message"]
    assert found["evaluations"][1]["decision"] is True


@pytest.mark.parametrize("more", [{}, {"evaluations": []}], ids=["3.4.2 no array", "3.4.3 an empty array"])
def test_3_4_without_evaluations_a_batch_is_a_single_one(client: Client, more: Any) -> None:
    request = {**FIRST, **more}
    assert decide(client, request, "evaluations") is True
    assert ask(client, "evaluations", request) == ask(client, "evaluation", FIRST)
    for field in ("subject", "action", "resource"):
        refused(client, "evaluations", without(request, field))


def found_by(client: Client, kind: str, request: Any) -> list[Any]:
    """What a search finds, with its format checked."""
    results = ask(client, f"search/{kind}", request)["results"]
    assert isinstance(results, list)
    if kind == "action":
        assert all(set(each) == {"name"} for each in results)
        return [each["name"] for each in results]
    assert all(each["type"] == request[kind]["type"] for each in results)
    return [each["id"] for each in results]


WHO_READS = {"subject": USER, "action": READ, "resource": RECORD_1}
WHO_WRITES = {"subject": USER, "action": WRITE, "resource": ARCHIVED}
ALICE_READS = {"subject": ALICE, "action": READ, "resource": {"type": "record"}}
BOB_WRITES = {"subject": ADMIN, "action": WRITE, "resource": {"type": "record"}}
ALICE_DOES = {"subject": ALICE, "resource": RECORD_1}
BOB_DOES = {"subject": ADMIN, "resource": ARCHIVED}
SEARCHES = {
    "4.2.1 subjects": ("subject", WHO_READS, ["alice", "bob"]),
    "4.2.2 subjects, with a context": ("subject", {**WHO_READS, "context": CONTEXT}, ["alice", "bob"]),
    "4.2.3 subjects, with an id that is ignored": ("subject", {**WHO_READS, "subject": ALICE}, ["alice", "bob"]),
    "4.2.4 subjects, with the resource's properties": ("subject", WHO_WRITES, ["bob"]),
    "4.3.1 resources": ("resource", ALICE_READS, ["record-1", "record-2"]),
    "4.3.2 resources, with an id that is ignored": (
        "resource",
        {**ALICE_READS, "resource": RECORD_2},
        ["record-1", "record-2"],
    ),
    "4.3.3 resources, with the subject's properties": ("resource", BOB_WRITES, ["record-2"]),
    "4.4.1 actions": ("action", ALICE_DOES, ["read", "write"]),
    "4.4.2 actions, with a context": ("action", {**ALICE_DOES, "context": CONTEXT}, ["read", "write"]),
    "4.4.3 actions, with properties": ("action", BOB_DOES, ["read", "write"]),
    "4.6.1 an unknown id": (
        "action",
        {"subject": {"type": "user", "id": "nonexistent-user"}, "resource": RECORD_1},
        [],
    ),
    "4.6.1 an unknown resource": ("subject", {**WHO_READS, "resource": {"type": "record", "id": "nonexistent"}}, []),
    "4.6.2 an unknown type of subject": ("subject", {**WHO_READS, "subject": {"type": "spaceship"}}, []),
    "4.6.2 an unknown type of resource": ("resource", {**ALICE_READS, "resource": {"type": "spaceship"}}, []),
    "4.6.2 a given subject of an unknown type": (
        "action",
        {**ALICE_DOES, "subject": {"type": "spaceship", "id": "alice"}},
        [],
    ),
    "1.5 only subjects that have what is sought": (
        "subject",
        {**WHO_READS, "subject": {**USER, "properties": {"role": "admin"}}},
        ["bob"],
    ),
    "1.5 only resources that have what is sought": (
        "resource",
        {**ALICE_READS, "resource": {"type": "record", "properties": {"status": "archived", "owner": "bob"}}},
        ["record-2"],
    ),
    "4.6 an unknown action": ("subject", {**WHO_READS, "action": {"name": "launch"}}, []),
}


@pytest.mark.parametrize(("kind", "request_", "ids"), SEARCHES.values(), ids=SEARCHES)
def test_4_a_search_finds(client: Client, kind: str, request_: Any, ids: list[str]) -> None:
    assert found_by(client, kind, request_) == ids


@pytest.mark.parametrize(("kind", "request_"), [each[:2] for each in SEARCHES.values()], ids=SEARCHES)
def test_4_what_is_found_is_permitted_when_asked_back(client: Client, kind: str, request_: Any) -> None:
    for result in ask(client, f"search/{kind}", request_)["results"]:
        entity = {**request_.get(kind, {}), **result}
        assert decide(client, {**request_, kind: entity}) is True


@pytest.mark.parametrize(("kind", "request_", "ids"), SEARCHES.values(), ids=SEARCHES)
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_4_5_in_pages_a_search_finds_the_same(
    client: Client, kind: str, request_: Any, ids: list[str], limit: int
) -> None:
    """4.5.1 a limit; 4.5.2 a token, without the limit or with it; 4.5.3 the format of a page."""
    for later in ({}, {"limit": limit}):
        page: dict[str, Any] = {"limit": limit}
        results: list[Any] = []
        while True:
            found = ask(client, f"search/{kind}", {**request_, "page": page})
            assert list(found) == ["page", "results"]
            assert len(found["results"]) == found["page"]["count"] <= limit
            assert found["page"]["total"] == len(ids)
            results += found["results"]
            if found["page"]["next_token"] == "":
                break
            page = {**later, "token": found["page"]["next_token"]}
        assert results == ask(client, f"search/{kind}", request_)["results"]


def test_4_5_4_an_empty_page_object_asks_for_everything(client: Client) -> None:
    found = ask(client, "search/subject", {**WHO_READS, "page": {}})
    assert found["page"] == {"next_token": "", "count": 2, "total": 2}


@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("subject", without(WHO_READS, "action")),
        ("subject", without(WHO_READS, "subject")),
        ("subject", without(WHO_READS, "resource")),
        ("resource", without(ALICE_READS, "subject")),
        ("resource", without(ALICE_READS, "action")),
        ("resource", without(ALICE_READS, "resource")),
        ("action", without(ALICE_DOES, "resource")),
        ("action", without(ALICE_DOES, "subject")),
    ],
)
def test_4_7_1_a_search_without_a_field_is_an_error(client: Client, kind: str, request_: Any) -> None:
    refused(client, f"search/{kind}", request_)


@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("subject", without(WHO_READS, "resource.id")),
        ("subject", without(WHO_READS, "resource.type")),
        ("subject", without(WHO_READS, "action.name")),
        ("subject", without(WHO_READS, "subject.type")),
        ("resource", without(ALICE_READS, "subject.id")),
        ("resource", without(ALICE_READS, "resource.type")),
        ("action", without(ALICE_DOES, "subject.id")),
        ("action", without(ALICE_DOES, "resource.id")),
    ],
)
def test_4_7_2_a_search_without_a_sub_field_is_an_error(client: Client, kind: str, request_: Any) -> None:
    refused(client, f"search/{kind}", request_)


def test_6_the_metadata_names_every_endpoint(client: Client) -> None:
    response = Client(create_app(Settings())).get("/.well-known/authzen-configuration/certification")
    assert response.status == 200
    assert response.headers["content-type"] == "application/json"
    found = response.json()
    assert found.pop("policy_decision_point") == BASE
    assert found == {
        "access_evaluation_endpoint": f"{BASE}/access/v1/evaluation",
        "access_evaluations_endpoint": f"{BASE}/access/v1/evaluations",
        "search_subject_endpoint": f"{BASE}/access/v1/search/subject",
        "search_resource_endpoint": f"{BASE}/access/v1/search/resource",
        "search_action_endpoint": f"{BASE}/access/v1/search/action",
    }
    for url in found.values():
        assert client.post(url.removeprefix(BASE), FIRST).status == 200


@pytest.mark.parametrize("act", [act.name for act in RULEBOOK.acts])
def test_1_4_no_rule_turns_on_what_counsel_has_not_settled(act: str) -> None:
    """The fixture has no readings, so every case is decided."""
    outcomes = {str(outcome) for outcome in build(RULEBOOK, act, {}).outcomes}
    assert outcomes <= {"permitted", "prohibited", "not_addressed", "unknown"}


@pytest.mark.parametrize("wrong", ["yes", 1, 0.0, [], {}])
def test_1_3_soft_is_true_or_false(client: Client, wrong: Any) -> None:
    refused(client, "evaluation", {**FIRST, "action": {"name": "delete", "properties": {"soft": wrong}}})


def test_1_3_a_deletion_of_which_nobody_says_how_is_denied(client: Client) -> None:
    assert decide(client, {**FIRST, "action": {"name": "delete"}}) is False
