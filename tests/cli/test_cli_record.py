"""`ask --record`: what was recorded, what proves it, and what happens where it cannot be."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, run
from click.testing import Result
from fixtures.scratch_ledger import PASSPHRASE, Scratch, scratch

import charteroak
from charteroak.cli import ledger_opening
from charteroak.cli.ledger_record import Recording
from charteroak.cli.phrases import PHRASES
from charteroak.ledger import keys
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.errors import Behind, Stopped, Unavailable
from charteroak.ledger.log import Log
from charteroak.ledger.policy import Policy
from charteroak.ledger.receipt import Receipt
from charteroak.recording.entries import details_of
from charteroak.recording.recorder import REASONS

OPEN: dict[str, Any] = {"act": "refer", "facts": {"resident": True}}
KEYS = ("7", "1", "1", "1", "2")  # in the interview, to an answer of `refer` that is settled


@pytest.fixture
def ledger(tmp_path: Path) -> Scratch:
    return scratch(tmp_path)


def ask(ledger: Scratch | dict[str, str], *arguments: str, **settings: Any) -> Result:
    env = ledger.env if isinstance(ledger, Scratch) else ledger
    return run("ask", "--record", *arguments, env={**env, **settings.pop("env", {})}, **settings)


def interview(ledger: Scratch | dict[str, str], *typed: str, options: tuple[str, ...] = ()) -> Result:
    return ask(ledger, *options, input="".join(f"{key}\n" for key in typed))


def flat(printed: str) -> str:
    return " ".join(printed.split())


def settled() -> dict[str, Any]:
    """A question whose answer is settled."""
    facts = {"resident": True, "agency": "medical", "because_of_status": True, "required_by_law": False}
    answer = charteroak.ask("refer", facts)
    assert answer.outcome == "prohibited"
    return {"act": "refer", "facts": facts}


def sound(ledger: Scratch, recorded: dict[str, Any], details: bytes) -> None:
    """That the receipt is for the entry, and the entry about the details, as anyone can check who has both."""
    entry = base64.b64decode(recorded["entry"])
    assert ledger.entries()[recorded["index"]] == entry
    Receipt.parse(recorded["receipt"].encode()).check(entry, Policy.for_logs([ledger.key.verifier]))
    said = ledger.codec.decode(entry)
    assert said.record.hex() == recorded["record"]
    check_opening(said.commitment, said.record, details, Opening(bytes.fromhex(recorded["opening"])))


def test_the_answer_has_what_was_recorded_of_it_and_what_proves_it(ledger: Scratch) -> None:
    asked = settled()
    result = ask(ledger, "--json", json.dumps(asked), "--department", "library")
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    recorded = answer.pop("recorded")
    want = charteroak.ask(**asked)
    assert answer == json.loads(want.as_json())
    sound(ledger, recorded, details_of(want))
    said = ledger.said()[recorded["index"]]
    assert (said["kind"], said["act"], said["outcome"]) == ("decision", "refer", "prohibited")
    assert (said["clauses"], said["role"], said["department"]) == (list(want.clauses), "employee", "library")
    assert said["facts"] == {name: str(value).lower() for name, value in asked["facts"].items()}


def test_without_record_nothing_is(ledger: Scratch) -> None:
    before = {path: path.read_bytes() for path in ledger.data.rglob("*") if path.is_file()}
    assert "recorded" not in json.loads(run("ask", "--json", json.dumps(settled()), env=ledger.env).stdout)
    run("ask", input="".join(f"{key}\n" for key in KEYS), env=ledger.env)
    assert before == {path: path.read_bytes() for path in ledger.data.rglob("*") if path.is_file()}


def test_what_is_unknown_is_not_recorded_for_there_is_nothing_to_act_on(ledger: Scratch) -> None:
    result = ask(ledger, "--json", json.dumps(OPEN))
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["outcome"], answer["not_recorded"]["why"]) == (2, "unknown", "unknown")
    assert result.stderr == f"charteroak: not recorded: {answer['not_recorded']['says']}\n"
    shown = interview(ledger, "7", "1", options=("--language", "es"))
    assert shown.exit_code == 2
    assert flat(PHRASES["es"].not_recorded["unknown"]) in flat(shown.stdout)
    assert ledger.size() == 1


def test_the_role_is_the_callers_where_they_say_it(ledger: Scratch) -> None:
    for options, role in ([["--role", "supervisor"], "supervisor"], [[], "employee"]):
        answer = json.loads(ask(ledger, "--json", json.dumps(settled()), *options).stdout)
        assert ledger.said()[answer["recorded"]["index"]]["role"] == role


def test_lines_are_recorded_each_with_its_receipt_and_what_is_not_is_said_in_its_place(ledger: Scratch) -> None:
    asked = [settled(), OPEN, {"act": PLANTED}, {**settled(), "language": "es"}]
    result = ask(ledger, "--json", "-", input="".join(f"{json.dumps(each)}\n" for each in asked))
    assert result.exit_code == 2
    first, unknown, wrong, last = map(json.loads, result.stdout.splitlines())
    sound(ledger, first["recorded"], details_of(charteroak.ask(**settled())))
    sound(ledger, last["recorded"], details_of(charteroak.ask(**settled(), language="es")))
    assert unknown["not_recorded"]["why"] == "unknown"
    assert (wrong["line"], wrong["error"]["field"]) == (3, "act")
    assert ledger.size() == 3
    again = ask(ledger, "--json", "-", input=f"{json.dumps(settled())}\n")
    assert again.exit_code == 0


def test_where_there_is_no_ledger_or_no_key_the_answer_shows_and_says_so(ledger: Scratch, tmp_path: Path) -> None:
    none = {"CHARTEROAK_DATA": str(tmp_path / "none")}
    locked = {"CHARTEROAK_DATA": str(ledger.data)}
    wrong = {**locked, keys.PASSPHRASE_VARIABLE: PLANTED}
    for env, why in ((none, "no_ledger"), (locked, "locked"), (wrong, "unusable")):
        result = ask(env, "--json", json.dumps(settled()))
        answer = json.loads(result.stdout)
        assert (result.exit_code, answer["outcome"], answer["not_recorded"]["why"]) == (2, "prohibited", why)
        assert result.stderr.count("\n") == 1
        assert PLANTED not in result.output
        for language, phrases in PHRASES.items():
            shown = interview(env, *KEYS, "1", options=("--language", language))
            assert shown.exit_code == 2
            assert flat(phrases.not_recorded[why]) in flat(shown.stdout)
            assert "c2sp.org" not in shown.stdout
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("error", "why"),
    [(Unavailable, "unavailable"), (Stopped, "stopped"), (Behind, "behind")],
    ids=lambda each: str(each),
)
def test_a_ledger_that_fails_costs_the_record_and_not_the_answer(
    ledger: Scratch, monkeypatch: pytest.MonkeyPatch, error: type[Exception], why: str, tmp_path: Path
) -> None:
    def fail(*_: Any) -> None:
        raise error("the reason")

    monkeypatch.setattr(Log, "append", fail)
    kept = tmp_path / "kept.json"
    result = ask(ledger, "--json", json.dumps(settled()), "--receipt", str(kept))
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["not_recorded"]) == (2, {"why": why, "says": "the reason"})
    assert not kept.exists()
    shown = interview(ledger, *KEYS, "1")
    assert (shown.exit_code, shown.stderr) == (2, "charteroak: the reason\n")
    assert flat(PHRASES["en"].not_recorded[why]) in flat(shown.stdout)


def test_a_database_that_is_an_old_copy_records_nothing(ledger: Scratch) -> None:
    old = Path(ledger.place.store).read_bytes()
    assert ask(ledger, "--json", json.dumps(settled())).exit_code == 0
    Path(ledger.place.store).write_bytes(old)
    answer = json.loads(ask(ledger, "--json", json.dumps(settled())).stdout)
    assert answer["not_recorded"]["why"] == "behind"


def test_every_reason_has_its_words_in_both_languages() -> None:
    for phrases in PHRASES.values():
        assert phrases.not_recorded.keys() == set(REASONS)
    assert set(PHRASES["en"].not_recorded.values()).isdisjoint(PHRASES["es"].not_recorded.values())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_interview_says_what_would_be_recorded_and_asks_before_it(ledger: Scratch, language: str) -> None:
    phrases = PHRASES[language]
    result = interview(ledger, *KEYS, PLANTED, "", "3", "1", options=("--language", language, "--department", "fire"))
    assert (result.exit_code, result.stderr) == (0, "")
    before, _, after = result.stdout.partition(phrases.confirm)
    shown = flat(before)
    count = 4
    assert flat(phrases.entry.format(count=count, outcome="prohibited")) in shown
    assert flat(phrases.entry_role.format(role="employee")) in shown
    assert flat(phrases.entry_department.format(department="fire")) in shown
    assert flat(phrases.entry_without) in shown
    assert flat(after).count(flat(phrases.choose_one)) == 3
    assert PLANTED not in result.output
    receipt = after[after.index("c2sp.org") :]
    [recorded] = ledger.said()[1:]
    assert len(dict(recorded["facts"])) == count  # type: ignore[call-overload]
    assert phrases.record.format(record=recorded["record"]) in flat(after)
    Receipt.parse(receipt.encode()).check(ledger.entries()[1], Policy.for_logs([ledger.key.verifier]))


@pytest.mark.parametrize(("typed", "status"), [(("2",), 0), (("q",), 0), (("?", "2"), 0), ((), 2)])
def test_what_is_not_confirmed_is_not_recorded(ledger: Scratch, typed: tuple[str, ...], status: int) -> None:
    result = interview(ledger, *KEYS, *typed)
    assert result.exit_code == status
    assert flat(result.stdout).endswith(PHRASES["en"].nothing)
    assert ledger.size() == 1


def test_who_leaves_the_interview_records_nothing(ledger: Scratch) -> None:
    result = interview(ledger, "7", "q")
    assert (result.exit_code, ledger.size()) == (0, 1)
    assert PHRASES["en"].confirm not in result.stdout


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_it_says_of_what_is_kept_is_true_of_both(ledger: Scratch, language: str) -> None:
    phrases = PHRASES[language]
    recording = flat(interview(ledger, *KEYS, "2", options=("--language", language)).stdout)
    assert recording.count(flat(phrases.notice_recording)) == 2
    assert flat(phrases.notice) not in recording
    plain = flat(run("ask", "--language", language, input="7\n1\n1\n1\n2\n", env=ledger.env).stdout)
    assert plain.count(flat(phrases.notice)) == 2
    assert flat(phrases.notice_recording) not in plain


@pytest.mark.parametrize("asked", [True, False])
def test_what_is_kept_is_written_to_a_new_file_for_its_owner(ledger: Scratch, tmp_path: Path, asked: bool) -> None:
    path = tmp_path / "kept.json"
    options = ("--receipt", str(path))
    result = (
        ask(ledger, "--json", json.dumps(settled()), *options)
        if asked
        else interview(ledger, *KEYS, "1", options=options)
    )
    assert result.exit_code == 0
    kept = json.loads(path.read_text())
    sound(ledger, kept, kept["details"].encode())
    assert json.loads(kept["details"])["outcome"] == "prohibited"
    assert path.stat().st_mode & 0o777 == 0o600
    again = ask(ledger, "--json", json.dumps(settled()), *options)
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.startswith("charteroak: --receipt: a file that is there already")
    assert ledger.size() == 2


def test_a_file_that_cannot_be_made_records_nothing(ledger: Scratch, tmp_path: Path) -> None:
    result = ask(ledger, "--json", json.dumps(settled()), "--receipt", str(tmp_path / "none" / "kept.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--receipt: a file that cannot be used (No such file or directory)" in result.stderr
    assert ledger.size() == 1


def test_a_file_that_fails_after_it_was_recorded_costs_no_receipt(
    ledger: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full: what the file was to hold is in the answer."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no device that is always full")
    write = Recording._write

    def fail(self: Recording, file: Any, recorded: Any) -> None:
        file.close()
        write(self, full.open("w"), recorded)

    monkeypatch.setattr(Recording, "_write", fail)
    result = ask(ledger, "--json", json.dumps(settled()), "--receipt", str(tmp_path / "kept.json"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "recorded, but the file cannot be written (No space left on device)" in result.stderr
    sound(ledger, json.loads(result.stdout)["recorded"], details_of(charteroak.ask(**settled())))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--role", "police"], "--role: this option without --record"),
        (["--department", "fire"], "--department: this option without --record"),
        (["--receipt", "x"], "--receipt: this option without --record"),
        (["--record", "--role", PLANTED], "--role: another text is not allowed here; allowed: employee, police"),
        (["--record", "--department", PLANTED], "--department: another text is not allowed here; allowed: police"),
        (["--record", "--receipt", "x", "--json", "-"], "--receipt: this option beside --json -"),
    ],
)
def test_options_that_mean_nothing_here_are_refused(ledger: Scratch, options: list[str], says: str) -> None:
    result = run("ask", *options, env=ledger.env, input="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


def test_a_person_is_asked_for_the_passphrase_where_it_is_needed(
    ledger: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_opening, "_someone_is_there", lambda: True)
    env = {"CHARTEROAK_DATA": str(ledger.data)}
    result = run("ask", "--record", "--json", json.dumps(settled()), env=env, input=f"{PASSPHRASE}\n")
    assert (result.exit_code, ledger.size()) == (0, 2)
    assert PASSPHRASE not in result.output
    assert run("ask", "--record", "--json", json.dumps(OPEN), env=env, input="").exit_code == 2  # nobody is asked


def test_the_help_says_what_is_kept() -> None:
    said = flat(run("ask", "--help").stdout)
    assert "It has no place for a name." in said
    assert "Nothing you type is kept, but for what you ask to have recorded" in flat(run("--help").stdout)
