"""The pages about one authority, for `lint --self`."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.authorities.models import Authority


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    kept = Authority.objects.filter(current=True, superseded_by="").order_by("citation").first()
    if kept is not None:
        for page in ("change", "review"):
            address = reverse(f"authority_{page}", kwargs={"language": "en", "record": kept.entry})
            yield f"authorities/one/{page}", address
