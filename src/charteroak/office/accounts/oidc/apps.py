"""Sign-on as a part of the site: what is set up is checked as the site starts."""

from __future__ import annotations

import logging
from importlib.util import find_spec

from django.apps import AppConfig

PARTS = ("authlib", "httpx", "joserfc")
INSTALL = "pip install 'charteroak[oidc]'"


def is_installed() -> bool:
    """Whether the libraries are there that sign-on needs."""
    return all(find_spec(name) for name in PARTS)


class OidcConfig(AppConfig):
    """Named for Django."""

    name = "charteroak.office.accounts.oidc"
    label = "oidc"

    def ready(self) -> None:
        """ImproperlyConfigured, naming the variable, where a provider is set up wrongly."""
        from charteroak.office.accounts.oidc.providers import Oidc

        if Oidc.from_environment() and not is_installed():
            logging.getLogger("charteroak").warning("sign-on is set up but not installed: run %s", INSTALL)
