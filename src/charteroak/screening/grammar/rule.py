"""What a rule is: one entry with its source, its patterns, and texts that it must and must not find something in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from charteroak.screening.found import Category, Certainty, Tier

Holder = Literal["said", "near", "row"]
"""Who the claim is about: the pattern itself says it of someone; someone particular must stand near, in the same note;
or in the same row of a table."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which people say something confidential of someone.

    `forms` are patterns; what stands between ‹ and › in them is what is found. `hits` are texts with the same marks,
    and every mark there is found by this rule, exactly; in `misses` it finds nothing. `source` says where the wording
    or the call comes from. `past` names contexts that do not silence it (see `contexts`).
    """

    name: str
    source: str
    forms: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()
    tier: Tier = "direct"
    certainty: Certainty = "protected"
    holder: Holder = "said"
    past: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """The rules of one class in one language that belong together, with the words that only they use."""

    category: Category
    language: Literal["en", "es"]
    rules: tuple[Rule, ...]
    words: Mapping[str, str] = field(default_factory=dict)
