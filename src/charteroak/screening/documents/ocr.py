"""Reading pictures with `tesseract`, where that program is there.

The picture goes to it through a pipe as PNG, and the text comes back through another: neither it nor this process
writes a file. It is a program of its own and no part of this package; without it scans are not read, and say so.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from charteroak.screening.documents.apart import environment
from charteroak.screening.documents.document import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

PROGRAM = "tesseract"
LANGUAGES = ("eng", "spa")
"""Those that papers here are in; as many of them are used as are installed."""
_SECONDS = 45
_TURNS = "osd"
"""The data by which the program tells how far a page is turned."""
_TURNED = re.compile(r"Rotate: (90|180|270)\s+Orientation confidence: (\d+\.\d+)")
_SURE = 2.0
"""From what confidence on a page is turned: the program's own layout analysis leaves pages upside down."""
_MOST_BYTES = 4 << 20


class Seen(NamedTuple):
    """A word of a picture, the number of the line that it is on, and its box in the picture's points, from above."""

    text: str
    line: int
    left: int
    top: int
    right: int
    bottom: int


class Ocr:
    """The program, the languages that it is asked for, and whether it can tell how a page is turned."""

    def __init__(self, program: str, languages: tuple[str, ...], *, turns: bool) -> None:
        self._program = program
        self._languages = "+".join(languages)
        self._turns = turns

    @classmethod
    def here(cls) -> Ocr:
        """The OCR of this machine. Unreadable where there is none, or none for a language of ours."""
        program = shutil.which(PROGRAM)
        if program is None:
            raise Unreadable("no OCR")
        listed = _run([program, "--list-langs"], b"").decode("utf-8", "replace").split()
        languages = tuple(name for name in LANGUAGES if name in listed)
        if not languages:
            raise Unreadable("no OCR")
        return cls(program, languages, turns=_TURNS in listed)

    def text(self, picture: Image) -> str:
        """The text of a picture, turned upright first; "" where there is none."""
        said = self._ask(_png(self._upright(picture)), self._languages, "3")
        return said.replace("\f", "").strip("\n")

    def words(self, picture: Image) -> list[Seen]:
        """The words of a picture in the order of reading, and where they stand in it, however it is turned."""
        turn = self._turn(picture)
        upright = picture.rotate(-turn, expand=True) if turn else picture
        rows = self._ask(_png(upright), self._languages, "3", "tsv").split("\n")
        return [_turned_back(word, turn, picture.width, picture.height) for word in _in_table(rows)]

    def _upright(self, picture: Image) -> Image:
        turn = self._turn(picture)
        return picture.rotate(-turn, expand=True) if turn else picture

    def _turn(self, picture: Image) -> int:
        """By how many degrees a picture has to be turned clockwise to be upright."""
        found = _TURNED.search(self._ask(_png(picture), _TURNS, "0")) if self._turns else None
        return 0 if found is None or float(found[2]) < _SURE else int(found[1])

    def _ask(self, png: bytes, languages: str, layout: str, *form: str) -> str:
        command = [self._program, "stdin", "stdout", "-l", languages, "--psm", layout, "--dpi", "300", *form]
        return _run(command, png)[:_MOST_BYTES].decode("utf-8", "replace")


def _in_table(rows: list[str]) -> Iterator[Seen]:
    """The words of the program's table: a row for each part of the page, the words those of the fifth level."""
    lines: dict[tuple[str, ...], int] = {}
    for row in rows:
        level, *where, left, top, width, height, _sure, text = [*row.split("\t", 11), *[""] * 12][:12]
        if level == "5" and text.strip():
            line = lines.setdefault(tuple(where[:4]), len(lines))
            x, y = int(left), int(top)
            yield Seen(text.strip(), line, x, y, x + int(width), y + int(height))


def _turned_back(word: Seen, turn: int, width: int, height: int) -> Seen:
    """A word's box in the picture as it was before it was turned clockwise; the size is that of the picture then."""
    text, line, left, top, right, bottom = word
    match turn:
        case 90:
            return Seen(text, line, top, height - right, bottom, height - left)
        case 180:
            return Seen(text, line, width - right, height - bottom, width - left, height - top)
        case 270:
            return Seen(text, line, width - bottom, left, width - top, right)
    return word


def _png(picture: Image) -> bytes:
    encoded = io.BytesIO()
    picture.save(encoded, "PNG", compress_level=1)
    return encoded.getvalue()


def _run(command: list[str], given: bytes) -> bytes:
    """What a program says to what it is given; nothing where it fails. Unreadable where it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - the program was found by its name, and gets no text as an argument
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            cwd=os.sep,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too slow") from None
    except OSError:
        raise Unreadable("no OCR") from None
    return done.stdout if done.returncode == 0 else b""
