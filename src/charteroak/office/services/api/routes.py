"""The addresses of the HSDS API, and who may open them: everyone. They are the same in every language."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from charteroak.office.access import Rule, everyone, everyone_writes
from charteroak.office.services.api.views import item, listing, meta, openapi

ROUTES: list[URLPattern] = [
    re_path(r"^hsds/?$", meta, name="hsds"),
    path("hsds/openapi.json", openapi, name="hsds_openapi"),
    path("hsds/<slug:collection>", listing, name="hsds_list"),
    path("hsds/<slug:collection>/<str:id>", item, name="hsds_item"),
]
RULES: dict[str, Rule] = {
    "hsds": everyone(),
    "hsds_openapi": everyone(),
    "hsds_list": everyone_writes(),
    "hsds_item": everyone(),
}
"""A list may be asked for by POST: it keeps nothing."""
