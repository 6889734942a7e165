"""The page for papers: by file or by text, what the paper is and what to do, and nothing of it anywhere."""

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from office_visitor import Site, Visitor

from charteroak.law import text
from charteroak.office.police.words import page_words
from charteroak.police.papers.card import card
from charteroak.police.papers.reading import read_paper
from charteroak.screening.documents import Unreadable
from tests.fixtures.seeking import marked, seek

HOME = {"en": "/paper/", "es": "/es/paper/"}
WARRANT = (
    "Form I-200                U.S. Department of Homeland Security\nWARRANT FOR ARREST OF ALIEN\nFile no. {mark}\n"
    "Dated 5 January 2026\nDirected to immigration officers (INA 236, 287; 8 CFR 287)\nConcerning {mark} {mark}\n"
    "You are commanded to arrest the person and to take the person into custody.\n"
    "Issued by Test Officer-One (signed), Supervisory Deportation Officer\n"
)


def outcome(visitor: Visitor) -> str:
    [found] = visitor.page.xpath("//div[contains(@class, 'big ')]/@class")
    return str(found).split()[-1]


def send(visitor: Visitor, home: str, data: bytes, name: str = "paper.txt") -> Visitor:
    """Send a file as the form does, which has an empty text beside it."""
    return visitor._see(visitor._client.post(home, {"text": "", "file": SimpleUploadedFile(name, data)}))


def word(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        file.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            f"{body}</w:body></w:document>",
        )
    return held.getvalue()


@pytest.fixture
def papers(shared: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shared / "data" / "papers-dev.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("language", HOME)
def test_a_paper_is_told_as_by_the_command_line(language: str, papers: list[dict[str, Any]], visitor: Visitor) -> None:
    for each in papers:
        told = card(read_paper([each["text"]], language=language), language)
        visitor.post(HOME[language], {"text": each["text"]})
        assert (visitor.status, visitor.page.get("lang")) == (200, language)
        said = [value.casefold() for value in visitor.texts("//dl[@class='told']//dd")]
        wanted = [told.kind, told.issuer, told.criminal, told.requires, ", ".join(told.evidence)]
        assert said == [value.casefold() for value in wanted if value]
        done = " ".join([visitor.heading, *visitor.texts("//ul[@class='then']/li")])
        assert done == told.do
        assert told.why in visitor.text("//section[@aria-labelledby='why']")
        assert outcome(visitor) == told.answers["arrest"].outcome == told.answers["detain"].outcome
        shown = visitor.texts("//section[@aria-labelledby='words']/blockquote")
        clauses = sorted(told.answers["arrest"].clauses)
        assert len(shown) == len(clauses)
        for clause, quote in zip(clauses, shown, strict=True):
            assert quote.endswith(" ".join(text.clause(clause).text.split()))


def test_a_paper_that_is_no_criminal_warrant_never_looks_as_if_it_let_anyone_arrest(
    papers: list[dict[str, Any]], visitor: Visitor
) -> None:
    for each in papers:
        visitor.post("/paper/", {"text": each["text"]})
        assert outcome(visitor) not in ("permitted", "required")
        if each["expect"]["kind"].startswith("I-"):
            assert outcome(visitor) in ("prohibited", "unknown")


@pytest.mark.parametrize("language", HOME)
def test_a_file_is_read_as_its_text_is(language: str, visitor: Visitor) -> None:
    paper = WARRANT.format(mark="SAMPLE")
    for data, name in ((paper.encode(), "a.txt"), (paper.encode("utf-16"), "b"), (word(*paper.split("\n")), "c.docx")):
        send(visitor, HOME[language], data, name)
        assert visitor.status == 200, name
        assert outcome(visitor) == "prohibited"
        assert "I-200" in visitor.texts("//dl[@class='told']//dd")[0]


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("data", [b"\0\xff\xfe\x01" * 99, b"%PDF-1.7\nbroken", b"PK\x03\x04broken", b"  \n "])
def test_a_file_that_cannot_be_read_says_why_and_decides_nothing(data: bytes, language: str, visitor: Visitor) -> None:
    from charteroak.screening.documents import read

    send(visitor, HOME[language], data, "zebra.pdf")
    assert visitor.status == 400
    with pytest.raises(Unreadable) as trouble:
        read(data, "zebra.pdf")
    assert trouble.value.says(language) in visitor.text("//div[@role='alert']")
    assert not visitor.page.xpath("//div[contains(@class, 'big ')]")
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("language", HOME)
def test_one_of_the_two_is_wanted(language: str, visitor: Visitor) -> None:
    ui = page_words(language).ui
    assert ui["nothing_sent"] in visitor.post(HOME[language], {"text": " "}).text("//div[@role='alert']")
    visitor._see(visitor._client.post(HOME[language], {"text": "a", "file": SimpleUploadedFile("a.txt", b"a")}))
    assert (visitor.status, ui["paper_both"] in visitor.text("//div[@role='alert']")) == (400, True)


def test_a_file_that_was_not_chosen_is_none(visitor: Visitor) -> None:
    """As a browser sends it: a field with neither name nor content."""
    body = (
        '--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream'
        '\r\n\r\n\r\n--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        f"{WARRANT.format(mark='SAMPLE')}\r\n--b--\r\n"
    )
    visitor._see(visitor._client.post("/paper/", body.encode(), content_type="multipart/form-data; boundary=b"))
    assert (visitor.status, outcome(visitor)) == (200, "prohibited")


@pytest.mark.parametrize(
    "fields",
    [
        {"zebra": "1"},
        {"text": ["a", "b"]},
        {"file": "zebra"},
        {"text": "a", "zebra": SimpleUploadedFile("zebra", b"zebra")},
    ],
)
def test_another_form_is_refused_and_not_repeated(fields: dict[str, Any], visitor: Visitor) -> None:
    visitor._see(visitor._client.post("/paper/", fields))
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()


def test_a_part_that_was_not_read_is_said(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.screening.documents import Document

    document = Document("pdf", (WARRANT.format(mark="SAMPLE"),), (), unread=("picture",))
    monkeypatch.setattr("charteroak.office.police.paper.read", lambda *_: document)
    assert page_words("en").ui["paper_partly"] in send(visitor, "/paper/", b"x").text("//main")
    visitor.post("/paper/", {"text": WARRANT.format(mark="SAMPLE")})
    assert page_words("en").ui["paper_partly"] not in visitor.text("//main")


def test_files_stay_in_memory_whatever_their_size() -> None:
    from django.conf import settings

    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE >= max(settings.LARGER_BODIES.values()) > settings.MAX_PAPER
    assert set(settings.LARGER_BODIES) == {
        f"{home}/{page}/" for home in ("", "/es") for page in ("triage", "paper", "screen", "lint")
    }


def test_a_paper_leaves_no_trace_on_the_site(site: Site) -> None:
    """Neither its content nor its name is in a file, a header, an address or the log, be it small or large."""
    mark = marked()
    paper = WARRANT.format(mark=mark)
    large = (paper + "A line that says nothing.\n" * 160_000).encode()
    with httpx.Client(base_url=site.url, trust_env=False, timeout=60) as client:
        client.get("/paper/").raise_for_status()
        before = {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()}
        for data in (paper.encode(), word(mark, *paper.split("\n")), large):
            response = client.post("/es/paper/", files={"file": (f"{mark}.txt", data)}, data={"text": ""})
            assert response.status_code == 200
            assert "I-200" in html.fromstring(response.text).text_content()
            assert not seek(mark, response.content, str(response.headers))
        unread = client.post("/paper/", files={"file": (f"{mark}.pdf", b"%PDF-1.7 " + mark.encode())})
        assert unread.status_code == 400
        assert not seek(mark, unread.content)
        too_large = client.post("/paper/", files={"file": (f"{mark}.txt", mark.encode() * 500_000)})
        assert too_large.status_code == 413
    assert {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()} == before
    assert not seek(mark, site.log.read_bytes(), folder=site.data)


def test_a_pasted_paper_is_answered_at_once(visitor: Visitor) -> None:
    paper = WARRANT.format(mark="SAMPLE")
    times = []
    for _ in range(8):
        started = time.process_time()
        visitor._client.post("/paper/", {"text": paper})
        times.append(time.process_time() - started)
    assert min(times) < 0.05
