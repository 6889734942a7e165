"""The roster, by page; someone on it, with where they stand; and who is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.cells import as_csv
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, posted
from charteroak.office.pages import Place, allow, given_page
from charteroak.office.roles import Role
from charteroak.office.training import keeping, standing, teaching
from charteroak.office.training.forms import LearnerForm
from charteroak.office.training.framing import framed
from charteroak.office.training.keeping import Taken
from charteroak.office.training.models import Learner
from charteroak.office.training.words import training_words
from charteroak.training.counted import Standing

PEOPLE, ADD, DUE = Place("training_people"), Place("training_person_add"), Place("training_due")
EACH = 50
"""People on a page."""
SOON = 30
"""Days ahead that the list of who is due looks."""


@dataclass(frozen=True)
class LearnerRow:
    """Someone on the roster."""

    name: str
    """Their name."""
    number: str
    """The City's own number for them."""
    role: str
    """Their role on the roster."""
    unit: str
    """Their unit."""
    left: str
    """When they left, or nothing."""
    href: str
    """Their page."""


@dataclass(frozen=True)
class PeopleMore:
    """A page of the roster."""

    count: str
    rows: tuple[LearnerRow, ...]
    units: tuple[tuple[str, bool], ...]
    """The units, and whether it is the one shown."""
    here: str
    earlier: str
    later: str
    page: str
    add: str
    """Where someone is added, for who may."""


@dataclass(frozen=True)
class StandRow:
    """Where someone stands with a course."""

    course: str
    """The course's name."""
    state: str
    """Where they stand: of `State`."""
    said: str
    """That in words."""
    by: str
    """By when it is to be done, or nothing."""
    name: str = ""
    """Whose it is, in a list of several people."""
    unit: str = ""
    """Their unit, in such a list."""
    href: str = ""
    """Their page, in such a list."""


@dataclass(frozen=True)
class DoneRow:
    """A completion."""

    course: str
    """The course's name."""
    on: str
    """When it was completed."""
    way: str
    """Where it was."""
    certificate: str
    """Where the certificate is, or nothing."""


@dataclass(frozen=True)
class PersonMore:
    """Someone on the roster, and the form that changes what it says."""

    fields: tuple[FieldRow, ...]
    wrong: tuple[FieldRow, ...]
    action: str
    """Where the form goes; empty for who may only read."""
    facts: tuple[tuple[str, str], ...]
    stands: tuple[StandRow, ...]
    done: tuple[DoneRow, ...]
    new: bool


@dataclass(frozen=True)
class DueMore:
    """Who is due."""

    rows: tuple[StandRow, ...]
    none_text: str
    file: str
    earlier: str
    later: str
    page: str


@allow("GET", "HEAD")
def people_page(request: HttpRequest, language: str) -> HttpResponse:
    """A page of the roster."""
    ui, number = training_words(language).office, given_page(request)
    units, asked = keeping.known("unit"), request.GET.get("unit", "")
    unit = asked if asked in units else ""
    rows = Learner.objects.filter(unit=unit) if unit else Learner.objects.all()
    count = rows.count()
    shown = rows.order_by("name", "number")[number * EACH : (number + 1) * EACH]
    more = PeopleMore(
        count=ui["people_count"].format(count=count),
        rows=tuple(_learner_row(language, row) for row in shown),
        units=tuple((name, name == unit) for name in units),
        here=PEOPLE.address(language),
        **_turning(language, "training_people", number, count, {"unit": unit} if unit else {}),
        add=ADD.address(language) if _may_write(request) else "",
    )
    return framed(request, language, "training/people.html", ui["people_title"], more, at=PEOPLE)


@allow("GET", "HEAD", "POST")
def add_page(request: HttpRequest, language: str) -> HttpResponse:
    """Someone new on the roster."""
    form = LearnerForm(language, posted(request)[0])
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            try:
                row = keeping.add_learner(form.cleaned_data, form.cleaned_data["login"])
            except Taken as taken:
                form.wrong(taken.field, f"taken_{taken.field}")
            else:
                return _saved(request, language, row, "training_learner_added")
    return _person(request, language, None, form, at=ADD)


@allow("GET", "HEAD", "POST")
def person_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Someone on the roster."""
    row = Learner.objects.filter(handle=record).select_related("person").first()
    if row is None:
        return not_found(request)
    form, at = LearnerForm(language, posted(request)[0], row), Place("training_person", record=record)
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            try:
                row = keeping.change_learner(row, form.cleaned_data, form.cleaned_data["login"])
            except Taken as taken:
                form.wrong(taken.field, f"taken_{taken.field}")
                row = Learner.objects.get(handle=record)
            else:
                return _saved(request, language, row, "training_learner_changed")
    return _person(request, language, row, form, at=at)


@allow("GET", "HEAD")
def due_page(request: HttpRequest, language: str) -> HttpResponse:
    """Who is due or overdue, by page."""
    ui, number, found = training_words(language).office, given_page(request), _due()
    more = DueMore(
        rows=tuple(_due_rows(language, found[number * EACH : (number + 1) * EACH])),
        none_text=ui["due_none_text"].format(days=SOON),
        file=Place("training_due_csv").address(language),
        **_turning(language, "training_due", number, len(found), {}),
    )
    lede = f"{ui['due_lede'].format(days=SOON)} {ui['mailing']}"
    return framed(request, language, "training/due.html", ui["due_title"], more, at=DUE, lede=lede)


@allow("GET", "HEAD")
def due_csv(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001 - as every view
    """All of who is due, as CSV."""
    own = training_words(language)
    ui, people = own.office, {row.number: row for row in Learner.objects.all()}
    head = [ui[name] for name in ("number", "name", "role", "unit", "course", "state", "by")]
    rows = [
        (each.learner, who.name, who.role, who.unit, each.course, own.states[each.state], each.by or "")
        for each in _due()
        if (who := people.get(each.learner)) is not None
    ]
    response = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="due.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _due() -> list[Standing]:
    """What is overdue, the longest first, and then what is due soon."""
    found = standing.of_all()
    return [*found.overdue(), *found.due(today() + timedelta(days=SOON))]


def _due_rows(language: str, found: list[Standing]) -> list[StandRow]:
    numbers = {each.learner for each in found}
    people = {row.number: row for row in Learner.objects.filter(number__in=numbers)}
    return [
        _stand_row(language, each, people[each.learner].name, people[each.learner].unit, people[each.learner].handle)
        for each in found
    ]


def _stand_row(language: str, each: Standing, name: str = "", unit: str = "", handle: str = "") -> StandRow:
    own, course = training_words(language), teaching.course_of(each.course)
    return StandRow(
        course=course.title[language] if course else each.course,
        state=each.state,
        said=own.states[each.state],
        by=words(language).date(each.by) if each.by else "",
        name=name,
        unit=unit,
        href=Place("training_person", record=handle).address(language) if handle else "",
    )


def _learner_row(language: str, row: Learner) -> LearnerRow:
    left = row.until is not None and row.until < today()
    said = training_words(language).office["left"].format(day=words(language).date(row.until)) if left else ""  # type: ignore[arg-type]  # it is there
    href = Place("training_person", record=row.handle).address(language)
    return LearnerRow(row.name, row.number, row.role, row.unit, said, href)


def _person(request: HttpRequest, language: str, row: Learner | None, form: LearnerForm, *, at: Place) -> HttpResponse:
    own = training_words(language)
    ui, writes = own.office, _may_write(request)
    more = PersonMore(
        fields=tuple(form.rows().values()) if writes else (),
        wrong=form.wrong_rows(),
        action=at.address(language) if writes else "",
        facts=_facts(language, row) if row is not None and not writes else (),
        stands=tuple(_stand_row(language, each) for each in standing.of_learner(row).values()) if row else (),
        done=_done_rows(language, row) if row else (),
        new=row is None,
    )
    title = row.name if row is not None else ui["add_title"]
    done = ui["saved"] if request.GET.get("done") == "saved" else ""
    return framed(
        request, language, "training/person.html", title, more, at=at, done=done, back=(PEOPLE, "back_people"),
        status=400 if form.wrong_rows() else 200,
    )  # fmt: skip


def _facts(language: str, row: Learner) -> tuple[tuple[str, str], ...]:
    ui = training_words(language).office
    account = row.person.login if row.person else ui["no_account"]
    return ((ui["number"], row.number), (ui["role"], row.role), (ui["unit"], row.unit), (ui["account"], account))


def _done_rows(language: str, row: Learner) -> tuple[DoneRow, ...]:
    own, found = training_words(language), []
    for each in row.completions.all():  # type: ignore[attr-defined]  # Django makes it
        course = teaching.course_of(each.course)
        title = course.title[language] if course else each.course
        href = Place("training_certificate", record=each.record).address(language)
        found.append(DoneRow(title, words(language).date(each.on), own.ways[each.way], href))
    return tuple(found)


def _turning(language: str, route: str, number: int, count: int, query: Mapping[str, str]) -> dict[str, str]:
    """The ways to the pages beside this one of a list."""
    pages = max(1, -(-count // EACH))

    def to(page: int) -> str:
        return Place(route, query=urlencode({**query, "page": page})).address(language)

    said = training_words(language).office["page_of"].format(page=min(number + 1, pages), pages=pages)
    return {
        "earlier": to(number - 1) if number else "",
        "later": to(number + 1) if number + 1 < pages else "",
        "page": said if pages > 1 else "",
    }


def _may_write(request: HttpRequest) -> bool:
    return Role.TRAINING_OFFICER in signed_in(request).roles


def _saved(request: HttpRequest, language: str, row: Learner, event: str) -> HttpResponse:
    audit.done(signed_in(request), event, about=row.handle)
    return HttpResponseRedirect(Place("training_person", record=row.handle, query="done=saved").address(language))
