"""The form of an entry: what counsel fills in, and how it becomes what a version says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from charteroak.law.article import RULEBOOK
from charteroak.law.terms import TOPIC
from charteroak.law.words import words
from charteroak.office.authorities.models import Authority, Effect, Source
from charteroak.office.authorities.words import authority_words
from charteroak.office.forms import OfficeForm

CLASSES = tuple(str(each) for each in TOPIC.values if each != "not_personal")


def _listed(names: Any) -> list[tuple[str, str]]:
    return [(str(each), str(each)) for each in names]


class AuthorityForm(OfficeForm):
    """An entry as counsel writes it. `shown` is the id of the version that the page was made from."""

    kinds: ClassVar[Mapping[str, str]] = {
        "kind": "select",
        "says": "lines",
        "superseded_by": "select",
        "shown": "hidden",
    }
    lines: ClassVar[Mapping[str, int]] = {"says": 5}

    shown = forms.CharField(max_length=16, required=False)
    kind = forms.ChoiceField(choices=_listed(Source))
    citation = forms.CharField(max_length=200)
    requires_or_permits = forms.ChoiceField(choices=_listed(Effect))
    says = forms.CharField(max_length=700)
    of_whom = forms.CharField(max_length=200, required=False)
    acts = forms.MultipleChoiceField(required=False)
    classes = forms.MultipleChoiceField(choices=_listed(CLASSES), required=False)
    from_day = forms.DateField(required=False)
    until_day = forms.DateField(required=False)
    source = forms.CharField(max_length=300)
    superseded_by = forms.ChoiceField(required=False)

    def __init__(self, language: str, data: Any, *, row: Authority | None) -> None:
        own, city = authority_words(language), words(language)
        others = [] if row is None else _others(row)
        labels: Mapping[str, Mapping[str, tuple[str, str]]] = {
            "kind": {name: (label, "") for name, label in own.kinds.items()},
            "requires_or_permits": own.effects,
            "acts": {act: (said.name, "") for act, said in city.acts.items()},
            "classes": {name: (label, "") for name, label in city.values["topic"].items()},
            "superseded_by": {"": (own.ui["not_superseded"], ""), **{entry: (name, "") for entry, name in others}},
        }
        super().__init__(language, own.fields, data, initial=_initial(row), choice_words=labels, faults=own.faults)
        self.fields["acts"].choices = _listed(act.name for act in RULEBOOK.acts)  # type: ignore[attr-defined]
        self.fields["superseded_by"].choices = [("", ""), *others]  # type: ignore[attr-defined]
        if row is None:
            del self.fields["superseded_by"]
        # What came with the program may name no source, as it was not looked up.
        self.fields["source"].required = row is None or bool(row.source)

    def clean(self) -> dict[str, Any]:
        """What was filled in, once the days are in order."""
        said: dict[str, Any] = super().clean() or {}
        begins, ends = said.get("from_day"), said.get("until_day")
        if begins and ends and ends < begins:
            self.wrong("until_day", "order")
        if said.get("requires_or_permits") in (Effect.REQUIRES, Effect.FORBIDS) and not said.get("of_whom"):
            self.wrong("of_whom", "whom")
        return said

    def said(self) -> dict[str, Any]:
        """What the version will say, by field of `Authority`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "shown"}


def _initial(row: Authority | None) -> Mapping[str, Any]:
    if row is None:
        return {}
    said = row.said()
    days = {name: said[name].isoformat() for name in ("from_day", "until_day") if isinstance(said[name], date)}
    return {**said, **days, "shown": row.id}


def _others(row: Authority) -> list[tuple[str, str]]:
    found = Authority.objects.filter(current=True).exclude(entry=row.entry).order_by("citation")
    return [(each.entry, each.citation) for each in found]
