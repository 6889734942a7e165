"""Recording in the ledger what callers act on, while the service goes on answering others.

Those who wait while the ledger is at work are recorded together: with one commit and one checkpoint. Where something
was not recorded the decision is false, whatever the article says: nothing goes through that must be recorded.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from charteroak.ledger.errors import LedgerError, Unavailable
from charteroak.pdp.exchange import report
from charteroak.pdp.wire import START
from charteroak.recording.recorder import Acted, NotRecorded, Recorded, recorder

AT_ONCE = 512
"""How many are recorded together, unless one request brings more."""
MOST = 4096
"""How many may wait. Who comes then is told that the ledger is busy."""

SAYS = {
    "en": {
        "unknown": "Not recorded: there is nothing to act on yet. First find out what is missing.",
        "no_ledger": "Not recorded: no ledger has been set up here.",
        "locked": "Not recorded: the ledger's key is locked, and an administrator must unlock it.",
        "behind": "Not recorded: the ledger's database is not the one that was last signed, so nothing is written.",
        "stopped": "Not recorded: the ledger has stopped, and an administrator must look at it.",
        "unavailable": "Not recorded: the ledger cannot be written at this moment. Try again later.",
        "unusable": "Not recorded: the ledger cannot be used as it is, and an administrator must look at it.",
    },
    "es": {
        "unknown": "No se ha registrado: todavía no hay nada que hacer. Primero averigüe lo que falta.",
        "no_ledger": "No se ha registrado: aquí no se ha creado ningún libro de registro.",
        "locked": "No se ha registrado: la clave del libro de registro está bloqueada; debe desbloquearla quien lo "
        "administra.",
        "behind": "No se ha registrado: la base de datos del libro de registro no es la última que se firmó, así que "
        "no se escribe nada.",
        "stopped": "No se ha registrado: el libro de registro se ha detenido; debe revisarlo quien lo administra.",
        "unavailable": "No se ha registrado: en este momento no se puede escribir en el libro de registro. Inténtelo "
        "más tarde.",
        "unusable": "No se ha registrado: el libro de registro no se puede usar tal como está; debe revisarlo quien lo "
        "administra.",
    },
}
"""Why something was not recorded, for the caller. The log says more: names of files, which are not a caller's business.
"""

_LOG = logging.getLogger("charteroak.pdp")

Item = tuple[bool, bytes, Acted | None]
"""The decision on a question, the response with it, and what is to be recorded of it, if anything."""
Outcomes = list[Recorded | NotRecorded]


@dataclass(frozen=True, slots=True)
class _Group:
    """What is recorded side by side, and what came of it."""

    acted: Sequence[Acted]
    done: asyncio.Future[Outcomes]


class Recording:
    """Records for all callers of a service. `record` is by default that of the process's recorder."""

    def __init__(self, record: Callable[[Sequence[Acted]], Outcomes] | None = None) -> None:
        self._record = record or (lambda acted: recorder().record_all(acted))
        self._waiting: list[_Group] = []
        self._flight: asyncio.Task[None] | None = None
        self._logged = ""

    async def finish(self, items: Sequence[Item], language: str) -> list[tuple[bool, bytes]]:
        """The decisions and the responses, once what is to be recorded of them has been, or has not."""
        outcomes = iter(await self._outcomes([acted for _, _, acted in items if acted is not None]))
        return [
            (decision, response) if acted is None else _said(decision, response, next(outcomes), language)
            for decision, response, acted in items
        ]

    async def _outcomes(self, acted: Sequence[Acted]) -> Outcomes:
        if sum(len(group.acted) for group in self._waiting) + len(acted) > MOST:
            return [NotRecorded("unavailable", Unavailable("too many are waiting")) for _ in acted]
        group = _Group(acted, asyncio.get_running_loop().create_future())
        self._waiting.append(group)
        if self._flight is None or self._flight.done():
            self._flight = asyncio.create_task(self._fly())
        return await group.done

    async def _fly(self) -> None:
        """Record what waits, and then what came meanwhile, until nothing waits."""
        while groups := self._take():
            try:
                outcomes = await asyncio.to_thread(self._recorded, [each for group in groups for each in group.acted])
            except BaseException:  # the service ends, and with it whoever waits
                for group in groups + self._waiting:
                    group.done.cancel()
                self._waiting.clear()
                raise
            for group in groups:
                own, outcomes = outcomes[: len(group.acted)], outcomes[len(group.acted) :]
                if not group.done.done():
                    group.done.set_result(own)

    def _take(self) -> list[_Group]:
        """The groups that waited longest, as many as are recorded together."""
        count = size = 0
        while count < len(self._waiting) and (not count or size + len(self._waiting[count].acted) <= AT_ONCE):
            size += len(self._waiting[count].acted)
            count += 1
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        return taken

    def _recorded(self, acted: Sequence[Acted]) -> Outcomes:
        """What came of recording. A fault of ours is told as any other reason, so that no one goes without answer."""
        try:
            outcomes = self._record(acted)
        except Exception as fault:
            report(fault)
            return [NotRecorded("unusable", LedgerError("a fault of the service")) for _ in acted]
        self._log(outcomes)
        return outcomes

    def _log(self, outcomes: Outcomes) -> None:
        """Say in the log why nothing is recorded: once, until it is another reason or is over."""
        said = {f"{each.why}: {each}" for each in outcomes if isinstance(each, NotRecorded) and each.why != "unknown"}
        if said and self._logged not in said:
            self._logged = min(said)
            _LOG.warning("not recorded: %s", self._logged)
        elif any(isinstance(each, Recorded) for each in outcomes):
            self._logged = ""


def _said(decision: bool, response: bytes, outcome: Recorded | NotRecorded, language: str) -> tuple[bool, bytes]:
    """The decision and the response, with what came of recording beside the answer in its context."""
    if isinstance(outcome, Recorded):
        now, name, value = decision, b'"recorded":', outcome.as_dict()
    else:
        now, name, value = False, b'"not_recorded":', {"why": outcome.why, "says": SAYS[language][outcome.why]}
    context = response[len(START[decision]) : -len(b"}}")]
    return now, b"".join((START[now], context, b",", name, msgspec.json.encode(value), b"}}"))
