"""The form in which counsel proposes how to read the text."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.logic.expr import Reading
from charteroak.office.forms import OfficeForm
from charteroak.office.noting import noted
from charteroak.office.readings.models import LONGEST_REASON
from charteroak.office.readings.settling import setting, standing_of_database
from charteroak.office.readings.words import reading_words

UNSETTLE = "unsettle"
"""What the form sends for leaving a reading open again."""


class ProposeForm(OfficeForm):
    """The choice, the reason and the day."""

    choice = forms.ChoiceField()
    reason = forms.CharField(max_length=LONGEST_REASON)
    since = forms.DateField(input_formats=["%Y-%m-%d"])

    kinds: ClassVar[dict[str, str]] = {"reason": "lines"}
    lines: ClassVar[dict[str, int]] = {"reason": 8}

    def __init__(self, language: str, reading: Reading, data: Any = None, *, initial: dict[str, Any] | None = None):
        own, said = reading_words(language), words(language).readings[reading.id]
        labels = {each: (said.choices[each], said.arguments[each]) for each in reading.choices}
        labels[UNSETTLE] = (own.ui["unsettle"], own.ui["unsettle_hint"])
        super().__init__(
            language,
            own.fields,
            data,
            initial={"since": today().isoformat(), **(initial or {})},
            choice_words={"choice": labels},
            faults=own.form_faults,
        )
        self._reading = reading.id
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it is declared above
        field.choices = [(each, each) for each in labels]

    @property
    def chosen(self) -> str | None:
        """The choice, once it is known to be one; None to leave the reading open."""
        choice: str = self.cleaned_data["choice"]
        return None if choice == UNSETTLE else choice

    def clean_since(self) -> date:
        """A day from today on."""
        day: date = self.cleaned_data["since"]
        if day < today():
            raise forms.ValidationError("", code="past")
        return day

    def clean_reason(self) -> str:
        """The reason, if nothing in it looks confidential. Else the form shows again what is left of it."""
        found = noted(self.cleaned_data["reason"])
        if found.categories:
            self.data = {**self.data.dict(), "reason": found.text}  # type: ignore[attr-defined]  # a QueryDict
            raise forms.ValidationError("", code="taken_out")
        return found.text

    def clean(self) -> dict[str, Any]:
        """It is to be read otherwise than it is to be read on that day anyway."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "choice" in cleaned and "since" in cleaned:
            now = setting(standing_of_database(), cleaned["since"])[self._reading]
            if now == (None if cleaned["choice"] == UNSETTLE else cleaned["choice"]) and not self._shipped_only():
                self.wrong("choice", "same")
        return cleaned

    def _shipped_only(self) -> bool:
        """Whether counsel has never spoken to it: what the software has may then be settled as it is."""
        return all(each.reading != self._reading for each in standing_of_database().settlements)
