"""The address of the question who is a resident."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.residence.views import resident_page

PAGES: list[URLPattern] = [path("resident/", resident_page, name="resident")]
