"""A page as the standard library reads it: the second reader where there is no libxml2."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from charteroak.screening.formats.markup_tags import INLINE


def by_standard_library(page: str) -> Iterator[str]:
    """The text of the page with no tags in it, and then each value and remark."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield "".join(reader.text)
    yield from reader.rest


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.rest: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rest += [value for _, value in attrs if value]
        self._line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._line(tag)

    def _line(self, tag: str) -> None:
        if tag not in INLINE:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.rest.append(data)

    def handle_decl(self, decl: str) -> None:
        self.rest.append(decl)

    def handle_pi(self, data: str) -> None:
        self.rest.append(data)

    def unknown_decl(self, data: str) -> None:
        self.rest.append(data)
