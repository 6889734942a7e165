"""The log's side: cosignatures are collected over real HTTP, each checked, and a log that is behind stops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from ledger_samples import AUDITOR, CLERK, LOG_KEY, ORIGIN, OUTSIDE, TIME
from ledger_witnesses import Log, answering, new_witness, served, serving, tls, unused_port, watching, watching_plainly

from charteroak.ledger.cosigning import Behind, Collected, Cosigner
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.files import load
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.signing import KeyType, SignerKey, verify_note
from charteroak.ledger.witness import SIZE, TEXT, Answer, Submission, Witness
from charteroak.ledger.witness_app import WitnessApp
from charteroak.ledger.witness_lane import LARGEST

HONEST = Log(60)
KEYS = {"clerk": CLERK, "audit": AUDITOR, "outside": OUTSIDE}
SHORT = 0.4
WAITED = 60.0
"""Seconds: far more than SHORT, however busy the machine is."""
"""Seconds that a slow witness is waited for."""


def policy(**urls: str) -> Policy:
    """Two of three; a witness with no URL given has none."""
    lines = [f"log {LOG_KEY.verifier.vkey}"]
    lines += [f"witness {name} {key.verifier.vkey} {urls.get(name, '')}" for name, key in KEYS.items()]
    lines += ["group two 2 clerk audit outside", "quorum two", ""]
    return Policy.parse("\n".join(lines).encode())


def collect(cosigner: Cosigner, size: int, log: Log = HONEST) -> Collected:
    return cosigner.collect(log.note(size), log.proof)


def no_proof(_old: int, _new: int) -> tuple[bytes, ...]:
    pytest.fail("no proof is needed here")


Serve = Callable[[Path, SignerKey], AbstractContextManager[tuple[Witness, str]]]


class Town:
    """Three witnesses, each on a port of its own."""

    def __init__(self, stack: ExitStack, folder: Path, serve: Serve = watching_plainly) -> None:
        self.witnesses: dict[str, Witness] = {}
        self.urls: dict[str, str] = {}
        for name, key in KEYS.items():
            self.witnesses[name], self.urls[name] = stack.enter_context(serve(folder / f"{name}.db", key))

    def policy(self, **others: str) -> Policy:
        return policy(**{**self.urls, **others})

    def sizes(self) -> list[int]:
        return [seen.size if (seen := each.seen().get(ORIGIN)) else 0 for each in self.witnesses.values()]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with ExitStack() as stack:
        yield Town(stack, tmp_path)


@pytest.fixture
def down() -> str:
    """The address of a witness that is not running."""
    return f"http://127.0.0.1:{unused_port()}"


def test_all_three_cosign_each_checkpoint_of_a_growing_log(tmp_path: Path) -> None:
    """The application itself, and not a stand-in, behind each address."""
    with ExitStack() as stack:
        grow(Town(stack, tmp_path, watching))


def grow(town: Town) -> None:
    cosigner = Cosigner(town.policy())
    for size in (0, 1, 2, 7, 7, 32, 60):
        collected = collect(cosigner, size)
        assert collected.missing == {}
        assert set(collected.cosigned) == set(KEYS)
        assert abs(min(collected.cosigned.values()) - time.time()) < 60
        assert collected.complete(town.policy())
        assert set(town.policy().check(collected.note).witnessed) == set(KEYS)
        assert [each.name for each in collected.note.signatures] == [ORIGIN, *(key.name for key in KEYS.values())]
        assert town.sizes() == [size] * 3


def test_a_usual_checkpoint_takes_one_request_and_one_after_a_restart_two(tmp_path: Path) -> None:
    with watching(tmp_path / "clerk.db", CLERK) as (witness, _):
        olds = []

        def count(body: bytes) -> Answer:
            olds.append(Submission.parse(body).old)
            return witness.add_checkpoint(body, TIME)

        with answering(count) as url:
            cosigner = Cosigner(policy(clerk=url))
            for size in (5, 9, 9, 20):
                assert "clerk" in collect(cosigner, size).cosigned
            assert olds == [0, 5, 9, 9]
            assert "clerk" in collect(Cosigner(policy(clerk=url)), 33).cosigned
            assert olds[4:] == [0, 20]


def test_the_proof_is_made_in_the_callers_own_thread(town: Town) -> None:
    """So that it may come from a database connection that belongs to that thread."""
    threads = set()

    def proof(old: int, new: int) -> tuple[bytes, ...]:
        threads.add(threading.current_thread())
        return HONEST.proof(old, new)

    Cosigner(town.policy()).collect(HONEST.note(5), proof)
    Cosigner(town.policy()).collect(HONEST.note(9), proof)
    assert threads == {threading.current_thread()}


def test_cosignatures_of_before_are_kept_and_those_of_others_are_left_alone(town: Town, down: str) -> None:
    """A checkpoint that was cosigned by one yesterday is completed by another today."""
    stranger = SignerKey("stranger.example", KeyType.ED25519_COSIGNATURE, bytes(32))
    note = HONEST.note(5, LOG_KEY, stranger, CLERK)
    collected = Cosigner(town.policy(clerk=down, outside=down)).collect(note, HONEST.proof)
    assert set(collected.cosigned) == {"clerk", "audit"}
    assert collected.complete(town.policy())
    assert [each.name for each in collected.note.signatures] == [ORIGIN, stranger.name, CLERK.name, AUDITOR.name]
    again = Cosigner(town.policy()).collect(collected.note, HONEST.proof)
    assert len(again.note.signatures) == 5
    assert again.cosigned["clerk"] > TIME - 1


def test_a_witness_is_sent_the_logs_signatures_alone() -> None:
    sent = []

    def hear(body: bytes) -> Answer:
        sent.append(Submission.parse(body).note)
        return Answer(404, TEXT, b"")

    with answering(hear) as url:
        rotated = SignerKey(ORIGIN, KeyType.ML_DSA_44, bytes(32))
        note = HONEST.note(5, LOG_KEY, AUDITOR, rotated)
        Cosigner(policy(clerk=url)).collect(note, HONEST.proof)
    assert sent == [Note(note.text, (note.signatures[0], note.signatures[2]))]


def test_a_note_with_a_cosignature_that_fails_is_no_ones(town: Town) -> None:
    note = Note(HONEST.note(5).text, (*HONEST.note(5).signatures, *HONEST.note(6, CLERK).signatures))
    with pytest.raises(Unproven):
        Cosigner(town.policy()).collect(note, HONEST.proof)
    assert town.sizes() == [0, 0, 0]


# A witness that is down, slow or lying costs its own cosignature only


def test_two_of_three_is_met_with_one_down_and_not_with_two(town: Town, down: str) -> None:
    collected = collect(Cosigner(town.policy(audit=down)), 5)
    assert collected.missing == {"audit": "it cannot be reached: Connection refused"}
    assert collected.complete(town.policy())
    assert set(town.policy().check(collected.note).witnessed) == {"clerk", "outside"}
    collected = collect(Cosigner(town.policy(audit=down, outside=down)), 6)
    assert set(collected.missing) == {"audit", "outside"}
    assert not collected.complete(town.policy())


def test_a_witness_without_a_url_and_one_with_no_address_are_missing() -> None:
    collected = collect(Cosigner(policy(clerk="http://none.invalid/")), 5)
    assert collected.missing["clerk"] in (
        "the address in its URL is not found",
        "it cannot be reached: Temporary failure in name resolution",
    )
    assert collected.missing["audit"] == "the policy has no URL for it"
    assert collected.note == HONEST.note(5)
    assert not collected.complete(policy())


def test_a_slow_witness_is_waited_for_no_longer_than_its_time(town: Town) -> None:
    """Nor is it asked again while it still has a request before it."""
    release = threading.Event()

    def slow(body: bytes) -> Answer:
        release.wait(WAITED)
        return town.witnesses["clerk"].add_checkpoint(body, TIME)

    with answering(slow) as url:
        cosigner = Cosigner(town.policy(clerk=url), timeout=SHORT)
        start = time.monotonic()
        collected = collect(cosigner, 5)
        assert SHORT <= time.monotonic() - start < WAITED
        assert collected.missing == {"clerk": f"it did not answer within {SHORT} seconds"}
        assert collected.complete(town.policy())
        release.set()
    wait_until(lambda: asking() == 0)
    assert town.sizes() == [5, 5, 5]  # it cosigned too late for us, and knows it
    assert collect(Cosigner(town.policy()), 6).missing == {}


@pytest.mark.parametrize("part", [b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["headers", "body"])
def test_a_witness_that_drips_is_waited_for_no_longer_and_has_one_thread(part: bytes, town: Town) -> None:
    """Each byte comes in time, and there is no end to them."""
    end = threading.Event()

    class Drip(BaseHTTPRequestHandler):
        def handle(self) -> None:
            self.connection.recv(10000)
            try:
                self.connection.sendall(part)
                while not end.wait(0.05):
                    self.connection.sendall(b"x")
            except OSError:
                pass  # whoever asked has gone

    with serving(Drip) as url:
        cosigner = Cosigner(town.policy(clerk=url), timeout=SHORT)
        for size in (5, 6, 7):
            start = time.monotonic()
            collected = collect(cosigner, size)
            assert time.monotonic() - start < WAITED
            assert set(collected.cosigned) == {"audit", "outside"}
        assert collected.missing == {"clerk": "it has not answered an earlier request yet"}
        assert asking() == 1
        end.set()
        wait_until(lambda: asking() == 0)


def asking() -> int:
    """The threads that wait for a witness."""
    return [each.name for each in threading.enumerate()].count("asking a witness")


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAITED
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def cosignature(key: SignerKey, note: Note, at: int = TIME) -> bytes:
    return key.sign(note.text, at).line.encode()


OTHER_KEY = SignerKey(CLERK.name, CLERK.type, b"\2" * 32)
NOTE = HONEST.note(5)
HOLDS_NOT = "it answered with a cosignature that does not hold"
NO_COSIGNATURE = "it answered with something that is no cosignature"
NONE_OF_ITS_KEY = "it answered with no cosignature by its key with a time"
NO_SIZE = "it answered with something that is no size of a tree"
FORGED = replace(CLERK.sign(NOTE.text, TIME), data=bytes(72)).line.encode()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(200, TEXT, cosignature(OTHER_KEY, NOTE)), NONE_OF_ITS_KEY),
        (Answer(200, TEXT, cosignature(AUDITOR, NOTE)), NONE_OF_ITS_KEY),
        (Answer(200, TEXT, cosignature(CLERK, NOTE, 0)), NONE_OF_ITS_KEY),
        (Answer(200, TEXT, cosignature(CLERK, HONEST.note(6))), HOLDS_NOT),
        (Answer(200, TEXT, cosignature(CLERK, Log(5, fork_at=1).note(5))), HOLDS_NOT),
        (Answer(200, TEXT, FORGED), HOLDS_NOT),
        (Answer(200, TEXT, cosignature(CLERK, NOTE) + FORGED), HOLDS_NOT),
        (Answer(200, TEXT, LOG_KEY.sign(NOTE.text).line.encode()), NONE_OF_ITS_KEY),
        (Answer(200, TEXT, b""), NO_COSIGNATURE),
        (Answer(200, TEXT, b"\xff\xfe\n"), NO_COSIGNATURE),
        (Answer(200, TEXT, b"thanks\n"), NO_COSIGNATURE),
        (Answer(200, TEXT, cosignature(CLERK, NOTE)[:-1]), NO_COSIGNATURE),
        (Answer(200, TEXT, b"\n" + cosignature(CLERK, NOTE)), NO_COSIGNATURE),
        (Answer(200, TEXT, b"x" * (LARGEST + 1)), f"it answered with more than {LARGEST} bytes"),
        (Answer(409, SIZE, b""), NO_SIZE),
        (Answer(409, SIZE, b"5"), NO_SIZE),
        (Answer(409, SIZE, b"05\n"), NO_SIZE),
        (Answer(409, SIZE, b"-1\n"), NO_SIZE),
        (Answer(409, SIZE, b"9223372036854775808\n"), NO_SIZE),
        (Answer(409, SIZE, b"5\n5\n"), NO_SIZE),
        (Answer(409, SIZE, b"0\n"), "it says that it is at size 0, and does not take the proof from there"),
        (Answer(409, SIZE, b"3\n"), "it says that it is at size 3, and does not take the proof from there"),
        (Answer(409, TEXT, b"9\n"), "it answered with status 409"),
        (Answer(403, TEXT, b"no\n"), "it does not know the key that the log signs with"),
        (Answer(404, TEXT, b"no\n"), "it does not serve this log, or its URL is another"),
        (Answer(422, TEXT, b"no\n"), "it answered with status 422"),
        (Answer(503, TEXT, b"no\n"), "it answered with status 503"),
        (Answer(201, TEXT, cosignature(CLERK, NOTE)), "it answered with status 201"),
    ],
)
def test_a_witness_that_lies_is_missing_and_nothing_of_its_answer_is_taken(
    answer: Answer, why: str, town: Town
) -> None:
    with answering(lambda _: answer) as url:
        collected = Cosigner(town.policy(clerk=url)).collect(NOTE, HONEST.proof)
    assert collected.missing == {"clerk": why}
    assert set(collected.cosigned) == {"audit", "outside"}
    assert collected.complete(town.policy())
    assert len(collected.note.signatures) == 3
    assert len(verify_note(collected.note, [key.verifier for key in (LOG_KEY, *KEYS.values())])) == 3


def test_cosignatures_by_keys_that_are_not_known_are_passed_over(town: Town) -> None:
    """A witness may sign with more keys than one, as after a rotation."""
    both = cosignature(OTHER_KEY, NOTE) + cosignature(CLERK, NOTE) + cosignature(OUTSIDE, HONEST.note(6))
    with answering(lambda _: Answer(200, TEXT, both)) as url:
        collected = Cosigner(town.policy(clerk=url)).collect(NOTE, no_proof)
    assert collected.missing == {}
    assert len(collected.note.signatures) == 4


@pytest.mark.parametrize("raw", [b"", b"rubbish\r\n\r\n", b"HTTP/1.1 x\r\n\r\n", b"\x15\x03\0\2"])
def test_what_is_no_http_is_missing(raw: bytes, town: Town) -> None:
    class Rubbish(BaseHTTPRequestHandler):
        def handle(self) -> None:
            self.connection.recv(10000)
            self.connection.sendall(raw)

    with serving(Rubbish) as url:
        collected = Cosigner(town.policy(clerk=url)).collect(NOTE, HONEST.proof)
    assert collected.missing["clerk"] in (
        "it does not answer as HTTP asks",
        "it cannot be reached: Connection reset by peer",
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_anywhere(status: int, town: Town, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(cosignature(CLERK, NOTE))
    honest = f"{town.urls['clerk']}/add-checkpoint"
    for target in (honest, secret.as_uri(), "ftp://127.0.0.1/x"):
        with answering(lambda _: Answer(status, TEXT, b""), Location=target) as url:
            collected = Cosigner(town.policy(clerk=url)).collect(NOTE, HONEST.proof)
        assert collected.missing == {"clerk": f"it answered with status {status}"}
    assert town.sizes()[0] == 0


def test_a_proof_that_cannot_be_made_costs_that_witness(town: Town) -> None:
    collect(Cosigner(town.policy()), 5)

    def pruned(_old: int, _new: int) -> tuple[bytes, ...]:
        raise LedgerError("the tile is gone")

    collected = Cosigner(town.policy()).collect(HONEST.note(9), pruned)
    assert set(collected.missing.values()) == {"the proof from its size 5 cannot be made: the tile is gone"}


# A log that is behind stops


def test_a_database_that_is_an_old_copy_is_told_so_at_once(town: Town, down: str) -> None:
    """From each size that it may have been copied at, whoever of the witnesses can still be reached."""
    collect(Cosigner(town.policy()), 21)
    for size in range(21):
        for others in ({}, {"clerk": down, "audit": down}):
            with pytest.raises(Behind) as info:
                Cosigner(town.policy(**others)).check(HONEST.note(size), HONEST.proof)
            told = str(info.value)
            assert any(
                told == f"witness {name} has cosigned a tree of 21 entries, and ours has {size}: the database is an "
                "old copy, or the log has been forked; nothing more is signed"
                for name in KEYS
                if name not in others
            )
    assert town.sizes() == [21, 21, 21]


def test_a_log_that_was_forked_at_any_entry_is_told_so_at_any_size(town: Town) -> None:
    """An old copy that went on by itself: a smaller tree, one of the same size and larger ones."""
    cosigned = 13
    collect(Cosigner(town.policy()), cosigned)
    for at in range(cosigned):
        fork = Log(30, fork_at=at)
        for size in (cosigned - 1, cosigned, cosigned + 1, 30):
            with pytest.raises(Behind, match="the log has been forked"):
                Cosigner(town.policy()).check(fork.note(size), fork.proof)
    assert town.sizes() == [cosigned] * 3
    assert collect(Cosigner(town.policy()), 30).missing == {}


def test_a_writer_that_runs_is_told_too(town: Town) -> None:
    """Another process wrote to the log behind its back."""
    cosigner = Cosigner(town.policy())
    collect(cosigner, 5)
    collect(Cosigner(town.policy()), 9)
    with pytest.raises(Behind, match="a tree of 9 entries, and ours has 7"):
        collect(cosigner, 7)
    fork = Log(20, fork_at=6)
    with pytest.raises(Behind, match="a tree of 9 entries that ours does not begin with, and ours has 20"):
        collect(cosigner, 20, fork)


def test_another_root_of_the_same_size_needs_no_size_in_the_answer() -> None:
    """The specification asks for none there."""
    statuses = iter([Answer(409, SIZE, b"5\n"), Answer(409, TEXT, b"")])
    with answering(lambda _: next(statuses)) as url, pytest.raises(Behind, match="another tree of 5 entries"):
        Cosigner(policy(clerk=url)).check(NOTE, no_proof)


def test_a_size_that_moves_between_two_requests_is_looked_at_again() -> None:
    """Another writer was faster: larger than ours means behind, smaller means try again with the next checkpoint."""
    for second, outcome in ((b"9\n", Behind), (b"4\n", None)):
        answers = iter([Answer(409, SIZE, b"3\n"), Answer(409, SIZE, second)])
        with answering(lambda _, answers=answers: next(answers)) as url:  # type: ignore[misc]
            cosigner = Cosigner(policy(clerk=url))
            if outcome:
                with pytest.raises(outcome):
                    cosigner.check(NOTE, HONEST.proof)
            else:
                assert "size 4" in cosigner.check(NOTE, HONEST.proof).missing["clerk"]


def test_a_writer_that_starts_in_good_order_is_let_through(town: Town, down: str) -> None:
    collected = collect(Cosigner(town.policy()), 9)
    checked = Cosigner(town.policy(outside=down)).check(collected.note, no_proof)
    assert set(checked.missing) == {"outside"}
    assert checked.complete(town.policy())
    assert all(Cosigner(policy()).check(collected.note, no_proof).missing.values())


def test_a_witness_that_was_away_catches_up(town: Town, down: str) -> None:
    cosigner = Cosigner(town.policy(clerk=down))
    for size in (5, 9, 20):
        collect(cosigner, size)
    assert town.sizes() == [0, 20, 20]
    assert collect(Cosigner(town.policy()), 33).missing == {}
    assert town.sizes() == [33, 33, 33]


def test_a_witness_that_starts_anew_knows_what_it_knew(tmp_path: Path) -> None:
    path = tmp_path / "clerk.db"
    with watching(path, CLERK) as (_, url):
        collect(Cosigner(policy(clerk=url)), 9)
    with Witness(path, CLERK, [LOG_KEY.verifier]) as witness, served(WitnessApp(witness)) as url:
        with pytest.raises(Behind):
            collect(Cosigner(policy(clerk=url)), 8)
        assert "clerk" in collect(Cosigner(policy(clerk=url)), 10).cosigned
        assert witness.seen()[ORIGIN].size == 10


# HTTPS, and URLs


def test_https_is_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, private = tls(tmp_path)
    clerk = new_witness(tmp_path / "clerk.db", CLERK)
    files = {"ssl_certfile": str(certificate), "ssl_keyfile": str(private)}
    with clerk, served(WitnessApp(clerk), **files) as url:
        assert url.startswith("https:")
        assert collect(Cosigner(policy(clerk=url)), 5).missing["clerk"] == "its certificate cannot be verified"
        assert clerk.seen() == {}
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert "clerk" in collect(Cosigner(policy(clerk=url)), 5).cosigned
        other = url.replace("127.0.0.1", "localhost")
        assert collect(Cosigner(policy(clerk=other)), 5).missing["clerk"] == "its certificate cannot be verified"
        plain = url.replace("https", "http")
        assert "clerk" in collect(Cosigner(policy(clerk=plain)), 5).missing
        assert set(clerk.seen()) == {ORIGIN}
    with answering(lambda _: Answer(404, TEXT, b"")) as url:
        missing = collect(Cosigner(policy(clerk=url.replace("http", "https"))), 5).missing
        assert missing["clerk"] == "it cannot agree with us on TLS"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://clerk.example/",
        "data:text/plain,x",
        "clerk.example",
        "//clerk.example/",
        "http:clerk.example",
        "https:///add",
        "https://",
        "https://user:pass@clerk.example/",
        "https://clerk.example:99999/",
        "https://clerk.example:0/",
        "https://clerk.example:x/",
        "https://[::1/",
        "https://clerk.example/?q",
        "https://clerk.example/#f",
    ],
)
def test_a_url_that_cannot_be_asked_is_refused_before_anyone_is(url: str) -> None:
    with pytest.raises(Malformed, match="the URL of witness audit is not an http or https address"):
        Cosigner(policy(audit=url))


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/caf\u00e9/", "http://127.0.0.1:{port}/a/"])
def test_a_path_in_the_url_stands_before_the_call(url: str) -> None:
    asked = []

    class Listening(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Listening) as site:
        collected = collect(Cosigner(policy(clerk=url.format(port=site.rsplit(":", 1)[1]))), 5)
    assert asked in (["/a/add-checkpoint"], [])
    assert collected.missing["clerk"].startswith("it does not ")


def test_a_damaged_policy_is_named_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "policy"
    for data in (b"", b"\xff\0", f"witness clerk {CLERK.verifier.vkey[:-4]}\nquorum none\n".encode()):
        path.write_bytes(data)
        with pytest.raises(Malformed) as info:
            Cosigner(load(path, Policy.parse))
        assert str(info.value).startswith(f"{path}: ")
        assert "\n" not in str(info.value)
