"""Opening a file: what kind it is, and the module for it, loaded when it is needed.

A format is a module with a function that opens (`open_docx(data, limits) -> Opened`) and two that prove:

- `second_reading(data: bytes) -> Iterator[str]`: every text of the file as another library sees it, or where there is
  none, in another way than ours;
- `raw(data: bytes) -> Iterator[bytes]`: the file's streams as they lie in it, decompressed, each once.

What a format can do besides, it has as methods of what it opens to: those of `Records` and `Holding`, and

- `without_unread() -> bytes`: the file with a mark instead of whatever could not be read;
- `sources(number, start, end) -> Sequence[tuple[object, int, int]]`: what a span stands for, in which of the file's own
  texts and from where to where, if two surfaces may hold the same words: what two have in common is told once;
- `by_column(number) -> Sequence[tuple[int, int, Column]]`: values whose columns' names tell (see `telling`);
- `says_notice`: whether it prints the notice; the file around it sets it false where it shows it and says it itself;
- `is_table`: true where each surface is a record by itself, whose neighbours say nothing about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Protocol, TypeVar, runtime_checkable

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.formats.kinds import Kind, kind_of
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.surface import Cannot, Opened, Spans

_Made = TypeVar("_Made")

_WHERE: dict[Kind, tuple[str, str]] = {
    "text": ("plain", "open_text"),
    "markdown": ("markdown", "open_markdown"),
    "html": ("html", "open_html"),
    "delimited": ("delimited", "open_delimited"),
    "json": ("jsons", "open_json"),
    "jsonl": ("jsons", "open_jsonl"),
    "mail": ("mail", "open_mail"),
    "mbox": ("mbox", "open_mbox"),
    "msg": ("msg", "open_msg"),
    "archive": ("archive", "open_archive"),
    "parquet": ("parquet", "open_parquet"),
    "arrow": ("arrow", "open_arrow"),
    "rtf": ("rtf", "open_rtf"),
    "docx": ("docx", "open_docx"),
    "xlsx": ("xlsx", "open_xlsx"),
    "pdf": ("pdf", "open_pdf"),
    "image": ("image", "open_image"),
}
"""Which module of this package opens a kind, and by which function."""


@runtime_checkable
class Records(Opened, Protocol):
    """A file whose surfaces are records: lines of "name: value", of which only values can be taken out."""

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans of a surface as they can be taken out: of values only; one of a name alone is its value's."""

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Where a span stands: the field's `where`, and its offsets in the field's value."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: its surfaces are those from `first` up to `last`, the end exclusive.

    `is_table` where each of them is a record by itself.
    """

    where: str
    first: int
    last: int
    is_table: bool = False


@runtime_checkable
class Holding(Opened, Protocol):
    """A file with files in it: each is a document of its own, and one that is a record withheld whole is left out."""

    @property
    def parts(self) -> Sequence[Part]:
        """The files within it, those within them too; one within another stands after it."""

    def without_parts(self, numbers: frozenset[int]) -> bytes:
        """The file anew, with a mark instead of those parts."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file and what its module can do. See the module's own words on each."""

    kind: Kind
    opens: Callable[[bytes, Limits], Opened]
    second_reading: Callable[[bytes], Iterator[str]]
    raw: Callable[[bytes], Iterator[bytes]]


def format_of(data: bytes, name: str = "") -> Format:
    """The format of a file. Cannot says why its kind cannot be told, or "no extra" where its reader is missing."""
    kind = kind_of(data, name)
    where, opens = _WHERE[kind]
    with_its = _module(where)
    return Format(kind, getattr(with_its, opens), with_its.second_reading, with_its.raw)


def open_file(data: bytes, name: str = "", limits: Limits = LIMITS) -> Opened:
    """The file opened: every place in it that has text, and how to write it anew. Cannot says why not, by kind only.

    `name` is the file's, and bears only on kinds of plain text that do not show what they are.
    """
    limits = limits if limits.depth else limits.anew()
    if len(data) > limits.size:
        raise Cannot("too large")
    return guarded(lambda: format_of(data, name).opens(data, limits))


def open_within(data: bytes, name: str, limits: Limits, *, shown: bool = False) -> Opened:
    """A file that lies within another, whose limits are given.

    One that is `shown` as a part of it, as a picture in a text is, does not print the notice again.
    """
    opened = open_file(data, name, limits.within())
    if shown and hasattr(opened, "says_notice"):
        opened.says_notice = False
    return opened


def guarded(does: Callable[[], _Made]) -> _Made:
    """What it makes. Whatever a library trips over, the file is broken; its words may quote it, and go nowhere."""
    try:
        return does()
    except Cannot:
        raise
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    except ModuleNotFoundError:
        raise Cannot("no extra") from None
    except MemoryError:
        raise Cannot("too large") from None
    except RecursionError:
        raise Cannot("too deep") from None
    except Exception:
        raise Cannot("broken") from None


def _module(where: str) -> ModuleType:
    try:
        return import_module(f"charteroak.screening.formats.{where}")
    except ModuleNotFoundError:
        raise Cannot("no extra") from None
