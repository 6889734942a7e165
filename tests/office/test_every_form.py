"""Every form of the office, sent empty and sent with nonsense: what is wrong stands beside its field, what was typed is
kept unless it is confidential, and no page shows how the program is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from lxml import html
from office_city import HOME, City
from test_every_page_browser import PAGES

MARK = "zebra"
SECRET = ("password", "file")
CONFIDENTIAL = {
    "disclosure_new": {"text"},
    "complain_track": {"code"},
    "referral_tell": {"code"},
    "request_track": {"code"},
    "join": {"code"},
    "complaint_key_paste": set[str](),
}
"""Fields whose values go back to no page, beside passwords and files."""
LONE = {"prove": "code", "sign_in": "login"}
"""Where it is not said which field was wrong, for that would help whoever guesses."""
LANGUAGE = {"account"}
"""A choice of two, one of which is always chosen."""
ANY = {"request_keys"}
"""The name of a program, which may be any."""
MAY_BE_EMPTY = {"complaint_hold"}
"""What means something when it is sent empty: that there is no hold."""
TRACES = ("Traceback", "site-packages", "Exception", "django.", '.py"', "DoesNotExist")
FORMS = sorted(
    {
        *("account_app", "account_password", "authority_add", "authority_change", "complain"),
        *("complain_track", "complaint", "complaint_hold", "complaint_key_make"),
        *("complaint_key_paste", "complaint_read", "disclosure_class", "disclosure_close", "disclosure_counsel"),
        *("disclosure_new", "disclosure_records", "disclosure_release", "disclosure_supervisor", "join", "people_add"),
        *(
            "person",
            "prove",
            "readings_propose",
            "referral",
            "referral_new",
            "referral_tell",
            "request_attribute",
            "request_attribute_add",
            "request_new",
            "request_track",
        ),
        *("request_type", "request_type_add", "routine_change", "routine_propose", "service_request", "sign_in"),
        *("person", "prove", "readings_propose", "training_test", "training_verify"),
        *("person", "prove", "readings_propose", "routine_change", "routine_propose", "sign_in"),
        *("training_assign", "training_assignment", "training_person", "training_person_add", "training_results"),
        *("training_roster", "training_test", "training_verify"),
        *("service_cite", "service_edit"),
    }
)
"""The pages of `test_every_page_browser` that have a form with something to fill in."""


def visible(form: Any) -> dict[str, list[Any]]:
    """What there is to fill in, by name."""
    found: dict[str, list[Any]] = {}
    for each in form.xpath(".//input[@name][not(@type='hidden')] | .//textarea[@name] | .//select[@name]"):
        found.setdefault(str(each.get("name")), []).append(each)
    return found


def form_of(page: Any) -> Any:
    """The form of a page that has most to fill in; None where there is nothing to."""
    forms = [each for each in page.xpath("//main//form[@method='post']") if visible(each)]
    return max(forms, key=lambda each: len(visible(each)), default=None)


def hidden(form: Any) -> dict[str, str]:
    return {str(each.get("name")): str(each.get("value") or "") for each in form.xpath(".//input[@type='hidden']")}


def kind(fields: list[Any]) -> str:
    """How a field is shown."""
    return str(fields[0].get("type") or fields[0].tag)


def options(fields: list[Any]) -> list[str]:
    if kind(fields) == "select":
        return [str(each.get("value")) for each in fields[0].xpath(".//option")]
    return [str(each.get("value")) for each in fields]


def nonsense(fields: dict[str, list[Any]]) -> dict[str, str]:
    """Something for each field: the first choice is none that is offered, and no text is what it should be."""
    sent, chosen = {}, False
    for number, (name, each) in enumerate(fields.items()):
        if kind(each) in ("radio", "checkbox", "select"):
            sent[name] = options(each)[-1] if chosen else MARK
            chosen = True
        elif kind(each) != "file":
            sent[name] = f"{MARK} {number}"
    return sent


def faults_of(page: Any) -> Iterator[str]:
    """What is wrong with how a page says what is wrong."""
    alerts = page.xpath("//main//*[@role='alert' and not(@hidden)]")
    errors = page.xpath("//main//*[substring(@id, string-length(@id) - 5) = '-error']")
    if not alerts:
        yield "nothing says that something is wrong"
    for each in errors:
        name = str(each.get("id")).removesuffix("-error")
        [field] = page.xpath(f"//main//*[@id='{name}']")
        if each.get("id") not in str(field.get("aria-describedby")).split():
            yield f"{name}: the field is not described by its error"
        if field.tag != "fieldset" and field.get("aria-invalid") != "true":
            yield f"{name}: the field is not said to be wrong"
        around = field if field.tag == "fieldset" else field.xpath("ancestor::*[contains(@class, 'field')][1]")[0]
        if each not in around.iter():
            yield f"{name}: the error is not beside the field"
        if not page.xpath(f"//main//*[@role='alert']//a[@href='#{name}']"):
            yield f"{name}: what is on top does not lead there"
        if not each.text_content().strip():
            yield f"{name}: the error has no words"


def kept(fields: list[Any], typed: str) -> bool:
    """Whether a page has what was typed or chosen before."""
    if kind(fields) in ("radio", "checkbox"):
        return any(each.get("checked") is not None and each.get("value") == typed for each in fields)
    if kind(fields) == "select":
        return bool(fields[0].xpath(f".//option[@selected][@value='{typed}']"))
    return bool(
        (fields[0].text_content() if fields[0].tag == "textarea" else fields[0].get("value") or "").strip() == typed
    )


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(
    name: str, language: str, city: City
) -> None:
    who, path = PAGES[name][0]
    address = city.url(path.format_map(city.at), language)
    found: list[str] = []
    with httpx.Client(trust_env=False, cookies=city.cookies(who), timeout=60) as client:
        for how in ("nonsense",) if name in MAY_BE_EMPTY else ("empty", "nonsense"):
            opened = client.get(address)
            assert opened.status_code == 200, opened.headers.get("location")
            form = form_of(html.fromstring(opened.text))
            fields = visible(form)
            typed = nonsense(fields) if how == "nonsense" else {}
            button = form.xpath(".//button[contains(@class, 'main')][@name]")
            pressed = {str(each.get("name")): str(each.get("value")) for each in button[:1]}
            answer = client.post(
                str(opened.url.join(form.get("action") or "")),
                data={**hidden(form), **typed, **pressed},
                headers={"Origin": city.site.url},
            )
            found += [f"{how}: {each}" for each in looked_at(name, answer, typed)]
    assert found == []


def looked_at(name: str, answer: httpx.Response, typed: dict[str, str]) -> Iterator[str]:
    """What is wrong with the answer to a form."""
    if not (answer.status_code == 200 or 400 <= answer.status_code < 500):
        yield f"the status is {answer.status_code}"
        return
    yield from (f"it shows {trace}" for trace in TRACES if trace in answer.text)
    page = html.fromstring(answer.text)
    yield from faults_of(page)
    if not page.xpath("//main//*[substring(@id, string-length(@id) - 5) = '-error']") and name not in LONE:
        yield "nothing stands beside a field"
    form = form_of(page)
    fields = visible(form) if form is not None else {}
    for field, value in typed.items():
        secret = field in CONFIDENTIAL.get(name, ()) or (
            field in fields and "code" in str(fields[field][0].get("class"))
        )
        if field not in fields:
            yield f"{field} is gone"
        elif kind(fields[field]) in SECRET or secret:
            if value in answer.text:
                yield f"{field} is confidential, and came back"
        elif value != MARK and not kept(fields[field], value):
            yield f"{field} was not kept"


def test_no_form_of_a_page_is_left_out(city: City) -> None:
    """Each page that is looked at, for something to fill in."""
    found = set()
    for name, opened in PAGES.items():
        who, path = opened[0]
        with httpx.Client(trust_env=False, cookies=city.cookies(who), timeout=60) as client:
            answer = client.get(city.url(path.format_map(city.at)))
            # 409: a proposal may have lapsed, for another test settles a reading.
            assert answer.status_code in (200, 409), (name, answer.headers.get("location"))
            page = html.fromstring(answer.text)
        if form_of(page) is not None:
            found.add(name)
    assert found - LANGUAGE - ANY == set(FORMS)
