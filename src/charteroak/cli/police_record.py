"""`triage --record` and `paper --record`: record that someone acted on an answer, and nothing of what was read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from charteroak.cli.ledger_record import Recording
from charteroak.law.law import Law, Readings, law
from charteroak.logic.errors import BadInput
from charteroak.police.acted import Act, Hindrance, facts_acted_on, facts_of_paper, hindrance
from charteroak.police.papers.reading import Paper
from charteroak.police.triage import Answered
from charteroak.police.triage_fold import Facts
from charteroak.recording.recorder import NotRecorded

_SAYS: dict[str, dict[Hindrance, str]] = {
    "en": {
        "unknown": "the answer is unknown, so there is nothing to act on yet",
        "several_people": "the message is about several people, and an entry is about one",
        "no_record": "the message shows no record of a person",
        "kind_not_told": "the message does not tell which kind of immigration record it is, and an entry has no word "
        "for either kind",
    },
    "es": {
        "unknown": "falta saber algo, así que aún no hay nada según lo cual actuar",
        "several_people": "el mensaje trata de varias personas, y un asiento trata de una sola",
        "no_record": "el mensaje no muestra ningún registro de una persona",
        "kind_not_told": "el mensaje no dice qué clase de registro migratorio es, y un asiento no tiene palabra para "
        "cualquiera de las dos",
    },
}


@dataclass(frozen=True, slots=True)
class Acting:
    """How it is recorded that someone acted on the answers of a run: about which act, and by which readings."""

    act: Act
    article: Law
    recording: Recording

    def message(self, answered: Answered) -> dict[str, Any]:
        """What goes on the wire beside the answer to a message: `recorded` or `not_recorded`."""
        return self._kept(facts_acted_on(answered, self.act), hindrance(answered, self.act), answered.language)

    def paper(self, paper: Paper, language: str) -> dict[str, Any]:
        """The same beside what a paper is."""
        return self._kept(facts_of_paper(paper, self.act), "unknown", language)

    def _kept(self, facts: Facts | None, why: Hindrance | None, language: str) -> dict[str, Any]:
        """What was recorded, with the answer that its commitment is to as `details`, or why nothing was."""
        if facts is None:
            return {"not_recorded": {"why": why, "says": _SAYS[language][why or "unknown"]}}
        answer = self.article.ask(self.act, facts, language)
        try:
            recorded = self.recording.record(answer, facts)
        except NotRecorded as error:
            return {"not_recorded": {"why": error.why, "says": str(error)}}
        return {"recorded": {**recorded.as_dict(), "details": recorded.details.decode()}}


@contextmanager
def acting(
    act: Act, written: str, role: str | None, department: str | None, readings: Readings | None = None
) -> Iterator[Acting]:
    """Record about an act, until this is left. BadInput where the answers are not written as JSON: what proves an entry
    has no other place.
    """
    if written != "jsonl":
        raise BadInput("--record", "this option without --format jsonl", ["--format jsonl with it"])
    with Recording(role, department, None) as recording:
        yield Acting(act, law(readings), recording)
