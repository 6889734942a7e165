"""The package of a release: what was approved is in it, nothing else confidential is, and its papers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from itertools import chain, combinations
from typing import Any

import pytest
from lxml import html
from office_releases import NOTE, SAYS, TAX, Here, about, packed_of, unpacked

from charteroak.logic.errors import BadInput
from charteroak.office.screen import examining
from charteroak.recording.place import Place
from charteroak.screening.task import Task, do

PAPERS = ["letter.html", "letter.txt", "notice.html", "notice.txt", "withheld.html", "withheld.csv"]
EVERY = [frozenset(each) for each in chain.from_iterable(combinations(SAYS, size) for size in range(len(SAYS) + 1))]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks are done in this process, by words that are known; other tests have processes and the rules."""
    Here.tasks = []
    monkeypatch.setattr(examining, "Workers", Here)
    monkeypatch.setattr(examining, "ready", lambda: None)


def made(data: bytes, name: str, *release: str, language: str = "en", **more: Any) -> Any:
    from charteroak.office.disclosures.cover import Reason
    from charteroak.office.disclosures.package import package

    reasons = {each: Reason("no_ground") for each in SAYS if each not in release}
    withhold = more.pop("withhold", reasons)
    drop = more.pop("drop_unread", False)
    return package(data, name, frozenset(release), withhold, about(*release, **more), language, drop_unread=drop)


@pytest.mark.parametrize("release", EVERY, ids=lambda each: "+".join(sorted(each)) or "none")
def test_the_copy_holds_what_is_released_and_nothing_else(release: frozenset[str]) -> None:
    """For every choice of classes; and no word of the records is in any other file of the package."""
    package = made(NOTE.encode(), "secret name.txt", *release)
    files = unpacked(package.content)
    assert list(files) == [*PAPERS, "records.txt", "manifest.json"]
    copy = files.pop("records.txt").decode()
    assert {each for each, words in SAYS.items() if words in copy} == release
    assert "The library opens at nine." in copy
    for data in files.values():
        assert not [words for words in (*SAYS.values(), "Quill", "secret") if words in data.decode()]
    assert set(package.listing.released) == release
    assert set(package.listing.by_class()) == set(SAYS) - release


@pytest.mark.parametrize(
    ("data", "name", "saved"),
    [
        (b"name,note\nx,gets SNAP benefits\ny,is undocumented\n", "a.csv", "records.csv"),
        (b'{"a": "gets SNAP benefits", "b": "is undocumented"}', "a.json", "records.json"),
        (b"<!doctype html><p>gets SNAP benefits<p>is undocumented", "a.html", "records.html"),
        (packed_of(a_txt=b"gets SNAP benefits", b_txt=b"is undocumented"), "../../etc/a.zip", "records.zip"),
    ],
    ids=["csv", "json", "html", "zip"],
)
def test_in_each_format_the_copy_is_of_that_format_under_a_fixed_name(data: bytes, name: str, saved: str) -> None:
    files = unpacked(made(data, name, "public_assistance").content)
    assert saved in files
    assert all("/" not in each and ".." not in each for each in files)
    seen = do(Task(what="screen", name=saved), files[saved], examining_words)
    assert {str(each.category) for each in seen.findings} == {"public_assistance"}


def word_file(words: str) -> bytes:
    """A Word file of one paragraph."""
    import docx

    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(held)
    return held.getvalue()


def examining_words(texts: Any) -> Any:
    from office_screening import by_words

    return by_words(texts)


def test_what_is_left_after_all_means_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is screened once more as it goes out, whatever the redactor said of it."""
    from charteroak.office.disclosures.package import NotPackaged
    from charteroak.screening.task import Outcome

    class Wrong(Here):
        def each(self, tasks: Any) -> Any:
            for task, data in tasks:
                if task.what == "redact":
                    yield Outcome(kind="text", data=data)
                else:
                    yield from super().each([(task, data)])

    monkeypatch.setattr(examining, "Workers", Wrong)
    with pytest.raises(NotPackaged, match="residual"):
        made(NOTE.encode(), "a.txt", "public_assistance")
    assert made(NOTE.encode(), "a.txt", *SAYS).listing.places == 0


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        ({"residual": "streams"}, "residual"),
        ({"trouble": "unread"}, "unread"),
        ({"document": "income_tax_record"}, "record"),
        ({}, "residual"),
    ],
)
def test_where_there_is_no_copy_there_is_no_package(
    outcome: dict[str, Any], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charteroak.office.disclosures.package import NotPackaged
    from charteroak.screening.task import Outcome

    class Without(Here):
        def each(self, tasks: Any) -> Any:
            for task, data in tasks:
                yield Outcome(**outcome) if task.what == "redact" else next(super().each([(task, data)]))

    monkeypatch.setattr(examining, "Workers", Without)
    with pytest.raises(NotPackaged, match=f"^{why}$"):
        made(NOTE.encode(), "a.txt", "public_assistance")


def test_where_too_much_is_read_already_it_says_that_this_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import BoundedSemaphore

    from charteroak.office.disclosures.package import NotPackaged

    turns = BoundedSemaphore(1)
    monkeypatch.setattr(examining, "_TURNS", turns)
    monkeypatch.setattr(examining, "_PATIENCE", 0.01)
    with turns, pytest.raises(NotPackaged, match="busy"):
        made(NOTE.encode(), "a.txt")


def test_a_tax_record_goes_out_only_as_one_and_without_what_else_it_says() -> None:
    from charteroak.office.disclosures.package import NotPackaged

    with pytest.raises(NotPackaged, match="record"):
        made(TAX.encode(), "a.txt", "public_assistance")
    copy = unpacked(made(TAX.encode(), "a.txt", "income_tax_record").content)["records.txt"].decode()
    assert "wages of 41,200" in copy
    assert "SNAP" not in copy


def test_a_release_without_its_ground_or_with_a_class_both_ways_is_not_made() -> None:
    """And nothing was read for it."""
    from charteroak.office.disclosures.cover import Reason
    from charteroak.office.disclosures.package import package

    for release, withhold, facts in (
        ({"public_assistance"}, {}, about()),
        ({"public_assistance"}, {}, about("public_assistance", "immigration_status")),
        ({"public_assistance"}, {"public_assistance": Reason("counsel")}, about("public_assistance")),
        ({"shoe_size"}, {}, about()),
        (set(), {"shoe_size": Reason("counsel")}, about()),
    ):
        with pytest.raises(BadInput):
            package(NOTE.encode(), "a.txt", frozenset(release), withhold, facts, "en")
    assert Here.tasks == []


def test_facts_take_closed_words_alone_and_say_so_without_what_was_given() -> None:
    from charteroak.office.disclosures.cover import Ground, Reason

    for wrong in (
        lambda: Reason("because Ana said so"),
        lambda: Reason("no_ground", "2-999 Ana"),
        lambda: Ground("public_assistance", "Ana"),
        lambda: Ground("Ana", "court_order", "x"),
        lambda: Ground("public_assistance", "court_order"),
        lambda: Ground("public_assistance", "court_order", "Ana", "to_deliver"),
        lambda: about(requester="Ana"),
        lambda: about(paper="Ana"),
        lambda: about(department="Ana"),
        lambda: about(record="Ana"),
    ):
        with pytest.raises(BadInput) as error:
            wrong()
        assert "Ana" not in str(error.value)


# The papers.


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_letter_quotes_the_clause_exactly_and_says_each_ground(language: str) -> None:
    from charteroak.law import text
    from charteroak.office.disclosures.cover_words import cover_words
    from charteroak.office.matters_said import NECESSITIES, class_name

    files = unpacked(made(NOTE.encode(), "a.txt", "immigration_status", "public_assistance", language=language).content)
    page = html.fromstring(files["letter.html"].decode())
    quotes = [" ".join(each.text_content().split()) for each in page.xpath("//blockquote[@lang='en']/p")]
    assert quotes == [text.clause("2-929").text, text.definitions()["Confidential information"]]
    said = page.text_content()
    assert page.get("lang") == language
    assert "Superior Court, order of 2026-11-02" in said
    assert NECESSITIES[language]["to_decide_eligibility"] in said
    assert class_name(language, "immigration_status") in said
    assert cover_words(language).reasons["no_ground"] in said
    assert cover_words(language).ui["not_counsel"] in said
    assert len(page.xpath("//dd[@class='line']")) == 2, "whom it is to and who signs, by hand"
    flat = " ".join(files["letter.txt"].decode().split())
    assert text.clause("2-929").text in flat
    assert "Superior Court, order of 2026-11-02" in flat


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_goes_out_names_no_class_that_is_withheld_unless_it_is_told_to(language: str) -> None:
    """That a record has something of a class in it tells of the person. The City's own list names it."""
    from charteroak.office.matters_said import class_name

    named = class_name(language, "immigration_status")
    package = made(NOTE.encode(), "a.txt", "public_assistance", language=language)
    for data in unpacked(package.content).values():
        assert named not in data.decode()
        assert "immigration_status" not in data.decode()
    assert named in package.listing.csv(language, classes=True).decode()
    told = unpacked(made(NOTE.encode(), "a.txt", "public_assistance", language=language, names_withheld=True).content)
    assert named in told["withheld.csv"].decode("utf-8-sig")
    assert named in told["withheld.html"].decode()


def test_the_list_says_where_under_which_clause_and_why() -> None:
    from charteroak.office.disclosures.cover import Reason

    withhold = {"immigration_status": Reason("counsel"), "other_private": Reason("not_approved")}
    package = made(b"a,b\nis undocumented,219-09-9999\nx,is undocumented\n", "a.csv", withhold=withhold)
    rows = list(csv.reader(io.StringIO(package.listing.csv("en", classes=True).decode("utf-8-sig"))))
    assert rows[0] == ["where", "class", "clause", "reason", "places"]
    assert {(row[1], row[2], row[4]) for row in rows[1:]} == {
        ("Immigration status", "2-929", "1"),
        ("Other private attribute", "2-929", "1"),
    }
    assert all(row[0] for row in rows)
    assert dict(package.listing.by_class()) == {"immigration_status": 2, "other_private": 1}
    assert {word for word, _, _ in package.listing.by_reason()} == {"counsel", "not_approved"}


def test_what_no_reason_was_given_for_was_not_asked_for() -> None:
    package = made(NOTE.encode(), "a.txt", "public_assistance", withhold={})
    assert {row.reason.word for row in package.listing.rows} == {"not_asked_for"}


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_of_the_list_is_a_formula(begins: str) -> None:
    from charteroak.office.disclosures.cover import Reason
    from charteroak.office.disclosures.listing import Listing, Row

    listing = Listing((Row(begins, "public_assistance", Reason("counsel"), 1),), ())
    [_, row] = csv.reader(io.StringIO(listing.csv("en", classes=True).decode("utf-8-sig"), newline=""))
    assert row[0].startswith("'")


def test_markup_in_a_citation_stays_text_and_takes_one_line() -> None:
    from charteroak.office.disclosures.cover import Ground

    ground = Ground("public_assistance", "court_order", "<script>alert(1)</script>\n=cmd()")
    files = unpacked(made(NOTE.encode(), "a.txt", "public_assistance", grounds=(ground,)).content)
    assert b"<script" not in files["letter.html"]
    assert b"&lt;script&gt;alert(1)&lt;/script&gt; =cmd()" in files["letter.html"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_notice_says_to_whom_when_and_what_and_stands_in_what_takes_it(language: str) -> None:
    from charteroak.office.disclosures.cover_words import cover_words
    from charteroak.office.matters_said import REQUESTERS, class_name

    ui = cover_words(language).ui
    day = {"en": "November 23, 2026", "es": "23 de noviembre de 2026"}[language]
    wanted = (REQUESTERS[language]["court"], day, "9f9f-9f9f", class_name(language, "public_assistance"))
    for data, name, saved, stamped in (
        (NOTE.encode(), "a.txt", "records.txt", False),
        (word_file("She gets SNAP benefits."), "a.docx", "records.docx", True),
    ):
        files = unpacked(made(data, name, "public_assistance", language=language).content)
        notice = " ".join(files["notice.txt"].decode().split())
        assert all(each in notice for each in (*wanted, ui["mark_head"]))
        assert (ui["mark_stamped"] in notice, ui["mark_beside"] in notice) == (stamped, not stamped)
        seen = do(Task(what="show", name=saved), files[saved], examining_words)
        copy = " ".join(each.text for each in seen.shown)
        assert all(each in copy for each in (*wanted, ui["mark_head"])) is stamped


def test_the_notice_tells_what_stands_in_the_copy_and_not_what_was_approved_beyond() -> None:
    package = made(b"She gets SNAP benefits.", "a.txt", "public_assistance", "immigration_status")
    assert package.listing.released == ("public_assistance",)
    files = unpacked(package.content)
    assert "Immigration status" not in files["notice.txt"].decode()
    assert "Immigration status" not in files["letter.txt"].decode()


def test_the_manifest_has_the_digest_of_each_file_and_where_it_is_recorded() -> None:
    package = made(NOTE.encode(), "a.txt", "public_assistance")
    files = unpacked(package.content)
    manifest = json.loads(files.pop("manifest.json"))
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    assert (manifest["record"], manifest["ledger"], manifest["day"]) == (
        "9f" * 16,
        "ledger.example/hartford",
        "2026-11-23",
    )
    assert (manifest["released"], manifest["places_withheld"]) == (["public_assistance"], 2)
    assert package.name == "release-9f9f9f9f.zip"
    assert made(NOTE.encode(), "other.txt", "public_assistance").content == package.content, "the same, made again"


def test_the_manifest_names_the_ledger_that_there_is(place: Place) -> None:
    from charteroak.office.disclosures.package import origin
    from charteroak.recording.recorder import recorder
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    assert origin() == ""
    create_unattended(place, vocabulary())
    recorder().opened()
    recorder().close()
    manifest = json.loads(unpacked(made(NOTE.encode(), "a.txt", origin="").content)["manifest.json"])
    assert manifest["ledger"] == origin() != ""


def test_both_languages_have_the_same_words_and_every_reason() -> None:
    from charteroak.office.disclosures.cover import REASONS
    from charteroak.office.disclosures.cover_words import cover_words
    from charteroak.office.matters_said import NECESSITIES, REQUESTERS, paper_name
    from charteroak.recording import matter_words

    en, es = cover_words("en"), cover_words("es")
    assert en.ui.keys() == es.ui.keys()
    for language, own in (("en", en), ("es", es)):
        assert tuple(own.reasons) == REASONS
        assert tuple(REQUESTERS[language]) == matter_words.REQUESTERS
        assert tuple(NECESSITIES[language]) == matter_words.NECESSITIES
        assert all(paper_name(language, each) for each in matter_words.PAPERS)
    assert not [key for key in en.ui if en.ui[key] == es.ui[key]]
