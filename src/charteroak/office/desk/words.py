"""What the desk says, in each language."""

from __future__ import annotations

from collections.abc import Mapping

UI: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Your desk",
        "waiting": "Waiting for you",
        "nothing": "Nothing waits for you",
        "nothing_text": "When something needs you, it stands here.",
        "places": "Places",
    },
    "es": {
        "title": "Su escritorio",
        "waiting": "Pendiente de usted",
        "nothing": "No tiene nada pendiente",
        "nothing_text": "Cuando algo requiera su intervención, estará aquí.",
        "places": "Lugares",
    },
}
