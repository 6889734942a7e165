"""What is wrong with each row that cannot be decided, told by kinds: the codes of its columns are enough for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from charteroak.engines.classes import U8, Classes
from charteroak.engines.codes import ACT, ACTS, FACTS, UNKNOWN
from charteroak.engines.encode import stand_in
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Value
from charteroak.logic.table import wire

_NAMES = tuple(FACTS)
_NO_FACT = len(_NAMES)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be decided: its place in the batch, from 0, and what is wrong with it."""

    at: int
    error: BadInput


def refusals(
    law: Law, schema: Any, bad: Any, codes: Mapping[int, U8], acts: U8 | int, classes: Classes, *, coded: bool
) -> tuple[Refusal, ...]:
    """The rows at the places `bad`: wrong in the act, or else in the first wrong fact of the vocabulary's order."""
    of_rows = np.full(len(bad), acts + 1, np.uint8) if isinstance(acts, int) else acts[bad]
    act = np.minimum(of_rows - np.uint8(1), np.uint8(len(ACTS)))
    has = np.concatenate([classes.has, np.zeros((1, classes.has.shape[1]), np.bool_)])
    first = np.full(len(bad), _NO_FACT)
    for fact in sorted(codes, reverse=True):
        of_fact = codes[fact][bad]
        first[(of_fact > classes.most[fact]) | ((of_fact != UNKNOWN) & ~has[act, fact])] = fact
    keys = zip(act.tolist(), np.where(of_rows == UNKNOWN, -1, first).tolist(), strict=True)
    errors: dict[tuple[int, int], BadInput] = {}
    return tuple(
        Refusal(at, errors.get(key) or errors.setdefault(key, _error(law, schema, *key, coded=coded)))
        for at, key in zip(bad.tolist(), keys, strict=True)
    )


def _error(law: Law, schema: Any, act: int, fact: int, *, coded: bool) -> BadInput:
    """The error that `Table.index` has for such a row: it tells kinds only, so the column's type is enough."""
    of_act = act == len(ACTS)
    name = ACT if of_act else _NAMES[fact]
    kind = schema.field(name).type
    if coded and _is_number(kind) and not (of_act and fact == -1):
        values = ACTS if of_act else FACTS[name].values
        if of_act or name in law.table(ACTS[act]).offsets:
            return BadInput(name, "another number", _codes(values))
    stands: Any = None if fact == -1 else stand_in(kind)
    try:
        if of_act:
            law.table(stands)
        else:
            law.table(ACTS[act]).index({name: stands})
    except BadInput as wrong:
        return BadInput(wrong.field.removeprefix("facts."), wrong.given, wrong.allowed)
    raise ArithmeticError("a row was refused that can be decided")


def _codes(values: tuple[Value, ...]) -> list[str]:
    return [f"{code} for {wire(value)}" for code, value in enumerate(values, 1)]


def _is_number(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))
