"""What is wrong in a file or an export that is taken in: where and what, and never the value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 1000
"""So many rejects are kept of a file; all are counted."""

WHYS = {
    "too_large": ("The file is too large.", "El archivo es demasiado grande."),
    "not_text": (
        "The file is not text in UTF-8, UTF-16 or Windows-1252.",
        "El archivo no es texto en UTF-8, UTF-16 ni Windows-1252.",
    ),
    "not_csv": (
        "The file is not a table with separated columns.",
        "El archivo no es una tabla con columnas separadas.",
    ),
    "no_rows": ("The table has no rows.", "La tabla no tiene filas."),
    "columns": ("The row has more columns than the heading.", "La fila tiene más columnas que el encabezado."),
    "not_mapped": ("Say which column this is.", "Diga qué columna es."),
    "unknown_field": ("There is no such field.", "No existe ese campo."),
    "no_column": ("The table has no such column.", "La tabla no tiene esa columna."),
    "heading_twice": ("Several columns have this heading.", "Varias columnas tienen este encabezado."),
    "confidential_column": (
        "The heading is of confidential information; such a column is never read.",
        "El encabezado es de información confidencial; una columna así nunca se lee.",
    ),
    "required": ("It is empty, and is needed.", "Está vacío y se necesita."),
    "text": (
        "It is too long, or has characters that do not print.",
        "Es demasiado largo o tiene caracteres que no se imprimen.",
    ),
    "not_an_id": (
        "It has the form of a social security number or an e-mail address.",
        "Tiene la forma de un número de seguro social o de un correo electrónico.",
    ),
    "date": ("It is no date: write 2026-01-31, or 1/31/2026.", "No es una fecha: escriba 2026-01-31 o 1/31/2026."),
    "in_future": ("The day has not come yet.", "Ese día todavía no ha llegado."),
    "before_since": ("They left before they began.", "Salió antes de empezar."),
    "twice": ("The id is there twice, with different content.", "El número está dos veces, con contenido diferente."),
    "unknown_status": ("Say whether this word means completed.", "Diga si esta palabra significa completado."),
    "score": ("It is no score within its range.", "No es un puntaje dentro de su escala."),
    "unknown_course": ("It is no course of ours.", "No es un curso nuestro."),
    "unknown_version": ("It is no version of a course of ours.", "No es una versión de un curso nuestro."),
}
"""What can be the matter with a table, in English and Spanish, by its word."""


@dataclass(frozen=True, slots=True, order=True)
class Reject:
    """Something that cannot be used."""

    row: int
    """The row of a table, its heading being 1; the number of a statement in a list, from 1; 0 where it is the whole."""
    field: str
    """Our name of the field, or of the part of a statement; empty where it is the whole."""
    why: str
    """A word of `WHYS`, or of `xapi.FAULTS`."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is not taken in, none of it."""

    rejects: tuple[Reject, ...]
    """What is wrong, in order: the first `MOST`."""
    total: int
    """How much is wrong in all."""


def rejected(found: Sequence[Reject]) -> Rejected:
    """A file's rejects, those that are kept."""
    return Rejected(tuple(sorted(found)[:MOST]), len(found))
