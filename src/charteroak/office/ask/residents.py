"""What the first page leads residents to."""

from __future__ import annotations

from charteroak.office.pages import Place
from charteroak.office.police.nav import PageRow

_PAGES = {
    "services": {"en": "Find a service", "es": "Buscar un servicio"},
    "requests": {
        "en": "Ask the City for something to be mended or done",
        "es": "Pedir a la Ciudad que arregle o haga algo",
    },
    "resident": {"en": "Whether a place is in the city", "es": "Si un lugar está en la ciudad"},
    "referral_tell": {"en": "Say what became of a referral", "es": "Decir qué resultó de una remisión"},
    "training": {
        "en": "What officers and staff are taught",
        "es": "Lo que se enseña a los agentes y al personal",
    },
}
"""The pages, by route, with what each is called in each language."""


def resident_pages(language: str) -> tuple[PageRow, ...]:
    """The pages for residents."""
    return tuple(PageRow(route, named[language], Place(route).address(language)) for route, named in _PAGES.items())
