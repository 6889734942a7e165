"""What a message was told to hold: its records by file and warrant, and the signals that told it.

No value of a record is here: no name, number, date or text. A person is a number within the message, so that records
about two people can be answered apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

File = Literal[
    "wanted_person",
    "immigration_violator",
    "protection_order",
    "missing_person",
    "supervised_release",
    "other",
    "unclassified",
]
"""The files of NCIC, as far as the article makes a difference between them."""

Warrant = Literal["criminal", "administrative_removal", "other_administrative", "none", "unclassified"]
"""What kind of warrant a record says that there is."""

Signal = Literal[
    "file letter", "message key", "caveat", "originator", "warrant fields", "offense", "file name", "topic"
]
"""The kinds of signs by which a record is told."""

FILES: tuple[File, ...] = get_args(File)
WARRANTS: tuple[Warrant, ...] = get_args(Warrant)
SIGNALS: tuple[Signal, ...] = get_args(Signal)


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a message. `evidence` are the signals that told it, or that contradict each other; `person` is the
    number of the person it is about, from 0 on.
    """

    file: File
    warrant: Warrant
    evidence: tuple[Signal, ...]
    person: int = 0


Flag = Literal[
    "confirmation_of_immigration_record",
    "urgent_confirmation_alone",
    "immigration_status_query",
]
"""What else of a message a supervisor should see."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its records in order, and what else of it should be seen."""

    records: tuple[Record, ...]
    flags: tuple[Flag, ...] = ()
