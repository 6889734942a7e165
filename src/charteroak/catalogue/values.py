"""Whether a value is what its field holds. Values of tables are texts, and become what JSON has for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from math import inf
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from charteroak.catalogue.hsds import Field

LONGEST = 20_000
"""Characters that a value may have."""
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")


class Unfit(Exception):
    """A value is not what its field holds. `why` is a word of REASONS."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


REASONS = (
    "required", "text", "uuid", "number", "date", "datetime", "time", "uri", "email", "choice", "too_long",
    "unknown_field", "twice", "no_such_thing", "another_thing", "not_a_list", "not_an_object", "too_deep", "columns",
)  # fmt: skip
"""What can be wrong: it is required, or is not of its form; or it is too long; no field of ours; an id that is there
twice; a link to what is not there, or to another thing than that which it stands in; a list, an object that is none;
nested too deeply; a row with more columns than its head."""


def checked(field: Field, value: Any) -> Any:
    """A value as it is kept; None where there is none. Unfit where it is not what the field holds."""
    if value is None or value == "":
        if field.required:
            raise Unfit("required")
        return None
    if isinstance(value, str) and len(value) > LONGEST:
        raise Unfit("too_long")
    if field.form == "number":
        return _number(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and field.form == "text" and -inf < value < inf:
        return value  # an identifier that a file has as a number: it is kept as it is
    if not isinstance(value, str):
        raise Unfit(field.form)
    text = value if field.form == "text" else value.strip()
    if field.form == "choice" and text not in field.choices:
        raise Unfit("choice")
    try:
        if not _FORMS[field.form](text):
            raise Unfit(field.form)
    except ValueError:
        raise Unfit(field.form) from None
    return text


def _number(value: Any) -> int | float:
    if isinstance(value, str):
        try:
            value = float(value) if re.search(r"[.eE]", value) else int(value)
        except ValueError:
            raise Unfit("number") from None
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15 or value != value:
        raise Unfit("number")
    return value


def _time(text: str) -> bool:
    time.fromisoformat(text.removesuffix("Z"))
    return True


def _uri(text: str) -> bool:
    parts = urlsplit(text)
    return bool(parts.scheme) and not re.search(r"\s", text)


_FORMS: Mapping[str, Callable[[str], object]] = {
    "text": lambda _: True,
    "choice": lambda _: True,
    "uuid": UUID,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": _time,
    "uri": _uri,
    "email": _EMAIL.match,
}
