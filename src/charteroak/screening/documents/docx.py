"""Word files (.docx, .docm, .dotx): every part of them that holds text.

On the paper are the body with its tables, text boxes, content controls and results of fields, the headers and footers
of its sections, and its notes. Everything else is there as pieces that nobody sees: comments, deleted and hidden text,
codes of fields, what pictures are called, links, properties, and parts that the body does not refer to.
"""

from __future__ import annotations

from contextlib import suppress

from charteroak.screening.documents.document import Document, Limits, Piece, Place, Unread, Unreadable
from charteroak.screening.documents.docx_looks import NO
from charteroak.screening.documents.docx_story import Story
from charteroak.screening.documents.package import RELATIONS, Element, Package, local, value

_STORIES: dict[str, Place] = {
    "comments": "comment",
    "glossaryDocument": "building block",
    **dict.fromkeys(("document", "hdr", "ftr", "footnotes", "endnotes"), "other part"),
}
"""Parts that are stories, by their root, and what they are where the paper does not show them."""
_KNOWN = frozenset({"chartSpace", "dataModel", "drawing", "colorsDef", "layoutDef", "styleDef", "people", "Properties"})
"""Roots of parts whose other attributes are not words of people."""
_LOOKS = frozenset(
    {"styles", "theme", "fonts", "numbering", "webSettings", "Types", "Relationships", "stylesWithEffects"}
)
_TEXT = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf", ".svg", ".webp")
_READABLE = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")
_THIN = 200
"""With no more letters than this on the paper, a picture in the file may be the paper."""
_NEVER = 1 << 30
_SETTINGS = frozenset({"docVar", "connectString", "query", "table", "src", "mailSubject", "addressFieldName", "udl"})
"""The settings that hold words of people: variables, and where letters take their addresses from."""
_FOLDERS: dict[str, Place] = {"docProps": "metadata", "customXml": "form data", "charts": "chart", "diagrams": "chart"}


def read_docx(data: bytes, limits: Limits, depth: int = 0) -> Document:
    """A Word file as a document. Unreadable where the zip file is something else, or broken, or too large."""
    package = Package(data)
    word = _Word(package, _main_part(package))
    pages, pieces = word.read()
    pieces += _embedded(package, limits, depth)
    letters = sum(len("".join(page.split())) for page in pages)
    scans = _scans(package, limits) if letters < _THIN else []
    if not letters and not any(text.strip() for text in scans):
        raise Unreadable("empty" if not _pictures(package) else "no text")
    first = len(pages) + 1
    numbers = tuple(range(first, first + len(scans)))
    pieces += [Piece(text, "scan", number) for number, text in zip(numbers, scans, strict=True)]
    return Document("docx", (*pages, *scans), tuple(pieces), numbers, word.unread())


def _main_part(package: Package) -> str:
    """The part that is the body. Unreadable where there is none: a zip file of another kind."""
    if "[Content_Types].xml" not in package.names:
        raise Unreadable("unsupported")
    for kind, target, outside in package.related("").values():
        if kind == "officeDocument" and not outside and target in package.names:
            if local(package.tree(target)) == "document":
                return target
            raise Unreadable("unsupported")  # a workbook, or slides
    raise Unreadable("broken")


class _Word:
    """The parts of one file, and which have been read."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._related = package.related(main)
        self._done: set[str] = set()
        self._hidden_styles = self._find_hidden_styles()
        self._even = self._shows_even()
        self._pages: dict[int, tuple[list[str], list[str], list[str]]] = {}
        self._pieces: list[Piece] = []

    def read(self) -> tuple[list[str], list[Piece]]:
        """The pages, and the pieces of all parts."""
        root = self._package.tree(self._main)
        body = self._story(self._main, root, "body", 1, 1)
        for properties, page in body.sections:
            self._heads_and_feet(properties, page, body.page)
        self._notes({(kind, number): page for kind, number, page in body.notes})
        for name in self._package.names:
            if name not in self._done and name.lower().endswith(_TEXT):
                self._other(name)
        last = max(self._pages, default=0)
        return [self._page(number) for number in range(1, last + 1)], self._pieces

    def _story(self, name: str, root: Element, place: Place, page: int, where: int) -> Story:
        """A part that is seen from `page` on: at its top (0), in its middle or at its foot (2)."""
        self._done.add(name)
        story = Story(name, place, page, self._hidden_styles).walk(root)
        self._take(story.pieces, where)
        self._authors(name, root)
        return story

    def unread(self) -> tuple[Unread, ...]:
        """What the file has besides that is not text."""
        names = [name.lower() for name in self._package.names]
        found: list[Unread] = []
        if any(name.endswith(_PICTURES) for name in names):
            found.append("picture")
        if any(name.endswith(_PROGRAMS) for name in names):
            found.append("program")
        if any("/embeddings/" in name or "/activex/" in name for name in names):
            found.append("embedded file")
        return tuple(found)

    def _page(self, number: int) -> str:
        heads, body, feet = self._pages.get(number, ([], [], []))
        return "\n".join((*dict.fromkeys(heads), *body, *dict.fromkeys(feet)))

    def _take(self, pieces: list[Piece], where: int) -> None:
        """Keep pieces, and put those that are seen on their pages: at the top (0), in the middle or at the foot (2)."""
        self._pieces += pieces
        for piece in pieces:
            if piece.seen and piece.page:
                page = self._pages.setdefault(piece.page, ([], [], []))
                page[where].append(piece.text)

    def _heads_and_feet(self, properties: Element, page: int, last: int) -> None:
        """The headers and footers that a section shows, each once, on the first page that shows it."""
        kinds = {local(each) for each in properties}
        for each in properties:
            name = local(each)
            if name not in ("headerReference", "footerReference"):
                continue
            target = self._related.get(each.get(f"{RELATIONS}id") or value(each, "id"), ("", "", True))[1]
            shown = self._first_shown(value(each, "type"), page, own_first="titlePg" in kinds)
            if shown <= last and target in self._package.names and target not in self._done:
                place: Place = "header" if name == "headerReference" else "footer"
                self._story(target, self._package.tree(target), place, shown, 0 if place == "header" else 2)

    def _first_shown(self, kind: str, page: int, *, own_first: bool) -> int:
        """The first page of a section, which begins on `page`, that shows a header of this kind."""
        if kind == "first":
            return page if own_first else _NEVER
        if kind == "even":
            return page + page % 2 if self._even else _NEVER
        return page + 1 if own_first else page

    def _notes(self, pages: dict[tuple[str, str], int]) -> None:
        """The notes that the body refers to, at the foot of the page that does; the others are seen nowhere."""
        notes: dict[str, Place] = {"footnotes": "footnote", "endnotes": "endnote"}
        for name in [target for kind, target, _ in self._related.values() if kind in notes]:
            if name not in self._package.names or name in self._done:
                continue
            root = self._package.tree(name)
            self._done.add(name)
            self._authors(name, root)
            for note in root:
                place = notes.get(local(root), "footnote")
                page = pages.get((f"{place}Reference", value(note, "id")), 0)
                story = Story(name, place, page, self._hidden_styles).walk(note)
                self._take(story.pieces if page else _unseen(story.pieces, "other part"), 2)

    def _other(self, name: str) -> None:
        """A part that the paper does not show."""
        self._done.add(name)
        root = self._package.tree(name)
        kind = local(root)
        if kind in _STORIES:
            self._pieces += _unseen(Story(name, "body", 0).walk(root).pieces, _STORIES[kind])
            self._authors(name, root)
        elif kind == "Relationships":
            links = [each.get("Target", "") for each in root if each.get("TargetMode") == "External"]
            self._say(name, "link", links)
        elif kind not in _LOOKS:
            self._say(name, _place_of(name), _words(root))

    def _authors(self, name: str, root: Element) -> None:
        """Who wrote, changed and remarked; that stands in attributes."""
        self._say(name, "metadata", [value(each, key) for each in root.iter() for key in ("author", "initials")])

    def _say(self, name: str, place: Place, texts: list[str]) -> None:
        text = "\n".join(dict.fromkeys(text for text in texts if text.strip()))
        if text:
            self._pieces.append(Piece(text, place, 0, name))

    def _shows_even(self) -> bool:
        """Whether pages with even numbers have headers of their own."""
        target = next((target for kind, target, _ in self._related.values() if kind == "settings"), "")
        if target not in self._package.names:
            return False
        setting = self._package.tree(target).find("{*}evenAndOddHeaders")
        return setting is not None and value(setting) not in NO

    def _find_hidden_styles(self) -> frozenset[str]:
        """The styles that hide text, and those that are based on them."""
        target = next((target for kind, target, _ in self._related.values() if kind == "styles"), "")
        if target not in self._package.names:
            return frozenset()
        based, hidden = {}, set()
        for style in self._package.tree(target).iterfind("{*}style"):
            name = value(style, "styleId")
            parent, vanish = style.find("{*}basedOn"), style.find("{*}rPr/{*}vanish")
            based[name] = "" if parent is None else value(parent)
            if vanish is not None and value(vanish) not in NO:
                hidden.add(name)
        for _ in range(len(based) and 10):  # Word itself follows no longer chain
            hidden |= {name for name, parent in based.items() if parent in hidden}
        return frozenset(hidden)


def _unseen(pieces: list[Piece], place: Place) -> list[Piece]:
    """Pieces of a part that the paper does not show."""
    return [Piece(piece.text, place if piece.seen else piece.place, 0, piece.part) for piece in pieces]


def _place_of(name: str) -> Place:
    return next((place for folder, place in _FOLDERS.items() if folder in name.split("/")), "other part")


def _words(root: Element) -> list[str]:
    """What a part says that is no story: its text, and of its attributes those that people fill in."""
    if local(root) == "settings":
        filled = root.iter(*(f"{{*}}{name}" for name in sorted(_SETTINGS)))
        return [value(each, key) for each in filled for key in ("name", "val")]
    texts = [text for text in root.itertext() if text.strip()]
    return texts + [str(found) for each in root.iter() for key, found in each.attrib.items() if _is_words(key, root)]


def _is_words(key: str, root: Element) -> bool:
    return key.rpartition("}")[2] in ("author", "name", "title", "descr") or local(root) not in _KNOWN


def _pictures(package: Package) -> list[str]:
    """The pictures in the text; the small one of the first page, which Word keeps for lists of files, is none."""
    return [name for name in package.names if name.lower().endswith(_READABLE) and "/media/" in name]


def _scans(package: Package, limits: Limits) -> list[str]:
    """The text of the pictures: a paper may have been pasted as a picture. Unreadable where there is no OCR."""
    from charteroak.screening.documents.image import read_pictures

    pictures = _pictures(package)[: limits.scans]
    return read_pictures([package.bytes_of(name) for name in pictures], limits) if pictures else []


def _embedded(package: Package, limits: Limits, depth: int) -> list[Piece]:
    """What files within the file say, as far as they can be read."""
    from charteroak.screening.documents.reading import DEEPEST, read_here

    found = []
    for name in package.names if depth < DEEPEST else ():
        if "/embeddings/" in name.lower():
            with suppress(Unreadable):
                inside = read_here(package.bytes_of(name), "", limits, depth + 1)
                found += [Piece(piece.text, "attachment", 0, name) for piece in inside.pieces]
    return found
