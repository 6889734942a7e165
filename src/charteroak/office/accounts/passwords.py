"""Passwords: how long they must be, which are too common, and how they are kept (scrypt, as Django has it)."""

from __future__ import annotations

import re
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from charteroak.office.accounts.models import Person

SHORTEST, LONGEST = 12, 256
"""How many characters a password has."""
_REPEATS = re.compile(r"(.{1,11}?)\1+", re.DOTALL)
"""A shorter word, over and over: it is as easily tried as the word."""


def fault(password: str, login: str, name: str = "") -> str:
    """What is wrong with a password, as a code of the forms' faults; nothing where it can be taken."""
    if len(password) < SHORTEST:
        return "short_password"
    if len(password) > LONGEST:
        return "long_password"
    if password.casefold() in {login.casefold(), name.casefold()} or _REPEATS.fullmatch(password):
        return "common_password"
    try:
        _common().validate(password)
    except ValidationError:
        return "common_password"
    return ""


def hashed(password: str) -> str:
    """A password as it is kept: scrypt with N = 2^14, r = 8, p = 5, one of those that OWASP names."""
    return make_password(password)


def is_right(person: Person | None, password: str) -> bool:
    """Whether it is the person's. It takes as long where there is no such person, or they have no password."""
    kept = person.password if person and person.has_usable_password() else ""
    right = check_password(password, kept or _nobodys())
    return right and bool(kept)


@cache
def _nobodys() -> str:
    return make_password("the password of nobody")


@cache
def _common() -> CommonPasswordValidator:
    return CommonPasswordValidator()
