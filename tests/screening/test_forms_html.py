"""Questions of pages, as a person sees or hears them: labels, groups, tables, blanks, and what is only printed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Form, Note
from charteroak.screening.forms.readers.html import read_html
from charteroak.screening.forms.readers.html_tree import Node, tree_of
from charteroak.screening.forms.reading import read_form

Asks = list[tuple[str, str, tuple[str, ...]]]


def read(page: str) -> Form:
    return read_html(page.encode(), "", LIMITS)


def asked(page: str) -> Asks:
    return [(each.text, each.stem, each.options) for each in read(page).questions]


def texts(page: str) -> list[str]:
    return [each.text for each in read(page).questions]


ONE = {
    "label for": "<label for=a>3. Country of birth: *</label><input id=a>",
    "label around": "<label>Country of birth <input></label>",
    "label around a list": "<label>Country of birth<select><option>Chile</select></label>",
    "label with a star of its own": '<label for=a>Country of birth<abbr title="required">*</abbr></label><input id=a>',
    "aria-label": "<input aria-label='Country of birth'>",
    "aria-labelledby": "<input aria-labelledby='x y'><span id=x>Country</span> <b id=y>of birth</b>",
    "placeholder": "<input placeholder='Country of birth'>",
    "title": "<input title='Country of birth'>",
    "text before": "<p>Country of birth <input></p>",
    "text after": "<p>Please fill in.</p><p><input> Country of birth<br></p>",
    "text before in an element": "<div><span>Country of birth</span><input></div>",
    "text in the block before": "<div class=row><div>Country of birth</div><div><input></div></div>",
    "heading before": "<h3>Country of birth</h3><p>We ask it of everyone.</p><input>",
    "cell beside": "<table><tr><td>Country of birth<td><input></table>",
    "cell beside, numbered": "<table><tr><td>7.<td>Country of birth<td><input></table>",
    "cell above": "<table><tr><td>Country of birth</td></tr><tr><td><input></td></tr></table>",
    "term": "<dl><dt>Country of birth<dd><input></dl>",
    "legend of one": "<fieldset><legend>Country of birth</legend><input></fieldset>",
    "first choice": "<select><option value=''>Country of birth</option><option>Chile</option></select>",
    "editable": "<div contenteditable=true aria-label='Country of birth'></div>",
    "role": "<p>Country of birth <span role=textbox></span></p>",
    "own element": "<x-text-field label='Country of birth' name=c></x-text-field>",
    "blank": "<p>Country of birth: ________</p>",
    "empty cell": "<table><tr><td>Country of birth</td><td>&nbsp;</td></tr></table>",
    "label without a control": "<div><label>Country of birth</label></div>",
    "unclosed": "<table><tr><td><b>Country of birth<td><input>",
    "in references": "<p>Country&nbsp;of b&#105;rth <input></p>",
    "upper case and no quotes": "<P>Country of birth <INPUT TYPE=TEXT NAME=c></P>",
    "in a list of suggestions": "<label for=c>Country of birth</label><input id=c list=l><datalist id=l></datalist>",
    "name alone": "<input name='Country of birth'>",
}


@pytest.mark.parametrize("page", ONE.values(), ids=ONE)
def test_a_control_is_asked_by_the_words_that_label_it(page: str) -> None:
    assert texts(page) == ["Country of birth"]


GROUPS: dict[str, tuple[str, Asks]] = {
    "radios under a legend": (
        (
            "<fieldset><legend>2) Are you a citizen?</legend><input type=radio name=a id=y><label for=y>Yes</label>"
            "<input type=radio name=a id=n><label for=n>No</label></fieldset>"
        ),
        [("Are you a citizen?", "", ("Yes", "No"))],
    ),
    "radios after words": (
        "<p>Do you rent?</p><p><input type=radio name=r>Yes <input type=radio name=r>No</p>",
        [("Do you rent?", "", ("Yes", "No"))],
    ),
    "radios in a label": (
        "<label>Do you rent? <input type=radio name=r> Yes <input type=radio name=r> No</label>",
        [("Do you rent?", "", ("Yes", "No"))],
    ),
    "a label tied to the first radio": (
        "<label for=x>Do you rent?</label><input type=radio id=x name=r> Yes <input type=radio name=r> No",
        [("Do you rent?", "", ("Yes", "No"))],
    ),
    "radios by roles": (
        (
            "<h3 id=q>Do you rent?</h3><div role=radiogroup aria-labelledby=q><div role=radio>Yes</div>"
            "<div role=radio>No</div></div>"
        ),
        [("Do you rent?", "", ("Yes", "No"))],
    ),
    "boxes under a legend that asks to choose": (
        (
            "<fieldset><legend>Check all that you receive</legend><label><input type=checkbox name=a> SNAP</label>"
            "<label><input type=checkbox name=b> WIC</label></fieldset>"
        ),
        [("Check all that you receive", "", ("SNAP", "WIC"))],
    ),
    "boxes under a heading, each a question": (
        (
            "<fieldset><legend>Please answer</legend><label><input type=checkbox name=a> Were you hurt?</label>"
            "<label><input type=checkbox name=b> Did you see a crime?</label></fieldset>"
        ),
        [("Were you hurt?", "Please answer", ()), ("Did you see a crime?", "Please answer", ())],
    ),
    "boxes that each say a thing of their own": (
        "<label><input type=checkbox name=a> I am a U.S. citizen</label> <label><input type=checkbox> I agree</label>",
        [("I am a U.S. citizen", "", ()), ("I agree", "", ())],
    ),
    "boxes that complete a lead-in": (
        (
            "<p>Has anyone in your home:</p><ul><li><label><input type=checkbox name=a> been hurt by a partner</label>"
            "<li><label><input type=checkbox name=b> seen a crime</label></ul>"
        ),
        [("Has anyone in your home", "", ("been hurt by a partner", "seen a crime"))],
    ),
    "the line beside Other is not a question": (
        "<p>Which benefits?</p><input type=checkbox name='b[]'> SNAP <input type=checkbox name='b[]'> Other: <input>",
        [("Which benefits?", "", ("SNAP", "Other"))],
    ),
    "a fieldset with more than choices is not what they ask": (
        (
            "<fieldset><legend>Home</legend>Who? <input><p>Does anyone get: <label><input type=checkbox>SNAP</label> "
            "<label><input type=checkbox>SSI</label></fieldset>"
        ),
        [("Who?", "Home", ()), ("Does anyone get", "Home", ("SNAP", "SSI"))],
    ),
    "a box in another block is something else": (
        "<p>May we text you? <input type=checkbox> Yes</p><p><input type=checkbox> Send news</p>",
        [("May we text you?", "", ("Yes",)), ("Send news", "", ())],
    ),
    "a group of buttons": (
        "<div role=group aria-label='Are you safe?'><button>Yes</button><button>No</button></div>",
        [("Are you safe?", "", ("Yes", "No"))],
    ),
    "an element of the page's own": ("<x-ask text='Are you safe?'></x-ask>", [("Are you safe?", "", ())]),
    "choices that are only printed": (
        "<p>Name <input></p><p>2. Are you safe? Yes / No</p>",
        [("Name", "", ()), ("Are you safe?", "", ("Yes", "No"))],
    ),
    "printed boxes": ("<p>Do you rent? ☐ Yes ☐ No</p>", [("Do you rent?", "", ("Yes", "No"))]),
    "printed boxes after their words": ("<p>Do you rent? Yes ☐ No ☐</p>", [("Do you rent?", "", ("Yes", "No"))]),
    "one box for yes": (
        "<p>Do you rent? <label><input type=checkbox> Yes</label></p>",
        [("Do you rent?", "", ("Yes",))],
    ),
    "a matrix": (
        (
            "<table><tr><th><th>Yes<th>No<tr><td>Are you afraid?<td><input type=radio name=a>"
            "<td><input type=radio name=a>"
            "<tr><td>Are you safe?<td><input type=radio name=b><td><input type=radio name=b></table>"
        ),
        [("Are you afraid?", "", ("Yes", "No")), ("Are you safe?", "", ("Yes", "No"))],
    ),
    "a grid asks each column once": (
        "<table><tr><th>Name<th>Country of birth<tr><td><input><td><input><tr><td><input><td><input></table>",
        [("Name", "", ()), ("Country of birth", "", ())],
    ),
    "a grid asks each column of each row that has a name": (
        "<table><tr><th>Parent<th>Age<th>Status<tr><td>Mother<td><input><td><input></table>",
        [("Age", "Mother", ()), ("Status", "Mother", ())],
    ),
    "labels and fields in turns": (
        "<table><tr><td>Name<td><input><td>Origin<td><input></table>",
        [("Name", "", ()), ("Origin", "", ())],
    ),
    "fields complete their legend": (
        "<fieldset><legend>Spouse</legend><label>Name <input></label><label>Sex <input></label></fieldset>",
        [("Name", "Spouse", ()), ("Sex", "Spouse", ())],
    ),
    "a list's choices, without its prompt": (
        "<label>Visa <select><option>-- Select one --<option>F-1<optgroup label=Work><option>H-1B</select></label>",
        [("Visa", "", ("F-1", "Work", "H-1B"))],
    ),
    "several blanks in a line": ("<p>Name: _____ Phone: _____</p>", [("Name", "", ()), ("Phone", "", ())]),
    "blanks for a date": ("<p>I entered the U.S. on __/__/____.</p>", [("I entered the U.S. on", "", ())]),
}


@pytest.mark.parametrize(("page", "wanted"), GROUPS.values(), ids=GROUPS)
def test_choices_and_tables_are_questions_with_what_they_complete(page: str, wanted: Asks) -> None:
    assert asked(page) == wanted


NOTHING = {
    "hidden field": "<input type=hidden name=citizen>",
    "button": "<button>Are you a citizen?</button><input type=submit value='Are you a citizen?'>",
    "remark": "<!-- <label>Are you a citizen? <input></label> -->",
    "template": "<template><label>Are you a citizen? <input></label></template>",
    "noscript": "<noscript><label>Are you a citizen? <input></label></noscript>",
    "script": "<script>var a = '<label>Are you a citizen? <input></label>'</script>",
    "hidden element": "<div hidden><label>Are you a citizen? <input></label></div>",
    "not displayed": "<div style='display: none'><label>Are you a citizen? <input></label></div>",
    "footer": "<footer>Are you lost?</footer>",
    "heading": "<h2>What do we do?</h2>",
    "offer of help": "<p>Are you a victim of violence? Call 888-774-2900.</p>",
    "forbidden": "<p>Never ask: are you a citizen?</p>",
    "statement": "<p>Callers may be citizens or not.</p>",
}


@pytest.mark.parametrize("page", NOTHING.values(), ids=NOTHING)
def test_what_is_not_shown_or_does_not_ask_is_no_question(page: str) -> None:
    assert texts(f"<form>{page}<p>Name <input></p></form>") == ["Name"]


def test_questions_that_are_only_printed_are_asked_apart() -> None:
    page = "<ol><li>What is your name?</li><li>Were you born here? When did you arrive?</li></ol><p>Name of parent:</p>"
    wanted = ["What is your name?", "Were you born here?", "When did you arrive?", "Name of parent"]
    assert texts(page) == wanted


def test_a_page_that_offers_help_after_asking_does_not_ask() -> None:
    assert texts("<p>What is your name?</p><p>Were you hurt by a partner? Please call us. We listen.</p>") == [
        "What is your name?"
    ]


def test_what_is_not_closed_ends_where_browsers_end_it() -> None:
    def shape(node: Node) -> str:
        kids = "".join(shape(kid) if isinstance(kid, Node) else kid.said for kid in node.kids)
        return f"{node.tag}({kids})" if node.tag else kids

    assert shape(tree_of("<p>a<p>b<ul><li>c<li>d</ul><div>e")) == "p(a)p(b)ul(li(c)li(d))div(e)"
    assert shape(tree_of("<table><tr><td>a<th>b<tr><td>c</table>d")) == "table(tr(td(a)th(b))tr(td(c)))d"
    assert shape(tree_of("<p>a</i></div>b<br/>c<x-y/>d<select><option>e<option>f</select>g")) == (
        "p(abbr()cx-y()dselect(option(e)option(f))g)"
    )


def test_hints_are_help_and_no_part_of_the_question() -> None:
    page = (
        "<label for=a>Number <span class=hint>of your green card</span></label>"
        "<input id=a aria-describedby=d placeholder=A123><p id=d>As on the back</p>"
    )
    [question] = read(page).questions
    assert (question.text, question.help) == ("Number", "As on the back A123 of your green card")


def test_what_is_filled_in_is_not_read() -> None:
    page = (
        "<label>Status <input value='secret'></label><label>Story <textarea>secret</textarea></label>"
        "<label>Kind <select><option selected>A<option>B</select></label>"
        "<div contenteditable=true aria-label=More>secret</div>"
    )
    assert "secret" not in repr(read(page))


def test_a_form_says_its_title_language_headings_and_notes_in_order() -> None:
    form = read(
        "<html lang=es-US><title>Solicitud</title><h1>Datos</h1><p>Llene todo.</p><p>Nombre <input></p><h2>Fin</h2>"
    )
    assert (form.title, form.language) == ("Solicitud", "es")
    shown = [item.text if isinstance(item, Note) else item for item in form.items]
    assert shown == ["Datos", "Llene todo.", Asked(0), "Fin"]


def test_a_question_knows_where_its_words_stand() -> None:
    page = "<form>\n<p>1. Pa&iacute;s de nacimiento: <input name=p></p>\n<input placeholder='Which visa?'></form>"
    form = read_form(page.encode(), "a.html")
    spans = [page[each.start : each.end] for each in form.questions]
    assert spans == ["Pa&iacute;s de nacimiento", "Which visa?"]
    assert [(each.line, each.column, each.where) for each in form.questions] == [(2, 7, "line 2"), (3, 21, "line 3")]


def test_the_forms_for_development_are_read_as_they_are_labelled(shared: Path) -> None:
    folder = shared / "data" / "forms-dev"
    labels: dict[str, list[str]] = {}
    for line in (folder / "labels.jsonl").read_text().splitlines():
        label = json.loads(line)
        labels.setdefault(label["path"], []).append(label["question"])
    mine = [name for name in labels if name.endswith((".html", ".md", ".txt", ".json"))]
    got = {name: [q.text for q in read_form((folder / name).read_bytes(), name).questions] for name in mine}
    assert got == {name: labels[name] for name in mine}
    assert len(mine) >= 8


def test_a_page_that_is_too_large_or_no_text_is_refused_by_kind() -> None:
    with pytest.raises(Cannot, match=r"^too large$"):
        read_html(b"<p>x</p>" * 20, "", Limits(characters=100))
    with pytest.raises(Cannot, match=r"^too large$"):
        read("<input>" * 6_000)
    with pytest.raises(Cannot, match=r"^not a form$"):
        read_form(b"<p>Nothing is asked.</p>", "a.html")


_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</table>",
        "<label>",
        "<label for=a>",
        "</label>",
        "<input id=a>",
        "<input type=radio name=r>",
        "<input type=checkbox>",
        "<select>",
        "<option>",
        "</select>",
        "<textarea>",
        "<fieldset>",
        "<legend>",
        "</fieldset>",
        "<input aria-labelledby='a b'>",
        "<b id=b>",
        "</b>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<h3>",
        "Country?",
        " of birth ",
        "____",
        "☐",
        "&nbsp;",
        "&#1114112;",
        '"',
        "'",
        "<",
        ">",
        "[ ]",
        "\n",
        "<x-input label=a />",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_is_written_is_a_form_or_refused_by_kind(page: str) -> None:
    """Every question stands among the items once and in order, has words, and a place that is in the page."""
    try:
        form = read_form(page.encode(), "a.html")
    except Cannot:
        return
    numbers = [item.number for item in form.items if isinstance(item, Asked)]
    assert numbers == list(range(len(form.questions)))
    assert all(each.text.strip() and -1 <= each.start <= each.end <= len(page) for each in form.questions)


def test_a_whole_sentence_above_labels_no_control_that_says_itself() -> None:
    page = "<h1>A card</h1><p>Free for all, citizen or not.</p><form><input name=a placeholder='Full name'></form>"
    assert [each.text for each in read_html(page.encode(), "", LIMITS).questions] == ["Full name"]


def test_what_is_printed_and_said_of_a_control_is_asked_once() -> None:
    row = "<dt>Who will come?</dt><dd><input name=a aria-label='Who will come?'></dd>"
    assert [each.text for each in read_html(f"<form><dl>{row}</dl></form>".encode(), "", LIMITS).questions] == [
        "Who will come?"
    ]


def test_a_statement_above_boxes_asks_nothing_of_them() -> None:
    boxes = "".join(f"<label><input type=checkbox name={each}> {each}?</label>" for each in ("Print", "Post"))
    page = "<p>Free for everybody who lives here.</p><form>{}</form>"
    assert [each.text for each in read_html(page.format(boxes).encode(), "", LIMITS).questions] == ["Print?", "Post?"]


def test_small_print_in_a_label_is_a_hint() -> None:
    page = (
        "<table><tr><td>Card number<br><small>If you have none, write none.</small></td><td><input></td></tr></table>"
    )
    [asked] = read_html(page.encode(), "", LIMITS).questions
    assert (asked.text, asked.help) == ("Card number", "If you have none, write none.")
