"""The pages of sign-on: away to the provider, back from it, and out.

The session's cookie is sent to this site by its own pages alone (SameSite=Strict), so the address that the provider
sends people back to shows a page, and it is that page's form that goes on. That form needs no token of its own: it
does nothing without the state that this session was given, and takes that out of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.accounts import audit, proof
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.oidc import flow
from charteroak.office.accounts.oidc.apps import INSTALL, is_installed
from charteroak.office.accounts.oidc.discovery import described
from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.people import is_same, person_told, refused_line
from charteroak.office.accounts.oidc.providers import Oidc, provider
from charteroak.office.accounts.oidc.words import UI
from charteroak.office.accounts.session import begin, rotate, signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import with_token
from charteroak.office.pages import LANGUAGES, SIGN_IN, Field, allow, asset, page

BACK = ("code", "state", "iss", "error")
"""What a provider sends back that is of use. What else it sends is left where it is."""
WITH = "sign_on_with"
"""Where a session says which provider it was begun with."""
_LONGEST = 4096
_TOLD = frozenset({Kind.UNKNOWN_PERSON, Kind.NO_ROLE})
"""What a person is told, because the provider has said who they are, and an administrator can mend it."""


@dataclass(frozen=True)
class SignOnPage:
    """A page of sign-on: what it says, and the one way on from it."""

    title: str
    """What it is about."""
    text: str
    """What happens, and why."""
    script: str = ""
    """The script that goes on by itself; empty where nothing does."""
    action: str = ""
    """Where its form goes; empty where it has none."""
    fields: tuple[Field, ...] = ()
    """What the form carries."""
    token: bool = False
    """Whether the form shows that it is of this site."""
    button: str = ""
    """What the form's button, or the link, says."""
    href: str = ""
    """Where the link leads; empty where there is none."""
    other: str = ""
    """What the second link says."""
    other_href: str = ""
    """Where that leads; empty where there is none."""


@allow("GET", "HEAD", "POST")
def sign_on(request: HttpRequest, language: str, provider: str) -> HttpResponse:
    """Sign in with a provider: what that means, and then away."""
    return _away(request, language, _known(provider), flow.SIGN_IN)


@allow("GET", "HEAD", "POST")
def prove_with(request: HttpRequest, language: str, provider: str) -> HttpResponse:
    """Prove once more who one is, with a provider."""
    return _away(request, language, _known(provider), flow.PROVE)


def _returned(request: HttpRequest, language: str, provider: str) -> HttpResponse:
    """Back from a provider: a page that goes on by itself, and what it sends."""
    oidc = _known(provider)
    given = request.POST if request.method == "POST" else request.GET
    answer = {name: given.get(name, "")[:_LONGEST] for name in BACK}
    said = answer["state"].partition(".")[0]
    language = said if said in LANGUAGES else language
    if request.method != "POST":
        return _back(request, language, oidc, answer)
    if not set(request.POST) <= set(BACK) or any(len(request.POST.getlist(name)) > 1 for name in BACK):
        return bad_request(request)
    try:
        return _finished(request, language, oidc, answer)
    except Refused as refusal:
        if request.session.session_key and not request.session.exists(request.session.session_key):
            request.session.flush()  # it ended with the roles that were taken away
        return _refused(request, language, oidc, refusal.kind)


returned: Callable[..., HttpResponse] = csrf_exempt(allow("GET", "HEAD", "POST")(_returned))


@allow("GET", "HEAD")
def left(request: HttpRequest, language: str, provider: str) -> HttpResponse:
    """Signed out here: and, for whoever wants, at the provider."""
    oidc, say = _known(provider), UI[language]
    try:
        there = described(oidc).end_session_endpoint if is_installed() else ""
    except Refused:
        there = ""
    back = _absolute(request, oidc, SIGN_IN.address(language))
    query = urlencode({"client_id": oidc.client_id, "post_logout_redirect_uri": back})
    host = _host(there or oidc.issuer)
    context = SignOnPage(
        say["left_title"],
        say["left_text"].format(host=host) if there else say["left_none"],
        button=say["left_link"].format(host=host),
        href=f"{there}{'&' if '?' in there else '?'}{query}" if there else "",
        other=say["again_in"],
        other_href=SIGN_IN.address(language),
    )
    return _page(request, language, context)


def address_left(request: HttpRequest, language: str) -> str:
    """The page to show after signing out, for a session that was begun with a provider; empty for any other.

    Ask before the session ends.
    """
    name = request.session.get(WITH, "")
    return reverse("sign_on_left", kwargs={"language": language, "provider": name}) if provider(name) else ""


def _away(request: HttpRequest, language: str, oidc: Oidc, purpose: str) -> HttpResponse:
    say = UI[language]
    if not is_installed():
        context = SignOnPage(say["missing_title"], say["missing_text"].format(install=INSTALL))
        return _page(request, language, context, status=503)
    host, label = _host(oidc.issuer), oidc.label[language]
    if request.method != "POST":
        context = SignOnPage(
            say[f"{purpose}_title"].format(label=label),
            say[f"{purpose}_text"].format(host=host),
            action=request.path,
            fields=(Field("then", proof.own_path(request.GET.get("then", ""))),),
            token=True,
            button=say[f"{purpose}_button"].format(label=label),
        )
        return with_token(_page(request, language, context))
    if not set(request.POST) <= {"then", "csrfmiddlewaretoken"}:
        return bad_request(request)
    redirect = _absolute(request, oidc, reverse("sign_on_return", kwargs={"language": "en", "provider": oidc.name}))
    try:
        then = proof.own_path(request.POST.get("then", ""))
        href = flow.begin(oidc, request.session, purpose, then, redirect, language)
    except Refused as refusal:
        return _refused(request, language, oidc, refusal.kind)
    if getattr(request, "person", None) is None:
        request.session.set_expiry(flow.LASTS)
    context = SignOnPage(
        say["go_title"].format(host=_host(href)),
        say["go_text"],
        script=asset("sign-on.js"),
        button=say["go_link"].format(host=_host(href)),
        href=href,
        other=say["stay"],
        other_href=SIGN_IN.address(language),
    )
    return _page(request, language, context)


def _back(request: HttpRequest, language: str, oidc: Oidc, answer: Mapping[str, str]) -> HttpResponse:
    say = UI[language]
    context = SignOnPage(
        say["back_title"],
        say["back_text"],
        script=asset("sign-on.js"),
        action=reverse("sign_on_return", kwargs={"language": "en", "provider": oidc.name}),
        fields=tuple(Field(name, value) for name, value in answer.items() if value),
        button=say["back_button"],
    )
    response = _page(request, language, context)
    response.headers["Referrer-Policy"] = "strict-origin"  # the form says where it is from, without the code
    return response


def _finished(request: HttpRequest, language: str, oidc: Oidc, answer: Mapping[str, str]) -> HttpResponse:
    """Sign in, or note the proof. Refused, with the kind, where something does not hold."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused(Kind.STATE)
    if not is_installed():
        return _away(request, language, oidc, flow.SIGN_IN)
    begun = flow.taken(request.session, answer["state"])
    told = flow.finished(oidc, begun, answer)
    if begun.purpose == flow.PROVE:
        person: Person | None = request.person  # type: ignore[attr-defined]  # the gate put it there
        if person is None or not is_same(oidc, told, person):
            raise Refused(Kind.OTHER_PERSON)
        proof.proven(request)
        rotate(request)
        audit.done(signed_in(request), "proved", route="sign_on_return", outcome=oidc.name)
    else:
        person = person_told(oidc, told)
        # That the provider let them in may be hours ago: signing on is no step-up.
        begin(request, person, "oidc", proven=False)
        request.session[WITH] = oidc.name
        audit.done(person, "sign_on", route="sign_on_return", outcome=oidc.name)
    response = HttpResponseRedirect(begun.then or reverse("desk", kwargs={"language": language}))
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(request: HttpRequest, language: str, oidc: Oidc, kind: Kind) -> HttpResponse:
    """One page for every reason, but for what an administrator can mend. The reason is in the audit and the log."""
    refused_line(oidc, kind)
    logging.getLogger("charteroak.sign_on").warning("a sign-on with %s was refused: %s", oidc.name, kind)
    say, what = UI[language], "waiting" if kind in _TOLD else "refused"
    context = SignOnPage(
        say[f"{what}_title"], say[f"{what}_text"], other=say["refused_again"], other_href=SIGN_IN.address(language)
    )
    return _page(request, language, context, status=403)


def _page(request: HttpRequest, language: str, context: SignOnPage, status: int = 200) -> HttpResponse:
    return page(request, language, "oidc/page.html", context, at=None, status=status)


def _known(name: str) -> Oidc:
    if found := provider(name):
        return found
    raise Http404


def _absolute(request: HttpRequest, oidc: Oidc, path: str) -> str:
    return f"{oidc.site}{path}" if oidc.site else request.build_absolute_uri(path)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
