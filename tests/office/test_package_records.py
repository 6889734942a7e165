"""Records and papers that a request is about: what is known of them afterwards is classes, and no word of them."""

from __future__ import annotations

import hashlib

import pytest
from office_releases import NOTE, SAYS, TAX, Here, packed_of

from charteroak.office.screen import examining


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    Here.tasks = []
    monkeypatch.setattr(examining, "Workers", Here)
    monkeypatch.setattr(examining, "ready", lambda: None)


def test_of_records_the_classes_are_known_and_their_digest() -> None:
    from charteroak.office.disclosures.records import screened

    made = screened(NOTE.encode(), "note.txt")
    assert made.digest == hashlib.sha256(NOTE.encode()).digest()
    assert made.categories == ("public_assistance", "immigration_status", "other_private")
    assert [(each.category, each.certainty, each.places) for each in made.counts] == [
        ("public_assistance", "protected", 1),
        ("immigration_status", "protected", 1),
        ("other_private", "protected", 1),
    ]
    assert (made.document, made.trouble, made.unread) == (None, "", 0)
    assert not [words for words in (*SAYS.values(), "Quill", "note.txt") if words in repr(made)]


def test_several_files_in_a_zip_are_one_set() -> None:
    from charteroak.office.disclosures.records import screened

    made = screened(packed_of(a_txt=NOTE.encode(), b_csv=b"name,more\nx,may have seen it\n"), "set.zip")
    assert set(made.categories) == {*SAYS, "crime_witness"}
    assert made.kind == "archive"


def test_undetermined_places_are_counted_by_themselves() -> None:
    from charteroak.office.disclosures.records import screened

    [count] = screened(b"He may have seen it.", "a.txt").counts
    assert (count.category, count.certainty) == ("crime_witness", "undetermined")


def test_a_tax_record_is_said_to_be_one_and_what_it_says_besides_is_found() -> None:
    from charteroak.office.disclosures.records import screened

    made = screened(TAX.encode(), "a.txt")
    assert made.document == "income_tax_record"
    assert made.categories == ("public_assistance", "income_tax_record")


@pytest.mark.parametrize(("data", "name", "why"), [(b"", "a.txt", "empty"), (b"%PDF-1.4 x", "a.pdf", "broken")])
def test_why_nothing_is_known_of_records_is_told_by_kind(data: bytes, name: str, why: str) -> None:
    from charteroak.office.disclosures.records import screened

    assert screened(data, name).trouble == why
    assert screened(data, name).categories == ()


def test_where_too_much_is_read_already_records_wait_or_are_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import BoundedSemaphore

    from charteroak.office.disclosures.records import screened

    turns = BoundedSemaphore(1)
    monkeypatch.setattr(examining, "_TURNS", turns)
    monkeypatch.setattr(examining, "_PATIENCE", 0.01)
    with turns:
        assert screened(NOTE.encode(), "a.txt").trouble == "busy"
    assert screened(NOTE.encode(), "a.txt").trouble == ""


# The paper.

DETAINER = """DEPARTMENT OF HOMELAND SECURITY
IMMIGRATION DETAINER - NOTICE OF ACTION
Form I-247A
TO: Hartford Police Department
Maintain custody of the alien for a period not to exceed 48 hours.
Signature of Immigration Officer: J. Roe   Deportation Officer   Date: 11/02/2026
"""
ORDER = """STATE OF CONNECTICUT
SUPERIOR COURT
JUDICIAL DISTRICT OF HARTFORD
SUBPOENA DUCES TECUM
To: the City of Hartford, Department of Health and Human Services
BY THE AUTHORITY OF THE STATE OF CONNECTICUT, you are hereby commanded to produce the records named below.
Dated at Hartford this 2nd day of November, 2026.
/s/ M. Vega, Judge of the Superior Court
"""


def test_a_paper_is_told_by_kind_and_an_agencys_requires_nothing() -> None:
    from charteroak.office.disclosures.paper_facts import bears, paper_read

    found = paper_read(DETAINER.encode(), "paper.txt")
    assert (found.kind, found.issuer, found.requires, found.trouble) == ("i-247a", "administrative", False, "")
    assert bears(found).facts == {"required_by_law": False}
    assert bears(found).why == "nothing_commands"
    assert "Roe" not in repr(found)


def test_a_courts_command_is_required_as_far_as_it_goes() -> None:
    from charteroak.office.disclosures.paper_facts import bears, paper_read

    found = paper_read(ORDER.encode(), "paper.txt")
    assert found.issuer == "judicial"
    assert found.requires is True
    assert bears(found).facts == {"required_by_law": True}
    kind, issuer, requires, told_by = found.said("es")
    assert all((kind, issuer, requires, told_by))


@pytest.mark.parametrize(
    ("kind", "requires", "trouble", "fact", "why"),
    [
        ("none", None, "", False, "no_paper"),
        ("court-order", True, "", True, "court_commands"),
        ("court-order", None, "", None, "cannot_tell"),
        ("court-order", True, "broken", None, "cannot_tell"),
        ("request-letter", False, "", False, "nothing_commands"),
        ("ao-442", True, "", None, "court_commands_else"),
        ("ct-arrest-warrant", True, "", None, "court_commands_else"),
        ("unknown", None, "", None, "cannot_tell"),
    ],
)
def test_what_a_paper_suggests_is_never_more_than_it_says(
    kind: str, requires: bool | None, trouble: str, fact: bool | None, why: str
) -> None:
    """An arrest warrant commands an arrest: that anything is to be told, it does not say."""
    from charteroak.office.disclosures.paper_facts import WHY, PaperFound, bears

    found = bears(PaperFound(kind, requires=requires, trouble=trouble))
    assert (found.facts["required_by_law"], found.why) == (fact, why)
    assert all(found.says(language) == WHY[language][found.why] for language in ("en", "es"))


def test_every_kind_that_is_told_apart_is_a_word_of_the_ledger() -> None:
    from charteroak.office.disclosures.paper_facts import PaperFound
    from charteroak.police.papers.forms import KINDS
    from charteroak.recording.matter_words import PAPERS

    assert {kind.lower() for kind in KINDS} | {"none"} == set(PAPERS)
    assert all(PaperFound(kind.lower()).said("en")[0] for kind in KINDS)


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b"%PDF-1.7 nothing", "broken")])
def test_a_paper_that_cannot_be_read_is_told_so_by_kind(data: bytes, why: str) -> None:
    from charteroak.office.disclosures.paper_facts import paper_read

    assert paper_read(data, "paper.pdf").trouble == why
