"""What the register silences in forms, and what is reported of it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Code, Form, Question, words_of
from charteroak.screening.forms.register import Applied, Entry, Problem, Register, Wrong, apply, is_for, wrong_with
from charteroak.screening.found import Category

TODAY = date(2027, 3, 1)
RULES: list[tuple[str, Category, str]] = [
    (r"citizenship status|are you .*citizen|asylee|es .*ciudadan[oa]", Category.IMMIGRATION_STATUS, "direct"),
    (
        r"country of (birth|citizenship)|born|nacimiento|social security (card|number)",
        Category.IMMIGRATION_STATUS,
        "proxy",
    ),
    (r"(?<!applied for )\b(snap|wic|medicaid|cupones)\b", Category.PUBLIC_ASSISTANCE, "direct"),
    (r"applied for snap", Category.PUBLIC_ASSISTANCE, "proxy"),
    (r"76690-7|sexual.orientation", Category.SEXUAL_ORIENTATION, "direct"),
]


def decide(form: Form) -> Judged:
    """A judge of a few rules, in the place of the real one, so that these tests are of the register alone."""

    def flag(question: Question) -> Flag | None:
        parts = [*words_of(question), question.name, *(code.code for code in question.codes)]
        for part in [f"{question.stem} {question.text}", *parts]:
            for pattern, category, tier in RULES:
                if re.search(pattern, part.replace("_", " "), re.IGNORECASE):
                    return Flag(category=category, tier=tier, why="test")  # type: ignore[arg-type]
        return None

    return Judged(form=form, flags=tuple(map(flag, form.questions)))


def asked(text: str, **more: object) -> Question:
    return Question(text=text, where="line 1", **more)  # type: ignore[arg-type]


def form_of(*questions: Question | str, language: str = "en") -> Judged:
    read = tuple(asked(each) if isinstance(each, str) else each for each in questions)
    return decide(Form(kind="html", questions=read, language=language))


SNAP = Entry(
    form="a.html",
    question="Do you receive SNAP?",
    basis="required by law",
    citation="7 U.S.C. 2020(e)",
    owner="Human Services",
    approved_by="Corporation Counsel",
    approved_on=date(2026, 3, 1),
    expires=date(2028, 1, 1),
)
BIRTH = replace(
    SNAP,
    question="Country of birth",
    basis="necessary to the service",
    citation="",
    service="Passports",
    reason="The passport shows it.",
)


def applied(*entries: Entry, today: date = TODAY, **forms: Judged) -> Applied:
    named = [(f"{name}.html", judged) for name, judged in forms.items()]
    return apply(Register(entries), named, today, decide)


def wrongs(found: Applied) -> list[tuple[int, Wrong]]:
    return [(each.number, each.wrong) for each in found.problems]


# What is wrong with an entry by itself.


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, ()),
        ({"citation": ""}, ("uncited",)),
        ({"citation": "state law"}, ("uncited",)),
        ({"citation": "n/a"}, ("uncited",)),
        ({"citation": "TBD"}, ("uncited",)),
        ({"citation": "Conn. Gen. Stat. § 17b-112"}, ()),
        ({"citation": "U.S. Const. amend. XIV"}, ()),
        ({"citation": "", "service": "Food", "reason": "Because"}, ("uncited",)),
        ({"basis": "necessary to the service"}, ("uncited",)),
        ({"basis": "necessary to the service", "service": "Food"}, ("uncited",)),
        ({"basis": "necessary to the service", "reason": "Because"}, ("uncited",)),
        ({"basis": "necessary to the service", "service": "Food", "reason": "Because"}, ()),
        ({"approved_by": ""}, ("unapproved",)),
        ({"approved_by": " "}, ("unapproved",)),
        ({"approved_on": None}, ()),
        ({"approved_on": TODAY}, ()),
        ({"approved_on": date(2027, 3, 2)}, ("unapproved",)),
        ({"owner": ""}, ("unowned",)),
        ({"expires": None}, ("undated",)),
        ({"expires": date(2027, 3, 2)}, ()),
        ({"expires": TODAY}, ("expired",)),
        ({"expires": date(2027, 2, 28)}, ("expired",)),
        ({"citation": "", "approved_by": "", "expires": TODAY}, ("uncited", "unapproved", "expired")),
    ],
)
def test_an_entry_that_lacks_something_silences_nothing_and_is_reported(
    change: dict[str, object], wrong: tuple[Wrong, ...]
) -> None:
    entry = replace(SNAP, **change)
    assert wrong_with(entry, TODAY) == wrong
    found = applied(entry, a=form_of("Name", "Do you receive SNAP?"))
    assert wrongs(found) == [(0, each) for each in wrong]
    assert found.silenced == (({} if wrong else {1: entry}),)


# Which question it is for.

Made = Callable[[], Judged]


@pytest.mark.parametrize(
    "judged",
    [
        form_of("Do you receive SNAP?"),
        form_of("Name", "Phone", "7. DO YOU RECEIVE SNAP ____"),
        form_of("Are you a citizen?", asked("do you receive any SNAP", stem="Section 4: Money")),
        form_of(asked("Do you receive SNAP?", options=("Yes", "No", "I prefer not to say"))),
        form_of(asked("Do you receive SNAP?", options=("Yes, I receive SNAP", "No, I do not receive SNAP"))),
        form_of(asked("Do you receive SNAP?", help="Choose one.", name="snap")),
    ],
)
def test_it_is_silenced_after_renumbering_small_edits_and_a_move(judged: Judged) -> None:
    found = applied(SNAP, a=judged)
    assert list(found.silenced[0].values()) == [SNAP]
    assert found.problems == ()


CHANGED: list[tuple[Entry, Question, tuple[str, ...]]] = [
    (SNAP, asked("Have you applied for SNAP?"), ()),
    (SNAP, asked("Do you not receive SNAP?"), ()),
    (SNAP, asked("Do you receive SNAP or WIC?"), ()),
    (SNAP, asked("Do you receive SNAP?", options=("Yes", "No, WIC")), ("No, WIC",)),
    (SNAP, asked("Do you receive SNAP?", options=("Yes, as an asylee", "No")), ("Yes, as an asylee",)),
    (SNAP, asked("Do you receive SNAP?", help="Give the number of your card."), ("Give the number of your card.",)),
    (SNAP, asked("Do you receive SNAP?", help="Or are you on Medicaid?"), ("Or are you on Medicaid?",)),
    (SNAP, asked("Do you receive SNAP?", stem="Your child's father"), ("Your child's father",)),
    (SNAP, asked("Do you receive SNAP?", codes=(Code("loinc", "76690-7"),)), ("loinc 76690-7",)),
    (SNAP, asked("Do you receive SNAP?", name="citizenship_status"), ("citizenship_status",)),
    (BIRTH, asked("Country of citizenship"), ()),
    (BIRTH, asked("Child's country of birth"), ()),
    (replace(BIRTH, question="Country of birth of child"), asked("Father's country of birth"), ()),
    (
        replace(BIRTH, question="Do you have a Social Security card?"),
        asked("Do you have a Social Security number?"),
        (),
    ),
    (BIRTH, asked("Country of birth", options=("U.S.", "Citizenship status")), ("Citizenship status",)),
]


@pytest.mark.parametrize(("entry", "question", "more"), CHANGED)
def test_a_question_whose_meaning_changed_is_not_silenced_and_the_entry_says_so(
    entry: Entry, question: Question, more: tuple[str, ...]
) -> None:
    judged = form_of("Name", question)
    assert judged.flags[1] is not None
    found = applied(entry, a=judged)
    assert found.silenced == ({},)
    assert found.problems == (Problem(0, entry, "changed", "a.html", question.text, more),)


@pytest.mark.parametrize(("entry", "question", "more"), [each for each in CHANGED if each[2]])
def test_what_is_reported_to_ask_more_mends_the_entry_once_it_is_approved(
    entry: Entry, question: Question, more: tuple[str, ...]
) -> None:
    mended = replace(entry, beside=more)
    found = applied(mended, a=form_of(question))
    assert (found.silenced, found.problems) == (({0: mended},), ())


def test_the_class_that_the_approved_wording_is_of_is_the_judges_and_not_the_entrys() -> None:
    """The same words are not enough: what is decided of the form's question must be what is decided of them."""
    judged = form_of("Do you receive SNAP?")
    flag = judged.flags[0]
    assert flag is not None
    for other in (replace(flag, tier="proxy"), replace(flag, category=Category.IMMIGRATION_STATUS)):
        found = applied(SNAP, a=replace(judged, flags=(other,)))
        assert (found.silenced, wrongs(found)) == (({},), [(0, "changed")])


BENEFITS = replace(SNAP, question="Which of these do you have?", beside=("SNAP", "Medicaid (HUSKY)"))


@pytest.mark.parametrize(
    ("options", "silenced"),
    [
        (("SNAP", "Medicaid (HUSKY)"), True),
        (("HUSKY Medicaid", "1. SNAP", "None of these"), True),
        (("Medicaid (Husky)", "a) snap", "None of these", "A car"), True),
        (("SNAP",), True),
        (("SNAP", "WIC"), False),
        (("SNAP", "Medicaid (HUSKY)", "An asylee's card"), False),
    ],
)
def test_options_that_tell_are_approved_one_by_one(options: tuple[str, ...], silenced: bool) -> None:
    found = applied(BENEFITS, a=form_of(asked("Which of these do you have?", options=options)))
    assert bool(found.silenced[0]) is silenced
    assert wrongs(found) == ([] if silenced else [(0, "changed")])


def test_a_lead_in_that_tells_is_approved_with_its_question() -> None:
    entry = replace(BIRTH, question="Mother", beside=("Country of birth of:",))
    assert applied(entry, a=form_of(asked("Mother", stem="Country of birth of"))).silenced[0]
    assert not applied(entry, a=form_of(asked("Mother", stem="Country of citizenship of"))).silenced[0]
    assert not applied(replace(entry, beside=()), a=form_of(asked("Mother", stem="Country of birth of"))).silenced[0]


def test_of_whom_the_lead_in_speaks_is_approved_with_it() -> None:
    entry = replace(BIRTH, beside=("About your child",))
    assert applied(entry, a=form_of(asked("Country of birth", stem="About your child"))).silenced[0]
    for stem in ("About your spouse", "About you", ""):
        assert not applied(entry, a=form_of(asked("Country of birth", stem=stem))).silenced[0], stem


def test_a_code_or_a_name_that_tells_is_approved_by_itself() -> None:
    coded = form_of(asked("How do you see yourself?", codes=(Code("loinc", "76690-7"),)))
    named = form_of(asked("How do you see yourself?", name="sexual_orientation"))
    entry = replace(SNAP, question="How do you see yourself?")
    assert applied(replace(entry, beside=("LOINC 76690-7",)), a=coded).silenced[0]
    assert applied(replace(entry, beside=("sexual_orientation",)), a=named).silenced[0]
    for judged in (coded, named):
        assert wrongs(applied(entry, a=judged)) == [(0, "changed")]


def test_a_column_is_named_by_its_name() -> None:
    judged = decide(Form(kind="columns", questions=(asked("sexual_orientation", name="sexual_orientation"),)))
    assert applied(replace(SNAP, question="sexual_orientation"), a=judged).silenced[0]


# Spanish.


def test_it_is_the_same_in_spanish() -> None:
    entry = replace(SNAP, question="¿Es usted ciudadano?")
    assert applied(entry, a=form_of("3) ¿Eres ciudadano/a?", language="es")).silenced[0]
    assert wrongs(applied(entry, a=form_of("¿No es usted ciudadano?", language="es"))) == [(0, "changed")]
    birth = replace(BIRTH, question="País de nacimiento")
    assert applied(birth, a=form_of("Escriba su pais de nacimiento:", language="es")).silenced[0]
    assert not applied(birth, a=form_of("País de nacimiento de su hijo", language="es")).silenced[0]


# Which form it is for.


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a.html", "a.html", True),
        ("./a.html", "a.html", True),
        ("a.html", "./a.html", True),
        ("a.html", "b/a.html", False),
        ("a.html", "axhtml", False),
        ("*.html", "a.html", True),
        ("*.html", "b/a.html", False),
        ("b/*.html", "b/a.html", True),
        ("b/*.html", "b/c/a.html", False),
        ("**/a.html", "a.html", True),
        ("**/a.html", "b/c/a.html", True),
        ("b/**", "b/c/a.html", True),
        ("b/**", "c/b/a.html", False),
        ("b?.html", "b1.html", True),
        ("b?.html", "b/.html", False),
        ("[ab].html", "a.html", False),
        ("[ab].html", "[ab].html", True),
        ("../a.html", "../a.html", True),
        ("a b(1).html", "a b(1).html", True),
    ],
)
def test_a_form_is_named_by_its_path_or_a_pattern(pattern: str, path: str, matches: bool) -> None:
    assert is_for(pattern, path) is matches


def test_a_pattern_silences_in_every_form_that_has_the_question() -> None:
    entry = replace(SNAP, form="*.html")
    found = applied(
        entry, a=form_of("Do you receive SNAP?"), b=form_of("Name"), c=form_of("x", "1. Do you receive SNAP?")
    )
    assert found.silenced == ({0: entry}, {}, {1: entry})
    assert found.problems == ()


def test_what_is_asked_twice_is_silenced_twice() -> None:
    found = applied(SNAP, a=form_of("Do you receive SNAP?", "9. Do you receive SNAP?"))
    assert set(found.silenced[0]) == {0, 1}


def test_an_entry_is_orphaned_where_its_form_was_looked_at_and_has_no_such_question() -> None:
    gone = form_of("Name", "Are you a citizen?")
    assert wrongs(applied(SNAP, a=gone)) == [(0, "orphaned")]
    assert wrongs(applied(SNAP, b=gone)) == []
    assert wrongs(applied(SNAP)) == []
    assert wrongs(applied(replace(SNAP, form="**"), b=gone)) == [(0, "orphaned")]


def test_an_entry_whose_question_is_there_and_not_flagged_is_not_orphaned() -> None:
    judged = replace(form_of("Do you receive SNAP?"), flags=(None,))
    found = applied(SNAP, a=judged)
    assert (found.silenced, found.problems) == (({},), ())


def test_a_question_that_another_entry_is_for_is_not_the_changed_one() -> None:
    other = replace(SNAP, question="Have you applied for SNAP?")
    found = applied(SNAP, other, a=form_of("Have you applied for SNAP?"))
    assert found.silenced == ({0: other},)
    assert wrongs(found) == [(0, "orphaned")]


def test_two_entries_for_one_question_are_reported_and_the_first_holds() -> None:
    again = replace(SNAP, question="Do you receive any SNAP?", owner="Library")
    found = applied(SNAP, again, a=form_of("Do you receive SNAP?"))
    assert found.silenced == ({0: SNAP},)
    assert wrongs(found) == [(1, "doubled")]


def test_an_entry_that_took_the_place_of_an_expired_one_holds() -> None:
    found = applied(replace(SNAP, expires=TODAY), SNAP, a=form_of("Do you receive SNAP?"))
    assert found.silenced == ({0: SNAP},)
    assert wrongs(found) == [(0, "expired")]


def test_a_register_without_entries_silences_nothing() -> None:
    assert applied(a=form_of("Do you receive SNAP?")) == Applied(({},), ())


WORDINGS = [
    "Do you receive SNAP?", "Have you applied for SNAP?", "Country of birth", "Country of citizenship", "Name",
    "Do you have a Social Security card?", "Are you a citizen?", "Were you born here?", "Do you receive Medicaid?",
    "Citizenship status", "WIC", "¿Es usted ciudadano?", "País de nacimiento", "¿Recibe cupones?",
]  # fmt: skip


@given(
    st.sampled_from(WORDINGS),
    st.sampled_from(WORDINGS),
    st.sampled_from(["", "Asylee", "WIC", "Yes"]),
    st.sampled_from(["", "About your child", "Born in"]),
)
def test_nothing_is_silenced_that_is_decided_otherwise_than_what_was_approved(
    approved: str, printed: str, option: str, stem: str
) -> None:
    question = asked(printed, options=(option,) if option else (), stem=stem)
    found = applied(replace(SNAP, question=approved), a=form_of(question))
    if found.silenced[0]:
        [one], [other] = form_of(approved).flags, form_of(question).flags
        assert one is not None
        assert other is not None
        assert (one.category, one.tier) == (other.category, other.tier)
        assert approved == printed
        assert option in ("", "Yes", printed)
        assert stem == ""
