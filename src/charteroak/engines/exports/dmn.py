"""The article as DMN 1.3: a decision for each act, its table with the hit policy UNIQUE, its clauses as authorities.

Inputs are the facts by name, `null` where one is not known. Outputs are `outcome`, `clauses`, and `ask`: where the
outcome is unknown, the best fact to find out next. Exactly one row of a table holds, with everything that can be
missing: that is proven before a table is written (`rows.prove`), as engines do not check it. A word that is no value
of a fact meets no row, and so has no answer.

Entries keep to what FEEL shares with the expressions of engines that only come near it: `-`, a literal, and
`? in [...]`.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import date

from charteroak.engines.exports.exported import Decided, check_names, export_of, made_by
from charteroak.engines.exports.rows import Row, Said, rows_of
from charteroak.law import text
from charteroak.law.law import ARTICLE, Readings
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Act, Outcome

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
FEEL = "https://www.omg.org/spec/DMN/20191111/FEEL/"
NAMESPACE = "urn:charteroak:article-xxi"

_RESERVED = (
    *("and", "between", "date", "else", "every", "external", "false", "for", "function", "if", "in", "instance"),
    *("not", "null", "of", "or", "return", "satisfies", "some", "then", "time", "true"),
)
_SILENT = "The article is silent on this act: it neither allows nor forbids it. Other law still applies."
_COUNSEL = "stop, and ask counsel"


def model(
    acts: Iterable[str] | None = None, *, readings: Readings | None = None, as_of: date | str | None = None
) -> str:
    """The decision tables of these acts, or all, as one document. The same arguments give the same text.

    BadInput where an argument is wrong, Unsupported where DMN cannot say it.
    """
    export = export_of(acts, readings, as_of)
    check_names(export, "DMN", _RESERVED)
    root = ET.Element(
        "definitions",
        {
            "xmlns": MODEL,
            "id": "article_xxi",
            "name": ARTICLE,
            "namespace": NAMESPACE,
            "expressionLanguage": FEEL,
            "typeLanguage": FEEL,
            "exporter": made_by().split()[0],
            "exporterVersion": made_by().split()[1],
        },
    )
    _text(root, "description", "\n".join(export.heading("decision tables of DMN 1.3")))
    _types(root)
    for fact in export.facts:
        _input_data(root, fact)
    for clause in export.clauses:
        source = ET.SubElement(root, "knowledgeSource", id=_clause_id(clause), name=f"Sec. {clause}")
        _text(source, "description", text.clause(clause).text)
    for decided in export.acts:
        _decision(root, decided)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _types(root: ET.Element) -> None:
    """A list of clauses, and an answer."""
    clauses = ET.SubElement(root, "itemDefinition", name="clauses", isCollection="true")
    _text(clauses, "typeRef", "string")
    answer = ET.SubElement(root, "itemDefinition", name="answer")
    for name, kind in _OUTPUTS.items():
        _text(ET.SubElement(answer, "itemComponent", name=name), "typeRef", kind)


_OUTPUTS = {"outcome": "string", "clauses": "clauses", "ask": "string"}


def _input_data(root: ET.Element, fact: Fact) -> None:
    data = ET.SubElement(root, "inputData", id=f"fact_{fact.name}", name=fact.name)
    _text(data, "description", " ".join(filter(None, (fact.asks, fact.notes))))
    ET.SubElement(data, "variable", name=fact.name, typeRef=_type(fact))


def _decision(root: ET.Element, decided: Decided) -> None:
    act = decided.act
    decision = ET.SubElement(root, "decision", id=act.name, name=act.name)
    _text(decision, "description", act.means)
    _text(decision, "question", "What does the article say of this act?")
    ET.SubElement(decision, "variable", name=act.name, typeRef="answer")
    for fact in act.facts:
        needed = ET.SubElement(decision, "informationRequirement")
        ET.SubElement(needed, "requiredInput", href=f"#fact_{fact.name}")
    for clause in decided.clauses:
        needed = ET.SubElement(decision, "authorityRequirement")
        ET.SubElement(needed, "requiredAuthority", href=f"#{_clause_id(clause)}")
    _table(decision, decided)


def _table(decision: ET.Element, decided: Decided) -> None:
    act = decided.act
    table = ET.SubElement(decision, "decisionTable", id=f"{act.name}_table", hitPolicy="UNIQUE")
    for fact in act.facts:
        column = ET.SubElement(table, "input", id=f"{act.name}_{fact.name}", label=act.question(fact))
        _text(ET.SubElement(column, "inputExpression", typeRef=_type(fact)), "text", fact.name)
        _text(ET.SubElement(column, "inputValues"), "text", ", ".join(map(_term, (None, *fact.values))))
    for name, kind in _OUTPUTS.items():
        ET.SubElement(table, "output", id=f"{act.name}_{name}", name=name, typeRef=kind)
    ET.SubElement(table, "annotation", name="why")
    for number, row in enumerate(rows_of(decided), 1):
        _rule(table, act, f"{act.name}_{number}", row)


def _rule(table: ET.Element, act: Act, name: str, row: Row) -> None:
    rule = ET.SubElement(table, "rule", id=name)
    for fact in act.facts:
        entry = ET.SubElement(rule, "inputEntry", id=f"{name}_{fact.name}")
        _text(entry, "text", _test(row.given[fact]) if fact in row.given else "-")
    for column, value in zip(_OUTPUTS, row.said, strict=True):
        words = json.dumps(list(value)) if isinstance(value, tuple) else _term(value)
        _text(ET.SubElement(rule, "outputEntry", id=f"{name}_{column}"), "text", words)
    _text(ET.SubElement(rule, "annotationEntry"), "text", _why(act, row.said))


def _why(act: Act, said: Said) -> str:
    """What a row rests on, in words."""
    if said.ask is not None:
        return f"Find out: {next(act.question(fact) for fact in act.facts if fact.name == said.ask)}"
    if said.outcome == Outcome.NOT_ADDRESSED:
        return _SILENT
    cited = ", ".join(said.clauses)
    return f"{cited}: {_COUNSEL}" if said.outcome == Outcome.COUNSEL else cited


def _test(values: tuple[Value | None, ...]) -> str:
    return _term(values[0]) if len(values) == 1 else f"? in [{', '.join(map(_term, values))}]"


def _term(value: Value | None) -> str:
    """A value in FEEL, which writes null, true and false as JSON does, and words as JSON does where they are plain."""
    return json.dumps(value, ensure_ascii=False)


def _type(fact: Fact) -> str:
    return "boolean" if True in fact.values else "string"


def _clause_id(clause: str) -> str:
    """A clause as an id of XML: 2-928(b) as clause_2-928_b."""
    return "clause_" + re.sub(r"[^0-9A-Za-z-]+", "_", clause).strip("_")


def _text(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = words
