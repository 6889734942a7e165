"""The page that says who is a resident, in a browser: the map by finger and keyboard, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_looks import looks
from office_visitor import Site

from charteroak.office.residence.words import residence_words
from charteroak.residency.drawing import Choice, boundary_of
from charteroak.residency.keeping import keep_boundary
from charteroak.residency.streets import street
from charteroak.residency.table import Numbers, make

if TYPE_CHECKING:
    from playwright.sync_api import Page

MAIN = [Numbers(street("MAIN", "ST"), no, no, 1, ((-72.6734 + no / 1e5, 41.7640 + no / 1e5),)) for no in range(1, 400)]


@pytest.fixture
def with_boundary(server: Site, shared: Path) -> Iterator[Site]:
    folder, source = server.data / "residency", shared / "data/geo/hartford.geojson"
    folder.mkdir()
    keep_boundary(folder, boundary_of(source, Choice()), source)
    make(folder / "addresses.sqlite", MAIN)
    yield server
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("es", False)], ids=["en", "es without scripts"])
def test_someone_finds_their_place(
    language: str,
    scripts: bool,
    new_page: Callable[..., Page],
    with_boundary: Site,
    axe: Callable[[Page], list[str]],
) -> None:
    words, found = residence_words(language), list[str]()
    page = new_page(java_script_enabled=scripts)
    address = f"{with_boundary.url}{'/es' if language == 'es' else ''}/resident/"

    def look(name: str) -> None:
        if scripts:
            found.extend(looks(page, name, axe, "main :is(button.main, a.button)"))

    page.goto(address)
    look("asked")
    page.locator("[name=square]").nth(22).click()  # the line runs through it
    page.locator("input[name=view]").wait_for(state="attached")
    look("asked more closely")
    page.locator("[name=square]").nth(35).focus()
    page.keyboard.press("Enter")
    page.locator("h1", has_text=words.answers["no"]).wait_for()
    look("answered")
    page.locator("main a.button").click()
    page.locator("#place").fill("Main St")
    page.locator("main button.main").click()
    page.locator("#place-error").wait_for()
    assert page.locator("#place").input_value() == "Main St"
    look("mended")
    page.locator("#place").fill("20 Main St")
    page.locator("main button.main").click()
    page.locator("h1", has_text=words.answers["yes"]).wait_for()
    assert page.url.partition("?")[2] == ""
    assert found == []
