"""The addresses of `services`."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.services.views import service_page, services_page

_PUBLIC: list[URLPattern] = [
    path("services/", services_page, name="services"),
    path("services/<slug:record>/", service_page, name="service"),
]
PAGES: list[URLPattern] = [*_PUBLIC]
