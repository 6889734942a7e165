"""What belongs to no app: the static files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from charteroak.office.assets import served
from charteroak.office.pages import allow

FOR_EVER = "public, max-age=31536000, immutable"


@allow("GET", "HEAD")
def static_file(_request: HttpRequest, name: str) -> HttpResponse:
    """A static file, by the name that changes with its content."""
    asset = served().get(name)
    if asset is None:
        raise Http404
    return HttpResponse(asset.content, content_type=asset.kind, headers={"Cache-Control": FOR_EVER})
