"""`charteroak people`: letting somebody in again from the machine, when no administrator can come in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli_running import PLANTED, process

MAKE = """
import django; django.setup()
from charteroak.office.database import ready; ready()
from charteroak.office.accounts.models import Holding, Person
person = Person.objects.create(login="rosa", name="Rosa", department="other", password="x", locked="2026-01-01T00:00Z")
Holding.objects.create(person=person, role="administrator")
Person.objects.create(login="gone", name="Gone", department="other", is_active=False)
"""
LOOK = """
import django; django.setup()
from charteroak.office.accounts.models import AuditLine, OneTimeCode, Person
person = Person.objects.get(login="rosa")
print(person.locked, person.has_usable_password(), OneTimeCode.objects.filter(person=person).count())
print(sorted(AuditLine.objects.values_list("event", "outcome", "person")))
"""


def inside(program: str, data: Path) -> str:
    """What a program prints that runs with the office of a data folder."""
    environment = {"CHARTEROAK_DATA": str(data), "DJANGO_SETTINGS_MODULE": "charteroak.office.settings"}
    import os

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_a_locked_administrator_is_let_in_from_the_machine_and_it_is_in_the_audit(tmp_path: Path) -> None:
    env = {"CHARTEROAK_DATA": str(tmp_path)}
    inside(MAKE, tmp_path)
    assert process("people", "release", "rosa", env=env).stdout == b"rosa: the lock is released\n"
    assert process("people", "release", "rosa", env=env).stdout == b"rosa was not locked\n"
    given = process("people", "code", "rosa", env=env).stdout.decode().strip()
    assert len(given.split("-")) == 6
    state, audit = inside(LOOK, tmp_path).splitlines()
    assert state == "None False 1"
    assert audit == "[('code_given', 'console', ''), ('released', 'console', ''), ('released', 'console', '')]"
    for login, says in ((PLANTED, b"a login that nobody has"), ("gone", b"deactivated")):
        refused = process("people", "code", login, env=env)
        assert (refused.returncode, refused.stdout) == (2, b"")
        assert says in refused.stderr
        assert PLANTED.encode() not in refused.stderr
