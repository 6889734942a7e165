"""What the pages of people share: a form with a title and a button, passkeys beside it, and ways on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from charteroak.office.accounts import passkeys
from charteroak.office.accounts.words import account_words
from charteroak.office.forms import FieldRow, OfficeForm, with_token
from charteroak.office.pages import Place, asset, page


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    """What it says."""
    href: str
    """Where it leads."""


@dataclass(frozen=True)
class PasskeyBox:
    """Where a passkey is used or made, with a script."""

    kind: str
    """What the browser does: "get" or "create"."""
    action: str
    """Where it is sent."""
    title: str
    """What it is."""
    text: str
    """What happens."""
    button: str
    """What the button says."""
    works: bool
    """Whether browsers have passkeys for this site's address."""
    then: str = ""
    """Where to go then."""
    row: FieldRow | None = None
    """A field that is sent along: its name."""


@dataclass(frozen=True)
class AccountPage:
    """A page with a form, and what it has beside that."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    script: str
    """The address of the script for passkeys; empty where there are none."""
    title: str
    """What is done here."""
    lede: str
    """What that means."""
    alert: str
    """What went wrong, or nothing."""
    done: str
    """What was done before, or nothing."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    action: str
    """Where the form is sent; empty where there is none."""
    button: str
    """What its button says."""
    back: Link | None
    """Where one comes from."""
    passkey: PasskeyBox | None
    """A passkey in the place of the form."""
    more: object
    """What the page's own template shows beyond that."""


def form_page(
    request: HttpRequest,
    language: str,
    form: OfficeForm | None,
    title: str,
    *,
    lede: str = "",
    action: str = "",
    button: str = "",
    alert: str = "",
    back: Link | None = None,
    passkey: PasskeyBox | None = None,
    more: object = None,
    template: str = "accounts/form.html",
    at: Place | None = None,
    here: str = "desk",
    status: int = 200,
) -> HttpResponse:
    """A page with a form. Where something is wrong with it the answer is 400, if nothing else is said."""
    own = account_words(language)
    beside = passkey.row if passkey and passkey.row and passkey.row.error else None
    wrong = form.wrong_rows() if form else (beside,) if beside else ()
    context = AccountPage(
        say=own.ui,
        style=asset("accounts.css"),
        script=asset("passkey.js") if passkey else "",
        title=title,
        lede=lede,
        alert=alert,
        done=done_of(request, language),
        rows=tuple(form.rows().values()) if form else (),
        wrong=wrong,
        action=action,
        button=button,
        back=back,
        passkey=passkey,
        more=more,
    )
    status = 400 if wrong and status == 200 else status
    return with_token(page(request, language, template, context, at=at, here=here, status=status))


def done_of(request: HttpRequest, language: str) -> str:
    """What was done before this page, by the word in its address."""
    return account_words(language).done.get(request.GET.get("done", ""), "")


def address(route: str, language: str, **named: str) -> str:
    """The address of a route."""
    return reverse(route, kwargs={"language": language, **named})


def go(there: str, done: str = "") -> HttpResponse:
    """On to a page that says what was done."""
    response = HttpResponseRedirect(f"{there}?done={done}" if done else there)
    response.headers["Cache-Control"] = "no-store"
    return response


def json_answer(options: str) -> HttpResponse:
    """What a script asked for."""
    return HttpResponse(options, content_type="application/json", headers={"Cache-Control": "no-store"})


def sent_credential(request: HttpRequest) -> str | None:
    """What a script has sent of a passkey; None where the form is another."""
    return request.POST.get("credential")


def wants_options(request: HttpRequest) -> bool:
    """Whether a script asks what a passkey needs."""
    return request.POST.get("step") == "options"


def passkey_box(request: HttpRequest, kind: str, action: str, texts: tuple[str, str, str], **more: Any) -> PasskeyBox:
    """A place for a passkey: `texts` are title, text and button."""
    title, text, button = texts
    return PasskeyBox(kind, action, title, text, button, passkeys.works_at(request), **more)
