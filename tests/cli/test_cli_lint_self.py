"""`charteroak lint --self`: our own site's forms, every page in both languages, ask nothing that the register lacks."""

import pytest
from cli_running import run

from charteroak.law.article import RULEBOOK


@pytest.fixture(scope="module")
def reviewed() -> tuple[int, str, str]:
    result = run("lint", "--self", "--format", "text")
    return result.exit_code, result.stdout, result.stderr


def test_our_own_forms_ask_nothing_that_is_not_in_our_register(reviewed: tuple[int, str, str]) -> None:
    status, printed, errors = reviewed
    assert (status, errors) == (0, ""), printed


def test_every_page_that_asks_was_read(reviewed: tuple[int, str, str]) -> None:
    """A review that read nothing would find nothing."""
    printed = reviewed[1]
    for language in ("", "/es"):
        assert f"\n{language}/screen/: " in printed
        for act in RULEBOOK.acts:
            for fact in act.facts:
                assert f"\n{language}/{act.name}/{fact.name}: " in printed
