"""The module of Rego, run by rego-cpp: the article's answer in every case, and nothing undefined is an allow."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from export_cases import ACTS, SMALL, UNSETTLED, Facts, every_known_case, of_each_kind, settled

from bench.peers.rego import module as unguarded
from charteroak.engines.exports.rego import module
from charteroak.law import text
from tests.fixtures.every import EVERY

regopy = pytest.importorskip("regopy", reason="the extra `bench` is not installed")

ASKED: Facts = {
    "employee": "police_officer",
    "topic": "immigration_status",
    "contact": "victim",
    "means": "question",
    "investigation_of": "federal_or_state_crime",
    "necessary_to_investigation": True,
    "required_by_law": False,
}
UNDECIDED = {name: value for name, value in ASKED.items() if name != "contact"}


def asking(source: str, query: str) -> Callable[[Any], Any]:
    """A function from input to what the query gives; an undefined result is None."""
    interpreter = regopy.Interpreter()
    interpreter.add_module("article.rego", source)
    planned = interpreter.build(f"x = {query}")

    def ask(given: Any) -> Any:
        interpreter.set_input(given)
        results = interpreter.query_bundle(planned).results
        return results[0].bindings["x"] if results else None

    return ask


@pytest.fixture(scope="module")
def answer() -> Callable[[Any], Any]:
    return asking(module(), "data.article_xxi.answer")


def agree(name: str, cases: Any, readings: Any = None) -> int:
    """Hold Rego's answers to cases against the table's, and tell how many there were."""
    ask = asking(module([name], readings=readings), "data.article_xxi.answer")
    compared = 0
    for facts, decision in cases:
        got = ask({"act": name, "facts": facts})
        assert (got["act"], got["outcome"], tuple(got["clauses"]), got["wrong"]) == (name, *decision[:2], []), facts
        assert (set(got["missing"]), len(got["missing"])) == (set(decision.missing), len(decision.missing)), facts
        compared += 1
    return compared


@pytest.mark.parametrize("name", ACTS)
def test_known_cases_have_the_articles_outcome_and_clauses(name: str) -> None:
    """Of `inquire` one case of each kind, which has every answer; all of them with CHARTEROAK_EVERY_CASE set."""
    few = name == "inquire" and not EVERY
    cases = list(of_each_kind(name, unknown=False) if few else every_known_case(name))
    assert settled(iter(cases)) == settled(every_known_case(name))
    assert agree(name, cases) == len(cases)


@pytest.mark.parametrize(("name", "readings"), [(name, None) for name in ACTS] + [(n, UNSETTLED) for n in SMALL])
def test_so_it_is_with_facts_missing_and_exactly_those_that_matter_are_named(name: str, readings: Any) -> None:
    step = {"inquire": 211, "arrest": 37, "detain": 41, "disclose": 5}.get(name, 1) * (5 if readings else 1)
    assert agree(name, of_each_kind(name, readings, step=step), readings)


def test_without_guards_a_missing_fact_allows_what_is_forbidden(answer: Callable[[Any], Any]) -> None:
    """The prohibition is undefined, and the permission stands."""
    naive = asking(unguarded("inquire"), "data.article.answer")
    assert naive({**ASKED, "necessary_to_service": False})["outcome"] == "prohibited"
    assert naive({**UNDECIDED, "necessary_to_service": False})["outcome"] == "permitted"
    assert answer({"act": "inquire", "facts": ASKED})["outcome"] == "prohibited"
    undecided = answer({"act": "inquire", "facts": UNDECIDED})
    assert (undecided["outcome"], undecided["missing"]) == ("unknown", ["contact"])
    assert answer({"act": "inquire", "facts": {**UNDECIDED, "contact": None}}) == undecided


def test_allow_is_true_or_false_and_never_undefined() -> None:
    allow = asking(module(), "data.article_xxi.allow")
    assert allow({"act": "inquire", "facts": {**ASKED, "contact": "other"}}) is True
    assert allow({"act": "provide_service", "facts": {"resident": True, "required_by_law": False}}) is True
    denied = [ASKED, UNDECIDED, {**ASKED, "contact": "suspect_interviewed"}, {**ASKED, "means": "routine_check"}, {}]
    for facts in denied:
        assert allow({"act": "inquire", "facts": facts}) is False
    for given in ({}, {"act": "sing", "facts": ASKED}, {"facts": ASKED}, {"act": "inquire", "facts": 1}, 1, None):
        assert allow(given) is False


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, ["act"]),
        ({"act": "sing", "facts": {}}, ["act"]),
        ({"act": "inquire", "facts": {**ASKED, "means": "routine_check", "contact": "Victim"}}, ["contact"]),
        ({"act": "inquire", "facts": {"employee": "contractor", "required_by_law": "true"}}, ["required_by_law"]),
        ({"act": "inquire", "facts": {"employee": "contractor", "required_by_law": 1}}, ["required_by_law"]),
        ({"act": "refer", "facts": {"agency": "other", "contact": "victim"}}, ["contact"]),
    ],
)
def test_what_is_no_act_fact_or_value_is_named_and_settles_nothing(
    answer: Callable[[Any], Any], given: Any, wrong: list[str]
) -> None:
    got = answer(given)
    assert (got["outcome"], got["clauses"], got["wrong"]) == ("unknown", [], wrong)


def test_before_the_article_nothing_is_addressed() -> None:
    ask = asking(module(["inquire"], as_of="2008-08-10"), "data.article_xxi.answer")
    for facts in (ASKED, {}):
        assert ask({"act": "inquire", "facts": facts})["outcome"] == "not_addressed"


def test_every_rule_stands_under_the_words_of_the_clause_it_cites() -> None:
    heading, rules = "", 0
    for line in module().splitlines():
        heading = line if line.startswith("# ") else heading
        if line.startswith("decides contains"):
            rules += 1
            [clause] = re.findall(r'"clause": (?:"([^"]+)"|null)', line)
            assert heading == (f"# {clause}: {text.clause(clause).text}" if clause else "# No clause speaks to this.")
    assert rules > 60
