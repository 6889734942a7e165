"""Large files in parts: the same findings in the same places as in one, with memory for a part alone."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from found_by_words import SAID, by_words

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.scale import lines, parting
from charteroak.screening.scale.directory import Broken, directory, members, packed
from charteroak.screening.scale.parting import pieces
from charteroak.screening.scale.piece import Piece
from charteroak.screening.task import Outcome, Task, do

LETTER = "From: a{n}@b.example\nMessage-ID: <{n}@b.example>\nSubject: {n}\n\n{said}\n>From here on\nFrom noon\n"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PART", 2_000)
    monkeypatch.setattr(lines, "_BLOCK", 700)
    monkeypatch.setattr(parting, "_EXPANDED", 2_000)


def mbox(count: int, extra: str = "") -> bytes:
    letters = (LETTER.format(n=n, said=SAID if n % 7 == 3 else f"nothing {extra}") for n in range(count))
    return "\n".join(f"From a@b Thu Jan  1 00:00:00 2026\n{letter}" for letter in letters).encode()


def table(count: int) -> bytes:
    rows = (f'{n},"a, ""b""\nc","{SAID if n % 7 == 3 else "nothing"}"\n' for n in range(count))
    return ("number,quoted,said\n" + "".join(rows)).encode()


def records(count: int) -> bytes:
    return b"".join(json.dumps({"n": n, "said": SAID if n % 7 == 3 else "no"}).encode() + b"\n" for n in range(count))


def archive(count: int, **more: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(count):
            file.writestr(f"d/{n}.txt", SAID if n % 7 == 3 else f"nothing {'x' * 300}")
        for name, data in more.items():
            file.writestr(name, data)
        file.comment = b"a comment"
    return made.getvalue()


def told(data: bytes, name: str, most: int) -> Iterator[tuple[Piece, Outcome]]:
    for piece in pieces(io.BytesIO(data), name, most):
        held = piece.read()
        task = Task(what="screen", name=name, size=LIMITS.size)
        yield piece, piece.told(Outcome(trouble=piece.trouble) if held is None else do(task, held, by_words))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (mbox(60), "a.mbox"),
        (mbox(60).replace(b"\n", b"\r\n"), "a.mbox"),
        (table(500), "a.csv"),
        (records(500), "a.jsonl"),
        (archive(60), "a.zip"),
    ],
    ids=["mbox", "mbox with CR LF", "table", "JSON Lines", "ZIP"],
)
def test_parts_have_the_findings_of_the_whole_in_the_same_places(data: bytes, name: str) -> None:
    [(whole, wanted)] = told(data, name, len(data))
    assert whole.part == ""
    assert wanted.findings
    found = list(told(data, name, 1_000))
    assert len(found) > 3
    assert len({piece.part for piece, _ in found}) == len(found)
    assert [each for _, outcome in found for each in outcome.findings] == list(wanted.findings)
    assert not any(outcome.unread or outcome.trouble for _, outcome in found)


def test_text_in_parts_is_told_by_offsets_in_the_part_and_nothing_is_lost() -> None:
    text = "\n\n".join(f"{n} {SAID if n % 7 == 3 else 'nothing at all'}" for n in range(400)).encode()
    found = list(pieces(io.BytesIO(text), "a.txt", 1_000))
    assert b"".join(each.data or b"" for each in found) == text
    assert all((each.data or b"").endswith(b"\n\n") for each in found[:-1])
    outcomes = [outcome for _, outcome in told(text, "a.txt", 1_000)]
    assert sum(len(outcome.findings) for outcome in outcomes) == text.count(SAID.encode())
    assert outcomes[1].findings[0].where == "part 2: text"


def test_a_message_that_is_too_large_is_said_to_be_and_those_after_it_are_read() -> None:
    data = mbox(3) + b"\n" + mbox(1, "x" * 30_000) + b"\n" + mbox(4)
    found = list(told(data, "a.mbox", 8_000))
    assert [outcome.trouble for _, outcome in found].count("too large") == 1
    assert [each.where.split()[1] for _, outcome in found for each in outcome.findings] == ["8:"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_large_mail_folder_in_an_archive_is_read_in_parts(method: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "_LARGE", 3_000)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        file.writestr("a.txt", SAID)
        file.writestr(f"{SAID}.mbox", mbox(60))
        file.writestr("big.pdf", b"%PDF-1.7" + bytes(range(256)) * 40)
    found = list(told(made.getvalue(), "a.zip", 1_000))
    places = [each.where for _, outcome in found for each in outcome.findings]
    assert places[:2] == ["member 1: text", "name 2"]
    assert [place.split(": ")[:2] for place in places[2:]] == [
        ["member 2", f"message {n + 1}"] for n in range(60) if n % 7 == 3
    ]
    assert {piece.part: outcome.trouble for piece, outcome in found if outcome.trouble} == {"member 3": "too large"}


def test_an_archive_that_hides_something_between_its_members_is_not_passed_as_read() -> None:
    data = archive(30)
    at = data.index(b"PK\x03\x04", 1_000)
    start = data.index(b"PK\x01\x02")
    shifted = bytearray(data[:at] + b"h" * 100 + data[at:])
    entry = start + 100
    while shifted[entry : entry + 4] == b"PK\x01\x02":
        place = int.from_bytes(shifted[entry + 42 : entry + 46], "little")
        shifted[entry + 42 : entry + 46] = (place + 100 * (place >= at)).to_bytes(4, "little")
        entry += 46 + int.from_bytes(shifted[entry + 28 : entry + 30], "little")
    shifted[entry + 16 : entry + 20] = (start + 100).to_bytes(4, "little")
    unread = [each for _, outcome in told(bytes(shifted), "a.zip", 500) for each in outcome.unread]
    assert [each.why for each in unread] == ["unknown"]
    assert unread[0].where.startswith("before member ")


def bad_archives() -> dict[str, bytes]:
    good = archive(30)
    start = good.index(b"PK\x01\x02")
    inside = bytearray(good)  # every member lies where the first one does
    entry = start
    while inside[entry : entry + 4] == b"PK\x01\x02":
        inside[entry + 20 : entry + 24] = (1_000).to_bytes(4, "little")
        inside[entry + 42 : entry + 46] = bytes(4)
        entry += 46 + int.from_bytes(inside[entry + 28 : entry + 30], "little")
    return {
        "truncated": good[: len(good) // 2],
        "no list": good[:start] + b"PK\x05\x06" + bytes(18),
        "members within one another": bytes(inside),
        "a list that ends early": good.replace(b"PK\x01\x02", b"PK\x01\x03"),
        "a word file": archive(30, **{"[Content_Types].xml": b"<Types/>"}),
    }


@pytest.mark.parametrize("what", bad_archives())
def test_a_broken_archive_is_trouble_and_not_clean(what: str) -> None:
    found = list(told(bad_archives()[what], "a.zip", 500))
    assert any(outcome.trouble or outcome.unread for _, outcome in found)


def test_the_list_of_a_large_archive_is_read_as_the_standard_library_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("0", b"")
        for n in range(1, 66_000):  # more than the short end of a list can count; they are listed and are not there
            listed = zipfile.ZipInfo(f"{n}")
            listed.header_offset, listed.CRC = n, 0
            file.filelist.append(listed)
    with path.open("rb") as stream, zipfile.ZipFile(path) as file:
        where = directory(stream)
        some: list[Any] = [(one.name.decode(), one.at) for one in members(stream, where)]
        assert some == [(info.filename, info.header_offset) for info in file.infolist()]
        first = next(members(stream, where))
        with zipfile.ZipFile(io.BytesIO(packed(stream, [replace(first, at=first.at)]))) as small:
            assert small.namelist() == ["0"]
        with pytest.raises(Broken):
            packed(stream, [replace(first, packed=1 << 24)])
