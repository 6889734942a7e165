"""`charteroak redact` of a folder: a copy of each file under the same path, proven by itself; the others are named."""

from __future__ import annotations

import errno
import json
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from charteroak.cli.paths import STANDARD, refused, using
from charteroak.cli.redact import SIZE, items, line, put, why_no_copy
from charteroak.cli.screen import named
from charteroak.cli.screen_report import failed, write
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.looking import Withheld
    from charteroak.screening.scale.copying import Source
    from charteroak.screening.scale.progress import Progress
    from charteroak.screening.task import Outcome, Task

_LONGEST_NAME = 200
_WHY = {
    "link": "a link that leads out of SRC, or to a folder, and is not followed",
    "unreadable": "it cannot be read",
    "no file": "no file, but a pipe, a socket or a device",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file on its way to be redacted: its number, its bytes' count, and why the system refused it."""

    number: int
    source: Source
    size: int = 0
    refused: int | None = None


@dataclass(slots=True)
class Folder:
    """One folder to redact. `listed` is a folder, too: it gets a list for each copy."""

    source: Path
    target: Path
    listed: Path | None
    classless: bool
    written: str
    _asked: deque[_Asked] = field(default_factory=deque, init=False)

    def do(self, *, drop_unread: bool, mark: bool) -> int:
        """Redact it. The highest of the files' statuses."""
        from charteroak.screening.scale.progress import Progress
        from charteroak.screening.task import Task
        from charteroak.screening.working import Workers, warm

        self._check()
        progress, status = Progress("withheld whole", "without a copy"), 0
        task = Task(what="redact", drop_unread=drop_unread, mark=mark)
        warm()
        for folder in (self.target, *([self.listed] if self.listed else [])):
            with using("--output, --list"):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Workers() as workers:
            for outcome in workers.each(self._tasks(task)):
                asked = self._asked.popleft()
                one = self._tell(asked, outcome, progress)
                progress.add(asked.size, one, ends=True)
                status = max(status, one)
        progress.clear()
        return status

    def _check(self) -> None:
        """Refuse places where a copy could be taken for a source, or for another run's."""
        folders = [("--output", self.target), *([("--list", self.listed)] if self.listed else [])]
        for number, (name, folder) in enumerate(folders):
            if folder == STANDARD:
                raise BadInput(name, "standard output, for a folder", ["a new folder's name"])
            for _, other in (("SRC", self.source), *folders[:number]):
                if _overlap(folder, other):
                    raise BadInput(name, "a folder within SRC or DST, or around it", ["another folder"])
            with using(name):
                if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                    raise BadInput(name, "a folder with something in it, or a file", ["a new folder's name"])

    def _tasks(self, task: Task) -> Iterator[tuple[Task, bytes | None]]:
        import msgspec

        from charteroak.screening.scale.copying import bytes_of, files

        for number, source in enumerate(files(self.source), 1):
            asked, data = _Asked(number, source), None
            if not source.why:
                try:
                    data = bytes_of(source, SIZE)
                    asked = _Asked(number, source, len(data))
                except OSError as fault:
                    asked = _Asked(number, source, refused=fault.errno or 0)
            self._asked.append(asked)
            name = named(source.relative)[-_LONGEST_NAME:]
            own = msgspec.structs.replace(task, name=name, to=name)
            yield (own, None) if data is None else (own.timed(data), data)

    def _tell(self, asked: _Asked, outcome: Outcome, progress: Progress) -> int:
        """Write what came of a file, and say so. Its status."""
        import msgspec

        if outcome.trouble == "empty" and not asked.source.why:
            outcome = _nothing()
        if outcome.trouble is not None:
            return self._fail(asked, self._why(asked, outcome.trouble), outcome, progress)
        if outcome.data is None:
            self._report(asked, outcome, progress)
            progress.clear()
            failed(f"FILE {asked.number}: {why_no_copy(outcome)}")
            return 1
        path, of_name = self._named(asked.source.relative)
        outcome = msgspec.structs.replace(outcome, withheld=(*of_name, *outcome.withheld))
        try:
            self._write(path, outcome, outcome.data or b"")
        except OSError as fault:
            return self._fail(asked, str(refused("--output", fault.errno)), outcome, progress)
        self._report(asked, outcome, progress)
        return 0

    def _why(self, asked: _Asked, trouble: str) -> str:
        from charteroak.cli.screening_words import said

        if asked.refused is not None:
            return str(refused("SRC", asked.refused))
        return _WHY.get(asked.source.why) or said(asked.source.why or trouble)

    def _fail(self, asked: _Asked, why: str, outcome: Outcome, progress: Progress) -> int:
        progress.clear()
        path = named(self.source / asked.source.relative)
        if self.written == "jsonl":
            error = asked.source.why or outcome.trouble or "cannot be written"
            write(f"{json.dumps({'path': path, 'error': error}, ensure_ascii=False)}\n")
        else:
            write(f"{path}: no copy\n")
        return failed(f"FILE {asked.number}: {why}")

    def _named(self, relative: Path) -> tuple[Path, Sequence[Withheld]]:
        """The copy's path, and what is withheld of it: names are read as those in an archive are."""
        from charteroak.screening.detect import screen_texts
        from charteroak.screening.formats.weaving import cut
        from charteroak.screening.looking import Withheld

        name = named(relative)
        found = screen_texts([name])[0].findings
        made = relative
        if found:
            said = cut(name, [(each.start, each.end) for each in found])
            made = Path(*(part for part in Path(said).parts if part not in (os.sep, "..")))
        place, number = self.target / made, 1
        while os.path.lexists(place):  # also where two names differ by capitals alone, and the disk does not tell them
            number += 1
            place = (self.target / made).with_stem(f"{made.stem} ({number})")
        return place.relative_to(self.target), [Withheld("name", each.category, 1) for each in found]

    def _write(self, path: Path, outcome: Outcome, data: bytes) -> None:
        """The list, if there is one, and then the copy; neither where one cannot be."""
        place = _within(self.target, path)
        if self.listed is None:
            put(place, data)
            return
        listing = _within(self.listed, path.with_name(f"{path.name}.jsonl"))
        put(listing, "".join(f"{json.dumps(each)}\n" for each in items(outcome, classless=self.classless)).encode())
        try:
            put(place, data)
        except BaseException:
            with suppress(OSError):
                listing.unlink()
            raise

    def _report(self, asked: _Asked, outcome: Outcome, progress: Progress) -> None:
        progress.clear()
        path = named(self.source / asked.source.relative)
        if self.written == "jsonl":
            write(line(path, outcome))
        elif outcome.data is not None:
            count = sum(each.count for each in outcome.withheld)
            write(f"{path}: {count} withheld; proven{'' if outcome.noticed else '; without a notice'}\n")
        else:
            write(f"{path}: no copy\n")


def _overlap(one: Path, other: Path) -> bool:
    with using("--output, --list"):
        try:
            first, second = one.resolve(), other.resolve()
        except RuntimeError:
            raise OSError(errno.ELOOP, "") from None
    return first.is_relative_to(second) or second.is_relative_to(first)


def _within(top: Path, path: Path) -> Path:
    """The path in a folder, whose folders are made if they are not there."""
    folder = top
    for part in path.parts[:-1]:
        folder = folder / part
        folder.mkdir(mode=0o700, exist_ok=True)
    return top / path


def _nothing() -> Outcome:
    """What comes of an empty file: one."""
    from charteroak.screening.task import Outcome

    return Outcome(kind="text", data=b"", noticed=False)
