"""Columns of tables and databases: which of them hold what is confidential, by their names, neighbours and values.

>>> column = classify("on_snap", samples=["Y", "N"])
>>> column.category.value, column.certainty, column.codes.fideslang
('public_assistance', 'protected', ('user.financial',))
>>> classify("case_notes").may_contain
True
>>> classify("visa").certainty, classify("visa", ["cvv", "amex"]).category
('undetermined', None)
"""

from __future__ import annotations

from collections.abc import Sequence

from charteroak.screening.columns.codes import Codes
from charteroak.screening.columns.column import Column, column_of

__all__ = ["Codes", "Column", "classify", "classify_names", "telling_columns"]


def classify(name: str, neighbours: Sequence[str] = (), samples: Sequence[object] = (), refers: str = "") -> Column:
    """What a column is, by its name, the names of those beside it (the table's among them), and some of its values.

    `refers` is the table that a foreign key leads to: a number that stands for a status is as telling as its name.
    """
    from charteroak.screening.columns.naming import by_name, free_by_name
    from charteroak.screening.columns.values import by_values, counted, is_free

    evidence = by_name(name, neighbours)
    if refers and not evidence:
        evidence = by_name(f"{refers}_{name}", neighbours)
    counts = counted(samples)
    free = f"free.{'name' if free_by_name(name) else 'values'}" if free_by_name(name) or is_free(counts) else ""
    evidence += by_values(name, counts, bool(evidence)) if counts else ()
    return column_of(evidence, free=free, rows=counts.total())


def classify_names(names: Sequence[str]) -> dict[int, Column]:
    """Of many names, each by itself: the columns that are anything, by the number of their name."""
    from charteroak.screening.columns import naming  # the rules for names take a moment to load

    return naming.classify_names(names)


def telling_columns(names: Sequence[str], table: str = "") -> dict[int, Column]:
    """Of a table's columns, by number from 0 on, those whose names make whatever stands in them confidential.

    A "Y" or an "N" under `on_snap` says as much of a person as a sentence does: all values of such a column are
    findings of its class. Columns of other private attributes are among them, and those that are undetermined.
    """
    from charteroak.screening.columns.naming import by_name

    found = {}
    for number, name in enumerate(names):
        evidence = by_name(name, [table, *names[:number], *names[number + 1 :]])
        if evidence:
            found[number] = column_of(evidence)
    return found
