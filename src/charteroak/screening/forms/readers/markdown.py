"""Questionnaires and scripts in Markdown, with the HTML in them."""

from __future__ import annotations

import re

from charteroak.screening.formats.limits import Limits
from charteroak.screening.forms.form import Form
from charteroak.screening.forms.readers.script import text_within
from charteroak.screening.forms.readers.script_asking import asked_in

_LANGUAGE = re.compile(r"^(?:lang|language|locale|idioma)\s*:\s*[\"']?(en|es)\b", re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(r"^title\s*:\s*[\"']?([^\"'\n]{1,200})", re.IGNORECASE | re.MULTILINE)
_FRONT = re.compile(r"---\r?\n(?P<data>.{0,4000}?)\n(?:---|\.\.\.)", re.DOTALL)


def read_markdown(data: bytes, name: str, limits: Limits) -> Form:
    """The form that a text in Markdown holds. Cannot where it is no text, or too large."""
    del name
    text = text_within(data, limits)
    made = asked_in(text, "markdown")
    front = _FRONT.match(text)
    if front:
        language, title = _LANGUAGE.search(front["data"]), _TITLE.search(front["data"])
        made.language = language[1].lower() if language else ""
        made.title = title[1].strip() if title else made.title
    return made.form()
