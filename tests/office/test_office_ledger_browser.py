"""The ledger's pages in a browser: barriers, small phones, the keyboard, no scripts; and "verify in my browser"."""

from __future__ import annotations

import base64
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from office_ledger import SHARED_RECORD, Made, append, city, decided, make
from office_looks import looks, unfold

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.note import Note
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.office.ledger.words import ledger_words
from charteroak.recording.place import find_key

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PRESSED = "button, summary, select, main input, nav a, .back a, .files a, .pages a"
WIDTHS = (320, 640, 900)  # in each of which the chart is drawn otherwise
PREFIX = {"en": "", "es": "/es"}
NewPage = Callable[..., "Page"]
CHECKS = ledger_words("en").checks
OTHER_KEY = SignerKey("other.example/ledger", KeyType.ED25519, b"o" * 32).verifier.vkey


class Served:
    """The site with a ledger, in a process of its own."""

    def __init__(self, made: Made) -> None:
        self.made = made
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "uvicorn", "charteroak.office.asgi:application", "--port", str(port)]
        environment = {**os.environ, "CHARTEROAK_DATA": str(made.data)}
        self.log = made.data / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603 - our own

    def wait(self) -> Served:
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                httpx.get(f"{self.url}/ledger/", trust_env=False, timeout=30).raise_for_status()
            except httpx.TransportError:
                time.sleep(0.05)  # not listening yet
            else:
                return self
        raise AssertionError(self.log.read_text())

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def entry(self, place: int, language: str = "en") -> str:
        return f"{self.url}{PREFIX[language]}/ledger/entries/{self.made.entries[place - 1][18:34].hex()}/"

    def public(self, name: str) -> bytes:
        return (self.made.place.public / name).read_bytes()

    @property
    def key(self) -> str:
        return self.public("keys").decode().strip()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A city's ledger of some hundred entries."""
    running = Served(city(tmp_path_factory.mktemp("served"), 350))
    try:
        yield running.wait()
    finally:
        running.close()


@pytest.fixture
def ledger_page(page: Page, served: Served) -> Page:
    """A page beside which the ledger's files are served, which are no business of the site's own."""
    serve_files(page, served)
    return page


def serve_files(page: Page, served: Served) -> None:
    page.route("**/ledger/checkpoint", lambda route: route.fulfill(body=served.public("checkpoint")))


# As every page.


def addresses(served: Served) -> list[str]:
    shared = f"/ledger/entries/{SHARED_RECORD.hex()}/"
    entry = served.entry(17).removeprefix(served.url)
    wrong = ["/ledger/?from=x", "/ledger/?kind=prune", "/ledger/entries/?find=x", f"/ledger/entries/{'0' * 32}/"]
    return ["/ledger/", "/ledger/?act=inquire&from=2026-05-01", "/ledger/entries/", entry, shared, *wrong]


def run(page: Page) -> None:
    """Verify, as far as there is something to verify."""
    from playwright.sync_api import expect

    for button in page.locator("[data-go]").all():
        button.click()
        expect(button).to_be_enabled()


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_page_has_a_barrier_runs_over_the_edge_or_is_small_for_a_finger(
    language: str, scheme: str, new_page: NewPage, served: Served, axe: Callable[[Page], list[str]]
) -> None:
    """Contrast depends on the scheme alone, and names and widths on the language alone: two rounds see all of both."""
    page, found = new_page(color_scheme=scheme), []
    serve_files(page, served)
    for path in addresses(served):
        page.goto(served.url + PREFIX[language] + path)
        unfold(page)
        run(page)
        found += looks(page, path, axe, PRESSED, WIDTHS)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", PREFIX)
def test_everything_but_the_check_is_there_without_scripts(language: str, new_page: NewPage, served: Served) -> None:
    page = new_page(java_script_enabled=False)
    ui = ledger_words(language).ui
    page.goto(f"{served.url}{PREFIX[language]}/ledger/")
    page.locator("summary").first.click()
    page.get_by_label(ui["by_act"]).select_option("inquire")
    page.get_by_role("button", name=ui["show"]).click()
    page.wait_for_url("**act=inquire**")  # a click does not wait for the page that it leads to
    page.locator("svg.chart.roomy").wait_for()
    page.goto(f"{served.url}{PREFIX[language]}/ledger/entries/")
    page.get_by_label(ui["find_label"]).fill("17")
    page.get_by_role("button", name=ui["find_go"]).click()
    page.wait_for_url(f"{served.entry(17, language)}#entry-17")
    page.locator(".ladder li").nth(5).wait_for()
    assert page.locator("[data-verify]").is_hidden()
    with page.expect_download() as download:
        page.get_by_role("link", name=ui["get_receipt"]).click()
    assert download.value.suggested_filename == "17.tlog-proof"
    assert Receipt.parse(Path(download.value.path()).read_bytes()).index == 17


def test_where_the_browser_has_no_subtle_crypto_the_button_is_not_there(page: Page, served: Served) -> None:
    """As on a site without TLS that is not this machine's own."""
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })")
    page.goto(served.entry(17))
    assert page.locator("[data-verify]").is_hidden()


def test_the_chart_fits_the_window_and_is_named(new_page: NewPage, served: Served) -> None:
    for width, shown, hidden in ((1100, "roomy", "slim"), (360, "slim", "roomy")):
        page = new_page(viewport={"width": width, "height": 700})
        page.goto(f"{served.url}/ledger/")
        assert page.locator(f"svg.chart.{shown}").is_visible()
        assert page.locator(f"svg.chart.{hidden}").is_hidden()
        chart = page.get_by_role("img", name=ledger_words("en").ui["chart"])
        assert chart.count() == 1
        size = page.evaluate(
            """() => parseFloat(getComputedStyle(
                [...document.querySelectorAll('.chart text')].find(e => e.checkVisibility())).fontSize)"""
        )
        box = chart.bounding_box()
        assert box
        assert size * box["width"] / (760 if shown == "roomy" else 360) >= 9


def test_the_parts_of_a_bar_are_drawn_with_patterns(page: Page, served: Served) -> None:
    """A pattern that is not found draws nothing: each part's fill must be one that is there."""
    page.goto(f"{served.url}/ledger/")
    fills = set(page.evaluate("[...document.querySelectorAll('.chart rect')].map(e => e.getAttribute('fill'))"))
    assert len(fills) >= 4
    for fill in fills:
        assert page.locator(f"pattern{fill.removeprefix('url(').removesuffix(')')}").count() == 1
    strokes = {
        page.evaluate(f"getComputedStyle(document.querySelector('.chart rect.{fill[7:-1]}')).stroke") for fill in fills
    }
    assert len(strokes) == len(fills)


# Verify in my browser.


def result(page: Page, checks: dict[str, str] | None = None) -> str:
    """Press the button, and wait for what comes of it."""
    words = dict(checks or CHECKS)
    page.locator("[data-go]").first.click()
    page.wait_for_function(
        "working => { const said = document.querySelector('.result').textContent; return said && said !== working; }",
        arg=words["working"],
    )
    return str(page.locator(".result").first.inner_text())


@pytest.mark.parametrize("language", PREFIX)
def test_an_entry_of_the_ledger_is_verified(language: str, page: Page, served: Served) -> None:
    serve_files(page, served)
    words = dict(ledger_words(language).checks)
    origin = Checkpoint.parse(Note.parse(served.public("checkpoint")).text).origin
    for place in (1, 2, 100, 255, 256, 257, len(served.made.entries)):
        page.goto(served.entry(place, language))
        assert result(page, words) == words["done"].format(origin=origin)
        lines = page.locator(".checked li").all_inner_texts()
        assert len(lines) == 6
        assert all(line.startswith(f"{words['ok']}: ") for line in lines)
        assert page.locator("[aria-live=polite] .result.ok").is_visible()


def test_by_keyboard_alone_with_a_key_got_elsewhere(ledger_page: Page, served: Served) -> None:
    page = ledger_page
    page.goto(served.entry(17))
    field = page.locator("[data-verify] input")
    for _ in range(60):
        if field.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.insert_text(f"  {served.key} ")
    page.keyboard.press("Enter")
    page.locator(".result.ok").wait_for()
    assert CHECKS["signature_given"] in page.locator(".checked li").last.inner_text()


@pytest.mark.parametrize(
    ("pasted", "word"),
    [(OTHER_KEY, "signature_none"), ("zebra", None), ("zebra+00000000+AAAA", None), ("+", None)],
)
def test_another_key_verifies_nothing(pasted: str, word: str | None, ledger_page: Page, served: Served) -> None:
    ledger_page.goto(served.entry(17))
    ledger_page.locator("[data-verify] input").fill(pasted)
    said = result(ledger_page)
    if word is None:
        assert said == CHECKS["key_wrong"]
        assert ledger_page.locator("[data-verify] input").get_attribute("aria-invalid") == "true"
    else:
        assert said == CHECKS["failed"].format(why=CHECKS[word])
        assert ledger_page.locator(".result.bad").is_visible()


def test_a_key_of_the_same_name_and_id_that_did_not_sign_is_refused(ledger_page: Page, served: Served) -> None:
    """An id has four bytes, so it can be made to fit; only the signature tells."""
    origin = served.key.split("+")[0]
    own = SignerKey(origin, KeyType.ED25519, b"x" * 32).verifier
    note = Note.parse(served.public("checkpoint"))
    [signature] = note.signatures
    forged = Note(note.text, (type(signature)(origin, own.id, signature.data),))
    ledger_page.route("**/*.tlog-proof", lambda route: fulfill(route, lambda data: replaced(data, note, forged)))
    ledger_page.goto(served.entry(17))
    ledger_page.locator("[data-verify] input").fill(own.vkey)
    assert result(ledger_page) == CHECKS["failed"].format(why=CHECKS["signature_bad"])


def replaced(receipt: bytes, note: Note, other: Note) -> bytes:
    assert note.to_bytes() in receipt
    return receipt.replace(note.to_bytes(), other.to_bytes())


def fulfill(route: Route, change: Callable[[bytes], bytes]) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=change(response.body()))


def changed(change: Callable[[bytes], bytes]) -> Callable[[Route], None]:
    return lambda route: fulfill(route, change)


def answer_with(body: bytes) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body)


def flip(place: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def flip_hash(line: int) -> Callable[[bytes], bytes]:
    """Flip a bit of the hash on a line, and write it in its one form."""

    def change(data: bytes) -> bytes:
        lines = data.split(b"\n")
        lines[line] = base64.b64encode(flip(5)(base64.b64decode(lines[line])))
        return b"\n".join(lines)

    return change


def flip_signature(data: bytes) -> bytes:
    lines = data.split(b"\n")
    head, blob = lines[-2].rsplit(b" ", 1)
    lines[-2] = head + b" " + base64.b64encode(flip(20)(base64.b64decode(blob)))
    return b"\n".join(lines)


def root_line(data: bytes) -> int:
    return data.split(b"\n").index(b"") + 3


TAMPERED: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("*.entry", flip(0), "page_bad"),
    ("*.entry", flip(17), "page_bad"),
    ("*.entry", flip(20), "entry_bad"),
    ("*.entry", flip(60), "page_bad"),
    ("*.entry", flip(171), "page_bad"),
    ("*.entry", lambda data: data + b"\0", "page_bad"),
    ("*.entry", lambda data: data[:-1], "page_bad"),
    ("*.entry", lambda _: b"", "entry_bad"),
    ("*.tlog-proof", flip_hash(2), "root_bad"),
    ("*.tlog-proof", flip_hash(6), "root_bad"),
    ("*.tlog-proof", lambda data: flip_hash(root_line(data))(data), "root_bad"),
    ("*.tlog-proof", lambda data: b"\n".join(data.split(b"\n")[:2] + data.split(b"\n")[3:]), "root_bad"),
    ("*.tlog-proof", lambda data: data.replace(b"index 17\n", b"index 18\n"), "receipt_bad"),
    ("*.tlog-proof", lambda data: data.replace(b"index 17\n", b"index 017\n"), "receipt_bad"),
    ("*.tlog-proof", lambda data: data.replace(b"@v1", b"@v2"), "receipt_bad"),
    ("*.tlog-proof", lambda data: data[:-9], "receipt_bad"),
    ("*.tlog-proof", lambda data: data[: data.index(b"\n\n")], "receipt_bad"),
    ("*.tlog-proof", lambda _: b"", "receipt_bad"),
    ("*.tlog-proof", lambda data: data + b"\xff", "receipt_bad"),
    ("*.tlog-proof", flip_signature, "signature_bad"),
    ("*.tlog-proof", lambda data: data.replace("\u2014 ".encode(), "\u2014 x".encode()), "signature_none_own"),
]
"""Of which response, how it is changed, and what the page says then."""


def test_a_response_that_was_tampered_with_fails_loudly(ledger_page: Page, served: Served) -> None:
    """Each in turn on the same page, which is tried again in between: then nothing of before is left."""
    page = ledger_page
    page.goto(served.entry(17))
    assert result(page).startswith(CHECKS["done"][:9])
    for number, (files, change, why) in enumerate(TAMPERED):
        page.route(f"**/{files}", changed(change))
        said = (number, result(page), page.locator(".checked .bad").inner_text())
        assert said == (number, CHECKS["failed"].format(why=CHECKS[why]), f"{CHECKS['bad']}: {CHECKS[why]}")
        assert page.locator(".result.bad").is_visible()
        assert not page.locator(".result.ok").count()
        page.unroute(f"**/{files}")
        assert result(page).startswith(CHECKS["done"][:9])
        assert not page.locator(".checked .bad").count()


def test_the_published_checkpoint_must_not_say_otherwise(page: Page, served: Served) -> None:
    """A second checkpoint of the same size with another root is a fork, whoever signed it."""
    signer = find_key(served.made.place, {})
    head = Checkpoint.parse(Note.parse(served.public("checkpoint")).text)
    shown = [
        (Checkpoint(head.origin, head.size, b"x" * 32), "failed"),
        (Checkpoint("other.example/ledger", head.size, head.root), "failed"),
        (Checkpoint(head.origin, head.size + 7, b"x" * 32), "published_grown"),
        (Checkpoint(head.origin, head.size - 7, b"x" * 32), "published_older"),
        (None, "published_skip"),
    ]
    for checkpoint, word in shown:
        page.unroute("**/ledger/checkpoint")
        if checkpoint is None:
            page.route("**/ledger/checkpoint", lambda route: route.fulfill(status=404))
        else:
            note = Note(checkpoint.text, (signer.sign(checkpoint.text),)).to_bytes()
            page.route("**/ledger/checkpoint", answer_with(note))
        page.goto(served.entry(17))
        said = result(page)
        if word == "failed":
            assert said == CHECKS["failed"].format(why=CHECKS["published_bad"])
        else:
            assert said.startswith(CHECKS["done"][:9])
            wanted = CHECKS[word].format(size=f"{head.size + 7:,}")
            assert [line for line in page.locator(".checked li").all_inner_texts() if line.endswith(wanted)]


@pytest.mark.parametrize("files", ["*.entry", "*.tlog-proof"])
def test_what_cannot_be_fetched_verifies_nothing(
    files: str, ledger_page: Page, served: Served, complaints: list[str]
) -> None:
    for answer in (lambda route: route.abort(), lambda route: route.fulfill(status=404)):
        ledger_page.goto(served.entry(17))
        ledger_page.route(f"**/{files}", answer)
        assert result(ledger_page) == CHECKS["offline"]
        assert ledger_page.locator(".result.unsure").is_visible()
        ledger_page.unroute(f"**/{files}")
    complaints.clear()  # the browser itself notes a request that failed


def test_a_signature_that_the_browser_does_not_know_is_not_passed_off(page: Page, served: Served) -> None:
    """As in a browser without Ed25519: the sums hold, and the page says what was not checked."""
    serve_files(page, served)
    page.add_init_script(
        """const known = crypto.subtle.importKey.bind(crypto.subtle);
        crypto.subtle.importKey = (...given) => given[2]?.name === 'Ed25519'
            ? Promise.reject(new DOMException('', 'NotSupportedError')) : known(...given);"""
    )
    page.goto(served.entry(17))
    assert result(page) == CHECKS["unsigned"]
    assert page.locator(".result.unsure").is_visible()
    assert page.locator(".checked .unsure").inner_text() == f"{CHECKS['skip']}: {CHECKS['signature_skip']}"


def test_an_entry_alone_and_every_place_of_small_ledgers(tmp_path: Path, page: Page) -> None:
    """Trees of one to nine entries have every shape of path."""
    made = make(tmp_path, [])
    running = Served(made)
    try:
        running.wait()
        serve_files(page, running)
        entries: list[bytes] = []
        for size in range(2, 10):
            entries.append(decided(size))
            append(made.place, entries[-1:])
            for place in {1, size - 1, size // 2 or 1}:
                data = entries[place - 1]
                page.goto(f"{running.url}/ledger/entries/{data[18:34].hex()}/")
                assert result(page).startswith(CHECKS["done"][:9]), (place, size)
    finally:
        running.close()


def test_two_entries_on_a_page_are_verified_each_by_itself(ledger_page: Page, served: Served) -> None:
    page = ledger_page
    page.goto(f"{served.url}/ledger/entries/{SHARED_RECORD.hex()}/")
    assert page.locator("[data-go]").count() == 2
    page.locator("[data-go]").nth(1).click()
    page.locator(".result.ok").wait_for()
    assert page.locator(".result").nth(0).inner_text() == ""


def test_the_check_sends_nothing_to_anyone_else(ledger_page: Page, served: Served) -> None:
    """Not the key that was pasted either: what is fetched are three files."""
    page, sent = ledger_page, []
    page.goto(served.entry(17))
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    page.locator("[data-verify] input").fill(served.key)
    result(page)
    own = served.entry(17)
    assert sorted(sent) == sorted(
        ("GET", url, None) for url in (f"{own}17.entry", f"{own}17.tlog-proof", f"{served.url}/ledger/checkpoint")
    )
