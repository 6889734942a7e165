"""`charteroak article`: the article's own words, its norms beside them, and the difference from another text."""

import json
from pathlib import Path

import pytest
from cli_running import PLANTED, run

from charteroak.cli.article import in_words
from charteroak.law import text
from charteroak.law.article import PROVISIONS, RULEBOOK
from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, ReadAs, Reading


def flat(printed: str) -> str:
    return " ".join(printed.split())


def test_all_of_it_is_every_clause_word_for_word() -> None:
    result = run("article")
    printed = flat(result.stdout)
    assert result.exit_code == 0
    for section in text.sections():
        assert f"Sec. {section.number}. - {section.heading}" in printed
        for clause in section.clauses:
            assert flat(clause.text) in printed
    assert printed.count("(Ord. No. 20-08, 8-11-08)") == len(text.sections())


@pytest.mark.parametrize("citation", [clause.id for clause in text.clauses()])
def test_a_clause_is_that_clause_and_no_other(citation: str) -> None:
    printed = flat(run("article", citation).stdout)
    for clause in text.clauses():
        assert (flat(clause.text) in printed) is (clause.id == citation)


def test_a_section_is_its_clauses() -> None:
    printed = flat(run("article", "2-928").stdout)
    assert [flat(clause.text) in printed for clause in text.clauses()] == [c.section == "2-928" for c in text.clauses()]


def test_the_norms_stand_beside_their_clause_or_why_there_is_none() -> None:
    for provision in PROVISIONS:
        printed = flat(run("article", provision.clause, "--norms").stdout.replace("| ", ""))
        for norm in provision.norms:
            assert flat(f"{norm.effect} {' and '.join(norm.acts)}, when {in_words(norm.when)}") in printed
            for lift in norm.lifts:
                assert flat(f"{in_words(lift.when)} [{lift.by}]") in printed
        assert flat(f"No norm: {provision.no_norm}" if provision.no_norm else "") in printed


def test_as_json_each_clause_is_a_line() -> None:
    lines = [json.loads(line) for line in run("article", "--json").stdout.splitlines()]
    want = [(clause.id, clause.section, clause.heading, clause.text, clause.eid) for clause in text.clauses()]
    assert [tuple(line.values()) for line in lines] == want
    [line] = run("article", "2-928(b)", "--json", "--norms").stdout.splitlines()
    [norm] = json.loads(line)["norms"]
    assert (norm["effect"], norm["acts"], norm["lifted_by"][0]["by"]) == ("prohibits", ["inquire"], "2-928(f)")
    assert json.loads(run("article", "2-925", "--json", "--norms").stdout)["no_norm"]


def test_a_clause_that_there_is_not_is_refused() -> None:
    result = run("article", PLANTED)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "charteroak: CLAUSE: another text is not allowed here; allowed: 2-925, 2-926, 2-927, 2-927(a)"
    )
    assert PLANTED not in result.stderr


def test_before_it_was_passed_there_is_nothing_to_print() -> None:
    result = run("article", "--as-of", "2008-08-10")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert "was not in force on that day" in result.stdout
    result = run("article", "--as-of", "2008-08-10", "--json")
    assert result.stdout == ""
    assert "was not in force" in result.stderr
    assert "2-928" in run("article", "--as-of", "2008-08-11").stdout


def test_the_adopted_text_has_no_difference(shared: Path) -> None:
    result = run("article", "--diff", str(shared / "ordinance" / "article-xxi.txt"))
    assert (result.exit_code, result.output) == (0, "")


def test_a_changed_word_is_shown_with_its_clause_and_status_1(shared: Path) -> None:
    changed = (shared / "ordinance" / "article-xxi.txt").read_text().replace("based solely on", "based partly on")
    result = run("article", "--diff", "-", input=changed)
    assert result.exit_code == 1
    assert "Sec. 2-928(c)\n" in result.stdout
    assert "\n-partly\n+solely\n" in result.stdout


def test_the_difference_is_shown_when_the_words_here_are_not_those_that_were_pinned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That is when it is needed; nothing is quoted then."""
    monkeypatch.setattr(text, "ARTICLE_SHA256", "0" * 64)
    text.clauses.cache_clear()
    try:
        assert run("article", "--diff", "-", input="ARTICLE XXI. - OTHER").exit_code == 1
        result = run("article")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "charteroak article --diff" in result.stderr
    finally:
        text.clauses.cache_clear()


@pytest.mark.parametrize(("content", "says"), [(None, "No such file"), (b"\xff", "bytes that are not UTF-8")])
def test_a_text_that_cannot_be_read_is_one_line(content: bytes | None, says: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / PLANTED).write_bytes(content)
    result = run("article", "--diff", str(tmp_path / PLANTED))
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert PLANTED not in result.stderr


COLOR = Fact("color", "", ("red", "blue"))
SURE = Fact("sure", "")
DOUBT = Reading("doubt", "1", "", {"a": "", "b": ""})


@pytest.mark.parametrize(
    ("expr", "says"),
    [
        (Is(COLOR, ("red",)), "color is red"),
        (Is(COLOR, ("red", "blue")), "color is one of red, blue"),
        (SURE.yes, "sure"),
        (SURE.no, "not sure"),
        (Is(SURE, (True, False)), "sure is one of true, false"),
        (Not(SURE.yes), "not (sure)"),
        (ReadAs(DOUBT, "a"), "doubt is read as a"),
        (All((SURE.yes, AnyOf((SURE.no, COLOR.among("red"))))), "sure and (not sure or color is red)"),
        (AnyOf((All((SURE.yes, SURE.no)), All((SURE.yes,)))), "(sure and not sure) or sure"),
    ],
)
def test_a_condition_in_words(expr: Expr, says: str) -> None:
    assert in_words(expr) == says


def test_every_condition_of_the_article_can_be_said() -> None:
    for norm in RULEBOOK.norms:
        assert all(in_words(expr) for expr in (norm.when, *(lift.when for lift in norm.lifts)))
