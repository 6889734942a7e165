"""The forms of requests, for `lint --self`: of each type, of a question, and of what the staff does."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.office.service_requests.keeping import open_ones
from charteroak.office.service_requests.models import Attribute, ServiceRequest, ServiceType


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    for each in ServiceType.objects.filter(retired=False):
        yield f"requests/new/{each.code}", reverse("request_new", kwargs={"language": "en", "record": each.code})
    first = Attribute.objects.select_related("of").order_by("id").first()
    if first is not None:
        named = {"language": "en", "record": first.of.code}
        yield "office/requests/type", reverse("request_type", kwargs=named)
        yield "office/requests/attribute/add", reverse("request_attribute_add", kwargs=named)
        yield "office/requests/attribute", reverse("request_attribute", kwargs={**named, "attribute": first.code})
    waiting = ServiceRequest.objects.filter(open_ones()).first()
    if waiting is not None:
        yield "office/requests/one", reverse("service_request", kwargs={"language": "en", "record": waiting.id})
