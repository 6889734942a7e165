"""Charter Oak: Hartford's Municipal Code ch. 2, art. XXI, made to run.

    >>> import charteroak
    >>> charteroak.decide("provide_service", {"resident": True, "required_by_law": False})
    Decision(outcome='required', clauses=('2-927(a)',), missing=())
    >>> charteroak.ask("arrest", {"employee": "police_officer"}).missing[0].asks
    "Is there a criminal warrant for this person: issued by a court on probable cause of an offense?"

It states what the article says and cites the clause. It is not counsel.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from charteroak.logic.errors import BadInput, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from charteroak.engines.frames import DecidedTable
    from charteroak.law.law import Law, Readings
    from charteroak.law.text import Clause
    from charteroak.logic.answer import Answer
    from charteroak.logic.decider import Facts
    from charteroak.logic.table import Decision

__all__ = ["Answer", "BadInput", "Clause", "Decision", "article", "ask", "decide", "decide_table"]

# The law is loaded when it is first asked: what screens files never does.
_TYPES = {"Answer": "logic.answer", "Clause": "law.text", "Decision": "logic.table"}
_deciders: Mapping[str, Callable[[Facts], Decision]] = {}


def __getattr__(name: str) -> Any:
    if name not in _TYPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"charteroak.{_TYPES[name]}"), name)


def _now() -> Law:
    """The law as its readings stand; from now on `decide` has its deciders at hand, if no day can change them."""
    from charteroak.law import settled
    from charteroak.law.law import law

    global _deciders  # a call less is a sixth of the time of `decide`
    _listening()
    now = law()
    _deciders = {} if settled.moves() else now.deciders
    return now


@cache
def _listening() -> None:
    """See that the deciders are fetched anew when counsel has settled a reading."""
    from charteroak.law import settled

    settled.listen(_forget)


def _forget() -> None:
    global _deciders
    _deciders = {}


def _law(readings: Readings | None) -> Law:
    from charteroak.law.law import law

    return law(readings)


def ask(
    act: str,
    facts: Facts,
    *,
    readings: Readings | None = None,
    as_of: date | str | None = None,
    language: str = "en",
) -> Answer:
    """The full answer about an act: outcome, clauses, what is missing, what would change it, in words.

    `facts` maps a fact's name to its value, and leaves out (or has None for) what is not known. `readings` changes
    the named readings from how they stand: as shipped, or as counsel has settled them where the process was told so
    (`charteroak.recording.settled`). `as_of` is the day of the act, today if not given. `language` is
    "en" or "es". BadInput names a wrong field and what is allowed, and never the value.
    """
    from charteroak.law.law import day_of

    chosen = _now() if readings is None else _law(readings)
    return chosen.ask(act, facts, language, day_of(as_of))


def decide(act: str, facts: Facts, *, readings: Readings | None = None, as_of: date | str | None = None) -> Decision:
    """The bare answer about an act, fast: outcome, clauses and the missing facts, the best one to ask first."""
    if readings is None and as_of is None:
        # What `Law.decide` does, here too: a call less is a sixth of the time.
        try:
            decider = _deciders[act]
        except (KeyError, TypeError):  # not made yet, or no act
            return _now().decide(act, facts)
        return decider(facts)
    from charteroak.law.law import day_of

    return _law(readings).decide(act, facts, day_of(as_of))


def decide_table(
    table: Any,
    *,
    act: str | None = None,
    readings: Readings | None = None,
    as_of: date | str | None = None,
    coded: bool = False,
    lists: Literal["plain", "shared", "joined"] = "plain",
    threads: int | None = None,
) -> DecidedTable:
    """Decide every row of a table of Arrow, Polars, pandas or DuckDB, millions at a time.

    `table` has a column `act`, or every row is about the `act` that is named here, and columns named for facts; acts
    may be mixed. Null is unknown. Words are text or dictionary columns, yes and no are truth values; with `coded`,
    columns of numbers hold the codes of `charteroak.engines.codes.codes()`. Other columns are passed through.

    What comes back has `table`, with `outcome`, `clauses` and `missing` added to the columns and null in rows that
    cannot be decided, and `refused`, which names those rows; both are `pyarrow.Table`s. `lists` says how `clauses` and
    `missing` are made: as lists; "shared", as entries of a dictionary of lists, which costs least; "joined", as text
    joined with ";", which any library reads. By default it works on as many `threads` as there are cores.

    BadInput where the table as a whole cannot be decided: no column `act`, a column that is there twice, no table.
    """
    from charteroak.engines.columns import Lists
    from charteroak.engines.frames import decide_table as decided
    from charteroak.law.law import day_of

    if lists not in ("plain", "shared", "joined"):
        raise BadInput("lists", kind_of(lists), ["plain", "shared", "joined"])
    form = Lists[lists.upper()]
    return decided(table, _law(readings), day_of(as_of), act=act, coded=coded, lists=form, threads=threads)


def article(citation: str | None = None) -> Clause | tuple[Clause, ...]:
    """One clause of the article by its citation, as "2-928(b)", in its own words; without one, all of them."""
    from charteroak.law.text import clause, clauses

    return clauses() if citation is None else clause(citation)
