"""What reading gives: a document's pages and pieces, or the reason why there are none.

A page is what a person sees on the paper. A piece is a stretch of text and where it stands; some stand where nobody
sees them (a comment, a deleted word, white text), and those are no part of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["text", "docx", "pdf", "image", "email", "html", "rtf"]

Seen = Literal[
    "body", "header", "footer", "text box", "footnote", "endnote", "form field", "annotation", "scan", "watermark"
]
"""Places on the paper."""

Unseen = Literal[
    "comment",
    "deleted text",
    "hidden text",
    "field code",
    "control",
    "alternative text",
    "link",
    "metadata",
    "form data",
    "chart",
    "building block",
    "attachment",
    "other part",
]
"""Places in the file that nobody sees on the paper."""

Place = Seen | Unseen

SEEN: frozenset[str] = frozenset(get_args(Seen))

Unread = Literal["picture", "scanned page", "embedded file", "program", "form of XFA", "form fields", "earlier version"]
"""What a file holds that was not read as text."""

Reason = Literal[
    "empty", "binary", "unsupported", "encrypted", "broken", "too large", "too slow", "no text", "no OCR", "no extra"
]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of the file, pages, characters, scanned pages, and seconds for all of it."""

    size: int = 32 << 20
    pages: int = 2_000
    characters: int = 32_000_000
    scans: int = 20
    seconds: float = 60.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `page` counts from 1; 0 where it stands on none. `part` is the part of the file it is in."""

    text: str
    place: Place
    page: int = 0
    part: str = ""

    @property
    def seen(self) -> bool:
        """Whether it stands on the paper."""
        return self.place in SEEN


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `scanned` are the numbers of the pages read by OCR, `unread` what was not read at all."""

    kind: Kind
    pages: tuple[str, ...]
    pieces: tuple[Piece, ...]
    scanned: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()


_SAYS: dict[str, dict[Reason, str]] = {
    "en": {
        "empty": "there is nothing in it",
        "binary": "no text, and no kind of file that can be read",
        "unsupported": "a kind of file that is not read; save it as PDF, Word (.docx) or text",
        "encrypted": "it is encrypted; save it without its password",
        "broken": "it is damaged, or not what it says it is",
        "too large": "it is too large",
        "too slow": "reading it takes too long",
        "no text": "no text could be made out in it",
        "no OCR": "no text: a scan, and no OCR here; install tesseract, or type the text off",
        "no extra": "reading this kind of file needs an extra: install charteroak[documents]",
    },
    "es": {
        "empty": "está vacío",
        "binary": "no es texto ni un tipo de archivo que se pueda leer",
        "unsupported": "es un tipo de archivo que no se lee; guárdelo como PDF, Word (.docx) o texto",
        "encrypted": "está cifrado; guárdelo sin contraseña",
        "broken": "está dañado o no es lo que dice ser",
        "too large": "es demasiado grande",
        "too slow": "leerlo tarda demasiado",
        "no text": "no se pudo distinguir ningún texto",
        "no OCR": "sin texto: es una imagen escaneada y aquí no hay OCR; instale tesseract o copie el texto a mano",
        "no extra": "leer este tipo de archivo necesita un complemento: instale charteroak[documents]",
    },
}


class Unreadable(Exception):
    """A file that cannot be read. `reason` is the kind of trouble; nothing of the file's name or content is in it."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(_SAYS["en"][reason])

    def says(self, language: str = "en") -> str:
        """The trouble in words, in "en" or "es"."""
        return _SAYS[language][self.reason]
