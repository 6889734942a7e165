"""Whose a signature is: a court's, its clerk's, an agency's, an attorney's, or of one who only applies or swears."""

from __future__ import annotations

import re
from typing import Literal, get_args

from charteroak.police.papers.phrases import Mark
from charteroak.police.papers.sheet import Sheet
from charteroak.police.papers.signs import BLANKS, MARK, SLASH

Role = Literal["court", "clerk", "agency", "attorney", "affiant", "none"]
ROLES: tuple[Role, ...] = get_args(Role)


def role(page: Sheet, n: int) -> Role:
    """Whose the place for a signature in a line is: by the title in the line, else in those below, else in the name."""
    for line in (n, n + 1, n + 2):
        if line > n and _new_place(page.line_text(line)):
            break
        if (found := _role_in(page, line)) != "none":
            return found
    if (found := _role_in(page, n - 1, alone=not _wraps(page, n))) != "none":
        return found
    return _role_of_name(page.line_text(n))


def _wraps(page: Sheet, n: int) -> bool:
    """Whether a signature's line is only the end of the line above, with its mark."""
    line, above = page.line_text(n), page.line_text(n - 1)
    return (
        bool(re.match(r"\s*(?:\S+ ){0,2}[\[(]", line))
        and bool(MARK.search(line))
        and not (MARK.search(above) or BLANKS.search(above))
    )


def _new_place(line: str) -> bool:
    return not line.strip() or bool(
        MARK.search(line)
        or SLASH.search(line)
        or re.match(r"(?i)\W{0,8}(?:signature|signed|certificate|service|return|executed|to)\b", line)
    )


_RECIPIENT = (
    r"(?:alien|non-?citizen|subject|respondent|detainee|inmate|prisoner|recipient|addressee|person (?:served|named|"
    r"detained|notified)|individual|interpreter|witness to service|receiving (?:officer|person|agency|party)|"
    r"custodian|extranjero|destinatario|detenido|interprete)"
)
_RECEIPT = (
    rf"(?:signature|firma)(?: and (?:printed )?name)? (?:of|del?|de la) (?:the )?(?:above-named )?{_RECIPIENT}\b|"
    rf"\b{_RECIPIENT}(?:'s|s')? ?(?:signature|firma|signs?|signed)\b|\bsigned by (?:the )?{_RECIPIENT}\b|"
    rf"\b(?:receipt |service )?(?:acknowledged|received|accepted)(?: by)?(?: (?:the )?{_RECIPIENT})?\W*$|"
    r"\b(?:acknowledges?|acknowledging) (?:the )?(?:receipt|service|receiving|that)\b[^.:\n]{0,60}\W*$|"
    r"\bacuse de recibo\b|\brecibid[oa](?: por)?\W*$"
)
_RECEIVES = re.compile(_RECEIPT, re.IGNORECASE)
_ENDS_RECEIPT = re.compile(rf"(?:{_RECEIPT})\W*$", re.IGNORECASE)
_LABELS = re.compile(r"(?i)\b(?:signature|signed|issued|authorized|firma|firmado)\b")
_OWN_PLACE = re.compile(r"_{3}|:|/s/")


def received(page: Sheet, n: int, at: int) -> bool:
    """Whether a place for a signature is that of the one to whom the paper is given, who only says that it came."""
    line = page.line_text(n)
    before, label = line[:at], re.split(r" {3,}|/s/", line[at:])[0].lstrip("([ _")
    if before.strip(" _"):
        labels = list(_LABELS.finditer(before))
        last = before[max(labels[-1].start() - 30, 0) :] if labels else before
        return bool(_RECEIVES.search(last) or _RECEIVES.match(label))
    above, below = page.line_text(n - 1), page.line_text(n + 1).lstrip("([ _")
    under = bool(_RECEIVES.match(below)) and not _OWN_PLACE.search(below)
    return bool(_RECEIVES.match(label)) or under or bool(_ENDS_RECEIPT.search(above) and not _LABELS.search(below))


_OF_OTHERS = re.compile(
    r"(?i)\b(?:a|an|any|the said|before the|before a|to the|dear|to|an immigration|un|"
    r"una)\W{1,8}(?:united states |us )?$"
)


def _role_in(page: Sheet, n: int, alone: bool = False) -> Role:
    """The role of the last title in a line that stands as one, and not in a sentence."""
    found: Role = "none"
    best = 0
    for mark in page.signers.get(n, ()):
        if mark.start < best or not _is_role(page, mark, alone):  # inside a longer title, or none
            continue
        if mark.name != "affiant" or found == "none":
            found, best = role_named(mark), mark.end
    return found


def role_named(mark: Mark) -> Role:
    """The role that a title has in the table."""
    return next(role for role in ROLES if role == mark.name)


def _is_role(page: Sheet, mark: Mark, alone: bool) -> bool:
    before, after = page.before(mark), page.after(mark)
    if _OF_OTHERS.search(before[-40:]) or (mark.end - mark.start == 1 and not before.rstrip().endswith(",")):
        return False
    return not alone or not (before.replace("[x]", "").strip() or len(after.split()) > 4)


def _role_of_name(line: str) -> Role:
    """The role that a name itself carries ("Judge-Ten"), where nothing else says one."""
    words = {part.lower() for name in re.findall(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+", line) for part in name.split("-")}
    if words & {"immigration", "officer", "agent", "commissioner", "director"}:
        return "agency"
    return "court" if words & {"judge", "magistrate"} else "clerk" if words & {"clerk"} else "none"
