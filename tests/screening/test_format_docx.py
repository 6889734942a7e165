"""Word files: what is cut is cut from the runs it stands in, all else stays, and hostile files are refused."""

import io
import struct
import zipfile
import zlib

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import p, r, story, table
from made_office import changed, link, packed, places, says, text_of, types, unpacked, word

from charteroak.screening.formats.docx import open_docx, raw, second_reading
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.formats.weaving import cut, merged


def _opened(data: bytes, limits: Limits = LIMITS) -> OfficeFile:
    return open_docx(data, limits.anew())


def _texts(data: bytes) -> list[str]:
    """The paragraphs as python-docx reads them."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>", "-": "<w:noBreakHyphen/>"}
_runs = st.lists(st.text("abé\U0001d4b3ñ \t\n-<&", min_size=1, max_size=6), min_size=1, max_size=5)


def _marked_up(text: str) -> str:
    parts = [
        SIGNS.get(sign) or f'<w:t xml:space="preserve">{sign.replace("&", "&amp;").replace("<", "&lt;")}</w:t>'
        for sign in text
    ]
    return f"<w:r><w:rPr><w:i/></w:rPr>{''.join(parts)}</w:r>"


@settings(max_examples=40)
@given(st.lists(_runs, min_size=1, max_size=3), st.data())
def test_cuts_are_exact(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """Whatever is cut, both readers then see the text with marks, and nothing else has changed."""
    opened = _opened(word("".join(f"<w:p>{''.join(map(_marked_up, runs))}</w:p>" for runs in paragraphs)))
    texts = ["".join(runs) for runs in paragraphs]
    said = [text for text in texts if text.strip()]
    assert [surface.text for surface in opened.surfaces] == said
    ends = st.integers(0, 30)
    spans = {}
    for number, text in enumerate(said):
        drawn = data.draw(st.lists(st.tuples(ends, ends), max_size=2))
        spans[number] = merged((a, min(b, len(text))) for a, b in drawn if a < len(text))
    expected = [cut(text, spans[number]) for number, text in enumerate(said)]
    made = opened.without(spans)
    assert [surface.text for surface in _opened(made).surfaces][: len(said)] == [
        text for text in expected if text.strip()
    ]
    assert [text for text in _texts(made)[:-1] if text.strip()] == expected


def test_other_runs_keep_their_looks() -> None:
    opened = _opened(word(p(r("she is ", "<w:b/>"), r("undoc", "<w:i/>"), r("umented now", '<w:sz w:val="40"/>'))))
    made = opened.without({0: [(7, 19)]})
    runs = [run for run in docx.Document(io.BytesIO(made)).paragraphs[0].runs if run.text]
    assert [run.text for run in runs] == ["she is ", MARK, " now"]
    assert (runs[0].bold, runs[1].italic, runs[2].font.size.pt) == (True, True, 20)


def test_a_file_says_what_was_done_to_it_and_no_more() -> None:
    made = _opened(word(p("x"))).without({})
    assert _texts(made)[-1] == NOTICE
    parts = unpacked(made)
    assert FIELD in parts["docProps/custom.xml"].decode()
    assert VALUE in parts["docProps/custom.xml"].decode()
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert (properties.author, properties.last_modified_by, properties.created, properties.title) == ("", "", None, "")


def test_writing_twice_gives_the_same() -> None:
    once = _opened(
        word(p("one"), {"word/header1.xml": story("hdr", p("two"))}, link("rId1", "header", "header1.xml"))
    ).without({})
    assert _opened(once).without({}) == once


def test_a_file_does_not_say_when_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(_opened(word(p("x"))).without({}))) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_rows_are_read_with_the_names_of_their_columns() -> None:
    opened = _opened(word(table(("Name", "Status", "Town"), ("Ann", "visa expired", "Hartford"))))
    assert [surface.text for surface in opened.surfaces] == [
        "Name\nStatus\nTown\n",
        "Name: Ann\nStatus: visa expired\nTown: Hartford\n",
    ]
    assert opened.fit(1, [(10, 16)]) == [(18, 30)]
    assert opened.place(1, 18, 22) == ("word/document.xml table 1 row 2 cell 2", 0, 4)
    made = _opened(opened.without({1: [(10, 16)]}))
    assert made.surfaces[1].text == f"Name: Ann\nStatus: {MARK}\nTown: Hartford\n"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("Status", "asylum"),), ["Status: asylum\n"]),
        ((("Status:", "asylum", "Town:", "Hartford"),), ["Status: asylum\nTown: Hartford\n"]),
        ((("Name", "12"), ("Ann", "13")), ["Name: 12\n", "Ann: 13\n"]),
        ((("Name", "Ann"), ("Status", "visa")), ["Name: Ann\n", "Status: visa\n"]),
        ((("Name", "Status"), ("Ann", "visa")), ["Name\nStatus\n", "Name: Ann\nStatus: visa\n"]),
        ((("Are you a citizen?", "no"),), ["Are you a citizen? no\n"]),
    ],
)
def test_a_name_beside_its_value_is_read_with_it(rows: tuple[tuple[str, ...], ...], said: list[str]) -> None:
    assert [surface.text for surface in _opened(word(table(*rows))).surfaces] == said


def test_a_span_over_two_cells_leaves_a_mark_in_each() -> None:
    opened = _opened(word(table(("Status", "asylum"))))
    assert _opened(opened.without({0: [(3, 10)]})).surfaces[0].text == f"Sta{MARK}: {MARK}ylum\n"


def test_changes_are_accepted() -> None:
    row = "<w:tr><w:trPr><w:del w:id='1' w:author='x'/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    body = (
        '<w:p><w:r><w:t>kept</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:rPr><w:rPrChange w:id="3" w:author="x"/></w:rPr><w:t>new</w:t></w:r>'
        "</w:ins></w:p>"
        f"<w:tbl>{row}</w:tbl>{table(('cell',)).replace('</w:tbl>', row + '</w:tbl>')}"
    )
    made = _opened(word(body)).without({})
    document = docx.Document(io.BytesIO(made))
    assert _texts(made)[0] == "keptnew"
    assert [len(each.rows) for each in document.tables] == [1]
    text = unpacked(made)["word/document.xml"].decode()
    assert not any(word in text for word in ("w:ins ", "w:del ", "author", "Change", "delText"))


def test_a_field_that_was_cut_is_a_field_no_more() -> None:
    """Else the word processor would bring back what was cut when it brings fields up to date."""

    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def field(result: str) -> str:
        code = f"<w:r><w:instrText>DOCVARIABLE {result}1</w:instrText></w:r>"
        return f"{sign('begin')}{code}{sign('separate')}{r(result)}{sign('end')}"

    opened = _opened(
        word(f"<w:p>{field('secret')}{field('harmless')}<w:fldSimple w:instr='PAGE'>{r('secret')}</w:fldSimple></w:p>")
    )
    made = unpacked(opened.without({0: [(0, 6), (14, 20)]}))["word/document.xml"].decode()
    assert made.count("fldChar ") == 3
    assert "DOCVARIABLE harmless1" in made
    assert "fldSimple" not in made
    assert "secret" not in made


def test_styles_that_people_made_have_ids_that_say_nothing() -> None:
    style = '<w:style w:customStyle="1" w:styleId="AnnsVisa"><w:name w:val="Own"/></w:style>'
    body = p("x", style="AnnsVisa")
    made = unpacked(
        _opened(word(body, {"word/styles.xml": story("styles", style)}, link("rId1", "styles", "styles.xml"))).without(
            {}
        )
    )
    assert 'w:pStyle w:val="Style1"' in made["word/document.xml"].decode()
    assert 'w:styleId="Style1"' in made["word/styles.xml"].decode()


def test_text_of_a_hidden_style_is_hidden() -> None:
    style = '<w:style w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    opened = _opened(
        word(
            p("seen") + p("unseen", style="H"),
            {"word/styles.xml": story("styles", style)},
            link("rId1", "styles", "styles.xml"),
        )
    )
    said = {surface.text: surface.hidden for surface in opened.surfaces}
    assert (said["seen"], said["unseen"]) == (False, True)


# Files within.


def _png(width: int = 1) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1))) + chunk(b"IEND", b"")


def test_a_file_within_is_opened_cut_and_written() -> None:
    inner = word(p("inner secret words"))
    data = word(
        p("x") + '<w:altChunk r:id="rId5"/>', {"word/afchunk1.docx": inner}, link("rId5", "aFChunk", "afchunk1.docx")
    )
    opened = _opened(data)
    found = places(opened, "secret")
    assert [opened.surfaces[number].where for number in found] == ["word/afchunk1.docx: word/document.xml paragraph 1"]
    [part] = opened.parts
    assert part.first in found
    made = unpacked(opened.without(found))
    assert _texts(made["word/afchunk1.docx"])[0] == f"inner {MARK} words"
    without = unpacked(opened.without_parts(frozenset({0})))
    assert not any("afchunk" in name for name in without)
    assert "altChunk" not in without["word/document.xml"].decode()
    assert _texts(opened.without_parts(frozenset({0})))[:2] == ["x", MARK]


def test_a_file_within_is_written_without_what_was_not_read() -> None:
    macros = link("rId3", "vbaProject", "vbaProject.bin")
    inner = word(p("inner words"), {"word/vbaProject.bin": b"Sub Ann()"}, macros)
    data = word(p("x"), {"word/afchunk1.docx": inner}, link("rId5", "aFChunk", "afchunk1.docx"))
    opened = _opened(data)
    assert [unread.where for unread in opened.unread] == ["word/afchunk1.docx: word/vbaProject.bin"]
    made = unpacked(opened.without(places(opened, "inner")))["word/afchunk1.docx"]
    assert _texts(made)[0] == f"{MARK} words"
    assert "word/vbaProject.bin" not in unpacked(made)


def test_a_part_of_a_file_within_is_left_out_alone() -> None:
    def around(data: bytes) -> bytes:
        body = p("x") + '<w:altChunk r:id="rId5"/>'
        return word(body, {"word/afchunk1.docx": data}, link("rId5", "aFChunk", "afchunk1.docx"))

    opened = _opened(around(around(word(p("record")))))
    assert [part.where for part in opened.parts] == ["word/afchunk1.docx", "word/afchunk1.docx: word/afchunk1.docx"]
    made = unpacked(opened.without_parts(frozenset({1})))["word/afchunk1.docx"]
    assert "word/afchunk1.docx" not in unpacked(made)


def test_files_are_not_opened_too_deep() -> None:
    data = word(p("deepest words"))
    for _ in range(7):
        data = word(p("x"), {"word/afchunk1.docx": data}, link("rId5", "aFChunk", "afchunk1.docx"))
    opened = _opened(data)
    assert [unread.why for unread in opened.unread] == ["too deep"]
    assert list(_opened(opened.without_unread()).unread) == []


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    parts: dict[str, str | bytes] = {
        "word/media/image1.emf": b"\1\0\0\0drawing of Ann",
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub Ann()",
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Ann here",
    }
    links = link("rId1", "image", "media/image1.emf") + link("rId2", "oleObject", "embeddings/oleObject1.bin")
    links += link("rId3", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    ole = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rId2"/>'
    picture = '<v:shape><v:imagedata r:id="rId1"/></v:shape>'
    body = f"<w:p><w:r><w:object>{picture}{ole}</w:object></w:r></w:p>"
    opened = _opened(word(body, parts, links))
    assert {(unread.where, unread.why) for unread in opened.unread} == {
        ("word/media/image1.emf", "picture"),
        ("word/vbaProject.bin", "macros"),
        ("word/embeddings/oleObject1.bin", "embedded file"),
    }
    made = opened.without({})
    assert says(made, "Ann") == []
    text = unpacked(made)["word/document.xml"].decode()
    assert "OLEObject" not in text
    assert 'imagedata r:id="rId1"' in text
    assert "word/media/image1.png" in unpacked(made)
    docx.Document(io.BytesIO(made))


def test_bytes_that_are_no_part_are_said() -> None:
    data = word(p("x"))
    assert [unread.why for unread in _opened(b"Ann Quill" + data).unread] == ["other bytes"]
    assert not _opened(data).unread


# Hostile files.

BOMB = packed({"[Content_Types].xml": types(), "word/document.xml": b"<a>" + b" " * (40 << 20)})
_ENTITY = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/hostname">]>'
_WIDE = f'<?xml version="1.0" encoding="utf-16"?>{_ENTITY}<a>&b;</a>'
HOSTILE = {
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "older": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "unsupported"),
    "cut off": (word(p("x"))[:-30], "broken"),
    "no zip": (b"PK\3\4 nothing", "broken"),
    "no main part": (changed(word(p("x")), {"_rels/.rels": "<Relationships/>"}), "broken"),
    "of another kind": (changed(word(p("x")), {"[Content_Types].xml": types(content_type="text/xml")}), "unsupported"),
    "with entities": (changed(word(p("x")), {"word/document.xml": f"{_ENTITY}<a>&b;&d;</a>"}), "broken"),
    "entities in UTF-16": (changed(word(p("x")), {"word/document.xml": _WIDE.encode("utf-16")}), "broken"),
    "entities in relations": (
        changed(word(p("x")), {"_rels/.rels": f"{_ENTITY}<Relationships>&b;</Relationships>"}),
        "broken",
    ),
    "deep": (changed(word(p("x")), {"word/document.xml": "<a>" * 5_000 + "</a>" * 5_000}), "too deep"),
    "no XML": (changed(word(p("x")), {"word/document.xml": "words"}), "broken"),
    "bomb": (BOMB, "too large"),
    "name from the root": (changed(word(p("x")), {"/etc/passwd": "x"}), "broken"),
    "name out of the folder": (changed(word(p("x")), {"../x.xml": "x"}), "broken"),
    "name with a drive": (changed(word(p("x")), {"C:\\x.xml": "x"}), "broken"),
    "two parts of one name": (changed(word(p("x")), {"WORD/document.xml": "<a/>"}), "broken"),
    "many parts": (packed({f"{number}": "x" for number in range(4_100)}), "too large"),
}


@pytest.mark.parametrize(("data", "why"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(Cannot, match=rf"^{why}$"):
        _opened(data)


def test_a_member_that_is_encrypted_is_told() -> None:
    data = bytearray(word(p("x")))
    at = data.rindex(b"PK\1\2")
    data[at + 8] |= 1
    with pytest.raises(Cannot, match=r"^encrypted$"):
        _opened(bytes(data))


@settings(max_examples=40)
@given(st.data())
def test_damage_is_refused_or_read(data: st.DataObject) -> None:
    """No damage makes anything but a file that was read, or one that cannot be."""
    parts = unpacked(
        word(
            p("words") + table(("a", "b")),
            {"word/header1.xml": story("hdr", p("x"))},
            link("rId1", "header", "header1.xml"),
        )
    )
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for at in data.draw(st.lists(st.integers(0, len(part) - 1), min_size=1, max_size=4)):
        part[at] = data.draw(st.integers(0, 255))
    try:
        opened = open_file(packed({**parts, name: bytes(part)}), "x.docx")
        open_file(opened.without({}), "x.docx")
    except Cannot as trouble:
        why = str(trouble)
    else:
        why = "broken"
    assert why in ("broken", "unsupported", "too deep", "too large", "encrypted", "empty")


def test_raw_gives_every_part() -> None:
    data = word(p("x"), comment=b"remark")
    said = b"\n".join(raw(data))
    assert all(part in said for part in unpacked(data).values())
    assert b"remark" in said


def test_the_proof_looks_into_files_within() -> None:
    inner = word(p("inner words"))
    body = p("x") + '<w:altChunk r:id="rId5"/>'
    data = word(body, {"word/afchunk1.docx": inner}, link("rId5", "aFChunk", "afchunk1.docx"))
    made = _opened(data).without({})
    assert "inner words" in "\n".join(second_reading(made))
    assert any(b"inner words" in stream for stream in raw(made))


def test_the_second_reader_gives_each_text_once() -> None:
    data = word(p("only once") + table(("a cell",)))
    said = "\n".join(second_reading(data))
    assert (said.count("only once"), said.count("a cell")) == (1, 1)


def test_a_file_that_is_opened_by_its_content() -> None:
    assert "words" in text_of(open_file(word(p("words")), "photo.jpg"))


def test_too_much_text_is_refused() -> None:
    with pytest.raises(Cannot, match="too large"):
        _opened(word(p("word " * 1_000)), Limits(expanded=4_000))


def test_zip_directories_are_not_parts() -> None:
    out = io.BytesIO(word(p("x")))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/Ann Quill/", "")
    assert "Ann Quill" in text_of(_opened(out.getvalue()))
    assert says(_opened(out.getvalue()).without({}), "Ann") == []
