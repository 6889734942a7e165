"""Two people at one request in the same moment: one of them is first, the other is told, and nothing is done twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fixtures.database import of_its_own
from office_disclosing import StandIns
from office_racing import RACES

_STEPS = ["received", "decision"]
Came = tuple[tuple[str, ...], str, tuple[str, ...]]
WON: dict[str, set[Came]] = {
    "two_approvals": {(("Changed", "done"), "approved", (*_STEPS, "approved"))},
    "approve_and_change": {
        (("Changed", "done"), "approved", (*_STEPS, "approved")),
        (("Changed", "done"), "decided", tuple(_STEPS)),
    },
    "approve_and_revoke": {
        (("Changed", "done"), "approved", (*_STEPS, "approved", "approved")),
        (("Changed", "done"), "decided", (*_STEPS, "approved", "lapsed")),
    },
    "two_hand_overs": {
        (("Changed", "done"), "closed_released", (*_STEPS, "approved", "released", "closed_released")),
    },
    "two_sendings": {(("Changed", "done"), "waits_supervisor", tuple(_STEPS))},
    "two_takings_in": {(("done", "done"), "draft", ("received",))},
    "two_expiries": {(("done", "nothing"), "expired", (*_STEPS, "approved", "lapsed", "expired"))},
    "two_lapses": {(("lapsed", "nothing"), "decided", (*_STEPS, "approved", "lapsed"))},
    "expire_and_change": {
        (("Changed", "done"), "expired", (*_STEPS[:1], "expired")),
        (("done", "nothing"), "decided", (*_STEPS[:1],)),
    },
    "lapse_and_hand_over": {
        (("Changed", "lapsed"), "decided", (*_STEPS, "approved", "lapsed")),
        (("lapsed", "nothing"), "decided", (*_STEPS, "approved", "lapsed")),
    },
}
"""What may come of each race: what its two were told, where the request stands, and what the ledger says."""


def outcome(came: dict[str, Any]) -> Came:
    """What came of a race."""
    return tuple(came["ends"]), came["state"], tuple(came["steps"])


@pytest.mark.usefixtures("ledger", "office")
@pytest.mark.parametrize("name", RACES)
def test_of_two_at_once_one_is_first(name: str) -> None:
    from charteroak.office.disclosures.joining import using

    with using(StandIns()):
        for _ in range(2):
            assert outcome(RACES[name]()) in WON[name]


def test_of_two_at_once_one_is_first_on_postgresql(postgres: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "CHARTEROAK_DATABASE": of_its_own(postgres),
        "CHARTEROAK_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
    }
    script = Path(__file__).with_name("office_racing.py")
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    came = json.loads(done.stdout)
    assert {name: outcome(each) in WON[name] for name, each in came.items()} == dict.fromkeys(WON, True), came
