"""A release made as the site makes it: in processes apart, by the shipped rules, with nothing of it left anywhere."""

from __future__ import annotations

import io
import os
import random
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from office_releases import about, unpacked

from charteroak.screening.detect import screen_texts
from charteroak.screening.found import LEARNED, Category, Finding, Screened
from charteroak.screening.letting import but_ours
from charteroak.screening.working import warm
from tests.fixtures.seeking import marked, seek

PAGE = "The client is undocumented and came in spring.\nShe gets SNAP benefits each month.\n" + "It is open.\n" * 30
SECONDS = 15.0
"""Five, and as much again twice where others use the machine, which slows its processors down."""


def pdf(pages: int) -> bytes:
    """A file of so many pages, each with text of two classes."""
    import pikepdf

    made, held = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    for _ in range(pages):
        page = made.add_blank_page(page_size=(612, 792))
        page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        lines = "".join(f"({line}) Tj T*\n" for line in PAGE.splitlines())
        page.obj["/Contents"] = made.make_stream(f"BT /F 11 Tf 14 TL 72 720 Td\n{lines}ET".encode())
    made.save(held)
    return held.getvalue()


def spent() -> float:
    """Seconds of a processor that this process and those it ended have taken: others may have it just then."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def test_ten_pages_are_packaged_in_seconds_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no file left behind where temporary files go, and the copy without what is withheld."""
    import pypdfium2

    from charteroak.office.disclosures.cover import Reason
    from charteroak.office.disclosures.package import package
    from charteroak.office.disclosures.records import screened

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    warm()
    data = pdf(10)
    assert set(screened(data, "a.pdf").categories) == {"public_assistance", "immigration_status"}
    reasons = {"immigration_status": Reason("no_ground")}
    began = spent()
    made = package(data, "a.pdf", frozenset({"public_assistance"}), reasons, about("public_assistance"), "en")
    assert spent() - began < SECONDS
    assert made.listing.places == 10
    copy = pypdfium2.PdfDocument(unpacked(made.content)["records.pdf"])
    texts = [page.get_textpage().get_text_bounded() for page in copy]
    assert len(texts) == 11
    assert texts[0].startswith("Released under Hartford Municipal Code 2-929")
    assert all("SNAP" in text and "undocumented" not in text for text in texts[1:])
    assert list(tmp_path.iterdir()) == []


def test_planted_values_are_in_no_byte_that_was_written_or_goes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The file's name and its confidential words: in no file, output or error, and not in the package."""
    from charteroak.office.disclosures.package import NotPackaged, package

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    name, number = f"{marked()}.csv", "219-09-9999"
    data = f"note,ssn\nThe client is undocumented,{number}\nopen at nine,\n".encode()
    made = package(data, name, frozenset(), {}, about(), "en")
    with pytest.raises(NotPackaged) as none:
        package(b"%PDF-1.7 " + data, name, frozenset(), {}, about(), "en")
    texts = (*unpacked(made.content).values(), made.content, repr(made.listing), str(none.value))
    told = capfd.readouterr()
    for mark in (name.removesuffix(".csv"), number, "undocumented"):
        assert seek(mark, *texts, told.out, told.err, folder=tmp_path) == []
    for mark in (name.removesuffix(".csv"), number):
        assert seek(mark, folder=Path(os.environ["CHARTEROAK_DATA"])) == []


@pytest.mark.parametrize(("language", "category"), list(product(("en", "es"), [*Category, None])))
def test_the_notice_says_nothing_that_is_taken_for_confidential(language: str, category: Category | None) -> None:
    """Else it would be cut from the copy that it stands in; whatever the record's number is, and whoever asks."""
    from charteroak.office.disclosures.cover import mark
    from charteroak.recording.matter_words import REQUESTERS

    for requester, record in zip(REQUESTERS, records(), strict=False):
        notice = mark(about(requester=requester, record=record), [category] if category else [], language)
        for text in ("\n".join(notice), "\n".join(textwrap.fill(each, 78) for each in notice)):
            [screened] = but_ours(screen_texts, notice)([text])
            assert {each.category for each in screened.findings} <= ({category} if category else set())


def records() -> Iterator[str]:
    """Numbers of records: of digits alone, and by chance."""
    yield from (("0123456789" * 4)[:32], "1" * 32, "219099999" * 3 + "21909")
    chance = random.Random(7)  # noqa: S311 - no secret
    while True:
        yield f"{chance.getrandbits(128):032x}"


def test_of_a_notice_a_rule_finds_what_it_finds_and_a_score_counts_around_it() -> None:
    def learned(texts: Sequence[str]) -> list[Screened]:
        return [
            Screened("en", None, tuple(
                Finding(*at.span(), Category.OTHER_PRIVATE, rule, "direct")
                for rule, words in ((LEARNED, "number [0-9]+"), ("rule", "Ana [A-Z][a-z]+"))
                for at in re.finditer(words, text)
            ))
            for text in texts
        ]  # fmt: skip

    notice = ("Record: number 17.", "For Ana Quill.")
    for said in (
        "Record: number 17.\nFor Ana Quill. And number 18.",
        "Record: number\n17. For Ana Quill. And number 18.",
    ):
        [screened] = but_ours(learned, notice)([said])
        assert sorted((each.rule, each.start) for each in screened.findings) == [("learned", 38), ("rule", 23)]
