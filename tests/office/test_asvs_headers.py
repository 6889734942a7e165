"""ASVS V3.3, V3.4, V4.1, V13.4, V14.3: what every response says to a browser, over the whole map of addresses."""

from collections.abc import Iterator
from typing import Any

import pytest
from access_frame import routes
from office_people import emptied, made, session_key
from office_visitor import Visitor

Seen = list[tuple[str, Any]]
PUBLIC = ("no-cache", "public, max-age=31536000, immutable")
"""What Cache-Control says of what holds nothing of anyone: a page of the law, and a file whose name is its content."""


@pytest.fixture(scope="module")
def seen(django_ready: None) -> Iterator[Seen]:  # noqa: ARG001 - Django
    """Every route over HTTPS, opened and sent to, by nobody and by someone of every role; and what goes wrong."""
    from django.conf import settings
    from django.test import Client

    from charteroak.office.assets import served
    from charteroak.office.roles import Role

    emptied()
    signed = Client(raise_request_exception=False)
    signed.cookies[f"__Host-{settings.SESSION_COOKIE_NAME}"] = session_key(made(*Role))
    found: Seen = []
    for who, client in (("nobody", Client(raise_request_exception=False)), ("everything", signed)):
        for route in routes():
            for method in ("GET",) if client is signed and route.name == "sign_out" else ("GET", "POST"):
                said = f"{who} {method} {route.name}"
                found.append((said, client.generic(method, route.address, secure=True)))
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    found += [(f"asset {name}", client.get(f"/static/{name}", secure=True)) for name in served()]
    found += [
        (f"no page {path}", client.get(path, secure=True)) for path in ("/no/such/page", "/es/nada", "/static/no")
    ]
    found.append(("forged", client.post("/record/receipt/", secure=True)))
    found.append(("another host", client.get("/", secure=True, headers={"Host": "evil.example"})))
    found.append(("a redirect", client.get("/cards", secure=True)))
    yield found
    emptied()


PUBLIC_DATA = {"hsds", "hsds_item", "hsds_list", "hsds_openapi"}
"""The routes of the catalogue of services as data, for other sites' programs."""


def all_of(seen: Seen, name: str) -> dict[str, str]:
    return {said: response.headers.get(name, "") for said, response in seen}


def test_the_map_is_walked(seen: Seen) -> None:
    """What is looked at has pages, refusals, redirects and errors in it."""
    assert {200, 302, 301, 400, 403, 404, 405} <= {response.status_code for _, response in seen}
    assert len(seen) > 150


def test_v3_4_1_hsts_is_a_year_and_for_subdomains(seen: Seen) -> None:
    assert set(all_of(seen, "Strict-Transport-Security").values()) == {"max-age=31536000; includeSubDomains"}


def test_v3_4_2_no_other_origin_is_let_in(seen: Seen, visitor: Visitor) -> None:
    """But to the catalogue of services, which everyone may read and which tells nobody from another."""
    let_in = all_of(seen, "Access-Control-Allow-Origin")
    assert {said.split()[-1] for said, origins in let_in.items() if origins} <= PUBLIC_DATA
    assert set(let_in.values()) == {"", "*"}
    assert set(all_of(seen, "Access-Control-Allow-Credentials").values()) == {""}
    response = visitor._client.options("/", headers={"Origin": "https://evil.example"})
    assert not [name for name in response.headers if name.startswith("Access-Control")]


def test_v3_4_3_a_policy_lets_nothing_in_but_our_own_files(seen: Seen) -> None:
    for said, policy in all_of(seen, "Content-Security-Policy").items():
        parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert (said, parts["default-src"], parts["base-uri"]) == (said, "'none'", "'none'"), "object-src is none, too"
        assert (said, "object-src" in parts) == (said, False)
        assert (said, "unsafe" in policy or "http" in policy or "*" in policy) == (said, False)
        assert (said, parts["script-src"], parts["form-action"]) == (said, "'self'", "'self'")


def test_v3_4_4_nothing_is_sniffed(seen: Seen) -> None:
    assert set(all_of(seen, "X-Content-Type-Options").values()) == {"nosniff"}


def test_v3_4_5_no_address_goes_elsewhere_as_a_referrer(seen: Seen) -> None:
    """Our own forms may say where they are from, to us; nobody else is told more than the site's name."""
    assert set(all_of(seen, "Referrer-Policy").values()) <= {"no-referrer", "same-origin", "strict-origin"}


def test_v3_4_6_no_page_can_be_framed(seen: Seen) -> None:
    assert {"frame-ancestors 'none'" in policy for policy in all_of(seen, "Content-Security-Policy").values()} == {True}


def test_v3_4_8_no_other_window_shares_with_ours(seen: Seen) -> None:
    assert set(all_of(seen, "Cross-Origin-Opener-Policy").values()) == {"same-origin"}


def test_v3_5_8_no_other_site_embeds_what_is_ours(seen: Seen) -> None:
    policies = all_of(seen, "Cross-Origin-Resource-Policy")
    assert {said.split()[-1] for said, policy in policies.items() if policy != "same-origin"} <= PUBLIC_DATA
    assert set(policies.values()) <= {"same-origin", "cross-origin"}


def test_v4_1_1_every_body_says_what_it_is_and_in_which_letters(seen: Seen) -> None:
    for said, response in seen:
        kind = response.headers.get("Content-Type", "")
        if response.content and kind.startswith(("text/", "application/json", "application/manifest")):
            assert (said, "charset=utf-8" in kind or "json" in kind) == (said, True)
        assert (said, bool(kind)) == (said, bool(response.content) or bool(kind))


def test_v3_2_1_what_is_no_page_cannot_be_taken_for_one(seen: Seen) -> None:
    for said, response in seen:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.content and response.status_code == 200:
            assert (said, kind) in {
                (said, each)
                for each in (
                    "text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json",
                    "application/json", "text/plain", "text/csv", "application/pdf", "application/octet-stream",
                )
            }  # fmt: skip


def test_v14_3_2_nothing_of_anyone_is_kept_by_a_browser(seen: Seen) -> None:
    """Whoever is signed in has their name on every page: none of those is kept. What is public may be."""
    for said, cache in all_of(seen, "Cache-Control").items():
        public = said.startswith("asset") or cache in PUBLIC
        assert (said, cache) in {(said, "no-store"), *((said, each) for each in PUBLIC if public)}
    for said, response in seen:
        if 'class="who"' in response.content.decode(errors="replace"):
            assert (said, response.headers["Cache-Control"]) == (said, "no-store")


def test_v3_3_1_every_cookie_is_secure_httponly_and_of_this_host_alone(seen: Seen) -> None:
    """V3.3.1 to V3.3.5 at once: `__Host-`, Secure, SameSite=Strict, HttpOnly, and small."""
    cookies = [
        (said, name, cookie) for said, response in seen for name, cookie in response.cookies.items() if cookie.value
    ]
    assert cookies
    for said, name, cookie in cookies:
        assert (said, name.startswith("__Host-"), cookie["secure"]) == (said, True, True)
        assert (said, cookie["samesite"], cookie["path"], cookie["domain"]) == (said, "Strict", "/", "")
        assert (said, bool(cookie["httponly"])) == (said, True)
        assert (said, len(name) + len(cookie.value) < 4096) == (said, True)


def test_v3_3_3_a_cookie_that_another_name_of_the_city_set_counts_for_nothing(office: None) -> None:
    """Without the prefix it could have been set by any name beside ours, or over HTTP."""
    del office
    from django.conf import settings
    from django.test import Client

    key = session_key(made("employee"))
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get("/office/", secure=True).status_code == 302
    assert client.get("/office/").status_code == 200, "on this machine alone there is no HTTPS, and no prefix"
    client.cookies[f"__Host-{settings.SESSION_COOKIE_NAME}"] = key
    assert client.get("/office/", secure=True).status_code == 200


def test_v14_2_1_no_address_on_any_page_holds_a_secret(seen: Seen) -> None:
    import re

    for said, response in seen:
        page = response.content.decode(errors="replace") + response.headers.get("Location", "")
        addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
        assert (
            said,
            [
                each
                for each in addresses
                if re.search(r"token|secret|session|password|code=", each.partition("?")[2], re.I)
            ],
        ) == (
            said,
            [],
        )


def test_v13_4_4_trace_is_refused(visitor: Visitor) -> None:
    for path in ("/", "/static/no", "/ledger/", "/sign-in/"):
        response = visitor._client.trace(path, headers={"X-Planted": "planted"})
        assert (path, response.status_code, b"planted" in response.content) in {(path, 405, False), (path, 404, False)}


@pytest.mark.parametrize(
    "path",
    [
        "/.git/HEAD", "/.env", "/static/", "/static/..%2fsettings.py", "/static/../settings.py", "/admin/", "/debug/",
        "/__debug__/", "/server-status", "/metrics.json", "/docs", "/openapi.json", "/graphql", "/office.sqlite",
        "/secret-key", "/settings.py", "/static/site.css.map", "/api/", "/swagger", "/.well-known/security.txt.bak",
    ],
)  # fmt: skip
def test_v13_4_1_what_is_not_meant_to_be_shown_is_not_there(path: str, visitor: Visitor) -> None:
    """V13.4.1 to V13.4.7: no source, no listing, no debugging, no documentation of interfaces."""
    assert visitor.get(path).status == 404


def test_v13_4_2_nothing_is_in_debug() -> None:
    from django.conf import settings

    assert settings.DEBUG is False
    assert not getattr(settings, "DEBUG_PROPAGATE_EXCEPTIONS", False)
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert not settings.ADMINS


def test_v13_4_6_no_version_is_told(seen: Seen) -> None:
    import django

    for said, response in seen:
        told = " ".join(f"{name}: {value}" for name, value in response.headers.items())
        assert (said, "Server" in response.headers, "X-Powered-By" in response.headers) == (said, False, False)
        assert (said, django.get_version() in told) == (said, False)


def test_v3_7_2_a_redirect_leads_to_no_other_site(seen: Seen) -> None:
    for said, where in all_of(seen, "Location").items():
        assert (said, where) == (said, "") or (where.startswith("/") and not where.startswith("//")), said


def test_v3_6_1_every_page_loads_its_own_files_alone(seen: Seen) -> None:
    import re

    for said, response in seen:
        loaded = re.findall(
            r'<(?:script|link|img)[^>]*?(?:src|href)="([^"]*)"', response.content.decode(errors="replace")
        )
        assert (said, [each for each in loaded if not each.startswith(("/", "data:image/"))]) == (said, [])
        assert (
            said,
            re.findall(r"<script(?![^>]*src=)|\son\w+=|<style|\sstyle=", response.content.decode(errors="replace")),
        ) == (said, [])


def test_v7_4_4_every_page_of_who_is_signed_in_can_be_signed_out_of(seen: Seen) -> None:
    tried = 0
    for said, response in seen:
        page = response.content.decode(errors="replace")
        if said.startswith("everything") and "<footer" in page and "officer" not in said and "offline" not in said:
            assert (said, 'action="/sign-out/"' in page or 'action="/es/sign-out/"' in page) == (said, True)
            tried += 1
    assert tried > 30
