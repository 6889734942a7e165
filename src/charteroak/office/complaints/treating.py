"""Complaints as auditors answer, refer and close them, and as counsel holds them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.session import signed_in
from charteroak.office.complaints.filled import HoldForm, TreatForm, month_label
from charteroak.office.complaints.keeping import CLAUSES, Moved, answered, closed, held, listed, referred, sealing_keys
from charteroak.office.complaints.models import Complaint
from charteroak.office.complaints.shredding import schedule, shreds_on
from charteroak.office.complaints.words import complaint_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, Quote, allow, asset, given_page, page, quote
from charteroak.office.record.words import record_words
from charteroak.office.roles import Role
from charteroak.recording.recorder import NotRecorded

COMPLAINTS = Place("complaints")
_PAGE = 50
_CONFLICT, _WRONG, _UNAVAILABLE = 409, 400, 503
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ComplaintRow:
    """A complaint as those who work here see it. Nothing of what was written is in it."""

    id: str
    """Its id."""
    about: str
    """What it is about."""
    department: str
    """The department, or that it was not said."""
    month: str
    """When it happened, or that it was not said."""
    came: str
    """When it came."""
    state: str
    """How far it has come."""
    words: str
    """Whether there are words, and until when."""
    answer: str
    """What was found, or nothing."""
    to: str
    """To whom it was referred, or nothing."""
    note: str
    """The note, or nothing."""
    href: str
    """Its page."""


@dataclass(frozen=True)
class ListPage:
    """Some of the complaints."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    rows: tuple[ComplaintRow, ...]
    """The complaints, those that nobody has answered first."""
    no_key: bool
    """Whether no auditor has a key in use."""
    keys: str
    """The keys; empty for who is no auditor."""
    newer: str
    """The address of the page before, or nothing."""
    older: str
    """The address of the page after, or nothing."""


@dataclass(frozen=True)
class ComplaintPage:
    """A complaint."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: ComplaintRow
    """The complaint."""
    quotes: tuple[Quote, ...]
    """The clauses that speak of what it is about."""
    rows: tuple[FieldRow, ...]
    """The fields of what an auditor can do; none for anyone else, and once it is closed."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    closed: str
    """That it is closed, or nothing."""
    alert: str
    """What went wrong, or nothing."""
    done: bool
    """Whether something was saved just now."""
    action: str
    """Where the form is sent."""
    read: str
    """Where an auditor reads the words; empty where there are none."""
    hold: str
    """Where counsel holds it; empty for anyone else."""
    ledger: str
    """Its entries in the ledger."""
    back: str
    """The list."""


@dataclass(frozen=True)
class HoldPage:
    """Where counsel holds a complaint."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: ComplaintRow
    """The complaint."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    alert: str
    """What went wrong, or nothing."""
    action: str
    """Where the form is sent."""
    back: str
    """The complaint's page."""


@allow("GET", "HEAD")
def complaints_page(request: HttpRequest, language: str) -> HttpResponse:
    """The complaints by page, those that wait first."""
    own = complaint_words(language)
    number = given_page(request)
    kept = listed(number * _PAGE, _PAGE + 1)
    context = ListPage(
        say=own.staff,
        style=asset("complaints.css"),
        rows=tuple(row(language, each) for each in kept[:_PAGE]),
        newer=Place(COMPLAINTS.route, query=f"page={number - 1}").address(language) if number else "",
        older=Place(COMPLAINTS.route, query=f"page={number + 1}").address(language) if len(kept) > _PAGE else "",
        no_key=not sealing_keys(),
        keys=Place("complaint_keys").address(language) if _is(request, Role.AUDITOR) else "",
    )
    return page(request, language, "complaints/list.html", context, at=COMPLAINTS, here="desk")


@allow("GET", "HEAD", "POST")
def complaint_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A complaint, and what an auditor does about it."""
    kept = complaint_of(record)
    if request.method != "POST":
        return _page(request, language, kept, None)
    form = _form(language, kept, posted(request)[0])
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _page(request, language, kept, form, status=_WRONG)
    kept.version = form.cleaned_data["shown"]
    try:
        _treat(request, kept, form.cleaned_data)
    except Moved:
        return _page(request, language, complaint_of(record), None, alert="moved", status=_CONFLICT)
    except NotRecorded as error:
        _log.error("a complaint was not treated: %s", error.why)
        return _page(request, language, complaint_of(record), form, alert=error.why, status=_UNAVAILABLE)
    return HttpResponseRedirect(Place("complaint", record=kept.id, query="done=1").address(language))


@allow("GET", "HEAD", "POST")
def hold_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Hold a complaint, or let go of it."""
    kept = complaint_of(record)
    initial = {
        "shown": kept.version,
        "hold": kept.hold,
        "hold_until": kept.hold_until.isoformat() if kept.hold_until else "",
    }
    form = HoldForm(language, posted(request)[0], initial=initial, day=today())
    if request.method != "POST":
        return _hold_page(request, language, kept, form)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _hold_page(request, language, kept, form, status=_WRONG)
    kept.version = form.cleaned_data["shown"]
    try:
        held(signed_in(request), kept, form.cleaned_data["hold"], form.cleaned_data["hold_until"])
    except Moved:
        fresh = complaint_of(record)
        again = HoldForm(language, None, initial={**initial, "shown": fresh.version}, day=today())
        return _hold_page(request, language, fresh, again, alert="moved", status=_CONFLICT)
    return HttpResponseRedirect(Place("complaint", record=kept.id, query="done=1").address(language))


def complaint_of(record: str) -> Complaint:
    """The complaint of an id. Http404 where there is none."""
    kept = Complaint.objects.filter(id=record).first()
    if kept is None:
        raise Http404
    return kept


def row(language: str, kept: Complaint) -> ComplaintRow:
    """A complaint as those who work here see it."""
    own, city = complaint_words(language), words(language)
    return ComplaintRow(
        id=kept.id,
        about=own.about[kept.about],
        department=own.departments[kept.department] if kept.department else own.staff["unsaid"],
        month=month_label(language, kept.month) if kept.month else own.staff["unsaid"],
        came=city.date(kept.received_on),
        state=own.states[kept.state],
        words=_words(language, kept),
        answer=own.answers.get(kept.answer, ""),
        to=own.referrals.get(kept.referred_to, ""),
        note=kept.note,
        href=Place("complaint", record=kept.id).address(language),
    )


def _words(language: str, kept: Complaint) -> str:
    own, city = complaint_words(language), words(language)
    if kept.shredded_on:
        return own.staff["shredded"].format(day=city.date(kept.shredded_on))
    on = shreds_on(kept, schedule())
    if on is None:
        return own.staff["no_words"]
    if kept.hold_until and kept.hold_until >= today():
        return own.staff["held"].format(day=city.date(kept.hold_until), why=own.holds[kept.hold])
    return own.staff["shreds"].format(day=city.date(on))


def _treat(request: HttpRequest, kept: Complaint, data: Mapping[str, str]) -> None:
    person = signed_in(request)
    if data["step"] == "answer":
        answered(person, kept, data["answer"], data["note"])
    elif data["step"] == "refer":
        referred(person, kept, data["refer_to"], data["note"])
    else:
        closed(person, kept, today())


def _is(request: HttpRequest, role: Role) -> bool:
    return role in signed_in(request).roles


def _form(language: str, kept: Complaint, data: object = None) -> TreatForm:
    return TreatForm(language, data, shown=kept.version, can_close=kept.state != "received")


def _page(
    request: HttpRequest,
    language: str,
    kept: Complaint,
    form: TreatForm | None,
    *,
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    own, at, is_auditor = complaint_words(language), Place("complaint", record=kept.id), _is(request, Role.AUDITOR)
    shown = (form or _form(language, kept)) if is_auditor and kept.state != "closed" else None
    context = ComplaintPage(
        say=own.staff,
        style=asset("complaints.css"),
        row=row(language, kept),
        quotes=tuple(quote(language, each) for each in CLAUSES[kept.about]),
        rows=tuple(shown.rows().values()) if shown else (),
        wrong=shown.wrong_rows() if shown else (),
        closed=own.staff["closed_on"].format(day=words(language).date(kept.closed_on)) if kept.closed_on else "",
        alert=_alert(language, alert),
        done=request.method != "POST" and "done" in request.GET,
        action=at.address(language),
        read=Place("complaint_read", record=kept.id).address(language) if is_auditor and kept.content else "",
        hold=Place("complaint_hold", record=kept.id).address(language) if _is(request, Role.COUNSEL) else "",
        ledger=Place("ledger_entry", record=bytes(kept.record).hex()).address(language),
        back=COMPLAINTS.address(language),
    )
    switch = None if form else at
    return with_token(
        page(request, language, "complaints/complaint.html", context, at=switch, here="desk", status=status)
    )


def _hold_page(
    request: HttpRequest, language: str, kept: Complaint, form: HoldForm, *, alert: str = "", status: int = 200
) -> HttpResponse:
    at = Place("complaint_hold", record=kept.id)
    context = HoldPage(
        say=complaint_words(language).staff,
        style=asset("complaints.css"),
        row=row(language, kept),
        rows=tuple(form.rows().values()),
        wrong=form.wrong_rows(),
        alert=_alert(language, alert),
        action=at.address(language),
        back=Place("complaint", record=kept.id).address(language),
    )
    switch = None if form.is_bound else at
    return with_token(page(request, language, "complaints/hold.html", context, at=switch, here="desk", status=status))


def _alert(language: str, why: str) -> str:
    """What went wrong, in words: that someone else was first, or why the ledger did not take it."""
    if not why or why == "moved":
        return complaint_words(language).staff["moved"] if why else ""
    return " ".join(record_words(language).reasons[why])
