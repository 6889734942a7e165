"""Photos: what they tell beside the picture is gone, the picture is what it was, and what is none is refused."""

from __future__ import annotations

import io

import pytest
from office_requests import exif, jpeg, png, segment

from charteroak.office.service_requests import photos
from charteroak.office.service_requests.photos import BadPhoto, cleaned

PLACE = b"41.7637 N, 72.6851 W at Ana's"


@pytest.mark.parametrize("order", [">", "<"])
def test_of_a_jpeg_only_the_picture_and_which_way_is_up_are_kept(order: str) -> None:
    data = jpeg(
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        exif(up=6, words=PLACE, order=order),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xFE, PLACE),
        after=b"\xff\xd8" + PLACE,
    )
    found = cleaned(data)
    assert found.kind == "jpg"
    assert PLACE in data
    assert PLACE not in found.data
    assert found.data.endswith(b"\xff\xd9")
    assert found.data[2:].count(b"Exif") == 1
    assert cleaned(found.data) == found


def test_what_other_programs_see_is_the_same_picture_the_right_way_up() -> None:
    Image = pytest.importorskip("PIL.Image")  # noqa: N806 - a class of Pillow's
    drawn = Image.new("RGB", (24, 16))
    for x in range(24):
        for y in range(16):
            drawn.putpixel((x, y), (x * 10, y * 15, 90))
    for form, more in (("JPEG", {"progressive": True}), ("JPEG", {}), ("PNG", {})):
        held, about = io.BytesIO(), Image.Exif()
        about[0x0112], about[0x010E] = 8, PLACE.decode()
        drawn.save(held, form, exif=about, comment=PLACE, **more)
        before, after = Image.open(io.BytesIO(held.getvalue())), Image.open(io.BytesIO(cleaned(held.getvalue()).data))
        assert after.tobytes() == before.tobytes()
        assert set(dict(after.getexif())) <= {0x0112}
        assert form == "PNG" or after.getexif()[0x0112] == 8
        assert PLACE not in cleaned(held.getvalue()).data


def test_of_a_png_words_times_and_what_is_unknown_are_left_out() -> None:
    data = png((b"tEXt", b"Comment\0" + PLACE), (b"eXIf", PLACE), (b"tIME", bytes(7)), (b"prVt", PLACE)) + PLACE
    found = cleaned(data)
    assert found.kind == "png"
    assert PLACE not in found.data
    assert found.data == png()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "kind"),
        (b"GIF89a" + bytes(20), "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "kind"),
        (b"\0\0\0\x18ftypheic", "kind"),
        (b"\xff\xd8\xff", "broken"),
        (jpeg()[:-6], "broken"),
        (jpeg(b"\xff\xe1\0\x01"), "broken"),
        (jpeg(b"words"), "kind"),
        (jpeg(segment(0xC0, b"\x08\0\x08\0\x08\x01\x01\x11\0")), "broken"),
        (jpeg().replace(b"\x08\0\x08\0\x08\x01", b"\x08\xff\xff\0\x08\x01"), "broken"),
        (png()[:-12], "broken"),
        (png().replace(b"IDAT", b"IDBT"), "broken"),
        (png(wide=1).replace(b"IHDR\0\0\0\x01", b"IHDR\0\0\0\0"), "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 40, "broken"),
    ],
)
def test_what_is_no_whole_photo_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadPhoto) as refused:
        cleaned(data)
    assert refused.value.why == why


def test_a_photo_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST", len(jpeg()) - 1)
    with pytest.raises(BadPhoto, match="large"):
        cleaned(jpeg())
