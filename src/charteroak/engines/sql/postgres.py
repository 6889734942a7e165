"""What PostgreSQL has besides relations and views: `charteroak.decide(act, facts)`, and an example that uses it.

The function reads no relation. The folded tables stand in it as arrays, so it is IMMUTABLE as it says, and who calls
it needs no right to a table. sqlglot has no PL/pgSQL: what holds data is made by it, the few lines around that are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files

from sqlglot import exp

from charteroak.engines.sql.dialects import SCHEMA, Dialect, said, total
from charteroak.engines.sql.halves import ActHalves, Halves
from charteroak.engines.sql.relations import value
from charteroak.logic.expr import Fact

EXAMPLES = ("rls",)
_SHORT = 24

_TYPE = f"""DO $charteroak$
BEGIN
  CREATE TYPE {SCHEMA}.decision AS (outcome text, clauses text[], missing text[]);
EXCEPTION
  WHEN duplicate_object THEN NULL; -- an earlier export made it
END
$charteroak$"""

_DECIDE = f"""CREATE OR REPLACE FUNCTION {SCHEMA}.decide(act text, facts jsonb) RETURNS {SCHEMA}.decision
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $charteroak$
DECLARE
  cell integer;
  answer integer;
BEGIN
  IF jsonb_typeof(facts) = 'object' THEN
{{branches}}
    END IF;
  END IF;
  IF answer IS NULL THEN
    -- The message names a field and what is allowed, never a value: this server's log keeps it.
    RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value', MESSAGE = {SCHEMA}.refusal(act, facts);
  END IF;
  RETURN {{answers}};
END
$charteroak$"""

_BRANCH = """    {word} act = {act} THEN
      cell := {cell};
      answer := {answer};
"""

_REFUSAL = f"""\
CREATE OR REPLACE FUNCTION {SCHEMA}.refusal(act text, facts jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $charteroak$
DECLARE
  acts CONSTANT jsonb := {{acts}};
  kinds CONSTANT jsonb := {{kinds}};
  field text;
  given text;
  allowed text;
BEGIN
  IF act IS NULL OR NOT acts ? act THEN
    field := 'act';
    given := CASE WHEN act IS NULL THEN 'nothing' ELSE 'another text' END;
    allowed := {{names}};
  ELSIF facts IS NULL OR jsonb_typeof(facts) <> 'object' THEN
    field := 'facts';
    given := coalesce(kinds ->> jsonb_typeof(facts), 'nothing');
    allowed := 'an object of facts by name';
  ELSE
    SELECT CASE WHEN name ~ '^[a-z][a-z0-9_]{{{{0,39}}}}$' THEN 'facts.' || name
                ELSE 'facts.(a name that is no field''s)' END,
           'a fact that this act does not have',
           (SELECT string_agg(fact ->> 0, ', ' ORDER BY place)
            FROM jsonb_array_elements(acts -> act) WITH ORDINALITY AS had(fact, place))
    INTO field, given, allowed
    FROM jsonb_object_keys(facts) AS name
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(acts -> act) AS fact WHERE fact ->> 0 = name)
    ORDER BY name COLLATE "C" LIMIT 1;
    IF field IS NULL THEN
      SELECT 'facts.' || (fact ->> 0),
             kinds ->> jsonb_typeof(facts -> (fact ->> 0)),
             (SELECT string_agg(known #>> '{{{{}}}}', ', ' ORDER BY at)
              FROM jsonb_array_elements(fact -> 1) WITH ORDINALITY AS had(known, at))
      INTO field, given, allowed
      FROM jsonb_array_elements(acts -> act) WITH ORDINALITY AS had(fact, place)
      WHERE jsonb_typeof(facts -> (fact ->> 0)) <> 'null'
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(fact -> 1) AS known WHERE known = facts -> (fact ->> 0))
      ORDER BY place LIMIT 1;
    END IF;
  END IF;
  RETURN field || ': ' || given || ' is not allowed here; allowed: ' || allowed;
END
$charteroak$"""  # noqa: S608 - a template, of which sqlglot writes what is filled in

_KINDS = {
    "null": "nothing",
    "boolean": "true or false",
    "number": "a number",
    "string": "another text",
    "array": "a list",
    "object": "an object",
}
"""The words that `kind_of` has, by what jsonb_typeof says."""


def functions(halves: Halves, dialect: Dialect) -> Iterator[str]:
    """The statements that make `charteroak.decide`, and `charteroak.refusal`, which says what is wrong with a case."""
    acts = {each.act.name: [[fact.name, list(fact.values)] for fact in each.act.facts] for each in halves.acts}
    yield _TYPE
    yield _REFUSAL.format(
        acts=_json(acts, dialect),
        kinds=_json(_KINDS, dialect),
        names=said(exp.Literal.string(", ".join(acts)), dialect),
    )
    branches = [_branch(each, halves, at == 0, dialect) for at, each in enumerate(halves.acts)]
    yield _DECIDE.format(branches="".join(branches).rstrip("\n"), answers=_answers(halves, dialect))


def example(name: str) -> str:
    """The script of an example, to be run after an export of all acts, or of those it is about."""
    return files("charteroak.engines.sql").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _branch(each: ActHalves, halves: Halves, first: bool, dialect: Dialect) -> str:
    """The lines that find the number of the answer about one act, or leave it NULL."""
    return _BRANCH.format(
        word="IF" if first else "ELSIF",
        act=said(exp.Literal.string(each.act.name), dialect),
        cell=said(_cell(each), dialect),
        answer=said(_number(each, halves), dialect),
    )


def _cell(each: ActHalves) -> exp.Expression:
    """The index of the cell for `facts`; NULL where a fact is not the act's, or has none of its values."""
    names = exp.array(*(exp.Literal.string(fact.name) for fact in each.act.facts))
    others = exp.Sub(this=exp.column("facts"), expression=names)
    strides = {**{name: stride * each.backs for name, stride in each.front.items()}, **each.back}
    index = total(_added(fact, strides[fact.name]) for fact in each.act.facts)
    return exp.Case().when(others.eq(exp.cast(exp.Literal.string("{}"), "jsonb")), index)


def _added(fact: Fact, stride: int) -> exp.Expression:
    """What a fact adds to the index. A value of JSON is looked at as it is written, so that "true" is not true."""
    given = exp.JSONExtract(this=exp.column("facts"), expression=exp.Literal.string(fact.name))
    written = exp.Coalesce(this=exp.cast(given, "text"), expressions=[exp.Literal.string("null")])
    case = exp.Case(this=written).when(exp.Literal.string("null"), exp.Literal.number(0))
    for at, known in enumerate(fact.values, start=1):
        case = case.when(exp.Literal.string(json.dumps(known)), exp.Literal.number(at * stride), copy=False)
    return case


def _number(each: ActHalves, halves: Halves) -> exp.Expression:
    """The number of the answer in `cell`."""
    fronts = halves.front[each.front_start :][: each.fronts]
    backs = halves.back[each.back_start :][: each.backs]
    first, last = min(fronts), max(fronts) + max(backs)
    cell, width = exp.column("cell"), exp.Literal.number(each.backs)
    front = _at([part - first for part in fronts], exp.Div(this=cell, expression=width, typed=True))
    back = _at(backs, exp.Mod(this=cell.copy(), expression=width.copy()))
    return _at(halves.cells[first : last + 1], front + back)


def _at(numbers: Sequence[int], place: exp.Expression) -> exp.Expression:
    """The number at a place, from 0, in an array that stands here as a literal: parsed once, and not built."""
    array = exp.cast(exp.Literal.string(f"{{{','.join(map(str, numbers))}}}"), "array<int>")
    return exp.Bracket(this=exp.paren(array), expressions=[exp.Literal.number(1) + place], offset=1)


def _answers(halves: Halves, dialect: Dialect) -> str:
    """The answer whose number is `answer`: a row in one of some short arrays, as a long one is walked to its place."""
    kind = exp.DataType.build(f"{SCHEMA}.decision[]", dialect="postgres", udt=True)
    number, length = exp.column("answer"), exp.Literal.number(_SHORT)
    case = exp.Case(this=exp.Div(this=number, expression=length, typed=True))
    for start in range(0, len(halves.answers), _SHORT):
        rows = ",".join(
            _quoted(f"({outcome},{_list(clauses)},{_list(missing)})")
            for outcome, clauses, missing in halves.answers[start : start + _SHORT]
        )
        array = exp.cast(exp.Literal.string(f"{{{rows}}}"), kind)
        place = exp.Literal.number(1) + exp.Mod(this=number.copy(), expression=length.copy())
        row = exp.Bracket(this=exp.paren(array), expressions=[place], offset=1)
        case = case.when(exp.Literal.number(start // _SHORT), row, copy=False)
    return said(case, dialect)


def _list(words: Sequence[str]) -> str:
    return _quoted(f"{{{','.join(_quoted(word) for word in words)}}}")


def _quoted(text: str) -> str:
    """A part of PostgreSQL's text for arrays and rows, quoted."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _json(made: object, dialect: Dialect) -> str:
    return said(exp.cast(value(json.dumps(made), dialect), "jsonb"), dialect)
