"""ASVS V2.2, V3.5, V15.3: what is sent to the site is sent by its own pages, and holds what they have and no more."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from access_frame import THROUGH, methods_of, routes
from office_people import made, signed_in
from office_visitor import Visitor

EXEMPT = {
    "ask": "keeps nothing, needs no cookie",
    "compare": "keeps nothing",
    "hsds_list": "reads what everyone may read, by a form as by an address",
    "resident": "keeps nothing",
    "officer": "keeps nothing",
    "record": "keeps nothing: it shows what would be recorded",
    "triage": "keeps nothing",
    "paper": "keeps nothing",
    "screen": "keeps nothing",
    "lint": "keeps nothing",
    "open311_requests": "no cookie counts there, and anyone may send what is taken there from anywhere",
    "sign_on_return": "does nothing without the state of this session, which it takes out of it",
}
"""What takes a form without the token that shows where it is from, and why."""


def taking() -> list[Any]:
    return [route for route in routes() if "POST" in methods_of(route)]


def token_of(visitor: Visitor) -> str:
    visitor.get("/sign-in/with/city/")
    return str(visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0])


@pytest.fixture
def worker(office: None, monkeypatch: pytest.MonkeyPatch) -> Visitor:  # noqa: ARG001 - its tables
    """Someone of every role, in a browser that keeps cookies, where a page gives a token."""
    from charteroak.office.roles import Role

    monkeypatch.setenv("CHARTEROAK_OIDC_ISSUER", "https://login.hartford.example")
    monkeypatch.setenv("CHARTEROAK_OIDC_CLIENT_ID", "charter-oak")
    return signed_in(made(*Role))


@pytest.fixture
def only_the_token(worker: Visitor) -> Iterator[Visitor]:
    """The site as it is as far as the gate, and nothing behind it."""
    from django.conf import settings
    from django.test import override_settings

    token_of(worker)
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "access_frame.Through"]):
        worker._client.handler._middleware_chain = None
        yield worker


def test_v3_5_1_only_a_form_of_this_site_gets_through(only_the_token: Visitor) -> None:
    """Each route that takes something, with and without a token, and as another site would send it."""
    token = only_the_token.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    good = {"csrfmiddlewaretoken": token}
    tries: dict[str, tuple[dict[str, str], dict[str, str], bool]] = {
        "our form": (good, {}, True),
        "our form, as a browser says": (good, {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, True),
        "no token": ({}, {}, False),
        "an empty token": ({"csrfmiddlewaretoken": ""}, {}, False),
        "a token of another": ({"csrfmiddlewaretoken": "a" * 64}, {}, False),
        "another origin": (good, {"Origin": "https://evil.example"}, False),
        "no origin that it would name": (good, {"Origin": "null"}, False),
        "this site over another scheme": (good, {"Origin": "https://testserver:444"}, False),
    }
    wrong = []
    for route in taking():
        for what, (sent, headers, wanted) in tries.items():
            response = only_the_token._client.post(route.address, sent, headers=headers)
            got = response.status_code == THROUGH
            if got != (wanted or route.name in EXEMPT):
                wrong.append(f"{route.name}, {what}: {got}")
    assert wrong == []


def test_v3_5_1_over_https_a_form_also_says_which_page_it_is_from(worker: Visitor) -> None:
    from django.conf import settings

    token = token_of(worker)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        worker._client.cookies[f"__Host-{name}"] = worker._client.cookies[name].value
    sent = {"csrfmiddlewaretoken": token}
    for referrer, wanted in (("", 403), ("https://evil.example/", 403), ("http://testserver/", 403)):
        response = worker._client.post(
            "/sign-out/", sent, secure=True, headers={"Referer": referrer} if referrer else {}
        )
        assert (referrer, response.status_code) == (referrer, wanted)


def test_v3_5_1_what_is_exempt_is_still_exempt_and_says_why() -> None:
    from django.urls import resolve

    found = {route.name for route in taking() if getattr(resolve(route.address).func, "csrf_exempt", False)}
    assert found == set(EXEMPT)


def test_v3_5_1_what_is_exempt_changes_nothing(worker: Visitor) -> None:
    """So there is nothing in it for whoever forges it."""
    from access_frame import rows_digest

    before = rows_digest()
    for route in taking():
        if route.name in EXEMPT:
            worker._client.post(route.address, {"act": "inquire", "text": "words", "state": "x", "code": "x"})
    assert rows_digest() == before


BUTTONS_ALONE = {"sign_out", "account_recovery", "account_sessions"}
"""What has a button and no field: nothing that is sent beside it is read, and pressing it is what it does."""
UNKNOWN = {"is_active": "1", "role": "administrator", "roles": "administrator", "person_id": "1", "__class__": "x"}


def test_v15_3_3_a_field_that_a_form_does_not_have_is_refused(worker: Visitor, place: object) -> None:
    """Mass assignment: what no field of the form is named for changes nothing, and is refused whole."""
    from access_frame import rows_digest

    del place
    token = token_of(worker)
    for route in taking():
        before = rows_digest()
        response = worker._client.post(route.address, {**UNKNOWN, "csrfmiddlewaretoken": token})
        assert (route.name, response.status_code) in {
            (route.name, status) for status in (200, 302, 400, 403, 404, 409, 410, 422, 503)
        }
        for name, value in UNKNOWN.items():
            shown = response.content.decode()
            assert (route.name, f'name="{name}"' in shown, f">{value}x<" in shown) == (route.name, False, False)
        if route.name not in BUTTONS_ALONE:
            assert (route.name, rows_digest() == before) == (route.name, True)


def test_v15_3_7_a_field_that_is_sent_twice_is_refused(worker: Visitor) -> None:
    for path in ("/", "/compare/", "/sign-in/with/city/return/"):
        worker.post(path, [("act", "inquire"), ("act", "arrest"), ("state", "a"), ("state", "b")])
        assert (path, worker.status) == (path, 400)


def test_v15_3_7_what_is_in_the_address_is_no_field_of_a_form(worker: Visitor) -> None:
    """A form's fields come from its body: the same ones in the address have no effect."""
    inside, both = (
        re.sub(r'value="\w{64}"', "", worker.post(f"/{query}", {"act": "inquire"}).response.content.decode())
        for query in ("", "?act=arrest&employee=police_officer")
    )
    assert both == inside


@pytest.mark.parametrize("size", [64 * 1024 + 1, 300_000])
def test_v5_2_1_what_is_too_large_is_refused_before_it_is_read(size: int) -> None:
    import asyncio

    from django.conf import settings

    from charteroak.office.limit import limited

    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * size}

    async def send(message: Any) -> None:
        sent.append(message)

    async def never(*_args: Any) -> None:
        pytest.fail("the site was asked")

    app = limited(never, settings.MAX_BODY, settings.LARGER_BODIES, settings.LARGER_BELOW)
    asyncio.run(app({"type": "http", "path": "/office/sign-on/"}, receive, send))
    assert sent[0]["status"] == 413


def test_v5_2_1_no_upload_goes_to_a_file() -> None:
    from django.conf import settings

    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES == 1
    largest = max(*settings.LARGER_BODIES.values(), *settings.LARGER_BELOW.values())
    assert largest <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE


STORED = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "{{ 7*7 }}", "{% debug %}",
    "javascript:alert(1)", "</title><svg/onload=alert(1)>", "\u202ereversed", "<!--", "&lt;b&gt;",
)  # fmt: skip


@pytest.mark.parametrize("payload", STORED)
def test_v1_2_1_a_name_is_text_on_every_page_whatever_it_is(payload: str, office: None) -> None:
    """V1.2.1, V1.2.3, V1.3.7, V3.2.2: the name of a person stands in the frame of every page of theirs."""
    from lxml import html

    from charteroak.office.accounts.oidc.models import Waiting

    del office
    Waiting.objects.create(issuer="https://login.example", subject="7", name=payload)  # type: ignore[misc]
    visitor = signed_in(made("administrator", name=payload))
    plain = signed_in(made("administrator", name="plain"))
    for path in ("/office/", "/", "/office/sign-on/", "/no/page"):
        page, other = visitor.get(path), plain.get(path)
        tags = [each.tag for each in page.page.iter() if isinstance(each.tag, str)]
        assert tags == [each.tag for each in other.page.iter() if isinstance(each.tag, str)]
        assert payload in html.fromstring(page.response.content.decode()).text_content()


@pytest.mark.parametrize("payload", STORED)
def test_v1_2_2_what_stands_in_an_address_stays_there(payload: str, visitor: Visitor) -> None:
    """What is typed behind an address of ours comes back on no page but as text, and not as an address to go to."""
    for path in ("/ledger/entries/", "/article", "/", "/questions/", "/sign-in/"):
        response = visitor._client.get(path, {"q": payload, "then": payload, "page": payload, "record": payload})
        assert b"<script>alert" not in response.content
        assert b"onerror=alert" not in response.content
        assert b'href="javascript' not in response.content


def test_v1_2_4_what_looks_like_sql_is_text(office: None, someone: Callable[..., Visitor]) -> None:
    from charteroak.office.accounts.models import Person

    del office
    visitor = someone("administrator")
    before = Person.objects.count()
    for text in ("' OR '1'='1", "1; DROP TABLE accounts_person --", '" UNION SELECT password FROM accounts_person --'):
        assert visitor.get(f"/office/sign-on/{'x' * 3}/remove/").status == 405
        visitor._client.get("/ledger/entries/", {"record": text})
        visitor._client.post("/office/sign-on/", {"waiting": text, "person": text})
    assert Person.objects.count() == before
