"""Reading what was written: an auditor brings the key file, it is opened in memory, and the page is shown once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import audit
from charteroak.office.accounts.session import signed_in
from charteroak.office.complaints.filled import OpenForm
from charteroak.office.complaints.keyfile import KeyPair
from charteroak.office.complaints.models import Complaint, WrappedKey
from charteroak.office.complaints.sealing import Account, NotOpened, Sealed, open_
from charteroak.office.complaints.treating import ComplaintRow, complaint_of, row
from charteroak.office.complaints.words import complaint_words
from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, asset, page

_WRONG = 400
_NAMES = {"en": "English", "es": "Español"}


@dataclass(frozen=True)
class ReadPage:
    """Where the words of a complaint are read."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: ComplaintRow
    """The complaint."""
    sealed: bool
    """Whether there is anything to read."""
    rows: tuple[FieldRow, ...]
    """The fields."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    account: Account | None
    """What was written, once it is open."""
    account_language: str
    """The language that they read, by its own name."""
    action: str
    """Where the form is sent."""
    back: str
    """The complaint's page."""


@allow("GET", "HEAD", "POST")
def read_page(request: HttpRequest, language: str, record: str) -> HttpResponse:
    """Read what was written. That it was opened, or that somebody tried to, is audited."""
    kept = complaint_of(record)
    form, account = OpenForm(language, *posted(request)), None
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid() and form.pair is not None:
            account = _opened(kept, form.pair)
            if account is None:
                form.wrong("file", "not_for_it")
        outcome = "opened" if account else "not_opened"
        audit.done(signed_in(request), "complaint_read", about=kept.id, outcome=outcome)
    at = Place("complaint_read", record=kept.id)
    context = ReadPage(
        say=complaint_words(language).staff,
        style=asset("complaints.css"),
        row=row(language, kept),
        sealed=bool(kept.content),
        rows=tuple(form.rows().values()),
        wrong=form.wrong_rows(),
        account=account,
        account_language=_NAMES.get(account.language, "") if account else "",
        action=at.address(language),
        back=Place("complaint", record=kept.id).address(language),
    )
    response = page(
        request,
        language,
        "complaints/read.html",
        context,
        at=None if account else at,
        here="desk",
        status=_WRONG if context.wrong else 200,
    )
    return with_token(response)


def _opened(kept: Complaint, pair: KeyPair) -> Account | None:
    """What was written, with whichever of the wrapped keys this pair opens; None where it opens none."""
    for wrap in WrappedKey.objects.filter(complaint=kept).select_related("key"):
        if bytes(wrap.key.public) != pair.public:
            continue
        sealed = Sealed(bytes(kept.content), bytes(kept.commitment), {wrap.key.id: bytes(wrap.wrapped)})
        try:
            return open_(bytes(kept.record), sealed, wrap.key.id, pair.private)
        except NotOpened:
            return None
    return None
