"""Batches about the article: the three semantics, the defaults, and what is wrong with one evaluation or with all."""

import json
from typing import Any

import pytest
from pdp_client import Client

from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.batch import MOST, SEMANTICS

JSON_TYPE = {"content-type": "application/json"}
PERSON = {"type": "person", "id": "case-77-p1"}
OFFICER = {"type": "employee", "id": "hpd-1042", "properties": {"employee": "police_officer"}}
YES = {"subject": OFFICER, "action": {"name": "arrest"}, "resource": PERSON, "context": {"criminal_warrant": True}}
YES["context"] |= {"immigration_status_ground": True, "removal_warrant_in_ncic": False}
NO = {**YES, "action": {"name": "inquire"}, "context": {"topic": "immigration_status", "contact": "victim"}}
NO["context"] |= {"means": "question", "required_by_law": False}
WRONG = {**YES, "action": {"name": "interrogate"}}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()))


def ask(client: Client, path: str, request: Any, **headers: str) -> Any:
    response = client.post(f"/access/v1/{path}", request, **headers)
    assert response.status == 200, response.text
    return response.json()


def refusal(client: Client, request: Any) -> str:
    response = client.post("/access/v1/evaluations", request)
    assert response.status == 400, response.text
    return response.text


def decisions(client: Client, request: Any) -> list[bool]:
    return [each["decision"] for each in ask(client, "evaluations", request)["evaluations"]]


def test_the_examples_are_what_they_are_called(client: Client) -> None:
    assert ask(client, "evaluation", YES)["decision"] is True
    assert ask(client, "evaluation", NO)["decision"] is False


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_response_is_that_of_the_evaluation_alone(client: Client, language: str) -> None:
    alone = [ask(client, "evaluation", each, accept_language=language) for each in (YES, NO, YES)]
    batch = ask(client, "evaluations", {"evaluations": [YES, NO, YES]}, accept_language=language)
    assert batch == {"evaluations": alone}


@pytest.mark.parametrize(
    ("semantic", "evaluations", "wanted"),
    [
        (None, [YES, NO, WRONG, YES], [True, False, False, True]),
        ("execute_all", [YES, NO, WRONG, YES], [True, False, False, True]),
        ("deny_on_first_deny", [YES, YES, NO, YES, NO], [True, True, False]),
        ("deny_on_first_deny", [YES, WRONG, YES], [True, False]),
        ("deny_on_first_deny", [YES, YES], [True, True]),
        ("permit_on_first_permit", [NO, WRONG, YES, NO, YES], [False, False, True]),
        ("permit_on_first_permit", [NO, NO], [False, False]),
        ("permit_on_first_permit", [YES, NO], [True]),
    ],
)
def test_a_semantic_says_where_a_batch_ends(
    client: Client, semantic: str | None, evaluations: Any, wanted: list[bool]
) -> None:
    options = {"another_option": "value"} | ({} if semantic is None else {"evaluations_semantic": semantic})
    assert decisions(client, {"evaluations": evaluations, "options": options}) == wanted


@pytest.mark.parametrize("wrong", ["execute_some", "", None, 1, ["execute_all"]])
def test_another_semantic_is_an_error(client: Client, wrong: Any) -> None:
    message = refusal(client, {"evaluations": [YES], "options": {"evaluations_semantic": wrong}})
    assert message.startswith("options.evaluations_semantic: ")
    if isinstance(wrong, str):
        assert all(semantic in message for semantic in SEMANTICS)


@pytest.mark.parametrize("options", [None, "execute_all", ["execute_all"], 1])
def test_options_are_an_object(client: Client, options: Any) -> None:
    assert refusal(client, {"evaluations": [YES], "options": options}).startswith("options: ")


def test_what_an_evaluation_has_replaces_the_default_as_a_whole(client: Client) -> None:
    """Properties and contexts are not merged; only a type, an id or a name that lacks is taken from the default."""
    items = [
        {},
        {"context": {}},
        {"subject": {}},
        {"subject": {"type": "employee", "id": "police_officer"}},
        {"action": {"properties": {}}},
        {"resource": {"id": "other"}},
    ]
    batch = ask(client, "evaluations", {**YES, "evaluations": items})["evaluations"]
    bare = {"type": "employee", "id": "hpd-1042"}
    assert batch == [
        ask(client, "evaluation", YES),
        ask(client, "evaluation", {**YES, "context": {}}),
        ask(client, "evaluation", {**YES, "subject": bare}),
        ask(client, "evaluation", YES),
        ask(client, "evaluation", YES),
        ask(client, "evaluation", YES),
    ]
    assert [each["context"]["outcome"] for each in batch[:3]] == ["permitted", "unknown", "unknown"]


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"action": {"name": "interrogate"}}, "action.name"),
        ({"action": {"name": 5}}, "action.name"),
        ({"subject": "officer"}, "subject"),
        ({"resource": {**PERSON, "properties": []}}, "resource.properties"),
        ({"resource": {**PERSON, "properties": {"agency": "other", "topic": "x"}}}, "resource.properties.topic"),
        ({"context": {"time": "soon"}}, "context.time"),
        ({"context": {"not_addressed": "deny"}}, "context.not_addressed"),
        ({"context": None}, "context"),
        (None, "the evaluation"),
        ([YES], "the evaluation"),
        ("yes", "the evaluation"),
    ],
)
def test_what_is_wrong_with_one_spoils_no_other(client: Client, item: Any, field: str) -> None:
    first, second, third = ask(client, "evaluations", {**YES, "evaluations": [{}, item, {}]})["evaluations"]
    assert first == third == ask(client, "evaluation", YES)
    assert second["decision"] is False
    assert second["context"].keys() == {"error"}
    assert second["context"]["error"]["status"] == 400
    assert second["context"]["error"]["message"].startswith(f"{field}: ")


@pytest.mark.parametrize("field", ["subject", "action", "resource"])
def test_a_default_of_another_type_spoils_the_whole(client: Client, field: str) -> None:
    assert refusal(client, {**YES, field: "x", "evaluations": [YES]}).startswith(f"{field}: ")


@pytest.mark.parametrize("field", ["subject.type", "subject.id", "action.name", "resource.type", "resource.id"])
def test_what_neither_has_is_lacking(client: Client, field: str) -> None:
    first, second = field.split(".")
    partial = {**YES, first: {name: value for name, value in YES[first].items() if name != second}}
    for request in ({**partial, "evaluations": [{}]}, {"evaluations": [partial]}):
        [found] = ask(client, "evaluations", request)["evaluations"]
        assert found["context"]["error"]["message"].startswith(f"{field}: nothing is not allowed here")


@pytest.mark.parametrize("evaluations", ["x", {}, 1, True, None])
def test_the_evaluations_are_a_list(client: Client, evaluations: Any) -> None:
    assert refusal(client, {**YES, "evaluations": evaluations}).startswith("evaluations: ")


def test_a_batch_has_an_end(client: Client) -> None:
    """A response is much longer than a request, so a small request must not make a huge response."""
    assert len(decisions(client, {**YES, "evaluations": [{}] * MOST})) == MOST
    message = refusal(client, {**YES, "evaluations": [{}] * (MOST + 1)})
    assert message == f"evaluations: a longer list is not allowed here; allowed: a list of at most {MOST}"


@pytest.mark.parametrize(
    "wrong", ['{"a":1,"a":2}', '["\\ud800"]', '"\\udfff and more of it"', "NaN", '"\xff"', "01", '"\n"', "[" * 100_000]
)
def test_an_evaluation_that_is_no_i_json_spoils_the_whole(client: Client, wrong: str) -> None:
    """Wherever in it: among what is known, among what is ignored, and after the evaluation that ends the batch."""
    options = {"evaluations_semantic": "permit_on_first_permit"}
    for item in ({"context": {"x": "HERE"}}, {"x": "HERE"}, {"x": {"x": ["HERE"]}}):
        body = json.dumps({**YES, "evaluations": [{}, item], "options": options}).replace('"HERE"', wrong)
        response = client.send("POST", "/access/v1/evaluations", [body.encode("latin-1")], JSON_TYPE)
        assert response.status == 400
        assert response.text.startswith("the body: ")
