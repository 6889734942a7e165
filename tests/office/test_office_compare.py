"""The page that compares: what is chosen, what is told, what is wrong; in both languages, and nothing is kept."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import Any

import httpx
import pytest
from office_visitor import Site, Visitor

import charteroak.office.compare
from charteroak.engines.comparison.clauses import Kind
from charteroak.engines.comparison.findings import FINDINGS
from charteroak.engines.comparison.sides import Direction, Verdict
from charteroak.law import draft, draft_expr, draft_toml
from charteroak.law.article import PROVISIONS, RULEBOOK
from charteroak.law.draft_toml import PROBLEMS
from charteroak.law.draft_written import write_clause, write_draft
from charteroak.office.compare.words import CompareWords, compare_words

HERE = Path(charteroak.office.compare.__file__).parent
EN, ES = compare_words("en"), compare_words("es")
PREFIX = {"en": "", "es": "/es"}
LANGUAGES = tuple(PREFIX)
CLAUSES = {provision.clause: provision for provision in PROVISIONS}
INCLUDED = {"after.suspect_interview": "included"}
OFFICERS = write_clause(CLAUSES["2-928(b)"]).replace(
    "employee is one of police_officer, police_civilian", "employee is police_officer"
)
SHORT = "//section[@aria-labelledby='short']//table"
both = pytest.mark.parametrize("language", LANGUAGES)


def send(visitor: Visitor, language: str = "en", **fields: str) -> Visitor:
    return visitor.post(
        f"{PREFIX[language]}/compare/", {name.replace("__", "."): each for name, each in fields.items()}
    )


# The form.


@both
def test_the_form_has_a_choice_for_every_reading_on_both_sides(language: str, visitor: Visitor) -> None:
    visitor.get(f"{PREFIX[language]}/compare/")
    assert visitor.status == 200
    for side, more in (("before", 2), ("after", 3)):
        for reading in RULEBOOK.readings:
            values = visitor.page.xpath(f"//select[@name='{side}.{reading.id}']/option/@value")
            assert len(values) == len(set(values)) == len(reading.choices) + more
            assert set(reading.choices) < set(values)
    assert compare_words(language).said["notice"] in visitor.text("//p[@class='notice']")
    assert visitor.response.headers["Cache-Control"] == "no-store"


@both
def test_the_article_leads_here_and_the_switch_to_the_other_language(language: str, visitor: Visitor) -> None:
    visitor.get(f"{PREFIX[language]}/article")
    assert visitor.page.xpath(f"//main//a[@href='{PREFIX[language]}/compare/']")
    visitor.get(f"{PREFIX[language]}/compare/")
    other = next(each for each in LANGUAGES if each != language)
    assert visitor.page.xpath("//a[@hreflang]/@href") == [f"{PREFIX[other]}/compare/"]


@both
@pytest.mark.parametrize("clause", [*CLAUSES, "all"])
def test_a_clause_can_be_put_into_the_draft(clause: str, language: str, visitor: Visitor) -> None:
    send(visitor, language, do="insert", clause=clause, draft="# mine\n")
    wanted = [each for each in PROVISIONS if clause in (each.clause, "all")]
    [field] = visitor.page.xpath("//textarea[@name='draft']")
    assert field.text_content().strip() == "# mine\n\n" + "\n".join(map(write_clause, wanted)).strip()


def test_with_no_clause_chosen_the_button_that_puts_one_in_compares(visitor: Visitor) -> None:
    """It is the first in the form, so it is what Enter presses in a field."""
    send(visitor, do="insert", clause="", **INCLUDED_FIELDS)
    assert visitor.heading == EN.ui["result"]


INCLUDED_FIELDS = {"after__suspect_interview": "included"}


# What is found.


@both
def test_a_reading_settled_is_told_in_words_and_numbers(language: str, visitor: Visitor) -> None:
    visitor.post(f"{PREFIX[language]}/compare/", INCLUDED)
    own = compare_words(language)
    assert (visitor.status, visitor.heading) == (200, own.ui["result"])
    row = visitor.texts(f"{SHORT}//tr[.//a]")
    assert len(row) == 1
    assert "256" in row[0]
    assert own.verdicts["stricter"][0] in row[0]
    [group, *_] = visitor.texts("//article[@class='changed-group']")
    assert own.said["when"] in group
    assert "56" in group
    notes = visitor.text("//p[@class='notice']")
    assert own.said["counted"] in notes
    assert own.said["notice_draft"] not in notes
    for link in visitor.page.xpath("//table//a/@href"):
        assert visitor.page.xpath(f"//*[@id='{link[1:]}']")


@both
def test_a_draft_is_told_by_its_words_and_its_cases(language: str, visitor: Visitor) -> None:
    draft = OFFICERS.replace("Hartford police shall", "Hartford police officers shall")
    send(visitor, language, draft=draft, do="compare")
    own = compare_words(language)
    assert visitor.status == 200
    [quote] = visitor.page.xpath("//blockquote[@lang='en']")
    assert [each.text_content() for each in quote.xpath(".//ins")] == [f"{own.ui['comes']} officers"]
    assert own.said["notice_draft"] in visitor.text("//p[@class='notice']")
    assert own.verdicts["looser"][0] in visitor.text(SHORT)
    [field] = visitor.page.xpath("//textarea[@name='draft']")
    assert field.text_content().strip() == draft.strip()


@both
def test_the_day_it_was_passed_brings_every_clause(language: str, visitor: Visitor) -> None:
    visitor.post(f"{PREFIX[language]}/compare/", {"from": "2008-08-10", "to": "2026-11-22"})
    assert visitor.status == 200
    assert [each.get("aria-label") for each in visitor.page.xpath("//article[@class='changed-clause']")] == list(
        CLAUSES
    )
    assert len(visitor.page.xpath("//section[@class='changed-act']")) == 7
    assert not visitor.page.xpath("//ins")  # a whole clause needs no mark on its words
    assert len(visitor.page.xpath("//blockquote")) == len(CLAUSES)


@both
def test_where_nothing_changes_it_says_so(language: str, visitor: Visitor) -> None:
    visitor.post(f"{PREFIX[language]}/compare/", {"from": "2010-01-01", "to": "2020-01-01"})
    assert compare_words(language).said["nothing"] in visitor.text("//p[@class='lede']")
    assert not visitor.page.xpath("//table")


def test_readings_after_are_those_before_unless_chosen(visitor: Visitor) -> None:
    visitor.post("/compare/", {"before.superior_law": "text_only", "after.superior_law": "shipped"})
    assert visitor.status == 200
    assert "Looser" in visitor.text(SHORT)
    visitor.post("/compare/", {"before.superior_law": "text_only", "after.contractors": "covered"})
    sides = visitor.texts("//dl[@class='facts across']//dd")
    assert [("Superior law" in side, "Contractors" in side) for side in sides] == [(True, False), (True, True)]


def test_the_other_language_compares_the_same(visitor: Visitor) -> None:
    send(visitor, draft=OFFICERS, do="compare", after__suspect_interview="included")
    visitor.press("Español")
    assert visitor.page.get("lang") == "es"
    assert visitor.heading == ES.ui["result"]
    [field] = visitor.page.xpath("//textarea[@name='draft']")
    assert field.text_content().strip() == OFFICERS.strip()
    assert visitor.page.xpath("//select[@name='after.suspect_interview']/option[@selected]/@value") == ["included"]


def test_it_can_be_compared_with_the_form_as_it_stands(visitor: Visitor) -> None:
    visitor.get("/compare/").press(EN.ui["go"])
    assert visitor.status == 400
    send(visitor, draft=OFFICERS).press(EN.ui["go"])
    assert visitor.heading == EN.ui["result"]


# What is wrong.


@both
@pytest.mark.parametrize("name", ["from", "to"])
@pytest.mark.parametrize("day", ["zebra", "2026-13-01", "22.11.2026", "0"])
def test_what_is_no_day_is_said_beside_its_field(day: str, name: str, language: str, visitor: Visitor) -> None:
    visitor.post(f"{PREFIX[language]}/compare/", {name: day})
    assert visitor.status == 400
    [field] = visitor.page.xpath(f"//main//input[@name='{name}']")
    assert field.get("aria-invalid") == "true"
    assert f"{name}-error" in field.get("aria-describedby").split()
    assert compare_words(language).ui["bad_day"] in visitor.text(f"//*[@id='{name}-error']")
    assert visitor.page.xpath("//div[@role='alert']//a/@href") == [f"#{name}"]
    assert day not in visitor.page.xpath("//input/@value")
    assert visitor.text("//title").startswith("Error: ")


@both
def test_what_is_wrong_with_a_draft_is_said_beside_it(language: str, visitor: Visitor) -> None:
    draft = OFFICERS.replace('"prohibits"', '"forbids"')
    send(visitor, language, draft=draft)
    own = compare_words(language)
    assert visitor.status == 400
    [field] = visitor.page.xpath("//textarea[@name='draft']")
    assert field.get("aria-invalid") == "true"
    assert "draft-error" in field.get("aria-describedby").split()
    assert field.text_content().strip() == draft.strip()
    error = visitor.text("//div[@id='draft-error']")
    line = 1 + draft.split("\n").index('effect = "forbids"')
    assert own.ui["at_line"].format(line=line) in error
    assert "clause[1].norm[1].effect" in error
    assert own.problems["one_of"] in error
    assert "prohibits, requires, permits" in error
    assert visitor.page.xpath("//div[@role='alert']//a/@href") == ["#draft"]


@both
@pytest.mark.parametrize(
    ("fields", "key", "leads_to"),
    [
        ({}, "nothing_chosen", "from"),
        ({"before.superior_law": "text_only"}, "nothing_chosen", "from"),
        ({"from": "2020-01-01", "to": "2020-01-01"}, "nothing_chosen", "from"),
        ({"draft": "x", "to": "2000-01-01"}, "no_article", "draft"),
    ],
)
def test_what_cannot_be_compared_says_why(
    fields: dict[str, str], key: str, leads_to: str, language: str, visitor: Visitor
) -> None:
    # What is before holds after, too, so one reading chosen before is no difference.
    visitor.post(f"{PREFIX[language]}/compare/", fields)
    assert visitor.status == 400
    assert compare_words(language).ui[key] in visitor.text("//div[@role='alert']")
    assert visitor.page.xpath("//div[@role='alert']//a/@href") == [f"#{leads_to}"]
    assert visitor.page.xpath(f"//*[@id='{leads_to}']")


def test_too_many_open_readings_are_said_beside_them(visitor: Visitor) -> None:
    every = " and ".join(f"{reading.id} is read as {reading.choices[0]}" for reading in RULEBOOK.readings)
    draft = '[[clause]]\nid = "2-930"\nwords = "x"\n[[clause.norm]]\nname = "n"\nacts = ["refer"]\neffect = "permits"\n'
    fields = {f"before.{reading.id}": "unsettled" for reading in RULEBOOK.readings}
    visitor.post("/compare/", {**fields, "draft": f'{draft}when = "{every}"'})
    assert visitor.status == 400
    assert EN.ui["too_many"] in visitor.text("//*[@id='readings-error']")
    assert visitor.page.xpath("//details[@id='readings'][@open]")


@pytest.mark.parametrize(
    "fields",
    [
        {"zebra": "1"},
        {"after.zebra": "included"},
        {"after.suspect_interview": "zebra"},
        {"before.suspect_interview": "shipped"},
        {"clause": "zebra"},
        {"do": "zebra"},
        {"from": ["2008-01-01", "2009-01-01"]},
        {"draft": ["zebra", "zebra"]},
    ],
)
def test_what_the_form_does_not_offer_is_refused_and_not_repeated(fields: dict[str, Any], visitor: Visitor) -> None:
    visitor.post("/compare/", fields)
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()


def test_other_methods_are_refused() -> None:
    from django.test import Client

    response = Client().put("/es/compare/")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_draft_with_marks_of_html_is_shown_as_it_is(visitor: Visitor) -> None:
    words = "<script>alert(1)</script> & </textarea>"
    draft = f"title = '{words}'\n[[clause]]\nid = '2-930'\nno_norm = '{words}'\nwords = '{words}'"
    send(visitor, draft=draft)
    assert visitor.status == 200
    assert not visitor.page.xpath("//main//script")
    [field] = visitor.page.xpath("//textarea[@name='draft']")
    assert field.text_content().strip() == draft
    assert words in visitor.text("//blockquote")
    assert words in visitor.text("//dl[@class='facts across']")


# Nothing is kept.


def test_a_draft_is_in_no_file_and_no_log(site: Site) -> None:
    planted = "zebra4f9c2e"
    draft = OFFICERS.replace("Hartford police", planted)
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        client.get("/compare/").raise_for_status()
        before = {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()}
        found = client.post("/compare/", data={"draft": draft})
        assert planted in found.raise_for_status().text
        assert "Set-Cookie" not in found.headers
        in_parts = client.post("/es/compare/", data={"do": "compare"}, files={"draft": (None, draft)})
        assert planted in in_parts.raise_for_status().text
        for wrong in (f"{planted} =", draft.replace('"inquire"', f'"{planted}"'), draft.replace('"2-928(b)"', "'x'")):
            assert client.post("/compare/", data={"draft": wrong}).status_code == 400
        assert client.post("/compare/", data={"draft": planted * 9_000}).status_code == 413
    assert {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()} == before
    assert planted not in site.log.read_text()


def test_the_whole_article_as_a_draft_is_within_the_limit_twice_over() -> None:
    from django.conf import settings

    body = httpx.Request("POST", "http://x/", data={"draft": write_draft(PROVISIONS).replace("\n", "\r\n")}).content
    assert 2 * len(body) < settings.MAX_BODY


# The words.

TABLES = ["ui", "said", "findings", "kinds", "norms", "parts", "problems"]


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said.replace("[[", "").replace("]]", "")) if name}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_words_with_the_same_places_to_fill(table: str) -> None:
    english, spanish = getattr(EN, table), getattr(ES, table)
    assert set(english) == set(spanish)
    assert {key: places(said) for key, said in english.items()} == {key: places(said) for key, said in spanish.items()}
    same = {key for key in english if english[key] == spanish[key]}
    assert same <= {"from_to", "by", "read"}  # an arrow, and a colon


@pytest.mark.parametrize("own", [EN, ES], ids=LANGUAGES)
def test_there_is_a_word_for_whatever_there_is(own: CompareWords) -> None:
    assert set(own.verdicts) == set(Verdict)
    assert set(own.directions) == set(Direction)
    assert set(own.findings) == set(FINDINGS)
    assert set(own.kinds) == set(own.norms) == set(Kind)
    assert set(own.parts) == {"acts", "effect", "when", "lifts", *(f"lift_{kind}" for kind in Kind)}
    assert set(own.problems) == set(PROBLEMS)


def test_every_word_that_is_used_is_there_and_every_word_is_used() -> None:
    texts = [path.read_text() for path in [*HERE.rglob("*.html"), *HERE.glob("*.py")] if "words_" not in path.name]
    texts.append((HERE.parents[1] / "cli" / "compare_report.py").read_text())
    for table, name in ((EN.ui, "say"), (EN.said, "both")):
        in_templates = {key for text in texts for key in re.findall(rf"page\.{name}\.(\w+)", text)}
        assert in_templates <= set(table)
        named = {word for text in texts for word in re.findall(r"[\"'](\w+)[\"']", text)}
        put_together = {"reading_before", "reading_after"}
        assert set(table) - in_templates - named - put_together == set()


RAISE = {"wrong", "_wrong", "BadDraft", "WrongCondition", "_of_kind"}


def test_what_may_stand_in_a_draft_is_said_in_spanish_unless_it_is_a_name() -> None:
    """Every phrase of the errors of drafts, from where they are raised."""
    phrases = set()
    for module in (draft, draft_toml, draft_expr):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in RAISE:
                parts = [each for argument in node.args for each in ast.walk(argument)]
                phrases |= {each.value for each in parts if isinstance(each, ast.Constant) and " " in str(each.value)}
    phrases -= {"repealed = true", *(each for each in phrases if each.startswith(("up to ", " ")))}
    assert len(phrases) > 8
    assert phrases <= {*ES.allowed, "tables, each under [["}
    assert not [each for each, said in ES.allowed.items() if each == said]
