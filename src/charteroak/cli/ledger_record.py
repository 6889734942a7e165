"""`ask --record`: record that someone acts on an answer, and give them what proves it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, Self, TextIO

import click

from charteroak.cli.ledger_opening import ask_passphrase
from charteroak.cli.paths import using
from charteroak.cli.phrases import Phrases
from charteroak.cli.terminal import heading, say
from charteroak.logic.answer import Answer
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Value
from charteroak.recording.entries import role_of
from charteroak.recording.place import Place
from charteroak.recording.recorder import NotRecorded, Recorded, Recorder


class Recording(AbstractContextManager["Recording"]):
    """How the answers of one run are recorded. `file` is where what is kept is written, too; it must be new."""

    def __init__(self, role: str | None, department: str | None, file: Path | None) -> None:
        if file is not None and (file.exists() or file.is_symlink()):
            raise BadInput("--receipt", "a file that is there already", ["a new file"])
        self.role = role
        self.department = department
        self._file = file
        self.status = 0
        self._recorder = Recorder(Place.from_environment(), os.environ, ask_passphrase)

    def record(self, answer: Answer, facts: Mapping[str, Value | None]) -> Recorded:
        """Record that someone acts on an answer. NotRecorded where the ledger did not take it."""
        with ExitStack() as undo:
            if self._file is not None:
                with using("--receipt"):
                    handle = os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
                file = undo.enter_context(os.fdopen(handle, "w", encoding="utf-8"))
                undo.callback(self._file.unlink)
            recorded = self._recorder.record(answer, facts, role=self.role, department=self.department)
            undo.pop_all()
        if self._file is not None:
            self._write(file, recorded)
        return recorded

    def _write(self, file: TextIO, recorded: Recorded) -> None:
        """Write what is kept. It is in the ledger by now, so where this fails it is still to be printed."""
        try:
            with file:
                file.write(f"{json.dumps({**recorded.as_dict(), 'details': recorded.details.decode()})}\n")
        except OSError as fault:
            self.status = 2
            why = os.strerror(fault.errno or 0)
            click.echo(f"charteroak: --receipt: recorded, but the file cannot be written ({why}); keep this", err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._recorder.close()


def with_record(answer: Answer, facts: Mapping[str, Value | None], recording: Recording) -> dict[str, Any]:
    """The answer as it goes on the wire, with what was recorded of it, or why nothing was."""
    said = answer.as_dict()
    try:
        return {**said, "recorded": recording.record(answer, facts).as_dict()}
    except NotRecorded as error:
        return {**said, "not_recorded": {"why": error.why, "says": str(error)}}


def will_record(answer: Answer, facts: Mapping[str, Value | None], recording: Recording, phrases: Phrases) -> None:
    """Say what would be recorded of an answer."""
    heading(phrases.to_record)
    say(phrases.entry.format(count=sum(value is not None for value in facts.values()), outcome=answer.outcome), 2)
    say(phrases.entry_role.format(role=recording.role or role_of(facts)), 2)
    if recording.department:
        say(phrases.entry_department.format(department=recording.department), 2)
    say(phrases.entry_without, 2)


def record(answer: Answer, facts: Mapping[str, Value | None], recording: Recording, phrases: Phrases) -> int:
    """Record an answer and print what proves it, or why it was not. The exit status: 0, or 2 where it was not."""
    try:
        recorded = recording.record(answer, facts)
    except NotRecorded as error:
        say()
        say(phrases.not_recorded[error.why], strong=True)
        click.echo(f"charteroak: {error}", err=True)
        return 2
    heading(phrases.recorded.format(index=recorded.index))
    say(phrases.record.format(record=recorded.record), 2)
    say(phrases.opening.format(opening=recorded.opening.hex()), 2)
    say(phrases.keep, 2)
    heading(phrases.receipt)
    click.echo(recorded.receipt.decode(), nl=False)
    return recording.status
