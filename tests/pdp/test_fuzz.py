"""Whatever is sent: no fault, no echo, one shape of response. And the quick reading of a body is the strict one."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdp_client import Client

from charteroak.law.article import RULEBOOK
from charteroak.logic.errors import BadInput
from charteroak.pdp import wire
from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.metadata import ENDPOINTS
from tests.fixtures.every import examples

PLANTED = "zq7planted"
CLIENT = Client(create_app(Settings()))
PATHS = [prefix + path for prefix in ("", "/certification") for path in ENDPOINTS.values()]
JSON_TYPE = {"content-type": "application/json"}
FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(PLANTED)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.just(PLANTED), inner, max_size=3)
    ),
    max_leaves=8,
)
facts = st.sampled_from(list(FACTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(FACTS[name].values) | values)
)
bags = st.lists(facts | st.tuples(st.sampled_from(["time", "not_addressed", "role", PLANTED]), values), max_size=5).map(
    dict
)
kinds = st.sampled_from(["employee", "user", "topic", "agency", "record", "person", PLANTED])
ids = st.sampled_from(["alice", "record-1", "police_officer", "income_tax_record", "medical", PLANTED])
names = st.sampled_from([*(act.name for act in RULEBOOK.acts), "read", "write", "delete", PLANTED])


def some(**fields: Any) -> st.SearchStrategy[Any]:
    """An object with some of the fields, and sometimes something else in its place."""
    return st.fixed_dictionaries({}, optional=fields) | values


entities = some(type=kinds | values, id=ids | values, properties=bags | values)
actions = some(name=names | values, properties=bags | values)
evaluations = some(subject=entities, action=actions, resource=entities, context=bags | values)
requests = st.fixed_dictionaries(
    {"subject": entities, "action": actions, "resource": entities},
    optional={
        "context": bags | values,
        "evaluations": st.lists(evaluations, max_size=4) | values,
        "options": some(evaluations_semantic=st.sampled_from(["deny_on_first_deny", PLANTED]) | values),
        "page": some(token=st.just(PLANTED) | values, limit=st.integers() | values),
        PLANTED: values,
    },
)


def send(path: str, body: bytes) -> None:
    response = CLIENT.send("POST", path, [body], {**JSON_TYPE, "accept-language": "es;q=0.5"})
    assert response.status in (200, 400)
    assert PLANTED not in repr(response).lower()
    if response.status == 400:
        assert response.headers["content-type"] == "text/plain; charset=utf-8"
        assert response.text
    else:
        assert isinstance(response.json(), dict)


@given(st.sampled_from(PATHS), st.binary(max_size=200))
@settings(max_examples=examples(200), deadline=None)
def test_any_bytes_are_answered(path: str, body: bytes) -> None:
    send(path, body)


@given(st.sampled_from(PATHS), values)
@settings(max_examples=examples(200), deadline=None)
def test_any_json_is_answered(path: str, value: Any) -> None:
    send(path, json.dumps(value).encode())


@pytest.mark.parametrize("path", PATHS)
@given(request_=requests)
@settings(max_examples=60, deadline=None)
def test_anything_like_a_request_is_answered(path: str, request_: Any) -> None:
    send(path, json.dumps(request_).encode())


# Members as text: names that are one and the same or not, spaces before the colon, values that look like members.
MEMBERS = [
    f"{name}{space}:{value}"
    for name in ('"a"', '"\\u0061"', '"type"', '":"')
    for space in ("", " \n", "\t", "\r")
    for value in ("1", '"x:y"', '"\\":"', '"\\" :"', '{"a":1,"a":2}')
]
BODIES = [  # where two members may be drawn into an evaluation
    '{{"subject":{{"type":"x","id":"1"}},"action":{{"name":"a"}},"resource":{{"type":"y","id":":"}},"context":{{{}}}}}',
    '{{"subject":{{"type":"x","id":"1",{}}},"action":{{"name":"a"}},"resource":{{"type":"y","id":"2"}}}}',
    '{{"subject":{{"type":"x","id":"1"}},"action":{{"name":"a"}},"resource":{{"type":"y","id":"2"}},{}}}',
]


def accepts(read: Any, body: bytes) -> bool:
    try:
        read(body)
    except BadInput:
        return False
    return True


def strictly(body: bytes) -> None:
    wire.decode(wire.EVALUATION, body)
    wire.require_i_json(body)


@pytest.mark.parametrize("body", BODIES, ids=["context", "subject", "whole"])
def test_the_quick_reading_of_a_body_is_the_strict_one(body: str) -> None:
    """It counts colons where the strict one reads again; they must agree whatever stands in names and texts."""
    accepted = []
    for pair in itertools.product(MEMBERS, repeat=2):
        filled = body.format(",".join(pair)).encode()
        accepted.append(accepts(strictly, filled))
        assert accepts(wire.read_evaluation, filled) is accepted[-1], filled
    assert {True, False} == set(accepted)
