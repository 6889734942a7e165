"""The interview settles from every state it can reach, asks nothing that cannot matter, and forgets nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.logic.norm import Outcome
from tests.fixtures.every import examples

ACTS = [act.name for act in RULEBOOK.acts]


@pytest.mark.parametrize("act", ACTS)
def test_it_settles_from_every_reachable_state_and_asks_only_what_matters(act):
    """Every answer to every question is tried, from nothing known to a settled answer."""
    table = law().table(act)
    reached, waiting = 0, [{}]
    while waiting:
        answers = waiting.pop()
        progress = law().interview(act, answers)
        reached += 1
        assert dict(progress.known) == answers
        assert progress.aside == {}
        if progress.question is None:
            assert progress.detail.outcome != Outcome.UNKNOWN
            continue
        fact = progress.question.fact
        assert fact.name not in answers
        assert progress.question.because
        nexts = [answers | {fact.name: value} for value in fact.values]
        # It can matter: the unknown is not settled, and the expected questions are those of the answers, plus one.
        expected = [table.detail(table.index(after)).questions for after in nexts]
        assert progress.question.expected == pytest.approx(1 + sum(expected) / len(expected), abs=0.01)
        waiting.extend(nexts)
    assert reached > len(RULEBOOK.act(act).facts)


@st.composite
def finished(draw):
    """A finished interview: the act and its answers in the order they were given."""
    act = draw(st.sampled_from(ACTS))
    answers = {}
    while question := law().interview(act, answers).question:
        answers[question.fact.name] = draw(st.sampled_from(question.fact.values))
    return act, answers


@given(finished(), st.data())
@settings(max_examples=examples(200), deadline=None)
def test_going_back_loses_no_later_answer(interview, data):
    """An earlier answer is changed and changed back: every later one is kept meanwhile, and counts again."""
    act, answers = interview
    name = data.draw(st.sampled_from(list(answers)))
    values = next(fact.values for fact in RULEBOOK.act(act).facts if fact.name == name)
    changed = answers | {name: data.draw(st.sampled_from(values))}
    meanwhile = law().interview(act, changed)
    assert {**meanwhile.known, **meanwhile.aside} == changed
    # What counts can matter, and what is aside cannot.
    assert not set(meanwhile.detail.missing) & set(meanwhile.aside)
    again = law().interview(act, {**meanwhile.known, **meanwhile.aside, name: answers[name]})
    assert dict(again.known) == answers
    assert again.question is None


@given(finished())
@settings(max_examples=examples(100), deadline=None)
def test_answers_count_in_the_order_of_the_questions_however_they_were_given(interview):
    act, answers = interview
    backwards = law().interview(act, dict(reversed(answers.items())))
    assert list(backwards.known.items()) == list(answers.items())


def test_a_wrong_answer_is_refused():
    with pytest.raises(BadInput) as refused:
        law().interview("refer", {"agency": "a secret agency"})
    assert "secret" not in str(refused.value)
