"""The files within a PDF, each opened as any other."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.nesting import Inner, inner
from charteroak.screening.formats.pdf_base import Base
from charteroak.screening.formats.pdf_bounds import decoded
from charteroak.screening.formats.pdf_table import Number, Table, reference, text_of

_ROLES = ("/UF", "/F", "/DOS", "/Mac", "/Unix")


def files_of(base: Base, limits: Limits) -> Iterator[tuple[Number, tuple[Inner, str]]]:
    """The files within the file, by the numbers of their streams, each with its name."""
    for i, (number, name) in enumerate(sorted(_embedded(base.table).items()), 1):
        data = decoded(base.pdf, number)
        limits.unpack(len(data))
        yield number, (inner(f"attachment {i}", data, name, limits), name)


def _embedded(table: Table) -> dict[Number, str]:
    """The streams that are files, and the names that the file gives them."""
    found = {number: "" for number in table.streams if table.values[number].get("/Type") == "/EmbeddedFile"}
    for _, _, holder in table.holders("/EF"):
        name = next((text for text in map(text_of, map(holder.get, _ROLES)) if text), "")
        for key in ("/EF", "/RF"):
            for value in table.dictionary(holder.get(key)).values():
                for part in (value, *table.items(value)):
                    number = reference(part)
                    if number in table.streams:
                        found[number] = name
    return found
