"""Links that are made of what stands in a catalogue: only to what is a page, a phone or a mailbox."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_LONGEST = 2000
"""Characters of an address that browsers follow."""
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}\Z")
_NATIONAL, _FEWEST, _MOST = 10, 3, 15
"""Digits of a number of this country, of the shortest that can be called (311), and of the longest (E.164)."""


def page_link(said: object) -> str:
    """The address of a page of the web; nothing where it is none, as `javascript:` is."""
    text = str(said or "").strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and host and len(text) <= _LONGEST and "@" not in parts.netloc
    return text if fits and text.isprintable() and not re.search(r"[\s<>\"\\]", text) else ""


def phone_link(number: object, extension: object = None) -> str:
    """What calls a number; nothing where it cannot be called."""
    text = str(number or "")
    digits = "".join(each for each in text if each in "0123456789")
    if not _FEWEST <= len(digits) <= _MOST:
        return ""
    if text.strip(" \"'").startswith("+"):
        digits = f"+{digits}"
    elif len(digits) == _NATIONAL:
        digits = f"+1{digits}"
    elif len(digits) == _NATIONAL + 1 and digits[0] == "1":
        digits = f"+{digits}"
    further = str(extension if extension is not None else "")
    return f"tel:{digits};ext={further}" if further.isascii() and further.isdigit() else f"tel:{digits}"


def mail_link(said: object) -> str:
    """What writes to a mailbox; nothing where it is none."""
    text = str(said or "").strip()
    return f"mailto:{quote(text, safe='@')}" if _MAILBOX.match(text) else ""


def share_by_mail(subject: str, text: str) -> str:
    """What begins a letter about something, to whom is left open."""
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(text, safe='')}"


def share_by_text(text: str) -> str:
    """The same as a message of a phone: this form is taken by both kinds (RFC 5724, with an empty recipient)."""
    return f"sms:?&body={quote(text, safe='')}"
