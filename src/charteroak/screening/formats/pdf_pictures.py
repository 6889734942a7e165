"""Pictures of a PDF that were not read and so cannot be released, and words hidden between operators."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble

_DEEPEST = 24
_STRUCTURE = ("/ColorSpace", "/Decode", "/DecodeParms", "/SMask", "/Mask", "/ImageMask", "/Intent", "/Interpolate")


def without_pictures(pdf: pikepdf.Pdf, page: Any) -> None:
    """Take the pictures out of a page; where one was there is a grey place."""
    for image in list(_images(page, 0)):
        blank(image)
    for drawn in _with_inline_images(page):
        made = [each for each in pikepdf.parse_content_stream(drawn) if str(each.operator) != "INLINE IMAGE"]
        _set(pdf, drawn, pikepdf.unparse_content_stream(made))


def blank(image: Any) -> None:
    """Let an image be a grey place."""
    for key in _STRUCTURE:
        if key in image:
            del image[key]
    image.write(b"\xdd")
    image["/Width"] = image["/Height"] = 1
    image["/BitsPerComponent"] = 8
    image["/ColorSpace"] = pikepdf.Name.DeviceGray


def _images(holder: Any, depth: int) -> Iterator[Any]:
    """The images that a page can draw, in its forms and annotations, too."""
    if depth > _DEEPEST:
        return
    with suppress(*Trouble):
        resources = holder.get("/Resources", {})
        for kind in ("/XObject", "/Pattern"):
            for drawn in list(resources.get(kind, pikepdf.Dictionary()).values()):
                if str(drawn.get("/Subtype")) == "/Image":
                    yield drawn
                elif isinstance(drawn, pikepdf.Stream):
                    yield from _images(drawn, depth + 1)
    for note in holder.get("/Annots", ()) if depth == 0 else ():
        with suppress(*Trouble):
            for state in note.AP.values():
                streams = [state] if isinstance(state, pikepdf.Stream) else list(state.values())
                for stream in streams:
                    yield from _images(stream, depth + 1)


def _with_inline_images(page: Any) -> Iterator[Any]:
    with suppress(*Trouble):
        if any(str(each.operator) == "INLINE IMAGE" for each in pikepdf.parse_content_stream(page)):
            yield page
    with suppress(*Trouble):
        for drawn in page.Resources.XObject.values():
            if str(drawn.get("/Subtype")) == "/Form" and any(
                str(each.operator) == "INLINE IMAGE" for each in pikepdf.parse_content_stream(drawn)
            ):
                yield drawn


def without_remarks(pdf: pikepdf.Pdf) -> None:
    """Take remarks out from between the operators of pages and forms: nobody sees them, and anybody may read them."""
    for page in pdf.pages:
        with suppress(*Trouble):
            if any(b"%" in bytes(part.read_bytes()) for part in _parts(page.obj)):
                _set(pdf, page.obj, pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page.obj)))
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and str(each.get("/Subtype")) == "/Form":
            with suppress(*Trouble):
                if b"%" in bytes(each.read_bytes()):
                    _set(pdf, each, pikepdf.unparse_content_stream(pikepdf.parse_content_stream(each)))


def _parts(page: Any) -> list[Any]:
    contents = page.get("/Contents")
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []


def _set(pdf: pikepdf.Pdf, drawn: Any, content: bytes) -> None:
    if isinstance(drawn, pikepdf.Stream):
        drawn.write(content)
    else:
        drawn["/Contents"] = pdf.make_stream(content)
