"""What is planted: for each class of 2-926 a made-up word beside what makes it confidential, of one run alone."""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

CLASSES: Mapping[str, str] = {
    "immigration_status": "{} is undocumented",
    "domestic_violence_victim": "{} is a domestic violence victim",
    "sexual_assault_victim": "{} was raped",
    "crime_witness": "{} witnessed the shooting",
    "public_assistance": "She, {}, receives SNAP benefits",
    "sexual_orientation": "{} is gay",
    "income_tax_record": "{} filed Form 1040 with wages of 41,200",
}
"""A phrase for each class, which the screener takes for confidential: a test says so."""


@dataclass(frozen=True)
class Planted:
    """The made-up words of a run, by class."""

    marks: Mapping[str, str]

    @classmethod
    def anew(cls) -> Planted:
        """Words that stand nowhere by chance, of letters alone: nothing takes one for a number or a code."""
        letters = "bcdfghjklmnpqrstvwxz"
        return cls({name: "Zq" + "".join(secrets.choice(letters) for _ in range(14)) for name in CLASSES})

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is said of each class."""
        return tuple(said.format(self.marks[name]) for name, said in CLASSES.items())

    @property
    def every(self) -> str:
        """All of it, as a text of some lines."""
        return "\n".join(f"{each}." for each in self.phrases)

    def phrase(self, number: int) -> str:
        """One of the phrases: another for each number."""
        return self.phrases[number % len(self.phrases)]

    @property
    def message(self) -> str:
        """A message of the police, with a mark in each of its parts."""
        status, witness = self.marks["immigration_status"], self.marks["crime_witness"]
        return (
            f"QWA.CT9990201.NAM/{status.upper()},PAT.DOB/19010203\nWARNING - SUBJECT OF NIC/N998077123 HAS AN "
            f"OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/{status} "
            f"OCA/{witness}\nMIS/{self.every}"
        )

    @property
    def files(self) -> Mapping[str, tuple[str, bytes]]:
        """Files by what they are, each with a name: the names are planted, too."""
        text = f"Case 12.\n{self.every}\nThe library opens at nine.\n".encode()
        status = self.marks["immigration_status"]
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(f"{status}/{status}.txt", text)
        mail = f"From: {status}@example.org\nSubject: {self.phrase(0)}\nContent-Type: text/plain\n\n".encode() + text
        page = f"<form><label>Are you {status}? <input value='{self.phrase(0)}'></label></form>".encode()
        return {
            "text": (f"{status}-undocumented.txt", text),
            "large text": (f"{status}.txt", text + (b"-" * 200 + b"\n") * 13_500),
            "html": (f"{status}.html", page + f"<p>{self.every}</p>".encode()),
            "csv": (f"{status}.csv", b"name,note\n" + "".join(f"{each},x\n" for each in self.phrases).encode()),
            "mail": (f"{status}.eml", mail),
            "zip": (f"{status}.zip", held.getvalue()),
            "broken zip": (f"{status}.zip", held.getvalue()[:-30]),
            "broken pdf": (f"{status}.pdf", b"%PDF-1.7\n1 0 obj\n(" + text + b")\nendobj\ntrailer <<"),
            "broken docx": (f"{status}.docx", b"PK\x03\x04" + text),
            "broken png": (f"{status}.png", b"\x89PNG\r\n\x1a\n" + text),
            "xml that refers": (f"{status}.xml", f'<!DOCTYPE a [<!ENTITY {status} "{status}">]><a>&{status};'.encode()),
        }
