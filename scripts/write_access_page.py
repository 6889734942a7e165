"""Write docs/access.md: who may open which page, from the one table that the site itself obeys.

Run it after a rule or an address has changed: `.venv/bin/python scripts/write_access_page.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "access.md"
HEAD = """\
# Who may do what

<!-- Written by scripts/write_access_page.py from charteroak.office.access.rules(); a test says when it is old. -->

Each route of the site has one rule, and a route without one is shut to everyone. The gate reads these rules before any
page runs, and the tests ask for every route, as everyone, with every method, and compare. What is said of a role holds
for whoever has it among others. Addresses are the English ones; the Spanish ones begin with `/es/`.

- **Opens**: who may open the page. **Sends**: who may send to it; a dash where it takes nothing.
- **Step-up**: the person must have proven who they are in the last five minutes.
- **Audited**: that the page was opened leaves a line in the audit.
- **Before**: open to everyone until the office has an administrator, when it is one person's tool on one machine.
- **Condition**: what else must hold of the thing that the page is about. The page checks it.

"""


def page() -> str:
    """The whole page."""
    from charteroak.office.access import APPS, rules
    from charteroak.office.roles import Role

    addresses = _addresses()
    lines = [HEAD]
    for app in ("asset", *APPS):
        own = [name for name in rules() if _app(name) == app]
        if not own:
            continue
        lines.append(f"## {app if app != 'asset' else 'static files'}\n\n")
        lines.append("| Address | Route | Opens | Sends | Step-up | Audited | Before | Condition |\n")
        lines.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n")
        for name in sorted(own, key=lambda each: addresses[each]):
            rule = rules()[name]
            marks = ("yes" if mark else "" for mark in (rule.fresh, rule.audited, rule.open_before))
            cells = (f"`{addresses[name]}`", f"`{name}`", _who(rule.reads), _who(rule.writes), *marks, rule.condition)
            lines.append(f"| {' | '.join(cells)} |\n".replace("  ", " "))
        lines.append("\n")
    lines.append("## The same, role by role\n\nRoutes that are not open to everyone.\n\n")
    for role in Role:
        opens = [name for name, rule in rules().items() if rule.reads is not None and role in rule.reads]
        sends = [name for name, rule in rules().items() if rule.writes is not None and role in rule.writes]
        said = [f"`{name}`{'' if name in sends else ' (reads)'}" for name in sorted({*opens, *sends})]
        lines.append(f"- **{role.replace('_', ' ')}**: {', '.join(said)}\n")
    return "".join(lines)


def _who(roles: frozenset[Any] | None) -> str:
    from charteroak.office.roles import STAFF

    if roles is None:
        return "everyone"
    if roles == STAFF:
        return "whoever is signed in"
    return ", ".join(sorted(role.replace("_", " ") for role in roles)) or "-"


def _app(route: str) -> str:
    from importlib import import_module

    from charteroak.office.access import APPS

    return next((app for app in APPS if route in import_module(f"charteroak.office.{app}.rules").RULES), "asset")


def _addresses() -> dict[str, str]:
    from charteroak.office.urls import urlpatterns

    found = {"asset": f"/{urlpatterns[0].pattern}"}
    for pattern in urlpatterns[-1].url_patterns:  # type: ignore[union-attr]  # the last is the English pages
        found[str(pattern.name)] = "/" + str(pattern.pattern).removeprefix("^").removesuffix("/?$").removesuffix("$")
    return found


def main() -> None:
    """Write the page."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "charteroak.office.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHARTEROAK_DATA"] = folder
        import django

        django.setup()
        PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")


if __name__ == "__main__":
    main()
