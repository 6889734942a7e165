"""The addresses of readings."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.readings.counsel import cases, mend, proposal_page, propose_page, sign_page
from charteroak.office.readings.views import reading_page, readings_page

PAGES: list[URLPattern] = [
    path("readings/", readings_page, name="readings"),
    path("readings/mend/", mend, name="readings_mend"),
    path("readings/proposals/<slug:record>/", proposal_page, name="readings_proposal"),
    path("readings/proposals/<slug:record>/sign/", sign_page, name="readings_sign"),
    path("readings/proposals/<slug:record>/cases.<slug:form>", cases, name="readings_cases"),
    path("readings/<slug:record>/", reading_page, name="reading"),
    path("readings/<slug:record>/propose/", propose_page, name="readings_propose"),
]
