"""The addresses of routines."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.routines.views import (
    approve_routine,
    change_routine,
    end_routine,
    propose_routine,
    routine_page,
    routines_kept,
    routines_page,
    use_routine,
)

PAGES: list[URLPattern] = [
    path("routines/", routines_page, name="routines"),
    path("office/routines/", routines_kept, name="routines_kept"),
    path("office/routines/propose/", propose_routine, name="routine_propose"),
    path("office/routines/<slug:record>/", routine_page, name="routine"),
    path("office/routines/<slug:record>/change/", change_routine, name="routine_change"),
    path("office/routines/<slug:record>/approve/", approve_routine, name="routine_approve"),
    path("office/routines/<slug:record>/end/", end_routine, name="routine_end"),
    path("office/routines/<slug:record>/use/", use_routine, name="routine_use"),
]
