"""The pages of readings say the same in both languages, and have a word for everything that can come about."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from charteroak.law.readings import READINGS
from charteroak.law.under import _DOUBT, _WORDS
from charteroak.office.readings.words import ReadingWords, reading_words
from charteroak.recording.settled import TROUBLES

TABLES = [each.name for each in fields(ReadingWords) if each.name != "language"]


def places(said: object) -> list[str]:
    return sorted(re.findall(r"{(\w+)}", str(said)))


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_keys_and_places(table: str) -> None:
    one, other = getattr(reading_words("en"), table), getattr(reading_words("es"), table)
    assert list(one) == list(other)
    assert [places(one[key]) for key in one] == [places(other[key]) for key in one]
    assert all(one[key] != other[key] for key in one if len(str(one[key])) > 12)


@pytest.mark.parametrize("language", ["en", "es"])
def test_there_is_a_word_for_everything(language: str) -> None:
    from charteroak.office.readings.models import STATES
    from charteroak.office.readings.settling import FAULTS

    own = reading_words(language)
    assert set(own.faults) == set(FAULTS)
    assert set(own.states) == set(STATES)
    assert set(own.troubles) == set(TROUBLES)
    assert places(_WORDS[language]) == places(_WORDS["en"])
    assert places(_DOUBT[language]) == ["said"]
    assert READINGS
