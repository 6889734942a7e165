"""Terms of z3, and what z3 says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import z3  # type: ignore[import-untyped]

from charteroak.engines.smt.encoding import Values
from charteroak.logic.expr import YES_NO, Value

TIMEOUT_MS = 60_000


_CONTEXT = z3.Context()  # making one takes as long as most proofs
_SORTS: dict[Values, tuple[Any, dict[Value, Any]]] = {}


class Z3Terms:
    """Terms in one context, with a sort for each list of values. A query has a solver of its own."""

    context = _CONTEXT

    def constant(self, name: str, values: Values) -> Any:
        """A constant that has one of the values."""
        return z3.Const(name, self._sort(values)[0])

    bound = constant

    def is_value(self, term: Any, values: Values, value: Value) -> Any:
        """Whether the term has the value."""
        if values == YES_NO:
            return term if value else z3.Not(term)
        return term == self._sort(values)[1][value]

    def same(self, one: Any, other: Any) -> Any:
        """Whether two terms are equal."""
        return one == other

    def no(self, term: Any) -> Any:
        """Not."""
        return z3.Not(term)

    def every(self, terms: Sequence[Any]) -> Any:
        """And; of nothing, true."""
        return z3.And(*terms) if terms else z3.BoolVal(True, self.context)

    def some(self, terms: Sequence[Any]) -> Any:
        """Or; of nothing, false."""
        return z3.Or(*terms) if terms else z3.BoolVal(False, self.context)

    def forall(self, variables: Sequence[tuple[Any, str, Values]], body: Any) -> Any:
        """The body, whatever values the variables have."""
        return z3.ForAll([variable for variable, _, _ in variables], body) if variables else body

    def unknown(self, name: str, terms: Sequence[Any]) -> Any:
        """A predicate of which nothing is known."""
        return z3.Function(name, *(term.sort() for term in terms), z3.BoolSort(self.context))(*terms)

    def named(self, name: str, term: Any) -> Any:  # noqa: ARG002 - z3 shares terms by itself
        """The term."""
        return term

    def _sort(self, values: Values) -> tuple[Any, dict[Value, Any]]:
        """The sort of the values, with the constant for each. Values are words, or True and False."""
        if values == YES_NO:
            return z3.BoolSort(self.context), {}
        if values not in _SORTS:
            at = len(_SORTS)
            sort, constants = z3.EnumSort(f"Values{at}", [f"{value}.{at}" for value in values], ctx=self.context)
            _SORTS[values] = (sort, dict(zip(values, constants, strict=True)))
        return _SORTS[values]

    def solve(self, asserted: Sequence[Any], read: Mapping[str, tuple[Any, Values]]) -> dict[str, Value] | bool | None:
        """False where nothing satisfies all, None where z3 gives up, else the values of the terms in `read`."""
        solver = z3.Solver(ctx=self.context)
        solver.set("timeout", TIMEOUT_MS)
        solver.add(*asserted)
        found = solver.check()
        if found != z3.sat:
            return False if found == z3.unsat else None
        model = solver.model()
        return {
            name: self._value(model.eval(term, model_completion=True), values) for name, (term, values) in read.items()
        }

    def _value(self, term: Any, values: Values) -> Value:
        if values == YES_NO:
            return bool(z3.is_true(term))
        constants = self._sort(values)[1]
        return next(value for value in values if constants[value].eq(term))
