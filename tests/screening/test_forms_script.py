"""Scripts in plain text: who speaks, what is to be asked, and what must not be."""

import pytest

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form
from charteroak.screening.forms.readers.script import read_script
from charteroak.screening.forms.readers.wording import words
from charteroak.screening.forms.reading import read_form


def read(text: str) -> Form:
    return read_script(text.encode(), "", LIMITS)


def texts(text: str) -> list[str]:
    return [each.text for each in read(text).questions]


LINES = {
    "Ask: Are you a citizen?": "Are you a citizen?",
    "Ask: country of birth": "country of birth",
    "Q: Are you a citizen?": "Are you a citizen?",
    "Q1. Are you a citizen?": "Are you a citizen?",
    "Question 12: Are you a citizen?": "Are you a citizen?",
    "Pregunta: ¿Es ciudadano?": "¿Es ciudadano?",
    "P3. ¿Es ciudadano?": "¿Es ciudadano?",
    "Say: Are you a citizen?": "Are you a citizen?",
    "Dispatcher: Are you a citizen?": "Are you a citizen?",
    "DISPATCHER 2: Are you a citizen?": "Are you a citizen?",
    "MARIA: Are you a citizen?": "Are you a citizen?",
    "Operadora: ¿Es ciudadano?": "¿Es ciudadano?",
    "Interviewer (slowly): Are you a citizen?": "Are you a citizen?",
    'Operator: "Are you a citizen?"': "Are you a citizen?",
    "Call taker: Thank you. Are you a citizen?": "Are you a citizen?",
    "Ask for the caller's country of birth.": "Ask for the caller's country of birth.",
    "Then ask whether a partner has hurt them.": "Then ask whether a partner has hurt them.",
    "Find out if they receive SNAP.": "Find out if they receive SNAP.",
    "Pregúntele si recibe cupones.": "Pregúntele si recibe cupones.",
    "Averigüe en qué país nació.": "Averigüe en qué país nació.",
    "For the waiver: which aid do you get?": "For the waiver: which aid do you get?",
    "If yes, when did you arrive in the U.S.?": "If yes, when did you arrive in the U.S.?",
    "Country of birth: ____________": "Country of birth",
    "CLIENT: ____________": "CLIENT",
    "(a) Country of birth ______": "Country of birth",
}


@pytest.mark.parametrize(("line", "question"), LINES.items(), ids=list(LINES))
def test_a_line_of_a_script_asks_by_its_words(line: str, question: str) -> None:
    asked = texts(f"{line}\n")
    assert asked == [question]


@pytest.mark.parametrize(
    "line",
    [
        "Caller: Do you need my address?",
        "Persona que llama: ¿Necesita mi dirección?",
        "Note: callers may be citizens or not. Is that clear?",
        "Nota: no importa si es ciudadano.",
        "Do not ask about immigration status.",
        "Never ask: Are you a citizen?",
        "No le pregunte si es ciudadano.",
        "You may not ask for a visa, may you?",
        "Ask a supervisor if unsure.",
        "Pregunte a su supervisor.",
        "IMMIGRATION STATUS",
        "Thank you for calling.",
    ],
)
def test_what_others_say_and_what_must_not_be_asked_is_no_question(line: str) -> None:
    assert texts(f"Ask: What is your name?\n{line}\n") == ["What is your name?"]


def test_a_paragraph_is_read_sentence_by_sentence() -> None:
    text = "Pregunte si alguien recibe cupones de alimentos. No pregunte sobre el estatus migratorio. Gracias.\n"
    assert texts(text) == ["Pregunte si alguien recibe cupones de alimentos."]


def test_wrapped_lines_are_one_question_and_its_place_spans_them() -> None:
    text = "Ask: Can you describe the person who did it, what they wore and\nwhere they went?\nAsk: Who?\n"
    form = read_form(text.encode(), "a.txt")
    assert form.kind == "text"
    assert [(each.line, each.end_line) for each in form.questions] == [(1, 2), (3, 3)]


def test_any_encoding_of_a_text_is_read() -> None:
    text = "Pregunta: ¿Dónde nació?\nPregunta: ¿Quién?\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        form = read_form(text.encode(encoding), "a.txt")
        assert [each.text for each in form.questions] == ["¿Dónde nació?", "¿Quién?"]
        assert [each.column for each in form.questions] == [11, 11]


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3" * 50, b"Nothing here is asked."])
def test_what_is_no_script_is_refused_by_kind(data: bytes) -> None:
    with pytest.raises(Cannot) as trouble:
        read_form(data, "a.txt")
    assert str(trouble.value) in ("empty", "binary", "not a form", "unsupported")


WORDS = {
    "3. Country of birth: *": "Country of birth",
    "1.2 Country of birth": "Country of birth",
    "(b) Country of birth": "Country of birth",
    "iv. Country of birth": "Country of birth",
    "Country of birth (required)": "Country of birth",
    "* Country of birth:": "Country of birth",
    "Country of birth ______": "Country of birth",
    "U.S. citizen?": "U.S. citizen?",
    "U. S. citizen?": "U. S. citizen?",
    "A-number": "A-number",
    "1040 form attached?": "1040 form attached?",
    "How will you pay? (Visa, cash)": "How will you pay? (Visa, cash)",
    "Attach your W-2.": "Attach your W-2.",
    "¿País de origen?*": "¿País de origen?",
    "I-94 number": "I-94 number",
    "P.O. Box": "P.O. Box",
    "*": "*",
}


@pytest.mark.parametrize(("printed", "question"), WORDS.items())
def test_numbers_stars_colons_and_blanks_are_no_words_of_a_question(printed: str, question: str) -> None:
    assert words(printed) == question


@pytest.mark.parametrize(
    "answer", ["A: ......", "A. ______", "A:", "Answer: ____", "R: ....", "Respuesta: ____", "A1: ..."]
)
def test_the_place_for_an_answer_asks_nothing(answer: str) -> None:
    assert texts(f"Q1. Are you a citizen?\n    {answer}\nQ2. Your name?\n    {answer}\n") == [
        "Are you a citizen?",
        "Your name?",
    ]


def test_a_question_that_is_wrapped_is_one() -> None:
    assert texts("Pregunte: ¿Tiene tarjeta o usa\n          ITIN?\n") == ["¿Tiene tarjeta o usa ITIN?"]
    assert texts("Ask: Do you have a card or an\n     ITIN?\nAsk: Your name?\n") == [
        "Do you have a card or an ITIN?",
        "Your name?",
    ]
