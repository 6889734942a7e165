"""What forms cannot do without is told for many at once: never is one left out that matches."""

import re

from charteroak.screening.detect import screener
from charteroak.screening.grammar.compiled import Chain, Form
from charteroak.screening.grammar.needs import Needs
from charteroak.screening.grammar.tokens import Tokenizer
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


def test_a_token_is_coded_as_it_is_written_or_by_looking_at_it_alike() -> None:
    """The vocabulary as it is written is only the quicker way."""
    codes = {"isnt": A, "isn't": B, "mr": C, "w2": A, "x": B, "n't": C, "'s": A, "94": B, "1099s": C}
    tokenizer, slow = Tokenizer(codes), Tokenizer(codes)
    slow._written = dict(codes)
    for word in (
        *codes,
        "Isn't",
        "ISN'T",
        "W2",
        "X",
        "'S",
        "1099S",
        "94",
        "cat",
        "Cat",
        "CAT",
        "31F",
        "$5",
        ",",
        ";",
        "w/o",
        "aN",
    ):
        for text in (word, word.capitalize(), word.upper(), f"mr. {word}. {word}"):
            assert tokenizer.read(text).codes == slow.read(text).codes, text


def test_places_of_tokens_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    text = "Mr. Ruiz, 31F, has his 1099s; isn't it."
    one, other = Tokenizer({}).read(text), Tokenizer({}).read(text)
    count = len(one.codes)
    spans = [one.span(at, at + 1) for at in range(count)]
    assert [other.span(at, at + 1) for at in reversed(range(count))] == spans[::-1]
    assert [text[slice(*each)] for each in spans][:4] == ["Mr", ".", "Ruiz", ","]


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
