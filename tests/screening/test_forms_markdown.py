"""Questionnaires in Markdown: lists, blanks, boxes, tables, HTML, and what only tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Form, Note
from charteroak.screening.forms.readers.markdown import read_markdown
from charteroak.screening.forms.reading import read_form

Asks = list[tuple[str, tuple[str, ...]]]


def read(text: str) -> Form:
    return read_markdown(text.encode(), "", LIMITS)


def asked(text: str) -> Asks:
    return [(each.text, each.options) for each in read(text).questions]


CASES: dict[str, tuple[str, Asks]] = {
    "numbered": ("1. Who are you?\n2. Were you born here?\n", [("Who are you?", ()), ("Were you born here?", ())]),
    "numbered labels": (
        "1. Name\n2. Country of birth\n3. Visa type\n",
        [("Name", ()), ("Country of birth", ()), ("Visa type", ())],
    ),
    "bullets": ("- Who are you?\n* Were you hurt?\n", [("Who are you?", ()), ("Were you hurt?", ())]),
    "stressed": ("1. What is your **country** of *birth*?\n", [("What is your country of birth?", ())]),
    "link": ("1. Do you have [a visa](http://a/b)?\n", [("Do you have a visa?", ())]),
    "wrapped": (
        "1. Have you ever been asked to be a witness, or\n   to testify, in court?\n",
        [("Have you ever been asked to be a witness, or to testify, in court?", ())],
    ),
    "told to answer": (
        "1. Who are you?\n2. Tell us the sex of your spouse.\n",
        [("Who are you?", ()), ("Tell us the sex of your spouse.", ())],
    ),
    "lettered labels": ("a. Name\nb. Visa type\nc) Age\n", [("Name", ()), ("Visa type", ()), ("Age", ())]),
    "blanks for a date": ("Name: ____ Date: __/__/____\n", [("Name", ()), ("Date", ())]),
    "two in a line": (
        "Are you married? Do you have a visa?\n",
        [("Are you married?", ()), ("Do you have a visa?", ())],
    ),
    "blanks": ("Name: ______ Country: ______\n", [("Name", ()), ("Country", ())]),
    "escaped blanks": ("Country of birth: \\_\\_\\_\\_\\_\\_\n", [("Country of birth", ())]),
    "dotted blanks": ("Country of birth ...........\n", [("Country of birth", ())]),
    "a sentence with blanks": ("I came from ____ on ____.\n", [("I came from", ())]),
    "boxes below": ("1. Which do you get?\n   - [ ] SNAP\n   - [x] WIC\n", [("Which do you get?", ("SNAP", "WIC"))]),
    "bullets below": ("1. Which do you get?\n   - SNAP\n   - WIC\n", [("Which do you get?", ("SNAP", "WIC"))]),
    "boxes in the line": ("Do you rent? [ ] Yes [ ] No\n", [("Do you rent?", ("Yes", "No"))]),
    "boxes after their words": ("Do you rent? Yes ☐ No ☐\n", [("Do you rent?", ("Yes", "No"))]),
    "boxes under a heading": ("## Status\n\n- [ ] Citizen\n- [ ] Resident\n", [("Status", ("Citizen", "Resident"))]),
    "boxes that each say a thing": (
        "## You\n\n- [ ] I am a citizen\n- [ ] I agree to all\n",
        [("I am a citizen", ()), ("I agree to all", ())],
    ),
    "yes or no": ("2. Are you a citizen? Yes / No\n", [("Are you a citizen?", ("Yes", "No"))]),
    "yes or no in brackets": ("Are you a citizen? (yes/no)\n", [("Are you a citizen?", ("yes", "no"))]),
    "choices in the line": ("- Status: citizen / resident / other\n", [("Status", ("citizen", "resident", "other"))]),
    "a heading that asks": ("# Form\n\n### Were you hurt?\n\nTell us.\n", [("Were you hurt?", ())]),
    "a table of questions": (
        "| Question | Options |\n|---|---|\n| Do you get SSI? | Yes, No |\n| Sex of spouse | |\n",
        [("Do you get SSI?", ("Yes", "No")), ("Sex of spouse", ())],
    ),
    "a table to fill in": (
        "| Name | Country of origin |\n|---|---|\n| | |\n",
        [("Name", ()), ("Country of origin", ())],
    ),
    "labels in a table": ("| Item | Here |\n|---|---|\n| Visa type | ____ |\n", [("Visa type", ())]),
    "html": ("<label for=a>Country of birth</label> <input id=a>\n", [("Country of birth", ())]),
    "what to collect": ("Ask the caller for:\n\n- name\n- visa type\n", [("name", ()), ("visa type", ())]),
    "a label": ("Country of birth:\n\nVisa type:\n", [("Country of birth", ()), ("Visa type", ())]),
    "spanish": ("1. ¿Nació aquí?\n2. ¿Recibe cupones?\n", [("¿Nació aquí?", ()), ("¿Recibe cupones?", ())]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_what_asks_in_markdown_is_asked_with_its_choices(text: str, wanted: Asks) -> None:
    assert asked(text) == wanted


TELLING = {
    "note": "Note: callers may be citizens or not. Is that clear?",
    "forbidden": "Do not ask: Are you a citizen?",
    "forbidden as a label": "Do not record the immigration status:",
    "forbidden in Spanish": "No pregunte sobre el estatus migratorio.",
    "what must not be asked": "Never ask for:\n\n- country of birth\n- visa type",
    "questions that must not be asked": "Do not ask:\n\n1. Are you a citizen?\n2. Country of birth",
    "what to bring": "Bring:\n\n- a photo ID\n- your lease",
    "statement": "We help everyone, citizen or not.",
    "steps": "1. Greet the caller.\n2. Thank the caller.",
    "code": "```\nAre you a citizen?\n```",
    "remark": "<!-- Are you a citizen? -->",
    "heading": "## Immigration status",
    "offer": "Were you hurt? Call 911.",
}


@pytest.mark.parametrize("text", TELLING.values(), ids=TELLING)
def test_what_only_tells_is_no_question(text: str) -> None:
    assert asked(f"# Form\n\n{text}\n\n## More\n\nWhat is your name?\n") == [("What is your name?", ())]


def test_the_order_of_headings_notes_and_questions_is_kept() -> None:
    form = read("---\ntitle: Intake\nlang: es\n---\n# Datos\n\nLea todo.\n\n1. ¿Nombre?\n\n## Fin\n")
    assert (form.kind, form.title, form.language) == ("markdown", "Intake", "es")
    assert [(item.text, item.level) if isinstance(item, Note) else item for item in form.items] == [
        ("Datos", 1),
        ("Lea todo.", 0),
        Asked(0),
        ("Fin", 2),
    ]


def test_underlined_lines_are_headings() -> None:
    form = read("Intake\n======\n\nPart one\n--------\n\n1. Name?\n")
    assert [(item.text, item.level) for item in form.items if isinstance(item, Note)] == [
        ("Intake", 1),
        ("Part one", 2),
    ]


def test_a_question_stands_where_its_words_stand() -> None:
    text = "# A\n\n1. What is your *name*?\n\n<p>\n<label>Visa <input></label></p>\n\n| Question |\n|---|\n| Born? |\n"
    form = read_form(text.encode(), "a.md")
    assert [text[each.start : each.end] for each in form.questions] == ["What is your *name*?", "Visa", "Born?"]
    assert [(each.line, each.where) for each in form.questions] == [(3, "line 3"), (6, "line 6"), (10, "line 10")]


def test_a_stem_goes_no_further_than_what_it_leads_to() -> None:
    form = read("Has anyone in your home:\n\n- been hurt by a partner?\n- seen a crime?\n\nWhat is your name?\n")
    assert [(each.text, each.stem) for each in form.questions] == [
        ("been hurt by a partner?", "Has anyone in your home:"),
        ("seen a crime?", "Has anyone in your home:"),
        ("What is your name?", ""),
    ]


def test_too_large_a_text_is_refused_by_kind() -> None:
    with pytest.raises(Cannot, match=r"^too large$"):
        read_markdown(b"a?\n" * 40, "", Limits(characters=50))
    with pytest.raises(Cannot, match=r"^too large$"):
        read("a\n" * 60_000)
    with pytest.raises(Cannot, match=r"^not a form$"):
        read_form(b"# Nothing\n\nis asked.\n", "a.md")


_PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "| ",
        "|---|",
        "[ ] ",
        "____",
        "? ",
        ": ",
        "Ask: ",
        "Note: ",
        "**",
        "_",
        "`",
        "```",
        "<!--",
        "-->",
        "<label>a<input>",
        "<input>",
        "&amp;",
        "\\",
        "¿",
        "Yes / No",
        "status",
        "born ",
        "if so, ",
        "do not ask ",
        "pregunte si ",
        "---",
        "☐",
        "===",
        "> ",
        "  ",
        "CALLER: ",
        "a / b / c",
        "(yes",
        ")",
    ]
)


@given(st.lists(_PIECES, max_size=50).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_any_text_is_a_form_or_refused_by_kind(text: str, name: str) -> None:
    try:
        form = read_form(text.encode(), name)
    except Cannot:
        return
    numbers = [item.number for item in form.items if isinstance(item, Asked)]
    assert numbers == list(range(len(form.questions)))
    assert all(each.text.strip() and -1 <= each.start <= each.end <= len(text) for each in form.questions)


def test_items_complete_the_item_that_they_are_in() -> None:
    text = "# Safety\n\n- Has anyone at home ever\n  - hurt you?\n  - taken your keys?\n- Your name?\n"
    asked = [(each.text, each.stem) for each in read_markdown(text.encode(), "", LIMITS).questions]
    assert asked == [
        ("hurt you?", "Has anyone at home ever"),
        ("taken your keys?", "Has anyone at home ever"),
        ("Your name?", ""),
    ]
