"""Counsel at work, for tests: two people, a proposal, and a signature."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from office_visitor import Visitor

from charteroak.law.law import today

SECONDS = 30.0
REASON = "The words of the clause reach whoever is interviewed."


def propose(counsel: Visitor, reading: str, choice: str, *, since: date | None = None, reason: str = REASON) -> str:
    """Propose, as the form does once it has screened the reason; the address of the proposal's page."""
    from charteroak.office.readings import settling

    chosen = None if choice == "unsettle" else choice
    made = settling.propose(_person(counsel), reading, chosen, since or today(), reason)  # type: ignore[arg-type]
    return f"/readings/proposals/{made.handle}/"


def typed(counsel: Visitor, reading: str, choice: str, *, prefix: str = "") -> str:
    """Propose by the form, and give the address of the proposal's page."""
    path = f"{prefix}/readings/{reading}/propose/"
    counsel.get(path)
    counsel.post(path, {**token(counsel), "choice": choice, "reason": REASON, "since": today().isoformat()})
    assert counsel.status == 302, counsel.texts("//*[@class='problem']")
    return str(counsel.response.headers["Location"]).partition("?")[0]


def _person(visitor: Visitor) -> object:
    from django.conf import settings

    from charteroak.office.accounts.models import Sitting

    cookie = visitor._client.cookies[settings.SESSION_COOKIE_NAME]
    return Sitting.objects.get(session=cookie.value).person


def sign(counsel: Visitor, proposal: str) -> Visitor:
    """Look at the page to sign on and sign what it shows."""
    counsel.get(f"{proposal}sign/")
    [shown] = counsel.page.xpath("//input[@name='shown']/@value") or [""]
    return counsel.post(f"{proposal}sign/", {**token(counsel), "shown": shown})


def settle(someone: Callable[..., Visitor], reading: str, choice: str, *, since: date | None = None) -> str:
    """Two of counsel settle a reading; the address of the proposal."""
    first, second = someone("counsel"), someone("counsel")
    proposal = propose(first, reading, choice, since=since)
    assert sign(second, proposal).status == 302
    return proposal


def token(visitor: Visitor) -> dict[str, str]:
    """The token of the form on the visitor's page."""
    found: list[Any] = visitor.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")
    return {"csrfmiddlewaretoken": str(found[0])} if found else {}


@contextmanager
def serving(data: Path, log: Path) -> Iterator[str]:
    """`charteroak serve` in a process of its own that leaves the ledger to the test; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [str(Path(sys.executable).with_name("charteroak")), "serve", "--no-ledger", "--port", str(port)]
    with log.open("wb") as out:
        environment = {**os.environ, "CHARTEROAK_DATA": str(data)}
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)  # noqa: S603 - our own command
        try:
            until(lambda: _answers(url))
            yield url
        finally:
            process.terminate()
            process.wait(SECONDS)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", trust_env=False).is_success
    except httpx.TransportError:
        return False


def until(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)
