"""Every rule keeps the promises that stand beside it."""

import pytest

from charteroak.screening.detect import screener
from charteroak.screening.grammar.book import tries
from charteroak.screening.grammar.rule import Room
from charteroak.screening.grammar.rule_check import broken, failures
from charteroak.screening.patterns.collected import rooms
from charteroak.screening.patterns.identifiers import IDENTIFIERS, Identifier

ROOMS = rooms()


def _name(room: Room) -> str:
    return f"{room.category}-{room.language}-{room.rules[0].name}"


@pytest.mark.parametrize("room", ROOMS, ids=_name)
def test_every_rule_finds_what_its_examples_mark_and_nothing_else(room: Room) -> None:
    assert list(failures(room, screener().by_rule)) == []


@pytest.mark.parametrize("room", ROOMS, ids=_name)
def test_every_rule_has_a_source_and_hits(room: Room) -> None:
    for rule in room.rules:
        assert rule.source
        assert rule.hits


def test_no_two_rules_of_a_class_and_language_share_a_name() -> None:
    names = [f"{room.category}.{room.language}.{rule.name}" for room in ROOMS for rule in room.rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("identifier", IDENTIFIERS, ids=lambda identifier: identifier.name)
def test_every_identifier_finds_what_its_examples_mark_and_nothing_else(identifier: Identifier) -> None:
    assert list(broken(identifier, identifier.rule, screener().by_rule)) == []


@pytest.mark.parametrize("room", ROOMS, ids=_name)
def test_no_form_begins_with_words_that_stand_everywhere(room: Room) -> None:
    """What is tried too often makes screening slow. Put a rarer word next to it, or part the form."""
    assert [form for form, times in tries(room) if times > 1000] == []
