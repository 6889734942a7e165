"""What is filled in on a form of text is no part of its questions, however it was written there."""

import msgspec
import pytest

from charteroak.screening.forms.reading import read_form

MARK = "Zqxplanted"
ASKED = "Are you a citizen?"
FILLED = [
    ("x.html", f"<label>{ASKED} <input value={MARK}></label>"),
    ("x.html", f"<label>{ASKED} <output>{MARK}</output><input></label>"),
    ("x.html", f"<label>{ASKED} <div role=textbox>{MARK}</div></label>"),
    ("x.html", f"<label>{ASKED} <span role=combobox>{MARK}</span></label>"),
    ("x.html", f"<label>{ASKED} <span contenteditable=true><b>{MARK}</b></span></label>"),
    ("x.html", f"<label>{ASKED} <textarea>{MARK}</textarea></label>"),
    ("x.html", f"<label>{ASKED} <input type=checkbox value={MARK} checked></label>"),
    ("x.html", f"<p>{ASKED} <u>{MARK}</u></p>"),
    ("x.html", f"<p>{ASKED} ___{MARK}___</p>"),
    ("x.txt", f"{ASKED} {MARK}"),
    ("x.txt", f"{ASKED} __{MARK}__"),
    ("x.txt", f"{ASKED} __{MARK}"),
    ("x.txt", f"{ASKED} ___{MARK}___ "),
    ("x.md", f"- {ASKED} _____{MARK}__________"),
    ("x.txt", f"Q: {ASKED}\nA: {MARK}"),
    ("x.html", f"<p>1. {ASKED} {MARK.lower()}, 2001</p><p>2. Your name?</p>"),
    ("x.txt", f"1. {ASKED} {MARK.lower()}\n2. Your name?"),
    ("x.md", f"1. {ASKED} **{MARK.lower()}**\n2. Your name?"),
    ("x.md", f"1. {ASKED} __{MARK.lower()}__\n2. Your name?"),
    ("x.md", f"| {ASKED} | ___{MARK}___ |\n|---|---|\n| Your name | ____ |"),
]


@pytest.mark.parametrize(("name", "form"), FILLED)
def test_what_is_filled_in_is_not_in_a_question(name: str, form: str) -> None:
    read = read_form(form.encode(), name)
    assert ASKED in [question.text for question in read.questions]
    assert MARK.lower().encode() not in msgspec.json.encode(read.questions).lower()


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_a_question_is_read_whatever_small_letters_follow_its_sign(name: str) -> None:
    line = "Have you ever been hurt by someone close? e.g. hit or kicked"
    [question] = read_form((f"<p>{line}</p>" if name == "x.html" else line).encode(), name).questions
    assert question.text == "Have you ever been hurt by someone close?"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (f"Country of birth ___{MARK}___", ["Country of birth"]),
        (f"{ASKED} __{MARK}__ Date of birth? __1990__", [ASKED, "Date of birth?"]),
        ("Name ____ Date of birth ____", ["Name", "Date of birth"]),
        ("First name ___ Last name ___ Zip ___", ["First name", "Last name", "Zip"]),
    ],
)
def test_words_on_a_blank_are_an_answer_and_words_between_blanks_are_a_label(line: str, asked: list[str]) -> None:
    assert [question.text for question in read_form(line.encode(), "x.txt").questions] == asked
