"""The words of disclosures: the same in both languages, for everything that there is to say."""

from __future__ import annotations

from dataclasses import fields
from string import Formatter
from typing import Any

import pytest

from charteroak.office.roles import Role
from charteroak.recording import matter_words
from charteroak.recording.words import BASES


def words(language: str) -> Any:
    from charteroak.office.disclosures.words import disclosure_words

    return disclosure_words(language)


def places(text: str) -> set[str]:
    """The places in a text that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def flat(value: Any, at: str = "") -> dict[str, str]:
    """Every text of a table, by where it is."""
    if isinstance(value, str):
        return {at: value}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return {where: text for name, each in items for where, text in flat(each, f"{at}/{name}").items()}


def test_both_languages_say_the_same_things_with_the_same_places() -> None:
    en, es = (
        {each.name: flat(getattr(words(language), each.name)) for each in fields(words("en"))}
        for language in ("en", "es")
    )
    for table in en.keys() - {"language"}:
        assert en[table].keys() == es[table].keys()
        for key, text in en[table].items():
            assert places(text) == places(es[table][key]), (table, key)
            assert bool(text) == bool(es[table][key]), (table, key)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_of_the_ledger_that_a_page_shows_is_said(language: str) -> None:
    own = words(language)
    assert set(matter_words.REQUESTERS) == set(own.choices["requester"]) - {""}
    assert set(matter_words.CHANNELS) == set(own.choices["channel"]) - {""}
    assert set(matter_words.PAPERS) == set(own.choices["paper"])
    assert set(matter_words.NECESSITIES) == set(own.choices["necessity"])
    assert set(BASES) == set(own.bases)
    assert {*Role, "system"} == set(own.roles)


def test_every_field_of_every_form_has_a_label_and_every_fault_words() -> None:
    from charteroak.office.disclosures import flow, forms

    own = words("en")
    for form in (
        forms.NewForm,
        forms.ConfirmForm,
        forms.ReleaseForm,
        forms.FactForm,
        forms.DecideForm,
        forms.AnswerForm,
    ):
        assert set(form.base_fields) <= set(own.fields), form
    assert set(flow.REASONS) == set(own.choices["reason"])


def test_the_days_are_an_operators_and_wrong_ones_are_said_to_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from charteroak.office.disclosures.days import VARIABLE, days

    assert [each.days for each in (days().answer, days().approval, days().stale)] == [10, 14, 90]
    monkeypatch.setenv(VARIABLE, "4,7,30")
    assert [each.days for each in (days().answer, days().approval, days().stale)] == [4, 7, 30]
    for wrong in ("4,7", "4,7,x", "0,7,30", "4;7;30"):
        monkeypatch.setenv(VARIABLE, wrong)
        with pytest.raises(ImproperlyConfigured):
            days()
