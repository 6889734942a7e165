"""A city's vocabulary, entries, keys and logs for the tests of the ledger. All of it comes out the same every time."""

from __future__ import annotations

import datetime
from hashlib import sha256
from pathlib import Path

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.codec import Codec
from charteroak.ledger.entry import Entry, Kind
from charteroak.ledger.note import Note
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.tiles import Growth
from charteroak.ledger.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    acts=("inquire", "disclose", "arrest", "detain", "provide_service", "refuse_service", "refer"),
    outcomes=("required", "permitted", "prohibited", "not_addressed", "counsel", "unknown"),
    clauses=("2-927(a)", "2-927(b)", "2-927(c)", "2-928(a)", "2-928(b)", "2-928(c)", "2-928(d)", "2-928(f)", "2-929"),
    facts=(
        ("employee", ("police_officer", "police_civilian", "other_employee", "contractor")),
        ("topic", ("immigration_status", "crime_witness", "public_assistance", "income_tax_record", "not_personal")),
        ("required_by_law", ("true", "false")),
        ("necessary_to_service", ("true", "false")),
        ("recipient", ("person_concerned", "federal_immigration_authorities", "other")),
        ("suspect_interview", ("excluded", "included")),
    ),
    roles=("officer", "clerk", "supervisor", "counsel"),
    departments=("police", "health", "other"),
    bases=("court_order", "statute"),
)
CODEC = Codec(VOCABULARY)
LAW = sha256(b"the text of the law").digest()
READINGS = sha256(b"the readings as settled").digest()
ORIGIN = "charteroak.example/ledger"
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


def digest(what: object) -> bytes:
    """A digest that stands for any."""
    return sha256(repr(what).encode()).digest()


def decision(number: int) -> Entry:
    """A decision, another for each number."""
    return CODEC.entry(
        Kind.DECISION,
        NOON + number * datetime.timedelta(milliseconds=10),
        digest(number)[:16],
        commitment=digest(("commitment", number)),
        law=LAW,
        readings=READINGS,
        act=VOCABULARY.acts[number % 7],
        outcome=VOCABULARY.outcomes[number % 6],
        role="officer",
        department="police",
        clauses=("2-928(b)", "2-929")[: number % 3],
        facts={"employee": "police_officer", "topic": "crime_witness", "required_by_law": number % 2 == 0},
    )


def opening() -> Entry:
    """The first entry of a log."""
    return CODEC.entry(Kind.OPENING, NOON, digest("opening")[:16], subject=VOCABULARY.digest)


def entries(count: int) -> list[bytes]:
    """The entries of a log of this size."""
    return [CODEC.encode(decision(number) if number else opening()) for number in range(count)]


def key(name: str, key_type: KeyType) -> SignerKey:
    """A key, the same for the same name and type."""
    return SignerKey(name, key_type, digest((name, int(key_type))))


LOG_KEY = key(ORIGIN, KeyType.ED25519)
CLERK = key("clerk.example/witness", KeyType.ED25519_COSIGNATURE)
AUDITOR = key("audit.example/witness", KeyType.ED25519_COSIGNATURE)
OUTSIDE = key("outside.example/witness", KeyType.ML_DSA_44)
TIME = 1_795_348_800

POLICY = f"""# two of three
log {LOG_KEY.verifier.vkey}
witness clerk {CLERK.verifier.vkey} https://clerk.example/
witness audit {AUDITOR.verifier.vkey}
witness outside {OUTSIDE.verifier.vkey}
group two 2 clerk audit outside
quorum two
""".encode()


def signed(size: int, root: bytes, *keys: SignerKey) -> Note:
    """The checkpoint of a tree, signed."""
    text = Checkpoint(ORIGIN, size, root).text
    return Note(text, tuple(each.sign(text, TIME) for each in keys or (LOG_KEY, CLERK, AUDITOR)))


def files(listed: list[bytes], *keys: SignerKey) -> dict[str, bytes]:
    """The files of a log that was written at once."""
    growth = Growth()
    made = growth.append(listed)
    return made | {"checkpoint": signed(growth.size, growth.root(), *keys).to_bytes()}


def write(folder: Path, made: dict[str, bytes]) -> Path:
    """The files in a folder."""
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
