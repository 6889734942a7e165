"""Who may open the pages of authorities: everyone reads the register, and counsel alone changes it."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, only
from charteroak.office.roles import Role

_COUNSEL = only(Role.COUNSEL, fresh=True)
RULES: dict[str, Rule] = {
    "authorities": everyone(),
    "authority": everyone(),
    "authority_add": _COUNSEL,
    "authority_change": _COUNSEL,
    "authority_review": _COUNSEL,
}
