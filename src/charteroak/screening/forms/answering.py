"""What the registers answer for: each form with its own register, and the entries with which something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from charteroak.screening.forms.register import Register, apply
from charteroak.screening.forms.reporting import Answerable, Looked, Wronged

Load = Callable[[str], Register | None]
"""Reads a register by its path. None where it cannot be read, which is said where it is read: it silences nothing."""


def answered(
    forms: Iterable[Answerable], load: Load, today: date, also: Iterable[str] = ()
) -> tuple[tuple[Looked, ...], tuple[Wronged, ...]]:
    """The forms with what their registers silence, and the entries that are wrong, register by register.

    Each register is read once. `also` are registers that are reported whether or not any form is theirs.
    """
    given = list(forms)
    silenced: dict[int, Looked] = {}
    wronged: list[Wronged] = []
    for path in dict.fromkeys([*also, *(each.register for each in given if each.register)]):
        register = load(path)
        if register is None:
            continue
        mine = [(number, each.beside, each.looked.judged) for number, each in enumerate(given) if each.register == path]
        judged = [(number, beside, one) for number, beside, one in mine if one is not None]
        applied = apply(register, [(beside, one) for _, beside, one in judged], today)
        for problem in applied.problems:
            line = register.lines[problem.number] if register.lines else 0
            found = Wronged(path, problem.number + 1, problem.entry, problem.wrong, line, problem.now, problem.more)
            wronged.append(found)
        for (number, _, _), entries in zip(judged, applied.silenced, strict=True):
            silenced[number] = msgspec.structs.replace(given[number].looked, silenced=entries)
    return tuple(silenced.get(number, each.looked) for number, each in enumerate(given)), tuple(wronged)
