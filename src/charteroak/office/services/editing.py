"""A service changed so that of two people's changes neither is lost: each comes with a digest of what was shown."""

from __future__ import annotations

from datetime import datetime

from charteroak.catalogue.changing import LISTS, LOCK, Texts, change, texts_of
from charteroak.catalogue.rewriting import part_of, rewrite
from charteroak.ledger.alone import alone
from charteroak.office.services import shelf


class Moved(Exception):
    """The service is not as it was shown. `now` is what it says; None where it is gone."""

    def __init__(self, now: Texts | None) -> None:
        self.now = now
        super().__init__("the service is not as it was shown")


def change_texts(service: str, shown: str, texts: Texts, now: datetime, *, assured: bool) -> None:
    """Change the texts of a service that was shown with this digest. Moved; OSError where it cannot be written.

    The catalogue is copied, changed beside its place, and then put there: who reads it meanwhile reads the one before.
    """
    where = shelf.path()
    with alone(where.with_name(LOCK)):
        store = shelf.shelf()
        thing = store.get("service", service) if store else None
        if store is None or thing is None:
            raise Moved(None)
        if (before := texts_of(store, thing)).digest() != shown:
            raise Moved(before)
        part = part_of(store, service, LISTS)
        change(part, service, texts, now.isoformat(), now.date().isoformat() if assured else "")
        rewrite(where, store, service, part, LISTS)
