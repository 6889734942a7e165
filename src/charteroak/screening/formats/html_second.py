"""A page as libxml2 reads it: the second reader of what was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]  # it has no types

from charteroak.screening.formats.markup_tags import INLINE


def by_libxml2(page: str) -> Iterator[str]:
    """The text of the page with no tags in it, and then each value, remark and script."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    yield "".join(_said(root))
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        yield from element.attrib.values()
        if element.tag in ("script", "style"):
            yield element.text or ""


def _said(root: Any) -> Iterator[str]:
    """The text of every element, a line where one begins or ends that is no part of a line."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and element.tag not in INLINE:
            yield "\n"
        yield (element.text if event == "start" else element.tail) or ""
