"""The site's own words: every key in both languages, each used, each place to fill the same."""

import itertools
import re
import string
from pathlib import Path

import pytest

import charteroak.office
from charteroak.law.article import PROVISIONS, RULEBOOK
from charteroak.law.readings import READINGS
from charteroak.office.strings import Strings, strings

OFFICE = Path(charteroak.office.__file__).parent
EN, ES = strings("en"), strings("es")
FACTS = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
TEMPLATES = sorted(OFFICE.rglob("*.html"))
MODULES = [path for path in sorted(OFFICE.rglob("*.py")) if not path.name.startswith("strings_")]


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("table", ["ui", "states", "labels", "statements", "sets", "readings", "who_knows", "no_norms"])
def test_both_languages_have_the_same_keys(table: str) -> None:
    assert set(getattr(EN, table)) == set(getattr(ES, table))


@pytest.mark.parametrize("key", EN.ui)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    assert places(EN.ui[key]) == places(ES.ui[key])


def test_nothing_is_left_in_english() -> None:
    same = {key for key in EN.ui if EN.ui[key] == ES.ui[key]}
    assert same <= {"error_prefix"}
    for table in ("states", "labels", "statements", "sets", "who_knows", "no_norms"):
        english, spanish = getattr(EN, table), getattr(ES, table)
        assert not [key for key in english if english[key] == spanish[key]]


def used() -> set[str]:
    """The keys that templates and modules name. Some are put together: their beginnings are given here."""
    named = {key for path in TEMPLATES for key in re.findall(r"\bs\.(\w+)", path.read_text())}
    for path in MODULES:
        named |= {word for word in re.findall(r"[\"'](\w+)[\"']", path.read_text()) if word in EN.ui}
    return named | {key for key in EN.ui if re.fullmatch(r"e[45]\d\d_(title|text)", key)}


def test_every_key_that_is_used_is_there_and_every_key_is_used() -> None:
    in_templates = {key for path in TEMPLATES for key in re.findall(r"\bs\.(\w+)", path.read_text())}
    assert in_templates <= set(EN.ui)
    assert set(EN.ui) - used() == set()


@pytest.mark.parametrize("own", [EN, ES], ids=["en", "es"])
def test_every_fact_reading_and_clause_has_its_words(own: Strings) -> None:
    yes_no = {name for name, fact in FACTS.items() if True in fact.values}
    assert set(own.labels) == set(FACTS) - yes_no
    assert {key for key in own.statements if "." not in key} == yes_no
    assert {key for key in own.who_knows if "." not in key} == set(FACTS)
    assert set(own.readings) == {reading.id for reading in READINGS}
    assert set(own.no_norms) == {provision.clause for provision in PROVISIONS if provision.no_norm}
    asks = {f"{act.name}.{fact}" for act in RULEBOOK.acts for fact in act.asks}
    assert {key for key in (*own.statements, *own.who_knows) if "." in key} == asks


@pytest.mark.parametrize("key", EN.sets)
def test_values_named_together_are_some_of_the_facts_values_in_their_order(key: tuple[str, tuple[str, ...]]) -> None:
    fact, values = key
    assert tuple(value for value in FACTS[fact].values if value in values) == values
    assert 1 < len(values) < len(FACTS[fact].values)


def test_every_field_of_a_page_is_documented() -> None:
    """A page's context is a dataclass beside its view, with a line under every field."""
    import ast

    undocumented = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and node.name.endswith(
                ("Page", "Row", "Said", "Site", "Switch", "Quote")
            ):
                fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
                below = dict(itertools.pairwise(node.body))
                undocumented += [
                    f"{path.name}: {node.name}.{ast.unparse(each.target)}"
                    for each in fields
                    if not isinstance(after := below.get(each), ast.Expr) or not isinstance(after.value, ast.Constant)
                ]
    assert undocumented == []
