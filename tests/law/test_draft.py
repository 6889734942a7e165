"""Drafts: every norm of today's article can be written as one and is read back the same; nothing in one can run."""

from __future__ import annotations

import ast
import builtins
import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charteroak.law import draft as draft_module
from charteroak.law import draft_expr, draft_toml, draft_written
from charteroak.law.article import PROVISIONS, RULEBOOK, VERSIONS
from charteroak.law.draft import MOST_NORMS, Draft, read_draft
from charteroak.law.draft_expr import DEEPEST, LONGEST, WrongCondition, read_condition, write_condition
from charteroak.law.draft_toml import LARGEST, PROBLEMS, BadDraft
from charteroak.law.draft_written import write_clause, write_draft
from charteroak.law.provision import Provision
from charteroak.logic.expr import All, AnyOf, Expr, Not, ReadAs
from charteroak.logic.norm import Effect, Norm
from tests.fixtures.every import examples

TODAY = VERSIONS[-1]
NORMS = [norm for provision in PROVISIONS for norm in provision.norms]
READINGS = {reading.id: reading for reading in RULEBOOK.readings}
FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
PLANTED = "zebra4f9c"


def read(text: str) -> Draft:
    return read_draft(text, TODAY)


def refusal(text: str) -> BadDraft | None:
    """Why a draft cannot be read; None where it can."""
    try:
        read(text)
    except BadDraft as bad:
        return bad
    return None


def folded(words: str) -> str:
    return " ".join(words.split())


# There and back.


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.name)
def test_every_norm_of_the_article_is_read_back_the_very_same(norm: Norm) -> None:
    found = read(write_clause(Provision(norm.clause, "Words.", norms=(norm,))))
    [clause] = [each for each in found.version.provisions if each.clause == norm.clause]
    assert clause.norms == (norm,)


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.clause)
def test_every_clause_of_the_article_is_read_back_the_very_same(provision: Provision) -> None:
    found = read(write_clause(provision))
    [clause] = [each for each in found.version.provisions if each.clause == provision.clause]
    assert clause.norms == provision.norms
    assert folded(clause.words) == folded(provision.words)
    assert clause.no_norm == folded(provision.no_norm)
    assert found.clauses == (provision.clause,)
    assert found.version.rulebook == RULEBOOK


def test_the_whole_article_is_read_back_the_very_same() -> None:
    text = write_draft(PROVISIONS)
    assert read(text).version.rulebook == RULEBOOK
    assert len(text.encode()) < LARGEST / 2
    assert max(map(len, text.splitlines())) < 200


FACT_LEAVES = [
    fact.among(*values)
    for fact in FACTS.values()
    for values in [*((value,) for value in fact.values), fact.values[:2], fact.values[::-1]]
]
LEAVES: st.SearchStrategy[Expr] = st.sampled_from(
    [*FACT_LEAVES, *(ReadAs(reading, choice) for reading in READINGS.values() for choice in reading.choices)]
)
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=examples(150))
@given(EXPRESSIONS)
def test_every_condition_is_read_back_the_very_same(expr: Expr) -> None:
    text = write_condition(expr)
    assert read_condition(text, FACTS, READINGS) == expr
    assert read_condition(f"\n ({text}\n)\t", FACTS, READINGS) == expr
    laid_out = tomllib.loads(f"when = {draft_written._condition(expr)}")["when"]
    assert read_condition(laid_out, FACTS, READINGS) == expr


@pytest.mark.parametrize("join", [All, AnyOf])
def test_a_condition_of_one_part_is_that_part_and_one_of_none_cannot_be_written(join: Any) -> None:
    leaf = FACTS["resident"].yes
    assert write_condition(join((leaf,))) == "resident"
    with pytest.raises(ValueError, match="no parts"):
        write_condition(join(()))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z"))).filter(str.strip), min_size=1, max_size=9))
def test_words_are_read_back_whatever_marks_they_have(words: list[str]) -> None:
    text = " ".join(words)
    made = read(write_clause(Provision("2-930", text, no_norm=text)))
    [clause] = [each for each in made.version.provisions if each.clause == "2-930"]
    composed = read(f"[[clause]]\nid = '2-930'\nwords = {_toml(text)}\nno_norm = 'None.'").version.provisions[-1]
    assert clause.words == composed.words


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_blank_line_parts_paragraphs_and_a_line_end_does_not() -> None:
    made = read("[[clause]]\nid='2-930'\nno_norm='None.'\nwords='''\nOne\n two.\n \n\nThree.\n'''")
    assert made.version.provisions[-1].words == "One two.\n\nThree."


# What a draft does.

NORM = """
[[clause]]
id = "2-928(g)"
words = "Words."
[[clause.norm]]
name = "a_norm"
acts = ["detain", "arrest"]
effect = "prohibits"
when = "employee is police_officer"
[[clause.norm.lift]]
by = "criminal_warrant"
when = "criminal_warrant"
"""


def test_a_new_clause_stands_in_its_place() -> None:
    made = read(NORM)
    citations = [each.clause for each in made.version.provisions]
    assert citations == sorted([*(each.clause for each in PROVISIONS), "2-928(g)"])
    norm = next(norm for norm in made.version.rulebook.norms if norm.name == "a_norm")
    assert (norm.acts, norm.effect, norm.lifts[0].by) == (("detain", "arrest"), Effect.PROHIBITS, "criminal_warrant")
    assert [each for each in made.version.rulebook.norms if each.name != "a_norm"] == list(RULEBOOK.norms)


def test_a_repealed_clause_goes_and_so_do_the_exceptions_it_made() -> None:
    made = read('[[clause]]\nid = "2-928(f)"\nrepealed = true')
    assert {by for norm in made.version.rulebook.norms for lift in norm.lifts if (by := lift.by) == "2-928(f)"} == set()
    assert made.fell_away == tuple((norm.name, "2-928(f)") for norm in NORMS if norm.clause.startswith("2-928"))
    others = [norm for norm in made.version.rulebook.norms if not norm.clause.startswith("2-928")]
    assert others == [norm for norm in NORMS if not norm.clause.startswith("2-928")]


def test_a_norm_may_keep_its_name_or_take_that_of_one_that_goes() -> None:
    moved = NORM.replace("a_norm", "arrest_on_removal_warrant")
    with pytest.raises(BadDraft) as caught:
        read(moved)
    assert caught.value.problem == "taken"
    assert read(moved + '[[clause]]\nid = "2-928(d)"\nrepealed = true').version.rulebook


# What is wrong with one, and where.


def with_condition(condition: str) -> str:
    return NORM.replace('"employee is police_officer"', f'"{condition}"')


MANY = "\n".join(
    f'[[clause.norm]]\nname = "n{n}"\nacts = ["detain"]\neffect = "permits"\nwhen = "criminal_ground"'
    for n in range(MOST_NORMS)
)
WRONG = [
    # the draft as a whole
    ("#" * (LARGEST + 1), "large", None, ""),
    ("", "missing", None, "clause"),
    ("x = ", "toml", 1, ""),
    ("x = 1\nx = 2", "toml", 2, ""),
    ("x = [" + "[" * 30_000, "toml", None, ""),
    ("x = 1" + "0" * 9_000, "toml", None, ""),
    ("author = 'me'", "key", 1, "author"),
    ("'a b' = 1", "key", None, "(a name that is no field's)"),
    ("title = 1", "kind", 1, "title"),
    ("title = ' '", "empty", 1, "title"),
    ("title = 'a\u202eb'", "control", 1, "title"),
    ('title = "\\u001b[2J"', "control", 1, "title"),
    ("clause = 1", "kind", 1, "clause"),
    ("clause = [1]", "kind", 1, "clause"),
    ("[clause]\nid = '2-929'", "kind", 1, "clause"),
    # a clause
    ("[[clause]]\nwords = 'x'\nno_norm = 'x'", "missing", 1, "clause[1].id"),
    ("[[clause]]\nid = 1", "kind", 2, "clause[1].id"),
    ("[[clause]]\nid = '2-1'", "citation", 2, "clause[1].id"),
    ("[[clause]]\nid = '2-928(B)'", "citation", 2, "clause[1].id"),
    (NORM + NORM, "twice", 15, "clause[2].id"),
    (NORM + "[[clause]]\nid = '2-929'", "says", 13, "clause[2]"),
    ("[[clause]]\nid = '2-929'\nno_norm = 'x'\nrepealed = true", "says", 1, "clause[1]"),
    ("[[clause]]\nid = '2-929'\nnorm = []\nwords = 'x'", "says", 1, "clause[1]"),
    ("[[clause]]\nid = '2-929'\nno_norm = 'x'", "missing", 1, "clause[1].words"),
    ("[[clause]]\nid = '2-929'\nwords = ''\nno_norm = 'x'", "empty", 3, "clause[1].words"),
    ("[[clause]]\nid = '2-929'\nrepealed = 1", "one_of", 3, "clause[1].repealed"),
    ("[[clause]]\nid = '2-929'\nrepealed = true\nwords = 'x'", "key", 4, "clause[1].words"),
    ("[[clause]]\nid = '2-950'\nrepealed = true", "not_there", 2, "clause[1].id"),
    (NORM.replace("words", "text"), "key", 4, "clause[1].text"),
    # a norm
    (NORM.replace("name =", "title ="), "key", 6, "clause[1].norm[1].title"),
    (NORM.replace('"a_norm"', '"A norm"'), "slug", 6, "clause[1].norm[1].name"),
    (NORM.replace('"a_norm"', '"private_inquiry"'), "taken", 6, "clause[1].norm[1].name"),
    (NORM + NORM.replace("(g)", "(h)"), "taken", 18, "clause[2].norm[1].name"),
    (NORM.replace('["detain", "arrest"]', '"detain"'), "kind", 7, "clause[1].norm[1].acts"),
    (NORM.replace('["detain", "arrest"]', "[]"), "empty", 7, "clause[1].norm[1].acts"),
    (NORM.replace('["detain", "arrest"]', "[1]"), "kind", 7, "clause[1].norm[1].acts"),
    (NORM.replace('"arrest"]', '"deport"]'), "act", 7, "clause[1].norm[1].acts"),
    (NORM.replace('"arrest"]', '"detain"]'), "twice", 7, "clause[1].norm[1].acts"),
    (NORM.replace('"prohibits"', '"forbids"'), "one_of", 8, "clause[1].norm[1].effect"),
    (NORM.replace('effect = "prohibits"\n', ""), "missing", 5, "clause[1].norm[1].effect"),
    (NORM.replace('by = "criminal_warrant"', 'by = "pardon"'), "one_of", 11, "clause[1].norm[1].lift[1].by"),
    (NORM.replace('by = "criminal_warrant"', 'by = "2-940"'), "one_of", 11, "clause[1].norm[1].lift[1].by"),
    (
        NORM.replace('by = "criminal_warrant"', 'by = "2-928(f)"') + "[[clause]]\nid = '2-928(f)'\nrepealed = true",
        "repealed",
        11,
        "clause[1].norm[1].lift[1].by",
    ),
    (NORM.replace("lift]]\nby", "lift]]\nnote = 1\nby"), "key", 11, "clause[1].norm[1].lift[1].note"),
    (NORM + MANY, "many", None, ""),
    # a condition
    (with_condition("$"), "character", 9, "clause[1].norm[1].when"),
    (with_condition("criminal_warrant and " * LONGEST + "criminal_ground"), "long", 9, "clause[1].norm[1].when"),
    (with_condition("(" * (DEEPEST + 1)), "deep", 9, "clause[1].norm[1].when"),
    (with_condition("employee is"), "ends", 9, "clause[1].norm[1].when"),
    (with_condition("criminal_warrant and"), "ends", 9, "clause[1].norm[1].when"),
    (with_condition("(criminal_warrant"), "ends", 9, "clause[1].norm[1].when"),
    (with_condition("criminal_warrant)"), "goes_on", 9, "clause[1].norm[1].when"),
    (with_condition("(criminal_warrant criminal_ground)"), "goes_on", 9, "clause[1].norm[1].when"),
    (with_condition("and criminal_warrant"), "unexpected", 9, "clause[1].norm[1].when"),
    (with_condition("employee is one police_officer"), "unexpected", 9, "clause[1].norm[1].when"),
    (with_condition("criminal_warrant or criminal_ground and resident"), "mixed", 9, "clause[1].norm[1].when"),
    (with_condition("citizenship"), "name", 9, "clause[1].norm[1].when"),
    (with_condition("resident"), "name", 9, "clause[1].norm[1].when"),
    (with_condition("not employee"), "denied", 9, "clause[1].norm[1].when"),
    (with_condition("not not criminal_warrant"), "denied", 9, "clause[1].norm[1].when"),
    (with_condition("employee and criminal_warrant"), "no_value", 9, "clause[1].norm[1].when"),
    (with_condition("employee is mayor"), "value", 9, "clause[1].norm[1].when"),
    (with_condition("criminal_warrant is yes"), "value", 9, "clause[1].norm[1].when"),
    (with_condition("superior_law is read as upheld"), "value", 9, "clause[1].norm[1].when"),
    (with_condition("employee is one of contractor, contractor"), "twice", 9, "clause[1].norm[1].when"),
]


@pytest.mark.parametrize(("text", "problem", "line", "place"), WRONG, ids=lambda each: str(each)[-30:])
def test_what_is_wrong_is_told_with_its_line_and_field(text: str, problem: str, line: int | None, place: str) -> None:
    with pytest.raises(BadDraft) as caught:
        read(text)
    bad = caught.value
    assert bad.problem == problem
    if problem != "many":
        assert (bad.line, bad.place) == (line, place)
    assert bad.allowed
    assert "\n" not in str(bad)
    assert str(bad).startswith(f"draft, line {line}" if line else "draft")
    assert PROBLEMS[problem] in str(bad)


def test_every_problem_there_is_is_brought_about() -> None:
    assert {problem for _, problem, _, _ in WRONG} == set(PROBLEMS)


def test_in_a_condition_of_several_lines_the_line_is_that_of_the_word() -> None:
    text = NORM.replace('"employee is police_officer"', '"""\nemployee is police_officer\n  and citizenship"""')
    with pytest.raises(BadDraft) as caught:
        read(text)
    assert (caught.value.line, caught.value.character) == (11, 7)
    assert text.split("\n")[10][6:] == 'citizenship"""'


def test_a_word_that_looks_like_a_header_moves_no_line() -> None:
    words = 'words = """\n[[clause]]\nid = "no"\n"""'
    text = NORM.replace('words = "Words."', words).replace('"prohibits"', '"forbids"')
    with pytest.raises(BadDraft) as caught:
        read(text)
    assert text.split("\n")[(caught.value.line or 0) - 1] == 'effect = "forbids"'


def test_tables_within_lines_are_read_too() -> None:
    """TOML has other ways to write the same; only the line is then told less exactly."""
    text = (
        "clause = [{id = '2-930', words = 'x', norm = [{name = 'n', acts = ['refer'], effect = 'permits', when = %s}]}]"
    )
    assert read(text % "'resident'").clauses == ("2-930",)
    with pytest.raises(BadDraft) as caught:
        read(text % "'mayor'")
    assert (caught.value.line, caught.value.place) == (1, "clause[1].norm[1].when")


@pytest.mark.parametrize("where", [each for each in NORM.split('"')[1::2] if each not in ("detain",)])
def test_nothing_of_a_draft_is_repeated(where: str) -> None:
    for planted in (PLANTED, f"{PLANTED} \\u0007"):
        if bad := refusal(NORM.replace(f'"{where}"', f'"{planted}"', 1)):
            assert PLANTED not in str(bad) + str(bad.as_dict())


# Whatever is handed in: a draft or one line, and nothing runs.

SOURCE = write_clause(PROVISIONS[5]) + NORM
SIGNS = (
    '"',
    '"""',
    "'''",
    "[",
    "]",
    "=",
    "#",
    "\\",
    "{",
    "}",
    ",",
    "(",
    ")",
    "\n",
    "\x00",
    "é",
    "\u202e",
    "\ud800",
    " ",
)
TEXTS = ("[[clause]]", "[[clause.norm]]", "and", "or", "not", "is", "one of", "true", "1", "2026-11-22", "a.b = 1\n")
PARTS = st.sampled_from((*SIGNS, *TEXTS))


@settings(deadline=None, max_examples=examples(300), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SOURCE)), st.integers(0, 12), PARTS), min_size=1, max_size=4))
def test_a_draft_with_anything_in_it_is_read_or_refused_in_one_line(edits: list[tuple[int, int, str]]) -> None:
    text = SOURCE
    for at, cut, put in edits:
        text = text[:at] + put + text[at + cut :]
    _read_or_refused(text)


@settings(deadline=None, max_examples=examples(100))
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    _read_or_refused(text)
    _read_or_refused(with_condition(text.replace("\\", "").replace('"', "")))
    with suppress(WrongCondition):
        read_condition(text, FACTS, READINGS)


def _read_or_refused(text: str) -> None:
    if bad := refusal(text):
        assert "\n" not in str(bad)
        assert bad.line is None or 1 <= bad.line <= text.count("\n") + 1


HOSTILE = [
    "__import__('os').system('true')",
    "employee.__class__",
    "().__class__.__bases__",
    "{{7*7}}",
    "lambda: 0",
    "exec(open(0).read())",
]


@pytest.mark.parametrize("code", HOSTILE)
def test_code_in_a_draft_is_a_text_like_any_other(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    texts = [NORM.replace(f'"{old}"', f'"{code}"', 1) for old in NORM.split('"')[1::2]] + [code, f"title = {code}"]
    for name in ("eval", "exec", "compile", "open"):
        monkeypatch.setattr(builtins, name, lambda *_, name=name, **__: ran.append(name))
    monkeypatch.setattr(os, "system", lambda *_: ran.append("system"))
    for text in texts:
        assert code not in str(refusal(text))
    monkeypatch.undo()
    assert ran == []


@pytest.mark.parametrize("module", [draft_module, draft_expr, draft_toml, draft_written])
def test_nothing_that_reads_a_draft_can_run_anything(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text())
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "open", "__import__", "getattr", "setattr", "import_module"}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in imported} & {"os", "subprocess", "importlib", "pickle", "ctypes", "sys"}
