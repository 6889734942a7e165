"""Who signed a paper, with what title, and whether it is really signed; and whether it is dated.

A signature is looked for where one is signed: after a label, with a mark such as "(signed)" or "/s/", over or under a
line, before a title. An empty label, a row of underscores or "unsigned" is no signature. What a service, a return or
an application is signed by says nothing of the paper itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from charteroak.police.papers.roles import Role, received, role, role_named
from charteroak.police.papers.sheet import Sheet
from charteroak.police.papers.signs import (
    BLANK,
    BLANKS,
    CLOSING,
    LABEL,
    MARK,
    NAME,
    OTHER_LABEL,
    SAID,
    SLASH,
    TO_BE,
    UNSIGNED,
    VALUE,
    column,
    named,
    signature_like,
)

_SERVICE = re.compile(
    r"(?i)\b(?:certificate of service|proof of service|service|certification of service|return(?: of service|"
    r" and inventory)?|inventory|receipt|acknowledge?ment|back|reverse|executed|(?:to be )?completed by [^\n]{0,40}|"
    r"certificado de (?:notificacion|entrega)|notificacion|"
    r"devolucion|diligencia)\b(?= ?(?:[\]:.(\n-]|$|(?-i:_|[A-Z][a-z])|  |by\b|on\b|the law|made|not))"
)
_RESUMES = re.compile(
    r"(?im)^[^\w\n]{0,8}(?:\d[^\w\n]{1,4})?(?:order|warrant|finding|by the court|so ordered|it is so ordered|"
    r"issued by|orden|hallazgo)\b"
)
_SWORN = re.compile(
    r"(?i)\b(?:application|affidavit|affiant|applicant|sworn|subscribed|solicitud|declaracion jurada|jurat)\b(?! for)"
)
_OPENS = re.compile(r"(?:^|\n|  |[.;)\]\[(] ?|-)[^\w\n]{0,4}(?:\d[^\w\n]{1,3})?$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a signature: whose it is, whether it is filled. `typed`: only by a name with a title."""

    role: Role
    filled: bool
    line: int
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """The signatures of a paper itself, in order."""

    slots: tuple[Slot, ...]

    def by(self, *roles: Role) -> bool | None:
        """Whether one of these signed: by the last such place. None where there is no such place."""
        own = [slot for slot in self.slots if slot.role in roles]
        return own[-1].filled if own else None

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The places that are filled."""
        return tuple(slot for slot in self.slots if slot.filled)


def signing(page: Sheet) -> Signing:
    """The places for signatures in a paper's own part."""
    service = service_spans(page)
    slots = [slot for at, slot in _slots(page) if not _within(at, service)]
    return Signing(tuple(_settled(slots)))


def service_spans(page: Sheet) -> list[tuple[int, int]]:
    """Where service, return or receipt are noted, which are filled in by others and later."""
    spans: list[tuple[int, int]] = []
    for found in _SERVICE.finditer(page.text):
        if (spans and found.start() < spans[-1][1]) or not _opens(page, found.start()):
            continue
        line_end = page.text.find("\n", found.end())
        resumed = _RESUMES.search(page.text, line_end) if line_end >= 0 else None
        spans.append((found.start(), resumed.start() if resumed else len(page.text)))
    return spans


def _opens(page: Sheet, at: int) -> bool:
    """Whether a part may begin here: at a line's beginning or after a gap, and not in the first line."""
    return page.line(at) > 0 and bool(_OPENS.search(page.text[max(at - 12, 0) : at]))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _slots(page: Sheet) -> Iterator[tuple[int, Slot]]:
    """Every place for a signature, as (where, what), line by line."""
    sworn = [found.start() for found in _SWORN.finditer(page.text) if _opens(page, found.start())]
    resumes = [found.start() for found in _RESUMES.finditer(page.text)]
    for n, start in enumerate(page.starts):
        for at, slot in _of_line(page, n, page.line_text(n)):
            applied = _last_before(sworn, start + at) > _last_before(resumes, start + at)
            others = (applied and slot.role == "none") or received(page, n, at)
            yield start + at, replace(slot, role="affiant") if others else slot


_THEN_BLANK = re.compile(rf" *(?:\([a-z ]{{2,20}}\) *)?(?:: *)?{BLANK}")
_ENDS_BLANK = re.compile(r"_{3,}\s*$")
_FOR_DATE = re.compile(r"(?i)\b(?:dated?|time|issued|fecha|hora)(?: (?:of issue|issued|signed|on|at))?\W{0,3}_{3,}\s*$")
_AT_BLANK = re.compile(rf" *{BLANK}")
_AT_BLANK_OR_END = re.compile(rf" *(?:{BLANK}|$|(?i:dated?\b)|\d{{1,2}}/)")
_FOR_LINE = re.compile(r"(?i)[\[(] ?(?:signature|firma)\b")
_CAPTION = re.compile(r"(?i)[\[(] ?(?:signature|firma) (?:of|and|de|del|d)\b")
"""What stands under a line to sign on."""
_THEN_NAME = re.compile(rf" *: *(?:/s/ )?{NAME}")
_BY_NAME = re.compile(rf"\s*{NAME}")
_NAME_THEN = re.compile(rf"{NAME},\s*(?:[A-Za-z.]+ ){{0,3}}$")
_NAME_ALONE = re.compile(rf"\s*(?:.* {{3}})?(?:/s/ )?{NAME}\s*,?")
_HINT = re.compile(r"(?i)sign|firm|sgd|s/|blank|by|issued|author")
"""What every mark and label of a signature has in it: most lines have none."""


def _last_before(starts: list[int], at: int) -> int:
    place = bisect_right(starts, at)
    return starts[place - 1] if place else -1


def _of_line(page: Sheet, n: int, line: str) -> Iterator[tuple[int, Slot]]:
    """The places for signatures in a line: the last that is marked or labelled, and any title with a blank."""
    marked = (_marked(page, n, line) or _labelled(page, n, line)) if _HINT.search(line) else None
    if marked is not None:
        yield marked
    titled = _by_title(page, n, line)
    if titled is not None and (marked is None or (marked[1].filled and not titled[1].filled and titled[0] > marked[0])):
        yield titled


def _marked(page: Sheet, n: int, line: str) -> tuple[int, Slot] | None:
    """A signature with a mark of its own, such as "(signed)", or said to be missing."""
    if found := UNSIGNED.search(line):
        return found.start(), Slot(role(page, n), False, n)
    if found := _last(MARK, line):
        return found.start(), Slot(role(page, n), _mark_filled(page, n, line, found), n)
    if found := _last(SLASH, line):
        filled = not _AT_BLANK_OR_END.match(line[found.end() :]) or _named_before(page, n)
        return found.start(), Slot(role(page, n), filled, n)
    if (found := SAID.search(line)) and not TO_BE.search(line[: found.end()]):
        return found.start(), Slot(role(page, n), not BLANKS.search(found[0]), n)
    return None


def _mark_filled(page: Sheet, n: int, line: str, mark: re.Match[str]) -> bool:
    """Whether a mark is a signature's: "(signature)" beside a blank only says what the blank is for."""
    before = line[: mark.start()]
    if _FOR_LINE.match(mark[0]) and (_ENDS_BLANK.search(before) or _AT_BLANK.match(line[mark.end() :])):
        return bool(before.strip()) and not before.strip(" _") and _over(page, n - 1)
    if _CAPTION.match(mark[0]):
        return bool(SLASH.search(line)) or named(column(before)) or _above(page, n)
    by_name = named(before) or named(page.line_text(n - 1)) or named(line)
    return by_name or bool(re.search(r"(?i)illegible|wet", mark[0]))


def _named_before(page: Sheet, n: int) -> bool:
    """Whether a name, or a name and a title, stands before "/s/" in its line."""
    line, without = page.line_text(n), _without_titles(page, n)
    rest = re.sub(r"(?i)/?s/.*", "", without)
    return not re.search(r"_{2,}", line) and bool(re.search(rf"(?:^|[\s:]){NAME}[\s,-]*$", rest))


def _labelled(page: Sheet, n: int, line: str) -> tuple[int, Slot] | None:
    """A label for a signature, filled or not."""
    found = _last(LABEL, line)
    if found and TO_BE.search(line[: found.end()]):
        return None
    filled = _label_filled(page, n, line, found) if found else None
    if found is None or filled is None:
        return None
    return found.start(), Slot(role(page, n), filled, n)


def _last(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(line):  # noqa: B007 - the last one is wanted
        pass
    return found


def _to_sign_on(line: str) -> bool:
    """Whether a line ends with a blank to sign on, and not with one for a date."""
    return bool(_ENDS_BLANK.search(line)) and not _FOR_DATE.search(line)


def _label_filled(page: Sheet, n: int, line: str, label: re.Match[str]) -> bool | None:
    """Whether a label has its signature: after it, over it or under it. None where it is no label but a sentence."""
    value = line[label.end() :]
    word = label[0].strip(" :").lower()
    if _AT_BLANK.match(value) or (":" not in label[0] and _to_sign_on(line[: label.start()])):
        return False
    to_line = ":" not in label[0] and not line[: label.start()].strip()
    if to_line and _to_sign_on(page.line_text(n - 1)):
        return _over_line(page, n - 1)
    if value.strip() and not OTHER_LABEL.match(value):
        if VALUE.match(value.strip()):
            return True if ":" in label[0] or named(value) or "signature" in word else None
        return None if word.startswith(("signed", "issued", "auth", "firmado")) or ":" not in label[0] else False
    if word.startswith(("signed", "issued", "auth")) and ":" not in label[0] and not value.strip():
        return None
    return _beside(page, n, line, label)


def _beside(page: Sheet, n: int, line: str, label: re.Match[str]) -> bool:
    """Whether a label with nothing after it has its signature under it after a colon, else before or over it."""
    if ":" in label[0]:
        return signature_like(page.line_text(n + 1))
    if named(column(line[: label.start()])):
        return True
    return _above(page, n)


def _above(page: Sheet, n: int) -> bool:
    """Whether a signature stands over a line: straight over it, or on or over the line to sign on that is there."""
    return _over_line(page, n - 1) if BLANKS.search(page.line_text(n - 1)) else _over(page, n - 1)


def _over_line(page: Sheet, n: int) -> bool:
    """Whether a line to sign on is signed: on it, or in the line over it."""
    line = page.line_text(n)
    on_it = bool(MARK.search(line) or SLASH.search(line) or _ON_LINE.search(line))
    return on_it or _over(page, n - 1)


def _over(page: Sheet, n: int) -> bool:
    """Whether a name stands alone on a line, as over a line to sign on."""
    line = page.line_text(n)
    return bool(SLASH.search(line) or MARK.search(line)) or (
        _name_alone(_AFTER_DATE.sub("", column(_without_titles(page, n)))) and not line.rstrip().endswith((".", ":"))
    )


def _name_alone(text: str) -> bool:
    """Whether something like a name is here, and not an office ("Clerk of ..."), however it is misspelt."""
    return bool(_A_NAME.match(text)) and not _NOT_IN_NAMES.search(text)


_A_NAME = re.compile(
    rf"[\W_]*(?:(?:[A-Z][a-z]{{0,3}}\. ?)?(?:{NAME}|[A-Z][a-z]+-[A-Z][a-z]+)|(?:[A-Z]\. ?){{1,2}}[A-Z][a-z-]+)"
    rf"(?:[,(]| {{2}}|[\W_]*$|(?: [a-z]\w*){{1,3}}\W*$)"
)
_NOT_IN_NAMES = re.compile(r"(?i)\b(?:of|to|the|at|and|for|by|in|on|you|are|is|shall|not|a(?= ))\b")
_AFTER_DATE = re.compile(r"(?i)^.*\b(?:dated?|issued|on)\b[^a-z\n]*\d[\d/.: -]*(?:[ap]\.?m\b\.?)? +")
_ON_LINE = re.compile(rf"_{{2,}} ?{NAME}")
_RULED = re.compile(r"\s*_{3,}\s*$")


_NO_NAME = re.compile(r"(?i)\b(?:court|district|department|office|seal|states?|united|division|connecticut|hartford)\b")


def _without_titles(page: Sheet, n: int) -> str:
    """A line without titles and courts: "Clerk of Court" is nobody's name."""
    line, start = page.line_text(n), page.starts[n] if 0 <= n < len(page.starts) else 0
    for mark in page.signers.get(n, ()):
        at, end = mark.start - start, mark.end - start
        line = line[:at] + "-" * min(end - at, len(line) - at) + line[end:]
    return _NO_NAME.sub("", line.replace("-" * 3, ""))


_PRINTED = re.compile(r"(?i)\b(?:print(?:ed)?|type(?:d)?|name of)\b[^.\n]{0,80}$")
"""Before a title in a form's place for a name, which is no signature."""


def _by_title(page: Sheet, n: int, line: str) -> tuple[int, Slot] | None:
    """A title with a blank beside it, or with a name before it; or a name after a letter's close."""
    start = page.starts[n]
    for mark in reversed(page.signers.get(n, ())):
        if _PRINTED.search(page.before(mark)):
            continue
        before, after = page.before(mark), page.after(mark)
        if _THEN_BLANK.match(after) or re.search(r"_{3,}[ \t,(]*$", before):
            return mark.start - start, Slot(role_named(mark), False, n)
        if re.match(r"[ \t]*:[ \t]*$", after):
            return mark.start - start, Slot(role_named(mark), signature_like(page.line_text(n + 1)), n)
        if _THEN_NAME.match(after) and before.strip(" \t([") == "":
            return mark.start - start, Slot(role_named(mark), True, n)
        if _titled(page, n, before, after, mark.words):
            marked = bool(SLASH.search(before) or MARK.search(before))
            filled = marked or _signed_over(page, n, bool(before.strip()))
            return mark.start - start, Slot(role(page, n), filled, n, typed=True)
    if n and CLOSING.match(page.line_text(n - 1)):
        named = bool(_BY_NAME.match(line))
        return 0, Slot(role(page, n), named and not re.search(r"_{3,}", line), n)
    return None


def _signed_over(page: Sheet, n: int, beside: bool) -> bool:
    """Whether a name with its title is no empty line's: with no line to sign on over it, or with one that is signed."""
    line = n if beside or _to_sign_on(page.line_text(n - 1)) else n - 1  # where the name is
    if _RULED.match(page.line_text(n + 1)):
        return False  # the line to sign on is under the name
    if not beside and BLANKS.search(page.line_text(line)):
        return False
    ruled = next((k for k in range(line - 1, line - 5, -1) if _to_sign_on(page.line_text(k))), None)
    if ruled is not None and not _over(page, ruled - 1):
        return False
    return not _to_sign_on(page.line_text(line - 1)) or _over(page, line - 2)


def _titled(page: Sheet, n: int, before: str, after: str, words: int) -> bool:
    """Whether a title follows a name as under a letter: "Name, Title", or the title alone under the name."""
    ends = not after.strip() or re.match(r"\s*(?:[.,;)]|\s{2,}|\d|-|of\b|for\b|,)", after) is not None
    if _NAME_THEN.search(before) or re.search(r"[A-Z][a-z]+-[A-Z][a-z]+, *(?:[A-Za-z.]+ ){0,3}$", before):
        return ends
    alone = before.strip() == "" and not after.strip(" ,.") and words >= 1
    above = page.line_text(n - 1)
    return alone and (bool(_NAME_ALONE.fullmatch(above)) or bool(re.search(r"_{4,}\s*$", above)))


def _settled(slots: list[Slot]) -> Iterator[Slot]:
    """The places, a typed name beside an empty place being no signature but whose the empty place is."""
    for n, slot in enumerate(slots):
        before = [other for other in slots[max(n - 3, 0) : n] if slot.line - other.line <= _NEAR and not other.typed][
            -1:
        ]
        after = [other for other in slots[n + 1 : n + 4] if other.line - slot.line <= _AFTER and not other.typed]
        if slot.role in ("court", "clerk"):  # a court's name typed in says nothing where a place stays empty
            after = [other for other in slots[n + 1 :] if not other.typed]
        beside = any(not other.filled and other.role in ("none", slot.role) for other in (*before, *after))
        yield replace(slot, filled=False) if slot.typed and slot.filled and beside else slot


_NEAR, _AFTER = 6, 3
"""A name typed within so many lines of an empty place is printed there for it."""
