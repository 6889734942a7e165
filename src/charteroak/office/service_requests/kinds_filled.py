"""The forms of types and of their questions. What is typed here is published, and is about no person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from charteroak.office.forms import OfficeForm
from charteroak.office.matters_said import class_name
from charteroak.office.service_requests.filled import labels, listed
from charteroak.office.service_requests.judging import Asked, forbidden
from charteroak.office.service_requests.models import AGENCIES, ANSWERS, DATATYPES, LISTS, ServiceType
from charteroak.office.service_requests.words import request_words

_SLUG = r"\A[A-Za-z0-9_-]{1,40}\Z"
RESERVED = frozenset({"add"})
"""Codes that are a part of an address."""
SAME = {"agency": "type_agency"}
"""Columns whose field is called otherwise."""


def _text(longest: int, *, required: bool = True) -> forms.CharField:
    return forms.CharField(max_length=longest, required=required)


class _CodeForm(OfficeForm):
    """A form with a code, which is asked for once and stays."""

    code_field: ClassVar[str] = ""

    def __init__(
        self, language: str, data: Any, *, initial: Mapping[str, Any], code: str, choice_words: Mapping[str, Any]
    ) -> None:
        own = request_words(language)
        super().__init__(
            language, own.fields, data, initial=initial, choice_words=choice_words, faults=own.faults
        )  # fmt: skip
        self.code = code
        if code:
            del self.fields[self.code_field]

    def clean(self) -> dict[str, Any]:
        """What was typed, with a code that can stand in an address."""
        said: dict[str, Any] = super().clean() or {}
        if said.get(self.code_field) in RESERVED:
            self.wrong(self.code_field, "taken")
        return said


class TypeForm(_CodeForm):
    """A type of request."""

    code_field: ClassVar[str] = "type_code"
    columns_of: ClassVar[tuple[str, ...]] = (
        "name_en", "name_es", "about_en", "about_es", "group_en", "group_es", "keywords", "notice_en", "notice_es",
        "agency", "answers", "days", "in_list", "retired",
    )  # fmt: skip
    kinds: ClassVar[Mapping[str, str]] = {
        "about_en": "lines", "about_es": "lines", "type_agency": "select", "answers": "select", "shown": "hidden",
    }  # fmt: skip
    lines: ClassVar[Mapping[str, int]] = {"about_en": 3, "about_es": 3}
    screened: ClassVar[frozenset[str]] = frozenset(columns_of[:9])

    type_code = forms.RegexField(_SLUG)
    name_en, name_es = _text(100), _text(100)
    about_en, about_es = _text(500), _text(500)
    group_en, group_es = _text(60), _text(60)
    keywords = _text(300, required=False)
    notice_en, notice_es = _text(300, required=False), _text(300, required=False)
    type_agency = forms.ChoiceField(choices=listed(AGENCIES))
    answers = forms.ChoiceField(choices=listed(ANSWERS))
    days = forms.IntegerField(min_value=0, max_value=365)
    in_list = forms.BooleanField(required=False)
    retired = forms.BooleanField(required=False)
    shown = forms.IntegerField(required=False)

    def __init__(self, language: str, data: Any, *, initial: Mapping[str, Any] | None = None, code: str = "") -> None:
        own = request_words(language)
        words = {"type_agency": labels(own.agencies), "answers": own.ways}
        super().__init__(language, data, initial=initial or {"days": 0}, code=code, choice_words=words)

    def columns(self) -> dict[str, Any]:
        """What was typed, by column."""
        said = self.cleaned_data
        own = {"code": said["type_code"]} if "type_code" in said else {}
        return {**own, **{name: said[SAME.get(name, name)] for name in self.columns_of}}


class AttributeForm(_CodeForm):
    """A question of a type. It is judged in both languages, and refused where it asks what nobody may ask."""

    code_field: ClassVar[str] = "attribute_code"
    names_of: ClassVar[Mapping[str, str]] = {
        "datatype": "datatype", "required": "required", "variable": "variable", "place": "order",
        "about_en": "question_en", "about_es": "question_es", "hint_en": "hint_en", "hint_es": "hint_es",
        "options": "options",
    }  # fmt: skip
    """The fields, by the columns that they fill."""
    kinds: ClassVar[Mapping[str, str]] = {"datatype": "select", "options": "lines"}
    lines: ClassVar[Mapping[str, int]] = {"options": 6}
    screened: ClassVar[frozenset[str]] = frozenset(("question_en", "question_es", "hint_en", "hint_es", "options"))

    attribute_code = forms.RegexField(_SLUG)
    question_en, question_es = _text(300), _text(300)
    hint_en, hint_es = _text(200, required=False), _text(200, required=False)
    datatype = forms.ChoiceField(choices=listed(DATATYPES))
    options = _text(4000, required=False)
    order = forms.IntegerField(min_value=1, max_value=99)
    required = forms.BooleanField(required=False)
    variable = forms.BooleanField(required=False)

    def __init__(
        self, language: str, data: Any, *, of: ServiceType, initial: Mapping[str, Any], code: str = ""
    ) -> None:
        super().__init__(
            language, data, initial=initial, code=code, choice_words={"datatype": request_words(language).datatypes}
        )
        self._of = of

    def clean(self) -> dict[str, Any]:
        """A question that may be asked."""
        said = super().clean()
        lines = [line for line in said.get("options", "").splitlines() if line.strip()]
        rows = [[part.strip() for part in line.split("|")] for line in lines]
        wanted = said.get("datatype") in LISTS
        right = all(len(row) == 3 and all(row) for row in rows) and len({row[0] for row in rows}) == len(rows)
        if "options" in said and (not right or bool(rows) is not wanted):
            self.wrong("options", "options")
        if not self.errors:
            for at, language in enumerate(("en", "es"), 1):
                self._judge(language, [row[at] for row in rows])
        return said

    def _judge(self, language: str, options: list[str]) -> None:
        said = self.cleaned_data
        question, field = said[f"question_{language}"], f"question_{language}"
        asked = Asked(question, said[f"hint_{language}"], tuple(options))
        path = f"{language}/requests/new/{self._of.code}"
        if kind := forbidden(path, language, self._of.said("name", language), [asked]):
            params = {"kind": class_name(self.language, kind)}
            self.add_error(field, ValidationError("", code="asks", params=params))

    def columns(self) -> dict[str, Any]:
        """What was typed, by column."""
        said = self.cleaned_data
        own = {"code": said["attribute_code"]} if "attribute_code" in said else {}
        return {**own, **{column: said[name] for column, name in self.names_of.items()}}
