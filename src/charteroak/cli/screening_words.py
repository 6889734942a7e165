"""What the commands that open files to screen them say about trouble, in words; by kind, never a word of the file."""

from __future__ import annotations

from charteroak.screening.documents.document import Unreadable

_MORE = {
    "too deep": "what is in it is nested too deeply",
    "unread": "some of it could not be read, so no copy is made; with --drop-unread those parts are left out",
    "cannot be written": "it can be read, but not be written anew truly",
    "cannot write msg": "an Outlook message cannot be written; name an output that ends in .eml",
}


def said(trouble: str) -> str:
    """A kind of trouble in words."""
    if trouble in _MORE:
        return _MORE[trouble]
    try:
        return str(Unreadable(trouble))  # type: ignore[arg-type]  # what it does not know is below
    except KeyError:
        return trouble
