"""Workbooks: rows are read with the names of their columns, cuts are exact, and nothing computes again what was cut."""

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import relations
from made_office import added, changed, link, packed, saved, text_of, unpacked
from made_workbook import EMPTY, SHEET, R, cells, opened_book, raw_rows, rows, said, without
from openpyxl.comments import Comment

from charteroak.screening.formats.notice import FIELD, NOTICE
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.formats.weaving import cut
from charteroak.screening.formats.xlsx import second_reading

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def test_a_value_is_read_with_the_name_of_its_column() -> None:
    data = rows(["Case no.", "Immigration_Status", "Amount"], [7, "asylum", 12.5])
    assert said(data) == [
        "Case no.\nImmigration_Status\nAmount\n",
        "Case no.: 7\nImmigration Status: asylum\nAmount: 12.5\n",
    ]
    opened = opened_book(data)
    number = next(n for n, surface in enumerate(opened.surfaces) if surface.where == "sheet 1 row 2")
    at = opened.surfaces[number].text.index("asylum")
    assert opened.place(number, at, at + 3) == ("sheet 1!B2", 0, 3)
    assert opened.fit(number, [(at - 5, at + 2)]) == [(at, at + 2)]
    assert opened.fit(number, [(at - 10, at - 5)]) == [(at, at + 6)]
    made = opened.without({number: [(at - 5, at + 2)]})
    assert cells(made)["Sheet!B2"] == f"{MARK}ylum"


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ([["Clients"], ["Name", "Status"], ["Ann", "x"]], ["Clients\n", "Name\nStatus\n", "Name: Ann\nStatus: x\n"]),
        ([["Type", "Ask", "No"], ["a", "Who?", 1]], ["Type\nAsk\nNo\n", "Type: a\nAsk: Who?\nNo: 1\n"]),
        ([["Name:", "Ann"], ["Status:", "visa"]], ["Name: Ann\n", "Status: visa\n"]),
        ([["A", "B"], ["x", "y"], [], ["C", "D"], [1, 2]], ["A\nB\n", "A: x\nB: y\n", "C\nD\n", "C: 1\nD: 2\n"]),
        (
            [["A", "B"], ["x", "y"], [], ["v", "w"], ["t", "u"]],
            ["A\nB\n", "A: x\nB: y\n", "A: v\nB: w\n", "A: t\nB: u\n"],
        ),
        ([["Name", "Ann"], ["Status", "visa"]], ["Name: Ann\n", "Status: visa\n"]),
        ([["Name", "Status"], ["Ann", "visa"]], ["Name\nStatus\n", "Name: Ann\nStatus: visa\n"]),
        ([[1, 2], [123456789, 3]], ["123456789\n3\n"]),
        ([["US citizen"], [True]], ["US citizen\n", "US citizen: TRUE\n"]),
    ],
)
def test_names_of_columns(given: list[list[object]], texts: list[str]) -> None:
    assert said(rows(*given)) == texts


def test_numbers_are_read_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Born", "SSN", "Big", "Since"])
    book.active.append([32874, 12345678, "x", 1.5])
    for cell, code in (("A2", "m/d/yyyy"), ("B2", "000-00-0000"), ("D2", '0.0 "days"')):
        book.active[cell].number_format = code
    data = changed(
        saved(book),
        {
            SHEET: lambda text: text.replace(
                '<c r="C2" t="inlineStr"><is><t>x</t></is></c>', '<c r="C2"><v>4.5E+8</v></c>'
            )
        },
    )
    assert said(data)[1] == "Born: 1990-01-01\nSSN: 012-34-5678\nBig: 450000000\nSince: 1.5\n"
    made = without(data, "012-34-5678", "1990-01-01")
    assert (cells(made)["Sheet!A2"], cells(made)["Sheet!B2"], cells(made)["Sheet!D2"]) == (MARK, MARK, 1.5)


_cell_texts = st.text("aé𝒳<&_x0041\"' ", min_size=1, max_size=8) | st.integers(0, 10**9)


@settings(max_examples=30)
@given(st.lists(st.lists(_cell_texts, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_cuts_are_exact(given: list[list[str | int]], data: st.DataObject) -> None:
    """Whatever is cut of cells, openpyxl then reads the texts with marks, and all others as they were."""
    opened = opened_book(rows(["Name", "Two", "Three", "Four"], *given))
    wanted = [[str(value) for value in row] for row in given]
    for number, surface in enumerate(opened.surfaces):
        row = re.fullmatch(r"sheet 1 row (\d+)", surface.where)
        if row and int(row[1]) > 1:
            texts, at, spans = wanted[int(row[1]) - 2], 0, []
            for column, text in enumerate(texts):
                first = surface.text.index(f": {text}\n", at) + 2
                at = first + len(text)
                if data.draw(st.booleans()):
                    a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
                    spans.append((first + a, first + b))
                    texts[column] = cut(text, [(a, b)])
            opened_again = opened_book(opened.without({number: spans}))
            assert [text for text in texts if text] == re.findall(
                r": ((?:.|\n)*?)\n", opened_again.surfaces[number].text
            )
            opened = opened_again
    values = cells(opened.without({}))
    found = [
        [str(values.get(f"Sheet!{'ABCD'[column]}{number}", "")) for column in range(len(row))]
        for number, row in enumerate(wanted, 2)
    ]
    assert [
        [re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text) for text in row] for row in found
    ] == [[re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text) for text in row] for row in wanted]


def test_what_a_row_is_written_as_does_not_matter() -> None:
    """Prefixes, quotes, references and cells without an address are all the same XML."""
    usual = '<row r="1"><c r="A1" t="str"><v>one &amp; two</v></c><c r="B1"><v>123456</v></c></row>'
    unusual = "<row><c t='str'><v>one <![CDATA[&]]> &#116;wo</v></c><!-- x --><c ><v >123456</v></c></row>"
    assert said(raw_rows(usual)) == said(raw_rows(unusual)) == ["one & two: 123456\n"]
    prefixed = changed(
        raw_rows(usual), {SHEET: lambda text: re.sub(r"<(/?)(\w)", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")}
    )
    assert said(prefixed) == said(raw_rows(usual))
    assert cells(without(prefixed, "two"))["Sheet!A1"] == f"one & {MARK}"


def test_comments_stay_without_their_authors() -> None:
    book = openpyxl.Workbook()
    book.active["B3"].comment = Comment("A Clerk:\nlook at this", "A Clerk")
    made = opened_book(saved(book)).without({})
    comment = openpyxl.load_workbook(io.BytesIO(made)).active["B3"].comment
    assert (comment.text.strip(), comment.author) == ("look at this", "Author")
    assert "<x:Row>2</x:Row><x:Column>1</x:Column>" in unpacked(made)["xl/drawings/vmlDrawing1.vml"].decode()


def test_a_file_says_what_was_done_to_it_and_no_more() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active.oddFooter.left.text = "Page"
    data = saved(book)
    made = opened_book(data).without({})
    parts = unpacked(made)
    assert f"&amp;LPage&amp;C{NOTICE}" in parts[SHEET].decode()
    assert FIELD in parts["docProps/custom.xml"].decode()
    assert openpyxl.load_workbook(io.BytesIO(made)).properties.title is None
    assert b"creator" not in parts["docProps/core.xml"]
    assert b"openpyxl" not in b"".join(parts.values())
    assert opened_book(made).without({}) == made


def test_pivot_tables_and_chains_of_calculation_are_left_out() -> None:
    links = link("rId71", "pivotCacheDefinition", "/xl/pivotCache/pivotCacheDefinition1.xml")
    links += link("rId72", "calcChain", "/xl/calcChain.xml")
    caches = f'<pivotCaches xmlns:r="{R}"><pivotCache cacheId="1" r:id="rId71"/></pivotCaches>'
    parts = {
        "xl/_rels/workbook.xml.rels": added("</Relationships>", links),
        "xl/workbook.xml": added("</workbook>", caches),
        "xl/pivotCache/pivotCacheDefinition1.xml": f"<pivotCacheDefinition {_MAIN}/>",
        "xl/calcChain.xml": f'<calcChain {_MAIN}><c r="A1"/></calcChain>',
    }
    made = unpacked(opened_book(changed(rows(["x"]), parts)).without({}))
    assert not any("pivot" in name or "calcChain" in name for name in made)
    assert b"pivotCaches" not in made["xl/workbook.xml"]
    assert b"pivot" not in made["[Content_Types].xml"]


def test_a_hidden_sheet_and_a_hidden_row_are_hidden() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "seen words", "unseen words"
    book.active.row_dimensions[2].hidden = True
    other = book.create_sheet("other")
    other.sheet_state = "hidden"
    other["A1"] = "more words"
    hidden = {surface.where: surface.hidden for surface in opened_book(saved(book)).surfaces}
    assert [hidden[f"sheet {where}"] for where in ("1 row 1", "1 row 2", "2 row 1")] == [False, True, True]


# Hostile files.

_ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]>'


def _sheet(text: str) -> bytes:
    return changed(EMPTY, {SHEET: text})


HOSTILE = {
    "entities in a sheet": (_sheet(f"{_ENTITY}<worksheet {_MAIN}><sheetData/></worksheet>"), "broken"),
    "rows out of order": (raw_rows('<row r="2"/><row r="1"/>'), "broken"),
    "cells out of order": (raw_rows('<row r="1"><c r="B1"/><c r="A1"/></row>'), "broken"),
    "a row too far": (raw_rows('<row r="1048577"/>'), "broken"),
    "a row with no number": (raw_rows('<row r="x"/>'), "broken"),
    "a column that is none": (raw_rows('<row r="1"><c r="ABCD1"/></row>'), "broken"),
    "cut off": (_sheet(f"<worksheet {_MAIN}><sheetData><row>"), "broken"),
    "deep": (_sheet(f"<worksheet {_MAIN}><sheetData/>" + "<a>" * 300 + "</a>" * 300 + "</worksheet>"), "too deep"),
    "deep in a row": (
        raw_rows('<row r="1"><c r="A1"><is>' + "<a>" * 300 + "</a>" * 300 + "</is></c></row>"),
        "too deep",
    ),
    "entities in the texts": (
        changed(
            EMPTY,
            {
                "xl/_rels/workbook.xml.rels": added(
                    "</Relationships>", link("rId9", "sharedStrings", "sharedStrings.xml")
                ),
                "xl/sharedStrings.xml": f"{_ENTITY}<sst {_MAIN}><si><t>&b;</t></si></sst>",
            },
        ),
        "broken",
    ),
    "macro sheets": (
        changed(EMPTY, {"xl/_rels/workbook.xml.rels": lambda text: text.replace('/worksheet"', '/xlMacrosheet"')}),
        "unsupported",
    ),
    "no sheets": (changed(EMPTY, {"xl/workbook.xml": f"<workbook {_MAIN}/>"}), "broken"),
}


@pytest.mark.parametrize(("data", "why"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(Cannot, match=f"^{why}$"):
        open_file(data, "x.xlsx")


def test_a_sheet_without_end_is_refused() -> None:
    """What unpacks to more than its size allows is told before it is unpacked."""
    bomb = changed(EMPTY, {SHEET: b"<worksheet><sheetData>" + b"<row/>" * 3_000_000})
    with pytest.raises(Cannot, match="too large"):
        opened_book(bomb)


def test_a_text_that_is_not_there_is_none() -> None:
    assert said(raw_rows('<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1" t="str"><v>words</v></c></row>')) == [
        "words\n"
    ]


@settings(max_examples=30)
@given(st.data())
def test_damage_is_refused_or_read(data: st.DataObject) -> None:
    parts = unpacked(rows(["Name", "Born"], ["Ann", 5]))
    name = data.draw(st.sampled_from(sorted(set(parts) - {"xl/theme/theme1.xml"})))
    part = bytearray(parts[name])
    for at in data.draw(st.lists(st.integers(0, len(part) - 1), min_size=1, max_size=4)):
        part[at] = data.draw(st.integers(0, 255))
    try:
        opened = open_file(packed({**parts, name: bytes(part)}), "x.xlsx")
        open_file(opened.without({}), "x.xlsx")
    except Cannot as trouble:
        why = str(trouble)
    else:
        why = "broken"
    assert why in ("broken", "unsupported", "too deep", "too large", "encrypted", "empty")


def test_the_second_reader_gives_each_text_once() -> None:
    book = openpyxl.Workbook()
    book.active.append(["only once", "=1+1"])
    book.active["A1"].comment = Comment("one remark", "x")
    said_by_it = "\n".join(second_reading(saved(book)))
    assert [said_by_it.count(text) for text in ("only once", "1+1", "one remark")] == [1, 1, 1]


def test_the_second_reader_sees_what_the_size_of_the_sheet_denies() -> None:
    data = changed(
        rows(["a"], ["far words"]),
        {SHEET: lambda text: re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>', text)},
    )
    assert "far words" in "\n".join(second_reading(data))


def test_text_beside_the_rows_is_found() -> None:
    data = changed(
        EMPTY,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                link("rId1", "hyperlink", "mailto:Ann%20Quill@example.org", outside=True)
            ),
            SHEET: added(
                "<pageMargins",
                '<hyperlinks><hyperlink xmlns:r="' + R + '" ref="A1" r:id="rId1"/></hyperlinks>',
            ),
        },
    )
    assert "mailto:Ann Quill@example.org" in text_of(opened_book(data))
    made = without(data, "Ann Quill")
    assert "mailto:%5B%C2%A72-929%5D@example.org" in unpacked(made)["xl/worksheets/_rels/sheet1.xml.rels"].decode()


def _linked(kind: str, name: str, parts: dict[str, str]) -> bytes:
    """A workbook that refers to one of some further parts."""
    return changed(
        rows(["x"]),
        {"xl/_rels/workbook.xml.rels": added("</Relationships>", link("rId71", kind, f"/xl/{name}")), **parts},
    )


def test_records_of_a_pivot_table_are_read_with_their_fields() -> None:
    """They may be all that is left of rows that somebody deleted."""
    items = '<cacheField name="Status"><sharedItems><s v="visa"/></sharedItems></cacheField>'
    fields = f'<cacheFields><cacheField name="Name"><sharedItems/></cacheField>{items}</cacheFields>'
    record = '<r><s v="Ann"/><x v="0"/></r>'
    parts = {
        "pivotCacheDefinition1.xml": f"<pivotCacheDefinition {_MAIN}>{fields}</pivotCacheDefinition>",
        "_rels/pivotCacheDefinition1.xml.rels": relations(link("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")),
        "pivotCacheRecords1.xml": f"<pivotCacheRecords {_MAIN}>{record}</pivotCacheRecords>",
    }
    named = {f"xl/pivotCache/{name}": part for name, part in parts.items()}
    data = _linked("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", named)
    assert "Name: Ann\nStatus: visa" in [surface.text for surface in opened_book(data).surfaces]


def test_a_sheet_that_the_workbook_does_not_list_is_read_and_left_out() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>lost words</t></is></c></row>'
    name = "worksheets/sheet9.xml"
    data = _linked("worksheet", name, {f"xl/{name}": f"<worksheet {_MAIN}><sheetData>{row}</sheetData></worksheet>"})
    opened = opened_book(data)
    assert "lost words" in text_of(opened)
    assert f"xl/{name}" not in unpacked(opened.without({}))


def test_a_zip_file_that_was_written_as_a_stream_has_no_other_bytes() -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in unpacked(rows(["x"])).items():
            package.writestr(name, part)
    assert list(opened_book(out.getvalue()).unread) == []
