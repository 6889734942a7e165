"""Archives screened, and a folder redacted, by the command on all cores: bytes a second, and memory at its highest.

A folder holds small files of many kinds, as a shared drive does; a mail folder is made as large as is asked. Both are
of lines of a city's log, of which a known share says something of a person. Seconds are the clock's, for the work is
other processes'; they begin with the command's start.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from bench.report import Goal, Line, Section
from bench.screening_text import lines
from bench.timing import Effort, Spread

_SHARE = 0.075
_MAIL, _OF_MAIL, _FILES = 50_000_000, 10, 120
_LINES_A_FILE, _LINES_A_MESSAGE = 24, 12
_SOME = 4_000
_FULL = 20
"""Passes from which on a measurement is in full; with fewer, the archives are a tenth as large."""
_EVERY = 0.1
_GROWS = Goal("ratio", "<", 1.5)
_LETTER = "From: {name}{n}@city.example\nTo: desk@city.example\nSubject: log {n}\nMIME-Version: 1.0\n\n{said}\n"


class Run(NamedTuple):
    """What a run took: seconds, and bytes of memory of all its processes at their highest; 0 where none can tell."""

    seconds: float
    memory: int


def archives(effort: Effort, _check_all: bool) -> list[Section]:
    """A folder screened and redacted, a mail folder screened, and whether memory grows with it."""
    tenth = 1 if effort.passes >= _FULL else 10
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-") as made:
        top, text = Path(made), list(lines(_SOME, _SHARE))
        _screen(_written(top / "first.txt", text[0].encode()), top / "out")  # keeps the patterns
        return [Section("Archives: bytes/s on all cores, by the clock", _notes(tenth), list(_lines(top, text, tenth)))]


def _notes(tenth: int) -> list[str]:
    return [
        f"{_FILES // tenth} files of text, HTML, CSV, JSON, mail, Excel, Word, PDF and ZIP, of {_LINES_A_FILE} lines.",
        f"{_SHARE:.1%} of lines say something. Messages have {_LINES_A_MESSAGE} of them.",
        "Memory is the sum of the highest that each process had; the ratio, to that of a tenth of the mail.",
    ]


def _lines(top: Path, text: Sequence[str], tenth: int) -> Iterator[Line]:
    size = _folder(top / "folder", text, _FILES // tenth)
    yield _line(f"a folder of {size / 1e6:.1f} MB, screened", size, _screen(top / "folder", top / "found"))
    redacted = _run("redact", str(top / "folder"), "-o", str(top / "copies"))
    yield _line("the same, redacted and proven", size, redacted)
    whole, part = _mail(top / "whole.mbox", text, _MAIL // tenth), _mail(top / "part.mbox", text, _MAIL // tenth // 10)
    small, large = _screen(top / "part.mbox", top / "a"), _screen(top / "whole.mbox", top / "b")
    what = f"a mail folder of {whole / 1e6:.0f} MB"
    yield _line(f"{what}, screened", whole, large)
    if large.memory:
        both = Spread.of([large.memory]), Spread.of([small.memory])
        ratio = Spread.of([large.memory / small.memory])
        yield Line(
            f"{what}, memory beside one of {part / 1e6:.1f} MB",
            *both,
            ratio,
            unit="B",
            goal=None if tenth > 1 else _GROWS,
        )
    else:
        yield Line(f"{what}, memory", not_run="this system does not tell")


def _line(what: str, size: int, run: Run) -> Line:
    memory = f"{run.memory / 1e6:.0f} MB of memory" if run.memory else ""
    return Line(what, ours=Spread.of([size / run.seconds]), note=memory)


def _screen(path: Path, target: Path) -> Run:
    return _run("screen", str(path), "--format", "jsonl", "-o", str(target), "--max-size", "8")


def _run(*arguments: str) -> Run:
    """Run the command to its end. RuntimeError where a file was not read."""
    command = [sys.executable, "-m", "bench.archives", *arguments]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603 - our own
        peaks: dict[int, int] = {}
        while running.poll() is None:
            for process in (running.pid, *_children(running.pid)):
                peaks[process] = max(peaks.get(process, 0), _peak(process))
            time.sleep(_EVERY)
    if running.returncode not in (0, 1):
        raise RuntimeError("a file was not read")
    return Run(time.perf_counter() - begin, sum(peaks.values()))


def _children(process: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return found


def _peak(process: int) -> int:
    """The most memory that a process had so far, in bytes; 0 where the system does not tell."""
    try:
        said = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("VmHWM:")), 0)


def _mail(path: Path, text: Sequence[str], size: int) -> int:
    """Write a mail folder of about that size. Its size."""
    done = 0
    with path.open("wb") as file:
        for n in count():
            if done >= size:
                return done
            said = f"From a@b.example Thu Jan  1 00:00:00 2026\n{_letter(n, _some(text, n, _LINES_A_MESSAGE))}\n"
            done += file.write(said.encode())
    return done


def _some(text: Sequence[str], n: int, size: int) -> list[str]:
    at = n * size % (len(text) - size)
    return list(islice(text, at, at + size))


def _letter(n: int, some: Sequence[str]) -> str:
    return _LETTER.format(name="abcdef"[n % 6], n=n, said="\n".join(some))


def _folder(top: Path, text: Sequence[str], files: int) -> int:
    """Write a folder of files of all kinds in turn. The bytes in it."""
    top.mkdir()
    makers = list(_MAKERS.items())
    for n in range(files):
        ending, make = makers[n % len(makers)]
        _written(top / f"{n:04}.{ending}", make(n, _some(text, n, _LINES_A_FILE)))
    return sum(path.stat().st_size for path in top.iterdir())


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _docx(_n: int, some: Sequence[str]) -> bytes:
    import docx

    made, document = io.BytesIO(), docx.Document()
    for line in some:
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def _xlsx(_n: int, some: Sequence[str]) -> bytes:
    import openpyxl

    made, book = io.BytesIO(), openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, line in enumerate(("entry", *some)):
        sheet.append([number or "number", line])
    book.save(made)
    return made.getvalue()


def _pdf(_n: int, some: Sequence[str]) -> bytes:
    import textwrap

    from bench.pdf import made_of

    return made_of([line for each in some for line in textwrap.wrap(each, 92)])


def _zip(n: int, some: Sequence[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("letter.eml", _letter(n, some[::2]))
        packed.writestr("log.txt", "\n".join(some[1::2]))
    return made.getvalue()


_MAKERS: dict[str, Callable[[int, Sequence[str]], bytes]] = {
    "txt": lambda _, some: "\n".join(some).encode(),
    "html": lambda _, some: "".join(f"<p>{line}</p>\n" for line in some).encode(),
    "csv": lambda _, some: "".join(['number,"entry"\n', *(f'{n},"{s}"\n' for n, s in enumerate(some))]).encode(),
    "jsonl": lambda _, some: "".join(f"{json.dumps({'number': n, 'entry': s})}\n" for n, s in enumerate(some)).encode(),
    "eml": lambda n, some: _letter(n, some).encode(),
    "xlsx": _xlsx,
    "docx": _docx,
    "pdf": _pdf,
    "zip": _zip,
}


if __name__ == "__main__":
    from charteroak.cli.main import main

    sys.exit(main())
