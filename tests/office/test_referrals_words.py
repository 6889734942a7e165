"""The pages of referrals say the same in both languages, and have a word for everything that can come about."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from charteroak.office.referrals.asking import AGENCIES, CHANNELS, LANGUAGES, OUTCOMES, PLACE_NAMES
from charteroak.office.referrals.listing import BANDS
from charteroak.office.referrals.words import ReferralWords, place_name, referral_words, spoken_name
from charteroak.referrals import referral

TABLES = [each.name for each in fields(ReferralWords) if each.name not in ("language", "bands")]


def places(said: object) -> list[str]:
    return sorted(re.findall(r"{(\w+)}", str(said)))


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same_of_referrals(table: str) -> None:
    one, other = getattr(referral_words("en"), table), getattr(referral_words("es"), table)
    assert list(one) == list(other)
    assert [places(one[key]) for key in one] == [places(other[key]) for key in one]
    assert all(one[key] != other[key] for key in one if len(str(one[key])) > 12)


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_of_a_referral_has_its_word(language: str) -> None:
    from charteroak.office.referrals.models import CALLED, STATES

    own = referral_words(language)
    assert set(own.channels) == set(CHANNELS) == set(referral.CHANNELS)
    assert set(own.outcomes) == set(OUTCOMES) == set(referral.OUTCOMES)
    assert set(own.told) == set(OUTCOMES) - {"open"}
    assert (set(own.called), set(own.states)) == (set(CALLED), set(STATES))
    assert set(own.agencies) == set(AGENCIES.values())
    assert len(own.bands) == len(BANDS)
    assert all(place_name(language, each) for each in PLACE_NAMES)
    assert len({spoken_name(language, each) for each in LANGUAGES}) == len(LANGUAGES)
    assert spoken_name(language, "Russian") == spoken_name(language, "ru") != "ru"
