"""`charteroak ledger witness`: made once, then served; whatever is wrong with its files is one line."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from cli_running import PLANTED
from click.testing import CliRunner, Result

from charteroak.cli import ledger_witness
from charteroak.cli.main import Program
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.cosigning import Behind, Cosigner
from charteroak.ledger.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE, load_key, save_key
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.tree import Leaves, consistency_proof
from charteroak.ledger.witness import Seen, Witness

MODULES = {"witness": "charteroak.cli.ledger_witness:witness"}
PROGRAM = (
    f"from charteroak.cli.main import Program; Program('charteroak', modules={MODULES}).main(prog_name='charteroak')"
)
PASSPHRASE = "correct horse battery staple"  # noqa: S105 - of keys for tests
CHEAP = 10
CLERK = SignerKey("clerk.example/witness", KeyType.ED25519_COSIGNATURE, bytes(32))
LOG_KEY = SignerKey("charteroak.example/ledger", KeyType.ED25519, bytes(32))
TREE = Leaves(bytes([number]) * 32 for number in range(20))


def note(size: int) -> Note:
    text = Checkpoint(LOG_KEY.name, size, TREE.root(size)).text
    return Note(text, (LOG_KEY.sign(text),))


def proof(old: int, new: int) -> tuple[bytes, ...]:
    return consistency_proof(old, new, TREE.node)


def run(*arguments: str | Path, **env: str) -> Result:
    """The command in this process, with the passphrase in the environment unless another or none is given."""
    runner = CliRunner(env={KEY_VARIABLE: None, PASSPHRASE_VARIABLE: PASSPHRASE, **env})
    program = Program("charteroak", modules=MODULES)
    result = runner.invoke(program, ["witness", *map(str, arguments)], prog_name="charteroak", catch_exceptions=False)
    assert "Traceback" not in result.output
    assert "went wrong inside" not in result.output
    assert PASSPHRASE not in result.output
    return result


def refused(*arguments: str | Path, **env: str) -> str:
    """What a run says that ends with exit status 2: one line."""
    result = run(*arguments, **env)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr.startswith("charteroak: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("charteroak: ").rstrip("\n")


class Desk:
    """A folder with a witness's files in it."""

    def __init__(self, folder: Path) -> None:
        self.database, self.key, self.logs = folder / "clerk.db", folder / "clerk.key", folder / "logs.txt"
        self.files = ("--database", self.database, "--key", self.key)
        self.log = ("--log", LOG_KEY.verifier.vkey)

    def set_up(self) -> Desk:
        save_key(self.key, CLERK, PASSPHRASE, CHEAP)
        Witness.create(self.database, CLERK)
        return self


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_witness, "save_key", lambda *given: save_key(*given, CHEAP))


class Running:
    """The command as a process of its own, on a free port."""

    def __init__(self, desk: Desk, *options: str | Path, **env: str) -> None:
        self.errors = desk.database.with_name("errors")
        command = [sys.executable, "-c", PROGRAM, "witness", *map(str, options), "--port", "0"]
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(  # noqa: S603 - our own
                command,
                env={**os.environ, PASSPHRASE_VARIABLE: PASSPHRASE, **env},
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().decode() + self.process.stdout.readline().decode()
        found = re.search(r"http://\S+", self.said)
        assert found, self.errors.read_text()
        self.url = found[0]

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGKILL)

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        status = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    def collect(self, size: int) -> set[str]:
        """Who cosigned the checkpoint of this size: the clerk, or nobody."""
        lines = (f"log {LOG_KEY.verifier.vkey}", f"witness clerk {CLERK.verifier.vkey} {self.url}", "quorum clerk", "")
        return set(Cosigner(Policy.parse("\n".join(lines).encode())).collect(note(size), proof).cosigned)


# Making one


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(
    ("option", "key_type"),
    [((), KeyType.ED25519_COSIGNATURE), (("--type", "ml-dsa-44"), KeyType.ML_DSA_44)],
    ids=["ed25519", "ml-dsa-44"],
)
def test_init_makes_the_key_and_the_database_and_says_what_a_policy_needs(
    option: tuple[str, ...], key_type: KeyType, desk: Desk
) -> None:
    result = run("--init", *desk.files, "--name", "clerk.example/witness", *option)
    assert (result.exit_code, result.stderr) == (0, "")
    key = load_key(desk.key, PASSPHRASE)
    assert (key.name, key.type) == ("clerk.example/witness", key_type)
    assert stat.S_IMODE(desk.key.stat().st_mode) == 0o600
    first, _, line = result.stdout.splitlines()
    assert first == f"The key of this witness is {key.verifier.vkey}"
    assert line == f"witness NAME {key.verifier.vkey} https://ADDRESS"
    [witness] = Policy.parse(f"{line}\nquorum NAME\n".encode()).witnesses
    assert witness.key == key.verifier
    Witness(desk.database, key, [LOG_KEY.verifier]).close()
    assert key.skey not in result.output


@pytest.mark.usefixtures("cheap")
def test_init_overwrites_nothing_and_leaves_nothing_half_made(desk: Desk) -> None:
    desk.key.write_text("mine")
    says = refused("--init", *desk.files, "--name", "clerk.example")
    assert says == f"{desk.key}: the key cannot be written: File exists"
    assert not desk.database.exists()
    desk.key.unlink()
    desk.database.write_text("mine")
    says = refused("--init", *desk.files, "--name", "clerk.example")
    assert says == f"{desk.database}: the witness's database cannot be made: File exists"
    assert not desk.key.exists()
    assert desk.database.read_text() == "mine"


@pytest.mark.usefixtures("cheap")
def test_what_init_needs_and_is_not_given(desk: Desk) -> None:
    named = ("--name", "clerk.example")
    assert refused("--init", *desk.files).startswith("--name: nothing")
    assert refused("--init", *desk.files[:2], *named).startswith("--key: nothing")
    assert refused("--init", *desk.files[2:], *named).startswith("--database is missing")
    assert (
        refused("--init", *desk.files, "--name", "two words")
        == "the name of a key is empty, or holds a space or a plus"
    )
    assert refused("--init", *desk.files, *named, "--type", PLANTED).startswith("--type: another text")
    assert refused("--init", *desk.files, *named, **{PASSPHRASE_VARIABLE: ""}) == "the passphrase is empty"
    assert list(desk.key.parent.iterdir()) == []


def test_a_key_in_the_environment_needs_no_file(desk: Desk) -> None:
    env = {KEY_VARIABLE: CLERK.skey}
    result = run("--init", "--database", desk.database, **env)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"witness NAME {CLERK.verifier.vkey} https://ADDRESS\n" in result.stdout
    assert CLERK.skey not in result.output
    with Running(desk, "--database", desk.database, *desk.log, **env) as served:
        assert served.collect(5) == {"clerk"}


def test_the_passphrase_is_asked_for_at_a_terminal_twice_when_it_is_new(desk: Desk) -> None:
    """And it is not shown there."""
    master, slave = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, "witness", "--init", *map(str, desk.files), "--name", "clerk.example"]
    env = {name: value for name, value in os.environ.items() if name != PASSPHRASE_VARIABLE}
    with subprocess.Popen(  # noqa: S603 - our own
        command, env=env, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stderr is not None
        for _ in range(2):
            asked = b""
            while not asked.endswith(b": "):
                asked += process.stderr.read(1)
            os.write(master, f"{PASSPHRASE}\n".encode())
        out, rest = process.communicate(timeout=30)
    shown = os.read(master, 1000) if select.select([master], [], [], 0)[0] else b""
    os.close(master)
    os.close(slave)
    assert process.returncode == 0
    assert PASSPHRASE.encode() not in shown + out + asked + rest
    assert load_key(desk.key, PASSPHRASE).name == "clerk.example"


# Serving


def test_it_serves_remembers_and_ends_in_order(desk: Desk) -> None:
    desk.set_up()
    desk.logs.write_text(f"# the city's ledger\n\n  {LOG_KEY.verifier.vkey}  \n")
    with Running(desk, *desk.files, "--logs", desk.logs, "--prefix", "witness/") as served:
        key_line, address = served.said.splitlines()
        assert key_line == f"This witness's key is {CLERK.verifier.vkey}"
        assert re.fullmatch(r"Charter Oak is at http://127\.0\.0\.1:\d+ \(Ctrl-C stops it\)", address)
        page = httpx.get(f"{served.url}/witness/", trust_env=False, timeout=30)
        assert f"{LOG_KEY.name}: nothing cosigned yet" in page.text
        assert "server" not in page.headers
        served.url += "/witness"
        assert served.collect(9) == {"clerk"}
        httpx.post(f"{served.url}/{PLANTED}?{PLANTED}", content=PLANTED, headers={"X-Who": PLANTED}, trust_env=False)
        httpx.post(f"{served.url}/add-checkpoint", content=PLANTED, trust_env=False)
        assert served.end(signal.SIGTERM) == 0
    with Running(desk, *desk.files, *desk.log) as served:
        assert "9 entries, cosigned 20" in httpx.get(served.url, trust_env=False, timeout=30).text
        with pytest.raises(Behind, match="a tree of 9 entries, and ours has 5"):
            served.collect(5)
        assert served.collect(20) == {"clerk"}
        assert served.end(signal.SIGINT) == 0
    assert served.errors.read_text() == ""
    with Witness(desk.database, CLERK, [LOG_KEY.verifier]) as witness:
        assert isinstance(seen := witness.seen()[LOG_KEY.name], Seen)
        assert seen.size == 20


def test_it_logs_nothing_of_a_request(desk: Desk) -> None:
    desk.set_up()
    with Running(desk, *desk.files, *desk.log) as served:
        httpx.post(f"{served.url}/{PLANTED}?{PLANTED}", content=PLANTED, headers={"X-Who": PLANTED}, trust_env=False)
        httpx.post(f"{served.url}/add-checkpoint", content=PLANTED, trust_env=False)
        served.end(signal.SIGTERM)
    assert served.errors.read_text() == ""


# What is wrong is one line


def test_a_log_is_needed_and_its_key_must_be_one(desk: Desk) -> None:
    desk.set_up()
    assert refused(*desk.files).startswith("--log and --logs: nothing")
    vkey = LOG_KEY.verifier.vkey
    for wrong in (PLANTED, vkey[:-1], vkey + "=", CLERK.skey):
        says = refused(*desk.files, "--log", wrong)
        assert says.startswith("--log: the verifier key")
        assert wrong not in says
    assert refused(*desk.files, "--log", CLERK.verifier.vkey).startswith(
        f"the key of {CLERK.name} is of a type that a log"
    )
    desk.logs.write_text(f"# one\n{vkey}\n{PLANTED}\n")
    assert refused(*desk.files, "--logs", desk.logs).startswith(f"{desk.logs}: line 3: the verifier key")
    desk.logs.write_bytes(b"\xff")
    assert refused(*desk.files, "--logs", desk.logs) == f"{desk.logs}: the list of logs is not UTF-8"
    desk.logs.write_text("# none\n")
    assert refused(*desk.files, "--logs", desk.logs).startswith("--log and --logs: nothing")
    desk.logs.unlink()
    assert refused(*desk.files, "--logs", desk.logs) == f"{desk.logs}: cannot be read: No such file or directory"


def test_a_key_file_that_cannot_be_used(desk: Desk) -> None:
    desk.set_up()
    serve = (*desk.files, *desk.log)
    assert refused(*serve, **{PASSPHRASE_VARIABLE: PLANTED}) == (
        f"{desk.key}: the passphrase is not that of this key, or the file is damaged"
    )
    sealed = desk.key.read_bytes()
    desk.key.write_bytes(sealed[:100])
    assert refused(*serve).startswith(f"{desk.key}: the file is not five lines")
    desk.key.chmod(0o644)
    assert "others than its owner can use this key file" in refused(*serve)
    desk.key.unlink()
    assert refused(*serve) == f"{desk.key}: the key cannot be read: No such file or directory"
    assert refused(*desk.files[:2], *desk.log).startswith(
        "--key: nothing is not allowed here; allowed: the key file, or"
    )
    assert (
        refused(*serve, **{KEY_VARIABLE: PLANTED}) == f"{KEY_VARIABLE}: the signer key does not begin with PRIVATE+KEY+"
    )
    assert refused(*serve, **{KEY_VARIABLE: LOG_KEY.skey}) == "the key is of a type that a witness does not cosign with"


def test_without_a_terminal_and_a_passphrase_nothing_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.set_up()
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    env: dict[str, Any] = {PASSPHRASE_VARIABLE: None}
    assert refused(*desk.files, *desk.log, **env).startswith(f"{PASSPHRASE_VARIABLE}: nothing is not allowed here")


@pytest.fixture
def databases(desk: Desk) -> dict[str, bytes]:
    """Contents that are no database of this witness, by what is said of each."""
    desk.set_up()
    other = desk.database.with_name("other.db")
    Witness.create(other, SignerKey("other.example", KeyType.ED25519_COSIGNATURE, bytes(32)))
    return {
        "is the database of a witness with another key": other.read_bytes(),
        "the witness's database cannot be used: file is not a database": b"no database at all" * 100,
        "is no witness's database": b"",
    }


def test_a_database_that_cannot_be_used(desk: Desk, databases: dict[str, bytes]) -> None:
    for says, content in databases.items():
        desk.database.write_bytes(content)
        assert refused(*desk.files, *desk.log) == f"{desk.database}: {says}"
    desk.database.unlink()
    assert refused(*desk.files, *desk.log) == (
        f"{desk.database}: the witness's database cannot be opened: unable to open database file; "
        "it is made once, with the witness: one that has lost it needs a new key"
    )


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--port", "65536"], "--port: something else"),
        (["--host", f"{PLANTED}.invalid"], "--host: a name that no address is found for"),
        (["--host", "192.0.2.1"], "--host and --port: an address that cannot be had"),
        (["--prefix", "a b"], "--prefix: another text"),
        (["--prefix", "/a?b"], "--prefix: another text"),
        (["--prefix", "/caf\u00e9"], "--prefix: another text"),
        ([PLANTED], "too many arguments, or too few"),
        ([f"--{PLANTED}"], "there is no such option"),
    ],
)
def test_what_cannot_be_served(options: list[str], says: str, desk: Desk) -> None:
    desk.set_up()
    said = refused(*desk.files, *desk.log, *options)
    assert said.startswith(says)
    assert PLANTED not in said
