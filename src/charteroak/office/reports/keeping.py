"""Which reports wait for a second person, and how one is published so that it happens once, or not at all."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from charteroak.law.law import today
from charteroak.ledger.errors import Malformed
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.reports.models import Draft
from charteroak.office.reports.rules import PUBLISHERS
from charteroak.recording.place import Place
from charteroak.recording.recorder import NotRecorded, recorder
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.publishing import Refused, publish
from charteroak.recording.reporting.report import Report


def draft_of(period: Period) -> tuple[Draft, Report] | None:
    """What was asked to be published of a period; None where nothing was, or it is not whole."""
    found = Draft.objects.filter(period=period.name).select_related("asked_by").first()
    try:
        return (found, Report.parse(found.data.encode())) if found else None
    except Malformed:
        return None


def ask(person: Person, report: Report) -> None:
    """Ask for a report to be published. What was asked before stays."""
    try:
        with transaction.atomic():
            Draft.objects.create(
                period=report.period.name, data=report.data.decode(), asked_by=person, role=role_of(person)
            )
            audit.done(person, "report_asked", route="report_publish", about=report.period.slug)
    except IntegrityError:
        return  # someone was faster: the page shows what they asked for


def take_back(person: Person, period: Period) -> None:
    """Take back what was asked, so that it can be asked anew."""
    with transaction.atomic():
        Draft.objects.filter(period=period.name).delete()
        audit.done(person, "report_taken_back", route="report_publish", about=period.slug)


def agree(person: Person, period: Period, digest: str) -> str:
    """Publish what another has asked for and this person has seen. What came of it: done, waits, gone, or why not."""
    try:
        with transaction.atomic():
            draft = Draft.objects.select_for_update().filter(period=period.name).select_related("asked_by").first()
            if draft is None:
                return "gone"
            if draft.asked_by.pk == person.pk:
                return "waits"
            if draft.role not in draft.asked_by.roles:  # by now it would be one person who publishes
                draft.delete()
                return "gone"
            report = Report.parse(draft.data.encode())
            if report.digest.hex() != digest:
                return "gone"
            roles = (draft.role, role_of(person))
            draft.delete()
            audit.done(person, "report_published", route="report_publish", about=period.slug)
            publish(Place.from_environment(), report, roles[0], roles, recorder().append, today())
    except Refused as error:
        if error.why in ("moved", "published", "year_published"):
            take_back(person, period)
        return "gone" if error.why == "published" else error.why
    except NotRecorded:
        return "unrecorded"
    return "done"


def role_of(person: Person) -> str:
    """In which role a person publishes."""
    return next(role.value for role in PUBLISHERS if role in person.roles)
