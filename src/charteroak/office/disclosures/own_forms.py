"""The pages about one request, for `lint --self`: of a request in each state, and of each way to decide a class."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.disclosures import grounds
from charteroak.office.disclosures.deciding import FACTS
from charteroak.office.disclosures.machine import State
from charteroak.office.disclosures.models import Item, Request

_PAGES = ("records", "send", "supervisor", "counsel", "close", "release")


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    for state in State:
        request = Request.objects.filter(state=state.value).order_by("entered_at").first()
        if request is not None:
            for page in _PAGES:
                yield f"disclosures/{state.value}/{page}", _address(f"disclosure_{page}", request.handle)
    seen: set[str] = set()
    for item in Item.objects.filter(asked=True, request__closed_at=None).order_by("request__entered_at", "topic"):
        ways = "-or-".join(grounds.ways(item.outcome, item.facts)) or "nothing"
        if not seen:
            for fact in FACTS:
                yield f"disclosures/class/{fact}", f"{_address('disclosure_class', item.handle)}?again={fact}"
        if ways not in seen:
            seen.add(ways)
            yield f"disclosures/class/{ways}", _address("disclosure_class", item.handle)


def _address(route: str, handle: str) -> str:
    return reverse(route, kwargs={"language": "en", "record": handle})
