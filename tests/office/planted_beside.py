"""What goes on beside the site's pages: signing on with a provider, and commands that work on the same data folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from oidc_visit import Visit
from planted_flows import Town

COMMANDS: Mapping[str, str] = {
    "article": "reads a clause's name; run here",
    "ask": "run here, with facts and acts that are none",
    "backup": "run here, and what it made is searched",
    "boundary": "reads the City's maps and addresses, which are public",
    "cases": "reads names of facts: `test_cli_cases.py` has what it refuses",
    "columns": "reads tables and writes verdicts beside them: `test_columns.py`",
    "compare": "reads a draft of the article, a public text",
    "complaints": "run here: it shreds what is due",
    "completion": "takes the name of a shell",
    "config": "run here",
    "db": "run here",
    "decide": "reads rows of facts: `test_bad_input.py`",
    "export": "takes names of closed lists",
    "guard": "reads a database's schema: `test_guard_postgres.py`",
    "ledger": "run here: appends lines with fields that are none",
    "lint": "reads forms: `test_cli_lint_planted.py`",
    "paper": "run here, and `test_cli_paper.py` under strace",
    "people": "run here, with a login that is none",
    "prove": "takes names of statements",
    "readings": "takes names of readings",
    "redact": "makes a copy of what is given, where the caller says: `test_cli_redact.py` searches it",
    "refer": "takes names of closed lists: `test_cli_refer.py` has what it refuses",
    "report": "run here, over the ledger of it all",
    "resident": "`test_cli_resident.py` has what it writes",
    "restore": "takes a backup: `test_logs_restoring.py`",
    "screen": "run here",
    "serve": "the site itself",
    "services": "reads a catalogue, which is published: `test_cli_services.py` has what it refuses",
    "training": "run here, with rosters and completions that say what they should not",
    "triage": "`test_cli_triage_planted.py`, under strace",
}
"""Every command, with where it is given something planted, or why it cannot be."""


def signing_on(town: Town) -> None:
    """A provider that says odd things of a person: in its token, in what it sends back, and beside it."""
    provider, visitor, phrase = town.place.provider, town.as_(), town.next
    visit = Visit(visitor, provider)
    provider.claims = {"groups": [phrase(), "clerks"], phrase(): phrase(), "zoneinfo": phrase(), "email": phrase()}
    provider.userinfo = {phrase(): phrase(), "address": {"street": phrase()}}
    visit.all()
    for claims in ({"nonce": phrase()}, {"aud": phrase()}, {"iss": phrase()}, {"exp": phrase()}, {"groups": phrase()},
                   {"groups": {phrase(): phrase()}}, {"acr": phrase()}, {"sub": None}):  # fmt: skip
        provider.claims = claims
        visit = Visit(town.as_(), provider)
        visit.all()
    provider.claims = {}
    for changed in ({"state": phrase()}, {"code": phrase()}, {"iss": phrase()}, {"error": phrase()},
                    {"error_description": phrase()}, {phrase(): phrase()}):  # fmt: skip
        Visit(town.as_(), provider).all(**changed)
    town.attack(town.as_(), "/sign-in/with/city/")
    town.attack(town.as_("administrator"), "/office/sign-on/")


def commands(town: Town) -> None:
    """Commands that read and write the data folder of the site while it serves."""
    run, phrase, every = town.place.run, town.next, town.planted.every.encode()
    cwd = town.place.home / "cwd"
    assert run("backup", str(town.place.home / "plain.backup")) == 0
    assert run("backup", "--verify", str(town.place.home / "plain.backup")) == 0
    for arguments in (
        ("ask", "--json", json.dumps({"act": phrase(), "facts": {"topic": phrase(), phrase(): True}})),
        ("article", phrase()),
        ("people", "release", phrase()),
        ("--config", phrase(), "config"),
        ("report", "--quarter", phrase()),
    ):
        assert run(*arguments) == 2, arguments
    for line in (json.dumps({"kind": "decision", phrase(): phrase()}), phrase()):
        assert run("ledger", "append", "-", given=line.encode()) == 2
    for head in ("id,name,role,unit,since", "id,course,version,completed on,status"):
        table = "\n".join((head, *(",".join(phrase() for _ in head.split(",")) for _ in range(4))))
        assert run("training", "roster" if "name" in head else "import", "-", given=table.encode()) == 2
    assert run("training", "certificate", "-", given=every) == 2
    assert run("complaints", "shred") == 0
    assert run("db", "status") == 0
    assert run("report", "--year", "2025") == 0
    run("paper", "-", given=town.planted.message.encode())
    run("screen", "-", given=every)
    assert not list(cwd.iterdir())
    town.made["core"] = _core_limit(town.place.pid)


def _core_limit(pid: int) -> str:
    """How large a file of its memory the site may leave."""
    limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return next(line for line in limits if line.startswith("Max core file size")).split()[4]


BESIDE: Mapping[str, Callable[[Town], None]] = {"signing_on": signing_on, "commands": commands}
