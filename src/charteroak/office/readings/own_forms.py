"""The pages about one reading and one proposal, for `lint --self`."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.law.article import RULEBOOK
from charteroak.office.readings.models import Proposal


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    for reading in RULEBOOK.readings:
        address = reverse("readings_propose", kwargs={"language": "en", "record": reading.id})
        yield f"readings/{reading.id}/propose", address
    for proposal in Proposal.objects.order_by("pk"):
        for page in ("proposal", "sign"):
            address = reverse(f"readings_{page}", kwargs={"language": "en", "record": proposal.handle})
            yield f"readings/{proposal.reading}/{page}", address
