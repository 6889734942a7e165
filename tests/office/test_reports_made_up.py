"""The report of a made-up city says so in every file, wherever the file goes."""

from __future__ import annotations

import pytest
from fixtures.reporting_city import START, city, in_order, written

from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.office.reports.spreadsheet import spreadsheet
from charteroak.office.strings import strings
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.report import Report, make
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary


def files(report: Report, language: str) -> dict[str, str]:
    """What each file of a report says, by its kind."""
    from charteroak.office.reports.alone import as_html
    from charteroak.office.reports.pdf import source
    from charteroak.office.reports.said import said

    told = said(language, report)
    return {
        "csv": spreadsheet(told).decode(),
        "html": as_html(language, report, published=True).decode(),
        "pdf": source(told, published=True),
    }


def report_of(place: Place, period: Period) -> Report:
    reader = Reader(place)
    try:
        return make(reader, period, ())
    finally:
        reader.close()


@pytest.mark.usefixtures("office")
def test_every_file_of_a_made_up_city_says_so(place: Place) -> None:
    from charteroak.office.demonstration import ORIGINS

    key = SignerKey.generate(f"{ORIGINS}somewhere", KeyType.ED25519)
    create_unattended(place, vocabulary(), key, opened=START)
    written(place, in_order(city(31, months=4, each=20)))
    report = report_of(place, Period.parse("2025Q1", "--quarter"))
    for language in ("en", "es"):
        says = strings(language).ui["demonstration_text"]
        assert {kind: says in file for kind, file in files(report, language).items()} == dict.fromkeys(
            ("csv", "html", "pdf"), True
        )


@pytest.mark.usefixtures("office")
def test_no_file_of_a_real_city_says_that_it_is_made_up(ledger: Place) -> None:
    written(ledger, in_order(city(31, months=4, each=20)))
    report = report_of(ledger, Period.parse("2025Q1", "--quarter"))
    assert strings("en").ui["demonstration_text"] not in "".join(files(report, "en").values())
