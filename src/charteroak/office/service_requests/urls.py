"""The addresses of `service_requests`."""

from __future__ import annotations

from django.urls import URLPattern

PAGES: list[URLPattern] = []
