"""`charteroak report`: each format, both languages, a published report as it was, and checking one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, run
from click.testing import Result
from fixtures.reporting_city import city, in_order, written
from lxml import html

from charteroak.law.law import today
from charteroak.ledger.keys import PASSPHRASE_VARIABLE
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import Recorder
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.publishing import made, publish, published
from charteroak.recording.reporting.report import make
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary

Report = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A ledger with four months in it."""
    place = Place(tmp_path / "data" / "ledger")
    create_unattended(place, vocabulary())
    written(place, in_order(city(41, months=4, each=80)))
    return place


@pytest.fixture
def report(place: Place) -> Report:
    """`charteroak report` on that ledger."""
    return lambda *arguments, **settings: run("report", *arguments, env=_env(place), **settings)


def _env(place: Place) -> dict[str, str]:
    return {"CHARTEROAK_DATA": str(place.folder.parent), PASSPHRASE_VARIABLE: ""}


def publish_quarter(place: Place, quarter: int) -> None:
    reader, recorder = Reader(place), Recorder(place, {})
    found = make(reader, Period(2025, quarter), made(published(reader)))
    reader.close()
    publish(place, found, "supervisor", ("auditor", "supervisor"), recorder.append, today())
    recorder.close()


def test_each_format_has_the_same_numbers(report: Report, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    said = json.loads(report("--quarter", "2025Q1").stdout)
    number = said["counts"]["decisions_clause"]["2-929"]
    assert number > 20
    for language, title in (("en", "Decisions by clause"), ("es", "Decisiones según la cláusula")):
        chosen = ("--quarter", "2025Q1", "--language", language, "--format")
        rows = list(csv.reader(io.StringIO(report(*chosen, "csv").stdout.lstrip("\ufeff"))))
        assert [row[4] for row in rows if row[1:3] == [title, "2-929"]] == [str(number)]
        page = html.fromstring(report(*chosen, "html").stdout.encode())
        assert page.get("lang") == language
        [found] = page.xpath(f"//section[h3='{title}']//tr[th='2-929']/td")
        assert found.text == f"{number:,}"
        assert report(*chosen, "pdf", "-o", str(tmp_path / "a.pdf")).exit_code == 0
        assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert "not published" in report("--year", "2025").stderr


def test_a_published_report_is_given_as_it_was_and_holds(place: Place, report: Report, tmp_path: Path) -> None:
    path = tmp_path / "2025-q1.json"
    assert report("--quarter", "2025Q1", "-o", str(path)).exit_code == 0
    before = report("--verify", str(path))
    assert before.exit_code == 0
    assert "not published" in before.stdout
    publish_quarter(place, 1)
    written(place, in_order(city(42, months=2)))
    result = report("--quarter", "2025Q1", "-o", str(path))
    assert (result.stderr, result.exit_code) == ("", 0)
    assert path.read_bytes() == (place.public / "reports" / "2025-q1.json").read_bytes()
    after = report("--verify", str(path))
    assert after.exit_code == 0, after.output
    assert "Verified." in after.stdout
    assert after.stdout.count(": holds") == 6


def test_a_number_that_was_changed_does_not_hold(place: Place, report: Report, tmp_path: Path) -> None:
    publish_quarter(place, 1)
    said: dict[str, Any] = json.loads(report("--quarter", "2025Q1").stdout)
    said["counts"]["decisions_clause"]["2-929"] += 1
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n")
    result = report("--verify", str(path))
    assert result.exit_code == 1
    assert result.stdout.count("FAILS") == 2  # the figures, and the digest
    said["least"] = 1
    path.write_text(json.dumps(said))
    assert report("--verify", str(path)).exit_code == 2  # it is no report any more


def test_a_report_of_another_ledger_does_not_hold(report: Report, tmp_path: Path) -> None:
    other = Place(tmp_path / "other" / "ledger")
    create_unattended(other, vocabulary())
    written(other, in_order(city(43, months=2)))
    path = tmp_path / "other.json"
    path.write_text(run("report", "--quarter", "2025Q1", env=_env(other)).stdout)
    result = report("--verify", str(path))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].endswith("FAILS")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--quarter", PLANTED), "--quarter"),
        (("--quarter", "2025"), "--quarter"),
        (("--year", "2025Q1"), "--year"),
        (("--year", "2025", "--quarter", "2025Q1"), "--year"),
        (("--year", "9000"), "--year"),
        (("--year", "1969"), "--year"),
        (("--format", PLANTED), "--format"),
        (("--verify", f"{PLANTED}.json"), "--verify"),
        (("--verify", "-", "--year", "2025"), "--verify"),
        (("--quarter", "2025Q1", "-o", f"no/such/{PLANTED}"), "--output"),
    ],
)
def test_what_is_wrong_is_one_line(report: Report, arguments: tuple[str, ...], says: str) -> None:
    result = report(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert PLANTED not in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format":1}', b"null"])
def test_what_is_no_report_is_said_to_be_none(report: Report, data: bytes) -> None:
    result = report("--verify", "-", input=data)
    assert result.exit_code == 2
    assert "no report" in result.stderr


def test_without_a_ledger_it_says_so(tmp_path: Path) -> None:
    result = run("report", "--year", "2025", env={"CHARTEROAK_DATA": str(tmp_path / "none")})
    assert result.exit_code == 2
    assert "no ledger has been set up" in result.stderr


def test_of_a_ledger_that_was_pruned_it_says_what_is_gone(place: Place, report: Report, tmp_path: Path) -> None:
    from charteroak.ledger.stores import open_store

    publish_quarter(place, 1)
    store = open_store(place.store)
    store.prune(100)
    store.close()
    said = json.loads(report("--quarter", "2025Q2").stdout)
    assert said["deleted"] == {"before": 100, "of_period": "none"}
    assert json.loads(report("--year", "2025").stdout)["deleted"]["of_period"] == "part"
    path = tmp_path / "q1.json"
    path.write_text(report("--quarter", "2025Q1").stdout)
    assert json.loads(path.read_text())["deleted"]["before"] == 0
    result = report("--verify", str(path))
    assert result.exit_code == 2
    assert "cannot be told" in result.stdout
