"""Markdown: the file as it is decoded, and where it is written so that its words look otherwise, as they look.

Front matter, link titles and HTML comments are words of the file like all others. "un**doc**umented" and
"undocu&#109;ented" are read as one word, too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from charteroak.screening.formats import plain
from charteroak.screening.formats.encoding import Decoded, decoded
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE, with_notice
from charteroak.screening.formats.surface import MARK, Cannot, Spans, Surface, Unread
from charteroak.screening.formats.weaving import Weaver, Woven, all_edits, edited, whole

_SIGN = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>|<!--|-->)"
    r"|(?P<stress>\*{1,3}|~~|`{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w))"
    r"|(?P<fold>\\?\n(?=[^\n]))"
)
_BESIDE_A_LINK = re.compile(r"(?:\[§2-929\])(?=[(\[:])")
_ESCAPED = MARK.replace("[", "\\[").replace("]", "\\]")
_COMMENT = f"<!-- {FIELD}: {VALUE} -->"


class Markdown:
    """A text in Markdown that was opened: as it is written, and where that differs, as it looks."""

    def __init__(self, given: Decoded) -> None:
        self._given = given
        self._wovens = (whole("text", given.text), *_looks(given.text))
        self.surfaces: tuple[Surface, ...] = tuple(woven.surface for woven in self._wovens)
        self.unread: tuple[Unread, ...] = ()

    def sources(self, number: int, start: int, end: int) -> Sequence[tuple[object, int, int]]:
        """The stretches of the file: what looks so is written there, too."""
        return [("text", *source) for source in self._wovens[number].sources(start, end)]

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The text anew. A mark that would be taken for the name of a link is written so that it is none."""
        text = edited(self._given.text, all_edits(self._wovens, spans))
        text = _BESIDE_A_LINK.sub(lambda _: _ESCAPED, text)
        if _COMMENT not in text:
            text = f"{text.rstrip()}\n\n{_COMMENT}\n"
        return self._given.encode(text if NOTICE in text else with_notice(text))


def open_markdown(data: bytes, limits: Limits) -> Markdown:
    """A text in Markdown. Cannot where it is no text, or too large."""
    given = decoded(data)
    if len(given.text) > limits.characters:
        raise Cannot("too large")
    return Markdown(given)


def second_reading(data: bytes) -> Iterator[str]:
    """The text with every sign that is not said taken out, and every reference replaced, by rules of no Markdown."""
    for text in plain.second_reading(data):
        yield text
        yield re.sub(r"[*_`~\\]|<[^<>]*>", "", html.unescape(text))


raw = plain.raw


def _looks(text: str) -> tuple[Woven, ...]:
    """The text as it looks; none where it looks as it is written."""
    weaver, at, differs = Weaver(), 0, False
    for sign in _SIGN.finditer(text):
        weaver.say(text[at : sign.start()], at)
        at = sign.end()
        said = _said(sign)
        differs |= sign.lastgroup != "fold"
        weaver.stand(said, sign.start(), at)
    weaver.say(text[at:], at)
    return (weaver.done("text as it looks", hidden=True),) if differs else ()


def _said(sign: re.Match[str]) -> str:
    match sign.lastgroup:
        case "entity":
            return html.unescape(sign[0])
        case "escaped":
            return sign["escaped"]
        case "fold":
            return "\n"
        case _:
            return ""
