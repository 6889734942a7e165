"""The missing-fact test in Rego."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bench.missing import FACT, PROTECTED, Facts, Form, Peer, Said
from charteroak.engines.exports.rego import PACKAGE, module

_RULE = """
package ask
import rego.v1
default allow := false
allow if {{
  input.employee == "police_officer"
  input.topic == "immigration_status"
  input.investigation_of == "federal_or_state_crime"
  input.necessary_to_investigation
  {veto}
}}
protected if input.contact in {protected}
"""
_SET = "{" + ", ".join(map(json.dumps, PROTECTED)) + "}"


def peer() -> Peer:
    """A veto by negation, as the policies in OPA's documentation are written, and two guards."""
    import regopy

    def asks(source: str, query: str) -> Callable[[Any], Any]:
        interpreter = regopy.Interpreter()
        interpreter.add_module("rule.rego", source)
        planned = interpreter.build(f"x = {query}")

        def ask(given: Any) -> Any:
            interpreter.set_input(given)
            return interpreter.query_bundle(planned).results[0].bindings["x"]

        return ask

    def decides(veto: str) -> Callable[[Facts], Said]:
        ask = asks(_RULE.format(veto=veto, protected=_SET), "data.ask.allow")
        return lambda facts: Said("allow" if ask(dict(facts)) else "deny")

    ours = asks(module(["inquire"]), f"data.{PACKAGE}.answer")
    return Peer(
        "regopy",
        (
            Form(
                "allow if ..., and not protected",
                False,
                "`protected` is undefined without its input, and `not undefined` is true.",
                decides("not protected"),
            ),
            Form(
                "allow only for values that are listed",
                True,
                "Every fact a negation reads must be turned into a list of values that pass; the answer is a plain no.",
                decides('input.contact in {"suspect_interviewed", "other"}'),
            ),
            Form(
                "the export of Charter Oak",
                True,
                "Rules test only what is there, none holds because another does not, and the missing facts are named.",
                lambda facts: _said(ours({"act": "inquire", "facts": {**facts, "required_by_law": False}})),
            ),
        ),
    )


def _said(answer: Any) -> Said:
    word = {"permitted": "allow", "prohibited": "deny"}.get(answer["outcome"], "unknown")
    return Said(word, FACT in answer["missing"])  # type: ignore[arg-type]
