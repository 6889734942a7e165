"""The missing-fact test in Cedar."""

from __future__ import annotations

import json
from typing import Any

from bench.missing import FACT, PROTECTED, Facts, Form, Peer, Said
from charteroak.engines.exports.cedar import NAMESPACE, policies
from charteroak.law.article import RULEBOOK

_RULE = """
permit (principal, action == Action::"inquire", resource)
when {{
  context.employee == "police_officer" && context.topic == "immigration_status" &&
  context.investigation_of == "federal_or_state_crime" && context.necessary_to_investigation
}};
forbid (principal, action == Action::"inquire", resource)
when {{ context.topic == "immigration_status" && {veto} }};
"""
_IS_PROTECTED = f"{json.dumps(PROTECTED)}.contains(context.contact)"
_PLAIN = _RULE.format(veto=_IS_PROTECTED)
_GUARDED = _RULE.format(veto=f"(!(context has contact) || {_IS_PROTECTED})")
_SCHEMA = """
entity Employee, Person;
action inquire appliesTo {
  principal: [Employee], resource: [Person],
  context: {
    employee: String, topic: String, means: String, investigation_of: String, necessary_to_investigation: Bool,
    contact: String
  }
};
"""


def peer() -> Peer:
    """A permit and a forbid, as Cedar's tutorials write them, and three guards."""
    import cedarpy

    def decides(source: str, schema: str | None = None, namespace: str = "") -> Any:
        parsed = cedarpy.PolicySet.from_str(source)
        return lambda facts: _said(cedarpy.is_authorized(_request(facts, namespace), parsed, [], schema))

    ours = decides(policies(["inquire"]), namespace=f"{NAMESPACE}::")
    return Peer(
        "cedarpy",
        (
            Form(
                "permit, and a forbid that overrides it",
                False,
                "The forbid reads an attribute that is not there, errs, and is skipped; the permit stands. Only the "
                "diagnostics of the Allow tell.",
                decides(_PLAIN),
            ),
            Form(
                "a schema in which the attribute is required",
                True,
                "The schema must be given with every request, not with the validator alone.",
                decides(_PLAIN, _SCHEMA),
            ),
            Form(
                "a forbid that looks with `has` first",
                True,
                "Every forbid must look for every attribute it reads; the validator asks for it where one is optional.",
                decides(_GUARDED),
            ),
            Form(
                "the export of Charter Oak",
                True,
                "Every access is guarded, no permit leans on a forbid, and a policy of its own says unknown.",
                lambda facts: ours({**facts, "required_by_law": False}),
            ),
        ),
    )


def _request(facts: Facts, namespace: str) -> dict[str, Any]:
    who = {"principal": f'{namespace}Employee::"1"', "resource": f'{namespace}Person::"2"'}
    return {**who, "action": f'{namespace}Action::"{RULEBOOK.act("inquire").name}"', "context": dict(facts)}


def _said(answer: Any) -> Said:
    named = any(FACT in error for error in answer.diagnostics.errors)
    if answer.allowed:
        return Said("allow", named)
    if answer.decision.value == "NoDecision":
        return Said("refuses", named)
    unknown = "inquire unknown" in answer.diagnostics.id_annotations_by_reason.values()
    return Said("unknown" if unknown else "deny", named)
