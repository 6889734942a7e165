"""A witness answers as C2SP tlog-witness says, never cosigns two histories of one log, and forgets nothing."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import AUDITOR, CLERK, LOG_KEY, ORIGIN, OUTSIDE, TIME, key
from ledger_witnesses import Log, new_witness, race_key, tell_a_story

from charteroak.ledger import witness as module
from charteroak.ledger import witness_memory
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.note import Note, parse_signatures
from charteroak.ledger.signing import KeyType, SignerKey, verify_note
from charteroak.ledger.tree import EMPTY_ROOT
from charteroak.ledger.witness import LARGEST, SIZE, TEXT, Answer, Seen, Submission, Witness
from tests.fixtures.every import examples

LONGEST = 40
HONEST = Log(2 * LONGEST + 10)
ROTATED = SignerKey(ORIGIN, KeyType.ED25519, bytes(32))
LOGS = (LOG_KEY.verifier,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clerk.db"


@pytest.fixture
def witness(path: Path) -> Iterator[Witness]:
    with new_witness(path, CLERK, LOG_KEY.verifier, ROTATED.verifier) as made:
        yield made


def ask(witness: Witness, old: int, size: int, log: Log = HONEST) -> Answer:
    return witness.add_checkpoint(log.body(old, size), TIME)


def conflict(size: int) -> Answer:
    return Answer(409, SIZE, f"{size}\n".encode())


def is_cosigned(answer: Answer, note: Note, by: SignerKey = CLERK, time: int = TIME) -> bool:
    [signature] = parse_signatures(answer.body.decode())
    [verified] = verify_note(note.with_signatures([signature]), [by.verifier])
    return (answer.status, answer.content_type, verified.time) == (200, TEXT, time)


# Each status


@pytest.mark.parametrize("by", [CLERK, OUTSIDE], ids=["ed25519", "ml-dsa-44"])
def test_a_log_that_grows_is_cosigned_from_each_size_to_each(by: SignerKey, tmp_path: Path) -> None:
    log = Log(17)
    for first in range(18):
        with new_witness(tmp_path / f"{first}.db", by) as witness:
            assert is_cosigned(ask(witness, 0, first, log), log.note(first), by)
            for new in range(first, 18, 5):
                old = witness.seen()[ORIGIN].size
                assert is_cosigned(ask(witness, old, new, log), log.note(new), by)
                assert witness.seen() == {ORIGIN: Seen(new, TIME)}


def test_the_same_checkpoint_again_has_a_new_time(witness: Witness) -> None:
    ask(witness, 0, 5)
    answer = witness.add_checkpoint(HONEST.body(5, 5), TIME + 60)
    assert is_cosigned(answer, HONEST.note(5), time=TIME + 60)
    assert witness.seen() == {ORIGIN: Seen(5, TIME + 60)}


def test_an_unknown_log_is_404(witness: Witness) -> None:
    other = Log(5, key("other.example", KeyType.ED25519))
    assert ask(witness, 0, 5, other).status == 404
    assert witness.seen() == {}


def test_no_signature_by_a_known_key_of_the_log_is_403(witness: Witness) -> None:
    """Nor does a key serve that has the right name and another id, or a right one beside a signature that fails."""
    stranger = SignerKey(ORIGIN, KeyType.ED25519, b"\1" * 32)
    theirs = key("other.example", KeyType.ED25519)
    note = HONEST.note(5)
    broken = Note(note.text, HONEST.note(6).signatures)
    both = HONEST.note(5, ROTATED).with_signatures(broken.signatures)
    for wrong in (HONEST.note(5, stranger), HONEST.note(5, theirs), HONEST.note(5, CLERK), broken, both):
        assert witness.add_checkpoint(Submission(0, (), wrong).to_bytes(), TIME).status == 403
    assert witness.seen() == {}


def test_any_key_of_a_log_signs_for_it_and_other_signatures_are_passed_over(witness: Witness) -> None:
    stranger = SignerKey("stranger.example", KeyType.ED25519, b"\1" * 32)
    for size, keys in ((1, [LOG_KEY]), (2, [ROTATED]), (3, [ROTATED, LOG_KEY]), (4, [stranger, ROTATED])):
        note = HONEST.note(size, *keys)
        body = Submission(size - 1, HONEST.proof(size - 1, size), note).to_bytes()
        assert is_cosigned(witness.add_checkpoint(body, TIME), note)


def test_an_old_size_above_the_checkpoints_is_400(witness: Witness) -> None:
    ask(witness, 0, 5)
    assert ask(witness, 5, 4).status == 400
    assert ask(witness, 6, 5).status == 400


def test_an_old_size_that_is_not_the_last_cosigned_is_409_with_that_size(witness: Witness) -> None:
    assert ask(witness, 1, 5) == conflict(0)
    ask(witness, 0, 5)
    for old, size in ((0, 5), (0, 9), (4, 9), (6, 9), (0, 3), (3, 3)):
        assert ask(witness, old, size) == conflict(5)


def test_another_root_of_the_same_size_is_409(witness: Witness) -> None:
    ask(witness, 0, 5)
    assert ask(witness, 5, 5, Log(5, fork_at=2)) == conflict(5)


def test_a_proof_that_does_not_verify_is_422(witness: Witness) -> None:
    """Of each wrong length, and with each of its hashes changed; and one where none belongs."""
    assert witness.add_checkpoint(Submission(0, (bytes(32),), HONEST.note(5)).to_bytes(), TIME).status == 422
    ask(witness, 0, 5)
    assert witness.add_checkpoint(Submission(5, (bytes(32),), HONEST.note(5)).to_bytes(), TIME).status == 422
    good = HONEST.proof(5, 23)
    wrong = [good[:count] for count in range(len(good))] + [(*good, *[bytes(32)] * more) for more in range(1, 50)]
    wrong += [(*good[:at], bytes(32), *good[at + 1 :]) for at in range(len(good))]
    wrong += [(*good[:at], good[at], *good[at:]) for at in range(len(good))]
    for proof in wrong:
        assert witness.add_checkpoint(Submission(5, proof, HONEST.note(23)).to_bytes(), TIME).status == 422
    assert ask(witness, 5, 23).status == 200


NOTE = HONEST.note(5).to_bytes()
HASH = b"A" * 43 + b"=\n"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        NOTE,
        b"old 0\n" + NOTE,
        b"old 0\n\n",
        b"old 0\n\n\n" + NOTE,
        b"old\n\n" + NOTE,
        b"old 00\n\n" + NOTE,
        b"old 01\n\n" + NOTE,
        b"old -1\n\n" + NOTE,
        b"old +0\n\n" + NOTE,
        b"old  0\n\n" + NOTE,
        b"old 0 \n\n" + NOTE,
        b"Old 0\n\n" + NOTE,
        b" old 0\n\n" + NOTE,
        b"old 0\r\n\r\n" + NOTE,
        b"old 9223372036854775808\n\n" + NOTE,
        "old \u0660\n\n".encode() + NOTE,
        b"old 0\n" + HASH[:-1] + b" \n\n" + NOTE,
        b"old 0\nAAAA\n\n" + NOTE,
        b"old 0\n" + HASH.replace(b"=", b"") + b"\n" + NOTE,
        b"old 0\n" + HASH * 64 + b"\n" + NOTE,
        b"old 0\n\n" + NOTE[:-1],
        b"old 0\n\n" + NOTE + b"\n",
        b"old 0\n\n" + NOTE.replace(b"\n5\n", b"\n05\n"),
        b"old 0\n\n" + NOTE.replace(b"\n5\n", b"\nfive\n"),
        b"old 0\n\n" + NOTE.replace(b"\n5\n", b"\n"),
        b"old 0\n\n" + NOTE.partition(b"\n\n")[0] + b"\n\n",
        b"old 0\n\n" + b"\xff" + NOTE,
        b"old \xff\n\n" + NOTE,
        b"old 0\n\n" + NOTE + b"x" * LARGEST,
    ],
)
def test_what_is_no_request_is_400(body: bytes, witness: Witness) -> None:
    answer = witness.add_checkpoint(body, TIME)
    assert (answer.status, answer.content_type) == (400, TEXT)
    assert answer.body.count(b"\n") == 1


def test_63_lines_of_proof_are_read(witness: Witness) -> None:
    assert witness.add_checkpoint(b"old 0\n" + HASH * 63 + b"\n" + NOTE, TIME).status == 422


def test_extension_lines_are_cosigned_by_the_key_that_signs_them_and_refused_by_the_other(tmp_path: Path) -> None:
    text = Checkpoint(ORIGIN, 5, HONEST.root(5), ("more",)).text
    note = Note(text, (LOG_KEY.sign(text),))
    for by, status in ((CLERK, 200), (OUTSIDE, 400)):
        with new_witness(tmp_path / f"{status}.db", by) as witness:
            assert witness.add_checkpoint(Submission(0, (), note).to_bytes(), TIME).status == status
            assert (witness.seen() == {}) is (status == 400)


def test_a_clock_that_is_not_set_cosigns_nothing(witness: Witness) -> None:
    for now in (0, -5):
        assert witness.add_checkpoint(HONEST.body(0, 5), now).status == 503
    assert witness.seen() == {}


# Bodies of any kind


def valid_bodies() -> list[bytes]:
    return [HONEST.body(0, 5), HONEST.body(5, 23), HONEST.body(5, 5), HONEST.body(0, 0)]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A request with a part cut out, put in or replaced."""
    body = draw(st.sampled_from(valid_bodies()))
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, min(len(body), start + 40)))
    return body[:start] + draw(st.binary(max_size=8) | st.sampled_from([b"\n", b"\n\n", b"old 5\n", HASH])) + body[end:]


@settings(max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300) | damaged())
def test_no_body_makes_it_fail_or_cosign_what_the_log_did_not_sign(body: bytes, witness: Witness) -> None:
    answer = witness.add_checkpoint(body, TIME)
    assert answer.status in {200, 400, 403, 404, 409, 422}
    if answer.status == 200:
        asked = Submission.parse(body)
        assert verify_note(asked.note, [LOG_KEY.verifier])
        assert is_cosigned(answer, asked.note)


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.sampled_from([HONEST.note(0), HONEST.note(7), HONEST.note(7, LOG_KEY, ROTATED, CLERK)]),
)
def test_a_request_is_read_as_it_was_written(old: int, proof: list[bytes], note: Note) -> None:
    asked = Submission(old, tuple(proof), note)
    assert Submission.parse(asked.to_bytes()) == asked


# Forks


def test_a_fork_at_each_entry_is_refused_at_each_size(witness: Witness) -> None:
    """For each size n that is cosigned and each entry before n: the log with that entry changed is never cosigned,
    be its tree smaller, equal or larger, whatever old size is told and whatever proof is given.
    """
    for cosigned in range(1, LONGEST + 1):
        assert ask(witness, cosigned - 1, cosigned).status == 200
        for at in range(cosigned):
            refused(witness, cosigned, Log(2 * cosigned + 3, fork_at=at))
        assert witness.seen() == {ORIGIN: Seen(cosigned, TIME)}


def refused(witness: Witness, cosigned: int, fork: Log) -> None:
    smaller, same, next_, larger = (
        fork.note(size) for size in (cosigned - 1, cosigned, cosigned + 1, 2 * cosigned + 3)
    )
    mine, honest = (log.proof(cosigned, 2 * cosigned + 3) for log in (fork, HONEST))
    asked = [
        (400, cosigned, (), smaller),
        (409, 0, (), smaller),
        (409, cosigned, (), same),
        (422, cosigned, fork.proof(cosigned, cosigned + 1), next_),
        (422, cosigned, mine, larger),
        (422, cosigned, honest, larger),  # what an honest log would show does not help
        (409, 0, (), larger),
    ]
    for status, old, proof, note in asked:
        answer = witness.add_checkpoint(Submission(old, proof, note).to_bytes(), TIME)
        assert answer.status == status


# Races


def test_a_smaller_tree_never_follows_a_larger_one_however_two_requests_interleave(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The race of the specification: A, checked and not yet kept, waits until B has had time to overtake it."""
    original, checked, go = module.check_consistency, threading.Event(), threading.Event()

    def slow(old: int, new: int, *rest: object) -> None:
        original(old, new, *rest)  # type: ignore[arg-type]
        if new == 10:
            checked.set()
            assert go.wait(10)

    monkeypatch.setattr(module, "check_consistency", slow)
    answers: dict[int, Answer] = {}
    with new_witness(path, CLERK) as first, Witness(path, CLERK, LOGS) as second:
        ask(first, 0, 5)

        def bring(witness: Witness, size: int) -> None:
            answers[size] = ask(witness, 5, size)

        a = threading.Thread(target=bring, args=(first, 10))
        b = threading.Thread(target=bring, args=(second, 20))
        a.start()
        assert checked.wait(10)
        b.start()
        b.join(0.3)
        assert b.is_alive(), "B was answered while A had not been"
        go.set()
        a.join()
        b.join()
        assert answers[10].status == 200
        assert answers[20] == conflict(10)
        assert first.seen() == second.seen() == {ORIGIN: Seen(10, TIME)}


@pytest.mark.parametrize("files", [1, 2], ids=["one witness", "two on one file"])
def test_of_many_requests_at_once_one_is_cosigned(files: int, path: Path) -> None:
    """Threads that each tell another story of the next size, round after round: the cosigned ones are one history."""
    stories = [Log(13, fork_at=12, story=str(number)) for number in range(6)]
    with new_witness(path, CLERK) as first, Witness(path, CLERK, LOGS) as second:
        for size in range(1, 13):
            assert ask(first, size - 1, size).status == 200
        wins = []
        start = threading.Barrier(len(stories))

        def tell(number: int) -> None:
            start.wait(10)
            wins.append(ask((first, second)[number % files], 12, 13, stories[number]).status)

        threads = [threading.Thread(target=tell, args=(number,)) for number in range(len(stories))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(wins) == [200] + [409] * (len(stories) - 1)


def test_of_processes_that_tell_different_stories_one_is_believed(path: Path) -> None:
    """Thirty logs, three processes on one file, three stories of each log's first entry: one cosignature a log."""
    count, stories = 30, ("one", "two", "three")
    Witness.create(path, CLERK)
    context = multiprocessing.get_context("spawn")
    start, answers = context.Barrier(len(stories)), context.SimpleQueue()
    processes = [
        context.Process(target=tell_a_story, args=(path, CLERK, count, story, start, answers)) for story in stories
    ]
    for process in processes:
        process.start()
    told = dict(answers.get() for _ in processes)
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    for each in zip(*told.values(), strict=True):
        assert sorted(each) == [200, 409, 409]
    with Witness(path, CLERK, [race_key(number).verifier for number in range(count)]) as witness:
        assert len(witness.seen()) == count


# Memory


def test_it_remembers_over_a_restart(path: Path) -> None:
    new_witness(path, CLERK).close()
    for size in (3, 8, 21):
        with Witness(path, CLERK, LOGS) as witness:
            last = seen.size if (seen := witness.seen().get(ORIGIN)) else 0
            assert ask(witness, last, size).status == 200
        with Witness(path, CLERK, LOGS) as witness:
            assert witness.seen() == {ORIGIN: Seen(size, TIME)}
            assert ask(witness, 0, size) == conflict(size)
            assert ask(witness, size, size, Log(size, fork_at=0)) == conflict(size)


def test_each_log_has_a_memory_of_its_own(path: Path) -> None:
    other = Log(30, key("other.example", KeyType.ML_DSA_44))
    with new_witness(path, CLERK, LOG_KEY.verifier, other.keys[0].verifier) as witness:
        assert ask(witness, 0, 20).status == 200
        assert ask(witness, 0, 7, other).status == 200
        assert {origin: seen.size for origin, seen in witness.seen().items()} == {ORIGIN: 20, "other.example": 7}
    with Witness(path, CLERK, LOGS) as witness:  # a log that is served no more is not forgotten
        assert witness.origins == (ORIGIN,)
        assert set(witness.seen()) == {ORIGIN, "other.example"}


def test_a_cosignature_is_on_the_disk_before_it_leaves(witness: Witness, path: Path) -> None:
    [mode] = witness._memory._database.execute("PRAGMA synchronous").fetchone()
    assert mode == 2, "FULL: a commit waits for the disk"
    ask(witness, 0, 5)
    with sqlite3.connect(path, autocommit=True) if sys.version_info >= (3, 12) else sqlite3.connect(path) as other:
        assert other.execute("SELECT size FROM seen").fetchall() == [(5,)]
    other.close()


TRACED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from ledger_samples import CLERK, LOG_KEY
from ledger_witnesses import Log
from charteroak.ledger.witness import Witness
log = Log(20)
with Witness(Path(sys.argv[1]), CLERK, [LOG_KEY.verifier]) as witness:
    for size in range(20):
        answer = witness.add_checkpoint(log.body(size, size + 1), 7)
        print("answered", answer.status, flush=True)
        witness.add_checkpoint(log.body(0, size + 1), 7)
        print("refused", flush=True)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows what the system is asked for")
def test_the_system_is_told_to_write_to_the_disk_before_each_cosignature(path: Path) -> None:
    """Between any two answers with a cosignature there is an fdatasync; a refusal needs none."""
    Witness.create(path, CLERK)
    trace = path.with_name("trace")
    strace = ["strace", "-f", "-e", "trace=fdatasync,fsync,write", "-o", str(trace)]
    command = [*strace, sys.executable, "-c", TRACED, str(path), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - our own
    assert done.stdout == "answered 200\nrefused\n" * 20
    found = re.findall(r"fdatasync|fsync|answered|refused", trace.read_text())
    events = ["sync" if "sync" in event else event for event in found]
    before = {"answered": "sync", "refused": "answered"}
    assert all(first == before.get(second, first) for first, second in itertools.pairwise(events))
    assert events.count("answered") == 20


def test_the_file_is_for_its_owner_alone(path: Path, witness: Witness) -> None:
    ask(witness, 0, 5)
    for each in path.parent.iterdir():
        assert each.stat().st_mode & 0o077 == 0


def test_the_file_itself_never_goes_back_nor_forgets(witness: Witness) -> None:
    ask(witness, 0, 5)
    database = witness._memory._database
    for wrong in ("UPDATE seen SET size = 4", "DELETE FROM seen"):
        with pytest.raises(sqlite3.IntegrityError, match="a witness never"):
            database.execute(wrong)


def test_a_file_in_use_signs_nothing_and_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness_memory, "_BUSY_SECONDS", 0.05)
    with new_witness(path, CLERK) as witness:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert ask(witness, 0, 5).status == 503
        other.execute("ROLLBACK")
        other.close()
        assert ask(witness, 0, 5).status == 200


def test_a_full_disk_signs_nothing_and_harms_nothing(path: Path) -> None:
    """The limit on the file's pages is a disk that is full."""
    keys = [race_key(number) for number in range(60)]
    with new_witness(path, CLERK, *(each.verifier for each in keys)) as witness:
        database = witness._memory._database
        [pages] = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        statuses = [ask(witness, 0, 1, Log(1, each)).status for each in keys]
        assert {200, 503} == set(statuses)
        assert len(witness.seen()) == statuses.count(200)
        database.execute("PRAGMA max_page_count = 10000")
        for each, status in zip(keys, statuses, strict=True):
            assert ask(witness, 0, 1, Log(1, each)).status == {200: 409, 503: 200}[status]


LIMITED = """
import os, resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from ledger_samples import CLERK, LOG_KEY
from ledger_witnesses import Log
from charteroak.ledger.witness import Witness
log = Log(9)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Witness(Path(sys.argv[1]), CLERK, [LOG_KEY.verifier]) as witness:
    first = witness.add_checkpoint(log.body(0, 5), 7).status
    resource.setrlimit(resource.RLIMIT_FSIZE, (os.stat(sys.argv[1] + "-wal").st_size, resource.RLIM_INFINITY))
    second = witness.add_checkpoint(log.body(5, 7), 8).status
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    third = witness.add_checkpoint(log.body(5, 7), 9).status
    print(first, second, third)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system's limit on a file's size is POSIX")
def test_after_an_input_or_output_error_nothing_is_signed_until_a_restart(path: Path) -> None:
    """The error is the system's: a write to the file goes beyond a limit."""
    Witness.create(path, CLERK)
    command = [sys.executable, "-c", LIMITED, str(path), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - our own
    assert done.stdout == "200 503 503\n"
    assert "Traceback" not in done.stderr
    with Witness(path, CLERK, LOGS) as witness:
        assert witness.seen() == {ORIGIN: Seen(5, 7)}
        assert ask(witness, 5, 7).status == 200


def test_a_witness_that_is_closed_signs_nothing(path: Path) -> None:
    witness = new_witness(path, CLERK)
    witness.close()
    assert ask(witness, 0, 5).status == 503


# What cannot be used is one line that names the file


def said(path: Path, key: SignerKey = CLERK) -> str:
    with pytest.raises(LedgerError) as info:
        Witness(path, key, LOGS).close()
    assert str(info.value).startswith(f"{path}: ")
    assert "\n" not in str(info.value)
    return str(info.value)


def test_a_file_that_is_missing_is_not_made_anew(path: Path) -> None:
    """An empty memory under an old key would cosign a second history."""
    assert "one that has lost it needs a new key" in said(path)
    assert not path.exists()


def test_a_file_is_never_made_over_another(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(LedgerError, match=r"clerk\.db: .* cannot be made: File exists"):
        Witness.create(path, CLERK)
    assert path.read_text() == "mine"
    with pytest.raises(LedgerError, match="cannot be made"):
        Witness.create(path.parent / "none" / "clerk.db", CLERK)


def test_what_is_no_witnesss_database_is_refused(path: Path) -> None:
    for data in (b"", b"no database at all", os.urandom(4096)):
        path.write_bytes(data)
        said(path)
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE witness (vkey)")
    other.close()
    assert said(path).endswith("is no witness's database")
    path.unlink()
    path.mkdir()
    said(path)


def test_another_witnesss_database_is_refused(path: Path) -> None:
    new_witness(path, CLERK).close()
    for other in (AUDITOR, OUTSIDE, SignerKey(CLERK.name, CLERK.type, bytes(32))):
        assert said(path, other).endswith("is the database of a witness with another key")


def test_a_damaged_file_is_seen_or_does_no_harm(path: Path) -> None:
    """A byte changed anywhere: the file is refused, or it says the very same as before. Most of a file is empty."""
    with new_witness(path, CLERK) as witness:
        ask(witness, 0, 5)
    sound = path.read_bytes()
    kept = sound.index(HONEST.note(5).text.encode())
    text = range(kept, kept + len(HONEST.note(5).text))
    refused_at = {
        at
        for at in {*range(0, len(sound), 53), *range(100), *text}
        if is_refused(path, sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
    }
    assert refused_at.issuperset(text)
    assert refused_at.issuperset(range(16))  # SQLite's own mark
    assert all(is_refused(path, sound[:length]) for length in range(0, len(sound), 1000))


def is_refused(path: Path, data: bytes) -> bool:
    """Whether a file of this content is refused, in one line. If not, it says what it always said."""
    path.write_bytes(data)
    try:
        witness = Witness(path, CLERK, LOGS)
    except LedgerError as error:
        line = str(error)
        return line.startswith(f"{path}: ") and "\n" not in line
    with witness:
        assert witness.seen() == {ORIGIN: Seen(5, TIME)}
    return False


def test_a_row_that_is_not_its_own_word_is_refused(path: Path) -> None:
    """Whoever can write the file can take a row out, but not put another in its place."""
    note = HONEST.note(3, LOG_KEY, AUDITOR).to_bytes()
    for made in (note, HONEST.note(3).to_bytes(), b"", b"none", None):
        with new_witness(path, CLERK) as witness:
            ask(witness, 0, 3)
            witness._memory._database.execute("UPDATE seen SET note = ?", (made or "text",))
            assert ask(witness, 3, 5).status == 503
            assert ask(witness, 0, 5).status == 503
        assert said(path).endswith("it holds a checkpoint that this witness did not cosign")
        path.unlink()


def test_keys_of_the_wrong_kind_are_refused(path: Path) -> None:
    with pytest.raises(Malformed, match="a witness does not cosign with"):
        Witness.create(path, LOG_KEY)
    Witness.create(path, CLERK)
    with pytest.raises(Malformed, match="a witness does not cosign with"):
        Witness(path, LOG_KEY, LOGS)
    with pytest.raises(Malformed, match="a log does not sign checkpoints with"):
        Witness(path, CLERK, [AUDITOR.verifier])
    long = SignerKey("x" * 256, KeyType.ML_DSA_44, bytes(32))
    with pytest.raises(Malformed, match="255 bytes"):
        Witness(path, long, LOGS)


def test_the_empty_tree_is_cosigned_once_and_left_behind(witness: Witness) -> None:
    assert HONEST.root(0) == EMPTY_ROOT
    assert ask(witness, 0, 0).status == 200
    assert ask(witness, 0, 0).status == 200
    assert ask(witness, 0, 4).status == 200
    assert ask(witness, 0, 0) == conflict(4)
