"""The missing-fact test in OpenFisca: variables of a person, one with a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.missing import FACT, GIVEN, PROTECTED, Facts, Form, Peer, Said

_VALUES = ("other", *PROTECTED, "suspect_interviewed")
_SAID = {"permitted": Said("allow"), "prohibited": Said("deny"), "unknown": Said("unknown")}


def peer() -> Peer:
    """The rule with an ordinary default, and with one that stands for what is not known."""
    return Peer(
        "openfisca-core",
        (
            Form(
                "a variable with a formula, inputs with defaults",
                False,
                "A variable has a default value, which stands in silently for what is not given.",
                _decides(_VALUES),
            ),
            Form(
                "an input whose default is `unknown`",
                True,
                "Every input must be an Enum with such a value, truth values too, and every formula must look for it.",
                _decides(("unknown", *_VALUES)),
            ),
        ),
    )


def _decides(values: tuple[str, ...]) -> Callable[[Facts], Said]:
    """What a person's `may_ask` is. The first of the values is the default of `contact`."""
    from openfisca_core.simulation_builder import SimulationBuilder

    system = _system(values)

    def decide(facts: Facts) -> Said:
        needed = facts["necessary_to_investigation"] and all(facts[name] == GIVEN[name] for name in GIVEN)
        inputs = {"necessary_to_investigation": {"ETERNITY": needed}}
        if FACT in facts:
            inputs[FACT] = {"ETERNITY": facts[FACT]}
        simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": inputs}})
        return _SAID[simulation.calculate("may_ask", "2026").decode_to_str()[0]]

    return decide


def _system(values: tuple[str, ...]) -> Any:
    import numpy as np
    from openfisca_core.entities import build_entity
    from openfisca_core.indexed_enums import Enum
    from openfisca_core.periods import ETERNITY
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="A person", is_person=True)
    contacts = Enum("Contact", {value: value for value in values})
    outcomes = Enum("Outcome", {outcome: outcome for outcome in _SAID})

    def formula(persons: Any, period: Any, _parameters: Any) -> Any:
        needed, met = persons("necessary_to_investigation", period), persons(FACT, period)
        protected = np.isin(met.decode_to_str(), PROTECTED)
        unknown = met.decode_to_str() == "unknown"
        decided = [~needed | protected, unknown]
        return np.select(decided, [outcomes.prohibited, outcomes.unknown], outcomes.permitted)

    def variable(name: str, **settings: Any) -> type[Variable]:
        common = {"entity": person, "definition_period": ETERNITY, "label": name}
        return type(name, (Variable,), common | settings)

    system = TaxBenefitSystem([person])
    system.add_variables(
        variable("necessary_to_investigation", value_type=bool),
        variable(FACT, value_type=Enum, possible_values=contacts, default_value=contacts[values[0]]),
        variable(
            "may_ask",
            value_type=Enum,
            possible_values=outcomes,
            default_value=outcomes["unknown"],
            formula=formula,
        ),
    )
    return system
