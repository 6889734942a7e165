"""Office files read in another way than they are written: as a zip file, and text between tags. For proof only."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from charteroak.screening.formats.surface import Cannot

_ENDS = re.compile(r"</(?:\w+:)?(?:p|tr|si|comment|c|row|definedName|property|pt|f|v)>|<(?:\w+:)?(?:br|cr|tab)\b[^>]*/>")
_TAG = re.compile(r"<[^>]*>")
_SAID = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_HAS_WORDS = re.compile(r"[^\W\d_]{2}|\d{6}")


def raw(data: bytes) -> Iterator[bytes]:
    """What the zip file says of itself, and its members, decompressed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield package.comment
            for info in package.infolist():
                yield info.filename.encode() + b"\n" + info.comment + info.extra
                yield package.read(info)
    except Exception:
        raise Cannot("broken") from None


def flat_texts(data: bytes) -> Iterator[str]:
    """Of each part in XML: its text, a line where a paragraph or a cell ends; then the values of its attributes."""
    for part in raw(data):
        if part.lstrip()[:1] == b"<":
            text = part.decode("utf-8", "replace")
            yield html.unescape(_TAG.sub("", _ENDS.sub("\n", text)))
            said = dict.fromkeys(one or other for one, other in _SAID.findall(text))
            yield "\n".join(html.unescape(each) for each in said if _HAS_WORDS.search(each))
