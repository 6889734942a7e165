"""The end of a request: the package is handed over once, or it is closed without; the receipt, and the letter."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.session import signed_in
from charteroak.office.disclosures import closing, flow, grounds
from charteroak.office.disclosures.deciding import trouble
from charteroak.office.disclosures.forms import CloseForm, ReleaseForm
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.machine import CLOSED, Event, State, can
from charteroak.office.disclosures.receipts import receipt_of
from charteroak.office.disclosures.serving import CONFLICT, doing, found, me, shown, stopped, tidied, to
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import posted
from charteroak.office.pages import Place, allow, quote

_GONE = (State.RELEASED, State.RELEASED_IN_PART)


@allow("GET", "HEAD", "POST")
def release(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where the records are given again, and the package comes back, once."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    held = tidied(held) if request.method != "POST" else held
    again = held.state in _GONE and closing.is_again(request, record)
    form = ReleaseForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST" and not form.is_ours():
        return bad_request(request)
    version = _version(form)
    if held.state != State.APPROVED and not again and version in (-1, held.request.version):
        text = disclosure_words(language).refused["closed" if held.state in _GONE else "not_now"]
        return stopped(request, language, record, "refused_title", text, CONFLICT)
    at = Place("disclosure_release", record=record)
    if request.method != "POST" or not form.is_valid():
        receipt = Place("disclosure_receipt", record=record).address(language)
        return shown(request, language, "release", held, form, at=at, again=again, receipt=receipt)
    file = form.cleaned_data["records"]
    return _packed(request, language, held, form, file.read(), (file.name or "")[-200:])


def _packed(request: HttpRequest, language: str, held: Held, form: ReleaseForm, data: bytes, name: str) -> HttpResponse:
    """The package, after the ledger has it; or why there is none."""
    record, version = held.request.handle, form.cleaned_data["shown"]
    again = held.state in _GONE and closing.is_again(request, record, data)
    right = again or (held.state == State.APPROVED and held.same(data) and held.request.version == version)
    made = None
    if right:
        drop = form.cleaned_data["drop"]
        made = parts().packed(held, data, name, language, drop_unread=drop)
        if why := made.trouble:
            form.add_error("records", ValidationError("", code="unreadable", params={"why": trouble(language, why)}))
            at = Place("disclosure_release", record=record)
            receipt = Place("disclosure_receipt", record=record).address(language)
            return shown(request, language, "release", held, form, at=at, again=again, receipt=receipt)
    if not again:
        done = doing(request, language, held, lambda: flow.hand_over(signed_in(request), record, version, data))
        if isinstance(done, HttpResponse):
            return done
        closing.keep(request, record, data)
    if made is None:
        # The records are right and what was approved is not what was shown: `hand_over` has said so above.
        return to(language, "disclosure", record)
    response = HttpResponse(made.content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="disclosure-{record[:8]}.zip"'
    return response


@allow("GET", "HEAD", "POST")
def close(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Where a request is closed without handing anything over."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    form = CloseForm(language, *posted(request), initial={"shown": held.request.version})
    if request.method == "POST" and not form.is_ours():
        return bad_request(request)
    if request.method == "POST" and form.is_valid():
        event, version = Event(form.cleaned_data["how"]), form.cleaned_data["shown"]
        done = doing(request, language, held, lambda: flow.close(signed_in(request), record, version, event))
        if isinstance(done, HttpResponse):
            return done
        return to(language, "disclosure_receipt", record)
    ways = [
        event.value
        for event in (Event.REFUSE, Event.WITHDRAW, Event.NOTHING_HELD)
        if can(held.state, event, held.case(), me(request))
    ]
    if not ways:
        text = disclosure_words(language).refused["closed"]
        return stopped(request, language, record, "refused_title", text, CONFLICT)
    form.fields["how"].choices = [(each, each) for each in ways]  # type: ignore[attr-defined]
    if request.GET.get("how") in ways and not form.is_bound:
        form.initial["how"] = request.GET["how"]
    return shown(request, language, "close", held, form, at=Place("disclosure_close", record=record))


@allow("GET", "HEAD")
def receipt(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """What the ledger has of a request that is closed, with the proofs."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    if held.state not in CLOSED:
        text = disclosure_words(language).ui["receipt_not_yet"]
        return stopped(request, language, record, "receipt_title", text, CONFLICT)
    return shown(
        request, language, "receipt", held, at=Place("disclosure_receipt", record=record),
        receipt=receipt_of(language, held.request.record), name=f"disclosure-{record[:8]}-receipt.json",
        letter=Place("disclosure_letter", record=record).address(language) if held.state == State.REFUSED else "",
    )  # fmt: skip


@allow("GET", "HEAD")
def letter(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The letter that refuses: which clause says so, and nothing of the records."""
    held = found(request, record)
    if isinstance(held, HttpResponse):
        return held
    own = disclosure_words(language)
    if held.state != State.REFUSED:
        return stopped(request, language, record, "refused_title", own.refused["not_now"], CONFLICT)
    clauses = dict.fromkeys(clause for item in held.asked for clause in item.clauses)
    day = words(language).date(held.request.closed_at.date() if held.request.closed_at else today())
    number = own.cover["number"].format(handle=held.request.handle[:8], day=words(language).date(held.request.received))
    return shown(
        request, language, "letter", held, at=Place("disclosure_letter", record=record),
        cover=own.cover, day=day, number=number, clauses=[quote(language, clause) for clause in clauses],
        topics=[own.topic(item.topic) for item in held.asked],
        others=[own.topic(item.topic) for item in held.asked if item.outcome in (*grounds.BY_COUNSEL, "unknown")],
    )  # fmt: skip


def _version(form: ReleaseForm) -> int:
    """The version that a form was made from; -1 where it does not say."""
    if not form.is_bound:
        return -1
    form.is_valid()
    version: int = form.cleaned_data.get("shown", -1)
    return version
