"""How many decisions would have come out otherwise is counted of the ledger that there is, not of one before."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from charteroak.law.law import Law, law
from charteroak.recording.otherwise import Decisions, Otherwise
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import Recorder
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary

OWN = {"employee": "other_employee", "topic": "immigration_status", "recipient": "person_concerned",
       "required_by_law": False, "necessary_to_service": False}  # fmt: skip


def city(folder: Path, count: int) -> Place:
    """A city whose ledger holds so many decisions about people's own information."""
    place = Place(folder / "ledger")
    create_unattended(place, vocabulary())
    with closing(Recorder(place, {})) as recorder:
        for _ in range(count):
            recorder.record(law().ask("disclose", OWN), OWN)
    return place


@pytest.mark.parametrize("counts", [(5, 2), (2, 5), (3, 3), (4, 0)])
def test_another_ledger_is_counted_anew(tmp_path: Path, counts: tuple[int, int]) -> None:
    """Longer, shorter or as long: nothing of the ledger that was counted before is left."""
    decisions = Decisions()
    was, comes = law(), law({"self_access": "a_disclosure"})
    for name, count in zip("ab", counts, strict=True):
        assert counted(decisions, city(tmp_path / name, count), was, comes) == Otherwise(count, count)


def counted(decisions: Decisions, place: Place, was: Law, comes: Law) -> Otherwise:
    with closing(Reader(place)) as reader:
        return decisions.otherwise(reader, was, comes)
