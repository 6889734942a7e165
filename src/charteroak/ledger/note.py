"""A signed note: C2SP signed-note. The envelope only; `signing` knows what a signature is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from charteroak.ledger.encoding import from_base64, from_utf8, is_line, to_base64
from charteroak.ledger.errors import Malformed

LARGEST = 1 << 20
MOST_SIGNATURES = 100
_DASH = "\N{EM DASH} "


def check_name(name: str) -> str:
    """The name of a key, if it is one: not empty, with no space and no plus. Malformed if not."""
    if not is_line(name) or "+" in name or any(character.isspace() for character in name):
        raise Malformed("the name of a key is empty, or holds a space or a plus")
    return name


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: the key's name and its four-byte id, which tell whose it is, and the signature."""

    name: str
    key_id: bytes
    data: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.key_id) != 4 or not self.data:
            raise Malformed("a signature has no key id of four bytes, or is empty")

    @property
    def line(self) -> str:
        """The line in a note, with its newline."""
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.data)}\n"

    @classmethod
    def parse(cls, line: str) -> Signature:
        """The signature of a line without its newline. Malformed where it is none."""
        parts = line.removeprefix(_DASH).split(" ")
        if not line.startswith(_DASH) or len(parts) != 2:
            raise Malformed("a signature line is not a dash, a key's name and a signature")
        data = from_base64(parts[1], "a signature")
        return cls(check_name(parts[0]), data[:4], data[4:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures, none of them verified."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.endswith("\n"):
            raise Malformed("the note's text does not end with a newline")
        if len(self.signatures) > MOST_SIGNATURES:
            raise Malformed(f"the note has more than {MOST_SIGNATURES} signatures")

    def with_signatures(self, signatures: Iterable[Signature]) -> Note:
        """The same text with more signatures. One by a key that has signed already replaces the older one."""
        by_key = {(each.name, each.key_id): each for each in (*self.signatures, *signatures)}
        return replace(self, signatures=tuple(by_key.values()))

    def to_bytes(self) -> bytes:
        """The note as it is stored and sent."""
        return (self.text + "\n" + "".join(each.line for each in self.signatures)).encode("utf-8")

    @classmethod
    def parse(cls, data: bytes) -> Note:
        """The note in these bytes. Malformed where `to_bytes` would not give the very same."""
        whole = from_utf8(data, "the note", LARGEST)
        text, blank, lines = whole.rpartition("\n\n")
        if not blank or not lines:
            raise Malformed("the note has no blank line with signatures below")
        if not lines.endswith("\n"):
            raise Malformed("the note does not end with a newline")
        return cls(text + "\n", parse_signatures(lines))


def parse_signatures(lines: str) -> tuple[Signature, ...]:
    """Signature lines, each with its newline: the end of a note, or what a witness answers. Malformed if not."""
    if not lines.endswith("\n"):
        raise Malformed("the signatures do not end with a newline")
    return tuple(Signature.parse(line) for line in lines[:-1].split("\n"))
