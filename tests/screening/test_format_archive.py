"""ZIP archives: members opened, names read, bounds kept, and packed anew."""

import io
import zipfile

import pytest
from found_by_words import RECORD, SAID, by_words, places

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact


def packed(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = comment
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


def test_members_and_their_names_are_read_and_written_anew() -> None:
    within = packed({"in/t.csv": b"id,on_zarq\n1,y\n"})
    data = packed({f"a/{SAID}.txt": SAID.encode(), f"b/{SAID}.txt": b"kept", "c.zip": within, "../up.txt": b"x",
                   "e.txt": b"", "w.txt": RECORD.encode()}, SAID.encode())  # fmt: skip
    assert places(data) == ["name 1", "name 2", "comment 1", "member 1: text", "member 3: member 1: B2"]
    result = redact(data, "", by_words)
    assert result.data is not None
    with zipfile.ZipFile(io.BytesIO(result.data)) as copy:
        assert copy.namelist() == [f"a/{MARK}.txt", f"b/{MARK}.txt", "c.zip", "up.txt", "e.txt", "w.txt"]
        assert copy.read("w.txt").decode().startswith(MARK)
        assert {info.date_time for info in copy.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2-929" in copy.comment
        assert SAID.encode() not in copy.read("c.zip")


def test_an_encrypted_member_is_unread() -> None:
    data = bytearray(packed({"a.txt": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert [(each.where, each.why) for each in open_file(bytes(data)).unread] == [("member 1", "encrypted")]
    with pytest.raises(Cannot):
        redact(bytes(data), "", by_words)


@pytest.mark.parametrize(
    ("count", "size", "limits"),
    [
        (1, 2 << 20, Limits()),  # a thousand to one
        (1, 5_000, Limits(part=4_999)),
        (4, 5_000, Limits(expanded=19_999)),
        (4, 5, Limits(members=3)),
    ],
)
def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(count: int, size: int, limits: Limits) -> None:
    with pytest.raises(Cannot, match=r"too large|broken"):
        open_file(packed({f"{number}.txt": b"\0" * size for number in range(count)}), "", limits)


def test_what_is_unpacked_counts_over_archives_within() -> None:
    within = packed({"a.txt": bytes(range(48, 58)) * 50_000})
    data = packed({f"{number}.zip": within for number in range(4)})
    with pytest.raises(Cannot, match="too large"):
        open_file(data, "", Limits(expanded=1_200_000))


def test_two_members_of_one_name_are_not_told_apart() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a", b"2")
    with pytest.raises(Cannot, match="broken"):
        open_file(made.getvalue())


def test_what_lies_between_members_is_unread() -> None:
    data = b"MZ" + b"a program that unpacks it" * 9 + packed({"a.txt": b"x"})
    opened = open_file(data[data.index(b"PK") :])
    assert not opened.unread
    hidden = packed({"a.txt": b"x", "b.txt": b"zarquon status that nobody lists"})
    listed = hidden.index(b"PK\x01\x02", hidden.index(b"PK\x01\x02") + 4)
    end = hidden.index(b"PK\x05\x06")
    tail = bytearray(hidden[end:])
    tail[8] = tail[10] = 1
    size = listed - hidden.index(b"PK\x01\x02")
    tail[12:16] = size.to_bytes(4, "little")
    unlisted = hidden[:listed] + bytes(tail)
    assert [each.where for each in open_file(unlisted).unread] == ["after the last member"]
