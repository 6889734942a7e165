"""What the styles of a Word file say of a paragraph: whether it is a heading, and how it is numbered."""

from __future__ import annotations

import re

from charteroak.screening.formats.opc import Element, value
from charteroak.screening.forms.readers.paper_signs import Numbered

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado|ttulo|überschrift)\s?(\d)", re.IGNORECASE)
_TITLES = frozenset({"title", "título", "ttulo", "puesto"})
_SUBTITLES = frozenset({"subtitle", "subtítulo", "subttulo"})
_CONTENTS = re.compile(r"(?:toc|tdc|table of contents)\b|(?:toc|tdc)\s?\d", re.IGNORECASE)
_KINDS: dict[str, Numbered] = {
    "bullet": "bullet",
    "none": "",
    "decimal": "digits",
    "decimalZero": "digits",
    "lowerLetter": "letter",
    "upperLetter": "letter",
    "lowerRoman": "roman",
    "upperRoman": "roman",
}
_MOST_PARENTS = 12


class Styles:
    """The styles, and the lists that are numbered."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._outline: dict[str, int] = {}
        self._lists: dict[str, tuple[str, str]] = {}
        self.language = ""
        """What the file says of its language: "en", "es", or nothing."""
        self._ways: dict[tuple[str, str], Numbered] = {}
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)

    def _read_styles(self, root: Element) -> None:
        for each in root.iter("{*}style"):
            identity, name, parent = value(each, "styleId"), each.find("{*}name"), each.find("{*}basedOn")
            self._names[identity] = value(name) if name is not None else identity
            if parent is not None:
                self._parents[identity] = value(parent)
            level = each.find("{*}pPr/{*}outlineLvl")
            if level is not None and value(level).isdecimal():
                self._outline[identity] = int(value(level)[:2]) + 1
            listed = _list_of(each)
            if listed:
                self._lists[identity] = listed
        spoken = next(root.iterfind("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}lang"), None)
        language = value(spoken)[:2].lower() if spoken is not None else ""
        self.language = language if language == "es" else ""  # English is what Word says where nobody chose

    def _read_numbering(self, root: Element) -> None:
        kinds: dict[tuple[str, str], Numbered] = {}
        for each in root.iter("{*}abstractNum"):
            for level in each.iter("{*}lvl"):
                form = level.find("{*}numFmt")
                kinds[value(each, "abstractNumId"), value(level, "ilvl")] = _KINDS.get(
                    value(form) if form is not None else "decimal", "digits"
                )
        for each in root.iter("{*}num"):
            abstract = each.find("{*}abstractNumId")
            number = value(abstract) if abstract is not None else ""
            for (of, level), kind in kinds.items():
                if of == number:
                    self._ways[value(each, "numId"), level] = kind

    def level_of(self, paragraph: Element) -> int:
        """The level of a heading, from 1; 0 where a paragraph is none."""
        own = paragraph.find("{*}pPr/{*}outlineLvl")
        if own is not None and value(own).isdecimal() and int(value(own)[:2]) < 9:
            return int(value(own)[:2]) + 1
        for identity in self._line_of(paragraph):
            name = self._names.get(identity, identity).strip()
            found = _HEADING.match(name) or _HEADING.match(identity)
            if found:
                return int(found[1]) or 1
            if name.casefold() in _TITLES:
                return 1
            if name.casefold() in _SUBTITLES:
                return 2
            if 0 < self._outline.get(identity, 0) < 10:
                return self._outline[identity]
        return 0

    def is_contents(self, paragraph: Element) -> bool:
        """Whether it is a line of a table of contents."""
        return any(_CONTENTS.match(self._names.get(identity, identity)) for identity in self._line_of(paragraph)[:1])

    def numbered(self, paragraph: Element) -> Numbered:
        """How the paragraph is numbered."""
        properties = paragraph.find("{*}pPr")
        own = _list_of(paragraph) if properties is not None else None
        for identity in [] if own else self._line_of(paragraph):
            own = own or self._lists.get(identity)
        if own is None:
            name = next((self._names.get(each, each) for each in self._line_of(paragraph)[:1]), "").casefold()
            return "bullet" if name.startswith("list bullet") else "digits" if name.startswith("list number") else ""
        return self._ways.get(own, "" if own[0] == "0" else "bullet")

    def _line_of(self, paragraph: Element) -> list[str]:
        """A paragraph's style, and those that it is based on."""
        style = paragraph.find("{*}pPr/{*}pStyle")
        line = [value(style)] if style is not None else []
        while line and len(line) < _MOST_PARENTS and line[-1] in self._parents:
            line.append(self._parents[line[-1]])
        return line


def _list_of(holder: Element) -> tuple[str, str] | None:
    """The list that a paragraph or a style is of, and its level there."""
    number, level = holder.find("{*}pPr/{*}numPr/{*}numId"), holder.find("{*}pPr/{*}numPr/{*}ilvl")
    return None if number is None else (value(number), value(level) if level is not None else "0")
