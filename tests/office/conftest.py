"""What the tests of the site share: Django set up with a data folder of its own, a visitor, and a running site."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest
from office_visitor import Site, Visitor

SECONDS = 30


@pytest.fixture(scope="session", autouse=True)
def django_ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Django with the site's settings, and everything it keeps in a folder of the test run's own."""
    import django
    from django.test.utils import setup_test_environment, teardown_test_environment

    with pytest.MonkeyPatch.context() as patch:
        if "CHARTEROAK_DATA" not in os.environ:
            patch.setenv("CHARTEROAK_DATA", str(tmp_path_factory.mktemp("office")))
        patch.setenv("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
        django.setup()
        setup_test_environment()
        yield
        teardown_test_environment()


@pytest.fixture
def visitor() -> Visitor:
    """Someone at the site without scripts, who can only follow links and send forms."""
    return Visitor()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site in a process of its own, with an empty data folder."""
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder / "data", folder / "log")
    command = [sys.executable, "-m", "uvicorn", "charteroak.office.asgi:application", "--port", str(port)]
    environment = {**os.environ, "CHARTEROAK_DATA": str(site.data)}
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
