"""What is sealed at rest with a key that comes from the site's own: the keys of authenticators."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class NotOpened(Exception):
    """What was sealed cannot be opened: it is another person's, was changed, or the site has another key now."""


def seal(plain: bytes, handle: str, purpose: str = "totp") -> bytes:
    """The bytes sealed for a person: AES-256-GCM under a key made from the site's by HKDF, with the handle bound in."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(settings.SECRET_KEY, purpose)).encrypt(nonce, plain, handle.encode())


def unseal(sealed: bytes, handle: str, purpose: str = "totp") -> bytes:
    """What was sealed for a person. NotOpened where it is not theirs or no key of the site fits."""
    raw = bytes(sealed)
    for secret in _secrets():
        try:
            return AESGCM(_key(secret, purpose)).decrypt(raw[:_NONCE], raw[_NONCE:], handle.encode())
        except (InvalidTag, ValueError):
            continue
    raise NotOpened


def digest(code: str, purpose: str) -> str:
    """The digest that a code of ours is kept as, in hex: HMAC-SHA-256, for codes too long to be tried one by one."""
    return hmac.new(_key(settings.SECRET_KEY, f"digest of {purpose}"), code.encode(), hashlib.sha256).hexdigest()


def _secrets() -> Iterator[str]:
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS


def _key(secret: str, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"charteroak {purpose}".encode()).derive(secret.encode())
