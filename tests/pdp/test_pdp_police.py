"""Messages and papers over HTTP: the contract's objects, the house's errors, and nothing of a body anywhere else."""

import asyncio
import io
import json
import logging
import threading
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fixtures.papers import as_docx, as_pdf, as_scan
from hypothesis import given, settings
from hypothesis import strategies as st
from pdp_client import Client, Response, Waiting
from PIL import Image

from charteroak.pdp import police
from charteroak.pdp.app import Settings, create_app, serves
from charteroak.pdp.exchange import LARGEST_BODY, Refusal
from charteroak.pdp.police import LARGEST_PAPER, Papers
from charteroak.police import triage
from charteroak.police.papers.reading import read_paper
from charteroak.screening.documents import Reason, Unreadable

TRIAGE, PAPER = "/police/v1/triage", "/police/v1/paper"
PLANTED = "zq7planted"
TOKEN = "s3cret-Zq7"  # noqa: S105 - of this test only


@pytest.fixture(scope="module")
def client() -> Client:
    return Waiting(create_app(Settings()))


@pytest.fixture(scope="module")
def messages(shared: Path) -> list[str]:
    lines = (shared / "data" / "hits-dev.jsonl").read_text().splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="module")
def papers(shared: Path) -> list[Any]:
    return [json.loads(line) for line in (shared / "data" / "papers-dev.jsonl").read_text().splitlines()]


def post(client: Client, path: str, body: bytes, kind: str = "text/plain", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.send("POST", path, [body], {"content-type": kind, **named})


def is_error(status: int, response: Response) -> None:
    assert response.status == status
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.text.strip()


def wanted(message: str, language: str = "en") -> Any:
    *records, whole = triage.answer(triage.read(message), language=language).lines()
    return json.loads(json.dumps({"records": records, "message": whole}))


# Messages.


def test_a_message_is_answered_by_the_contract_s_lines(client: Client, messages: list[str]) -> None:
    """However it is sent; and it is not to be kept."""
    for message in messages:
        in_json = json.dumps({"message": message}).encode()
        for body, kind in ((message.encode(), "text/plain; charset=utf-8"), (in_json, "application/json")):
            response = post(client, TRIAGE, body, kind)
            assert response.status == 200
            assert response.headers["content-type"] == "application/json"
            assert response.headers["cache-control"] == "no-store"
            found = response.json()
            if "messages" not in found:
                assert found == wanted(message)


def test_it_is_answered_in_the_language_that_is_preferred(client: Client, messages: list[str]) -> None:
    for header, language in (("es", "es"), ("en, es;q=0.5", "en"), ("fr", "en")):
        assert post(client, TRIAGE, messages[0].encode(), accept_language=header).json() == wanted(
            messages[0], language
        )


def test_xml_is_read_as_xml(client: Client) -> None:
    body = b"<?xml version='1.0'?><nc:Unheard xmlns:nc='urn:x'/>"
    for kind in ("application/xml", "text/xml; charset=utf-8"):
        found = post(client, TRIAGE, body, kind).json()
        assert found == wanted(body.decode())


def test_several_messages_in_one_body_are_answered_one_by_one(client: Client, messages: list[str]) -> None:
    found = post(client, TRIAGE, "\x03".join(messages[:3]).encode()).json()
    assert [each["message"]["message"] for each in found["messages"]] == [1, 2, 3]
    for each, message in zip(found["messages"], messages, strict=False):
        assert each["records"] == wanted(message)["records"]


@pytest.mark.parametrize(
    "kind", ["", "text/html", "application/pdf", "application/octet-stream", "multipart/form-data"]
)
def test_other_types_are_no_messages(client: Client, kind: str) -> None:
    is_error(400, post(client, TRIAGE, b"words", kind))


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"{}", b"{", b"\xff", b'{"message": 5}', b'{"message": null}', b'{"message": "a"} x'),
        *(b'{"message": "a", "message": "b"}', b'{"message": "\\ud800"}'),
    ],
)
def test_what_is_no_such_json_is_refused(client: Client, body: bytes) -> None:
    is_error(400, post(client, TRIAGE, body, "application/json"))


def test_nothing_is_no_message(client: Client) -> None:
    is_error(400, post(client, TRIAGE, b""))
    blank = post(client, TRIAGE, b" \r\n")
    assert blank.status == 400 or blank.json()["message"]["arrest"]["outcome"] in ("not_addressed", "unknown")


# Papers.


def test_a_paper_is_answered_by_the_contract_s_object_without_its_path(client: Client, papers: list[Any]) -> None:
    for each in papers:
        found = post(client, PAPER, each["text"].encode()).json()
        told = read_paper([each["text"]]).line("")
        del told["path"]
        assert found == {**told, "pages": 1, "scanned": [], "unread": []}


@pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream", "", "text/plain", "x/y; z"])
def test_what_a_file_is_is_told_by_its_content(client: Client, papers: list[Any], kind: str) -> None:
    text = papers[0]["text"]
    for data in (as_pdf(text), as_docx(text)):
        response = post(client, PAPER, data, kind)
        assert response.status == 200
        assert {name: response.json()[name] for name in papers[0]["expect"]} == papers[0]["expect"]


def test_a_paper_is_answered_in_the_language_that_is_preferred(client: Client, papers: list[Any]) -> None:
    said = [post(client, PAPER, papers[0]["text"].encode(), accept_language=each).json()["do"] for each in ("en", "es")]
    assert said == [read_paper([papers[0]["text"]], language=each).do for each in ("en", "es")]
    assert "vacío" in post(client, PAPER, b" ", accept_language="es").text


UNREADABLE: list[tuple[str, bytes, int, str]] = [
    ("empty", b" \n", 400, "there is nothing in it"),
    ("binary", bytes(range(256)) * 9, 400, "no text"),
    ("of another kind", b"\x7fELF" + bytes(99), 400, "a kind of file that is not read"),
    ("broken", b"%PDF-1.7\n" + PLANTED.encode(), 400, "damaged"),
    ("pages without end", b"x\f" * 3000, 413, "too large"),
]


@pytest.mark.parametrize(("name", "body", "status", "says"), UNREADABLE, ids=[each[0] for each in UNREADABLE])
def test_a_paper_that_cannot_be_read_is_an_error_that_says_why(
    client: Client, name: str, body: bytes, status: int, says: str
) -> None:
    response = post(client, PAPER, body)
    is_error(status, response)
    assert says in response.text, name
    assert PLANTED not in response.text


def test_a_scan_without_ocr_is_no_answer(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    response = post(client, PAPER, as_scan("words"), "image/png")
    is_error(501, response)
    assert "no OCR here" in response.text
    partly = pikepdf.open(io.BytesIO(as_pdf("words of the second page, which can be read")))
    first = io.BytesIO()
    Image.new("L", (300, 400), 200).save(first, "PDF")
    scan = pikepdf.open(first)
    partly.pages.insert(0, scan.pages[0])
    both = io.BytesIO()
    partly.save(both)
    is_error(501, post(client, PAPER, both.getvalue()))


@pytest.mark.parametrize(
    ("reason", "status"), [("no extra", 501), ("too slow", 400), ("encrypted", 400), ("too large", 413)]
)
def test_each_trouble_has_its_status(
    client: Client, monkeypatch: pytest.MonkeyPatch, reason: Reason, status: int
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise Unreadable(reason)

    monkeypatch.setattr("charteroak.screening.documents.read", fails)
    is_error(status, post(client, PAPER, b"words"))


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_form_is_no_paper(client: Client, kind: str) -> None:
    is_error(400, post(client, PAPER, b"words", kind))


# What both have in common with the rest of the service.


@pytest.mark.parametrize(("path", "largest"), [(TRIAGE, LARGEST_BODY), (PAPER, LARGEST_PAPER)])
def test_a_body_that_is_too_large_is_refused(client: Client, path: str, largest: int) -> None:
    """Before it is read, where it says how large it is; and not to its end where it does not."""
    declared = client.send("POST", path, [], {"content-type": "text/plain", "content-length": str(largest + 1)})
    endless = client.send("POST", path, [b" " * 65536] * 1000, {"content-type": "text/plain"}, hang_up=True)
    for response in (declared, endless):
        is_error(413, response)
        assert response.headers["connection"] == "close"
    assert client.send("POST", path, [b"x" * (largest - 1), b"x"], {"content-type": "text/plain"}).status == 200


@pytest.mark.parametrize("path", [TRIAGE, PAPER])
def test_the_token_is_asked_for_first(path: str) -> None:
    guarded = Waiting(create_app(Settings(token=TOKEN)))
    for shown in ({}, {"authorization": "Bearer x"}):
        response = guarded.send("POST", path, [b"{"], {"content-type": "x/y", "x-request-id": "7", **shown})
        is_error(401, response)
        assert response.headers["www-authenticate"] == 'Bearer realm="Charter Oak"'
        assert response.headers["x-request-id"] == "7"
    assert post(guarded, path, b"words", authorization=f"Bearer {TOKEN}").status == 200


@pytest.mark.parametrize("path", [TRIAGE, PAPER])
def test_it_is_posted(client: Client, path: str) -> None:
    for method in ("GET", "PUT", "DELETE", "OPTIONS"):
        response = client.send(method, path, [b""], {})
        is_error(405, response)
        assert response.headers["allow"] == "POST"


def test_the_addresses_are_the_service_s_own(client: Client) -> None:
    assert all(serves(path) for path in (TRIAGE, PAPER, "/police/v1/other"))
    assert not any(serves(path) for path in ("/police", "/police/", "/police/v2/paper"))
    is_error(404, client.send("POST", "/police/v1/other", [b""], {}))


def test_a_caller_who_hangs_up_gets_no_response(client: Client) -> None:
    for path in (TRIAGE, PAPER):
        assert client.send("POST", path, [b"words"], {"content-type": "text/plain"}, hang_up=True).status == 0


@pytest.mark.parametrize("path", [TRIAGE, PAPER])
def test_nothing_planted_comes_back_or_is_logged(
    client: Client,
    path: str,
    papers: list[Any],
    messages: list[str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    texts = [f"{PLANTED} {PLANTED.upper()}"]
    texts += [text.replace("SAMPLE", PLANTED.upper()) for text in [each["text"] for each in papers] + messages]
    with caplog.at_level(logging.DEBUG):
        for text in texts:
            for kind in ("text/plain", "application/json", "application/xml", PLANTED):
                response = post(client, path, text.encode(), kind, accept_language=PLANTED)
                assert PLANTED not in repr(response).lower()
        for body in (as_pdf(texts[0]), as_pdf(texts[0])[:-99], as_docx(texts[0])[:-9]):
            assert PLANTED not in repr(post(client, path, body)).lower()
    assert PLANTED not in "".join((caplog.text, *capfd.readouterr())).lower()


def test_a_fault_of_ours_says_nothing_of_the_body(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise KeyError(PLANTED)

    monkeypatch.setattr("charteroak.police.papers.reading.read_paper", fails)
    monkeypatch.setattr("charteroak.police.triage.read", fails)
    for path in (TRIAGE, PAPER):
        response = post(client, path, b"words")
        is_error(500, response)
        assert PLANTED not in response.text + caplog.text


def test_more_papers_than_are_read_at_once_wait_and_more_than_wait_are_turned_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And the loop goes on meanwhile."""
    goes_on, at_once, most = threading.Event(), [0], [0]

    def slow(*_: Any) -> dict[str, Any]:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        goes_on.wait(30)
        at_once[0] -= 1
        return {}

    async def many() -> list[Any]:
        papers = Papers()
        calls = [asyncio.ensure_future(papers(b"x", {})) for _ in range(police._WAITING + 3)]
        await asyncio.sleep(0.2)
        goes_on.set()
        return await asyncio.gather(*calls, return_exceptions=True)

    monkeypatch.setattr(police, "_paper", slow)
    found = asyncio.run(many())
    refused = [each for each in found if isinstance(each, Refusal)]
    assert [each.status for each in refused] == [503] * 3
    assert [each for each in found if not isinstance(each, Refusal)] == [{}] * police._WAITING
    assert most[0] <= police._AT_ONCE


@given(
    st.binary(max_size=300),
    st.sampled_from(["text/plain", "application/json", "application/xml", "", "application/pdf"]),
)
@settings(max_examples=60, derandomize=True)
def test_any_bytes_are_answered(body: bytes, kind: str) -> None:
    response = post(ANY, TRIAGE, body, kind)
    assert response.status in (200, 400)
    assert isinstance(response.json(), dict) if response.status == 200 else response.text


ANY = Waiting(create_app(Settings()))
