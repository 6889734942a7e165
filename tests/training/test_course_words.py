"""What a scenario's words tell is what is known of its case; and every text is there in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from html import escape

import pytest

from charteroak.law.article import RULEBOOK
from charteroak.law.words import LANGUAGES
from charteroak.logic.table import wire
from charteroak.screening.forms.judging import judge
from charteroak.screening.forms.reading import read_form
from charteroak.training.courses import courses
from charteroak.training.misreadings import misreadings
from charteroak.training.scenarios import finding_out, scenarios, teaching, words_of

# By what a scene's own words tell a fact: English, Spanish. A scene tells each fact that it says it tells, and of these
# facts no other; whatever else is known of a case is told by a phrase.
MARKS = {
    ("employee", "police_officer"): (r"You are a Hartford police officer\b", r"Usted es agente de la policía\b"),
    ("employee", "police_civilian"): (r"\ba civilian\b", r"personal civil de la policía"),
    ("employee", "other_employee"): (r"You work for the City\b", r"Usted trabaja para la Ciudad\b"),
    ("employee", "contractor"): (
        r"contractor of the City.* not its employee",
        r"contratista.* no es empleado municipal",
    ),
    ("topic", "immigration_status"): (r"\bimmigration status\b", r"\bestatus migratorio\b"),
    ("topic", "sexual_orientation"): (r"sexual orientation", r"orientación sexual"),
    ("topic", "domestic_violence_victim"): (r"domestic violence", r"violencia doméstica"),
    ("topic", "sexual_assault_victim"): (r"sexual(ly)? assault", r"agresión sexual"),
    ("topic", "crime_witness"): (r"witness of a crime", r"testigo de un delito"),
    ("topic", "public_assistance"): (r"public assistance", r"asistencia pública"),
    ("topic", "income_tax_record"): (r"income tax return", r"impuestos sobre la renta"),
    ("topic", "other_private"): (r"private matter", r"asunto privado"),
    ("topic", "not_personal"): (r"nothing about any particular person", r"nada sobre una persona en particular"),
    ("contact", "victim"): (r"\bthe victim\b", r"\bla víctima\b"),
    ("contact", "witness"): (r"\bwitness\b", r"\btestigo\b"),
    ("contact", "caller_or_visitor"): (r"\bcalls\b|has come to the police", r"\bllama\b|ha acudido a la policía"),
    ("contact", "interviewee"): (r"\binterview someone\b", r"\bentrevista a alguien\b"),
    ("contact", "suspect_interviewed"): (r"interview a suspect", r"entrevista a una persona sospechosa"),
    ("means", "question"): (r"think of asking", r"[Pp]iensa en (preguntar|pedir)"),
    ("recipient", "person_concerned"): (r"that same person", r"esa misma persona"),
    ("recipient", "federal_immigration_authorities"): (r"federal immigration", r"autoridades federales de inmigración"),
    ("recipient", "other"): (
        r"the (reporter|neighbor|newspaper|lawyer|landlord|friend)",
        r"(la periodista|la vecina|[Uu]n periódico|abogado|casero|esa amistad)",
    ),
    ("immigration_status_ground", "true"): (
        r"status would be a reason for it",
        r"estatus migratorio sería un motivo",
    ),
    ("removal_warrant_in_ncic", "true"): (
        r"administrative warrant for removal that ICE entered into NCIC",
        r"orden administrativa de expulsión \(deportación\) que ICE ingresó en el NCIC",
    ),
    ("other_immigration_paper", "true"): (r"detainer|previously deported felon", r"detainer|deported felon"),
    ("agency", "medical"): (r"medical agency", r"(?<!no es una )agencia médica"),
    ("agency", "social_service"): (
        r"(?<!nor a )social service agency",
        r"(?<!ni )(?<!o )agencia de servicios sociales",
    ),
    ("agency", "other"): (
        r"neither a medical nor a social service agency",
        r"no es una agencia médica ni de servicios",
    ),
}
DECIDING = {  # facts that no scene tells: each has to be told by its phrase
    *("required_by_law", "federal_cooperation", "necessary_to_service", "necessary_to_investigation"),
    *("investigation_of", "criminal_warrant", "criminal_ground", "resident", "because_of_status"),
}


def _scenes():
    return [
        pytest.param(given, id=name)
        for file in ("scenes_police.toml", "scenes_police_staff.toml", "scenes_counter.toml")
        for name, given in teaching(file).items()
    ]


@pytest.mark.parametrize("scene", _scenes())
def test_a_scene_tells_the_facts_that_it_says_it_tells(scene):
    """In both languages each of them is told, with its value, and no fact of the act besides."""
    has = {fact.name for fact in RULEBOOK.act(scene["act"]).facts}
    told = {(fact, wire(value)) for fact, value in scene["facts"].items()}
    assert not {fact for fact, _ in told} & DECIDING
    for place, language in enumerate(LANGUAGES):
        said = words_of(scene)[language]
        found = {mark for mark, by in MARKS.items() if mark[0] in has and re.search(by[place], said)}
        assert found == told, language


def test_every_case_tells_each_of_its_facts_once():
    """The facts of a case are those of its scene and those of its phrases, and each phrase is in its words."""
    phrases = teaching("phrases.toml")
    for scenario in scenarios().values():
        for fact, value in scenario.facts.items():
            found = phrases.get(scenario.act, {}).get(fact) or phrases["any"].get(fact, {})
            for language in LANGUAGES:
                said = [
                    words
                    for each, given in found.items()
                    if (words := words_of(given)[language]) in scenario.words[language]
                ]
                assert said in ([], [words_of(found[wire(value)])[language]] if wire(value) in found else []), (
                    scenario.id
                )
                assert said or fact not in DECIDING, (scenario.id, fact)


def test_what_is_not_known_is_not_told():
    phrases = teaching("phrases.toml")
    for scenario in scenarios().values():
        missing = {fact.name for fact in RULEBOOK.act(scenario.act).facts} - set(scenario.facts)
        for among in (phrases.get(scenario.act, {}), phrases["any"]):
            for fact in missing & set(among):
                for given in among[fact].values():
                    assert not any(words_of(given)[each] in scenario.words[each] for each in LANGUAGES), scenario.id


def _texts(value: object) -> Iterator[dict[str, str]]:
    """Every text by language in what is taught."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def test_every_text_is_there_in_both_languages_and_no_english_is_left():
    taught = [text for course in courses(date(2026, 11, 24)).values() for text in _texts(course)]
    assert len(taught) > 1000
    for text in taught:
        assert all(text[language].strip() for language in LANGUAGES)
        english = re.search(r"\b(the|and|of|with|you|is|are|this|that|not|for|when|who)\b", _ours(text["es"]))
        assert not english, text["es"]
        spanish = re.search(r"\b(el|los|las|una|que|usted|según|está|por)\b", _ours(text["en"]))
        assert not spanish, text["en"]


def _ours(text: str) -> str:
    """A text without what it quotes: the clauses' own words are the City's, in English in every language."""
    return re.sub(r"“[^”]*”|\([^)]*\)", "", text)


def test_spanish_says_what_the_site_says():
    """The words for the article's terms are those of the site's own Spanish, everywhere."""
    for text in (text for course in courses(date(2026, 11, 24)).values() for text in _texts(course)):
        said = text["es"]
        assert not re.search(r"estado migratorio|situación migratoria|oficial de policía|orden criminal", said), said
        assert not re.search(r"detainer(?!\))", said), said
        assert not re.search(r"orden(es)? (administrativas? )?de expulsión(?! \(deportación\))", said), said


def test_a_misreading_names_facts_and_values_that_there_are():
    facts = {act.name: {fact.name: fact.values for fact in act.facts} for act in RULEBOOK.acts}
    for each in misreadings().values():
        of = {fact: values for act in each.acts for fact, values in facts[act].items()}
        for fact, values in [*each.when.items(), *((name, (value,)) for name, value in each.reads.items())]:
            assert set(values) <= set(of[fact]), (each.id, fact)
        assert set(each.forgets) <= set(of), each.id
        anywhere = {fact: values for act in facts.values() for fact, values in act.items()}
        assert all(value in anywhere[fact] for fact, value in each.assumes.items()), each.id


def test_there_is_a_sentence_for_finding_out_each_fact():
    for act in RULEBOOK.acts:
        for fact in act.facts:
            assert all(finding_out(act.name, fact.name)[language].endswith(".") for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_test_whose_scenes_are_told_asks_nothing_confidential(language):
    """The linter of forms flags none of a course's questions where scene and answers are text and a letter is asked."""
    said = {"en": ("Question {}", "Your answer to question {}"), "es": ("Pregunta {}", "Su respuesta a la pregunta {}")}
    for course in courses(date(2026, 11, 24)).values():
        asked = [
            _printed(question, language, *(each.format(n) for each in said[language]))
            for n, question in enumerate(course.questions)
        ]
        page = f'<!doctype html><html lang="{language}"><title>.</title><form>{"".join(asked)}</form>'
        form = read_form(page.encode(), "test.html")
        assert len(form.questions) >= len(course.questions)
        assert [flag for flag in judge(form).flags if flag is not None] == []


def _printed(question, language, number, asked):
    answers = "".join(f"<li>{escape(choice.words[language])}</li>" for choice in question.choices)
    letters = "".join(f'<label><input type="radio" name="{question.id}"> {each}</label>' for each in "ABCD")
    scene = f"<h2>{number}</h2><p>{escape(question.words[language])}</p><ol>{answers}</ol>"
    return f"{scene}<fieldset><legend>{asked}</legend>{letters}</fieldset>"
