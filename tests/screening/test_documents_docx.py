"""Word files: every part that holds text is found, and on a page stands what is on the paper and nothing else."""

import io
import struct
import zipfile

import pytest
from made_docx import W, docx, p, packed, r, relations, section, story, table, text_box

from charteroak.screening.documents import LIMITS, Document, Unreadable, package
from charteroak.screening.documents.reading import read_here

BREAK = '<w:r><w:br w:type="page"/></w:r>'
CHANGED = 'w:id="1" w:author="{}" w:date="2026-01-02T03:04:05Z"'


def read(data: bytes) -> Document:
    return read_here(data, "", LIMITS)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return caught.value.reason


def seen_and_not(data: bytes) -> tuple[str, dict[str, str]]:
    """What is on the paper, and what is not, by its place."""
    document = read(data)
    unseen: dict[str, str] = {}
    for piece in document.pieces:
        if not piece.seen:
            unseen[piece.place] = unseen.get(piece.place, "") + piece.text + "\n"
    return "\f".join(document.pages), unseen


FULL = docx(
    p("body one")
    + p(r("hyper"), r("linked"))
    + table(("cell one", "cell two"), (p("nested:") + table(("inner",)), "cell three"))
    + p(r("before box"), text_box("boxed words"), r("after box"))
    + p(f"<w:ins {CHANGED.format('Inserter')}>{r('inserted words')}</w:ins>")
    + p(f"<w:del {CHANGED.format('Deleter')}><w:r><w:delText>deleted words</w:delText></w:r></w:del>")
    + p(f"<w:moveFrom {CHANGED.format('Mover')}>{r('moved away')}</w:moveFrom>")
    + p(r("hidden words", "<w:vanish/>"), r("plain words", '<w:vanish w:val="0"/>'))
    + p(r("white words", '<w:color w:val="FFFFFF"/>'), r("tiny words", '<w:sz w:val="2"/>'))
    + p(r("styled away"), style="Secret2")
    + p(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>AUTHOR codewords</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>',
        r("field result"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple w:instr="TITLE simplecode">{r("simple result")}</w:fldSimple>',
    )
    + '<w:sdt><w:sdtPr><w:alias w:val="control alias"/><w:tag w:val="control tag"/><w:dropDownList>'
    + '<w:listItem w:displayText="other choice" w:value="v"/></w:dropDownList></w:sdtPr>'
    + f"<w:sdtContent>{p('control content')}</w:sdtContent></w:sdt>"
    + p('<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="3"/></w:r>', r("noted"))
    + p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="picture words"/></wp:inline></w:drawing></w:r>')
    + p('<w:r><w:pict><v:shape><v:textpath string="WATERMARK"/></v:shape></w:pict></w:r>')
    + p("<m:oMath><m:r><m:t>mathwords</m:t></m:r></m:oMath>")
    + p('<w:bookmarkStart w:id="4" w:name="bookmarkwords"/>', r("end of body"))
    + section("header:default:header1", "footer:default:footer1"),
    {
        "word/header1.xml": story("hdr", p("header words")),
        "word/header9.xml": story("hdr", p("unused header")),
        "word/footer1.xml": story("ftr", p("footer words")),
        "word/footnotes.xml": story(
            "footnotes",
            f'<w:footnote w:id="2">{p("footnote words")}</w:footnote><w:footnote w:id="7">{p("lost")}</w:footnote>',
        ),
        "word/endnotes.xml": story("endnotes", f'<w:endnote w:id="3">{p("endnote words")}</w:endnote>'),
        "word/comments.xml": story(
            "comments", f'<w:comment w:id="0" w:author="Commenter" w:initials="CQX">{p("comment words")}</w:comment>'
        ),
        "word/glossary/document.xml": story("glossaryDocument", p("building words")),
        "word/settings.xml": story("settings", '<w:docVars><w:docVar w:name="vn" w:val="variable words"/></w:docVars>'),
        "word/styles.xml": story(
            "styles",
            '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:styleId="Secret2"><w:basedOn w:val="Secret"/></w:style>',
        ),
        "word/people.xml": '<w15:people xmlns:w15="urn:x"><w15:person w15:author="Person Q"/></w15:people>',
        "word/charts/chart1.xml": '<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><a:t>chart words</a:t></c:chartSpace>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="urn:cp"><cp:t>core words</cp:t></cp:coreProperties>',
        "docProps/custom.xml": '<Properties xmlns="urn:p">'
        '<property name="prop name"><v>prop words</v></property></Properties>',
        "customXml/item1.xml": '<data xmlns="urn:d" kept="attribute words">item words</data>',
        "word/embeddings/inside.docx": docx(p("embedded words")),
        "word/new/unheardOf.xml": "<x>unheard words</x>",
    },
    links='<Relationship Id="l" Type="h" Target="https://example.org/linkwords" TargetMode="External"/>',
)

SEEN = [
    *("body one", "hyperlinked", "cell one\tcell two", "nested:", "inner", "cell three", "before box", "boxed words"),
    *("after box", "inserted words", "plain words", "field result", "simple result", "control content", "noted"),
    *("WATERMARK", "mathwords", "end of body", "header words", "footer words", "footnote words", "endnote words"),
]
UNSEEN = {
    "deleted text": ["deleted words", "moved away"],
    "hidden text": ["hidden words", "white words", "tiny words", "styled away"],
    "field code": ["codewords", "simplecode"],
    "control": ["control alias", "control tag", "other choice", "bookmarkwords"],
    "comment": ["comment words"],
    "alternative text": ["picture words"],
    "building block": ["building words"],
    "link": ["linkwords"],
    "metadata": ["core words", "prop name", "prop words", "Commenter", "CQX", "Inserter", "Deleter", "Mover"],
    "form data": ["item words", "attribute words"],
    "chart": ["chart words"],
    "attachment": ["embedded words"],
    "other part": ["unused header", "lost", "variable words", "Person Q", "unheard words"],
}


@pytest.mark.parametrize("words", SEEN)
def test_what_is_on_the_paper_is_on_the_page_once(words: str) -> None:
    page, _ = seen_and_not(FULL)
    assert page.count(words) == 1


@pytest.mark.parametrize(("place", "words"), [(place, each) for place, words in UNSEEN.items() for each in words])
def test_what_nobody_sees_is_found_and_is_not_on_the_page(place: str, words: str) -> None:
    page, unseen = seen_and_not(FULL)
    assert words in unseen[place]
    assert words not in page


def test_a_page_is_read_from_its_header_to_its_notes_and_its_footer() -> None:
    page, _ = seen_and_not(FULL)
    order = ["header words", "body one", "cell one", "cell three", "before box", "boxed words", "inserted words"]
    order += ["end of body", "footnote words", "endnote words"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.index("footer words") > page.index("end of body")


def test_the_unread_is_named() -> None:
    with_more = docx(p("words" * 99), {"word/media/image1.png": b"x", "word/vbaProject.bin": b"x"})
    assert set(read(with_more).unread) == {"picture", "program"}
    assert read(docx(p("words"))).unread == ()


def test_breaks_part_pages() -> None:
    body = p("one", BREAK, "two") + p("<w:r><w:lastRenderedPageBreak/></w:r>", "three")
    body += p("<w:pPr><w:pageBreakBefore/></w:pPr>", "four")
    assert [page.strip() for page in read(docx(body)).pages] == ["one", "two", "three", "four"]


def test_a_break_that_word_saw_where_one_was_made_is_one() -> None:
    assert len(read(docx(p("one", BREAK) + p("<w:r><w:lastRenderedPageBreak/></w:r>", "two"))).pages) == 2


@pytest.mark.parametrize(("kind", "pages"), [("", 2), ("nextPage", 2), ("continuous", 1)])
def test_a_section_begins_a_page_unless_it_goes_on(kind: str, pages: int) -> None:
    body = p("one") + f"<w:p><w:pPr>{section()}</w:pPr></w:p>" + p("two") + section(kind=kind)
    assert len(read(docx(body)).pages) == pages


def test_headers_stand_where_they_are_first_seen() -> None:
    parts = {
        "word/header1.xml": story("hdr", p("on the first")),
        "word/header2.xml": story("hdr", p("on the others")),
        "word/header3.xml": story("hdr", p("on even ones")),
    }
    told = ("header:first:header1", "header:default:header2", "header:even:header3")
    pages = read(docx(p("one", BREAK, "two") + section(*told, first=True), parts)).pages
    assert [page.split("\n")[0] for page in pages] == ["on the first", "on the others"]
    [page], unseen = (
        read(docx(p("one") + section(*told), parts)).pages,
        seen_and_not(docx(p("one") + section(*told), parts))[1],
    )
    assert "on the others" in page
    assert "on the first" in unseen["other part"]
    parts["word/settings.xml"] = story("settings", "<w:evenAndOddHeaders/>")
    assert "on even ones" in read(docx(p("one", BREAK, "two") + section(*told), parts)).pages[1]


def old_field(inside: str) -> str:
    """A form field of the older kind."""
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'


def test_a_ticked_box_is_told_from_an_empty_one() -> None:
    def old(inside: str) -> str:
        return old_field(f"<w:checkBox>{inside}</w:checkBox>")

    body = p(old('<w:default w:val="1"/>'), "a") + p(old('<w:default w:val="1"/><w:checked w:val="0"/>'), "b")
    body += p(old("<w:checked/>"), "c") + p(old('<w:default w:val="0"/>'), "d")
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "e")
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "f") + p("☒", "g") + p("☐", "h")
    assert "".join(read(docx(body)).pages[0].split()) == "☒a☐b☒c☐d☒e☐f☒g☐h"


def test_an_older_list_shows_what_is_chosen() -> None:
    entries = "".join(f'<w:listEntry w:val="{name}"/>' for name in ("first", "second"))
    field = old_field(f"<w:ddList>{{}}{entries}</w:ddList>")
    assert read(docx(p(field.format('<w:result w:val="1"/>')))).pages == ("second",)
    assert read(docx(p(field.format("")))).pages == ("first",)
    assert read(docx(p("x", field.format('<w:result w:val="99"/>')))).pages == ("x",)


def test_white_words_on_a_dark_ground_are_seen() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    body = p(r("shaded", f'{white}<w:shd w:fill="000000"/>')) + table((p(r("in a cell", white)),))
    body += p('<w:pPr><w:shd w:fill="000000"/></w:pPr>', r("in a dark paragraph", white))
    page, unseen = seen_and_not(docx(body))
    assert all(words in page for words in ("shaded", "in a cell", "in a dark paragraph"))
    assert "hidden text" not in unseen


def test_what_only_older_programs_show_is_found_where_it_differs() -> None:
    page, unseen = seen_and_not(docx(p(text_box("for all", "for the old"))))
    assert (page, unseen["hidden text"].strip()) == ("for all", "for the old")
    page, unseen = seen_and_not(docx(p(text_box("for all"))))
    assert (page, unseen) == ("for all", {})


def test_the_strict_form_is_read_too() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(docx(p("strict words")))) as usual:
        parts = {name: usual.read(name).replace(W.encode(), strict) for name in usual.namelist()}
    assert read(packed(parts)).pages == ("strict words",)


def test_the_body_may_have_any_name_and_other_encodings() -> None:
    assert read(docx(p("words"), main="odd/place.xml")).pages == ("words",)
    body = story("document", f"<w:body>{p('Cañón')}</w:body>").replace("UTF-8", "UTF-16")
    assert read(docx("", {"word/document.xml": body.encode("utf-16")})).pages == ("Cañón",)


# Files that are broken, or made to harm.


def test_other_zip_files_are_not_read() -> None:
    assert refused(packed({"a.txt": "words"})) == "unsupported"
    book = docx("", {"word/document.xml": '<workbook xmlns="urn:x"/>'})
    assert refused(book) == "unsupported"
    assert refused(packed({})) == "unsupported"
    no_body = packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations("")})
    assert refused(no_body) == "broken"


@pytest.mark.parametrize("cut", [30, 200, 500, -1, -30])
def test_a_part_of_a_file_is_broken(cut: int) -> None:
    assert refused(FULL[:cut]) in ("broken", "unsupported")


def test_a_byte_that_changed_is_no_text_of_another() -> None:
    stored = packed({"[Content_Types].xml": "<Types/>"}, zipfile.ZIP_STORED)
    assert refused(stored.replace(b"<Types/>", b"<Typos/>")) in ("broken", "unsupported")
    damaged = bytearray(docx(p("words " * 500)))
    damaged[damaged.index(b"word/document.xml") + 60] ^= 0xFF
    assert refused(bytes(damaged)) == "broken"


@pytest.mark.parametrize("body", ["", p(""), p(" "), "<w:p/>"])
def test_a_file_without_words_is_empty(body: str) -> None:
    assert refused(docx(body)) == "empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("what", ["external", "internal", "laughs"])
def test_a_dtd_is_refused(what: str, encoding: str) -> None:
    entities = {
        "external": '<!ENTITY a SYSTEM "file:///etc/hostname">',
        "internal": '<!ENTITY a "planted">',
        "laughs": '<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;"><!ENTITY a "&c;&c;&c;">',
    }
    dtd = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{entities[what]}]>'
    body = f'{dtd}<w xmlns="urn:w"><t>&a;</t></w>'
    assert refused(docx("", {"word/document.xml": body.encode(encoding)})) == "broken"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_dtd_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    from lxml import etree

    monkeypatch.setattr(etree, "fromstring", None)
    with pytest.raises(Unreadable):
        package.parsed('<!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode(encoding))


def test_what_unpacks_to_too_much_is_refused() -> None:
    """Whether it says so or lies, in one part or in all together, by its size, its ratio or its parts."""
    zeros = b" " * (package.LARGEST_PART + 1)
    assert refused(docx(p("x"), {"word/big.xml": zeros})) == "too large"
    high_ratio = b"<a>" + b" " * (2 * package.SMALL) + b"</a>"
    assert refused(docx(p("x"), {"word/big.xml": high_ratio})) == "too large"
    lying = bytearray(docx("", {"word/document.xml": zeros}))
    entry = lying.rindex(b"word/document.xml") - 46
    assert struct.unpack_from("<I", lying, entry + 24)[0] == len(zeros)
    struct.pack_into("<I", lying, entry + 24, 1000)
    assert refused(bytes(lying)) in ("too large", "broken")
    many = {f"word/n{number}.bin": b"" for number in range(package.MOST_MEMBERS)}
    assert refused(docx(p("x"), many)) == "too large"


def test_much_xml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_XML", 10_000)
    assert refused(docx("".join(p(f"line {number}") for number in range(1000)))) == "too large"


def test_two_parts_of_one_name_are_refused() -> None:
    """Programs would not agree which of them is the paper."""
    out = io.BytesIO(docx(p("one")))
    with zipfile.ZipFile(out, "a") as package_, pytest.warns(UserWarning, match="Duplicate"):
        package_.writestr("word/document.xml", story("document", f"<w:body>{p('another')}</w:body>"))
    assert refused(out.getvalue()) == "broken"


def test_encrypted_files_are_told() -> None:
    marked = bytearray(docx(p("x")))
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := marked.find(sign, at + 1)) >= 0:
            marked[at + offset] |= 1
    assert refused(bytes(marked)) == "encrypted"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(container + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(container + "WordDocument".encode("utf-16-le")) == "unsupported"


def test_deep_nesting_ends_in_order() -> None:
    for depth in (50, 5_000):
        body = "<w:sdt><w:sdtContent>" * depth + p("deep") + "</w:sdtContent></w:sdt>" * depth
        if depth == 50:
            assert read(docx(body)).pages == ("deep",)
        else:
            assert refused(docx(body)) == "broken"


def test_files_in_files_end() -> None:
    data = docx(p("innermost"))
    for _ in range(8):
        data = docx(p("outer"), {"word/embeddings/o.docx": data})
    found = read(data)
    assert found.pages == ("outer",)
    assert "innermost" not in "".join(piece.text for piece in found.pieces)
