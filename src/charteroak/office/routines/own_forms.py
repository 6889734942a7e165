"""The pages about one routine, for `lint --self`: of one in each state."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from charteroak.law.law import today
from charteroak.office.routines.models import Routine
from charteroak.office.routines.standing import standing


def pages() -> Iterator[tuple[str, str]]:
    """Each page's name and its address, without a language."""
    by_state = {standing(each, today()).state: each for each in Routine.objects.order_by("proposed")}
    for state, routine in by_state.items():
        yield f"routines/{state}", reverse("routine", kwargs={"language": "en", "record": routine.handle})
