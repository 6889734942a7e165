"""A draft amendment: the article as it would stand if a text were adopted, read from a file that is written as the
sections are.

The file says clause by clause what changes. Each `[[clause]]` has the `id` of the clause, its `words` as they would
read, and then either its norms, each a `[[clause.norm]]` with `name`, `acts`, `effect`, `when` and for each exception
a `[[clause.norm.lift]]`, or in `no_norm` why it has none. A clause takes the place of the one with its id, norms and
all; one with a new id is added; one with `repealed = true` goes. Clauses that are not named stay as they are.

    [[clause]]
    id = "2-928(g)"
    words = "No City employee shall detain a person on a civil immigration paper."

    [[clause.norm]]
    name = "detention_on_paper"
    acts = ["detain"]
    effect = "prohibits"
    when = "other_immigration_paper or removal_warrant_in_ncic"

    [[clause.norm.lift]]
    by = "criminal_warrant"
    when = "criminal_warrant"

Nothing in it runs: it is TOML, and its conditions are read by `draft_expr`. It can use the acts, facts and readings
that there are; a new one of those would need a question, a label and a place in the contract, and so a new version of
this software. Of what it means, a draft says what whoever wrote its conditions takes its words to mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from charteroak.law.article import Version
from charteroak.law.draft_expr import WrongCondition, read_condition
from charteroak.law.draft_toml import Table, paragraphs, read_tables
from charteroak.law.provision import Provision
from charteroak.logic.expr import Expr, Fact
from charteroak.logic.norm import Effect, Lift, Norm, Rulebook

MOST_NORMS, MOST_LIFTS = 32, 64
"""As many norms and exceptions one act can have: what fits the words in which its cases are counted."""

_CITATION = re.compile(r"2-9\d\d(?:\([a-z]\))?\Z")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_CLAUSE = ("id", "words", "norm", "no_norm", "repealed")
_NORM = ("name", "acts", "effect", "when", "lift")
_SAYS = ("norm", "no_norm", "repealed")


@dataclass(frozen=True)
class Draft:
    """A draft that was read: the version of the article it would make, and what it touches.

    `clauses` are those it names. `fell_away` has what goes with a repealed clause: each norm that it lifted, by name,
    with that clause.
    """

    title: str
    version: Version
    clauses: tuple[str, ...]
    fell_away: tuple[tuple[str, str], ...]


def read_draft(text: str, version: Version) -> Draft:
    """The article as it would stand if this text were adopted. BadDraft where it cannot be read, or does not fit."""
    top = read_tables(text)
    top.only("title", "clause")
    title = " ".join(top.text("title").split()) if "title" in top else ""
    tables = list(top.tables("clause"))
    if not tables:
        top.wrong("missing", ["a [[clause]] that changes"], key="clause")
    reader = _Reader(version)
    for table in tables:
        reader.clause(table)
    provisions, fell_away = reader.amended()
    return Draft(title, _version(version, provisions), tuple(reader.changed), fell_away)


class _Reader:
    """Reads clauses against a version of the article, and puts them in their places there."""

    def __init__(self, version: Version) -> None:
        self._rulebook = version.rulebook
        self._provisions = {provision.clause: provision for provision in version.provisions}
        self.changed: dict[str, Provision | None] = {}
        self._norms: dict[str, Table] = {}
        self._lifts: list[tuple[str, Table]] = []

    def clause(self, table: Table) -> None:
        """Read one clause."""
        table.only(*_CLAUSE)
        citation = table.text("id").strip()
        if not _CITATION.match(citation):
            table.wrong("citation", ["a citation, as 2-928(b)"], key="id")
        if citation in self.changed:
            table.wrong("twice", ["each clause once"], key="id")
        if sum(key in table for key in _SAYS) != 1:
            table.wrong("says", ["[[clause.norm]]", "no_norm", "repealed = true"])
        if "repealed" in table:
            self._check_repeal(table, citation)
            self.changed[citation] = None
        else:
            self.changed[citation] = self._new(table, citation)

    def _check_repeal(self, table: Table, citation: str) -> None:
        table.flag("repealed")
        if "words" in table:
            table.wrong("key", [key for key in _CLAUSE if key != "words"], key="words")
        if citation not in self._provisions:
            table.wrong("not_there", self._provisions, key="id")

    def _new(self, table: Table, citation: str) -> Provision:
        words = "\n\n".join(paragraphs(table.text("words")))
        if "no_norm" in table:
            return Provision(citation, words, no_norm=" ".join(table.text("no_norm").split()))
        norms = tuple(self._norm(each, citation) for each in table.tables("norm"))
        if not norms:
            table.wrong("says", ["[[clause.norm]]", "no_norm", "repealed = true"])
        return Provision(citation, words, norms)

    def _norm(self, table: Table, citation: str) -> Norm:
        table.only(*_NORM)
        name = table.text("name")
        if not _SLUG.match(name):
            table.wrong("slug", ["small letters, digits and _, as status_inquiry"], key="name")
        if name in self._norms:
            table.wrong("taken", ["a name of its own"], key="name")
        self._norms[name] = table
        acts = self._acts(table)
        effect = table.text("effect")
        if effect not in set(Effect):
            table.wrong("one_of", Effect, key="effect")
        when = self._condition(table, acts)
        lifts = tuple(self._lift(each, acts) for each in table.tables("lift"))
        return Norm(name, citation, acts, Effect(effect), when, lifts)

    def _acts(self, table: Table) -> tuple[str, ...]:
        known = [act.name for act in self._rulebook.acts]
        acts = table.texts("acts")
        if set(acts) - set(known):
            table.wrong("act", known, key="acts")
        return acts

    def _lift(self, table: Table, acts: Sequence[str]) -> Lift:
        table.only("by", "when")
        by = table.text("by")
        self._lifts.append((by, table))
        return Lift(by, self._condition(table, acts))

    def _condition(self, table: Table, acts: Sequence[str]) -> Expr:
        readings = {reading.id: reading for reading in self._rulebook.readings}
        try:
            return read_condition(table.text("when"), self._facts(acts), readings)
        except WrongCondition as wrong:
            table.wrong(wrong.problem, wrong.allowed, key="when", character=wrong.character)

    def _facts(self, acts: Sequence[str]) -> dict[str, Fact]:
        """The facts that every one of the acts has."""
        first, *others = (self._rulebook.act(act).facts for act in acts)
        return {fact.name: fact for fact in first if all(fact in facts for facts in others)}

    # How it fits what there is.

    def amended(self) -> tuple[tuple[Provision, ...], tuple[tuple[str, str], ...]]:
        """Every clause as it would stand, in order, and what fell away with a repealed one."""
        standing = {name: each for name, each in self._provisions.items() if name not in self.changed}
        self._check_names(standing.values())
        standing |= {name: each for name, each in self.changed.items() if each is not None}
        self._check_lifts(standing)
        repealed = {name for name, each in self.changed.items() if each is None}
        kept = [_without(standing[name], repealed) for name in sorted(standing)]
        self._check_sizes([provision for provision, _ in kept])
        return tuple(provision for provision, _ in kept), tuple(each for _, fell in kept for each in fell)

    def _check_names(self, standing: Iterable[Provision]) -> None:
        for provision in standing:
            for norm in provision.norms:
                if norm.name in self._norms:
                    self._norms[norm.name].wrong("taken", ["a name of its own"], key="name")

    def _check_lifts(self, standing: dict[str, Provision]) -> None:
        """What lifts a norm is a fact, a reading or a clause: one that stands."""
        facts = dict.fromkeys(fact.name for act in self._rulebook.acts for fact in act.facts)
        readings = [reading.id for reading in self._rulebook.readings]
        for by, table in self._lifts:
            if by in self.changed and self.changed[by] is None:
                table.wrong("repealed", ["a clause that stands"], key="by")
            if by not in standing and by not in facts and by not in readings:
                table.wrong("one_of", (*facts, *readings, *sorted(standing)), key="by")

    def _check_sizes(self, provisions: Sequence[Provision]) -> None:
        norms = [norm for provision in provisions for norm in provision.norms]
        counts = Counter(act for norm in norms for act in norm.acts)
        lifts = Counter(act for norm in norms for act in norm.acts for _ in norm.lifts)
        last = next(reversed(self._norms.values()), None)
        if last and (max(counts.values()) > MOST_NORMS or max(lifts.values(), default=0) > MOST_LIFTS):
            last.wrong("many", [f"up to {MOST_NORMS} norms and {MOST_LIFTS} exceptions"])


def _without(provision: Provision, repealed: set[str]) -> tuple[Provision, list[tuple[str, str]]]:
    """A clause whose norms are lifted by no clause that is repealed, and which were."""
    fell = [(norm.name, lift.by) for norm in provision.norms for lift in norm.lifts if lift.by in repealed]
    if not fell:
        return provision, []
    norms = (
        replace(norm, lifts=tuple(lift for lift in norm.lifts if lift.by not in repealed)) for norm in provision.norms
    )
    return replace(provision, norms=tuple(norms)), fell


def _version(version: Version, provisions: tuple[Provision, ...]) -> Version:
    old = version.rulebook
    norms = tuple(norm for provision in provisions for norm in provision.norms)
    return replace(version, provisions=provisions, rulebook=Rulebook(old.acts, norms, old.readings, old.fixed))
