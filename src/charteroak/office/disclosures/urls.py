"""The addresses of disclosures. They hold random handles, and nothing of what a request says."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.disclosures.approving import counsel, revoke, send, supervisor
from charteroak.office.disclosures.deciding import decide, records
from charteroak.office.disclosures.ending import close, letter, receipt, release
from charteroak.office.disclosures.taking import new
from charteroak.office.disclosures.views import disclosure, disclosures

PAGES: list[URLPattern] = [
    path("disclosures/", disclosures, name="disclosures"),
    path("disclosures/new/", new, name="disclosure_new"),
    path("disclosures/classes/<slug:record>/", decide, name="disclosure_class"),
    path("disclosures/<slug:record>/", disclosure, name="disclosure"),
    path("disclosures/<slug:record>/records/", records, name="disclosure_records"),
    path("disclosures/<slug:record>/send/", send, name="disclosure_send"),
    path("disclosures/<slug:record>/supervisor/", supervisor, name="disclosure_supervisor"),
    path("disclosures/<slug:record>/counsel/", counsel, name="disclosure_counsel"),
    path("disclosures/<slug:record>/revoke/", revoke, name="disclosure_revoke"),
    path("disclosures/<slug:record>/close/", close, name="disclosure_close"),
    path("disclosures/<slug:record>/release/", release, name="disclosure_release"),
    path("disclosures/<slug:record>/receipt/", receipt, name="disclosure_receipt"),
    path("disclosures/<slug:record>/letter/", letter, name="disclosure_letter"),
]
