"""What is logged: keys of one list with values of closed forms, one line each, and nothing that anyone sent."""

import io
import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_visitor import Visitor

from charteroak.recording.log_lines import EVENTS, KEYS, LEVELS, METHODS, JsonLines, TextLines, know_routes, request_id

PLANTED = "Zqx7planted"
SHAPES: dict[str, Callable[[Any], object]] = {
    "time": lambda said: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ", said),
    "level": LEVELS.__contains__,
    "logger": lambda said: said == "other" or re.fullmatch(r"(charteroak|django|uvicorn)(\.[a-z_]+)*", said),
    "event": EVENTS.__contains__,
    "route": lambda said: re.fullmatch(r"[a-z_]{1,40}", said),
    "method": METHODS.__contains__,
    "status": lambda said: type(said) is int and 100 <= said <= 599,
    "ms": lambda said: isinstance(said, int | float),
    "request": lambda said: re.fullmatch(r"[0-9a-f]{16}", said),
    "error": lambda said: re.fullmatch(r"[A-Za-z_]\w*", said),
    "places": lambda said: said and all(re.fullmatch(r"[\w<>.-]+:\d+", each) for each in said),
}


def check(line: str) -> dict[str, Any]:
    """A line, whose every key and value is of the list."""
    said: dict[str, Any] = json.loads(line)
    assert set(said) <= set(KEYS) == set(SHAPES)
    assert {"time", "level", "logger", "event"} <= set(said)
    assert [key for key, value in said.items() if not SHAPES[key](value)] == []
    assert line.isascii()
    assert line.isprintable()
    return said


def record(message: object = "x", name: str = "charteroak.office", **more: Any) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.WARNING, __file__, 1, message, None, more.pop("exc_info", None))
    made.__dict__.update(more)
    return made


TEXTS = st.text()
KINDS = (st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.lists(TEXTS), st.binary())
VALUES = st.one_of(*KINDS, st.dictionaries(TEXTS, TEXTS))


@given(st.dictionaries(st.sampled_from([*KEYS, "user", "path", "body", "status_code"]), VALUES), st.text(), st.text())
def test_whatever_a_record_holds_its_line_is_of_the_list(more: dict[str, Any], message: str, name: str) -> None:
    check(JsonLines().format(record(message, name, **more)))


def test_a_line_of_json_has_no_message_and_no_value() -> None:
    try:
        raise ValueError(PLANTED)
    except ValueError:
        more = dict.fromkeys(("route", "request", "user", "method"), PLANTED)
        made = record(f"{PLANTED} %s", exc_info=sys.exc_info(), **more)
    line = JsonLines().format(made)
    assert PLANTED not in line
    said = check(line)
    assert (said["error"], said["route"], said["method"]) == ("ValueError", "none", "other")
    assert said["places"][0].startswith("test_logs_lines.py:")


@pytest.mark.parametrize("name", ["time", "level", "event", "route", "status", "ms", "error", "places"])
def test_each_key_says_what_it_is_given(name: str) -> None:
    know_routes(["ask"])
    given_here: dict[str, Any] = {"event": "request", "route": "ask", "status": 404, "ms": 1.23, "error": "KeyError"}
    given_here["places"] = ["a.py:1"]
    said = check(JsonLines().format(record(**given_here)))
    want: dict[str, object] = {**given_here, "ms": 1.2, "level": "warning", "time": said["time"]}
    assert said[name] == want[name]


@given(st.text())
def test_a_line_of_text_is_one_line_and_steers_no_terminal(message: str) -> None:
    line = TextLines().format(record(message))
    assert line.startswith("WARNING: charteroak.office: ")
    assert line.isprintable()


def test_what_would_begin_a_line_is_written_as_an_escape() -> None:
    assert (
        TextLines().format(record("a\r\nERROR: b\x1b[31m"))
        == "WARNING: charteroak.office: a\\x0d\\x0aERROR: b\\x1b[31m"
    )


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """What Django and the office log, as JSON, with the filter of the settings."""
    from charteroak.office.logs import Discreet

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    handler.addFilter(Discreet())
    for name in ("django", "charteroak"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [handler])
    token = request_id.set("0123456789abcdef")
    yield lambda: stream.getvalue().splitlines()
    request_id.reset(token)


class Planted(Exception):
    """A fault whose text nobody may see."""


def test_every_line_of_a_storm_is_of_the_list(
    lines: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, someone: Callable[..., Visitor]
) -> None:
    """Addresses, queries and forms of every kind, and a fault in each view in turn."""
    from charteroak.office.urls import urlpatterns

    visitor = someone(*_roles())
    visitor._client.raise_request_exception = False
    for path in (f"/{PLANTED}", f"/%0d%0aERROR: {PLANTED}", f"/cards/{PLANTED}/", f"/?x={PLANTED}", "/es/\x1b/"):
        visitor._client.get(path)
    visitor._client.post("/register/add/", {PLANTED: PLANTED})
    visitor._client.get("/", headers={"host": PLANTED})
    patterns = [each for each in urlpatterns[-1].url_patterns if each.lookup_str]  # type: ignore[union-attr]

    def fail(*_: object, **__: object) -> None:
        raise Planted(PLANTED)

    reached = 0
    for pattern in patterns:
        with monkeypatch.context() as patch:
            patch.setattr(pattern, "callback", fail)
            path = _address(pattern)
            if path is not None:
                response = visitor._client.get(path)
                reached += response.status_code == 500
                assert PLANTED.encode() not in response.content
    said = [check(line) for line in lines()]
    assert reached > len(patterns) // 2
    assert sum(each.get("error") == "Planted" for each in said) >= reached
    assert {each["request"] for each in said} == {"0123456789abcdef"}
    assert PLANTED not in "\n".join(lines())


def _roles() -> list[str]:
    from charteroak.office.roles import Role

    return [each.value for each in Role]


def _address(pattern: Any) -> str | None:
    """An address of a route, with made-up ids."""
    from django.urls import NoReverseMatch, reverse

    converters = pattern.pattern.converters
    named = {name: 1 if type(each).__name__ == "IntConverter" else "x1" for name, each in converters.items()}
    try:
        return reverse(pattern.name, kwargs={"language": "en", **named})
    except NoReverseMatch:
        return None
