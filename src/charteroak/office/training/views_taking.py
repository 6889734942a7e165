"""Taking a course: one's own courses, the lessons of one, which everyone may read, and its test."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import with_token
from charteroak.office.pages import REVALIDATE, Place, Quote, allow, asset, clause_address, page, quote
from charteroak.office.training import standing, taking, teaching
from charteroak.office.training.forms import StepForm, TestForm
from charteroak.office.training.models import Attempt, Completion, Learner
from charteroak.office.training.shown_taking import (
    AnswerRow,
    CoursePage,
    CourseRow,
    LessonRow,
    MinePage,
    ResultPage,
    TestPage,
)
from charteroak.office.training.taking import Exhausted, Moved
from charteroak.office.training.words import training_words
from charteroak.recording.recorder import NotRecorded
from charteroak.training.counted import State
from charteroak.training.course import Course, Lesson, Question

MINE = Place("training")
_CONFLICT, _UNAVAILABLE = 409, 503


def learner_of(person: Person) -> Learner | None:
    """Someone's place on the roster."""
    return Learner.objects.filter(person=person).first()


@allow("GET", "HEAD")
def training_page(request: HttpRequest, language: str) -> HttpResponse:
    """One's own courses, or what is taught."""
    own = training_words(language)
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate has put it there
    learner = learner_of(person) if person is not None else None
    found = standing.of_learner(learner) if learner is not None else {}
    done = standing.last_completions(learner) if learner is not None else {}
    rows = [_course_row(language, each, found, done) for each in teaching.courses().values()]
    mine = tuple(row for row in rows if row.state)
    context = MinePage(
        say=own.ui,
        style=asset("training.css"),
        title=own.ui["mine_title" if person else "public_title"],
        lede=own.ui["mine_lede" if person else "public_lede"],
        rows=mine if person else tuple(rows),
        others=tuple(row for row in rows if not row.state) if person else (),
        unlisted=person is not None and learner is None,
        verify=Place("training_verify").address(language),
        quote=quote(language, "2-928(e)"),
    )
    response = page(request, language, "training/mine.html", context, at=MINE, here="desk" if person else "")
    if person is None:
        response.headers["Cache-Control"] = REVALIDATE
    return response


def _course_row(
    language: str, course: Course, found: Mapping[str, standing.Own], done: Mapping[str, Completion]
) -> CourseRow:
    own, last = training_words(language), done.get(course.id)
    stands = found.get(course.id)
    said = ""
    if stands is not None:
        day = words(language).date(stands.by) if stands.by else ""
        said = own.ui[f"stands_{stands.state}" if day else f"stands_{stands.state}_never"].format(day=day)
    return CourseRow(
        title=course.title[language],
        audience=own.audiences[course.audience],
        clauses=", ".join(course.clauses),
        href=Place("training_course", record=course.id).address(language),
        state=stands.state if stands else "",
        said=said,
        done=own.ui["done_on"].format(day=words(language).date(last.on)) if last else "",
        certificate=Place("training_certificate", record=last.record).address(language) if last else "",
    )


@allow("GET", "HEAD", "POST")
def course_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The lessons of a course; and its test is begun here."""
    course = teaching.course_of(record)
    if course is None:
        return not_found(request)
    if request.method != "POST":
        return _lessons(request, language, course)
    person, form = signed_in(request), StepForm(language, {}, request.POST)
    if not form.is_ours() or not form.is_valid() or form.cleaned_data["step"] != "begin":
        return bad_request(request)
    learner = learner_of(person)
    if learner is None or not _may_take(learner, course):
        return _lessons(request, language, course, status=_CONFLICT)
    if form.cleaned_data["shown"] != course.version:
        return _lessons(request, language, course, alert="changed_lessons", status=_CONFLICT)
    try:
        taking.begin(learner, course)
    except Exhausted:
        return _lessons(request, language, course, status=_CONFLICT)
    return HttpResponseRedirect(Place("training_test", record=course.id).address(language))


def _lessons(
    request: HttpRequest, language: str, course: Course, *, alert: str = "", status: int = 200
) -> HttpResponse:
    own, at = training_words(language), Place("training_course", record=course.id)
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate has put it there
    learner = learner_of(person) if person is not None else None
    why_not = _why_not(own.ui, person, learner, course)
    is_open = learner is not None and taking.open_attempt(learner, course) is not None
    context = CoursePage(
        say=own.ui,
        style=asset("training.css"),
        title=course.title[language],
        audience=own.audiences[course.audience],
        version=own.ui["version"].format(version=course.version),
        lessons=tuple(_lesson(language, each) for each in course.lessons),
        alert=own.ui[alert] if alert else "",
        terms=_terms(own.ui, learner, course) if learner is not None else "",
        begin="" if why_not or person is None else own.ui["resume" if is_open else "begin"],
        why_not=why_not,
        action=at.address(language),
        shown=course.version,
        back=MINE.address(language),
    )
    response = page(
        request, language, "training/course.html", context, at=at, here="desk" if person else "", status=status
    )
    return with_token(response) if person is not None else response


def _lesson(language: str, lesson: Lesson) -> LessonRow:
    quoted = Quote(lesson.clause, clause_address(language, lesson.clause), tuple(lesson.quoted.split("\n")))
    return LessonRow(lesson.title[language], quoted, tuple(part[language] for part in lesson.text))


def _may_take(learner: Learner, course: Course) -> bool:
    """Whether the test can be begun: attempts are left, and what holds is not still good for long."""
    stands = standing.of_learner(learner).get(course.id)
    done = stands is not None and stands.state == State.DONE and not standing.soon(stands.by)
    return not done and taking.left(learner, course) != 0


def _why_not(ui: Mapping[str, str], person: Person | None, learner: Learner | None, course: Course) -> str:
    if person is None:
        return ""
    if learner is None:
        return ui["unlisted"]
    if taking.left(learner, course) == 0:
        return ui["exhausted"]
    if not _may_take(learner, course):
        return ui["done_already"]
    return ""


def _terms(ui: Mapping[str, str], learner: Learner, course: Course) -> str:
    terms, count = taking.terms_of(learner, course.id), len(teaching.questions(course, 0))
    said = ui["terms"].format(count=count, mark=terms.pass_mark)
    left = taking.left(learner, course)
    return said if left is None else f"{said} {ui['terms_left'].format(count=left)}"


@allow("GET", "HEAD", "POST")
def test_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The questions of the test that one has begun; handed in, how it went."""
    course, learner = teaching.course_of(record), learner_of(signed_in(request))
    if course is None:
        return not_found(request)
    at = Place("training_course", record=course.id)
    if request.method == "POST" and learner is not None:
        return _handed_in(request, language, course, learner)
    attempt = taking.open_attempt(learner, course) if learner is not None else None
    if attempt is None:
        return HttpResponseRedirect(at.address(language))
    asked = teaching.questions(course, attempt.seed)
    return _questions(request, language, course, attempt, TestForm(language, asked, attempt=attempt.handle))


def _handed_in(request: HttpRequest, language: str, course: Course, learner: Learner) -> HttpResponse:
    sent = request.POST.get("attempt", "")
    attempt = Attempt.objects.filter(handle=sent[:16], learner=learner, course=course.id).first()
    if attempt is None:
        return _lessons(request, language, course, alert="changed_test", status=_CONFLICT)
    if attempt.ended is not None:
        return HttpResponseRedirect(Place("training_result", record=attempt.handle).address(language))
    if attempt.version != course.version:
        return _lessons(request, language, course, alert="changed_test", status=_CONFLICT)
    asked = teaching.questions(course, attempt.seed)
    form = TestForm(language, asked, request.POST)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _questions(request, language, course, attempt, form, status=400)
    try:
        attempt = taking.hand_in(attempt.handle, course, form.chosen())
    except Moved:
        return HttpResponseRedirect(Place("training_result", record=sent).address(language))
    except NotRecorded:
        return _questions(request, language, course, attempt, form, alert="unrecorded", status=_UNAVAILABLE)
    audit.done(signed_in(request), "training_passed" if attempt.passed else "training_failed", about=attempt.handle)
    return _result(request, language, attempt, course, _answers(language, asked, form.chosen()))


def _questions(
    request: HttpRequest,
    language: str,
    course: Course,
    attempt: Attempt,
    form: TestForm,
    *,
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    own, at = training_words(language), Place("training_test", record=course.id)
    context = TestPage(
        say=own.ui,
        style=asset("training.css"),
        title=course.title[language],
        terms=_terms(own.ui, attempt.learner, course),
        alert=own.ui[alert] if alert else "",
        alert_text=own.ui[f"{alert}_text"] if alert else "",
        fields=tuple(row for name, row in form.rows().items() if name != "attempt"),
        wrong=form.wrong_rows(),
        attempt=attempt.handle,
        action=at.address(language),
        back=Place("training_course", record=course.id).address(language),
    )
    return with_token(page(request, language, "training/test.html", context, at=at, here="desk", status=status))


@allow("GET", "HEAD")
def result_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """How a test of one's own went. What was answered is not kept, so it is not here."""
    learner = learner_of(signed_in(request))
    attempt = Attempt.objects.filter(handle=record, learner=learner, ended__isnull=False).first() if learner else None
    course = teaching.course_of(attempt.course) if attempt is not None else None
    if attempt is None or course is None:
        return not_found(request)
    return _result(request, language, attempt, course, ())


def _result(
    request: HttpRequest, language: str, attempt: Attempt, course: Course, answers: tuple[AnswerRow, ...]
) -> HttpResponse:
    own = training_words(language)
    asked = sum(count for _, count in attempt.right.values())
    good = sum(right for right, _ in attempt.right.values())
    last = taking.last_completion(attempt.learner, course.id, today()) if attempt.passed else None
    again = "" if attempt.passed or not _may_take(attempt.learner, course) else "training_course"
    context = ResultPage(
        say=own.ui,
        style=asset("training.css"),
        title=course.title[language],
        passed=attempt.passed,
        said=own.ui["score"].format(right=good, count=asked, score=attempt.score),
        means=own.ui["passed" if attempt.passed else "failed"],
        certificate=Place("training_certificate", record=last.record).address(language) if last else "",
        again=Place(again, record=course.id).address(language) if again else "",
        clauses=tuple(
            (clause, own.ui["right_of"].format(right=right, count=count))
            for clause, (right, count) in sorted(attempt.right.items())
        ),
        answers=answers,
        mine=MINE.address(language),
    )
    at = Place("training_result", record=attempt.handle)
    return page(request, language, "training/result.html", context, at=at, here="desk")


def _answers(language: str, asked: tuple[Question, ...], chosen: Mapping[str, str]) -> tuple[AnswerRow, ...]:
    ui = training_words(language).ui
    rows = []
    for number, question in enumerate(asked, 1):
        choices = {choice.id: choice for choice in question.choices}
        given, right = choices[chosen[question.id]], choices[question.right]
        rows.append(
            AnswerRow(
                number=number,
                question=question.words[language],
                right=given is right,
                verdict=ui["right" if given is right else "wrong"],
                chosen=given.words[language],
                chosen_why=given.why[language],
                answer=right.words[language],
                answer_why=right.why[language],
                quote=quote(language, question.clause),
            )
        )
    return tuple(rows)
