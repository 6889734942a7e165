"""The forms of a disclosure: words of closed lists, a day, a file that is not kept, a note that is screened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office import city_services
from charteroak.office.disclosures.flow import REASONS
from charteroak.office.disclosures.grounds import AUTHORITY, NECESSITY, RELEASE, WITHHOLD
from charteroak.office.disclosures.words import disclosure_words
from charteroak.office.forms import OfficeForm
from charteroak.office.noting import LONGEST, noted
from charteroak.police.papers.forms import KINDS
from charteroak.recording.matter_words import CHANNELS, NECESSITIES, REQUESTERS

TOPICS = (
    "immigration_status",
    "sexual_orientation",
    "domestic_violence_victim",
    "sexual_assault_victim",
    "crime_witness",
    "public_assistance",
    "income_tax_record",
    "other_private",
)
"""The classes of 2-926, and any other personal or private attribute of 2-929."""
PAPERS = ("none", *(kind.lower() for kind in KINDS))
TOLD = ("yes", "no", "untold")
"""What a paper says of something: that, not that, or nothing."""
ISSUERS = ("judicial", "administrative", "unclear")
OLDEST = timedelta(days=3 * 365)


class DisclosureForm(OfficeForm):
    """A form of these pages, with their words."""

    def __init__(
        self,
        language: str,
        data: Any = None,
        files: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        choice_words: Mapping[str, Mapping[str, tuple[str, str]]] | None = None,
    ) -> None:
        own = disclosure_words(language)
        said = {
            **own.choices,
            **_of_law(language),
            "service": {**city_services.service_words(language), "": own.choices["channel"][""]},
        }
        super().__init__(
            language,
            own.fields,
            data,
            files,
            initial=initial,
            choice_words={**said, **(choice_words or {})},
            faults=own.faults,
        )


class _Facts(DisclosureForm):
    """Who asks, how, of which service, and for what."""

    kinds: ClassVar[Mapping[str, str]] = {"requester": "select", "channel": "select", "service": "select"}

    requester = forms.ChoiceField(choices=[("", ""), *((each, each) for each in REQUESTERS)])
    channel = forms.ChoiceField(choices=[("", ""), *((each, each) for each in CHANNELS)])
    received = forms.DateField()
    topics = forms.MultipleChoiceField(choices=[(each, each) for each in TOPICS])
    service = forms.ChoiceField(choices=[("", ""), *((each, each) for each in city_services.NAMES)])
    employee = forms.ChoiceField(
        choices=[(each, each) for each in ("police_officer", "police_civilian", "other_employee", "contractor")]
    )

    def clean_received(self) -> Any:
        """The day: not to come, and not so long ago that it is a slip of the hand."""
        day = self.cleaned_data["received"]
        if day > today():
            raise forms.ValidationError("", code="not_yet")
        if day < today() - OLDEST:
            raise forms.ValidationError("", code="long_ago")
        return day


class NewForm(_Facts):
    """What is known of a request when it comes in, with its paper as a file or a text, or none."""

    confidential: ClassVar[frozenset[str]] = frozenset({"text", "file"})
    kinds: ClassVar[Mapping[str, str]] = {**_Facts.kinds, "text": "lines"}
    lines: ClassVar[Mapping[str, int]] = {"text": 6}

    has_paper = forms.ChoiceField(choices=[("no", "no"), ("yes", "yes")])
    file = forms.FileField(required=False, max_length=4096)
    text = forms.CharField(required=False, strip=False, max_length=1 << 20)

    def clean(self) -> dict[str, Any]:
        """All of it: a paper is given once, and only where there is one."""
        found: dict[str, Any] = super().clean() or {}
        given = [name for name in ("file", "text") if _is_given(found.get(name))]
        if found.get("has_paper") == "yes" and "file" not in self.errors and "text" not in self.errors:
            if not given:
                self.wrong("file", "no_paper")
            elif len(given) > 1:
                self.wrong("text", "both")
        elif found.get("has_paper") == "no" and given:
            self.wrong("has_paper", "paper_given")
        return found


class ConfirmForm(_Facts):
    """The same with what the paper is, as it was read and as a person confirms it. All of it is words."""

    kinds: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("requester", "channel", "received", "topics", "service", "employee"), "hidden"),
        **dict.fromkeys(("form", "found"), "hidden"),
        "paper": "select",
        "issuer": "select",
    }

    form = forms.CharField(max_length=200)
    found = forms.ChoiceField(choices=[(each, each) for each in ("", *PAPERS)], required=False)
    paper = forms.ChoiceField(choices=[(each, each) for each in PAPERS])
    issuer = forms.ChoiceField(choices=[(each, each) for each in ISSUERS], required=False)
    criminal = forms.ChoiceField(choices=[(each, each) for each in TOLD], required=False)
    requires = forms.ChoiceField(choices=[(each, each) for each in TOLD], required=False)


class ShownForm(DisclosureForm):
    """A form that says which version of the request its page was made from."""

    kinds: ClassVar[Mapping[str, str]] = {"shown": "hidden"}

    shown = forms.IntegerField(min_value=0, max_value=1 << 30)


class RecordsForm(ShownForm):
    """The records, as a file that is not kept."""

    confidential: ClassVar[frozenset[str]] = frozenset({"records"})

    records = forms.FileField(max_length=4096)


class ReleaseForm(RecordsForm):
    """The records once more, for the package."""

    drop = forms.BooleanField(required=False)


class FactForm(ShownForm):
    """The answer to one question of the article."""

    fact = forms.ChoiceField(choices=[(each, each) for each in ("necessary_to_service", "required_by_law")])
    value = forms.ChoiceField(choices=[(each, each) for each in ("true", "false", "not_known")])


class DecideForm(ShownForm):
    """What is done about one class, and on what ground."""

    kinds: ClassVar[Mapping[str, str]] = {**ShownForm.kinds, "note": "lines"}
    lines: ClassVar[Mapping[str, int]] = {"note": 3}

    decision = forms.ChoiceField(choices=[(WITHHOLD, WITHHOLD), (RELEASE, RELEASE)])
    authority = forms.ChoiceField(choices=[], required=False)
    necessity = forms.ChoiceField(choices=[(each, each) for each in NECESSITIES], required=False)
    note = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, language: str, ways: Sequence[str], authorities: Iterable[Any], *args: Any, **more: Any) -> None:
        own = disclosure_words(language)
        listed = list(authorities)
        labels = {str(each.id): (each.citation, own.authority_hint(each)) for each in listed}
        super().__init__(language, *args, choice_words={"authority": labels}, **more)
        self._ways = ways
        offered = {AUTHORITY: bool(listed), NECESSITY: True}
        self.fields["authority"].choices = [(str(each.id), str(each.id)) for each in listed]  # type: ignore[attr-defined]
        for name in (AUTHORITY, NECESSITY):
            if name not in ways or not offered[name]:
                del self.fields[name]
        if NECESSITY not in ways:
            del self.fields["note"]
        if not ({AUTHORITY, NECESSITY} & set(self.fields)):
            self.fields["decision"].choices = [(WITHHOLD, WITHHOLD)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """All of it: what is released has one ground, and a necessity is explained in words that can be kept."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("decision") != RELEASE:
            return found
        authority, necessity = found.get("authority", ""), found.get("necessity", "")
        first = next((name for name in (AUTHORITY, NECESSITY) if name in self.fields), "decision")
        if not authority and not necessity and not self.errors:
            self.wrong(first, "no_ground")
        elif authority and necessity:
            self.wrong(NECESSITY, "one_ground")
        elif necessity and "note" not in self.errors:
            self._read_note(found)
        return found

    def _read_note(self, found: dict[str, Any]) -> None:
        typed = found.get("note", "")
        if not typed:
            self.wrong("note", "no_note")
            return
        kept = noted(typed)
        found["note"] = kept.text
        if kept.categories:
            # What was taken out goes back to no page either.
            data: Any = self.data
            self.data = data.copy()
            self.data["note"] = kept.text  # type: ignore[index]  # a copy of what was sent can be changed
            self.wrong("note", "confidential")


class AnswerForm(ShownForm):
    """An approver's answer."""

    answer = forms.ChoiceField(choices=[("approve", "approve"), ("not_approve", "not_approve")])
    reason = forms.ChoiceField(choices=[(each, each) for each in REASONS], required=False)

    def clean(self) -> dict[str, Any]:
        """All of it: who does not approve says why."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("answer") == "not_approve" and not found.get("reason") and "reason" not in self.errors:
            self.wrong("reason", "no_reason")
        if found.get("answer") == "approve" and found.get("reason"):
            self.wrong("reason", "needless_reason")
        return found


class CloseForm(ShownForm):
    """How a request is closed without handing anything over."""

    how = forms.ChoiceField(choices=[(each, each) for each in ("refuse", "withdraw", "nothing_held")])


def _is_given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _of_law(language: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The choices that the article's own words name."""
    values = words(language).values
    return {
        name: {value: (label, "") for value, label in values[fact].items()}
        for name, fact in (("topics", "topic"), ("employee", "employee"))
    }
