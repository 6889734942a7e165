"""`charteroak ledger`: set up, write, check, look after; and whatever is damaged is one line."""

import base64
import datetime
import json
import re
import socket
import stat
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, run
from click.testing import Result
from fixtures.scratch_ledger import NAME, PASSPHRASE, Scratch, policy, scratch, witnessed

from charteroak.cli import ledger_append, ledger_opening
from charteroak.ledger import keys
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.log import Log
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.verify import main as verify
from charteroak.recording.place import Place
from charteroak.recording.succession import next_to


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Scratch:
    return scratch(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> dict[str, str]:
    """The environment of a folder without a ledger."""
    return {"CHARTEROAK_DATA": str(tmp_path / "new" / "data"), keys.PASSPHRASE_VARIABLE: PASSPHRASE}


def command(ledger: Scratch | dict[str, str], *arguments: str, **settings: Any) -> Result:
    """`charteroak ledger`, and that what it says of a failure is short."""
    env = ledger.env if isinstance(ledger, Scratch) else ledger
    result = run("ledger", *arguments, env={**env, **settings.pop("env", {})}, **settings)
    if result.exit_code == 2:
        assert result.stderr.count("\n") == 1
    return result


def refused(result: Result, *says: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith(("charteroak: ", "verify: "))
    assert all(part in result.stderr for part in says), result.stderr
    assert PLANTED not in result.stderr


def vkey_in(printed: str) -> str:
    [found] = [line for line in printed.splitlines() if re.fullmatch(r"\S+\+[0-9a-f]{8}\+\S+", line)]
    return found


# Setting up


def test_init_prints_the_key_that_outsiders_check_it_with(empty: dict[str, str]) -> None:
    result = command(empty, "init", "--origin", NAME)
    place = Place(Path(empty["CHARTEROAK_DATA"]) / "ledger")
    assert (result.exit_code, result.stderr) == (0, "")
    assert str(place.public) in result.stdout
    assert str(place.lock) in result.stdout
    assert stat.S_IMODE(place.key.stat().st_mode) == 0o600
    assert not place.passphrase.exists()
    checked = command(empty, "verify", str(place.public), "--key", vkey_in(result.stdout))
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert f"sound: 1 entries of {NAME}" in checked.stdout


def test_there_is_one_ledger_in_a_place(ledger: Scratch) -> None:
    before = ledger.place.key.read_bytes()
    for options in ([], ["--keep-passphrase"], ["--origin", "other"]):
        refused(command(ledger, "init", *options), "there is a ledger already", str(ledger.place.folder))
    assert ledger.place.key.read_bytes() == before
    assert not ledger.place.passphrase.exists()


def test_a_passphrase_that_is_kept_opens_it_with_no_one_there(empty: dict[str, str]) -> None:
    empty.pop(keys.PASSPHRASE_VARIABLE)
    result = command(empty, "init", "--keep-passphrase", "--origin", NAME)
    place = Place(Path(empty["CHARTEROAK_DATA"]) / "ledger")
    assert result.exit_code == 0
    assert str(place.passphrase) in result.stdout
    assert "who can read both can sign" in result.stdout
    assert stat.S_IMODE(place.passphrase.stat().st_mode) == 0o600
    assert vkey_in(result.stdout).startswith(f"{NAME}+")
    assert command(empty, "checkpoint").exit_code == 0
    kept = place.passphrase.read_text()
    place.passphrase.unlink()
    refused(command(empty, "checkpoint"), "the ledger's key is locked")
    assert command(empty, "checkpoint", env={keys.PASSPHRASE_VARIABLE: kept}).exit_code == 0


def test_a_key_in_the_environment_is_kept_in_no_file(empty: dict[str, str]) -> None:
    key = SignerKey.generate(NAME, KeyType.ED25519)
    env = {"CHARTEROAK_DATA": empty["CHARTEROAK_DATA"], keys.KEY_VARIABLE: key.skey}
    assert vkey_in(command(env, "init").stdout) == key.verifier.vkey
    place = Place(Path(env["CHARTEROAK_DATA"]) / "ledger")
    assert not place.key.exists()
    assert command(env, "checkpoint").exit_code == 0
    for path in place.folder.parent.rglob("*"):
        assert path.is_dir() or key.seed not in path.read_bytes()
    for option in (["--origin", "x"], ["--type", "ed25519"], ["--keep-passphrase"]):
        env["CHARTEROAK_DATA"] = f"{empty['CHARTEROAK_DATA']}-other"
        refused(command(env, "init", *option), option[0], keys.KEY_VARIABLE)


def test_without_a_passphrase_or_anyone_to_ask_nothing_is_set_up(empty: dict[str, str]) -> None:
    empty[keys.PASSPHRASE_VARIABLE] = ""
    refused(command(empty, "init"), keys.PASSPHRASE_VARIABLE, "--keep-passphrase")
    assert not Path(empty["CHARTEROAK_DATA"]).exists()


def test_a_person_is_asked_twice_for_a_new_passphrase_and_once_later(
    empty: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_opening, "_someone_is_there", lambda: True)
    empty.pop(keys.PASSPHRASE_VARIABLE)
    result = run("ledger", "init", env=empty, input=f"{PLANTED}\nother\n{PLANTED}\n{PLANTED}\n")
    assert result.exit_code == 0
    assert PLANTED not in result.output
    assert run("ledger", "checkpoint", env=empty, input=f"{PLANTED}\n").exit_code == 0
    wrong = run("ledger", "checkpoint", env=empty, input="another\n")
    assert (wrong.exit_code, "the passphrase is not that of this key" in wrong.stderr) == (2, True)
    assert run("ledger", "checkpoint", env=empty, input="").exit_code == 130  # nobody answered


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb", "x" * 300 + "\t"])
def test_a_name_that_cannot_be_signed_is_refused(empty: dict[str, str], origin: str) -> None:
    refused(command(empty, "init", "--origin", origin), "--origin")
    assert not Path(empty["CHARTEROAK_DATA"]).exists()


def test_an_ml_dsa_key_works_and_what_it_lacks_is_said(empty: dict[str, str]) -> None:
    result = command(empty, "init", "--type", "ml-dsa-44")
    assert "Ed25519 signature, too" in result.stdout
    folder = Path(empty["CHARTEROAK_DATA"]) / "ledger" / "public"
    assert command(empty, "verify", str(folder), "--key", vkey_in(result.stdout)).exit_code == 0
    assert (
        "Ed25519 signature, too"
        not in command({**empty, "CHARTEROAK_DATA": f"{empty['CHARTEROAK_DATA']}2"}, "init").stdout
    )


@pytest.mark.parametrize(
    "arguments", [["append"], ["checkpoint"], ["receipt", "0"], ["rotate-key"], ["prune", "--policy", "{policy}"]]
)
def test_without_a_ledger_each_command_says_how_to_get_one(
    empty: dict[str, str], arguments: list[str], tmp_path: Path
) -> None:
    path = retention(tmp_path)
    result = command(empty, *(each.format(policy=path) for each in arguments), input="")
    refused(result, "no ledger has been set up: run `charteroak ledger init`")
    assert not Path(empty["CHARTEROAK_DATA"]).exists()


# Appending

TRAINED = {"kind": "training", "role": "employee"}
DECIDED = {"kind": "decision", "act": "refer", "outcome": "permitted", "role": "police", "facts": {"resident": True}}


def lines(*objects: Any) -> str:
    return "".join(f"{json.dumps(each)}\n" for each in objects)


def test_each_line_is_an_entry_and_gets_its_place_and_what_opens_it(ledger: Scratch) -> None:
    given = [DECIDED, {**TRAINED, "record": "0a" * 16, "commitment": "0b" * 32}, TRAINED]
    result = command(ledger, "append", input=f"\n{lines(*given)}\n")
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["line"], each["index"]) for each in answers] == [(2, 1), (3, 2), (4, 3)]
    said = ledger.said()[1:]
    assert [each["record"] for each in answers] == [each["record"] for each in said]
    assert [each["kind"] for each in said] == ["decision", "training", "training"]
    assert "opening" not in answers[1]
    check_opening(
        bytes.fromhex(str(said[0]["commitment"])),
        bytes.fromhex(answers[0]["record"]),
        json.dumps(DECIDED).encode(),
        Opening(bytes.fromhex(answers[0]["opening"])),
    )


def test_a_receipt_of_each_is_given_when_asked_for(ledger: Scratch, tmp_path: Path) -> None:
    result = command(ledger, "append", "--receipts", input=lines(*[TRAINED] * 5))
    for number, line in enumerate(result.stdout.splitlines(), 1):
        (tmp_path / "receipt").write_text(json.loads(line)["receipt"])
        (tmp_path / "entry").write_bytes(ledger.entries()[number])
        options = ["--receipt", str(tmp_path / "receipt"), "--entry", str(tmp_path / "entry")]
        assert command(ledger, "verify", "--key", ledger.vkeys[0], *options).exit_code == 0
        (tmp_path / "entry").write_bytes(ledger.entries()[0])
        assert command(ledger, "verify", "--key", ledger.vkeys[0], *options).exit_code == 1


WRONG = [
    ("x", "the line: text that is not JSON"),
    ("[]", "the line: a list"),
    ("{}", "kind: nothing"),
    (f'{{"kind": "{PLANTED}"}}', "kind: another text"),
    (f'{{"kind": "training", "role": "{PLANTED}"}}', "role: another text"),
    (f'{{"kind": "training", "role": "employee", "{PLANTED}": 1}}', "(a name that is no field's): a field"),
    ('{"kind": "training", "role": "employee", "role": "police"}', "role: twice"),
    ('{"kind": "training"}', "entry: role is missing"),
    ('{"kind": "training", "role": "employee", "act": "refer"}', "entry: act has no place in an entry of this kind"),
    (f'{{"kind": "training", "role": "employee", "facts": {{"topic": "{PLANTED}"}}}}', "entry: facts has a value"),
    ("{" + " " * (1 << 20) + "}", "the line: more than there may be"),
    ("\xff", "the line: text that is not JSON"),
]


@pytest.mark.parametrize(("line", "says"), WRONG, ids=range(len(WRONG)))
@pytest.mark.parametrize("piped", [True, False])
def test_a_bad_line_is_named_by_its_number_and_nothing_is_written(
    ledger: Scratch, line: str, says: str, piped: bool, tmp_path: Path
) -> None:
    data = (lines(DECIDED, TRAINED) + "\n" + line + "\n" + lines(TRAINED)).encode("latin-1")
    (tmp_path / "lines").write_bytes(data)
    given: dict[str, Any] = {"input": data} if piped else {}
    result = command(ledger, "append", *([] if piped else [str(tmp_path / "lines")]), **given)
    refused(result, f"line 4: {says}")
    assert result.stdout == ""
    assert ledger.size() == 1


def test_a_file_is_checked_whole_and_a_pipe_as_far_as_it_is_written_together(
    ledger: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_append, "AT_ONCE", 4)
    data = lines(*[TRAINED] * 9, {"kind": "x"}, TRAINED)
    (tmp_path / "lines").write_text(data)
    refused(command(ledger, "append", str(tmp_path / "lines")), "line 10: kind")
    assert ledger.size() == 1
    result = command(ledger, "append", input=data)
    refused(result, "line 10: kind")
    assert [json.loads(line)["line"] for line in result.stdout.splitlines()] == list(range(1, 9))
    assert ledger.size() == 9


def test_many_lines_are_one_commit(ledger: Scratch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commits: list[int] = []
    append = Log.append

    def counted(self: Log, entries: Any, *rest: Any) -> int:
        commits.append(len(entries))
        return append(self, entries, *rest)

    monkeypatch.setattr(Log, "append", counted)
    (tmp_path / "lines").write_text(lines(*[TRAINED] * 5000))
    result = command(ledger, "append", str(tmp_path / "lines"))
    assert (result.exit_code, commits) == (0, [4096, 904])
    assert [json.loads(line)["index"] for line in result.stdout.splitlines()] == list(range(1, 5001))


@pytest.mark.parametrize(("name", "says"), [("none", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_one_line(ledger: Scratch, tmp_path: Path, name: str, says: str) -> None:
    refused(command(ledger, "append", str(tmp_path / name)), "FILE", says)


def test_no_lines_are_no_entries(ledger: Scratch) -> None:
    result = command(ledger, "append", input="\n\n")
    assert (result.exit_code, result.output, ledger.size()) == (0, "", 1)


# Checkpoints


def test_the_checkpoint_that_is_printed_is_the_one_that_is_published(ledger: Scratch) -> None:
    command(ledger, "append", input=lines(TRAINED))
    result = command(ledger, "checkpoint")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (ledger.place.public / "checkpoint").read_text()
    assert result.stdout.splitlines()[:2] == [NAME, "2"]


def test_witnesses_are_asked_and_a_missing_one_is_named(ledger: Scratch, tmp_path: Path) -> None:
    with witnessed(tmp_path, ledger.key.verifier) as (witness, url):
        ledger.place.policy_file.write_text(policy(ledger.vkeys, witness, url))
        result = command(ledger, "checkpoint")
        assert (result.exit_code, result.stderr) == (0, "")
        assert f"\u2014 {witness.name} " in result.stdout
        assert (ledger.place.public / "checkpoint").read_text() == result.stdout
    command(ledger, "append", input=lines(TRAINED))
    alone = command(ledger, "checkpoint")
    assert alone.exit_code == 1
    missing, so = alone.stderr.splitlines()
    assert missing.startswith("charteroak: witness clerk: ")
    assert so == "charteroak: too few witnesses cosigned it, so it was not published"
    assert alone.stdout.splitlines()[1] == "2"
    assert (ledger.place.public / "checkpoint").read_text() == result.stdout


def test_an_old_copy_of_the_database_is_refused_and_it_says_why(ledger: Scratch) -> None:
    old = Path(ledger.place.store).read_bytes()
    command(ledger, "append", input=lines(TRAINED))
    Path(ledger.place.store).write_bytes(old)
    refused(command(ledger, "checkpoint"), "it is an old copy")
    refused(command(ledger, "append", input=lines(TRAINED)), "it is an old copy")


# Receipts


@pytest.fixture
def filled(ledger: Scratch) -> Scratch:
    """Three entries behind the first; the last two have one record id."""
    own = {"record": "ab" * 16, "commitment": "cd" * 32}
    command(ledger, "append", "--receipts", input=lines(DECIDED, {**TRAINED, **own}, {**DECIDED, **own}))
    return ledger


def locked(ledger: Scratch) -> dict[str, str]:
    """The environment of someone who has no passphrase."""
    return {"CHARTEROAK_DATA": str(ledger.data)}


def test_a_receipt_and_its_entry_check_anywhere_and_need_no_key(filled: Scratch, tmp_path: Path) -> None:
    for which, index in (("0", 0), ("1", 1), (str(filled.said()[1]["record"]), 1), ("ab" * 16, 3)):
        output, entry = tmp_path / f"{which}.tlog-proof", tmp_path / f"{which}.entry"
        result = command(locked(filled), "receipt", which, "--output", str(output), "--entry", str(entry))
        assert (result.exit_code, result.output) == (0, "")
        assert entry.read_bytes() == filled.entries()[index]
        assert command(locked(filled), "receipt", which).stdout == output.read_text()
        options = ["--receipt", str(output), "--entry", str(entry), "--key", filled.vkeys[0]]
        assert command(locked(filled), "verify", *options).exit_code == 0


def test_the_object_has_the_entry_in_names_its_bytes_and_the_receipt(filled: Scratch) -> None:
    said = json.loads(command(locked(filled), "receipt", "1", "--json").stdout)
    assert said["says"] == filled.said()[1]
    assert said["says"]["act"] == "refer"
    assert base64.b64decode(said["entry"]) == filled.entries()[1]
    assert said["receipt"] == command(locked(filled), "receipt", "1").stdout
    assert (said["index"], said["record"]) == (1, said["says"]["record"])


def test_all_entries_of_a_record_are_given_when_asked_for(filled: Scratch) -> None:
    result = command(locked(filled), "receipt", "ab" * 16, "--json", "--all")
    assert [json.loads(line)["index"] for line in result.stdout.splitlines()] == [2, 3]
    refused(command(filled, "receipt", "ab" * 16, "--all"), "--all", "--json")
    refused(command(filled, "receipt", "1", "--all", "--json", "--entry", "x"), "--all", "--entry")


@pytest.mark.parametrize(
    "which", ["4", "-1", "00", "1.0", "", PLANTED, "9" * 18, "9" * 40, "ac" * 16, "AB" * 16, "ab" * 15, "٣", "1 "]
)
def test_what_no_entry_has_is_one_line(filled: Scratch, which: str) -> None:
    refused(command(filled, "receipt", "--", which), "ID")


def test_an_entry_that_is_not_published_yet_has_no_receipt(filled: Scratch, tmp_path: Path) -> None:
    with witnessed(tmp_path, filled.key.verifier) as (witness, url):
        filled.place.policy_file.write_text(policy(filled.vkeys, witness, url))
    command(filled, "append", input=lines(TRAINED))  # the witness is away
    assert filled.size() == 5
    refused(command(filled, "receipt", "4"), "does not cover yet")
    assert command(filled, "receipt", "3").exit_code == 0


# Verifying


def test_the_options_are_those_of_the_file_that_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        verify(["--help"])
    alone = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    ours = set(re.findall(r"(?m)^  (?:-h, )?(--[a-z]+)", run("ledger", "verify", "--help").stdout))
    assert ours == alone


def test_the_statuses_are_those_of_the_file_that_stands_alone(filled: Scratch, tmp_path: Path) -> None:
    folder, key = str(filled.place.public), filled.vkeys[0]
    old = tmp_path / "old"
    old.write_bytes((filled.place.public / "checkpoint").read_bytes())
    command(filled, "append", input=lines(TRAINED))
    assert command({}, "verify", folder, "--key", key, "--old", str(old)).exit_code == 0
    refused(command({}, "verify", folder), "no key of the log: give --key, or a policy with a log line")
    refused(command({}, "verify", folder, "--key", PLANTED), "--key")
    refused(command({}, "verify", "--key", key), "give a log")
    refused(command({}, "verify", folder, "--key", key, "--pruned", "-1"), "--pruned")
    refused(command({}, "verify", folder, "--key", key, PLANTED))
    bundle = filled.place.public / "tile" / "entries" / "000.p" / "5"
    bundle.write_bytes(bundle.read_bytes().replace(filled.entries()[1], filled.entries()[1][::-1]))
    result = command({}, "verify", folder, "--key", key)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_url_is_verified_as_a_folder_is(filled: Scratch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    refused(command({}, "verify", url, "--key", filled.vkeys[0]), "checkpoint: cannot be read")


# Keys


def test_the_key_is_changed_and_the_log_says_so(filled: Scratch) -> None:
    old = filled.vkeys[0]
    result = command(filled, "rotate-key")
    assert (result.exit_code, result.stderr) == (0, "")
    new = vkey_in(result.stdout)
    assert filled.vkeys == [old, new]
    for key in (old, new):
        assert command(filled, "verify", str(filled.place.public), "--key", key).exit_code == 0
    assert command(filled, "append", input=lines(TRAINED)).exit_code == 0
    assert command(filled, "verify", str(filled.place.public), "--key", old).exit_code == 1
    assert command(filled, "verify", str(filled.place.public), "--key", new).exit_code == 0
    assert command(filled, "receipt", "4", "--json").exit_code == 0
    assert keys.read_head(filled.place.key)[1] == 10  # stretched as the old one was


def test_a_key_of_another_type_can_follow(ledger: Scratch) -> None:
    for name, key_type in (("ml-dsa-44", KeyType.ML_DSA_44), ("ed25519", KeyType.ED25519)):
        assert command(ledger, "rotate-key", "--type", name).exit_code == 0
        assert keys.load_key(ledger.place.key, PASSPHRASE).type == key_type
    assert command(ledger, "rotate-key").exit_code == 0
    assert keys.load_key(ledger.place.key, PASSPHRASE).type == KeyType.ED25519


def test_a_new_passphrase_takes_the_place_of_the_old(ledger: Scratch) -> None:
    refused(command(ledger, "rotate-key", "--new-passphrase"), "CHARTEROAK_LEDGER_NEW_PASSPHRASE")
    assert ledger.said()[-1]["kind"] == "opening"
    env = {"CHARTEROAK_LEDGER_NEW_PASSPHRASE": "another"}
    assert command(ledger, "rotate-key", "--new-passphrase", env=env).exit_code == 0
    refused(command(ledger, "checkpoint"), "the passphrase is not that of this key")
    assert command(ledger, "checkpoint", env={keys.PASSPHRASE_VARIABLE: "another"}).exit_code == 0


def test_a_passphrase_that_was_kept_is_deleted_when_another_takes_its_place(empty: dict[str, str]) -> None:
    empty.pop(keys.PASSPHRASE_VARIABLE)
    command(empty, "init", "--keep-passphrase")
    place = Place(Path(empty["CHARTEROAK_DATA"]) / "ledger")
    assert command(empty, "rotate-key").exit_code == 0
    assert place.passphrase.exists()
    env = {"CHARTEROAK_LEDGER_NEW_PASSPHRASE": "another"}
    assert command(empty, "rotate-key", "--new-passphrase", env=env).exit_code == 0
    assert not place.passphrase.exists()
    assert command(empty, "checkpoint", env={keys.PASSPHRASE_VARIABLE: "another"}).exit_code == 0


def test_a_key_of_the_environment_is_shown_once_and_only_where_that_is_asked_for(empty: dict[str, str]) -> None:
    key = SignerKey.generate(NAME, KeyType.ED25519)
    env = {"CHARTEROAK_DATA": empty["CHARTEROAK_DATA"], keys.KEY_VARIABLE: key.skey}
    command(env, "init")
    refused(command(env, "rotate-key"), "--show-key")
    refused(command(env, "rotate-key", "--show-key", "--new-passphrase"), "--new-passphrase")
    result = command(env, "rotate-key", "--show-key")
    assert result.exit_code == 0
    [shown] = [line for line in result.stdout.splitlines() if line.startswith("PRIVATE+KEY+")]
    assert SignerKey.parse(shown).verifier.vkey == vkey_in(result.stdout.replace(shown, ""))
    refused(command(env, "checkpoint"), "the log has a new key")
    assert command(env, "checkpoint", env={keys.KEY_VARIABLE: shown}).exit_code == 0


def test_a_next_key_of_the_environment_is_taken_and_not_shown(empty: dict[str, str]) -> None:
    key, new = (SignerKey.generate(NAME, KeyType.ED25519) for _ in range(2))
    env = {"CHARTEROAK_DATA": empty["CHARTEROAK_DATA"], keys.KEY_VARIABLE: key.skey}
    command(env, "init")
    for wrong in (PLANTED, key.skey, SignerKey.generate("other", KeyType.ED25519).skey):
        refused(command(env, "rotate-key", env={"CHARTEROAK_LEDGER_NEXT_KEY": wrong}), "CHARTEROAK_LEDGER_NEXT_KEY")
    place = Place(Path(env["CHARTEROAK_DATA"]) / "ledger")
    place.policy_file.write_text(f"log {key.verifier.vkey}\nquorum none\n")
    refused(command(env, "rotate-key", env={"CHARTEROAK_LEDGER_NEXT_KEY": new.skey}), f"`log {new.verifier.vkey}`")
    assert command(env, "checkpoint").exit_code == 0
    place.policy_file.unlink()
    result = command(env, "rotate-key", env={"CHARTEROAK_LEDGER_NEXT_KEY": new.skey})
    assert (result.exit_code, vkey_in(result.stdout)) == (0, new.verifier.vkey)
    assert "PRIVATE" not in result.stdout


def test_where_there_are_witnesses_the_policy_must_name_the_new_key_first(ledger: Scratch, tmp_path: Path) -> None:
    """Else the log would publish nothing more. The new key is kept for the next time."""
    made = command(ledger, "append", input=lines(TRAINED))
    assert made.exit_code == 0
    folder = tmp_path / "clerk"
    folder.mkdir()
    with witnessed(folder, ledger.key.verifier) as (witness, url):
        ledger.place.policy_file.write_text(policy(ledger.vkeys, witness, url))
        first = command(ledger, "rotate-key")
        refused(first, str(ledger.place.policy_file), "nothing was changed yet")
        [vkey] = re.findall(r"`log (\S+)`", first.stderr)
        assert ledger.said()[-1]["kind"] == "training"
        assert command(ledger, "checkpoint").exit_code == 0
        refused(command(ledger, "rotate-key", "--type", "ml-dsa-44"), str(next_to(ledger.place.key)))
        ledger.place.policy_file.write_text(policy([*ledger.vkeys, vkey], witness, url))
        done = command(ledger, "rotate-key")
        assert (done.exit_code, vkey_in(done.stdout)) == (0, vkey)
        shown = (ledger.place.public / "checkpoint").read_text()
        assert f"\u2014 {witness.name} " in shown
        assert shown.count(f"\u2014 {NAME} ") == 2


# Pruning

YEARS = 2


def retention(folder: Path, days: int = 365) -> str:
    path = folder / "retention"
    path.write_text(f"charteroak ledger retention v1\nkeep {days} days\nauthority a schedule\n")
    return str(path)


@pytest.fixture
def old(tmp_path: Path) -> Scratch:
    """300 entries of two years ago, and one of now."""
    age = datetime.timedelta(days=YEARS * 365)
    made = scratch(tmp_path, age=age)
    made.fill(299, age)
    made.fill(1)
    return made


def test_what_is_older_than_the_policy_says_is_deleted_and_a_dry_run_deletes_nothing(
    old: Scratch, tmp_path: Path
) -> None:
    path = retention(tmp_path)
    folder, key = str(old.place.public), old.vkeys[0]
    dry = command(locked(old), "prune", "--policy", path, "--dry-run")
    assert (dry.exit_code, old.size()) == (0, 301)
    assert dry.stdout.startswith("256 entries would be deleted")
    done = command(old, "prune", "--policy", path)
    assert (done.exit_code, done.stdout.startswith("256 entries were deleted")) == (0, True)
    assert "--pruned 256" in done.stdout
    assert old.size() == 301 - 256 + 1
    assert command({}, "verify", folder, "--key", key, "--pruned", "256").exit_code == 0
    assert command({}, "verify", folder, "--key", key).exit_code == 1
    again = command(old, "prune", "--policy", path)
    assert (again.exit_code, again.stdout.startswith("0 entries were deleted")) == (0, True)
    refused(command(old, "receipt", "7", "--json"), "pruned")
    assert command(old, "receipt", "7").exit_code == 0


def test_a_longer_policy_keeps_them(old: Scratch, tmp_path: Path) -> None:
    result = command(old, "prune", "--policy", retention(tmp_path, 2555))
    assert (result.exit_code, old.size()) == (0, 301)
    assert result.stdout.startswith("0 entries were deleted")


def test_a_policy_that_keeps_less_than_a_year_is_refused(old: Scratch, tmp_path: Path) -> None:
    path = retention(tmp_path, 364)
    for option in ([], ["--dry-run"]):
        refused(command(old, "prune", "--policy", path, *option), f"{path}: line 2 keeps entries for less than 365")
    assert old.size() == 301


# Damage


def damaged(data: bytes, step: int) -> list[bytes]:
    """The data with a byte flipped, here and there, and cut off, here and there."""
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(0, len(data), step)]
    return flipped + [data[:at] for at in range(0, len(data), 3 * step)]


def test_a_damaged_key_file_is_named(ledger: Scratch) -> None:
    for data in damaged(ledger.place.key.read_bytes(), 9):
        ledger.place.key.write_bytes(data)
        refused(command(ledger, "checkpoint"), str(ledger.place.key))
        refused(command(ledger, "rotate-key"), str(ledger.place.key))
    ledger.place.key.unlink()
    refused(command(ledger, "checkpoint"), str(ledger.place.key))
    assert ledger.size() == 1


def test_a_key_file_that_others_can_read_is_refused(ledger: Scratch) -> None:
    ledger.place.key.chmod(0o644)
    refused(command(ledger, "checkpoint"), f"chmod 600 {ledger.place.key}")


def test_a_damaged_checkpoint_is_named(filled: Scratch, tmp_path: Path) -> None:
    path = filled.place.public / "checkpoint"
    for data in damaged(path.read_bytes(), 7):
        path.write_bytes(data)
        refused(command(filled, "receipt", "1"), str(path))
        result = command(filled, "verify", str(filled.place.public), "--key", filled.vkeys[0])
        assert result.exit_code in (1, 2)
        assert "checkpoint" in result.stderr
    old = tmp_path / "old"
    old.write_bytes(data)
    refused(command({}, "verify", "x", "--key", filled.vkeys[0], "--old", str(old)), str(old))


def test_a_damaged_receipt_is_named(filled: Scratch, tmp_path: Path) -> None:
    path, entry = tmp_path / "1.tlog-proof", tmp_path / "1.entry"
    command(filled, "receipt", "1", "--output", str(path), "--entry", str(entry))
    for data in damaged(path.read_bytes(), 11):
        path.write_bytes(data)
        options = ["--receipt", str(path), "--entry", str(entry), "--key", filled.vkeys[0]]
        result = command({}, "verify", *options)
        assert (result.exit_code in (1, 2), result.stderr.count("\n")) == (True, 1)
        assert result.stderr.startswith(f"verify: {path}: ")


def test_a_damaged_policy_is_named(ledger: Scratch, tmp_path: Path) -> None:
    clerk = SignerKey.generate("clerk.example", KeyType.ED25519_COSIGNATURE).verifier
    text = policy(ledger.vkeys, clerk, "http://127.0.0.1:1").encode()
    path = ledger.place.policy_file
    vkeys = text.index(b"+", text.index(b"log ")), text.index(b"witness")
    for data in (*damaged(text[: vkeys[1]], 5)[vkeys[0] // 5 + 1 :], b"\xff", b"quorum x\n", text[:-8]):
        path.write_bytes(data if data == text[:-8] else data + text[len(data) :] if len(data) == vkeys[1] else data)
        refused(command(ledger, "checkpoint"), str(path))
    other = {"CHARTEROAK_LEDGER_POLICY": str(tmp_path / "none")}
    refused(command(ledger, "checkpoint", env=other), str(tmp_path / "none"))


def test_a_damaged_retention_policy_is_named(old: Scratch, tmp_path: Path) -> None:
    path = Path(retention(tmp_path))
    text = path.read_bytes()
    last = text.index(b"authority ") + len(b"authority ")
    for data in damaged(text[:last], 3):
        path.write_bytes(data)
        refused(command(old, "prune", "--policy", str(path), "--dry-run"), str(path))
    path.unlink()
    refused(command(old, "prune", "--policy", str(path)), str(path))


@pytest.mark.parametrize("name", ["keys", "vocabulary"])
def test_a_damaged_file_of_the_public_folder_is_named(filled: Scratch, name: str) -> None:
    path = filled.place.public / name
    if path.is_dir():
        [path] = path.iterdir()
    for data in damaged(path.read_bytes(), len(path.read_bytes()) // 9):
        path.write_bytes(data)
        result = command(filled, "append", input=lines(TRAINED))
        refused(result, str(path))
    assert filled.size() == 4
