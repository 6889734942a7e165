"""E-mail, folders of it, and Outlook's: every field, text, name and file in them is read, and written anew."""

import email
import email.policy
from base64 import b64encode
from email.message import EmailMessage
from typing import Any

import pytest
from found_by_words import RECORD, SAID, by_words, places, whole_text
from hypothesis import given, settings
from hypothesis import strategies as st
from made_msg import msg, tree

from charteroak.screening.formats import mail_written
from charteroak.screening.formats.mail import second_reading
from charteroak.screening.formats.mail_parts import unfolded
from charteroak.screening.formats.msg import unpacked_rtf
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact

WIDE = b64encode(SAID.encode("utf-16-le"))


def message(**fields: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in ({"From": "José Núñez <jose@example.org>", "To": "b@example.org"} | fields).items():
        made[name.replace("_", "-")] = value
    made.set_content("Kept: día.\n")
    return made


def copy_of(data: bytes, *, drop: bool = False) -> Any:
    made = redact(data, "", by_words, drop_unread=drop).data
    assert made is not None
    assert SAID.encode() not in made
    return email.message_from_bytes(made, policy=email.policy.default)


def test_words_are_found_in_every_part_of_a_message() -> None:
    made = message(Subject=f"Ñ: {SAID}", X_On_Zarq="yes", Received=f"from x by {SAID}")
    made.add_alternative("<p>zar<b>quon</b> status</p>", subtype="html")
    made.add_attachment(b"id,on_zarq\n1,y\n", "text", "csv", filename=f"é {SAID}.csv")
    inside = message(Subject="kept")
    inside.set_content(SAID)
    made.add_attachment(inside)
    found = places(made.as_bytes())
    assert found == ["header 3", "header 4", "header 5", "part 3 name", "part 2: text",
                     "part 3: B2", "part 4: text 1"]  # fmt: skip
    copy = copy_of(made.as_bytes())
    assert str(copy["Subject"]) == f"Ñ: {MARK}"
    assert str(copy["From"]) == "José Núñez <jose@example.org>"
    assert copy["X-Hartford-2-929"]
    assert not copy["Received"]
    plain, page, table, within = [part for part in copy.walk() if not part.is_multipart()][:4]
    assert plain.get_content().startswith("Kept: día.\n\nHartford Municipal Code § 2-929")
    assert f"<p>{MARK}" in page.get_content()
    assert table.get_content().splitlines() == ["id,on_zarq", f"1,{MARK}"]
    assert table.get_filename() == f"é {MARK}.csv"
    assert within.get_content().startswith(MARK)


@pytest.mark.parametrize("written", [
    b"Subject: =?utf-8?q?zarquon_sta?= =?utf-8?b?dHVz?=",
    b"Subject: zarquon\n status",
    b"To: =?iso-8859-1?Q?zarquon_status?= <a@b.example>",
    b"X-Note: zarquon status",
])  # fmt: skip
def test_words_in_fields_are_read_as_they_are_said(written: bytes) -> None:
    data = b"From: a@b.example\nMIME-Version: 1.0\n" + written + b"\n\nbody\n"
    assert len(places(data)) == 1
    copy_of(data)


@pytest.mark.parametrize("coded", [
    b"Content-Transfer-Encoding: base64\n\nemFycXVvbiBzdGF0dXM=",
    b"Content-Transfer-Encoding: quoted-printable\n\nzarqu=6Fn sta=\ntus",
    b"Content-Type: text/plain; charset=utf-16-le\nContent-Transfer-Encoding: base64\n\n" + WIDE,
    b"Content-Type: text/html; charset=no-such\n\n<p>zarquon&#32;status",
    b"Content-Type: multipart/mixed; boundary=b\n\nzarquon status\n--b\n\nx\n--b--\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\nzarquon status\n",
    b"Content-Type: multipart/mixed; boundary=b\n\nno parts: zarquon status\n",
    b"Content-Type: application/json\n\n{\"on_zarq\": 1}",
    b"Content-Type: text/plain; name=\"zarquon status.txt\"\n\nx",
])  # fmt: skip
def test_words_in_bodies_are_read_whatever_they_are_wrapped_in(coded: bytes) -> None:
    data = b"From: a@b.example\nMIME-Version: 1.0\n" + coded
    assert places(data)
    copy_of(data)


@pytest.mark.parametrize(("maintype", "subtype", "why"), [
    ("application", "ms-tnef", "TNEF"), ("application", "pkcs7-mime", "encrypted"),
    ("application", "x-msdownload", "unsupported"),
])  # fmt: skip
def test_what_cannot_be_read_is_said_and_left_out_only_when_asked(maintype: str, subtype: str, why: str) -> None:
    made = message(Subject=SAID)
    made.add_attachment(b"MZ\x90\x00 zarquon status", maintype, subtype, filename="a.bin")
    assert [(each.where, each.why) for each in open_file(made.as_bytes()).unread] == [("part 2", why)]
    with pytest.raises(Cannot, match="unread"):
        redact(made.as_bytes(), "", by_words)
    copy = copy_of(made.as_bytes(), drop=True)
    assert [part.get_content().strip() for part in copy.iter_parts()][1] == MARK


def test_text_that_hides_a_file_is_unread() -> None:
    data = b"From: a@b.example\nMIME-Version: 1.0\n\nbegin 644 a.txt\n#86)C\n`\nend\n"
    assert [each.why for each in open_file(data).unread] == ["encoded"]


def test_a_record_that_is_attached_is_withheld_whole_and_the_rest_is_not() -> None:
    made = message(Subject="kept")
    made.add_attachment(f"{RECORD}\nwages 1\n", filename="w.txt")
    result = redact(made.as_bytes(), "", by_words)
    assert [(each.where, each.category) for each in result.withheld] == [("part 2", "income_tax_record")]
    assert result.data is not None
    assert b"wages" not in result.data
    assert redact(f"From: a@b.example\nMIME-Version: 1.0\n\n{RECORD}".encode(), "", by_words).data is None


def test_messages_in_messages_are_read_so_deep_and_no_deeper() -> None:
    inside = message(Subject=SAID)
    for _ in range(3):
        around = message()
        around.add_attachment(inside)
        inside = around
    assert len(places(inside.as_bytes())) == 1
    for _ in range(3):
        around = message()
        around.add_attachment(inside)
        inside = around
    assert [each.why for each in open_file(inside.as_bytes()).unread] == ["too deep"]


def test_a_folder_is_its_messages() -> None:
    one, two = message(Subject=SAID).as_bytes(), message(Subject="kept").as_bytes() + b"\n>From here on.\n"
    data = b"From jose Thu Jan  1 00:00:00 1970\n" + one + b"\nFrom zarquon status\n" + two
    assert places(data) == ["message 2 envelope", "message 1: header 3"]
    made = redact(data, "", by_words).data
    assert made is not None
    assert made.count(b"\nFrom - ") == 1
    assert SAID.encode() not in made
    assert whole_text(made).count("From here on.") == 1


def test_outlooks_message_is_read_whole_and_written_as_it_is_sent() -> None:
    more: dict[str, str | bytes | int] = {"8001001F": f"named {SAID}", "0E1D001F": "kept"}
    data = msg(f"S {SAID}", f"B {SAID}", page=f"<p>P {SAID}</p>", attached={"t.csv": b"id,on_zarq\n1,y\n"},
               within=tree("kept", f"inner {SAID}"), more=more)  # fmt: skip
    assert len(places(data)) == 6
    assert "B. Person <b@example.org>" in whole_text(data)
    copy = copy_of(data)
    assert str(copy["Subject"]) == f"S {MARK}"
    assert str(copy["From"]) == '"A. Clerk" <clerk@example.org>'
    assert len([part for part in copy.walk() if not part.is_multipart()]) == 4


def test_outlooks_rtf_is_read_where_it_is_the_only_form() -> None:
    rtf = rb"{\rtf1\ansi the zar{\b quon} status}"
    packed = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA\0\0\0\0" + rtf
    assert places(msg("s", "", rtf=packed)) == ["text 1"]
    example = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062770"
                            "5b06c647d0a800fa0")  # fmt: skip
    assert unpacked_rtf(example) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@given(st.text(alphabet=st.sampled_from('abc é日,;<>"@. ñ'), max_size=80) | st.text(max_size=80))
@settings(max_examples=50)
def test_a_field_comes_back_as_it_was_said(said: str) -> None:
    line = mail_written.field("Subject", said)
    back = open_file(b"From: a@b.example\nMIME-Version: 1.0\n" + line + b"\nx").surfaces
    if said.isprintable() and "=?" not in said:
        assert not said.split() or " ".join(said.split()) in [surface.text for surface in back]
    assert max(map(len, line.splitlines())) <= 998 or len(said) > 70


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a =?iso-8859-1?Q?=E9_x?= b", "a é x b"), ("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é"),
        ("no =? words ?=", "no =? words ?="), ("=?utf-8?b?w6k=?= =?iso-8859-1*es?q?=F1?=", "éñ"),
        ("=?no-such?q?a?=", "a"), ("=?utf-8?b?!?=", ""),
    ],
)  # fmt: skip
def test_encoded_words_are_read(written: str, said: str) -> None:
    assert unfolded(written) == said


def test_the_second_reader_reads_what_is_attached() -> None:
    made = message()
    made.add_attachment(b"<p>zar<b>quon</b></p>", "text", "html", filename="a.html")
    assert any("zarquon" in text for text in second_reading(made.as_bytes()))
