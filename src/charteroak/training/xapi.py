"""What statements of another system prove: who has completed which version of a course of ours, and when.

The rules are those of cmi5: statements of one registration make a completion, by the moveOn that the City asks for,
judged here again from `completed` and `passed`. What that system made of it says nothing: `satisfied` follows from
`NotApplicable` too, with no learning at all. A statement that breaks a rule is left out, and named by its number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import msgspec

from charteroak.training.cmi5 import au_id
from charteroak.training.learning import Completion, Version
from charteroak.training.rejects import Reject, Rejected, rejected
from charteroak.training.xapi_statements import (
    FAULTS,
    VOIDED,
    Fault,
    Identities,
    Said,
    is_defined,
    is_uuid,
    moment,
    part,
    said,
    verb_of,
    without,
)

__all__ = ["FAULTS", "Identities", "Judged", "judge", "read"]
MOVES_ON = ("Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed")
"""The criteria of cmi5 by which something is learned; `NotApplicable`, its default, is none."""
LARGEST = 200_000_000
_OF_THE_STORE = ("stored", "authority", "version", "attachments")
"""What a store adds to a statement that it keeps."""
_NORMAL = ("", "Normal")


@dataclass(frozen=True, slots=True)
class Judged:
    """What statements came to."""

    completions: tuple[Completion, ...]
    """By day and learner; each once a registration."""
    rejects: tuple[Reject, ...] = ()
    """The statements that were left out, by their number from 1."""
    left: Mapping[str, int] = field(default_factory=dict)
    """How many were in order and prove nothing, by why: `not_cmi5`, `voided`, `again` (the same once more),
    `satisfied`, `waived` (for a reason that the City does not count), `unfinished` (registrations without what the
    moveOn needs)."""


def read(given: bytes | Path, partial: bool = False) -> Sequence[Any] | Rejected:
    """The statements of a file: a list, one a line, or the answer of a store, {"statements": [...]}.

    A store gives long answers by the page: one that says that there are more is refused, unless it is wanted `partial`.
    """
    if (given.stat().st_size if isinstance(given, Path) else len(given)) > LARGEST:
        return rejected([Reject(0, "", "too_large")])
    data = (given.read_bytes() if isinstance(given, Path) else given).removeprefix(b"\xef\xbb\xbf")
    try:
        found = _decoded(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return rejected([Reject(0, "", "not_json")])
    if part(found, "more") and not partial:
        return rejected([Reject(0, "more", "more_pages")])
    if isinstance(found, dict):
        found = found.get("statements", [found])
    return found if isinstance(found, list) else rejected([Reject(0, "", "no_statements")])


def _decoded(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        if not data.strip():
            raise
        return msgspec.json.Decoder().decode_lines(data)


def judge(
    statements: Sequence[Any],
    versions: Iterable[Version],
    who: Identities,
    at: str,
    *,
    move_on: str = "CompletedAndPassed",
    waived: Collection[str] = (),
    zone: tzinfo = UTC,
    now: datetime | None = None,
) -> Judged:
    """What statements prove. `at` is where ids of units of ours begin: what `cmi5.package` was given.

    `move_on` is what the City asks for, one of `MOVES_ON` or `NotApplicable`, by which nothing is learned. `waived` are
    the reasons of cmi5 for which a waiver counts as a completion; it says `waiver` for its way. Days are those of
    `zone`. ValueError where `move_on` is none.
    """
    if move_on not in (*MOVES_ON, "NotApplicable"):
        raise ValueError("no moveOn of cmi5")
    sorting = _Sorting(
        {au_id(at, each.course, each.version): (each.course, each.version) for each in versions}, at, who
    )
    heard = sorting.sort(statements, now or datetime.now(UTC))
    judging = _Judging(sorting.wrong, sorting.left, move_on, waived, zone)
    completions = judging.judge(heard)
    return Judged(tuple(completions), tuple(sorted(sorting.wrong)), dict(sorting.left))


class _Sorting:
    """Which statements are cmi5's, of ours, neither voided nor there twice."""

    def __init__(self, units: Mapping[str, tuple[str, str]], at: str, who: Identities) -> None:
        self._units, self._base, self._who = units, at.rstrip("/") + "/", who
        self.wrong: list[Reject] = []
        self.left: Counter[str] = Counter()

    def sort(self, statements: Sequence[Any], now: datetime) -> list[Said]:
        voided = {
            str(part(each, "object", "id")).lower()
            for each in statements
            if part(each, "verb", "id") == VOIDED and part(each, "object", "objectType") == "StatementRef"
        }
        known: dict[str, Any] = {}
        found = []
        for index, each in enumerate(statements, 1):
            try:
                if self._is_to_be_heard(each, known, voided):
                    heard = said(index, each, self._units, self._base, self._who)
                    if heard.at > now:
                        raise Fault("timestamp", "in_future")
                    found.append(heard)
            except Fault as fault:
                self.wrong.append(Reject(index, fault.field, fault.why))
        return sorted(found, key=lambda each: (each.at, each.index))

    def _is_to_be_heard(self, statement: Any, known: dict[str, Any], voided: set[str]) -> bool:
        if not isinstance(statement, Mapping) or part(statement, "verb", "id") is None:
            raise Fault("", "not_a_statement")
        if not is_uuid(statement.get("id")):
            raise Fault("id", "id")
        own = str(statement["id"]).lower()
        bare = without(statement, _OF_THE_STORE)
        if known.setdefault(own, bare) is not bare:
            if known[own] != bare:
                raise Fault("id", "id_twice")
            self.left["again"] += 1
            return False
        if part(statement, "verb", "id") == VOIDED:
            moment(statement.get("timestamp"))
            return False
        if own in voided:
            self.left["voided"] += 1
            return False
        if not is_defined(statement):
            self.left["not_cmi5"] += 1
            return False
        is_satisfied = verb_of(statement) == "satisfied"  # of a course or a block, and no proof of anything
        self.left["satisfied"] += is_satisfied
        return not is_satisfied


class _Judging:
    """What is said in sessions and registrations, in the order of time."""

    def __init__(
        self, wrong: list[Reject], left: Counter[str], move_on: str, waived: Collection[str], zone: tzinfo
    ) -> None:
        self._wrong, self._left, self._move_on, self._waived, self._zone = wrong, left, move_on, waived, zone

    def judge(self, heard: Sequence[Said]) -> list[Completion]:
        sessions: dict[tuple[str, ...], dict[str, Said]] = defaultdict(dict)
        registrations: dict[tuple[str, ...], dict[str, Said]] = defaultdict(dict)
        for each in heard:
            of = (each.learner, each.registration, *each.course)
            try:
                self._hear(each, sessions[*of, each.session], registrations[of])
            except Fault as fault:
                self._wrong.append(Reject(each.index, fault.field, fault.why))
        found = [self._completion(each) for each in registrations.values()]
        self._left["unfinished"] += sum(each is None for each in found)
        self._left += Counter()  # leaves out what there is none of
        return sorted((each for each in found if each), key=lambda each: (each.on, each.learner, each.course))

    def _hear(self, each: Said, session: dict[str, Said], registration: dict[str, Said]) -> None:
        if each.verb == "waived":
            counted = each.reason in self._waived
            self._left["waived"] += not counted
            if counted and registration.setdefault("waived", each) is not each:
                raise Fault("verb", "registration_twice")
            return
        if each.verb == "launched":
            if session:
                raise Fault("verb", "session_twice")
            session["launched"] = each
            return
        self._fits_the_session(each, session)
        session[each.verb] = each
        if each.verb in ("completed", "passed", "failed"):
            if session.get("launched", each).mode not in _NORMAL:
                raise Fault("verb", "mode")
            # INVARIANT: the first completed and the first passed of a registration are those that count (9.3)
            if ("passed" if each.verb == "failed" else each.verb) in registration:
                raise Fault("verb", "registration_twice")
            registration[each.verb] = each
        else:
            registration.setdefault("begun", each)

    def _fits_the_session(self, each: Said, session: Mapping[str, Said]) -> None:
        if "terminated" in session or "abandoned" in session:
            raise Fault("timestamp", "ended")
        if each.verb in session or {each.verb, *session} >= {"passed", "failed"}:
            raise Fault("verb", "session_twice")
        if each.verb not in ("initialized", "abandoned") and "initialized" not in session:
            raise Fault("timestamp", "not_begun")
        if any(other.object != each.object for other in session.values()):
            raise Fault("object", "object")

    def _completion(self, registration: Mapping[str, Said]) -> Completion | None:
        """What a registration comes to by the moveOn; None where it is not met."""
        passed, completed, waived = (registration.get(verb) for verb in ("passed", "completed", "waived"))
        if self._move_on == "NotApplicable":
            return None
        needed = {
            "Passed": [passed],
            "Completed": [completed],
            "CompletedAndPassed": [completed, passed],
            "CompletedOrPassed": [min((each for each in (completed, passed) if each), key=_when, default=None)],
        }[self._move_on]
        met = [each for each in needed if each]
        if len(met) < len(needed):
            return self._of(waived, None, "waiver") if waived else None
        return self._of(max(met, key=_when), passed.score if passed else None, "cmi5")

    def _of(self, last: Said, score: int | None, way: str) -> Completion:
        course, version = last.course
        return Completion(last.learner, course, version, last.at.astimezone(self._zone).date(), way, score)


def _when(each: Said) -> datetime:
    return each.at
