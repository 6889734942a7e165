"""Comparing. What is compared is sent with the form, worked on in memory, and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.engines.comparison.sides import Comparison, compare, side
from charteroak.law.article import VERSIONS
from charteroak.law.draft_toml import BadDraft
from charteroak.law.draft_written import write_clause
from charteroak.law.terms import ACTS
from charteroak.logic.errors import BadInput
from charteroak.logic.table import wire
from charteroak.office.compare.form import DAYS, EVERY_CLAUSE, Chosen, Form, form, wrong_choice
from charteroak.office.compare.result import Result, result
from charteroak.office.compare.words import compare_words
from charteroak.office.errors import bad_request
from charteroak.office.pages import Place, allow, asset, page

COMPARE = Place("compare")


@dataclass(frozen=True)
class ComparePage:
    """The form, and what was found where something was compared."""

    say: Mapping[str, str]
    """What this page says, by key."""
    both: Mapping[str, str]
    """What it says as the command line does, by key."""
    form: Form
    """The form."""
    result: Result | None
    """What was found."""
    style: str
    """The address of this page's own stylesheet."""
    acts: tuple[tuple[str, tuple[str, ...]], ...]
    """For whoever writes a draft: each act with its facts and their values."""
    readings: tuple[str, ...]
    """The same for the readings and their choices."""


# Exempt, as asking is: a forged request would compare something and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def compare_page(request: HttpRequest, language: str) -> HttpResponse:
    """The form; on a POST what was found, or the form with what is wrong beside it."""
    if request.method != "POST":
        return _page(request, language, Chosen({}))
    sent = {name: [str(value) for value in values] for name, values in request.POST.lists()}
    if wrong_choice(sent):
        return bad_request(request)
    chosen = Chosen({name: value.replace("\r\n", "\n") for name, [value] in sent.items()})
    if chosen.clause:
        return _page(request, language, _with_clause(chosen))
    if problems := _problems(chosen):
        return _page(request, language, chosen, problems=problems)
    try:
        return _page(request, language, chosen, comparison=_compared(chosen))
    except BadDraft as bad:
        return _page(request, language, chosen, bad_draft=bad)
    except BadInput as bad:
        # Of what a draft is not the cause of: that there is nothing to amend, or too much that is not settled.
        problems = {"draft": "no_article"} if bad.field == "draft" else {"readings": "too_many"}
        return _page(request, language, chosen, problems=problems)


def _compared(chosen: Chosen) -> Comparison:
    before = side(chosen.day("from"), chosen.readings("before"))
    return compare(before, side(chosen.day("to"), chosen.readings("after"), chosen.draft or None))


def _problems(chosen: Chosen) -> dict[str, str]:
    """What is wrong before anything is compared, by field: the key of a sentence."""
    problems = {}
    for name in DAYS:
        try:
            chosen.day(name)
        except ValueError:
            problems[name] = "bad_day"
    return problems or ({} if chosen.differs else {"": "nothing_chosen"})


def _with_clause(chosen: Chosen) -> Chosen:
    """The same with the clause, or all of them, at the end of the draft."""
    provisions = (each for each in VERSIONS[-1].provisions if chosen.clause in (each.clause, EVERY_CLAUSE))
    written = "\n".join(map(write_clause, provisions))
    draft = f"{chosen.draft.rstrip()}\n\n{written}" if chosen.draft else written
    return Chosen({**chosen.sent, "draft": draft})


def _page(
    request: HttpRequest,
    language: str,
    chosen: Chosen,
    *,
    problems: Mapping[str, str] | None = None,
    bad_draft: BadDraft | None = None,
    comparison: Comparison | None = None,
) -> HttpResponse:
    own = compare_words(language)
    context = ComparePage(
        say=own.ui,
        both=own.said,
        form=form(language, COMPARE.address(language), chosen, problems or {}, bad_draft),
        result=result(language, comparison) if comparison else None,
        style=asset("compare.css"),
        acts=tuple((act.name, tuple(_fact(fact.name, fact.values) for fact in act.facts)) for act in ACTS),
        readings=tuple(f"{reading.id}: {', '.join(reading.choices)}" for reading in VERSIONS[-1].rulebook.readings),
    )
    status = 400 if problems or bad_draft else 200
    days_wrong = [name for name in DAYS if name in (problems or {})]
    return page(
        request,
        language,
        "compare/compare.html",
        context,
        at=COMPARE,
        here="article",
        fields=chosen.fields(days_wrong),
        status=status,
    )


def _fact(name: str, values: tuple[str | bool, ...]) -> str:
    return name if True in values else f"{name}: {', '.join(map(wire, values))}"
