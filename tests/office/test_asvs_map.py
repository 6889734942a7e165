"""The map from OWASP ASVS 5.0 to what holds each of its requirements here is whole, and true."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MAP = tomllib.loads((HERE / "asvs.toml").read_text("utf-8"))
ITEMS: dict[str, dict[str, Any]] = MAP["items"]
KINDS = {"tests", "documented", "operator", "not_applicable", "not_met"}
BESIDE = (
    "test_accounts_browser.py",
    "test_accounts_joining.py",
    "test_accounts_own.py",
    "test_accounts_people.py",
    "test_accounts_signing.py",
    "test_disclosures_machine.py",
    "test_disclosures_races.py",
    "test_logs_lines.py",
)
"""Tests of parts that are built beside this map. Where such a file is there, what is named of it must be in it."""


def required() -> dict[str, str]:
    """Each requirement, and its level."""
    return {
        f"{section}.{number}": level
        for section, levels in MAP["levels"].items()
        for number, level in enumerate(levels, 1)
    }


def entry(item: str) -> dict[str, Any] | None:
    return ITEMS.get(item) or ITEMS.get(f"{item.rpartition('.')[0]}.*")


def named() -> list[tuple[str, str]]:
    return [(item, test) for item, held in ITEMS.items() for test in held.get("tests", ())]


def test_the_requirements_are_those_of_the_standard() -> None:
    """345 in all: 70 of level 1, 183 of level 2, 92 of level 3."""
    levels = "".join(MAP["levels"].values())
    assert {level: levels.count(level) for level in "123"} == {"1": 70, "2": 183, "3": 92}


def test_every_requirement_of_levels_1_and_2_has_an_entry() -> None:
    assert [item for item, level in required().items() if level != "3" and entry(item) is None] == []


def test_every_entry_is_of_a_requirement_and_of_one_kind() -> None:
    known = required()
    for item, held in ITEMS.items():
        assert (item, item in known or f"{item.removesuffix('*')}1" in known) == (item, True)
        assert (item, len(held), set(held) <= KINDS) == (item, 1, True)
        assert (item, bool(next(iter(held.values())))) == (item, True)


@pytest.mark.parametrize(("item", "test"), named())
def test_every_test_that_is_named_is_there(item: str, test: str) -> None:
    file, _, name = test.partition("::")
    path = (HERE if "/" not in file else HERE.parent) / file
    if not path.exists():
        assert file in BESIDE, f"{item} names {file}, and there is none"
        return
    if name:
        assert re.search(rf"^def {name}\(", path.read_text("utf-8"), re.MULTILINE), f"{item}: no {name} in {file}"


@pytest.mark.parametrize("item", [item for item, held in ITEMS.items() if "documented" in held])
def test_every_page_that_is_named_is_there(item: str) -> None:
    assert (ROOT / ITEMS[item]["documented"]).is_file()


def test_a_test_that_is_named_for_a_requirement_is_of_one_that_there_is() -> None:
    known = required()
    for path in HERE.glob("test_*.py"):
        for digits in re.findall(r"^def test_v(\d+_\d+_\d+)_", path.read_text("utf-8"), re.MULTILINE):
            assert f"V{digits.replace('_', '.')}" in known, f"{path.name}: V{digits}"


def test_what_is_not_met_is_said_to_whoever_runs_it() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8").partition("## What is not protected")[2]
    for item, held in ITEMS.items():
        assert "not_met" not in held or item in page, f"{item} is not met, and docs/security.md does not say so"
