"""What was shredded after a backup is shredded again in tables that come back from it."""

import datetime

import pytest


@pytest.mark.usefixtures("office")
def test_a_complaint_that_came_back_is_shredded_again() -> None:
    from django.apps import apps

    from charteroak.office.restoring import shred_again

    days = {bytes(16): datetime.date(2026, 11, 20), bytes([7]) * 16: datetime.date(2026, 11, 21)}
    model = apps.get_model("complaints", "Complaint")
    today = datetime.date(2026, 11, 1)
    for number in (7, 8):
        model.objects.create(
            record=bytes([number]) * 16, about="asked", received_on=today, code=str(number), content=b"sealed"
        )
    assert shred_again(days) == 1
    gone, kept = model.objects.get(code="7"), model.objects.get(code="8")
    assert (bytes(gone.content), gone.shredded_on, gone.version) == (b"", datetime.date(2026, 11, 21), 2)
    assert bytes(kept.content) == b"sealed"
    assert shred_again(days) == 0
