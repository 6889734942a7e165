"""The auditors' keys: made here and proven, or made elsewhere and pasted; and retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote as quoted

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.complaints.filled import MakeForm, OpenForm, PasteForm
from charteroak.office.complaints.keeping import sealing_keys
from charteroak.office.complaints.keyfile import fingerprint, new_pair, seal_key
from charteroak.office.complaints.models import AuditorKey
from charteroak.office.complaints.words import complaint_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.gate import refused
from charteroak.office.pages import Place, allow, asset, page

KEYS = Place("complaint_keys")
_WRONG = 400


@dataclass(frozen=True)
class KeyRow:
    """A key."""

    fingerprint: str
    """Its short name."""
    owner: str
    """Whose it is."""
    since: str
    """Since when."""
    state: str
    """Whether it is in use."""
    href: str
    """Its page; empty for who does not own it."""


@dataclass(frozen=True)
class KeysPage:
    """The keys."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    rows: tuple[KeyRow, ...]
    """The keys, the newest first."""
    make: str
    """Where one is made."""
    paste: str
    """Where one is pasted."""
    back: str
    """The complaints."""


@dataclass(frozen=True)
class KeyFormPage:
    """Where a key is made, pasted, proven or retired."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    title: str
    """What is done here."""
    lede: str
    """What it does."""
    go: str
    """The button."""
    row: KeyRow | None
    """The key, where there is one already."""
    retire: bool
    """Whether it can be retired here."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    files: bool
    """Whether a file goes along."""
    action: str
    """Where the form is sent."""
    back: str
    """The keys."""


@dataclass(frozen=True)
class MadePage:
    """The file of a key that was just made."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: KeyRow
    """The key."""
    file: str
    """Its file, in a link that holds it: it is kept nowhere."""
    name: str
    """The name to save it under."""
    text: str
    """The file's text, for who cannot save it."""
    back: str
    """The keys."""


@allow("GET", "HEAD")
def keys_page(request: HttpRequest, language: str) -> HttpResponse:
    """The keys of all auditors."""
    person = signed_in(request)
    in_use = sealing_keys()
    context = KeysPage(
        say=complaint_words(language).staff,
        style=asset("complaints.css"),
        rows=tuple(_row(language, key, person, in_use) for key in AuditorKey.objects.order_by("-since")),
        make=Place("complaint_key_make").address(language),
        paste=Place("complaint_key_paste").address(language),
        back=Place("complaints").address(language),
    )
    return page(request, language, "complaints/keys.html", context, at=KEYS, here="desk")


@allow("GET", "HEAD", "POST")
def make_page(request: HttpRequest, language: str) -> HttpResponse:
    """Make a key: its private half goes out in this one response, sealed, and is kept nowhere."""
    form = MakeForm(language, posted(request)[0])
    if request.method != "POST":
        return _form_page(request, language, form, "make")
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _form_page(request, language, form, "make", status=_WRONG)
    person, pair = signed_in(request), new_pair()
    file = seal_key(pair, form.cleaned_data["passphrase"]).decode()
    key = AuditorKey.objects.create(person=person.handle, public=pair.public)
    audit.done(person, "complaints_key_made", about=key.id)
    row = _row(language, key, person, {})
    context = MadePage(
        say=complaint_words(language).staff,
        style=asset("complaints.css"),
        row=row,
        file=f"data:application/octet-stream,{quoted(file, safe='')}",
        name=f"complaints-{row.fingerprint.replace(' ', '')}.key",
        text=file,
        back=KEYS.address(language),
    )
    return page(request, language, "complaints/made.html", context, at=None, here="desk")


@allow("GET", "HEAD", "POST")
def paste_page(request: HttpRequest, language: str) -> HttpResponse:
    """Use a key that was made elsewhere: whoever made it there has its file."""
    form = PasteForm(language, posted(request)[0])
    if request.method != "POST":
        return _form_page(request, language, form, "paste")
    if not form.is_ours():
        return bad_request(request)
    person = signed_in(request)
    if form.is_valid() and AuditorKey.objects.filter(public=form.cleaned_data["public"]).exists():
        form.wrong("public", "taken")
    if not form.is_valid():
        return _form_page(request, language, form, "paste", status=_WRONG)
    key = AuditorKey.objects.create(person=person.handle, public=form.cleaned_data["public"], proven=True)
    audit.done(person, "complaints_key_pasted", about=key.id)
    return HttpResponseRedirect(KEYS.address(language))


@allow("GET", "HEAD", "POST")
def key_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Prove that one can open one's own new key, or retire one's own key. New complaints alone are concerned."""
    key, person = AuditorKey.objects.filter(id=record).first(), signed_in(request)
    if key is None:
        raise Http404
    if key.person != person.handle:
        return refused(request)
    if request.method != "POST":
        return _form_page(request, language, OpenForm(language, None), "prove", key=key)
    if set(request.POST) == {"csrfmiddlewaretoken", "retire"} and not request.FILES:
        AuditorKey.objects.filter(id=key.id, retired_on=None).update(retired_on=today())
        audit.done(person, "complaints_key_retired", about=key.id)
        return HttpResponseRedirect(KEYS.address(language))
    form = OpenForm(language, *posted(request))
    if not form.is_ours():
        return bad_request(request)
    if form.is_valid() and form.pair is not None and form.pair.public != bytes(key.public):
        form.wrong("file", "other_key")
    if not form.is_valid():
        return _form_page(request, language, form, "prove", key=key, status=_WRONG)
    AuditorKey.objects.filter(id=key.id).update(proven=True)
    audit.done(person, "complaints_key_proven", about=key.id)
    return HttpResponseRedirect(KEYS.address(language))


def _form_page(
    request: HttpRequest,
    language: str,
    form: OfficeForm,
    what: str,
    *,
    key: AuditorKey | None = None,
    status: int = 200,
) -> HttpResponse:
    say = complaint_words(language).staff
    at = Place("complaint_key", record=key.id) if key else Place(f"complaint_key_{what}")
    fields = form.rows() if key is None or not key.proven else {}
    context = KeyFormPage(
        say=say,
        style=asset("complaints.css"),
        title=say["key_title" if key else f"{what}_title"],
        lede=say[f"{what}_lede"] if fields else "",
        go=say[f"{what}_go"],
        row=_row(language, key, signed_in(request), sealing_keys()) if key else None,
        retire=key is not None and key.retired_on is None,
        rows=tuple(fields.values()),
        wrong=form.wrong_rows(),
        files=what == "prove",
        action=at.address(language),
        back=KEYS.address(language),
    )
    switch = None if form.is_bound else at
    return with_token(page(request, language, "complaints/key.html", context, at=switch, here="desk", status=status))


def _row(language: str, key: AuditorKey, viewer: Person, in_use: Mapping[str, bytes]) -> KeyRow:
    say, city = complaint_words(language).staff, words(language)
    owner = Person.objects.filter(handle=key.person).first()
    if key.retired_on:
        state = say["retired"].format(day=city.date(key.retired_on))
    elif not key.proven:
        state = say["unproven"]
    else:
        state = say["in_use" if key.id in in_use else "no_auditor"]
    own = key.person == viewer.handle and not key.retired_on
    return KeyRow(
        fingerprint=fingerprint(bytes(key.public)),
        owner=owner.name if owner else key.person,
        since=say["since"].format(day=city.date(key.since.date())),
        state=state,
        href=Place("complaint_key", record=key.id).address(language) if own else "",
    )
