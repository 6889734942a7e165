"""The signs of a signature and of its lack: marks, labels, blanks and names, as written on papers."""

from __future__ import annotations

import re

BLANK = (
    r"(?:_{2,}|\[ ?\]|\[(?:blank|empty|none|unsigned|not signed|signature missing|no signature)\]|\((?:blank|"
    r"empty|none|unsigned|not signed|left blank|missing|no signature|en blanco|sin firma)\)|\.{3,}|-{3,}|"
    r"x_{2,}|(?:blank|unsigned|none|not signed|en blanco|sin firma)\b|"
    r"(?i:not yet|pending|awaiting|to be signed)\b)"
)
BLANKS = re.compile(r"_{3}")
UNSIGNED = re.compile(
    r"(?i)[\[(] ?(?:not (?:yet )?signed|unsigned|no signature|signature (?:line )?(?:is )?(?:missing|blank|"
    r"empty|absent)|left unsigned|sin firma[r]?|blank signature)[^\])]{0,20}[\])]"
    r"|\b(?:signature (?:line |block |field |space )?(?:is |left )?(?:blank|missing|empty|absent)|"
    r"signature line (?:is )?(?:blank|empty)|no signature|not signed|unsigned|sin firmar?|left blank)\b"
)
MARK = re.compile(
    r"(?i)[\[(] ?(?:electronically |digitally |duly )?(?:signed|sgd\.?|signature|firma|firmado|firmada|"
    r"illegible signature|signature illegible|wet signature)\b(?![^\])]{0,12}(?:missing|"
    r"blank))[^\])\n]{0,40}[\])]"
)
SLASH = re.compile(r"(?i)(?<![\w/])/?s/ ?(?=[A-Z])|(?<![\w/])/s/")
NAME = r"(?:(?:Hon|Honorable|Judge|Dr|Mr|Ms|Mrs)\.? )?[A-Z][A-Za-z'.0-9-]+(?:,? [A-Z][A-Za-z'.0-9-]*){1,4}"
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{1,2},? \d{4}|"
    r"\d{1,2} (?:de )?[A-Za-z]+ (?:de )?\d{4})"
)
SAID = re.compile(
    rf"{NAME}(?:, (?:[A-Z]\w+ ?|of ?){{1,5}})?, ?(?:signed|SIGNED|Signed|sgd\.?|firmad[oa])(?= {{2}}|[ .]*$)|"
    rf"\b(?:Signed|SIGNED|Firmado|FIRMADO)(?: on| el| at [A-Z]\w+,?)? {_DATE},?(?: \d{{1,2}}:\d\d(?: ?[ap]\.?m\.?)?,?)?"
    rf" *(?:-+ )?(?:by |por |By )?{NAME}"
)
"""A name that is said to be signed, and "signed", its date and a name."""
TO_BE = re.compile(
    r"(?i)\b(?:must|shall|should|has to|have to|needs to|to|may|will|cannot|until|unless|if|when|once|only if)"
    r"(?: (?:be|it|is|are|has been|been|this|approved|issued|duly|by)){1,3}\b[^.;:\n]{0,40}\bsigned\b"
)
"""That something is still to be signed, or only if it is."""
LABEL = re.compile(
    r"(?i)\b(?:(?:[a-z]+(?:'s|s')? (?:officer'?s? )?)?signature(?: and (?:printed )?(?:title|name)| & title)?"
    r"(?: of (?:the )?[a-z -]{3,60}?(?=\s*(?:[:_\[(\n]|$|  )))?(?: *\([^)\n]{2,40}\))?|"
    r"signed(?: by)?(?: \([a-z /]+\))?|sign here"
    r"|by(?= *:)|firma(?: d[ae][l a-z]{3,50}?(?=\s*(?:[:_\[(\n]|$|  )))?|firmado(?: por)?|issued by|"
    r"authorized by|authorised by)"
    r"(?= *(?:[:_\[(]|$|\n|  |(?-i:[A-Z/])))[ \t]*:?[ \t]*"
)
CLOSING = re.compile(
    r"(?im)^\W{0,8}(?:sincerely|respectfully(?: submitted| yours)?|yours(?: truly)?|very truly yours|regards|"
    r"thank you|with thanks|atentamente|respetuosamente|cordialmente)\b[,. ]*$"
)
VALUE = re.compile(
    r"(?:\(?signed\)? ?|/s/ ?)?(?!(?i:not|none|pending|to be|awaiting|missing)\b)([A-Z][\w.'-]+(?:[ ,].*)?)"
)
OTHER_LABEL = re.compile(
    r"(?i)\W{0,8}(?:title|date|dated|name|print(?:ed)?|telephone|phone|badge|officer|judge|clerk|city|time|"
    r"titulo|fecha|nombre|cargo|id)\b *(?::|_|$|\d| and)"
)


def signature_like(line: str) -> bool:
    """Whether a line begins with a signature or a name."""
    return bool(SLASH.search(line) or MARK.search(line)) or (
        bool(re.match(rf"\s*{NAME}", line)) and not OTHER_LABEL.match(line)
    )


def column(text: str) -> str:
    """The last column of a line."""
    cells = [cell for cell in re.split(r" {2,}|\t", text) if cell.strip()]
    return cells[-1] if cells else ""


def named(text: str) -> bool:
    """Whether something like a name ends here."""
    return bool(re.search(rf"(?:{NAME}|[A-Z][a-z]+-[A-Z][a-z]+)[^\n]*$", text)) and not re.search(
        r":\s*$|_{2,}\s*$", text
    )
