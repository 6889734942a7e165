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
from typing import TYPE_CHECKING

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

    def _upright(self, picture: Image) -> Image:
        found = _TURNED.search(self._ask(_png(picture), _TURNS, "0")) if self._turns else None
        if found is None or float(found[2]) < _SURE:
            return picture
        return picture.rotate(-int(found[1]), expand=True)

    def _ask(self, png: bytes, languages: str, layout: str) -> str:
        command = [self._program, "stdin", "stdout", "-l", languages, "--psm", layout, "--dpi", "300"]
        return _run(command, png)[:_MOST_BYTES].decode("utf-8", "replace")


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
