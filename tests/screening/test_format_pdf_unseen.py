"""Images in a PDF that no page shows as they are: each is read by itself or told of, and can go."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from made_pdf import box, full_page, new, photographed, saved, text
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr, Seen
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.pdf import Pdf as Opened
from charteroak.screening.formats.pdf import open_pdf, raw
from charteroak.screening.formats.surface import Unread

SAID = "The office is open\na citizen of Freedonia\nand nothing else is said"
SCAN = photographed(SAID, (800, 250), 40)
SEEN = text("The office is open.", 72, 750)
PLACE = "400 0 0 125 72 500"
DRAWN = f"q {PLACE} cm /Im Do Q\n"


class Lines:
    """Stands in for OCR: says the line of the scan where there is as much ink as in it."""

    asked = 0

    def words(self, picture: Image.Image) -> list[Seen]:
        self.asked += 1
        grey = np.asarray(picture.convert("L").resize((80, 25), Image.Resampling.BOX)).astype(int)
        ink = np.abs(grey - np.median(grey)) > 30
        rows = [ink[at : at + 5].sum() for at in (9, 15, 22)] if picture.height > 30 else []
        said = zip(SAID.split("\n"), rows, strict=False)
        return [Seen(line, i, 0, 40 * i, 200, 40 * i + 30) for i, (line, row) in enumerate(said) if row > 8]


@pytest.fixture(autouse=True)
def ocr(monkeypatch: pytest.MonkeyPatch) -> Lines:
    stands_in = Lines()
    monkeypatch.setattr(Ocr, "here", lambda: stands_in)
    return stands_in


def drawn(content: str = DRAWN, change: Callable[[Pdf, Any], None] | None = None, **more: object) -> bytes:
    made = new(SEEN + content, images={"Im": SCAN}, **more)  # type: ignore[arg-type]
    if change:
        change(made, made.pages[0].Resources.XObject.Im)
    return saved(made)


def opened(data: bytes) -> Opened:
    return open_pdf(data, LIMITS.anew())


def jpeg() -> bytes:
    made = io.BytesIO()
    SCAN.save(made, "JPEG", quality=60)
    return made.getvalue()


def _mask(made: Pdf, image: Any) -> None:
    image.SMask = made.make_stream(
        bytes(4),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=2,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def _pattern(made: Pdf, image: Any) -> None:
    tile = made.make_stream(b"q 400 0 0 125 0 0 cm /Im Do Q", Type=Name.Pattern, PatternType=1, PaintType=1)
    tile.TilingType, tile.BBox, tile.XStep, tile.YStep = 1, Array([0, 0, 400, 125]), 400, 125
    tile.Resources = Dictionary(XObject=Dictionary(Im=image))
    made.pages[0].Resources.Pattern = Dictionary(P=tile)
    del made.pages[0].Resources["/XObject"]


def _layer(made: Pdf, _image: Any) -> None:
    group = made.make_indirect(Dictionary(Type=Name.OCG, Name="l"))
    made.pages[0].Resources.Properties = Dictionary(O=group)
    made.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def _set(**values: Any) -> Callable[[Pdf, Any], None]:
    def change(_made: Pdf, image: Any) -> None:
        for key, value in values.items():
            image[f"/{key}"] = value

    return change


def _write(data: bytes, **filters: Any) -> Callable[[Pdf, Any], None]:
    return lambda _made, image: image.write(data, **filters)


HIDDEN = {
    "a black box": drawn(DRAWN + box(72, 500, 400, 125)), "a white box": drawn(DRAWN + box(72, 500, 400, 125, "1 g")),
    "a box over a line": drawn(DRAWN + box(72, 520, 400, 26, "1 g")),
    "cut off": drawn(f"q 72 500 9 9 re W n {DRAWN} Q"),
    "off the page": drawn(DRAWN.replace(" 500 ", " 2500 ")), "too small": drawn("q 9 0 0 9 72 500 cm /Im Do Q"),
    "of no size": drawn("q 0 0 0 0 72 500 cm /Im Do Q"), "five numbers": drawn("q 400 0 0 125 72 cm /Im Do Q"),
    "not drawn": drawn(""), "a mask": drawn(change=_mask), "all masked": drawn(change=_set(Mask=Array([0, 255]))),
    "one grey": drawn(change=_set(Decode=Array([0, 0]))),
    "a pattern": drawn("/Pattern cs /P scn 72 500 400 125 re f", _pattern),
    "a layer": drawn(f"/OC /O BDC {DRAWN} EMC", _layer),
}  # fmt: skip


@pytest.mark.parametrize("how", HIDDEN)
def test_what_an_image_says_that_no_page_shows_is_read_and_goes(how: str) -> None:
    file = opened(HIDDEN[how])
    found = {i: surface for i, surface in enumerate(file.surfaces) if "not shown" in surface.where}
    [(number, surface)] = found.items()
    assert surface.hidden
    assert "a citizen of Freedonia" in surface.text
    left = file.without({number: [(0, 9)]})
    assert not any(SCAN.tobytes()[:40_000] in each for each in raw(left))
    assert not any("not shown" in surface.where for surface in opened(left).surfaces)


SHOWN = {
    "plain": drawn(), "turned": drawn(rotate=90),
    "on its side": drawn("q 0 400 -125 0 300 100 cm /Im Do Q"), "a mirror": drawn("q -400 0 0 125 472 500 cm /Im Do Q"),
    "light on dark": drawn(change=_set(Decode=Array([1, 0]))), "a whole page": drawn(full_page("Im")),
    "packed with loss": drawn(change=_write(jpeg(), filter=Name.DCTDecode)), "twice": drawn(DRAWN * 2),
    "with words on its paper": drawn(DRAWN + text("and more", 82, 505)),
}  # fmt: skip


@pytest.mark.parametrize("how", SHOWN)
def test_one_that_a_page_shows_is_read_where_it_is_shown(how: str, ocr: Lines) -> None:
    file = opened(SHOWN[how])
    assert not any("not shown" in surface.where for surface in file.surfaces)
    assert file.unread == ()
    assert ocr.asked == 1


BROKEN = {
    "no packed bytes": _write(b"xxxxyyyy", filter=Name.FlateDecode), "no filter": _write(b"x" * 99, filter=Name("/No")),
    "half a head": _write(jpeg()[:300], filter=Name.DCTDecode), "no head": _write(jpeg()[60:], filter=Name.DCTDecode),
    "no points": _write(b"junk" * 99, filter=Name.JPXDecode),
    "no strips": _write(b"junk" * 99, filter=Name.JBIG2Decode),
    "three bits": _set(BitsPerComponent=3), "no colours": lambda _, image: image.__delitem__("/ColorSpace"),
    "no width": lambda _, image: image.__delitem__("/Width"),
}  # fmt: skip


@pytest.mark.parametrize("how", BROKEN)
def test_one_that_cannot_be_unpacked_is_told_of_and_goes(how: str) -> None:
    file = opened(drawn(change=BROKEN[how]))
    assert [each.why for each in file.unread] == ["broken"]
    assert opened(file.without_unread()).unread == ()


def test_without_ocr_it_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)
    file = opened(HIDDEN["not drawn"])
    assert file.unread == (Unread("image 5", "picture"),)
    assert opened(file.without_unread()).unread == ()


def test_one_without_any_writing_is_not() -> None:
    shades = Image.linear_gradient("L").resize((300, 300))
    assert opened(saved(new(SEEN, images={"Im": shades}))).unread == ()
