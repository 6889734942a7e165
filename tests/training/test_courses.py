"""The courses: every clause is taught and asked about, in every outcome; drawn alike; and what makes a version."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from charteroak.law import settled, text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law_under
from charteroak.logic.errors import BadInput
from charteroak.logic.norm import Outcome
from charteroak.training.courses import course_ids, courses, covers, draw
from charteroak.training.scenarios import scenarios

REPOSITORY = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
EVERY = tuple(clause.id for clause in text.clauses())
OFFICERS_ALONE = ("2-928(a)", "2-928(d)", "2-928(e)")  # they name "officers"
CONCERNS = {
    "officers": EVERY,
    "police_staff": tuple(clause for clause in EVERY if clause not in OFFICERS_ALONE),
    "staff": tuple(clause for clause in EVERY if not clause.startswith("2-928")),
}
NOT_THEIR_ACTS = {"officers": set(), "police_staff": {"arrest"}, "staff": {"arrest", "detain"}}
POLICE_TERMS = {"Criminal activity", "National crime information center"}  # only 2-928 uses them


@pytest.fixture(scope="module")
def offered():
    return courses(DAY)


def test_the_courses_are_those_that_are_listed(offered):
    assert tuple(offered) == course_ids() == tuple(CONCERNS)
    assert [course.audience for course in offered.values()] == ["police", "police", "counter"]


@pytest.mark.parametrize("name", CONCERNS)
def test_every_clause_that_concerns_them_has_a_lesson_and_three_questions(offered, name):
    covered = covers(offered[name])
    assert tuple(covered) == CONCERNS[name]
    assert [clause for clause, has in covered.items() if not has.lessons or len(has.questions) < 3] == []
    assert sum(len(has.questions) for has in covered.values()) == len(offered[name].questions)


@pytest.mark.parametrize("name", CONCERNS)
def test_every_definition_has_a_lesson_and_three_questions_that_turn_on_it(offered, name):
    wanted = {term for term in text.definitions() if name != "staff" or term not in POLICE_TERMS}
    taught = {lesson.quoted for lesson in offered[name].lessons if lesson.clause == "2-926"}
    assert taught == {text.definitions()[term] for term in wanted}
    asked = Counter(term for question in offered[name].questions for term in scenarios()[question.id].terms)
    assert [term for term in wanted if asked[term] < 3] == []


def test_a_lesson_quotes_its_clause_exactly(offered):
    quoted = [
        (lesson.clause, lesson.quoted)
        for course in offered.values()
        for lesson in course.lessons
        if lesson.clause != "2-926"
    ]
    assert quoted == [(clause, text.clause(clause).text) for clause, _ in quoted]


@pytest.mark.parametrize("name", CONCERNS)
def test_every_act_and_every_outcome_is_met(offered, name):
    law, met = law_under(()), [scenarios()[question.id] for question in offered[name].questions]
    assert {scenario.act for scenario in met} == {act.name for act in RULEBOOK.acts} - NOT_THEIR_ACTS[name]
    assert {law.decide(scenario.act, scenario.facts).outcome for scenario in met} == set(Outcome)


@pytest.mark.parametrize("name", CONCERNS)
def test_a_lesson_tells_an_example_that_no_question_asks(offered, name):
    asked = {question.id for question in offered[name].questions}
    examples = [scenario for scenario in scenarios().values() if scenario.example and name in scenario.courses]
    assert not asked & {scenario.id for scenario in examples}
    for lesson in offered[name].lessons:
        [told] = [words["en"] for words in lesson.text if words["en"].startswith("For example: ")]
        assert any(scenario.story["en"] in told for scenario in examples), lesson.title


def test_a_lesson_says_how_its_clause_is_read():
    """What is open is said to be open; once settled, which way: and nothing of either is written in the lesson."""

    def of_1373(setting):
        lessons = courses(DAY, setting)["staff"].lessons
        return [words["en"] for lesson in lessons for words in lesson.text if "1373(a)?" in words["en"]]

    assert [said.startswith("Counsel has not settled this") for said in of_1373({})] == [True]
    assert [
        said.endswith("so none is 'required by law'.") for said in of_1373({"section_1373": "article_governs"})
    ] == [True]


def test_a_draw_has_every_clause_and_is_the_same_by_its_seed(offered):
    for course in offered.values():
        for count in (len(course.clauses), 20, len(course.questions)):
            drawn = draw(course, count, "a seed")
            assert len({question.id for question in drawn}) == count
            assert {question.clause for question in drawn} == set(course.clauses)
            assert drawn == draw(course, count, "a seed")


def test_every_question_is_drawn_by_some_seed(offered):
    course = offered["officers"]
    drawn = Counter(question.id for n in range(200) for question in draw(course, 20, f"seed {n}"))
    assert set(drawn) == {question.id for question in course.questions}
    assert len({tuple(question.id for question in draw(course, 20, f"seed {n}")) for n in range(20)}) == 20


def test_a_draw_takes_a_scene_again_only_when_all_were_taken(offered):
    course = offered["officers"]
    scenes = {question.id.partition(".")[0] for question in course.questions}
    for n in range(20):
        drawn = [question.id.partition(".")[0] for question in draw(course, 24, f"seed {n}")]
        again = len(drawn) - len(set(drawn))
        assert again <= len(course.clauses), "only clauses whose scenes are few may share one"
    assert len(scenes) >= 24


@pytest.mark.parametrize("count", [11, 71])
def test_too_few_or_too_many_are_not_drawn(offered, count):
    with pytest.raises(ValueError, match="12 to 70"):
        draw(offered["officers"], count, "a seed")


def test_before_there_was_an_article_there_is_no_course():
    assert courses(date(2008, 8, 10)) == {}
    assert list(courses(date(2008, 8, 11))) == list(CONCERNS)


def test_a_course_is_as_counsel_has_settled_by_its_day():
    since = date(2027, 3, 1)
    standing = settled.Standing(
        (settled.Settlement("section_1373", "article_governs", since, "As counsel reads it.", 1, "0" * 32, "0" * 64),)
    )
    with settled.within(standing, since):
        before, after = courses(date(2027, 2, 28)), courses(since)
        assert courses() == after
    assert before == courses(DAY)
    assert after == courses(DAY, {"section_1373": "article_governs"})
    assert all(after[name].version != before[name].version for name in CONCERNS)


def test_a_version_says_the_day_of_the_article_and_stays_while_nothing_changes(offered):
    assert {course.version.rpartition("-")[0][:10] for course in offered.values()} == {"2008-08-11"}
    assert len({course.version for course in offered.values()}) == 3
    assert courses(date(2030, 1, 1)) == offered


def test_a_reading_that_there_is_not_is_refused():
    with pytest.raises(BadInput):
        courses(DAY, {"section_1373": "whatever"})


def test_the_page_on_courses_counts_them_as_they_are(offered):
    rows = [line for line in (REPOSITORY / "docs" / "courses.md").read_text("utf-8").splitlines() if line[:3] == "| `"]
    said = {cells[0].strip("` "): (cells[2], cells[3]) for row in rows for cells in (row.strip("|").split("|"),)}
    assert tuple(said) == tuple(offered)
    for name, (lessons, questions) in said.items():
        assert int(re.split(r"\D", lessons.strip())[0]) == len(offered[name].lessons), name
        assert int(questions) == len(offered[name].questions), name


def test_the_order_of_choices_and_their_ids_tell_nothing(offered):
    """The right one is in every place about as often, and no id has a word of an outcome or of a misreading."""
    questions = [question for course in offered.values() for question in course.questions]
    places = Counter(
        [choice.id for choice in question.choices].index(question.right)
        for question in questions
        if len(question.choices) == 4
    )
    assert all(places[place] > sum(places.values()) / 8 for place in range(4)), places
    assert all(len(choice.id) == 12 and int(choice.id, 16) >= 0 for each in questions for choice in each.choices)
