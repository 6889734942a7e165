"""The types that a city begins with: those of `types.toml`. A type that is there is never written over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.office.service_requests.models import Attribute, ServiceType

SEED = Path(__file__).with_name("types.toml")


@cache
def rows() -> tuple[Mapping[str, Any], ...]:
    """The first types: what `ServiceType` has, and their `attribute`s."""
    return tuple(tomllib.loads(SEED.read_text(encoding="utf-8"))["type"])


def seed() -> int:
    """Add the types whose codes were never there, and say how many. Two processes at once add each once."""
    known = set(ServiceType.objects.values_list("code", flat=True))
    new = [row for row in rows() if row["code"] not in known]
    try:
        with transaction.atomic():
            made = ServiceType.objects.bulk_create(
                ServiceType(**{name: value for name, value in row.items() if name != "attribute"}) for row in new
            )
            Attribute.objects.bulk_create(
                each for of, row in zip(made, new, strict=True) for each in _attributes(of, row)
            )
    except IntegrityError:
        return 0  # another process was first, with the same rows
    return len(new)


def _attributes(of: ServiceType, row: Mapping[str, Any]) -> Iterator[Attribute]:
    for place, each in enumerate(row.get("attribute", ()), 1):
        options = "\n".join(" | ".join(value) for value in each.get("options", ()))
        yield Attribute(of=of, place=place, **{**each, "options": options})
