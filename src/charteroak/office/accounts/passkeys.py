"""Passkeys (WebAuthn, level 2): made and used with user verification, so that one signs a person in by itself."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import webauthn
from django.http import HttpRequest
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from charteroak.office.accounts.models import Passkey, Person

_KEY = "challenge"
_LASTS = 300
_LONGEST = 8000
_CREDENTIAL = re.compile(r"[A-Za-z0-9_-]{1,1400}")
NAME = "Charter Oak"


@dataclass(frozen=True)
class Made:
    """A passkey that a browser has made, checked."""

    credential: str
    public_key: bytes
    uses: int


def works_at(request: HttpRequest) -> bool:
    """Whether a browser can have passkeys for this site's name: not where that is the number of a machine."""
    try:
        ip_address(_name(request).strip("[]"))
    except ValueError:
        return True
    return False


def to_use(request: HttpRequest, purpose: str, person: Person | None = None) -> str:
    """What a browser needs to use a passkey, as JSON. `purpose` is what its use will be for, and nothing else."""
    allowed = [_described(each) for each in Passkey.objects.filter(person=person)] if person else []
    options = webauthn.generate_authentication_options(
        rp_id=_name(request), allow_credentials=allowed, user_verification=UserVerificationRequirement.REQUIRED
    )
    _remember(request, purpose, options.challenge)
    return options_to_json(options)


def to_make(request: HttpRequest, purpose: str, handle: str, login: str) -> str:
    """What a browser needs to make a passkey for a person, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=_name(request),
        rp_name=NAME,
        user_id=handle.encode(),
        user_name=login,
        user_display_name=login,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[_described(each) for each in Passkey.objects.filter(person__handle=handle)],
    )
    _remember(request, purpose, options.challenge)
    return options_to_json(options)


def used(request: HttpRequest, purpose: str, sent: str) -> Person | None:
    """Whose passkey was used, if what the browser sent proves it. A challenge is good for one answer."""
    challenge = _challenge(request, purpose)
    told = _read(sent)
    if challenge is None or told is None:
        return None
    held = Passkey.objects.select_related("person").filter(credential=str(told.get("id", ""))).first()
    if held is None or not _is_of(told, held.person):
        return None
    try:
        proof = webauthn.verify_authentication_response(
            credential=told,
            expected_challenge=challenge,
            expected_rp_id=_name(request),
            expected_origin=_origins(request),
            credential_public_key=bytes(held.public_key),
            credential_current_sign_count=held.uses,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    Passkey.objects.filter(pk=held.pk).update(uses=proof.new_sign_count)
    return held.person


def made(request: HttpRequest, purpose: str, sent: str) -> Made | None:
    """The passkey that a browser has made, if what it sent is one and is new."""
    challenge = _challenge(request, purpose)
    told = _read(sent)
    if challenge is None or told is None:
        return None
    try:
        proof = webauthn.verify_registration_response(
            credential=told,
            expected_challenge=challenge,
            expected_rp_id=_name(request),
            expected_origin=_origins(request),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    credential = bytes_to_base64url(proof.credential_id)
    if Passkey.objects.filter(credential=credential).exists():
        return None
    return Made(credential, proof.credential_public_key, proof.sign_count)


def keep(person: Person, new: Made, name: str) -> Passkey:
    """Give a person a passkey."""
    return Passkey.objects.create(
        person=person, name=name, credential=new.credential, public_key=new.public_key, uses=new.uses
    )


def _name(request: HttpRequest) -> str:
    host = request.get_host()
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _origins(request: HttpRequest) -> list[str]:
    """Where a browser says it is: here. A server before this one may speak HTTPS for it."""
    host = request.get_host()
    return [f"https://{host}", f"{request.scheme}://{host}"]


def _remember(request: HttpRequest, purpose: str, challenge: bytes) -> None:
    if request.session.session_key is None:
        request.session.set_expiry(_LASTS)
    request.session[_KEY] = {
        "of": bytes_to_base64url(challenge),
        "for": purpose,
        "host": request.get_host(),
        "until": time.time() + _LASTS,
    }


def _challenge(request: HttpRequest, purpose: str) -> bytes | None:
    kept = request.session.pop(_KEY, None)
    if not kept or kept["for"] != purpose or kept["host"] != request.get_host() or time.time() > kept["until"]:
        return None
    return base64url_to_bytes(str(kept["of"]))


def _read(sent: str) -> dict[str, Any] | None:
    if len(sent) > _LONGEST:
        return None
    try:
        told = json.loads(sent)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("response"), dict):
        return None
    return told if _CREDENTIAL.fullmatch(str(told.get("id", ""))) else None  # and nothing that no database takes


def _is_of(told: dict[str, Any], person: Person) -> bool:
    """Whether the browser names the person that the passkey is of, where it names one."""
    named = told["response"].get("userHandle")
    return not named or named == bytes_to_base64url(person.handle.encode())


def _described(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential))
