"""Forms of the office: Django's fields with words of ours, in each language, and what is wrong beside each field.

A form keeps what was typed, so that nobody types it twice, except what its `confidential` names: that goes back to no
page. What no field of the form is named for is refused whole (`is_ours`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from charteroak.office.forms_words import FAULTS
from charteroak.office.noting import noted

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of Django's field
_MANY = (forms.MultipleChoiceField,)


@dataclass(frozen=True)
class Choice:
    """One of the values that a field takes."""

    value: str
    label: str
    hint: str
    chosen: bool


@dataclass(frozen=True)
class FieldRow:
    """A field as a page shows it (`office/form/field.html`)."""

    name: str
    """Its name, and its id."""
    label: str
    """What it is called."""
    hint: str
    """What to type or choose, or nothing."""
    error: str
    """What is wrong with it, as a sentence, or nothing."""
    kind: str
    """How it is shown: text, lines, select, radios, checks, check, date, file, password, code, number or hidden."""
    value: str
    """What was typed, where that may go back to the page."""
    choices: tuple[Choice, ...]
    """What there is to choose from."""
    autocomplete: str
    """What a browser may fill in: a token of HTML's list, or "off"."""
    lines: int
    """How many lines it shows."""
    longest: int
    """How many characters it takes; 0 where that is not said."""
    optional: bool
    """Whether it may be left empty."""
    accept: str
    """Which files a file field takes, as `accept` of HTML has it."""

    @property
    def described(self) -> str:
        """The ids of what describes it, for `aria-describedby`."""
        return " ".join(f"{self.name}-{each}" for each, there in (("error", self.error), ("hint", self.hint)) if there)


class OfficeForm(forms.Form):
    """A form in a language. `words` has a label and a hint for each field; `choice_words` those of its choices.

    Subclasses declare Django's fields. What is wrong is said by the code of Django's error, or of one that `clean_…`
    raises: from `faults` of the subclass, and else from the words that all forms share.
    """

    kinds: ClassVar[Mapping[str, str]] = {}
    """How a field is shown, where that is not by its type (`FieldRow.kind`)."""
    autocomplete: ClassVar[Mapping[str, str]] = {}
    """What a browser may fill in, by field; nothing else."""
    confidential: ClassVar[frozenset[str]] = frozenset()
    """The fields whose values go back to no page."""
    screened: ClassVar[frozenset[str]] = frozenset()
    """The texts that are kept only where nothing in them looks confidential; what does goes back to no page either."""
    lines: ClassVar[Mapping[str, int]] = {}
    """How many lines a field of several has; 4 where it is not said."""
    accept: ClassVar[Mapping[str, str]] = {}
    """Which files a field takes."""

    def __init__(
        self,
        language: str,
        words: Mapping[str, tuple[str, str]],
        data: Any = None,
        files: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        choice_words: Mapping[str, Mapping[str, tuple[str, str]]] | None = None,
        faults: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, files, initial=dict(initial or {}))
        self.language = language
        self._words = words
        self._choice_words = choice_words or {}
        self._faults = {**FAULTS[language], **(faults or {})}

    def is_ours(self) -> bool:
        """Whether all that was sent are fields of this form, each once unless it takes several."""
        both: tuple[Any, Any] = self.data, self.files
        sent = {name: values for each in both if each for name, values in each.lists()}
        known = set(self.fields) | {_TOKEN}
        return set(sent) <= known and all(
            len(values) == 1 or isinstance(self.fields.get(name), _MANY) for name, values in sent.items()
        )

    def wrong(self, field: str, code: str) -> None:
        """Say of a field, after it was read, that something is wrong with it, by a code of `faults`."""
        self.add_error(field, ValidationError("", code=code))

    def _post_clean(self) -> None:
        """Django's last step: what is screened is, once it is known to be a text of the right length."""
        super()._post_clean()  # type: ignore[misc]  # Django's, and not in its types
        for name in self.screened & set(self.cleaned_data):
            found = noted(self.cleaned_data[name])
            if found.categories:
                data: Any = self.data
                self.data = data.copy()
                self.data[name] = found.text  # type: ignore[index]  # a copy of what was sent can be changed
                self.wrong(name, "confidential")

    def rows(self) -> dict[str, FieldRow]:
        """The fields as the page shows them, by name, in order."""
        return {name: self._row(name) for name in self.fields}

    def wrong_rows(self) -> tuple[FieldRow, ...]:
        """The fields that something is wrong with."""
        return tuple(row for row in self.rows().values() if row.error)

    def _row(self, name: str) -> FieldRow:
        field, bound = self.fields[name], self[name]
        label, hint = self._words.get(name, (name, ""))
        hidden = name in self.confidential or isinstance(field, forms.FileField)
        value = None if hidden else bound.value()
        return FieldRow(
            name=name,
            label=label,
            hint=hint,
            error=self._error(name),
            kind=self.kinds.get(name) or _kind_of(field),
            value="" if value is None or isinstance(value, list | tuple) else str(value),
            choices=self._choices(name, field, value),
            autocomplete=self.autocomplete.get(name, "off"),
            lines=self.lines.get(name, 4),
            longest=getattr(field, "max_length", None) or 0,
            optional=not field.required,
            accept=self.accept.get(name, ""),
        )

    def _error(self, name: str) -> str:
        if not self.is_bound or name not in self.errors:
            return ""
        error = self.errors.as_data()[name][0]
        said = self._faults.get(f"{name}.{error.code}") or self._faults.get(error.code or "") or self._faults["invalid"]
        return said.format(**(error.params or {}))

    def _choices(self, name: str, field: forms.Field, value: object) -> tuple[Choice, ...]:
        said = self._choice_words.get(name, {})
        chosen = {str(each) for each in value} if isinstance(value, list | tuple | set | frozenset) else {str(value)}
        return tuple(
            Choice(str(each), *(said.get(str(each)) or (str(label), "")), chosen=str(each) in chosen)
            for each, label in getattr(field, "choices", ())
        )


def with_token(response: HttpResponse) -> HttpResponse:
    """A page whose form a browser sends with where it comes from, as the check of the token wants it."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent, for a form: None and None where nothing was."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _kind_of(field: forms.Field) -> str:
    for kind, name in _KINDS:
        if isinstance(field, kind):
            return name
    return "text"


_KINDS: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.MultipleChoiceField, "checks"),
    (forms.ChoiceField, "radios"),
    (forms.BooleanField, "check"),
    (forms.DateField, "date"),
    (forms.FileField, "file"),
    (forms.IntegerField, "number"),
)
