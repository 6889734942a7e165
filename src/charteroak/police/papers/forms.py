"""The table of forms, titles, issuers and signers by which papers are told apart: `papers.toml`, or a city's own.

A table of a city's own is a corrected copy. What is wrong with it is said in one line, by field, never by value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.police.papers.phrases import Phrases, words_of

Kind = Literal[
    "I-200",
    "I-205",
    "I-247A",
    "I-203",
    "I-286",
    "I-862",
    "I-138",
    "AO-442",
    "AO-93",
    "ct-arrest-warrant",
    "ct-capias",
    "ct-search-warrant",
    "judicial-subpoena",
    "court-order",
    "administrative-subpoena",
    "request-letter",
    "unknown",
]
"""The kinds of papers the contract has."""
Issuer = Literal["judicial", "administrative", "unclear"]
KINDS: tuple[Kind, ...] = get_args(Kind)

LARGEST = 256 * 1024
"""As many bytes a table may have."""
TITLES = (
    *("arrest_warrant", "witness_warrant", "search_warrant", "inspection_warrant", "civil_arrest", "capias"),
    *("subpoena", "agency_subpoena", "summons", "order", "detainer", "notice", "letter"),
)
ISSUERS = (
    "federal_court",
    "connecticut_court",
    "civil_court",
    "other_court",
    "immigration_agency",
    "agency",
    "agency_word",
)
SIGNERS = ("court", "clerk", "agency", "attorney", "affiant")
_GROUPS = {"titles": TITLES, "issuers": ISSUERS, "signers": SIGNERS}
_FORM = {"kind": str, "issuer": str, "numbers": list, "titles": list, "signer": str, "source": str, "verified": bool}


@dataclass(frozen=True, slots=True)
class Form:
    """A form with a number. `verified`: whether its entry has been compared with the source it names."""

    kind: Kind
    issuer: Issuer
    numbers: tuple[str, ...]
    titles: tuple[str, ...]
    signer: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Forms:
    """The table, made ready: its forms, which of them has a number, and the phrases to look for.

    A phrase's mark is in a group ("form", "title", "issuer", "signer") and has a name: the number of the form in
    `forms`, or the sort of title, issuer or signer.
    """

    version: str
    forms: tuple[Form, ...]
    numbers: Mapping[str, int]
    phrases: Phrases


@cache
def shipped() -> Forms:
    """The table that is shipped."""
    return forms_of(files("charteroak.police.papers").joinpath("papers.toml").read_bytes())


def forms_of(source: bytes) -> Forms:
    """A table from the bytes of its TOML. BadInput, with the field, where something is wrong with it."""
    if len(source) > LARGEST:
        raise BadInput("forms", "a table that is too large", [f"at most {LARGEST // 1024} KB"])
    try:
        table = tomllib.loads(source.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise BadInput("forms", "text that is not TOML", ["TOML, as in papers.toml"]) from None
    _only(table, "", ("version", "forms", *_GROUPS))
    _of_kind(table, "version", str)
    forms = tuple(_form(entry, f"forms.{n}") for n, entry in enumerate(_of_kind(table, "forms", list), 1))
    numbers = {number_key(number): n for n, form in enumerate(forms) for number in form.numbers}
    return Forms(table["version"], forms, numbers, Phrases(_phrases(table, forms)))


def number_key(number: str) -> str:
    """A form's number with nothing in it but letters and digits."""
    return "".join(filter(str.isalnum, number.upper()))


def _form(entry: object, where: str) -> Form:
    if not isinstance(entry, dict):
        raise BadInput(where, kind_of(entry), ["a form, as [[forms]]"])
    _only(entry, f"{where}.", _FORM)
    held = {name: _of_kind(entry, name, kind, f"{where}.") for name, kind in _FORM.items()}
    if held["kind"] not in KINDS:
        raise BadInput(f"{where}.kind", kind_of(held["kind"]), KINDS)
    if held["issuer"] not in ("judicial", "administrative"):
        raise BadInput(f"{where}.issuer", kind_of(held["issuer"]), ["judicial", "administrative"])
    for name in ("numbers", "titles"):
        held[name] = _texts(held[name], f"{where}.{name}")
    return Form(**held)


def _phrases(table: Mapping[str, Any], forms: tuple[Form, ...]) -> Iterable[tuple[str, str, str]]:
    found = [("form", str(n), title) for n, form in enumerate(forms) for title in form.titles]
    for part, names in _GROUPS.items():
        groups = _of_kind(table, part, dict)
        _only(groups, f"{part}.", names)
        for name in names:
            texts = _texts(_of_kind(groups, name, list, f"{part}."), f"{part}.{name}")
            found += [(part.removesuffix("s"), name, text) for text in texts]
    return found


def _texts(held: list[object], where: str) -> tuple[str, ...]:
    for text in held:
        if not isinstance(text, str) or not words_of(text):
            raise BadInput(where, "something without a word", ["a list of texts, each with a word of its own"])
    return tuple(str(text) for text in held)


def _of_kind(table: Mapping[str, Any], name: str, kind: type, where: str = "") -> Any:
    value = table.get(name)
    if not isinstance(value, kind):
        allowed = {str: "a text", list: "a list", dict: "a table", bool: "true or false"}[kind]
        raise BadInput(f"{where}{name}", kind_of(value), [allowed])
    return value


def _only(table: Mapping[str, Any], where: str, names: Iterable[str]) -> None:
    for name in table:
        if name not in names:
            raise BadInput(f"{where}{field_name(name)}", "a field that there is not", names)
