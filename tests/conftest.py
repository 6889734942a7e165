"""What every test shares: where the contract and the test data lie."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from fixtures.every import examples

# A busy machine is no failure: what is to be fast is measured by `make bench`.
hypothesis.settings.register_profile(
    "house", deadline=None, max_examples=examples(100), suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

pytest_plugins = ["fixtures.browser", "fixtures.database", "fixtures.server"]

RULES = "from charteroak.screening.detect import screener; screener()"
ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """What is compiled (the rules' patterns, the loops) is compiled once for all processes of all tests.

    It lies in pytest's own folder from run to run, under the digest of what it is made from. Workers inherit the
    variable.
    """
    if not hasattr(config, "workerinput"):
        kept = getattr(config, "cache", None)
        folder = kept.mkdir("charteroak") if kept is not None else _temporary(config)
        os.environ["CHARTEROAK_CACHE"] = str(folder)
        if getattr(config.option, "numprocesses", None):
            # Each worker would compile the rules at its first need of them; this is done while they collect.
            ahead = subprocess.Popen([sys.executable, "-c", RULES])  # noqa: S603 - our own
            config.add_cleanup(ahead.wait)


def _temporary(config: pytest.Config) -> str:
    folder = tempfile.mkdtemp(prefix="charteroak-")
    config.add_cleanup(lambda: shutil.rmtree(folder))
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Fifteen thousand tests and their modules stay to the end: looking among them for garbage took a quarter."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 10, 10)  # with Python's own, of seven hundred, it took a ninth of all time
        gc.enable()
        session.config.add_cleanup(gc.unfreeze)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with pages come first: they are long, and at the end one worker would wait for the others.

    A test that waits for another process or thread (a browser, a server, a command) is tried once more where it fails,
    and the summary names it: on a busy machine one of them may be slow, but what is broken fails twice.
    """
    for item in items:
        if _waits(item):
            item.add_marker(pytest.mark.flaky(reruns=1))
    long = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in long)


def _waits(item: pytest.Item) -> bool:
    """Whether a test waits for other processes, or its module for threads and clocks."""
    asked = {"browser", "server", "city", "postgres"} & set(getattr(item, "fixturenames", ()))
    if asked or item.path.parent.name in ("cli", "ledger", "pdp"):
        return True
    used = vars(getattr(item, "module", None) or object)
    return not {"subprocess", "threading", "time", "ThreadPoolExecutor"}.isdisjoint(used)


@pytest.fixture(scope="session", autouse=True)
def data_folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data folder of the test run's own: what somebody has settled on this machine changes no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHARTEROAK_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def readings_as_shipped() -> Iterator[None]:
    """Nothing is settled before a test, nor after it, in this process."""
    from charteroak.law import settled

    settled.put(settled.NOTHING)
    yield
    settled.put(settled.NOTHING)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the ordinance, the contract and the test data, beside the repository."""
    folder = Path(os.environ.get("CHARTEROAK_SHARED", ROOT.parent / "shared"))
    assert folder.is_dir(), "set CHARTEROAK_SHARED to the folder that holds ordinance/ and contract/"
    return folder
