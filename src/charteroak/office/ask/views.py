"""Asking. A case is carried by the page itself and posted back; nothing of it is kept, and none of it is in a URL."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.office.ask.answer import answer_page
from charteroak.office.ask.case import Case, posted, saved
from charteroak.office.ask.question import question_page, start_page
from charteroak.office.ask.standing import stand
from charteroak.office.errors import bad_input
from charteroak.office.pages import Field, allow, page
from charteroak.office.strings import strings


# Exempt: a forged request would ask a question and change nothing, as asking needs no log-in, and nothing is kept. A
# token would need a cookie, and whoever asks is promised none.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """The first page; on a POST the next question, the question that `show` names, or the answer."""
    if request.method != "POST":
        return _start(request, language)
    if "saved" in request.POST:
        return _open(request, language)
    try:
        case = posted(request.POST.lists())
        return _go_on(request, language, case)
    except BadInput as error:
        return bad_input(request, language, error, act_of(request))


def _go_on(request: HttpRequest, language: str, case: Case) -> HttpResponse:
    again = _fact_in("show", request, case)
    asked = _fact_in("asked", request, case)
    if again:
        return _question(request, language, case, again)
    if asked and asked not in case.answers:
        return _question(request, language, case, asked, error=strings(language).ui["choose"])
    if fact := stand(case).question:
        return _question(request, language, case, fact)
    return page(request, language, "ask/answer.html", answer_page(language, case), here="ask", fields=case.fields())


def _start(request: HttpRequest, language: str, error: str = "") -> HttpResponse:
    status = 400 if error else 200
    return page(request, language, "ask/start.html", start_page(language, error), here="ask", status=status)


def _open(request: HttpRequest, language: str) -> HttpResponse:
    """A case that was saved. Where it is none, the first page says so beside the field, and does not repeat it."""
    try:
        case = saved(request.POST["saved"])
    except BadInput:
        return _start(request, language, error=strings(language).ui["open_error"])
    return _go_on(request, language, case)


def _question(request: HttpRequest, language: str, case: Case, fact: str, *, error: str = "") -> HttpResponse:
    context = question_page(language, case, fact, error=error)
    # In the other language it is the same question, asked again.
    fields = (*case.fields(), Field("show", fact)) if fact in case.answers else case.fields()
    status = 400 if error else 200
    return page(request, language, "ask/question.html", context, here="ask", fields=fields, status=status)


def _fact_in(control: str, request: HttpRequest, case: Case) -> str:
    """The fact that a control names, or nothing where the form does not have it."""
    fact = request.POST.get(control, "")
    facts = [each.name for each in law().table(case.act).act.facts]
    if fact and fact not in facts:
        raise BadInput(control, "another text", facts)
    return fact


def act_of(request: HttpRequest) -> str:
    """The act that was posted, or nothing where it is none: for the page that says what was wrong."""
    try:
        act = request.POST.get("act", "")
        law().table(act)
    except BadInput:
        return ""
    return act
