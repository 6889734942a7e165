"""Recording in a browser: with and without scripts, by keyboard, on a small phone, from another site, without trace."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import pytest
from office_looks import looks
from office_recording import KEPT, entries
from office_visitor import CASES, Site

from charteroak.office.record.words import record_words
from charteroak.recording.place import Place

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HOME = {"en": "/", "es": "/es/"}
PRESSED = "button, select, summary, .open a, .back a, a.button"
NewPage = Callable[..., "Page"]


def count(site: Site) -> int:
    return len(entries(Place(site.data / "ledger")))


def answer(page: Page, site: Site, outcome: str = "required", language: str = "en") -> None:
    """The answer to a case, reached as each page can: by its link, or without scripts by its text."""
    page.goto(site.url + HOME[language])
    page.locator("summary").click()
    facts = {name: {"true": True, "false": False}.get(value, value) for name, value in CASES[outcome].items()}
    page.locator("#saved").fill(json.dumps({"act": facts.pop("act"), "facts": facts}))
    page.locator("details button").click()
    page.locator("article.answer").wait_for()


def look(page: Page, site: Site, outcome: str = "required", language: str = "en") -> None:
    """What the entry of a case will say."""
    answer(page, site, outcome, language)
    page.locator("form.record button").click()
    page.locator("#role").wait_for()


def press(page: Page) -> None:
    """Record it, and see what came of it."""
    page.locator("button.main").click()
    page.locator("h1.done, .unrecorded").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", HOME)
def test_the_whole_way(language: str, scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    from playwright.sync_api import expect

    ui = record_words(language).ui
    page = new_page(java_script_enabled=scripts)
    for outcome in ("prohibited", "required", "permitted", "counsel", "not_addressed"):
        before = count(recording_site)
        look(page, recording_site, outcome, language)
        expect(page.get_by_role("heading", level=1)).to_have_text(ui["title"])
        page.get_by_label(ui["role"], exact=True).select_option("records")
        page.get_by_label(ui["department"], exact=True).select_option("library")
        press(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(ui["recorded"])
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.locator("#kept-receipt").input_value().startswith("c2sp.org/tlog-proof@v1\n")
        said = entries(Place(recording_site.data / "ledger"))[before].said
        assert (said["outcome"], said["role"], said["department"]) == (outcome, "records", "library")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_by_keyboard_alone(scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts)
    answer(page, recording_site)
    before = count(recording_site)
    tab_to(page, "form.record button")
    page.keyboard.press("Enter")
    expect(page.locator("#role")).to_be_visible()
    tab_to(page, "#role")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#department")
    page.keyboard.press("ArrowDown")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page.locator("h1.done")).to_be_visible()
    for name in KEPT:
        tab_to(page, f"#kept-{name}")
    said = entries(Place(recording_site.data / "ledger"))[before].said
    assert (said["role"], said["department"]) == ("police", "police")


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(60):
        if page.locator(wanted).evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


# Every page there is.


def every_page(page: Page, site: Site, locked: Site, language: str) -> Iterator[str]:
    answer(page, site, "counsel", language)
    yield "answer"
    look(page, site, "counsel", language)
    yield "preview"
    page.locator("input[name=form]").evaluate("each => each.value = 'x'")
    page.locator("button.main").click()
    page.locator("[role=alert]").wait_for()
    yield "stale"
    press(page)
    yield "receipt"
    page.go_back()
    page.locator("#role").wait_for()
    press(page)
    yield "repeat"
    page.goto(f"{site.url}{HOME[language]}record/")
    yield "nothing"
    look(page, locked, "counsel", language)
    press(page)
    yield "unrecorded"


PAGES = ["answer", "preview", "stale", "receipt", "repeat", "nothing", "unrecorded"]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_page_has_a_barrier_runs_over_the_edge_or_is_small_for_a_finger(
    language: str,
    scheme: str,
    new_page: NewPage,
    recording_site: Site,
    locked_site: Site,
    axe: Callable[[Page], list[str]],
) -> None:
    page = new_page(color_scheme=scheme)
    pages = every_page(page, recording_site, locked_site, language)
    found = {name: looks(page, name, axe, PRESSED) for name in pages}
    assert found == {name: [] for name in PAGES}


# Once.


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_going_back_and_pressing_again_adds_nothing(scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts)
    before = count(recording_site)
    look(page, recording_site)
    press(page)
    if scripts:
        page.go_back()
        page.locator("#role").wait_for()
        press(page)
    else:
        page.reload()  # the browser sends the form once more
    expect(page.get_by_role("heading", level=1)).to_have_text("Already recorded")
    assert count(recording_site) == before + 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_records_once(scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    page = new_page(java_script_enabled=scripts)
    before = count(recording_site)
    look(page, recording_site)
    page.locator("button.main").dblclick()
    page.locator("h1.done").wait_for()
    page.wait_for_load_state("networkidle")
    assert count(recording_site) == before + 1


def test_back_from_the_preview_is_the_answer_in_the_browser_too(page: Page, recording_site: Site) -> None:
    look(page, recording_site, "counsel")
    page.go_back()
    page.locator("article.answer.counsel").wait_for()


def test_a_double_click_shows_the_receipt_and_its_key(page: Page, recording_site: Site) -> None:
    """The second press must not take the receipt away that the first one brings: it is shown once."""
    look(page, recording_site)
    page.locator("button.main").dblclick()
    page.locator("#kept-opening").wait_for()
    page.wait_for_timeout(500)
    assert page.locator("#kept-opening").is_visible()


# What is kept.


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_all_of_it_is_saved_as_one_file(scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    page = new_page(java_script_enabled=scripts, accept_downloads=True)
    look(page, recording_site, "prohibited")
    press(page)
    with page.expect_download() as started:
        page.locator("a[download]").click()
    saved = json.loads(started.value.path().read_text())
    assert started.value.suggested_filename == f"charteroak-{saved['record'][:8]}.json"
    assert {name: saved[name] for name in KEPT} == {name: page.locator(f"#kept-{name}").input_value() for name in KEPT}
    page.locator("h1.done").wait_for()


def test_each_part_is_copied(new_page: NewPage, recording_site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    look(page, recording_site)
    press(page)
    for name in KEPT:
        button = page.locator(f"[data-copy=kept-{name}]")
        button.click()
        expect(button).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(f"#kept-{name}").input_value()


def test_the_whole_of_it_is_on_paper(page: Page, recording_site: Site) -> None:
    look(page, recording_site, "counsel")
    press(page)
    page.emulate_media(media="print")
    for name in KEPT:
        hidden = page.locator(f"#kept-{name}").evaluate("each => each.scrollHeight - each.clientHeight")
        assert hidden <= 1, name
    assert page.locator("[data-copy]").first.is_hidden()


# The cookie.


def test_there_is_a_cookie_after_looking_and_none_before(page: Page, recording_site: Site) -> None:
    answer(page, recording_site)
    assert page.context.cookies() == []
    page.locator("form.record button").click()
    page.locator("#role").wait_for()
    [cookie] = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("charteroak-form", True, "Strict")
    assert cookie["expires"] == -1  # gone with the browser
    assert page.evaluate("document.cookie") == ""


def test_asking_with_scripts_sends_no_cookie(page: Page, recording_site: Site) -> None:
    look(page, recording_site)
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.locator("form.back button").click()
    assert "cookie" not in sent.value.all_headers()


def test_nothing_of_a_case_stays_in_the_browser(page: Page, recording_site: Site) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + str(request.headers.get("referer"))))
    look(page, recording_site, "prohibited")
    press(page)
    stored = page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length, (await caches.keys()).length]"
    )
    assert stored == ["", 0, 0, 0]
    values = [value for value in CASES["prohibited"].values() if len(value) > 5]
    assert not [each for each in sent if any(value in each for value in values)]
    page.goto(f"{recording_site.url}/article")
    page.go_back()
    page.locator("h1").wait_for()
    assert not page.locator("#kept-opening").count()


# The other language, another site, and a ledger that is down.


def test_the_language_can_be_changed_before_recording(page: Page, recording_site: Site) -> None:
    from playwright.sync_api import expect

    answer(page, recording_site)
    page.get_by_role("button", name="Español").click()
    page.locator("html[lang=es]").wait_for()
    page.locator("form.record button").click()
    page.locator("#role").wait_for()
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for()
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Recorded")
    assert page.url == f"{recording_site.url}/record/receipt/"


def test_another_site_cannot_record(page: Page, recording_site: Site) -> None:
    """Its form comes with another origin, and without the cookie, even where it has found out a whole form of ours."""
    look(page, recording_site)
    fields = page.locator("form:has(#role)").evaluate("form => [...new FormData(form)]")
    before = count(recording_site)
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields)
    action = f"{recording_site.url}/record/receipt/"

    def serve(route: Route) -> None:
        body = f'<form method="post" action="{action}">{inputs}<button>Win</button></form>'
        route.fulfill(body=body, content_type="text/html")

    page.route("http://elsewhere.test/**", serve)
    page.goto("http://elsewhere.test/")
    with page.expect_response(action) as answered:
        page.get_by_role("button").click()
    assert answered.value.status == 403
    assert count(recording_site) == before


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", HOME)
def test_where_the_ledger_is_locked_the_answer_shows_marked(
    language: str, scripts: bool, new_page: NewPage, locked_site: Site
) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts)
    look(page, locked_site, "prohibited", language)
    with page.expect_response(lambda response: response.url.endswith("/record/receipt/")) as answered:
        press(page)
    assert answered.value.status == 503
    own = record_words(language)
    alert = page.locator("[role=alert]")
    expect(alert).to_contain_text(own.ui["mark"])
    expect(alert).to_contain_text(own.reasons["locked"][0])
    if scripts:
        expect(alert).to_be_focused()
    expect(page.locator("article.answer.prohibited")).to_be_visible()
    expect(page.locator("blockquote").first).to_be_visible()
    assert count(locked_site) == 0
    assert "the ledger's key is locked" in locked_site.log.read_text()
    assert "CHARTEROAK_LEDGER" not in page.content()


# Planted values.


def test_a_planted_value_is_in_no_response_log_or_file(recording_site: Site) -> None:
    planted = "planted7d1b0azebra"
    with httpx.Client(base_url=recording_site.url, trust_env=False) as client:
        shown = client.post("/record/", data=CASES["prohibited"])
        from lxml import html

        [form] = html.fromstring(shown.text).xpath("//form[.//select]")
        good = dict(form.form_values())
        for path in ("/record/", "/es/record/", "/record/receipt/", "/es/record/receipt/"):
            names = [*good, planted] if "receipt" in path else ["act", "employee", "form", planted]
            base = good if "receipt" in path else CASES["prohibited"]
            for name in names:
                for value in (planted, [base.get(name, planted), planted]):
                    response = client.post(path, data={**base, name: value})
                    assert response.status_code in (200, 400, 403, 409), (path, name)
                    assert planted not in response.text.lower()
                    assert planted not in str(response.headers).lower()
            for header in ("origin", "referer"):
                response = client.post(path, data=base, headers={header: f"https://{planted}.test/{planted}"})
                assert planted not in response.text.lower()
    written = b"".join(path.read_bytes() for path in recording_site.data.rglob("*") if path.is_file())
    log = recording_site.log.read_bytes()
    assert b"Forbidden" in log
    assert planted.encode() not in written
    assert planted.encode() not in log


def test_nothing_confidential_is_at_rest(page: Page, recording_site: Site) -> None:
    """The entry is kept, in the ledger. The key to its seal, the answer in it and the form's cookie are not."""
    look(page, recording_site, "counsel")
    [cookie] = page.context.cookies()
    form = page.locator("form:has(#role) input[name=form]").input_value()
    press(page)
    opening, details = (page.locator(f"#kept-{name}").input_value() for name in ("opening", "details"))
    written = b"".join(path.read_bytes() for path in recording_site.data.rglob("*") if path.is_file())
    log = recording_site.log.read_bytes()
    wanted = [
        opening.encode(),
        bytes.fromhex(opening),
        details.encode()[20:60],
        form.encode(),
        cookie["value"].encode(),
    ]
    for secret in wanted:
        assert secret not in written
        assert secret not in log
    said = details.encode()
    assert b"police_officer" not in log
    assert said not in log


def test_the_link_that_holds_a_case_still_leads_to_recording(page: Page, recording_site: Site) -> None:
    case = CASES["permitted"]
    fields = {"case": case["act"], **{name: value for name, value in case.items() if name != "act"}}
    page.goto(f"{recording_site.url}/#{urlencode(fields)}")
    page.locator("form.record button").click()
    page.locator("#role").wait_for()
    press(page)
    page.locator("h1.done").wait_for()
