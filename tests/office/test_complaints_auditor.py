"""Auditors: their keys, reading what was written, answering; counsel: a hold. And who may none of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from office_complaints import (
    CONTACT,
    PASSPHRASE,
    PLANTED,
    WORDS,
    auditor_with_key,
    complain,
    form_of,
    found,
    reader,
    stored,
    upload,
)
from office_people import signed_in
from office_recording import entries
from office_visitor import Visitor

from charteroak.office.complaints.keyfile import new_pair, public_text, seal_key, unseal_key
from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office")
FAST = 10  # scrypt's cost, for tests


def the_one() -> Any:
    from charteroak.office.complaints.models import Complaint

    return Complaint.objects.get()


def key_file(pair: Any, passphrase: str = PASSPHRASE) -> bytes:
    return seal_key(pair, passphrase, FAST)


# Reading.


def test_each_auditor_opens_what_was_written_with_their_own_file(ledger: Place, visitor: Visitor) -> None:
    from charteroak.office.accounts.models import AuditLine

    assert ledger.exists
    both = [auditor_with_key(), auditor_with_key()]
    complain(visitor, "es")
    path = f"/complaints/{the_one().id}/read/"
    for person, pair in both:
        auditor = reader(person).get(path)
        upload(auditor, path, key_file(pair))
        assert auditor.status == 200
        text = auditor.text("//main")
        assert WORDS in text
        assert CONTACT in text
        assert "Español" in text
        assert auditor.response.headers["Cache-Control"] == "no-store"
        assert AuditLine.objects.filter(person=person.handle, event="complaint_read", outcome="opened").count() == 1
    assert found(stored(), *PLANTED, PASSPHRASE) == []


@pytest.mark.parametrize(
    ("file", "passphrase", "field", "says"),
    [
        ("own", "another passphrase", "passphrase", "not that of this file"),
        ("other", PASSPHRASE, "file", "was not sealed for that key"),
        ("none", PASSPHRASE, "file", "not a key file"),
        ("large", PASSPHRASE, "file", "too large"),
    ],
)
def test_no_other_file_and_no_other_passphrase_opens_it(
    file: str, passphrase: str, field: str, says: str, ledger: Place, visitor: Visitor
) -> None:
    from charteroak.office.accounts.models import AuditLine

    assert ledger.exists
    person, pair = auditor_with_key()
    complain(visitor)
    path = f"/complaints/{the_one().id}/read/"
    content = {"own": key_file(pair), "other": key_file(new_pair()), "none": b"x", "large": b"x" * 5000}[file]
    auditor = upload(reader(person).get(path), path, content, passphrase)
    assert auditor.status == 400
    assert says in auditor.text(f"//p[@id='{field}-error']")
    assert found(auditor.response.content, *PLANTED, passphrase) == []
    assert AuditLine.objects.filter(event="complaint_read", outcome="not_opened").count() == 1


def test_what_was_sealed_cannot_be_moved_exchanged_or_had_without_the_file() -> None:
    """A bit changed anywhere, another record, another key's name: it does not open."""
    from dataclasses import replace

    from charteroak.office.complaints.sealing import Account, NotOpened, open_, seal

    pair, record, account = new_pair(), b"r" * 16, Account(WORDS, CONTACT, "en")
    sealed = seal(record, account, {"a": pair.public, "b": new_pair().public})
    assert open_(record, sealed, "a", pair.private) == account
    flipped = bytes([sealed.content[20] ^ 1])
    spoiled = [
        (b"s" * 16, sealed, "a", pair.private),
        (record, sealed, "b", pair.private),
        (record, sealed, "a", new_pair().private),
        (record, replace(sealed, wrapped={"b": sealed.wrapped["a"]}), "b", pair.private),
        (record, replace(sealed, content=sealed.content[:20] + flipped + sealed.content[21:]), "a", pair.private),
        (record, replace(sealed, commitment=bytes(32)), "a", pair.private),
    ]
    for case in spoiled:
        with pytest.raises(NotOpened):
            open_(*case)
    sizes = {len(seal(record, Account("x" * n, "", "en"), {"a": pair.public}).content) for n in (0, 1, 500, 1900)}
    assert len(sizes) == 1


def test_a_key_file_opens_with_its_passphrase_alone_and_none_of_its_lines_can_be_exchanged() -> None:
    from charteroak.office.complaints.keyfile import BadKey

    pair, other = new_pair(), new_pair()
    file = key_file(pair)
    assert unseal_key(file, PASSPHRASE).public == pair.public
    assert unseal_key(file.replace(b"\n", b"\r\n"), PASSPHRASE).public == pair.public
    lines, others = file.split(b"\n"), key_file(other).split(b"\n")
    for n in range(4):
        spoiled = b"\n".join([*lines[:n], others[n] if lines[n] != others[n] else b"?", *lines[n + 1 :]])
        with pytest.raises(BadKey):
            unseal_key(spoiled, PASSPHRASE)
    with pytest.raises(BadKey):
        unseal_key(file, PASSPHRASE + " ")
    with pytest.raises(BadKey):
        unseal_key(file.replace(b"scrypt 10", b"scrypt 30"), PASSPHRASE)


# Keys.


def test_a_key_made_here_is_in_use_once_its_owner_has_opened_its_file(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.complaints.keeping import sealing_keys
    from charteroak.office.complaints.models import AuditorKey

    auditor = someone("auditor")
    auditor.get("/complaints/key/make/")
    auditor.post("/complaints/key/make/", {**form_of(auditor), "passphrase": PASSPHRASE, "again": PASSPHRASE})
    file = auditor.page.xpath("//textarea[@id='key-file']")[0].text.strip().encode() + b"\n"
    key = AuditorKey.objects.get()
    assert sealing_keys() == {}
    assert found(stored(), PASSPHRASE) == []
    assert unseal_key(file, PASSPHRASE).private.private_bytes_raw() not in stored()
    path = f"/complaints/key/{key.id}/"
    upload(auditor.get(path), path, key_file(new_pair()))
    assert "file of another key" in auditor.text("//p[@id='file-error']")
    upload(auditor.get(path), path, file)
    assert auditor.status == 302
    assert sealing_keys() == {key.id: bytes(key.public)}
    auditor.get(path).press("Retire this key")
    assert sealing_keys() == {}


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        (("short", "short"), "passphrase", "shorter than 12"),
        ((PASSPHRASE, PASSPHRASE + "!"), "again", "not the same"),
        (("", ""), "passphrase", "this is needed"),
    ],
)
def test_a_passphrase_is_long_and_typed_twice(
    sent: tuple[str, str], field: str, says: str, someone: Callable[..., Visitor]
) -> None:
    auditor = someone("auditor")
    auditor.get("/complaints/key/make/")
    auditor.post("/complaints/key/make/", {**form_of(auditor), "passphrase": sent[0], "again": sent[1]})
    assert says in auditor.text(f"//p[@id='{field}-error']").lower()
    assert not auditor.page.xpath("//input[@type='password'][@value!='']")


def test_a_public_key_made_elsewhere_is_in_use_at_once_and_only_once(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.complaints.keeping import sealing_keys

    auditor, pair = someone("auditor"), new_pair()
    for line, says in (
        (public_text(bytes(32)), "no public key"),
        ("x", "no public key"),
        (public_text(pair.public), ""),
    ):
        auditor.get("/complaints/key/paste/")
        auditor.post("/complaints/key/paste/", {**form_of(auditor), "public": line})
        assert says in (auditor.text("//p[@id='public-error']") if says else "")
    assert list(sealing_keys().values()) == [pair.public]
    auditor.get("/complaints/key/paste/")
    auditor.post("/complaints/key/paste/", {**form_of(auditor), "public": public_text(pair.public)})
    assert "there already" in auditor.text("//p[@id='public-error']")


def test_a_new_key_opens_new_complaints_only(ledger: Place, visitor: Visitor) -> None:
    from charteroak.office.complaints.models import AuditorKey, Complaint

    assert ledger.exists
    person, old = auditor_with_key()
    complain(visitor)
    first = the_one().id
    AuditorKey.objects.update(retired_on=datetime.date(2026, 1, 1))
    new = new_pair()
    AuditorKey.objects.create(person=person.handle, public=new.public, proven=True)
    complain(visitor)
    second = Complaint.objects.exclude(id=first).get().id
    opened = {}
    for name, pair in (("old", old), ("new", new)):
        for complaint in (first, second):
            path = f"/complaints/{complaint}/read/"
            opened[name, complaint] = upload(reader(person).get(path), path, key_file(pair)).status == 200
    assert opened == {("old", first): True, ("old", second): False, ("new", first): False, ("new", second): True}


# Answering, referring, closing, holding.


def treat(auditor: Visitor, **fields: str) -> Visitor:
    path = f"/complaints/{the_one().id}/"
    auditor.get(path)
    return auditor.post(path, {**form_of(auditor), **fields})


def test_an_answer_a_referral_and_the_end_reach_whoever_has_the_code(ledger: Place, visitor: Visitor) -> None:
    person, _ = auditor_with_key()
    code, auditor = complain(visitor), reader(person)
    assert treat(auditor, step="close").status == 400  # not before it was answered
    assert treat(auditor, step="answer", answer="not_followed", note="We have spoken with the unit.").status == 302
    assert treat(auditor, step="refer", refer_to="department_head").status == 302
    assert treat(auditor, step="close").status == 302
    visitor.get("/complain/track/")
    text = visitor.post("/complain/track/", {**form_of(visitor), "code": code}).text("//main")
    assert "The rules were not followed." in text
    assert "It is closed." in text
    assert "The head of the department" in text
    said = [(each.said["facts"]["complaint"], each.said.get("role")) for each in entries(ledger)]
    assert said == [("received", None), ("answered", "auditor"), ("referred", "auditor")]
    assert len({each.said["record"] for each in entries(ledger)}) == 1
    assert not auditor.get(f"/complaints/{the_one().id}/").page.xpath("//input[@name='step']")


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"step": "answer"}, "answer"), ({"step": "refer"}, "refer_to"), ({"step": "answer", "answer": "x"}, "answer")],
)
def test_what_a_step_needs_is_asked_for_beside_its_field(
    fields: dict[str, str], field: str, ledger: Place, visitor: Visitor
) -> None:
    person, _ = auditor_with_key()
    complain(visitor)
    auditor = treat(reader(person), **fields)
    assert auditor.status == 400
    assert auditor.text(f"//p[@id='{field}-error']")
    assert len(entries(ledger)) == 1


def test_a_note_that_says_something_confidential_is_not_kept(ledger: Place, visitor: Visitor) -> None:
    person, _ = auditor_with_key()
    complain(visitor)
    note = "Maria Lopez is an undocumented immigrant."
    auditor = treat(reader(person), step="answer", answer="followed", note=note)
    assert auditor.status == 400
    assert "[…]" in auditor.text("//textarea[@name='note']")
    assert "undocumented" not in auditor.text("//main")
    assert found(stored(), "undocumented immigrant") == []
    assert len(entries(ledger)) == 1


def test_two_auditors_at_once_answer_once(ledger: Place, visitor: Visitor) -> None:
    (one, _), (two, _) = auditor_with_key(), auditor_with_key()
    complain(visitor)
    path = f"/complaints/{the_one().id}/"
    second = reader(two).get(path)
    shown = form_of(second)
    assert treat(reader(one), step="answer", answer="followed").status == 302
    assert second.post(path, {**shown, "step": "answer", "answer": "not_followed"}).status == 409
    assert the_one().answer == "followed"
    assert len(entries(ledger)) == 2


def test_where_the_ledger_takes_nothing_no_answer_is_kept(ledger: Place, visitor: Visitor) -> None:
    from charteroak.recording.recorder import recorder

    assert ledger.exists
    person, _ = auditor_with_key()
    complain(visitor)
    recorder().leave()
    assert treat(reader(person), step="answer", answer="followed").status == 503
    assert (the_one().state, the_one().version) == ("received", 1)


def test_counsel_holds_a_complaint_until_a_day_and_whoever_complained_sees_it(
    ledger: Place, someone: Callable[..., Visitor], visitor: Visitor
) -> None:
    assert ledger.exists
    auditor_with_key()
    code, counsel = complain(visitor), someone("counsel")
    path = f"/complaints/{the_one().id}/hold/"
    for day, status in (("2020-01-01", 400), ("2999-01-01", 400), ("", 302), (_in(30), 302)):
        counsel.get(path)
        assert counsel.post(path, {**form_of(counsel), "hold": "litigation", "hold_until": day}).status == status
    assert "held until" in counsel.get("/complaints/").text("//main")
    visitor.get("/complain/track/")
    text = visitor.post("/complain/track/", {**form_of(visitor), "code": code}).text("//main")
    assert "A legal hold keeps them until" in text


def _in(days: int) -> str:
    from charteroak.law.law import today

    return (today() + datetime.timedelta(days)).isoformat()


# Who may not.


@pytest.mark.parametrize("role", ["employee", "police", "records", "supervisor", "training_officer", "administrator"])
def test_nobody_else_comes_near(role: str, ledger: Place, someone: Callable[..., Visitor], visitor: Visitor) -> None:
    assert ledger.exists
    auditor_with_key()
    complain(visitor)
    other, one = someone(role), the_one().id
    for path in ("", "key/", "key/make/", "key/paste/", f"{one}/", f"{one}/read/", f"{one}/hold/"):
        assert (visitor.get(f"/complaints/{path}").status, other.get(f"/complaints/{path}").status) == (302, 403), path


def test_counsel_sees_no_words_and_nobody_touches_anothers_key(
    ledger: Place, someone: Callable[..., Visitor], visitor: Visitor
) -> None:
    from charteroak.office.complaints.models import AuditorKey

    assert ledger.exists
    auditor_with_key()
    complain(visitor)
    one, key = the_one().id, AuditorKey.objects.get()
    counsel = someone("counsel")
    assert counsel.get(f"/complaints/{one}/read/").status == 403
    assert counsel.get(f"/complaints/{one}/").status == 200
    assert not counsel.page.xpath("//main//form")
    assert counsel.post(f"/complaints/{one}/", {"step": "answer"}).status == 403
    assert someone("auditor").get(f"/complaints/key/{key.id}/").status == 403


def test_without_a_fresh_proof_nothing_is_read_or_answered(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    person, _ = auditor_with_key()
    complain(visitor)
    stale = signed_in(person, proven=False)
    for path in (f"{the_one().id}/", f"{the_one().id}/read/", "key/", "key/make/"):
        assert stale.get(f"/complaints/{path}").status == 302
        assert "/sign-in/again/" in stale.response.headers["Location"]


def test_the_desk_shows_auditors_what_waits(ledger: Place, someone: Callable[..., Visitor], visitor: Visitor) -> None:
    assert ledger.exists
    person, _ = auditor_with_key()
    complain(visitor)
    assert "1 complaint waits" in reader(person).get("/office/").text("//main")
    assert "You have no key in use" in someone("auditor").get("/office/").text("//main")
    assert "omplaint" not in someone("employee").get("/office/").text("//main")
