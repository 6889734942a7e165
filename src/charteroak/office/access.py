"""Who may open which page: a rule for each route, in one table that the gate obeys and the tests are made from.

Each app states the rules of its own routes in its module `rules`; `RULES` holds them all. A route without a rule is
refused to everyone. What a rule says of roles holds for a page as such; where it also depends on what the page is
about (one's own request, say), the rule names a condition, and the app's `conditions` says when that is met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from charteroak.office.roles import STAFF, Role

APPS = (
    "accounts",
    "accounts.oidc",
    "article",
    "ask",
    "authorities",
    "compare",
    "complaints",
    "desk",
    "disclosures",
    "ledger",
    "lint",
    "police",
    "readings",
    "record",
    "referrals",
    "register",
    "reports",
    "residence",
    "routines",
    "screen",
    "service_requests",
    "services",
    "training",
)
"""The apps with pages."""


@dataclass(frozen=True)
class Rule:
    """Who may read a page and who may send what it takes. `None` is everyone, signed in or not.

    Before the office has an administrator it is one person's tool on one machine: until then, `open_before` lets
    everyone in.
    """

    reads: frozenset[Role] | None
    """Who may open it (GET, HEAD)."""
    writes: frozenset[Role] | None = frozenset()
    """Who may send to it (POST). By default no one: the page takes nothing."""
    condition: str = ""
    """What else must hold of what the page is about: a name of `conditions`, which the view checks."""
    fresh: bool = False
    """Whether a person must have proven who they are in the last minutes, to open it and to send to it (step-up)."""
    audited: bool = False
    """Whether opening it leaves a line in the audit of reads."""
    open_before: bool = False
    """Whether everyone may, until the office has an administrator."""


def everyone() -> Rule:
    """A page that everyone may read and that takes nothing."""
    return Rule(reads=None)


def everyone_writes() -> Rule:
    """A page that everyone may read and send to: it keeps nothing, or says what it keeps."""
    return Rule(reads=None, writes=None)


def only(*roles: Role, fresh: bool = False, audited: bool = False, condition: str = "") -> Rule:
    """A page for these roles, to read and to send to."""
    allowed = frozenset(roles)
    return Rule(reads=allowed, writes=allowed, fresh=fresh, audited=audited, condition=condition)


def staff(*, condition: str = "", audited: bool = False) -> Rule:
    """A page for everyone who is signed in, to read and to send to."""
    return Rule(reads=STAFF, writes=STAFF, condition=condition, audited=audited)


@cache
def rules() -> Mapping[str, Rule]:
    """Every route's rule, by the route's name. ValueError where two apps name one route."""
    found: dict[str, Rule] = {"asset": everyone()}
    for app in APPS:
        own: Mapping[str, Rule] = import_module(f"charteroak.office.{app}.rules").RULES
        if twice := found.keys() & own.keys():
            raise ValueError(f"{app}: the route {min(twice)} has a rule already")
        found |= own
    return found
