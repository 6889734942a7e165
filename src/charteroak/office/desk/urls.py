"""The address of the desk."""

from __future__ import annotations

from django.urls import path

from charteroak.office.desk.views import desk

PAGES = [path("office/", desk, name="desk")]
