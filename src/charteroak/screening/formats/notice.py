"""What each released file says of itself, to people and to machines, where its format has a place for it."""

from __future__ import annotations

import re

from charteroak.screening.formats.surface import MARK

NOTICE = f"Hartford Municipal Code § 2-929: confidential information (§ 2-926) is withheld where {MARK} stands."
"""Printed, as the last line of what people read."""

FIELD = "Hartford-2-929"
"""The name under which machines find it."""

VALUE = "confidential information withheld"


_OURS = re.compile("|".join(r"\s+".join(map(re.escape, said.split())) for said in (NOTICE, VALUE, FIELD, MARK)))


def without_ours(text: str) -> str:
    """A text with spaces for marks and for the notice: what we say ourselves is nobody's, whatever is found in it."""
    return _OURS.sub(lambda found: " " * len(found[0]), text)


def with_notice(text: str) -> str:
    """A text with the notice as its last line; one that has it already stays as it is."""
    if text.rstrip().endswith(NOTICE):
        return text
    line = "\r\n" if "\r\n" in text else "\n"
    return f"{text}{'' if text.endswith(line) else line}{line}{NOTICE}{line}"
