"""The addresses of `training`."""

from __future__ import annotations

from django.urls import URLPattern

PAGES: list[URLPattern] = []
