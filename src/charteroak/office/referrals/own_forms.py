"""The pages about one referral, for `lint --self`: one that is to be handed over, and one that waits."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.accounts.models import Person
from charteroak.office.referrals.models import Referral


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    owner = Person.objects.latest("pk")  # who looks: a referral's page is its worker's
    for state in ("listed", "handed"):
        kept = Referral.objects.filter(state=state).order_by("asked_on").last()
        if kept is not None:
            Referral.objects.filter(pk=kept.pk).update(worker=owner.handle)
            yield f"referrals/{state}", reverse("referral", kwargs={"language": "en", "record": kept.id})
