"""Logs that grow or fork, and witnesses to bring them before: in this process, on local ports, in other processes."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import uvicorn
from ledger_samples import LOG_KEY, TIME, digest

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.note import Note
from charteroak.ledger.signing import KeyType, SignerKey, VerifierKey
from charteroak.ledger.tree import Leaves, consistency_proof
from charteroak.ledger.witness import Answer, Submission, Witness
from charteroak.ledger.witness_app import WitnessApp


class Log:
    """A log with its key: the checkpoint of any size, and the proof between two. Another `story` is a fork."""

    def __init__(self, size: int, *keys: SignerKey, fork_at: int | None = None, story: str = "forged") -> None:
        self.keys = keys or (LOG_KEY,)
        self.origin = self.keys[0].name
        self.tree = Leaves(digest((number, story if number == fork_at else "")) for number in range(size))

    def root(self, size: int) -> bytes:
        return self.tree.root(size)

    def note(self, size: int, *keys: SignerKey) -> Note:
        text = Checkpoint(self.origin, size, self.root(size)).text
        return Note(text, tuple(key.sign(text, TIME) for key in keys or self.keys))

    def proof(self, old: int, new: int) -> tuple[bytes, ...]:
        return consistency_proof(old, new, self.tree.node)

    def body(self, old: int, size: int) -> bytes:
        """A request that says what is so. Where the old size is the larger one, there is no proof to give."""
        return Submission(old, self.proof(old, size) if old <= size else (), self.note(size)).to_bytes()


def new_witness(path: Path, key: SignerKey, *logs: VerifierKey) -> Witness:
    """A witness that has seen nothing."""
    Witness.create(path, key)
    return Witness(path, key, logs or (LOG_KEY.verifier,))


@contextmanager
def served(app: Any, **settings: Any) -> Iterator[str]:
    """An ASGI application on a free port of its own, in a thread: its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            app, log_config=None, access_log=False, ws="none", lifespan="on", timeout_graceful_shutdown=1, **settings
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.005)
        try:
            yield f"{'https' if settings else 'http'}://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def watching(path: Path, key: SignerKey, *logs: VerifierKey) -> Iterator[tuple[Witness, str]]:
    """A new witness on a port: it, and its address."""
    with new_witness(path, key, *logs) as witness, served(WitnessApp(witness)) as url:
        yield witness, url


@contextmanager
def watching_plainly(path: Path, key: SignerKey) -> Iterator[tuple[Witness, str]]:
    """The same behind a server that is faster to start and to stop."""
    with (
        new_witness(path, key) as witness,
        answering(lambda body: witness.add_checkpoint(body, int(time.time()))) as url,
    ):
        yield witness, url


@contextmanager
def answering(answer: Callable[[bytes], Answer], **headers: str) -> Iterator[str]:
    """A server that answers each request as it likes: its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            given = answer(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                self.send_response(given.status)
                for name, value in {**headers, "Content-Type": given.content_type}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(given.body)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Handler) as url:
        yield url


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A plain server on a free port, in a thread: its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def unused_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def race_key(number: int) -> SignerKey:
    """The key of one of many logs."""
    return SignerKey(f"log{number}.example", KeyType.ED25519, digest(number))


def tell_a_story(path: Path, key: SignerKey, count: int, story: str, start: Barrier, answers: Any) -> None:
    """In a process of its own: bring a first checkpoint of each of many logs before a witness, with this story."""
    keys = [race_key(number) for number in range(count)]
    bodies = [Log(1, each, fork_at=0, story=story).body(0, 1) for each in keys]
    with Witness(path, key, [each.verifier for each in keys]) as witness:
        start.wait(30)
        answers.put((story, [witness.add_checkpoint(body, TIME).status for body in bodies]))


def tls(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that only its holder vouches for, and its key: two files."""
    import datetime
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "witness.example")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "private.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    ssl.create_default_context().load_verify_locations(certificate)
    return certificate, private
