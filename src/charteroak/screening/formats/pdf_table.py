"""A PDF's objects as plain Python: every one that the file's table knows, whether anything points to it or not.

qpdf writes them as JSON, which is read at once; streams are left where they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pikepdf

from charteroak.screening.formats.surface import Cannot

Number = tuple[int, int]
"""Of an object: its number and its generation."""
Path = tuple[str | int, ...]

_REFERENCE = re.compile(r"(\d+) (\d+) R")
_MOST_VALUES = 8_000_000


@dataclass(frozen=True, slots=True)
class At:
    """A value: the object it is in, the way to it, and the dictionary that is nearest around it."""

    number: Number
    path: Path
    value: Any
    around: dict[str, Any]

    @property
    def key(self) -> str:
        """The nearest name on the way to it; "" where there is none."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")


class Table:
    """The objects of a file by their numbers: dictionaries, lists, texts. (0, 0) is the trailer."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        written = io.BytesIO()
        pdf.write_qpdf_json(written, json_stream_data=pikepdf.JSONStreamData.none)
        told = msgspec.json.decode(written.getvalue())["qpdf"][1]
        self.values: dict[Number, Any] = {}
        self.streams: set[Number] = set()
        for name, each in told.items():
            number = reference(name.removeprefix("obj:")) or (0, 0)
            if "stream" in each:
                self.streams.add(number)
                self.values[number] = each["stream"]["dict"]
            else:
                self.values[number] = each["value"]

    def __getitem__(self, value: Any) -> Any:
        """What a value is, or what it points to; None where that is nowhere."""
        number = reference(value)
        return value if number is None else self.values.get(number)

    def dictionary(self, value: Any) -> dict[str, Any]:
        """The same where it is a dictionary, or a stream's; else an empty one."""
        found = self[value]
        return found if isinstance(found, dict) else {}

    def items(self, value: Any) -> list[Any]:
        """The same where it is a list; else an empty one."""
        found = self[value]
        return found if isinstance(found, list) else []

    def every(self) -> Iterator[At]:
        """Every value that is no list and no dictionary, in the order of the objects' numbers."""
        left = _MOST_VALUES
        for number, value in sorted(self.values.items()):
            waiting: list[tuple[Path, Any, dict[str, Any]]] = [((), value, {})]
            while waiting:
                path, each, around = waiting.pop()
                left -= 1
                if left < 0:
                    raise Cannot("too large")
                if isinstance(each, dict):
                    waiting += [((*path, key), part, each) for key, part in reversed(each.items())]
                elif isinstance(each, list):
                    if each[:1] == ["/Indexed"]:
                        continue  # the colours of an image: bytes, no words
                    waiting += [((*path, i), each[i], around) for i in reversed(range(len(each)))]
                else:
                    yield At(number, path, each, around)

    def holders(self, *keys: str) -> Iterator[tuple[Number, Path, dict[str, Any]]]:
        """The dictionaries, at any depth of any object, that have one of the keys, and where they are."""
        for number, value in self.values.items():
            waiting: list[tuple[Path, Any]] = [((), value)]
            while waiting:
                path, each = waiting.pop()
                if isinstance(each, dict):
                    if any(key in each for key in keys):
                        yield number, path, each
                    waiting += [((*path, key), part) for key, part in each.items() if isinstance(part, dict | list)]
                elif isinstance(each, list):
                    waiting += [((*path, i), part) for i, part in enumerate(each) if isinstance(part, dict | list)]


def at_path(pdf: pikepdf.Pdf, number: Number, path: Path) -> Any:
    """What stands there in the file itself. KeyError or the like where there is nothing."""
    found: Any = pdf.trailer if number == (0, 0) else pdf.get_object(number)
    for step in path:
        found = found[step]
    return found


def reference(value: Any) -> Number | None:
    """The number of the object that a value points to, if it does."""
    if isinstance(value, str) and value.endswith(" R"):
        found = _REFERENCE.fullmatch(value)
        return (int(found[1]), int(found[2])) if found else None
    return None


def text_of(value: Any) -> str | None:
    """A string's text; None where a value is no string. Bytes in no encoding of PDF's are read as they look."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return spaced(value[2:])
    return _decoded(bytes.fromhex(value[2:])) if value.startswith("b:") else None


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    return spaced(data.decode("latin-1"))


def spaced(text: str) -> str:
    """A text of which every other letter is nothing, without those: two bytes a letter, unsaid."""
    if len(text) >= 4 and "\0" in text:
        for even in (text[::2], text[1::2]):
            if even.count("\0") >= 0.8 * len(even):
                return text.replace("\0", "")
    return text


def name_of(value: Any) -> str:
    """A name, with its slash; "" where a value is none."""
    return value if isinstance(value, str) and value.startswith("/") else ""
