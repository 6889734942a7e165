"""Types and options that commands share. A value that is refused is named by its kind, never repeated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from charteroak.logic.errors import BadInput, field_name, kind_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Made = TypeVar("_Made", bound=Callable[..., Any])


def acts() -> tuple[str, ...]:
    """The names of all acts. The law is loaded for the commands that need it, and no others."""
    from charteroak.law.article import RULEBOOK

    return tuple(act.name for act in RULEBOOK.acts)


def named(param: click.Parameter | None) -> str:
    """A parameter as it stands on the command line."""
    if param is None:
        return "value"
    return max(param.opts, key=len) if isinstance(param, click.Option) else str(param.metavar)


class OneOf(click.ParamType[str, str]):
    """One of some words."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The word. BadInput where it is none of them."""
        if value not in self._words:
            raise BadInput(named(param), "another text", self._words)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """The words that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self._words if word.startswith(incomplete)]


class Whole(click.ParamType[int, int]):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """The number. BadInput where it is none, or is out of bounds."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 12 and self._least <= int(text) <= self._most):
            raise BadInput(named(param), "something else", [f"a whole number from {self._least} to {self._most}"])
        return int(text)


class Day(click.ParamType[date, date]):
    """A day, as in 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002
        """The day. BadInput where it is none."""
        from charteroak.law.law import day_of

        try:
            return day_of(value)  # type: ignore[return-value]  # None only for None
        except BadInput as wrong:
            raise BadInput(named(param), wrong.given, wrong.allowed) from None


class Readings(click.ParamType[dict[str, str | None], dict[str, str | None]]):
    """Choices by reading, as an object in JSON."""

    name = "json"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002
    ) -> dict[str, str | None]:
        """The choices. BadInput where they are no object in JSON, or one is wrong."""
        from charteroak.law.law import law

        given = value if isinstance(value, dict) else decoded(value, named(param))
        if not isinstance(given, dict):
            raise BadInput(named(param), kind_of(given), ['an object, as in {"suspect_interview": "included"}'])
        law(given)
        return given


def decoded(text: str | bytes, field: str) -> Any:
    """What a text of JSON says. BadInput, naming `field`, where it is none, and where an object has a name twice."""
    encoded = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
    try:
        return json.loads(encoded.decode("utf-8-sig"), object_pairs_hook=_once_each)
    except BadInput:
        raise
    except (ValueError, RecursionError):
        raise BadInput(field, "text that is not JSON", ["JSON in UTF-8"]) from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise BadInput(field_name(next(name for name in names if names.count(name) > 1)), "twice", ["each name once"])
    return made


def readings_option(command: _Made) -> _Made:
    """--readings"""
    return click.option(
        "--readings",
        type=Readings(),
        metavar="JSON",
        help='Settle readings for this run, or with null unsettle them, as {"suspect_interview": "included"}.',
    )(command)


def as_of_option(command: _Made) -> _Made:
    """--as-of"""
    return click.option(
        "--as-of", type=Day(), metavar="DATE", help="The day of the act, as 2026-11-22; by default today."
    )(command)


def language_option(command: _Made) -> _Made:
    """--language"""
    from charteroak.law.words import LANGUAGES

    return click.option(
        "--language",
        type=OneOf(LANGUAGES),
        default="en",
        metavar="en|es",
        help="The language of the answer; by default en.",
    )(command)


def act_option(command: _Made) -> _Made:
    """--act"""
    names = acts()
    return click.option("--act", type=OneOf(names), required=True, metavar="ACT", help=f"One of {', '.join(names)}.")(
        command
    )


def format_option(command: _Made) -> _Made:
    """--format, for commands that write about files: a report, or JSON Lines."""
    return click.option(
        "--format",
        "written",
        type=OneOf(("text", "jsonl")),
        default="text",
        metavar="text|jsonl",
        help="A report to read (the default), or one JSON object a line.",
    )(command)
