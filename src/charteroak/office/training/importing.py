"""Files that are taken in whole or not at all: a roster, and what another system says was completed.

The tables themselves are read by `charteroak.training`; here they meet the roster that is there. Nothing of a file is
kept but its digest: what a page shows of it comes back with the form, signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core import signing
from django.db import transaction

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.noting import noted
from charteroak.office.training import keeping, teaching
from charteroak.office.training.completing import Earned, department_of, record
from charteroak.office.training.models import Completion, Learner
from charteroak.training import completions, roster
from charteroak.training.learning import Completion as Learned
from charteroak.training.learning import Learner as OnRoster
from charteroak.training.learning import Version
from charteroak.training.rejects import WHYS, Reject, Rejected, rejected
from charteroak.training.tabular import Table, read_table
from charteroak.training.xapi_statements import FAULTS

_SALT = "charteroak.office.training.table"
LONGEST = 1_000_000
"""Characters that a table may have where a page carries it; a larger one is given to the command."""
OWN_WHYS = {
    "confidential": (
        "It says something confidential about a person.",
        "Dice algo confidencial de una persona.",
    ),
    "not_on_roster": ("Nobody on the roster has this number.", "Nadie en la lista tiene este número."),
}
"""What can be the matter beside `training.rejects.WHYS`."""


@dataclass(frozen=True, slots=True)
class RosterLook:
    """What taking a roster in would do."""

    new: tuple[OnRoster, ...]
    changed: tuple[OnRoster, ...]
    same: int
    linked: int
    """How many would be linked with an account whose name is their number."""
    ignored: tuple[int, ...]
    """The columns that are never read, from 1."""


@dataclass(frozen=True, slots=True)
class ResultsLook:
    """What taking completions in would do."""

    new: tuple[Learned, ...]
    known: int
    """How many are there already."""
    not_done: int
    ignored: tuple[int, ...]


def why(language: str, reject: Reject) -> str:
    """What is wrong, in words."""
    said = {**FAULTS, **WHYS, **OWN_WHYS}.get(reject.why) or (reject.why, reject.why)
    return said[language == "es"]


def table_of(data: bytes) -> Table | Rejected:
    """A table, to map its columns."""
    return read_table(data)


def carried(data: bytes) -> str:
    """A file as a form carries it along, signed: what is taken in is what was looked at. ValueError: too long."""
    text = signing.dumps(data.decode("latin-1"), salt=_SALT, compress=True)
    if len(text) > LONGEST:
        raise ValueError("the table is too long for a page")
    return text


def brought(text: str) -> bytes | None:
    """The file that a form brought back; None where it is none of ours."""
    try:
        return str(signing.loads(text, salt=_SALT)).encode("latin-1")
    except (signing.BadSignature, UnicodeEncodeError):
        return None


def look_at_roster(data: bytes, mapping: Mapping[str, str], began: date | None) -> RosterLook | Rejected:
    """What a roster would change. One wrong row, and nothing of it."""
    found = roster.read(data, mapping, began)
    if isinstance(found, Rejected):
        return found
    if wrong := _confidential(found.learners):
        return rejected(wrong)
    there = {row[0]: row for row in Learner.objects.values_list("number", "name", "role", "unit", "since", "until")}
    new = tuple(each for each in found.learners if each.id not in there)
    changed = tuple(each for each in found.learners if each.id in there and there[each.id] != _as_row(each))
    linked = len(_accounts([each.id for each in new]))
    same = len(found.learners) - len(new) - len(changed)
    return RosterLook(new, changed, same, linked, tuple(each.column for each in found.ignored))


@transaction.atomic
def take_roster(person: Person | None, data: bytes, look: RosterLook) -> int:
    """Take a roster in that was looked at, and say how many rows changed something."""
    accounts = _accounts([each.id for each in look.new])
    made = [
        Learner(
            number=each.id,
            name=each.name,
            role=each.role,
            unit=each.unit,
            since=each.since,
            until=each.until,
            person=accounts.get(each.id),
        )
        for each in look.new
    ]
    Learner.objects.bulk_create(made, batch_size=500)
    by_number = {each.id: each for each in look.changed}
    rows = [row for row in Learner.objects.select_for_update().all() if row.number in by_number] if by_number else []
    for row in rows:
        said = by_number[row.number]
        row.name, row.role, row.unit, row.since, row.until = said.name, said.role, said.unit, said.since, said.until
    Learner.objects.bulk_update(rows, ["name", "role", "unit", "since", "until"], batch_size=200)
    count = len(made) + len(rows)
    keeping.imported("roster", sha256(data).hexdigest(), person, count, 0)
    return count


def look_at_results(data: bytes, mapping: Mapping[str, str]) -> ResultsLook | Rejected:
    """What a table of completions would add. One wrong row, and nothing of it."""
    reading = completions.Reading(today=today())
    found = completions.read(data, mapping, _versions(), reading)
    if isinstance(found, Rejected):
        return found
    looked = look_at(found.completions)
    if isinstance(looked, Rejected):
        return looked
    new, known = looked
    return ResultsLook(new, known, found.not_done, tuple(each.column for each in found.ignored))


def look_at(found: Sequence[Learned]) -> tuple[tuple[Learned, ...], int] | Rejected:
    """Which completions are not there yet, and how many are. Rejected where one is of nobody on the roster."""
    numbers = set(Learner.objects.values_list("number", flat=True))
    wrong = [Reject(at, "learner", "not_on_roster") for at, each in enumerate(found, 1) if each.learner not in numbers]
    if wrong:
        return rejected(wrong)
    keys = ("learner__number", "course", "version", "on", "way")
    there = set(Completion.objects.values_list(*keys))
    new = tuple(each for each in found if (each.learner, each.course, each.version, each.on, each.way) not in there)
    return new, len(found) - len(new)


@transaction.atomic
def take_results(person: Person | None, kind: str, data: bytes, new: Sequence[Learned]) -> int:
    """Take completions in that were looked at, each into the ledger too; NotRecorded where that takes none."""
    numbers = {each.learner for each in new}
    rows = Learner.objects.select_related("person").all()
    learners = {row.number: row for row in rows if row.number in numbers}
    clauses = {(each.course, each.version): each.clauses for each in _versions()}
    courses = teaching.courses()
    earned = [
        Earned(
            learners[each.learner],
            each,
            clauses[each.course, each.version],
            department_of(learners[each.learner], courses.get(each.course)),
        )
        for each in new
    ]
    keeping.imported(kind, sha256(data).hexdigest(), person, len(earned), 0)
    return len(record(earned, "training_officer"))


def _versions() -> Sequence[Version]:
    return teaching.versions()


def _as_row(each: OnRoster) -> tuple[object, ...]:
    return each.id, each.name, each.role, each.unit, each.since, each.until


def _accounts(numbers: Sequence[str]) -> dict[str, Person]:
    """The accounts that are called as a number of the roster is, and are nobody's yet."""
    wanted = set(numbers)
    free = Person.objects.filter(learner__isnull=True)
    return {person.login: person for person in free if person.login in wanted}


def _confidential(found: Sequence[OnRoster]) -> list[Reject]:
    """Who has something in their name, role or unit that the screener takes for confidential; each text once."""
    texts: dict[tuple[str, str], int] = {}
    for at, each in enumerate(found, 2):
        for field in ("id", "name", "role", "unit"):
            texts.setdefault((field, getattr(each, field)), at)
    whole = noted(" · ".join(dict.fromkeys(text for _, text in texts)))
    if not whole.categories:
        return []
    return [Reject(at, field, "confidential") for (field, text), at in texts.items() if noted(text).categories]
