"""The words: whole in both languages, the contract's where it has them, and true and plain in every answer."""

import dataclasses
import itertools
import json
import re
import string
from collections.abc import Mapping
from datetime import date
from functools import cache

import numpy as np
import pytest

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.law.terms import ACTS
from charteroak.law.words import LANGUAGES, Words, words
from charteroak.logic.errors import BadInput
from charteroak.logic.meaning import lifted_by, state
from charteroak.logic.norm import Effect, Outcome, State
from charteroak.logic.table import wire

CITATION = re.compile(r"2-9\d\d(?:\([a-f]\))?")
SPOKEN = {"en": "neither allows nor forbids", "es": "ni lo permite ni lo prohíbe"}


@pytest.fixture(scope="module")
def contract(shared):
    return json.loads((shared / "contract/vocabulary.json").read_text("utf-8"))


@pytest.fixture(params=LANGUAGES)
def said(request) -> Words:
    return words(request.param)


def leaves(of, path=""):
    """Every text in some words, with where it stands."""
    if isinstance(of, str):
        yield path, of
    elif isinstance(of, Mapping):
        for key, part in of.items():
            yield from leaves(part, f"{path}/{key}")
    elif isinstance(of, tuple):
        for number, part in enumerate(of):
            yield from leaves(part, f"{path}/{number}")
    else:
        for field in dataclasses.fields(of):
            yield from leaves(getattr(of, field.name), f"{path}/{field.name}")


def sentences(text):
    """The sentences of a text. A point within a citation ends none, as in "8 U.S.C. 1373(a)"."""
    return re.split(r"(?<=[.?!])\s+(?=[A-ZÁÉÍÓÚÑ¿¡“])", text)


# The same names in both languages: those of the contract


def test_every_name_of_the_contract_has_words(said, contract):
    assert list(said.acts) == list(contract["acts"])
    assert list(said.outcomes) == list(contract["outcomes"])
    assert {fact: set(values) for fact, values in said.values.items()} == {
        name: {wire(value) for value in fact["values"]} for name, fact in contract["facts"].items()
    }
    assert {name: (list(reading.choices), list(reading.arguments)) for name, reading in said.readings.items()} == {
        name: (reading["choices"], list(reading["for"])) for name, reading in contract["readings"].items()
    }


def test_every_question_has_words_also_where_an_act_asks_in_its_own(said, contract):
    own = {f"{act.name}.{fact}" for act in ACTS for fact in act.asks}
    assert set(said.asks) == set(contract["facts"]) | own
    assert {key.split(".")[0] for key in own} <= {act for act, words in contract["acts"].items() if "notes" in words}


def test_every_part_of_a_norm_has_words(said):
    assert set(said.effects) == set(Effect)
    assert set(said.states) == set(State)
    assert set(said.lifts) == {lift.by for norm in RULEBOOK.norms for lift in norm.lifts}
    assert {(clause, act) for clause, gists in said.gists.items() for act in gists} == {
        (norm.clause, act) for norm in RULEBOOK.norms for act in norm.acts
    }


def test_a_note_belongs_to_a_question(said):
    assert set(said.notes) <= set(said.asks)


def test_both_languages_have_the_same_texts():
    english, spanish = (dict(leaves(words(language))) for language in LANGUAGES)
    assert set(english) == set(spanish)
    assert len(english) > 200


def test_both_tell_the_clauses_in_the_same_order():
    english, spanish = (list(words(language).gists) for language in LANGUAGES)
    assert english == spanish


def test_english_is_the_contracts_word_for_word(contract):
    english = words("en")
    assert {fact: english.asks[fact] for fact in contract["facts"]} == {
        name: fact["asks"] for name, fact in contract["facts"].items()
    }
    assert english.asks["provide_service.required_by_law"].lower() in contract["acts"]["provide_service"]["notes"]
    assert {name: outcome.means for name, outcome in english.outcomes.items()} == contract["outcomes"]
    assert {name: (reading.question, reading.arguments) for name, reading in english.readings.items()} == {
        name: (reading["question"], reading["for"]) for name, reading in contract["readings"].items()
    }


# The two languages say the same


def test_both_languages_cite_the_same():
    """Clauses, statutes and cases stand in a text of one language as in the other."""
    cited = re.compile(r"\d[\d-]*(?:\([a-f]\))?|\b(?:ICE|NCIC|FBI|U\.S\.C\.|F\.3d)(?!\w)")
    english, spanish = (dict(leaves(words(language))) for language in LANGUAGES)
    assert {at: sorted(cited.findall(text)) for at, text in english.items() if not at.startswith("/months")} == {
        at: sorted(cited.findall(text)) for at, text in spanish.items() if not at.startswith("/months")
    }


def test_both_languages_fill_the_same_gaps():
    def gaps(text):
        return {gap for _, gap, _, _ in string.Formatter().parse(text) if gap is not None}

    english, spanish = (dict(leaves(words(language))) for language in LANGUAGES)
    assert {at: gaps(text) for at, text in english.items()} == {at: gaps(text) for at, text in spanish.items()}


def test_spanish_is_spanish():
    """No text is left in English but a plain "No", and no English word stands outside a quotation or brackets."""
    english, spanish = (dict(leaves(words(language))) for language in LANGUAGES)
    alike = {at for at, text in english.items() if text == spanish[at]}
    assert alike == {f"/values/{fact.name}/false" for act in ACTS for fact in act.facts if True in fact.values}
    common = re.compile(
        r"\b(the|of|and|or|is|are|not|for|by|with|this|that|it|to|does|must|warrant|section|city)\b", re.I
    )
    for at, text in spanish.items():
        own = re.sub(r"“[^”]*”|\([^)]*\)|\{\w+\}|City of New York v\. United States", "", text)
        assert not common.search(own), at


def test_the_readings_quote_the_article_in_its_own_words(shared):
    """What the Spanish readings quote in English stands in the article, but for a word that is bent to fit."""
    article = (shared / "ordinance/article-xxi.txt").read_text("utf-8").lower()
    quoted = {quote for _, text in leaves(words("es").readings) for quote in re.findall("“([^”]*)”", text)}
    bent = {"solely on immigration status"}  # "based solely on their immigration status"
    assert len(quoted) > 5
    assert {quote for quote in quoted if quote.lower() not in article} == bent


# As text


def test_the_print_is_clean(said):
    for at, text in leaves(said):
        assert text, at
        assert text == text.strip(), at
        assert "  " not in text, at
        assert not re.search(r" [.,;:?!)]|\( |\.\.|[“”]{2}|\"", text), at
        assert text.count("(") == text.count(")"), at
        assert text.count("“") == text.count("”"), at


def test_a_question_is_one(said):
    for asked in (*said.asks.values(), *(reading.question for reading in said.readings.values())):
        assert asked.endswith("?")
        assert asked.count("?") == 1


def test_spanish_opens_what_it_closes():
    for at, text in leaves(words("es")):
        assert text.count("¿") == text.count("?"), at
        assert text.find("¿") <= text.find("?"), at
        assert "!" not in text, at
    for asked in words("es").asks.values():
        assert asked[0] == "¿"
        assert asked[1:3] == asked[1:3].capitalize(), "it begins small within a sentence, so with no name"


def test_spanish_joins_by_sound():
    """ "Y" is "e" before the sound of an i, and "o" is "u" before that of an o."""
    spoken = {words("es").say(act, detail) for act, _, detail in answers()}
    for text in (*spoken, *(text for _, text in leaves(words("es")))):
        assert not re.search(r"\by h?i(?!e)|\bo h?o", text, re.I), text


def test_a_note_a_lead_and_an_argument_are_sentences(said):
    parts = ("notes", "leads", "outcomes", "readings")
    for at, text in itertools.chain.from_iterable(leaves(getattr(said, part), part) for part in parts):
        if not at.endswith("headline") and "/choices/" not in at:
            assert text[-1] in ".?", at
    for part in ("gists", "lifts"):
        for at, text in leaves(getattr(said, part), part):
            assert text[-1] not in ".,;:", at
            assert text[0].islower() or text.startswith("City"), at


# How clauses, lists and days are put


@pytest.mark.parametrize(
    ("language", "clauses", "cited"),
    [
        ("en", ("2-929",), "section 2-929"),
        ("en", ("2-928(a)", "2-929"), "sections 2-928(a) and 2-929"),
        ("en", ("2-928(a)", "2-928(b)", "2-929"), "sections 2-928(a), 2-928(b) and 2-929"),
        ("es", ("2-929",), "la sección 2-929"),
        ("es", ("2-928(a)", "2-929"), "las secciones 2-928(a) y 2-929"),
        ("es", ("2-928(a)", "2-928(b)", "2-929"), "las secciones 2-928(a), 2-928(b) y 2-929"),
    ],
)
def test_clauses_in_a_sentence(language, clauses, cited):
    assert words(language).sections(clauses) == cited


@pytest.mark.parametrize(("language", "written"), [("en", "August 11, 2008"), ("es", "11 de agosto de 2008")])
def test_a_day_in_a_sentence(language, written):
    assert words(language).date(date(2008, 8, 11)) == written
    assert len({words(language).date(date(2026, month, 1)) for month in range(1, 13)}) == 12


def test_an_act_asks_in_its_own_words_where_it_has_them(said):
    assert said.question("provide_service", "required_by_law") == said.asks["provide_service.required_by_law"]
    assert said.question("refer", "required_by_law") == said.asks["required_by_law"]
    assert said.note("provide_service", "required_by_law") == said.notes["provide_service.required_by_law"]
    assert said.note("refer", "required_by_law") == said.notes["required_by_law"]
    assert said.note("refer", "agency") == ""


@pytest.mark.parametrize("language", ["fr", "EN", "", None, 7, ["en"]])
def test_another_language_is_bad_input(language):
    with pytest.raises(BadInput) as error:
        words(language)
    assert (error.value.field, error.value.allowed) == ("language", LANGUAGES)


# What is said in every distinct answer, under every setting of the readings that is tried


def settings(act):
    """The readings as shipped, none settled, and each other choice of each."""
    bears = RULEBOOK.readings_of(act)
    others = ({reading.id: choice} for reading in bears for choice in reading.choices if choice != reading.shipped)
    return [{}, {reading.id: None for reading in bears}, *others]


@cache
def answers():
    """Every distinct answer of every act, with the norms of the act."""
    return [
        (act.name, RULEBOOK.norms_of(act.name), table.answer(number))
        for act in ACTS
        for setting in settings(act.name)
        for table in (law(setting).table(act.name),)
        for number in range(len(table))
    ]


def of(*outcomes):
    return [(act, norms, detail) for act, norms, detail in answers() if detail.outcome in outcomes]


def test_every_outcome_is_reached():
    assert {(act, detail.outcome) for act, _, detail in answers()} == {
        (act, outcome) for act, leads in words("en").leads.items() for outcome in leads
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Do not ask. Section 2-928(b): the police do not.", 2),
        ("It is so, because federal law, 8 U.S.C. 1373(a), is read to prevail.", 1),
        ("Wait. First find out: Who is acting? Then act.", 3),
        ("No pregunte. Primero averigüe: ¿quién actúa? ¿Y por qué?", 3),
    ],
)
def test_sentences_are_counted_right(text, count):
    assert len(sentences(text)) == count


def test_one_or_two_sentences_are_said(said):
    """Whole sentences, no gap unfilled, and short enough to take in at a counter."""
    for text in {said.say(act, detail) for act, _, detail in answers()}:
        assert 1 <= len(sentences(text)) <= 2, text
        assert text[0].isupper(), text
        assert text[-1] in ".?", text
        assert not re.search(r"[{}]|  |\.\.|None| [.,;:?)]", text), text
        assert text.count("(") == text.count(")"), text
        assert len(text.split()) <= 65, text
        assert max(len(sentence.split()) for sentence in sentences(text)) <= 45, text


def test_the_clauses_that_decide_are_cited_and_no_other(said):
    decided = (Outcome.REQUIRED, Outcome.PERMITTED, Outcome.PROHIBITED, Outcome.COUNSEL)
    for act, _, detail in of(*decided):
        assert set(CITATION.findall(said.say(act, detail))) == set(detail.clauses)
    for act, _, detail in of(Outcome.NOT_ADDRESSED, Outcome.UNKNOWN):
        assert not CITATION.search(said.say(act, detail))


def test_what_is_told_of_a_prohibition_is_a_clause_that_stands(said):
    """Unless none is sure to: who acts may be open, and one clause or the other forbids it."""
    for act, norms, detail in of(Outcome.PROHIBITED, Outcome.REQUIRED):
        told = CITATION.findall(said.say(act, detail))[0]
        stands = {norm.clause for norm, is_ in zip(norms, detail.states, strict=True) if is_ is State.STANDS}
        assert told in stands or not stands


def test_a_prohibition_sounds_like_one():
    """It leads with what not to do, and no word of it can be taken for leave."""
    for act, _, detail in of(Outcome.PROHIBITED):
        text = words("en").say(act, detail)
        assert text.startswith("Do not ")
        assert not re.search(r"(?<!not )\b(may|can|lets?|allows?|allowed|permits?|permitted)\b", text), text
        text = words("es").say(act, detail)
        assert text.startswith("No ")
        assert not re.search(r"(?<!no )\bpued[ea]n?\b|\bpermit|\bautoriza", text, re.I), text


def test_what_is_not_addressed_does_not_sound_like_leave(said):
    for act, _, detail in of(Outcome.NOT_ADDRESSED):
        text = said.say(act, detail)
        assert SPOKEN[said.language] in text
        assert {"en": "Other law", "es": "Otras leyes"}[said.language] in text


def test_counsel_is_a_no_for_now_that_names_whom_to_ask(said):
    first = {"en": r"Stop: .*\b(not|nobody)\b.* for now, ", "es": r"Alto: por ahora no "}[said.language]
    for act, _, detail in of(Outcome.COUNSEL):
        text = said.say(act, detail)
        assert re.match(first, text), text
        assert text.count("Corporation Counsel") == 1
        assert "supervisor" in sentences(text)[0]


def test_what_is_unknown_ends_with_the_question_to_ask_first(said):
    lead = {"en": r"(Do not .*|Turn nobody away) yet\.$", "es": r"Todavía no "}[said.language]
    for act, _, detail in of(Outcome.UNKNOWN):
        text = said.say(act, detail)
        assert re.match(lead, sentences(text)[0]), text
        assert text.lower().endswith(f": {said.question(act, detail.missing[0])}".lower())
        assert re.search({"en": r": [A-Z]", "es": r": ¿[a-zé]"}[said.language], text), text


def test_what_is_permitted_is_said_of_the_article_only(said):
    """Of an arrest or a stop it says that the article does not forbid it, never that it may be made."""
    for act, _, detail in of(Outcome.PERMITTED):
        text = said.say(act, detail)
        assert text.startswith({"en": "The article ", "es": "El artículo "}[said.language])
        if act in {"arrest", "detain", "refuse_service"}:
            assert text.startswith(
                {"en": "The article does not forbid ", "es": "El artículo no prohíbe "}[said.language]
            )
            assert not re.search(r"\blets|\bmay\b|\bcan\b|permite|puede", text)
        if act in {"arrest", "detain"}:
            assert {"en": "lawful depends on other law", "es": "depende de otras leyes"}[said.language] in text


def test_the_two_languages_tell_the_same_answers_apart():
    """What is one sentence in English is one in Spanish: neither says more."""
    both = {(words("en").say(act, detail), words("es").say(act, detail)) for act, _, detail in answers()}
    assert len({english for english, _ in both}) == len({spanish for _, spanish in both}) == len(both)


def completions(table, cell, readings):
    """Every case that a cell could be, with every setting of the readings that those of the table could be."""
    places = zip(table.act.facts, np.unravel_index(cell, table.shape), strict=True)
    values = [fact.values if slot == 0 else (fact.values[slot - 1],) for fact, slot in places]
    names = [fact.name for fact in table.act.facts]
    choices = [r.choices if readings[r.id] is None else (readings[r.id],) for r in table.layout.readings]
    ids = [reading.id for reading in table.layout.readings]
    for case, chosen in itertools.product(itertools.product(*values), itertools.product(*choices)):
        yield dict(zip(names, case, strict=True)), dict(zip(ids, chosen, strict=True))


@pytest.mark.parametrize("act", ["inquire", "disclose", "arrest", "detain", "refuse_service", "refer"])
@pytest.mark.parametrize("readings", [{}, {"investigation_is_service": "no"}, {"superior_law": "text_only"}], ids=str)
def test_a_reason_that_is_given_holds_whatever_is_still_open(act, readings):
    """In every completion of a permitted case, each prohibition that speaks is lifted for a reason that is named."""
    table = law(readings).table(act)
    lifts = words("en").lifts
    checked = 0
    for number, outcome in enumerate(table.outcomes):
        said = words("en").say(act, table.answer(number))
        given = {by for by, reason in lifts.items() if reason in said}
        if outcome is Outcome.PERMITTED and given:
            for case, chosen in completions(table, table.cells.index(number), law(readings).readings):
                for norm in RULEBOOK.norms_of(act):
                    lifted = state(norm, case, chosen) is State.SILENT or given & set(lifted_by(norm, case, chosen))
                    assert lifted, (norm.clause, said)
                    checked += 1
    assert checked
