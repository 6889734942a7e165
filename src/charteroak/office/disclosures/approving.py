"""Sending a request for approval, and answering as a supervisor or as counsel."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts.proof import is_fresh
from charteroak.office.accounts.session import signed_in
from charteroak.office.disclosures import flow
from charteroak.office.disclosures.forms import AnswerForm, ShownForm
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.machine import Event, Refused, State, can, step
from charteroak.office.disclosures.serving import CONFLICT, doing, found, me, shown, stopped, tidied, to
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import posted
from charteroak.office.gate import refused
from charteroak.office.pages import Place, allow

_PEOPLE = ("not_own", "not_twice", "gave_it")


@allow("GET", "HEAD", "POST")
def send(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """What will be approved, and the button that sends it."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    form = ShownForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST":
        if not form.is_ours() or not form.is_valid():
            return bad_request(request)
        version = form.cleaned_data["shown"]
        done = doing(request, language, held, lambda: flow.send(signed_in(request), record, version))
        return done if isinstance(done, HttpResponse) else to(language, "disclosure", record)
    if why := _why_not(held, Event.SEND, request):
        return _stopped(request, language, record, why)
    case = held.case()
    return shown(
        request, language, "send", held, form, at=Place("disclosure_send", record=record),
        counsel=case.counsel, routine=case.routine and not case.counsel,
    )  # fmt: skip


@allow("GET", "HEAD", "POST")
def supervisor(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A supervisor's page."""
    return _answer(request, language, record, State.WAITS_SUPERVISOR, "supervisor")


@allow("GET", "HEAD", "POST")
def counsel(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Counsel's page."""
    return _answer(request, language, record, State.WAITS_COUNSEL, "counsel")


@allow("GET", "HEAD", "POST")
def revoke(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where an approver takes the approval back."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    form = ShownForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST":
        if not form.is_ours() or not form.is_valid():
            return bad_request(request)
        version = form.cleaned_data["shown"]
        done = doing(
            request, language, held, lambda: flow.revoke(signed_in(request), record, version, fresh=is_fresh(request))
        )
        return done if isinstance(done, HttpResponse) else to(language, "disclosure", record)
    if why := _why_not(held, Event.REVOKE, request):
        return refused(request) if why in _PEOPLE else _stopped(request, language, record, why)
    return shown(request, language, "revoke", held, form, at=Place("disclosure_revoke", record=record))


def _answer(request: HttpRequest, language: str, record: str, state: State, role: str) -> HttpResponse:
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    form = AnswerForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST" and not form.is_ours():
        return bad_request(request)
    if held.request.version == _version(form) or request.method != "POST":
        held = tidied(held)
        if held.state != state:
            return _stopped(request, language, record, "not_now")
        if not can(state, Event.NOT_APPROVE, held.case(), me(request)):
            return refused(request)  # their own, or approved by them before: the rule's condition
    if request.method == "POST" and form.is_valid():
        return _answered(request, language, held, record, form.cleaned_data)
    if "shown" in form.errors:
        return bad_request(request)
    return shown(
        request, language, "approve", held, form, at=Place(f"disclosure_{role}", record=record),
        role=role, sealed=disclosure_words(language).ui["exactly"].format(digest=held.digest()[:16]),
    )  # fmt: skip


def _answered(request: HttpRequest, language: str, held: Held, record: str, given: dict[str, Any]) -> HttpResponse:
    person, version, fresh = signed_in(request), given["shown"], is_fresh(request)
    if given["answer"] == "approve":
        done = doing(request, language, held, lambda: flow.approve(person, record, version, fresh=fresh))
    else:
        reason = given["reason"]
        done = doing(request, language, held, lambda: flow.not_approve(person, record, version, reason, fresh=fresh))
    return done if isinstance(done, HttpResponse) else to(language, "disclosure", record)


def _version(form: AnswerForm) -> int:
    """The version that a form was made from; -1 where it does not say."""
    form.is_valid()
    found: int = form.cleaned_data.get("shown", -1) if form.is_bound else -1
    return found


def _why_not(held: Held, event: Event, request: HttpRequest) -> str:
    """Why a step would not be taken; nothing where it would."""
    try:
        step(held.state, event, held.case(), me(request))
    except Refused as error:
        return error.why
    return ""


def _stopped(request: HttpRequest, language: str, record: str, why: str) -> HttpResponse:
    text = disclosure_words(language).refused[why]
    return stopped(request, language, record, "refused_title", text, CONFLICT)
