"""Requests and responses over HTTP: addresses, methods, callers, bodies, errors, metadata, and the two probes."""

import asyncio
import json
import logging
import re
from typing import Any

import pytest
from pdp_client import Client
from starlette.types import Message

from charteroak.pdp import app as app_module
from charteroak.pdp.app import PATHS, PREFIXES, Settings, create_app, serves
from charteroak.pdp.exchange import LARGEST_BODY, Post
from charteroak.pdp.metadata import ENDPOINTS, WELL_KNOWN

QUESTION = {
    "subject": {"type": "employee", "id": "hpd-1042"},
    "action": {"name": "arrest"},
    "resource": {"type": "person", "id": "case-77-p1"},
}
BODY = json.dumps(QUESTION).encode()
JSON_TYPE = {"content-type": "application/json"}
EVALUATION = "/access/v1/evaluation"
POSTS = [prefix + path for prefix in ("", "/certification") for path in ENDPOINTS.values()]
GETS = ["/healthz", "/readyz", WELL_KNOWN, f"{WELL_KNOWN}/certification"]
NOWHERE = ["/access/", "/access/v2/evaluation", f"{EVALUATION}/", "/certification/", f"{WELL_KNOWN}/other", "/other"]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings()))


def is_error(status: int, response: Any) -> None:
    """Every error has one shape: a message in plain text, and nothing is to be kept."""
    assert response.status == status
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.text.strip()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY"])
def test_a_question_is_posted(client: Client, method: str) -> None:
    for path in POSTS:
        response = client.send(method, path, [BODY], {**JSON_TYPE, "x-request-id": "7"})
        assert response.headers["allow"] == "POST"
        assert response.headers["x-request-id"] == "7"
        if method != "HEAD":
            is_error(405, response)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_what_is_there_to_read_is_not_written(client: Client, method: str) -> None:
    for path in GETS:
        response = client.send(method, path, [BODY], JSON_TYPE)
        is_error(405, response)
        assert response.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_elsewhere_there_is_nothing(client: Client, path: str, method: str) -> None:
    """No address is led to another by adding or leaving out a slash."""
    response = client.send(method, path, [BODY], {**JSON_TYPE, "x-request-id": "7"})
    is_error(404, response)
    assert response.headers["x-request-id"] == "7"


def test_a_websocket_is_turned_away() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    for path in ("/access/v1/evaluation", "/access/"):
        scope = {"type": "websocket", "path": path, "root_path": "", "headers": [], "query_string": b""}
        asyncio.run(create_app(Settings())(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"] * 2


def test_the_service_says_which_addresses_are_its_own() -> None:
    assert all(serves(path) for path in [*POSTS, *GETS, *NOWHERE[:-1]])
    assert all(serves(path) for path in PATHS)
    assert not any(serves(path) for path in ["/", "/ask", "/accessible", "/certifications", "/healthzz", "/article"])
    assert not any(serves(path) for path in ["/.well-known/security.txt", "", "/access"])
    assert all(path.startswith(PREFIXES) for path in POSTS)


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;x=y"]
)
def test_json_may_be_named_in_any_way(client: Client, kind: str) -> None:
    assert client.send("POST", EVALUATION, [BODY], {"content-type": kind}).status == 200


@pytest.mark.parametrize("kind", ["text/json", "application/json5", "application/ld+json", "json", "application/ json"])
def test_what_is_not_called_json_is_refused(client: Client, kind: str) -> None:
    is_error(400, client.send("POST", EVALUATION, [BODY], {"content-type": kind}))


def test_a_body_may_come_in_parts(client: Client) -> None:
    whole = client.send("POST", EVALUATION, [BODY], JSON_TYPE)
    assert whole.status == 200
    assert client.send("POST", EVALUATION, [bytes([byte]) for byte in BODY], JSON_TYPE) == whole
    assert client.send("POST", EVALUATION, [b"", BODY, b""], JSON_TYPE) == whole


def test_a_caller_who_hangs_up_gets_no_response(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    for parts in ([BODY], [BODY[:50], BODY[50:]]):
        assert client.send("POST", EVALUATION, parts, JSON_TYPE, hang_up=True).status == 0
    assert caplog.text == ""


def body_of(size: int) -> bytes:
    return BODY + b" " * (size - len(BODY))


def test_the_largest_body_is_answered(client: Client) -> None:
    for body in ([body_of(LARGEST_BODY)], [body_of(LARGEST_BODY - 9), b" " * 9]):
        assert client.send("POST", EVALUATION, body, JSON_TYPE).status == 200


@pytest.mark.parametrize("path", POSTS)
def test_a_larger_body_is_refused(client: Client, path: str) -> None:
    """Whether it says how large it is or not, and without being read where it does."""
    too_large = LARGEST_BODY + 1
    declared = {**JSON_TYPE, "content-length": str(too_large)}
    bodies = [[body_of(too_large)], [body_of(LARGEST_BODY), b" "], [b" " * 1000] * 5000]
    responses = [client.send("POST", path, body, JSON_TYPE) for body in bodies]
    responses.append(client.send("POST", path, [], declared))
    # a body without an end is not read to it: then the caller's going would be noticed, and there were no response
    responses.append(client.send("POST", path, [b" " * 1000] * 5000, JSON_TYPE, hang_up=True))
    for response in responses:
        is_error(413, response)
        assert response.headers["connection"] == "close"


DEEP = 100_000
WRONG_BODIES = {
    "nothing": b"",
    "a space": b" ",
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "two values": BODY + BODY,
    "a byte order mark": b"\xef\xbb\xbf" + BODY,
    "UTF-16": json.dumps(QUESTION).encode("utf-16"),
    "no UTF-8 in a value": BODY.replace(b"hpd", b"\xff"),
    "no UTF-8 in a name": BODY[:-1] + b',"\xff":1}',
    "no UTF-8 in an unknown field": BODY[:-1] + b',"x":["\xc3\x28"]}',
    "an overlong UTF-8 form": BODY.replace(b"hpd", b"\xc0\xaf"),
    "a surrogate in UTF-8": BODY.replace(b"hpd", b"\xed\xa0\x80"),
    "a lone surrogate": BODY.replace(b"hpd", b"\\ud800"),
    "a lone surrogate in an unknown field": BODY[:-1] + b',"x":"\\udfff"}',
    "a lone surrogate in a name": BODY[:-1] + b',"\\ud800":1}',
    "a name twice": BODY[:-1] + b',"action":{"name":"detain"}}',
    "a name twice, once escaped": BODY[:-1] + b',"\\u0061ction":{"name":"detain"}}',
    "a name twice, once with space": BODY[:-1] + b',"action" :{"name":"detain"}}',
    "an unknown name twice": BODY[:-1] + b',"x":1,"x":1}',
    "a name twice in properties": BODY[:-1] + b',"context":{"x":1,"x":2}}',
    "a name twice deep in properties": BODY[:-1] + b',"context":{"x":[{"y":{"a":1,"a":1}}]}}',
    "a name twice and a colon in a text": BODY[:-1] + b',"context":{"x":"\\":","x":"b"}}',
    "NaN": BODY[:-1] + b',"context":{"x":NaN}}',
    "NaN in an unknown field": BODY[:-1] + b',"x":NaN}',
    "a number too large": BODY[:-1] + b',"context":{"x":1e999}}',
    "a number too long": BODY[:-1] + b',"context":{"x":' + b"1" * 5000 + b"}}",
    "a number too long in an unknown field": BODY[:-1] + b',"x":' + b"1" * 5000 + b"}",
    "deep lists": BODY[:-1] + b',"x":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "deep lists in properties": BODY[:-1] + b',"context":{"x":' + b"[" * DEEP + b"]" * DEEP + b"}}",
    "deep objects": BODY[:-1] + b',"x":' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
    "a deep list without an end": b"[" * LARGEST_BODY,
}


@pytest.mark.parametrize("body", WRONG_BODIES.values(), ids=WRONG_BODIES)
def test_what_is_no_i_json_is_refused_at_every_address(client: Client, body: bytes) -> None:
    for path in POSTS:
        is_error(400, client.send("POST", path, [body], JSON_TYPE))


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace(b":", b" \n\t\r: "),
        BODY.replace(b"hpd-1042", b"urn:hpd:1042"),
        BODY.replace(b"hpd-1042", b'\\":\\":'),
        BODY.replace(b"hpd-1042", b"\\ud83c\\udf33"),
        BODY[:-1] + b',"context":{"x":{"x":{"x":[]}}}}',
        BODY[:-1] + b',"x":[1,{"a":1},{"a":1}]}',
    ],
)
def test_what_looks_like_a_second_name_is_none(client: Client, body: bytes) -> None:
    wanted = client.send("POST", EVALUATION, [BODY], JSON_TYPE)
    assert client.send("POST", EVALUATION, [body], JSON_TYPE) == wanted


def test_an_error_names_the_field_and_the_kinds(client: Client) -> None:
    messages = {
        "subject": ({"subject": 5}, "subject: a number is not allowed here; allowed: an object"),
        "lacking": ({}, "subject: nothing is not allowed here; allowed: an object"),
        "id": ({**QUESTION, "subject": {"type": "x"}}, "subject.id: nothing is not allowed here; allowed: a text"),
        "name": ({**QUESTION, "action": {"name": []}}, "action.name: a list is not allowed here; allowed: a text"),
        "whole": ([], "the body: a list is not allowed here; allowed: an object"),
    }
    for body, message in messages.values():
        assert client.post(EVALUATION, body).text == message


class Odd:
    """A policy's answer that is broken."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def __call__(self, body: bytes, language: str) -> bytes:
        raise KeyError(self._secret, body, language)


def test_a_fault_of_ours_is_logged_without_a_value(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(Post(Odd("Zq7planted"), None))
    with caplog.at_level(logging.DEBUG):
        response = client.send("POST", "/", [b"Zq7planted"], {**JSON_TYPE, "x-request-id": "7"})
    is_error(500, response)
    assert response.headers["x-request-id"] == "7"
    assert "Zq7planted" not in response.text + caplog.text
    [record] = [each for each in caplog.records if each.name == "charteroak.pdp"]
    assert re.fullmatch(r"KeyError in __call__, line \d+", record.getMessage())
    assert record.exc_info is None


TOKEN = "s3cret-Zq7"  # noqa: S105 - of this test only


@pytest.fixture(scope="module")
def guarded() -> Client:
    return Client(create_app(Settings(token=TOKEN)))


@pytest.mark.parametrize(
    "shown", [None, "", "Bearer", "Bearer ", "Bearer x", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer \xff"]
)
def test_where_a_token_is_set_a_caller_must_show_it(guarded: Client, shown: str | None) -> None:
    """Before anything else of the request is looked at."""
    headers = {"content-type": "text/plain"} | ({} if shown is None else {"authorization": shown})
    for path in POSTS:
        response = guarded.send("POST", path, [b"{"], {**headers, "x-request-id": "7"})
        is_error(401, response)
        assert response.headers["www-authenticate"] == 'Bearer realm="Charter Oak"'
        assert response.headers["x-request-id"] == "7"
        assert TOKEN not in response.text


@pytest.mark.parametrize("path", POSTS)
def test_with_the_token_a_caller_is_answered(guarded: Client, client: Client, path: str) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        shown = {**JSON_TYPE, "authorization": f"{scheme} {TOKEN}"}
        assert guarded.send("POST", path, [BODY], shown) == client.send("POST", path, [BODY], JSON_TYPE)


@pytest.mark.parametrize("path", GETS)
def test_metadata_and_probes_need_no_token(guarded: Client, path: str) -> None:
    assert guarded.get(path).status == 200


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("CHARTEROAK_PDP_TOKEN", "CHARTEROAK_PUBLIC_URL")
    for name in names:
        monkeypatch.delenv(name, raising=False)
    assert Settings.from_environment() == Settings()
    for name in names:
        monkeypatch.setenv(name, "")
    assert Settings.from_environment() == Settings()
    monkeypatch.setenv(names[0], TOKEN)
    monkeypatch.setenv(names[1], "https://oak.example.org/")
    assert Settings.from_environment() == Settings(TOKEN, "https://oak.example.org/")
    assert TOKEN not in repr(Settings.from_environment())
    app = Client(create_app())
    assert app.post(EVALUATION, QUESTION).status == 401
    assert app.get(WELL_KNOWN).json()["policy_decision_point"] == "https://oak.example.org"


@pytest.mark.parametrize("path", ["", "/certification"])
@pytest.mark.parametrize("host", ["pdp.example.com", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_metadata_is_of_the_address_that_was_asked(client: Client, path: str, host: str) -> None:
    response = client.get(WELL_KNOWN + path, host=host)
    assert response.headers["cache-control"] == "public, max-age=3600"
    identifier = f"https://{host}{path}"
    assert response.json() == {
        "policy_decision_point": identifier,
        **{name: identifier + where for name, where in ENDPOINTS.items()},
    }


@pytest.mark.parametrize("path", ["", "/certification"])
@pytest.mark.parametrize("url", ["https://oak.example.org", "https://oak.example.org/hartford/", "http://[::1]:8000"])
def test_metadata_is_of_the_address_that_is_set(path: str, url: str) -> None:
    client = Client(create_app(Settings(public_url=url)))
    found = client.get(WELL_KNOWN + path, host="other.example.com").json()
    assert found["policy_decision_point"] == url.rstrip("/") + path
    assert {url_.removeprefix(url.rstrip("/") + path) for url_ in found.values()} == {"", *ENDPOINTS.values()}


@pytest.mark.parametrize("host", ["", "a b", "a/b", "a?b", "evil.example\\x", "a:b", "[x]", "a:123456", "a@b", '"'])
def test_a_host_that_is_none_is_refused(client: Client, host: str) -> None:
    is_error(400, client.get(WELL_KNOWN, host=host))


@pytest.mark.parametrize("url", ["pdp.example.com", "ftp://x", "https://", "https://x?y", "https://x#y", "//x", "x"])
def test_a_public_address_that_is_none_is_no_setting(url: str) -> None:
    with pytest.raises(ValueError, match="CHARTEROAK_PUBLIC_URL"):
        create_app(Settings(public_url=url))


@pytest.mark.parametrize("path", GETS)
def test_heads_have_no_bodies(client: Client, path: str) -> None:
    found, head = client.get(path), client.send("HEAD", path, [b""], {})
    assert found.body
    assert head.body == b""
    assert (head.status, head.headers) == (found.status, found.headers)
    assert found.headers["content-length"] == str(len(found.body))


def test_an_answer_is_not_to_be_kept(client: Client) -> None:
    for path in POSTS:
        assert client.post(path, QUESTION).headers["cache-control"] == "no-store"


def test_the_service_is_alive_and_ready(client: Client) -> None:
    assert client.get("/healthz").text == "alive"
    assert client.get("/readyz").text == "ready"


class Broken(app_module.ArticlePolicy):
    """A policy whose tables cannot be made."""

    def prepare(self) -> None:
        """Fail, and say something that must not be passed on."""
        raise OSError("Zq7planted")


def test_a_service_without_its_tables_is_alive_but_not_ready(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app_module, "ArticlePolicy", Broken)
    client = Client(create_app(Settings()))
    assert client.get("/healthz").status == 200
    response = client.get("/readyz")
    is_error(503, response)
    assert "OSError" in caplog.text
    assert "Zq7planted" not in caplog.text + response.text
