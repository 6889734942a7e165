"""The search for planted values finds each form in which one could have been kept: else finding none says nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import io
import json
import quopri
import secrets
import zipfile
import zlib
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from planted_search import ALGORITHMS, Search, keys_in

MARK = "Zqtalmov7"
TEXT = f"{MARK} is undocumented"
NOISE = secrets.token_bytes(501)


def zipped(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/b.txt", data)
    return held.getvalue()


ENCODED: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "in capitals": lambda text: text.upper().encode(),
    "in small letters": lambda text: text.lower().encode(),
    "reversed": lambda text: text[::-1].encode(),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "Base 64": lambda text: base64.b64encode(text.encode()),
    "Base 64 at 1": lambda text: base64.b64encode(b"x" + text.encode()),
    "Base 64 at 2": lambda text: base64.b64encode(b"xy" + text.encode()),
    "Base 64 of addresses": lambda text: base64.urlsafe_b64encode(text.encode()),
    "Base 64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "hex": lambda text: text.encode().hex().encode(),
    "capital hex": lambda text: text.encode().hex().upper().encode(),
    "URL": lambda text: quote(text).encode(),
    "URL, each letter": lambda text: "".join(f"%{ord(each):02X}" for each in text).encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
    "quoted-printable, each letter": lambda text: "".join(f"={ord(each):02X}" for each in text).encode(),
    "JSON": lambda text: json.dumps({"a": text}).encode(),
    "JSON escapes": lambda text: "".join(f"\\u{ord(each):04x}" for each in text).encode(),
    "HTML": lambda text: escape(f"<{text}>").encode(),
    "HTML references": lambda text: "".join(f"&#x{ord(each):X};" for each in text).encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zlib": lambda text: zlib.compress(text.encode()),
    "ZIP": lambda text: zipped(text.encode()),
    "Base 64 of zlib": lambda text: base64.b64encode(zlib.compress(f"some more text; {text}".encode())),
    "hex of gzip": lambda text: gzip.compress(text.encode()).hex().encode(),
    "gzip of Base 64 of zlib": lambda text: gzip.compress(base64.b64encode(zlib.compress(text.encode()))),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_planted_mark_is_found_in_each_encoding(name: str) -> None:
    data = ENCODED[name](TEXT)
    search = Search({"status": MARK})
    for around in (data, b"\n" + data + b"\n", b'"' + data + b'"'):
        assert search.found(around), name
    assert all(each.replace("packed, ", "").startswith("status: ") for each in search.found(data))
    assert not search.found(ENCODED[name]("Another7 is undocumented"))


@pytest.mark.parametrize("name", [*ALGORITHMS, "blake2b of 32 bytes"])
@pytest.mark.parametrize("kept", [bytes, bytes.hex, base64.b64encode, base64.urlsafe_b64encode, "capital"])
def test_a_digest_of_what_was_planted_is_found(name: str, kept: Callable[[bytes], bytes | str] | str) -> None:
    for text in (TEXT, TEXT.lower(), f"  {TEXT} ".strip(), f"{TEXT}\n"):
        hashed = hashlib.blake2b(text.encode(), digest_size=32) if " " in name else hashlib.new(name, text.encode())
        made = hashed.hexdigest().upper() if isinstance(kept, str) else kept(hashed.digest())
        data = NOISE + (made.encode() if isinstance(made, str) else made) + NOISE
        assert Search({}, [f" {TEXT}".encode(), TEXT.encode()]).found(data), name
    assert not Search({}, [b"Another7 is undocumented"]).found(data)


@pytest.mark.parametrize("name", ["sha1", "sha256", "sha512"])
def test_a_keyed_digest_is_found_where_its_key_lies_about(name: str) -> None:
    key = secrets.token_bytes(32)
    made = hmac.digest(key, TEXT.encode(), name)
    for file in (key, key.hex().encode(), base64.b64encode(key) + b"\n", b'key = "' + base64.b64encode(key) + b'"'):
        search = Search({}, [TEXT.encode()], keys_in([file]))
        assert search.found(NOISE + made), file[:4]
        assert search.found(made.hex().encode())
    assert not Search({}, [TEXT.encode()], keys_in([b"another key, of another place"])).found(NOISE + made)


def test_nothing_is_found_where_nothing_was_planted() -> None:
    search = Search({"status": MARK}, [TEXT.encode()], [NOISE[:32]])
    here = Path(__file__).parent
    assert not search.found(secrets.token_bytes(200_000))
    assert not search.found(zipped((here / "office_visitor.py").read_bytes()))
    assert search.found(Path(__file__).read_bytes())
