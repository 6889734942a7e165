"""The missing-fact test in GoRules Zen: a decision table whose first row that holds decides."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bench.missing import PROTECTED, Facts, Form, Peer, Said

_COLUMNS = ("topic", "contact", "employee", "investigation_of", "necessary_to_investigation")
_ROWS = (
    {"topic": '"immigration_status"', "contact": ", ".join(map(json.dumps, PROTECTED)), "outcome": '"deny"'},
    {
        "topic": '"immigration_status"',
        "employee": '"police_officer"',
        "investigation_of": '"federal_or_state_crime"',
        "necessary_to_investigation": "true",
        "outcome": '"allow"',
    },
)
_GUARD = {"contact": "null", "outcome": '"unknown"'}


def peer() -> Peer:
    """The veto's row before the permission's, and with a row for null before both."""
    return Peer(
        "zen-engine",
        (
            Form(
                "a decision table, the veto in its first row",
                False,
                "The row does not match a fact that is not there, and the next row does not look at it.",
                _decides(_ROWS),
            ),
            Form(
                "a row for null above all others",
                True,
                "Every fact needs a row for null, in the right place among the others, and nothing checks it.",
                _decides((_GUARD, *_ROWS)),
            ),
        ),
    )


def _decides(rows: tuple[dict[str, str], ...]) -> Callable[[Facts], Said]:
    import zen

    decision = zen.ZenEngine().create_decision(json.dumps(_model(rows)))
    return lambda facts: Said(decision.evaluate(dict(facts))["result"]["outcome"])


def _model(rows: tuple[dict[str, str], ...]) -> dict[str, Any]:
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in _COLUMNS],
        "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}],
        "rules": [{"_id": str(i), **dict.fromkeys(_COLUMNS, ""), **row} for i, row in enumerate(rows)],
    }
    at = {"x": 0, "y": 0}
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "request", "position": at},
            {"id": "table", "type": "decisionTableNode", "name": "may_ask", "position": at, "content": table},
            {"id": "out", "type": "outputNode", "name": "response", "position": at},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }
