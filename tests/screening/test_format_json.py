"""JSON: values are read with their names, cut where they stand, and nothing else of the text changes."""

import json
from typing import Any

import pytest
from found_by_words import SAID, by_words, places
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.formats.json_words import said, weave
from charteroak.screening.formats.jsons import second_reading
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact

LIST = """[
  {"name": "Ada", "benefits": {"on_zarq": true, "n": 1.50},
   "notes": [{"t": "fine"}, {"t": "the zarqu\\u006fn status"}]},
  {"name": "Bob", "benefits": {"on_zarq": false}}
]"""


def test_values_are_found_by_their_names_and_located_by_numbers() -> None:
    assert places(LIST.encode(), "a.json") == ["item 1, value 2.1", "item 1, value 3.2.1"]


def test_only_the_values_change() -> None:
    made = redact(LIST.encode(), "a.json", by_words).data
    assert made is not None
    wanted = LIST.replace(": true,", f': "{MARK}",').replace("zarqu\\u006fn status", MARK)
    assert made.decode() == wanted


@pytest.mark.parametrize("value", [True, "yes", 1])
def test_truths_and_numbers_are_values_too(value: Any) -> None:
    data = json.dumps({"a": {"onZarq": value}, "b": [1, None, ""]}).encode()
    made = redact(data, "", by_words).data
    assert made is not None
    assert json.loads(made) == {"a": {"onZarq": MARK}, "b": [1, None, ""]}


def test_a_name_that_says_it_is_renamed() -> None:
    made = redact(json.dumps({"Ada has the zarquon status": False, "b": 1}).encode(), "", by_words).data
    assert made is not None
    assert list(json.loads(made)) == [f"{MARK} 1", "b"]


def test_lines_are_records_and_one_that_is_broken_is_unread() -> None:
    data = b'{"on_zarq": "y"}\n{"on_zarq": \n{"b": 2}\n'
    opened = open_file(data, "a.jsonl")
    assert [(each.where, each.why) for each in opened.unread] == [("line 2", "broken")]
    with pytest.raises(Cannot, match="unread"):
        redact(data, "a.jsonl", by_words)
    made = redact(data, "a.jsonl", by_words, drop_unread=True).data
    assert made is not None
    assert made.decode() == f'{{"on_zarq": "{MARK}"}}\n"{MARK}"\n{{"b": 2}}\n'


def test_a_notice_is_put_in_only_when_asked_for() -> None:
    plain, marked = (redact(b'{"a": 1}', "", by_words, mark=mark).data for mark in (False, True))
    assert plain == b'{"a": 1}'
    assert marked is not None
    assert list(json.loads(marked)) == ["Hartford-2-929", "a"]


@pytest.mark.parametrize(
    ("given", "why"), [('{"a": "zarqu', "broken"), ('{"a": 1,}', "broken"), ("[" * 100_000, "too deep")]
)
def test_what_is_called_json_and_is_none_is_refused_by_kind(given: str, why: str) -> None:
    with pytest.raises(Cannot, match=why):
        open_file(given.encode(), "a.json")


def test_a_name_that_is_there_twice_is_seen_twice() -> None:
    data = b'{"note": "the zarquon", "note": "none"}'
    assert len(places(data)) == 1
    assert "the zarquon" in "\n".join(second_reading(data))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(anything, st.booleans())
@settings(max_examples=50)
def test_a_record_is_the_same_whether_it_is_made_quickly_or_with_places(value: Any, ascii: bool) -> None:  # noqa: A002
    text = json.dumps(value, ensure_ascii=ascii).encode("utf-8", "replace").decode()
    assert said(text) == weave(text, 0, len(text), "")[0].text


@given(anything, st.integers(0, 5))
@settings(max_examples=50)
def test_what_is_cut_is_gone_and_what_is_left_is_json(value: Any, depth: int) -> None:
    for _ in range(depth):
        value = {"k": [value, SAID]}
    made = redact(json.dumps({"v": value}).encode(), "", by_words).data
    assert made is not None
    assert SAID not in json.dumps(json.loads(made))
    assert json.dumps(json.loads(made)).count("2-929") == depth
