"""What changes in the clauses themselves: which come and go, their words, and what their norms say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from charteroak.law.article import Version
from charteroak.law.provision import Provision
from charteroak.logic.norm import Norm


class Kind(StrEnum):
    """What happens to a clause or a norm."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """Words that two texts share, or that stand in one alone: `kind` is None, REMOVED or ADDED."""

    kind: Kind | None
    words: str


@dataclass(frozen=True)
class NormChange:
    """A norm that comes, goes or changes. Of one that changes, `parts` says in what: "acts", "effect", "when", and for
    each exception that comes, goes or changes "lift:" with what lifts it; "lifts" where their order alone does.
    """

    kind: Kind
    name: str
    parts: tuple[tuple[str, Kind], ...] = ()


@dataclass(frozen=True)
class ClauseChange:
    """A clause that comes, goes or changes: its words, as pieces, None where they stay; and its norms."""

    kind: Kind
    clause: str
    words: tuple[Piece, ...] | None
    norms: tuple[NormChange, ...]


def clause_changes(before: Version | None, after: Version | None) -> tuple[ClauseChange, ...]:
    """The clauses that come, go or change, in the order of the article."""
    was, comes = _provisions(before), _provisions(after)
    made = (_change(clause, was.get(clause), comes.get(clause)) for clause in sorted({*was, *comes}))
    return tuple(change for change in made if change is not None)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: what they share, and in between the words that stand in one alone, those of `before` first."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(None, " ".join(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Piece(Kind.REMOVED, " ".join(old[i1:i2])))
        if j1 < j2:
            found.append(Piece(Kind.ADDED, " ".join(new[j1:j2])))
    return tuple(found)


def _provisions(version: Version | None) -> dict[str, Provision]:
    return {provision.clause: provision for provision in version.provisions} if version else {}


def _change(clause: str, was: Provision | None, comes: Provision | None) -> ClauseChange | None:
    kind = Kind.ADDED if was is None else Kind.REMOVED if comes is None else Kind.CHANGED
    old, new = (" ".join(each.words.split()) if each else "" for each in (was, comes))
    words = None if old == new else pieces(old, new)
    norms = _norm_changes(was.norms if was else (), comes.norms if comes else ())
    if kind is Kind.CHANGED and words is None and not norms:
        return None
    return ClauseChange(kind, clause, words, norms)


def _norm_changes(was: Sequence[Norm], comes: Sequence[Norm]) -> tuple[NormChange, ...]:
    old, new = ({norm.name: norm for norm in norms} for norms in (was, comes))
    found = []
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            found.append(NormChange(Kind.REMOVED, name))
        elif name not in old:
            found.append(NormChange(Kind.ADDED, name))
        elif old[name] != new[name]:
            found.append(NormChange(Kind.CHANGED, name, _parts(old[name], new[name])))
    return tuple(found)


def _parts(old: Norm, new: Norm) -> tuple[tuple[str, Kind], ...]:
    parts = [(name, Kind.CHANGED) for name in ("acts", "effect", "when") if getattr(old, name) != getattr(new, name)]
    lifts_old, lifts_new = _lifts(old), _lifts(new)
    for by in dict.fromkeys((*lifts_old, *lifts_new)):
        if lifts_old.get(by) != lifts_new.get(by):
            kind = Kind.REMOVED if by not in lifts_new else Kind.ADDED if by not in lifts_old else Kind.CHANGED
            parts.append((f"lift:{by}", kind))
    return tuple(parts) or (("lifts", Kind.CHANGED),)


def _lifts(norm: Norm) -> Mapping[str, tuple[object, ...]]:
    """What lifts the norm, with each of its conditions."""
    found: dict[str, tuple[object, ...]] = {}
    for lift in norm.lifts:
        found[lift.by] = (*found.get(lift.by, ()), lift.when)
    return found
