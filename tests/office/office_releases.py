"""What tests of releases share: the facts of one, tasks done in this process by known words, and what a package has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from office_screening import by_words

from charteroak.screening.task import Outcome, Task, do

if TYPE_CHECKING:
    from charteroak.office.disclosures.cover import CoverFacts

NOTE = "Ana Quill is undocumented. She gets SNAP benefits.\nHer SSN is 219-09-9999.\nThe library opens at nine."
SAYS = {
    "immigration_status": "is undocumented",
    "public_assistance": "gets SNAP benefits",
    "other_private": "219-09-9999",
}
"""What the note says, by class."""
TAX = "Form 1040 of Ana Quill, who gets SNAP benefits: wages of 41,200"
GROUNDS = {
    "immigration_status": ("court_order", "Superior Court, order of 2026-11-02", ""),
    "public_assistance": ("service_necessity", "", "to_decide_eligibility"),
    "income_tax_record": ("state_statute", "Conn. Gen. Stat. § 12-15(b)", ""),
    "other_private": ("federal_statute", "42 U.S.C. § 653a", ""),
}


class Here:
    """In the place of the processes: the tasks done at once, by words that are known."""

    tasks: list[Task]

    def __init__(self, _count: int) -> None:
        pass

    def each(self, tasks: Any) -> Iterator[Outcome]:
        for task, data in tasks:
            Here.tasks.append(task)
            yield do(task, data, by_words)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def about(*released: str, **more: Any) -> CoverFacts:
    """The facts of a release of these classes."""
    from charteroak.office.disclosures.cover import CoverFacts, Ground

    given = {
        "record": "9f" * 16,
        "requester": "court",
        "paper": "court-order",
        "day": date(2026, 11, 23),
        "department": "health_and_human_services",
        "grounds": tuple(Ground(each, *GROUNDS[each]) for each in released),
        "readings": {"self_access": "not_a_disclosure", "section_1373": None},
        "origin": "ledger.example/hartford",
    }
    return CoverFacts(**{**given, **more})


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed_of(**files: bytes) -> bytes:
    """A ZIP of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return held.getvalue()
