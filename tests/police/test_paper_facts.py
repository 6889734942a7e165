"""From a paper to the article: its facts, its answers and its card, in both languages."""

import itertools
from typing import get_args

import pytest
from police import paper_blanks as blanks
from police.paper_samples import SAMPLES

from charteroak.law.law import law
from charteroak.law.terms import ACTS
from charteroak.logic.errors import BadInput
from charteroak.police.papers.card import card, case_of
from charteroak.police.papers.facts import IMMIGRATION, answers, facts
from charteroak.police.papers.forms import KINDS
from charteroak.police.papers.reading import read_paper
from charteroak.police.papers.result import Evidence, Paper
from charteroak.police.papers.words import LANGUAGES, Case, paper_words

IMMIGRATION_NAMES = [kind for kind in IMMIGRATION if kind != "I-138"]


def test_facts_are_the_articles_own() -> None:
    known = {act.name: {fact.name for fact in act.facts} for act in ACTS}
    for act, held in facts(read_paper(blanks.paper("I-205"))).items():
        assert set(held) <= known[act]


@pytest.mark.parametrize("kind", IMMIGRATION_NAMES)
def test_no_arrest_and_no_detention_on_an_immigration_paper(kind: str) -> None:
    paper = read_paper(blanks.paper(kind))
    for act in ("arrest", "detain"):
        assert paper.answers[act].outcome == "prohibited"
        assert "2-928(c)" in paper.answers[act].clauses


@pytest.mark.parametrize("way", ["____________", "(unsigned)"])
def test_an_unsigned_immigration_paper_never_comes_to_a_permission(way: str) -> None:
    paper = read_paper(blanks.paper("I-200", signature=way))
    assert paper.answers["arrest"].outcome == "unknown"
    assert set(paper.answers["arrest"].missing) >= {"criminal_warrant"}


def test_a_criminal_warrant_is_not_stopped_by_the_article() -> None:
    for kind in blanks.CRIMINAL:
        paper = read_paper(blanks.paper(kind))
        assert facts(paper)["arrest"]["criminal_warrant"] is True
        assert paper.answers["arrest"].outcome == "not_addressed"


def test_a_courts_command_is_required_by_law_for_a_disclosure_and_a_request_is_not() -> None:
    assert facts(read_paper(blanks.paper("judicial-subpoena")))["disclose"] == {"required_by_law": True}
    for kind in ("I-138", "administrative-subpoena", "request-letter", "I-247A"):
        assert facts(read_paper(blanks.paper(kind)))["disclose"] == {"required_by_law": False}
    assert facts(read_paper("nothing at all"))["disclose"] == {"required_by_law": None}


def test_the_same_warrant_may_be_in_ncic_and_that_stays_open() -> None:
    assert facts(read_paper(blanks.paper("I-205")))["arrest"]["removal_warrant_in_ncic"] is None
    assert facts(read_paper(blanks.paper("I-200")))["arrest"]["removal_warrant_in_ncic"] is False


def test_the_readings_given_are_those_that_answer() -> None:
    paper = read_paper(blanks.paper("I-200"), law=law({"civil_papers_are_status": "no"}))
    assert paper.answers["arrest"].outcome != read_paper(blanks.paper("I-200")).answers["arrest"].outcome


def test_every_verdict_there_can_be_has_an_answer_and_a_card() -> None:
    for kind, issuer, criminal, requires in itertools.product(
        KINDS, ("judicial", "administrative", "unclear"), (True, False, None), (True, False, None)
    ):
        paper = Paper(kind, issuer, criminal, requires, ())  # type: ignore[arg-type]
        assert set(answers(paper)) == {"arrest", "detain", "disclose", "provide_service", "refuse_service"}
        for language in LANGUAGES:
            assert card(paper, language).do


def test_both_languages_have_all_the_words() -> None:
    for language in LANGUAGES:
        words = paper_words(language)
        assert set(words.do) == set(words.why) == set(get_args(Case))
        assert set(words.kinds) == set(KINDS)
        assert set(words.evidence) == set(get_args(Evidence))
        assert all("2-92" in why for why in words.why.values())


def test_an_agencys_paper_is_said_not_to_require() -> None:
    paper = read_paper(blanks.paper("administrative-subpoena"))
    assert "does not by itself require the City to act" in paper.do
    assert "It is an agency's paper, not a court's." in paper.why
    assert "no obliga por sí solo a la Ciudad" in read_paper(blanks.paper("administrative-subpoena"), language="es").do


def test_counsel_is_named_wherever_an_answer_is_null() -> None:
    for sample in SAMPLES:
        for language, counsel in (("en", "counsel"), ("es", "Asesor Jurídico")):
            paper = read_paper(sample.text, language=language)
            if None in (paper.criminal, paper.requires):
                assert counsel in paper.do, (sample.name, case_of(paper))


def test_only_a_criminal_warrant_is_called_one_to_act_on() -> None:
    for sample in SAMPLES:
        paper = read_paper(sample.text)
        assert (case_of(paper) == "criminal") == (paper.criminal is True and paper.requires is True)


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput):
        read_paper("x", language="fr")
