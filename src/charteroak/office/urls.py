"""The site's addresses: the same pages in English at the root and in Spanish below /es/."""

from __future__ import annotations

from django.urls import include, path, re_path

from charteroak.office.accounts.oidc.urls import PAGES as SIGN_ON
from charteroak.office.accounts.urls import PAGES as ACCOUNTS
from charteroak.office.article.views import article, card, cards
from charteroak.office.ask.views import ask
from charteroak.office.authorities.urls import PAGES as AUTHORITIES
from charteroak.office.compare.views import compare_page
from charteroak.office.complaints.urls import PAGES as COMPLAINTS
from charteroak.office.desk.urls import PAGES as DESK
from charteroak.office.disclosures.urls import PAGES as DISCLOSURES
from charteroak.office.ledger.views import entries, entry, overview, raw, receipt
from charteroak.office.lint.views import lint_page
from charteroak.office.police.paper import paper_page
from charteroak.office.police.triage import triage_page
from charteroak.office.police.views import officer, officer_manifest, officer_worker
from charteroak.office.readings.urls import PAGES as READINGS
from charteroak.office.record.views import preview, record
from charteroak.office.referrals.urls import PAGES as REFERRALS
from charteroak.office.register.views import add_page, change_page, questions, register_page, remove_page
from charteroak.office.reports.urls import PAGES as REPORTS
from charteroak.office.residence.urls import PAGES as RESIDENCE
from charteroak.office.routines.urls import PAGES as ROUTINES
from charteroak.office.screen.views import screen_page
from charteroak.office.service_requests.urls import PAGES as SERVICE_REQUESTS
from charteroak.office.services.api.routes import ROUTES as HSDS
from charteroak.office.services.urls import PAGES as SERVICES
from charteroak.office.training.urls import PAGES as TRAINING
from charteroak.office.views import static_file

_PAGES = [
    *ACCOUNTS,
    *AUTHORITIES,
    *COMPLAINTS,
    *DESK,
    *DISCLOSURES,
    *READINGS,
    *REPORTS,
    *ROUTINES,
    *RESIDENCE,
    *SERVICES,
    *SERVICE_REQUESTS,
    *REFERRALS,
    *TRAINING,
    *SIGN_ON,
    path("", ask, name="ask"),
    re_path(r"^article/?$", article, name="article"),
    path("cards/", cards, name="cards"),
    path("cards/<slug:act>/", card, name="card"),
    path("compare/", compare_page, name="compare"),
    path("officer/", officer, name="officer"),
    path("officer/worker.js", officer_worker, name="officer_worker"),
    path("officer/app.webmanifest", officer_manifest, name="officer_manifest"),
    path("triage/", triage_page, name="triage"),
    path("paper/", paper_page, name="paper"),
    path("screen/", screen_page, name="screen"),
    path("lint/", lint_page, name="lint"),
    path("questions/", questions, name="questions"),
    path("register/", register_page, name="register"),
    path("register/add/", add_page, name="register_add"),
    path("register/<slug:record>/", change_page, name="register_entry"),
    path("register/<slug:record>/remove/", remove_page, name="register_remove"),
    path("record/", preview, name="record"),
    path("record/receipt/", record, name="receipt"),
    path("ledger/", overview, name="ledger"),
    path("ledger/entries/", entries, name="ledger_entries"),
    path("ledger/entries/<slug:record>/", entry, name="ledger_entry"),
    path("ledger/entries/<slug:record>/<int:index>.tlog-proof", receipt, name="ledger_receipt"),
    path("ledger/entries/<slug:record>/<int:index>.entry", raw, name="ledger_raw"),
]

urlpatterns = [
    path("static/<str:name>", static_file, name="asset"),
    path("es/", include(_PAGES), {"language": "es"}),
    path("", include([*_PAGES, *HSDS]), {"language": "en"}),  # what only machines read is there once
]

handler400 = "charteroak.office.errors.bad_request"
handler404 = "charteroak.office.errors.not_found"
handler500 = "charteroak.office.errors.server_error"
