"""What signing in by the city's own provider adds to these pages, where that part of the office is there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.http import HttpRequest

from charteroak.office.accounts.framing import Link

_APP = "charteroak.office.accounts.oidc"


def ways_in(language: str, then: str) -> tuple[Link, ...]:
    """A way to each provider, to sign in."""
    return _links("sign_on_buttons", language, then)


def ways_to_prove(language: str, then: str) -> tuple[Link, ...]:
    """A way to each provider, to prove once more who one is."""
    return _links("sign_on_proofs", language, then)


def after_signing_out(request: HttpRequest, language: str) -> str:
    """The page to show then, for a session that was begun with a provider; empty for any other. Ask before it ends."""
    module = _module("views")
    return str(module.address_left(request, language)) if module else ""


def _links(tag: str, language: str, then: str) -> tuple[Link, ...]:
    module = _module("templatetags.sign_on")
    if module is None:
        return ()
    return tuple(Link(each.label, each.href) for each in getattr(module, tag)(language, then)["buttons"])


def _module(name: str) -> Any:
    try:
        return import_module(f"{_APP}.{name}")
    except ModuleNotFoundError as error:
        if error.name is None or not f"{_APP}.{name}".startswith(error.name):
            raise
        return None
