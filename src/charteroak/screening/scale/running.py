"""Files screened one after another on all cores, each told once, in order; and what is to be told of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from charteroak.screening.scale.directory import Broken
from charteroak.screening.scale.parting import REST, pieces
from charteroak.screening.scale.piece import Piece
from charteroak.screening.scale.sources import Entry, opened
from charteroak.screening.task import Left, Outcome, Task
from charteroak.screening.working import Workers

FEW = 3
"""Up to so many files of plain text are screened in this process: starting others takes longer."""
_LONGEST_NAME = 200
_LEAST = 32 << 20
"""Bytes that a part of a large file may always have, whatever may be read at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a file, or of a part of one that is larger than what is read at once.

    `number` counts files from 1; `size` is how many bytes were screened; `refused`, the system's number of why a file
    was not read. With `ends` it was the last of the file; where there is no `outcome`, it says no more than that.
    """

    number: int
    entry: Entry
    part: str
    outcome: Outcome | None
    size: int = 0
    refused: int | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """A piece on its way; without one, the end of a file that is in several."""

    number: int
    entry: Entry
    piece: Piece | None
    size: int = 0
    refused: int | None = None


def _never(_entry: Entry, _part: str) -> bool:
    return False


@dataclass(slots=True)
class Run:
    """Screening of many files. `most`: the bytes of the largest that is read at once; larger ones are told in parts.

    `skips` says of a file ("") or a part of one that it was told before.
    """

    most: int
    values: bool = False
    skips: Callable[[Entry, str], bool] = _never
    _asked: deque[_Asked] = field(default_factory=deque, init=False)

    def each(self, entries: Iterable[Entry], workers: Workers, *, apart: bool = False) -> Iterator[Told]:
        """What came of each file that was not skipped, in order. `apart`: in other processes, however few there are."""
        rest = iter(entries)
        few = list(islice(rest, FEW + 1))
        gathered: list[tuple[_Asked, Outcome]] = []
        for outcome in workers.each(self._tasks(chain(few, rest)), apart=apart or len(few) > FEW):
            asked = self._asked.popleft()
            if asked.piece is not None and asked.piece.joins:
                gathered.append((asked, asked.piece.told(outcome)))
                continue
            yield _joined(gathered) if gathered else _told(asked, outcome)
            gathered = []

    def _tasks(self, entries: Iterable[Entry]) -> Iterator[tuple[Task, bytes | None]]:
        for number, entry in enumerate(entries, 1):
            if not self.skips(entry, ""):
                yield from self._of(number, entry)

    def _of(self, number: int, entry: Entry) -> Iterator[tuple[Task, bytes | None]]:
        """The pieces of a file. What the system refuses is the file's trouble, or that of the rest of it."""
        last = Piece(None, "")
        try:
            with opened(entry) as stream:
                for piece in pieces(stream, entry.shown[-_LONGEST_NAME:], self.most):
                    last = piece
                    if not (piece.part and not piece.joins and self.skips(entry, piece.part)):
                        yield self._ask(number, entry, piece)
        except OSError as fault:
            refused = replace(last, data=None, load=None, part=REST if last.part else "", trouble="unreadable", left=())
            yield self._ask(number, entry, refused, fault.errno or 0)
        if last.part:
            self._asked.append(_Asked(number, entry, None))
            yield Task(what="screen"), None

    def _ask(self, number: int, entry: Entry, piece: Piece, refused: int | None = None) -> tuple[Task, bytes | None]:
        try:
            data = piece.read()
        except Broken:
            piece, data = replace(piece, load=None, trouble="broken"), None
        size = 0 if data is None else len(data)
        self._asked.append(_Asked(number, entry, replace(piece, data=None, load=None), size, refused))
        task = Task(what="screen", name=piece.name, values=self.values,
                    size=max(self.most, _LEAST) if piece.part else self.most)  # fmt: skip
        return (task, None) if data is None else (task.timed(data), data)


def _told(asked: _Asked, outcome: Outcome) -> Told:
    if asked.piece is None:
        return Told(asked.number, asked.entry, "", None, ends=True)
    part = asked.piece.part
    return Told(asked.number, asked.entry, part, asked.piece.told(outcome), asked.size, asked.refused, not part)


def _joined(gathered: Sequence[tuple[_Asked, Outcome]]) -> Told:
    """The pieces of one file as one."""
    first = gathered[0][0]
    read = [outcome for _, outcome in gathered if outcome.trouble is None]
    if not read:
        return Told(first.number, first.entry, "", gathered[0][1], refused=first.refused, ends=True)
    left = [Left(asked.piece.part, outcome.trouble) for asked, outcome in gathered
            if outcome.trouble is not None and asked.piece is not None]  # fmt: skip
    languages = {outcome.language for outcome in read} - {"unknown"}
    made = Outcome(
        kind=read[0].kind,
        language=languages.pop() if len(languages) == 1 else "mixed" if languages else "unknown",
        findings=tuple(each for outcome in read for each in outcome.findings),
        unread=(*(each for outcome in read for each in outcome.unread), *left),
    )
    return Told(first.number, first.entry, "", made, sum(asked.size for asked, _ in gathered), ends=True)
