"""The form in which a routine is proposed or changed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from charteroak.office.city_services import NAMES, service_words
from charteroak.office.forms import OfficeForm
from charteroak.office.matters_said import NECESSITIES, REQUESTERS, class_name
from charteroak.office.noting import LONGEST, noted
from charteroak.office.routines.deciding import not_covered
from charteroak.office.routines.keeping import last_day
from charteroak.office.routines.models import Routine
from charteroak.office.routines.words import routine_words
from charteroak.recording import matter_words
from charteroak.screening.found import Category

CLASSES = tuple(each.value for each in Category)
CONTROLS = ("shown", "form")
_SALT = "charteroak.office.routines"


def _of(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(each, each) for each in values]


class ProposalForm(OfficeForm):
    """What a routine says. A note that says something confidential comes back without it."""

    kinds: ClassVar[Mapping[str, str]] = {
        "service": "select",
        "requester": "select",
        "note": "lines",
        "shown": "hidden",
        "form": "hidden",
    }
    lines: ClassVar[Mapping[str, int]] = {"note": 3}

    service = forms.ChoiceField(choices=_of(("", *NAMES)))
    classes = forms.MultipleChoiceField(choices=_of(CLASSES))
    requester = forms.ChoiceField(choices=_of(("", *matter_words.REQUESTERS)))
    necessity = forms.ChoiceField(choices=_of(matter_words.NECESSITIES))
    note = forms.CharField(max_length=LONGEST)
    until = forms.DateField()
    shown = forms.IntegerField(required=False, min_value=0)
    form = forms.CharField(required=False, max_length=200)

    def __init__(self, language: str, day: date, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        self._day = day
        self._found: tuple[str, ...] = ()
        own = routine_words(language)
        unchosen = (own.ui["choose"], "")
        if data is not None:
            data, self._found = _screened(data)
        super().__init__(
            language,
            own.fields,
            data,
            initial=initial,
            choice_words={
                "service": {"": unchosen, **service_words(language)},
                "classes": {each: (class_name(language, each), "") for each in CLASSES},
                "requester": {"": unchosen, **{name: (said, "") for name, said in REQUESTERS[language].items()}},
                "necessity": {name: (_begun(said), "") for name, said in NECESSITIES[language].items()},
            },
            faults=own.faults,
        )

    def clean_note(self) -> str:
        """The note, unless something was taken out of it."""
        if self._found:
            raise ValidationError("", code="confidential")
        return str(self.cleaned_data["note"])

    def clean_until(self) -> date:
        """The last day: not past, and at most a year away."""
        until: date = self.cleaned_data["until"]
        if until < self._day:
            raise ValidationError("", code="past")
        if until > last_day(self._day):
            raise ValidationError("", code="too_far")
        return until

    def clean(self) -> dict[str, Any]:
        """All of it together: whether the article permits it because the service needs it."""
        given = self.cleaned_data
        if all(name in given for name in ("service", "classes", "requester", "necessity")):
            wrong = not_covered(given["service"], given["classes"], given["requester"], given["necessity"])
            if wrong:
                said = ", ".join(class_name(self.language, each) for each in wrong)
                self.add_error("classes", ValidationError("", code="not_permitted", params={"classes": said}))
        return given

    def facts(self) -> dict[str, object]:
        """What it says, as `keeping` takes it."""
        given = self.cleaned_data
        classes = " ".join(each for each in CLASSES if each in given["classes"])
        return {
            **{name: given[name] for name in ("service", "requester", "necessity", "note", "until")},
            "classes": classes,
        }


def new_form() -> str:
    """What a new form carries: the id that its routine will have, signed, so that nobody takes another's."""
    return signing.dumps(secrets.token_hex(16), salt=_SALT)


def record_of(carried: str) -> str:
    """The id that a form carries; nothing where it is none of ours."""
    try:
        return str(signing.loads(carried, salt=_SALT))
    except signing.BadSignature:
        return ""


def initial_of(routine: Routine, day: date, *, renewed: bool) -> dict[str, Any]:
    """What the form begins with, for a routine that is changed or proposed anew."""
    return {
        "service": routine.service,
        "classes": list(routine.topics),
        "requester": routine.requester,
        "necessity": routine.necessity,
        "note": routine.note,
        "until": last_day(day) if renewed else routine.until,
        "shown": 0 if renewed else routine.version,
    }


class StepForm(OfficeForm):
    """A button about a routine as it was shown."""

    shown = forms.IntegerField(min_value=1)
    step = forms.ChoiceField(choices=_of(("approve", "decline", "end", "use")))
    once = forms.RegexField(r"\A[0-9a-f]{32}\Z", required=False)


def step_form(request: HttpRequest, language: str) -> StepForm:
    """The form of a button that was pressed."""
    return StepForm(language, {}, request.POST)


def _screened(data: Any) -> tuple[Any, tuple[str, ...]]:
    """What was sent, with the note as it may be stored and shown again, and the classes that were taken out of it."""
    found = noted(data.get("note", ""))
    if "note" not in data:
        return data, ()
    kept = data.copy()
    kept["note"] = found.text
    return kept, found.categories


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]
