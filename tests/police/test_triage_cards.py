"""The dispatcher's card: every sentence is there in both languages, the clauses are in their own words, and a message
is shown back without citizenship and birthplace.
"""

import re
from dataclasses import fields
from itertools import combinations_with_replacement, product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.law import text
from charteroak.law.words import LANGUAGES
from charteroak.police import triage
from charteroak.police.cards import LEADS, CardWords, card_words
from charteroak.police.masking import COVER, mask
from charteroak.police.told import FILES, WARRANTS, Flag, Message, Record
from tests.fixtures.every import examples

CLASSES = list(product(FILES, WARRANTS))
SETTINGS = ["yes", "no", None]


def every_message():
    for first, second in combinations_with_replacement([None, *CLASSES], 2):
        for person in (0, 1):
            pair = [(each, number) for each, number in ((first, 0), (second, person)) if each]
            yield Message(tuple(Record(*each, (), number) for each, number in pair), get_args(Flag) if person else ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language):
    said = card_words(language)
    assert set(said.leads) == set(said.then) == set(LEADS)
    assert set(said.flags) == set(get_args(Flag))
    assert set(said.files) == set(FILES)
    assert set(said.warrants) == set(WARRANTS)
    assert set(said.why) <= set(LEADS)
    for field in fields(CardWords):
        value = getattr(said, field.name)
        assert value
        assert "" not in (value.values() if isinstance(value, dict) else [value])


def test_the_languages_fill_in_the_same_names():
    one, other = (card_words(language) for language in LANGUAGES)
    for field in fields(CardWords):
        named = [
            {
                key: set(re.findall(r"{(\w+)}", str(value)))
                for key, value in (each.items() if isinstance(each, dict) else [("", each)])
            }
            for each in (getattr(one, field.name), getattr(other, field.name))
        ]
        assert named[0] == named[1], field.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lead_is_one_sentence_to_be_read_aloud(language):
    for lead in card_words(language).leads.values():
        assert lead.endswith(".")
        assert lead.count(".") == 1
        assert len(lead) <= 110


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_keeps_its_promises_for_every_pair_of_records(language):
    leads = set()
    for reading in SETTINGS:
        triaging = triage.Triage({"civil_papers_are_status": reading}, language)
        for message in every_message():
            answered = triaging.answer(message)
            card = answered.card()
            leads.add(card.lead)
            assert card.do == next(card.sentences()) == list(answered.lines())[-1]["do"]
            for quote in card.quotes:
                assert quote.text == text.clause(quote.clause).text
            assert len(card.flags) == len(message.flags)
            decided = {*answered.whole.arrest.clauses, *answered.whole.detain.clauses}
            assert decided <= {quote.clause for quote in card.quotes}
            if answered.whole.outcome == "prohibited" and card.lead != "several":
                assert card.lead == "prohibited"
            if "prohibited" not in [each.outcome for each in answered.people]:
                assert card.lead != "prohibited"
    assert leads == set(LEADS)


@pytest.mark.parametrize(
    ("language", "never"),
    [("en", r"allowed|permitted|lawful\b|you may arrest"), ("es", r"permitid|lícit|puede arrestar")],
)
def test_silence_is_never_called_leave(language, never):
    """No card says that anything is allowed, and each of a message that the article does not address says that."""
    silent = {"en": "article does not speak to", "es": "artículo no trata de"}[language]
    for message in every_message():
        answered = triage.answer(message, language=language)
        said = " ".join(each for each in answered.card().sentences() if "“" not in each)
        assert not re.search(never, said, re.IGNORECASE)
        if answered.whole.outcome == "not_addressed" and answered.whole.lead != "several":
            assert silent in answered.card().do


def test_a_card_that_bars_an_arrest_says_what_may_go_on():
    card = triage.answer(Message((Record("immigration_violator", "administrative_removal", ()),))).card()
    assert card.do == "Do not arrest or hold on this."
    assert card.then[0].startswith("You may go on with")
    assert [quote.clause for quote in card.quotes] == ["2-928(c)", "2-928(d)"]


def test_a_want_has_its_note_on_other_law_and_a_doubt_its_supervisor():
    want, doubt = Record("wanted_person", "criminal", ()), Record("unclassified", "unclassified", ())
    both = triage.answer(Message((want, doubt))).card()
    assert "extradition" in " ".join(both.notes)
    assert "supervisor" in both.do
    assert both.call == card_words("en").call_now
    assert triage.answer(Message((want,))).card().call == card_words("en").call
    # The third record changes nothing in the outcome, and is still one to ask about.
    settled = triage.answer(Message((want, Record("immigration_violator", "administrative_removal", ()), doubt)))
    assert settled.whole.outcome == "permitted"
    assert card_words("en").one_open in settled.card().notes


def test_two_people_are_told_apart_on_the_card():
    want, barred = Record("wanted_person", "criminal", (), 0), Record("immigration_violator", "unclassified", (), 1)
    card = triage.answer(Message((want, barred, want))).card()
    assert card.lead == "several"
    assert card.people[0].startswith("Person of record 1, 3: ")
    assert card.people[1] == "Person of record 2: Do not arrest or hold on this."


COUNTRY = "Zzlandia"
SHOWN = [
    "NAM/DOE,PAT SEX/F POB/{} DOB/19810101",
    "CTZ/{}\nDOB/19810101",
    "ctz={} nam=doe",
    "POB/\n{} DOB/19810101",
    "POB/UNITED\n{} DOB/19810101",
    "QW.CT9990201.NAM/DOE.POB/{}.SEX/M",
    "Place of birth: {}    Name: Doe",
    "Citizenship ...... {}\nName ...... Doe",
    "Country of Citizenship\n{}\nName: Doe",
    '{{"name": "Doe", "placeOfBirth": "{}", "n": 1}}',
    '{{"citizenship": {{"code": "{}"}}, "n": 1}}',
    "<nc:PersonBirthLocation><nc:Name>{}</nc:Name></nc:PersonBirthLocation>",
    '<person personCitizenshipCode="{}" n="1"/>',
    "born 1990-01-01 in {}; seen",
    "MIS/BORN IN {}",
    "Lugar de nacimiento: {}",
    "Ciudadanía: {}; nombre: Doe",
    "the subject is a citizen of {}",
    "<POB>{}</POB>",
]


@pytest.mark.parametrize("form", SHOWN)
def test_what_is_shown_back_has_no_citizenship_or_birthplace(form):
    for word in (COUNTRY, COUNTRY.upper(), COUNTRY.lower()):
        shown = mask(form.format(word))
        assert word not in shown
        assert COVER in shown


@pytest.mark.parametrize(
    "message",
    [
        "",
        "NAM/DOE,PAT DOB/19810101 OFF/ROBBERY",
        "Born: 1990-02-02\nCharge: X",
        "POB/ DOB/19900101",
        "MKE/WANTED PERSON",
    ],
)
def test_what_says_nothing_of_it_is_shown_as_it_is(message):
    assert mask(message) == message


def test_the_rest_of_a_message_is_still_there():
    shown = mask("NAM/DOE,PAT POB/ZZ DOB/19810101\nCTZ/QQ\nOFF/ROBBERY")
    assert shown == f"NAM/DOE,PAT POB/{COVER} DOB/19810101\nCTZ/{COVER}\nOFF/ROBBERY"


@given(st.text(st.sampled_from('POB/CTZ=:<>{}"\n .bornin citizenship1A;'), max_size=200))
@settings(max_examples=examples(100))
def test_covering_ends_and_adds_nothing_but_covers(text):
    rest = mask(text).split(COVER)
    at = 0
    for part in rest:
        at = text.index(part, at) + len(part)
