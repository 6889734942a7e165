"""One figure with its proof for 2-928(e): how many officers have been taught every clause of the article, as it stands.

"The Hartford Police Department shall conduct necessary training and education to ensure that its officers are
knowledgeable about provisions set forth in this article." An officer is counted for a clause who holds an unexpired
completion of a version in force, of a course that teaches the clause; altogether, who is counted for each clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from charteroak.law.article import version_at
from charteroak.training.compliance import Compliance
from charteroak.training.duties import Flags, day_of, numbered

OFFICERS = ("police_officer",)
"""The roles of the roster whose people are the officers of 2-928(e), unless the City says otherwise."""

SAYS_NOT = (
    {
        "en": "It counts completions. That someone has completed a course does not show what they know today, or what "
        "they do at work.",
        "es": "Cuenta cursos completados. Que alguien haya completado un curso no muestra lo que sabe hoy ni lo que "
        "hace en el trabajo.",
    },
    {
        "en": "It counts the officers who are on the roster. Whoever is missing from it is missing here.",
        "es": "Cuenta a los agentes que están en la lista de personal. Quien falte en ella falta aquí.",
    },
    {
        "en": "Completions that came from another system are as true as what that system says.",
        "es": "Lo completado que viene de otro sistema es tan cierto como lo que ese sistema dice.",
    },
    {
        "en": "Section 2-928(e) names no interval, no pass mark and no test: these are the City's own rules.",
        "es": "La sección 2-928(e) no nombra ningún plazo, puntaje ni examen: son reglas propias de la Ciudad.",
    },
)
"""What the figure does not show, which is said wherever it is shown."""


@dataclass(frozen=True, slots=True)
class OfClause:
    """Of a clause, how many officers have been taught it."""

    clause: str
    holding: int
    of: int
    courses: tuple[str, ...]
    """The courses whose version in force teaches it; where there is none, nobody can be counted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an officer is counted for a clause."""

    learner: str
    clause: str
    course: str
    version: str
    on: date
    way: str
    """Where the completion comes from: one of `learning.WAYS`."""
    score: int | None


class Knowledge:
    """How many officers have been taught the article, and why each is counted, on the day of a `Compliance`."""

    def __init__(self, of: Compliance, officers: Collection[str], clauses: Sequence[str]) -> None:
        self._of, self.day, self.clauses = of, of.day, tuple(clauses)
        role = np.array([each.role in officers for each in of.learners], bool)
        self._rows = np.flatnonzero(role & of.here(of.day.toordinal()))
        self._taught = of.taught()
        self._holds: Flags = np.zeros((len(self._rows), len(self.clauses)), bool)
        for number, clause in enumerate(self.clauses):
            self._holds[:, number] = of.valid[self._rows][:, self._teaching(clause)].any(axis=1)

    @property
    def officers(self) -> int:
        """How many there are."""
        return len(self._rows)

    @property
    def altogether(self) -> int:
        """How many of them have been taught every clause; none where there is no clause."""
        return int(self._holds.all(axis=1).sum()) if self.clauses else 0

    @property
    def by_clause(self) -> tuple[OfClause, ...]:
        """The figure of each clause, in the order of the article."""
        return tuple(
            OfClause(clause, int(self._holds[:, number].sum()), self.officers, self._courses(clause))
            for number, clause in enumerate(self.clauses)
        )

    @property
    def not_taught(self) -> tuple[str, ...]:
        """The clauses that no course in force teaches: while there is one, nobody is counted altogether."""
        return tuple(clause for clause in self.clauses if not self._taught.get(clause))

    def _courses(self, clause: str) -> tuple[str, ...]:
        return tuple(self._of.place.courses[course] for course in self._teaching(clause))

    def _teaching(self, clause: str) -> list[int]:
        return sorted(self._taught.get(clause, ()))

    @property
    def still_in_time(self) -> int:
        """Of those who are not counted altogether, how many are late with nothing."""
        lacking = self._rows[~self._holds.all(axis=1)]
        return len(lacking) - int(self._of.is_late[lacking].sum())

    @property
    def on_older_versions(self) -> int:
        """Of those who are not counted altogether, how many have completed a course on each clause, if not as it is."""
        of, older = self._of, np.ones(len(self._rows), bool)
        for number, clause in enumerate(self.clauses):
            older &= self._holds[:, number] | (of.held[self._rows][:, self._teaching(clause)] >= 0).any(axis=1)
        return int((older & ~self._holds.all(axis=1)).sum())

    @property
    def without_score(self) -> int:
        """How many counted altogether rest on a completion whose score is not known, for some clause."""
        whole = {self._of.learners[row].id for row in self._rows[self._holds.all(axis=1)].tolist()}
        return len({each.learner for each in self.proof() if each.score is None and each.learner in whole})

    def proof(self) -> Iterator[Evidence]:
        """Of every officer and clause that is counted, the completion it is counted for: the latest there is."""
        latest = self._latest()
        courses = {clause: self._teaching(clause) for clause in self.clauses}
        for row, holds in zip(self._rows.tolist(), self._holds.tolist(), strict=True):
            for clause, holding in zip(self.clauses, holds, strict=True):
                if holding:
                    own = [course for course in courses[clause] if self._of.valid[row, course]]
                    yield self._evidence(row, clause, own[int(np.argmax(day_of(self._of.held[row, own])))], latest)

    def missing(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The officers who are not counted altogether, and the clauses that they lack."""
        for row, holds in zip(self._rows.tolist(), self._holds.tolist(), strict=True):
            lacking = tuple(clause for clause, holding in zip(self.clauses, holds, strict=True) if not holding)
            if lacking:
                yield self._of.learners[row].id, lacking

    def _latest(self) -> dict[tuple[int, int], int]:
        """By learner and course, which of the completions given is the one that they hold: the last, of the newest."""
        own = self._of.counting
        held = self._of.held[own.learner, own.course]
        own = own.only(numbered(own.version, own.on) == held)
        return dict(zip(zip(own.learner.tolist(), own.course.tolist(), strict=True), own.given.tolist(), strict=True))

    def _evidence(self, row: int, clause: str, course: int, latest: dict[tuple[int, int], int]) -> Evidence:
        done = self._of.completions[latest[row, course]]
        return Evidence(done.learner, clause, done.course, done.version, done.on, done.way, done.score)


def knowledgeable(
    of: Compliance, officers: Collection[str] = OFFICERS, clauses: Sequence[str] | None = None
) -> Knowledge:
    """The figure of 2-928(e). `officers` are roles of the roster; `clauses`, those of the article as it is."""
    if clauses is None:
        article = version_at(of.day)
        clauses = [each.clause for each in article.provisions] if article else []
    return Knowledge(of, officers, clauses)
