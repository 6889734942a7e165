"""The pages for what went wrong. They name a field and what it takes, and never what was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.law.words import words
from charteroak.logic.errors import BadInput
from charteroak.office.pages import RECEIPT, language_of, page
from charteroak.office.strings import strings


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong."""

    title: str
    """What, in a few words."""
    text: str
    """What it means for the person who sees it."""
    field: str = ""
    """Which field was wrong, by its label, as a sentence."""
    allowed: tuple[str, ...] = ()
    """What can stand in the field, by its labels."""


def bad_input(request: HttpRequest, language: str, error: BadInput, act: str) -> HttpResponse:
    """400 for a value that a form does not offer. `act` is the act that was posted, if it is one."""
    return bad_value(request, language, *_named(language, error.field, act))


def bad_value(request: HttpRequest, language: str, label: str, allowed: tuple[str, ...]) -> HttpResponse:
    """400 for a value that a field does not take, by the labels of the field and of what it takes."""
    return _error(request, language, 400, strings(language).ui["e400_field"].format(field=label), allowed)


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - named by Django
    """400 for a request that could not be read at all."""
    return _error(request, language_of(request), 400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - named by Django
    """403 for a form without the token that shows it to be ours."""
    return _error(request, language_of(request), 403)


def refused_page(request: HttpRequest) -> HttpResponse:
    """403 for a person who may not open a page. It says no more of the page than that."""
    language = language_of(request)
    ui = strings(language).ui
    if told := _told_a_program(request, 403, language):
        return told
    context = ErrorPage(ui["refused_title"], ui["refused_text"])
    return page(request, language, "office/error.html", context, status=403)


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - named by Django
    """404."""
    return _error(request, language_of(request), 404)


def not_allowed(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """405, with the methods that the page takes."""
    response = _error(request, language_of(request), 405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429 for whoever asks more often than a person would, with how long to wait."""
    language = language_of(request)
    response = _error(request, language, 429, text=strings(language).ui["e429_text"].format(seconds=seconds))
    response.headers["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Where something was to be recorded, it may have been."""
    language = language_of(request)
    at = request.resolver_match
    text = strings(language).ui["e500_record"] if at and at.url_name == RECEIPT.route else ""
    return _error(request, language, 500, text=text)


def _error(
    request: HttpRequest, language: str, status: int, field: str = "", allowed: tuple[str, ...] = (), text: str = ""
) -> HttpResponse:
    if told := _told_a_program(request, status, language):
        return told
    ui = strings(language).ui
    context = ErrorPage(ui[f"e{status}_title"], text or ui[f"e{status}_text"], field, allowed)
    return page(request, language, "office/error.html", context, status=status)


def _told_a_program(request: HttpRequest, status: int, language: str) -> HttpResponse | None:
    """The same for a program, below the address of the interface that it speaks; None elsewhere."""
    from charteroak.office.service_requests.open311.wire import failed_before
    from charteroak.office.service_requests.words import request_words

    return failed_before(request, status, request_words(language).api[f"e{status}"])


def _named(language: str, field: str, act: str) -> tuple[str, tuple[str, ...]]:
    """A field's label and the labels of what it takes. A field that no form has is not named: it may be anything."""
    said, ui = words(language), strings(language).ui
    fact = field.removeprefix("facts.")
    if field == "act":
        return ui["e400_acts"], tuple(each.name for each in said.acts.values())
    if act and fact in said.values:
        return said.question(act, fact), (*said.values[fact].values(), ui["not_known"])
    return ui["e400_unnamed"], ()
