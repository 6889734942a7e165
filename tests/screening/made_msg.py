"""Outlook messages, made for tests: a compound file with the streams that a message's properties lie in."""

from __future__ import annotations

import struct
from itertools import pairwise

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

Tree = dict[str, "bytes | Tree"]
"""Streams and storages by their names."""


def compound(tree: Tree) -> bytes:
    """A compound file."""
    entries, streams = list[list[object]](), list[bytes]()

    def add(name: str, held: bytes | Tree, kind: int) -> int:
        number = len(entries)
        entries.append([name, kind, _FREE, _FREE, b""])
        if isinstance(held, bytes):
            entries[number][4] = held
            streams.append(held)
            return number
        children = [add(each, within, 2 if isinstance(within, bytes) else 1) for each, within in held.items()]
        if children:
            entries[number][2] = children[0]
        for one, following in pairwise(children):
            entries[one][3] = following
        return number

    add("Root Entry", tree, 5)
    return _written(entries)


def _written(entries: list[list[object]]) -> bytes:
    minis, mini_fat, sectors, fat = bytearray(), list[int](), list[bytes](), list[int]()

    def chain(table: list[int], count: int) -> int:
        first = len(table)
        table += [*range(first + 1, first + count), _END] if count else []
        return first if count else _END

    def lay(data: bytes) -> int:
        parts = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(parts)
        return chain(fat, len(parts))

    starts = []
    for entry in entries:
        held = entry[4]
        assert isinstance(held, bytes)
        if len(held) >= _CUTOFF:
            starts.append(lay(held))
        else:
            starts.append(chain(mini_fat, -(-len(held) // _MINI)))
            minis += held.ljust(-(-len(held) // _MINI) * _MINI, b"\0")
    starts[0] = lay(bytes(minis))
    rows = b"".join(_row(entry, start, len(minis)) for entry, start in zip(entries, starts, strict=True))
    listed = lay(rows)
    mini = lay(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(_SECTOR, b"\xff"))
    count = 1
    while (len(fat) + count) * 4 > count * _SECTOR:
        count += 1
    places = range(len(fat), len(fat) + count)
    table = [*fat, *[_FAT] * count]
    table += [_FREE] * (count * _SECTOR // 4 - len(table))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, count, listed, 0, _CUTOFF, mini, max(1, -(-len(mini_fat) * 4 // _SECTOR)), _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *places, *[_FREE] * (109 - count))
    return head + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _row(entry: list[object], start: int, minis: int) -> bytes:
    name, kind, child, sibling, held = entry
    assert isinstance(name, str)
    assert isinstance(held, bytes)
    encoded = name.encode("utf-16-le")
    size = minis if kind == 5 else len(held)
    return struct.pack("<64sHBBIII16xIQQIQ", encoded, len(encoded) + 2, kind, 1, _FREE, sibling, child,
                       0, 0, 0, start if size else _END, size)  # fmt: skip


def properties(values: dict[str, str | bytes | int], head: int) -> Tree:
    """The streams of properties, named as in "0037001F", and the stream that lists them."""
    made: Tree = {}
    listed = b"\0" * head
    for tag, value in values.items():
        number = struct.pack("<HHI", int(tag[4:], 16), int(tag[:4], 16), 6)
        if isinstance(value, int):
            listed += number + struct.pack("<q", value)
            continue
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        made[f"__substg1.0_{tag}"] = data
        listed += number + struct.pack("<II", len(data), 0)
    return {"__properties_version1.0": listed, **made}


def msg(
    subject: str, body: str, *, page: str = "", rtf: bytes = b"", attached: dict[str, bytes] | None = None,
    within: Tree | None = None, more: dict[str, str | bytes | int] | None = None,
) -> bytes:  # fmt: skip
    """A message to one person, from another."""
    return compound(tree(subject, body, page=page, rtf=rtf, attached=attached, within=within, more=more, head=32))


def tree(
    subject: str, body: str, *, page: str = "", rtf: bytes = b"", attached: dict[str, bytes] | None = None,
    within: Tree | None = None, more: dict[str, str | bytes | int] | None = None, head: int = 24,
) -> Tree:  # fmt: skip
    """The storage of a message; `within` is one that is attached to it."""
    values: dict[str, str | bytes | int] = {"001A001F": "IPM.Note", "0037001F": subject, "0C1A001F": "A. Clerk"}
    values |= {"0C1F001F": "clerk@example.org", "1000001F": body, "3FDE0003": 65001} | (more or {})
    values |= ({"10130102": page.encode()} if page else {}) | ({"10090102": rtf} if rtf else {})
    made = properties(values, head)
    made["__recip_version1.0_#00000000"] = properties({"3001001F": "B. Person", "3003001F": "b@example.org"}, 8)
    for number, (name, data) in enumerate((attached or {}).items()):
        held = properties({"37010102": data, "3707001F": name, "37050003": 1}, 8)
        made[f"__attach_version1.0_#{number:08X}"] = held
    if within:
        held = properties({"3707001F": "within", "37050003": 5}, 8) | {"__substg1.0_3701000D": within}
        made[f"__attach_version1.0_#{len(attached or {}):08X}"] = held
    return made
