"""Forms that come filled in, of every format: what was filled in is in no report and in no file, as every system call
of `charteroak lint` shows; nor is any word of a form that cannot be read.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from cli_running import COMMAND, process

from tests.fixtures.seeking import seek

MARK = "zqx7plantedvalue"
ASKED = "Are you a U.S. citizen?"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(main: str, kind: str, **parts: str) -> bytes:
    """An office file: its main part, and others by their names with "__" for a slash and "_" for a point."""
    types = (
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml",
                         f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                         f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
                         f'+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>')  # fmt: skip
        package.writestr("_rels/.rels", f'<Relationships xmlns="{_R}"><Relationship Id="a" '
                         f'Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>')  # fmt: skip
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return made.getvalue()


def docx() -> bytes:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    control = (f'<w:p><w:r><w:t xml:space="preserve">{ASKED} </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="Citizen"/>'
               "<w:text/></w:sdtPr><w:sdtContent>"
               f"<w:r><w:t>{MARK}</w:t></w:r></w:sdtContent></w:sdt></w:p>")  # fmt: skip
    legacy = ('<w:p><w:r><w:t xml:space="preserve">Country of birth: </w:t></w:r><w:r><w:fldChar w:fldCharType="begin">'
              f'<w:ffData><w:textInput><w:default w:val="{MARK}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r>'
              '<w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>'
              f'{MARK}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')  # fmt: skip
    table = f"<w:tbl><w:tr>{cell('Visa type')}{cell(MARK)}</w:tr><w:tr>{cell('Your name')}{cell('')}</w:tr></w:tbl>"
    body = f'<w:document xmlns:w="{_W}"><w:body>{control}{legacy}{table}</w:body></w:document>'
    return packed("word/document.xml", "wordprocessingml.document", **{"word__document.xml": body})


def xlsx() -> bytes:
    rows = [("Intake", ""), (ASKED, MARK), ("Country of birth:", MARK), ("Your name:", "")]
    cells = "".join(
        f'<row r="{number}">' + "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for letter, text in zip("AB", row, strict=True) if text
        ) + "</row>" for number, row in enumerate(rows, 1)
    )  # fmt: skip
    return packed(
        "xl/workbook.xml", "spreadsheetml.sheet",
        **{"xl__workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_OFFICE}"><sheets><sheet name="Form" sheetId="1" '
                               'r:id="b"/></sheets></workbook>',
           "xl___rels__workbook.xml.rels": f'<Relationships xmlns="{_R}"><Relationship Id="b" '
                                           f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                                           "</Relationships>",
           "xl__worksheets__sheet1.xml": f'<worksheet xmlns="{_S}"><sheetData>{cells}</sheetData></worksheet>'},
    )  # fmt: skip


def pdf() -> bytes:
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(612, 792))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Resources = fonts
    page.Contents = made.make_stream(f"BT /F1 11 Tf 72 700 Td ({ASKED}) Tj 0 -30 Td (Country of birth) Tj ET".encode())
    shown = made.make_stream(f"BT /F1 9 Tf 2 3 Td ({MARK}) Tj ET".encode())
    shown.Type, shown.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    shown.BBox, shown.Resources = pikepdf.Array([0, 0, 200, 18]), fonts
    fields = [
        made.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String(f"f{y}"), F=4,
            V=pikepdf.String(MARK), DV=pikepdf.String(MARK), RV=pikepdf.String(f"<body><p>{MARK}</p></body>"),
            Rect=pikepdf.Array([230, y, 430, y + 18]), AP=pikepdf.Dictionary(N=shown), P=page.obj,
        )) for y in (695, 665)
    ]  # fmt: skip
    page.Annots = made.make_indirect(pikepdf.Array(fields))
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def filled() -> dict[str, bytes]:
    """A form of each format that may come filled in, by its name."""
    item = {"linkId": "1", "text": ASKED, "answer": [{"valueString": MARK}]}
    schema = {"type": "object", "properties": {"c": {"title": ASKED, "default": MARK, "const": None}}}
    survey = {"pages": [{"elements": [{"type": "text", "name": "c", "title": ASKED, "defaultValue": MARK}]}],
              "data": {"c": MARK}}  # fmt: skip
    html = (
        f"<form><label>{ASKED} <input value='{MARK}'></label><textarea>{MARK}</textarea><output>{MARK}</output></form>"
    )
    made: dict[str, str | bytes] = {
        "a.html": html,
        "a.txt": f"{ASKED} ____{MARK}____\nQ: Where were you born?\nA: {MARK}\n",
        "a.md": f"- {ASKED} __{MARK}__\n- Your name: ____\n",
        "fhir.json": json.dumps(
            {"resourceType": "QuestionnaireResponse", "subject": {"display": MARK}, "item": [item]}
        ),
        "schema.json": json.dumps(schema),
        "survey.json": json.dumps(survey),
        "hmis.csv": f"PersonalID,ImmigrationStatus,CountryOfBirth\n{MARK},{MARK},{MARK}\n{MARK},{MARK},{MARK}\n",
        "a.docx": docx(),
        "a.xlsx": xlsx(),
        "a.pdf": pdf(),
    }
    return {name: form if isinstance(form, bytes) else form.encode() for name, form in made.items()}


def broken() -> dict[str, bytes]:
    """What cannot be read, with words in it that an error might quote."""
    return {
        "b.json": f'{{"{MARK}": "{MARK}", '.encode(),
        "deep.json": (f'{{"{MARK}":' * 5_000).encode() + b"1" + b"}" * 5_000,
        "b.pdf": f"%PDF-1.7\n1 0 obj << /{MARK} ({MARK}) >>".encode(),
        "b.docx": docx()[:-90],
        "b.xlsx": packed("xl/workbook.xml", "spreadsheetml.sheet", **{"xl__workbook.xml": f"<{MARK}>"}),
        "b.html": b"\xff\xfe\x00" + MARK.encode() + b"\x00\xd8",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with them all, and beside it an empty one for what is kept and what is temporary."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "kept").mkdir()
    for name, form in (filled() | broken()).items():
        (tmp_path / "forms" / name).write_bytes(form)
    return tmp_path


@pytest.mark.parametrize("written", ["text", "jsonl", "sarif", "html"])
def test_what_is_filled_in_is_in_no_report_and_every_form_is_read(folder: Path, written: str) -> None:
    kept = str(folder / "kept")
    made = process("lint", "--format", written, "forms", cwd=folder, env={"CHARTEROAK_DATA": kept, "TMPDIR": kept})
    assert made.returncode == 2
    assert made.stdout.count(b"citizen") >= 1
    assert not seek(MARK, made.stdout, made.stderr, folder=folder / "kept")
    told = [line.split(":")[1].strip() for line in made.stderr.decode().splitlines()]
    assert [f"forms/{name}" for name in sorted(broken()) if name != "b.html"] == [
        each for each in told if each != "forms/b.html" and each.startswith("forms/")
    ]
    if written == "jsonl":
        flagged = {json.loads(line)["path"] for line in made.stdout.splitlines()}
        assert flagged == {f"forms/{name}" for name in filled()}


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("strace") is None, reason="strace shows what is asked for")
def test_nothing_is_written_anywhere_while_forms_are_read(folder: Path) -> None:
    """Neither a file nor a socket: what is read goes to our own processes by pipes, and the report to our output."""
    trace = folder / "trace"
    calls = (
        "open,openat,openat2,creat,write,pwrite64,writev,sendto,sendmsg,connect,rename,mkdir,link,symlink,memfd_create"
    )
    command = ["strace", "-f", "-qq", "-y", "-s", "200", "-e", f"trace={calls}", "-e", "signal=none", "-o", str(trace)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CHARTEROAK_DATA": str(folder / "kept")}
    subprocess.run(  # noqa: S603 - our own
        [*command, COMMAND, "lint", "forms"], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    asked = [line for line in trace.read_text(errors="replace").splitlines() if " = -1 " not in line]
    assert any("write(1<" in line for line in asked)
    made = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename|mkdir|link\(|memfd|connect|send(?:to|msg)\(")
    assert [line for line in asked if made.search(line) and "/dev/null" not in line and "<pipe:" not in line] == []
