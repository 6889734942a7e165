"""`charteroak lint --self`: our own site's forms, every page in both languages, ask nothing that the register lacks."""

import pytest
from cli_running import run

from charteroak.law.article import RULEBOOK

OF_THINGS = (
    *("disclosures/draft/records", "disclosures/waits_supervisor/supervisor", "disclosures/waits_counsel/counsel"),
    *("disclosures/approved/release", "disclosures/decided/close", "disclosures/class/necessity"),
    *("disclosures/class/authority", "disclosures/class/required_by_law"),
    *("complaints/received", "complaints/received/read", "complaints/received/hold", "complaints/key/new"),
    *("authorities/one/change", "readings/section_1373/propose", "people/at-work", "people/shut-out"),
    *("referrals/listed", "referrals/handed"),
)
"""Pages about one thing of the office, which an app names in `own_forms`."""


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
    read = {line.split(": ")[0] for line in printed.splitlines()}
    for language in ("en", "es"):
        assert {f"{language}/{page}" for page in ("ask", "screen", "lint", "triage", "paper", "compare")} <= read
        assert {f"{language}/ask/{act.name}/{fact.name}" for act in RULEBOOK.acts for fact in act.facts} <= read
        assert {f"{language}/{page}" for page in OF_THINGS} <= read
