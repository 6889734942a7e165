"""The register as counsel keeps it: an entry is added, changed, ended, superseded, reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.office.accounts.models import is_handle
from charteroak.office.accounts.session import signed_in
from charteroak.office.authorities.filled import AuthorityForm
from charteroak.office.authorities.keeping import Moved, added, changed, latest, reviewed
from charteroak.office.authorities.models import Authority
from charteroak.office.authorities.said import VersionRow, row
from charteroak.office.authorities.views import AUTHORITIES
from charteroak.office.authorities.words import authority_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, asset, page

_CONFLICT, _WRONG = 409, 400


@dataclass(frozen=True)
class FormPage:
    """Where an entry is added or changed."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is done here."""
    lede: str
    """What it does."""
    rows: tuple[FieldRow, ...]
    """The fields, in order."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    now: VersionRow | None
    """How the entry is now, where someone else has changed it."""
    action: str
    """Where the form is sent."""
    back: str
    """Where one goes without saving."""


@dataclass(frozen=True)
class ReviewPage:
    """Where an entry is reviewed."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: VersionRow
    """The entry."""
    moved: bool
    """Whether it is not as it was shown before."""
    reviewed: bool
    """Whether it is reviewed already."""
    action: str
    """Where the form is sent."""
    back: str
    """The entry's page."""


@allow("GET", "HEAD", "POST")
def add_page(request: HttpRequest, language: str) -> HttpResponse:
    """Add an entry."""
    form = AuthorityForm(language, posted(request)[0], row=None)
    if request.method != "POST":
        return _form_page(request, language, form, None)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _form_page(request, language, form, None, status=_WRONG)
    return _done(language, added(signed_in(request), form.said()), "added")


@allow("GET", "HEAD", "POST")
def change_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Change an entry, end it, or say what supersedes it. What was typed is kept where someone else was first."""
    kept = _kept(record)
    form = AuthorityForm(language, posted(request)[0], row=kept)
    if request.method != "POST":
        return _form_page(request, language, form, kept)
    if not form.is_ours():
        return bad_request(request)
    shown = request.POST.get("shown", "")
    if not is_handle(shown) or not Authority.objects.filter(id=shown, entry=kept.entry).exists():
        return bad_request(request)
    if not form.is_valid():
        return _form_page(request, language, form, kept, status=_WRONG)
    try:
        row_ = changed(signed_in(request), shown, form.said())
    except Moved as moved:
        data = request.POST.copy()
        data["shown"] = moved.now.id
        again = AuthorityForm(language, data, row=moved.now)
        return _form_page(request, language, again, moved.now, moved=True, status=_CONFLICT)
    return _done(language, row_, "changed")


@allow("GET", "HEAD", "POST")
def review_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Mark an entry as reviewed, as it was shown."""
    kept = _kept(record)
    if request.method != "POST":
        return _review_page(request, language, kept)
    shown = request.POST.get("shown", "")
    if set(request.POST) - {"shown", "csrfmiddlewaretoken"}:
        return bad_request(request)
    if not is_handle(shown) or not Authority.objects.filter(id=shown, entry=kept.entry).exists():
        return bad_request(request)
    try:
        row_ = reviewed(signed_in(request), shown, today())
    except Moved as moved:
        return _review_page(request, language, moved.now, moved=True)
    return _done(language, row_, "reviewed")


def _kept(record: str) -> Authority:
    kept = latest(record)
    if kept is None:
        raise Http404
    return kept


def _done(language: str, kept: Authority, what: str) -> HttpResponse:
    there = Place("authority", record=kept.entry, query=f"done={what}")
    return HttpResponseRedirect(there.address(language))


def _form_page(
    request: HttpRequest,
    language: str,
    form: AuthorityForm,
    kept: Authority | None,
    *,
    moved: bool = False,
    status: int = 200,
) -> HttpResponse:
    ui = authority_words(language).ui
    at = Place("authority_change", record=kept.entry) if kept else Place("authority_add")
    context = FormPage(
        say=ui,
        style=asset("authorities.css"),
        title=ui["change_title"] if kept else ui["add_title"],
        lede=ui["change_lede"] if kept else "",
        rows=tuple(form.rows().values()),
        wrong=form.wrong_rows(),
        now=row(language, kept, today()) if kept and moved else None,
        action=at.address(language),
        back=Place("authority", record=kept.entry).address(language) if kept else AUTHORITIES.address(language),
    )
    switch = at if request.method != "POST" else None  # what was typed would be lost
    return with_token(page(request, language, "authorities/form.html", context, at=switch, here="desk", status=status))


def _review_page(request: HttpRequest, language: str, kept: Authority, *, moved: bool = False) -> HttpResponse:
    at = Place("authority_review", record=kept.entry)
    context = ReviewPage(
        say=authority_words(language).ui,
        style=asset("authorities.css"),
        row=row(language, kept, today()),
        moved=moved,
        reviewed=bool(kept.reviewed_by),
        action=at.address(language),
        back=Place("authority", record=kept.entry).address(language),
    )
    status = _CONFLICT if moved else 200
    return with_token(page(request, language, "authorities/review.html", context, at=at, here="desk", status=status))
