"""The addresses of `services`."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.services.staff import service_kept, services_kept
from charteroak.office.services.staff_cite import service_cite
from charteroak.office.services.staff_edit import service_edit
from charteroak.office.services.views import service_page, services_page

_PUBLIC: list[URLPattern] = [
    path("services/", services_page, name="services"),
    path("services/<slug:record>/", service_page, name="service"),
]
_STAFF: list[URLPattern] = [
    path("office/services/", services_kept, name="services_kept"),
    path("office/services/<slug:record>/", service_kept, name="service_kept"),
    path("office/services/<slug:record>/edit/", service_edit, name="service_edit"),
    path("office/services/<slug:record>/cite/<slug:part>/<slug:demand>/", service_cite, name="service_cite"),
]
PAGES: list[URLPattern] = [*_PUBLIC, *_STAFF]
