"""Writing a package: always the same bytes for the same parts, and nothing of who wrote it, when, or with what."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from charteroak.screening.formats.notice import FIELD, VALUE
from charteroak.screening.formats.opc import TYPES
from charteroak.screening.formats.opc_inside import TYPES_BY_ENDING

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = {
    "docProps/core.xml": (
        f"{_PACKAGE}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
    ),
    "docProps/app.xml": (
        f"{_OFFICE}/relationships/extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>Charter Oak</Application></Properties>',
    ),
    "docProps/custom.xml": (
        f"{_OFFICE}/relationships/custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        (
            f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name={quoteattr(FIELD)}>'
            f"<vt:lpwstr>{VALUE}</vt:lpwstr></property></Properties>"
        ),
    ),
}
"""The properties of a file: their relation, their type, and what they say when everything is reset."""
_THEN = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Link:
    """A relation to write."""

    id: str
    type: str
    target: str
    outside: bool = False


@dataclass(slots=True)
class Written:
    """The parts to write: their bytes, types and relations by their names. "" is the package."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """One more part; without a type, one whose ending says it."""
        self.parts[name] = data
        if content_type:
            self.types[name] = content_type

    def zipped(self) -> bytes:
        """The package."""
        for number, (name, (relation, content_type, said)) in enumerate(_PROPERTIES.items(), 1):
            self.add(name, f"{_HEAD}{said}".encode(), content_type)
            self.links.setdefault("", []).append(Link(f"properties{number}", relation, name))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            _put(package, TYPES, self._types())
            for name in sorted(("", *self.parts), key=_order):
                if self.links.get(name):
                    _put(package, relations_of(name), _relations(self.links[name]))
                if name:
                    _put(package, name, self.parts[name])
        return out.getvalue()

    def _types(self) -> bytes:
        endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        for name in self.parts.keys() - self.types.keys():
            ending = posixpath.splitext(name)[1][1:]
            endings[ending] = TYPES_BY_ENDING[ending]
        defaults = "".join(f'<Default Extension="{each}" ContentType="{endings[each]}"/>' for each in sorted(endings))
        others = "".join(
            f'<Override PartName="/{name}" ContentType="{self.types[name]}"/>' for name in sorted(self.types)
        )
        return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{others}</Types>'.encode()


def relations_of(name: str) -> str:
    """The name of the part with a part's relations."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(links: list[Link]) -> bytes:
    said = "".join(
        f"<Relationship Id={quoteattr(each.id)} Type={quoteattr(each.type)} "
        f"Target={quoteattr(each.target if each.outside else f'/{each.target}')}"
        f"{' TargetMode=' + quoteattr('External') if each.outside else ''}/>"
        for each in links
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'.encode()


def _order(name: str) -> tuple[bool, bool, str]:
    """The package's own relations come first, then its properties, then all else by name."""
    return bool(name), not name.startswith("docProps/"), name


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    package.writestr(info, data)


def new_names(patterns: Mapping[str, str], usual: Collection[str]) -> dict[str, str]:
    """Names for parts: their own where they are usual ones, or else by the patterns of their kinds' names."""
    made = {name: name for name in patterns if name in usual}
    taken = {name.casefold() for name in made}
    for name, pattern in patterns.items():
        number = 1
        while name not in made:
            new = pattern.format(number)
            if new.casefold() not in taken:
                made[name] = new
                taken.add(new.casefold())
            number += 1
    return made
