"""Web pages: everything in them that holds words is read, and taken out where it stands."""

import re
import sys

import pytest
from found_by_words import SAID, by_words, places
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.formats.html import second_reading
from charteroak.screening.formats.html_plain import by_standard_library
from charteroak.screening.formats.html_second import by_libxml2
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact

WAYS = {
    "tags within a word": "<p>zar<b>qu</b>on <i>status</i></p>",
    "references": "<p>z&#97;rquon&nbsp;st&#x61;tus</p>".replace("&nbsp;", " "),
    "lines": "<p>zarquon\n   status</p>",
    "remark": "<!-- zarquon status -->",
    "remark with tags": "<!-- <p>zarquon <b>sta</b>tus</p> -->",
    "title": "<img src=x.png title='zarquon status'>",
    "alternative": '<img src=x.png alt="zarquon &#115;tatus">',
    "placeholder": "<input placeholder='zarquon status'>",
    "value": "<input type=hidden value='zarquon status'>",
    "no quotes": "<p class=c data-on-zarq=yes>the zarquon</p>",
    "data": "<p data-on-zarq=yes>p</p>",
    "a field by its name": "<input name=on_zarq value=yes>",
    "label": "<p aria-label='zarquon status'>p</p>",
    "hidden": "<div style='display: none'>zarquon status</div>",
    "template": "<template>zarquon status</template>",
    "address": "<a href='/q?s=zarquon%20status&t=1'>x</a>",
    "address, its words": "<a href='/files/zarquon-status.html'>x</a>",
    "script": "<script>let a = 'zarqu\\u006fn status'</script>",
    "style": "<style>p::after { content: 'zarquon status' }</style>",
    "linked data": '<script type="application/ld+json">{"on_zarq": true}</script>',
    "marked off": "<![CDATA[zarquon status]]>",
    "instruction": "<?php zarquon status ?>",
    "in a written page": '<iframe srcdoc="&lt;p&gt;zarquon status"></iframe>',
    "quote with a sign": '<p title="a > b zarquon status">x</p>',
    "no end": "<p title='zarquon status",
}


@pytest.mark.parametrize("way", WAYS)
def test_words_are_found_and_taken_out_wherever_they_stand(way: str) -> None:
    page = f"<!doctype html><html><head><title>t</title></head><body><h1>Kept</h1>{WAYS[way]}</body></html>"
    assert places(page.encode())
    made = redact(page.encode(), "", by_words)
    assert made.data is not None
    said = made.data.decode()
    assert MARK in said.replace(NOTICE, "") or way == "linked data"
    assert "<h1>Kept</h1>" in said
    assert not re.search("zarquon|on.zarq.{1,4}(yes|true)", re.sub("<[/a-z]+>|%20", "", said))


def test_a_tables_cell_is_read_with_its_columns_heading() -> None:
    page = "<table><tr><th>Name<th>On zarq</tr><tr><td>Ada<td>yes</tr><tr><td>Bob<td>no</tr></table>"
    made = redact(page.encode(), "", by_words).data
    assert made is not None
    assert f"<td>Ada<td>{MARK}</tr><tr><td>Bob<td>no" in made.decode()


def test_elements_of_xml_say_what_they_hold() -> None:
    page = "<?xml version='1.0'?><people><person><on_zarq>yes</on_zarq></person></people>"
    made = redact(page.encode(), "a.xml", by_words).data
    assert made is not None
    assert f"<on_zarq>{MARK}</on_zarq>" in made.decode()
    assert made.decode().rstrip().endswith(f"<!-- {NOTICE} -->")


def test_definitions_of_references_are_unread() -> None:
    page = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
    assert [each.why for each in open_file(page.encode()).unread] == ["entities"]
    with pytest.raises(Cannot):
        redact(page.encode(), "", by_words)


def test_a_file_in_an_address_is_opened() -> None:
    data = "data:text/plain;base64,emFycXVvbiBzdGF0dXM="
    page = f"<html><body><a href='{data}'>x</a></body></html>"
    assert places(page.encode()) == ["data address 1: text"]
    made = redact(page.encode(), "", by_words).data
    assert made is not None
    assert "emFycXVvbiBzdGF0dXM=" not in made.decode()
    broken = page.replace("emFycXVvbiBzdGF0dXM=", "iVBORw0KGgo=").encode()
    with pytest.raises(Cannot, match="unread"):
        redact(broken, "", by_words)
    assert b"href='data:,'" in (redact(broken, "", by_words, drop_unread=True).data or b"")


def test_the_page_says_that_it_is_a_copy_and_not_who_made_it() -> None:
    page = "<html><head><meta name=author content='A. Clerk'></head><body><p>x</p></body></html>"
    made = redact(page.encode(), "", by_words).data
    assert made is not None
    assert b'<meta name="Hartford-2-929"' in made
    assert f"<p>{NOTICE}</p></body>" in made.decode()
    assert b"Clerk" not in made
    assert redact(made, "", by_words).data == made


@pytest.mark.parametrize("encoding", ["iso-8859-2", "shift_jis", "windows-1252", "utf-8"])
def test_a_page_is_in_the_encoding_that_it_says(encoding: str) -> None:
    said = {"iso-8859-2": "Łódź", "shift_jis": "日本"}.get(encoding, "Señor")
    page = f"<html><head><meta charset={encoding}></head><body>{said} {SAID}</body></html>".encode(encoding)
    assert f"{said} {SAID}" in open_file(page).surfaces[0].text
    made = redact(page, "", by_words).data
    assert made is not None
    assert said in made.decode(encoding)


def test_the_second_readers_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<html><body><!-- r --><p title=v>zar<b>qu</b>on</p><script>s</script></body></html>"
    for texts in (list(by_libxml2(page)), list(by_standard_library(page))):
        assert {"v", " r "} <= set(texts)
        assert "zarquon" in texts[0]
    monkeypatch.setitem(sys.modules, "charteroak.screening.formats.html_second", None)
    assert "zarquon" in next(second_reading(page.encode()))


@given(st.text(alphabet="<>/!-='\" ab&;#?[]", max_size=60))
@settings(max_examples=50)
def test_whatever_the_signs_nothing_of_a_page_is_overlooked(signs: str) -> None:
    """Each word of a page that the second reader sees, ours sees, too."""
    page = f"<p>{signs}zarquon status{signs}</p>"
    opened = open_file(page.encode(), "a.html")
    if any("zarquon status" in text for text in second_reading(page.encode())):
        assert any("zarquon status" in surface.text for surface in opened.surfaces)
