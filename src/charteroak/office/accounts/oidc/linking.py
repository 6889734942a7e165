"""The administrators' page that says who of the office is whom at the identity provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.oidc.models import Identity, Waiting
from charteroak.office.accounts.oidc.people import link, unlink, waiting_now
from charteroak.office.accounts.oidc.words import UI
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.pages import Place, allow, page

LINKS = Place("sign_on_links")


class LinkForm(OfficeForm):
    """Somebody who waits, and the person that they are."""

    waiting = forms.ChoiceField()
    person = forms.ChoiceField()
    kinds: ClassVar[Mapping[str, str]] = {"person": "select"}

    def __init__(self, language: str, waiting: list[Waiting], people: list[Person], data: Any, files: Any) -> None:
        say = UI[language]
        labels = {"waiting": (say["waiting_pick"], ""), "person": (say["person"], say["person_hint"])}
        super().__init__(language, labels, data, files)
        chosen: Any = self.fields
        chosen["waiting"].choices = [
            (each.handle, f"{each.name} ({say['since'].format(day=words(language).date(each.since.date()))})")
            for each in waiting
        ]
        chosen["person"].choices = [("", ""), *((each.handle, f"{each.name} ({each.login})") for each in people)]


@dataclass(frozen=True)
class LinkRow:
    """A person who is linked."""

    name: str
    """What they are called here."""
    since: str
    """Since when they are linked, as a sentence has it."""
    action: str
    """Where the form goes that removes the link."""
    button: str
    """What its button says."""


@dataclass(frozen=True)
class LinksPage:
    """Who waits to be linked, and who is."""

    say: Mapping[str, str]
    """The words of the language."""
    waiting: tuple[FieldRow, ...]
    """The fields of the form that links; none where nobody waits."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    linked: tuple[LinkRow, ...]
    """Who is linked."""


@allow("GET", "HEAD", "POST")
def links(request: HttpRequest, language: str) -> HttpResponse:
    """Who waits, who is linked, and the form that links."""
    waiting = waiting_now()
    people = list(Person.objects.filter(is_active=True).order_by("name"))
    form = LinkForm(language, waiting, people, *posted(request))
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid() and _linked(request, form):
            return HttpResponseRedirect(LINKS.address(language))
    rows = tuple(form.rows().values()) if waiting else ()
    wrong = form.wrong_rows() if request.method == "POST" else ()
    context = LinksPage(UI[language], rows, wrong, _linked_rows(language))
    status = 400 if wrong else 200
    return with_token(page(request, language, "oidc/links.html", context, at=LINKS, here="desk", status=status))


@allow("POST")
def unlink_page(request: HttpRequest, language: str, identity: str) -> HttpResponse:
    """Remove a link."""
    if set(request.POST) - {"csrfmiddlewaretoken"}:
        return bad_request(request)
    found = Identity.objects.select_related("person").filter(handle=identity).first()
    if found is None:
        raise Http404
    unlink(found, signed_in(request))
    return HttpResponseRedirect(LINKS.address(language))


def _linked(request: HttpRequest, form: LinkForm) -> bool:
    waits = Waiting.objects.filter(handle=form.cleaned_data["waiting"]).first()
    person = Person.objects.filter(handle=form.cleaned_data["person"], is_active=True).first()
    if waits and person:
        try:
            link(waits, person, signed_in(request))
        except IntegrityError:
            pass  # somebody else has linked them in the same moment
        else:
            return True
    form.wrong("waiting", "changed")
    return False


def _linked_rows(language: str) -> tuple[LinkRow, ...]:
    say = UI[language]
    return tuple(
        LinkRow(
            name=each.person.name,
            since=say["since"].format(day=words(language).date(each.since.date())),
            action=reverse("sign_on_unlink", kwargs={"language": language, "identity": each.handle}),
            button=say["unlink"].format(name=each.person.name),
        )
        for each in Identity.objects.select_related("person").order_by("person__name", "handle")
    )
