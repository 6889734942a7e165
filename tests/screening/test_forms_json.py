"""Forms in JSON: told apart by what stands in them, read with what stands around each question."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Code, Form, Kind
from charteroak.screening.forms.readers.jsons import read_json
from charteroak.screening.forms.reading import read_form


def read(value: Any) -> Form:
    return read_json(json.dumps(value).encode(), "", LIMITS)


def asked(value: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.text, each.stem, each.options) for each in read(value).questions]


FHIR = {
    "resourceType": "Questionnaire",
    "title": "Visit",
    "language": "en-US",
    "contained": [
        {
            "resourceType": "ValueSet",
            "id": "s",
            "compose": {"include": [{"concept": [{"code": "c", "display": "Citizen"}]}]},
        }
    ],
    "item": [
        {"linkId": "n", "type": "display", "text": "We ask everyone."},
        {
            "linkId": "g",
            "type": "group",
            "text": "Your spouse",
            "item": [
                {
                    "linkId": "g1",
                    "prefix": "1.",
                    "type": "choice",
                    "text": "Sex",
                    "answerOption": [{"valueString": "M"}],
                }
            ],
        },
        {
            "linkId": "o",
            "type": "choice",
            "text": "Which?",
            "code": [{"system": "http://loinc.org", "code": "76690-7"}],
            "answerOption": [{"valueCoding": {"code": "1", "display": "Gay"}}, {"valueInteger": 7}],
        },
        {"linkId": "s", "type": "choice", "text": "Status", "answerValueSet": "#s"},
        {"linkId": "/93025-5/93027-1", "type": "boolean", "code": [{"display": "Are you a refugee?"}]},
        {
            "linkId": "b",
            "type": "boolean",
            "text": "Were you born abroad?",
            "item": [
                {"linkId": "b1", "type": "string", "text": "Where?", "enableWhen": [{"question": "b"}]},
                {
                    "linkId": "b2",
                    "type": "display",
                    "text": "Any country",
                    "extension": [{"valueCodeableConcept": {"coding": [{"code": "help"}]}}],
                },
            ],
        },
    ],
}


def test_a_questionnaire_is_read_with_groups_codes_options_and_hints() -> None:
    form = read(FHIR)
    assert (form.kind, form.title, form.language) == ("fhir", "Visit", "en")
    assert asked(FHIR) == [
        ("Sex", "Your spouse", ("M",)),
        ("Which?", "", ("Gay", "7")),
        ("Status", "", ("Citizen",)),
        ("Are you a refugee?", "", ()),
        ("Were you born abroad?", "", ()),
        ("Where?", "Were you born abroad?", ()),
    ]
    assert form.questions[1].codes == (Code("loinc", "76690-7"),)
    assert form.questions[3].codes == (Code("loinc", "93027-1"),)
    assert form.questions[4].help == "Any country"
    assert form.questions[0].where == "/item/1/item/0/text"


def test_a_response_is_read_for_its_questions_and_never_its_answers() -> None:
    response = {
        "resourceType": "QuestionnaireResponse",
        "item": [
            {
                "linkId": "a",
                "text": "Status",
                "answer": [{"valueString": "secret", "item": [{"linkId": "b", "text": "Since?"}]}],
            }
        ],
    }
    assert [text for text, _, _ in asked(response)] == ["Status", "Since?"]
    assert "secret" not in repr(read(response))


def test_questionnaires_of_a_bundle_share_its_value_sets() -> None:
    sets = {"resourceType": "ValueSet", "url": "http://a/s", "expansion": {"contains": [{"display": "SNAP"}]}}
    form = {"resourceType": "Questionnaire", "item": [{"linkId": "a", "text": "Aid", "answerValueSet": "http://a/s|1"}]}
    assert asked({"resourceType": "Bundle", "entry": [{"resource": sets}, {"resource": form}]}) == [
        ("Aid", "", ("SNAP",))
    ]


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Intake",
    "type": "object",
    "$defs": {
        "person": {
            "type": "object",
            "properties": {"birth": {"title": "Place of birth"}, "kin": {"$ref": "#/$defs/person"}},
        },
        "status": {"enum": ["Citizen", "LPR"]},
    },
    "properties": {
        "country_of_birth": {"type": "string", "description": "As on your papers"},
        "spouse": {"properties": {"sex": {"enum": ["M", "F"]}}},
        "applicant": {"$ref": "#/$defs/person", "title": "Applicant"},
        "status": {"title": "Status", "$ref": "#/$defs/status"},
        "aid": {"title": "Aid", "type": "array", "items": {"enum": ["SNAP", "WIC"]}},
        "children": {"type": "array", "title": "Children", "items": {"properties": {"name": {}}}},
        "kind": {"oneOf": [{"const": "a", "title": "Asylum"}, {"const": "v", "title": "Visa"}]},
        "sure": {"type": "boolean", "title": "Are you sure?"},
    },
    "if": {"properties": {"status": {"const": "LPR"}}},
    "then": {"properties": {"since": {"title": "Since when?"}}},
    "allOf": [{"properties": {"more": {"title": "More", "examples": ["an F-1 visa"]}}}],
}


def test_a_schema_is_read_by_titles_or_names_with_objects_as_stems() -> None:
    assert asked(SCHEMA) == [
        ("country_of_birth", "", ()),
        ("sex", "spouse", ("M", "F")),
        ("Place of birth", "Applicant", ()),
        ("kin", "Applicant", ()),
        ("Status", "", ("Citizen", "LPR")),
        ("Aid", "", ("SNAP", "WIC")),
        ("name", "Children", ()),
        ("kind", "", ("Asylum", "a", "Visa", "v")),
        ("Are you sure?", "", ()),
        ("More", "", ()),
        ("Since when?", "", ()),
    ]
    form = read(SCHEMA)
    assert [form.questions[number].help for number in (0, 9)] == ["As on your papers", "an F-1 visa"]
    assert form.questions[2].where == "/$defs/person/properties/birth/title"


@pytest.mark.parametrize(
    "schema",
    [
        {
            "definitions": {"p": {"properties": {"visa": {"type": "string"}}}},
            "$schema": "http://json-schema.org/draft-04/schema#",
        },
        {"openapi": "3.1.0", "components": {"schemas": {"P": {"properties": {"visa": {"type": "string"}}}}}},
        [{"type": "object", "properties": {"visa": {"type": "string"}}}],
        {"form": {"schema": {"type": "object", "properties": {"visa": {"type": "string"}}}}},
        {"type": "array", "items": {"type": "object", "properties": {"visa": {}}}},
        {"type": "object", "anyOf": [{"properties": {"visa": {}}}, {"required": ["visa"]}]},
        {"type": "object", "properties": {}, "dependencies": {"a": {"oneOf": [{"properties": {"visa": {}}}]}}},
    ],
    ids=["definitions", "openapi", "in a list", "under a key", "a list of objects", "branches", "dependencies"],
)
def test_a_schema_is_found_wherever_it_stands(schema: Any) -> None:
    assert [text for text, _, _ in asked(schema)] == ["visa"]


def test_references_in_a_circle_and_to_elsewhere_end() -> None:
    round_about = {"type": "object", "properties": {"a": {"$ref": "#/properties/b"}, "b": {"$ref": "#/properties/a"}}}
    assert [text for text, _, _ in asked(round_about)] == ["a", "b"]
    elsewhere = {"type": "object", "properties": {"a": {"$ref": "http://a/b"}}}
    assert [each.why for each in read(elsewhere).unread] == ["reference elsewhere"]


def test_references_that_double_at_each_step_are_bounded() -> None:
    defs = {f"d{n}": {"properties": {side: {"$ref": f"#/$defs/d{n + 1}"} for side in "ab"}} for n in range(40)}
    form = read(
        {"type": "object", "$defs": defs, "properties": {"x": {"title": "First"}, "top": {"$ref": "#/$defs/d0"}}}
    )
    assert form.questions[0].text == "First"
    assert [each.why for each in form.unread] == ["too many"]


SURVEY: dict[str, Any] = {
    "title": {"default": "Aid", "es": "Ayuda"},
    "locale": "en",
    "pages": [
        {
            "title": "First",
            "elements": [
                {"type": "html", "html": "<p>We ask <b>everyone</b>.</p>"},
                {"type": "radiogroup", "name": "s", "title": {"default": "Status", "es": "Estatus"},
                 "choices": ["Citizen", {"value": 2, "text": {"default": "Other", "es": "Otro"}}]},
                {"type": "panel", "title": "Spouse", "elements": [{"type": "text", "name": "sex"}]},
                {"type": "matrix", "name": "m", "title": "Do you agree?", "columns": ["Yes", "No"],
                 "rows": [{"value": "r", "text": "I am safe"}]},
                {"type": "multipletext", "name": "t", "title": "Papers", "items": [{"name": "passport"}]},
                {"type": "matrixdynamic", "name": "k", "title": "Children", "columns": [{"title": "Born in"}]},
                {"type": "paneldynamic", "title": "Jobs", "templateElements": [{"type": "text", "name": "pay"}]},
                {"type": "boolean", "name": "v", "title": "Were you hurt?", "description": "By a partner"},
            ],
        }
    ],
}  # fmt: skip


def test_a_survey_is_read_through_panels_matrices_and_languages() -> None:
    form = read(SURVEY)
    assert (form.kind, form.title, form.language) == ("surveyjs", "Aid", "en")
    assert asked(SURVEY) == [
        ("Status", "", ("Citizen", "Other", "Otro")),
        ("sex", "Spouse", ()),
        ("I am safe", "Do you agree?", ("Yes", "No")),
        ("passport", "Papers", ()),
        ("Born in", "Children", ()),
        ("pay", "Jobs", ()),
        ("Were you hurt?", "", ()),
    ]
    assert (form.questions[0].help, form.questions[6].help) == ("Estatus", "By a partner")


GOOGLE: dict[str, Any] = {
    "formId": "f",
    "info": {"title": "Sign up", "description": "All are welcome."},
    "items": [
        {"itemId": "1", "title": "Which do you get?", "description": "Check all", "questionItem": {"question": {
            "questionId": "q", "choiceQuestion": {"options": [{"value": "SNAP"}, {"isOther": True}]}}}},
        {"itemId": "2", "title": "Part two", "pageBreakItem": {}},
        {"itemId": "3", "title": "Were you", "questionGroupItem": {
            "questions": [{"rowQuestion": {"title": "a witness?"}}],
            "grid": {"columns": {"type": "RADIO", "options": [{"value": "Yes"}]}}}},
        {"itemId": "4", "title": "When?", "questionItem": {"question": {"dateQuestion": {}}}},
    ],
}  # fmt: skip


def test_a_form_of_google_is_read_from_its_interface() -> None:
    form = read(GOOGLE)
    assert (form.kind, form.title) == ("google-forms", "Sign up")
    assert asked(GOOGLE) == [
        ("Which do you get?", "", ("SNAP",)),
        ("a witness?", "Were you", ("Yes",)),
        ("When?", "", ()),
    ]
    assert (form.questions[0].help, form.questions[2].answer) == ("Check all", "date")


def test_a_form_of_google_is_read_as_scripts_export_it() -> None:
    exported = {
        "metadata": {"title": "Sign up"},
        "items": [
            {"title": "Welcome", "type": "SECTION_HEADER", "helpText": "Hello"},
            {
                "title": "Which visa?",
                "type": "MULTIPLE_CHOICE",
                "helpText": "One",
                "choices": ["F-1", {"value": "H-1B"}],
            },
            {"title": "Were you", "type": "GRID", "rows": ["hurt?"], "columns": ["Yes", "No"]},
        ],
    }
    assert asked(exported) == [("Which visa?", "", ("F-1", "H-1B")), ("hurt?", "Were you", ("Yes", "No"))]


def test_fields_of_other_makers_are_read_by_their_labels() -> None:
    fields = {"components": [{"type": "panel", "title": "You", "components": [
        {"type": "select", "key": "v", "label": "Visa", "data": {"values": [{"label": "F-1", "value": "f"}]}},
        {"type": "button", "label": "Send"}]}]}  # fmt: skip
    assert asked(fields) == [("Visa", "You", ("F-1",))]


def test_fields_in_groups_and_lists_of_questions_are_read() -> None:
    group = {"title": "Home", "type": "group", "properties": {"fields": [{"title": "On SNAP?", "type": "yes_no"}]}}
    assert asked({"fields": [group]}) == [("On SNAP?", "Home", ())]
    assert asked([{"question": "Where were you born?"}, {"question": "Name"}]) == [
        ("Where were you born?", "", ()),
        ("Name", "", ()),
    ]


def test_a_list_of_required_documents_is_read_by_itself() -> None:
    assert asked([{"id": "1", "service_id": "2", "document": "Green card"}]) == [("Green card", "", ())]


def test_a_schema_is_read_with_what_shows_it() -> None:
    shown = {"cob": {"ui:title": "Country of birth", "ui:help": "As in your passport"}, "id": {"ui:widget": "hidden"}}
    form = read({"schema": {"type": "object", "properties": {"cob": {}, "id": {}}}, "uiSchema": shown})
    assert [(each.text, each.help) for each in form.questions] == [("Country of birth", "As in your passport")]


def test_services_are_read_for_what_they_demand(shared: Path) -> None:
    folder = shared / "data" / "hsds" / "examples"
    every = {"eligibility_description", "application_process", "required_document"}
    asked_of = {
        "service_full": every,
        "organization_full": every,
        "tabular": every,
        "service_list": every - {"required_document"},
    }
    for name, demands in asked_of.items():
        form = read_form((folder / f"{name}.json").read_bytes(), f"{name}.json")
        assert (form.kind, {each.name for each in form.questions}) == ("hsds", demands)


KINDS: list[tuple[Kind, Any]] = [
    ("fhir", FHIR),
    ("json-schema", SCHEMA),
    ("surveyjs", SURVEY),
    ("google-forms", GOOGLE),
    ("hsds", {"name": "Food", "eligibility_description": "Must get SNAP."}),
    ("xlsform", {"survey": [{"type": "text", "name": "a", "label": ["Which visa?", "¿Qué visa?"]}], "choices": []}),
    (
        "columns",
        [{"field_name": "v", "field_label": "Which visa?", "select_choices_or_calculations": "1, F-1 | 2, H-1B"}],
    ),
]


@pytest.mark.parametrize(("kind", "value"), KINDS, ids=[kind for kind, _ in KINDS])
@pytest.mark.parametrize("wrapped", [False, True])
def test_each_kind_is_told_by_itself_and_within_others(kind: Kind, value: Any, wrapped: bool) -> None:
    form = read({"data": [value]} if wrapped and not isinstance(value, list) else {"data": value} if wrapped else value)
    assert form.kind == kind
    assert form.questions


@pytest.mark.parametrize("value", [{}, [], {"a": 1}, [1, "?"], {"name": "x", "items": [1, 2]}, {"type": "Feature"}])
def test_other_json_is_no_form(value: Any) -> None:
    with pytest.raises(Cannot, match=r"^not a form$"):
        read_form(json.dumps(value).encode(), "a.json")


@pytest.mark.parametrize("kind", ["fhir", "json-schema", "surveyjs", "google-forms"])
def test_a_question_stands_where_its_words_stand(kind: str) -> None:
    text = json.dumps(dict(KINDS)[kind], indent=1, ensure_ascii=True)
    form = read_form(text.encode(), "a.json")
    for question in form.questions:
        if question.start >= 0:
            assert json.loads(f'"{text[question.start : question.end]}"') in (question.text, question.name)
            assert question.line == text.count("\n", 0, question.start) + 1
    assert sum(question.start >= 0 for question in form.questions) >= len(form.questions) - 1


@pytest.mark.parametrize("kind", ["fhir", "json-schema", "surveyjs", "google-forms", "hsds"])
def test_a_pointer_leads_to_the_words(kind: str) -> None:
    value = dict(KINDS)[kind]
    for question in read(value).questions:
        found = value
        for step in question.where.split("/")[1:]:
            found = found[int(step)] if isinstance(found, list) else found[step.replace("~1", "/").replace("~0", "~")]
        if isinstance(found, str):
            assert question.text in (found, found.strip())


def test_broken_deep_and_large_json_is_refused_by_kind() -> None:
    deep = b'{"resourceType": "Questionnaire", "item": ' + b'[{"item":' * 5_000 + b"[]" + b"}]" * 5_000 + b"}"
    for data, limits, trouble in (
        (b'{"resourceType": "Questionnaire", "item": [', LIMITS, "broken"),
        (deep, LIMITS, "too deep"),
        (json.dumps(FHIR).encode(), Limits(characters=50), "too large"),
    ):
        with pytest.raises(Cannot, match=rf"^{trouble}$"):
            read_json(data, "a.json", limits)


_WORDS = st.sampled_from(
    [
        "title",
        "type",
        "name",
        "properties",
        "$ref",
        "items",
        "item",
        "text",
        "linkId",
        "elements",
        "pages",
        "choices",
        "rows",
        "columns",
        "enum",
        "oneOf",
        "survey",
        "label",
        "questionItem",
        "question",
        "resourceType",
        "$schema",
        "service",
        "eligibility",
        "Questionnaire",
        "object",
        "array",
        "string",
        "#/properties/a",
        "matrix",
        "group",
        "MULTIPLE_CHOICE",
        "a",
        "",
        "#",
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=5),
    max_leaves=30,
)


@given(st.sampled_from([value for _, value in KINDS]), st.data())
def test_json_with_anything_in_any_place_is_a_form_or_refused(value: Any, data: st.DataObject) -> None:
    """Something else is put in some places of a form of each kind."""
    changed = json.loads(json.dumps(value))
    for _ in range(data.draw(st.integers(1, 4))):
        here = changed
        while isinstance(here, dict | list) and here:
            key = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
            if data.draw(st.booleans()) or not isinstance(here[key], dict | list) or not here[key]:
                here[key] = data.draw(_VALUES)
                break
            here = here[key]
    try:
        form = read_json(json.dumps(changed).encode(), "a.json", LIMITS)
    except Cannot:
        return
    numbers = [item.number for item in form.items if isinstance(item, Asked)]
    assert numbers == list(range(len(form.questions)))
    assert all(each.text for each in form.questions)
