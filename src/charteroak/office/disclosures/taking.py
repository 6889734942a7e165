"""Taking a request in: what is known of it, with its paper read in memory; then once more, to be confirmed."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from charteroak.ledger.commitment import new_record
from charteroak.office.accounts.session import signed_in
from charteroak.office.disclosures import flow
from charteroak.office.disclosures.forms import PAPERS, ConfirmForm, NewForm
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.models import Request
from charteroak.office.disclosures.said import Fact, facts_said
from charteroak.office.disclosures.serving import not_recorded, shown, to
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import posted
from charteroak.office.pages import Place, allow
from charteroak.office.screen.words import screen_words
from charteroak.recording.recorder import NotRecorded

_SALT = "charteroak.office.disclosures"
_LASTS = 3600
"""Seconds in which a form that was shown can be sent."""
_NEW = Place("disclosure_new")
_KEPT = ("requester", "channel", "received", "topics", "service", "employee")
_TOLD = {"yes": True, "no": False}


@allow("GET", "HEAD", "POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """Who asks, how, for what, by what paper. What the paper is, is shown to be confirmed before anything is kept."""
    if request.method == "POST" and "form" in request.POST:
        return _confirmed(request, language)
    form = NewForm(language, *posted(request))
    if request.method != "POST":
        return _first(request, language, form)
    if not form.is_ours():
        return bad_request(request)
    if "back" in request.POST:
        return _first(request, language, NewForm(language))
    if not form.is_valid():
        return _first(request, language, form)
    return _read(request, language, form)


def _first(request: HttpRequest, language: str, form: NewForm) -> HttpResponse:
    return shown(request, language, "new", None, form, at=_NEW)


def _read(request: HttpRequest, language: str, form: NewForm) -> HttpResponse:
    """The paper, read, and all of it to be confirmed."""
    given = form.cleaned_data
    paper: dict[str, Any] = {"paper": "none", "issuer": "unclear", "criminal": "no", "requires": "no", "found": ""}
    if given["has_paper"] == "yes":
        file, text = given.get("file"), given.get("text", "")
        data, name = (file.read(), file.name or "") if file else (text.encode("utf-8", "replace"), "pasted.txt")
        read = parts().paper_read(data, name[-200:])
        if read.trouble:
            return _unreadable(request, language, form, "file" if file else "text", read.trouble)
        kind = read.kind if read.kind in PAPERS else "unknown"
        paper = {
            "paper": kind,
            "found": kind,
            "issuer": read.issuer,
            "criminal": _told(read.criminal),
            "requires": _told(read.requires),
        }
    sealed = signing.dumps(new_record().hex(), salt=_SALT)
    kept = {name: given[name] for name in _KEPT}
    confirm = ConfirmForm(language, initial={**kept, **paper, "form": sealed})
    return _confirm(request, language, confirm, kept | paper)


def _unreadable(request: HttpRequest, language: str, form: NewForm, field: str, trouble: str) -> HttpResponse:
    own = disclosure_words(language)
    why = own.troubles.get(trouble) or screen_words(language).trouble(trouble)
    from django.core.exceptions import ValidationError

    form.add_error(field, ValidationError("", code="unreadable", params={"why": why}))
    return _first(request, language, form)


def _confirm(request: HttpRequest, language: str, form: ConfirmForm, given: dict[str, Any]) -> HttpResponse:
    own = disclosure_words(language)
    about = Request(**{name: given[name] for name in ("requester", "channel", "received", "service", "employee")})
    about.paper = "none"
    facts = [fact for fact in facts_said(own, about) if fact.name != own.ui["paper"]]
    facts.append(Fact(own.ui["classes"], ", ".join(own.topic(each) for each in given["topics"])))
    return shown(
        request, language, "confirm", None, form, at=None, facts=facts, topics=given["topics"],
        has_paper=bool(given.get("found")), again=_NEW.address(language), action=_NEW.address(language),
        read=own.label("paper", given["found"]) if given.get("found") else "",
    )  # fmt: skip


def _confirmed(request: HttpRequest, language: str) -> HttpResponse:
    form = ConfirmForm(language, *posted(request))
    if not form.is_ours():
        return bad_request(request)
    form.is_valid()
    if set(_KEPT) & set(form.errors) or "found" in form.errors:
        return bad_request(request)  # these came from our own form: no person typed them
    given = form.cleaned_data
    try:
        record = signing.loads(given.get("form", ""), salt=_SALT, max_age=_LASTS)
    except signing.BadSignature:
        return _first(request, language, _stale(language))
    if form.errors:
        return _confirm(request, language, form, given)
    return _take_in(request, language, record, given)


def _stale(language: str) -> NewForm:
    form = NewForm(language, data={})
    form.is_valid()
    form.errors.clear()
    form.wrong("requester", "stale")
    return form


def _take_in(request: HttpRequest, language: str, record: str, given: dict[str, Any]) -> HttpResponse:
    person = signed_in(request)
    none = given["paper"] == "none"
    facts = {name: given[name] for name in _KEPT if name != "topics"}
    facts |= {
        "department": person.department,
        "paper": given["paper"],
        "paper_found": given["found"],
        "issuer": "" if none else given["issuer"] or "unclear",
        "criminal": False if none else _TOLD.get(given["criminal"]),
        "requires": None if none else _TOLD.get(given["requires"]),
    }
    try:
        done = flow.receive(person, record, facts, given["topics"])
    except NotRecorded as error:
        return not_recorded(request, language, "", error)
    return to(language, "disclosure", done.request.handle)


def _told(value: bool | None) -> str:
    return "untold" if value is None else "yes" if value else "no"
