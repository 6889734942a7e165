"""Write docs/what-is-kept.md, from the table docs/what-is-kept.toml.

Run it after the table has changed: `.venv/bin/python scripts/write_kept_page.py`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[1] / "docs"
TABLE, PAGE = DOCS / "what-is-kept.toml", DOCS / "what-is-kept.md"
HEAD = """\
# What is kept, and how long

<!-- Written by scripts/write_kept_page.py from docs/what-is-kept.toml; a test says when it is old. -->

Every column of every table, every field of the ledger's entries, every file that the program writes. Each is of one of
the kinds below. No kind holds a class of 2-926 of a person: what is confidential is read in memory and not kept. Tests
hold the table complete and each column to its kind, and compare what is there after every flow of the site
(`test_columns_kept.py`, `test_planted_everywhere.py`); a new column fails until it has its line here.

Where a word names a class of information, it is of a request, a law or a form: which kind of thing was asked for, never
of whom it is true.

"""


def page() -> str:
    """The whole page."""
    return "".join(_parts(tomllib.loads(TABLE.read_text(encoding="utf-8"))))


def _parts(table: Mapping[str, Any]) -> Iterator[str]:
    yield HEAD + "## Kinds\n\n| Kind | What it is |\n| --- | --- |\n"
    yield from (f"| {kind} | {said} |\n" for kind, said in table["kinds"].items())
    for name, columns in table["tables"].items():
        yield f"\n## `{name}`\n\n{columns['about']} Kept {columns['until']}.\n\n"
        yield from _rows(columns)
    yield f"\n## The ledger's entries\n\n{table['entry']['about']}\n\n"
    yield from _rows(table["entry"])
    yield f"\n## The ledger's databases\n\n{table['ledger']['about']}\n\n"
    yield from _rows(table["ledger"])
    yield "\n## Files of the data folder\n\n| File | What it holds | What for |\n| --- | --- | --- |\n"
    yield from (f"| `{name}` | {holds} | {why} |\n" for name, (holds, why) in table["files"].items())


def _rows(columns: Mapping[str, Any]) -> Iterator[str]:
    yield "| Column | Kind | What for |\n| --- | --- | --- |\n"
    for name, line in columns.items():
        if isinstance(line, list):
            yield f"| `{name.removesuffix('_')}` | {line[0]} | {line[1]} |\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")


if __name__ == "__main__":
    main()
