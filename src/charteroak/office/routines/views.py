"""The pages of routines: the public list, the staff's, a proposal, and a routine with what can be done about it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts import audit, proof
from charteroak.office.accounts.models import Person, is_handle
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.gate import refused
from charteroak.office.pages import REVALIDATE, Place, allow, asset, page, quote
from charteroak.office.roles import Role
from charteroak.office.routines import keeping, said
from charteroak.office.routines.form import CONTROLS, ProposalForm, StepForm, initial_of, new_form, record_of, step_form
from charteroak.office.routines.keeping import Moved, Refused
from charteroak.office.routines.models import Routine
from charteroak.office.routines.standing import APPROVERS, Standing, may_approve, standing
from charteroak.office.routines.words import routine_words
from charteroak.recording.recorder import NotRecorded

PUBLIC, KEPT, PROPOSE = Place("routines"), Place("routines_kept"), Place("routine_propose")
_PROPOSERS = frozenset({Role.RECORDS, Role.SUPERVISOR})
_USERS = (Role.RECORDS, Role.SUPERVISOR, Role.POLICE, Role.EMPLOYEE)
_CONFLICT, _UNAVAILABLE = 409, 503


@dataclass(frozen=True)
class ProposalPage:
    """Where a routine is proposed or changed."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is done here."""
    alert: str
    """What came between, or nothing."""
    alert_text: str
    """What that means."""
    fields: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    shown: str
    """The version that is changed; 0 for a new one."""
    form: str
    """What makes sending it twice one proposal."""
    changed_dies: bool
    """Whether the change undoes an approval."""
    action: str
    """Where the form is sent."""
    back: str
    """Where it leads back to."""


@allow("GET", "HEAD")
def routines_page(request: HttpRequest, language: str) -> HttpResponse:
    """The public list of what holds today."""
    response = page(request, language, "routines/public.html", _list(language, public=True), at=PUBLIC)
    response.headers["Cache-Control"] = REVALIDATE
    return response


@allow("GET", "HEAD")
def routines_kept(request: HttpRequest, language: str) -> HttpResponse:
    """All routines, for staff."""
    context = _list(language, public=False, done=request.GET.get("done", ""), person=signed_in(request))
    return page(request, language, "routines/kept.html", context, at=KEPT, here="desk")


def _list(language: str, *, public: bool, done: str = "", person: Person | None = None) -> said.ListPage:
    own, day = routine_words(language), today()
    return said.ListPage(
        say=own.ui,
        style=asset("routines.css"),
        rows=said.in_force(language, day) if public else said.by_state(language, day),
        as_of=own.ui["as_of"].format(day=words(language).date(day)),
        done=own.done.get(done, ""),
        propose=PROPOSE.address(language) if person and person.roles & _PROPOSERS else "",
        public=PUBLIC.address(language),
        quote=quote(language, "2-929"),
    )


@allow("GET", "HEAD", "POST")
def propose_routine(request: HttpRequest, language: str) -> HttpResponse:
    """Where a routine is proposed; `from` names one that it is like."""
    person, day = signed_in(request), today()
    named = request.GET.get("from", "")
    like = Routine.objects.filter(handle=named).first() if is_handle(named) else None
    data, _ = posted(request)
    form = ProposalForm(language, day, data, initial=initial_of(like, day, renewed=True) if like else {})
    if request.method != "POST":
        return _proposal(request, language, form, PROPOSE)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _proposal(request, language, form, PROPOSE, status=400)
    routine = keeping.propose(person, form.facts(), record_of(form.cleaned_data["form"]))
    audit.done(person, "routine_proposed", route="routine_propose", about=routine.handle)
    return _to(language, routine.handle, "proposed")


@allow("GET", "HEAD", "POST")
def change_routine(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where its proposer changes a routine that waits."""
    person, day = signed_in(request), today()
    routine = Routine.objects.filter(handle=record).first()
    if routine is None:
        return not_found(request)
    found = standing(routine, day)
    if not _may_change(routine, found, person):
        return refused(request)
    at = Place("routine_change", record=record)
    data, _ = posted(request)
    form = ProposalForm(language, day, data, initial=initial_of(routine, day, renewed=False))
    dies = bool(found.approvals)
    if request.method != "POST":
        return _proposal(request, language, form, at, changed_dies=dies)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _proposal(request, language, form, at, changed_dies=dies, status=400)
    try:
        keeping.change(record, form.cleaned_data["shown"] or 0, person, form.facts())
    except (Moved, Refused):
        return _proposal(request, language, form, at, alert="moved", changed_dies=dies, status=_CONFLICT)
    audit.done(person, "routine_changed", route="routine_change", about=record)
    return _to(language, record, "changed")


@allow("GET", "HEAD")
def routine_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A routine."""
    return _one(request, language, record, done=request.GET.get("done", ""))


@allow("POST")
def approve_routine(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Approve it, or decline to."""
    steps = {"approve": keeping.approve, "decline": keeping.decline}
    return _step(request, language, record, {name: _by_person(step) for name, step in steps.items()})


@allow("POST")
def end_routine(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """End it before its day."""
    return _step(request, language, record, {"end": _by_person(keeping.end)})


@allow("POST")
def use_routine(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Record that something was given under it."""

    def used(handle: str, form: StepForm, person: Person) -> None:
        role = next(each for each in _USERS if each in person.roles)
        keeping.use(handle, form.cleaned_data["shown"], role.value, form.cleaned_data["once"] or secrets.token_hex(16))

    return _step(request, language, record, {"use": used})


_Done = Callable[[str, StepForm, Person], object]


def _by_person(step: Callable[[str, int, Person], object]) -> _Done:
    return lambda handle, form, person: step(handle, form.cleaned_data["shown"], person)


def _step(request: HttpRequest, language: str, record: str, steps: Mapping[str, _Done]) -> HttpResponse:
    """Do what a button says, or say on the routine's page why it was not done."""
    person, form = signed_in(request), step_form(request, language)
    if not form.is_ours() or not form.is_valid() or form.cleaned_data["step"] not in steps:
        return bad_request(request)
    if not Routine.objects.filter(handle=record).exists():
        return not_found(request)
    step = form.cleaned_data["step"]
    try:
        steps[step](record, form, person)
    except Moved:
        return _one(request, language, record, alert="moved", status=_CONFLICT)
    except Refused:
        return _one(request, language, record, alert="refused", status=_CONFLICT)
    except NotRecorded:
        return _one(request, language, record, alert="unrecorded", status=_UNAVAILABLE)
    done = _DONE[step]
    audit.done(person, f"routine_{done}", about=record)
    return _to(language, record, done)


_DONE = {"approve": "approved", "decline": "declined", "end": "ended", "use": "used"}


def _to(language: str, handle: str, done: str) -> HttpResponse:
    """To the routine, which says what was done: reloaded, it does nothing again."""
    at = Place("routine", record=handle, query=urlencode({"done": done}))
    return HttpResponseRedirect(at.address(language))


def _may_change(routine: Routine, found: Standing, person: Person) -> bool:
    """Whether a person may change a routine: one's own, while it waits."""
    mine: bool = routine.proposer_id == person.pk  # type: ignore[attr-defined]  # Django makes it
    return mine and found.state == "waiting" and bool(person.roles & _PROPOSERS)


def _proposal(
    request: HttpRequest,
    language: str,
    form: ProposalForm,
    at: Place,
    *,
    alert: str = "",
    changed_dies: bool = False,
    status: int = 200,
) -> HttpResponse:
    ui = routine_words(language).ui
    rows = form.rows()
    context = ProposalPage(
        say=ui,
        style=asset("routines.css"),
        title=ui["propose_title" if at == PROPOSE else "change_title"],
        alert=ui[alert] if alert else "",
        alert_text=ui[f"{alert}_text"] if alert else "",
        fields=tuple(each for name, each in rows.items() if name not in CONTROLS),
        wrong=form.wrong_rows(),
        shown=rows["shown"].value or "0",
        form=rows["form"].value or new_form(),
        changed_dies=changed_dies,
        action=at.address(language),
        back=KEPT.address(language),
    )
    return with_token(page(request, language, "routines/propose.html", context, at=at, here="desk", status=status))


def _one(
    request: HttpRequest, language: str, record: str, *, done: str = "", alert: str = "", status: int = 200
) -> HttpResponse:
    """A routine's page, for the person who looks."""
    routine = said.kept().filter(handle=record).first()
    if routine is None:
        return not_found(request)
    context = _context(request, language, routine, done, alert)
    at = Place("routine", record=record)
    return with_token(page(request, language, "routines/one.html", context, at=at, here="desk", status=status))


def _context(request: HttpRequest, language: str, routine: Routine, done: str, alert: str) -> said.OnePage:
    person, day, own = signed_in(request), today(), routine_words(language)
    found = standing(routine, day)
    role = may_approve(routine, found, person)
    approver = bool(person.roles & set(APPROVERS))
    can_end = approver and not routine.closed and found.state in ("in_force", "lapsed")
    here = Place("routine", record=routine.handle).address(language)
    steps = bool(role or can_end) and not proof.is_fresh(request)
    return said.OnePage(
        say=own.ui,
        style=asset("routines.css"),
        row=said.row(language, routine, found),
        proposed=words(language).date(routine.proposed.date()),
        uses=routine.used,  # type: ignore[attr-defined]  # counted with it
        record=_in_ledger(language, routine, found),
        shown=routine.version,
        once=secrets.token_hex(16),
        done=own.done.get(done, ""),
        alert=own.ui[alert] if alert else "",
        alert_text=own.ui[f"{alert}_text"] if alert else "",
        approve=own.ui["approve"].format(role=_named(language, role)) if role else "",
        why_not=_why_not(own.ui, routine, found, person) if approver and not role else "",
        prove=f"{Place('prove').address(language)}?{proof.then(here)}" if steps else "",
        can_end=can_end,
        can_use=found.state == "in_force" and bool(person.roles & set(_USERS)),
        change=Place("routine_change", record=routine.handle).address(language)
        if _may_change(routine, found, person)
        else "",
        changed_dies=bool(found.approvals),
        renew=_renewal(language, routine, found, person, day),
        addresses={
            step: Place(f"routine_{step}", record=routine.handle).address(language)
            for step in ("approve", "end", "use")
        },
        kept=KEPT.address(language),
    )


def _in_ledger(language: str, routine: Routine, found: Standing) -> str:
    """Its page in the ledger; empty before anything is there."""
    there = found.approvals or routine.closed or routine.version > 1
    return Place("ledger_entry", record=routine.record).address(language) if there else ""


def _named(language: str, role: Role) -> str:
    from charteroak.office.record.words import record_words

    return record_words(language).roles[role.value].lower()


def _why_not(ui: Mapping[str, str], routine: Routine, found: Standing, person: Person) -> str:
    """Why an approver cannot approve what waits, where it is because of who they are."""
    if found.state != "waiting":
        return ""
    if routine.proposer_id == person.pk:  # type: ignore[attr-defined]  # Django makes it
        return ui["own"]
    approved = any(each.person_id == person.pk for each in found.approvals)  # type: ignore[attr-defined]
    return ui["twice"] if approved else ""


def _renewal(language: str, routine: Routine, found: Standing, person: Person, day: date) -> str:
    """Where it is proposed anew: what does not hold any more, or will soon not."""
    soon = found.state == "in_force" and (routine.until - day).days <= _SOON
    if not person.roles & _PROPOSERS or not (soon or found.state in ("lapsed", "expired", "ended", "declined")):
        return ""
    return Place("routine_propose", query=urlencode({"from": routine.handle})).address(language)


_SOON = 60
"""So many days before its last one a routine can be proposed anew."""
