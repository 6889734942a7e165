"""The compiled gate lets through all that rules match, and little else; with it texts come out as without it."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.found import Category
from charteroak.screening.grammar.book import compile_book
from charteroak.screening.grammar.chains import chains
from charteroak.screening.grammar.pattern import Reader
from charteroak.screening.grammar.rule import Room, Rule

pytest.importorskip("numba")

from charteroak.screening.gate import folder, words
from charteroak.screening.gate.tables import Gate
from charteroak.screening.language import language, languages
from charteroak.screening.running import by_spelling


def links(text: str) -> list[list[tuple[list[str], str, int]]]:
    """The chains of a pattern: the words of each link, its kinds, and the distance."""
    node = Reader({}, lambda word, _: {word}).read(text)
    return [[(sorted(link.words), link.kinds, link.within) for link in chain] for chain in chains(node)]


def test_a_chain_has_what_must_be_there_in_order_and_how_far_apart() -> None:
    assert links("‹saw [very] rabid <3> dog›") == [[(["saw"], "", 3), (["rabid"], "", 5), (["dog"], "", 7)]]


def test_alternatives_that_differ_have_chains_of_their_own() -> None:
    told = [[link[0] for link in chain] for chain in links("‹rabid dog› | ‹feral cat›")]
    assert told == [[["rabid"], ["dog"]], [["feral"], ["cat"]]]
    apart = [[link[0] for link in chain] for chain in links("‹(case report | feral)›")]
    assert apart == [[["case"], ["report"]], [["feral"]]]


@pytest.mark.parametrize("text", ["‹[dog]› , {any}", "‹{comma}›"])
def test_what_tells_nothing_is_no_link(text: str) -> None:
    assert links(text) == [[]]


FORMS = ("‹saw <2> {name} [was] bitten›", "‹rabid dog›", "‹# teeth›", "{aged} ‹isnt tame›", "‹bark/v at him›")


@pytest.fixture(scope="module")
def gate() -> Gate:
    rules = (Rule(name="r", source="s", forms=FORMS, hits=("x",)),)
    book = compile_book([Room(category=Category.CRIME_WITNESS, language="en", rules=rules)])
    return Gate(book, by_spelling(book.codes), ("ssn", "dob"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I saw Rex was bitten.", {0}), ("saw. Rex was bitten", set()), ("bitten Rex saw", set()), ("I saw Rex.\n\nWas bitten", set()),
        ("saw that Rex\nwas bitten", {0}), ("saw a b c d e f g h i j Rex bitten", set()), ("RABID-DOG", {1}), ("rabid \"dog\"", {1}),
        ("rabid Mr. dog", {1}), ("rabids dog", set()), ("12 teeth, 860-555-0144 teeth", {2}), ("31F isn't tame", {3}), ("f/19 isnt tame", {3}),
        ("barked at him", {4}), ("", set()), ("rabid", set()), ("rabid " + "x " * 400 + "dog", set()), ("x " * 500 + "rabid dog " + "x " * 500, {1}),
    ],
)  # fmt: skip
def test_the_gate_lets_through_what_may_match(text: str, wanted: set[int], gate: Gate) -> None:
    assert {int(form) for _, form in gate.candidates(text.encode()) if form >= 0} == wanted


def test_the_gate_tells_where_and_of_other_words(gate: Gate) -> None:
    rows = gate.candidates(b"DOB x. a rabid dog. ssn").tolist()
    assert sorted(rows) == [[3, -2], [14, 1], [23, -1]]


def test_the_gate_tells_each_place_as_what_is_one_sentence_to_it_may_be_several(gate: Gate) -> None:
    rows = gate.candidates(b"a rabid dog was seen by the whole of the family here\nNote: a rabid dog").tolist()
    assert [form for _, form in rows] == [1, 1]


def test_there_is_room_for_any_number(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.screening.gate import tables

    monkeypatch.setattr(tables, "_ROOM", 2)
    assert len(gate.candidates(b"rabid dog. " * 30)) == 30


TEXTS = [
    "Her husband hit her. She is undocu-\nmented and gets SNAP; u n d o c u m e n t e d, SSN 219-09-9999.",
    "Omar T. | MCD | wit. to homicide | relocation\nGail F. | HPD | purse snatch |",
    "Él no tiene papeles\ny recibe cupones. ¿Recibe cupones?\n\nLa señora vio cuando le dispararon.",
    "31F, on HUSKY D. Denies DV. DOB 4/2/71. Pt states she's undocumented; isn't gay.",
    "Form W-2 2022\n1 Wages, tips, other comp 21,004.10\n2 Federal income tax withheld 1,200.00\n3 Social security wages 21,004.10",
    "SUBPOENA TO TESTIFY AT A TRIAL in the matter of the State and of a certain Person\nTo: Ms. Doe of the evidence room of the Police\nYOU ARE COMMANDED to come to this court to testify in it and to bring what you have.",
    "so she called and "
    + "then the lights went out on the corner and " * 20
    + "her husband hit her and "
    + "the rain came in and " * 30,
    "Mr. Ruiz told Dr. No that his wife left. He 'saw' the man stab the clerk\nand ran. " * 30,
]


def test_texts_come_out_the_same_with_the_gate_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    from bench.screening_text import lines
    from charteroak.screening.detect import screen_texts
    from charteroak.screening.patterns.collected import rooms

    examples = [text for room in rooms() for rule in room.rules for text in (*rule.hits, *rule.misses)]
    texts = [*TEXTS, "\n".join(lines(60, 0.5)), *(each.replace("‹", "").replace("›", "") for each in examples)]
    monkeypatch.setenv("CHARTEROAK_COMPILED", "no")
    without = screen_texts(texts)
    monkeypatch.setenv("CHARTEROAK_COMPILED", "yes")
    with_it = screen_texts(texts)
    assert [text for text, one, other in zip(texts, without, with_it, strict=True) if one != other] == []
    assert sum(bool(each.findings) for each in without) > len(texts) // 3


LETTERS = [
    *"aehlotsy",
    "ñ",
    "É",
    "ß",
    "K",
    "İ",
    "_",
    "'",
    "1",
    " ",
    " ",
    "\n",
    "\0",
    "🙂",
    " the ",
    " y los ",
    " porque ",
    " THE ",
    "ª",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(LETTERS), max_size=30).map("".join), max_size=6))
def test_languages_are_told_by_the_compiled_loop_as_one_by_one(texts: list[str]) -> None:
    texts = [*texts, *TEXTS, "the " * 900 + "los y " * 900]
    assert languages(texts, compiled=True) == [language(text) for text in texts]


def test_a_loop_counts_words_of_each_text() -> None:
    texts = ["the cat, The END", "", "le\0s thé ñ", "les-les porqueporque"]
    counted = words.counted(texts, frozenset({"the", "end"}), frozenset({"les", "porque"}))
    assert counted == [[3, 0, 0], [0, 0, 0], [0, 0, 2], [0, 2, 0]]
    assert words.counted(["İ"], frozenset(), frozenset()) is None


@pytest.mark.parametrize(
    ("chosen", "loaded", "kept", "characters", "wanted"),
    [
        ("yes", False, False, 1, True), ("no", True, True, 10**9, False), ("", False, False, 10**7, False), ("", False, True, 10**7, True),
        ("", False, False, 10**9, True), ("", True, False, 10**5, True), ("", True, True, 10**3, False),
    ],
)  # fmt: skip
def test_the_gate_is_used_where_that_saves_time(
    chosen: str, loaded: bool, kept: bool, characters: int, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_COMPILED", chosen)
    monkeypatch.setattr(folder, "_is_kept", lambda: kept)
    name = "charteroak.screening.gate.loops"
    if loaded:
        monkeypatch.setitem(sys.modules, name, object())
    else:
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert folder.worthwhile(characters) is wanted


def test_what_is_compiled_is_kept_only_where_nobody_else_can_write(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    folder.kernels.cache_clear()
    try:
        path = folder.kernels()
        assert path is not None
        assert path.is_relative_to(tmp_path)
        path.chmod(0o777)
        folder.kernels.cache_clear()
        assert folder.kernels() is None
    finally:
        folder.kernels.cache_clear()
