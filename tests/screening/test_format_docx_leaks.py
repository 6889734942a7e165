"""Everything that a Word file can hide is surfaced, and is gone when it was found: one kind of leak a test."""

import io

import docx
import pytest
from made_docx import p, r, relations, story, table, text_box
from made_office import link, places, says, text_of, word

from charteroak.screening.formats.docx import open_docx, second_reading
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.surface import MARK

LEAK = "Zenobia Quill overstayed her visa"
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_LATER = "http://schemas.microsoft.com/office/2011/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006"
_A = "http://schemas.openxmlformats.org/drawingml/2006"


def _opened(data: bytes) -> OfficeFile:
    return open_docx(data, LIMITS.anew())


def _part(name: str, root: str, inside: str, kind: str = "") -> bytes:
    """A file with one more story."""
    file = f"word/{name}.xml"
    return word(p("body"), {file: story(root, inside)}, link("rId7", kind or name.rstrip("1"), f"{name}.xml"))


def _control(properties: str, text: str = "text") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>"


def _changed(kind: str, text: str, name: str = "t") -> str:
    return f'<w:p><w:{kind} w:id="1" w:author="A Clerk"><w:r><w:{name}>{text}</w:{name}></w:r></w:{kind}></w:p>'


def _property(element: str) -> bytes:
    spaces = f'xmlns:cp="{_CORE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    core = f"<cp:coreProperties {spaces}><{element}>{LEAK}</{element}></cp:coreProperties>"
    kind = f"{_CORE}/relationships/metadata/core-properties"
    return word(p("body"), {"docProps/core.xml": core}, root_links=link("rId2", kind, "docProps/core.xml"))


def _drawing(attributes: str) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" {attributes}/></wp:inline></w:drawing></w:r></w:p>'


def _field(code: str, result: str = "result") -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"<w:p>{sign('begin')}{code}{sign('separate')}{r(result)}{sign('end')}</w:p>"


NESTED = f"<w:tbl><w:tr><w:tc>{table((LEAK,))}<w:p/></w:tc></w:tr></w:tbl>"
COMMENTS = f'<w:comment w:id="0" w:author="%s" w:initials="AC" w:date="2026-01-01T00:00:00Z">{p("%s")}</w:comment>'

FIFTEEN = {
    "body": word(p(LEAK)),
    "hidden run": word(p("seen ", r(LEAK, "<w:vanish/>"))),
    "cell of a table": word(table(("one", LEAK))),
    "header": _part("header1", "hdr", p(LEAK)),
    "footer": _part("footer1", "ftr", p(LEAK)),
    "comment": _part("comments", "comments", COMMENTS % ("A Clerk", LEAK)),
    "inserted text": word(_changed("ins", LEAK)),
    "deleted text": word(_changed("del", LEAK, "delText")),
    "code of a field": word(_field(f'QUOTE "{LEAK}"')),
    "text box": word(f"<w:p>{text_box(LEAK)}</w:p>"),
    "content control": word(_control("", LEAK)),
    "alias of a content control": word(_control(f'<w:alias w:val="{LEAK}"/>')),
    "nested table": word(NESTED),
    "author": _property("dc:creator"),
    "comments of the file": _property("dc:description"),
}
"""The kinds that readers were measured to miss."""

_DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="{_A}/diagram" xmlns:a="{_A}/main">'
    f"<dgm:t><a:p><a:t>{LEAK}</a:t></a:p></dgm:t></dgm:dataModel>"
)
_CHART = (
    f'<c:chartSpace xmlns:c="{_A}/chart"><c:strCache><c:pt idx="0"><c:v>{LEAK}</c:v></c:pt></c:strCache></c:chartSpace>'
)
_GLOSSARY = {"word/glossary/document.xml": story("glossaryDocument", f"<w:docParts>{p(LEAK)}</w:docParts>")}
_RUBY = f"<w:p><w:r><w:ruby><w:rt>{r(LEAK)}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r></w:p>"
_PERSON = f'<w15:people {_W15}><w15:person w15:author="{LEAK}"/></w15:people>'
_CUSTOM = f"<form><status>{LEAK}</status></form>"
_RANGE = f'<w:moveFromRangeStart w:id="2" w:author="x" w:name="m"/>{_changed("moveFrom", LEAK)}'

MORE = {
    "footnote": _part("footnotes", "footnotes", f'<w:footnote w:id="1">{p(LEAK)}</w:footnote>'),
    "endnote": _part("endnotes", "endnotes", f'<w:endnote w:id="1">{p(LEAK)}</w:endnote>'),
    "author of a comment": _part("comments", "comments", COMMENTS % (LEAK, "words")),
    "author of a change": word(_changed("ins", "words").replace("A Clerk", LEAK)),
    "people": word(p("x"), {"word/people.xml": _PERSON}, link("rId8", f"{_LATER}/people", "people.xml")),
    "moved text": word(_RANGE),
    "text that was inserted and deleted": word(
        f'<w:p><w:ins w:id="1">{_changed("del", LEAK, "delText")[5:-6]}</w:ins></w:p>'
    ),
    "the other form of a text box": word(f"<w:p>{text_box('words', LEAK)}</w:p>"),
    "result of a field": word(_field("DOCVARIABLE x", LEAK)),
    "simple field": word(f'<w:p><w:fldSimple w:instr="QUOTE {LEAK}">{r("x")}</w:fldSimple></w:p>'),
    "old form field": word(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{LEAK}"/></w:ffData>'
        "</w:fldChar></w:r></w:p>"
    ),
    "choice of a list": word(
        _control(f'<w:dropDownList><w:listItem w:displayText="{LEAK}" w:value="1"/></w:dropDownList>')
    ),
    "tag of a content control": word(_control(f'<w:tag w:val="{LEAK}"/>')),
    "data behind a content control": word(_control(f'<w:dataBinding w:xpath="/a" w:prefixMappings="{LEAK}"/>')),
    "custom XML": word(p("x"), {"customXml/item1.xml": _CUSTOM}, link("rId8", "customXml", "../customXml/item1.xml")),
    "custom XML around text": word(f'<w:customXml w:element="{LEAK}">{p("x")}</w:customXml>'),
    "address of a link": word(
        p(f'<w:hyperlink r:id="rId8">{r("x")}</w:hyperlink>'),
        links=link("rId8", "hyperlink", f"https://example.org/{LEAK}", outside=True),
    ),
    "tip of a link": word(p(f'<w:hyperlink w:anchor="a" w:tooltip="{LEAK}">{r("x")}</w:hyperlink>')),
    "linked template": word(
        p("x"),
        {
            "word/settings.xml": story("settings", '<w:attachedTemplate r:id="rId1"/>'),
            "word/_rels/settings.xml.rels": relations(
                link("rId1", "attachedTemplate", f"file:///C:/{LEAK}.dotx", outside=True)
            ),
        },
        link("rId8", "settings", "settings.xml"),
    ),
    "alternative text": word(_drawing(f'name="Picture 1" descr="{LEAK}"')),
    "title of a picture": word(_drawing(f'name="Picture 1" title="{LEAK}"')),
    "word art": word(f'<w:p><w:r><w:pict><v:shape><v:textpath string="{LEAK}"/></v:shape></w:pict></w:r></w:p>'),
    "bookmark": word(p(f'<w:bookmarkStart w:id="1" w:name="{LEAK}"/>', "x", '<w:bookmarkEnd w:id="1"/>')),
    "variable": _part("settings", "settings", f'<w:docVars><w:docVar w:name="a" w:val="{LEAK}"/></w:docVars>'),
    "mail merge": _part("settings", "settings", f'<w:mailMerge><w:query w:val="SELECT {LEAK}"/></w:mailMerge>'),
    "name of a style": _part("styles", "styles", f'<w:style w:styleId="x"><w:name w:val="{LEAK}"/></w:style>'),
    "text of a list's number": _part(
        "numbering", "numbering", f'<w:abstractNum><w:lvl><w:lvlText w:val="{LEAK}"/></w:lvl></w:abstractNum>'
    ),
    "building block": word(p("x"), _GLOSSARY, link("rId8", "glossaryDocument", "glossary/document.xml")),
    "chart": word(p("x"), {"word/charts/chart1.xml": _CHART}, link("rId8", "chart", "charts/chart1.xml")),
    "diagram": word(p("x"), {"word/diagrams/data1.xml": _DIAGRAM}, link("rId8", "diagramData", "diagrams/data1.xml")),
    "formula": word(f"<w:p><m:oMath><m:r><m:t>{LEAK}</m:t></m:r></m:oMath></w:p>"),
    "reading of a word": word(_RUBY),
    "company": word(
        p("x"),
        {"docProps/app.xml": f"<Properties><Company>{LEAK}</Company></Properties>"},
        root_links=link("rId2", "extended-properties", "docProps/app.xml"),
    ),
    "custom property": word(
        p("x"),
        {"docProps/custom.xml": f'<Properties><property name="{LEAK}"/></Properties>'},
        root_links=link("rId2", "custom-properties", "docProps/custom.xml"),
    ),
    "remark in XML": word(f"<!-- {LEAK} -->{p('x')}"),
    "foreign element": word(f'{p("x")}<x:note xmlns:x="urn:x-notes">{LEAK}</x:note>'),
    "foreign attribute": word(f'<w:p xmlns:x="urn:x-notes" x:note="{LEAK}"/>'),
    "unusual attribute": word(f'<w:p><w:pPr><w:jc w:val="{LEAK}"/></w:pPr></w:p>'),
    "text where none is expected": word(f"<w:p><w:pPr>{LEAK}</w:pPr></w:p>"),
    "text of a paragraph without a run": word(f"<w:p>{LEAK}</w:p>"),
    "text between paragraphs": word(f"{p('x')}{LEAK}{p('y')}"),
    "text between texts of a chart": word(
        p("x"),
        {"word/charts/chart1.xml": _CHART.replace(LEAK, "1").replace("</c:pt>", f"</c:pt>{LEAK}")},
        link("rId8", "chart", "charts/chart1.xml"),
    ),
    "text of a paragraph that is left out": word(
        p("x"),
        {"word/glossary/document.xml": story("glossaryDocument", f"<w:p>{LEAK}</w:p>{LEAK}")},
        link("rId8", "glossaryDocument", "glossary/document.xml"),
    ),
    "part that nothing refers to": word(p("x"), {"word/footer9.xml": story("ftr", p(LEAK))}),
    "unknown part": word(
        p("x"), {"word/notes.xml": f"<a>{LEAK}</a>"}, link("rId8", "https://example.org/notes", "notes.xml")
    ),
    "name of a part": word(p("x"), {f"word/{LEAK}.xml": story("ftr", p("x"))}, link("rId8", "footer", f"{LEAK}.xml")),
    "comment of the zip file": word(p("x"), comment=LEAK.encode()),
    "settings of a printer": word(
        p("x"),
        {"word/printerSettings1.bin": b"\1\0\2\0" + LEAK.encode("utf-16-le") + b"\0\0"},
        link("rId8", "printerSettings", "printerSettings1.bin"),
    ),
}


@pytest.mark.parametrize("data", [*FIFTEEN.values(), *MORE.values()], ids=[*FIFTEEN, *MORE])
def test_a_leak_is_seen_and_gone(data: bytes) -> None:
    opened = _opened(data)
    found = places(opened, LEAK)
    assert found
    assert not any(LEAK in surface.where for surface in opened.surfaces)
    made = opened.without(found)
    assert says(made, LEAK) == []
    assert not any(LEAK in text for text in second_reading(made))
    again = _opened(made)
    assert LEAK not in text_of(again)
    assert list(again.unread) == []
    docx.Document(io.BytesIO(made))


@pytest.mark.parametrize("name", ["foreign element", "foreign attribute", "remark in XML", "name of a part"])
def test_what_no_program_writes_is_never_written(name: str) -> None:
    """It goes whether anything was found in it or not."""
    assert says(_opened(MORE[name]).without({}), LEAK) == []


@pytest.mark.parametrize("data", [word(p(*(r(sign) for sign in LEAK))), word(p(LEAK[:9], r(LEAK[9:], "<w:b/>")))])
def test_words_that_are_split_over_runs_are_one(data: bytes) -> None:
    opened = _opened(data)
    made = opened.without(places(opened, LEAK))
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == MARK


def test_a_word_across_the_deleted_end_of_a_paragraph_is_one() -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    opened = _opened(word(f"<w:p>{end}{r(LEAK[:20])}</w:p>{p(LEAK[20:])}"))
    assert LEAK in [surface.text for surface in opened.surfaces]
    made = opened.without(places(opened, LEAK))
    assert not any("overstayed" in text for text in second_reading(made))


def test_what_is_hidden_within_a_word_does_not_part_it() -> None:
    """Both what is seen and all there is are read; a cut of either is one of both."""
    opened = _opened(word(p(LEAK[:9], r("hidden", "<w:vanish/>"), LEAK[9:])))
    texts = [surface.text for surface in opened.surfaces]
    assert texts[:2] == [LEAK, f"{LEAK[:9]}hidden{LEAK[9:]}"]
    assert [surface.hidden for surface in opened.surfaces[:2]] == [False, True]
    made = _opened(opened.without(places(opened, LEAK)))
    assert [surface.text for surface in made.surfaces[:2]] == [MARK, f"{MARK}hidden"]


def test_what_stands_twice_is_told_once() -> None:
    opened = _opened(word(p("one ", r("hidden ", "<w:vanish/>"), "two")))
    assert opened.sources(0, 4, 7) == opened.sources(1, 11, 14) != []
    assert opened.sources(1, 4, 10) not in ([], opened.sources(0, 4, 7))


def test_letters_of_symbol_fonts_are_letters() -> None:
    signs = "".join(f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(sign):02X}"/></w:r>' for sign in "asylum")
    opened = _opened(word(f"<w:p>{r('seeks ')}{signs}</w:p>"))
    assert opened.surfaces[0].text == "seeks asylum"
    assert _opened(opened.without({0: [(6, 12)]})).surfaces[0].text == f"seeks {MARK}"


def test_the_relations_of_the_strict_form_are_known() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    data = _part("header1", "hdr", p(LEAK), f"{strict}/header")
    opened = _opened(data)
    assert "word/header1.xml paragraph 1" in [surface.where for surface in opened.surfaces]
    assert says(opened.without(places(opened, LEAK)), LEAK) == []
