"""What the exports are written from says what the tables say, and what it cannot say it refuses."""

import itertools
from datetime import date
from typing import Any

import pytest
from export_cases import ACTS, SMALL, UNSETTLED, act_named, every_known_case, of_each_kind, settled

from charteroak.engines.exports import cedar, dmn, listing, rego
from charteroak.engines.exports.exported import Unsupported, check_names, decided, export_of
from charteroak.engines.exports.rows import prove, rows_of
from charteroak.engines.exports.rules import rules_of
from charteroak.law.law import law
from charteroak.logic.build import build
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Fact, any_of
from charteroak.logic.norm import Act, Effect, Norm, Rulebook

FORMS = {"cedar": cedar.policies, "rego": rego.module, "dmn": dmn.model, "json": listing.listing}
OPEN = {"superior_law": None, "municipal_code": None}  # the table of all that counsel could settle takes seconds
SETTINGS: list[tuple[str, Any]] = [(name, None) for name in ACTS] + [(name, UNSETTLED) for name in SMALL]
SETTINGS.append(("inquire", OPEN))


def _step(name: str, readings: Any) -> int:
    """Of the greatest act's kinds not all are looked at where others, as many, are."""
    return {"inquire": 101 if readings else 5}.get(name, 3 if readings else 1)


@pytest.mark.parametrize(("name", "readings"), SETTINGS)
def test_rules_decide_as_the_table_does_with_facts_missing_too(name: str, readings: Any) -> None:
    """By outcome and by clause, and what no rule decides is unknown."""
    rules = rules_of(decided(law(readings).table(name)))
    for facts, decision in of_each_kind(name, readings, step=_step(name, readings)):

        def holds(condition: Any, facts: Any = facts) -> bool:
            return all(facts.get(fact.name) in values for fact, values in condition)

        found = [rule for rule in rules.rules if any(map(holds, rule.conditions))]
        assert {rule.outcome for rule in found} == {decision.outcome} - {"unknown"}
        assert tuple(rule.clause for rule in found if rule.clause) == decision.clauses
        assert {outcome for outcome, condition in rules.settles if holds(condition)} == {decision.outcome} - {"unknown"}


@pytest.mark.parametrize("name", ACTS)
def test_no_condition_lies_in_another_to_the_same_end(name: str) -> None:
    """They are the widest: each is needed, and none asks for more than it must."""
    for rule in rules_of(decided(law().table(name))).rules:
        for one, other in itertools.permutations(map(dict, rule.conditions), 2):
            assert not all(fact in one and set(one[fact]) <= set(values) for fact, values in other.items())


@pytest.mark.parametrize(("name", "readings"), SETTINGS)
def test_exactly_one_row_holds_and_says_what_the_table_says(name: str, readings: Any) -> None:
    rows = rows_of(decided(law(readings).table(name)))
    for facts, decision in of_each_kind(name, readings, step=_step(name, readings)):
        [row] = [row for row in rows if all(facts.get(fact.name) in values for fact, values in row.given.items())]
        assert row.said == (decision.outcome, decision.clauses, decision.missing[0] if decision.missing else None)


def test_rows_that_hold_together_or_leave_a_case_out_are_found() -> None:
    act = act_named("refer")
    rows = [row.given for row in rows_of(decided(law().table("refer")))]
    prove(act, rows)
    with pytest.raises(ArithmeticError, match="no row holds"):
        prove(act, rows[1:])
    with pytest.raises(ArithmeticError, match="hold together"):
        prove(act, [*rows, rows[-1]])
    wider = {fact: values for fact, values in rows[-1].items() if fact is not next(iter(rows[-1]))}
    with pytest.raises(ArithmeticError, match="hold together"):
        prove(act, [*rows[:-1], wider])


@pytest.mark.parametrize("name", ACTS)
def test_a_case_of_each_kind_has_every_answer_there_is_and_every_value(name: str) -> None:
    """So that a slow engine that is given no other cases is still asked for all it has to say."""
    few = list(of_each_kind(name, unknown=False))
    assert settled(iter(few)) == settled(every_known_case(name))
    for fact in act_named(name).facts:
        if name != "provide_service":
            assert {facts[fact.name] for facts, _ in few} == set(fact.values)


def _table(*norms: Norm) -> Any:
    [act] = norms[0].acts
    facts = tuple({leaf.fact: None for norm in norms for leaf in norm.leaves})  # type: ignore[union-attr]
    return build(Rulebook((Act(act, "A test.", facts),), norms), act, {})


def test_what_rules_by_clause_cannot_say_is_refused() -> None:
    """Where one of two clauses is certain to prohibit, but not which, no rule by clause can say so. Rows can."""
    fact = Fact("by_day", "Is it day?")
    one, other = (
        Norm(clause, clause, ("sing",), Effect.PROHIBITS, when) for clause, when in (("1", fact.yes), ("2", fact.no))
    )
    with pytest.raises(Unsupported, match="sing: an outcome is certain before its clauses are"):
        rules_of(decided(_table(one, other)))
    assert {row.said.clauses for row in rows_of(decided(_table(one, other)))} == {("1", "2"), ("1",), ("2",)}
    shared = Norm("3", "3", ("sing",), Effect.PROHIBITS, any_of(fact.yes, fact.no))
    assert {rule.clause for rule in rules_of(decided(_table(one, other, shared))).rules} == {"1", "2", "3"}


def test_more_conditions_than_can_be_looked_at_are_refused() -> None:
    many = [Fact(f"fact_{i}", "?", tuple("abcdefgh")) for i in range(4)]
    norms = [
        Norm(str(n), str(n), ("sing",), Effect.PROHIBITS, any_of(*(fact.among(*fact.values[:n]) for fact in many)))
        for n in range(1, 8)
    ]
    with pytest.raises(Unsupported, match="more conditions than can be looked at"):
        rules_of(decided(_table(*norms)))


@pytest.mark.parametrize("name", ["Sing", "sing loud", "in", ""])
def test_a_name_that_the_target_cannot_have_is_refused(name: str) -> None:
    fact = Fact("by_day", "Is it day?")
    table = _table(Norm("1", "1", (name,), Effect.PROHIBITS, fact.yes))
    export = export_of(["refer"])
    check_names(export, "Rego", ("in",))
    with pytest.raises(Unsupported, match="Rego cannot have"):
        check_names(type(export)((decided(table),), export.law, None), "Rego", ("in",))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_what_it_is_and_is_made_the_same_again(form: str) -> None:
    made = FORMS[form](["refer"], readings={"section_1373": "article_governs"}, as_of="2026-11-22")
    assert made == FORMS[form](["refer"], readings={"section_1373": "article_governs"}, as_of=date(2026, 11, 22))
    for words in (
        "d140e1097cf497404f6c686b7f1ca64892146dc809a40017a4e2ca953874c120",
        "2008-08-11",
        "2026-11-22",
        "section_1373",
        "article_governs",
        "It states what the article says; it is not counsel.",
        "Referrals to medical or social service agencies will be made in the same manner for all residents",
    ):
        assert words in made


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"acts": ["sing"]}, "act"),
        ({"readings": {"nothing": None}}, "readings.nothing"),
        ({"readings": {"section_1373": "perhaps"}}, "readings.section_1373"),
        ({"as_of": "yesterday"}, "as_of"),
    ],
)
def test_what_is_wrong_is_named(form: str, arguments: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        FORMS[form](**arguments)
    assert wrong.value.field == field
