"""The card for a paper: first what to do now, then why, with the clause, what told it, and what the article answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charteroak.law.law import Law
from charteroak.logic.table import Decision
from charteroak.police.papers.facts import IMMIGRATION, answers
from charteroak.police.papers.result import Paper
from charteroak.police.papers.words import Case, paper_words


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A card in one language: `do` and `why`, what the paper is called, and the answers by act."""

    do: str
    why: str
    kind: str
    issuer: str
    criminal: str
    requires: str
    evidence: tuple[str, ...]
    answers: Mapping[str, Decision]


def case_of(paper: Paper) -> Case:
    """What a card about the paper says to do."""
    if paper.issuer == "administrative":
        return _of_agency(paper)
    if (paper.criminal is None and paper.requires is None) or paper.issuer == "unclear":
        return _untold(paper)
    if {"denied", "recalled"} & set(paper.evidence):
        return "off"
    if paper.criminal is None:
        return "unsure_criminal"
    if paper.criminal and paper.requires:
        return "criminal"
    if paper.kind == "request-letter":
        return "request"
    return _of_court(paper)


def do(paper: Paper, language: str) -> str:
    """What to do now, in one to three short sentences. BadInput for a language there is not."""
    words = paper_words(language)
    said = words.do[case_of(paper)]
    return f"{said} {words.more}" if "further papers" in paper.evidence else said


def why(paper: Paper, language: str) -> str:
    """Why, with the clause."""
    return paper_words(language).why[case_of(paper)]


def card(paper: Paper, language: str = "en", law: Law | None = None) -> PaperCard:
    """The whole card. BadInput for a language there is not."""
    words = paper_words(language)
    told = {True: words.yes, False: words.no, None: words.not_told}
    return PaperCard(
        do=do(paper, language),
        why=why(paper, language),
        kind=words.kinds[paper.kind],
        issuer=words.issuers[paper.issuer],
        criminal=told[paper.criminal],
        requires=told[paper.requires],
        evidence=tuple(words.evidence[each] for each in paper.evidence),
        answers=answers(paper, law),
    )


def _of_agency(paper: Paper) -> Case:
    if paper.requires is None:
        return "agency_unwhole"
    if paper.kind == "request-letter":
        return "request"
    return "immigration" if paper.kind in IMMIGRATION and paper.kind != "I-138" else "agency"


def _untold(paper: Paper) -> Case:
    if "contradiction" in paper.evidence:
        return "contradicts"
    if "e-mail without a paper" in paper.evidence:
        return "mail"
    return "unwhole" if {"signature missing", "date missing"} & set(paper.evidence) else "untold"


def _of_court(paper: Paper) -> Case:
    if paper.requires is None:
        return "unwhole" if {"signature missing", "date missing"} & set(paper.evidence) else "untold"
    if not paper.requires:
        return "elsewhere"
    if paper.kind == "judicial-subpoena":
        return "subpoena"
    return "arrest_civil" if paper.kind == "ct-capias" else "command"
