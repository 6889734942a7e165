"""Searches about the article: what is found, what is never named, and pages."""

import base64
import itertools
import json
from typing import Any

import pytest
from pdp_client import Client

from charteroak.law.article import RULEBOOK
from charteroak.pdp.app import Settings, create_app

ACTS = [act.name for act in RULEBOOK.acts]
FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
KINDS = list(FACTS["employee"].values)
OFFICER = {"type": "employee", "id": "hpd-1042", "properties": {"employee": "police_officer"}}
PERSON = {"type": "person", "id": "case-77-p1"}
STATUS = {"topic": "immigration_status", "contact": "victim", "means": "question"}
KNOWN: dict[str, Any] = {
    **STATUS,
    "investigation_of": "nothing",
    "required_by_law": False,
    "necessary_to_investigation": False,
    "necessary_to_service": False,
    "criminal_warrant": True,
    "criminal_ground": False,
    "immigration_status_ground": True,
    "removal_warrant_in_ncic": False,
    "other_immigration_paper": False,
    "federal_cooperation": False,
    "resident": True,
    "because_of_status": False,
    "agency": "medical",
    "recipient": "other",
}
CONTEXTS = [
    {**KNOWN, **dict(zip(("required_by_law", "criminal_warrant", "topic", "not_addressed"), values, strict=True))}
    for values in itertools.product((True, False), (True, False), ("not_personal", "crime_witness"), ("allow", None))
]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()))


def search(client: Client, kind: str, request: Any) -> Any:
    response = client.post(f"/access/v1/search/{kind}", request)
    assert response.status == 200, response.text
    return response.json()


def refusal(client: Client, kind: str, request: Any) -> str:
    response = client.post(f"/access/v1/search/{kind}", request)
    assert response.status == 400, response.text
    return response.text


def permitted(client: Client, request: Any) -> bool:
    response = client.post("/access/v1/evaluation", request)
    assert response.status == 200, response.text
    return bool(response.json()["decision"])


@pytest.mark.parametrize("act", ACTS)
def test_a_subject_search_finds_the_kinds_that_may(client: Client, act: str) -> None:
    """Those, and only those, for whom the same question is decided true."""
    kinds = [{"type": "employee", "id": kind} for kind in KINDS]
    for context in CONTEXTS:
        question = {"action": {"name": act}, "resource": PERSON, "context": context}
        found = search(client, "subject", {**question, "subject": {"type": "employee"}})
        assert found == {"results": [kind for kind in kinds if permitted(client, {**question, "subject": kind})]}


def test_an_action_search_finds_the_acts_that_are_allowed(client: Client) -> None:
    names = [{"name": act} for act in ACTS]
    for context in CONTEXTS:
        question = {"subject": OFFICER, "resource": PERSON, "context": context}
        found = search(client, "action", question)
        assert found == {"results": [name for name in names if permitted(client, {**question, "action": name})]}


@pytest.mark.parametrize(("act", "type_"), [("inquire", "topic"), ("disclose", "topic"), ("refer", "agency")])
def test_a_resource_search_finds_topics_and_agencies(client: Client, act: str, type_: str) -> None:
    resources = [{"type": type_, "id": value} for value in FACTS[type_].values]
    for context in CONTEXTS:
        others = {name: value for name, value in context.items() if name != type_}
        question = {"subject": OFFICER, "action": {"name": act}, "context": others}
        found = search(client, "resource", {**question, "resource": {"type": type_}})
        assert found == {"results": [each for each in resources if permitted(client, {**question, "resource": each})]}


def test_the_searches_above_find_some_and_not_all(client: Client) -> None:
    numbers = {
        len(search(client, "action", {"subject": OFFICER, "resource": PERSON, "context": context})["results"])
        for context in CONTEXTS
    }
    assert len(numbers) > 2
    assert min(numbers) < len(ACTS)


@pytest.mark.parametrize("type_", ["person", "record", "service", "employee", "case", "", "Topic"])
def test_a_resource_search_names_no_person(client: Client, type_: str) -> None:
    for act, context in itertools.product(ACTS, ({}, *CONTEXTS)):
        question = {"subject": OFFICER, "action": {"name": act}, "resource": {"type": type_}, "context": context}
        assert search(client, "resource", question) == {"results": []}


@pytest.mark.parametrize("type_", ["user", "person", "topic", ""])
def test_a_subject_search_names_kinds_of_employees_only(client: Client, type_: str) -> None:
    for act, context in itertools.product(ACTS, CONTEXTS):
        question = {"subject": {"type": type_}, "action": {"name": act}, "resource": PERSON, "context": context}
        assert search(client, "subject", question) == {"results": []}


def test_a_topic_is_no_resource_of_an_act_without_one(client: Client) -> None:
    question = {"subject": OFFICER, "action": {"name": "arrest"}, "resource": {"type": "topic"}, "context": KNOWN}
    assert search(client, "resource", question) == {"results": []}
    assert permitted(client, {**question, "resource": PERSON})


@pytest.mark.parametrize("kind", ["subject", "resource"])
def test_of_an_unknown_act_there_is_nothing_to_find(client: Client, kind: str) -> None:
    for type_ in ("employee", "topic", "agency"):
        question = {"subject": OFFICER, "action": {"name": "interrogate"}, "resource": PERSON}
        sought = {**question, kind: {"type": type_}}
        assert search(client, kind, sought) == {"results": []}


@pytest.mark.parametrize("place", ["subject", "action", "resource", "context"])
def test_a_property_narrows_what_is_sought(client: Client, place: str) -> None:
    question: dict[str, Any] = {
        "subject": {"type": "employee"},
        "action": {"name": "arrest"},
        "resource": PERSON,
        "context": KNOWN,
    }
    assert len(search(client, "subject", question)["results"]) > 1
    given = {"employee": "police_civilian"}
    narrow = {**question[place], **given} if place == "context" else {**question[place], "properties": given}
    found = search(client, "subject", {**question, place: narrow})
    assert found == {"results": [{"type": "employee", "id": "police_civilian"}]}


@pytest.mark.parametrize(
    ("context", "field"),
    [
        ({"topic": "x"}, "context.topic"),
        ({"employee": "x"}, "context.employee"),
        ({"time": "soon"}, "context.time"),
        ({"not_addressed": "deny"}, "context.not_addressed"),
    ],
)
def test_a_wrong_fact_is_an_error(client: Client, context: Any, field: str) -> None:
    questions = {
        "subject": {"subject": {"type": "employee"}, "action": {"name": "arrest"}, "resource": PERSON},
        "resource": {"subject": OFFICER, "action": {"name": "disclose"}, "resource": {"type": "topic"}},
        "action": {"subject": OFFICER, "resource": PERSON},
    }
    for kind, question in questions.items():
        assert refusal(client, kind, {**question, "context": context}).startswith(f"{field}: ")


ACTIONS = {"subject": OFFICER, "resource": PERSON, "context": {**KNOWN, "not_addressed": "allow"}}


def token_after(client: Client, request: Any, limit: int = 1) -> str:
    found = search(client, "action", {**request, "page": {"limit": limit}})
    assert found["page"]["next_token"]
    return str(found["page"]["next_token"])


@pytest.mark.parametrize("limit", range(1, 9))
def test_pages_have_every_result_once(client: Client, limit: int) -> None:
    everything = search(client, "action", ACTIONS)["results"]
    assert len(everything) > 3
    results, page = [], {"limit": limit}
    while page:
        found = search(client, "action", {**ACTIONS, "page": page})
        results += found["results"]
        page = {"token": found["page"]["next_token"]} if found["page"]["next_token"] else {}
    assert results == everything


def test_a_limit_of_nothing_gives_the_number_of_results(client: Client) -> None:
    found = search(client, "action", {**ACTIONS, "page": {"limit": 0}})
    total = len(search(client, "action", ACTIONS)["results"])
    assert found["results"] == []
    assert (found["page"]["count"], found["page"]["total"]) == (0, total)
    assert found["page"]["next_token"]


def test_a_token_holds_for_its_own_request_only(client: Client) -> None:
    """However the request is written; the id of what is sought is no part of it."""
    token = token_after(client, ACTIONS)
    again = json.loads(json.dumps(ACTIONS, sort_keys=True))
    again["unknown"] = 1
    assert search(client, "action", {**again, "page": {"token": token}})["page"]["count"] == 1
    others = [
        {**ACTIONS, "context": {**ACTIONS["context"], "criminal_warrant": False}},
        {**ACTIONS, "context": {}},
        {**ACTIONS, "subject": {**OFFICER, "id": "hpd-1043"}},
        {**ACTIONS, "resource": {**PERSON, "properties": {}}},
    ]
    for other in others:
        assert refusal(client, "action", {**other, "page": {"token": token}}).startswith("page.token: ")


def test_a_token_keeps_its_limit(client: Client) -> None:
    token = token_after(client, ACTIONS, 2)
    assert search(client, "action", {**ACTIONS, "page": {"token": token}})["page"]["count"] == 2
    assert search(client, "action", {**ACTIONS, "page": {"token": token, "limit": 2}})["page"]["count"] == 2
    assert refusal(client, "action", {**ACTIONS, "page": {"token": token, "limit": 3}}).startswith("page.limit: ")


def test_a_token_cannot_be_changed_or_made_up(client: Client) -> None:
    token = token_after(client, ACTIONS)
    raw = base64.urlsafe_b64decode(token)
    forged = [base64.urlsafe_b64encode(raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1 :]) for i in range(len(raw))]
    made_up = [each.decode() for each in forged] + [token[:-4], token + "AAAA", "x", "é", "AAAA", "====", token + "\n"]
    for wrong in made_up:
        assert refusal(client, "action", {**ACTIONS, "page": {"token": wrong}}).startswith("page.token: ")


def test_a_token_holds_in_its_own_process_and_search_only(client: Client) -> None:
    token = token_after(client, ACTIONS)
    other = Client(create_app(Settings()))
    assert refusal(other, "action", {**ACTIONS, "page": {"token": token}}).startswith("page.token: ")
    elsewhere = Client(create_app(Settings()), "/certification")
    assert refusal(elsewhere, "action", {**ACTIONS, "page": {"token": token}}).startswith("page.token: ")


def test_a_token_says_nothing_of_the_request(client: Client) -> None:
    """It has where to go on, the limit and the seal: as long for any request, and another for each process."""
    small = token_after(client, {"subject": PERSON, "resource": PERSON, "context": {"resident": True} | KNOWN})
    large = token_after(client, {**ACTIONS, "context": {**ACTIONS["context"], "note": "x" * 1000}})
    assert len(small) == len(large)
    assert token_after(Client(create_app(Settings())), ACTIONS) != token_after(client, ACTIONS)


def test_an_empty_token_begins_at_the_first_page(client: Client) -> None:
    first = search(client, "action", {**ACTIONS, "page": {"limit": 1}})
    assert search(client, "action", {**ACTIONS, "page": {"limit": 1, "token": ""}}) == first


@pytest.mark.parametrize(
    "page", [None, [], "x", 1, {"limit": -1}, {"limit": 1.0}, {"limit": True}, {"limit": "1"}, {"limit": None}]
)
def test_a_wrong_page_is_an_error(client: Client, page: Any) -> None:
    assert refusal(client, "action", {**ACTIONS, "page": page}).startswith("page")


def test_a_page_may_have_names_that_are_not_ours(client: Client) -> None:
    page = {"limit": 10**30, "properties": {"sort": "name"}, "unknown": 1}
    assert search(client, "action", {**ACTIONS, "page": page})["page"]["next_token"] == ""
