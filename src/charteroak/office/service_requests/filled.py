"""The forms of requests: the one that a type makes, the tracking code, and what the staff does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from charteroak.office.forms import OfficeForm
from charteroak.office.noting import LONGEST
from charteroak.office.service_requests.giving import CONTACT, NUMBER, STRING, Given, Wrong
from charteroak.office.service_requests.models import (
    AGENCIES,
    DESCRIPTION,
    PLACE,
    REASONS,
    VALUE,
    Attribute,
    ServiceRequest,
    ServiceType,
)
from charteroak.office.service_requests.photos import BadPhoto, Photo, cleaned
from charteroak.office.service_requests.words import RequestWords, request_words

OF = "attribute-"
"""How a field's name begins that is an attribute of the type."""
CALL_BACK = ("first_name", "phone", "email")
"""What the page offers to say of oneself: a part of what the interface takes."""
_PAGES: Mapping[str, str] = {"address_string": "place", "media": "photo"}


def labels(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Words as an `OfficeForm`'s `choice_words`: a label and no hint."""
    return {name: (label, "") for name, label in names.items()}


def listed(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names as the choices of a field."""
    return [(each, each) for each in names]


class RequestForm(OfficeForm):
    """A request as a page takes it. `form_of` makes the one of a type, with its questions."""

    kinds: ClassVar[Mapping[str, str]] = {"form": "hidden", "description": "lines"}
    lines: ClassVar[Mapping[str, int]] = {"description": 6}
    accept: ClassVar[Mapping[str, str]] = {"photo": "image/jpeg,image/png"}
    picture: Photo | None = None

    form = forms.CharField(max_length=200)
    place = forms.CharField(max_length=PLACE)
    description = forms.CharField(max_length=DESCRIPTION, required=False)
    photo = forms.FileField(required=False)
    first_name = forms.CharField(max_length=CONTACT["first_name"], required=False)
    phone = forms.CharField(max_length=CONTACT["phone"], required=False)
    email = forms.CharField(max_length=CONTACT["email"], required=False)

    def clean(self) -> dict[str, Any]:
        """What was sent, with a photo that can be kept."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("photo"):
            try:
                self.picture = cleaned(said["photo"].read())
            except BadPhoto as bad:
                self.wrong("photo", f"photo_{bad.why}")
        return said

    def given(self, of: ServiceType) -> Given:
        """What was sent, for `keeping.take`."""
        said = self.cleaned_data
        answers = {name.removeprefix(OF): _values(value) for name, value in said.items() if name.startswith(OF)}
        return Given(
            of=of,
            description=said["description"].replace("\r\n", "\n"),
            place=said["place"],
            answers={code: values for code, values in answers.items() if values},
            contact={name: said[name] for name in CALL_BACK},
            photo=self.picture,
            channel="page",
            language=self.language,
        )

    def refuse(self, given: Given, wrong: Iterable[Wrong]) -> None:
        """Say what is wrong beside its field, with what was typed as it was left in `given`."""
        sent: Any = self.data
        self.data = data = sent.copy()
        for each in wrong:
            name = _PAGES.get(each.field, each.field.replace("attribute[", OF).rstrip("]"))
            if each.code == "confidential":
                data[name] = _kept(given, name)
            if not self.has_error(name):
                self.wrong(name, each.code)


def form_of(of: ServiceType, language: str) -> type[RequestForm]:
    """The form of a type in a language."""
    asked: list[Attribute] = [each for each in of.attributes.all() if each.variable]  # type: ignore[attr-defined]
    own = request_words(language)
    fields = {f"{OF}{each.code}": _field(each, language) for each in asked}
    words = {**own.fields, **{f"{OF}{each.code}": _said(each, language) for each in asked}}
    choices = {f"{OF}{each.code}": labels(dict(each.values(language))) for each in asked if each.options}
    kinds = {**RequestForm.kinds, **{f"{OF}{each.code}": "lines" for each in asked if each.datatype == "text"}}

    def begin(self: RequestForm, language: str, data: Any = None, files: Any = None, *, token: str = "") -> None:
        OfficeForm.__init__(
            self, language, words, data, files, initial={"form": token}, choice_words=choices, faults=own.faults
        )

    return type("FormOfType", (RequestForm,), {**fields, "kinds": kinds, "__init__": begin})


class CodeForm(OfficeForm):
    """A tracking code. It goes back to no page: whoever looks over a shoulder would have it."""

    confidential: ClassVar[frozenset[str]] = frozenset({"code"})

    code = forms.CharField(max_length=80)

    def __init__(self, language: str, data: Any) -> None:
        own = request_words(language)
        super().__init__(language, own.fields, data, faults=own.faults)


class TreatForm(OfficeForm):
    """What the staff does about a request."""

    kinds: ClassVar[Mapping[str, str]] = {
        "agency": "select", "reason": "select", "note": "lines", "shown": "hidden",
    }  # fmt: skip
    lines: ClassVar[Mapping[str, int]] = {"note": 3}
    screened: ClassVar[frozenset[str]] = frozenset({"note"})

    shown = forms.IntegerField(min_value=1)
    step = forms.ChoiceField(choices=listed(("accept", "assign", "note", "close")))
    agency = forms.ChoiceField(choices=listed(("", *AGENCIES)), required=False)
    expected = forms.DateField(required=False)
    reason = forms.ChoiceField(choices=listed(("", *REASONS)), required=False)
    note = forms.CharField(max_length=LONGEST, required=False)

    def __init__(self, language: str, data: Any, kept: ServiceRequest, day: date) -> None:
        own: RequestWords = request_words(language)
        words: Mapping[str, Mapping[str, tuple[str, str]]] = {
            "step": own.steps,
            "agency": {"": ("-", ""), **labels(own.agencies)},
            "reason": {"": ("-", ""), **labels(own.reasons)},
        }
        initial = {"shown": kept.version, "agency": kept.agency, "expected": kept.expected or ""}
        super().__init__(language, own.fields, data, initial=initial, choice_words=words, faults=own.faults)
        self._day = day
        if kept.state != "received":
            self.fields["step"].choices = listed(("assign", "note", "close"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was chosen, with what each step needs."""
        said: dict[str, Any] = super().clean() or {}
        for step, field in (("assign", "agency"), ("close", "reason"), ("note", "note")):
            if said.get("step") == step and not said.get(field) and not self.has_error(field):
                self.wrong(field, "required")
        if said.get("expected") and said["expected"] < self._day and "expected" in self.changed_data:
            self.wrong("expected", "past")
        return said


def _field(each: Attribute, language: str) -> forms.Field:
    if each.datatype == "singlevaluelist":
        return forms.ChoiceField(choices=each.values(language), required=each.required)
    if each.datatype == "multivaluelist":
        return forms.MultipleChoiceField(choices=each.values(language), required=each.required)
    if each.datatype == "datetime":
        return forms.DateField(required=each.required)
    if each.datatype == "number":
        return forms.RegexField(r"\A[+-]?(\d+\.?\d*|\.\d+)\Z", max_length=NUMBER, required=each.required)
    return forms.CharField(max_length=VALUE if each.datatype == "text" else STRING, required=each.required)


def _said(each: Attribute, language: str) -> tuple[str, str]:
    return each.said("about", language), each.said("hint", language)


def _values(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return [value.isoformat() if isinstance(value, date) else str(value)] if value else []


def _kept(given: Given, name: str) -> str:
    """A text as it was left of what was typed."""
    if name.startswith(OF):
        return given.answers[name.removeprefix(OF)][0]
    return {"description": given.description, "place": given.place, **given.contact}[name]
