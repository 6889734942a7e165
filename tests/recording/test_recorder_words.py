"""The vocabulary of the city's ledger: all that the law can say has a number, and no number changes its meaning."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.law.text import clauses
from charteroak.ledger.codec import Codec
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.logic.answer import Answer
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Table, wire
from charteroak.recording.entries import decision
from charteroak.recording.matter_words import MATTER_FACTS
from charteroak.recording.words import BASES, DEPARTMENTS, ROLES, vocabulary

PINNED = Path(__file__).with_name("vocabulary.txt")
ADVICE = """
The words that ledgers are written in have changed. Ledgers that have begun are read by the words they were begun with,
and go on only where the new words stand behind the old ones. If every new word was added at the end of its list (the
test beside this one says so), write the new text into vocabulary.txt beside this file:
  python -c "from charteroak.recording.matter_words import MATTER_FACTS
from charteroak.recording.words import vocabulary; print(vocabulary().text, end='')"
If not, put the words back where they were, and the new ones at the end."""
CODEC = Codec(vocabulary())


def pinned() -> Vocabulary:
    return Vocabulary.parse(PINNED.read_bytes())


def test_the_words_are_those_that_were_pinned() -> None:
    assert vocabulary().digest == pinned().digest, ADVICE


def test_no_number_has_changed_its_meaning() -> None:
    assert vocabulary().extends(pinned()), ADVICE


def test_a_changed_order_would_be_seen() -> None:
    """Of any list, and of the values of any fact."""
    older = pinned()
    swapped = [
        older.text.replace("outcomes prohibited\n", "outcomes first\noutcomes prohibited\n"),
        older.text.replace("police_officer police_civilian", "police_civilian police_officer"),
        older.text.replace("acts inquire\n", ""),
        older.text.replace("bases federal_statute\n", "bases other\n"),
    ]
    for text in swapped:
        assert text != older.text
        assert not Vocabulary.parse(text.encode()).extends(older)
    more = Vocabulary.parse((older.text + "bases other\n").encode())
    assert more.extends(older)


def test_every_word_of_the_law_has_a_number() -> None:
    words = vocabulary()
    assert set(words.acts) == {act.name for act in RULEBOOK.acts}
    assert set(words.outcomes) == {outcome.value for outcome in Outcome}
    assert set(words.clauses) == {clause.id for clause in clauses()}
    facts = {fact.name: set(map(wire, fact.values)) for act in RULEBOOK.acts for fact in act.facts}
    facts |= {reading.id: set(reading.choices) for reading in RULEBOOK.readings}
    facts |= {name: set(values) for name, values in MATTER_FACTS}
    assert {name: set(values) for name, values in words.facts} == facts
    assert (words.roles, words.departments, words.bases) == (ROLES, DEPARTMENTS, BASES)
    for listed in ("acts", "outcomes", "clauses", "facts", "roles", "departments", "bases"):
        numbers = words.codes[listed]
        assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_a_fact_has_the_same_values_in_every_act() -> None:
    """So that one number can stand for each."""
    seen: dict[str, tuple[object, ...]] = {}
    for act in RULEBOOK.acts:
        for fact in act.facts:
            assert seen.setdefault(fact.name, fact.values) == fact.values


def cases(table: Table) -> Iterator[int]:
    """A cell for every distinct answer of a table: the one with the most facts known, whose entry is the longest."""
    slots = [range(length) for length in table.shape]
    best: dict[int, tuple[int, int]] = {}
    for (cell, number), slot in zip(enumerate(table.cells), product(*slots), strict=True):
        known = len(slot) - slot.count(0)
        if known > best.get(number, (-1, 0))[0]:
            best[number] = known, cell
    return (cell for _, cell in best.values())


def facts_of(table: Table, cell: int) -> dict[str, str | bool]:
    facts: dict[str, str | bool] = {}
    for fact in reversed(table.act.facts):
        cell, slot = divmod(cell, len(fact.values) + 1)
        if slot:
            facts[fact.name] = fact.values[slot - 1]
    return facts


@pytest.mark.parametrize("act", [act.name for act in RULEBOOK.acts])
def test_every_answer_can_be_an_entry(act: str) -> None:
    """Every distinct answer there is, with as many facts as lead to it: written, read, said, in at most 400 bytes."""
    table = law().table(act)
    outcomes, sizes = set(), []
    for cell in cases(table):
        facts = facts_of(table, cell)
        answer = law().ask(act, facts)
        for role, department in ((None, None), ("training_officer", "health_and_human_services")):
            data = decision(CODEC, answer, facts, role=role, department=department).entry
            says(answer, facts, data)
            sizes.append(len(data))
        outcomes.add(answer.outcome)
    assert outcomes == {outcome.value for outcome in table.outcomes}
    assert len(sizes) == 2 * len(table)
    assert max(sizes) <= 250 <= 400


def says(answer: Answer, facts: dict[str, str | bool], data: bytes) -> None:
    entry = CODEC.decode(data)
    assert CODEC.encode(entry) == data
    said = CODEC.describe(entry)
    assert (said["act"], said["outcome"]) == (answer.act, answer.outcome)
    assert set(said.get("clauses", ())) == set(answer.clauses)
    assert said.get("facts", {}) == {name: wire(value) for name, value in facts.items()}


def test_every_act_can_be_recorded_with_every_outcome() -> None:
    """Also where no case leads to it today: a reading or a version of the law may."""
    for act in RULEBOOK.acts:
        plain = law().ask(act.name, {})
        for outcome in Outcome:
            answer = replace(plain, outcome=outcome.value, clauses=tuple(clause.id for clause in clauses()))
            facts = {fact.name: fact.values[-1] for fact in act.facts}
            data = decision(CODEC, answer, facts).entry
            says(answer, facts, data)
            assert len(data) <= 400
