"""The missing-fact test in clingo: answer set programming, in which `not` is that something cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.missing import PROTECTED, Facts, Form, Peer, Said

_RULE = f"""
protected({"; ".join(PROTECTED)}).
needed :- employee(police_officer), topic(immigration_status), investigation_of(federal_or_state_crime),
          necessary_to_investigation.
prohibited :- topic(immigration_status), contact(C), protected(C).
permitted :- needed, not prohibited.
#defined contact/1.
#show permitted/0.
#show prohibited/0.
"""
_GUARD = f"""
value({"; ".join(PROTECTED)}; suspect_interviewed; other).
1 {{ contact(C) : value(C) }} 1.
"""


def peer() -> Peer:
    """Negation as failure, and every value the fact could have."""
    return Peer(
        "clingo",
        (
            Form(
                "negation as failure",
                False,
                "What cannot be shown to be prohibited is not; a fact that is not there shows nothing.",
                _decides(_RULE),
            ),
            Form(
                "a choice over every value, all models read",
                True,
                "Every fact needs such a choice, and the caller must look at all models and not at the first.",
                _decides(_RULE + _GUARD),
            ),
        ),
    )


def _decides(rule: str) -> Callable[[Facts], Said]:
    def decide(facts: Facts) -> Said:
        atoms = [name if value is True else f"{name}({value})" for name, value in facts.items() if value is not False]
        permitted = {"permitted" in model for model in _models(rule + "".join(f"{atom}." for atom in atoms))}
        if len(permitted) > 1:
            return Said("unknown")
        return Said("allow" if permitted == {True} else "deny")

    return decide


def _models(program: str) -> list[set[str]]:
    import clingo

    control = clingo.Control(["0"], logger=lambda *_: None)
    control.add("base", [], program)
    control.ground([("base", [])])
    found: list[set[str]] = []

    def keep(model: Any) -> None:
        found.append({str(symbol) for symbol in model.symbols(shown=True)})

    control.solve(on_model=keep)
    return found
