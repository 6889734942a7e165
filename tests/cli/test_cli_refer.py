"""`charteroak refer`: the list that is handed over at a counter, printed; and whether a digest is that of the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_running import run

from bench.catalogue_made import made_up
from charteroak.catalogue.store import FILE, Store, make
from charteroak.office.referrals.listing import made_list

ASKED = ("--need", "food", "--place", "06106", "--language", "es")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a city with a catalogue."""
    make(tmp_path / FILE, made_up(60))
    return {"CHARTEROAK_DATA": str(tmp_path)}


def test_the_lines_are_the_list_and_what_it_was_made_from(env: dict[str, str], tmp_path: Path) -> None:
    first, *others = map(json.loads, run("refer", *ASKED, "--format", "jsonl", env=env).stdout.splitlines())
    store = Store(tmp_path / FILE)
    listed = made_list(store, "food", "06106", "es")
    store.close()
    assert first == {
        "need": "food", "place": "06106", "language": "es", "catalogue": listed.catalogue, "digest": listed.digest,
        "offered": len(listed.agencies),
    }  # fmt: skip
    assert [each["id"] for each in others] == [each.id for each in listed.agencies]
    assert others


def test_the_text_is_in_the_words_of_the_sheet_and_keeps_nothing(env: dict[str, str], tmp_path: Path) -> None:
    said = run("refer", *ASKED, env=env)
    assert said.exit_code == 0
    assert said.stdout.startswith("Dónde recibir ayuda\nAyuda con: Comida\nCerca de: 06106\nIdioma: Español\n")
    assert run("refer", "--need", "food", env=env).stdout.startswith("Where to get help\n")
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_a_digest_is_told_to_be_that_of_the_list_or_not(env: dict[str, str]) -> None:
    digest = json.loads(run("refer", *ASKED, "--format", "jsonl", env=env).stdout.splitlines()[0])["digest"]
    assert run("refer", *ASKED, "--check", digest, env=env).exit_code == 0
    other = run("refer", *ASKED, "--check", "0" * 64, env=env)
    assert (other.exit_code, other.stderr) == (1, "charteroak: this is another list than the one with that digest\n")


def test_a_need_that_nothing_serves_is_said_to_everyone_alike(env: dict[str, str]) -> None:
    make(Path(env["CHARTEROAK_DATA"]) / FILE, made_up(1))
    said = run("refer", "--need", "pets", env=env)
    assert said.exit_code == 0
    assert "Call 211." in said.stdout


@pytest.mark.parametrize(
    "wrong",
    [("--need", "zebra"), ("--need", "food", "--place", "zebra"), ("--need", "food", "--language", "zebra"),
     ("--need", "food", "--check", "zebra")],
    ids=" ".join,
)  # fmt: skip
def test_what_is_no_choice_is_refused_without_being_repeated(env: dict[str, str], wrong: tuple[str, ...]) -> None:
    refused = run("refer", *wrong, env=env)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "zebra" not in refused.stderr


def test_without_a_catalogue_it_says_how_to_get_one(tmp_path: Path) -> None:
    refused = run("refer", *ASKED, env={"CHARTEROAK_DATA": str(tmp_path)})
    assert refused.exit_code != 0
    assert "charteroak services import FILE" in refused.stderr
