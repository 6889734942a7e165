"""The closed list of city services."""

from __future__ import annotations

import re

from charteroak.office.city_services import BY_NAME, OTHER, SERVICES, choices, service_words
from charteroak.recording.words import DEPARTMENTS


def test_each_service_is_named_once_and_has_words_in_both_languages():
    """No two are told by the same name, on the wire or to people, and each belongs to a department of the ledger."""
    assert len(BY_NAME) == len(SERVICES) >= 20
    assert OTHER in BY_NAME
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", each.name) for each in SERVICES)
    assert {each.department for each in SERVICES} == set(DEPARTMENTS)
    for language in ("en", "es"):
        said = [label for _, label in choices(language)]
        assert len(set(said)) == len(said)
        assert [label for label, _ in service_words(language).values()] == said
