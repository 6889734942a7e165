"""How a page is kept or sent on, without a script and without any other site: its link, a letter, a message, a code."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from charteroak.office.services.linking import share_by_mail, share_by_text
from charteroak.office.services.words import ServiceWords

_LONGEST = 600
"""Characters of a link that a code of a size that can be printed and read holds."""


@dataclass(frozen=True)
class Share:
    """What passes a page on."""

    link: str
    """The page's whole address."""
    mail: str
    """What begins a letter with it."""
    message: str
    """What begins a message with it."""
    code: SafeString
    """The code that a camera reads, as SVG; nothing where the link is too long for one."""


def share(own: ServiceWords, name: str, phone: str, link: str) -> Share:
    """What passes a page on. The message says no more than what it is, its phone, and where it is."""
    text = "\n".join(each for each in (name, phone, link, own.ui["shared_from"]) if each)
    return Share(link, share_by_mail(name, text), share_by_text(text), _code(link) if len(link) <= _LONGEST else _NONE)


_NONE = SafeString("")


def _code(link: str) -> SafeString:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, dark="#000", light="#fff", svgclass=None,
        lineclass=None,
    )  # fmt: skip
    return mark_safe(out.getvalue().decode())  # noqa: S308 - segno's own drawing
