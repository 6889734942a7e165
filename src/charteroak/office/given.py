"""A file or a text that was given: what the pages share that read something in memory and keep nothing of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.http import HttpRequest

_PASTED = "pasted.txt"
_LONGEST_NAME = 200


class NotOurs(Exception):
    """The form has fields that ours does not, or one of them twice."""


@dataclass(frozen=True)
class Given:
    """What was given. The name tells a reader what kind of file it may be, and is shown nowhere."""

    data: bytes
    name: str
    pasted: bool
    """Whether it is a text that was pasted."""
    lack: str
    """What is wrong where nothing can be read: "nothing_sent" or "both"; else nothing."""

    @property
    def text(self) -> str:
        """What was pasted."""
        return self.data.decode("utf-8")


def given(request: HttpRequest, controls: AbstractSet[tuple[str, str]] = frozenset()) -> Given:
    """What the form's `file` or `text` holds. `controls` are its other fields with the values that they take.

    NotOurs where the form is another. A file that was not chosen comes as a field with nothing in it.
    """
    texts, files = request.POST.getlist("text"), request.FILES.getlist("file")
    others = {(name, value) for name, value in request.POST.items() if name != "text"}
    if not (others <= {("file", ""), *controls} and set(request.FILES) <= {"file"}) or max(len(texts), len(files)) > 1:
        raise NotOurs
    text = texts[0] if texts else ""
    if not text.strip() and not files:
        return Given(b"", "", pasted=False, lack="nothing_sent")
    if text.strip() and files:
        return Given(b"", "", pasted=False, lack="both")
    if files:
        return Given(files[0].read(), (files[0].name or "")[-_LONGEST_NAME:], pasted=False, lack="")
    return Given(_as_bytes(text), _PASTED, pasted=True, lack="")


def _as_bytes(text: str) -> bytes:
    """A text that was pasted. Browsers send its lines as those of forms; a lone half of a letter is none."""
    return text.replace("\r\n", "\n").encode("utf-8", "replace")
