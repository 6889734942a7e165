"""The register's file: read whole or not at all, each fault named; changed with everything else as it was."""

import difflib
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from charteroak.screening.forms.register import (
    BASES,
    FIELDS,
    BadRegister,
    Entry,
    NotWritten,
    Wrong,
    added,
    changed,
    digest,
    load,
    loads,
    removed,
    save,
    wrong_with,
)
from charteroak.screening.forms.register_reading import LARGEST, LONGEST, MOST, SAID, decoded

GOOD = 'form = "a.html"\nquestion = "Country of birth"\nbasis = "required by law"\n'
KEPT = '''# The City's lawful questions.
# Kept by the clerk.

# Benefits
[[question]] # the first
form = "intake/*.html" # every intake form
question = "Do you receive SNAP?"
basis = "required by law"
citation = '7 U.S.C. 2020(e)'   # the Act
owner = "Human Services"
approved_by = "Corporation Counsel"
approved_on = 2026-03-01
expires = 2027-03-01 # a year

# Passports
[[question]]
form = "passport.pdf"
question = "Country of birth"
basis = "necessary to the service"
beside = ["in which country", "born in"]
service = "Passports"
reason = """
The passport shows it.
# not a comment
[[question]]
form = "not/a/form"
"""
expires = 2028-01-01

# The end.
'''


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(BadRegister) as told:
        loads(text)
    return [(each.line, each.field, each.kind) for each in told.value.faults]


def test_every_field_is_read() -> None:
    read = loads(KEPT)
    assert read.lines == (5, 16)
    assert read.entries == (
        Entry(
            form="intake/*.html",
            question="Do you receive SNAP?",
            basis="required by law",
            citation="7 U.S.C. 2020(e)",
            owner="Human Services",
            approved_by="Corporation Counsel",
            approved_on=date(2026, 3, 1),
            expires=date(2027, 3, 1),
        ),
        Entry(
            form="passport.pdf",
            question="Country of birth",
            basis="necessary to the service",
            beside=("in which country", "born in"),
            service="Passports",
            reason='The passport shows it.\n# not a comment\n[[question]]\nform = "not/a/form"\n',
            expires=date(2028, 1, 1),
        ),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "\ufeff"])
def test_a_register_may_be_empty(text: str) -> None:
    assert loads(decoded(text.encode())).entries == ()


def test_a_date_may_be_a_text_of_the_same_form() -> None:
    assert loads(f'[[question]]\n{GOOD}expires = "2027-06-30"\n').entries[0].expires == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[question]]\nform = \n", [(2, "", "not TOML")]),
        ("[[question]]\n" + GOOD + GOOD, [(5, "", "not TOML")]),
        ("[question]\n" + GOOD, [(3, "question", "not a table")]),
        ('question = [{form = "a"}]\n', [(1, "question", "not a table")]),
        ("question = 1\n", [(1, "question", "not a table")]),
        (f"title = 1\n\n[[question]]\n{GOOD}", [(1, "title", "no such field")]),
        (f"[[question]]\n{GOOD}why = 1\n", [(5, "why", "no such field")]),
        (f"[[question]]\n{GOOD}[question.more]\nx = 1\n", [(1, "more", "no such field")]),
        (
            "\n[[question]]\n",
            [(2, "form", "missing"), (2, "question", "missing"), (2, "basis", "missing")],
        ),
        (f'[[question]]\n{GOOD}owner = " "\n', [(5, "owner", "empty")]),
        (f"[[question]]\n{GOOD}owner = 7\n", [(5, "owner", "not a text")]),
        (f'[[question]]\n{GOOD}owner = ["x"]\n', [(5, "owner", "not a text")]),
        (f'[[question]]\n{GOOD}owner = "a\\nb"\n', [(5, "owner", "not printable")]),
        (f'[[question]]\n{GOOD}reason = "a\\u202eb"\n', [(5, "reason", "not printable")]),
        (f'[[question]]\n{GOOD}beside = "x"\n', [(5, "beside", "not texts")]),
        (f"[[question]]\n{GOOD}beside = [1]\n", [(5, "beside", "not texts")]),
        (f"[[question]]\n{GOOD}beside = []\n", [(5, "beside", "empty")]),
        (f'[[question]]\n{GOOD}beside = ["x", ""]\n', [(5, "beside", "empty")]),
        (f'[[question]]\n{GOOD}expires = "soon"\n', [(5, "expires", "not a date")]),
        (f'[[question]]\n{GOOD}expires = "2027-02-29"\n', [(5, "expires", "not a date")]),
        (f"[[question]]\n{GOOD}expires = 2027\n", [(5, "expires", "not a date")]),
        (f"[[question]]\n{GOOD}approved_on = 2027-01-01T10:00:00\n", [(5, "approved_on", "not a date")]),
        (f"[[question]]\n{GOOD.replace('required by law', 'needed')}", [(4, "basis", "not a basis")]),
        *(
            (f"[[question]]\n{GOOD.replace('a.html', path)}", [(2, "form", "not a path")])
            for path in ("/a.html", "C:/a.html", "a//b.html", "a\\\\b.html", " a.html", "a.html ")
        ),
        (f"[[question]]\n{GOOD}\n\n# again\n[[question]]\n{GOOD}", [(8, "question", "double")]),
        (
            f'[[question]]\n{GOOD}x = 1\nexpires = "y"\n[[question]]\nform = ""\n',
            [
                (5, "x", "no such field"),
                (6, "expires", "not a date"),
                (7, "question", "missing"),
                (7, "basis", "missing"),
                (8, "form", "empty"),
            ],
        ),
    ],
)
def test_each_fault_is_named_by_its_line_its_field_and_its_kind(text: str, wanted: list[tuple[int, str, str]]) -> None:
    assert faults(text) == wanted
    assert faults(text.replace("\n", "\r\n")) == wanted


@pytest.mark.parametrize("field", LONGEST)
def test_a_field_has_a_length_that_it_may_have_and_not_one_more(field: str) -> None:
    def with_length(length: int) -> str:
        value = f'["{"a" * length}"]' if field == "beside" else f'"{"a" * length}"'
        line = f"{field} = {value}\n"
        rest = "".join(each for each in GOOD.splitlines(keepends=True) if not each.startswith(f"{field} "))
        return f"[[question]]\n{line}{rest}"

    assert len(loads(with_length(LONGEST[field])).entries) == 1
    assert faults(with_length(LONGEST[field] + 1)) == [(2, field, "too long")]


def test_too_many_and_too_large() -> None:
    many = "".join(f'[[question]]\nform="a"\nquestion="{n}"\nbasis="required by law"\n' for n in range(MOST + 1))
    assert faults(many) == [(4 * MOST + 1, "", "too many")]
    with pytest.raises(BadRegister) as told:
        decoded(b"#" * (LARGEST + 1))
    assert [each.kind for each in told.value.faults] == ["too large"]
    with pytest.raises(BadRegister) as told:
        decoded(b"# a\n# \xff\n")
    assert [(each.line, each.kind) for each in told.value.faults] == [(2, "not text")]


def test_a_fault_says_what_is_wrong_and_repeats_no_value() -> None:
    with pytest.raises(BadRegister) as told:
        loads(f'[[question]]\n{GOOD}expires = "zebra"\n')
    assert str(told.value) == f"line 5: `expires`: {SAID['not a date']}"
    assert "zebra" not in str(told.value)


@given(st.text(max_size=200) | st.lists(st.sampled_from(KEPT.splitlines())).map("\n".join))
def test_any_text_is_a_register_or_a_bad_one(text: str) -> None:
    try:
        read = loads(text)
    except BadRegister:
        return
    assert len(read.entries) == len(read.lines)


@pytest.mark.parametrize("text", ["[" * 50_000, "a." * 20_000, "question = " + "[" * 20_000, '"""' * 30_000])
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    assert [kind for _, _, kind in faults(text)] == ["not TOML"]


# Written.


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    told = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [each[2:] for each in told if each[0] == "-"], [each[2:] for each in told if each[0] == "+"]


def test_a_change_leaves_every_other_line_and_the_comments_beside_values() -> None:
    first = loads(KEPT).entries[0]
    after = changed(KEPT, 0, replace(first, citation="", owner="Library", expires=date(2029, 1, 1), service="Food"))
    gone, new = differing(KEPT, after)
    assert gone == [
        "citation = '7 U.S.C. 2020(e)'   # the Act",
        'owner = "Human Services"',
        "expires = 2027-03-01 # a year",
    ]
    assert new == ['owner = "Library"', "expires = 2029-01-01 # a year", 'service = "Food"']


def test_an_entry_without_change_leaves_the_file_as_it_is() -> None:
    for number, entry in enumerate(loads(KEPT).entries):
        assert changed(KEPT, number, entry) == KEPT


def test_what_is_removed_takes_the_comment_right_above_it_along_and_no_other() -> None:
    gone, new = differing(KEPT, removed(KEPT, 0))
    assert (next(filter(None, gone)), new) == ("# Benefits", [])
    assert "# Passports" in removed(KEPT, 0)
    assert removed(removed(KEPT, 0), 0) == "# The City's lawful questions.\n# Kept by the clerk.\n\n# The end.\n"
    assert "# Benefits" in removed(KEPT, 1)
    assert "# The end." in removed(KEPT, 1)


def test_a_comment_that_the_file_begins_with_stays() -> None:
    text = f"# Ours\n[[question]]\n{GOOD}"
    assert removed(text, 0) == "# Ours\n"


def test_what_is_added_goes_to_the_end() -> None:
    entry = Entry(
        form="b", question='¿"Es" \\ así?', basis="necessary to the service", reason='a\n""" b', beside=("x",)
    )
    after = added(KEPT, entry)
    assert after.startswith(KEPT)
    assert loads(after).entries == (*loads(KEPT).entries, entry)
    assert loads(added("", entry)).entries == (entry,)
    assert added("# c", entry).startswith("# c\n\n[[question]]\n")


@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_no_other_place(number: int) -> None:
    entry = loads(KEPT).entries[0]
    with pytest.raises(IndexError):
        changed(KEPT, number, entry)
    with pytest.raises(IndexError):
        removed(KEPT, number)


def test_an_entry_that_could_not_be_read_again_is_not_written() -> None:
    first = loads(KEPT).entries[0]
    for wrong in (replace(first, form="/x"), replace(first, question=""), replace(first, owner="a\nb")):
        with pytest.raises(BadRegister):
            added(KEPT, wrong)
        with pytest.raises(BadRegister):
            changed(KEPT, 1, wrong)
    with pytest.raises(BadRegister) as told:
        added(KEPT, first)
    assert [each.kind for each in told.value.faults] == ["double"]


def test_a_broken_register_is_not_written_to() -> None:
    for write in (lambda: removed("x = 1", 0), lambda: added("x = 1", loads(KEPT).entries[0])):
        with pytest.raises(BadRegister):
            write()


printed = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"]), min_size=1, max_size=30)
said = printed.filter(lambda text: bool(text.strip()) and not any(c in text for c in "\x85\u2028\u2029"))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
entries = st.builds(
    Entry,
    form=st.sampled_from(["a.html", "b/*.pdf", "../c.json", "**/d e.md"]),
    question=said,
    basis=st.sampled_from(BASES),
    beside=st.lists(said, max_size=3).map(tuple),
    citation=said | st.just(""),
    reason=st.lists(said, max_size=3).map("\n".join),
    approved_on=days | st.none(),
    expires=days | st.none(),
)
steps = st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 9), entries)


@settings(max_examples=40)
@given(st.sampled_from(["", KEPT, KEPT.replace("\n", "\r\n"), KEPT.rstrip("\n")]), st.lists(steps, max_size=6))
def test_whatever_is_done_the_file_says_what_a_list_would(text: str, done: list[tuple[str, int, Entry]]) -> None:
    wanted = list(loads(text).entries)
    comments = [line for line in ("# The City's lawful questions.", "# The end.") if line in text]
    for what, at, entry in done:
        place = at % len(wanted) if wanted else 0
        if any((entry.form, entry.question, entry.beside) == (e.form, e.question, e.beside) for e in wanted):
            continue
        if what == "add":
            text = added(text, entry)
            wanted.append(entry)
        elif wanted and what == "change":
            text = changed(text, place, entry)
            wanted[place] = entry
        elif wanted:
            text = removed(text, place)
            del wanted[place]
        assert list(loads(text).entries) == wanted
    assert [line for line in comments if line not in text] == []


def test_the_page_about_the_register_shows_one_and_names_every_field_and_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "register.md").read_text()
    shown = loads(page.split("```toml\n")[1].split("```")[0])
    assert [wrong_with(entry, date(2026, 6, 1)) for entry in shown.entries] == [(), ()]
    assert {entry.basis for entry in shown.entries} == set(BASES)
    assert [name for name in (*FIELDS, *get_args(Wrong)) if f"`{name}`" not in page] == []


# On the disk.


def test_a_saved_register_is_loaded_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "new" / "questions.toml"
    save(path, KEPT)
    assert load(path) == loads(KEPT)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    save(path, "# none\n")
    assert path.read_text() == "# none\n"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in path.parent.iterdir()] == ["questions.toml"]


def test_a_save_that_fails_leaves_the_register_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "questions.toml"
    save(path, KEPT)

    def fail(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space"):
        save(path, "")
    assert path.read_text() == KEPT
    assert [each.name for each in tmp_path.iterdir()] == ["questions.toml"]


def test_a_register_is_known_again_by_its_digest() -> None:
    assert digest(KEPT) == digest(str(KEPT)) != digest(KEPT + "\n")


def test_what_would_not_be_read_again_so_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that writes is not trusted: what it wrote is read by another."""
    monkeypatch.setattr("charteroak.screening.forms.register_writing._written", lambda _: "[[question]]\n")
    with pytest.raises(NotWritten):
        added("", loads(KEPT).entries[0])
