"""Where a person can say, with a code and without a name, what became of their list. Nobody has to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.office.errors import bad_request
from charteroak.office.forms import FieldRow, posted, with_token
from charteroak.office.pages import Place, allow, asset, page
from charteroak.office.referrals import keeping
from charteroak.office.referrals.form import TellForm
from charteroak.office.referrals.words import referral_words

TELL = Place("referral_tell")
_WRONG = 400


@dataclass(frozen=True)
class TellPage:
    """Where one says what became of a list."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    rows: tuple[FieldRow, ...]
    """The fields; none where it was said."""
    wrong: tuple[FieldRow, ...]
    """Those that something is wrong with."""
    unknown: str
    """Why a code may not be known, or nothing."""
    action: str
    """Where the form is sent."""


@allow("GET", "HEAD", "POST")
def tell_page(request: HttpRequest, language: str) -> HttpResponse:
    """Say what became of the list with a code. The code is sent in the body, and is in no address."""
    form, unknown = TellForm(language, posted(request)[0]), False
    if request.method == "POST":
        if not form.is_ours():
            return bad_request(request)
        if form.is_valid():
            unknown = not keeping.tell(form.cleaned_data["code"], form.cleaned_data["told"])
            if unknown:
                form.wrong("code", "unknown_code")
    wrong, own = form.wrong_rows(), referral_words(language)
    done = form.is_bound and not wrong
    context = TellPage(
        say=own.tell,
        style=asset("referrals.css"),
        rows=() if done else tuple(form.rows().values()),
        wrong=wrong,
        unknown=own.tell["unknown_text"].format(days=keeping.LASTS) if unknown else "",
        action=TELL.address(language),
    )
    response = page(request, language, "referrals/tell.html", context, at=TELL, status=_WRONG if wrong else 200)
    return with_token(response)
