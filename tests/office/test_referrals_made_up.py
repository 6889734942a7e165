"""The made-up referrals: of a catalogue that has each of their needs, and two years that the audit can look at."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from office_people import made

from charteroak.law.law import today
from charteroak.office.demonstration.dice import Dice


@pytest.mark.usefixtures("office")
def test_two_years_of_referrals_are_told_with_a_delay_to_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charteroak.office.demonstration import referred
    from charteroak.office.demonstration.city import City
    from charteroak.office.referrals.listing import MOST, made_list
    from charteroak.office.referrals.models import Referral
    from charteroak.office.referrals.records import referrals
    from charteroak.office.services.shelf import shelf

    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    people = {login: made("employee") for login in referred.WORKERS}
    list(referred.two_years_of_referrals(City(people, Dice("x"), datetime.now(UTC))))  # type: ignore[arg-type]
    seen = list(referrals(today() - timedelta(days=800), today()))
    assert len(seen) == referred.COUNT == Referral.objects.count() - 1
    assert {each.outcome for each in seen} == {"open", "reached", "not_reached", "declined"}
    assert all(0 < each.offered <= MOST for each in seen)
    since = datetime.now(UTC) - timedelta(days=referred.SINCE - 10)
    late = people[referred.LATE].handle  # type: ignore[attr-defined]
    days = [(each.worker == late, (each.made - each.asked).days) for each in seen if each.asked > since]
    assert min(wait for is_late, wait in days if is_late) >= 2 >= max(wait for is_late, wait in days if not is_late)
    assert Counter(each.state for each in Referral.objects.all())["handed"] > 3
    store = shelf()
    assert store is not None
    for kept in Referral.objects.order_by("id")[:20]:
        assert made_list(store, kept.need, kept.place, kept.language).digest == kept.listed
