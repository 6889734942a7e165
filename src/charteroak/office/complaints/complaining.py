"""Complaining, without a log-in or a name; and looking, with a code, what became of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.ledger.commitment import new_record
from charteroak.office.complaints.filled import CodeForm, ComplainForm
from charteroak.office.complaints.keeping import CLAUSES, NoKey, Said, find, receive, sealing_keys
from charteroak.office.complaints.models import Complaint
from charteroak.office.complaints.sealing import Account
from charteroak.office.complaints.shredding import schedule, shreds_on
from charteroak.office.complaints.words import complaint_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.recording.recorder import NotRecorded
from charteroak.screening import warming
from charteroak.screening.detect import screen_text

COMPLAIN, TRACK = Place("complain"), Place("complain_track")
_SALT = "charteroak.office.complaints"
_WRONG, _UNAVAILABLE = 400, 503
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class AboutRow:
    """What a complaint can be about, with the law's own words."""

    label: str
    """What it is."""
    quotes: tuple[Quote, ...]
    """The clauses that speak of it."""


@dataclass(frozen=True)
class ComplainPage:
    """Where people complain."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    kept: str
    """For how long what is written is kept."""
    has_key: bool
    """Whether words can be sealed."""
    field: Mapping[str, FieldRow]
    """The fields, by name."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    typed: bool
    """Whether something that was typed stands on the page."""
    unrecorded: bool
    """Whether it could not be taken in."""
    about: tuple[AboutRow, ...]
    """What it can be about, with the clauses."""
    action: str
    """Where the form is sent."""
    track: str
    """Where one looks what became of it."""


@dataclass(frozen=True)
class SentPage:
    """That a complaint was taken in."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    code: str
    """The tracking code; empty where it was taken in before."""
    names: bool
    """Whether what was written seems to name somebody's status."""
    track: str
    """Where one looks what became of it."""


@dataclass(frozen=True)
class Came:
    """What became of a complaint."""

    about: str
    """What it was about."""
    came: str
    """When it came."""
    state: str
    """How it stands."""
    answer: str
    """What the auditor found, or nothing."""
    to: str
    """To whom it was referred, or nothing."""
    note: str
    """What the auditor adds, or nothing."""
    closed: str
    """When it was closed, or nothing."""
    words: str
    """What becomes of the words."""


@dataclass(frozen=True)
class TrackPage:
    """Where one looks what became of a complaint."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    field: Mapping[str, FieldRow]
    """The field."""
    wrong: tuple[FieldRow, ...]
    """It, where something is wrong with it."""
    came: Came | None
    """What became of it, once it is found."""
    action: str
    """Where the form is sent."""
    complain: str
    """Where people complain."""


@allow("GET", "HEAD", "POST")
def complain_page(request: HttpRequest, language: str) -> HttpResponse:
    """Take a complaint in. What is typed is sealed before it is kept, and stands in no log, session or address."""
    has_key = bool(sealing_keys())
    data = posted(request)[0]
    token = signing.dumps(new_record().hex(), salt=_SALT) if data is None else ""
    form = ComplainForm(language, data, day=today(), token=token, has_key=has_key)
    if data is None:
        return _complain(request, language, form, has_key)
    record = _record_of(data.get("form", ""))
    if not form.is_ours() or record is None:
        return bad_request(request)
    if not form.is_valid():
        return _complain(request, language, form, has_key, status=_WRONG)
    said = _said(language, form.cleaned_data)
    try:
        code = receive(record, said, today())
    except NotRecorded as error:
        _log.error("a complaint was not taken in: %s", error.why)
        return _complain(request, language, form, has_key, unrecorded=True, status=_UNAVAILABLE)
    except NoKey:  # the last key was retired between the two
        form.wrong("words", "no_key")
        return _complain(request, language, form, False, status=_WRONG)
    context = SentPage(
        say=complaint_words(language).public,
        style=asset("complaints.css"),
        code=code or "",
        names=bool(code and said.account and _names_somebody(said.account)),
        track=TRACK.address(language),
    )
    return page(request, language, "complaints/sent.html", context, at=None)


@allow("GET", "HEAD", "POST")
def track_page(request: HttpRequest, language: str) -> HttpResponse:
    """What became of the complaint with a code. The code is sent in the body, and is in no address."""
    form, came = CodeForm(language, posted(request)[0]), None
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            kept = find(form.cleaned_data["code"])
            came = _came(language, kept) if kept else None
            if kept is None:
                form.wrong("code", "unknown_code")
    context = TrackPage(
        say=complaint_words(language).public,
        style=asset("complaints.css"),
        field=form.rows(),
        wrong=form.wrong_rows(),
        came=came,
        action=TRACK.address(language),
        complain=COMPLAIN.address(language),
    )
    status = _WRONG if context.wrong else 200
    return with_token(page(request, language, "complaints/track.html", context, at=TRACK, status=status))


def about_rows(language: str) -> tuple[AboutRow, ...]:
    """What a complaint can be about, with the clauses in their own words."""
    own = complaint_words(language)
    return tuple(
        AboutRow(own.about[name], tuple(quote(language, each) for each in clauses))
        for name, clauses in CLAUSES.items()
        if clauses
    )


def _complain(
    request: HttpRequest,
    language: str,
    form: ComplainForm,
    has_key: bool,
    *,
    unrecorded: bool = False,
    status: int = 200,
) -> HttpResponse:
    own, of, rows = complaint_words(language), schedule(), form.rows()
    context = ComplainPage(
        say=own.public,
        style=asset("complaints.css"),
        kept=own.public["kept"].format(closed=of.closed, arrived=of.arrived),
        has_key=has_key,
        field=rows,
        wrong=form.wrong_rows(),
        typed=form.is_bound,
        unrecorded=unrecorded,
        about=about_rows(language),
        action=COMPLAIN.address(language),
        track=TRACK.address(language),
    )
    at = None if form.is_bound else COMPLAIN  # in the other language, what was typed would be lost
    return with_token(page(request, language, "complaints/complain.html", context, at=at, status=status))


def _record_of(token: str) -> bytes | None:
    """The record id that a form was given when it was shown: sent twice, it is one complaint."""
    try:
        return bytes.fromhex(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None


def _said(language: str, data: Mapping[str, str]) -> Said:
    written = data["words"] or data["contact"]
    account = Account(data["words"], data["contact"], language) if written else None
    return Said(data["about"], data["department"], data["month"], account)


def _names_somebody(account: Account) -> bool:
    """Whether the screener finds something confidential in what was written. It was read in memory, and stays there.

    Nobody waits for it: before the rules are compiled, which takes seconds, it says nothing.
    """
    with suppress(OSError):
        if warming.begin().poll() is None:
            return False
    seen = screen_text(account.words)
    return bool(seen.findings or seen.document)


def _came(language: str, kept: Complaint) -> Came:
    own, city = complaint_words(language), words(language)
    return Came(
        about=own.about[kept.about],
        came=city.date(kept.received_on),
        state=own.states[kept.state],
        answer=own.answers.get(kept.answer, ""),
        to=own.referrals.get(kept.referred_to, ""),
        note=kept.note,
        closed=city.date(kept.closed_on) if kept.closed_on else "",
        words=_words(language, kept),
    )


def _words(language: str, kept: Complaint) -> str:
    own, city = complaint_words(language), words(language)
    if kept.shredded_on:
        return own.public["words_shredded"].format(day=city.date(kept.shredded_on))
    on = shreds_on(kept, schedule())
    if on is None:
        return own.public["words_none"]
    if kept.hold_until and kept.hold_until >= today():
        return own.public["words_held"].format(day=city.date(kept.hold_until), why=own.holds[kept.hold])
    return own.public["words_until"].format(day=city.date(on))
