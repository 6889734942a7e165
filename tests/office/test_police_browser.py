"""The pages for the police in a browser: offline, by keyboard, at two metres, on a phone, and nothing left behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from office_visitor import Site

from charteroak.law.law import law
from charteroak.office.police.officer import card
from charteroak.office.police.steps import answers, facts_of, trail
from charteroak.office.police.words import page_words
from charteroak.police.cards import card_words
from tests.fixtures.seeking import marked

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
HOME = {"en": "", "es": "/es"}
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
LEAVES = [step for step, offered in answers().items() if not offered]
REMOVAL = (
    "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/N998000901 HAS AN\nOUTSTANDING ADMINISTRATIVE WARRANT OF "
    "REMOVAL FROM THE UNITED STATES.\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/MOCKINGHAM,IRIS SEX/F\n"
    "NIC/N998000901 DTE/20250102 0900 EST"
)
WANT = "MKE/WANTED PERSON\nEXL/1\nORI/NY99Z0002 NAM/MOCKINGHAM,IRIS\nOFF/ASSAULT DOW/20260401 WNO/N-204 NIC/W998000204"
YQ = "YQ.CT9990201.VTICE0900.TXT\nRTY/WP.RNO/1.PRI/U.OCA/26-1.NIC/N998000901.NAM/MOCKINGHAM,IRIS.DOB/19880808"
PAPER = (
    "Form I-200  U.S. Department of Homeland Security\nWARRANT FOR ARREST OF ALIEN\nFile no. A000 000 501\n"
    "Dated 5 January 2026\nDirected to immigration officers (INA 236, 287; 8 CFR 287)\nYou are commanded to arrest the "
    "person.\nIssued by Test Officer-One (signed), Supervisory Deportation Officer\n"
)


def officer(page: Page, site: Site, language: str, step: str = "") -> None:
    page.goto(f"{site.url}{HOME[language]}/officer/")
    for each in trail(step):
        page.locator(f"#screen button[value='{each}']").click()


def until(page: Page, holds: str) -> None:
    """Wait until an asynchronous expression holds: the browser's own waiting may take a promise for a yes."""
    for _ in range(600):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never held: {holds}")


def message(page: Page, site: Site, language: str, text: str) -> None:
    page.goto(f"{site.url}{HOME[language]}/triage/")
    page.locator("#message").fill(text)
    page.locator("button.main").click()
    page.locator(".big, [role=alert]:visible").first.wait_for()


def paper(page: Page, site: Site, language: str, text: str) -> None:
    page.goto(f"{site.url}{HOME[language]}/paper/")
    page.locator("#text").fill(text)
    page.locator("button.main").click()
    page.locator(".big, [role=alert]:visible").first.wait_for()


# Without a connection.

# A cache is there before it is filled; a worker is active only after.
BOTH_KEEP = """async () => {
    const kept = await navigator.serviceWorker.getRegistrations();
    return kept.filter((each) => each.active?.state === "activated").length === 2;
}"""

# Taps through to each answer, and from there to the start, which takes the browser a moment.
TAP = """async (trails) => {
    const screen = document.getElementById("screen");
    const shown = {};
    for (const [step, taps] of Object.entries(trails)) {
        for (const tap of taps) screen.querySelector(`button[value="${tap}"]`).click();
        shown[step] = [screen.querySelector(".big").className, screen.querySelector("h1").textContent, location.href];
        const back = new Promise((done) => addEventListener("popstate", done, { once: true }));
        [...screen.querySelectorAll(".again button")].at(-1).click();
        await back;
    }
    return shown;
}"""


def on_its_way(page: Page) -> list[str]:
    """Every address that is asked for from now on, with how."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    return asked


@pytest.mark.parametrize("language", HOME)
def test_once_opened_every_answer_is_there_without_a_connection_and_is_the_laws(
    language: str, new_page: NewPage, site: Site
) -> None:
    from playwright.sync_api import expect

    page = new_page(viewport=PHONE)
    officer(page, site, "en")  # the page in one language brings the other with it
    expect(page.locator("#ready")).to_be_visible()
    until(page, BOTH_KEEP)
    page.context.set_offline(True)
    asked = on_its_way(page)
    officer(page, site, language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(page_words(language).asks[""])
    here = f"{site.url}{HOME[language]}/officer/"
    shown = page.evaluate(TAP, {step: trail(step) for step in LEAVES})
    for step in LEAVES:
        [outcome] = {law().decide(act, facts_of(step)).outcome for act in ("arrest", "detain")}
        assert shown[step] == [f"big {outcome}", card(language, step).head, here]
    assert page.url == here
    assert not [each for each in asked if each.startswith("POST")]
    assert not [step for step in LEAVES if any(step in each for each in asked)]


def test_what_is_kept_is_the_page_alone_and_no_answer_to_what_was_sent(new_page: NewPage, site: Site) -> None:
    page = new_page()
    officer(page, site, "en", "hit.removal.no")
    until(page, BOTH_KEEP)
    page.evaluate(
        """async () => { for (const body of ["step=hit", "step=said.no"])
            await fetch("/officer/", { method: "POST", body: new URLSearchParams(body) }).then((r) => r.text()); }"""
    )
    page.evaluate("() => fetch('/officer/?step=said').then((r) => r.text())")
    kept = page.evaluate(
        """async () => { const all = []; for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) all.push(request.method + " " + request.url);
            return all; }"""
    )
    own = [each.removeprefix(f"GET {site.url}") for each in kept]
    assert {each for each in own if not each.startswith("/static/")} == {
        *("/officer/", "/officer/app.webmanifest", "/es/officer/", "/es/officer/app.webmanifest")
    }
    assert len(own) == 12
    left = """() => [document.cookie, localStorage.length, sessionStorage.length, JSON.stringify(history.state),
        document.title]"""
    assert page.evaluate(left) == ["", 0, 0, '{"taken":3}', "On the street · Charter Oak"]


def test_a_new_version_takes_the_place_of_the_old_one(new_page: NewPage, site: Site) -> None:
    """With a connection the newest page is shown at once; the one that is kept is replaced."""
    page = new_page()
    officer(page, site, "en")
    until(page, BOTH_KEEP)
    page.evaluate(
        """async () => { const cache = await caches.open("officer-en-0");
            await cache.put("/officer/", new Response("old")); await caches.open("another"); }"""
    )
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration('/officer/')).unregister()")
    officer(page, site, "en")
    until(page, "async () => !(await caches.keys()).includes('officer-en-0')")
    names = page.evaluate("() => caches.keys()")
    assert "another" in names  # only its own are taken away
    assert len(names) == 3


def test_the_phones_own_way_back_is_a_step_at_a_time(new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    own, page = page_words("en"), new_page(viewport=PHONE)
    heading = page.get_by_role("heading", level=1)
    officer(page, site, "en", "hit.removal.no")
    expect(heading).to_be_focused()
    page.go_back()
    expect(heading).to_have_text(own.asks["ground"])
    page.locator("#screen [data-back]").click()
    expect(heading).to_have_text(own.asks["hit"])
    page.go_forward()
    expect(heading).to_have_text(own.asks["ground"])
    page.reload()
    expect(heading).to_have_text(own.asks[""])


def test_the_page_can_be_put_beside_a_phones_programs(new_page: NewPage, site: Site) -> None:
    page = new_page()
    officer(page, site, "es")
    page.locator("#ready").wait_for(state="visible")
    devtools = page.context.new_cdp_session(page)
    found = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in found if each["errorId"] != "in-incognito"] == []


def test_night_is_dark_from_either_and_is_not_kept(new_page: NewPage, site: Site) -> None:
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        officer(page, site, "en")
        page.locator("#night").check()
        page.locator("#screen button").first.click()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        page.reload()
        assert not page.locator("#night").is_checked()


# The dispatcher's page.


def test_a_message_by_keyboard_alone_one_after_the_other(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    said, heading = card_words("en").leads, page.get_by_role("heading", level=1)
    page.goto(f"{site.url}/triage/")
    expect(page.locator("#message")).to_be_focused()
    for text, lead in ((REMOVAL, "prohibited"), (WANT, "want"), ("zebra", None)):
        page.evaluate(
            """(text) => { const held = new DataTransfer(); held.setData("text/plain", text);
                const event = new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true });
                const [field, at] = [document.querySelector("#message"), document.activeElement];
                if (at === field) field.value = text; else at.dispatchEvent(event); }""",
            text,
        )
        expect(page.locator("#message")).to_be_focused()
        expect(page.locator("#message")).to_have_value(text)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#message")).to_have_value("")
        expect(heading).to_be_focused()
        if lead:
            expect(heading).to_have_text(said[lead])
    assert page.url == f"{site.url}/triage/"


def test_nothing_of_a_message_stays_in_the_browser(page: Page, site: Site) -> None:
    mark = marked()
    page.goto(f"{site.url}/article")
    message(page, site, "en", f"{REMOVAL} {mark}")
    assert mark not in page.content()
    left = "() => [history.length, JSON.stringify(history.state), document.title, document.cookie, localStorage.length]"
    assert page.evaluate(left) == [3, '{"shown":0}', "Read a message · Charter Oak", "", 0]
    page.locator("#message").fill(mark)
    # Some browsers keep a page that is left, to show it again as it was: by then there is nothing left to show.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator(".big, textarea").count() == 0
    page.goto(f"{site.url}/article")
    page.go_back()
    page.locator("#message").wait_for()
    assert page.locator(".big").count() == 0
    assert page.locator("#message").input_value() == ""


def test_where_no_answer_comes_it_is_said_and_the_browser_does_not_send_it_itself(
    page: Page, site: Site, complaints: list[str]
) -> None:
    page.goto(f"{site.url}/triage/")
    page.route("**/*", lambda route: route.abort())
    page.locator("#message").fill(WANT)
    page.locator("button.main").click()
    page.locator("[data-failed]").wait_for(state="visible")
    assert page.locator("#message").input_value() == WANT
    assert page.url == f"{site.url}/triage/"
    complaints.clear()


@pytest.mark.parametrize("language", HOME)
def test_the_answer_is_large_enough_for_two_metres_and_whole_on_the_screen(
    language: str, new_page: NewPage, site: Site
) -> None:
    """At two metres a letter must be about a centimetre high: forty pixels of CSS. The longest answer is the test."""
    page = new_page(viewport=DESK)
    for text in (REMOVAL, WANT, "zebra", f"{REMOVAL}\n\n{WANT}", f"{WANT}\n\nMKE/UNHEARD OF NAM/SAMPLE,ANN"):
        message(page, site, language, text)
        size, bottom = page.evaluate(
            """() => [parseFloat(getComputedStyle(document.querySelector(".big h1")).fontSize),
                document.querySelector(".then").getBoundingClientRect().bottom]"""
        )
        assert size >= 50
        assert bottom <= DESK["height"]


def test_a_file_is_dropped_on_the_page(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site.url}/paper/")
    page.evaluate(
        """(text) => { const held = new DataTransfer();
            held.items.add(new File([text], "a.txt", { type: "text/plain" }));
            for (const type of ["dragover", "drop"]) {
                const event = new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true });
                document.querySelector("h1").dispatchEvent(event); } }""",
        PAPER,
    )
    expect(page.locator("#file")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".big.prohibited h1")).to_be_focused()
    expect(page.locator(".told dd").first).to_contain_text("I-200")


@pytest.mark.parametrize("language", HOME)
def test_without_scripts_it_is_all_there(language: str, new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=False, viewport=PHONE)
    message(page, site, language, REMOVAL)
    expect(page.locator(".big.prohibited")).to_be_visible()
    paper(page, site, language, PAPER)
    expect(page.locator(".big.prohibited")).to_be_visible()
    page.locator("#file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": PAPER.encode()})
    page.locator("button.main").click()
    expect(page.locator(".told dd").first).to_contain_text("I-200")
    officer(page, site, language)
    page.locator("#night").check()
    for each in trail("said.no"):
        page.locator(f"#screen button[value='{each}']").click()
    expect(page.locator(".big.prohibited")).to_be_visible()
    expect(page.locator("#night")).to_be_checked()
    assert page.url == f"{site.url}{HOME[language]}/officer/"


# Every state there is, for barriers and for small phones.


def states(page: Page, site: Site, language: str) -> dict[str, Callable[[], Any]]:
    """Every kind of page and answer there is, and what brings it up."""
    return {
        "triage": lambda: page.goto(f"{site.url}{HOME[language]}/triage/"),
        "paper": lambda: page.goto(f"{site.url}{HOME[language]}/paper/"),
        "no message": lambda: message(page, site, language, ""),
        "no paper": lambda: paper(page, site, language, ""),
        "flagged": lambda: message(page, site, language, f"{YQ}\n\n{REMOVAL}"),
        "permitted": lambda: message(page, site, language, f"{REMOVAL}\n\n{WANT}"),
        "silent": lambda: message(page, site, language, WANT),
        "open": lambda: message(page, site, language, "MKE/UNHEARD OF NAM/SAMPLE,ANN"),
        "told": lambda: paper(page, site, language, PAPER),
        "start": lambda: officer(page, site, language),
        "prohibited": lambda: officer(page, site, language, "hit.removal.no"),
        "unknown": lambda: officer(page, site, language, "hit.open.yes"),
    }


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_state_has_a_barrier_or_runs_over_the_edge_of_a_small_phone(
    language: str, scheme: str, new_page: NewPage, site: Site, axe: Callable[[Page], list[str]]
) -> None:
    """Contrast depends on the scheme alone, and names on the language alone: two rounds see all of both."""
    page = new_page(color_scheme=scheme, viewport=NARROW)
    for name, bring_up in states(page, site, language).items():
        bring_up()
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name
        small = page.evaluate(
            """() => [...document.querySelectorAll('main :is(button, summary, input, textarea, nav a), header label')]
                .filter(e => e.checkVisibility() && e.id !== 'night' && e.getBoundingClientRect().height < 43.9)
                .map(e => e.outerHTML.slice(0, 80))"""
        )
        assert small == [], name
    for step in ("hit.removal.no", "hit.open.yes"):
        officer(page, site, language, step)
        page.locator("#night").check()
        assert axe(page) == [], f"night {step}"
