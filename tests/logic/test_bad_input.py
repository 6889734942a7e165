"""Bad input is refused by name and kind, on both ways through the table, and its value is never repeated."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import charteroak
from charteroak.law.article import RULEBOOK
from charteroak.law.law import day_of, law
from charteroak.logic.errors import BadInput, field_name, kind_of
from tests.fixtures.every import examples

ACTS = [act.name for act in RULEBOOK.acts]
PLANTED = "planted-5f1e0c"
WRONG = [1, 0, 1.0, 2, "true", "True", "", PLANTED, [], [PLANTED], {}, {PLANTED: PLANTED}, b"x", object()]


def refused(call, *given):
    with pytest.raises(BadInput) as found:
        call(*given)
    assert PLANTED not in str(found.value)
    assert PLANTED not in str(found.value.as_dict())
    assert found.value.allowed
    return found.value


@pytest.mark.parametrize("act", ACTS)
def test_every_wrong_value_of_every_fact_is_refused(act):
    """1 and 0 among them, which equal True and False and must not be taken for them."""
    act = RULEBOOK.act(act)
    whole = {fact.name: fact.values[0] for fact in act.facts}
    for fact, value in itertools.product(act.facts, WRONG):
        for facts in ({fact.name: value}, whole | {fact.name: value}):
            for call in (charteroak.ask, charteroak.decide):
                error = refused(call, act.name, facts)
                assert error.field == f"facts.{fact.name}"
                assert error.given == kind_of(value)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["agencyy", "agency ", PLANTED, "", 7, None, ("agency",)])
@pytest.mark.parametrize("value", [True, False, None, "other"])
def test_a_fact_the_act_does_not_have_is_refused(act, name, value):
    whole = {fact.name: fact.values[0] for fact in RULEBOOK.act(act).facts}
    for facts in ({name: value}, whole | {name: value}):
        for call in (charteroak.ask, charteroak.decide):
            assert refused(call, act, facts).field == f"facts.{field_name(name)}"


@pytest.mark.parametrize("act", [None, 1, [], "Inquire", "", PLANTED, ("inquire",), {"act": "inquire"}])
def test_an_unknown_act_is_refused(act):
    for call in (charteroak.ask, charteroak.decide):
        error = refused(call, act, {})
        assert (error.field, error.allowed) == ("act", tuple(ACTS))


@pytest.mark.parametrize("facts", [None, [], "employee", 3, [("employee", "contractor")]])
def test_facts_that_are_no_mapping_are_refused(facts):
    for call in (charteroak.ask, charteroak.decide):
        assert refused(call, "inquire", facts).field == "facts"


@pytest.mark.parametrize(
    "readings",
    [
        7,
        [],
        PLANTED,
        {PLANTED: "yes"},
        {"superior_law": PLANTED},
        {"superior_law": True},
        {"superior_law": ["prevails"]},
    ],
)
def test_wrong_readings_are_refused(readings):
    refused(lambda: charteroak.ask("inquire", {}, readings=readings))
    refused(lambda: charteroak.decide("inquire", {}, readings=readings))


@pytest.mark.parametrize("day", [PLANTED, 20081111, "2026-13-01", "", "yesterday", [], b"2026-01-01"])
def test_what_is_no_day_is_refused(day):
    assert refused(day_of, day).field == "as_of"


@pytest.mark.parametrize("language", ["fr", "", None, 1, ["en"], PLANTED])
def test_a_language_there_is_not_is_refused(language):
    assert refused(lambda: charteroak.ask("inquire", {}, language=language)).field == "language"


@pytest.mark.parametrize("act", ACTS)
def test_none_is_the_same_as_not_given(act):
    """In a case with some facts and in one with all of them there, None among them."""
    act = RULEBOOK.act(act)
    for fact in act.facts:
        rest = {other.name: other.values[-1] for other in act.facts if other is not fact}
        assert charteroak.decide(act.name, rest | {fact.name: None}) == charteroak.decide(act.name, rest)
    assert charteroak.decide(act.name, dict.fromkeys(f.name for f in act.facts)) == charteroak.decide(act.name, {})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.just(PLANTED),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from([fact.name for act in RULEBOOK.acts for fact in act.facts]) | st.text()


@given(act=st.sampled_from(ACTS) | anything, facts=st.dictionaries(names, anything, max_size=10) | anything)
@settings(max_examples=examples(400), deadline=None)
def test_whatever_is_given_there_is_an_answer_or_a_refusal_that_repeats_nothing(act, facts):
    outcomes = []
    for call in (charteroak.ask, charteroak.decide):
        try:
            outcomes.append(call(act, facts).outcome)
        except BadInput as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]
    assert PLANTED not in outcomes[0]


def test_the_decider_and_the_index_refuse_the_same():
    """The fast way and the careful way through a table agree on what is wrong."""
    table = law().table("inquire")
    for value in WRONG:
        facts = {"means": "question", "required_by_law": value}
        assert str(refused(table.decide, facts)) == str(refused(table.index, facts))
