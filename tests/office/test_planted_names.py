"""What staff call themselves and their things is screened as it is typed; names that only sound like it are taken."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest


def forms(name: str) -> list[tuple[str, str]]:
    """What is wrong with a name in each form that takes one, and what goes back to the page."""
    from charteroak.office.accounts.forms import AddForm, BeginForm, PasskeyNameForm

    found = []
    for form in (AddForm, BeginForm, PasskeyNameForm):
        filled = form("en", {"name": name})
        filled.is_valid()
        row = filled.rows()["name"]
        found.append((row.error, row.value))
    return found


@pytest.mark.parametrize("name", ["Ana Quagga is undocumented", "Ana Quagga was raped", "Ana Quagga es indocumentada"])
def test_a_name_that_says_something_confidential_is_taken_by_no_form(name: str) -> None:
    for error, value in forms(name):
        assert error.startswith("this says something confidential")
        assert value.startswith("Ana Quagga")
        assert "[…]" in value
        assert name.split()[-1] not in value


@pytest.mark.parametrize(
    "name",
    ["Ana López", "Victoria Gay", "Gaylord Focker", "Refugio Santos", "Witness Smith", "Dolores Testigo", "Asilo Pérez",
     "Frank Parole", "Mary Visa", "Juan Refugiado", "my blue key", "YubiKey 5", "la llave de casa"],
)  # fmt: skip
def test_a_name_that_is_one_is_taken(name: str) -> None:
    assert forms(name) == [("", name)] * 3


@pytest.mark.parametrize(
    ("caller", "logged"),
    [("127.0.0.1:8000", "127.0.0.1:8000"), ("::1:8000", "::1:8000"), ("[2001:db8::1]:9", "2001:db8::1:9"),
     ("Ana Quagga is undocumented:0", "…"), ("", "…"), ("1.2.3.4, Ana:0", "…")],
)  # fmt: skip
def test_an_access_log_names_a_caller_by_an_address_or_not_at_all(caller: str, logged: str) -> None:
    """A proxy that is believed passes on what its caller wrote into X-Forwarded-For."""
    from charteroak.cli.server import OwnWords

    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, "%s", (caller, "GET", "/", "1.1", 200), None)
    assert OwnWords().filter(record)
    assert isinstance(record.args, tuple)
    assert record.args[0] == logged


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core files")
def test_no_command_leaves_its_memory_in_a_file_when_it_fails() -> None:
    said = "import resource, charteroak.cli.main as m; m.program = lambda **_: print(resource.getrlimit(4)); m.main()"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True)  # noqa: S603 - our own
    assert done.stdout.strip() == b"(0, 0)"
