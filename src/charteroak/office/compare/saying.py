"""A comparison in sentences, of one language: for the page and for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from charteroak.engines.comparison.clauses import ClauseChange, NormChange
from charteroak.engines.comparison.findings import Finding, findings
from charteroak.engines.comparison.sides import ActChange, Comparison, Direction, Group, Side
from charteroak.law.article import VERSIONS
from charteroak.law.law import law
from charteroak.law.readings import READINGS
from charteroak.law.words import Words, words
from charteroak.logic.expr import All, AnyOf, Expr, Is
from charteroak.logic.norm import Outcome
from charteroak.office.article.saying import Group as Conditions
from charteroak.office.article.saying import Line, Said, Sayer
from charteroak.office.compare.words import CompareWords, compare_words
from charteroak.office.strings import Strings, strings

_READINGS = tuple(reading.id for reading in READINGS)
_SHIPPED = VERSIONS[0].rulebook.shipped
_LIFT = "lift:"


class Saying:
    """Says comparisons in one language."""

    def __init__(self, language: str) -> None:
        self._law: Words = words(language)
        self._site: Strings = strings(language)
        self.own: CompareWords = compare_words(language)

    def ui(self, key: str, **places: object) -> str:
        """One of the sentences that the page and the terminal share."""
        return self.own.said[key].format(**places)

    # The sides.

    def side(self, side: Side) -> str:
        """Which article it is: on which day, with which draft."""
        named = self.ui("now" if side.version else "not_yet", day=self._law.date(side.day))
        if not side.draft:
            return named
        title = side.draft.title
        draft = self.ui("draft_titled", title=title) if title else self.ui("draft")
        return f"{named}, {draft}. {self.ui('touches', clauses=self._law.joined(side.draft.clauses))}"

    def readings(self, side: Side, *, only: Iterable[str] = _READINGS) -> tuple[str, ...]:
        """The readings that a side has otherwise than they are shipped, or than they stand today."""
        now = law().readings
        otherwise = (reading for reading in only if {side.readings[reading]} != {_SHIPPED[reading], now[reading]})
        return tuple(self._reading(reading, side.readings[reading]) for reading in otherwise)

    def _reading(self, reading: str, choice: str | None) -> str:
        said = self._law.readings[reading].choices[choice] if choice else self.ui("read_open")
        return self.ui("read", name=self._site.readings[reading], choice=said)

    # In short.

    def headline(self, comparison: Comparison) -> str:
        """What it comes to, in one sentence."""
        if not comparison.changed:
            return self.ui("nothing")
        acts = sum(bool(act.cases) for act in comparison.acts)
        key = "no_case" if not acts else "some_one" if acts == 1 else "some"
        return self.ui(key, acts=acts, all_acts=len(comparison.acts))

    def act(self, act: ActChange) -> str:
        """The act's name."""
        return self._law.acts[act.act.name].name

    def verdict(self, act: ActChange) -> str:
        """What it comes to for the one who acts."""
        return self.own.verdicts[act.verdict][0]

    def counts(self, act: ActChange) -> str:
        """How many of the act's cases change, and in which direction."""
        if not act.cases:
            return self.ui("act_none")
        counted = ((direction, act.counted(direction)) for direction in Direction)
        parts = tuple(
            self.own.directions[direction][1 if cases == 1 else 2].format(cases=number(cases))
            for direction, cases in counted
            if cases
        )
        return self.ui(
            "act_some", cases=number(act.cases), all_cases=number(act.all_cases), parts=self._law.joined(parts)
        )

    def unchanged(self, comparison: Comparison) -> str:
        """The acts of which no case changes, where some of another does."""
        acts = tuple(self.act(act) for act in comparison.acts if not act.cases)
        return self.ui("unchanged", acts=self._law.joined(acts)) if 0 < len(acts) < len(comparison.acts) else ""

    def clauses_of(self, act: ActChange) -> tuple[str, ...]:
        """Which clauses come to decide cases of the act, and which no longer do."""
        pairs = (("come", act.come), ("gone", act.gone))
        return tuple(self.ui(key, clauses=self._law.joined(clauses)) for key, clauses in pairs if clauses)

    def findings(self, comparison: Comparison) -> tuple[tuple[Finding, str], ...]:
        """What is worth a sentence, with the sentence."""
        return tuple((each, self._finding(each)) for each in findings(comparison))

    def _finding(self, finding: Finding) -> str:
        about = self._site.readings.get(finding.about, finding.about)
        others = self._law.joined(finding.others) if finding.others else ""
        return self.own.findings[finding.finding].format(about=about, others=others)

    def notes(self, comparison: Comparison) -> tuple[str, ...]:
        """What is counted, and what this is not."""
        drafted = comparison.before.draft or comparison.after.draft
        return tuple(map(self.ui, ("counted", "notice", *(["notice_draft"] if drafted else []))))

    # The clauses.

    def clause(self, change: ClauseChange) -> str:
        """What happens to a clause."""
        return self.own.kinds[change.kind]

    def norm(self, norm: NormChange) -> str:
        """What happens to a norm."""
        parts = tuple(self._part(part, kind) for part, kind in norm.parts)
        return self.own.norms[norm.kind].format(name=norm.name, parts=self._law.joined(parts) if parts else "")

    def _part(self, part: str, kind: str) -> str:
        if not part.startswith(_LIFT):
            return self.own.parts[part]
        return self.own.parts[f"lift_{kind}"].format(by=part.removeprefix(_LIFT))

    # The groups of cases.

    def outcome(self, outcome: Outcome) -> str:
        """An outcome, as a headline has it."""
        return self._law.outcomes[outcome].headline

    def group(self, group: Group) -> str:
        """From what to what the cases of a group change."""
        if group.direction is Direction.SAME:
            return self.ui("same_outcome", outcome=self.outcome(group.after))
        return self.ui("from_to", before=self.outcome(group.before), after=self.outcome(group.after))

    def direction(self, group: Group) -> str:
        """What that is for the one who acts."""
        return self.own.directions[group.direction][0]

    def count(self, cases: int) -> str:
        """A number of cases."""
        return self.ui("count_one" if cases == 1 else "count", cases=number(cases))

    def clauses(self, clauses: tuple[str, ...]) -> str:
        """Clauses that decide."""
        return self._law.joined(clauses) if clauses else self.ui("no_clauses")

    def example(self, act: str, group: Group) -> Conditions:
        """One case of the group, fact by fact."""
        facts = {fact.name: fact for fact in VERSIONS[0].rulebook.act(act).facts}
        return self.conditions(act, All(tuple(facts[name].among(value) for name, value in group.example.items())))

    def conditions(self, act: str, expr: Expr) -> Conditions:
        """Conditions of which all hold: what a page writes as a list."""
        said = self._said(Sayer(self._law.language, act), expr)
        return said if isinstance(said, Conditions) and said.how == "all" else Conditions("all", (said,))

    def _said(self, sayer: Sayer, expr: Expr) -> Said:
        match expr:
            case Is():
                return self._fact(sayer, expr)
            case All(of) | AnyOf(of) if len(of) != 1:
                how = "all" if isinstance(expr, All) else "any"
                return Conditions(how, tuple(self._said(sayer, part) for part in of))
            case All((only,)) | AnyOf((only,)):
                return self._said(sayer, only)
            case _:
                return sayer.said(expr)

    def _fact(self, sayer: Sayer, expr: Is) -> Said:
        """A fact and its values, by those it has not where these are far fewer."""
        others = tuple(value for value in expr.fact.values if value not in expr.values)
        named = (expr.fact.name, expr.values) in self._site.sets
        if named or len(expr.values) < 3 or len(others) >= len(expr.values) - 1:
            return sayer.said(expr)
        said = sayer.said(expr.fact.among(*others))
        return replace(said, text=self.ui("but", values=said.text)) if isinstance(said, Line) else said


def number(count: int) -> str:
    """A count, as it stands on the site's pages in either language."""
    return f"{count:,}"
