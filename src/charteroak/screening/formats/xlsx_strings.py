"""The texts of cells, which stand once for all cells that have them, with runs of different looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from charteroak.screening.formats.opc import PARSING, Element, cannot, listed, local
from charteroak.screening.formats.opc_slots import without
from charteroak.screening.formats.surface import Spans
from charteroak.screening.formats.xlsx_stream import Watched

_CODED = re.compile(r"_x(?![dD][89A-Fa-f])([0-9A-Fa-f]{4})_")
_TO_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\0-\x08\x0b-\x1f￾￿\ud800-\udfff]")
_LOOKS = listed("b i u strike outline shadow condense extend sz color family charset scheme vertAlign rFont")

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Runs = list[tuple[str, str]]
"""What says how a run looks, as XML, and its text."""


class Strings:
    """The texts by their numbers, the runs of those that have any, and the readings of Japanese words."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.runs: dict[int, Runs] = {}
        self.readings: dict[int, str] = {}
        self.others: dict[str, None] = {}
        """What else is said: the names of the runs' fonts."""
        self.has_remarks = False
        self.space = ""
        """The namespace that the part is written in."""

    def read(self, stream: IO[bytes]) -> None:
        """Read the part that has them."""
        watched = Watched(stream)
        for element in _items(watched):
            self.space = element.tag[1:].partition("}")[0]
            self._add(element)
        self.has_remarks = watched.has_remarks

    def _add(self, element: Element) -> None:
        if len(element) == 1 and local(element[0]) == "t":
            self.texts.append(decoded(element[0].text or ""))
            return
        runs, reading = Runs(), ""
        for each in element:
            match local(each):
                case "t":
                    runs.append(("", decoded(each.text or "")))
                case "r":
                    runs.append((self._looks(each), decoded("".join(each.itertext("{*}t")))))
                case "rPh":
                    reading += decoded("".join(each.itertext("{*}t")))
        number = len(self.texts)
        self.texts.append("".join(text for _, text in runs))
        if len(runs) > 1 or (runs and runs[0][0]):
            self.runs[number] = runs
        if reading:
            self.readings[number] = reading

    def _looks(self, run: Element) -> str:
        said = []
        for each in (part for properties in run if local(properties) == "rPr" for part in properties):
            name, attributes = local(each), {key: text for key, text in each.items() if key[0] != "{"}
            if name in _LOOKS:
                said.append(f"<{name}{''.join(f' {key}={quoteattr(text)}' for key, text in attributes.items())}/>")
            self.others.update(dict.fromkeys(text for text in attributes.values() if re.search(r"[^\W\d]{3}", text)))
        return "".join(said)


def _items(watched: Watched) -> Iterator[Element]:
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    try:
        for _, element in etree.iterparse(watched, events=("end",), tag="{*}si", **PARSING):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise cannot(trouble) from None


def decoded(text: str) -> str:
    """A text as it is shown: signs that XML cannot hold stand in it by their numbers."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def coded(text: str) -> str:
    """The same the other way round, ready for XML."""
    if text.isalnum():
        return text
    return escape(_TO_CODE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def item(text: str, runs: Runs | None = None, spans: Spans = ()) -> str:
    """The inside of a text's element, with a mark for each span; the other runs look as they did."""
    if not runs and not spans:
        return f'<t xml:space="preserve">{coded(text)}</t>'
    parts, at = [], 0
    for looks, said in runs or [("", text)]:
        cuts = [(max(start - at, 0), min(end - at, len(said)), at <= start) for start, end in spans
                if start < at + len(said) and end > at]  # fmt: skip
        now = f'<t xml:space="preserve">{coded(without(said, cuts))}</t>'
        parts.append(f"<r>{f'<rPr>{looks}</rPr>' if looks else ''}{now}</r>" if runs else now)
        at += len(said)
    return "".join(parts)


def written(strings: Strings, used: Iterable[int]) -> bytes:
    """The part anew. Texts that no cell has any more are empty, so that the others keep their numbers."""
    kept = frozenset(used)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    items = (
        f"<si>{item(text, strings.runs.get(number)) if number in kept else '<t/>'}</si>"
        for number, text in enumerate(strings.texts)
    )
    return f"{head}<sst xmlns={quoteattr(strings.space or SPACE)}>{''.join(items)}</sst>".encode()
