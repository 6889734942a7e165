"""`charteroak ask`: an interview in the terminal, or questions and answers as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from charteroak.cli import settling
from charteroak.cli.options import OneOf, as_of_option, decoded, language_option, readings_option
from charteroak.cli.paths import FilePath
from charteroak.law.law import day_of, law
from charteroak.logic.answer import Answer
from charteroak.logic.errors import BadInput, field_name, kind_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from charteroak.cli.ledger_record import Recording

FIELDS = ("act", "facts", "readings", "as_of", "language")
"""What an object that asks may hold."""

LONGEST_LINE = 1 << 20


class Listed(OneOf):
    """One of the names of a list of the ledger's words (`recording.words`), which is loaded where it is needed."""

    def __init__(self, listed: str) -> None:
        super().__init__(())
        self._listed = listed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name. BadInput where it is none of them."""
        self._load()
        return super().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so."""
        self._load()
        return super().shell_complete(ctx, param, incomplete)

    def _load(self) -> None:
        from charteroak.recording import words

        self._words = getattr(words, self._listed)


@click.command(
    epilog="""\b
Examples:
  charteroak ask
  charteroak ask --language es
  charteroak ask --json '{"act": "inquire", "facts": {"employee": "police_officer", "topic": "immigration_status"}}'
  charteroak ask --readings '{"suspect_interview": "included"}'
  charteroak ask --json - < questions.jsonl > answers.jsonl
  charteroak ask --record --role supervisor --receipt receipt.json
"""
)
@click.option(
    "--json", "asked", metavar="JSON", help="Answer this object, or with - one on each line of standard input."
)
@readings_option
@as_of_option
@language_option
@click.option("--record", is_flag=True, help="Record in the ledger that you act on the answer, and give the receipt.")
@click.option("--role", type=Listed("ROLES"), metavar="ROLE", help="With --record, your role, if the facts do not say.")
@click.option("--department", type=Listed("DEPARTMENTS"), metavar="NAME", help="With --record, your department.")
@click.option(
    "--receipt", type=FilePath(), metavar="FILE", help="With --record, write what you keep to a new file, too."
)
def ask(
    asked: str | None,
    readings: dict[str, str | None] | None,
    as_of: date | None,
    language: str,
    record: bool,
    role: str | None,
    department: str | None,
    receipt: Path | None,
) -> int:
    """Ask whether an act is allowed under the article.

    Without --json it asks you, one question at a time, and ends with the answer: what to do, the clauses in their own
    words, what would change it.

    With --json the object has `act` and `facts`, and may have `readings`, `as_of` and `language`, which go before the
    options. The answer is one line of JSON. With --json - each line is answered by a line, in order, as it comes; a
    line that cannot be answered is answered by {"error": ...} with its number, and the exit status is then 2.

    With --record the ledger gets an entry that someone acts on the answer: the act, the outcome, the clauses and the
    facts as words of fixed lists, the time, the role, the department, and digests. It has no place for a name. You are
    asked before that; with --json you are not, and the answer has `recorded`, with the receipt and the key that shows
    what the entry is about. Where nothing could be recorded the answer has `not_recorded`, and the exit status is 2.
    """
    asking = Asking(readings or {}, as_of, language)
    if not record:
        refuse_without_record({"--role": role, "--department": department, "--receipt": receipt})
        return _ask(asked, asking, None)
    if asked == "-" and receipt:
        raise BadInput("--receipt", "this option beside --json -", ["one of them: each answer has its receipt"])
    from charteroak.cli.ledger_record import Recording

    with Recording(role, department, receipt) as recording:
        return _ask(asked, asking, recording)


def refuse_without_record(given: Mapping[str, object]) -> None:
    """BadInput where an option is given that only means something with --record."""
    for option, value in given.items():
        if value is not None:
            raise BadInput(option, "this option without --record", ["--record with it"])


def _ask(asked: str | None, asking: Asking, recording: Recording | None) -> int:
    if asked is None:
        from charteroak.cli.interview import interview

        return interview(asking, recording)
    if asked == "-":
        return answer_lines(sys.stdin.buffer, sys.stdout.buffer, asking, recording)
    text, why = asking.answered(decoded(asked, "--json"), recording)
    sys.stdout.buffer.write(line_of(text))
    if why is not None:
        click.echo(f"charteroak: not recorded: {why}", err=True)
    return 2 if why is not None or (recording and recording.status) else 0


class Asking:
    """How to answer where the question itself does not say."""

    def __init__(self, readings: dict[str, str | None], as_of: date | None, language: str) -> None:
        self.readings = readings
        self.as_of = as_of
        self.language = language

    def answer(self, asked: Any) -> Answer:
        """The answer to one object. BadInput names the field that is wrong."""
        if not isinstance(asked, dict):
            raise BadInput("--json", kind_of(asked), ['an object, as in {"act": "refer", "facts": {}}'])
        if wrong := asked.keys() - set(FIELDS):
            raise BadInput(field_name(min(wrong)), "a field that there is not", FIELDS)
        readings = asked.get("readings", {})
        if not isinstance(readings, dict):
            raise BadInput("readings", kind_of(readings), ["an object of choices by reading"])
        return law({**self.readings, **readings}).ask(
            asked.get("act"),  # type: ignore[arg-type]  # anything may stand there, and `ask` says what is wrong
            asked.get("facts", {}),
            asked.get("language", self.language),
            day_of(asked["as_of"]) if "as_of" in asked else self.as_of,
        )

    def answered(self, asked: Any, recording: Recording | None) -> tuple[str, str | None]:
        """The answer to one object as JSON, recorded where that is asked for; and why it was not, if it was not."""
        answer = self.answer(asked)
        if recording is None:
            return answer.as_json(), None
        from charteroak.cli.ledger_record import with_record

        said = with_record(answer, asked.get("facts", {}), recording)
        return json.dumps(said, ensure_ascii=False), said.get("not_recorded", {}).get("says")


def answer_lines(source: BinaryIO, out: BinaryIO, asking: Asking, recording: Recording | None = None) -> int:
    """Answer each line that is not blank, as it comes. 2 if one could not be answered, or not recorded, else 0."""
    status = 0
    for number, line in numbered(source):
        settling.again()
        try:
            if len(line) > LONGEST_LINE:
                raise BadInput("--json", "a line that is too long", [f"up to {LONGEST_LINE} bytes"])
            answered, why = asking.answered(decoded(line, "--json"), recording)
            status = 2 if why else status
        except BadInput as wrong:
            status = 2
            answered = json.dumps({"line": number, **wrong.as_dict()}, ensure_ascii=False)
        out.write(line_of(answered))
        out.flush()
    return status


def line_of(text: str) -> bytes:
    """A text as a line in UTF-8, whatever the terminal's encoding is."""
    return f"{text}\n".encode()


def numbered(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank with its number from 1. Of one that is too long, only so much that it shows."""
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = source.readline(LONGEST_LINE + 1)
        if line.strip():
            yield number, line
