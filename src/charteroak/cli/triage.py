"""`charteroak triage`: messages of NCIC and the switch, told apart and answered; a hotlist configuration looked at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.ask import refuse_without_record
from charteroak.cli.options import format_option, language_option, readings_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.cli.police_options import recording_options, write
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.cli.police_record import Acting
    from charteroak.cli.triage_report import Form
    from charteroak.police.acted import Act
    from charteroak.police.messages.signals import Signals
    from charteroak.police.told import Message
    from charteroak.police.triage import Answered, Triage

PIECE = 1 << 16
_CONTENT = "the text of a message"


@click.command(
    epilog="""\b
Examples:
  charteroak triage message.txt
  charteroak triage - --format jsonl < messages.txt
  charteroak triage --follow --format jsonl < switch.pipe
  charteroak triage --socket triage.sock --format jsonl
  charteroak triage --hotlist hotlists.csv
  charteroak triage message.txt --format jsonl --record detain --department police

\b
Exit statuses:
  0  every message was answered; no immigration topic is switched on
  1  --hotlist found an immigration topic that is switched on, or may be
  2  something could not be read: one line on standard error says what, and of a
     message in a stream a line in its place; the others are answered; or with
     --record something was not recorded, and `not_recorded` says why
"""
)
@click.argument("files", nargs=-1, type=FilePath(), metavar="FILE|-")
@format_option
@language_option
@readings_option
@click.option("--signals", type=FilePath(), metavar="FILE", help="A table of signals, laid over the one that ships.")
@click.option(
    "--hotlist", type=FilePath(), metavar="FILE", help="Look at a plate reader's hotlist configuration, in CSV."
)
@click.option("--follow", is_flag=True, help="Answer each message of standard input as soon as it has ended.")
@click.option("--socket", type=FilePath(), metavar="PATH", help="Answer on a Unix socket, to its owner alone.")
@recording_options
def triage(
    files: tuple[Path, ...],
    written: str,
    language: str,
    readings: dict[str, str | None] | None,
    signals: Path | None,
    hotlist: Path | None,
    follow: bool,
    socket: Path | None,
    act: Act | None,
    role: str | None,
    department: str | None,
) -> int:
    """Say what messages of NCIC and the switch support under the article: what to do now, and by which clause.

    A file, or standard input as -, holds one message or several: text, or XML as NIEM has it. A message ends at ETX,
    EOT, a form feed, a line of NNNN, or where the input ends. For each of its records the answer says what file and
    what warrant it is, by signs that are named and never repeated; then what the whole message supports. A record that
    cannot be told for certain is said to be so.

    With --follow or --socket each message is answered as soon as its ETX, EOT or form feed has come; on a socket, on
    the connection it came by, and an answer in text ends with a form feed. SIGTERM and Ctrl-C end it in order, with
    exit status 0.

    Nothing that is read is kept: no file, no log, no history.

    With --record, which goes with --format jsonl, the ledger gets an entry for each message that you act on its
    answer: the act, the outcome, the clauses, and of the message only the article's facts that its records show, for
    an officer who has no other reason. The message's line has `recorded`, with the receipt and the key that shows what
    the entry is about. What is unknown, or about several people, is not recorded.
    """
    _check(files, hotlist, follow, socket)
    answering = _answering(written, language, readings, signals, on_socket=socket is not None)
    if act:
        _check_record(files, hotlist)
        from charteroak.cli.police_record import acting

        with acting(act, written, role, department, readings) as each:
            return _files(files, replace(answering, acting=each))
    refuse_without_record({"--role": role, "--department": department})
    if socket or follow:
        from charteroak.recording import settled

        settled.start()  # it runs on, and follows what counsel settles meanwhile
        answering = replace(answering, follows=(readings, language))
    if socket:
        from charteroak.cli.triage_socket import serve_on

        return serve_on(socket, answering)
    if follow:
        return _follow(answering)
    status = _hotlist(hotlist, answering) if hotlist else 0
    return max(status, _files(files, answering))


def _check(files: tuple[Path, ...], hotlist: Path | None, follow: bool, socket: Path | None) -> None:
    if not (files or hotlist or follow or socket):
        raise BadInput(
            "FILE", "nothing", ["a file's name", "- for standard input", "--follow", "--socket", "--hotlist"]
        )
    if (follow or socket) and (files or hotlist or (follow and socket)):
        raise BadInput("--follow or --socket", "beside something else to read", ["one of them, alone"])
    if files.count(STANDARD) > 1:
        raise BadInput("FILE", "standard input twice", ["- once"])


def _check_record(files: tuple[Path, ...], hotlist: Path | None) -> None:
    if not files or hotlist:
        raise BadInput("--record", "this option beside --follow, --socket or --hotlist", ["FILE or - with it, alone"])


@dataclass(frozen=True, slots=True)
class Answering:
    """How messages are read, answered and written."""

    triage: Triage
    form: Form
    signals: Signals | None
    acting: Acting | None = None
    follows: tuple[dict[str, str | None] | None, str] | None = None
    """The readings and the language that were asked for, where other readings may be settled while this runs."""

    def answered(self, framed: bytes | None, number: int) -> Iterator[tuple[str, bool]]:
        """What is written about what lay between two ends, the first of it as message `number`; and if it was read.

        One such part holds several messages where it begins another without an end.
        """
        from charteroak.police.triage import messages_in

        if framed is None:
            from charteroak.cli.triage_frames import LONGEST_MESSAGE

            wrong = BadInput("message", "a message that is too long", [f"up to {LONGEST_MESSAGE} bytes"])
            yield self.form.fault(wrong, number), False
            return
        for place, text in enumerate(messages_in(framed), number):
            yield self._one(text, place)

    def _one(self, text: str | bytes, number: int) -> tuple[str, bool]:
        from charteroak.police.triage import read

        try:
            answered = self._answer(read(text, self.signals))
            kept = self.acting.message(answered) if self.acting else {}
            return self.form.message(answered, number, kept), "not_recorded" not in kept
        except BadInput as wrong:
            return self.form.fault(wrong, number), False

    def _answer(self, message: Message) -> Answered:
        if self.follows is None:
            return self.triage.answer(message)
        from charteroak.police.triage import triage_of
        from charteroak.recording.settled import following

        with following():
            return triage_of(*self.follows).answer(message)


def _answering(
    written: str, language: str, readings: dict[str, str | None] | None, table: Path | None, *, on_socket: bool
) -> Answering:
    from charteroak.cli.triage_report import Cards, Lines
    from charteroak.police.triage import Triage

    form = Lines() if written == "jsonl" else Cards(colours=not on_socket)
    return Answering(Triage(readings, language), form, _signals(table) if table else None)


def _signals(table: Path) -> Signals:
    from charteroak.police.messages.signals import BadSignals, load

    with using("--signals"):
        try:
            return load(table)
        except BadSignals as wrong:
            raise click.ClickException(str(wrong).replace(table.name, "--signals", 1)) from None


def _hotlist(path: Path, answering: Answering) -> int:
    from charteroak.police.hotlist import LARGEST, immigration_topics

    with using("--hotlist"):
        if path == STANDARD:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
    found = immigration_topics(data)
    write(answering.form.hotlist(found, answering.triage))
    return 1 if found else 0


def _files(files: tuple[Path, ...], answering: Answering) -> int:
    """Answer what files hold, numbered through. A file that cannot be read is told of, and the next is read."""
    status, number = 0, 0
    for place, path in enumerate(files, 1):
        before = number
        try:
            with using(f"FILE {place}"):
                for text, well in _stream(path, answering, number):
                    write(text)
                    if answering.acting:
                        sys.stdout.flush()  # nobody can give a receipt's key again
                    number += 1
                    status = status if well else 2
            if number == before:
                raise BadInput(f"FILE {place}", "an empty file", [_CONTENT])
        except BadInput as wrong:
            status = 2
            sys.stdout.flush()
            click.echo(f"charteroak: {wrong}", err=True)
    return status


def _stream(path: Path, answering: Answering, number: int) -> Iterator[tuple[str, bool]]:
    if path == STANDARD:
        yield from _messages(sys.stdin.buffer.read, answering, number)
        return
    with path.open("rb", buffering=0) as file:
        yield from _messages(file.read, answering, number)


def _messages(read: Callable[[int], bytes], answering: Answering, number: int = 0) -> Iterator[tuple[str, bool]]:
    """What is written about each message of a stream, which is read piece by piece."""
    from charteroak.cli.triage_frames import Frames, Utf8

    frames, text = Frames(), Utf8()
    while piece := read(PIECE):
        for framed in frames.feed(text.of(piece)):
            for said in answering.answered(framed, number + 1):
                number += 1
                yield said
    for framed in frames.end():
        for said in answering.answered(framed, number + 1):
            number += 1
            yield said


def _follow(answering: Answering) -> int:
    """Answer standard input message by message, until it ends or somebody ends this."""
    import signal

    def stop(*_: object) -> None:
        raise _Stopped

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    status = 0
    try:
        for text, well in _messages(lambda size: os.read(sys.stdin.fileno(), size), answering):
            write(text)
            sys.stdout.flush()
            status = status if well else 2
    except _Stopped:
        return status
    return status


class _Stopped(BaseException):
    """Somebody ended this. It is no Exception, so that nothing on the way takes it for a fault."""
