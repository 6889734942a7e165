"""The article over AuthZEN: where facts are found, what is decided, and that the answer is the contract's."""

import itertools
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pdp_client import Client

import charteroak
from charteroak.law.article import RULEBOOK, VERSIONS
from charteroak.law.law import law
from charteroak.logic.expr import Value
from charteroak.pdp.answers import _AFTER, _BEFORE
from charteroak.pdp.app import Settings, create_app
from charteroak.pdp.article import ArticlePolicy
from charteroak.pdp.wire import Action, Entity, Evaluation

ACTS = [act.name for act in RULEBOOK.acts]
FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
PLACES = ("subject", "action", "resource", "context")
TRUE = {"permitted", "required"}

Facts = dict[str, Value | None]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()))


@pytest.fixture(scope="module")
def policy() -> ArticlePolicy:
    return ArticlePolicy()


def request(act: str, facts: dict[str, Any], places: Iterator[str] | None = None, **context: Any) -> dict[str, Any]:
    """A question with its facts in the given places in turn; all in the resource if there are none."""
    places = places or itertools.repeat("resource")
    bags: dict[str, dict[str, Any]] = {place: {} for place in PLACES}
    bags["context"] |= context
    for name, value in facts.items():
        bags[next(places)][name] = value
    return {
        "subject": {"type": "employee", "id": "hpd-1042", "properties": bags["subject"]},
        "action": {"name": act, "properties": bags["action"]},
        "resource": {"type": "person", "id": "case-77-p1", "properties": bags["resource"]},
        "context": bags["context"],
    }


def ask(client: Client, question: Any, **headers: str) -> Any:
    response = client.post("/access/v1/evaluation", question, **headers)
    assert response.status == 200, response.text
    return response.json()


def refusal(client: Client, question: Any) -> str:
    response = client.post("/access/v1/evaluation", question)
    assert response.status == 400, response.text
    return response.text


def plain(answer: charteroak.Answer) -> Any:
    """An answer as it is on the wire."""
    return json.loads(json.dumps(answer.as_dict()))


def case(act: str, facts: Facts, **context: Any) -> Evaluation:
    return Evaluation(Entity("employee", "1"), Action(act), Entity("person", "2", dict(facts)), {**context})


def test_every_worked_case_of_the_contract(client: Client, shared: Any) -> None:
    lines = (shared / "contract" / "cases.jsonl").read_text().splitlines()
    worked = [each for each in map(json.loads, lines) if "readings" not in each]
    assert len(worked) > 100
    for each in worked:
        found = ask(client, request(each["act"], each["facts"], itertools.cycle(PLACES)))
        assert found["context"]["outcome"] == each["outcome"], each["id"]
        assert found["context"]["clauses"] == each["clauses"], each["id"]
        assert sorted(missing["fact"] for missing in found["context"]["missing"]) == sorted(each["missing"]), each["id"]
        assert found["decision"] is (each["outcome"] in TRUE)


def every_case(act: str) -> Iterator[Facts]:
    """Every case of an act, known and unknown; of `inquire` those in which all is known."""
    facts = RULEBOOK.act(act).facts
    unknown = () if act == "inquire" else (None,)
    names = [fact.name for fact in facts]
    for values in itertools.product(*((*fact.values, *unknown) for fact in facts)):
        yield dict(zip(names, values, strict=True))


@pytest.mark.parametrize("act", ACTS)
def test_the_decision_is_that_of_the_law_in_every_case(policy: ArticlePolicy, act: str) -> None:
    """True for what is permitted or required; where the article is silent only if the caller says so."""
    decide = law().table(act).decide
    for facts in every_case(act):
        outcome = decide(facts).outcome
        assert policy.permits(case(act, facts)) is (outcome in TRUE)
        assert policy.permits(case(act, facts, not_addressed="allow")) is (outcome in {*TRUE, "not_addressed"})


def some_cases(act: str, number: int) -> list[Facts]:
    """Every case of a small act; of another, as many as that, the same each time."""
    dice = random.Random(act)  # noqa: S311 - no secret
    facts = RULEBOOK.act(act).facts
    every = list(every_case(act)) if len(facts) < 5 else []
    if every:
        return every
    return [{fact.name: dice.choice((*fact.values, None)) for fact in facts} for _ in range(number)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("act", ACTS)
def test_the_answer_is_that_of_the_contract(policy: ArticlePolicy, act: str, language: str) -> None:
    """Put together from parts that are kept, it is the answer of the law each time."""
    days = [None, date(2026, 11, 22), VERSIONS[0].in_force_from - timedelta(1)]
    for facts, day in zip(some_cases(act, 300), itertools.cycle(days), strict=False):
        context = {} if day is None else {"time": day.isoformat()}
        wanted = plain(charteroak.ask(act, facts, as_of=day, language=language))
        for _ in range(2):
            decision, response = policy.evaluate(case(act, facts, **context), language)
            found = json.loads(response)
            assert found == {"decision": decision, "context": wanted}
            assert list(found["context"]) == list(wanted)
            assert decision is (wanted["outcome"] in TRUE)


def test_every_part_of_an_answer_is_encoded() -> None:
    assert [*_BEFORE, "would_change", *_AFTER, "law"] == list(charteroak.ask("refer", {}).as_dict())


ARREST: Facts = {
    "employee": "police_officer",
    "criminal_warrant": True,
    "criminal_ground": False,
    "immigration_status_ground": True,
    "removal_warrant_in_ncic": False,
    "other_immigration_paper": False,
    "required_by_law": False,
    "federal_cooperation": False,
}
SILENT: Facts = {"employee": "other_employee", "topic": "not_personal"}


def test_a_fact_is_found_in_any_place(client: Client) -> None:
    wanted = ask(client, request("arrest", ARREST))
    assert wanted["decision"] is True
    for places in itertools.product(PLACES, repeat=3):
        assert ask(client, request("arrest", ARREST, itertools.cycle(places))) == wanted


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(PLACES, 2)))
def test_a_fact_may_stand_twice_with_one_value_but_not_with_two(client: Client, one: str, other: str) -> None:
    def twice(first: Any, second: Any) -> Any:
        question = request("arrest", {**ARREST, "employee": first}, itertools.repeat(one))
        bag = question["context"] if other == "context" else question[other]["properties"]
        bag["employee"] = second
        return question

    assert ask(client, twice("police_officer", "police_officer")) == ask(client, request("arrest", ARREST))
    assert ask(client, twice("police_officer", None)) == ask(client, request("arrest", ARREST))
    assert ask(client, twice(None, "police_officer")) == ask(client, request("arrest", ARREST))
    message = refusal(client, twice("police_officer", "contractor"))
    assert "employee" in message
    assert "contractor" not in message


def test_a_fact_that_is_null_is_not_known(client: Client) -> None:
    missing = {name: value for name, value in ARREST.items() if name != "criminal_warrant"}
    assert ask(client, request("arrest", {**missing, "criminal_warrant": None})) == ask(
        client, request("arrest", missing)
    )


WRONG = ["banana", "True", "", 1, 0, 1.0, [], ["medical"], {}, {"a": True}]


@pytest.mark.parametrize("name", FACTS)
def test_a_wrong_value_is_an_error_whether_the_act_has_the_fact_or_not(client: Client, name: str) -> None:
    """The error names the place, the kind and what is allowed; 1 is not taken for true."""
    kinds = {str: "another text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    for wrong, act, place in itertools.product(WRONG, ("arrest", "provide_service"), PLACES):
        message = refusal(client, request(act, {name: wrong}, itertools.repeat(place)))
        where = place if place == "context" else f"{place}.properties"
        assert message.startswith(f"{where}.{name}: {kinds[type(wrong)]} is not allowed here")
        assert all(str(value).lower() in message for value in FACTS[name].values)


@pytest.mark.parametrize("name", FACTS)
def test_a_value_of_another_kind_of_fact_is_an_error(client: Client, name: str) -> None:
    wrong = "true" if True in FACTS[name].values else True
    assert "is not allowed here" in refusal(client, request("arrest", {name: wrong}))


def test_other_names_are_ignored_and_so_are_facts_of_other_acts(client: Client) -> None:
    others = {"agency": "medical", "contact": "victim", "department": "police", "": 1, "x": {"topic": 5}, "y": [1]}
    assert ask(client, request("arrest", {**ARREST, **others}, itertools.cycle(PLACES))) == ask(
        client, request("arrest", ARREST)
    )


def test_an_unknown_act_is_an_error_that_names_the_acts(client: Client) -> None:
    for name in ("interrogate", "", "Arrest", "arrest "):
        message = refusal(client, request(name, {}))
        assert message.startswith("action.name: another text is not allowed here")
        assert all(act in message for act in ACTS)


def test_nothing_but_the_facts_bears_on_the_answer(client: Client) -> None:
    """Neither who the subject is, nor which person or record the resource is."""
    question = request("arrest", ARREST)
    wanted = ask(client, question)
    question["subject"] |= {"type": "user", "id": "alice"}
    question["resource"] |= {"type": "", "id": ""}
    assert ask(client, question) == wanted


def test_silence_allows_only_where_the_caller_says_so(client: Client) -> None:
    found = ask(client, request("inquire", SILENT))
    assert (found["decision"], found["context"]["outcome"]) == (False, "not_addressed")
    found = ask(client, request("inquire", SILENT, not_addressed="allow"))
    assert (found["decision"], found["context"]["outcome"]) == (True, "not_addressed")
    assert ask(client, request("inquire", SILENT, not_addressed=None))["decision"] is False
    # only the context says so
    assert ask(client, request("inquire", {**SILENT, "not_addressed": "allow"}))["decision"] is False


@pytest.mark.parametrize("wrong", ["deny", "Allow", "", True, False, 1, [], {}])
def test_another_word_for_silence_is_an_error(client: Client, wrong: Any) -> None:
    for facts in (SILENT, {}):
        message = refusal(client, request("inquire", facts, not_addressed=wrong))
        assert message.startswith("context.not_addressed: ")
        assert message.endswith("allowed: allow")


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2025-06-27T18:03-07:00", "2025-06-27"),
        ("2026-11-22T23:59:59.999Z", "2026-11-22"),
        ("2026-11-22T00:00+14:00", "2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22 10:15", "2026-11-22"),
        ("20261122T101500Z", "2026-11-22"),
        ("2008-08-11T00:00-04:00", "2008-08-11"),
    ],
)
def test_the_context_gives_the_day(client: Client, time: str, day: str) -> None:
    found = ask(client, request("arrest", ARREST, time=time))
    assert found["context"]["law"]["as_of"] == day
    assert found["decision"] is True


@pytest.mark.parametrize("wrong", ["now", "", "10:15", "2026-13-01", "2026-11-22T25:00", 1795342500, True, [], {}])
def test_a_time_that_is_none_is_an_error(client: Client, wrong: Any) -> None:
    """To answer for today instead would look right and be wrong."""
    assert refusal(client, request("arrest", ARREST, time=wrong)).startswith("context.time: ")


def test_without_a_time_the_day_is_today(client: Client) -> None:
    days = {date.today().isoformat(), (date.today() + timedelta(1)).isoformat()}  # noqa: DTZ011 - as the law has it
    without = request("arrest", ARREST)
    del without["context"]
    for question in (request("arrest", ARREST), request("arrest", ARREST, time=None), without):
        assert ask(client, question)["context"]["law"]["as_of"] in days


def test_before_the_article_was_in_force_it_says_so(client: Client) -> None:
    day = VERSIONS[0].in_force_from
    found = ask(client, request("arrest", ARREST, time=(day - timedelta(1)).isoformat()))
    assert found["decision"] is False
    assert found["context"]["outcome"] == "not_addressed"
    assert found["context"]["law"]["in_force"] is False
    assert "in_force" not in ask(client, request("arrest", ARREST, time=day.isoformat()))["context"]["law"]
    assert "is not allowed here" in refusal(client, request("arrest", {"employee": "x"}, time="1999-01-01"))


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es", "es"),
        ("es-PR,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("ES", "es"),
        ("fr, es;q=0.5", "es"),
        ("en;q=0.2, es; q=0.3", "es"),
        ("es;q=0", "en"),
        ("es;q=x, en;q=0.1", "en"),
        ("es;q=nan", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
        (";;,,=\xff", "en"),
    ],
)
def test_the_caller_chooses_the_language(client: Client, accepted: str, language: str) -> None:
    found = ask(client, request("arrest", ARREST, time="2026-11-22"), accept_language=accepted)
    assert found["context"] == plain(charteroak.ask("arrest", ARREST, as_of="2026-11-22", language=language))


@pytest.mark.parametrize("kind", FACTS["employee"].values)
def test_a_kind_of_employee_can_be_the_subject_itself(client: Client, kind: str) -> None:
    others = {name: value for name, value in ARREST.items() if name != "employee"}
    wanted = ask(client, request("arrest", {**others, "employee": kind}))
    question = request("arrest", others)
    question["subject"]["id"] = kind
    assert ask(client, question) == wanted
    question["resource"]["properties"]["employee"] = kind
    assert ask(client, question) == wanted
    other = next(value for value in FACTS["employee"].values if value != kind)
    question["resource"]["properties"]["employee"] = other
    assert refusal(client, question).startswith("subject.id: ")
    # of a subject of another type, the id says nothing
    question["subject"]["type"] = "user"
    assert ask(client, question) == ask(client, request("arrest", {**others, "employee": other}))


@pytest.mark.parametrize(("act", "name"), [("disclose", "topic"), ("inquire", "topic"), ("refer", "agency")])
def test_a_topic_or_an_agency_can_be_the_resource_itself(client: Client, act: str, name: str) -> None:
    for value in FACTS[name].values:
        question = request(act, {})
        question["resource"] |= {"type": name, "id": value}
        assert ask(client, question) == ask(client, request(act, {name: value}))
        question["context"][name] = next(v for v in FACTS[name].values if v != value)
        assert refusal(client, question).startswith("resource.id: ")
