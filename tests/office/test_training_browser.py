"""Taking a course in a browser, in each language: lessons, a test by keyboard, what it says, and the certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks

if TYPE_CHECKING:
    from playwright.sync_api import Page

COURSE = "staff"  # which nothing else in the city is about
PRESSED = "main :is(button, a.button, label.option)"


@pytest.mark.parametrize(("language", "who"), [("en", "supervisor"), ("es", "records")])
def test_someone_takes_a_course_from_its_lessons_to_the_certificate(
    language: str, who: str, new_page: Callable[..., Page], city: City, axe: Callable[[Page], list[str]]
) -> None:
    from charteroak.training.courses import courses

    course, page, found = courses()[COURSE], new_page(), list[str]()
    right = {each.words[language]: each.right for each in course.questions}
    city.enter(page, who)
    page.goto(city.url("/training/", language))
    page.locator(f"main a[href$='/training/{COURSE}/']").click()
    page.locator("button[value=begin]").focus()
    page.keyboard.press("Enter")
    page.locator("main form button.main").click()
    assert page.locator("[data-first]").count() == 1, "every question has to be answered"
    found += looks(page, "not answered", axe, None, widths=(320,))
    for field in page.locator("main fieldset").all():
        asked = field.locator("legend").inner_text().partition(". ")[2]
        radio = field.locator(f"input[value='{right[asked]}']")
        radio.focus()
        page.keyboard.press("Space")
    page.locator("main form button.main").click()
    assert page.locator("section.answer.right").count() == 12
    found += looks(page, "explained", axe, PRESSED, widths=(320,))
    page.locator("main a.button[href*='/certificates/']").click()
    found += looks(page, "certificate", axe, PRESSED, widths=(320,))
    assert page.locator(".holder").inner_text() == who.title()
    assert found == []
