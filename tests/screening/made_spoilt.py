"""Files of XML and PDF spoilt in such a way that they can still be parsed: the readers, not the parsers, are tried."""

import random
from typing import Any

import pikepdf
from lxml import etree

TEXTS = ("____", "☐ ☐ ☐", "?:?:", "\ue000\ue001", "1. a. (b)", "", "a" * 9_000, "-1", "99999999999999", "A0:ZZZ9")
OPERATORS = (b"-1e9", b"0", b"re", b"Tj", b"99999999", b"Q", b"q", b"S")
VALUES = ("", "-1", "0", "99999999999999", "x", "A1:XFD1048576", "rId1")


def spoilt_xml(text: str, chance: random.Random, inside: str = "") -> str:
    """XML whose elements were taken out, doubled, moved, called otherwise, or given other texts and attributes.

    Only what stands inside the first element of a name is spoilt, if one is given.
    """
    root: Any = etree.fromstring(text.encode())
    within = next(root.iter(f"{{*}}{inside}")) if inside else root
    for _ in range(chance.randint(1, 8)):
        every = [each for each in within.iter() if each is not within]
        if not every:
            break
        one, other = chance.choice(every), chance.choice(every)
        match chance.randrange(5):
            case 0:
                one.getparent().remove(one)
            case 1:
                other.append(etree.fromstring(etree.tostring(one, with_tail=False)))
            case 2:
                one.tag = other.tag
            case 3:
                one.text = chance.choice(TEXTS)
            case _:
                for key in one.attrib:
                    one.set(key, chance.choice(VALUES))
    return etree.tostring(root, encoding="unicode")


def spoil_pdf(made: pikepdf.Pdf, chance: random.Random) -> None:
    """Give the page, the fields and the form of a file values that they should not have."""
    page = made.pages[0].obj
    holders = [page, made.Root, *(widget for widget in page.get("/Annots", []))]
    holders += [made.Root.AcroForm] if "/AcroForm" in made.Root else []
    for _ in range(chance.randint(1, 6)):
        holder = chance.choice(holders)
        keys = [key for key in holder if key not in ("/Type", "/Pages")]
        if keys:
            holder[chance.choice(keys)] = _strange(page, chance)
    if chance.random() < 0.5 and isinstance(page.get("/Contents"), pikepdf.Stream):
        words = bytes(page.Contents.read_bytes()).split(b" ")
        for _ in range(chance.randint(1, 10)):
            words[chance.randrange(len(words))] = chance.choice(OPERATORS)
        page.Contents = made.make_stream(b" ".join(words))


def _strange(page: Any, chance: random.Random) -> Any:
    return chance.choice(
        [0, -1, 10**9, pikepdf.Name.Off, "x" * 500, pikepdf.Array([]), pikepdf.Array([1, 2]), pikepdf.Dictionary(),
         pikepdf.Array([0, 0, 0, 0]), page, pikepdf.Array([-(10**9), 0, 10**9, 1])]
    )  # fmt: skip
