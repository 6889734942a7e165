"""Asking, as a visitor without scripts does it: by links and forms alone."""

import itertools
import random
from statistics import mean
from typing import Any

import pytest
from office_visitor import ACTS, CASES, Visitor

import charteroak
from charteroak.law.law import law
from charteroak.law.words import words

HOME = {"en": "/", "es": "/es/"}


def facts_of(fields: dict[str, str]) -> dict[str, Any]:
    """The facts in a form's fields, as the public API takes them."""
    values = {"true": True, "false": False, "not_known": None}
    return {name: values.get(value, value) for name, value in fields.items() if name not in ("act", "show", "asked")}


def values_of(fact: str) -> list[str]:
    """What can be chosen for a fact, that it is not known among it."""
    return [*words("en").values[fact], "not_known"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("act", ACTS)
def test_every_way_through_ends_in_the_answer_that_the_law_gives(act: str, language: str, visitor: Visitor) -> None:
    """Some of them without a fact; never a question twice, never one that cannot matter."""
    chance = random.Random(f"{act} {language}")  # noqa: S311 - to choose answers
    for _ in range(12):
        visitor.asked.clear()
        visitor.get(HOME[language]).press(act)
        while fact := visitor.fact:
            so_far = facts_of(visitor.fields)
            assert fact in charteroak.decide(act, so_far).missing
            visitor.choose(chance.choice(values_of(fact)))
        assert len(visitor.asked) == len(set(visitor.asked))
        answer = charteroak.ask(act, facts_of(visitor.fields), language=language)
        assert visitor.outcome == answer.outcome
        assert {row.fact for row in answer.missing} <= {f for f, v in facts_of(visitor.fields).items() if v is None}
        lead, why = visitor.heading, visitor.text("//p[@class='because']")
        assert answer.say.split() == f"{lead} {why}".split()
        assert visitor.texts("//ol[@class='missing']//p[@class='ask']") == [row.asks for row in answer.missing]


@pytest.mark.parametrize("outcome", CASES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_leads_with_what_to_do_and_quotes_its_clauses(outcome: str, language: str, visitor: Visitor) -> None:
    visitor.post(HOME[language], CASES[outcome])
    said = words(language)
    assert visitor.outcome == outcome
    assert said.outcomes[outcome].headline in visitor.text("//p[@class='verdict']")
    answer = charteroak.ask(CASES[outcome]["act"], facts_of(CASES[outcome]), language=language)
    quotes = {
        quote.xpath("./p[@class='cite']/text()")[-1]: " ".join(
            " ".join(p.text_content().split()) for p in quote.xpath("./p[not(@class)]")
        )
        for quote in visitor.page.xpath("//blockquote[@lang='en']")
    }
    assert set(answer.clauses) <= set(quotes)
    for citation, quoted in quotes.items():
        clause = charteroak.article(citation)
        assert isinstance(clause, charteroak.Clause)
        assert quoted == " ".join(clause.text.split())
    links = visitor.page.xpath("//p[@class='open']/a/@href")
    assert links == [f"{HOME[language]}article#{citation}" for citation in quotes]


def test_the_article_is_silent_is_never_shown_as_permission(visitor: Visitor) -> None:
    visitor.post("/", CASES["not_addressed"])
    assert "neither allows nor forbids" in visitor.heading
    assert "ermitted" not in visitor.text("//article[contains(@class, 'answer')]")
    assert visitor.texts("//section[@aria-labelledby='words']//p") == ["No clause of the article speaks to this."]


def test_what_would_change_the_answer_is_told_for_each_set_of_changes(visitor: Visitor) -> None:
    visitor.post("/", CASES["prohibited"])
    answer = charteroak.ask("inquire", facts_of(CASES["prohibited"]))
    rows = visitor.texts("//ul[@class='changes']/li")
    assert len(rows) == len(answer.would_change) > 1
    for row, change in zip(rows, answer.would_change, strict=True):
        assert all(words("en").question("inquire", fact) in row for fact in change.set)
        assert row.endswith(words("en").outcomes[change.outcome].headline)


def test_readings_that_would_change_the_answer_are_told_apart_from_those_that_would_not(visitor: Visitor) -> None:
    visitor.post("/", CASES["counsel"])
    answer = charteroak.ask("inquire", facts_of(CASES["counsel"]))
    turning = visitor.page.xpath("//section[@aria-labelledby='readings']/ul//a/@href")
    bearing = visitor.page.xpath("//section[@aria-labelledby='readings']/details//a/@href")
    assert turning == [f"/article#{note.id}" for note in answer.readings if note.changes_outcome]
    assert bearing == [f"/article#{note.id}" for note in answer.readings if not note.changes_outcome]
    assert turning
    assert bearing


def test_a_fact_that_is_not_known_is_passed_over_and_the_next_best_is_asked(visitor: Visitor) -> None:
    visitor.post("/", {"act": "disclose"})
    first = visitor.fact
    visitor.choose("not_known")
    assert visitor.fact not in ("", first)
    assert visitor.fields[first] == "not_known"


def test_where_only_unknown_facts_are_left_the_page_says_who_could_find_out(visitor: Visitor) -> None:
    visitor.post("/", CASES["unknown"])
    rows = visitor.page.xpath("//ol[@class='missing']/li")
    assert len(rows) == 2
    assert all("Who could find out:" in row.text_content() for row in rows)
    visitor.press("Answer: Does a statute, a regulation or a court order require this act?")
    assert visitor.fact == "required_by_law"
    visitor.choose("true")
    assert visitor.outcome == "permitted"
    assert "whatever the facts that are not known turn out to be" in visitor.text("//article")


def test_a_changed_answer_loses_no_later_one(visitor: Visitor) -> None:
    """The later ones that no longer matter are kept aside, and count again when they matter again."""
    visitor.post("/", CASES["prohibited"])
    before = dict(visitor.fields)
    visitor.press("Change the answer to: What is the information about?")
    assert (visitor.fact, visitor.page.xpath("//input[@checked]/@value")) == ("topic", ["immigration_status"])
    visitor.choose("not_personal")
    assert visitor.outcome == "not_addressed"
    kept = visitor.texts("//details[.//p[contains(., 'do not matter')]]//dt")
    aside = law().interview("inquire", facts_of({**before, "topic": "not_personal"})).aside
    assert kept == [words("en").question("inquire", fact) for fact in aside]
    assert kept
    visitor.press("Change the answer to: What is the information about?").choose("immigration_status")
    assert visitor.outcome == "prohibited"
    assert list(visitor.fields.items()) == list(before.items())


def test_back_leads_through_the_questions_to_the_first_page_and_keeps_the_answers(visitor: Visitor) -> None:
    visitor.post("/", CASES["prohibited"])
    facts = [name for name in CASES["prohibited"] if name != "act"]
    for fact in reversed(facts):
        visitor.press("← Back")
        assert visitor.fact == fact
        assert visitor.page.xpath("//input[@checked]/@value") == [CASES["prohibited"][fact]]
    assert visitor.page.xpath("//p[@class='back']/a/@href") == ["/"]
    # The later answers are there still, so that none is asked for again.
    visitor.choose(CASES["prohibited"][facts[0]])
    assert visitor.outcome == "prohibited"


def test_the_language_can_be_switched_anywhere_and_the_case_goes_along(visitor: Visitor) -> None:
    visitor.post("/", {"act": "inquire", "employee": "police_officer"})
    here = visitor.fact
    visitor.press("Español")
    assert visitor.page.get("lang") == "es"
    assert (visitor.fact, visitor.fields["employee"]) == (here, "police_officer")
    assert visitor.heading == words("es").question("inquire", here)
    visitor.post("/es/", CASES["counsel"]).press("English")
    assert (visitor.page.get("lang"), visitor.outcome) == ("en", "counsel")
    # A question that is being changed is asked again in the other language.
    visitor.press("Change the answer to: Who is acting?").press("Español")
    assert (visitor.fact, visitor.page.xpath("//input[@checked]/@value")) == ("employee", ["police_officer"])


def test_a_saved_case_opens_again_from_its_text_and_from_its_link(visitor: Visitor) -> None:
    for outcome, case in CASES.items():
        visitor.post("/", case)
        assert visitor.outcome == outcome
        before = list(visitor.fields.items())
        [text] = visitor.page.xpath("//textarea[@id='keep-text']/text()")
        [link] = visitor.page.xpath("//a[@data-case-link]/@href")
        assert link == visitor.page.xpath("//input[@id='keep-link']/@value")[0]
        assert link.startswith("/#case=")
        for saved in (text, f"http://127.0.0.1:8000{link}"):
            visitor.get("/").post("/", {"saved": saved})
            assert (visitor.outcome, list(visitor.fields.items())) == (outcome, before)


def test_the_saved_text_is_what_the_command_line_takes(visitor: Visitor) -> None:
    import msgspec

    visitor.post("/", CASES["counsel"])
    saved = msgspec.json.decode(str(visitor.page.xpath("//textarea[@id='keep-text']/text()")[0]))
    assert charteroak.ask(saved["act"], saved["facts"]).outcome == "counsel"


# How many more questions are said to come.


def ways(act: str, answers: dict[str, Any]) -> list[int]:
    """How many questions each way through the interview from here takes, every answer to a question once."""
    from charteroak.office.ask.case import Case
    from charteroak.office.ask.standing import stand

    fact = stand(Case(act, answers)).question
    if fact is None:
        return [0]
    values = next(f.values for f in law().table(act).act.facts if f.name == fact)
    return [1 + more for value in values for more in ways(act, {**answers, fact: value})]


def weighted(act: str, answers: dict[str, Any]) -> float:
    """The questions still to come, on average over the answers of each."""
    from charteroak.office.ask.case import Case
    from charteroak.office.ask.standing import stand

    fact = stand(Case(act, answers)).question
    if fact is None:
        return 0.0
    values = next(f.values for f in law().table(act).act.facts if f.name == fact)
    return 1 + mean(weighted(act, {**answers, fact: value}) for value in values)


@pytest.mark.parametrize(
    ("act", "answers"),
    [
        ("disclose", {}),
        ("disclose", {"required_by_law": None}),
        ("disclose", {"employee": None, "topic": "immigration_status"}),
        ("refuse_service", {"resident": None}),
        ("arrest", {"employee": "police_officer", "required_by_law": None, "criminal_warrant": None}),
        ("inquire", {"topic": "not_personal", "means": "question"}),
        # An answer that is kept aside cannot come to matter by what is still to be answered.
        ("inquire", {"employee": "police_officer", "topic": "public_assistance", "contact": "victim"}),
        ("inquire", {"topic": "public_assistance", "contact": "victim", "employee": None}),
    ],
)
def test_the_number_of_questions_to_come_is_the_average_over_every_way_through(
    act: str, answers: dict[str, Any]
) -> None:
    from charteroak.office.ask.case import Case
    from charteroak.office.ask.standing import stand

    assert stand(Case(act, answers)).expected == pytest.approx(weighted(act, answers), abs=2**-8)


def test_the_last_question_is_said_to_be_the_last(visitor: Visitor) -> None:
    visitor.post("/", {"act": "provide_service", "resident": "true"})
    assert visitor.text("//main/p[@class='where']").endswith("Question 2, the last one")
    assert set(ways("provide_service", {"resident": True})) == {1}
    visitor.get("/").press("inquire")
    assert "about " in visitor.text("//main/p[@class='where']")


def test_a_question_says_why_it_is_asked_and_quotes_the_clauses(visitor: Visitor) -> None:
    visitor.post("/", {"act": "inquire", "employee": "police_officer", "topic": "immigration_status"})
    because = charteroak.ask("inquire", {"employee": "police_officer", "topic": "immigration_status"}).missing[0]
    assert because.fact == visitor.fact
    why = visitor.text("//section[@class='why']/p")
    assert all(clause in why for clause in because.because)
    cited = visitor.page.xpath("//section[@class='why']//p[@class='cite']/text()")
    assert cited == list(because.because)


def test_every_pair_of_acts_and_languages_can_be_chosen_on_the_first_page(visitor: Visitor) -> None:
    for language, act in itertools.product(HOME, ACTS):
        visitor.get(HOME[language])
        assert words(language).acts[act].situation in visitor.text(f"//button[@value='{act}']")
        visitor.press(act)
        assert visitor.fact
