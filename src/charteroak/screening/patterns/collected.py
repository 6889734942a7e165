"""Every room of rules there is."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from charteroak.screening import patterns
from charteroak.screening.grammar.rule import Room


def rooms(only: str = "") -> tuple[Room, ...]:
    """The rooms of all modules of this package that have one, in the order of their names; or those of one class."""
    names = sorted(found.name for found in pkgutil.walk_packages(patterns.__path__, patterns.__name__ + "."))
    chosen = [name for name in names if name != __name__ and name.startswith(f"{patterns.__name__}.{only}")]
    modules = [import_module(name) for name in chosen]
    return tuple(module.ROOM for module in modules if hasattr(module, "ROOM"))
