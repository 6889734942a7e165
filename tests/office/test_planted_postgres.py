"""On PostgreSQL nothing planted gets into heap, index, write-ahead log or the server's log, whatever fails there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from office_disclosing import warmed
from planted_search import Search
from planted_values import Planted

from charteroak.screening import kept

FLOWS_THERE = """
import json, sys
sys.path[:0] = sys.argv[1:3]
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from django.test.utils import setup_test_environment
setup_test_environment()
from office_complaints import PASSPHRASE
from office_people import made, signed_in
from planted_flows import FLOWS, Town
from planted_values import Planted
from charteroak.office.complaints.keyfile import new_pair, seal_key
from charteroak.office.complaints.models import AuditorKey
from charteroak.recording.place import Place
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary
create_unattended(Place.from_environment(), vocabulary())

class Near:
    people = {}
    def __init__(self):
        self.own = {}
    def as_(self, role=""):
        from office_visitor import Visitor
        if role and role not in self.own:
            self.own[role] = made(role.rstrip("2"))
        return signed_in(self.own[role]) if role else Visitor()

near, pair = Near(), new_pair()
near.as_("auditor")
key = AuditorKey.objects.create(person=near.own["auditor"].handle, public=pair.public, proven=True)
near.people["key"] = [seal_key(pair, PASSPHRASE, 10).hex(), key.id, ""]
town = Town(near, Planted(json.loads(sys.argv[3])))
for name in ("routines", "complaints", "law"):
    FLOWS[name](town)
from charteroak.office.routines.models import Routine
print(Routine.objects.count(), town.count)
"""


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing where the server has taken it away by now."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_nothing_planted_is_in_any_byte_of_the_databases_server(postgres: str, tmp_path: Path) -> None:
    planted = Planted.anew()
    data = tmp_path / "data"
    (data / "patterns").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        warmed()
        patch.delenv("CHARTEROAK_DATA", raising=False)
        for path in kept.folder().glob("screening-*.bin"):
            shutil.copy(path, data / "patterns")
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE planted")
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(data),
        "CHARTEROAK_DATABASE": urlsplit(postgres)._replace(path="/planted").geturl(),
        "CHARTEROAK_LIMITS": "off",
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
    }
    here = Path(__file__).parent
    arguments = [str(here), str(here.parent), json.dumps(dict(planted.marks))]
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", FLOWS_THERE, *arguments], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert int(done.stdout.split()[-1]) > 100, "so many values were planted"
    search = Search(planted.marks, map(str.encode, planted.phrases))
    server = Path(parse_qs(urlsplit(postgres).query)["host"][0])

    def lying() -> list[str]:
        files = [path for path in server.rglob("*") if path.is_file() and "pginstall" not in str(path)]
        # Its programs and tables of its own are as they came: what this run wrote is younger.
        written = [path for path in files if "base" in path.parts or "pg_wal" in path.parts or path.name == "log"]
        return [path.name for path in written if search.found(_bytes(path), deep=0)]

    assert lying() == []
    assert not search.found(done.stdout + done.stderr)
    with psycopg.connect(environment["CHARTEROAK_DATABASE"], autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            connection.execute(f"SELECT '{planted.phrase(0)}'::int".encode())  # what a cast of a text would leave
        assert lying() == ["log"]
        connection.execute("CREATE TABLE on_purpose (note text)")
        connection.execute("INSERT INTO on_purpose VALUES (%s)", [planted.phrase(0)])
        connection.execute("CHECKPOINT")
    assert len(lying()) > 1
