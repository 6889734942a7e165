"""What is looked at in every state of a page, brought up once: barriers, the edge of small windows, and fingers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE = {"width": 1280, "height": 720}
"""The window that pages open in; a small phone is 320 wide, and at 200 % a window of 1280 has 640 left."""
NARROWEST_FIRST = (320, 640)

SMALL = """(pressed) => [...document.querySelectorAll(pressed)]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.9)
    .map(e => e.outerHTML.slice(0, 80) + ' ' + e.getBoundingClientRect().height)"""


def looks(
    page: Page,
    name: str,
    axe: Callable[[Page], list[str]],
    pressed: str | None,
    widths: Iterable[int] = NARROWEST_FIRST,
) -> list[str]:
    """What is wrong with the page as it stands, a line each with the state's name. It is wide again afterwards.

    `pressed` selects what must be big enough for a finger on a small phone (WCAG 2.2, 2.5.8, and twice that).
    """
    found = [f"{name}: a barrier: {each}" for each in axe(page)]
    for width in widths:
        page.set_viewport_size({"width": width, "height": WIDE["height"]})
        reaches = page.evaluate("document.documentElement.scrollWidth")
        if reaches > width:
            found.append(f"{name}: over the edge: {reaches} of {width}")
        if width == NARROWEST_FIRST[0] and pressed:
            found += [f"{name}: small for a finger: {each}" for each in page.evaluate(SMALL, pressed)]
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return found


def unfold(page: Page) -> None:
    """Open everything that can be opened."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
