"""The page before: what an entry will say, and the button that records it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.words import words
from charteroak.logic.answer import Answer
from charteroak.office.ask.case import Case
from charteroak.office.ask.question import Option
from charteroak.office.authorities.claim import ClaimField, claim_field
from charteroak.office.pages import RECEIPT, Field
from charteroak.office.record.once import again
from charteroak.office.record.said import EntrySaid, drafted
from charteroak.office.record.words import record_words
from charteroak.recording.entries import role_of


@dataclass(frozen=True)
class PreviewPage:
    """What an entry will say."""

    say: Mapping[str, str]
    """What these pages say, by key."""
    entry: EntrySaid
    """What the entry will say."""
    lead: str
    """What the answer says to do."""
    left_out: bool
    """Whether something was answered that the entry leaves out, as it is not known."""
    roles: tuple[Option, ...]
    """The roles to choose from."""
    departments: tuple[Option, ...]
    """The departments to choose from; that it is not said comes first."""
    claim: ClaimField | None
    """Where the law is named that requires the act; None where nobody answered that one does."""
    case: tuple[Field, ...]
    """The whole case."""
    form: str
    """What makes this form record once."""
    action: str
    """Where the form is sent."""
    stale: bool
    """Whether a form was sent that was too old, so nothing was recorded."""


def preview_page(
    language: str,
    case: Case,
    answer: Answer,
    *,
    form: str = "",
    role: str = "",
    department: str = "",
    authority: str = "",
    wrong: str = "",
    stale: bool = False,
) -> PreviewPage:
    """What the entry of an answer will say. `form`, `role`, `department` and `authority` are what was sent before, if
    it was, and `wrong` says what was wrong with the last.
    """
    own = record_words(language)
    chosen = role or role_of(case.answers)
    return PreviewPage(
        say=own.ui,
        entry=drafted(language, case, answer, chosen),
        lead=words(language).leads[case.act][answer.outcome],
        left_out=bool(case.not_known),
        roles=_options(own.roles, chosen),
        departments=(Option("", own.ui["unsaid"]), *_options(own.departments, department)),
        claim=claim_field(language, case.act, case.answers, chosen=authority, error=wrong),
        case=case.fields(),
        form=again(form, case, answer),
        action=RECEIPT.address(language),
        stale=stale,
    )


def _options(labels: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, chosen=value == chosen) for value, label in labels.items())
