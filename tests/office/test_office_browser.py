"""The site in a browser: with and without scripts, by keyboard, on a small phone, in both languages and schemes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from office_looks import looks, unfold
from office_visitor import ACTS, CASES, Site

from charteroak.law.words import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME = {"en": "/", "es": "/es/"}
PRESSED = "button, label.option, summary, nav a, .open a, .back a"
NewPage = Callable[..., "Page"]


def answers(outcome: str) -> dict[str, str]:
    return {name: value for name, value in CASES[outcome].items() if name != "act"}


def walk(page: Page, home: str, outcome: str, language: str) -> None:
    """From the first page to the answer, by what a person sees."""
    page.goto(home)
    act = CASES[outcome]["act"]
    page.get_by_role("button", name=words(language).acts[act].situation).click()
    fact = None
    while fact := shown_after(page, fact):
        page.locator(f"input[type=radio][name={fact}][value={answers(outcome)[fact]}]").check()
        page.locator("button.main").click()


def shown_after(page: Page, fact: str | None) -> str | None:
    """The fact that is asked for once the page about `fact` is gone; None where the answer is there."""
    page.locator(f"input[name=asked]:not([value='{fact}']), article.answer").wait_for(state="attached")
    asked = page.locator("input[name=asked]")
    return asked.get_attribute("value") if asked.count() else None


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", HOME)
def test_the_whole_interview(language: str, scripts: bool, new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts)
    for outcome in ("prohibited", "required", "counsel", "unknown"):
        walk(page, site.url + HOME[language], outcome, language)
        expect(page.locator("article.answer")).to_have_class(f"answer {outcome}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.url == site.url + HOME[language]


def state(page: Page, url: str, outcome: str) -> None:
    """The page of a case, opened by its link."""
    case = CASES[outcome]
    page.goto("about:blank")  # else the page would stay and open the next case in place
    page.goto(f"{url}#{urlencode({'case': case['act'], **answers(outcome)})}")
    page.locator("article.answer").wait_for()


def every_state(
    page: Page, site: Site, language: str, cards: tuple[str, ...] = ("inquire",)
) -> list[tuple[str, Callable[[], None]]]:
    """Every kind of page there is, and what brings it up. The cards are alike, so most tests look at the fullest."""
    home = site.url + HOME[language]

    def question() -> None:
        page.goto(f"{home}#case=inquire&employee=police_officer&topic=immigration_status")
        page.locator("fieldset").wait_for()

    def missed() -> None:
        question()
        page.locator("button.main").click()
        page.locator("[role=alert]").wait_for()

    def changed() -> None:
        state(page, home, "prohibited")
        page.locator(".rows button").first.click()
        page.locator("fieldset").wait_for()

    def not_a_case() -> None:
        page.goto(home)
        page.locator("summary").click()
        page.locator("#saved").fill("x")
        page.locator("details button").click()
        page.locator("[role=alert]").wait_for()

    def refused() -> None:
        page.goto(f"{home}#case=inquire&employee=x")
        page.locator("main ul li").first.wait_for()

    addresses = ["/", "/article", "/cards/", *(f"/cards/{act}/" for act in cards), "/nothing"]
    opened: list[tuple[str, Callable[[], None]]] = [
        (path, lambda path=path: page.goto(site.url + HOME[language][:-1] + path) and None)
        for path in addresses  # type: ignore[misc]
    ]
    opened += [(outcome, lambda outcome=outcome: state(page, home, outcome)) for outcome in CASES]  # type: ignore[misc]
    return [*opened, *((each.__name__, each) for each in (question, missed, changed, not_a_case, refused))]


@pytest.mark.parametrize(("language", "scheme", "cards"), [("en", "light", ACTS), ("es", "dark", ("inquire",))])
def test_no_page_has_a_barrier_runs_over_the_edge_or_is_small_for_a_finger(
    language: str,
    scheme: str,
    cards: tuple[str, ...],
    new_page: NewPage,
    site: Site,
    axe: Callable[[Page], list[str]],
) -> None:
    """Contrast depends on the scheme alone, and names and widths on the language alone: two rounds see all of both.

    Of WCAG 1.4.4, too: at 200 % a window of 1280 has 640 pixels left.
    """
    page, found = new_page(color_scheme=scheme), []
    for name, bring_up in every_state(page, site, language, cards):
        bring_up()
        unfold(page)
        running = name.startswith(("/article", "/nothing"))  # links in running text may be as small as the text
        found += looks(page, name, axe, None if running else PRESSED)
    assert found == [], "\n".join(found)


# By keyboard alone.


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            """(() => { const e = document.activeElement;
                return e.matches('a, button, input, summary') ? (e.innerText || e.value).trim() : ''; })()"""
        )
    )


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(60):
        if wanted in focused(page):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_whole_interview_by_keyboard_alone(scripts: bool, new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts)
    page.goto(site.url)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    tab_to(page, "Someone asks for a city service")
    page.keyboard.press("Enter")
    for question in ("Is this person's primary place", "Does superior law require"):
        expect(page.get_by_role("heading", level=1)).to_contain_text(question)
        tab_to(page, "true")
        # Radios are one stop: the arrows go through the answers, and the first to be reached is chosen by Space.
        page.keyboard.press("Space" if question.startswith("Is") else "ArrowDown")
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
    expect(page.locator("article.answer.required")).to_be_visible()
    tab_to(page, "Change")
    page.keyboard.press("Enter")
    expect(page.locator("input[type=radio]:checked")).to_have_value("true")


def test_focus_can_be_seen_wherever_it_is(page: Page, site: Site) -> None:
    for path in ("/", "/cards/arrest/"):
        page.goto(site.url + path)
        for _ in range(8):
            page.keyboard.press("Tab")
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert width == "3px", focused(page)


def test_what_is_wrong_is_where_the_focus_goes(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site.url}/#case=arrest&employee=police_officer")
    page.locator("button.main").click()
    expect(page.locator("[role=alert]")).to_be_focused()
    page.locator("[role=alert] a").click()
    expect(page.locator("#first-option")).to_be_focused()


# What scripts add.


def test_back_and_forward_of_the_browser_go_through_the_questions(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    walk(page, site.url, "required", "en")
    expect(page.locator("article.answer.required")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("superior law")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("primary place")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_contain_text("superior law")
    # An answer given after going back is a new way forward.
    page.get_by_role("radio", name="Yes").check()
    page.locator("button.main").click()
    expect(page.locator("article.answer.not_addressed")).to_be_visible()
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is happening?")


def test_the_new_page_is_announced_by_its_title_language_and_heading(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    state(page, site.url + "/", "counsel")
    expect(page).to_have_title("Ask counsel first · Charter Oak")
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_be_focused()
    assert page.url == f"{site.url}/es/"


def test_a_link_that_holds_a_case_opens_it_and_leaves_the_address_bar(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    state(page, site.url + "/", "permitted")
    assert page.url == f"{site.url}/"
    page.go_back()
    assert page.url == f"{site.url}/"
    page.go_forward()
    link = page.locator("#keep-link").input_value()
    assert link.startswith(f"{site.url}/#case=arrest&")
    page.goto(f"{site.url}/article")
    page.goto(link)
    expect(page.locator("article.answer.permitted")).to_be_visible()
    # A second link in the same page, as when it is pasted into the address bar there.
    page.evaluate("location.hash = '#case=provide_service&resident=true&required_by_law=false'")
    expect(page.locator("article.answer.required")).to_be_visible()
    assert page.url == f"{site.url}/"
    assert not [url for url in sent if "police_officer" in url.split("#")[0]]


def test_nothing_of_a_case_stays_in_the_browser(page: Page, site: Site) -> None:
    state(page, site.url + "/", "unknown")
    kept = page.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length, (await caches.keys()).length,
                        JSON.stringify(history.state)]"""
    )
    assert kept == ["", 0, 0, 0, '{"shown":1}']
    page.goto(f"{site.url}/article")
    page.goto(f"{site.url}/")
    assert page.get_by_role("heading", level=1).inner_text() == "What is happening?"


def test_a_case_can_be_copied(new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    state(page, site.url + "/", "required")
    page.locator("details.keep summary").click()
    copy = page.locator("[data-copy=keep-text]")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        '{"act":"provide_service","facts":{"resident":true,"required_by_law":false}}'
    )


def test_buttons_that_need_scripts_are_not_there_without_them(new_page: NewPage, site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}/cards/arrest/")
    assert page.locator("[data-print]").is_hidden()


def test_the_case_is_saved_and_opened_without_scripts(new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=False)
    walk(page, site.url, "required", "en")
    page.locator("details.keep summary").click()
    saved = page.locator("#keep-text").input_value()
    page.goto(site.url)
    page.locator("summary").click()
    page.locator("#saved").fill(saved)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("article.answer.required")).to_be_visible()


def test_a_server_that_is_gone_is_the_browsers_to_tell(page: Page, site: Site, complaints: list[str]) -> None:
    page.goto(site.url)
    page.route("**/*", lambda route: route.abort())
    page.locator("button[name=act]").first.click()
    page.wait_for_url(lambda url: url.startswith(("chrome-error:", site.url)))
    page.wait_for_function("() => !document.querySelector('button[name=act]')")
    complaints.clear()


def test_a_clause_is_one_click_away_and_in_view(page: Page, site: Site) -> None:
    state(page, site.url + "/", "counsel")
    with page.context.expect_page() as opened:
        page.locator(".open a").first.click()
    article = opened.value
    article.wait_for_load_state()
    assert article.url.startswith(f"{site.url}/article#2-928(a)")
    article.wait_for_function(
        """() => { const { top } = document.getElementById('2-928(a)').getBoundingClientRect();
                   return top >= 0 && top < innerHeight / 2; }"""
    )


def test_outcomes_differ_by_more_than_colour(page: Page, site: Site) -> None:
    """Each has its own words, its own mark and its own edge, also where all colours are taken away."""
    looks = {}
    for outcome in CASES:
        state(page, site.url + "/", outcome)
        looks[outcome] = page.evaluate(
            """() => { const card = document.querySelector('.answer'); const style = getComputedStyle(card);
                return [card.querySelector('.verdict').innerText.trim(), card.querySelector('.icon').innerHTML.trim(),
                        style.borderTopStyle + style.borderTopWidth]; }"""
        )
    words_, marks, edges = zip(*looks.values(), strict=True)
    assert len(set(words_)) == len(set(marks)) == len(CASES)
    # Prohibited and required share an edge, and nothing else: one is a stop sign, the other an arrow.
    assert len(set(edges)) >= len(CASES) - 1
    assert looks["not_addressed"][2] != looks["permitted"][2]


def test_movement_is_left_out_where_it_is_not_wanted(new_page: NewPage, site: Site) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{site.url}/article")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
