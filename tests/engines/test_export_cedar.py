"""The Cedar policies, run by Cedar: the article's answer in every case, and never an Allow for want of a fact."""

import re
from typing import Any

import pytest
from export_cases import ACTS, SMALL, UNSETTLED, Facts, every_known_case, of_each_kind, settled

from bench.peers.cedar import policies as unguarded
from charteroak.engines.exports.cedar import policies, schema
from tests.fixtures.every import EVERY

cedarpy = pytest.importorskip("cedarpy", reason="the extra `bench` is not installed")

Answer = tuple[str, tuple[str, ...]]
NOBODY = cedarpy.Entities.from_json_str("[]")
ASKED: Facts = {
    "employee": "police_officer",
    "topic": "immigration_status",
    "contact": "victim",
    "means": "question",
    "investigation_of": "federal_or_state_crime",
    "necessary_to_investigation": True,
    "necessary_to_service": False,
    "required_by_law": False,
    "federal_cooperation": False,
}
"""An officer asks a victim's status, which an investigation needs: 2-928(a) allows it, and 2-928(b) forbids it."""
UNDECIDED = {name: value for name, value in ASKED.items() if name != "contact"}
"""The same, but for the fact that the veto turns on."""


def request(act: str, facts: Facts, namespace: str = "ArticleXXI::") -> dict[str, Any]:
    who = {"principal": f'{namespace}Employee::"1"', "resource": f'{namespace}Person::"2"'}
    return {**who, "action": f'{namespace}Action::"{act}"', "context": facts}


def read(answer: Any) -> Answer:
    """The outcome and its clauses, by the ids of the policies that determined the decision."""
    assert answer.diagnostics.errors == []
    ids = [each.split(" ") for each in answer.diagnostics.id_annotations_by_reason.values()]
    [outcome] = {outcome for _, outcome, *_ in ids} or {"not_addressed"}
    assert answer.allowed == (outcome in ("permitted", "required"))
    return outcome, tuple(sorted(clause for _, _, *rest in ids for clause in rest))


def answers(act: str, many: list[Facts], readings: Any = None) -> list[Answer]:
    made = cedarpy.PolicySet.from_str(policies([act], readings=readings))
    return [read(each) for each in cedarpy.is_authorized_batch([request(act, one) for one in many], made, NOBODY)]


@pytest.mark.parametrize("name", ACTS)
def test_every_known_case_has_the_articles_outcome_and_clauses(name: str) -> None:
    """Of `inquire` one case of each kind, which has every answer; all of them with CHARTEROAK_EVERY_CASE set."""
    few = name == "inquire" and not EVERY
    cases = list(of_each_kind(name, unknown=False) if few else every_known_case(name))
    assert settled(iter(cases)) == settled(every_known_case(name))
    assert answers(name, [facts for facts, _ in cases]) == [(d.outcome, d.clauses) for _, d in cases]


@pytest.mark.parametrize(("name", "readings"), [(name, None) for name in ACTS] + [(n, UNSETTLED) for n in SMALL])
def test_so_it_is_with_facts_missing(name: str, readings: Any) -> None:
    cases = list(of_each_kind(name, readings, step=13 if name == "inquire" else 3))
    assert answers(name, [facts for facts, _ in cases], readings) == [(d.outcome, d.clauses) for _, d in cases]


@pytest.mark.parametrize("optional", [False, True])
def test_cedar_finds_the_policies_valid(optional: bool) -> None:
    """With every fact optional Cedar accepts them only if each access is guarded."""
    result = cedarpy.validate_policies(policies(), schema(optional=optional))
    assert [str(error) for error in result.errors] == []
    assert result.validation_passed
    bare = re.sub(r"context has contact && ", "", policies())
    assert cedarpy.validate_policies(bare, schema(optional=optional)).validation_passed is not optional


def test_without_guards_a_missing_fact_allows_what_is_forbidden() -> None:
    """The veto's policy errs, Cedar skips it, and the permission stands. Ours cannot err, and denies."""
    bare = unguarded("inquire")
    assert not cedarpy.is_authorized(request("inquire", ASKED, ""), bare, []).allowed
    open_ = cedarpy.is_authorized(request("inquire", UNDECIDED, ""), bare, [])
    assert open_.allowed
    assert "contact" in open_.diagnostics.errors[0]
    assert answers("inquire", [ASKED, UNDECIDED]) == [("prohibited", ("2-928(b)",)), ("unknown", ())]


def test_a_request_without_a_fact_is_refused_by_the_schema() -> None:
    """And decided, as far as it can be, where the schema lets facts be missing."""
    made = policies()
    refused = cedarpy.is_authorized(request("inquire", UNDECIDED), made, [], schema())
    assert refused.decision == cedarpy.Decision.NoDecision
    assert "contact" in refused.diagnostics.errors[0]
    assert read(cedarpy.is_authorized(request("inquire", ASKED), made, [], schema()))[0] == "prohibited"
    assert read(cedarpy.is_authorized(request("inquire", UNDECIDED), made, [], schema(optional=True)))[0] == "unknown"


@pytest.mark.parametrize("wrong", ["Victim", "", 1, None, ["victim"], {}, True], ids=repr)
def test_what_is_no_value_of_a_fact_is_as_good_as_missing(wrong: Any) -> None:
    """Nothing errs, whatever the type, so nothing is skipped."""
    given = {name: value for name, value in {**ASKED, "contact": wrong}.items() if value is not None}
    assert answers("inquire", [given]) == [("unknown", ())]


def test_another_permit_cannot_lift_what_is_denied_here() -> None:
    """But what the article does not address stays free for others to permit."""
    others = policies() + "permit (principal, action, resource);"
    decided = {
        "prohibited": ASKED,
        "unknown": UNDECIDED,
        "counsel": {**ASKED, "contact": "suspect_interviewed"},
        "not_addressed": {**ASKED, "means": "routine_check"},
    }
    allowed = {name: cedarpy.is_authorized(request("inquire", f), others, []).allowed for name, f in decided.items()}
    assert allowed == {"prohibited": False, "unknown": False, "counsel": False, "not_addressed": True}


def test_before_the_article_nothing_is_addressed() -> None:
    made = policies(["inquire"], as_of="2008-08-10")
    assert read(cedarpy.is_authorized(request("inquire", ASKED), made, [])) == ("not_addressed", ())
    assert read(cedarpy.is_authorized(request("inquire", {}), made, [])) == ("not_addressed", ())
    assert "The article was not in force" in made
    assert cedarpy.validate_policies(made, schema(["inquire"])).validation_passed
