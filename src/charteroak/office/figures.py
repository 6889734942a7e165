"""How much there is in the office now: counts by words of closed lists, for whoever watches the service."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import Error, connection
from django.db.models import Count
from django.utils import timezone

from charteroak.recording.matter_words import STEPS
from charteroak.recording.measures import Figure

STATES = ("draft", "decided", "waits_supervisor", "waits_counsel", *STEPS, "other")
"""What a disclosure can be counted under."""


def figures() -> Iterator[Figure]:
    """Sessions that have not ended, and disclosures by state. Nothing where the database cannot be read."""
    try:
        live = Session.objects.filter(expire_date__gt=timezone.now()).count()
        yield Figure("sessions", "Sessions that have not ended.", "", {"": live})
        yield Figure("disclosures", "Disclosures, by state.", "state", _disclosures())
    except Error:
        return
    finally:
        connection.close()


def _disclosures() -> dict[str, float]:
    try:
        model = apps.get_model("disclosures", "Request")
    except LookupError:
        return {}
    counts: dict[str, float] = {}
    for row in model.objects.values("state").annotate(count=Count("pk")).order_by():
        state = row["state"] if row["state"] in STATES else "other"
        counts[state] = counts.get(state, 0) + row["count"]
    return counts
