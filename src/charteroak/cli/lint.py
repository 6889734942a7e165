"""`charteroak lint`: the questions of forms that 2-929 is about, and what the register of lawful ones says of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from charteroak.cli.lint_report import failed, said, write_report
from charteroak.cli.options import OneOf, Whole
from charteroak.cli.paths import STANDARD, FilePath, refused, using
from charteroak.cli.screen import bytes_of
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.forms.folder import Source
    from charteroak.screening.forms.register import Register
    from charteroak.screening.forms.reporting import Answerable, Looked, Report, Wronged
    from charteroak.screening.task import Outcome, Task

_FORMATS = ("text", "jsonl", "sarif", "html")
_PASSED_OVER = frozenset({"not a form", "empty"})
"""What a file of a folder may be without a word: nothing is asked in it."""
_SHORT = 64 << 10


@click.command(
    epilog="""\b
Examples:
  charteroak lint intake.html application.pdf
  charteroak lint forms/
  charteroak lint forms/ --format sarif -o lint.sarif
  charteroak lint forms/ --format html --language es -o informe.html
  charteroak lint - < script.md
  charteroak lint --self

\b
Exit statuses:
  0  every form was read whole, and no question is flagged that the register does not allow
  1  a question is flagged, or something is wrong with an entry of the register
  2  a file could not be read as a form, or not all of one in which nothing is flagged: one line on standard error
     says which and why; the others are read
"""
)
@click.argument("paths", nargs=-1, type=FilePath(), metavar="PATH|-...")
@click.option(
    "--format",
    "written",
    type=OneOf(_FORMATS),
    default="text",
    metavar="text|jsonl|sarif|html",
    help="A report to read (the default), a JSON object a line, SARIF 2.1.0, or a page to print.",
)
@click.option(
    "--register",
    type=FilePath(),
    metavar="FILE",
    help="The register of lawful questions; by default the nearest questions.toml in a form's folder or above it.",
)
@click.option("-o", "--output", "target", type=FilePath(), metavar="DST", help="Where the report goes.")
@click.option(
    "--pass-over",
    "passes",
    is_flag=True,
    help="Pass over a file that is named and is no form, as one of a folder is: for hooks, which name what changed.",
)
@click.option("--self", "ourselves", is_flag=True, help="Read the forms of Charter Oak's own site.")
@click.option(
    "--max-size",
    "megabytes",
    type=Whole(1, 1024),
    default=64,
    metavar="MB",
    help="The largest file that is read, in megabytes; by default 64.",
)
@click.option(
    "--language",
    type=OneOf(("en", "es")),
    default="en",
    metavar="en|es",
    help="The language of the report; by default en.",
)
def lint(
    paths: tuple[Path, ...],
    written: str,
    register: Path | None,
    target: Path | None,
    passes: bool,
    ourselves: bool,
    megabytes: int,
    language: str,
) -> int:
    """Find the questions of forms that ask for what 2-926 makes confidential, or whose answers tend to reveal it.

    A form may be HTML, PDF, Word, Markdown or a plain script, an XLSForm, a JSON Schema, a FHIR Questionnaire, or an
    export of SurveyJS or Google Forms, in English or Spanish; what it is, is told by its content. Of a folder, the
    files are read that may be forms; those that are none are passed over and counted.

    2-929 allows a question that a law requires or the service needs. Such a question stands in the register of lawful
    questions, and is not reported; an entry that cites nothing, has expired, or is for no question, is.

    Only what a form prints is read and shown. What is filled in on one is not.
    """
    _check(paths, ourselves, target, register)
    run = Linting(megabytes << 20, register, target, passes)
    report, status = run.read(run.our_own() if ourselves else run.files(paths))
    with using("--output"):
        write_report(report, written, "es" if language == "es" else "en", target)
    return status


def _check(paths: tuple[Path, ...], ourselves: bool, target: Path | None, register: Path | None) -> None:
    """Refuse what does not go together."""
    if bool(paths) == ourselves:
        raise BadInput(
            "PATH", "with --self" if paths else "nothing", ["a file's or a folder's name", "- for standard input",
                                                            "--self without one"]
        )  # fmt: skip
    if ourselves and register is not None:
        raise BadInput("--register", "with --self, which has its own", ["one of the two"])
    if paths.count(STANDARD) > 1:
        raise BadInput("PATH", "standard input twice", ["- once"])
    if register == STANDARD:
        raise BadInput("--register", "standard input", ["a file's name"])
    for path in (*paths, *(() if register is None else (register,))):
        if target is not None and target.is_file() and path.is_file() and target.samefile(path):
            raise BadInput("--output", "a PATH itself, or the register", ["another file"])


@dataclass(frozen=True, slots=True)
class Given:
    """Something to read: a form's `shown` path, its `name`, its bytes or None, and the register that answers for it."""

    shown: str
    name: str
    data: bytes | None
    is_named: bool
    register: str | None
    beside: str

    @property
    def is_short_text(self) -> bool:
        """Whether it is text, which no library has to open, and too short to take long whatever it says."""
        if self.data is None or len(self.data) > _SHORT:
            return False
        from charteroak.screening.documents.document import Unreadable
        from charteroak.screening.documents.kinds import kind_of

        try:
            return kind_of(self.data) == "text"
        except Unreadable:
            return False


@dataclass(frozen=True, slots=True)
class Linting:
    """How files are read: bytes of the largest, the register where one is named, where the report goes, and whether
    what is no form is passed over also where it is named.
    """

    size: int
    register: Path | None = None
    target: Path | None = None
    passes: bool = False

    def files(self, paths: tuple[Path, ...]) -> Iterator[Given]:
        """The files of the paths, each read when its turn comes."""
        from charteroak.screening.forms.folder import beside, register_of, sources

        for each in sources([str(path) for path in paths]):
            if self._is_target(each):
                continue
            register = str(self.register) if self.register is not None else register_of(each)
            data = self._bytes(each)
            name = Path(each.shown).name  # which can be sent on, whatever bytes the file's own has
            yield Given(each.shown, name, data, each.is_named, register, beside(register, each) if register else "")

    def our_own(self) -> Iterator[Given]:
        """The pages of the site that have a form."""
        from charteroak.office.lint.ours import REGISTER, pages

        register = str(REGISTER) if REGISTER.is_file() else None
        for address, page in pages():
            yield Given(address, "page.html", page, False, register, address)

    def read(self, given: Iterable[Given]) -> tuple[Report, int]:
        """What came of them all, with what the registers answer for; and the exit status."""
        from charteroak.screening.forms.reporting import Report, status

        looked, passed = self._looked(given)
        registers = _Registers()
        forms, wronged = self._answered(looked, registers)
        report = Report(looked=forms, wronged=wronged, passed=passed)
        return report, max([registers.status, int(bool(wronged)), *map(status, forms)])

    def _answered(
        self, looked: list[Answerable], registers: _Registers
    ) -> tuple[tuple[Looked, ...], tuple[Wronged, ...]]:
        if self.register is None and not any(each.register for each in looked):
            return tuple(each.looked for each in looked), ()  # nothing of registers is loaded
        from charteroak.law.law import today
        from charteroak.screening.forms.answering import answered

        return answered(looked, registers.load, today(), () if self.register is None else (str(self.register),))

    def _looked(self, given: Iterable[Given]) -> tuple[list[Answerable], int]:
        """The forms in order, and how many files of folders are none. What cannot be read is said as it is met."""
        from charteroak.screening.forms.reporting import Answerable, Looked, status
        from charteroak.screening.scale.progress import Progress

        looked: list[Answerable] = []
        progress, passed = Progress("with flagged questions"), 0
        for each, outcome in self._outcomes(given):
            if outcome.trouble in _PASSED_OVER and (self.passes or not each.is_named):
                passed += 1
                continue
            one = Looked(path=each.shown, judged=outcome.judged, trouble=outcome.trouble or "")
            looked.append(Answerable(one, each.register, each.beside))
            progress.add(len(each.data or b""), status(one), ends=True)
            if one.trouble or one.unread:
                progress.clear()
                failed(f"{each.shown}: {said(one)}")
        progress.clear()
        return looked, passed

    def _outcomes(self, given: Iterable[Given]) -> Iterator[tuple[Given, Outcome]]:
        """What comes of each, in order: read by processes of their own, as many as there are processors. A short text
        by itself is read here, which takes half the time.
        """
        given = iter(given)
        first = list(islice(given, 2))
        if len(first) == 1 and first[0].is_short_text:
            from charteroak.screening.task import do

            yield first[0], do(self._task(first[0]), first[0].data or b"")
        else:
            yield from self._apart(chain(first, given))

    def _task(self, given: Given) -> Task:
        from charteroak.screening.task import Task

        task = Task(what="lint", name=given.name, size=self.size)
        return task if given.data is None else task.timed(given.data)

    def _apart(self, given: Iterable[Given]) -> Iterator[tuple[Given, Outcome]]:
        from charteroak.screening.working import Workers

        waiting: deque[Given] = deque()

        def tasks() -> Iterator[tuple[Task, bytes | None]]:
            for each in given:
                waiting.append(each)
                yield self._task(each), each.data

        with Workers() as workers:
            for outcome in workers.each(tasks()):
                yield waiting.popleft(), outcome

    def _bytes(self, source: Source) -> bytes | None:
        try:
            return bytes_of(Path(source.path), self.size)
        except OSError:
            return None

    def _is_target(self, source: Source) -> bool:
        """Whether a file of a folder is the report that was made before, and is made anew."""
        own = self.target is not None and source.path != str(STANDARD)
        return own and os.path.realpath(source.path) == os.path.realpath(cast("Path", self.target))


class _Registers:
    """Reads registers. What is wrong with one is said, a line each, and `status` is 2 then."""

    def __init__(self) -> None:
        self.status = 0

    def load(self, path: str) -> Register | None:
        """The register at a path; None where it is none."""
        from charteroak.screening.forms.folder import told
        from charteroak.screening.forms.register import BadRegister, load

        try:
            return load(Path(path))
        except OSError as fault:
            self.status = failed(str(refused("--register", fault.errno)))
        except BadRegister as wrong:
            for each in wrong.faults:
                self.status = failed(f"{told(path)}: {each}")
        return None
