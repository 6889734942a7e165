"""E-mail, web pages and RTF: what a reader sees, what comes with it, and what is beside it."""

from email.message import EmailMessage

import pytest
from made_docx import docx, p
from made_pdf import full_page, lines, pdf, photographed

from charteroak.screening.documents import LIMITS, Document, Unreadable
from charteroak.screening.documents.mail import MOST_FIELDS, MOST_PARTS
from charteroak.screening.documents.reading import read_here
from charteroak.screening.documents.rtf import read_rtf
from charteroak.screening.documents.web import text_of_html


def read(data: bytes, name: str = "") -> Document:
    return read_here(data, name, LIMITS)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return caught.value.reason


def message(body: str = "See the paper, Señor.", **fields: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "From": "Officer <o@example.org>",
        "To": "r@example.org",
        "Subject": "A hold",
        **fields,
    }.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


def test_a_message_is_its_head_its_text_and_its_papers() -> None:
    made = message(X_Other="header words")
    made.add_attachment(pdf(lines("first of pdf"), lines("second of pdf")), "application", "pdf", filename="a.pdf")
    made.add_attachment(docx(p("words of word")), "application", "octet-stream", filename="b.bin")
    made.add_attachment("words of text", filename="c.txt")
    found = read(made.as_bytes())
    first, *others = found.pages
    assert first == "From: Officer <o@example.org>\nTo: r@example.org\nSubject: A hold\n\nSee the paper, Señor."
    assert [page.strip() for page in others] == ["first of pdf", "second of pdf", "words of word", "words of text"]
    assert [(piece.text.strip(), piece.page) for piece in found.pieces if piece.place == "body"][-1] == (
        "words of text",
        5,
    )
    assert any("header words" in piece.text for piece in found.pieces if piece.place == "metadata")
    assert found.unread == ()


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_every_encoding_of_the_text_is_read(encoding: str, transfer: str) -> None:
    made = message()
    made.set_content("Señor Núñez", charset=encoding, cte=transfer)
    made.replace_header("Subject", "¿Señor?")
    assert read(made.as_bytes()).pages[0].endswith("Subject: ¿Señor?\n\nSeñor Núñez")


def test_the_plain_text_goes_before_the_page_and_the_page_before_nothing() -> None:
    made = message("plain words")
    made.add_alternative("<p>page words</p>", subtype="html")
    assert read(made.as_bytes()).pages[0].endswith("\n\nplain words")
    made = message()
    made.set_content("<style>x</style><p>page <b>words</b></p><p hidden>no", subtype="html")
    assert read(made.as_bytes()).pages[0].endswith("\n\npage words")


def test_a_message_in_a_message_is_read_with_its_papers() -> None:
    inner = message("inner words", Subject="Inner")
    inner.add_attachment(pdf(lines("paper of the inner")), "application", "pdf")
    outer = message("outer words")
    outer.add_attachment(inner)
    pages = read(outer.as_bytes()).pages
    assert [page.split("\n")[-1] for page in pages] == ["outer words", "inner words", "paper of the inner"]


def test_messages_in_messages_end() -> None:
    made = message("innermost")
    for _ in range(30):
        outer = message("outer")
        outer.add_attachment(made)
        made = outer
    found = read(made.as_bytes())
    assert "embedded file" in found.unread
    assert len(found.pages) < 10


def test_what_comes_with_it_and_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    made = message()
    made.add_attachment(b"\x7fELF" + bytes(50), "application", "octet-stream")
    made.add_attachment(pdf(full_page("Im"), images={"Im": photographed("a scan")}), "application", "pdf")
    assert read(made.as_bytes()).unread == ("embedded file", "scanned page")


def test_a_picture_in_the_text_is_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    made = message()
    made.add_related(b"GIF89a", "image", "gif", cid="<logo>")
    assert read(made.as_bytes()).unread == ()


def test_too_many_parts_or_fields_are_refused() -> None:
    made = message()
    for _ in range(MOST_PARTS):
        made.add_attachment("x", filename="x.txt")
    assert refused(made.as_bytes()) == "too large"
    assert refused(b"From: a@example.org\nMIME-Version: 1.0\n" + b"X: y\n" * MOST_FIELDS + b"\nwords") == "too large"


@pytest.mark.parametrize(
    "wrong",
    [
        b"Content-Type: text/plain; charset=no-such\n\nwords",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords",
        b"Content-Type: multipart/mixed\n\nwords",
        b"Content-Transfer-Encoding: base64\n\nd29yZHM",
        b"Content-Type: message/rfc822\n\nwords",
        b"Content-Type: \xff\xfe\nSubject: =?no-such?q?words?=\n\nwords",
        b"To: \xed\xa0\x80 words\n\n\xed\xa0\x80",
        b"Content-Disposition: attachment; filename*=no'such'words\n\nwords",
    ],
)
def test_messages_that_are_made_wrong_do_no_harm(wrong: bytes) -> None:
    found = read(b"From: a@example.org\nMIME-Version: 1.0\n" + wrong)
    text = "".join((*found.pages, *(piece.text for piece in found.pieces)))
    assert "words" in text
    text.encode()


# Web pages.


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two <b>th</b>ree", "one\ntwo three"),
        ("<table><tr><td>a</td><td>b c</td></tr><tr><td>d</td></tr></table>", "a\tb c\n\nd"),
        ("<script>if (a < b) x</script>after<style>p{}</style>", "after"),
        ("<script>never ended", ""),
        ("a &lt;b&gt; &amp; &ntilde; &#241; &#xF1; &#99999999999;", "a <b> & ñ ñ ñ \ufffd"),
        ("a < b and c > d", "a < b and c > d"),
        ("<!-- remark -->seen<!doctype html><?x?>", "seen"),
        ("<!-- never ended", ""),
        ("<div hidden>no<p>no</p></div>yes", "yes"),
        ('<p style="DISPLAY : none">no</p>yes', "yes"),
        ('<p style="display:none">no<p>yes', "yes"),
        ("<head><title>no</title><body>yes", "yes"),
        ('<input type=checkbox checked>a <input type="radio">b <input value="typed">', "☒ a ☐ b typed"),
        ('<input type=hidden value=no><input type="submit" value="no">', ""),
        ("<" * 50, "<" * 50),
    ],
)
def test_a_page_says_what_a_browser_shows(page: str, seen: str) -> None:
    assert text_of_html(page)[0] == seen


def test_what_a_browser_does_not_show_is_found() -> None:
    page = "<title>t1</title><!-- t2 --><img alt='t3'><p hidden>t4</p><meta content=t5>"
    shown, unseen = text_of_html(page)
    assert (shown, unseen.split()) == ("", ["t1", "t2", "t3", "t5", "t4"]) or set(unseen.split()) == {
        *("t1", "t2", "t3", "t4", "t5")
    }
    assert refused(f"<html>{page}".encode()) == "no text"


def test_a_web_page_is_a_document() -> None:
    found = read("<!DOCTYPE html><title>t</title><p>Señor".encode())
    assert (found.kind, found.pages) == ("html", ("Señor",))
    assert [piece.text for piece in found.pieces if not piece.seen] == ["t"]


# RTF.


@pytest.mark.parametrize(
    ("inside", "pages"),
    [
        (rb"one\par two\line three\tab four", ["one\ntwo\nthree\tfour"]),
        (rb"one\page two", ["one", "two"]),
        (rb"Se\'f1or N\u250?\u241?ez", ["Señor Núñez"]),
        (rb"\uc2\u241??\uc0\u243 x", ["ñóx"]),
        (rb"{\uc2 a}\u241?b", ["a\xf1b"]),
        (rb"a\{b\}\\c\~d\_e", ["a{b}\\c d-e"]),
        (rb"{\b bold}{\fonttbl{\f0 Arial;}}{\*\unknown no} after", ["bold after"]),
        (rb"{\field{\*\fldinst no}{\fldrslt result}}", ["result"]),
        (rb"a{\v hidden}b\v no\v0 c", ["abc"]),
        (rb"{\pict 89504e47}x", ["x"]),
        (rb"{\header head}{\footer foot}body", ["head\nbody\nfoot"]),
        (b"li\r\nne", ["line"]),
    ],
)
def test_rtf_says_what_is_on_the_paper(inside: bytes, pages: list[str]) -> None:
    found = read(rb"{\rtf1\ansi " + inside + b"}")
    assert [page.strip() for page in found.pages] == pages


def test_what_rtf_hides_is_found() -> None:
    pieces = read_rtf(rb"{\rtf1{\info{\author who}}{\v hidden}{\annotation remark}body}").pieces
    assert {(piece.text, piece.place) for piece in pieces if not piece.seen} == {
        ("hidden", "hidden text"),
        ("remark\nwho", "metadata"),
    }


@pytest.mark.parametrize("data", [rb"{\rtf1}", rb"{\rtf1{\fonttbl x}}", rb"{\rtf1\u-10179?"])
def test_rtf_without_words_has_none(data: bytes) -> None:
    try:
        found = read(data)
    except Unreadable as trouble:
        assert trouble.reason == "no text"  # noqa: PT017 - or nothing but a half of a letter
    else:
        "".join(found.pages).encode()


def test_deep_groups_are_broken() -> None:
    assert refused(rb"{\rtf1 " + b"{" * 5000) == "broken"
