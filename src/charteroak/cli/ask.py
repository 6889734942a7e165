"""`charteroak ask`: an interview in the terminal, or questions and answers as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import click

from charteroak.cli.options import as_of_option, decoded, language_option, readings_option
from charteroak.law.law import day_of, law
from charteroak.logic.answer import Answer
from charteroak.logic.errors import BadInput, field_name, kind_of

FIELDS = ("act", "facts", "readings", "as_of", "language")
"""What an object that asks may hold."""

LONGEST_LINE = 1 << 20


@click.command(
    epilog="""\b
Examples:
  charteroak ask
  charteroak ask --language es
  charteroak ask --json '{"act": "inquire", "facts": {"employee": "police_officer", "topic": "immigration_status"}}'
  charteroak ask --readings '{"suspect_interview": "included"}'
  charteroak ask --json - < questions.jsonl > answers.jsonl
"""
)
@click.option(
    "--json", "asked", metavar="JSON", help="Answer this object, or with - one on each line of standard input."
)
@readings_option
@as_of_option
@language_option
def ask(asked: str | None, readings: dict[str, str | None] | None, as_of: date | None, language: str) -> int:
    """Ask whether an act is allowed under the article.

    Without --json it asks you, one question at a time, and ends with the answer: what to do, the clauses in their own
    words, what would change it.

    With --json the object has `act` and `facts`, and may have `readings`, `as_of` and `language`, which go before the
    options. The answer is one line of JSON. With --json - each line is answered by a line, in order, as it comes; a
    line that cannot be answered is answered by {"error": ...} with its number, and the exit status is then 2.
    """
    asking = Asking(readings or {}, as_of, language)
    if asked is None:
        from charteroak.cli.interview import interview

        return interview(asking)
    if asked == "-":
        return answer_lines(sys.stdin.buffer, sys.stdout.buffer, asking)
    sys.stdout.buffer.write(line_of(asking.answer(decoded(asked, "--json")).as_json()))
    return 0


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


def answer_lines(source: BinaryIO, out: BinaryIO, asking: Asking) -> int:
    """Answer each line that is not blank, as it comes. 2 if one could not be answered, else 0."""
    status = 0
    for number, line in numbered(source):
        try:
            if len(line) > LONGEST_LINE:
                raise BadInput("--json", "a line that is too long", [f"up to {LONGEST_LINE} bytes"])
            answered = asking.answer(decoded(line, "--json")).as_json()
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
