"""An ID token, checked: the signature against the provider's own keys, and each claim (OpenID Connect Core, 3.1.3.7).

Neither the token's `jwk`, nor its `jku` or `x5u`, has any say in which key it is checked with, and its `alg` has none
in which algorithms are allowed.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from charteroak.office.accounts.oidc.discovery import keys
from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.providers import Oidc

if TYPE_CHECKING:
    from joserfc.jwk import Key

SKEW = 60
"""Seconds by which the provider's clock may differ from ours."""
LONGEST = 16 * 1024
"""Characters that a token may have."""
_OLDEST = 600
"""Seconds that may lie between the making of a token and its use: it comes straight from the provider."""
_LEAST_RSA, _MOST_RSA = 2048, 8192
_KTY = {"R": "RSA", "P": "RSA", "E": "EC"}


@dataclass(frozen=True)
class Expected:
    """What a token must fit, beyond being of this provider for this site."""

    nonce: str
    """What was sent along when the person was sent to the provider."""
    access_token: str
    """What came with the ID token; empty where nothing did."""
    since: float
    """When the sign-on began, in seconds since 1970."""
    max_age: int | None
    """How long before that the person may have proven who they are; None where that was not asked."""


def checked(oidc: Oidc, token: str, expected: Expected) -> dict[str, Any]:
    """The claims of an ID token that holds in every way. Refused, with the kind, otherwise."""
    claims = _signed(oidc, token)
    for check in (_issuer, _subject, _audience, _times):
        check(oidc, claims)
    if not _same(claims.get("nonce"), expected.nonce):
        raise Refused(Kind.NONCE)
    _with_access_token(claims, _header(token)["alg"], expected.access_token)
    _recent(claims, expected)
    _second_factor(oidc, claims)
    return claims


def _header(token: str) -> dict[str, Any]:
    from joserfc.util import urlsafe_b64decode

    try:
        header = json.loads(urlsafe_b64decode(token.split(".", 1)[0].encode("ascii")))
    except (ValueError, RecursionError):
        raise Refused(Kind.TOKEN_FORM) from None
    if not isinstance(header, dict):
        raise Refused(Kind.TOKEN_FORM)
    return header


def _signed(oidc: Oidc, token: str) -> dict[str, Any]:
    """The claims of a token whose signature holds."""
    from joserfc import jws
    from joserfc.errors import JoseError

    if len(token) > LONGEST or token.count(".") != 2:
        raise Refused(Kind.TOKEN_FORM)
    header = _header(token)
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in oidc.algorithms:
        raise Refused(Kind.ALGORITHM)
    if str(header.get("typ", "JWT")).upper() != "JWT" or "crit" in header:
        raise Refused(Kind.TOKEN_FORM)
    key = _key(oidc, header.get("kid"), algorithm)
    try:
        payload = jws.deserialize_compact(token, key, registry=_pinned(algorithm)).payload
    except (JoseError, ValueError, TypeError):
        raise Refused(Kind.SIGNATURE) from None
    try:
        claims = json.loads(payload)
    except (ValueError, RecursionError):
        claims = None
    if not isinstance(claims, dict):
        raise Refused(Kind.TOKEN_FORM)
    return claims


def _pinned(algorithm: str) -> Any:
    """What joserfc may check a token with: this algorithm, which the setting allows, and no other."""
    from joserfc.jws import JWSRegistry

    class Pinned(JWSRegistry):
        def get_alg(self, name: str) -> Any:
            if name != algorithm:
                raise ValueError("another algorithm")
            return self.algorithms[name]

    pinned = Pinned(algorithms=[algorithm], strict_check_header=False)
    pinned.max_header_length, pinned.max_signature_length = 8 * 1024, 2 * 1024
    return pinned


def _key(oidc: Oidc, name: object, algorithm: str) -> Key:
    """The one key that fits. Where the token names none, there must be no choice."""
    for again in (False, True):
        fitting = [each for each in keys(oidc, again=again) if _fits(each, algorithm)]
        named = [each for each in fitting if name is None or each.get("kid") == name]
        if len(named) == 1:
            return _imported(named[0])
    raise Refused(Kind.KEY)


def _fits(key: dict[str, Any], algorithm: str) -> bool:
    return (
        key.get("kty") == _KTY.get(algorithm[0] if not algorithm.startswith("Ed") else "", "OKP")
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
    )


def _imported(key: dict[str, Any]) -> Key:
    """The public key, if it is as long as it should be."""
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey, OKPKey, RSAKey
    from joserfc.util import urlsafe_b64decode

    kinds: dict[str, Any] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}
    try:
        if key["kty"] == "RSA":
            size = int.from_bytes(urlsafe_b64decode(str(key["n"]).encode("ascii"))).bit_length()
            if not _LEAST_RSA <= size <= _MOST_RSA:
                raise Refused(Kind.KEY)
        found: Key = kinds[str(key["kty"])].import_key({name: key[name] for name in ("kty", *_PARTS) if name in key})
    except (JoseError, ValueError, TypeError, KeyError):
        raise Refused(Kind.KEY) from None
    return found


_PARTS = ("n", "e", "crv", "x", "y")  # of a public key, and of nothing else


def _issuer(oidc: Oidc, claims: dict[str, Any]) -> None:
    if claims.get("iss") != oidc.issuer:
        raise Refused(Kind.ISSUER)


def _subject(_oidc: Oidc, claims: dict[str, Any]) -> None:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or not subject.isprintable():
        raise Refused(Kind.SUBJECT)


def _audience(oidc: Oidc, claims: dict[str, Any]) -> None:
    """The token is for this site and for no other, and was asked for by it."""
    audience = claims.get("aud")
    if audience != oidc.client_id and audience != [oidc.client_id]:
        raise Refused(Kind.AUDIENCE)
    if claims.get("azp", oidc.client_id) != oidc.client_id:
        raise Refused(Kind.AUTHORISED_PARTY)


def _times(_oidc: Oidc, claims: dict[str, Any]) -> None:
    now = time.time()
    _bounded(claims.get("exp"), lambda expiry: expiry > now - SKEW, Kind.EXPIRED)
    _bounded(claims.get("iat"), lambda made: now - _OLDEST <= made <= now + SKEW, Kind.ISSUED_AT)
    _bounded(claims.get("nbf", 0), lambda start: start <= now + SKEW, Kind.NOT_YET)


def _bounded(value: object, holds: Callable[[float], bool], kind: Kind) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not holds(value):
        raise Refused(kind)


def _with_access_token(claims: dict[str, Any], algorithm: str, access_token: str) -> None:
    """`at_hash`, where it is given: the access token is the one that this ID token was made with."""
    if "at_hash" not in claims:
        return
    from authlib.oidc.core.util import create_half_hash  # type: ignore[import-untyped]  # it has no types

    made = create_half_hash(access_token, "RS512" if algorithm.startswith("Ed") else algorithm)
    if not access_token or made is None or not _same(claims["at_hash"], made.decode("ascii")):
        raise Refused(Kind.TOKEN_HASH)


def _recent(claims: dict[str, Any], expected: Expected) -> None:
    if expected.max_age is not None:
        earliest = expected.since - expected.max_age - SKEW
        _bounded(claims.get("auth_time"), lambda when: earliest <= when <= time.time() + SKEW, Kind.NOT_RECENT)


def _second_factor(oidc: Oidc, claims: dict[str, Any]) -> None:
    """What the provider does not say was not asked for: then it was a password alone."""
    methods = claims.get("amr")
    said = {each for each in methods if isinstance(each, str)} if isinstance(methods, list) else set()
    if (oidc.amr and not said & set(oidc.amr)) or (oidc.acr and claims.get("acr") not in oidc.acr):
        raise Refused(Kind.NO_SECOND_FACTOR)


def _same(given: object, wanted: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), wanted.encode())
