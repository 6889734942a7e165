"""The pages of administrators: the types of requests, and the questions of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.logic.clock import now
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, OfficeForm, posted, with_token
from charteroak.office.pages import Place, allow, page
from charteroak.office.service_requests.asking import styles
from charteroak.office.service_requests.kinds_filled import SAME, AttributeForm, TypeForm
from charteroak.office.service_requests.models import Attribute, ServiceType
from charteroak.office.service_requests.words import request_words

TYPES = Place("request_types")
_WRONG, _CONFLICT = 400, 409


@dataclass(frozen=True)
class Row:
    """A type or a question in a list."""

    name: str
    """What it is called."""
    more: str
    """What else is said of it."""
    href: str
    """Its page."""


@dataclass(frozen=True)
class TypesPage:
    """The types."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    rows: tuple[Row, ...]
    """The types, by group and name."""
    add: str
    """Where one is added."""
    keys: str
    """Where keys are made."""


@dataclass(frozen=True)
class FormPage:
    """Where a type or a question is written."""

    say: Mapping[str, str]
    """The words of the language."""
    styles: tuple[str, ...]
    """The addresses of the stylesheets."""
    title: str
    """What is written."""
    lede: str
    """What to know of it, or nothing."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    alert: str
    """What came between, or nothing."""
    attributes: tuple[Row, ...] | None
    """The questions of the type; None where it is none yet, or this is a question."""
    add: str
    """Where a question is added, or nothing."""
    remove: bool
    """Whether it can be removed."""
    action: str
    """Where the form is sent."""
    back: str
    """Where it leads back to."""
    back_text: str
    """What that is called."""


@allow("GET", "HEAD")
def types_page(request: HttpRequest, language: str) -> HttpResponse:
    """All types."""
    own = request_words(language).staff
    rows = []
    for each in ServiceType.objects.all():
        flags = [own["retired"]] * each.retired + [own["not_listed"]] * (not each.in_list)
        more = " · ".join((each.said("group", language), each.code, *flags))
        href = Place("request_type", record=each.code).address(language)
        rows.append(Row(each.said("name", language), more, href))
    add, keys = (Place(name).address(language) for name in ("request_type_add", "request_keys"))
    context = TypesPage(say=own, styles=styles(), rows=tuple(rows), add=add, keys=keys)
    return page(request, language, "service_requests/types.html", context, at=TYPES, here="desk")


@allow("GET", "HEAD", "POST")
def add_page(request: HttpRequest, language: str) -> HttpResponse:
    """Add a type."""
    form = TypeForm(language, posted(request)[0])
    at = Place("request_type_add")
    if request.method != "POST":
        return _form(request, language, form, at, "type_add_title", TYPES)
    if not form.is_ours():
        return bad_request(request)
    if form.is_valid():
        try:
            with transaction.atomic():
                kept = ServiceType.objects.create(**form.columns())
                audit.done(signed_in(request), "request_type_added", about=kept.code)
            return HttpResponseRedirect(Place("request_type", record=kept.code).address(language))
        except IntegrityError:
            form.wrong("type_code", "taken")
    return _form(request, language, form, at, "type_add_title", TYPES, status=_WRONG)


@allow("GET", "HEAD", "POST")
def type_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Change a type, or retire it."""
    kept, at = _type_of(record), Place("request_type", record=record)
    initial = {SAME.get(name, name): getattr(kept, name) for name in TypeForm.columns_of} | {"shown": kept.version}
    form = TypeForm(language, posted(request)[0], initial=initial, code=kept.code)
    if request.method != "POST":
        return _form(request, language, form, at, "type_title", TYPES, of=kept)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _form(request, language, form, at, "type_title", TYPES, of=kept, status=_WRONG)
    columns = {**form.columns(), "version": kept.version + 1, "changed_at": now()}
    shown = form.cleaned_data["shown"] or 0
    if not ServiceType.objects.filter(code=record, version=shown).update(**columns):
        fresh = _type_of(record)
        initial = {SAME.get(name, name): getattr(fresh, name) for name in TypeForm.columns_of}
        again = TypeForm(language, None, initial=initial | {"shown": fresh.version}, code=record)
        return _form(request, language, again, at, "type_title", TYPES, of=fresh, alert="moved", status=_CONFLICT)
    audit.done(signed_in(request), "request_type_changed", about=record)
    return HttpResponseRedirect(TYPES.address(language))


@allow("GET", "HEAD", "POST")
def attribute_add_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Add a question to a type."""
    of, at = _type_of(record), Place("request_attribute_add", record=record)
    initial = {"variable": True, "order": of.attributes.count() + 1}  # type: ignore[attr-defined]
    form = AttributeForm(language, posted(request)[0], of=of, initial=initial)
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            try:
                with transaction.atomic():
                    Attribute.objects.create(of=of, **form.columns())
                    _changed(request, of)
                return HttpResponseRedirect(Place("request_type", record=record).address(language))
            except IntegrityError:
                form.wrong("attribute_code", "taken")
    status = _WRONG if form.is_bound else 200
    back = Place("request_type", record=record)
    return _form(request, language, form, at, "attribute_title", back, status=status)


@allow("GET", "HEAD", "POST")
def attribute_page(request: HttpRequest, language: str, record: str, attribute: str) -> HttpResponse:
    """Change a question of a type, or remove it."""
    of = _type_of(record)
    kept = Attribute.objects.filter(of=of, code=attribute).first()
    if kept is None:
        raise Http404
    at = Place("request_attribute", record=record, named=(("attribute", attribute),))
    back = Place("request_type", record=record)
    data = posted(request)[0]
    if data is not None and set(data) - {"csrfmiddlewaretoken"} == {"remove"}:
        with transaction.atomic():
            kept.delete()
            _changed(request, of)
        return HttpResponseRedirect(back.address(language))
    initial = {name: getattr(kept, column) for column, name in AttributeForm.names_of.items()}
    form = AttributeForm(language, data, of=of, initial=initial, code=kept.code)
    if data is not None:
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            with transaction.atomic():
                Attribute.objects.filter(pk=kept.pk).update(**form.columns())
                _changed(request, of)
            return HttpResponseRedirect(back.address(language))
    status = _WRONG if form.is_bound else 200
    return _form(request, language, form, at, "attribute_title", back, remove=True, status=status)


def _changed(request: HttpRequest, of: ServiceType) -> None:
    """That a type's questions changed: clients of the interface are told by the discovery."""
    ServiceType.objects.filter(pk=of.pk).update(changed_at=now())
    audit.done(signed_in(request), "request_type_changed", about=of.code)


def _type_of(record: str) -> ServiceType:
    kept = ServiceType.objects.filter(code=record).first()
    if kept is None:
        raise Http404
    return kept


def _form(
    request: HttpRequest,
    language: str,
    form: OfficeForm,
    at: Place,
    title: str,
    back: Place,
    *,
    of: ServiceType | None = None,
    alert: str = "",
    remove: bool = False,
    status: int = 200,
) -> HttpResponse:
    own = request_words(language)
    attributes: list[Attribute] = list(of.attributes.all()) if of else []  # type: ignore[attr-defined]

    def href(each: Attribute) -> str:
        named = (("attribute", each.code),)
        return Place("request_attribute", record=of.code if of else "", named=named).address(language)

    context = FormPage(
        say=own.staff,
        styles=styles(),
        title=own.staff[title],
        lede=own.staff["attribute_lede"] if title == "attribute_title" else "",
        rows=tuple(form.rows().values()),
        wrong=form.wrong_rows(),
        alert=own.staff[alert] if alert else "",
        attributes=None
        if of is None
        else tuple(
            Row(each.said("about", language), f"{each.code} · {own.datatypes[each.datatype][0]}", href(each))
            for each in attributes
        ),
        add=Place("request_attribute_add", record=of.code).address(language) if of else "",
        remove=remove,
        action=at.address(language),
        back=back.address(language),
        back_text=own.staff["back_types" if back == TYPES else "back_type"],
    )
    switch = None if form.is_bound else at
    return with_token(
        page(request, language, "service_requests/form.html", context, at=switch, here="desk", status=status)
    )
