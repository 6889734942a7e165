"""What questions are decided to be, by the model, by a code, by what else the form takes."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.screening.forms.concepts import concepts, phrase_of
from charteroak.screening.forms.flag import Flag
from charteroak.screening.forms.form import Code, Form, Question
from charteroak.screening.forms.identity import asks_number, takes_other
from charteroak.screening.forms.judging import completed, decided, judge
from charteroak.screening.forms.learned import ASKS, digest
from charteroak.screening.forms.saying import english as said_in_english
from charteroak.screening.forms.saying import spanish as said_in_spanish
from charteroak.screening.forms.suggesting import instead, reason, suggestion
from charteroak.screening.forms.tokens import tokens
from charteroak.screening.forms.words import english, spanish
from charteroak.screening.found import Category
from charteroak.screening.task import Task, do
from scripts import train_forms

LEARNING = Path(train_forms.QUESTIONS)


def asked(text: str, **parts: object) -> tuple[str, str] | None:
    """What one question by itself is decided to ask."""
    flag = decided(Question(text=text, where="", **parts))  # type: ignore[arg-type]
    return None if flag is None else (flag.category.value, flag.tier)


def form_of(*questions: str | Question) -> Form:
    made = [each if isinstance(each, Question) else Question(text=each, where="") for each in questions]
    return Form(kind="text", questions=tuple(made))


STATUS, AID, TAX = "immigration_status", "public_assistance", "income_tax_record"
DV, ASSAULT, WITNESS, LOVE = "domestic_violence_victim", "sexual_assault_victim", "crime_witness", "sexual_orientation"

PLAIN = [
    ("Immigration status of the tenant", STATUS, "direct"),
    ("Were you ever granted asylum?", STATUS, "direct"),
    ("In which country were your parents born?", STATUS, "proxy"),
    ("¿En qué país nació su mamá?", STATUS, "proxy"),
    ("Does anyone at your address get food stamps?", AID, "direct"),
    ("¿Recibe su hogar cupones de alimentos?", AID, "direct"),
    ("Have you applied for Medicaid this year?", AID, "proxy"),
    ("Please attach your latest income tax return", TAX, "direct"),
    ("Adjunte su declaración de impuestos sobre la renta", TAX, "direct"),
    ("Has your husband ever threatened you?", DV, "direct"),
    ("¿Su pareja la ha golpeado?", DV, "direct"),
    ("Do you have a restraining order against anyone?", DV, "proxy"),
    ("Have you ever been raped?", ASSAULT, "direct"),
    ("Did you witness the robbery?", WITNESS, "direct"),
    ("¿Presenció usted el tiroteo?", WITNESS, "direct"),
    ("What is your sexual orientation?", LOVE, "direct"),
    ("Sex of your spouse", LOVE, "proxy"),
]
NEITHER = [
    "Your name", "Dirección", "Phone number where we can reach you", "Fecha de nacimiento", "Preferred language",
    "Will you attend the citizens' meeting?", "Status of the building permit", "Witness to signature",
    "Volunteer orientation session you can attend", "Vehicle property tax paid?", "Name of spouse",
    "Do you receive Medicare?", "How many years have you lived in Hartford?", "Card type (Visa or Mastercard)",
    "Where was your dog born?", "Firma del testigo de la boda",
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "tier"), PLAIN)
def test_a_question_that_asks(text: str, category: str, tier: str) -> None:
    assert asked(text) == (category, tier)


@pytest.mark.parametrize("text", NEITHER)
def test_a_question_that_asks_nothing_of_the_kind(text: str) -> None:
    assert asked(text) is None


def test_what_stands_with_a_question_is_read_with_it() -> None:
    assert asked("Who pays for your visits?") is None
    assert asked("Who pays for your visits?", options=("My employer", "Medicaid (HUSKY)", "I do"))[0] == AID  # type: ignore[index]
    assert asked("Number on the card") is None
    assert asked("Number on the card", help="Your green card or work permit")[0] == STATUS  # type: ignore[index]
    assert asked("Mother", stem="Country of birth of parents")[0] == STATUS  # type: ignore[index]


def test_a_whole_question_completes_no_whole_sentence() -> None:
    note = "We never ask for your immigration status."
    assert asked("Which branch is nearest to you?", stem=note) is None
    assert completed(Question(text="SNAP", where="", stem="Do you receive any of these?")).stem


def test_an_option_that_tells_is_named() -> None:
    question = Question(text="What will you show us?", where="", options=("Lease", "Foreign passport", "Library card"))
    flag = decided(question)
    assert flag is not None
    assert flag.by == "option"


def test_a_code_decides_whatever_the_words_are() -> None:
    coded = Question(text="Item 12", where="", codes=(Code("loinc", "76690-7"),))
    flag = decided(coded)
    assert flag is not None
    assert (flag.category, flag.tier, flag.by) == (Category.SEXUAL_ORIENTATION, "direct", "code")


NUMBERS = [
    "Social Security number", "SSN of tenant", "Last four digits of your Social Security number", "SS#", "ITIN",
    "Individual Taxpayer Identification Number", "Número de seguro social", "Seguro Social: ___", "guardianSsn",
    "Últimos cuatro dígitos de su seguro social",
]  # fmt: skip
NO_NUMBERS = [
    "Do you have a Social Security card?", "Do you receive Social Security?", "Social Security benefits, per month",
    "¿Cobra el seguro social?", "Ingreso del seguro social", "Name", "SSI", "Nearest Social Security office",
]  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_persons_number_is_known(text: str) -> None:
    assert asks_number(Question(text=text, where=""))


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_sounds_like_that_number(text: str) -> None:
    assert not asks_number(Question(text=text, where=""))


OTHERS = [
    ("SSN", "Driver's license number", True),
    ("SSN", "State ID number", True),
    ("Seguro social", "Número de licencia de conducir", True),
    ("Student's SSN", "Student ID number", True),
    ("SSN", "Case number", True),
    ("SSN or driver's license number", "Name", True),
    ("SSN", "A-number", False),
    ("SSN", "Passport number", False),
    ("SSN", "Medicaid ID number", False),
    ("SSN", "SNAP case number", False),
    ("SSN", "Policy number", False),
    ("SSN", "Dog license number", False),
    ("SSN", "License plate number", False),
    ("Parent's SSN", "Student ID number", False),
    ("Parent's SSN", "Driver's license number", True),
    ("SSN", "Driver license or student ID number", True),
    ("Social Security number", "Driver's license, state ID or student number", True),
    ("SSN", "Your name", False),
]


@pytest.mark.parametrize(("number", "other", "is_enough"), OTHERS)
def test_another_number_lets_anyone_leave_it_out(number: str, other: str, *, is_enough: bool) -> None:
    form = form_of(number, other)
    assert takes_other(form.questions[0], form.questions) is is_enough
    assert (judge(form).flags[0] is None) is is_enough


def test_a_list_of_papers_to_show_takes_no_number() -> None:
    shown = Question(text="Which will you show at the desk?", where="", options=("Driver license", "Lease"))
    assert judge(form_of("SSN", shown)).flags[0] is not None


def test_who_else_saw_it_is_a_witness_where_a_crime_was_seen() -> None:
    of_a_crime = form_of("Did you see the shooting?", "Who else was there and saw it?", "Witness 1, name and phone")
    assert all(flag is not None and flag.category == WITNESS for flag in judge(of_a_crime).flags)
    of_a_fall = form_of("Where did you fall?", "Who else was there and saw it?", "Witness 1, name and phone")
    assert judge(of_a_fall).flags == (None, None, None)


def test_whose_number_it_is_may_stand_beside_it() -> None:
    case = Question(text="Case number", where="", help="From your SNAP letter")
    assert judge(form_of("SSN", case)).flags[0] is not None


def test_a_name_decides_where_it_is_all_there_is() -> None:
    def named(text: str, name: str) -> tuple[str, str] | None:
        return asked(text, name=name)

    assert named("imm_status", "imm_status") == (STATUS, "direct")
    assert named("Item 4", "CurrentlyFleeing") == (DV, "direct")
    assert named("Date you will bring it back", "tax_return") is None
    assert named("returnDate", "returnDate") is None


def test_the_forms_for_development(shared: Path) -> None:
    """All of their questions are read as printed, all that ask are found with the right class and tier."""
    folder = shared / "data" / "forms-dev"
    labels: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        labels[json.loads(line)["path"]].append(json.loads(line))
    needless = []
    for name, wanted in labels.items():
        judged = do(Task(what="lint", name=name), (folder / name).read_bytes()).judged
        assert judged is not None, name
        assert [each.text for each in judged.form.questions] == [each["question"] for each in wanted], name
        for label, flag in zip(wanted, judged.flags, strict=True):
            told = (None, None) if flag is None else (flag.tier, flag.category.value)
            if label["flag"]:
                assert told == (label["flag"], label["category"]), label
            elif flag is not None and label["category"] != "other_private":
                needless.append(label["question"])
    assert len(needless) <= 1, needless


def test_every_phrase_of_the_lexicon_can_be_read_and_found() -> None:
    for lexicon in (english.CONCEPTS, spanish.CONCEPTS):
        for concept, listed in lexicon.items():
            for phrase in listed.split("|"):
                words = tuple(word.rstrip("*") for word in phrase_of(phrase))
                assert words == tokens(" ".join(words)), "a phrase is written as it is folded"
                spans = [each for each in concepts(words) if (each.start, each.end) == (0, len(words))]
                assert concept in {each.concept for each in spans}, (concept, phrase)


def test_a_longer_phrase_hides_what_lies_in_it() -> None:
    assert {each.concept for each in concepts(tokens("Place of birth"))} == {"BORN"}
    assert "CITIZEN" not in {each.concept for each in concepts(tokens("Citizens' meeting"))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Child's W-2s, ¿EE. UU.?", ("child", "w2s", "usa", "?")),
        ("imm_statusCode", ("imm", "status", "code")),
        ("receivesSNAP", ("receives", "snap")),
        ("Niño/a (S.S.I.)", ("nino", "a", "ssi")),
        ("Let us know", ("let", "us", "know")),
        ("Do you live in the US?", ("do", "you", "live", "in", "the", "usa", "?")),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


def test_the_weights_were_made_from_what_is_here() -> None:
    """After a change to the questions or a lexicon: `python scripts/train_forms.py`."""
    assert digest() == train_forms.digest()


def test_the_questions_to_learn_from_are_labelled_as_the_contract_has_it() -> None:
    seen = set()
    for path in sorted(LEARNING.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            assert set(record) <= {"lang", "question", "stem", "options", "help", "flag", "category"}, line
            assert record["lang"] in ("en", "es"), line
            if record["flag"]:
                assert record["flag"] in ("direct", "proxy"), line
                assert record["category"] in {category.value for category, _ in ASKS}, line
            else:
                assert record["category"] in (None, "other_private"), line
            key = tuple(json.dumps(record.get(part)) for part in ("question", "stem", "options", "help"))
            assert key not in seen, line
            seen.add(key)
    assert len(seen) > 20_000


def test_both_languages_say_the_same_kinds() -> None:
    assert set(said_in_english.SAID) == set(said_in_spanish.SAID)
    assert set(said_in_english.FRAMES) == set(said_in_spanish.FRAMES)
    assert {f"{category}.{tier}" for category, tier in ASKS} <= set(said_in_english.SAID)
    for kind, said in said_in_english.SAID.items():
        assert bool(said.instead) == bool(said_in_spanish.SAID[kind].instead), kind


@pytest.mark.parametrize("language", ["en", "es"])
def test_there_is_a_reason_and_a_suggestion_for_whatever_is_found(language: str) -> None:
    question = Question(text="?", where="", options=("a", "b"))
    for category, tier in ASKS:
        for by in ("question", "stem", "option", "help", "code", "name", "form"):
            flag = Flag(category=category, tier=tier, why="learned", by=by, part="a")  # type: ignore[arg-type]
            assert reason(question, flag, language)  # type: ignore[arg-type]
            assert suggestion(question, flag, language)  # type: ignore[arg-type]
            if by == "option":
                assert instead(question, flag, language) == "? (b)"  # type: ignore[arg-type]


def test_what_is_suggested_is_not_flagged_itself() -> None:
    for table in (said_in_english.SAID, said_in_spanish.SAID):
        for kind, said in table.items():
            if said.instead:
                assert asked(said.instead) is None, (kind, said.instead)


@given(st.text(max_size=80), st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4), st.text(max_size=40))
def test_any_text_can_be_decided(text: str, stem: str, options: list[str], help_text: str) -> None:
    question = Question(text=text, where="", stem=stem, options=tuple(options), help=help_text)
    flag = decided(question, (question,))
    assert flag is None or (flag.category, flag.tier) in ASKS


def test_a_question_without_end_takes_no_more_time_than_a_long_one() -> None:
    assert asked("ward " * 400_000) is None
    assert asked("x", options=tuple(str(number) for number in range(50_000))) is None
