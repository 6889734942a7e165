"""The officer's page. The dispatcher's is in `triage`, that for papers in `paper`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.errors import bad_request
from charteroak.office.headers import OFFLINE_POLICY
from charteroak.office.pages import OFFICER, REVALIDATE, allow, page
from charteroak.office.police.officer import is_step
from charteroak.office.police.offline import manifest, offline, page_of

_POSTED = frozenset({"step", "night"})
_KEEP = {"Cache-Control": REVALIDATE, "Content-Security-Policy": OFFLINE_POLICY}


# Exempt, as asking is: a forged request would show an answer of the law and change nothing, and there is no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def officer(request: HttpRequest, language: str) -> HttpResponse:
    """The page with every step in it; on a POST, as scripts are off, the one step that was asked for."""
    if request.method != "POST":
        return HttpResponse(offline(language).page, headers=_KEEP)
    steps = request.POST.getlist("step")
    if len(steps) != 1 or not is_step(steps[0]) or not set(request.POST) <= _POSTED:
        return bad_request(request)
    context = page_of(language, steps[0], night="night" in request.POST)
    response = page(request, language, "police/officer.html", context, at=OFFICER)
    response.headers["Content-Security-Policy"] = OFFLINE_POLICY
    return response


@allow("GET", "HEAD")
def officer_worker(_request: HttpRequest, language: str) -> HttpResponse:
    """The worker of a language's page: where it stands says which pages it has, and those are no others."""
    return HttpResponse(offline(language).worker, content_type="text/javascript; charset=utf-8", headers=_KEEP)


@allow("GET", "HEAD")
def officer_manifest(_request: HttpRequest, language: str) -> HttpResponse:
    """The manifest of a language's page."""
    return HttpResponse(manifest(language), content_type="application/manifest+json", headers=_KEEP)
