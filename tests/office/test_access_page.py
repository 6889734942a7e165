"""The page that says who may do what is the table of today."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_v8_1_1_the_page_of_the_table_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import write_access_page

    written = (ROOT / "docs" / "access.md").read_text(encoding="utf-8")
    assert written == write_access_page.page(), "run .venv/bin/python scripts/write_access_page.py"
    assert sys.modules["write_access_page"]
