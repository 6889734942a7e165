"""Who has to learn what, and what counts as learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WAYS = ("here", "cmi5", "csv", "waiver")
"""Where a completion comes from: a course taken here, statements of another system, a table of one; or a waiver in such
statements, for a reason that the City counts."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Someone on the roster."""

    id: str
    """The City's own id for them: an employee or badge number."""
    name: str
    role: str
    """A role of the roster: `police_officer`, `dispatcher`, `clerk` or what the City calls it."""
    unit: str
    since: date
    """When they began in it: from then they have time to learn."""
    until: date | None = None
    """When they left."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A course that roles or units have to take, and by when."""

    course: str
    roles: tuple[str, ...] = ()
    """Nothing means every role."""
    units: tuple[str, ...] = ()
    """Nothing means every unit."""
    days: int = 90
    """Days from beginning, or from a new version, until it has to be done."""
    renew_years: int | None = 3
    """After how many years it has to be taken again; None for never."""
    on_new_version: bool = True
    """Whether a new version of the article, of the readings or of the course has to be learned too."""
    pass_mark: int = 80
    """Per cent of the questions."""
    attempts: int | None = None
    """How often the test may be tried; None for without end."""
    since: date | None = None
    """From when it is asked; None for from the course's first version on. Nobody is late before they were asked."""


@dataclass(frozen=True, slots=True)
class Completion:
    """That someone has completed a version of a course."""

    learner: str
    course: str
    version: str
    on: date
    way: str
    """One of `WAYS`."""
    score: int | None = None
    """Per cent, where it is known."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a course, and since when it is the one to learn."""

    course: str
    version: str
    since: date
    clauses: tuple[str, ...]
