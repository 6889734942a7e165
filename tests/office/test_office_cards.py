"""The cards: one for each act, made from its norms and its table, on one page of paper."""

import re
from typing import Any

import pytest
from office_visitor import Site, Visitor

import charteroak
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.logic.norm import Outcome

PREFIX = {"en": "", "es": "/es"}
LANGUAGES = tuple(PREFIX)
ACTS = tuple(act.name for act in RULEBOOK.acts)
EVERY = pytest.mark.parametrize(("language", "act"), [(language, act) for language in LANGUAGES for act in ACTS])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_a_card_for_every_act(language: str, visitor: Visitor) -> None:
    visitor.get(f"{PREFIX[language]}/cards/")
    links = visitor.page.xpath("//ul[@class='acts']//a/@href")
    assert links == [f"{PREFIX[language]}/cards/{act}/" for act in ACTS]


@EVERY
def test_a_card_has_every_outcome_that_its_act_can_have_and_no_other(language: str, act: str, visitor: Visitor) -> None:
    from charteroak.office.article.turning import with_outcome

    visitor.get(f"{PREFIX[language]}/cards/{act}/")
    parts = [each.split()[-1] for each in visitor.page.xpath("//section[contains(@class, 'part ')]/@class")]
    assert set(parts) == {outcome.value for outcome in Outcome if with_outcome(act, outcome).cases}
    said = words(language)
    for part in parts:
        shown = visitor.text(f"//section[@class='part {part}']")
        assert said.outcomes[part].headline in shown
        assert said.leads[act][part] in shown


@EVERY
def test_a_card_has_every_clause_of_its_act_in_plain_words_and_its_own(
    language: str, act: str, visitor: Visitor
) -> None:
    visitor.get(f"{PREFIX[language]}/cards/{act}/")
    quotes = visitor.texts("//blockquote[@lang='en']")
    clauses = dict.fromkeys(norm.clause for norm in RULEBOOK.norms_of(act))
    for citation in clauses:
        clause = charteroak.article(citation)
        assert isinstance(clause, charteroak.Clause)
        assert " ".join(f"{citation} {clause.text}".split()) in quotes
        assert words(language).gists[citation][act] in visitor.text("//div[@class='parts']")
    lifting = [lift.by for norm in RULEBOOK.norms_of(act) for lift in norm.lifts if lift.by in ("2-927(c)", "2-928(f)")]
    assert len(quotes) == len({*clauses, *lifting})


@EVERY
def test_what_is_not_settled_says_which_question_it_turns_on(language: str, act: str, visitor: Visitor) -> None:
    visitor.get(f"{PREFIX[language]}/cards/{act}/")
    shown = " ".join(visitor.texts("//section[@class='part counsel']"))
    open_readings = [reading.id for reading in RULEBOOK.readings_of(act) if reading.shipped is None]
    assert bool(shown) == bool(open_readings)
    assert all(words(language).readings[reading].question in shown for reading in open_readings)


def test_an_exception_that_reaches_less_than_its_norm_says_so(visitor: Visitor) -> None:
    """2-928(f) speaks of officers alone, while 2-928(b) and (c) bind civilians of the police too."""
    visitor.get("/cards/inquire/")
    shown = " ".join(visitor.texts("//section[@class='part prohibited']"))
    assert "(2-928(f); a Hartford police officer)" in shown
    assert "as required by law (2-928(f)) or" in shown
    assert "(immigration status; federal immigration authorities; not settled)" in " ".join(
        visitor.get("/cards/disclose/").texts("//section[@class='part prohibited']")
    )


def test_the_card_follows_the_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read otherwise, superior law lifts nothing, and a card no longer says that it does."""
    from charteroak.office.article import cards

    def unless() -> str:
        cards.card_page.cache_clear()
        return " ".join(each for part in cards.card_page("en", "refer").parts for n in part.norms for each in n.unless)

    mandate = words("en").lifts["superior_law"]
    assert mandate in unless()
    otherwise = law({"superior_law": "text_only"})
    monkeypatch.setattr(cards, "law", lambda: otherwise)
    try:
        assert mandate not in unless()
    finally:
        cards.card_page.cache_clear()


def test_a_card_for_what_is_no_act_is_not_there(visitor: Visitor) -> None:
    assert visitor.get("/cards/inquiry/").status == 404


def test_every_card_prints_on_one_page(page: Any, site: Site) -> None:
    sheets = {}
    for language in LANGUAGES:
        for act in ACTS:
            page.goto(f"{site.url}{PREFIX[language]}/cards/{act}/")
            for paper in ("A4", "Letter"):
                pdf = page.pdf(format=paper)
                sheets[language, act, paper] = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert set(sheets.values()) == {1}, sheets


def test_counting_pages_can_count_to_more_than_one(page: Any, site: Site) -> None:
    page.goto(f"{site.url}/article")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) > 1


def test_a_card_is_black_on_white_on_paper(page: Any, site: Site) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{site.url}/cards/inquire/")
    colours = page.evaluate(
        """[...document.querySelectorAll('main *')].map(e => getComputedStyle(e))
           .flatMap(s => [s.color, s.backgroundColor, s.borderTopColor])"""
    )
    greys = re.compile(r"rgba?\((\d+), \1, \1(, [\d.]+)?\)")
    assert {colour for colour in colours if not greys.fullmatch(colour)} == set()
    assert page.locator("header.top").is_hidden()
