"""The register's pages: its list, an entry added, changed or removed, and what of it is public.

Who may change it is said by `rules`: until the office has an administrator, whoever reaches the site, as the page says.
No other site can, in their name: what changes something takes the token of Django's forms.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.ledger.errors import LedgerError
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.errors import bad_request
from charteroak.office.forms import with_token
from charteroak.office.pages import QUESTIONS, REGISTER, REVALIDATE, Place, Quote, View, allow, asset, page, quote
from charteroak.office.register import keeping
from charteroak.office.register.filled import BasisRow, FieldRow, Filled
from charteroak.office.register.keeping import Moved, digest_of, kept, name_of
from charteroak.office.register.reviewing import reviewed
from charteroak.office.register.said import EntryRow, broken_page, list_page, questions_page, row
from charteroak.office.register.words import register_words
from charteroak.recording.recorder import NotRecorded
from charteroak.screening.forms.register import FIELDS, BadRegister, Entry, NotWritten

ADD = Place("register_add")
_CONFLICT, _UNAVAILABLE = 409, 503
_CONTROLS = frozenset({"csrfmiddlewaretoken", "shown"})
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FormPage:
    """Where an entry is added or changed."""

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
    wrong: tuple[FieldRow, ...]
    """The fields that something is wrong with."""
    field: Mapping[str, FieldRow]
    """The fields, by name."""
    bases: tuple[BasisRow, ...]
    """The two bases."""
    now: EntryRow | None
    """How the entry stands now, where someone else has changed it."""
    differs: str
    """In which fields that differs from what was typed."""
    shown: str
    """A digest of the entry as it is shown here."""
    action: str
    """Where the form is sent."""
    register: str
    """The list."""


@dataclass(frozen=True)
class RemovePage:
    """Where an entry is removed."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: EntryRow
    """The entry."""
    moved: bool
    """Whether it is not as it was shown before."""
    shown: str
    """A digest of the entry as it is shown here."""
    register: str
    """The list."""


@dataclass(frozen=True)
class StatePage:
    """That there is nothing to show, and why."""

    say: Mapping[str, str]
    """The words of the language."""
    title: str
    """What is the matter."""
    text: str
    """What it means."""
    register: str
    """The list."""


@dataclass(frozen=True)
class PublicPage:
    """The public page, with the words of the ordinance."""

    questions: object
    """What is in force; None where that cannot be told."""
    quote: Quote
    """The clause."""
    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""


def _of_the_register(view: View) -> View:
    """A view that reads the register. Where that is broken, a page names what is wrong with it."""

    @wraps(view)
    def serve(request: HttpRequest, language: str, **named: str) -> HttpResponse:
        try:
            return view(request, language=language, **named)
        except BadRegister as error:
            context = broken_page(language, error)
        except OSError as error:
            _log.error("the register cannot be read: %s", error.strerror)
            context = broken_page(language, BadRegister(()))
        return page(request, language, "register/broken.html", context, at=REGISTER, here="desk", status=_UNAVAILABLE)

    return serve


@allow("GET", "HEAD")
@_of_the_register
def register_page(request: HttpRequest, language: str) -> HttpResponse:
    """The list."""
    form, done = request.GET.get("form", ""), request.GET.get("done", "")
    have = kept()
    if form and form not in {entry.form for entry in have.register.entries}:
        form = ""
    context = list_page(language, have, today(), form=form, done=done, style=asset("register.css"))
    at = Place(REGISTER.route, query=urlencode({"form": form}) if form else "")
    return page(request, language, "register/list.html", context, at=at, here="desk")


@allow("GET", "HEAD")
def questions(request: HttpRequest, language: str) -> HttpResponse:
    """The public page."""
    own = register_words(language)
    try:
        found = questions_page(language, kept(), today(), style=asset("register.css"))
    except (BadRegister, OSError) as error:
        _log.error("the register cannot be read: %s", type(error).__name__)
        found = None
    context = PublicPage(found, quote(language, "2-929"), own.ui, asset("register.css"))
    status = 200 if found else _UNAVAILABLE
    response = page(request, language, "register/questions.html", context, at=QUESTIONS, status=status)
    if found:
        response.headers["Cache-Control"] = REVALIDATE
    return response


@allow("GET", "HEAD", "POST")
@_of_the_register
def add_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where an entry is added."""
    if request.method != "POST":
        kept()  # a broken register is to be mended first
        return _form(request, language, Filled({}))
    if not _is_ours(request):
        return bad_request(request)
    return _saved(request, language, None)


@allow("GET", "HEAD", "POST")
@_of_the_register
def change_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where an entry is changed."""
    if request.method == "POST":
        return _saved(request, language, record) if _is_ours(request) else bad_request(request)
    entry = kept().entry(record)
    if entry is None:
        return _missing(request, language)
    return _form(request, language, Filled.from_entry(entry), name=record, shown=digest_of(entry))


@allow("GET", "HEAD", "POST")
@_of_the_register
def remove_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where an entry is removed, after one more look at it."""
    entry, moved = kept().entry(record), False
    if request.method == "POST":
        if not set(request.POST) <= _CONTROLS:
            return bad_request(request)
        try:
            keeping.remove(record, request.POST.get("shown", ""), reviewed(request, "changed"))
        except Moved as error:
            entry, moved = error.now, True
        except (OSError, LedgerError, NotWritten, NotRecorded) as error:
            return _unkept(request, language, error)
        else:
            return _done(request, language, "removed", record)
    if entry is None:
        return _missing(request, language)
    context = RemovePage(
        say=register_words(language).ui,
        style=asset("register.css"),
        row=row(language, entry, today()),
        moved=moved,
        shown=digest_of(entry),
        register=REGISTER.address(language),
    )
    at = Place("register_remove", record=record)
    return with_token(
        page(request, language, "register/remove.html", context, at=at, here="desk", status=_CONFLICT if moved else 200)
    )


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form has our fields, each once at most."""
    return set(request.POST) <= {*FIELDS, *_CONTROLS} and all(len(each) == 1 for _, each in request.POST.lists())


def _saved(request: HttpRequest, language: str, name: str | None) -> HttpResponse:
    """Save what was typed, or show it again with what is the matter. `name` is the entry's, None for a new one."""
    filled, shown = Filled.from_post(request.POST), request.POST.get("shown", "")
    kept()  # a broken register is not written to, whatever was typed
    entry, wrong = filled.read(today())
    if entry is None:
        return _form(request, language, filled, name=name, shown=shown, wrong=wrong, status=400)
    try:
        if name is None:
            keeping.add(entry, reviewed(request, "approved"))
        else:
            keeping.change(name, shown, entry, reviewed(request, "changed"))
    except BadRegister as error:
        wrong = {"question": error.faults[0].kind}
        return _form(request, language, filled, name=name, shown=shown, wrong=wrong, status=400)
    except Moved as error:
        return _moved(request, language, filled, name, error.now)
    except (OSError, LedgerError, NotWritten, NotRecorded) as error:
        _log.error("the register was not written: %s", type(error).__name__)
        return _form(request, language, filled, name=name, shown=shown, alert="unkept", status=_UNAVAILABLE)
    return _done(request, language, "added" if name is None else "changed", name or name_of(entry), entry)


def _moved(request: HttpRequest, language: str, filled: Filled, name: str | None, now: Entry | None) -> HttpResponse:
    """What was typed, with how the entry stands now: sent again, it takes that one's place, or is added anew."""
    if now is None:
        return _form(request, language, filled, alert="gone", status=_CONFLICT)
    return _form(request, language, filled, name=name, shown=digest_of(now), alert="moved", now=now, status=_CONFLICT)


def _form(
    request: HttpRequest,
    language: str,
    filled: Filled,
    *,
    name: str | None = None,
    shown: str = "",
    wrong: Mapping[str, str] | None = None,
    alert: str = "",
    now: Entry | None = None,
    status: int = 200,
) -> HttpResponse:
    own = register_words(language)
    at = ADD if name is None else Place("register_entry", record=name)
    fields = filled.fields(language, wrong or {})
    context = FormPage(
        say=own.ui,
        style=asset("register.css"),
        title=own.ui["add_title" if name is None else "change_title"],
        alert=own.ui[alert] if alert else "",
        alert_text=own.ui[f"{alert}_text"] if alert else "",
        wrong=tuple(each for each in fields.values() if each.error),
        field=fields,
        bases=filled.bases(language),
        now=row(language, now, today()) if now else None,
        differs=own.ui["differs"].format(fields=", ".join(filled.differing(language, now))) if now else "",
        shown=shown,
        action=at.address(language),
        register=REGISTER.address(language),
    )
    return with_token(page(request, language, "register/form.html", context, at=at, here="desk", status=status))


def _done(request: HttpRequest, language: str, what: str, name: str, entry: Entry | None = None) -> HttpResponse:
    """Back to the list, which says what was done: reloaded, it does nothing again. The audit says who did it."""
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate put it there
    if person is None:  # nobody works here yet
        audit.unknown(f"register_{what}", about=name)
    else:
        audit.done(person, f"register_{what}", about=name)
    at = Place(REGISTER.route, query=urlencode({"done": what})).address(language)
    return HttpResponseRedirect(f"{at}#e-{name_of(entry)}" if entry else at)


def _missing(request: HttpRequest, language: str) -> HttpResponse:
    return _state(request, language, "missing", 404)


def _unkept(request: HttpRequest, language: str, error: Exception) -> HttpResponse:
    _log.error("the register was not written: %s", type(error).__name__)
    return _state(request, language, "unkept", _UNAVAILABLE)


def _state(request: HttpRequest, language: str, why: str, status: int) -> HttpResponse:
    ui = register_words(language).ui
    context = StatePage(ui, ui[why], ui[f"{why}_text"], REGISTER.address(language))
    return page(request, language, "register/state.html", context, at=REGISTER, here="desk", status=status)
