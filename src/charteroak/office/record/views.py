"""Recording that someone acted on an answer. Nothing goes into the ledger that its person has not seen just before."""

from __future__ import annotations

import logging
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.law.law import law
from charteroak.logic.answer import Answer
from charteroak.logic.errors import BadInput
from charteroak.logic.norm import Outcome
from charteroak.office.ask.answer import answer_page
from charteroak.office.ask.case import Case, one, posted
from charteroak.office.ask.views import act_of
from charteroak.office.authorities.claim import ANOTHER, could_require, is_claimed_by
from charteroak.office.errors import bad_input, bad_value
from charteroak.office.pages import RECORD, allow, page
from charteroak.office.record.once import Form, alone, digest, opened, place_of
from charteroak.office.record.preview import preview_page
from charteroak.office.record.receipt import NothingPage, receipt_page, repeat_page, unrecorded_page
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place
from charteroak.recording.recorder import NotRecorded, recorder

_CONTROLS = frozenset({"act", "form", "role", "department", "csrfmiddlewaretoken"})
_CONFLICT, _UNAVAILABLE, _WRONG = 409, 503, 400
_log = logging.getLogger(__name__)


# Exempt: it shows what would be recorded, and changes nothing. The token comes with what it shows.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def preview(request: HttpRequest, language: str) -> HttpResponse:
    """What the entry of a posted case will say."""
    if request.method != "POST":
        return _nothing(request, language)
    try:
        case = posted(request.POST.lists(), beside={"act", "form"})
    except BadInput as error:
        return bad_input(request, language, error, act_of(request))
    answer = law().ask(case.act, case.answers, language)
    if not Place.from_environment().exists:
        return _not_recorded(request, language, case, "no_ledger", _UNAVAILABLE)
    return _preview(request, language, case, answer, form=request.POST.get("form", ""))


@allow("GET", "HEAD", "POST")
def record(request: HttpRequest, language: str) -> HttpResponse:
    """Record what the form of a preview said, once, and show the receipt."""
    if request.method != "POST":
        return _nothing(request, language)
    try:
        claimed = request.POST.get("required_by_law") == "true"
        case = posted(request.POST.lists(), beside=_CONTROLS | {"authority"} if claimed else _CONTROLS)
        carried = one("form", request.POST.getlist("form"))
    except BadInput as error:
        return bad_input(request, language, error, act_of(request))
    own = record_words(language)
    for field, labels in (("role", own.roles), ("department", {"": own.ui["unsaid"], **own.departments})):
        if [value in labels for value in request.POST.getlist(field)] != [True]:
            return bad_value(request, language, own.ui[field], tuple(labels.values()))
    return _record(request, language, case, opened(carried))


def _record(request: HttpRequest, language: str, case: Case, form: Form | None) -> HttpResponse:
    """Record it, where the form is recent, was not sent before, and still says what would be recorded."""
    answer = law().ask(case.act, case.answers, language)
    role, department = request.POST["role"], request.POST["department"]
    look_again = partial(_preview, request, language, case, answer, role=role, department=department, stale=True)
    if form is None:
        return look_again()
    with alone(form.record):
        if (index := place_of(form.record)) is not None:
            context = repeat_page(language, form.record, index)
            return page(request, language, "record/repeat.html", context, at=None, here="ask")
        if not form.recent:
            return look_again()
        if digest(case, answer) != form.digest:
            return _not_recorded(request, language, case, "changed", _CONFLICT)
        basis, wrong = _basis(case, request.POST.getlist("authority"))
        if wrong == ANOTHER:
            return _not_recorded(request, language, case, "authority", _CONFLICT)
        if wrong:
            return look_again(stale=False, wrong=wrong, form=request.POST["form"])
        try:
            _, codec = recorder().opened()
            recorded = recorder().record(
                answer, case.answers, role=role, department=department or None, record=form.record, basis=basis
            )
        except NotRecorded as error:
            _log.error("not recorded: %s", error)  # a LedgerError's text has no value of an entry
            return _not_recorded(request, language, case, error.why, _UNAVAILABLE)
    return page(request, language, "record/receipt.html", receipt_page(language, recorded, codec), at=None, here="ask")


def _basis(case: Case, given: list[str]) -> tuple[str | None, str]:
    """The ground that the chosen authority is, or what is wrong with the choice: a key of the register's words."""
    if not is_claimed_by(case.answers):
        return None, ""
    if len(given) != 1 or not given[0]:
        return None, "choose_one"
    if given == [ANOTHER]:
        return None, ANOTHER
    chosen = [each for each in could_require(case.act, case.answers) if each.id == given[0]]
    return (chosen[0].kind, "") if chosen else (None, "gone")


def _preview(
    request: HttpRequest,
    language: str,
    case: Case,
    answer: Answer,
    *,
    form: str = "",
    role: str = "",
    department: str = "",
    stale: bool = False,
    wrong: str = "",
) -> HttpResponse:
    if answer.outcome == Outcome.UNKNOWN:
        return _not_recorded(request, language, case, "unknown", _CONFLICT)
    context = preview_page(
        language,
        case,
        answer,
        form=form,
        role=role,
        department=department,
        authority=request.POST.get("authority", ""),
        wrong=wrong,
        stale=stale,
    )
    status = _CONFLICT if stale else _WRONG if wrong else 200
    response = page(
        request, language, "record/preview.html", context, at=RECORD, here="ask", fields=case.fields(), status=status
    )
    # From a page that keeps its address to itself, a browser sends a form as from nowhere, which the check of the
    # token refuses. This one has nothing in its address, and tells it to this site alone.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _not_recorded(request: HttpRequest, language: str, case: Case, why: str, status: int) -> HttpResponse:
    """The answer in full, marked as not recorded."""
    carried = request.POST.get("form", "")
    context = unrecorded_page(language, why, answer_page(language, case), carried if opened(carried) else "")
    return page(
        request, language, "record/unrecorded.html", context, at=RECORD, here="ask", fields=case.fields(), status=status
    )


def _nothing(request: HttpRequest, language: str) -> HttpResponse:
    return page(request, language, "record/nothing.html", NothingPage(record_words(language).ui), at=RECORD)
