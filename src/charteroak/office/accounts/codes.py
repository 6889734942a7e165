"""The codes that the office gives out: to begin, to join, to recover. Each is used once, and kept as its digest."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from charteroak.office.accounts.models import OneTimeCode, Person, RecoveryCode
from charteroak.office.accounts.sealing import digest

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What a code is made of: 32 letters and digits, without those that are taken for others."""
LENGTH = 24
"""Letters of a code: 120 bits."""
RECOVERY_CODES = 10
ONE_TIME_LASTS = timedelta(hours=72)
_GROUP = 4


def new_code() -> str:
    """A new code, in groups of four."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def tidy(typed: str) -> str:
    """A code as it was typed, without what people put between and with large letters."""
    return "".join(letter for letter in typed.upper() if letter in LETTERS)


def kept(code: str, purpose: str) -> str:
    """What a code is kept as."""
    return digest(tidy(code), purpose)


def give_one_time(person: Person) -> str:
    """A new code for a person to begin with, in the place of any before. It is shown once."""
    code = new_code()
    until = timezone.now() + ONE_TIME_LASTS
    OneTimeCode.objects.update_or_create(person=person, defaults={"digest": kept(code, "joining"), "until": until})
    return code


def one_time_of(person: Person, typed: str) -> str | None:
    """The digest of the code that a person was given, where it is the one that was typed and still holds."""
    found = kept(typed, "joining")
    there = OneTimeCode.objects.filter(person=person, digest=found, until__gt=timezone.now()).exists()
    return found if there else None


def spend_one_time(person: Person, found: str) -> bool:
    """Use a code up. False where it was used already, has run out, or was replaced."""
    used, _ = OneTimeCode.objects.filter(person=person, digest=found, until__gt=timezone.now()).delete()
    return bool(used)


def give_recovery(person: Person) -> tuple[str, ...]:
    """Ten new codes in the place of those before. They are shown once."""
    codes = tuple(new_code() for _ in range(RECOVERY_CODES))
    with transaction.atomic():
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(person=person, digest=kept(code, f"recovery of {person.handle}")) for code in codes
        )
    return codes


def spend_recovery(person: Person, typed: str) -> bool:
    """Use a recovery code up. False where it is none of theirs, or was used already."""
    found = kept(typed, f"recovery of {person.handle}")
    used, _ = RecoveryCode.objects.filter(person=person, digest=found).delete()
    return bool(used)
