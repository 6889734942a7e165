"""The decision tables of DMN, run by SpiffWorkflow: the article's answer in every case, by exactly one row each."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from export_cases import ACTS, SMALL, UNSETTLED, Facts, every_known_case, of_each_kind
from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.dmn import parser as spiff
from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser

from charteroak.engines.exports.dmn import MODEL, model
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law

SCHEMAS = Path(spiff.__file__).with_name("schema")
FEEL = {"true": True, "false": False, "null": None}
"""What FEEL's words are in Python: SpiffWorkflow evaluates entries as Python."""


def elements(root: Any, name: str) -> Any:
    return root.iter(f"{{{MODEL}}}{name}")


class _Compiled(TaskDataEnvironment):
    """SpiffWorkflow's own environment, but that it compiles an expression once and not each time."""

    def __init__(self) -> None:
        super().__init__(dict(FEEL))
        self._made: dict[str, Any] = {}

    def evaluate(self, expression: str, context: Any, external_context: Any = None) -> Any:
        if expression not in self._made:
            self._made[expression] = compile(expression, "entry", "eval")
        return eval(self._made[expression], {**self.globals, **(external_context or {}), **context})  # noqa: S307


class _Engine(PythonScriptEngine):
    """SpiffWorkflow's own engine, but that it parses an expression once."""

    def __init__(self) -> None:
        super().__init__(_Compiled())
        self._seen: set[str] = set()

    def validate(self, expression: str) -> None:
        if expression not in self._seen:
            super().validate(expression)
            self._seen.add(expression)


def deciding(act: str, source: str, engine: Any) -> Callable[[Facts], dict[str, Any]]:
    """A function from facts to what SpiffWorkflow makes of the act's table. It knows no column for annotations."""
    root = etree.fromstring(source.encode())
    for column in list(elements(root, "annotation")):
        column.getparent().remove(column)
    read = BpmnDmnParser()
    read.add_dmn_xml(root)
    table = read.get_engine(act, None)
    workflow = SimpleNamespace(script_engine=engine)
    names = [fact.name for fact in RULEBOOK.act(act).facts]
    return lambda facts: table.result(SimpleNamespace(data={n: facts.get(n) for n in names}, workflow=workflow))


def agree(decide: Callable[[Facts], dict[str, Any]], cases: Any) -> int:
    compared = 0
    for facts, decision in cases:
        ask = decision.missing[0] if decision.missing else None
        assert decide(facts) == {"outcome": decision.outcome, "clauses": list(decision.clauses), "ask": ask}, facts
        compared += 1
    return compared


@pytest.mark.parametrize("name", ACTS)
def test_every_known_case_has_the_articles_outcome_and_clauses(name: str) -> None:
    assert agree(deciding(name, model([name]), _Engine()), every_known_case(name)) >= 4


@pytest.mark.parametrize(("name", "readings"), [(name, None) for name in ACTS] + [(n, UNSETTLED) for n in SMALL])
def test_so_it_is_with_facts_missing_and_the_best_to_ask_is_named(name: str, readings: Any) -> None:
    step = {"inquire": 23, "arrest": 5, "detain": 7}.get(name, 1) * (11 if readings else 1)
    assert agree(deciding(name, model([name], readings=readings), _Engine()), of_each_kind(name, readings, step=step))


def test_so_it_is_with_the_engine_as_it_comes() -> None:
    decide = deciding("refer", model(["refer"]), PythonScriptEngine(TaskDataEnvironment(dict(FEEL))))
    assert agree(decide, of_each_kind("refer")) >= 48


def rows_in(root: Any, act: str) -> list[list[frozenset[Any]]]:
    """The rows of an act's table, read by other means than the engine's: for each fact the values that pass."""
    facts = RULEBOOK.act(act).facts
    rows = []
    for rule in elements(root, "rule"):
        if rule.get("id").rpartition("_")[0] == act:
            entries = [entry.findtext(f"{{{MODEL}}}text") for entry in elements(rule, "inputEntry")]
            rows.append([_passing(entry, (None, *fact.values)) for entry, fact in zip(entries, facts, strict=True)])
    return rows


def _passing(entry: str, values: tuple[Any, ...]) -> frozenset[Any]:
    words = {"null": None, "true": True, "false": False}
    if entry == "-":
        return frozenset(values)
    found = re.fullmatch(r"\? in \[(.*)\]|([^?\[\]]+)", entry)
    assert found, entry
    each = (found[1] or found[2]).split(", ")
    passing = frozenset(words[word] if word in words else word.strip('"') for word in each)
    assert passing <= set(values)
    return passing


@pytest.fixture(scope="module")
def root() -> Any:
    return etree.fromstring(model().encode())


@pytest.mark.parametrize("name", ACTS)
def test_exactly_one_row_holds_for_every_case_with_all_that_can_be_missing(name: str, root: Any) -> None:
    """Counted one by one, from the document."""
    slots = [{value: slot for slot, value in enumerate((None, *fact.values))} for fact in RULEBOOK.act(name).facts]
    held = np.zeros([len(each) for each in slots], np.int64)
    for row in rows_in(root, name):
        held[np.ix_(*([each[value] for value in values] for each, values in zip(slots, row, strict=True)))] += 1
    assert set(held.ravel().tolist()) == {1}
    assert held.size == law().table(name).size


@pytest.mark.parametrize("name", ACTS)
def test_z3_finds_no_case_with_another_number_of_rows(name: str, root: Any) -> None:
    """Whatever each fact's value is, exactly one row holds; and without the last row, some case has none."""
    z3 = pytest.importorskip("z3", reason="the extra `prove` is not installed")
    facts = RULEBOOK.act(name).facts
    slots = [z3.Int(fact.name) for fact in facts]
    solver = z3.Solver()
    solver.add(*(z3.And(slot >= 0, slot <= len(fact.values)) for slot, fact in zip(slots, facts, strict=True)))
    rows = [
        z3.And(
            *(
                z3.Or(*(slot == at for at, value in enumerate((None, *fact.values)) if value in passing))
                for slot, fact, passing in zip(slots, facts, row, strict=True)
                if len(passing) <= len(fact.values)
            )
        )
        for row in rows_in(root, name)
    ]
    assert solver.check(z3.Not(z3.PbEq([(row, 1) for row in rows], 1))) == z3.unsat
    assert solver.check(z3.Not(z3.Or(*rows[:-1]))) == z3.sat


def test_the_document_is_valid_dmn_1_3(root: Any) -> None:
    """By the schema of DMN 1.3 that SpiffWorkflow has. Diagrams, which there are none of, are left out of it."""

    class WithoutDiagrams(etree.Resolver):
        def resolve(self, url: str, _id: Any, context: Any) -> Any:
            if not url.endswith("DMNDI13.xsd"):
                return None
            stub = (
                '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="{}"><element name="DMNDI"/></schema>'
            )
            return self.resolve_string(stub.format("https://www.omg.org/spec/DMN/20191111/DMNDI/"), context)

    reader = etree.XMLParser()
    reader.resolvers.add(WithoutDiagrams())
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "DMN13.xsd", reader))
    schema.assertValid(root)
    assert root.tag == f"{{{MODEL}}}definitions"
    wrong = deepcopy(root)
    next(elements(wrong, "decisionTable")).set("hitPolicy", "BEST")
    assert not schema.validate(wrong)


def test_what_is_required_is_there_and_every_row_says_why() -> None:
    root = etree.fromstring(model().encode())
    known = {element.get("id") for element in root.iter() if element.get("id")}
    references = [e.get("href") for name in ("requiredInput", "requiredAuthority") for e in elements(root, name)]
    assert {each.removeprefix("#") for each in references} < known
    assert len(known) == sum(1 for element in root.iter() if element.get("id"))
    for table in elements(root, "decisionTable"):
        assert table.get("hitPolicy") == "UNIQUE"
        for rule in elements(table, "rule"):
            outcome, clauses, ask = (each.findtext(f"{{{MODEL}}}text") for each in elements(rule, "outputEntry"))
            [why] = (each.findtext(f"{{{MODEL}}}text") for each in elements(rule, "annotationEntry"))
            cited = ", ".join(re.findall(r'"([^"]+)"', clauses))
            assert why.startswith(
                {'"unknown"': "Find out: ", '"not_addressed"': "The article is silent"}.get(outcome, cited)
            )
            assert (ask != "null") == (outcome == '"unknown"') == why.startswith("Find out")


def test_a_word_that_is_no_value_meets_no_row() -> None:
    decide = deciding("refer", model(["refer"]), _Engine())
    assert decide({"agency": "Medical", "resident": True, "because_of_status": False}) == {}
    assert decide({"agency": "medical", "resident": True, "because_of_status": False})["outcome"] == "permitted"


def test_before_the_article_one_row_says_that_nothing_is_addressed() -> None:
    source = model(["inquire"], as_of="2008-08-10")
    assert deciding("inquire", source, _Engine())({}) == {"outcome": "not_addressed", "clauses": [], "ask": None}
    assert len(list(elements(etree.fromstring(source.encode()), "rule"))) == 1
