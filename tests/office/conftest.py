"""What the tests of the site share: Django set up with a data folder of its own, a visitor, and a running site."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from office_city import City, seeded
from office_databases import ON, on, quick
from office_people import emptied, made, signed_in
from office_visitor import Site, Visitor

from charteroak.recording.place import Place

SECONDS = 120
"""How long a process may take to start or to end, on a busy machine."""


@pytest.fixture(scope="session", autouse=True)
def django_ready(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Django with the site's settings, and everything it keeps in a folder of the test run's own."""
    import django
    from django.test.utils import setup_test_environment, teardown_test_environment

    with pytest.MonkeyPatch.context() as patch:
        if "CHARTEROAK_DATA" not in os.environ:
            patch.setenv("CHARTEROAK_DATA", str(tmp_path_factory.mktemp("office")))
        patch.setenv("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
        patch.setenv("CHARTEROAK_LIMITS", "off")  # tests are no people: those of the limits set their own
        if os.environ.get(ON) == "postgres":
            patch.setenv("CHARTEROAK_DATABASE", quick(request.getfixturevalue("postgres")))
        django.setup()
        patch.delenv("CHARTEROAK_DATABASE", raising=False)  # a site in a process of its own has one of its own
        from django.db import connection, connections

        from charteroak.office.upgrading import upgrade

        if connection.vendor == "sqlite":  # that the disk has what is committed is no matter of these tests
            options = connections.settings["default"]["OPTIONS"]
            options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        upgrade()
        setup_test_environment()
        yield
        teardown_test_environment()


@pytest.fixture(scope="session", autouse=True)
def locked_in_a_transaction(django_ready: None) -> Iterator[None]:  # noqa: ARG001 - first
    """Where PostgreSQL would refuse to lock rows, outside of any transaction, SQLite refuses it too."""
    from django.db.models.sql.compiler import SQLCompiler

    plain = SQLCompiler.as_sql

    def strict(self: SQLCompiler, *given: object, **named: object) -> object:
        assert not self.query.select_for_update or not self.connection.get_autocommit(), "rows locked outside of atomic"
        return plain(self, *given, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLCompiler, "as_sql", strict)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """A mark of ours."""
    config.addinivalue_line("markers", "postgres_too: run with PostgreSQL as the office's database, too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so on both databases."""
    if metafunc.definition.get_closest_marker("postgres_too") and ON not in os.environ:
        metafunc.parametrize("database", ["sqlite", "postgres"], indirect=True)


@pytest.fixture(scope="session")
def with_tables(postgres: str, django_ready: None) -> Iterator[str]:  # noqa: ARG001 - Django first
    """The URL of a PostgreSQL database that has the office's tables."""
    from charteroak.office.upgrading import upgrade

    url = quick(postgres)
    with on(url):
        upgrade()
    yield url
    with on(url):
        from django.db import connection

        connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL's


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[None]:
    """The office's database of a test: PostgreSQL where it is marked `postgres_too`, beside the one of the run."""
    if getattr(request, "param", "") == "postgres":
        with on(request.getfixturevalue("with_tables")):
            yield
    else:
        yield


@pytest.fixture
def visitor() -> Visitor:
    """Someone at the site without scripts, who can only follow links and send forms."""
    return Visitor()


@pytest.fixture
def office(database: None) -> Iterator[None]:  # noqa: ARG001 - whose tables they are
    """The office's tables, empty before and after."""
    emptied()
    yield
    emptied()


@pytest.fixture
def someone(office: None) -> Callable[..., Visitor]:  # noqa: ARG001 - its tables
    """Makes a person with these roles, and gives a visitor who is signed in as them and has proven it just now."""
    return lambda *roles, **more: signed_in(made(*roles, **more))


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that are quick to hash: the real ones take a quarter of a second on purpose."""
    from django.contrib.auth.hashers import ScryptPasswordHasher
    from office_accounts import kept_password

    from charteroak.office.accounts.passwords import _nobodys

    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 2)
    monkeypatch.setattr(ScryptPasswordHasher, "parallelism", 1)
    for each in (kept_password, _nobodys):
        each.cache_clear()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A city's place for a ledger, with none in it yet."""
    from charteroak.recording.recorder import recorder

    for name in ("STORE", "LOCK", "POLICY", "KEY", "PASSPHRASE"):
        monkeypatch.delenv(f"CHARTEROAK_LEDGER_{name}", raising=False)
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "data"))
    recorder.cache_clear()
    yield Place.from_environment()
    recorder().close()
    recorder.cache_clear()


@pytest.fixture
def ledger(place: Place) -> Place:
    """A city's ledger, with its first entry."""
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    create_unattended(place, vocabulary())
    return place


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site in a process of its own, with an empty data folder."""
    with _running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def recording_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a city that has a ledger."""
    folder = tmp_path_factory.mktemp("recording")
    _with_ledger(folder)
    with _running(folder) as site:
        yield site


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """The site of a city at work: its people, and something of every kind."""
    folder = tmp_path_factory.mktemp("city")
    parts = seeded(folder / "data")
    with _running(folder) as site:
        yield City(site, *parts)


@pytest.fixture(scope="session")
def locked_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a city whose ledger nobody has unlocked."""
    folder = tmp_path_factory.mktemp("locked")
    _with_ledger(folder).passphrase.unlink()
    with _running(folder) as site:
        yield site


def _with_ledger(folder: Path) -> Place:
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    place = Place(folder / "data" / "ledger")
    create_unattended(place, vocabulary())
    return place


@contextmanager
def _running(folder: Path) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder / "data", folder / "log")
    command = [sys.executable, "-m", "uvicorn", "charteroak.office.asgi:application", "--port", str(port)]
    environment = {**os.environ, "CHARTEROAK_DATA": str(site.data), "CHARTEROAK_LIMITS": "off"}
    with site.log.open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603 - our own command
        try:
            _wait(site, process)
            yield site
        finally:
            process.terminate()
            process.wait(SECONDS)


def _wait(site: Site, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(f"{site.url}/", trust_env=False).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)  # not listening yet
        else:
            return
    pytest.fail(f"the site is not ready:\n{site.log.read_text()}")
