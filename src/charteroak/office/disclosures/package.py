"""The package of a release: the copy without what is withheld and what goes with it. Made in memory, kept nowhere.

The copy is made by the redactor, in a process apart, with the classes that were approved left in and everything else
confidential taken out; it is proven by another reader, and screened once more as it goes out. Where anything but the
approved classes is left, there is no package.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law import text
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.note import Note
from charteroak.ledger.public import CHECKPOINT, Public
from charteroak.logic.errors import BadInput
from charteroak.office.disclosures.cover import CLASSES, CoverFacts, Reason, letter, mark, mark_sheet
from charteroak.office.disclosures.listing import Listing, listed
from charteroak.office.disclosures.records import BUSY
from charteroak.office.screen.copying import named
from charteroak.office.screen.examining import Busy, Released, released
from charteroak.recording.place import Place
from charteroak.screening.formats.stamping import STAMPED
from charteroak.screening.found import Category

FORMAT = "charteroak release 1"
LETTER, MARK, WITHHELD, RECORDS, MANIFEST = "letter", "notice", "withheld", "records", "manifest.json"
_TIME = (1980, 1, 1, 0, 0, 0)
"""What the ZIP says of when its files were made: nothing."""
RESIDUAL, RECORD = "residual", "record"


class NotPackaged(Exception):
    """There is no package, so nothing is to go out. `why` is the kind of trouble, and holds nothing of the records.

    It is `busy`, which passes; `residual`, where something would have been left in the copy; `record`, where all of it
    is an income tax record and that class is not released; or a reader's trouble, `unread` for one.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Package:
    """What is handed over, and what the City may keep of it."""

    content: bytes
    """A ZIP."""
    name: str
    """What it is saved as: it says nothing of the records."""
    listing: Listing
    """What was taken out. With classes it is for the City's own file."""


def package(
    records: bytes,
    name: str,
    release: frozenset[str],
    withhold: Mapping[str, Reason],
    about: CoverFacts,
    language: str,
    *,
    drop_unread: bool = False,
) -> Package:
    """A release of records, in which the classes `release` stay and nothing else that is confidential does.

    `withhold` says why for other classes. `drop_unread` leaves out what could not be read, which is listed; else there
    is no package of such records. NotPackaged where there is none, BadInput where what is to be done is not said right:
    a class that is released without a ground, or withheld as well.
    """
    _check(release, withhold, about)
    keep = frozenset(map(Category, release))
    try:
        made = released(
            records,
            name,
            keep,
            lambda classes: mark(about, [each for each in CLASSES if each in classes], language),
            drop_unread=drop_unread,
        )
    except Busy:
        raise NotPackaged(BUSY) from None
    copy = _copy(made)
    found = listed(made.copy.withheld, withhold, made.found & keep)
    files = {
        **_papers(found, about, language, stamped=made.copy.kind in STAMPED),
        named(made.copy.kind, name, copy, RECORDS): copy,
    }
    return Package(_packed(files, about, found), f"release-{about.record[:8]}.zip", found)


def origin() -> str:
    """The name of this city's ledger, as its published checkpoint has it; empty where there is none to be read."""
    try:
        data = Public(Place.from_environment().public).read(CHECKPOINT)
        return Checkpoint.parse(Note.parse(data).text).origin if data else ""
    except (LedgerError, OSError):
        return ""


def _check(release: frozenset[str], withhold: Mapping[str, Reason], about: CoverFacts) -> None:
    for classes in (release, withhold):
        if any(each not in CLASSES for each in classes):
            raise BadInput("class", "another text", CLASSES)
    if release & withhold.keys():
        raise BadInput("withhold", "a class that is released", sorted(set(CLASSES) - release))
    grounds = [each.category for each in about.grounds]
    if sorted(grounds) != sorted(release):
        raise BadInput("grounds", "not one for each class", sorted(release))


def _copy(made: Released) -> bytes:
    """The copy. NotPackaged where there is none, or more is left in it than was approved."""
    if made.copy.trouble:
        raise NotPackaged(made.copy.trouble)
    if made.copy.document:
        raise NotPackaged(RECORD)
    if made.copy.residual or made.copy.data is None or made.is_left:
        raise NotPackaged(RESIDUAL)
    return made.copy.data


def _papers(found: Listing, about: CoverFacts, language: str, *, stamped: bool) -> dict[str, bytes]:
    """What goes out beside the copy, by name."""
    sheet = letter(about, found.released, found.by_reason(), language)
    notice = mark_sheet(about, found.released, language, stamped=stamped)
    classes = about.names_withheld
    return {
        f"{LETTER}.html": sheet.page(),
        f"{LETTER}.txt": sheet.text(),
        f"{MARK}.html": notice.page(),
        f"{MARK}.txt": notice.text(),
        f"{WITHHELD}.html": found.sheet(language, classes=classes, stamped=stamped).page(),
        f"{WITHHELD}.csv": found.csv(language, classes=classes),
    }


def _packed(files: Mapping[str, bytes], about: CoverFacts, found: Listing) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {**files, MANIFEST: _manifest(files, about, found)}.items():
            packed.writestr(zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _manifest(files: Mapping[str, bytes], about: CoverFacts, found: Listing) -> bytes:
    said = {
        "format": FORMAT,
        "record": about.record,
        "ledger": about.origin or origin(),
        "day": about.day.isoformat(),
        "law": {"article": "Hartford, Conn., Code ch. 2, art. XXI", "text_sha256": text.ARTICLE_SHA256},
        "readings": dict(about.readings),
        "released": list(found.released),
        "places_withheld": found.places,
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        ],
    }
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()
