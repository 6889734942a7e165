"""Shredding on schedule: nothing of what was written is left in any byte of the database, and the ledger says so."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from office_complaints import PLANTED, auditor_with_key, complain, found, stored
from office_recording import entries
from office_visitor import Visitor

from charteroak.recording.place import Place
from charteroak.recording.recorder import NotRecorded

pytestmark = pytest.mark.usefixtures("office")


def day(after: int) -> datetime.date:
    from charteroak.law.law import today

    return today() + datetime.timedelta(after)


def the_one() -> Any:
    from charteroak.office.complaints.models import Complaint

    return Complaint.objects.get()


def shred(on: datetime.date) -> int:
    from charteroak.office.complaints.shredding import shred_due

    return shred_due(on)


@pytest.mark.postgres_too
def test_after_shredding_neither_words_nor_ciphertext_nor_keys_are_in_any_byte(ledger: Place, visitor: Visitor) -> None:
    from charteroak.office.complaints.models import Complaint, WrappedKey

    auditor_with_key()
    complain(visitor)
    complain(visitor, words="Another account. " * 200)
    kept = Complaint.objects.order_by("id")[0]
    wrapped = bytes(WrappedKey.objects.get(complaint=kept).wrapped)
    sealed = bytes(kept.content)
    pieces = [sealed[i : i + 24] for i in range(0, len(sealed) - 24, 97)]
    before = stored()
    assert all(each in before for each in (wrapped, bytes(kept.commitment), *pieces))
    assert shred(day(365)) == 2
    after = stored()
    assert [each for each in (wrapped, bytes(kept.commitment), *pieces) if each in after] == []
    assert found(after, *PLANTED) == []
    said = [each.said["facts"]["complaint"] for each in entries(ledger)]
    assert said == ["received", "received", "shredded", "shredded"]
    assert {each.said.get("role") for each in entries(ledger)} == {None, "system"}
    assert len({each.said["record"] for each in entries(ledger)}) == 2
    assert (shred(day(366)), len(entries(ledger))) == (0, 4)


@pytest.mark.parametrize(
    ("closed", "hold", "due"),
    [(None, None, 365), (0, None, 90), (300, None, 365), (10, None, 100), (None, 400, 401), (0, 20, 90), (0, 90, 91)],
)
def test_it_is_shredded_on_its_day_and_not_on_the_day_before(
    closed: int | None, hold: int | None, due: int, ledger: Place, visitor: Visitor
) -> None:
    """Days after arrival: of closing, of a hold's end, and of shredding."""
    from charteroak.office.complaints.models import Complaint

    assert ledger.exists
    auditor_with_key()
    complain(visitor)
    days = [None if each is None else day(each) for each in (closed, hold)]
    Complaint.objects.update(closed_on=days[0], hold_until=days[1], hold="litigation" if hold else "")
    assert (shred(day(due - 1)), shred(day(due))) == (0, 1)
    assert the_one().shredded_on == day(due)


def test_the_citys_own_days_hold(ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import ImproperlyConfigured

    assert ledger.exists
    monkeypatch.setenv("CHARTEROAK_COMPLAINT_DAYS", "7")
    auditor_with_key()
    complain(visitor)
    assert (shred(day(6)), shred(day(7))) == (0, 1)
    for bad in ("", "0", "-1", "a year", "99999"):
        monkeypatch.setenv("CHARTEROAK_COMPLAINT_DAYS", bad)
        with pytest.raises(ImproperlyConfigured, match="CHARTEROAK_COMPLAINT_DAYS"):
            shred(day(7))


def test_where_the_ledger_does_not_take_it_nothing_is_shredded_and_it_is_tried_again(
    ledger: Place, visitor: Visitor
) -> None:
    from charteroak.office.daily import once
    from charteroak.recording.recorder import recorder

    auditor_with_key()
    complain(visitor)
    recorder().leave()
    with pytest.raises(NotRecorded):
        shred(day(400))
    assert once() == 0
    assert the_one().content
    recorder.cache_clear()
    assert shred(day(400)) == 1
    assert entries(ledger)[-1].said["facts"]["complaint"] == "shredded"


def test_with_the_database_and_every_key_of_the_site_the_words_cannot_be_had(ledger: Place, visitor: Visitor) -> None:
    """Whatever 32 bytes the site keeps, tried as the private key or as the data key: none opens the account."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from django.conf import settings

    from charteroak.office.complaints.models import AuditorKey, WrappedKey
    from charteroak.office.complaints.sealing import NotOpened, Sealed, open_

    auditor_with_key()
    complain(visitor)
    kept, wrap = the_one(), WrappedKey.objects.get()
    sealed = Sealed(bytes(kept.content), bytes(kept.commitment), {wrap.key.id: bytes(wrap.wrapped)})
    files = [path.read_bytes() for path in ledger.folder.parent.rglob("*") if path.is_file()]
    secrets = {settings.SECRET_KEY.encode()[:32], bytes(AuditorKey.objects.get().public), sealed.commitment}
    secrets |= {each[at : at + 32] for each in files for at in range(0, min(len(each) - 32, 600), 8)}
    for secret in secrets:
        with pytest.raises(NotOpened):
            open_(bytes(kept.record), sealed, wrap.key.id, X25519PrivateKey.from_private_bytes(secret.ljust(32)))


def test_the_site_shreds_at_its_start_and_then_again_and_again(ledger: Place, visitor: Visitor) -> None:
    import threading

    from charteroak.office import daily
    from charteroak.office.complaints.models import Complaint

    assert ledger.exists
    auditor_with_key()
    complain(visitor)
    Complaint.objects.update(received_on=day(-400))
    ended = daily.begin(every=0.05)
    for _ in range(100):
        if the_one().shredded_on:
            break
        threading.Event().wait(0.05)
    ended.set()
    assert the_one().shredded_on == day(0)
