"""The reports on forms: the contract's lines, counts, statuses, the printed page, which files and which register."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from made_forms import ENTRY, looked, paper, report

from charteroak.law import text
from charteroak.screening.forms import folder
from charteroak.screening.forms.answering import answered
from charteroak.screening.forms.folder import beside, register_of, sources, told
from charteroak.screening.forms.form import Left
from charteroak.screening.forms.printable import printable
from charteroak.screening.forms.register import Register
from charteroak.screening.forms.reporting import (
    Answerable,
    Looked,
    Report,
    Wronged,
    counted,
    lines,
    status,
    wronged_lines,
)
from charteroak.screening.forms.sarif import sarif

CONTRACT = ["path", "where", "question", "category", "tier", "clauses", "suggest"]
TODAY = date(2026, 11, 23)


def test_a_line_has_the_contracts_fields_and_why() -> None:
    made = [json.loads(line) for line in lines(report().looked[0], "en")]
    assert [list(line) for line in made] == [[*CONTRACT, "why", "reason"]] * 2  # one of three is in the register
    assert made[0]["path"] == "forms/a b.html"
    assert made[0] | {"suggest": "", "reason": ""} == {
        "path": "forms/a b.html",
        "where": "line 5",
        "question": "Are you a citizen?",
        "category": "immigration_status",
        "tier": "direct",
        "clauses": ["2-929"],
        "suggest": "",
        "why": "citizen",
        "reason": "",
    }


def test_an_entry_that_is_wrong_is_a_line_of_its_own() -> None:
    [line] = map(json.loads, wronged_lines(report().wronged, "en"))
    assert list(line)[: len(CONTRACT)] == CONTRACT
    assert (line["path"], line["where"], line["register"]) == ("forms/questions.toml", "entry 2, line 14", "expired")
    assert (line["category"], line["tier"], line["question"]) == (None, None, ENTRY.question)


def test_an_entry_whose_question_changed_says_what_is_printed_now_and_what_is_more() -> None:
    given = Wronged("q.toml", 1, ENTRY, "changed", 1, "Where were you  born, and when?", ("Month and day",))
    [line] = map(json.loads, wronged_lines((given,), "en"))
    assert (line["now"], line["more"]) == (given.now, ["Month and day"])
    reports = (
        printable(Report(looked=(), wronged=(given,)), "es", TODAY),
        json.dumps(sarif(Report(looked=(), wronged=(given,)))),
    )
    for said in (line["reason"], *reports):
        assert "Where were you born, and when?" in said
        assert "Month and day" in said


@pytest.mark.parametrize(
    ("given", "want"),
    [
        (looked(), 1),
        (looked(flags=(None,) * 4), 0),
        (looked(silenced={1: ENTRY, 2: ENTRY, 3: ENTRY}), 0),
        (looked(silenced={2: ENTRY}), 1),
        (Looked(path="a", trouble="encrypted"), 2),
        (paper(unread=(Left("page 3", "scanned page"),)), 1),
        (Looked(path="a", judged=paper((Left("page 3", "scanned page"),)).judged, silenced={0: ENTRY}), 2),
    ],
)
def test_the_status_of_a_form(given: Looked, want: int) -> None:
    assert status(given) == want


def test_counts_are_of_what_is_not_silenced() -> None:
    count = counted(report().looked)
    assert (count.forms, count.questions, count.direct, count.proxy, count.silenced) == (2, 5, 3, 0, 1)
    assert {str(each): number for each, number in count.classes.items()} == {
        "immigration_status": 2,
        "public_assistance": 1,
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_printed_page_stands_by_itself_and_has_each_question_before_and_after(language: Any) -> None:
    page = printable(report(), language, TODAY)
    read = html.fromstring(page)
    assert read.get("lang") == language
    assert not read.xpath("//@src | //link | //script | //a[@href]")
    assert "@media print" in read.xpath("string(//style)")
    assert len(read.xpath("//article[contains(@class, 'direct')]//*[@class='before']")) == 3
    assert read.xpath("//article//*[@class='before']//del")[0].text_content() == "Are you a citizen?"
    assert [each.text for each in read.xpath("//ul[@class='options']/li")] == ["Cash", "I get <SNAP>"]
    said = " ".join(read.text_content().split())
    for words in ("forms/a b.html", "forms/c.docx", "forms/questions.toml", ENTRY.citation, text.clause("2-929").text):
        assert words in said
    assert [row.text_content() for row in read.xpath("//tfoot//td")] == ["5", "3", "0", "1"]


def test_what_a_form_prints_is_no_markup_of_the_report() -> None:
    evil = Looked(path="<script>a</script>", judged=looked().judged)
    page = html.fromstring(printable(Report(looked=(evil, paper())), "en", TODAY))
    assert not page.xpath("//script | //snap")


# Which files, and which register.


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b/form.html",
        "b/node_modules/x.html",
        "b/.git/y.html",
        "b/pic.png",
        "b/c/z.md",
        "b/.hidden.md",
        "a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Name: ____")
    (tmp_path / "b" / "away.html").symlink_to("nowhere.html")
    os.mkfifo(tmp_path / "b" / "pipe.md")
    monkeypatch.chdir(tmp_path)
    folder._nearest.cache_clear()
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_of_a_folder_the_files_are_read_that_may_be_forms_once_and_in_order() -> None:
    assert [each.shown for each in sources(["b", "b/form.html", "./b", "b/pic.png"])] == [
        "b/away.html",
        "b/form.html",
        "b/c/z.md",
        "b/pic.png",
    ]
    assert [each.is_named for each in sources(["b", "b/pic.png"])] == [False, False, False, True]


@pytest.mark.usefixtures("tree")
def test_a_folder_that_cannot_be_listed_is_not_passed_as_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(top: str, onerror: Any) -> Any:
        onerror(PermissionError(13, "no", f"{top}/c"))
        return iter(())

    monkeypatch.setattr(folder.os, "walk", walk)
    assert [(each.path, each.is_named) for each in sources(["b"])] == [("b/c", True)]


def test_the_nearest_register_answers_up_to_the_working_folder_and_no_further(tree: Path) -> None:
    (tree / "b" / "c" / "questions.toml").touch()
    (tree / "questions.toml").touch()
    found = {each.shown: register_of(each) for each in sources(["b", "a.txt", "-"])}
    assert found["b/c/z.md"] == "b/c/questions.toml"
    assert found["b/form.html"] == found["a.txt"] == found["-"] == "questions.toml"
    [form] = (each for each in sources(["b"]) if each.shown == "b/form.html")
    assert beside("questions.toml", form) == "b/form.html"
    assert beside("b/c/questions.toml", form) == "../form.html"


def test_a_register_above_the_working_folder_or_the_folder_named_is_not_taken(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "questions.toml").touch()
    (tree / "b" / "c" / "elsewhere").mkdir()
    monkeypatch.chdir(tree / "b")
    folder._nearest.cache_clear()
    assert {register_of(each) for each in sources(["c"])} == {None}
    monkeypatch.chdir(tree / "b" / "c" / "elsewhere")
    folder._nearest.cache_clear()
    assert {register_of(each) for each in sources([str(tree / "b")])} == {None}
    assert {register_of(each) for each in sources([str(tree / "a.txt")])} == {"../../../questions.toml"}


@given(st.text())
@settings(max_examples=50)
def test_a_told_path_is_one_line(name: str) -> None:
    if "\0" not in name:
        shown = told(name.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"))
        assert shown.isprintable()
        assert len(shown.splitlines()) <= 1


def test_each_register_is_read_once_and_answers_for_its_own_forms() -> None:
    asked: list[str] = []

    def load(path: str) -> Register | None:
        asked.append(path)
        return Register() if path != "z.toml" else None

    forms = [
        Answerable(looked("a"), "x.toml", "a"),
        Answerable(Looked(path="b", trouble="broken"), "y.toml", "b"),
        Answerable(looked("c")),
        Answerable(looked("d"), "x.toml", "d"),
    ]
    made, wronged = answered(forms, load, TODAY, also=("z.toml",))
    assert asked == ["z.toml", "x.toml", "y.toml"]
    assert [each.path for each in made] == ["a", "b", "c", "d"]
    assert wronged == ()
