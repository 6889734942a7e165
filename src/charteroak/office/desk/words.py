"""What the desk says, in each language."""

from __future__ import annotations

from collections.abc import Mapping

UI: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Your desk",
        "waiting": "Waiting for you",
        "nothing": "Nothing waits for you",
        "nothing_text": "When a request needs you, it stands here.",
        "places": "Places",
    },
    "es": {
        "title": "Su escritorio",
        "waiting": "Le esperan",
        "nothing": "Nada le espera",
        "nothing_text": "Cuando una solicitud le necesite, estará aquí.",
        "places": "Lugares",
    },
}
