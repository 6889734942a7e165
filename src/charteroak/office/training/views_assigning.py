"""Assignments: which courses which roles and units have to take, and on what terms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, posted
from charteroak.office.gate import refused
from charteroak.office.pages import Place, allow
from charteroak.office.roles import Role
from charteroak.office.training import keeping, teaching
from charteroak.office.training.forms import AssignmentForm, StepForm
from charteroak.office.training.framing import framed
from charteroak.office.training.keeping import Moved
from charteroak.office.training.models import Assignment
from charteroak.office.training.words import training_words

ALL, ADD = Place("training_assignments"), Place("training_assign")
_CONFLICT = 409


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment in words."""

    course: str
    """The course's name."""
    facts: tuple[tuple[str, str], ...]
    """Its terms: a label, and what."""
    holds: str
    """Since when it holds, and until when."""
    ended: bool
    """Whether it is over."""
    href: str
    """Where it is changed; empty for who may not, or where it is over."""


@dataclass(frozen=True)
class AssignmentsMore:
    """All of them."""

    rows: tuple[AssignmentRow, ...]
    add: str


@dataclass(frozen=True)
class AssignMore:
    """The form of one."""

    fields: tuple[FieldRow, ...]
    wrong: tuple[FieldRow, ...]
    action: str
    form: str
    shown: str
    end: str
    """Where it is ended; empty for a new one."""


@allow("GET", "HEAD")
def assignments_page(request: HttpRequest, language: str) -> HttpResponse:
    """All assignments, those that hold first."""
    ui, writes = training_words(language).office, Role.TRAINING_OFFICER in signed_in(request).roles
    rows = sorted(Assignment.objects.all(), key=lambda row: row.ended is not None)
    more = AssignmentsMore(
        rows=tuple(_row(language, row, writes=writes) for row in rows), add=ADD.address(language) if writes else ""
    )
    done = ui["saved"] if request.GET.get("done") else ""
    return framed(request, language, "training/assignments.html", ui["assignments"], more, at=ALL, done=done)


@allow("GET", "HEAD", "POST")
def assign_page(request: HttpRequest, language: str) -> HttpResponse:
    """A new assignment."""
    form = _form(request, language, None)
    if request.method != "POST":
        return _shown(request, language, form, at=ADD)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _shown(request, language, form, at=ADD, status=400)
    row = keeping.assign(form.cleaned_data, form.cleaned_data["form"])
    return _saved(request, language, row, "training_assigned")


@allow("GET", "HEAD", "POST")
def assignment_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """An assignment that is changed."""
    row = Assignment.objects.filter(handle=record).first()
    if row is None:
        return not_found(request)
    at = Place("training_assignment", record=record)
    if request.method == "POST" and row.ended is not None:
        return refused(request)
    form = _form(request, language, row)
    if request.method != "POST":
        return _shown(request, language, form, at=at, row=row)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _shown(request, language, form, at=at, row=row, status=400)
    try:
        keeping.change(record, form.cleaned_data["shown"] or 0, form.cleaned_data)
    except Moved:
        return _shown(request, language, form, at=at, row=row, alert="moved", status=_CONFLICT)
    return _saved(request, language, row, "training_assignment_changed")


@allow("POST")
def end_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """End it."""
    form = StepForm(language, {}, request.POST)
    row = Assignment.objects.filter(handle=record).first()
    if row is None:
        return not_found(request)
    shown = form.data.get("shown", "")
    if not form.is_ours() or not form.is_valid() or form.cleaned_data["step"] != "end" or not shown.isdecimal():
        return bad_request(request)
    try:
        keeping.end(record, int(shown[:6]))
    except Moved:
        at = Place("training_assignment", record=record)
        again = AssignmentForm(language, teaching.courses(), _known(), None, row)
        return _shown(request, language, again, at=at, row=row, alert="moved", status=_CONFLICT)
    return _saved(request, language, row, "training_assignment_ended")


def _known() -> tuple[list[str], list[str]]:
    return list(keeping.known("role")), list(keeping.known("unit"))


def _form(request: HttpRequest, language: str, row: Assignment | None) -> AssignmentForm:
    return AssignmentForm(language, teaching.courses(), _known(), posted(request)[0], row)


def _shown(
    request: HttpRequest,
    language: str,
    form: AssignmentForm,
    *,
    at: Place,
    row: Assignment | None = None,
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    ui, rows = training_words(language).office, form.rows()
    more = AssignMore(
        fields=tuple(each for name, each in rows.items() if name not in ("form", "shown")),
        wrong=form.wrong_rows(),
        action=at.address(language),
        form=rows["form"].value or secrets.token_hex(16),
        shown=str(row.version) if row is not None else "0",
        end=Place("training_assignment_end", record=row.handle).address(language) if row and not row.ended else "",
    )
    course = teaching.course_of(row.course) if row is not None else None
    title = (
        ui["assign_title"]
        if row is None
        else f"{ui['change_title']}: {course.title[language] if course else row.course}"
    )
    return framed(
        request, language, "training/assign.html", title, more, at=at, lede=ui["assign_text"], alert=alert,
        back=(ALL, "back_assignments"), status=status,
    )  # fmt: skip


def _row(language: str, row: Assignment, *, writes: bool) -> AssignmentRow:
    ui, course = training_words(language).office, teaching.course_of(row.course)
    whom = "; ".join(filter(None, (", ".join(row.roles), ", ".join(row.units)))) or ui["everyone"]
    years = row.renew_years
    facts = (
        (ui["for_whom"], whom),
        (ui["within"], ui["days_line"].format(days=row.days)),
        (ui["renewed"], ui["never"] if years is None else ui["year" if years == 1 else "years"].format(years=years)),
        (ui["new_version"], ui["new_yes" if row.on_new_version else "new_no"]),
        (ui["mark"], ui["mark_line"].format(mark=row.pass_mark)),
        (ui["tries"], ui["no_limit"] if row.attempts is None else str(row.attempts)),
    )
    said, day = ("ended", row.ended) if row.ended else ("holds", row.since)
    return AssignmentRow(
        course=course.title[language] if course else row.course,
        facts=facts,
        holds=ui[said].format(day=words(language).date(day)),
        ended=row.ended is not None,
        href=Place("training_assignment", record=row.handle).address(language) if writes and not row.ended else "",
    )


def _saved(request: HttpRequest, language: str, row: Assignment, event: str) -> HttpResponse:
    audit.done(signed_in(request), event, about=row.handle)
    return HttpResponseRedirect(Place("training_assignments", query="done=saved").address(language))
