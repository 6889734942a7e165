"""Routines on PostgreSQL: of many at once, one of each role approves, and a use is counted once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fixtures.database import of_its_own

PROGRAM = """
import sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from charteroak.recording.place import Place
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary
create_unattended(Place.from_environment(), vocabulary())
from office_people import made
from office_routines import at_once, proposed, entries
from charteroak.office.routines import keeping
from charteroak.office.routines.models import Approval, Use
from django.db import connection
assert connection.vendor == "postgresql"
from datetime import timedelta
from charteroak.law.law import today
routine = proposed(until=today() + timedelta(days=30))
people = [made(role) for role in ("supervisor", "counsel") * 3]
told = at_once([lambda person=each: keeping.approve(routine.handle, 1, person) for each in people])
assert sorted(told) == ["Refused"] * 4 + ["done"] * 2, told
assert Approval.objects.count() == 2
assert len(entries(routine.record)) == 4
told = at_once([lambda: keeping.use(routine.handle, 1, "records", "ab" * 16) for _ in range(3)])
assert sorted(told) == ["Moved", "Moved", "done"], told
assert Use.objects.count() == 1
from charteroak.recording.recorder import recorder
recorder().close()
print("held")
"""


def test_of_many_at_once_one_is_first_on_postgresql_too(postgres: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "CHARTEROAK_DATABASE": of_its_own(postgres),
        "CHARTEROAK_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout.strip() == "held", done.stderr[-2000:]
