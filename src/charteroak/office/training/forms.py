"""The forms of training: a test, someone on the roster, an assignment, and files that are taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from charteroak.office.accounts.models import Person
from charteroak.office.forms import OfficeForm
from charteroak.office.training.models import Assignment, Learner
from charteroak.office.training.words import training_words
from charteroak.training.course import Course, Question

LONGEST = 200


class TestForm(OfficeForm):
    """The questions of a test: every one has to be answered."""

    __test__ = False  # it is none of the suite's
    kinds: ClassVar[Mapping[str, str]] = {"attempt": "hidden"}
    attempt = forms.RegexField(r"\A[0-9a-f]{16}\Z")

    def __init__(self, language: str, asked: Sequence[Question], data: Any = None, *, attempt: str = "") -> None:
        names = {f"q{number}": question for number, question in enumerate(asked, 1)}
        own = training_words(language)
        super().__init__(
            language,
            {name: (f"{name[1:]}. {question.words[language]}", "") for name, question in names.items()},
            data,
            initial={"attempt": attempt},
            choice_words={
                name: {choice.id: (choice.words[language], "") for choice in question.choices}
                for name, question in names.items()
            },
            faults=own.faults,
        )
        self._asked = names
        for name, question in names.items():
            self.fields[name] = forms.ChoiceField(choices=[(each.id, each.id) for each in question.choices])

    def chosen(self) -> dict[str, str]:
        """The choice of each question, by its id."""
        return {question.id: self.cleaned_data[name] for name, question in self._asked.items()}


class StepForm(OfficeForm):
    """A button."""

    step = forms.ChoiceField(choices=[(each, each) for each in ("begin", "end")])
    shown = forms.CharField(required=False, max_length=120)


class LearnerForm(OfficeForm):
    """Someone on the roster. What looks confidential is not taken."""

    kinds: ClassVar[Mapping[str, str]] = {"since": "date", "until": "date"}
    screened: ClassVar[frozenset[str]] = frozenset({"number", "name", "role", "unit"})
    number = forms.CharField(max_length=LONGEST)
    name = forms.CharField(max_length=LONGEST)
    role = forms.CharField(max_length=LONGEST)
    unit = forms.CharField(max_length=LONGEST)
    since = forms.DateField()
    until = forms.DateField(required=False)
    login = forms.CharField(max_length=150, required=False)

    def __init__(self, language: str, data: Any = None, learner: Learner | None = None) -> None:
        own = training_words(language)
        initial = {} if learner is None else {
            **{name: getattr(learner, name) for name in ("number", "name", "role", "unit", "since", "until")},
            "login": learner.person.login if learner.person else "",
        }  # fmt: skip
        super().__init__(language, own.fields, data, initial=initial, faults=own.faults)

    def clean_until(self) -> date | None:
        """When they left: not before they began."""
        until: date | None = self.cleaned_data["until"]
        since = self.cleaned_data.get("since")
        if until is not None and since is not None and until < since:
            raise ValidationError("", code="before_since")
        return until

    def clean_login(self) -> str:
        """The account, which has to be there."""
        login = str(self.cleaned_data["login"])
        if login and not Person.objects.filter(login=login).exists():
            raise ValidationError("", code="no_account")
        return login


class AssignmentForm(OfficeForm):
    """A course, for whom, and by when."""

    kinds: ClassVar[Mapping[str, str]] = {"course": "select", "shown": "hidden", "form": "hidden"}
    course = forms.ChoiceField(choices=[])
    roles = forms.MultipleChoiceField(choices=[], required=False)
    units = forms.MultipleChoiceField(choices=[], required=False)
    days = forms.IntegerField(min_value=1, max_value=3650)
    renew_years = forms.IntegerField(min_value=1, max_value=20, required=False)
    on_new_version = forms.BooleanField(required=False)
    pass_mark = forms.IntegerField(min_value=1, max_value=100)
    attempts = forms.IntegerField(min_value=1, max_value=50, required=False)
    shown = forms.IntegerField(required=False, min_value=0)
    form = forms.RegexField(r"\A[0-9a-f]{32}\Z", required=False)

    def __init__(
        self,
        language: str,
        courses: Mapping[str, Course],
        known: tuple[Sequence[str], Sequence[str]],
        data: Any = None,
        row: Assignment | None = None,
    ) -> None:
        own = training_words(language)
        initial: dict[str, Any] = {"days": 90, "renew_years": 3, "on_new_version": True, "pass_mark": 80}
        if row is not None:
            names = ("course", "roles", "units", "days", "renew_years", "on_new_version", "pass_mark", "attempts")
            initial = {**{name: getattr(row, name) for name in names}, "shown": row.version}
        said = {name: (course.title[language], "") for name, course in courses.items()}
        super().__init__(language, own.fields, data, initial=initial, choice_words={"course": said}, faults=own.faults)
        offered = {name: name for name in courses} | ({row.course: row.course} if row is not None else {})
        self._choose("course", list(offered))
        if row is not None:
            del self.fields["course"]  # another course is another assignment
        for name, values in zip(("roles", "units"), known, strict=True):
            self._choose(name, [*dict.fromkeys([*values, *initial.get(name, ())])])

    def _choose(self, name: str, values: Sequence[str]) -> None:
        field: Any = self.fields[name]
        field.choices = [(each, each) for each in values]


class FileForm(OfficeForm):
    """A file to be looked at."""

    accept: ClassVar[Mapping[str, str]] = {"file": ".csv,.txt,text/csv"}
    file = forms.FileField()

    def __init__(self, language: str, data: Any = None, files: Any = None) -> None:
        own = training_words(language)
        super().__init__(language, own.fields, data, files, faults=own.faults)


class VerifyForm(FileForm):
    """A certificate's file."""

    accept: ClassVar[Mapping[str, str]] = {"file": ".json,application/json"}


class MapForm(OfficeForm):
    """Which column of a table is which field of ours; the table itself comes along, sealed."""

    kinds: ClassVar[Mapping[str, str]] = {"table": "hidden"}
    table = forms.CharField(max_length=1_000_000)
    step = forms.ChoiceField(choices=[(each, each) for each in ("look", "take")])
    began = forms.DateField(required=False)

    def __init__(
        self,
        language: str,
        fields: Sequence[str],
        headings: Sequence[str],
        data: Any = None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        own = training_words(language)
        none = (own.ui["no_column"], "")
        super().__init__(
            language,
            {**own.fields, **{f"column_{name}": own.columns[name] for name in fields}},
            data,
            initial=initial,
            choice_words={f"column_{name}": {"": none} for name in fields},
            faults=own.faults,
        )
        self._names = tuple(fields)
        for name in fields:
            choices = [("", "")] + [(each, each) for each in dict.fromkeys(headings) if each]
            self.fields[f"column_{name}"] = forms.ChoiceField(choices=choices, required=False)
            self._selects(name)

    def _selects(self, name: str) -> None:
        self.kinds = {**self.kinds, f"column_{name}": "select"}  # type: ignore[misc]  # of this form alone

    def mapping(self) -> dict[str, str]:
        """The heading of each field that has one."""
        return {name: said for name in self._names if (said := self.cleaned_data[f"column_{name}"])}
