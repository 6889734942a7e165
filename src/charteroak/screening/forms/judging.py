"""Each question of a form decided: direct, proxy or neither, with the class and why."""

from __future__ import annotations

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Form


def judge(form: Form) -> Judged:
    """A decision for each question of a form."""
    flags: list[Flag | None] = [None for _ in form.questions]
    return Judged(form=form, flags=tuple(flags))
