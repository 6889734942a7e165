"""The pages about one report, for `lint --self`: the one that waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.reports.models import Draft
from charteroak.recording.reporting.periods import Period


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    for draft in Draft.objects.order_by("pk")[:1]:
        slug = Period.parse(draft.period).slug
        yield "reports/publish", reverse("report_publish", kwargs={"language": "en", "record": slug})
