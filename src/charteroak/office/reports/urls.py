"""The addresses of reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.reports.deciding import publish_page
from charteroak.office.reports.views import as_file, nil_page, report_page, reports_page

PAGES: list[URLPattern] = [
    path("reports/", reports_page, name="reports"),
    path("reports/<slug:record>/", report_page, name="report"),
    path("reports/<slug:record>.pdf", as_file, {"kind": "pdf"}, name="report_pdf"),
    path("reports/<slug:record>.csv", as_file, {"kind": "csv"}, name="report_csv"),
    path("reports/<slug:record>.json", as_file, {"kind": "json"}, name="report_json"),
    path("reports/<slug:record>/publish/", publish_page, name="report_publish"),
    path("reports/<slug:record>/nil/", nil_page, name="report_nil"),
]
