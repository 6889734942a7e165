"""What was destroyed after a backup was made is destroyed again, in tables that come back from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction


def shred_again(shredded: Mapping[bytes, date]) -> int:
    """Shred the complaints with these record ids, as on the days that the ledger says, and say how many were not yet.

    The wrapped data keys and what they open are deleted, as `complaints.shredding` does; the ledger says so already.
    """
    try:
        model: Any = apps.get_model("complaints", "Complaint")
    except LookupError:
        return 0
    count = 0
    with transaction.atomic():
        for kept in model.objects.filter(record__in=list(shredded)).exclude(content=b""):
            kept.wrapped.all().delete()
            kept.content = kept.commitment = b""
            kept.shredded_on = shredded[bytes(kept.record)]
            kept.version += 1
            kept.save()
            count += 1
    return count
