"""What is raced for is won once on PostgreSQL too: codes, tries, the last administrator; a zero is no error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

RACES = """
import sys, time
sys.path[:0] = sys.argv[1:]
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
from django.conf import settings
from office_accounts import at_once, code
from office_people import made
from charteroak.office.accounts import codes, keeping, locks, totp
from charteroak.office.accounts.models import Holding
person = made("employee")
key = totp.new_key()
totp.keep(person, key, 0)
sent = code(key)
print(sorted(at_once(*[lambda: totp.use(person, sent)] * 4)))
print(at_once(*[lambda: locks.may_try(person)] * 9).count(True))
given = codes.give_recovery(person)
print(sorted(at_once(*[lambda: codes.spend_recovery(person, given[0])] * 3)))
for number in range(4):
    Holding.objects.filter(role="administrator").delete()
    one, two = made("administrator"), made("administrator")
    def take(actor, other):
        keeping.change(actor, other, department="other", roles=[], seen=keeping.shown(other))
    acts = [(keeping.deactivate, keeping.deactivate), (take, take), (take, keeping.deactivate)][number % 3]
    found = at_once(lambda: acts[0](one, two), lambda: acts[1](two, one))
    left = Holding.objects.filter(person__is_active=True, role="administrator").count()
    print(sorted(type(each).__name__ for each in found), left)
from charteroak.office.accounts.oidc.flow import Told
from charteroak.office.accounts.oidc.models import Identity
from charteroak.office.accounts.oidc.people import person_told
from charteroak.office.accounts.oidc.providers import Oidc
from charteroak.office.roles import Role
city = Oidc("city", "https://city.test", "us", claim="groups", mapping={"all": Role.EMPLOYEE}, administrators=True)
left = []
for number in range(8):
    Holding.objects.filter(role="administrator").delete()
    for each in "ab":
        Identity.objects.create(person=made("administrator"), issuer=city.issuer, subject=f"{each}{number}")
    tellings = [Told(f"{each}{number}", "", frozenset({"all"})) for each in "ab"]
    at_once(*(lambda told=told: person_told(city, told) for told in tellings))
    left.append(Holding.objects.filter(role="administrator").count())
print(left)
from django.test import Client
from charteroak.office.accounts import session
from charteroak.office.authorities.models import Authority
from charteroak.office.authorities.seeding import seeded
seeded()
entry = Authority.objects.first().entry
person = made("counsel", "supervisor")
client = Client(raise_request_exception=False, SERVER_NAME="localhost")
client.cookies[settings.SESSION_COOKIE_NAME] = session.opened_for(person, proven=True)
client.cookies["charteroak-form"] = "a" * 32
sent = {"csrfmiddlewaretoken": "a" * 32, "shown": chr(0)}
print([
    client.get("/readings/suspect_interview/propose/?again=%00").status_code,
    client.get("/office/routines/propose/?from=%00").status_code,
    client.post(f"/authorities/{entry}/change/", sent).status_code,
    client.post(f"/authorities/{entry}/review/", sent).status_code,
])
"""


def test_codes_tries_and_the_last_administrator_are_held_on_postgresql(postgres: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE accounts_races")
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(tmp_path),
        "CHARTEROAK_DATABASE": urlsplit(postgres)._replace(path="/accounts_races").geturl(),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
    }
    here = str(Path(__file__).parent)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RACES, here], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    first, tries, recovery, *administrators, by_provider, zeros = done.stdout.splitlines()
    assert (first, tries, recovery) == ("[False, False, False, True]", "5", "[False, False, True]")
    assert administrators == ["['NoneType', 'NotDone'] 1"] * 4
    assert by_provider == "[1, 1, 1, 1, 1, 1, 1, 1]"
    assert zeros == "[200, 200, 400, 400]"  # a zero in what is sent is no error of the server
