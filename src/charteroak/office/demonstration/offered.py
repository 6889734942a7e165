"""The made-up files that whoever tries a demonstration needs: records to give, and the auditor's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote as quoted

from charteroak.office.demonstration import PASSPHRASE, auditors_key, is_demonstration

_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "records": ("Save the made-up records", "To try with: the records of every request that was prepared."),
        "key": ("Save the made-up key file", "To try with. Its passphrase: {passphrase}"),
    },
    "es": {
        "records": ("Guardar los documentos inventados", "Para probar: los de cada solicitud que se preparó."),
        "key": ("Guardar el archivo de clave inventado", "Para probar. Su contraseña: {passphrase}"),
    },
}
_NAMES = {"records": "made-up-records.txt", "key": "made-up-auditor.key"}


@dataclass(frozen=True)
class Offered:
    """A made-up file."""

    label: str
    """What the link says."""
    text: str
    """What it is for."""
    href: str
    """The link, which holds the file."""
    name: str
    """The name to save it under."""


def offered(language: str, what: str) -> Offered | None:
    """A made-up file, `records` or `key`; None where this is no demonstration, or has no such file."""
    from charteroak.office.demonstration.city import RECORDS  # which needs Django's models

    if not is_demonstration():
        return None
    content = RECORDS if what == "records" else auditors_key()
    label, text = _WORDS[language][what]
    href = f"data:text/plain;charset=utf-8,{quoted(content, safe='')}"
    return Offered(label, text.format(passphrase=PASSPHRASE), href, _NAMES[what]) if content else None
