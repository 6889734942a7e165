"""The addresses of `referrals`, below a language."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.referrals.audit_views import audit_file, audit_page
from charteroak.office.referrals.telling import tell_page
from charteroak.office.referrals.views import new_page, referral_page, referrals_page, sheet_page

PAGES: list[URLPattern] = [
    path("office/referrals/audit/", audit_page, name="referral_audit"),
    path("office/referrals/audit.csv", audit_file, {"kind": "csv"}, name="referral_audit_csv"),
    path("office/referrals/audit.json", audit_file, {"kind": "json"}, name="referral_audit_json"),
    path("referrals/", referrals_page, name="referrals"),
    path("referrals/new/", new_page, name="referral_new"),
    path("referrals/tell/", tell_page, name="referral_tell"),
    path("referrals/<slug:record>/", referral_page, name="referral"),
    path("referrals/<slug:record>/sheet/", sheet_page, name="referral_sheet"),
]
"""They, with the fixed ones first."""
