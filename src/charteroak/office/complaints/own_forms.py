"""The pages about one complaint and one key, for `lint --self`."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.accounts.models import Person
from charteroak.office.complaints.keyfile import new_pair
from charteroak.office.complaints.models import AuditorKey, Complaint

_PAGES = {"": "complaint", "/read": "complaint_read", "/hold": "complaint_hold"}


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    kept = Complaint.objects.filter(state="received").exclude(content=b"").first()
    if kept is not None:
        for page, route in _PAGES.items():
            yield f"complaints/received{page}", reverse(route, kwargs={"language": "en", "record": kept.id})
    owner = Person.objects.latest("pk")  # who looks: a key's page is its owner's
    for name, proven in (("new", False), ("proven", True)):
        key = AuditorKey.objects.create(person=owner.handle, public=new_pair().public, proven=proven)
        yield f"complaints/key/{name}", reverse("complaint_key", kwargs={"language": "en", "record": key.id})
