"""`charteroak services`: what goes in comes out again, what is wrong is named and changes nothing, and what turns on
status is found.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from cli_running import PLANTED, process, run

from bench.catalogue_made import made_up
from charteroak.catalogue.reading import TROUBLES
from charteroak.catalogue.values import REASONS as WHYS
from charteroak.catalogue.writing import package
from charteroak.cli.services import REASONS
from charteroak.cli.services_check import STANDINGS
from charteroak.office.services.conflicts import Standing

EXAMPLES = ("service_full", "service_list", "organization_full", "service_at_location_full", "tabular")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a city with a catalogue of twelve services."""
    found = {"CHARTEROAK_DATA": str(tmp_path / "data")}
    (tmp_path / "made.zip").write_bytes(package(made_up(12)))
    done = run("services", "import", str(tmp_path / "made.zip"), env=found)
    assert (done.exit_code, done.output) == (0, "12 services are in the catalogue, of 1 agencies.\n")
    return found


def kept(env: dict[str, str]) -> bytes:
    return (Path(env["CHARTEROAK_DATA"]) / "catalogue.sqlite").read_bytes()


def test_every_reason_and_standing_has_its_words() -> None:
    assert REASONS.keys() == {*WHYS, *TROUBLES}
    assert STANDINGS.keys() == set(get_args(Standing))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", ["json", "tables", "package"])
def test_what_is_exported_is_what_was_imported(shared: Path, tmp_path: Path, name: str, form: str) -> None:
    """Each official example, by way of each format, to the same catalogue: byte for byte the same package."""
    env = {"CHARTEROAK_DATA": str(tmp_path / "data")}
    first, again = tmp_path / "first.zip", tmp_path / "again.zip"
    assert run("services", "import", str(shared / f"data/hsds/examples/{name}.json"), env=env).exit_code == 0
    run("services", "export", "--format", "package", "-o", str(first), env=env)
    given = tmp_path / ("given.zip" if form == "package" else "given.json")
    assert run("services", "export", "--format", form, "-o", str(given), env=env).exit_code == 0
    assert run("services", "import", str(given), env=env).exit_code == 0
    run("services", "export", "--format", "package", "-o", str(again), env=env)
    names = [zipfile.ZipFile(each).namelist() for each in (first, again)]
    assert names[0] == names[1]
    rows = [
        {name: sorted(zipfile.ZipFile(each).read(name).splitlines()) for name in names[0]} for each in (first, again)
    ]
    assert rows[0] == rows[1]


def test_a_folder_of_tables_is_a_package(env: dict[str, str], tmp_path: Path) -> None:
    zipfile.ZipFile(tmp_path / "made.zip").extractall(tmp_path / "tables")
    before = run("services", "export", env=env).output
    assert run("services", "import", str(tmp_path / "tables"), env=env).exit_code == 0
    assert run("services", "export", env=env).output == before


def test_a_single_table_takes_the_place_of_that_table_alone(env: dict[str, str], tmp_path: Path) -> None:
    table = tmp_path / "services.csv"
    run("services", "export", "--format", "csv", "-o", str(table), env=env)
    before = json.loads(run("services", "export", env=env).output)["services"]
    table.write_text(table.read_text().replace("Call or walk in.", "Ring the bell."))
    assert run("services", "import", str(table), env=env).exit_code == 0
    after = json.loads(run("services", "export", env=env).output)["services"]
    assert [{**each, "application_process": "Ring the bell."} for each in before] == after


def test_what_is_wrong_is_named_by_its_row_and_nothing_is_imported(env: dict[str, str], tmp_path: Path) -> None:
    before = kept(env)
    table, rejects = tmp_path / "services.csv", tmp_path / "rejects.csv"
    run("services", "export", "--format", "csv", "-o", str(table), env=env)
    rows = list(csv.reader(table.read_text().splitlines()))
    head = rows[0]
    rows[3][head.index("status")] = PLANTED
    rows[5][head.index("name")] = ""
    with table.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    done = run("services", "import", str(table), "--rejects", str(rejects), env=env)
    assert (done.exit_code, PLANTED in done.output + rejects.read_text()) == (2, False)
    assert "row 4 of services.csv, status: is none of the words that HSDS has for it" in done.output
    told = list(csv.DictReader(rejects.read_text().splitlines()))
    assert [(each["row"], each["field"], each["why"]) for each in told[:2]] == [
        ("4", "status", "choice"),
        ("6", "name", "required"),
    ]
    assert kept(env) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"{", "no JSON"),
        ("a.zip", b"PK\3\4 broken", "no .zip"),
        ("visitors.csv", b"a,b\n", "no table"),
        ("services.csv", b"id,citizenship\n", "a field that HSDS does not have"),
        ("services.csv", b"id\n\xff\n", "not UTF-8"),
        ("a.json", b'{"organizations": []}', "nothing in it"),
        ("a.json", b'[{"id": "0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10", "name": "A", "description": "B"}]', "no service"),
    ],
)
def test_a_file_that_is_none_changes_nothing(
    env: dict[str, str], tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    before = kept(env)
    (tmp_path / name).write_bytes(content)
    done = run("services", "import", str(tmp_path / name), env=env)
    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert kept(env) == before
    assert run("services", "import", str(tmp_path / "none.json"), env=env).exit_code == 2


def test_services_are_listed_by_words_need_language_and_place(env: dict[str, str]) -> None:
    listed = ("services", "list", "--format", "jsonl")
    every = [json.loads(line) for line in run(*listed, env=env).output.splitlines()]
    assert [len(run(*listed, *more, env=env).output.splitlines()) for more in ((), ("--every",))] == [11, 12]
    first = every[0]
    need = first["attributes"][0]["taxonomy_term"]["name"]
    language = first["languages"][0]["code"]
    place = first["service_at_locations"][0]["location"]
    at = f"{place['latitude']},{place['longitude']}"
    for given in ((first["name"],), (need,), ("--language", language), ("--near", at, "--within", "1")):
        done = run(*listed, *given, env=env)
        assert first["id"] in done.output, given
        assert len(done.output.splitlines()) < 11, given
    text = run("services", "list", first["name"], env=env).output
    assert first["id"] in text
    assert run("services", "list", "zebra quilt", env=env).exit_code == 1
    for wrong in (("--need", PLANTED), ("--near", PLANTED), ("--near", "91,0")):
        done = run("services", "list", *wrong, env=env)
        assert (done.exit_code, PLANTED in done.output) == (2, False)


def test_without_a_catalogue_each_command_says_so(tmp_path: Path) -> None:
    env = {"CHARTEROAK_DATA": str(tmp_path)}
    for words in (("list",), ("check",), ("export",)):
        done = run("services", *words, env=env)
        assert (done.exit_code, "no catalogue was imported" in done.output) == (2, True)
    (tmp_path / "catalogue.sqlite").write_bytes(b"no catalogue")
    done = run("services", "list", env=env)
    assert (done.exit_code, "import it anew" in done.output) == (2, True)


def test_a_check_finds_what_turns_on_status(env: dict[str, str]) -> None:
    """In a process of its own, as it opens the office's database. The made-up services demand citizenship here and
    there, and assure that status does not count elsewhere.
    """
    done = process("services", "check", "--format", "jsonl", "--questions", env=env)
    assert done.returncode == 1, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    every = json.loads(run("services", "export", env=env).output)["services"]
    citizens = {each["id"] for each in every if "U.S. citizen" in each["eligibility_description"]}
    cards = {each["id"] for each in every if "Social Security" in each["required_documents"][0]["document"]}
    assert citizens
    assert {each["id"] for each in told} == citizens | cards
    assert {(each["clause"], each["standing"], each["authority"]) for each in told} == {("2-927(a)", "uncited", None)}


def test_a_backup_has_the_catalogue_and_a_restore_brings_it_back(env: dict[str, str], tmp_path: Path) -> None:
    before = run("services", "export", env=env).output
    assert run("backup", str(tmp_path / "a.backup"), env=env).exit_code == 0
    there = {"CHARTEROAK_DATA": str(tmp_path / "there")}
    assert run("restore", str(tmp_path / "a.backup"), env=there).exit_code == 0
    assert [each.name for each in (tmp_path / "there").iterdir()] == ["catalogue.sqlite"]
    assert run("services", "export", env=there).output == before
    (Path(env["CHARTEROAK_DATA"]) / "catalogue.sqlite").write_bytes(b"damaged")
    assert run("backup", str(tmp_path / "b.backup"), env=env).exit_code == 2
    assert not (tmp_path / "b.backup").exists()


def test_a_catalogue_of_another_version_of_the_program_is_refused(env: dict[str, str]) -> None:
    with closing(sqlite3.connect(Path(env["CHARTEROAK_DATA"]) / "catalogue.sqlite")) as opened:
        opened.execute("PRAGMA user_version = 1")
    done = run("services", "list", env=env)
    assert (done.exit_code, "import it anew" in done.output) == (2, True)
