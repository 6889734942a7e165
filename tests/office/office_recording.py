"""What the tests of recording share: what was recorded, and a visitor's way from an answer to its receipt."""

from __future__ import annotations

from typing import Any

from office_visitor import CASES, Visitor

from charteroak.office.record.words import record_words
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader, Shown

LANGUAGES = ("en", "es")
PREFIX = {"en": "", "es": "/es"}
KEPT = ("receipt", "entry", "details", "opening")


def entries(place: Place) -> list[Shown]:
    """What was recorded: every entry but the ledger's own first."""
    reader = Reader(place)
    try:
        found = [reader.entry(index) for index in range(1, reader.store.head().size)]
    finally:
        reader.close()
    return [each for each in found if each is not None]


def preview(visitor: Visitor, outcome: str = "prohibited", language: str = "en") -> Visitor:
    """From an answer to what its entry will say."""
    visitor.post(f"{PREFIX[language]}/", CASES[outcome])
    return visitor.press(record_words(language).ui["offer"])


def filled(visitor: Visitor, **changed: str | list[str]) -> dict[str, Any]:
    """The fields of the form that records, as a person would send them, with some changed."""
    [form] = visitor.page.xpath("//form[.//input[@name='form'] and .//select]")
    return {**dict(form.form_values()), **changed}


def send(visitor: Visitor, fields: dict[str, Any], language: str = "en") -> Visitor:
    return visitor.post(f"{PREFIX[language]}/record/receipt/", fields)


def record(visitor: Visitor, language: str = "en") -> Visitor:
    """Press the button that records."""
    return visitor.press(record_words(language).ui["go"])


def kept(visitor: Visitor) -> dict[str, str]:
    """What the receipt's page has to keep, as a browser gives it."""
    found = {name: visitor.page.xpath(f"//textarea[@id='kept-{name}']")[0].text_content() for name in KEPT}
    return {name: text.removeprefix("\n") for name, text in found.items()}


def rows(visitor: Visitor) -> dict[str, str]:
    """What the page says an entry says."""
    section = "//section[contains(@class, 'entry')]"
    return dict(zip(visitor.texts(f"{section}//dt"), visitor.texts(f"{section}//dd"), strict=True))
