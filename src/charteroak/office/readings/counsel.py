"""Counsel's pages: to propose how to read the text, to see every case that it changes, to sign, to withdraw."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse

from charteroak.engines.comparison.changed import FORMS, written
from charteroak.ledger.errors import LedgerError
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import is_handle
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.readings import keeping
from charteroak.office.readings.changing import Changing, changing, sides_of
from charteroak.office.readings.form import UNSETTLE, ProposeForm
from charteroak.office.readings.models import OPEN, SETTLED, WITHDRAWN, Proposal
from charteroak.office.readings.said import ReadingRow, name_of, row
from charteroak.office.readings.settling import NotDone, propose, sign, why_not, withdraw
from charteroak.office.readings.views import READINGS_PAGE, reading_of, state_of
from charteroak.office.readings.words import reading_words
from charteroak.recording import settled

_STATUS = {
    "gone": 404,
    "own": 403,
    "stood_back": 403,
    "not_counsel": 403,
    "ledger": 503,
    "unclear": 503,
    "trouble": 503,
}
_CONFLICT = 409
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ProposePage:
    """Where a proposal is made."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: ReadingRow
    """The reading, as it stands."""
    field: Mapping[str, FieldRow]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    action: str
    """Where the form is sent."""


@dataclass(frozen=True)
class ProposalPage:
    """A proposal with all that it changes."""

    say: Mapping[str, str]
    """The words of the language, and those of comparisons."""
    both: Mapping[str, str]
    """The words of comparisons that the command line has, too."""
    style: str
    """The address of the stylesheet."""
    compare_style: str
    """The address of the comparison's stylesheet."""
    title: str
    """The heading."""
    fault: str
    """Why something was not done, or cannot be."""
    it: Changing
    """The proposal and what it changes."""
    state: str
    """What became of it, in words."""
    open: bool
    """Whether it waits for a signature."""
    closed: bool
    """Whether it was settled or withdrawn: what it would change from now on says nothing of it any more."""
    own: bool
    """Whether the person who looks proposed it."""
    may_sign: bool
    """Whether they can sign it."""
    signing: bool
    """Whether this is the page to sign on."""
    sign: str
    """Where it is signed."""
    withdraw: str
    """Where it is withdrawn, or stood back from."""
    again: str
    """Where it is proposed anew."""
    files: tuple[tuple[str, str], ...]
    """Every changed case: forms, and where they are."""
    back: str
    """All readings."""


@allow("GET", "HEAD", "POST")
def propose_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where counsel proposes how to read a question of the text."""
    reading, person = reading_of(record), signed_in(request)
    data, _ = posted(request)
    form = ProposeForm(language, reading, data, initial=_again(request, record))
    if data is not None and not form.is_ours():
        return bad_request(request)
    if data is not None and form.is_valid():
        made = propose(person, reading.id, form.chosen, form.cleaned_data["since"], form.cleaned_data["reason"])
        audit.done(person, "reading_proposed", route="readings_propose", about=made.handle, outcome="done")
        return _to(Place("readings_proposal", record=made.handle), language, "proposed")
    at = Place("readings_propose", record=record)
    context = ProposePage(
        say=reading_words(language).ui,
        style=asset("readings.css"),
        row=row(language, reading),
        field=form.rows(),
        wrong=form.wrong_rows(),
        action=at.address(language),
    )
    return with_token(
        page(
            request,
            language,
            "readings/propose.html",
            context,
            at=at,
            here="desk",
            status=400 if data is not None else 200,
        )
    )


def _again(request: HttpRequest, reading: str) -> dict[str, str]:
    """What a proposal that lapsed said, to be proposed anew."""
    handle = request.GET.get("again", "")
    old = Proposal.objects.filter(handle=handle, reading=reading).first() if is_handle(handle) else None
    return {"choice": old.choice or UNSETTLE, "reason": old.reason} if old else {}


@allow("GET", "HEAD", "POST")
def proposal_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A proposal with everything that it changes; a POST withdraws it, or stands back from it."""
    proposal, person = _proposal(record), signed_in(request)
    if request.method != "POST":
        done = reading_words(language).done.get(request.GET.get("done", ""), "")
        return _shown(request, language, proposal, done=done)
    if set(request.POST) - {"csrfmiddlewaretoken"}:
        return bad_request(request)
    try:
        what = withdraw(person, record)
    except NotDone as error:
        return _shown(request, language, _proposal(record), fault=error.why)
    audit.done(person, f"reading_{what}", route="readings_proposal", about=record, outcome="done")
    return _to(Place("readings_proposal", record=record), language, what)


@allow("GET", "HEAD", "POST")
def sign_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where the second person of counsel signs exactly what the page shows."""
    proposal, person = _proposal(record), signed_in(request)
    if request.method != "POST":
        fault = why_not(person, proposal)
        return _shown(request, language, proposal, fault=fault, signing=not fault)
    if set(request.POST) - {"csrfmiddlewaretoken", "shown"} or len(request.POST.getlist("shown")) != 1:
        return bad_request(request)
    try:
        sign(person, record, request.POST["shown"])
    except NotDone as error:
        audit.done(person, "reading_signed", route="readings_sign", about=record, outcome=error.why)
        return _shown(request, language, _proposal(record), fault=error.why)
    audit.done(person, "reading_signed", route="readings_sign", about=record, outcome="done")
    return _to(READINGS_PAGE, language, "settled")


@allow("GET", "HEAD")
def cases(request: HttpRequest, language: str, record: str, form: str) -> HttpResponse:  # noqa: ARG001 - a file
    """Every case that a proposal changes, as a file."""
    proposal = _proposal(record)
    if form not in FORMS:
        raise Http404
    before, after = sides_of(proposal)
    name = f"{proposal.reading}-{proposal.choice or UNSETTLE}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = list(written(before, after, form)) if request.method == "GET" else []
    return StreamingHttpResponse(iter(content), content_type=FORMS[form], headers=headers)  # type: ignore[return-value]


@allow("POST")
def mend(request: HttpRequest, language: str) -> HttpResponse:
    """Write the file of what was settled anew, from the database; the ledger has the last word as always."""
    person = signed_in(request)
    if set(request.POST) - {"csrfmiddlewaretoken"}:
        return bad_request(request)
    try:
        keeping.resume()
        keeping.keep()
        found = settled.read(thorough=True)
        settled.prepare(found)
        settled.put(found)
    except (OSError, LedgerError) as error:
        _log.error("what was settled was not written anew: %s", type(error).__name__)
        audit.done(person, "readings_mended", route="readings_mend", outcome="failed")
        return _to(READINGS_PAGE, language, "not_mended")
    audit.done(person, "readings_mended", route="readings_mend", outcome="done")
    return _to(READINGS_PAGE, language, "mended")


def _proposal(handle: str) -> Proposal:
    found = Proposal.objects.select_related("proposed_by").filter(handle=handle).first()
    if found is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest, language: str, proposal: Proposal, *, fault: str = "", done: str = "", signing: bool = False
) -> HttpResponse:
    from charteroak.office.compare.words import compare_words

    own, comparing, person = reading_words(language), compare_words(language), signed_in(request)
    name, state = name_of(language, proposal.reading), state_of(proposal)
    here = Place("readings_sign" if signing else "readings_proposal", record=proposal.handle)
    again = Place("readings_propose", record=proposal.reading).address(language)
    context = ProposalPage(
        say={**comparing.ui, **own.ui, "done": done},
        both=comparing.said,
        style=asset("readings.css"),
        compare_style=asset("compare.css"),
        title=own.ui["sign_title" if signing else "proposal"].format(name=name),
        fault=own.faults[fault] if fault else "",
        it=changing(language, proposal),
        state=own.states[state],
        open=state == OPEN,
        closed=state in (SETTLED, WITHDRAWN),
        own=proposal.proposed_by == person,
        may_sign=not why_not(person, proposal),
        signing=signing,
        sign=Place("readings_sign", record=proposal.handle).address(language),
        withdraw=Place("readings_proposal", record=proposal.handle).address(language),
        again=f"{again}?{urlencode({'again': proposal.handle})}" if state == "lapsed" else "",
        files=tuple((form.upper(), _file(language, proposal, form)) for form in FORMS),
        back=READINGS_PAGE.address(language),
    )
    status = _STATUS.get(fault, _CONFLICT) if fault else 200
    return with_token(page(request, language, "readings/proposal.html", context, at=here, here="desk", status=status))


def _file(language: str, proposal: Proposal, form: str) -> str:
    named = {"language": language, "record": proposal.handle, "form": form}
    return reverse("readings_cases", kwargs=named)


def _to(place: Place, language: str, done: str) -> HttpResponse:
    """To a page that says what was done: reloaded, it does nothing again."""
    at = Place(place.route, record=place.record, query=urlencode({"done": done}))
    return HttpResponseRedirect(at.address(language))
