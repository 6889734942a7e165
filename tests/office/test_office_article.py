"""The page of the article: the words exact, every norm beside its clause, and the cases that turn on it."""

import time
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from office_visitor import Visitor

from charteroak.law import text
from charteroak.law.article import PROVISIONS, RULEBOOK
from charteroak.law.law import law
from charteroak.law.readings import READINGS
from charteroak.law.words import words
from charteroak.logic.expr import All, AnyOf, Expr, Is, Not, ReadAs
from charteroak.logic.norm import Outcome

ADDRESS = {"en": "/article", "es": "/es/article"}
LANGUAGES = tuple(ADDRESS)
ACTS = tuple(act.name for act in RULEBOOK.acts)
SOON = 0.3  # seconds


def clause_at(visitor: Visitor, citation: str) -> Any:
    [found] = visitor.page.xpath(f"//article[@id='{citation}']")
    return found


def plain(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_stands_there_word_for_word_under_its_anchor(language: str, visitor: Visitor) -> None:
    visitor.get(ADDRESS[language])
    for clause in text.clauses():
        [own] = clause_at(visitor, clause.id).xpath("./div[@class='own']")
        assert own.get("lang") == "en"
        letter = clause.id.removeprefix(clause.section)
        said = " ".join(plain(paragraph) for paragraph in own.xpath("./p"))
        assert said == " ".join(f"{letter} {clause.text}".split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_its_heading_and_its_history(language: str, visitor: Visitor) -> None:
    visitor.get(ADDRESS[language])
    sections = text.sections()
    assert visitor.texts("//section[@class='law']/h2[@lang='en']") == [
        f"Sec. {section.number}. {section.heading.removesuffix('.')}" for section in sections
    ]
    assert visitor.texts("//p[@class='history']") == [section.history for section in sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_the_page_leads_somewhere(language: str, visitor: Visitor) -> None:
    visitor.get(ADDRESS[language])
    ids = set(visitor.page.xpath("//@id"))
    targets = {href.split("#")[1] for href in visitor.page.xpath("//a/@href") if "#" in href}
    assert targets <= ids
    assert {clause.id for clause in text.clauses()} <= ids
    assert {reading.id for reading in READINGS} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_norm_stands_beside_its_clause_and_each_clause_without_one_says_why(
    language: str, visitor: Visitor
) -> None:
    visitor.get(ADDRESS[language])
    said = words(language)
    for provision in PROVISIONS:
        does = clause_at(visitor, provision.clause).xpath("./div[@class='does']")[0]
        titles = [plain(title).lower() for title in does.xpath(".//p[@class='norm-title']")]
        assert len(titles) == len(provision.norms)
        for title, norm in zip(titles, provision.norms, strict=True):
            assert title.startswith(said.effects[norm.effect])
            assert all(said.acts[act].name.lower() in title for act in norm.acts)
        assert bool(provision.no_norm) == (not titles)
        if provision.no_norm and language == "en":
            assert provision.no_norm in plain(does)


def leaves_of(norm: Any) -> set[str]:
    return {leaf.fact.name for leaf in norm.leaves if isinstance(leaf, Is)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_and_reading_that_a_norm_turns_on_is_said(language: str) -> None:
    """However a norm's expression is laid out, no condition is lost on the way to the page."""
    from charteroak.office.article.clauses import norm_said
    from charteroak.office.article.saying import Group, Line
    from charteroak.office.strings import strings

    own = strings(language)

    def lines(said: Group | Line) -> list[Line]:
        return [said] if isinstance(said, Line) else [line for part in said.parts for line in lines(part)]

    for norm in RULEBOOK.norms:
        said = norm_said(language, norm)
        found = [line for group in (said.when, *(lift.when for lift in said.lifts)) for line in lines(group)]
        leaves = list(norm.leaves)
        readings = [leaf.reading.id for leaf in leaves if isinstance(leaf, ReadAs)]
        assert sorted(line.reading for line in found if line.reading) == sorted(readings)
        labels = [line.label for line in found if line.label]
        assert sorted(labels) == sorted(
            own.labels[leaf.fact.name] for leaf in leaves if isinstance(leaf, Is) and leaf.fact.name in own.labels
        )
        assert len([line for line in found if line.text]) == len([leaf for leaf in leaves if isinstance(leaf, Is)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readings_are_there_with_their_choices_arguments_and_setting(language: str, visitor: Visitor) -> None:
    visitor.get(ADDRESS[language])
    for reading in READINGS:
        said = words(language).readings[reading.id]
        [shown] = visitor.page.xpath(f"//article[@id='{reading.id}']")
        assert said.question in plain(shown)
        assert [plain(each) for each in shown.xpath(".//dd")] == [said.arguments[c] for c in reading.choices]
        chosen = [plain(each) for each in shown.xpath(".//div[@class='chosen']/dt")]
        assert [each for c in reading.choices for each in chosen if each.startswith(said.choices[c])] == chosen
        assert bool(chosen) == (reading.shipped is not None)
        assert bool(shown.xpath(".//p[@class='open-reading']")) == (reading.shipped is None)


def test_a_condition_says_whether_it_is_read_so_here(visitor: Visitor) -> None:
    visitor.get("/article")
    assert "only if counsel reads it so" in plain(clause_at(visitor, "2-928(b)"))
    assert "only if read otherwise: “Contractors”, “Covered”" in plain(clause_at(visitor, "2-929"))
    assert "as read here: “Superior law”, “Prevails”" in plain(clause_at(visitor, "2-928(a)"))


def test_the_page_is_made_fast(visitor: Visitor) -> None:
    visitor.get("/article")
    start = time.process_time()
    visitor.get("/article")
    assert time.process_time() - start < SOON


# The cases that turn on a clause.

Grid = npt.NDArray[Any]


def grid(act: str) -> tuple[Any, Grid]:
    """The table of an act, and the number of the answer in each case in which every fact is known."""
    table = law().table(act)
    return table, np.asarray(table.cells).reshape(table.shape)[(slice(1, None),) * len(table.shape)]


def where(expr: Expr, facts: Any) -> Grid:
    """In which cases an expression over facts holds, by the arrays of NumPy."""
    match expr:
        case Is(fact, values):
            axis = [each.name for each in facts].index(fact.name)
            shape = [1] * len(facts)
            shape[axis] = -1
            return np.array([value in values for value in fact.values]).reshape(shape)
        case All(of):
            return reduce(np.logical_and, (where(part, facts) for part in of), np.array(True))
        case AnyOf(of):
            return reduce(np.logical_or, (where(part, facts) for part in of), np.array(False))
        case _:
            raise AssertionError(expr)


@pytest.mark.parametrize("act", ACTS)
def test_the_conditions_hold_in_exactly_the_cases_they_stand_for(act: str) -> None:
    """For every outcome, and every clause that decides it; and no condition is there for nothing."""
    from charteroak.office.article.conditions import cover

    table, numbers = grid(act)
    for outcome in Outcome:
        for clause in (None, *table.layout.clauses):

            def wanted(detail: Any, outcome: Outcome = outcome, clause: str | None = clause) -> bool:
                return detail.outcome is outcome and (clause is None or clause in detail.clauses)

            expected = np.isin(numbers, [n for n in np.unique(numbers).tolist() if wanted(table.answer(n))])
            found = cover(table, wanted)
            assert (found.cases, found.all_cases) == (expected.sum(), expected.size)
            held = [np.broadcast_to(where(each, table.act.facts), expected.shape) for each in found.conditions]
            assert np.array_equal(reduce(np.logical_or, held, np.zeros_like(expected)), expected)
            assert len(held) <= 6
            for i in range(len(held)):
                others = reduce(np.logical_or, held[:i] + held[i + 1 :], np.zeros_like(expected))
                assert not np.array_equal(others, expected)


def test_the_conditions_of_a_set_that_has_none_are_none() -> None:
    from charteroak.office.article.conditions import cover

    nothing = cover(law().table("arrest"), lambda _: False)
    assert (nothing.conditions, nothing.cases) == ((), 0)


def test_the_conditions_of_every_case_are_one_that_asks_nothing() -> None:
    from charteroak.office.article.conditions import cover

    everything = cover(law().table("arrest"), lambda _: True)
    assert everything.conditions == (All(()),)
    assert everything.cases == everything.all_cases == 512


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_each_clause_are_the_outcomes_it_decides_and_how_many_cases(language: str, visitor: Visitor) -> None:
    visitor.get(ADDRESS[language])
    for clause in text.clauses():
        shown = [
            (turn.xpath(".//h4/span/@class")[0].split()[-1], plain(turn.xpath(".//*[@class='count']")[0]).split()[0])
            for turn in clause_at(visitor, clause.id).xpath(".//div[@class='turn']")
        ]
        expected = set()
        for act in ACTS:
            table, numbers = grid(act)
            for outcome in ("prohibited", "required", "permitted", "counsel"):
                deciding = [
                    n
                    for n in np.unique(numbers).tolist()
                    if table.answer(n).outcome == outcome and clause.id in table.answer(n).clauses
                ]
                if count := int(np.isin(numbers, deciding).sum()):
                    expected.add((outcome, f"{count:,}"))
        assert set(shown) == expected


def test_a_clause_that_only_lifts_says_what_it_lifts_and_when_it_does_so_alone(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charteroak.office.article import clauses, turning

    visitor.get("/article")
    saving = clause_at(visitor, "2-928(f)")
    assert "It lifts: 2-928(a), 2-928(b), 2-928(c), 2-928(d)." in plain(saving)
    assert "never the only thing" in plain(saving)
    assert not saving.xpath(".//div[@class='turn']")

    # With superior law read otherwise, it is: the page is made from the readings and not from a sentence about them.
    otherwise = law({"superior_law": "text_only"})
    monkeypatch.setattr(turning, "law", lambda: otherwise)
    turning.lifting.cache_clear()
    clauses.article_page.cache_clear()
    try:
        said = next(each for s in clauses.article_page("en").sections for each in s.clauses if each.letter == "(f)")
        assert said.turns
        assert "only thing that lifts" in said.turn_lede
    finally:
        turning.lifting.cache_clear()
        clauses.article_page.cache_clear()


def test_an_expression_with_a_not_is_said_as_none_of_these() -> None:
    from charteroak.law.terms import EMPLOYEE, REQUIRED_BY_LAW
    from charteroak.office.article.saying import Group, Line, Sayer

    said = Sayer("en", "inquire").said(Not(AnyOf((REQUIRED_BY_LAW.yes, EMPLOYEE.among("contractor")))))
    assert isinstance(said, Group)
    assert said.how == "none"
    [inner] = said.parts
    assert isinstance(inner, Group)
    assert Line("A statute, a regulation or a court order requires it") in inner.parts


def test_values_that_have_no_name_together_are_listed() -> None:
    from charteroak.law.terms import CONTACT
    from charteroak.office.article.saying import Line, Sayer

    said = Sayer("en", "inquire").said(CONTACT.among("victim", "other"))
    assert isinstance(said, Line)
    assert said.text.startswith("as a victim of a crime or ")
