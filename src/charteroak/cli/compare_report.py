"""A comparison as it is read on a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from charteroak.cli.terminal import heading, say
from charteroak.engines.comparison.as_json import as_dict
from charteroak.engines.comparison.clauses import ClauseChange, Kind, Piece
from charteroak.engines.comparison.sides import ActChange, Comparison, Group
from charteroak.logic.expr import All, AnyOf
from charteroak.office.article.saying import Group as Conditions
from charteroak.office.article.saying import Line, Said
from charteroak.office.compare.saying import Saying
from charteroak.office.strings import strings

_AROUND = 12
"""As many words are printed on either side of words that change."""


def as_json(comparison: Comparison, language: str) -> str:
    """The comparison as one object, with its sentences; a line feed after it."""
    saying = Saying(language)
    made = as_dict(comparison)
    for act, change in zip(made["acts"], comparison.acts, strict=True):
        act["say"] = f"{saying.act(change)}: {saying.verdict(change)}. {saying.counts(change)}"
    made["findings"] = [
        {"finding": each.finding, "about": each.about, "others": list(each.others), "say": said}
        for each, said in saying.findings(comparison)
    ]
    made["say"] = saying.headline(comparison)
    made["notes"] = list(saying.notes(comparison))
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def report(comparison: Comparison, language: str) -> None:
    """Print the comparison."""
    _Report(comparison, Saying(language)).print()


class _Report:
    def __init__(self, comparison: Comparison, saying: Saying) -> None:
        self._compared = comparison
        self._saying = saying
        self._ui = saying.own.ui

    def print(self) -> None:
        self._sides()
        heading(self._ui["in_short"])
        say(self._saying.headline(self._compared))
        for act in self._compared.acts:
            if act.cases:
                say(f"{self._saying.act(act)}: {self._saying.verdict(act)}. {self._saying.counts(act)}", 2, "- ")
        if unchanged := self._saying.unchanged(self._compared):
            say(unchanged, 2, "- ")
        for _, found in self._saying.findings(self._compared):
            say(found, 2, "! ")
        self._clauses()
        for act in self._compared.acts:
            if act.cases:
                self._act(act)
        say()
        for note in self._saying.notes(self._compared):
            say(note)

    def _sides(self) -> None:
        say()
        pairs = (("before", self._compared.before), ("after", self._compared.after))
        for name, side in pairs:
            say(f"{self._ui[name]}: {self._saying.side(side)}")
            for reading in self._saying.readings(side):
                say(reading, 2, "- ")

    # The clauses.

    def _clauses(self) -> None:
        if not self._compared.clauses:
            return
        heading(self._ui["texts"])
        for change in self._compared.clauses:
            say(f"{change.clause} {self._saying.clause(change)}", 2)
            say(self._words(change), 4)
            if change.kind is Kind.CHANGED:
                for norm in change.norms:
                    say(self._saying.norm(norm), 4, "- ")

    def _words(self, change: ClauseChange) -> str:
        if change.words is None:
            return self._ui["no_words"]
        if change.kind is not Kind.CHANGED:
            return " ".join(piece.words for piece in change.words)
        return " ".join(_marked(change.words))

    # The cases.

    def _act(self, act: ActChange) -> None:
        heading(self._ui["cases_of"].format(act=self._saying.act(act)))
        for line in self._saying.clauses_of(act):
            say(line, 2)
        for group in act.groups:
            self._group(act, group)

    def _group(self, act: ActChange, group: Group) -> None:
        say()
        say(
            f"{self._saying.group(group)}: {self._saying.count(group.cases)} ({self._saying.direction(group)})",
            2,
            strong=True,
        )
        for each in group.transitions:
            by = self._saying.ui("by", before=self._saying.clauses(each.before), after=self._saying.clauses(each.after))
            say(f"{by}: {self._saying.count(each.cases)}", 4)
        self._described(act.act.name, group)
        example = {"act": act.act.name, "facts": dict(group.example)}
        say(f"{self._saying.ui('example')}: {json.dumps(example)}", 4)

    def _described(self, act: str, group: Group) -> None:
        """What the cases have in common: what always holds, then the ways of which one does."""
        described = group.described
        if not described.told:
            say(self._saying.ui("not_told"), 4)
            return
        if not described.boxes[0]:
            say(self._saying.ui("every"), 4)
            return
        if described.always:
            say(f"{self._saying.ui('when')}:", 4)
            self._conditions(self._saying.conditions(act, All(described.always)).parts, 6)
        if described.ways:
            key = "when_any" if described.always else "either"
            before = "" if described.always else f"{self._saying.ui('when')} "
            say(f"{before}{self._saying.ui(key)}:", 4)
            either = AnyOf(tuple(All(way) for way in described.ways))
            [ways] = self._saying.conditions(act, either).parts
            self._conditions(ways.parts if isinstance(ways, Conditions) else (ways,), 6)
        if not described.exact:
            say(self._saying.ui("not_fewest"), 4)

    def _conditions(self, parts: Iterable[Said], indent: int) -> None:
        site = strings(self._saying.own.language).ui
        for part in parts:
            if isinstance(part, Line):
                say(f"{part.label}: {part.text}" if part.label else part.text, indent, "- ")
                continue
            say(f"{site[part.how]}:", indent, "- ")
            self._conditions(part.parts, indent + 4)


def _marked(pieces: tuple[Piece, ...]) -> list[str]:
    """Words with those that go in [-…-] and those that come in {+…+}, and far from both an ellipsis."""
    marked = []
    for place, piece in enumerate(pieces):
        if piece.kind is not None:
            marked.append(f"[-{piece.words}-]" if piece.kind is Kind.REMOVED else f"{{+{piece.words}+}}")
            continue
        shared = piece.words.split()
        ahead = shared[:_AROUND] if place else []
        behind = shared[-_AROUND:] if place + 1 < len(pieces) else []
        marked.append(piece.words if len(ahead + behind) >= len(shared) else " ".join([*ahead, "…", *behind]))
    return marked
