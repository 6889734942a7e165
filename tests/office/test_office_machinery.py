"""What lies under the pages: the secret key, the limit on bodies, the log, and values that must leave no trace."""

import asyncio
import base64
import logging
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from office_visitor import CASES, Site, Visitor

from charteroak.logic.errors import BadInput

# The secret key.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("CHARTEROAK_SECRET_KEY", raising=False)
    return tmp_path / "data"


def test_a_key_is_made_once_for_its_owner_alone(folder: Path) -> None:
    from charteroak.office.secret import secret_keys

    [made] = secret_keys()
    assert len(made) >= 50
    assert secret_keys() == [made]
    [kept] = folder.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_of_many_that_start_at_once_all_have_the_same_key(folder: Path) -> None:
    from charteroak.office.secret import secret_keys

    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.extend(secret_keys())) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 20
    assert len(set(keys)) == 1
    assert len(list(folder.iterdir())) == 1


def test_a_key_in_the_environment_is_taken_and_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.secret import secret_keys

    monkeypatch.setenv("CHARTEROAK_SECRET_KEY", "given")
    assert secret_keys() == ["given"]
    assert not folder.exists()


def test_a_site_that_gets_another_key_opens_what_the_old_one_sealed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.test import override_settings

    from charteroak.office.accounts.sealing import seal, unseal
    from charteroak.office.secret import secret_keys

    [old] = secret_keys()
    with override_settings(SECRET_KEY=old, SECRET_KEY_FALLBACKS=[]):
        sealed = seal(b"of an authenticator", "someone")
    next(folder.iterdir()).write_text(f"new\n{old}\n")
    assert secret_keys() == ["new", old]
    monkeypatch.setenv("CHARTEROAK_SECRET_KEY", f"newer new  {old}")
    first, *before = secret_keys()
    assert (first, before) == ("newer", ["new", old])
    with override_settings(SECRET_KEY=first, SECRET_KEY_FALLBACKS=before):
        assert unseal(sealed, "someone") == b"of an authenticator"


def test_a_folder_that_cannot_be_made_says_what_to_do(folder: Path) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from charteroak.office.secret import secret_keys

    folder.write_text("in the way")
    with pytest.raises(ImproperlyConfigured, match=r"CHARTEROAK_DATA.*CHARTEROAK_SECRET_KEY"):
        secret_keys()


# The limit.


def serve(body: list[bytes], most: int = 10) -> tuple[int, bytes]:
    """What an application behind the limit answers: 200 and the body it saw, or the refusal."""
    from charteroak.office.limit import limited

    async def echo(_scope: Any, receive: Any, send: Any) -> None:
        seen = await receive()
        assert not seen["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": seen["body"]})

    async def run() -> tuple[int, bytes]:
        messages = iter(
            {"type": "http.request", "body": part, "more_body": i < len(body) - 1} for i, part in enumerate(body)
        )
        sent: list[Any] = []

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            sent.append(message)

        await limited(echo, most)({"type": "http"}, receive, send)
        return sent[0]["status"], sent[1]["body"]

    return asyncio.run(run())


@pytest.mark.parametrize("parts", [[b"x" * 10], [b"x" * 4, b"x" * 6], [b""], [b"x"] * 10])
def test_a_body_up_to_the_limit_arrives_whole(parts: list[bytes]) -> None:
    assert serve(parts) == (200, b"".join(parts))


@pytest.mark.parametrize("parts", [[b"x" * 11], [b"x" * 10, b"x"], [b"x"] * 11])
def test_a_body_beyond_it_is_refused_however_it_is_cut(parts: list[bytes]) -> None:
    assert serve(parts)[0] == 413


def test_what_is_no_request_passes_the_limit() -> None:
    from charteroak.office.limit import limited

    seen: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["type"])

    asyncio.run(limited(app, 1)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert seen == ["lifespan"]


def test_the_limit_is_below_what_would_go_to_a_file() -> None:
    from django.conf import settings

    assert settings.MAX_BODY <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert settings.MAX_BODY <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert not any("Temporary" in handler for handler in settings.FILE_UPLOAD_HANDLERS)


# The log.


class Heard(logging.Handler):
    """Every record, as text, as the site's own handler would write it."""

    def __init__(self) -> None:
        super().__init__()
        from charteroak.office.logs import Discreet

        self.addFilter(Discreet())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def heard() -> Iterator[list[str]]:
    handler = Heard()
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)


def test_a_fault_is_logged_by_its_kind_and_place_without_its_text(
    visitor: Visitor, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("undocumented")

    monkeypatch.setattr("charteroak.office.ask.views.stand", fail)
    visitor.post("/", CASES["prohibited"])
    assert visitor.status == 500
    [line] = [each for each in heard if "KeyError" in each]
    assert "test_office_machinery.py:" in line
    assert "views.py:" in line
    assert "undocumented" not in "".join(heard)


def test_an_address_is_logged_by_its_first_part(visitor: Visitor, heard: list[str]) -> None:
    visitor.get("/undocumented/x")
    visitor.get("/cards/undocumented/")
    assert heard == ["Not Found: /…", "Not Found: /cards/…"]


def test_the_sites_own_handler_is_discreet() -> None:
    from django.conf import settings

    handlers = settings.LOGGING["handlers"]
    assert all("discreet" in handler["filters"] for handler in handlers.values())
    assert settings.LOGGING["loggers"]["django"]["propagate"] is False


# Planted values: what nobody may find again.


def forms_of(value: str) -> list[bytes]:
    """A value as it is, and as it might lie about in other clothes."""
    raw = value.encode()
    return [raw, raw.upper(), base64.b64encode(raw)[:-2], raw.hex().encode(), value.encode("utf-16-le"), raw[::-1]]


def places(planted: str) -> list[dict[str, Any]]:
    """Every field of every form with the planted value in it: as its value, as a second value, and as its name."""
    from charteroak.law.article import RULEBOOK

    fields: list[dict[str, Any]] = [
        {"act": planted},
        {"saved": planted},
        {planted: planted},
        {"act": ["arrest", planted]},
    ]
    for act in RULEBOOK.acts:
        names = ["asked", "show", *(fact.name for fact in act.facts)]
        fields += [{"act": act.name, name: planted} for name in names]
        fields += [{"act": act.name, fact.name: ["true", planted]} for fact in act.facts]
        fields += [{"act": act.name, planted: "true"}]
        fields += [{"saved": f'{{"act": "{act.name}", "facts": {{"{name}": "{planted}"}}}}'} for name in names]
        fields += [{"saved": f"#case={act.name}&{name}={planted}"} for name in names]
    return fields


def test_a_planted_value_is_in_no_response_log_or_file(site: Site) -> None:
    planted = "planted4f9c2ezebra"
    everywhere = {f"f{n}": each for n, each in enumerate(places(planted))}
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        for each in everywhere.values():
            for home in ("/", "/es/"):
                response = client.post(home, data=each)
                assert response.status_code == 400, each
                assert planted not in response.text.lower()
                assert planted not in str(response.headers).lower()
        files = {"act": (f"{planted}.txt", planted.encode() * 4000)}
        assert client.post("/", files=files).status_code == 413
        assert client.post("/", files={"act": (f"{planted}.txt", planted.encode())}).status_code == 400
        assert client.post("/", content=planted.encode() * 9000).status_code == 413
        assert client.post("/", json={"act": planted}).status_code == 400
    written = b"".join(path.read_bytes() for path in site.data.rglob("*") if path.is_file())
    log = site.log.read_bytes()
    assert written  # the site's key is there
    assert b"Bad Request" in log
    for form in forms_of(planted):
        assert form not in written
        assert form not in log


def test_an_answer_leaves_nothing_behind(site: Site) -> None:
    """A whole case changes no file and is in no line of the log."""
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        for case in CASES.values():
            client.post("/", data=case).raise_for_status()
        said = len(site.log.read_text())
        before = {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()}
        for case in CASES.values():
            client.post("/es/", data=case).raise_for_status()
    assert {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()} == before
    log = site.log.read_text()[said:]  # before that, others of the site's visitors
    values = {value for case in CASES.values() for name, value in case.items() if name != "act" and len(value) > 5}
    assert not [value for value in values if value in log]


def test_the_plant_would_be_found_where_it_is_echoed() -> None:
    """The error of a fact carries its name: the pages must not print it as it stands."""
    from charteroak.office.ask.case import posted

    with pytest.raises(BadInput) as caught:
        posted([("act", ["arrest"]), ("zebra", ["1"])])
    assert "zebra" in str(caught.value)


KEEP_SOMETHING = ("accounts", "accounts.oidc", "complaints", "reports", "service_requests")
"""The apps whose public pages are no reading: signing in, complaining, asking for a service, reports that are kept."""
PUBLIC_TABLES = ("authorities_", "readings_", "routines_")
"""The beginnings of the names of tables whose rows everyone may read."""
FILLED = {
    "act": "inquire", "collection": "services", "id": "0" * 32, "name": "site.css", "record": "0" * 32, "index": 1,
    "reading": "section_1373",
}  # fmt: skip


def public_addresses() -> list[tuple[str, str]]:
    """The addresses of every public route, by the table that the gate obeys, in both languages."""
    from importlib import import_module

    from django.urls import get_resolver

    from charteroak.office.access import rules

    kept = {route for app in KEEP_SOMETHING for route in import_module(f"charteroak.office.{app}.rules").RULES}
    kept |= {"referral_tell", "training_verify"}  # forms with a token: what became of a referral, a certificate's file
    resolver, found = get_resolver(), []
    for route, rule in rules().items():
        if rule.reads is None and route not in kept:
            [(_, names), *_] = [each for form in resolver.reverse_dict.getlist(route) for each in form[0]]
            given = {name: FILLED[name] for name in names}
            alone = route == "asset" or route.startswith("hsds")  # no page, and in no language
            languages = [{"language": each} for each in ("en", "es")] if not alone else [{}]
            found += [(route, resolver.reverse(route, **given, **language)) for language in languages]
    return [(route, f"/{path}") for route, path in found]


@pytest.mark.usefixtures("office", "place")
@pytest.mark.parametrize("claimed", [False, True], ids=["nobody works here", "an office with people"])
def test_reading_and_asking_set_no_cookie_use_no_session_and_ask_the_database_nothing_of_people(
    claimed: bool,
) -> None:
    """Where no cookie is sent. So nothing of who asks is anywhere, and nobody has to accept anything.

    What is asked of the database is public and the same for everyone: the register of authorities, the readings, the
    routine disclosures.
    """
    from django.db import connection
    from django.test import Client
    from office_people import made

    if claimed:
        made("administrator")
    queries: list[str] = []

    def count(execute: Any, sql: str, *more: Any) -> Any:
        queries.append(sql)
        return execute(sql, *more)

    addresses = public_addresses()
    assert len({route for route, _ in addresses}) >= 15
    with connection.execute_wrapper(count):
        answers = [Client().get(path) for _, path in addresses]
        answers += [Client().post(home, case) for case in CASES.values() for home in ("/", "/es/")]
        assert [each.request["PATH_INFO"] for each in answers if each.cookies] == []
        assert [each.request["PATH_INFO"] for each in answers if each.wsgi_request.session.accessed] == []
    about = [each for each in queries if '"' in each]  # a transaction as such is about nothing
    assert [each for each in about if not any(f'"{name}' in each for name in PUBLIC_TABLES)] == []
    assert {each.status_code for each in answers} <= {200, 302, 404, 503}
    assert sum(each.status_code == 200 for each in answers) > 25
