"""Columns classified by their names alone, beside a loop of regular expressions over each name.

The peer is how it is usually written: one expression a class, tried on each name in turn. It knows far fewer words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios

_NAMES, _A_PIECE, _SHARE = 400_000, 100_000, 0.05
_GOAL = Goal("ours", ">=", 1e6)
_THINGS = (
    "customer order invoice account product item vendor service payment total unit net ship bill store region zone "
    "asset permit parcel meter pump road tree work plan budget grant fund school class course bus route stop device "
    "ticket queue batch source target shift sensor valve bridge lamp sign lot floor room desk lease rate crop fleet"
)
_PARTS = "id name date amount code type status count number key flag desc rate qty price ts by total value ref seq size"
_CONFIDENTIAL = (
    "on_snap dv_flag imm_stat witness_name filing_status citizenship sexual_orientation estatus_migratorio ebt_card "
    "rape_kit domestic_violence_victim agi recibe_snap asylum_case testigo"
)
_PEER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"sexual.?orient|lgbt|sogi", r"\bdv\b|dv_|domestic.?viol|restraining", r"sexual.?(assault|abuse)|rape",
        r"witness|testigo", r"snap|ebt|tanf|medicaid|wic|section.?8",
        r"imm(ig)?.?stat|citizen|visa|asylum|alien|migrator",
        r"\bagi\b|w.?2|1040|filing.?status|tax.?return",
    )
)  # fmt: skip


def column_names(effort: Effort, _check_all: bool) -> list[Section]:
    """Names a second, all different but for chance."""
    from charteroak.screening.columns import classify_names

    names = _names()
    pieces = [names[at : at + _A_PIECE] for at in range(0, _NAMES, _A_PIECE)]

    def ours(part: Sequence[list[str]]) -> object:
        return [classify_names(piece) for piece in part]

    def peer(part: Sequence[list[str]]) -> object:
        return [[any(rule.search(name) for rule in _PEER) for name in piece] for piece in part]

    rates = race([Contender("ours", ours, pieces), Contender("peer", peer, pieces)], effort)
    both = _each(rates["ours"]), _each(rates["peer"])
    found = sum(len(classify_names(piece)) for piece in pieces)
    notes = [
        f"{len(set(names)):,} different names of {_NAMES:,}; {found / _NAMES:.1%} are of a class; a third in CamelCase."
    ]
    line = Line("names, beside seven expressions", *both, ratios(rates["ours"], rates["peer"]), goal=_GOAL)
    return [Section("Columns by their names alone: names/s on one core", notes, [line])]


def _names() -> list[str]:
    choose = random.Random(926)  # noqa: S311 - no secret
    things, parts, confidential = _THINGS.split(), _PARTS.split(), _CONFIDENTIAL.split()
    names = []
    for number in range(_NAMES):
        words = [*choose.choices(things, k=3), choose.choice(parts)]
        if choose.random() < _SHARE:
            words = [choose.choice(things), choose.choice(confidential)]
        name = "_".join(words)
        names.append("".join(map(str.title, name.split("_"))) if number % 3 == 0 else name)
    return names


def _each(rates: list[float]) -> Spread:
    return Spread.of([rate * _A_PIECE for rate in rates])
