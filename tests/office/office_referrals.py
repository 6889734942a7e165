"""What the tests of referrals share: a site with a catalogue, and someone who refers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from office_catalogue import shelved
from office_visitor import Visitor

HOME = {"en": "", "es": "/es"}
ASKED = {"need": "food", "place": "frog_hollow", "spoken": "es", "channel": "counter"}
NEW = "/referrals/new/"


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own with a catalogue in it."""
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    shelved(tmp_path)
    return tmp_path


def form_of(visitor: Visitor) -> dict[str, str]:
    """The fields of the page's own form, as a browser would send them."""
    [form] = visitor.page.xpath("//main//form[@method='post']")
    return {str(name): str(value) for name, value in form.form_values()}


def sent(visitor: Visitor, address: str, **chosen: str) -> Visitor:
    """Open a page, fill its form in and send it; where that leads elsewhere, be there."""
    visitor.get(address)
    visitor.post(address, {**form_of(visitor), **chosen})
    return visitor.get(visitor.response.headers["Location"]) if visitor.status == 302 else visitor


def listed(visitor: Visitor, language: str = "en", **changed: str) -> str:
    """Make a list, and give the referral's address."""
    sent(visitor, f"{HOME[language]}{NEW}", **{**ASKED, **changed})
    assert visitor.status == 200, visitor.texts("//*[@class='error']")
    return str(visitor.response.request["PATH_INFO"])


def handed(visitor: Visitor, language: str = "en", called: str = "called", **changed: str) -> str:
    """Make a list, hand it over, and give the referral's address."""
    address = listed(visitor, language, **changed)
    sent(visitor, address, called=called)
    assert visitor.texts("//p[@role='status']"), visitor.status
    return address


def code_of(visitor: Visitor, address: str) -> str:
    """The code on a referral's sheet."""
    return visitor.get(f"{address}sheet/").text("//p[@class='code']/code")


def put(state: str = "handed", *, asked_on: date, **changed: object) -> object:
    """A referral as it could have been kept."""
    from charteroak.office.referrals.models import Referral

    facts = {"record": f"{Referral.objects.count():032x}", "worker": "0" * 16, "need": "food", "place": "06106",
             "language": "es", "channel": "counter", "catalogue": "a" * 64, "listed": "b" * 64, "state": state,
             "waited": 5, "offered": "0" * 32}  # fmt: skip
    return Referral.objects.create(asked_on=asked_on, **{**facts, **changed})  # type: ignore[misc]
