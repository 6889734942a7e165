"""Which printings of a question are one question, and which are two: pairs in both languages, and small edits drawn."""

import itertools
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.forms.register_wording import nearness, people_of, same_text, wording

SAME = """
Do you receive SNAP? | 3. Do you receive S.N.A.P.
Do you receive SNAP? | DO YOU RECEIVE SNAP
Do you receive SNAP? | Q12: Do you receive any SNAP?
Country of birth | (4) COUNTRY OF BIRTH:
Country of birth | b) Country of birth ______
Country of birth | iv. Country of birth*
Country of birth | What is your country of birth?
Country of birth | Please state your country of birth
Country of birth | Birth country
Are you a U.S. citizen? | Are you a United States citizen
Are you a U.S. citizen? | Please tell us if you are a US citizen.
Are you a U.S. citizen? | May we ask whether you are a U. S. citizen?
Are you a citizen? | Are you a citizen? (required)
Are you a citizen? | Would you mind telling us whether you are a citizen?
Are you a citizen? | Are you a citizen? Check one:
Your spouse's sex | The sex of your spouse
Your spouse's sex | Spouse sex
Child's place of birth | The place of birth of your child
Passport number | Passport No.
Passport number | Your passport #
A-number | Alien number
A-number | A #
Social Security number | SSN
Are you a victim of domestic violence? | Are you a domestic violence victim?
For the fee waiver: which public benefits do you get? | Which public benefits do you get, for the fee waiver?
Immigration status | Inmigration status
Immigration status | Immgration status
Immigration status | Imigration status
Do you receive SNAP? | Do you recieve SNAP?
Naturalized citizen | Naturalised citizen
Address abroad | Adress abroad
Immigration status | Immigration stauts
Do you have green cards? | Do you have a green card?
Citizenship/immigration status | Citizenship or immigration status
Parents' countries of birth | Parent's country of birth
¿Es usted ciudadano? | ¿Eres ciudadano?
¿Es usted ciudadano/a? | 5) ¿Es usted ciudadana?
¿Es ciudadano(a)? | ¿Es usted ciudadano/a?
¿Ha sido usted víctima? | ¿Has sido víctima?
¿Recibe usted Medicaid o cupones? | ¿Recibe Medicaid o cupones? (opcional)
País de nacimiento | ¿Cuál es su país de nacimiento?
Pais de nacimiento | Escriba su país de nacimiento:
Ciudad y país donde nació | Por favor, díganos la ciudad y el país donde nació
Número de seguro social | No. de Seguro Social
Pasaporte Nº | Pasaporte número
¿Tiene usted papeles? | Necesitamos saber si tiene papeles.
¿Nació en EE.UU.? | ¿Nació en los Estados Unidos?
"""
APART = """
Do you have a Social Security card? | Do you have a Social Security number?
Country of birth | Country of citizenship
Country of birth | County of birth
Country of birth | Date of birth
Are you a citizen? | Are you not a citizen?
Are you a citizen? | Aren't you a citizen?
Are you a citizen? | Are you a noncitizen?
Are you a citizen? | Are you a citizen or a refugee?
Are you a citizen? | Is anyone at home a citizen?
Are you a citizen? | Were you a citizen?
Child's place of birth | Parent's place of birth
Place of birth | Child's place of birth
Place of birth | Your son's place of birth
Place of birth | His place of birth
Did you hit your spouse? | Did your spouse hit you?
Who hit you? | Who did you hit?
Have you received SNAP? | Do you receive SNAP?
Did you receive SNAP? | Do you receive SNAP?
Have you ever received SNAP? | Have you received SNAP?
Do you receive SNAP? | Have you applied for SNAP?
Do you receive SNAP? | When did you receive SNAP?
Do you receive SNAP? | Do you receive SNAP or WIC?
Do you receive Medicaid? | Do you receive Medicare?
Were you hit by your partner? | Were you hit by your neighbor?
Sex of spouse | Name of spouse
Are you here legally? | Are you here illegally?
Documented | Undocumented
Marital status | Martial status
Employer name | Employee name
Were you attacked? | Were you attached?
Did you see the shooting? | Did you see the shouting?
Refuge | Refugee
Were you slapped? | Were you slipped?
Were you injured? | Were you insured?
¿Fue abusado? | ¿Fue acusado?
¿Fue lastimado? | ¿Fue lastimando?
Who is filing? | Who is filling?
Do you get medication? | Do you get mediation?
Are they living with you? | Are they leaving with you?
Married abroad | Marred abroad
Country of residence | Country of residency
Are you afraid at home? | Are you afraid at work?
Did you see the crash? | Did you see the shooting?
How many years in the last 5? | How many years in the last 10?
Do you have a U visa? | Do you have an O visa?
A-number | Number
When did you come to this country? | When did you come to your country?
Tell us your country | Tell US your country of birth
Do you have a passport? | Attach your passport
¿Es usted ciudadano? | ¿No es usted ciudadano?
¿Es usted ciudadano? | ¿Es ciudadano su hijo?
Nombre de su esposo | Nombre de su esposa
¿Tiene hijos nacidos aquí? | ¿Tiene hijas nacidas aquí?
País de nacimiento | Fecha de nacimiento
¿Recibe usted Medicaid? | ¿Recibe usted Medicare?
¿Recibe usted Medicaid? | ¿Ha solicitado usted Medicaid?
¿Su pareja le pegó a usted? | ¿Usted le pegó a su pareja?
¿Le pegó a su pareja? | ¿Le pegó su pareja?
¿Golpea a su pareja? | ¿La golpea su pareja?
¿A quién pegó usted? | ¿Quién le pegó a usted?
¿Tiene visa U? | ¿Tiene visa O?
¿Tiene documentos de este país? | ¿Tiene documentos de su país?
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(each.strip() for each in line.split(" | ")) for line in table.strip().splitlines()]  # type: ignore[misc]


QUESTIONS = sorted({question for pair in pairs(SAME) + pairs(APART) for question in pair})


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_a_question_is_the_same_after_a_small_edit(one: str, other: str) -> None:
    assert same_text(one, other), (wording(one), wording(other))


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_a_question_is_another_after_its_meaning_changed(one: str, other: str) -> None:
    assert not same_text(one, other), wording(one)


def test_it_does_not_matter_which_of_two_comes_first() -> None:
    for one, other in itertools.combinations(QUESTIONS, 2):
        assert same_text(one, other) == same_text(other, one), (one, other)
        assert nearness(one, other) == nearness(other, one)


def numbered(text: str, draw: random.Random) -> str:
    return f"{draw.choice(['1. ', '(2) ', '13) ', 'b. ', 'Q7: ', '4.2. ', '☐ ', '- '])}{text}"


def cased(text: str, draw: random.Random) -> str:
    return text if "U." in text else draw.choice([text.upper(), text.lower(), text.capitalize()])


def plain(text: str, _: random.Random) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def blank(text: str, draw: random.Random) -> str:
    if text.endswith("No."):
        return text  # the stop belongs to the word
    return text.rstrip("?:. ") + draw.choice(
        ["?", ":", "", " *", " ______", " ......", "  ?", " (optional)", " (opcional)"]
    )


def spaced(text: str, draw: random.Random) -> str:
    return draw.choice([" ", "\u00a0", "\n"]).join(text.split(" "))


EDITS = [numbered, cased, plain, blank, spaced]


@settings(derandomize=True, max_examples=300)
@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(EDITS), unique=True), st.randoms(use_true_random=False))
def test_edits_of_print_alone_never_make_another_question(question: str, edits: list, draw: random.Random) -> None:
    if question != plain(question, draw):
        edits = [each for each in edits if each is not plain]  # "pegó" is told from "pego" by its language alone
    edited = question
    for edit in edits:
        edited = edit(edited, draw)
    if cased in edits and (" US " in f" {question} " or question.startswith("A #")):
        return  # "tell us" and "in the US" are told apart by their capitals, and so is an A-number
    assert same_text(question, edited), (edited, wording(question), wording(edited))
    assert same_text(edited, question)


NEGATIONS = ["not", "never", "no", "nunca", "without", "sin"]


@given(st.sampled_from(QUESTIONS), st.sampled_from(NEGATIONS), st.integers(0, 9))
def test_a_negation_anywhere_makes_another_question(question: str, negation: str, at: int) -> None:
    words = question.split()
    words.insert(1 + at % len(words), negation)
    assert not same_text(question, " ".join(words))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert same_text(one, one)
    assert same_text(one, other) == same_text(other, one)
    assert 0 <= nearness(one, other) <= 1


@pytest.mark.parametrize(
    "text", ["of " * 5000, "a, " * 5000, "1. " * 5000, "(" * 20000, "U.S" * 8000, "please tell us " * 3000]
)
def test_a_long_text_is_compared_at_once(text: str) -> None:
    assert not same_text(text, "Are you a citizen?")
    assert same_text(text, text)
    assert not same_text(f"{text} x citizen", f"{text} y refugee")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("About you", set()),
        ("Your child's parents", {"child", "parent"}),
        ("Su esposa", {"spouse"}),
        ("Anyone", {"household"}),
    ],
)
def test_a_text_says_of_whom_it_speaks(text: str, people: set[str]) -> None:
    assert people_of(text) == people
