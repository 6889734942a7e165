"""Codes of an authenticator (RFC 6238, six digits, 30 seconds): each is taken once, a step early or late at most."""

from __future__ import annotations

import hmac
import io
import time

import pyotp
import segno

from charteroak.office.accounts.models import Person, Totp
from charteroak.office.accounts.sealing import NotOpened, seal, unseal

STEP = 30
_DIGITS = 6
_AROUND = (0, -1, 1)
ISSUER = "Charter Oak"


def new_key() -> str:
    """A new key in base32, of 160 bits."""
    return pyotp.random_base32()


def step_of(key: str, typed: str) -> int | None:
    """Which step of time a code is of, of this and the two beside it. None where it is of none."""
    code = "".join(typed.split())
    if len(code) != _DIGITS or not (code.isascii() and code.isdigit()):
        return None
    now = int(time.time()) // STEP
    maker = pyotp.TOTP(key)
    found = [now + by for by in _AROUND if hmac.compare_digest(maker.at((now + by) * STEP), code)]
    return found[0] if found else None


def use(person: Person, typed: str) -> bool:
    """Take a code of a person's authenticator. False where it is wrong, or this one or a later one was used before."""
    held = Totp.objects.filter(person=person).first()
    if held is None:
        return False
    try:
        step = step_of(unseal(held.sealed, person.handle).decode(), typed)
    except NotOpened:
        return False
    # One statement, so that of two who send one code at once only one is let in.
    return step is not None and bool(Totp.objects.filter(pk=held.pk, last_step__lt=step).update(last_step=step))


def keep(person: Person, key: str, step: int) -> None:
    """Give a person an authenticator, in the place of any before. The code of `step` has been used."""
    sealed = seal(key.encode(), person.handle)
    Totp.objects.update_or_create(person=person, defaults={"sealed": sealed, "last_step": step})


def picture(key: str, login: str) -> str:
    """The picture that an authenticator reads its key from, as SVG for the inside of a page."""
    out = io.BytesIO()
    address = pyotp.TOTP(key).provisioning_uri(name=login, issuer_name=ISSUER)
    segno.make(address, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, border=4, light="#fff", dark="#000", omitsize=True, svgclass="qr"
    )
    return out.getvalue().decode()


def grouped(key: str) -> str:
    """A key as it is read aloud or typed: in groups of four."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))
