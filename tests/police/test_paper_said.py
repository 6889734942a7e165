"""Signatures that a line says in words, officers addressed by their office, an agency that decides and does not ask."""

from __future__ import annotations

import pytest

from charteroak.police.papers.reading import read_paper

WARRANT = (
    "STATE OF CONNECTICUT   SUPERIOR COURT   ARREST WARRANT   H99H-CR26-0009999-S\n"
    "State v. ANN ALDER   53a-125 Larceny\n"
    "To any proper officer: arrest the accused. Probable cause found.\n"
)
SIGNED = [
    "09/11/2026   Judge Wilma Stone, signed\n",
    "Signed 09/11/2026 by Judge Wilma Stone\n",
    "Signed September 11, 2026, Judge Wilma Stone   Bond $500\n",
]
NOT_SIGNED = [
    "09/11/2026   Judge Wilma Stone, not signed\n",
    "09/11/2026   When approved by Judge Wilma Stone, signed.\n",
    "09/11/2026   This warrant must be signed: Judge Wilma Stone\n",
    "09/11/2026   Detective Carl Elm, signed\nJudge of the Superior Court ____________\n",
    "Signed 09/10/2026, Carl Elm\nJudge of the Superior Court ____________\n",
    "Signed ________, Judge ________\n",
    "09/11/2026   Affidavit of Carl Elm, signed\n",
]
INSPECTION = (
    "UNITED STATES DISTRICT COURT  District of Connecticut  3:26-mj-00999\nWARRANT OF INSPECTION (CIVIL)\n"
    "To {whom}: you are commanded to enter and inspect the premises.\n"
    "09/09/2026   /s/ Wilma Stone, United States Magistrate Judge\n"
)
DECISION = (
    "CONNECTICUT BOARD OF INVENTED CLAIMS\n{said}\nThe respondent shall provide the requested log to the complainant.\n"
    "10/14/2026   Wilma Stone, Clerk of the Board (signed)\n"
)


@pytest.mark.parametrize("line", SIGNED)
def test_a_judge_who_is_said_to_have_signed_has(line: str) -> None:
    """A name with "signed" behind it, or "signed" with its date and a name, is a signature."""
    paper = read_paper([WARRANT + line])
    assert (paper.issuer, paper.criminal, paper.requires) == ("judicial", True, True)


@pytest.mark.parametrize("line", NOT_SIGNED)
def test_what_is_still_to_be_signed_or_is_signed_by_another_is_no_judges(line: str) -> None:
    """A condition, a denial, a blank, an affiant: none makes a court's paper of it."""
    paper = read_paper([WARRANT + line])
    assert (paper.issuer, paper.criminal, paper.requires) == ("unclear", None, None)


@pytest.mark.parametrize(
    ("whom", "requires"),
    [
        ("officers of Immigration and Customs Enforcement", False),
        ("special agents employed by Homeland Security Investigations", False),
        ("deportation officers assigned to the district", False),
        ("officers of the Hartford Police Department", True),
        ("inspectors of the City of Hartford", True),
    ],
)
def test_officers_are_addressed_by_their_office(whom: str, requires: bool) -> None:
    """A court that commands an agency's officers requires nothing of the City; one that commands the City's does."""
    assert read_paper([INSPECTION.format(whom=whom)]).requires is requires


def test_an_agency_that_decides_asks_for_nothing() -> None:
    """A decision that speaks of what was requested is no letter of request; a letter that asks still is."""
    assert read_paper([DECISION.format(said="FINAL DECISION. Claim 26-9.")]).kind == "unknown"
    letter = read_paper([DECISION.format(said="Please send us the final decision and the requested files.")])
    assert (letter.kind, letter.criminal, letter.requires) == ("request-letter", False, False)
