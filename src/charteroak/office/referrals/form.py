"""The forms of a referral. Each field is a choice of a closed list, or a day; there is no box to write in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from charteroak.catalogue.needs import NEEDS
from charteroak.office.forms import OfficeForm
from charteroak.office.referrals.asking import CHANNELS, LANGUAGES, OUTCOMES, PLACE_NAMES
from charteroak.office.referrals.keeping import EARLIEST, Asked
from charteroak.office.referrals.models import CALLED
from charteroak.office.referrals.words import place_name, referral_words, spoken_name

_SALT = "charteroak.office.referrals"
KNOWN = tuple(each for each in OUTCOMES if each != "open")
"""What can be said to have become of a referral."""


def _of(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(each, each) for each in values]


class NewForm(OfficeForm):
    """What someone asks."""

    kinds: ClassVar[Mapping[str, str]] = {
        "form": "hidden",
        "need": "select",
        "place": "select",
        "spoken": "select",
    }

    form = forms.CharField(max_length=200)
    need = forms.ChoiceField(choices=_of(("", *NEEDS)))
    place = forms.ChoiceField(choices=_of(("", *PLACE_NAMES)))
    spoken = forms.ChoiceField(choices=_of(("", *LANGUAGES)))
    channel = forms.ChoiceField(choices=_of(CHANNELS))
    asked_on = forms.DateField()

    def __init__(self, language: str, day: date, data: Any = None) -> None:
        own = referral_words(language)
        self._day = day
        none = {"": (own.ui["choose"], "")}
        super().__init__(
            language,
            own.fields,
            data,
            initial={"form": new_form(), "asked_on": day.isoformat()},
            choice_words={
                "need": {**none, **{each.id: (each.name(language), "") for each in NEEDS.values()}},
                "place": {**none, **{each: (place_name(language, each), "") for each in PLACE_NAMES}},
                "spoken": {**none, **{each: (spoken_name(language, each), "") for each in LANGUAGES}},
                "channel": {each: (own.channels[each], "") for each in CHANNELS},
            },
            faults=own.faults,
        )

    def clean_asked_on(self) -> date:
        """The day: not to come, and not too long ago."""
        asked: date = self.cleaned_data["asked_on"]
        if asked > self._day:
            raise ValidationError("", code="to_come")
        if asked < self._day - timedelta(days=EARLIEST):
            raise ValidationError("", code="too_early")
        return asked

    def asked(self) -> Asked:
        """What was asked."""
        given = self.cleaned_data
        return Asked(given["need"], given["place"], given["spoken"], given["channel"], given["asked_on"])


class HandForm(OfficeForm):
    """That the list is handed over, and what came of calling an agency together."""

    kinds: ClassVar[Mapping[str, str]] = {"shown": "hidden", "seen": "hidden"}

    shown = forms.IntegerField(min_value=1)
    seen = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    called = forms.ChoiceField(choices=_of(CALLED))

    def __init__(self, language: str, data: Any = None, *, shown: int = 0, seen: str = "") -> None:
        own = referral_words(language)
        super().__init__(
            language,
            own.fields,
            data,
            initial={"shown": shown, "seen": seen},
            choice_words={"called": {each: (own.called[each], "") for each in CALLED}},
            faults=own.faults,
        )


class OutcomeForm(OfficeForm):
    """What became of it."""

    kinds: ClassVar[Mapping[str, str]] = {"shown": "hidden"}

    shown = forms.IntegerField(min_value=1)
    outcome = forms.ChoiceField(choices=_of(KNOWN))

    def __init__(self, language: str, data: Any = None, *, shown: int = 0) -> None:
        own = referral_words(language)
        super().__init__(
            language,
            own.fields,
            data,
            initial={"shown": shown},
            choice_words={"outcome": {each: (own.outcomes[each], "") for each in KNOWN}},
            faults=own.faults,
        )


class TellForm(OfficeForm):
    """What became of it, by whoever has the code. The code goes back to no page."""

    confidential: ClassVar[frozenset[str]] = frozenset({"code"})

    code = forms.CharField(max_length=80)
    told = forms.ChoiceField(choices=_of(KNOWN))

    def __init__(self, language: str, data: Any = None) -> None:
        own = referral_words(language)
        super().__init__(
            language,
            own.fields,
            data,
            choice_words={"told": {each: (own.told[each], "") for each in KNOWN}},
            faults=own.faults,
        )


def new_form() -> str:
    """What a new form carries: the id that its referral will have, signed."""
    return signing.dumps(secrets.token_hex(16), salt=_SALT)


def record_of(carried: str) -> str:
    """The id that a form carries; nothing where it is none of ours."""
    try:
        return str(signing.loads(carried, salt=_SALT))
    except signing.BadSignature:
        return ""
