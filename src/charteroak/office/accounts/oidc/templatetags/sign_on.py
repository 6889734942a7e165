"""`{% sign_on_buttons language then %}` and `{% sign_on_proofs language then %}`: a way to each provider."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from charteroak.office.accounts.oidc.providers import providers
from charteroak.office.accounts.oidc.words import UI

register = template.Library()


@dataclass(frozen=True)
class Button:
    """A way to a provider."""

    label: str
    """What it says."""
    href: str
    """Where it leads."""


@register.inclusion_tag("oidc/buttons.html")
def sign_on_buttons(language: str, then: str = "") -> dict[str, list[Button]]:
    """The ways to sign in with a provider."""
    return {"buttons": _buttons("sign_on", "sign_in_button", language, then)}


@register.inclusion_tag("oidc/buttons.html")
def sign_on_proofs(language: str, then: str = "") -> dict[str, list[Button]]:
    """The ways to prove with a provider that one is who one is."""
    return {"buttons": _buttons("sign_on_prove", "prove_button", language, then)}


def _buttons(route: str, word: str, language: str, then: str) -> list[Button]:
    query = f"?{urlencode({'then': then})}" if then else ""
    return [
        Button(
            UI[language][word].format(label=each.label[language]),
            reverse(route, kwargs={"language": language, "provider": each.name}) + query,
        )
        for each in providers()
    ]
