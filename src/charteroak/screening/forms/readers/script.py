"""Scripts and questionnaires in plain text: "Ask:", turns of speakers, numbered questions, blanks to write in."""

from __future__ import annotations

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form
from charteroak.screening.forms.readers.script_asking import asked_in


def read_script(data: bytes, name: str, limits: Limits) -> Form:
    """The form that a plain text holds. Cannot where it is no text, or too large."""
    del name
    return asked_in(text_within(data, limits), "text").form()


def text_within(data: bytes, limits: Limits) -> str:
    """The text that some bytes are, with its size bounded."""
    try:
        text = decode(data)
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None
    if len(text) > limits.characters:
        raise Cannot("too large")
    return text
