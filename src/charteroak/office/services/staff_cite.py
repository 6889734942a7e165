"""Citing an authority for a demand that turns on immigration status, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.law import today
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.services.citing import cite, to_choose, uncite
from charteroak.office.services.conflicts import STATUS, Conflict
from charteroak.office.services.looking import demands
from charteroak.office.services.said import LINE, clipped
from charteroak.office.services.shelf import shelf
from charteroak.office.services.words import ServiceWords, service_words


class CiteForm(OfficeForm):
    """The authority that is cited, or that none is any more."""

    authority = forms.ChoiceField()
    step = forms.ChoiceField(choices=[("cite", "cite"), ("uncite", "uncite")], initial="cite")
    kinds: ClassVar[Mapping[str, str]] = {"step": "hidden"}

    def __init__(self, own: ServiceWords, data: Any, cited: str) -> None:
        found = to_choose(today())
        said = {
            each.id: (each.citation, f"{each.says} {own.staff['requires' if each.requires else 'requires_not']}")
            for each in found
        }
        super().__init__(
            own.language,
            own.fields,
            data,
            initial={"authority": cited, "step": "cite"},
            choice_words={"authority": said},
            faults=own.faults,
        )
        self.fields["authority"].choices = [(each.id, each.citation) for each in found]  # type: ignore[attr-defined]
        if data is not None and data.get("step") == "uncite":
            self.fields["authority"].required = False


@dataclass(frozen=True)
class CitePage:
    """Where an authority is cited."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    name: str
    """The service."""
    words: str
    """The demand."""
    quote: Quote
    """The clause."""
    field: FieldRow
    """What may be cited."""
    wrong: tuple[FieldRow, ...]
    """What is wrong."""
    cited: bool
    """Whether something is cited already."""
    action: str
    """Where the form is sent."""
    back: str
    """The service."""


@allow("GET", "HEAD", "POST")
def service_cite(request: HttpRequest, language: str, record: str, part: str, demand: str) -> HttpResponse:
    """Cite an authority for a demand. Where the words are others by now, there is nothing to cite it for."""
    store, own, person = shelf(), service_words(language), signed_in(request)
    service = store.get("service", record) if store else None
    found = demands(store, service, today()) if store and service else ()
    one = next((each for each in found if (each.where, each.key, each.clause) == (part, demand, STATUS)), None)
    if service is None or one is None:
        return not_found(request)
    name = clipped(service.values["name"], LINE)
    form = CiteForm(own, posted(request)[0], one.authority.id if one.authority else "")
    if request.method != "POST":
        return _cite_page(request, own, form, service.id, name, one)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _cite_page(request, own, form, service.id, name, one, status=400)
    if form.cleaned_data["step"] == "uncite":
        uncite(person, service.id, one.where, one.key)
    else:
        cite(person, service.id, one.where, one.key, form.cleaned_data["authority"])
    done = Place("service_kept", record=service.id, query=urlencode({"done": f"{form.cleaned_data['step']}d"}))
    return HttpResponseRedirect(done.address(language))


def _cite_page(
    request: HttpRequest, own: ServiceWords, form: CiteForm, service: str, name: str, one: Conflict, status: int = 200
) -> HttpResponse:
    at = Place("service_cite", record=service, named=(("demand", one.key), ("part", one.where)))
    context = CitePage(
        say=own.staff,
        style=asset("services.css"),
        name=name,
        words=one.words,
        quote=quote(own.language, STATUS),
        field=form.rows()["authority"],
        wrong=tuple(each for each in form.wrong_rows() if each.name == "authority"),
        cited=one.authority is not None,
        action=at.address(own.language),
        back=Place("service_kept", record=service).address(own.language),
    )
    shown = page(request, own.language, "services/cite.html", context, at=at, here="desk", status=status)
    return with_token(shown)
