"""Signed notes, checkpoints and signatures: the published examples, real ones, and damage of every kind."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import AUDITOR, CLERK, LOG_KEY, ORIGIN, OUTSIDE, TIME, digest, key, signed

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import Malformed, Unproven
from charteroak.ledger.note import Note, Signature, parse_signatures
from charteroak.ledger.signing import KeyType, SignerKey, VerifierKey, message, verify_note

VECTORS = Path(__file__).parent / "vectors"

# The examples of C2SP signed-note and of golang.org/x/mod/sumdb/note.
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""
PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"  # noqa: S105 - published
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
SAYING = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)

# A checkpoint of a public log with a cosignature of a public witness, as they were served in 2026.
PUBLIC_LOG = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
PUBLIC_WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
PUBLIC_CHECKPOINT = """arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
"""  # noqa: E501 - a signature is one line

BODY = "test\n123\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n"
KEYS = [key(ORIGIN, key_type) for key_type in KeyType]


def opened(data: bytes, *keys: VerifierKey) -> list[tuple[str, int | None]]:
    """Whose signatures hold, and their times."""
    return [(each.key.name, each.time) for each in verify_note(Note.parse(data), keys)]


def test_the_published_example_holds() -> None:
    example = VerifierKey.parse(EXAMPLE_KEY)
    assert (example.id.hex(), example.vkey) == ("530d903a", EXAMPLE_KEY)
    assert opened(EXAMPLE.encode(), example) == [("example.com/foo", None)]


def test_the_published_key_signs_the_published_signature() -> None:
    signer = SignerKey.parse(PETER_SECRET)
    assert (signer.skey, signer.verifier.vkey) == (PETER_SECRET, PETER)
    assert signer.sign(SAYING).line == PETER_LINE
    assert Note(SAYING).with_signatures([signer.sign(SAYING)]).to_bytes() == (SAYING + "\n" + PETER_LINE).encode()


def test_signatures_by_others_are_left_out() -> None:
    data = (SAYING + "\n" + PETER_LINE + ENOCH_LINE).encode()
    peter, enoch = VerifierKey.parse(PETER), VerifierKey.parse(ENOCH)
    assert opened(data, peter, enoch) == [("PeterNeumann", None), ("EnochRoot", None)]
    assert opened(data, enoch) == [("EnochRoot", None)]
    assert opened(data) == []
    assert opened(data, replace(peter, name="Peter")) == []


def test_a_signature_under_another_name_is_left_out() -> None:
    """The name and the id together tell whose it is: one that shares the id alone is another's, whatever it holds."""
    peter = VerifierKey.parse(PETER)
    for name in ("Peter", "peterneumann"):
        assert opened((SAYING + "\n" + PETER_LINE.replace("PeterNeumann", name)).encode(), peter) == []
    other_id = Signature("PeterNeumann", bytes(4), b"x")
    assert opened(Note(SAYING, (other_id,)).to_bytes(), peter) == []


def test_a_checkpoint_of_a_public_log_and_a_public_witness_holds() -> None:
    log, witness = VerifierKey.parse(PUBLIC_LOG), VerifierKey.parse(PUBLIC_WITNESS)
    data = PUBLIC_CHECKPOINT.encode()
    assert opened(data, log, witness) == [(log.name, None), ("remora.n621.de", 1779573024)]
    assert Checkpoint.parse(Note.parse(data).text).size == 1432088532
    for old, new in ((b"1432088532", b"1432088533"), (b"U7WM", b"U7WN")):
        for each in (log, witness):
            with pytest.raises(Unproven):
                opened(data.replace(old, new), each)


def test_a_checkpoint_signed_with_ml_dsa_44_elsewhere_holds() -> None:
    """A log's key and checkpoint from the tests of litewitness (filippo.io/torchwood)."""
    vkey, _, data = (VECTORS / "mldsa44-log.txt").read_bytes().partition(b"\n")
    log = VerifierKey.parse(vkey.decode())
    assert (log.id.hex(), log.type, log.vkey.encode()) == ("b5df45c5", KeyType.ML_DSA_44, vkey)
    assert opened(data, log) == [("example.com/mldsa-log", 0)]
    with pytest.raises(Unproven):
        opened(data.replace(b"\n1\n", b"\n2\n"), log)


def test_the_messages_are_those_of_the_specification() -> None:
    """tlog-cosignature, both forms, written out by hand."""
    checkpoint = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    one, two = CLERK.verifier, OUTSIDE.verifier
    assert message(one, checkpoint, 1679315147) == f"cosignature/v1\ntime 1679315147\n{checkpoint}".encode()
    want = b"subtree/v1\n\0" + b"\x17outside.example/witness" + (1679315147).to_bytes(8, "big")
    want += b"\x1bexample.com/behind-the-sofa" + bytes(8) + (20852163).to_bytes(8, "big")
    assert message(two, checkpoint, 1679315147) == want + Checkpoint.parse(checkpoint).root


@pytest.mark.parametrize("signer", KEYS, ids=lambda each: each.type.name)
def test_a_key_of_each_type_signs_and_verifies(signer: SignerKey) -> None:
    again = SignerKey.parse(signer.skey)
    verifier = VerifierKey.parse(signer.verifier.vkey)
    assert (again, verifier) == (signer, signer.verifier)
    data = Note(BODY, (signer.sign(BODY, TIME),)).to_bytes()
    assert opened(data, verifier) == [(ORIGIN, None if signer.type is KeyType.ED25519 else TIME)]
    with pytest.raises(Unproven):
        opened(data.replace(b"123", b"124"), verifier)
    assert repr(signer.seed) not in repr(signer)


@pytest.mark.parametrize("signer", KEYS[1:], ids=lambda each: each.type.name)
def test_a_cosignature_binds_its_time(signer: SignerKey) -> None:
    made = signer.sign(BODY, TIME)
    moved = replace(made, data=(TIME + 1).to_bytes(8, "big") + made.data[8:])
    assert signer.verifier.verify(BODY, made) == TIME
    with pytest.raises(Unproven):
        signer.verifier.verify(BODY, moved)
    for time in (-1, 1 << 63):
        with pytest.raises(Malformed):
            signer.sign(BODY, time)


def test_extension_lines_are_signed_or_refused() -> None:
    extended = BODY + "an extension\n"
    ed25519, cosignature, ml_dsa = KEYS
    for signer in (ed25519, cosignature):
        made = signer.sign(extended, TIME)
        signer.verifier.verify(extended, made)
        with pytest.raises(Unproven):
            signer.verifier.verify(BODY + "an Extension\n", made)
    with pytest.raises(Malformed):
        ml_dsa.sign(extended, TIME)
    with pytest.raises(Unproven):
        ml_dsa.verifier.verify(extended, ml_dsa.sign(BODY, TIME))


def test_a_key_of_one_type_does_not_verify_for_another() -> None:
    """One Ed25519 key under both types: the ids differ, and so does what is signed."""
    plain, cosigner = (SignerKey("one", key_type, digest("seed")) for key_type in KEYS_OF_ED25519)
    assert plain.verifier.public == cosigner.verifier.public
    assert plain.verifier.id != cosigner.verifier.id
    forged = replace(plain.sign(BODY), key_id=cosigner.verifier.id)
    with pytest.raises(Unproven):
        cosigner.verifier.verify(BODY, forged)


KEYS_OF_ED25519 = (KeyType.ED25519, KeyType.ED25519_COSIGNATURE)


@pytest.mark.parametrize("text", [PETER, LOG_KEY.verifier.vkey, CLERK.verifier.vkey], ids=["peter", "log", "witness"])
def test_every_change_to_a_verifier_key_is_seen(text: str) -> None:
    """As in the tests of golang.org/x/mod: every part of it, and every character changed."""
    bad = {text[low:high] for low in range(len(text)) for high in range(low, len(text) + 1)} - {text}
    bad |= {text[:at] + chr(ord(text[at]) + 1) + text[at + 1 :] for at in range(len(text))}
    for each in bad:
        with pytest.raises(Malformed):
            VerifierKey.parse(each)


def test_every_change_to_a_signer_key_is_seen() -> None:
    bad = {
        PETER_SECRET[:at] + chr(ord(PETER_SECRET[at]) + 1) + PETER_SECRET[at + 1 :] for at in range(len(PETER_SECRET))
    }
    for each in bad | {PETER_SECRET[:-4], PETER_SECRET[12:], ""}:
        with pytest.raises(Malformed):
            SignerKey.parse(each)


def test_keys_of_other_lengths_and_types_are_refused() -> None:
    for vkey in (
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ):
        with pytest.raises(Malformed):
            VerifierKey.parse(vkey)


BAD_NOTES = {
    "no signature": SAYING,
    "no signature below the blank line": SAYING + "\n",
    "no newline at the end": SAYING + "\n" + PETER_LINE[:-1],
    "a control character": "\x01" + SAYING + "\n" + PETER_LINE,
    "a carriage return": SAYING + "\r\n\n" + PETER_LINE,
    "a space in the name": SAYING + "\n" + PETER_LINE.replace("PeterNeumann", "Peter Neumann"),
    "a plus in the name": SAYING + "\n" + PETER_LINE.replace("PeterNeumann", "Peter+Neumann"),
    "no name": SAYING + "\n" + PETER_LINE.replace("PeterNeumann", ""),
    "another dash": SAYING + "\n" + PETER_LINE.replace("—", "-"),
    "another line": SAYING + "\n" + PETER_LINE + "Unexpected line.\n",
    "Base 64 in another form": SAYING + "\n" + PETER_LINE.replace("nAM=", "nAN="),
    "a key id alone": SAYING + "\n— PeterNeumann x08gow==\n",
    "too many signatures": SAYING + "\n" + PETER_LINE * 101,
}


@pytest.mark.parametrize("what", BAD_NOTES)
def test_a_damaged_note_is_refused(what: str) -> None:
    with pytest.raises(Malformed):
        Note.parse(BAD_NOTES[what].encode())


def test_a_note_that_is_not_utf8_or_too_long_is_refused() -> None:
    for data in (b"\xff" + EXAMPLE.encode(), b"a" * (1 << 20) + EXAMPLE.encode()):
        with pytest.raises(Malformed):
            Note.parse(data)


def test_sixteen_signatures_are_fine() -> None:
    assert len(Note.parse((SAYING + "\n" + PETER_LINE * 16).encode()).signatures) == 16


def test_a_newer_signature_replaces_that_of_the_same_key() -> None:
    note = signed(1, digest("root"), CLERK)
    again = note.with_signatures([CLERK.sign(note.text, TIME + 5), AUDITOR.sign(note.text, TIME)])
    assert opened(again.to_bytes(), CLERK.verifier, AUDITOR.verifier) == [(CLERK.name, TIME + 5), (AUDITOR.name, TIME)]


def test_a_witness_answers_with_lines() -> None:
    lines = "".join(each.sign(BODY, TIME).line for each in (CLERK, OUTSIDE))
    assert [each.name for each in parse_signatures(lines)] == [CLERK.name, OUTSIDE.name]
    for bad in ("", "\n", lines[:-1], lines + "\n", lines + "x\n"):
        with pytest.raises(Malformed):
            parse_signatures(bad)


BAD_CHECKPOINTS = {
    "two lines": "test\n123\n",
    "no newline": BODY[:-1],
    "no origin": BODY.replace("test", ""),
    "an empty line": BODY + "\n",
    "a zero in front": BODY.replace("123", "0123"),
    "a sign": BODY.replace("123", "+123"),
    "a negative size": BODY.replace("123", "-1"),
    "no size": BODY.replace("123", ""),
    "a size of 2**63": BODY.replace("123", str(1 << 63)),
    "a size of 5,000 digits": BODY.replace("123", "1" * 5000),
    "digits of another script": BODY.replace("123", "\u0661\u0662\u0663"),
    "a short hash": BODY.replace("SP0=\n", "\n"),
    "a hash in another form": BODY.replace("SP0=", "SP1="),
    "a hash in URL form": BODY.replace("+7", "-7"),
    "another root for no entries": BODY.replace("123", "0"),
    "a control character": BODY.replace("test", "te\tst"),
}


@pytest.mark.parametrize("what", BAD_CHECKPOINTS)
def test_a_damaged_checkpoint_is_refused(what: str) -> None:
    with pytest.raises(Malformed):
        Checkpoint.parse(BAD_CHECKPOINTS[what])


def test_a_checkpoint_is_written_as_published() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    read = Checkpoint.parse(text)
    assert (read.origin, read.size, read.text) == ("example.com/behind-the-sofa", 20852163, text)
    assert Checkpoint.parse("o\n1\n" + text.split("\n")[2] + "\none\ntwo\n").extensions == ("one", "two")


lines = st.text(st.characters(codec="utf-8"), max_size=20)
almost = st.lists(lines | st.sampled_from(["test", "1", BODY.split("\n")[2], "— a AAAAAAA=", "— a", ""]), max_size=9)


@given(almost.map("\n".join) | st.text(max_size=100))
def test_a_note_and_a_checkpoint_have_one_form(text: str) -> None:
    with suppress(Malformed):
        assert Checkpoint.parse(text).text == text
    with suppress(Malformed):
        assert Note.parse(text.encode("utf-8", "surrogatepass")).to_bytes() == text.encode()
    with suppress(Malformed):
        assert Signature.parse(text).line == text + "\n"


@given(st.text(max_size=60) | st.from_regex(r"[a-z]{1,3}\+[0-9a-f]{8}\+[AB][A-Za-z0-9+/]{43}", fullmatch=True))
def test_no_made_up_key_is_taken(text: str) -> None:
    for parse in (VerifierKey.parse, SignerKey.parse):
        with pytest.raises(Malformed):
            parse(text)


@given(st.binary(max_size=100))
def test_no_made_up_signature_holds(data: bytes) -> None:
    for signer in KEYS:
        with pytest.raises(Unproven):
            signer.verifier.verify(BODY, Signature("x", bytes(4), data or b"x"))
