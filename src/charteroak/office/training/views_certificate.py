"""Certificates: one as a page, as PDF, and as the file that proves itself; and the public page that verifies one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.policy import Policy
from charteroak.office.accounts.models import Person
from charteroak.office.accounts.session import signed_in
from charteroak.office.demonstration import is_demonstration
from charteroak.office.errors import bad_request, not_found
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.ledger.opened import NoLedger, Opened, look
from charteroak.office.pages import Place, Quote, allow, asset, page, quote
from charteroak.office.roles import Role
from charteroak.office.training import certificate, pdf, teaching
from charteroak.office.training.certificate import NoCertificate, Verified
from charteroak.office.training.completing import details_of
from charteroak.office.training.forms import VerifyForm
from charteroak.office.training.models import Completion
from charteroak.office.training.words import training_words
from charteroak.recording.succession import published

SEES_ALL = frozenset({Role.TRAINING_OFFICER, Role.AUDITOR})
_VERIFY = Place("training_verify")
_UNAVAILABLE = 503


@dataclass(frozen=True)
class CertificateSaid:
    """A certificate in words, as a page and a PDF show it."""

    language: str
    """The language it is in."""
    title: str
    """The heading."""
    made_up: str
    """That it is made up, where it is."""
    name: str
    """Whose it is."""
    says: str
    """What they have done, as a sentence."""
    course: str
    """The course's name."""
    facts: tuple[tuple[str, str], ...]
    """What else there is to say: a label, and what."""
    clauses: tuple[Quote, ...]
    """The clauses that were taught, in their own words."""
    unnamed: str
    """That the name is in no entry of the ledger."""
    proof: str
    """How it is checked."""
    entry: str
    """The entry's place in the ledger; empty where it cannot be had."""


@dataclass(frozen=True)
class CertificatePage:
    """A certificate."""

    say: Mapping[str, str]
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    said: CertificateSaid
    """The certificate, in words."""
    record: str
    """Its page in the ledger."""
    pdf: str
    """It as PDF, where that can be made here."""
    file: str
    """It as a file that proves itself; empty where the ledger cannot give the receipt."""
    back: str
    """Where one's own courses are."""


@dataclass(frozen=True)
class VerifyPage:
    """Where a certificate's file is given, and what it proves."""

    say: Mapping[str, str]
    """What this page says, by key."""
    style: str
    """The address of the stylesheet."""
    fields: tuple[FieldRow, ...]
    """The form: a file."""
    wrong: tuple[FieldRow, ...]
    """What is wrong with it."""
    action: str
    """Where the form goes."""
    found: str
    """"holds" or "not", or nothing before a file was given."""
    why: str
    """What the file does not prove, or nothing."""
    facts: tuple[tuple[str, str], ...]
    """What the file says, where it holds: a label, and what."""
    record: str
    """The entry's page in the ledger."""


def may_see(person: Person, row: Completion) -> bool:
    """Whether a certificate is one's own, or one sees them all."""
    return row.learner.person == person or bool(person.roles & SEES_ALL)


def _mine(request: HttpRequest, record: str) -> Completion | None:
    row = Completion.objects.filter(record=record).select_related("learner", "learner__person").first()
    return row if row is not None and may_see(signed_in(request), row) else None


@allow("GET", "HEAD")
def certificate_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """One's own certificate, or anyone's for who sees them all."""
    row = _mine(request, record)
    if row is None:
        return not_found(request)
    found = file_of(row)
    context = CertificatePage(
        say=training_words(language).ui,
        style=asset("training.css"),
        said=said(language, row, found[0] if found else None),
        record=Place("ledger_entry", record=row.record).address(language),
        pdf=Place("training_certificate_pdf", record=record).address(language) if pdf.there() else "",
        file=Place("training_certificate_file", record=record).address(language) if found else "",
        back=Place("training").address(language),
    )
    at = Place("training_certificate", record=record)
    return page(request, language, "training/certificate.html", context, at=at, here="desk")


@allow("GET", "HEAD")
def certificate_pdf(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The same as PDF."""
    row = _mine(request, record)
    if row is None or not pdf.there():
        return not_found(request)
    found = file_of(row)
    data = pdf.as_pdf(said(language, row, found[0] if found else None))
    return _file(data, "application/pdf", f"certificate-{record}.pdf")


@allow("GET", "HEAD")
def certificate_file(request: HttpRequest, language: str, record: str) -> HttpResponse:  # noqa: ARG001 - the same in each
    """The file that proves itself."""
    row = _mine(request, record)
    found = file_of(row) if row is not None else None
    if found is None:
        return not_found(request)
    return _file(found[1], "application/json", f"certificate-{record}.json")


@allow("GET", "HEAD", "POST")
def verify_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where anyone verifies a certificate's file. Nothing of it is kept."""
    form = VerifyForm(language, *posted(request))
    if request.method != "POST":
        return _verify(request, language, form)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _verify(request, language, form, status=400)
    try:
        found = verified(form.cleaned_data["file"].read(certificate.LARGEST + 1))
    except NoCertificate as error:
        return _verify(request, language, form, why=error.why)
    except (NoLedger, LedgerError):
        return _verify(request, language, form, why="no_ledger", status=_UNAVAILABLE)
    return _verify(request, language, form, found=found)


def _verify(
    request: HttpRequest,
    language: str,
    form: VerifyForm,
    *,
    found: Verified | None = None,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    own = training_words(language)
    context = VerifyPage(
        say=own.ui,
        style=asset("training.css"),
        fields=tuple(form.rows().values()),
        wrong=form.wrong_rows(),
        action=_VERIFY.address(language),
        found="holds" if found else "not" if why else "",
        why=own.verdicts[why] if why else "",
        facts=_verified_facts(language, found) if found else (),
        record=Place("ledger_entry", record=found.record).address(language) if found else "",
    )
    return with_token(page(request, language, "training/verify.html", context, at=_VERIFY, status=status))


def verified(data: bytes) -> Verified:
    """What a certificate's file proves by this city's ledger. NoCertificate, NoLedger, LedgerError."""

    def check(opened: Opened) -> Verified:
        policy = Policy.for_logs(published(opened.place.public))
        found = certificate.verified(data, opened.reader.codecs.values(), policy)
        kept = opened.bytes_of(found.index)
        if kept is not None and kept != found.entry:
            raise NoCertificate("not_in_ledger")
        return found

    return look(check)


def file_of(row: Completion) -> tuple[int, bytes] | None:
    """The entry's place, and the file that proves a completion; None where the ledger cannot give its receipt now."""

    def find(opened: Opened) -> tuple[int, bytes] | None:
        for index in opened.reader.find(row.record):
            data, proof = opened.bytes_of(index), opened.reader.receipt(index)
            if data is not None and proof is not None:
                made = certificate.made(row.details, row.record, row.opening, index, data, proof.to_bytes())
                return index, made
        return None

    try:
        return look(find)
    except (NoLedger, LedgerError):
        return None


def said(language: str, row: Completion, index: int | None) -> CertificateSaid:
    """A certificate in words. Its facts are those that the ledger's entry commits to, as they were."""
    own, facts = training_words(language), details_of(row)
    ui, course = own.ui, teaching.course_of(facts["course"])
    shown = [
        (ui["cert_number"], facts["number"]),
        (ui["cert_on"], words(language).date(date.fromisoformat(facts["on"]))),
        (ui["cert_version"], facts["version"]),
        (ui["cert_way"], own.ways[facts["way"]]),
    ]
    if facts["score"] is not None:
        shown.append((ui["cert_score"], ui["cert_score_is"].format(score=facts["score"])))
    shown.append((ui["cert_record"], row.record))
    return CertificateSaid(
        language=language,
        title=ui["cert_title"],
        made_up=ui["made_up"] if is_demonstration() else "",
        name=facts["name"],
        says=ui["cert_says"],
        course=course.title[language] if course else facts["course"],
        facts=tuple(shown),
        clauses=tuple(quote(language, clause) for clause in facts["clauses"]),
        unnamed=ui["cert_unnamed"],
        proof=ui["cert_file_text"],
        entry=ui["cert_entry"].format(index=index) if index is not None else "",
    )


def _verified_facts(language: str, found: Verified) -> tuple[tuple[str, str], ...]:
    own, facts = training_words(language), found.details
    ui, course = own.ui, teaching.course_of(facts.course)
    shown = [
        (ui["holder"], facts.name),
        (ui["cert_number"], facts.number),
        (ui["course"], course.title[language] if course else facts.course),
        (ui["cert_on"], words(language).date(date.fromisoformat(facts.on))),
        (ui["cert_version"], facts.version),
        (ui["cert_clauses"], ", ".join(facts.clauses)),
        (ui["cert_way"], own.ways.get(facts.way, facts.way)),
    ]
    return tuple(shown)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
