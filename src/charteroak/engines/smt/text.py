"""The same terms as SMT-LIB 2.6 text, which any solver reads; cvc5 is given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charteroak.engines.smt.encoding import Values
from charteroak.logic.expr import YES_NO, Value


class LibTerms:
    """Terms as text, and the declarations they need, in order."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._sorts: dict[Values, str] = {}
        self._sort_of: dict[str, str] = {}

    def constant(self, name: str, values: Values) -> str:
        """A constant that has one of the values."""
        self.lines.append(f"(declare-const {self.bound(name, values)} {self._sort_of[name]})")
        return name

    def bound(self, name: str, values: Values) -> str:
        """A variable for `forall`, which declares it."""
        self._sort_of[name] = self._sort(name, values)
        return name

    def is_value(self, term: str, values: Values, value: Value) -> str:
        """Whether the term has the value."""
        if values == YES_NO:
            return term if value else f"(not {term})"
        return f"(= {term} {self._sorts[values]}.{value})"

    def same(self, one: str, other: str) -> str:
        """Whether two terms are equal."""
        return f"(= {one} {other})"

    def no(self, term: str) -> str:
        """Not."""
        return f"(not {term})"

    def every(self, terms: Sequence[str]) -> str:
        """And; of nothing, true."""
        return _joined("and", terms, "true")

    def some(self, terms: Sequence[str]) -> str:
        """Or; of nothing, false."""
        return _joined("or", terms, "false")

    def forall(self, variables: Sequence[tuple[str, str, Values]], body: str) -> str:
        """The body, whatever values the variables have."""
        declared = " ".join(f"({variable} {self._sort_of[variable]})" for variable, _, _ in variables)
        return f"(forall ({declared}) {body})" if declared else body

    def unknown(self, name: str, terms: Sequence[str]) -> str:
        """A predicate of which nothing is known."""
        sorts = " ".join(self._sort_of[term] for term in terms)
        declared = f"(declare-fun {name} ({sorts}) Bool)"
        if declared not in self.lines:
            self.lines.append(declared)
        return f"({name} {' '.join(terms)})"

    def named(self, name: str, term: str) -> str:
        """The term, defined by a name, so that the text is read norm by norm."""
        symbol = f"|{name}|" if "(" in name else name  # a citation such as 2-928(b) must be quoted
        self.lines.append(f"(define-fun {symbol} () Bool {term})")
        return symbol

    def _sort(self, name: str, values: Values) -> str:
        """The sort of the values, declared when it is first needed and called after what needed it first."""
        if values == YES_NO:
            return "Bool"
        if values not in self._sorts:
            sort = name.rpartition(".")[2].title().replace("_", "")
            sort += str(len(self._sorts)) if sort in self._sorts.values() else ""
            self._sorts[values] = sort
            constructors = " ".join(f"({sort}.{value})" for value in values)
            self.lines.append(f"(declare-datatypes (({sort} 0)) (({constructors})))")
        return self._sorts[values]

    def script(self, asserted: Sequence[str], about: str = "") -> str:
        """The whole query. Where it is unsatisfiable, what it is about is proved."""
        comment = [f"; {line}" for line in about.splitlines()]
        lines = ["(set-logic ALL)", "(set-option :produce-models true)", *self.lines]
        return "\n".join([*comment, *lines, *(f"(assert {each})" for each in asserted), "(check-sat)", ""])

    def value_of(self, said: str, values: Values) -> Value:
        """The value that a solver said in this text's words."""
        if values == YES_NO:
            return said == "true"
        return next(value for value in values if said == f"{self._sorts[values]}.{value}")


def asked_for(read: Mapping[str, tuple[str, Values]]) -> str:
    """The command that asks for the values of terms."""
    return f"(get-value ({' '.join(term for term, _ in read.values())}))\n"


def _joined(operator: str, terms: Sequence[str], empty: str) -> str:
    if not terms:
        return empty
    return terms[0] if len(terms) == 1 else f"({operator} {' '.join(terms)})"
