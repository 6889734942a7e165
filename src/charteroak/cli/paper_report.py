"""The report about a paper for people: first what to do and why, then what the paper is and how that was told."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charteroak.cli.terminal import bold, width

if TYPE_CHECKING:
    from charteroak.police.papers.card import PaperCard
    from charteroak.police.papers.reading import Paper
    from charteroak.screening.documents import Document

ACTS = ("arrest", "detain")
"""The acts about which the report says what the article answers, where the paper is the only reason."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the report says around a paper, in one language."""

    issued: str
    criminal: str
    requires: str
    told_by: str
    alone: str
    nothing: str
    scanned: str
    not_all: str


WORDS = {
    "en": Words(
        issued="Issued by",
        criminal="A criminal warrant",
        requires="Requires the City to act",
        told_by="Told by",
        alone="Where this paper is the only reason, the article says:",
        nothing="nothing",
        scanned="Read from a scan by OCR, which mistakes letters: compare with the paper.",
        not_all="not all of it was read: a part is a scan, or a file that cannot be read",
    ),
    "es": Words(
        issued="Emitido por",
        criminal="Orden penal",
        requires="Obliga a la Ciudad a actuar",
        told_by="Se reconoce por",
        alone="Si este documento es el único motivo, el artículo dice:",
        nothing="nada",
        scanned="Leído de una imagen por OCR, que confunde letras: compare con el papel.",
        not_all="no se leyó entero: una parte es una imagen o un archivo que no se puede leer",
    ),
}


def report(name: str, paper: Paper, document: Document, language: str) -> str:
    """The report about one file, ended by an empty line."""
    from charteroak.police.papers.card import card

    return "\n".join((*_lines(name, card(paper, language), document, language), "", ""))


def _lines(name: str, card: PaperCard, document: Document, language: str) -> Iterator[str]:
    said = WORDS[language]
    yield from map(bold, _wrapped(f"{name}: {card.kind}"))
    yield from map(bold, _wrapped(card.do))
    yield from _wrapped(card.why)
    yield ""
    yield from _wrapped(f"{said.issued}: {card.issuer}", 2)
    yield from _wrapped(f"{said.criminal}: {card.criminal}", 2)
    yield from _wrapped(f"{said.requires}: {card.requires}", 2)
    yield from _wrapped(f"{said.told_by}: {', '.join(card.evidence) or said.nothing}", 2)
    if document.scanned:
        yield from _wrapped(said.scanned, 2)
    yield from ("", *_wrapped(said.alone), *_answers(card, language))


def _answers(card: PaperCard, language: str) -> Iterator[str]:
    from charteroak.law.under import under
    from charteroak.law.words import words

    said = words(language)
    for act in ACTS:
        answer = card.answers[act]
        clauses = f" ({', '.join(answer.clauses)})" if answer.clauses else ""
        yield from _wrapped(f"{said.acts[act].name}: {said.outcomes[answer.outcome].headline}{clauses}", 2)
    for line in under(language, ACTS):
        yield from _wrapped(line)


def _wrapped(text: str, indent: int = 0) -> list[str]:
    before = " " * indent
    return textwrap.wrap(
        text, width(), initial_indent=before, subsequent_indent=before, break_on_hyphens=False, break_long_words=False
    )
