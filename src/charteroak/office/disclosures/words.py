"""What the pages of disclosures say, in each language: one table a language, the same keys (`words_en`, `words_es`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from charteroak.law.words import words

Pair = tuple[str, str]


@dataclass(frozen=True)
class DisclosureWords:
    """Everything these pages say in one language, by key."""

    language: str
    ui: Mapping[str, str]
    """What stands on the pages. Some have {places} to fill."""
    states: Mapping[str, Pair]
    """Where a request stands: a word, and what it means."""
    events: Mapping[str, str]
    """What happened to it, as a line of its history."""
    about: Mapping[str, str]
    """What of it, beside the classes."""
    fields: Mapping[str, Pair]
    """The fields of the forms: what each is called, and a hint."""
    choices: Mapping[str, Mapping[str, Pair]]
    """What there is to choose from, by field: a label and a hint."""
    faults: Mapping[str, str]
    """What is wrong with a field, by code."""
    refused: Mapping[str, str]
    """Why a step is not taken, by the machine's word."""
    troubles: Mapping[str, str]
    """Why a file came to nothing, where reading it has no word for that."""
    roles: Mapping[str, str]
    """Roles, as history and approvals name them."""
    bases: Mapping[str, str]
    """Grounds, as the ledger has them."""
    cover: Mapping[str, str]
    """The letter that refuses."""

    def label(self, field: str, value: str) -> str:
        """What a choice of a field is called."""
        return self.choices[field][value][0]

    def topic(self, name: str) -> str:
        """What a class of information is called."""
        return words(self.language).values["topic"][name]

    def outcome(self, name: str) -> str:
        """What an outcome is called."""
        return words(self.language).outcomes[name].headline

    def authority_hint(self, choice: Any) -> str:
        """What is to be known of an authority before it is chosen."""
        parts = [choice.says, *self.authority_flags(choice)]
        return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)

    def authority_flags(self, choice: Any) -> tuple[str, ...]:
        """How an authority stands: what requires, who reviewed, until when, whether it was replaced."""
        flags = [self.ui["requires_it"] if choice.requires else self.ui["permits_it"]]
        if not choice.reviewed:
            flags.append(self.ui["unreviewed"])
        if choice.superseded:
            flags.append(self.ui["superseded"])
        if choice.expires:
            flags.append(self.ui["until"].format(day=words(self.language).date(choice.expires)))
        return tuple(flags)


def disclosure_words(language: str) -> DisclosureWords:
    """The words of a language."""
    found: DisclosureWords = import_module(f"charteroak.office.disclosures.words_{language}").WORDS
    return found
