"""The missing-fact test in Casbin: ABAC rules, where one that denies overrides those that allow."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from bench.missing import FACT, GIVEN, PROTECTED, Form, Peer, Said

_MODEL = """
[request_definition]
r = {request}
[policy_definition]
p = rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = eval(p.rule)
"""
_NEEDED = (
    "{0}employee == 'police_officer' && {0}topic == 'immigration_status' && "
    "{0}investigation_of == 'federal_or_state_crime' && {0}necessary_to_investigation"
)
_VETO = f"{{0}}topic == 'immigration_status' && {{0}}contact in {PROTECTED}"
_NAMES = (*GIVEN, FACT)


def peer() -> Peer:
    """The facts as attributes of an object, or each as a parameter of the request, for which there is a guard."""
    as_object = _enforcer("case", [(_NEEDED.format("r.case."), "allow"), (_VETO.format("r.case."), "deny")])
    rules = [(_NEEDED.format("r."), "allow"), (_VETO.format("r."), "deny")]
    as_parameters = _enforcer(", ".join(_NAMES), rules)
    guarded = _enforcer(", ".join(_NAMES), [*rules, (f"r.{FACT} == None", "deny")])
    return Peer(
        "pycasbin",
        (
            Form(
                "facts as attributes of an object, deny overrides",
                False,
                "The matcher raises, and the caller must take that for a no. The rule that allows is never reached.",
                lambda facts: _said(as_object, SimpleNamespace(**facts)),
            ),
            Form(
                "facts as parameters, None for what is not known",
                False,
                "A request has all of its parameters, and None is in no list of values.",
                lambda facts: _said(as_parameters, *map(facts.get, _NAMES)),
            ),
            Form(
                "facts as parameters, a rule that denies None",
                True,
                "Every fact that a rule that denies reads needs such a rule; the answer is a plain no.",
                lambda facts: _said(guarded, *map(facts.get, _NAMES)),
            ),
        ),
    )


def _enforcer(request: str, rules: list[tuple[str, str]]) -> Callable[..., bool]:
    import casbin
    from casbin.util.log import disabled_logging

    enforcer = casbin.Enforcer(casbin.Enforcer.new_model(text=_MODEL.format(request=request)))
    disabled_logging()
    enforcer.add_policies([list(rule) for rule in rules])
    enforce: Callable[..., bool] = enforcer.enforce
    return enforce


def _said(enforce: Callable[..., bool], *given: Any) -> Said:
    import simpleeval

    try:
        return Said("allow" if enforce(*given) else "deny")
    except simpleeval.InvalidExpression as fault:
        return Said("refuses", FACT in str(fault))
