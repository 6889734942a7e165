"""A sign-on from its beginning to what the provider says of the person: the authorization code flow with PKCE.

What one sign-on needs to be known again by (state, nonce, verifier) is in the session of the browser that began it,
once: whatever comes back takes it out, good or bad. No token leaves this module, and none is kept.
"""

from __future__ import annotations

import hmac
import secrets
import time
from base64 import b64encode
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from charteroak.office.accounts.oidc.discovery import Described, described
from charteroak.office.accounts.oidc.faults import Kind, Refused
from charteroak.office.accounts.oidc.fetching import fetched
from charteroak.office.accounts.oidc.providers import Oidc
from charteroak.office.accounts.oidc.tokens import Expected, checked

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

LASTS = 600
"""Seconds that a sign-on may take, with all that the provider asks."""
MOST = 4
"""Sign-ons that one session may have begun at once, in several windows."""
SIGN_IN, PROVE = "sign_in", "prove"
_KEY = "sign_on"
_LONGEST_CODE = 4096
_LONGEST_NAME = 150


@dataclass(frozen=True)
class Begun:
    """A sign-on that has begun."""

    provider: str
    purpose: str
    """SIGN_IN, or PROVE for step-up."""
    then: str
    """The address of this site that it leads to."""
    redirect: str
    """The address that the provider sends the person back to."""
    nonce: str
    verifier: str
    since: float
    """When it began, in seconds since 1970."""


@dataclass(frozen=True)
class Told:
    """What the provider says of a person: no more than is used."""

    subject: str
    """What it knows them by, for ever (`sub`). It is not an e-mail address, and nothing else identifies them."""
    name: str
    """What they are called; empty where it does not say."""
    groups: frozenset[str]
    """The values of the claim that roles come from."""


def begin(oidc: Oidc, session: MutableMapping[str, Any], purpose: str, then: str, redirect: str, language: str) -> str:
    """Begin a sign-on: note it in the session, and give the provider's address that the person goes to."""
    from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]  # it has no types
    from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]  # nor here

    there = described(oidc).authorization_endpoint
    state, nonce, verifier = f"{language}.{secrets.token_urlsafe(32)}", *(secrets.token_urlsafe(48) for _ in range(2))
    running = {
        each: begun for each, begun in session.get(_KEY, {}).items() if time.time() - float(begun["since"]) < LASTS
    }
    newest = sorted(running, key=lambda each: float(running[each]["since"]))[-(MOST - 1) :]
    session[_KEY] = {each: running[each] for each in newest} | {
        state: Begun(oidc.name, purpose, then, redirect, nonce, verifier, time.time()).__dict__
    }
    more: dict[str, str] = {
        "nonce": nonce,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
        "response_mode": "query",
        "ui_locales": language,
    }
    if purpose == PROVE:
        more |= {"prompt": "login", "max_age": "0"}
    elif oidc.max_age:
        more["max_age"] = str(oidc.max_age)
    if oidc.acr:
        more["acr_values"] = " ".join(oidc.acr)
    address: str = prepare_grant_uri(
        there, oidc.client_id, "code", redirect_uri=redirect, scope=" ".join(oidc.scopes), state=state, **more
    )
    return address


def taken(session: MutableMapping[str, Any], state: str) -> Begun:
    """The sign-on that a state belongs to, taken out of the session. Refused where it began none, or long ago."""
    running: dict[str, Any] = session.get(_KEY, {})
    name = next((each for each in running if hmac.compare_digest(each.encode(), state.encode())), None)
    if name is None:
        raise Refused(Kind.STATE)
    found = Begun(**running.pop(name))
    if running:
        session[_KEY] = running
    else:
        del session[_KEY]
    if not 0 <= time.time() - found.since < LASTS:
        raise Refused(Kind.LATE)
    return found


def finished(oidc: Oidc, begun: Begun, answer: Mapping[str, str]) -> Told:
    """What the provider says of the person, given what the browser brought back: `code` or `error`, and `iss`."""
    if begun.provider != oidc.name:
        raise Refused(Kind.MIX_UP)
    known = described(oidc)
    issuer = answer.get("iss", "")
    if (issuer or known.names_itself) and issuer != oidc.issuer:
        raise Refused(Kind.MIX_UP)
    code = answer.get("code", "")
    if answer.get("error") or not 0 < len(code) <= _LONGEST_CODE:
        raise Refused(Kind.DECLINED)
    tokens = _exchanged(oidc, known, begun, code)
    token, access = tokens.get("id_token"), tokens.get("access_token", "")
    if not isinstance(token, str) or not isinstance(access, str):
        raise Refused(Kind.TOKEN_ANSWER)
    max_age = 0 if begun.purpose == PROVE else oidc.max_age or None
    claims = checked(oidc, token, Expected(begun.nonce, access, begun.since, max_age))
    more = _userinfo(oidc, known, access, str(claims["sub"])) if oidc.userinfo else claims
    name = claims.get("name") or more.get("name")
    return Told(
        str(claims["sub"]),
        " ".join(name.split())[:_LONGEST_NAME] if isinstance(name, str) and name.isprintable() else "",
        _groups(more.get(oidc.claim)) if oidc.claim else frozenset(),
    )


def _exchanged(oidc: Oidc, known: Described, begun: Begun, code: str) -> dict[str, Any]:
    """What the provider gives for a code, to this site and for this verifier alone."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": begun.redirect,
        "client_id": oidc.client_id,
        "code_verifier": begun.verifier,
    }
    headers: dict[str, str] = {}
    if oidc.key_file:
        form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        form["client_assertion"] = _assertion(oidc, known.token_endpoint)
    elif oidc.client_secret and known.post_secret:
        form["client_secret"] = oidc.client_secret
    elif oidc.client_secret:
        # RFC 6749, 2.3.1: each is encoded as in a form, before they are put together.
        pair = f"{quote(oidc.client_id, safe='')}:{quote(oidc.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode('ascii')).decode('ascii')}"
    return fetched(oidc, known.token_endpoint, form=form, headers=headers)


def _assertion(oidc: Oidc, audience: str) -> str:
    """A short-lived token, by which the site proves itself with its private key (RFC 7523)."""
    from joserfc import jwt

    key, algorithm = _own_key(oidc)
    now = int(time.time())
    claims = {"iss": oidc.client_id, "sub": oidc.client_id, "aud": audience, "iat": now, "exp": now + 60}
    header = {"alg": algorithm, **({"kid": oidc.key_id} if oidc.key_id else {})}
    return jwt.encode(header, {**claims, "jti": secrets.token_urlsafe(24)}, key, algorithms=[algorithm])


def _own_key(oidc: Oidc) -> tuple[RSAKey | ECKey, str]:
    """The site's own private key, and what it signs with. ImproperlyConfigured where the file holds none."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from django.core.exceptions import ImproperlyConfigured
    from joserfc.jwk import ECKey, RSAKey

    try:
        pem = Path(oidc.key_file).read_bytes()
        if isinstance(load_pem_private_key(pem, None), RSAPrivateKey):
            return RSAKey.import_key(pem), "PS256"
        return ECKey.import_key(pem), "ES256"
    except (OSError, ValueError, TypeError):
        raise ImproperlyConfigured("the key file of the sign-on cannot be read") from None


def _userinfo(oidc: Oidc, known: Described, access: str, subject: str) -> dict[str, Any]:
    """What the provider says more of the person, if it is of the same person."""
    if not known.userinfo_endpoint or not access or not access.isascii() or not access.isprintable():
        raise Refused(Kind.USERINFO)
    found = fetched(oidc, known.userinfo_endpoint, headers={"Authorization": f"Bearer {access}"})
    if found.get("sub") != subject:
        raise Refused(Kind.USERINFO)
    return found


def _groups(value: object) -> frozenset[str]:
    """The values of a claim, a string or a list of strings. Anything else gives nothing."""
    found = value if isinstance(value, list) else [value]
    return frozenset(each for each in found if isinstance(each, str))
