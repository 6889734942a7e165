"""What the registers answer for: each form with its own register, and the entries with which something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from charteroak.screening.forms.flag import Judged
from charteroak.screening.forms.register import Register, apply
from charteroak.screening.forms.reporting import Looked, Wronged


class Answerable(msgspec.Struct, frozen=True):
    """A form that was looked at, and the register that answers for it: its path, and the form's path beside it."""

    looked: Looked
    register: str | None = None
    beside: str = ""


def answered(
    forms: Iterable[Answerable], load: Callable[[str], Register], today: date, also: Iterable[str] = ()
) -> tuple[tuple[Looked, ...], tuple[Wronged, ...]]:
    """The forms with what their registers silence, and the entries that are wrong, register by register.

    `load` reads a register by its path; each is read once. `also` are registers that are reported whether or not any
    form is theirs.
    """
    given = list(forms)
    paths = dict.fromkeys([*also, *(each.register for each in given if each.register)])
    silenced: dict[int, Looked] = {}
    wronged: list[Wronged] = []
    for path in paths:
        mine = {number: each for number, each in enumerate(given) if each.register == path}
        judged = {number: each.looked.judged for number, each in mine.items() if each.looked.judged}
        named: list[tuple[str, Judged]] = [(mine[number].beside, one) for number, one in judged.items()]
        applied = apply(load(path), named, today)
        wronged += [Wronged(path, problem) for problem in applied.problems]
        for number, entries in zip(judged, applied.silenced, strict=True):
            silenced[number] = msgspec.structs.replace(given[number].looked, silenced=entries)
    return tuple(silenced.get(number, each.looked) for number, each in enumerate(given)), tuple(wronged)
