"""The register's beginning: the rows of `seed.toml`, each unreviewed until a person of counsel has looked at it.

What a city has changed is never written over: a row of the seed is only ever added, once, by its key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from charteroak.office.accounts.models import new_handle
from charteroak.office.authorities.models import Authority, Mark

SEED = Path(__file__).with_name("seed.toml")
_done = False


@cache
def rows() -> tuple[Mapping[str, Any], ...]:
    """The seed's rows: a key, and what `Authority` has."""
    return tuple(tomllib.loads(SEED.read_text(encoding="utf-8"))["authority"])


def seed(wanted: tuple[Mapping[str, Any], ...] | None = None) -> int:
    """Add the rows that were never added, and say how many. Two processes that start at once add each once."""
    known = set(Authority.objects.exclude(seed="").values_list("seed", flat=True))
    new = [_made(row) for row in (rows() if wanted is None else wanted) if row["key"] not in known]
    try:
        with transaction.atomic():
            Authority.objects.bulk_create(new)
    except IntegrityError:
        return 0  # another process was first, with the same rows
    return len(new)


def seeded() -> None:
    """See, once in a process, that the rows of this program's seed are there."""
    global _done
    if not _done:
        seed()
        _done = True


def _made(row: Mapping[str, Any]) -> Authority:
    said = {name: value for name, value in row.items() if name not in ("key", "effect")}
    said.setdefault("mark", Mark.MEMORY)
    return Authority(entry=new_handle(), seed=row["key"], requires_or_permits=row["effect"], **said)
