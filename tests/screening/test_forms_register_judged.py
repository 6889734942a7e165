"""The register with the judge that decides forms: the forms for development, registered, silence whatever is asked."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from charteroak.screening.forms.flag import Judged
from charteroak.screening.forms.form import Form, Question
from charteroak.screening.forms.judging import judge
from charteroak.screening.forms.reading import read_form
from charteroak.screening.forms.register import Applied, Entry, Register, apply

TODAY = date(2027, 3, 1)


def entry_for(path: str, question: str) -> Entry:
    return Entry(
        form=path,
        question=question,
        basis="required by law",
        citation="7 U.S.C. 2020(e)",
        owner="Human Services",
        approved_by="Corporation Counsel",
        expires=date(2099, 1, 1),
    )


def mended(register: Register, found: Applied) -> Register:
    """The register with what was reported to ask more approved."""
    entries = list(register.entries)
    for each in found.problems:
        entries[each.number] = replace(each.entry, beside=(*each.entry.beside, *each.more))
    return Register(tuple(entries))


@pytest.fixture(scope="module")
def forms(shared: Path) -> list[tuple[str, Judged]]:
    """The forms for development, decided."""
    files = [path for path in sorted((shared / "data" / "forms-dev").iterdir()) if path.suffix not in (".jsonl",)]
    read = [(path.name, read_form(path.read_bytes(), path.name)) for path in files if path.name != "README.md"]
    return [(name, judge(form)) for name, form in read]


@pytest.fixture(scope="module")
def registered(forms: list[tuple[str, Judged]]) -> Register:
    """A register of every question in them that is flagged."""
    entries = [
        entry_for(path, question.text)
        for path, judged in forms
        for question, flag in zip(judged.form.questions, judged.flags, strict=True)
        if flag
    ]
    assert entries
    register = Register(tuple(entries))
    return mended(register, apply(register, forms, TODAY))


def flagged(judged: Judged) -> set[int]:
    return {number for number, flag in enumerate(judged.flags) if flag}


def test_every_registered_question_is_silenced(forms: list[tuple[str, Judged]], registered: Register) -> None:
    found = apply(registered, forms, TODAY)
    assert found.problems == ()
    assert [set(each) for each in found.silenced] == [flagged(judged) for _, judged in forms]


def test_it_is_so_after_renumbering_and_a_move(forms: list[tuple[str, Judged]], registered: Register) -> None:
    """Whatever the judge still flags of the edited forms was approved, and is silenced."""
    edited = []
    for path, judged in forms:
        moved = tuple(
            replace(question, text=f"{number}. {question.text.rstrip('?:')} ____", where=f"line {number}")
            for number, question in enumerate(reversed(judged.form.questions), 4)
        )
        edited.append((path, judge(replace(judged.form, questions=moved, items=()))))
    found = apply(registered, edited, TODAY)
    kept = sum(map(len, found.silenced))
    assert kept >= 0.9 * sum(len(flagged(judged)) for _, judged in edited)
    assert kept >= 0.8 * len(registered.entries)


def test_an_entry_is_for_the_form_that_it_names_alone(forms: list[tuple[str, Judged]], registered: Register) -> None:
    elsewhere = [(f"copy/{path}", judged) for path, judged in forms]
    found = apply(registered, elsewhere, TODAY)
    assert (set(map(len, found.silenced)), found.problems) == ({0}, ())


APART = [
    ("Do you receive SNAP?", Question(text="Have you applied for SNAP?", where="")),
    ("Do you receive Medicaid?", Question(text="Do you receive WIC?", where="")),
    ("Country of birth", Question(text="Country of citizenship", where="")),
    ("Country of birth", Question(text="Child's country of birth", where="")),
    ("Country of birth", Question(text="Country of birth", where="", stem="About your spouse")),
    ("Are you a U.S. citizen?", Question(text="Are you a U.S. citizen?", where="", help="Give your A-number.")),
    (
        "Which of these do you get?",
        Question(text="Which of these do you get?", where="", options=("SNAP", "Section 8 voucher")),
    ),
    ("¿Es usted ciudadano?", Question(text="¿Es ciudadano su hijo?", where="")),
]


@pytest.mark.parametrize(("approved", "printed"), APART)
def test_what_asks_otherwise_or_more_is_not_silenced(approved: str, printed: Question) -> None:
    judged = judge(Form(kind="html", questions=(printed,)))
    found = apply(Register((entry_for("a", approved),)), [("a", judged)], TODAY)
    assert found.silenced == ({},)
