"""A file of every kind that is read, with the same words in each; and the same files spoilt in every way."""

import email.message
import io
import random
import zipfile
from collections.abc import Callable

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from found_by_words import SAID
from made_docx import p, section, story, table
from made_msg import msg, tree
from made_office import link, word
from made_pdf import new, photographed, png, saved, text
from openpyxl.comments import Comment

PICTURES = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
SENTENCE = f"The person has {SAID}, the file says."


_DIGITS = (b"\xff\xff\xff\xff", b"9999", b"-1-1", b"\0\0\0\x80", b"\xff\xff\xff\x7f")


def _docx() -> bytes:
    body = p("The office is open.") + p(SENTENCE) + table(("status", SENTENCE)) + section("header:default:rId2")
    parts = {
        "word/header1.xml": story("hdr", p(SENTENCE)),
        "docProps/core.xml": f'<c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d"><d:title>{SAID}</d:title>'
        "</c:coreProperties>",
    }
    return word(
        body, parts, link("rId2", "header", "header1.xml"), link("rId2", "core-properties", "docProps/core.xml")
    )


def _xlsx() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["name", "status"])
    sheet.append(["one", SENTENCE])
    sheet["A2"].comment = Comment(SENTENCE, "x")
    book.create_sheet("other").sheet_state = "hidden"
    book["other"]["B2"] = SENTENCE
    book.save(made)
    return made.getvalue()


def _pdf() -> bytes:
    made = new(text("The office is open.", 72, 700) + text(SENTENCE, 72, 500), text(SENTENCE, 72, 300))
    made.docinfo["/Title"] = SAID
    made.attachments["a.txt"] = SENTENCE.encode()
    return saved(made)


def _mail() -> bytes:
    made = email.message.EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@b.example", "c@d.example", SAID
    made.set_content(SENTENCE)
    made.add_alternative(f"<p>{SENTENCE}</p>", subtype="html")
    made.add_attachment(f"{SENTENCE}\n".encode(), "text", "plain", filename="a.txt")
    made.add_attachment(_zip(), "application", "zip", filename="a.zip")
    return bytes(made)


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", SENTENCE)
        package.writestr("folder/b.csv", f"name,status\none,{SENTENCE}\n")
    return made.getvalue()


def _table() -> pa.Table:
    return pa.table({"name": ["one", "two"], "status": [SENTENCE, None], "more": [[1], [2, 3]]})


def _parquet() -> bytes:
    made = io.BytesIO()
    pq.write_table(_table(), made)
    return made.getvalue()


def _arrow(kind: Callable[..., pa.ipc.RecordBatchFileWriter]) -> bytes:
    made = io.BytesIO()
    with kind(made, _table().schema) as writer:
        writer.write_table(_table())
    return made.getvalue()


def _picture(form: str) -> bytes:
    return png(photographed(SENTENCE, (420, 120), 16), form)


def every() -> dict[str, tuple[bytes, str]]:
    """A file of every kind, and its name."""
    note = f'{{"a": 1, "status": "{SENTENCE}", "b": [{{"c": "{SAID}"}}]}}'
    return {
        "text": (f"The office is open.\n{SENTENCE}\n".encode() * 3, "a.txt"),
        "utf-16": (f"The office is open.\n{SENTENCE}\n".encode("utf-16"), "a.txt"),
        "markdown": (f"# Status\n\n- {SENTENCE}\n\n```\n{SAID}\n```\n".encode(), "a.md"),
        "html": (f"<!doctype html><html><body><p title='{SAID}'>{SENTENCE}</p><!-- {SAID} --></body>".encode(),
                 "a.html"),
        "csv": (f"name,status\none,\"{SENTENCE}\"\ntwo,none\n".encode(), "a.csv"),
        "tsv": (f"name\tstatus\none\t{SENTENCE}\ntwo\tnone\n".encode(), "a.tsv"),
        "json": (note.encode(), "a.json"),
        "jsonl": (f"{note}\n{note}\n".encode(), "a.jsonl"),
        "rtf": (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title t}}" + SENTENCE.encode() + rb"\par two}", "a.rtf"),
        "eml": (_mail(), "a.eml"),
        "mbox": (b"".join(b"From x@y Mon Jan 1 00:00:00 2024\n" + _mail() + b"\n" for _ in range(2)), "a.mbox"),
        "msg": (msg(SAID, SENTENCE, page=f"<p>{SENTENCE}", attached={"a.txt": SENTENCE.encode()},
                    within=tree("i", SENTENCE)), "a.msg"),
        "zip": (_zip(), "a.zip"),
        "docx": (_docx(), "a.docx"),
        "xlsx": (_xlsx(), "a.xlsx"),
        "pdf": (_pdf(), "a.pdf"),
        "parquet": (_parquet(), "a.parquet"),
        "arrow file": (_arrow(pa.ipc.new_file), "a.arrow"),
        "arrow stream": (_arrow(pa.ipc.new_stream), "a.arrow"),
        **{form.lower(): (_picture(form), f"a.{form.lower()}") for form in PICTURES},
    }  # fmt: skip


def spoilt(data: bytes, name: str, others: list[tuple[bytes, str]], chance: random.Random) -> tuple[bytes, str]:
    """A file with something wrong in it, as chance has it; of a package, often in one of its members."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        made = _with_member_spoilt(data, others, chance)
    else:
        made = _spoilt(data, others, chance)
    if chance.random() < 0.15:
        name = chance.choice([*(each[1] for each in others), "a", "a.exe", "a.b.c", ""])
    return made, name


def _with_member_spoilt(data: bytes, others: list[tuple[bytes, str]], chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        which = chance.choice(given.namelist())
        for name in given.namelist():
            held = given.read(name)
            package.writestr(name, _spoilt(held, others, chance) if name == which and held else held)
    return made.getvalue()


def _spoilt(data: bytes, others: list[tuple[bytes, str]], chance: random.Random) -> bytes:
    made = bytearray(data)
    way = chance.choice(("flip", "flip", "flip", "cut off", "cut out", "splice", "double", "swap", "zeros", "digits"))
    at, size = chance.randrange(len(made)), chance.choice((1, 2, 4, 16, 64, 512, len(made)))
    match way:
        case "flip":
            for _ in range(chance.choice((1, 1, 2, 4, 16))):
                made[chance.randrange(len(made))] = chance.choice((0, 255, 10, 40, 60, chance.randrange(256)))
        case "cut off":
            del made[at:]
        case "cut out":
            del made[at : at + size]
        case "splice":
            other = chance.choice(others)[0]
            begin = chance.randrange(len(other))
            made[at : at + chance.choice((0, size))] = other[begin : begin + size]
        case "double":
            made[at:at] = made[at : at + size] * chance.choice((1, 2, 50))
        case "swap":
            to = chance.randrange(len(made))
            made[at : at + size], made[to : to + size] = made[to : to + size], made[at : at + size]
        case "zeros":
            made[at : at + size] = bytes(min(size, len(made) - at))
        case "digits":
            made[at : at + 4] = chance.choice(_DIGITS)
    return bytes(made)
