"""The grammar: texts as tokens, the forms of words, patterns over tokens, and the words that call for a pattern."""

import re

import pytest

from charteroak.screening.found import Category
from charteroak.screening.grammar import forms_en, forms_es
from charteroak.screening.grammar.anchors import anchors
from charteroak.screening.grammar.book import compile_book, named
from charteroak.screening.grammar.pattern import Malformed, Reader, expression, sets_of
from charteroak.screening.grammar.rule import Room, Rule
from charteroak.screening.grammar.tokens import Tokenizer, vocabulary

WORDS = {"dog": "dog/n | hound/n", "him": "him | her"}


def reader() -> Reader:
    names = {}
    for name, text in WORDS.items():
        names[name] = Reader(names, forms_en.forms).read(text)
    return Reader(names, forms_en.forms)


def marked(pattern: str, text: str) -> list[str]:
    """What a pattern marks in a text."""
    node = reader().read(pattern)
    words = vocabulary([frozenset({"mr", "dr", "st"}), *sets_of(node)])
    tokens = Tokenizer(words.codes).read(text)
    found = re.compile(expression(node, words.coded)).finditer(tokens.codes)
    return [text[slice(*tokens.span(*span))] for each in found for span in each.regs[1:] if span[0] >= 0]


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("‹bit him›", "It bit him. BIT HIM! bitten him", ["bit him", "BIT HIM"]),
        ("‹bite/v› {him}", "bites her, bit him, biting her, bitten him", ["bites", "bit", "biting", "bitten"]),
        ("‹{dog}›", "a dog, two hounds, dogged", ["dog", "hounds"]),
        ("‹big [old] dog›", "big dog; big old dog; big sad dog", ["big dog", "big old dog"]),
        ("‹big <2> dog›", "big dog; big old sad dog; big, old dog; big a b c dog", ["big dog", "big old sad dog"]),
        ("‹big <2+> dog›", "big, old dog", ["big, old dog"]),
        ("‹big <2+> dog›", "big. Old dog", []),
        ("‹bad* dog›", "bad bad bad dog", ["bad bad bad dog"]),
        ("‹dog !house›", "dog house, dog food, dog", ["dog", "dog"]),
        ("~hot ‹dog›", "hot dog, a dog", ["dog"]),
        ("^ ‹dog›", "Dog here. A dog\n- dog there | dog", ["Dog", "dog", "dog"]),
        ("‹dog› $", "dog here. A dog. dog", ["dog", "dog"]),
        ("‹dog› # ‹{him}›", "dog 12 her", ["dog", "her"]),
        ("‹({dog} | big cat | him)›", "big cat with him", ["big cat", "him"]),
        ("dog ‹{name}›", "dog Rex and dog food", ["Rex"]),
        ("‹{aged}›", "31F, f/19, M/32, 26 yo, 7yo, 4 W, B/M/40s", ["31F", "f/19", "M/32", "26 yo", "7yo", "B/M/40s"]),
        ("‹{money}›", "$1,200 and $ 40, 12", ["$1,200", "$ 40"]),
        ("‹same sex›", "same-sex, same sex, \"same\" 'sex'", ["same-sex", "same sex", "same\" 'sex"]),
        ("‹w 2›", "W-2 and W 2", ["W-2", "W 2"]),
        ("‹isnt gay›", "isn't gay, isnt gay", ["isn't gay", "isnt gay"]),
        ("‹she 's›", "she's she is", ["she's"]),
        ("‹mr {name}›", "Mr. Dang. Dr. No", ["Mr. Dang"]),
        ("‹w/o papers›", "w/o papers", ["w/o papers"]),
        ("‹big dog›", "a big\ndog and a big\n\ndog", ["big\ndog"]),
        ("dog : ‹{any}›", "dog: yes", ["yes"]),
        ("{bar} ‹dog› {bar}", "cat | dog | 3", ["dog"]),
        ("{bar} ‹dog› {bar}", "cat\tdog\t3", ["dog"]),
    ],
)
def test_a_pattern_marks(pattern: str, text: str, wanted: list[str]) -> None:
    assert marked(pattern, text) == wanted


@pytest.mark.parametrize(
    "text", ["{cat}", "(dog", "dog]", "dog )", "dog > cat", "‹run/v› {", "[a | b"]
)  # fmt: skip
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        reader().read(text)


def rooms_of(*forms: str) -> list[Room]:
    rule = Rule(name="r", source="s", forms=forms, hits=("x",))
    return [Room(category=Category.CRIME_WITNESS, language="en", rules=(rule,))]


@pytest.mark.parametrize("form", ["rare dog", "‹{name}›", "‹[dog]›", "‹isnt›", "‹{is} {name}›", "‹dogs/vx/v›!"])
def test_a_form_without_a_mark_or_a_word_to_begin_with_is_refused_by_its_rule_s_name(form: str) -> None:
    with pytest.raises(Malformed, match="r: "):
        compile_book(rooms_of(form))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("‹a rabid dog›", {"rabid"}),
        ("‹the order [rabid] of›", {"the order"}),
        ("‹(rabid | feral) dogs›", {"dogs"}),
        ("‹(rabid | the) cat›", {"cat"}),
        ("‹work <1> rabid›", {"rabid"}),
        ("‹work› card", {"work card"}),
        ("‹work [x] card›", {"work"}),
        ("‹isnt rabid›", {"rabid"}),
        ("!rabid ‹dog›", {"dog"}),
    ],
)
def test_the_rarest_certain_words_call_for_a_pattern(pattern: str, wanted: set[str]) -> None:
    found = anchors(reader().read(pattern))
    assert found is not None
    assert found[1] == wanted


def test_words_that_no_pattern_tells_apart_share_a_character() -> None:
    codes = vocabulary([frozenset("ab"), frozenset("bc"), frozenset("xy")]).codes
    assert codes["x"] == codes["y"]
    assert len({codes[letter] for letter in "abcx"}) == 4


@pytest.mark.parametrize(
    ("word", "kind", "some"),
    [
        ("stab", "v", "stab stabs stabbed stabbing stabbin"), ("flee", "v", "flee flees fled fleeing"), ("testify", "v", "testifies testified"),
        ("see", "vp", "seen"), ("lie", "vg", "lying"), ("child", "n", "child children"), ("witness", "n", "witnesses"), ("city", "n", "cities"),
    ],
)  # fmt: skip
def test_english_forms(word: str, kind: str, some: str) -> None:
    assert set(some.split()) <= forms_en.forms(word, kind)


@pytest.mark.parametrize(
    ("word", "kind", "some"),
    [
        ("pegar", "v", "pego pega pegaba pegue pegaron pegarle pegandole pegado pegada pegueme"),
        ("amenazar", "v", "amenace amenazo amenazarla"), ("tener", "vf", "tengo tiene tuvo tenia tendra tuvieron"),
        ("pedir", "vf", "pide pidio pidieron pedi"), ("ver", "vf", "vi vio vieron veia"), ("oir", "vf", "oyo oia oyeron"),
        ("decir", "v", "dijo dijeron dicho digale diciendole"), ("huir", "vf", "huyo huye"), ("apretar", "vf", "aprieta apreto"),
        ("romper", "vp", "roto rota rotos"), ("casarse", "v", "casarse caso casada"), ("juez", "n", "juez jueces"), ("gay", "n", "gay"),
        ("casado", "a", "casado casada casados casadas"), ("conocer", "vf", "conozco conoce"),
    ],
)  # fmt: skip
def test_spanish_forms(word: str, kind: str, some: str) -> None:
    assert set(some.split()) <= forms_es.forms(word, kind)


@pytest.mark.parametrize("wrong", ["va", "vamos", "oi o", "sere"])
def test_spanish_forms_take_none_of_another_verb(wrong: str) -> None:
    assert wrong not in forms_es.forms("ver", "v")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_common_words_of_both_languages_can_be_named(language: str) -> None:
    names = named(language)
    assert {"en.partner", "es.pareja", "who" if language == "en" else "quien"} <= names.keys()
