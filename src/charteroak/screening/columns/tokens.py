"""Names of columns in their words: "OnSNAP", "on_snap" and "on-snap" are "on snap"; "w2", "W-2" and "w_2" are "w 2".

A token is a run of letters or of digits, in lower case, without accents. Names in capitals and names in small letters
may have words grown together; those are parted by the words that rules know (`rules.parted`).
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""More of a name is not read."""
_TOKEN = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def folded(text: str) -> str:
    """A text in ASCII: letters without their accents, of whatever width; other signs are left out."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def tokens(name: str) -> tuple[str, ...]:
    """The tokens of a name, in order."""
    return tuple(each.lower() for each in _TOKEN.findall(folded(name[:LONGEST])))
