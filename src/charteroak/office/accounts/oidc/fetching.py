"""Asking the identity provider: over TLS that is checked, without following redirects, within a time and a size."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.providers import Oidc, is_secure

if TYPE_CHECKING:
    import httpx

SECONDS = 5.0
"""How long an answer may take, in all."""
MOST = 256 * 1024
"""Bytes that an answer may have."""


def fetched(
    oidc: Oidc, url: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The JSON object at an address, got, or posted a form to. Refused, with the kind, where there is none.

    Nothing is taken from the environment (no proxy, no .netrc), so nothing there sends a code or a secret elsewhere.
    """
    import httpx

    if not is_secure(url):
        raise Refused(Kind.ADDRESS)
    sent = {"Accept": "application/json", "Accept-Encoding": "identity", **(headers or {})}
    try:
        with (
            httpx.Client(
                follow_redirects=False, trust_env=False, timeout=httpx.Timeout(SECONDS), verify=_trusted(oidc.ca_file)
            ) as client,
            client.stream("POST" if form is not None else "GET", url, data=form, headers=sent) as response,
        ):
            return _read(response, time.monotonic() + SECONDS)
    except httpx.TimeoutException:
        raise Refused(Kind.SLOW) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError):
        raise Refused(Kind.UNREACHED) from None


def _read(response: httpx.Response, deadline: float) -> dict[str, Any]:
    if response.is_redirect:
        raise Refused(Kind.REDIRECT)
    if response.status_code != 200:
        raise Refused(Kind.STATUS)
    parts, size = [], 0
    for part in response.iter_raw(16 * 1024):
        size += len(part)
        if size > MOST:
            raise Refused(Kind.TOO_LARGE)
        if time.monotonic() > deadline:
            raise Refused(Kind.SLOW)
        parts.append(part)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    try:
        found = json.loads(b"".join(parts)) if kind.endswith("json") else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(Kind.NOT_JSON)
    return found


@lru_cache(maxsize=4)
def _trusted(ca_file: str) -> ssl.SSLContext:
    """TLS 1.2 or later, the name and the chain checked."""
    context = ssl.create_default_context(cafile=ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
