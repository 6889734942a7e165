"""What forms cannot do without is told for many at once: never is one left out that matches."""

import re

from charteroak.screening.detect import screener
from charteroak.screening.grammar.compiled import Chain, Form
from charteroak.screening.grammar.needs import Needs
from charteroak.screening.patterns.collected import rooms

A, B, C = "\u0100", "\u0101", "\u0102"


def form(*chains: tuple[str, ...]) -> Form:
    return Form(0, "", tuple(Chain(tuple((each, 3) for each in links), 0) for links in chains))


FORMS = [form((A, B)), form((A,), (B + C, A)), form((C, "w")), form(("w",)), form((A,), ("NC",)), form(())]
NEEDS = Needs(FORMS, {b"cat": A, b"dog": B, b"s": A + C})


def test_all_sets_of_one_chain_must_be_there_and_kinds_need_not() -> None:
    wanted = {"": [3, 4, 5], A: [1, 3, 4, 5], B: [3, 4, 5], A + B: [0, 1, 3, 4, 5], C: [2, 3, 4, 5], "w": [3, 4, 5]}
    assert {codes: NEEDS.met(range(6), NEEDS.of_codes(codes)) for codes in wanted} == wanted


def test_a_word_stands_for_all_that_it_may_be() -> None:
    assert NEEDS.met([0, 2], NEEDS.of_words([b"dog", b"s", b"unheard"])) == [0, 2]
    assert NEEDS.met([0, 2], NEEDS.of_words([b"cat", b"cat"])) == []


def test_whatever_matches_an_example_has_what_its_form_needs() -> None:
    runner = screener()._runner
    forms, matched = runner._book.forms, 0
    patterns = [re.compile(each.expression) for each in forms[::7]]
    for text in (text for room in rooms() for rule in room.rules[::3] for text in rule.hits):
        shadow = screener().shadow(text.replace("‹", "").replace("›", "")).data
        codes = runner.coded(shadow)
        found = [number * 7 for number, pattern in enumerate(patterns) if pattern.search(codes)]
        assert runner._needs.met(found, runner._needs.of_codes(codes)) == found
        matched += len(found)
    assert matched > 20
