"""Step-up: whether a person has proven who they are in the last minutes, as approvals ask. And where one goes then."""

from __future__ import annotations

import time
from urllib.parse import unquote, urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

LASTS = 300
"""Seconds for which a proof is fresh."""
_KEY = "proven"
_LONGEST = 500
_NEVER = frozenset({"sign_in", "sign_in_code", "sign_in_passkey", "sign_out", "prove", "join", "join_factor", "begin"})


def is_fresh(request: HttpRequest) -> bool:
    """Whether the proof of this session is fresh."""
    when: float = request.session.get(_KEY, 0.0)
    return 0 <= time.time() - when < LASTS


def proven(request: HttpRequest) -> None:
    """Note that the person of this session has just proven who they are."""
    request.session.update(now())


def now() -> dict[str, object]:
    """What a session holds whose person has just proven who they are."""
    return {_KEY: time.time()}


def then(address: str) -> str:
    """The query that leads back to an address of this site."""
    return urlencode({"then": address})


def own_path(given: object) -> str:
    """An address to go on to, if it is a page of this site's own, as its path and query; nothing where it is not."""
    if not isinstance(given, str) or not given.startswith("/") or len(given) > _LONGEST:
        return ""
    if "\\" in unquote(given) or any(not letter.isprintable() or letter.isspace() for letter in unquote(given)):
        return ""
    if unquote(given).startswith("//") or not url_has_allowed_host_and_scheme(given, allowed_hosts=None):
        return ""
    parts = urlsplit(given)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    if parts.scheme or parts.netloc or parts.fragment or found.url_name in _NEVER:
        return ""
    return given
