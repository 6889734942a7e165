"""Where the training officer takes files in: a roster, and completions of another system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote as quoted

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from charteroak.law.words import words
from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.cells import as_csv
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow
from charteroak.office.pages import Place, allow
from charteroak.office.training import importing
from charteroak.office.training.forms import FileForm, MapForm
from charteroak.office.training.framing import framed
from charteroak.office.training.importing import ResultsLook, RosterLook
from charteroak.office.training.models import Import
from charteroak.office.training.words import training_words
from charteroak.recording.recorder import NotRecorded
from charteroak.training import completions, roster
from charteroak.training.rejects import Rejected

SHOWN = 20
_KINDS: Mapping[str, tuple[Sequence[str], Any]] = {
    "roster": (roster.FIELDS, roster.suggest),
    "results": (completions.FIELDS, completions.suggest),
}
_UNAVAILABLE = 503


@dataclass(frozen=True)
class ImportMore:
    """A file that is looked at, or the place to give one."""

    fields: tuple[FieldRow, ...]
    wrong: tuple[FieldRow, ...]
    action: str
    table: str
    """The file as the form carries it; empty before one was given."""
    would: tuple[str, ...]
    """What taking it in would do, a line each."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows as they are read."""
    can_take: bool
    rejects: tuple[tuple[str, str, str], ...]
    """What is wrong: row, field, what."""
    wrong_title: str
    wrong_file: str
    """All of it, as a link that holds the file."""
    ignored: str
    before: tuple[tuple[str, str, str, str], ...]
    """What was taken in before: when, what, rows, digest."""


@allow("GET", "HEAD", "POST")
def roster_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where a roster is taken in."""
    return _page(request, language, "roster")


@allow("GET", "HEAD", "POST")
def results_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where completions are taken in."""
    return _page(request, language, "results")


def _page(request: HttpRequest, language: str, kind: str) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, language, kind, FileForm(language), done=request.GET.get("done", ""))
    if "table" in request.POST:
        return _mapped(request, language, kind)
    form = FileForm(language, request.POST, request.FILES)
    if not form.is_ours():
        return bad_request(request)
    if not form.is_valid():
        return _shown(request, language, kind, form, status=400)
    data = form.cleaned_data["file"].read()
    try:
        table = importing.carried(data)
    except ValueError:
        form.wrong("file", "too_long")
        return _shown(request, language, kind, form, status=400)
    found = importing.table_of(data)
    if isinstance(found, Rejected):
        return _shown(request, language, kind, FileForm(language), rejects=found, status=400)
    fields, suggest = _KINDS[kind]
    said = {f"column_{name}": heading for name, heading in suggest(found.headings).items()}
    mapped = MapForm(language, fields, found.headings, None, {**said, "table": table})
    mapping = {name.removeprefix("column_"): heading for name, heading in said.items()}
    return _shown(request, language, kind, mapped, table=table, look=_look(kind, data, mapping, None))


def _mapped(request: HttpRequest, language: str, kind: str) -> HttpResponse:
    data = importing.brought(request.POST["table"])
    found = importing.table_of(data) if data is not None else None
    if data is None or found is None or isinstance(found, Rejected):
        return bad_request(request)
    form = MapForm(language, _KINDS[kind][0], found.headings, request.POST)
    if not form.is_ours():
        return bad_request(request)
    table = request.POST["table"]
    if not form.is_valid():
        return _shown(request, language, kind, form, table=table, status=400)
    look = _look(kind, data, form.mapping(), form.cleaned_data["began"])
    if form.cleaned_data["step"] == "look" or isinstance(look, Rejected):
        status = 400 if isinstance(look, Rejected) else 200
        return _shown(request, language, kind, form, table=table, look=look, status=status)
    person = signed_in(request)
    try:
        if isinstance(look, RosterLook):
            count = importing.take_roster(person, data, look)
        else:
            count = importing.take_results(person, "csv", data, look.new)
    except NotRecorded:
        return _shown(request, language, kind, form, table=table, look=look, alert="unrecorded", status=_UNAVAILABLE)
    audit.done(person, "training_roster_imported" if kind == "roster" else "training_results_imported")
    at = Place(f"training_{kind}", query=f"done={count}")
    return HttpResponseRedirect(at.address(language))


def _look(
    kind: str, data: bytes, mapping: Mapping[str, str], began: date | None
) -> RosterLook | ResultsLook | Rejected:
    if kind == "roster":
        return importing.look_at_roster(data, mapping, began)
    return importing.look_at_results(data, mapping)


def _shown(
    request: HttpRequest,
    language: str,
    kind: str,
    form: FileForm | MapForm,
    *,
    table: str = "",
    look: RosterLook | ResultsLook | Rejected | None = None,
    rejects: Rejected | None = None,
    done: str = "",
    alert: str = "",
    status: int = 200,
) -> HttpResponse:
    own = training_words(language)
    wrong = look if isinstance(look, Rejected) else rejects
    skipped = {"table", "step", *(() if kind == "roster" else ("began",))}
    more = ImportMore(
        fields=tuple(row for name, row in form.rows().items() if name not in skipped),
        wrong=form.wrong_rows(),
        action=Place(f"training_{kind}").address(language),
        table=table,
        would=_would(own.office, look),
        sample=_sample(look),
        can_take=look is not None and not isinstance(look, Rejected),
        rejects=_rejects(language, wrong)[:SHOWN] if wrong else (),
        wrong_title=own.office["wrong_title"].format(count=wrong.total) if wrong else "",
        wrong_file=_rejects_file(language, wrong) if wrong else "",
        ignored=_ignored(own.office, look),
        before=_before(language, kind),
    )
    title, lede = own.office[f"{kind}_title"], own.office[f"{kind}_lede"]
    said = own.office["taken"].format(count=int(done)) if done.isascii() and done.isdigit() and len(done) < 8 else ""
    return framed(
        request, language, "training/import.html", title, more, at=Place(f"training_{kind}"),
        lede=lede, done=said, alert=alert, status=status,
    )  # fmt: skip


def _would(ui: Mapping[str, str], look: RosterLook | ResultsLook | Rejected | None) -> tuple[str, ...]:
    match look:
        case RosterLook():
            counts = {"new": len(look.new), "change": len(look.changed), "same": look.same, "link": look.linked}
        case ResultsLook():
            counts = {"take": len(look.new), "known": look.known, "skip": look.not_done}
        case _:
            return ()
    return tuple(ui[f"would_{name}"].format(count=count) for name, count in counts.items())


def _sample(look: RosterLook | ResultsLook | Rejected | None) -> tuple[tuple[str, ...], ...]:
    match look:
        case RosterLook():
            first = (*look.new, *look.changed)[:5]
            return tuple((each.id, each.name, each.role, each.unit, str(each.since)) for each in first)
        case ResultsLook():
            return tuple((each.learner, each.course, each.version, str(each.on)) for each in look.new[:5])
        case _:
            return ()


def _ignored(ui: Mapping[str, str], look: RosterLook | ResultsLook | Rejected | None) -> str:
    if look is None or isinstance(look, Rejected) or not look.ignored:
        return ""
    return ui["ignored"].format(columns=", ".join(map(str, look.ignored)))


def _rejects(language: str, found: Rejected) -> tuple[tuple[str, str, str], ...]:
    own = training_words(language)
    return tuple(
        (
            str(each.row) if each.row else own.office["whole_file"],
            own.columns[each.field][0] if each.field in own.columns else each.field,
            importing.why(language, each),
        )
        for each in found.rejects
    )


def _rejects_file(language: str, found: Rejected) -> str:
    ui = training_words(language).office
    data = as_csv([(ui["row"], ui["field"], ui["why"]), *_rejects(language, found)])
    return f"data:text/csv;charset=utf-8,{quoted(data, safe='')}"


def _before(language: str, kind: str) -> tuple[tuple[str, str, str, str], ...]:
    kinds, ui = (("roster",) if kind == "roster" else ("csv", "xapi")), training_words(language).office
    rows = Import.objects.filter(kind__in=kinds)[:10]
    return tuple(
        (words(language).date(row.time.date()), ui[f"kind_{row.kind}"], str(row.taken), row.digest[:16]) for row in rows
    )
