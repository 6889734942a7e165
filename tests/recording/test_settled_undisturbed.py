"""While tables are made for a reading that was settled, the collector of garbage waits, and leaves them alone then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest

from charteroak.recording import settled


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """What was left to itself is collected again afterwards."""
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.parametrize("fails", [False, True])
def test_the_collector_waits_and_then_goes_on_without_what_was_made(fails: bool) -> None:
    gc.unfreeze()
    made: list[list[int]] = []
    with suppress(ZeroDivisionError), settled.undisturbed():
        assert not gc.isenabled()
        made.append([1])
        assert not fails or 1 / 0
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert not any(each is made[0] for each in gc.get_objects())


def test_what_a_server_has_loaded_is_left_to_itself() -> None:
    from charteroak.cli.server import _keep_what_is_loaded

    gc.unfreeze()
    _keep_what_is_loaded()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000
