"""What is worth a sentence in a comparison, beyond its counts: for whoever drafted, or votes on a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from charteroak.engines.comparison.clauses import ClauseChange, Kind
from charteroak.engines.comparison.sides import Comparison
from charteroak.logic.norm import Norm

FINDINGS = (
    "words_alone",
    "norms_alone",
    "no_case",
    "decides_nothing",
    "no_longer_decides",
    "fell_away",
    "moot",
    "opened",
)
"""The findings there are.

words_alone: a clause's words change and its norms stay, so no case does. norms_alone: the other way round. no_case:
norms of a clause change, and no settled case of their acts. decides_nothing: a clause that comes or changes has norms
that decide no settled case. no_longer_decides: a clause that stays decided cases and decides none. fell_away: a clause
is repealed, and with it goes the exception that it made to another. moot: no act turns on a reading any more. opened:
an act turns on a reading on which none did.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: about a clause or a reading; for `fell_away` also the clauses whose norms lose an exception."""

    finding: str
    about: str
    others: tuple[str, ...] = ()


def findings(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings of a comparison, in the order of the article."""
    if not (comparison.before.version and comparison.after.version):
        return ()  # what comes with the article as a whole is no finding about a clause
    found = [*_of_clauses(comparison), *_fallen_away(comparison)]
    found += [Finding("moot", reading) for reading in comparison.moot]
    found += [Finding("opened", reading) for reading in comparison.opened]
    return tuple(found)


def _of_clauses(comparison: Comparison) -> Iterator[Finding]:
    deciding = {clause for act in comparison.acts for clause in act.deciding}
    norms: dict[str, list[Norm]] = defaultdict(list)
    for norm in (*comparison.before.rulebook.norms, *comparison.after.rulebook.norms):
        norms[norm.name].append(norm)
    turned = {act.act.name for act in comparison.acts if act.cases}
    stands = {norm.clause for norm in comparison.after.rulebook.norms}
    fallen = {clause for _, clause in _fallen(comparison)}
    for change in comparison.clauses:
        if change.words is not None and not change.norms and change.kind is Kind.CHANGED:
            yield Finding("words_alone", change.clause)
        if change.words is None and change.clause not in fallen:
            yield Finding("norms_alone", change.clause)
        if change.norms and not turned & _acts(change, norms):
            yield Finding("no_case", change.clause)
        if change.clause in stands - deciding:
            yield Finding("decides_nothing", change.clause)
    changed = {change.clause for change in comparison.clauses}
    gone = dict.fromkeys(clause for act in comparison.acts for clause in act.gone)
    yield from (Finding("no_longer_decides", clause) for clause in gone if clause in stands - deciding - changed)


def _acts(change: ClauseChange, norms: Mapping[str, Sequence[Norm]]) -> set[str]:
    """The acts that the norms that change are about, on either side."""
    return {act for changed in change.norms for norm in norms[changed.name] for act in norm.acts}


def _fallen(comparison: Comparison) -> list[tuple[str, str]]:
    """For each exception that fell away: the repealed clause, and the clause whose norm it was."""
    draft = comparison.after.draft
    clauses = {norm.name: norm.clause for norm in comparison.after.rulebook.norms}
    return [(by, clauses[norm]) for norm, by in draft.fell_away] if draft else []


def _fallen_away(comparison: Comparison) -> Iterator[Finding]:
    pairs = _fallen(comparison)
    for repealed in dict.fromkeys(by for by, _ in pairs):
        yield Finding("fell_away", repealed, tuple(dict.fromkeys(clause for by, clause in pairs if by == repealed)))
