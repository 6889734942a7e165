"""Plain text and Markdown: offsets are the file's, encodings stay, and words that are written oddly are words."""

import codecs

import pytest
from found_by_words import SAID, by_words, places
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.formats.weaving import cut, edited, merged
from charteroak.screening.redact import redact


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
def test_a_text_comes_back_in_its_encoding(encoding: str) -> None:
    said = f"Señor Ñandú: the {SAID}, said plainly and at some length.\r\nMás abajo."
    made = redact(said.encode(encoding), "a.txt", by_words)
    assert made.data is not None
    assert made.data.decode(encoding).startswith(said.replace(SAID, MARK))
    assert made.data.startswith(codecs.BOM_UTF8) is (encoding == "utf-8-sig")
    assert made.data.decode(encoding).endswith(f"{NOTICE}\r\n")


def test_offsets_are_those_of_the_decoded_file() -> None:
    opened = open_file(f"\ufeffé {SAID}".encode())
    assert opened.surfaces[0].text == f"é {SAID}"


def test_the_notice_is_put_once() -> None:
    made = redact(b"nothing to see", "", by_words).data
    assert made is not None
    assert redact(made, "", by_words).data == made


@pytest.mark.parametrize(
    "written",
    ["zar**quon** status", "zarquon&#32;status", "zarquon\nstatus", "<!-- zarquon status -->",
     "[x](y 'zarquon status')", "---\ntitle: zarquon status\n---", "`zarquon` _status_"],
)  # fmt: skip
def test_words_in_markdown_are_found_however_they_are_written(written: str) -> None:
    data = f"# Note\n\nThis is {written} here.\n".encode()
    assert len(places(data, "a.md")) == 1
    made = redact(data, "a.md", by_words)
    assert made.data is not None
    said = made.data.decode()
    assert said.count(MARK) == 2  # one is the notice's
    assert "zar" not in said.lower()
    assert said.startswith("# Note\n\nThis is ")


def test_a_mark_beside_a_bracket_is_no_link() -> None:
    made = redact(f"The {SAID}(http://x.example)".encode(), "a.md", by_words).data
    assert made is not None
    assert r"The \[§2-929\](http://x.example)" in made.decode()


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b" \r\n\0", "empty"), (bytes(range(256)) * 9, "binary")])
def test_what_is_no_text_is_said_by_kind(data: bytes, why: str) -> None:
    with pytest.raises(Cannot) as caught:
        open_file(data, "a.txt")
    assert str(caught.value) == why


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(st.text(max_size=30), spans)
@settings(max_examples=50)
def test_cutting_leaves_all_else_as_it_was(text: str, spans: list[tuple[int, int]]) -> None:
    """What is left are the characters outside the spans, in order, and one mark for each stretch that was taken out."""
    within = [(start, min(end, len(text))) for start, end in spans if start < min(end, len(text))]
    made = cut(text, within, "\0")
    kept = "".join(sign for place, sign in enumerate(text) if not any(start <= place < end for start, end in within))
    assert made.replace("\0", "") == kept.replace("\0", "")
    assert made.count("\0") == len(merged(within)) + kept.count("\0")


def test_edits_that_overlap_are_one() -> None:
    assert edited("abcdef", [(1, 3, ""), (2, 5, "X"), (5, 6, "Y")]) == "aXY"
    assert edited("abcdef", [(1, 5, "X"), (2, 3, "Y")]) == "aXf"
