"""A course as a cmi5 package: its structure, and its unit in a browser beside a small learning system."""

import io
import json
import uuid
import zipfile
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from small_lrs import ACTOR, SESSION, SmallLrs, running
from training_course import AT, COURSE

from charteroak.training import cmi5, xapi
from charteroak.training.compliance import compliance
from charteroak.training.courses import courses
from charteroak.training.knowledge import knowledgeable
from charteroak.training.learning import Completion, Version

AU = cmi5.au_id(AT, COURSE.id, COURSE.version)
SMALL = """[...document.querySelectorAll('button, label')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.9).length"""
NS = {"c": cmi5.NAMESPACE}
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
VERSION = Version(COURSE.id, COURSE.version, date(2024, 1, 1), COURSE.clauses)


def structure(**more):
    with zipfile.ZipFile(io.BytesIO(cmi5.package(COURSE, AT, **more))) as archive:
        return ElementTree.fromstring(archive.read("cmi5.xml"))  # noqa: S314 - it is our own


@contextmanager
def launched(new_page, mode="Normal", languages="", registration=None, lrs=None, **more):
    """A page of the unit as a learning system opens it, and that system."""
    with running(lrs or SmallLrs(cmi5.package(COURSE, AT), AU)) as system:
        page, asked = new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(system.launch(registration or str(uuid.uuid4()), mode, languages, **more))
        yield page, system
        assert [each for each in asked if not each.startswith((f"{system.url}/", "data:"))] == []


def looks(page, axe):
    """What is wrong with the page as it stands: barriers, and what reaches over the edge of a small phone."""
    found = axe(page)
    page.set_viewport_size({"width": 320, "height": 720})
    if (reaches := page.evaluate("document.documentElement.scrollWidth")) > 320:
        found.append(f"over the edge: {reaches}")
    found += ["small for a finger"] * page.evaluate(SMALL)
    page.set_viewport_size({"width": 1280, "height": 720})
    return found


def read_lessons(page):
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("button", name="Go to the questions").click()


def answer(page, right, of=3):
    """Answer the questions that come: so many rightly, then wrongly."""
    for number in range(of):
        choice = 0 if number < right else 1
        page.get_by_role("radio", name=f"Choice {choice} of").check()
        page.get_by_role("button", name="Answer").click()
        page.get_by_role("button", name="Next" if number + 1 < of else "See the result", exact=True).click()


def proved(system):
    """What our own import makes of what the system kept, with what it says itself of having launched the unit."""
    statements = list(system.statements)
    sessions = {each["context"]["extensions"][SESSION]: each for each in reversed(statements)}
    for session, first in sessions.items():
        own = {"objectType": "Activity", "id": "https://w3id.org/xapi/cmi5/context/categories/cmi5"}
        context = first["context"] | {"contextActivities": first["context"]["contextActivities"] | {"category": [own]}}
        context["extensions"] = {SESSION: session, "https://w3id.org/xapi/cmi5/context/extensions/launchmode": "Normal"}
        statements.append(
            {
                **{name: first[name] for name in ("actor", "object")},
                "id": str(uuid.uuid4()),
                "verb": {"id": "http://adlnet.gov/expapi/verbs/launched"},
                "context": context,
                "timestamp": "2026-01-01T00:00:00Z",
            }
        )
    who = xapi.Identities({ACTOR["account"]["homePage"]: None})
    return xapi.judge(statements, [VERSION], who, AT, now=datetime(2999, 1, 1, tzinfo=UTC))


def test_the_structure_is_what_the_specification_asks_for():
    root = structure()
    assert [each.tag.rpartition("}")[2] for each in root] == ["course", "objectives", "au"]
    au = root.find("c:au", NS)
    assert au.attrib == {
        "id": f"{AT}/training/courses/police/2008-08-11-0a1b2c-3d4e5f",
        "moveOn": "CompletedAndPassed",
        "masteryScore": "0.8",
        "launchMethod": "AnyWindow",
        "activityType": "http://adlnet.gov/expapi/activities/course",
    }
    assert [each.tag.rpartition("}")[2] for each in au] == ["title", "description", "objectives", "url"]
    assert au.findtext("c:url", namespaces=NS) == "index.html"
    titles = [each.find("c:title", NS) for each in (root.find("c:course", NS), au)]
    for title in titles:
        assert {each.get("lang"): each.text for each in title} == dict(COURSE.title)
    known = {each.get("id") for each in root.find("c:objectives", NS)}
    assert {each.get("idref") for each in au.find("c:objectives", NS)} == known
    assert f"{AT}/training/clauses/2-928%28a%29" in known


def test_another_version_is_another_unit():
    assert cmi5.au_id(AT, "police", "v1") != cmi5.au_id(AT, "police", "v2")
    assert cmi5.au_id(f"{AT}/", "a/b", "v?") == f"{AT}/training/courses/a%2Fb/v%3F"


@pytest.mark.parametrize(
    ("at", "more"),
    [
        ("office", {}),
        ("https://", {}),
        ("https://office.example?x=1", {}),
        (AT, {"languages": ["fr"]}),
        (AT, {"languages": []}),
        (AT, {"move_on": "NotApplicable"}),
        (AT, {"move_on": "Completed"}),
        (AT, {"pass_mark": 0}),
        (AT, {"pass_mark": 101}),
    ],
)
def test_a_package_that_would_prove_nothing_is_not_made(at, more):
    with pytest.raises(ValueError, match=r"office|language|rule"):
        cmi5.package(COURSE, at, **more)


def test_a_package_is_the_same_every_time_and_has_only_what_it_needs():
    own = cmi5.package(COURSE, AT)
    assert own == cmi5.package(COURSE, AT)
    with zipfile.ZipFile(io.BytesIO(own)) as archive:
        assert archive.namelist() == ["cmi5.xml", "course.js", "index.html", "talk.js", "unit.css", "unit.js"]
        only = json.loads(
            zipfile.ZipFile(io.BytesIO(cmi5.package(COURSE, AT, ["es"])))
            .read("course.js")
            .decode()
            .removeprefix("globalThis.COURSE = ")
            .removesuffix(";\n")
        )
    assert (only["languages"], list(only["words"]), list(only["lessons"][0]["title"])) == (["es"], ["es"], ["es"])


def test_our_own_courses_go_out_and_together_teach_every_clause():
    own = courses().values()
    for course in own:
        with zipfile.ZipFile(io.BytesIO(cmi5.package(course, AT))) as archive:
            root = ElementTree.fromstring(archive.read("cmi5.xml"))  # noqa: S314 - it is our own
            assert len(root.find("c:objectives", NS)) == len(course.clauses)
    versions = [Version(each.id, each.version, date(2024, 1, 1), each.clauses) for each in own]
    assert knowledgeable(compliance([], [], versions, [], date(2026, 3, 1))).not_taught == ()


def test_who_reads_all_and_answers_rightly_has_passed_and_what_is_said_is_cmi5(new_page, axe):
    registration = str(uuid.uuid4())
    with launched(new_page, registration=registration, masteryScore=0.5) as (page, lrs):
        page.get_by_role("heading", name="2-928(a): Asking").wait_for()
        assert lrs.verbs == ["initialized"]
        assert lrs.requests[-5:] == [
            "POST /fetch",
            "GET /xapi/activities/state",
            "GET /xapi/agents/profile",
            "GET /xapi/activities/state",
            "PUT /xapi/statements",
        ]
        assert looks(page, axe) == []
        read_lessons(page)
        page.get_by_role("button", name="Answer").click()
        assert "Choose an answer first." in page.get_by_role("status").inner_text()
        page.get_by_role("radio", name="Choice 1 of").check()
        page.get_by_role("button", name="Answer").click()
        assert "The right answer: Choice 0" in page.locator(".why").inner_text()
        assert looks(page, axe) == []
        page.get_by_role("button", name="Next", exact=True).click()
        answer(page, 2, of=2)
        page.get_by_text("Your result was recorded.").wait_for()
        assert "2 of 3 answers are right. To pass, 2 are needed." in page.locator("main").inner_text()
        assert looks(page, axe) == []
        page.get_by_role("button", name="Leave the course").click()
        page.get_by_text("You can close this window.").wait_for()
        said = dict(zip(lrs.verbs, lrs.statements, strict=True))
    assert list(said) == ["initialized", "completed", "passed", "terminated"]
    assert said["passed"]["result"]["score"] == {"scaled": 2 / 3, "raw": 2, "min": 0, "max": 3}
    assert said["passed"]["context"]["extensions"][MASTERY] == 0.5
    assert MASTERY not in said["completed"]["context"]["extensions"]
    assert {each["object"]["id"] for each in said.values()} == {"https://lms.example/au/1"}
    assert {each["context"]["registration"] for each in said.values()} == {registration}
    assert all(each["timestamp"].endswith("Z") for each in said.values())
    found = proved(lrs)
    assert found.rejects == ()
    assert [each.score for each in found.completions] == [66]
    assert found.completions[0].version == COURSE.version


def test_who_fails_can_open_it_again_and_nothing_is_said_twice(new_page):
    registration = str(uuid.uuid4())
    with launched(new_page, registration=registration) as (page, lrs):
        read_lessons(page)
        answer(page, 1)
        page.get_by_text("You have not passed.").wait_for()
        page.get_by_text("Your result was recorded.").wait_for()
        page.goto(lrs.launch(registration, returnURL=f"{lrs.url}/back"))  # closing the first, which says so
        lrs.wait_for("terminated")
        read_lessons(page)
        lrs.refuses.append("/xapi/statements")
        answer(page, 3)
        page.get_by_text("Your learning system did not take this in.").wait_for()
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("Your result was recorded.").wait_for()
        page.get_by_role("button", name="Leave the course").click()
        page.wait_for_url("**/back")
        page.goto(lrs.launch(registration))
        read_lessons(page)
        answer(page, 0)
        page.get_by_text("Nothing was recorded").wait_for()
        page.get_by_role("button", name="Leave the course").click()
        page.get_by_text("You can close this window.").wait_for()
        # what is said on closing a page may come in after what the next page says
        assert Counter(lrs.verbs) == {"initialized": 3, "terminated": 3, "completed": 1, "failed": 1, "passed": 1}
        found = proved(lrs)
    assert found.rejects == ()
    assert [(each.learner, each.score, each.way) for each in found.completions] == [("4711", 100, "cmi5")]
    assert isinstance(found.completions[0], Completion)


def test_who_only_looks_is_not_judged(new_page):
    with launched(new_page, "Browse") as (page, lrs):
        read_lessons(page)
        answer(page, 3)
        page.get_by_text("Nothing was recorded").wait_for()
        page.get_by_role("button", name="Leave the course").click()
        page.get_by_text("You can close this window.").wait_for()
        assert lrs.verbs == ["initialized", "terminated"]


def test_it_is_shown_in_the_language_that_the_learner_prefers(new_page, axe):
    with launched(new_page, languages="fr-CA,es-MX,en") as (page, _):
        page.get_by_role("heading", name="2-928(a): Asking (es)").wait_for()
        assert page.locator("html").get_attribute("lang") == "es"
        assert page.locator("blockquote [lang=en]").count() == 1  # the ordinance is in English
        assert looks(page, axe) == []
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="2-928(a): Asking", exact=True).wait_for()


def test_what_no_learning_system_opened_says_so(new_page):
    with launched(new_page) as (page, lrs):
        page.get_by_role("button", name="Next").wait_for()
        used = page.url
        page.goto(f"{lrs.url}/unit/index.html")
        page.get_by_text("This course is opened from a learning system.").wait_for()
        page.goto(used)
        page.get_by_text("The learning system did not let the course begin.").wait_for()
        assert page.get_by_role("button", name="Leave the course").count() == 0
