"""Whoever keeps the register of lawful questions leaves reviews in the ledger, and none where nothing was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office_accounts import lines
from office_people import made, signed_in
from office_register import LAW
from office_visitor import Visitor

from charteroak.ledger.entry import Kind
from charteroak.recording.folder import data_folder
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import recorder

Someone = Callable[..., Visitor]
pytestmark = pytest.mark.usefixtures("office")


def reviews(place: Place) -> list[tuple[str, str]]:
    """The role and the review of each entry there is of one."""
    reader = Reader(place)
    try:
        shown = [reader.entry(at) for at in range(reader.store.head().size)]
        return [
            (each.said["role"], each.said["facts"]["review"])
            for each in shown
            if each and each.entry.kind == Kind.REVIEW
        ]
    finally:
        reader.close()


def send(visitor: Visitor, where: str, **fields: str) -> Visitor:
    """Fill in the page's form, and send it."""
    form = next(each for each in visitor.get(where).page.forms if "shown" in each.fields)
    return visitor.post(where, {**{name: value or "" for name, value in form.fields.items()}, **fields})


def test_what_is_added_changed_and_removed_leaves_a_review_each_and_the_audit_says_who(ledger: Place) -> None:
    person: Any = made("counsel")
    keeper = signed_in(person)
    assert send(keeper, "/register/add/", **LAW).status == 302
    where = keeper.response.headers["Location"].split("#e-")[1]
    assert send(keeper, f"/register/{where}/", **{**LAW, "owner": "Police"}).status == 302
    assert send(keeper, f"/register/{where}/remove/").status == 302
    assert reviews(ledger) == [("counsel", "approved"), ("counsel", "changed"), ("counsel", "changed")]
    told = lines("register_added") + lines("register_changed") + lines("register_removed")
    told = [line for line in told if line[0] == person.handle]
    assert len(told) == 3
    assert {handle for handle, _, _ in told} == {person.handle}


def test_where_the_ledger_takes_nothing_in_the_register_stays_as_it_was(ledger: Place, someone: Someone) -> None:
    keeper, path = someone("supervisor"), Path(data_folder()) / "questions.toml"
    ledger.passphrase.rename(ledger.passphrase.with_name("away"))
    recorder().close()
    recorder.cache_clear()
    assert send(keeper, "/register/add/", **LAW).status == 503
    assert not path.exists()
    ledger.passphrase.with_name("away").rename(ledger.passphrase)
    recorder.cache_clear()
    assert send(keeper, "/register/add/", **LAW).status == 302
    assert len(reviews(ledger)) == 1


@pytest.mark.usefixtures("place")
def test_a_city_without_a_ledger_keeps_its_register_all_the_same(someone: Someone) -> None:
    assert send(someone("supervisor"), "/register/add/", **LAW).status == 302
