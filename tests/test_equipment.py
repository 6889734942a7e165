"""The tests' own equipment does what they rely on: the browser, axe-core, PostgreSQL, strace and the server."""

import errno
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import httpx
import psycopg
import pytest
from fixtures.server import Server
from playwright.sync_api import Page, expect

GOOD = """<!doctype html><html lang="en"><title>Clear</title><link rel="icon" href="data:,">
<main><h1>Clear</h1><p>Dark on light.</main></html>"""
BAD = """<!doctype html><html><title>Barred</title><link rel="icon" href="data:,"><main><h1>Barred</h1>
<p style="color: #aaa; background: #fff">Grey on white.</p><form><input name="nameless"></form>
<a href="#1" style="font-size: 6px">1</a><a href="#2" style="font-size: 6px">2</a></main></html>"""
SCRIPTED = """<!doctype html><html lang="en"><title>Untouched</title><link rel="icon" href="data:,">
<h1>Scripted</h1><script src="/rename.js"></script></html>"""
INLINE = """<!doctype html><html lang="en"><title>Inline</title><link rel="icon" href="data:,">
<h1>Inline</h1><script>document.title = "ran"</script></html>"""
STRICT = "default-src 'none'; script-src 'self'; img-src data:"
FILES = {
    "/good": (GOOD, "text/html", STRICT),
    "/bad": (BAD, "text/html", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
    "/scripted": (SCRIPTED, "text/html", STRICT),
    "/rename.js": ("document.title = 'Renamed'; throw new Error('on purpose')", "text/javascript", STRICT),
    "/inline": (INLINE, "text/html", STRICT),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body, kind, policy = FILES[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_axe_finds_nothing_on_a_clear_page_whatever_its_policy(
    page: Page, site: str, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{site}/good")
    assert axe(page) == []


def test_axe_finds_the_barriers_that_are_there(page: Page, site: str, axe: Callable[[Page], list[str]]) -> None:
    page.goto(f"{site}/bad")
    found = {line.split(" ")[0] for line in axe(page)}
    assert found == {"color-contrast", "html-has-lang", "label", "target-size"}


def test_a_page_can_be_opened_without_scripts_narrow_and_in_spanish(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640}, locale="es")
    page.goto(f"{site}/scripted")
    assert page.title() == "Untouched"
    assert page.evaluate("[innerWidth, navigator.language]") == [320, "es"]


@pytest.mark.parametrize(
    ("path", "title", "complaint"),
    [("/scripted", "Renamed", "on purpose"), ("/inline", "Inline", "Content Security Policy")],
)
def test_what_a_page_complains_of_is_heard(
    page: Page, complaints: list[str], site: str, path: str, title: str, complaint: str
) -> None:
    page.goto(site + path)
    expect(page).to_have_title(title)
    assert len(complaints) == 1
    assert complaint in complaints.pop()


def test_postgresql_answers(postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        [number] = connection.execute("SELECT current_setting('server_version_num')::int").fetchone() or [0]
    assert number >= 150000


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_strace_fails_the_call_that_it_is_told_to() -> None:
    fault = ("-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=2", "-o", "/dev/null")
    tries = "import os, sys\nos.fsync(0)\ntry: os.fsync(0)\nexcept OSError as error: sys.exit(error.errno)"
    command = ("strace", "-f", "--seccomp-bpf", *fault, sys.executable, "-c", tries)
    with open(__file__) as file:  # noqa: PTH123 - something that can be synced
        assert subprocess.run(command, stdin=file, check=False).returncode == errno.EIO  # noqa: S603 - our own


def test_the_server_answers(server: Server) -> None:
    assert httpx.get(f"{server.url}/healthz", trust_env=False).is_success
