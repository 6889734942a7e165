"""A counterexample as a test in Python that fails now, and passes when what is wrong is mended."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from charteroak.engines.proofs.claims import (
    Alike,
    Always,
    Checked,
    Cites,
    Claim,
    Comes,
    Counterexample,
    In,
    Instance,
    Kept,
    OnlyCounsel,
    Property,
    Same,
    Stands,
)

_IMPORTS = """from charteroak.law.article import RULEBOOK
from charteroak.logic.meaning import meaning
"""
_STATES = _IMPORTS.replace("import meaning", "import meaning, state")
_DECIDE = "import charteroak\n"
_WIDTH = 116
_OTHERS = "{reading.id: reading.choices[0] for reading in RULEBOOK.readings}"
"""What is given of readings that do not bear on the act as it is now: when it is mended, they may."""


def as_test(about: Property, found: Counterexample) -> str:
    """The counterexample as a module with one test, ready to be put among the tests."""
    statement = found.statement
    imports = _IMPORTS
    match statement:
        case Checked(finds=finds):
            imports = f"from {finds.__module__} import {finds.__name__}\nfrom charteroak.law.article import RULEBOOK\n"
            body = [f"assert {finds.__name__}(RULEBOOK) == ()"]
        case Always(act, given, then):
            looks = _looks_at_states(*given, *then)
            body = [*_case(act, found.instances[0], "", states=looks), f"assert {_implies(given, then)}"]
            imports = _STATES if looks else _IMPORTS
        case Same():
            body = _same(statement, *found.instances)
        case OnlyCounsel(act):
            imports, body = _DECIDE, [*_decided(act, found.instances[0], ""), 'assert outcome != "counsel"']
        case Kept(act, counsel):
            imports, body = _DECIDE, _kept(act, counsel, *found.instances)
    lines = "\n".join([_docstring(about.says), *body])
    return f"{imports}\n\ndef test_{about.id}() -> None:\n{textwrap.indent(lines, '    ')}\n"


def _docstring(says: str) -> str:
    plain = says.replace("\\", "\\\\").replace('"', '\\"')
    lines = textwrap.wrap(plain, _WIDTH - 6, break_on_hyphens=False)
    end = '"""' if len(lines) == 1 else '\n"""'
    return '"""' + "\n".join(lines) + end


def _case(act: str, instance: Instance, suffix: str, *, states: bool = False) -> list[str]:
    """Lines that make a case's answer in the meaning, and where it is asked for, the state of each norm."""
    lines = [
        f"facts{suffix} = {_literal(instance.facts)}",
        f"readings{suffix} = {_OTHERS} | {_literal(instance.readings)}",
        f'norms = RULEBOOK.norms_of("{act}")',
        f"outcome{suffix}, clauses{suffix} = meaning(norms, facts{suffix}, readings{suffix})",
    ]
    if states:
        lines.append("states = {norm.name: state(norm, facts, readings) for norm in norms}")
    return lines


def _decided(act: str, instance: Instance, suffix: str) -> list[str]:
    """Lines that make the answer to what is known, under the readings that are settled."""
    known = {name: value for name, value in instance.facts.items() if value is not None}
    return [
        f"facts{suffix} = {_literal(known)}",
        f"readings{suffix} = {_literal(instance.readings)}",
        f'outcome{suffix} = charteroak.decide("{act}", facts{suffix}, readings=readings{suffix}).outcome',
    ]


def _same(statement: Same, one: Instance, other: Instance) -> list[str]:
    given = [*_said((*statement.given, *statement.first), "_1"), *_said((*statement.given, *statement.second), "_2")]
    same = "outcome_1 == outcome_2"
    if statement.alike is Alike.ANSWER:
        same = "(outcome_1, clauses_1) == (outcome_2, clauses_2)"
    claim = f"{_not(given)} or {same}" if given else same
    return [*_case(statement.act, one, "_1"), *_case(statement.act, other, "_2"), f"assert {claim}"]


def _kept(act: str, counsel: bool, before: Instance, later: Instance) -> list[str]:
    given = 'outcome_1 != "counsel"' if counsel else 'outcome_1 in ("counsel", "unknown")'
    made = [*_decided(act, before, "_1"), *_decided(act, later, "_2")]
    return [*made, f"assert {given} or outcome_2 == outcome_1"]


def _implies(given: Sequence[Claim], then: Sequence[Claim]) -> str:
    """What is claimed of the answer. What is given of the facts and readings is true of these, and needs no saying."""
    conditions, wanted = _said(given, ""), " or ".join(_said(then, ""))
    if not conditions:
        return wanted or "False"
    return " or ".join(filter(None, [_not(conditions), wanted]))


def _not(conditions: Sequence[str]) -> str:
    """Not all of the conditions."""
    if len(conditions) > 1:
        return f"not ({' and '.join(conditions)})"
    [only] = conditions
    if only.startswith("any("):
        return f"not {only}"
    return only.replace(" == ", " != ", 1) if " == " in only else only.replace(" in ", " not in ", 1)


def _said(claims: Sequence[Claim], suffix: str) -> list[str]:
    """The claims about the answer, in Python."""
    said = []
    for claim in claims:
        match claim:
            case Comes((only,)):
                said.append(f'outcome{suffix} == "{only}"')
            case Comes(to):
                said.append(f"outcome{suffix} in {_tuple(to)}")
            case Cites(clause):
                said.append(f'"{clause}" in clauses{suffix}')
            case Stands(effect):
                standing = f'states[norm.name] == "stands" for norm in norms if norm.effect == "{effect}"'
                said.append(f"any({standing})")
            case In(wanted, norms):
                said.append(f'"{wanted}" in [states[name] for name in {_tuple(norms)}]')
    return said


def _looks_at_states(*claims: Claim) -> bool:
    return any(isinstance(claim, In | Stands) for claim in claims)


def _tuple(names: Sequence[str]) -> str:
    return "(" + ", ".join(f'"{name}"' for name in names) + ("," if len(names) == 1 else "") + ")"


def _literal(values: Mapping[str, object]) -> str:
    """A dictionary in Python, a line for each of its values."""
    lines = "".join(f"    {_word(name)}: {_word(value)},\n" for name, value in values.items())
    return f"{{\n{lines}}}" if lines else "{}"


def _word(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
