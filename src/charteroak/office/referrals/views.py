"""The pages of those who refer: their open referrals, a new one, and one with its list and its steps."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.catalogue.needs import NEEDS
from charteroak.catalogue.store import Store
from charteroak.law.law import today
from charteroak.law.words import words
from charteroak.office.accounts.models import is_handle
from charteroak.office.accounts.session import signed_in
from charteroak.office.errors import bad_request
from charteroak.office.forms import posted, with_token
from charteroak.office.pages import Place, allow, asset, given_page, page, quote
from charteroak.office.referrals import keeping
from charteroak.office.referrals.asking import AGENCIES
from charteroak.office.referrals.contexts import ListPage, NewPage, OnePage, ReferralRow, SheetPage
from charteroak.office.referrals.form import HandForm, NewForm, OutcomeForm, record_of
from charteroak.office.referrals.listing import Listed, made_list
from charteroak.office.referrals.models import Referral
from charteroak.office.referrals.said import answers, said, written_in
from charteroak.office.referrals.words import place_name, referral_words, spoken_name
from charteroak.office.services.shelf import shelf

REFERRALS, NEW, TELL = Place("referrals"), Place("referral_new"), Place("referral_tell")
CLAUSES = ("2-927(b)", "2-929")
_PAGE = 50
_WRONG, _CONFLICT = 400, 409


@allow("GET", "HEAD")
def referrals_page(request: HttpRequest, language: str) -> HttpResponse:
    """The open referrals of whoever is signed in, the oldest first."""
    number = given_page(request)
    kept = list(keeping.waiting_of(signed_in(request))[number * _PAGE : (number + 1) * _PAGE + 1])
    ui = referral_words(language).ui
    context = ListPage(
        say=ui,
        style=asset("referrals.css"),
        new=NEW.address(language),
        rows=tuple(_row(language, each) for each in kept[:_PAGE]),
        lapses=ui["lapses"].format(days=keeping.LASTS),
        newer=Place("referrals", query=f"page={number - 1}").address(language) if number else "",
        older=Place("referrals", query=f"page={number + 1}").address(language) if len(kept) > _PAGE else "",
    )
    return page(request, language, "referrals/list.html", context, at=REFERRALS, here="desk")


@allow("GET", "HEAD", "POST")
def new_page(request: HttpRequest, language: str) -> HttpResponse:
    """Choose what is needed, and make the list."""
    store, form = shelf(), NewForm(language, today(), posted(request)[0])
    if request.method != "POST" or store is None:
        return _new(request, language, form, store, status=_CONFLICT if request.method == "POST" else 200)
    record = record_of(form.data.get("form", ""))
    if not form.is_ours() or not record:
        return bad_request(request)
    if not form.is_valid():
        return _new(request, language, form, store, status=_WRONG)
    made = keeping.begin(signed_in(request), record, form.asked(), store)
    return HttpResponseRedirect(Place("referral", record=made.id).address(language))


@allow("GET", "HEAD", "POST")
def referral_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """A referral, and the step that comes next."""
    kept = _own(request, record)
    if request.method != "POST":
        return _one(request, language, kept, done=request.GET.get("done", ""))
    form: HandForm | OutcomeForm
    form = HandForm(language, request.POST) if "seen" in request.POST else OutcomeForm(language, request.POST)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _one(request, language, kept, form, status=_WRONG)
    try:
        done = _step(request, kept, form)
    except keeping.Moved:
        return _one(request, language, _own(request, record), moved=True, status=_CONFLICT)
    return HttpResponseRedirect(Place("referral", record=kept.id, query=f"done={done}").address(language))


@allow("GET", "HEAD")
def sheet_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """The sheet to print: the list, and how one can tell what became of it. Without one, the referral says why."""
    kept = _own(request, record)
    listed = _listed(kept, shelf())
    if listed is None or kept.state in ("closed", "lapsed"):
        return HttpResponseRedirect(Place("referral", record=kept.id).address(language))
    shown, own = said(listed), referral_words(language)
    context = SheetPage(
        say=own.sheet,
        style=asset("referrals.css"),
        list=shown,
        tell=shown.say["tell_at"].format(address=request.build_absolute_uri(TELL.address(shown.spoken))),
        code=keeping.code_of(kept),
        back=Place("referral", record=kept.id).address(language),
        back_text=own.ui["one_title"],
    )
    at = Place("referral_sheet", record=kept.id)
    return page(request, language, "referrals/sheet.html", context, at=at, here="desk")


def what_of(language: str, kept: Referral) -> str:
    """A referral by what it was asked by."""
    place, spoken = place_name(language, kept.place), spoken_name(language, kept.language)
    return f"{NEEDS[kept.need].name(language)} · {place} · {spoken}"


def _own(request: HttpRequest, record: str) -> Referral:
    kept = keeping.own(signed_in(request), record) if is_handle(record) else None
    if kept is None:
        raise Http404
    return kept


def _step(request: HttpRequest, kept: Referral, form: HandForm | OutcomeForm) -> str:
    worker, given = signed_in(request), form.cleaned_data
    if isinstance(form, OutcomeForm):
        keeping.close(worker, kept, given["shown"], given["outcome"])
        return "closed"
    listed = _listed(kept, shelf())
    if listed is None:
        raise keeping.Moved
    keeping.hand_over(worker, kept, given["shown"], given["seen"], listed, given["called"])
    return "handed"


def _listed(kept: Referral, store: Store | None) -> Listed | None:
    """The list as it would be handed over now, or as it was: None where the catalogue is another since, or gone."""
    if store is None:
        return None
    listed = made_list(store, kept.need, kept.place, kept.language)
    return listed if kept.state == "listed" or listed.digest == kept.listed else None


def _row(language: str, kept: Referral) -> ReferralRow:
    own, what = referral_words(language), what_of(language, kept)
    return ReferralRow(
        what=what,
        state=own.states[kept.state],
        asked=own.ui["asked"].format(day=words(language).date(kept.asked_on)),
        href=Place("referral", record=kept.id).address(language),
        open_of=own.ui["open_of"].format(what=what),
    )


def _new(request: HttpRequest, language: str, form: NewForm, store: Store | None, *, status: int = 200) -> HttpResponse:
    context = NewPage(
        say=referral_words(language).ui,
        style=asset("referrals.css"),
        no_catalogue=store is None,
        rows=tuple(form.rows().values()) if store else (),
        wrong=form.wrong_rows() if store else (),
        action=NEW.address(language),
        back=REFERRALS.address(language),
        residence=Place("resident").address(language),
        quotes=tuple(quote(language, each) for each in CLAUSES),
    )
    at = None if form.is_bound else NEW
    return with_token(page(request, language, "referrals/new.html", context, at=at, here="desk", status=status))


def _one(
    request: HttpRequest,
    language: str,
    kept: Referral,
    form: HandForm | OutcomeForm | None = None,
    *,
    done: str = "",
    moved: bool = False,
    status: int = 200,
) -> HttpResponse:
    own, store, at = referral_words(language), shelf(), Place("referral", record=kept.id)
    listed = _listed(kept, store)
    step = {"listed": "hand" if listed else "", "handed": "outcome"}.get(kept.state, "")
    shown = form or _form(language, kept, listed)
    offered = len(kept.offered.split())
    context = OnePage(
        say=own.ui,
        style=asset("referrals.css"),
        back=REFERRALS.address(language),
        new=NEW.address(language),
        what=what_of(language, kept),
        asked=own.ui["asked"].format(day=words(language).date(kept.asked_on)),
        came=own.channels[kept.channel],
        state=own.states[kept.state],
        called=own.called.get(kept.called, ""),
        outcome=own.outcomes[kept.outcome] if kept.state == "closed" else "",
        done=own.ui.get(f"done_{done}", ""),
        moved=moved,
        no_catalogue=listed is None and kept.state == "listed",
        list=said(listed) if listed else None,
        gone="" if listed or kept.state == "listed" else own.ui["moved_list"].format(count=offered),
        sheet=_sheet(kept) if listed and step else "",
        rows=tuple(shown.rows().values()) if step else (),
        wrong=shown.wrong_rows() if form else (),
        step=step,
        action=at.address(language),
        command=f"charteroak refer --need {kept.need} --place {kept.place} --language {kept.language}",
        digest=listed.digest if listed else kept.listed,
        catalogue=listed.catalogue if listed else kept.catalogue,
        answer_of=own.ui["answer_of"].format(agency=own.agencies[AGENCIES[kept.need]]),
        answers=answers(language, kept.need),
        quotes=tuple(quote(language, each) for each in CLAUSES),
    )
    response = page(request, language, "referrals/one.html", context, at=at, here="desk", status=status)
    return with_token(response)


def _form(language: str, kept: Referral, listed: Listed | None) -> HandForm | OutcomeForm:
    if kept.state == "listed":
        return HandForm(language, shown=kept.version, seen=listed.digest if listed else "")
    return OutcomeForm(language, shown=kept.version)


def _sheet(kept: Referral) -> str:
    """The sheet, in the language of the list whatever that of the page is."""
    return Place("referral_sheet", record=kept.id).address(written_in(kept.language))
