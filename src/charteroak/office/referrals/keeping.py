"""Referrals made, handed over and closed. Each step is the same for everyone, and none of them can be refused.

What was shown is sent back with each step (the version, and the digest of the list): nobody hands over a list that
they have not seen. Nothing of it goes into the ledger: whether someone is a resident is not asked, so the article's
answer is open there, and its entries, to the hundredth of a second, would say more than is kept here.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.crypto import salted_hmac

from charteroak.catalogue.store import Store
from charteroak.law.law import today
from charteroak.logic import clock
from charteroak.office.accounts import audit
from charteroak.office.accounts.models import Person
from charteroak.office.referrals.listing import Listed, made_list
from charteroak.office.referrals.models import Referral

LASTS = 90
"""Days after which nobody waits for an outcome any more. What became of it then stays open: not known is no outcome."""
EARLIEST = 60
"""Days that someone can have asked before the list is made."""
_STEP = 5  # minutes
_DAY = 24 * 60
_SALT = "charteroak.office.referrals.code"
_BITS = 15  # bytes of a code: 120 bits


class Moved(Exception):
    """It is not as it was shown: nothing was done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asked, of closed lists, and when."""

    need: str
    place: str
    language: str
    channel: str
    asked_on: date


def begin(worker: Person, record: str, asked: Asked, store: Store) -> Referral:
    """Make the list of a referral; the same again where the form that it came by was sent before."""
    if made := Referral.objects.filter(record=record).first():
        return made
    made = drawn_up(worker, record, asked, made_list(store, asked.need, asked.place, asked.language))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            audit.done(worker, "referral_made")
    except IntegrityError:
        return Referral.objects.get(record=record)
    return made


def hand_over(worker: Person, kept: Referral, shown: int, seen: str, listed: Listed, called: str) -> None:
    """Hand the list over that was seen, and say what came of calling an agency together. Moved where it is another.

    Sent twice it is done once.
    """
    with transaction.atomic():
        now = _locked(kept)
        if (now.state, now.version, now.listed, now.called) == ("handed", shown + 1, seen, called):
            return
        _check(now, shown, "listed")
        if listed.digest != seen:
            raise Moved
        handed(now, listed, called).save()
        audit.done(worker, "referral_handed")


def close(worker: Person, kept: Referral, shown: int, outcome: str) -> None:
    """Say what became of a referral. Moved where something else was said, or nobody waits for it; sent twice, once."""
    with transaction.atomic():
        now = _locked(kept)
        if (now.state, now.version, now.outcome) == ("closed", shown + 1, outcome):
            return
        _check(now, shown, "handed")
        closed(now, outcome).save()
        audit.done(worker, "referral_closed")


def tell(code: str, outcome: str) -> bool:
    """Say what became of a referral, for whoever has its code; whether it was one that someone waits for."""
    with transaction.atomic():
        kept = Referral.objects.select_for_update().filter(code=hashed(code), state="handed").first()
        if kept is not None:
            closed(kept, outcome).save()
        return kept is not None


def drawn_up(worker: Person, record: str, asked: Asked, listed: Listed) -> Referral:
    """A referral whose list is made, and that is saved nowhere yet."""
    made = Referral(
        record=record,
        worker=worker.handle,
        need=asked.need,
        place=asked.place,
        language=asked.language,
        channel=asked.channel,
        asked_on=asked.asked_on,
        begun=clock.now().replace(second=0, microsecond=0),
    )
    _put(made, listed)
    return made


def handed(kept: Referral, listed: Listed, called: str) -> Referral:
    """A referral as it is once its list is handed over."""
    _put(kept, listed)
    kept.state, kept.called, kept.waited, kept.begun = "handed", called, _waited(kept), None
    kept.code = hashed(code_of(kept))
    kept.version += 1
    return kept


def closed(kept: Referral, outcome: str) -> Referral:
    """A referral as it is once it is known what became of it."""
    kept.state, kept.outcome, kept.closed_on, kept.code = "closed", outcome, today(), ""
    kept.version += 1
    return kept


def lapse(day: date) -> int:
    """Wait no more for what nobody told in time, and forget lists that were never handed over. How many there were."""
    late = Referral.objects.filter(state="handed", asked_on__lt=day - timedelta(days=LASTS))
    count = late.update(state="lapsed", closed_on=day, code="", version=F("version") + 1)
    begun = Referral.objects.filter(state="listed", begun__lt=clock.now() - timedelta(days=1))
    return count + begun.delete()[0]


def waiting_of(worker: Person) -> QuerySet[Referral]:
    """Those of a worker that are not closed: the oldest first."""
    return Referral.objects.filter(worker=worker.handle, state__in=("listed", "handed")).order_by("asked_on", "id")


def own(worker: Person, id_: str) -> Referral | None:
    """A worker's own referral; None where it is none of theirs."""
    return Referral.objects.filter(id=id_, worker=worker.handle).first()


def code_of(kept: Referral) -> str:
    """The code by which the person can say what became of it. It is made from the site's key, and kept nowhere."""
    secret = salted_hmac(_SALT, kept.record, algorithm="sha256").digest()
    text = b32encode(secret[:_BITS]).decode()
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def hashed(code: str) -> str:
    """What is kept of a code, however its letters were grouped or written."""
    plain = "".join(each for each in code.upper() if each.isalnum()).replace("0", "O").replace("1", "I")
    return sha256(plain.encode("utf-8", "replace")).hexdigest()


def _put(kept: Referral, listed: Listed) -> None:
    kept.catalogue, kept.listed, kept.offered = listed.catalogue, listed.digest, " ".join(listed.ids)


def _waited(kept: Referral) -> int:
    """Minutes from asking until now, up to the next five; whole days where it was asked on another day."""
    days = (today() - kept.asked_on).days
    begun = clock.now() - kept.begun if kept.begun else timedelta()
    if days > 0:
        return days * _DAY
    return -(-max(0, int(begun.total_seconds())) // (60 * _STEP)) * _STEP


def _locked(shown: Referral) -> Referral:
    kept = Referral.objects.select_for_update().filter(id=shown.id).first()
    if kept is None:
        raise Moved
    return kept


def _check(kept: Referral, shown: int, state: str) -> None:
    """Moved where it is not as it was shown."""
    if kept.version != shown or kept.state != state:
        raise Moved
