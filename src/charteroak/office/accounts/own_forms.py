"""The pages about one person, for `lint --self`: one at work, and one who is shut out."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.accounts.models import Person


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    at_work = Person.objects.filter(is_active=True, locked=None).order_by("pk").first()
    shut_out = Person.objects.exclude(locked=None).order_by("pk").first()
    for name, person in (("at-work", at_work), ("shut-out", shut_out)):
        if person is not None:
            yield f"people/{name}", reverse("person", kwargs={"language": "en", "person": person.handle})
