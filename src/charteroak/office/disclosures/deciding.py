"""Working on a request: its records are given and screened in memory, and each class is decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.office.accounts.session import signed_in
from charteroak.office.ask.answer import answer_page
from charteroak.office.ask.case import NOT_KNOWN, Case
from charteroak.office.ask.question import question_page
from charteroak.office.ask.standing import stand
from charteroak.office.disclosures import changes, flow, grounds
from charteroak.office.disclosures.forms import DecideForm, FactForm, RecordsForm
from charteroak.office.disclosures.held import Held, facts_of
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.machine import CLOSED
from charteroak.office.disclosures.models import Item
from charteroak.office.disclosures.said import item_said
from charteroak.office.disclosures.serving import doing, found, found_item, me, shown, stopped, to
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import posted
from charteroak.office.gate import refused
from charteroak.office.pages import Place, allow
from charteroak.office.screen.words import screen_words

FACTS = ("required_by_law", "necessary_to_service")
_ANSWERS: dict[str, bool | None] = {"true": True, "false": False, NOT_KNOWN: None}


@allow("GET", "HEAD", "POST")
def records(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where the records are given, to be screened in memory."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    if held.state in CLOSED:
        return _closed(request, language, held)
    form = RecordsForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST" and not form.is_ours():
        return bad_request(request)
    at = Place("disclosure_records", record=record)
    if request.method != "POST" or not form.is_valid():
        return shown(request, language, "records", held, form, at=at)
    file = form.cleaned_data["records"]
    data = file.read()
    seen = parts().screened(data, (file.name or "")[-200:])
    if seen.trouble:
        why = trouble(language, seen.trouble)
        form.add_error("records", ValidationError("", code="unreadable", params={"why": why}))
        return shown(request, language, "records", held, form, at=at)
    how = partial(changes.give_records, data=data, categories=seen.categories, document=seen.document or "")
    version = form.cleaned_data["shown"]
    done = doing(request, language, held, lambda: flow.change(signed_in(request), record, version, "records", how))
    return done if isinstance(done, HttpResponse) else to(language, "disclosure", record)


def trouble(language: str, kind: str) -> str:
    """Why a file came to nothing, in words."""
    return disclosure_words(language).troubles.get(kind) or screen_words(language).trouble(kind)


@allow("GET", "HEAD", "POST")
def decide(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """One class: the article's questions about it, its answer, and what is done."""
    both = found_item(request, record)
    if isinstance(both, HttpResponse):
        return both
    held, item = both
    if held.state in CLOSED:
        return _closed(request, language, held)
    if request.method == "POST":
        return (
            _answered(request, language, held, item)
            if "fact" in request.POST
            else _decided(request, language, held, item)
        )
    again = request.GET.get("again", "")
    return _ask(request, language, held, item, again if again in FACTS else "")


def _case(held: Held, item: Item) -> Case:
    known = facts_of(held.request, item)
    unknown: dict[str, Value | None] = {name: None for name, value in item.facts.items() if value is None}
    return Case("disclose", {**known, **unknown})


def _ask(request: HttpRequest, language: str, held: Held, item: Item, again: str = "") -> HttpResponse:
    """The question that is still open, or one again; else the answer and what is done."""
    case = _case(held, item)
    fact = again or stand(case).question
    if fact in FACTS:
        form = FactForm(language, initial={"shown": held.request.version, "fact": fact, "value": _value(item, fact)})
        return _question(request, language, held, item, form, fact)
    return _deciding(request, language, held, item, _form(language, held, item))


def _value(item: Item, fact: str) -> str:
    if fact not in item.facts:
        return ""
    return next(name for name, value in _ANSWERS.items() if value is item.facts[fact])


def _question(request: HttpRequest, language: str, held: Held, item: Item, form: FactForm, fact: str) -> HttpResponse:
    case = _case(held, item)
    return shown(
        request, language, "question", held, form, at=_at(item),
        question=question_page(language, case, fact), topic=disclosure_words(language).topic(item.topic),
        facts=item_said(language, held, item).facts,
    )  # fmt: skip


def _answered(request: HttpRequest, language: str, held: Held, item: Item) -> HttpResponse:
    form = FactForm(language, *posted(request))
    if not form.is_ours():
        return bad_request(request)
    valid = form.is_valid()
    fact = form.cleaned_data.get("fact", "")
    if not fact or "shown" in form.errors:
        return bad_request(request)
    if not valid:
        return _question(request, language, held, item, form, fact)
    value = _ANSWERS[form.cleaned_data["value"]]

    def put(_held: Held, item: Item) -> None:
        changes.answer(item, fact, value)

    done = _change(request, language, held, item, form.cleaned_data["shown"], put)
    return done or to(language, "disclosure_class", item.handle)


def _deciding(request: HttpRequest, language: str, held: Held, item: Item, form: DecideForm) -> HttpResponse:
    own = disclosure_words(language)
    answer = answer_page(language, _case(held, item))
    ways = grounds.ways(item.outcome, item.facts)
    routine = held.routine(item) if grounds.NECESSITY in ways else None
    day = words(language).date(routine.until) if routine else ""
    return shown(
        request, language, "class", held, form, at=_at(item),
        answer=answer, topic=own.topic(item.topic), item=item_said(language, held, item),
        again=[(fact, words(language).question("disclose", fact)) for fact in FACTS],
        withheld_only=not ways, no_authority=grounds.AUTHORITY in ways and "authority" not in form.fields,
        never_itself=item.outcome in grounds.BY_COUNSEL or item.outcome in (Outcome.PROHIBITED, Outcome.UNKNOWN),
        routine=own.ui["routine_covers"].format(says=routine.said(language), day=day) if routine else "",
    )  # fmt: skip


def _form(language: str, held: Held, item: Item, *given: Any) -> DecideForm:
    ways = grounds.ways(item.outcome, item.facts)
    authorities = held.choices(item) if grounds.AUTHORITY in ways else []
    initial = {name: getattr(item, name) for name in ("decision", "authority", "necessity", "note")}
    return DecideForm(language, ways, authorities, *given, initial={**initial, "shown": held.request.version})


def _decided(request: HttpRequest, language: str, held: Held, item: Item) -> HttpResponse:
    form = _form(language, held, item, *posted(request))
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _deciding(request, language, held, item, form)
    given = form.cleaned_data

    def put(held: Held, item: Item) -> None:
        changes.decide(held, item, given)

    done = _change(request, language, held, item, given["shown"], put)
    return done or to(language, "disclosure", held.request.handle)


def _change(
    request: HttpRequest, language: str, held: Held, item: Item, version: int, put: Callable[[Held, Item], None]
) -> HttpResponse | None:
    """Change a class of a request. None where it was done."""

    def how(now: Held) -> None:
        put(now, next(each for each in now.items if each.pk == item.pk))

    person, handle = signed_in(request), held.request.handle
    done = doing(request, language, held, lambda: flow.change(person, handle, version, item.topic, how))
    return done if isinstance(done, HttpResponse) else None


def _at(item: Item) -> Place:
    return Place("disclosure_class", record=item.handle)


def _closed(request: HttpRequest, language: str, held: Held) -> HttpResponse:
    if not me(request).roles:
        return refused(request)
    text = disclosure_words(language).refused["closed"]
    return stopped(request, language, held.request.handle, "refused_title", text, 409)
