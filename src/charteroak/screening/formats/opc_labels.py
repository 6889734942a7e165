"""Whether a cell is a name of what stands beside it or under it: tables with two columns can be read in both ways."""

from __future__ import annotations

import re
from typing import Literal

from charteroak.screening.formats.opc import listed

_LONGEST = 120
_NO_NAME = re.compile(r"[-+$(]*[\d.,/:%() -]+\Z|\S+@\S+")
_MOST_WORDS = 6
_FIELDS = listed(
    "name names surname address phone telephone email mail date birth born dob age sex gender race language "
    "country citizenship nationality status ssn number no id case file client applicant resident tenant "
    "household income amount benefit benefits program services referral referred notes note comments remarks "
    "details reason type orientation relationship marital spouse partner children employer occupation school "
    "officer department worker incident victim witness suspect statement narrative visa passport result "
    "outcome year agi refund filing field question answer value item nombre apellido apellidos direccion "
    "dirección domicilio telefono teléfono correo fecha nacimiento edad sexo idioma pais país ciudadania "
    "ciudadanía nacionalidad estado estatus numero número caso cliente solicitante inquilino hogar ingreso "
    "ingresos beneficio beneficios programa notas nota observaciones motivo tipo pareja cónyuge conyuge hijos "
    "empleador escuela agente incidente víctima victima testigo declaración"
)
"""What forms and lists ask for, in English and Spanish."""
_WORD = re.compile(r"[^\W\d_]+")


def is_name(text: str) -> bool:
    """Whether a cell may be the name of a column: it is short, no number, no address, and no label of the next cell."""
    return 0 < len(text.strip()) <= _LONGEST and not _NO_NAME.match(text.strip()) and not is_label(text)


def is_label(text: str) -> bool:
    """Whether a cell ends as names do that stand before what they name."""
    return text.endswith((":", "?", " ", "\n", "\t")) and text.rstrip().endswith((":", "?"))


def told_way(first: tuple[str, str], second: str) -> Literal["across", "down", ""]:
    """How a table with two columns is read: names stand before values, or over them; "" where that cannot be told.

    `first` is the first row, `second` the first cell of the next one.
    """
    left, right, below = (_asks(text) for text in (*first, second))
    if left and below and not right:
        return "across"
    return "down" if left and right and not below else ""


def _asks(text: str) -> bool:
    words = _WORD.findall(text.lower().replace("_", " "))
    return 0 < len(words) <= _MOST_WORDS and not _FIELDS.isdisjoint(words)
