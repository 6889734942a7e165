"""The people of the office, for administrators: the list, a new person, and what can be done about one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from charteroak.office import gate
from charteroak.office.accounts import keeping
from charteroak.office.accounts.forms import AddForm, RolesForm
from charteroak.office.accounts.framing import Link, address, form_page, go
from charteroak.office.accounts.joining import CodesMore
from charteroak.office.accounts.keeping import NotDone
from charteroak.office.accounts.models import Holding, OneTimeCode, Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.accounts.words import account_words, minute_of
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, allow
from charteroak.office.record.words import record_words

_CONFLICT = 409


@dataclass(frozen=True)
class PersonRow:
    """A person, as the list shows them."""

    handle: str
    """By what addresses and the audit know them."""
    name: str
    """By what the office does."""
    login: str
    """What they sign in with."""
    department: str
    """Where they work."""
    roles: tuple[str, ...]
    """What they may do."""
    state: str
    """How the account stands: active, waiting, locked or inactive."""
    state_label: str
    """The same in words."""
    href: str
    """Where they are changed."""
    own: bool
    """Whether it is whoever looks at the list."""


@dataclass(frozen=True)
class PeopleMore:
    """The list."""

    count: str
    people: tuple[PersonRow, ...]
    add: str
    """Where a person is added."""


@dataclass(frozen=True)
class PersonMore:
    """What can be done about a person."""

    row: PersonRow
    act: str
    """Where that is sent."""
    locked: str
    """Since when the account is locked, as a sentence."""
    audit: str
    """Where the lines of the audit about them are."""


@allow("GET", "HEAD")
def people(request: HttpRequest, language: str) -> HttpResponse:
    """Everyone who works here."""
    ui = account_words(language).ui
    reader = signed_in(request)
    waiting = set(OneTimeCode.objects.values_list("person_id", flat=True))
    everyone = Person.objects.order_by("-is_active", "name", "pk")
    held = _roles_of()
    rows = tuple(_row(each, language, reader, held[each.pk], waits=each.pk in waiting) for each in everyone)
    count = ui["people_count_one"] if len(rows) == 1 else ui["people_count"].format(count=len(rows))
    return form_page(
        request,
        language,
        None,
        ui["people_title"],
        lede=ui["people_lede"],
        more=PeopleMore(count, rows, address("people_add", language)),
        template="accounts/people.html",
        at=Place("people"),
    )


@allow("GET", "HEAD", "POST")
def people_add(request: HttpRequest, language: str) -> HttpResponse:
    """A new person: what is to be known of them, and then their code, shown once."""
    form = AddForm(language, request.POST if request.method == "POST" else None, initial={"department": "other"})
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            try:
                person, code = keeping.add(signed_in(request), **form.cleaned_data)
            except NotDone as error:
                if error.why != "taken":
                    return gate.refused(request)
                form.wrong("login", "taken_login")
            else:
                return _code_page(request, language, person, code)
    ui = account_words(language).ui
    return form_page(
        request,
        language,
        form,
        ui["add_title"],
        lede=ui["add_lede"],
        action=address("people_add", language),
        button=ui["add_go"],
        back=Link(ui["back_people"], address("people", language)),
        at=Place("people_add"),
    )


@allow("GET", "HEAD", "POST")
def person(request: HttpRequest, language: str, person: str) -> HttpResponse:
    """A person: their roles and department, and their account."""
    found = _known(person)
    if request.method != "POST":
        return _person_page(request, language, found)
    form = RolesForm(language, request.POST)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _person_page(request, language, found, form)
    data = form.cleaned_data
    try:
        changed = keeping.change(
            signed_in(request), found, department=data["department"], roles=data["roles"], seen=data["shown"]
        )
    except NotDone as error:
        return _not_done(request, language, found, error)
    return go(address("person", language, person=found.handle), "roles" if changed else "same")


@allow("POST")
def person_state(request: HttpRequest, language: str, person: str) -> HttpResponse:
    """Release a lock, give a new code, deactivate, activate again."""
    found, actor = _known(person), signed_in(request)
    what = {"release": ("released", keeping.release), "deactivate": ("deactivated", keeping.deactivate)}
    what["reactivate"] = ("reactivated", keeping.reactivate)
    do = request.POST.get("do", "")
    try:
        if do == "code":
            return _code_page(request, language, found, keeping.new_code(actor, found))
        if do not in what:
            return bad_request(request)
        done, act = what[do]
        act(actor, found)
    except NotDone as error:
        return _not_done(request, language, found, error)
    return go(address("person", language, person=found.handle), done)


def _not_done(request: HttpRequest, language: str, found: Person, error: NotDone) -> HttpResponse:
    if error.why in ("own", "not_allowed"):
        return gate.refused(request)
    ui = account_words(language).ui
    alert = ui["last_administrator"] if error.why == "last" else ui["moved"]
    return _person_page(request, language, Person.objects.get(pk=found.pk), alert=alert, status=_CONFLICT)


def _known(handle: str) -> Person:
    found = Person.objects.filter(handle=handle).first()
    if found is None:
        raise Http404
    return found


def _person_page(
    request: HttpRequest,
    language: str,
    found: Person,
    form: RolesForm | None = None,
    *,
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    ui = account_words(language).ui
    reader = signed_in(request)
    held = _roles_of()[found.pk]
    row = _row(found, language, reader, held, waits=OneTimeCode.objects.filter(person=found).exists())
    if form is None:
        initial: dict[str, Any] = {"department": found.department, "roles": held, "shown": keeping.shown(found)}
        form = RolesForm(language, initial=initial)
    more = PersonMore(
        row=row,
        act=address("person_state", language, person=found.handle),
        locked=ui["release_text"].format(time=minute_of(found.locked, language)) if found.locked else "",
        audit=f"{address('audit', language)}?person={found.handle}",
    )
    return form_page(
        request,
        language,
        None if row.own else form,
        found.name,
        action=address("person", language, person=found.handle),
        button=ui["roles_go"],
        alert=alert,
        back=Link(ui["back_people"], address("people", language)),
        more=more,
        template="accounts/person.html",
        at=Place("person", named=(("person", found.handle),)),
        status=status,
    )


def _code_page(request: HttpRequest, language: str, found: Person, code: str) -> HttpResponse:
    ui = account_words(language).ui
    there = request.build_absolute_uri(reverse("join", kwargs={"language": language}))
    return form_page(
        request,
        language,
        None,
        ui["code_for_title"].format(name=found.name),
        lede=ui["code_for_text"],
        back=Link(ui["back_people"], address("people", language)),
        more=(CodesMore((code,), Link(there, there)), found.login),
        template="accounts/code_for.html",
    )


def _roles_of() -> dict[int, list[str]]:
    """The roles of everyone, by the person's key, active or not."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, role in Holding.objects.order_by("role").values_list("person_id", "role"):
        found[key].append(role)
    return found


def _row(found: Person, language: str, reader: Person, roles: list[str], *, waits: bool) -> PersonRow:
    ui, record = account_words(language).ui, record_words(language)
    state = "inactive" if not found.is_active else "locked" if found.locked else "waiting" if waits else "active"
    return PersonRow(
        handle=found.handle,
        name=found.name,
        login=found.login,
        department=record.departments[found.department],
        roles=tuple(record.roles[role] for role in sorted(roles)),
        state=state,
        state_label=ui[f"state_{state}"],
        href=address("person", language, person=found.handle),
        own=found.pk == reader.pk,
    )
