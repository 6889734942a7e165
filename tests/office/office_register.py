"""What the tests of the register's pages share: a register, and entries as people type them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from charteroak.office.register.keeping import kept
from charteroak.screening.forms.register import Entry

HOME = {"en": "", "es": "/es"}


def day(days: int) -> str:
    """A day from today on."""
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011 - as the site does


LAW = {
    "form": "intake/snap.html",
    "question": "Are you a U.S. citizen?",
    "beside": "",
    "basis": "required by law",
    "citation": "7 U.S.C. 2020(e)",
    "service": "",
    "reason": "",
    "owner": "Human Services",
    "approved_by": "Corporation Counsel",
    "approved_on": day(-10),
    "expires": day(200),
}
SERVICE = {
    **LAW,
    "form": "library/pasaporte.pdf",
    "question": "¿En qué país nació?",
    "beside": "El país\nLa ciudad",
    "basis": "necessary to the service",
    "citation": "",
    "service": "Passports",
    "reason": "The passport shows it.\nAnd so does its form.",
    "owner": "Library",
}


def toml(*typed: dict[str, str]) -> str:
    """A register's file of entries as they are typed."""
    import tomlkit

    tables = tomlkit.aot()
    for each in typed:
        table = tomlkit.table()
        for name, value in each.items():
            if value:
                table.add(name, value.split("\n") if name == "beside" else value)
        tables.append(table)
    document = tomlkit.document()
    document.add("question", tables)
    return document.as_string()


def write(folder: Path, *typed: dict[str, str]) -> Path:
    """Put a register into a data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "questions.toml"
    path.write_text(toml(*typed) if typed else "")
    return path


def entries() -> tuple[Entry, ...]:
    """The entries that the site has."""
    return kept().register.entries
