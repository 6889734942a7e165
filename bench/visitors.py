"""People at the office's pages, each on a connection of their own: `python -m bench.visitors`.

It is given a JSON object on standard input (`port`, `city` as `bench.office_city` tells it, `users`, `seconds`,
`think`, and which `turn` this is of how many `turns`, so that no two work on the same request). It writes one on
standard output (`pages`: milliseconds by page, `failed`, `seconds`, `processor`). It runs in a process of its own, and
tells what it takes of the processors, as the server has only the rest of them.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvloop

from bench.office_city import PASSWORD

_TOKEN = "bench" * 6 + "ab"
"""The token of a form: the same in its cookie and in the form."""
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')
_READERS = frozenset({"records", "supervisor", "counsel", "auditor"})
_LISTS = _READERS | {"employee", "police"}
_ASKS = frozenset({"ask", "triage"})
_TEXT = "Message from ICE. Subject has an administrative warrant of removal. Detain and call."
_CASE = {
    "act": "disclose",
    "employee": "other_employee",
    "topic": "public_assistance",
    "recipient": "other",
    "required_by_law": "false",
    "necessary_to_service": "true",
}


@dataclass
class Found:
    """What all visitors saw."""

    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Milliseconds, by page."""
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many answers were not what they should be, by page and status."""


class Visitor:
    """Someone who is signed in: asks for a page, reads it, goes on."""

    def __init__(self, number: int, given: dict[str, Any], found: Found) -> None:
        self.number, self.city, self.found = number, given["city"], found
        self.me = self.city["people"][number % len(self.city["people"])]
        self.roles = frozenset(self.me["roles"])
        self.dice = random.Random(f"{given['turn']} {number}")  # noqa: S311 - a made-up visitor
        self._think, self._port = given["think"], given["port"]
        self._deadline = 0.0
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        own = slice(given["turn"] * given["users"] + number, None, given["turns"] * given["users"])
        self._work = {state: each[own] for state, each in self.city["requests"].items()}

    async def visit(self, deadline: float) -> None:
        """One thing after the other until it is time to go."""
        self._deadline = deadline
        ways = [(weight, way) for weight, roles, way in WAYS if roles is None or roles & self.roles]
        await asyncio.sleep(self.dice.random() * self._think)
        with suppress(asyncio.CancelledError, _Over):
            while True:
                [(_, way)] = self.dice.choices(ways, [weight for weight, _ in ways])
                await way(self)
        if self._streams:
            self._streams[1].close()

    async def get(self, page: str, path: str, /, **query: object) -> str:
        """A page, in one of the languages."""
        path = f"/es{path}" if self.number % 4 == 3 else path
        return await self._ask(page, "GET", f"{path}?{urlencode(query)}" if query else path, "", 200)

    async def post(self, page: str, path: str, fields: Any, status: int = 302, *, session: bool = True) -> str:
        """What comes of sending a form. Those that only ask have no token."""
        token = [] if page in _ASKS else [("csrfmiddlewaretoken", _TOKEN)]
        body = urlencode([*token, *(fields.items() if isinstance(fields, dict) else fields)])
        return await self._ask(page, "POST", path, body, status, session=session)

    def one_of(self, *states: str) -> str:
        """A request that other visitors look at, too."""
        known = [each for state in states for each in self.city["requests"].get(state, ())]
        return str(self.dice.choice(known)["handle"])

    def next_of(self, state: str) -> dict[str, Any] | None:
        """A request that no other visitor works on."""
        return self._work[state].pop() if self._work.get(state) else None

    async def _ask(self, page: str, method: str, path: str, body: str, status: int, *, session: bool = True) -> str:
        if self._think:
            await asyncio.sleep(self.dice.expovariate(1 / self._think))
        if time.perf_counter() > self._deadline:
            raise _Over
        own = f"charteroak-session={self.me['session']}; " if session else ""
        head = f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {own}charteroak-form={_TOKEN}\r\n"
        if method == "POST":
            head += f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\n"
        begin = time.perf_counter()
        try:
            got, answer = await self._exchange(f"{head}\r\n{body}".encode())
        except (OSError, asyncio.IncompleteReadError):
            self._streams = None  # a connection that was let go while nobody asked: once more, on a new one
            begin = time.perf_counter()
            got, answer = await self._exchange(f"{head}\r\n{body}".encode())
        self.found.pages[f"{method} {page}"].append((time.perf_counter() - begin) * 1000)
        if got != status:
            self.found.failed[f"{method} {page}: {got}"] += 1
        return answer

    async def _exchange(self, request: bytes) -> tuple[int, str]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 24)
        reader, writer = self._streams
        writer.write(request)
        head = await reader.readuntil(_END)
        length = _LENGTH.search(head)
        body = await reader.readexactly(int(length[1])) if length else b""
        return int(head[9:12]), body.decode(errors="replace")


class _Over(Exception):
    """It is time to go."""


async def _desk(me: Visitor) -> None:
    await me.get("desk", "/office/")


async def _open(me: Visitor) -> None:
    await me.get("disclosures, open", "/disclosures/")


async def _mine(me: Visitor) -> None:
    await me.get("disclosures, mine", "/disclosures/", show="mine")


async def _paged(me: Visitor) -> None:
    for number in range(1, 3):
        await me.get("disclosures, next page", "/disclosures/", show="open", page=number)


async def _by_state(me: Visitor) -> None:
    state = me.dice.choice(("closed_refused", "closed_released", "waits_supervisor", "decided", "draft"))
    await me.get("disclosures, one state", "/disclosures/", show=state)


async def _all(me: Visitor) -> None:
    await me.get("disclosures, all", "/disclosures/", show="all", page=me.dice.choice((0, 0, 1, 2, 40)))


async def _request(me: Visitor) -> None:
    await me.get("disclosure, open", f"/disclosures/{me.one_of('draft', 'decided', 'waits_supervisor')}/")


async def _past(me: Visitor) -> None:
    await me.get("disclosure, past", f"/disclosures/{me.one_of('closed_refused', 'closed_released')}/")


async def _letter(me: Visitor) -> None:
    await me.get("letter", f"/disclosures/{me.one_of('closed_refused')}/letter/")


async def _take_in(me: Visitor) -> None:
    await me.get("new request", "/disclosures/new/")
    day = time.strftime("%Y-%m-%d")
    facts = {"requester": "court", "channel": "letter", "received": day, "topics": "public_assistance",
             "service": "financial_help", "employee": "other_employee", "has_paper": "no"}  # fmt: skip
    shown = await me.post("new request", "/disclosures/new/", facts, 200)
    fields = [each for each in _HIDDEN.findall(shown) if each[0] != "csrfmiddlewaretoken"]
    await me.post("new request, confirmed", "/disclosures/new/", fields)


async def _decide(me: Visitor) -> None:
    work = me.next_of("decided")
    if work is None:
        await _request(me)
        return
    there = f"/disclosures/classes/{work['items'][0]}/"
    fields = dict(_HIDDEN.findall(await me.get("class", there)))
    known = {"fact": fields["fact"], "value": "false"} if "fact" in fields else {"decision": "withhold"}
    await me.post("class", there, {"shown": fields["shown"], **known})


async def _approve(me: Visitor) -> None:
    work = me.next_of("waits_supervisor")
    if work is None:
        await _mine(me)
        return
    there = f"/disclosures/{work['handle']}/supervisor/"
    fields = dict(_HIDDEN.findall(await me.get("approval", there)))
    await me.post("approval", there, {"shown": fields["shown"], "answer": "approve"})


async def _article(me: Visitor) -> None:
    await me.get("article", "/article")


async def _ask(me: Visitor) -> None:
    await me.get("ask", "/")
    told = {"act": "disclose"}
    for name in list(_CASE)[1:]:
        told[name] = _CASE[name]
        if name in ("topic", "required_by_law", "necessary_to_service"):
            await me.post("ask", "/", told, 200)


async def _cards(me: Visitor) -> None:
    await me.get("card", f"/cards/{me.dice.choice(('inquire', 'disclose', 'detain'))}/")


async def _triage(me: Visitor) -> None:
    await me.post("triage", "/triage/", {"message": _TEXT}, 200)


async def _authorities(me: Visitor) -> None:
    await me.get("authorities", "/authorities/")
    await me.get("authority", f"/authorities/{me.dice.choice(me.city['authorities'])}/")


async def _routines(me: Visitor) -> None:
    await me.get("routines, public", "/routines/")
    await me.get("routines", "/office/routines/")
    await me.get("routine", f"/office/routines/{me.dice.choice(me.city['routines'])}/")


async def _readings(me: Visitor) -> None:
    await me.get("readings", "/readings/")


async def _ledger(me: Visitor) -> None:
    await me.get("ledger", "/ledger/")
    await me.get("ledger, one act", "/ledger/", act="disclose")


async def _entries(me: Visitor) -> None:
    number = me.dice.randrange(me.city["entries"])
    await me.get("ledger's entries", "/ledger/entries/", **{"from": number})


async def _reports(me: Visitor) -> None:
    await me.get("reports", "/reports/")
    await me.get("report", f"/reports/{me.dice.choice(me.city['reports'])}/")


async def _complaints(me: Visitor) -> None:
    await me.get("complaints", "/complaints/")


async def _audit(me: Visitor) -> None:
    await me.get("audit", "/audit/")
    await me.get("audit, one person", "/audit/", person=me.dice.choice(me.city["people"])["handle"])
    await me.get("audit, refusals", "/audit/", event="refused", page=1)


async def _people(me: Visitor) -> None:
    await me.get("people", "/people/")


async def _account(me: Visitor) -> None:
    await me.get("account", "/account/")


async def _sign_in(me: Visitor) -> None:
    """A password's hash takes a quarter of a second of a processor, on purpose."""
    login = me.city["people"][0]["login"]
    await me.post("sign in, password", "/sign-in/", {"login": login, "password": PASSWORD}, session=False)


Way = Callable[[Visitor], Any]
WAYS: tuple[tuple[float, frozenset[str] | None, Way], ...] = (
    (12, None, _desk),
    (10, _LISTS, _open),
    (6, _LISTS, _mine),
    (3, _LISTS, _paged),
    (4, _LISTS, _by_state),
    (2, _LISTS, _all),
    (12, _READERS, _request),
    (6, _READERS, _past),
    (1, _READERS, _letter),
    (2, frozenset({"records", "supervisor"}), _take_in),
    (3, frozenset({"records"}), _decide),
    (3, frozenset({"supervisor"}), _approve),
    (5, None, _article),
    (3, None, _ask),
    (2, None, _cards),
    (3, frozenset({"police"}), _triage),
    (2, None, _authorities),
    (2, None, _routines),
    (2, None, _readings),
    (2, None, _ledger),
    (3, None, _entries),
    (2, None, _reports),
    (4, frozenset({"auditor", "counsel"}), _complaints),
    (3, frozenset({"auditor", "administrator"}), _audit),
    (6, frozenset({"administrator"}), _people),
    (1, None, _account),
    (0.3, None, _sign_in),
)
"""What people do, how often beside the rest, and whose work it is."""


async def visits(given: dict[str, Any]) -> dict[str, Any]:
    """What so many visitors see in so many seconds."""
    found = Found()
    begin = time.perf_counter()
    visitors = [Visitor(number, given, found) for number in range(given["users"])]
    await asyncio.gather(*(each.visit(begin + given["seconds"]) for each in visitors))
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "pages": found.pages,
        "failed": found.failed,
        "seconds": time.perf_counter() - begin,
        "processor": used.ru_utime + used.ru_stime,
    }


if __name__ == "__main__":
    json.dump(uvloop.run(visits(json.load(sys.stdin))), sys.stdout)
