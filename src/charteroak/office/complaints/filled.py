"""The forms of complaints.

What a person types into `ComplainForm` goes back to them, in the one response that says what is wrong, and nowhere
else: a long account must not be lost over a choice that was forgotten. The page says so, and nothing keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms

from charteroak.office.complaints.keeping import CLAUSES
from charteroak.office.complaints.keyfile import LARGEST, SHORTEST, BadKey, KeyPair, read_public, unseal_key
from charteroak.office.complaints.models import ANSWERS, HOLDS, REFERRALS
from charteroak.office.complaints.sealing import is_key
from charteroak.office.complaints.words import ComplaintWords, complaint_words
from charteroak.office.forms import OfficeForm
from charteroak.office.noting import LONGEST, noted
from charteroak.recording.matter_words import COMPLAINTS_ABOUT
from charteroak.recording.words import DEPARTMENTS

WORDS, CONTACT = 5000, 200
MONTHS = 24
EARLIER = "earlier"
_TWO_YEARS = timedelta(731)


def _listed(names: Any) -> list[tuple[str, str]]:
    return [(str(each), str(each)) for each in names]


def _labels(names: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    return {name: (label, "") for name, label in names.items()}


def month_label(language: str, month: str) -> str:
    """A month as it is read: "November 2026", "Earlier", or that it was not said."""
    own = complaint_words(language)
    if not month or month == EARLIER:
        return own.public["earlier"] if month else own.public["unsaid"]
    year, number = month.split("-")
    name = own.months[int(number) - 1]
    return f"{name} {year}" if language == "en" else f"{name} de {year}"


def months(day: date) -> tuple[str, ...]:
    """The last months up to a day, the newest first."""
    last = day.year * 12 + day.month - 1
    return tuple(f"{each // 12}-{each % 12 + 1:02d}" for each in range(last, last - MONTHS, -1))


class ComplainForm(OfficeForm):
    """A complaint as it is sent."""

    kinds: ClassVar[Mapping[str, str]] = {
        "department": "select", "month": "select", "words": "lines", "form": "hidden",
    }  # fmt: skip
    lines: ClassVar[Mapping[str, int]] = {"words": 9}

    form = forms.CharField(max_length=200)
    about = forms.ChoiceField(choices=_listed(COMPLAINTS_ABOUT))
    department = forms.ChoiceField(choices=[("", ""), *_listed(DEPARTMENTS)], required=False)
    month = forms.ChoiceField(required=False)
    words = forms.CharField(max_length=WORDS, required=False)
    contact = forms.CharField(max_length=CONTACT, required=False)

    def __init__(self, language: str, data: Any, *, day: date, token: str = "", has_key: bool) -> None:
        own = complaint_words(language)
        offered = ["", *months(day), EARLIER]
        labels: Mapping[str, Mapping[str, tuple[str, str]]] = {
            "about": {name: (label, ", ".join(CLAUSES[name])) for name, label in own.about.items()},
            "department": {"": (own.public["unsaid"], ""), **_labels(own.departments)},
            "month": {each: (month_label(language, each), "") for each in offered},
        }
        super().__init__(language, own.fields, data, initial={"form": token}, choice_words=labels, faults=own.faults)
        self.fields["month"].choices = _listed(offered)  # type: ignore[attr-defined]
        self._has_key = has_key

    def clean(self) -> dict[str, Any]:
        """What was sent, once it is certain that nothing is written that nobody could seal."""
        said: dict[str, Any] = super().clean() or {}
        for name in ("words", "contact"):
            if said.get(name) and not self._has_key:
                self.wrong(name, "no_key")
        return said


class CodeForm(OfficeForm):
    """A tracking code. It goes back to no page: whoever looks over a shoulder would have it."""

    confidential: ClassVar[frozenset[str]] = frozenset({"code"})

    code = forms.CharField(max_length=80)

    def __init__(self, language: str, data: Any) -> None:
        own = complaint_words(language)
        super().__init__(language, own.fields, data, faults=own.faults)


class TreatForm(OfficeForm):
    """What an auditor does about a complaint."""

    kinds: ClassVar[Mapping[str, str]] = {
        "answer": "select", "refer_to": "select", "note": "lines", "shown": "hidden",
    }  # fmt: skip
    lines: ClassVar[Mapping[str, int]] = {"note": 3}

    shown = forms.IntegerField(min_value=1)
    step = forms.ChoiceField(choices=_listed(("answer", "refer", "close")))
    answer = forms.ChoiceField(choices=[("", ""), *_listed(ANSWERS)], required=False)
    refer_to = forms.ChoiceField(choices=[("", ""), *_listed(REFERRALS)], required=False)
    note = forms.CharField(max_length=LONGEST, required=False)

    def __init__(self, language: str, data: Any, *, shown: int, can_close: bool) -> None:
        own = complaint_words(language)
        none = {"": (own.staff["unsaid"], "")}
        labels: Mapping[str, Mapping[str, tuple[str, str]]] = {
            "step": own.steps,
            "answer": {**none, **_labels(own.answers)},
            "refer_to": {**none, **_labels(own.referrals)},
        }
        # What was taken out of a note is taken out of what goes back to the page, too.
        typed = data.get("note", "") if data is not None else ""
        self._noted = noted(typed) if typed.strip() and len(typed) <= LONGEST else None
        if self._noted is not None:
            data = data.copy()
            data["note"] = self._noted.text
        super().__init__(language, own.fields, data, initial={"shown": shown}, choice_words=labels, faults=own.faults)
        if not can_close:
            self.fields["step"].choices = _listed(("answer", "refer"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was chosen, with what each step needs."""
        said: dict[str, Any] = super().clean() or {}
        for step, field in (("answer", "answer"), ("refer", "refer_to")):
            if said.get("step") == step and not said.get(field):
                self.wrong(field, "required")
        if self._noted is not None and self._noted.categories:
            self.wrong("note", "confidential")
        return said


class HoldForm(OfficeForm):
    """A legal hold: why, and until when; without a day, none."""

    kinds: ClassVar[Mapping[str, str]] = {"hold": "select", "shown": "hidden"}

    shown = forms.IntegerField(min_value=1)
    hold = forms.ChoiceField(choices=_listed(HOLDS), required=False)
    hold_until = forms.DateField(required=False)

    def __init__(self, language: str, data: Any, *, initial: Mapping[str, Any], day: date) -> None:
        own = complaint_words(language)
        super().__init__(
            language, own.fields, data, initial=initial, choice_words={"hold": _labels(own.holds)}, faults=own.faults
        )
        self._day = day

    def clean(self) -> dict[str, Any]:
        """A hold, with a day that is still to come."""
        said: dict[str, Any] = super().clean() or {}
        until = said.get("hold_until")
        if until and until <= self._day:
            self.wrong("hold_until", "past")
        elif until and until > self._day + _TWO_YEARS:
            self.wrong("hold_until", "far")
        if until and not said.get("hold"):
            self.wrong("hold", "required")
        return said


class _KeyForm(OfficeForm):
    confidential: ClassVar[frozenset[str]] = frozenset({"passphrase", "again", "file"})
    kinds: ClassVar[Mapping[str, str]] = {"passphrase": "password", "again": "password"}
    called: ClassVar[Mapping[str, str]] = {}
    """Which words a field has, where they are not those of its name."""

    def __init__(self, language: str, data: Any, files: Any = None) -> None:
        own: ComplaintWords = complaint_words(language)
        words = {**own.fields, **{name: own.fields[word] for name, word in self.called.items()}}
        super().__init__(language, words, data, files, faults=own.faults)


class MakeForm(_KeyForm):
    """The passphrase of a new key."""

    called: ClassVar[Mapping[str, str]] = {"passphrase": "new_passphrase"}
    autocomplete: ClassVar[Mapping[str, str]] = {"passphrase": "new-password", "again": "new-password"}

    passphrase = forms.CharField(max_length=200, strip=False)
    again = forms.CharField(max_length=200, strip=False)

    def clean(self) -> dict[str, Any]:
        """A passphrase that is long enough, twice the same."""
        said: dict[str, Any] = super().clean() or {}
        if "passphrase" in said and len(said["passphrase"]) < SHORTEST:
            self.wrong("passphrase", "short")
        elif "again" in said and "passphrase" in said and said["again"] != said["passphrase"]:
            self.wrong("again", "differs")
        return said


class PasteForm(_KeyForm):
    """A public key that was made elsewhere."""

    public = forms.CharField(max_length=200)

    def clean(self) -> dict[str, Any]:
        """The key itself, as bytes."""
        said: dict[str, Any] = super().clean() or {}
        if "public" in said:
            try:
                said["public"] = read_public(said["public"])
            except BadKey:
                said["public"] = b""
            if not is_key(said["public"]):
                self.wrong("public", "bad_public")
        return said


class OpenForm(_KeyForm):
    """A key file and its passphrase: read in memory, for one request."""

    accept: ClassVar[Mapping[str, str]] = {"file": ".key"}
    pair: KeyPair | None = None

    file = forms.FileField()
    passphrase = forms.CharField(max_length=200, strip=False)

    def clean(self) -> dict[str, Any]:
        """The key that the file holds."""
        said: dict[str, Any] = super().clean() or {}
        if "file" not in said or "passphrase" not in said:
            return said
        if said["file"].size > LARGEST:
            self.wrong("file", "large")
            return said
        try:
            self.pair = unseal_key(said["file"].read(), said["passphrase"])
        except BadKey as bad:
            self.wrong(bad.why, f"bad_{bad.why}")
        return said
