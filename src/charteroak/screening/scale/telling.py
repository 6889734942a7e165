"""What is said of a file, or of a part of one: a line's fields, and the exit status."""

from __future__ import annotations

from typing import Any

import msgspec

from charteroak.screening.scale.running import Told
from charteroak.screening.task import Outcome


def fields(told: Told, outcome: Outcome) -> dict[str, Any]:
    """The fields of its line, by the contract's names. One that was not read has no findings, and so no list of them.

    A part of a file that is larger than what is read at once is named in `part`.
    """
    line: dict[str, Any] = {"path": told.entry.shown}
    if told.part:
        line["part"] = told.part
    if outcome.trouble is not None:
        return {**line, "error": outcome.trouble}
    line |= {"kind": outcome.kind, "language": outcome.language, "document": outcome.document}
    line["findings"] = [msgspec.to_builtins(each) for each in outcome.findings]
    if outcome.unread:
        line["unread"] = [msgspec.to_builtins(each) for each in outcome.unread]
    return line


def status(outcome: Outcome | None) -> int:
    """0 nothing found, 1 found, 2 not read, or not whole and nothing found."""
    if outcome is None:
        return 0
    if outcome.trouble is not None:
        return 2
    if outcome.document or outcome.findings:
        return 1
    return 2 if outcome.unread else 0
