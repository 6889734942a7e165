"""The table of forms is whole, and what is wrong with a city's own is said in one line, by field and never by value."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from charteroak.logic.errors import BadInput
from charteroak.police.papers.forms import KINDS, LARGEST, forms_of, shipped
from charteroak.police.papers.reading import read_paper

SHIPPED = files("charteroak.police.papers").joinpath("papers.toml").read_bytes()
PLANTED = "Zyxplanted"


def test_every_numbered_form_says_who_signs_it_and_where_that_is_from() -> None:
    forms = shipped()
    assert forms.version
    assert {form.kind for form in forms.forms} <= set(KINDS)
    assert all(form.signer and form.source for form in forms.forms)
    numbers = [number for form in forms.forms for number in form.numbers]
    assert len(numbers) == len(set(numbers)) == len(forms.numbers)


def test_an_immigration_form_is_never_a_courts() -> None:
    immigration = [form for form in shipped().forms if any(number.startswith("I-") for number in form.numbers)]
    assert len(immigration) >= 7
    assert {form.issuer for form in immigration} == {"administrative"}


def test_a_city_can_add_a_form_of_its_own() -> None:
    added = SHIPPED.replace(b'numbers = ["I-205"]', b'numbers = ["I-205", "I-299"]')
    text = (
        "U.S. Department of Homeland Security   Form I-299\nSAMPLE PERSON is to be removed.\n"
        "Test Officer, Deportation Officer (signed)   03/04/2026"
    )
    assert read_paper(text).kind == "unknown"
    assert read_paper(text, forms=forms_of(added)).kind == "I-205"


WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no TOML": (lambda table: table + b"\n= =", "forms"),
    "no text": (lambda table: b"\xff" + table, "forms"),
    "too large": (lambda table: table + b"#" * LARGEST, "forms"),
    "no version": (lambda table: table.replace(b"version =", b"versions =", 1), "versions"),
    "another kind": (lambda table: table.replace(b'"I-205"', f'"{PLANTED}"'.encode(), 1), "forms.2.kind"),
    "another issuer": (lambda table: table.replace(b'"administrative"', b'"nobody"', 1), "forms.1.issuer"),
    "no list": (lambda table: table.replace(b'numbers = ["I-203", "I-203A"]', b"numbers = 3"), "forms.4.numbers"),
    "an empty phrase": (lambda table: table.replace(b'capias = ["capias",', b'capias = ["of the",'), "titles.capias"),
    "a group too many": (lambda table: table + f'\n{PLANTED} = ["x"]'.encode(), "signers.(a name that is no field's)"),
    "verified in words": (lambda table: table.replace(b"verified = true", b'verified = "yes"', 1), "forms.1.verified"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_table_is_refused_in_one_line(wrong: str) -> None:
    spoil, field = WRONG[wrong]
    with pytest.raises(BadInput) as refused:
        forms_of(spoil(SHIPPED))
    said = str(refused.value)
    assert refused.value.field == field
    assert "\n" not in said
    assert PLANTED not in said


def test_every_part_of_the_table_is_needed() -> None:
    table: dict[str, Any] = tomllib.loads(SHIPPED.decode())
    for part in ("titles", "issuers", "signers"):
        for name in table[part]:
            spoiled = SHIPPED.replace(f"\n{name} = [".encode(), f"\n{name}x = [".encode())
            with pytest.raises(BadInput):
                forms_of(spoiled)
