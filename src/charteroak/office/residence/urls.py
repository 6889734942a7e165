"""The addresses of `residence`."""

from __future__ import annotations

from django.urls import URLPattern

PAGES: list[URLPattern] = []
