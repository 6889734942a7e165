"""What a provider says of itself: its addresses and its keys, kept for a while, and asked anew when a key is new."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.fetching import fetched
from charteroak.office.accounts.oidc.providers import Oidc, is_secure

LASTS = 3600.0
"""Seconds for which what a provider says of itself is kept."""
PAUSE = 60.0
"""Seconds between two times that keys are asked for because one is unknown: whoever makes up names cannot hurry us."""
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OTHERS = ("userinfo_endpoint", "end_session_endpoint")
_MOST_KEYS = 50


@dataclass(frozen=True)
class Described:
    """A provider's addresses."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    """Empty where it has none."""
    end_session_endpoint: str
    """Empty where it has none."""
    names_itself: bool
    """Whether it says, as it sends the person back, who it is (RFC 9207)."""
    post_secret: bool
    """Whether it takes a client's secret in the form alone, and not in the header."""


@dataclass
class _Kept:
    described: Described
    until: float
    keys: list[dict[str, Any]] = field(default_factory=list)
    keys_at: float = 0.0


_kept: dict[tuple[str, str], _Kept] = {}
_lock = threading.Lock()


def described(oidc: Oidc) -> Described:
    """A provider's addresses, from its discovery document alone. Refused where it is of another issuer."""
    return _entry(oidc).described


def keys(oidc: Oidc, *, again: bool = False) -> list[dict[str, Any]]:
    """A provider's public keys, as JWKs. With `again` they are asked for anew, unless they were a moment ago."""
    entry = _entry(oidc)
    age = time.monotonic() - entry.keys_at
    if not entry.keys or age > LASTS or (again and age > PAUSE):
        found = fetched(oidc, entry.described.jwks_uri).get("keys")
        if not isinstance(found, list) or len(found) > _MOST_KEYS:
            raise Refused(Kind.DISCOVERY)
        entry.keys_at = time.monotonic()
        entry.keys = [each for each in found if isinstance(each, dict)]
    return entry.keys


def forget() -> None:
    """Forget what was kept, of every provider."""
    with _lock:
        _kept.clear()


def _entry(oidc: Oidc) -> _Kept:
    with _lock:
        entry = _kept.get((oidc.name, oidc.issuer))
    if entry is None or time.monotonic() > entry.until:
        entry = _Kept(_asked(oidc), time.monotonic() + LASTS)
        with _lock:
            _kept[(oidc.name, oidc.issuer)] = entry
    return entry


def _asked(oidc: Oidc) -> Described:
    said = fetched(oidc, f"{oidc.issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != oidc.issuer:
        raise Refused(Kind.DISCOVERY_ISSUER)
    if not all(isinstance(said.get(name), str) for name in _NEEDED):
        raise Refused(Kind.DISCOVERY)
    addresses = {name: said.get(name) or "" for name in (*_NEEDED, *_OTHERS)}
    if not all(isinstance(each, str) and (not each or is_secure(each)) for each in addresses.values()):
        raise Refused(Kind.ADDRESS)
    ways = said.get("token_endpoint_auth_methods_supported")
    return Described(
        **addresses,
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        post_secret=isinstance(ways, list) and "client_secret_post" in ways and "client_secret_basic" not in ways,
    )
