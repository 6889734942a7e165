"""A legal paper, read: its kind, from whom it is, whether it is a criminal warrant, and whether it requires anything.

It is told by who issues it, its caption and title, who signed with what title, whether it is signed and dated, and by
what it commands of whom. What lacks a signature or a date, or contradicts itself, is answered with None, never guessed.
Nothing that was read is kept: a `Paper` has classes and kinds of signals, and no word of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from charteroak.law.law import Law
from charteroak.police.papers.card import do, why
from charteroak.police.papers.facts import answers, facts
from charteroak.police.papers.forms import Forms, Issuer, shipped
from charteroak.police.papers.judged import judged
from charteroak.police.papers.kind import SORTS, kind_of_paper
from charteroak.police.papers.layout import headed
from charteroak.police.papers.parts import Parts, parts
from charteroak.police.papers.result import Evidence, Paper, Verdict, those
from charteroak.police.papers.signed import Signing, signing
from charteroak.police.papers.text import even
from charteroak.police.papers.told import Told, told

__all__ = ["Evidence", "Paper", "answers", "facts", "read_paper"]


def read_paper(
    pages: str | Sequence[str], *, law: Law | None = None, language: str = "en", forms: Forms | None = None
) -> Paper:
    """A paper from its text, or from its pages' texts. Anything may be given: what is no paper is `unknown`.

    `law` is the article that answers, as it stands if not given; `forms` a city's own table of forms. BadInput for a
    language there is not.
    """
    forms = forms or shipped()
    verdict, evidence = _told(parts(headed(even(pages, forms.phrases.words), forms.phrases), forms), forms)
    paper = Paper(*verdict, evidence=tuple(dict.fromkeys(evidence)))
    return replace(paper, do=do(paper, language), why=why(paper, language), answers=answers(paper, law))


_STATUTE = re.compile(r"(?i)\b\d{1,2} ?(?:USC|CFR)\b|\bC\.?G\.?S\b|\b53a-\d|\bINA\b|\bgeneral statutes\b|\bFed\.? ?R\b")
_UNTOLD: Verdict = ("unknown", "unclear", None, None)


def _told(first: Parts, forms: Forms) -> tuple[Verdict, list[Evidence]]:
    """What the first paper comes to, and the signals that told."""
    if first.mail:
        return _UNTOLD, ["e-mail without a paper"]
    it, signed = told(first, forms), signing(first.page)
    kind, issuer = kind_of_paper(first, it, signed, forms)
    cited = bool(_STATUTE.search(first.page.text))
    evidence = [
        *it.evidence,
        *those(("statute cited", cited), ("cover sheet", first.cover), ("further papers", first.more)),
    ]
    if it.contradicts or _belies(issuer, it, signed):
        return _UNTOLD, [*evidence, "contradiction"]
    if issuer == "unclear":
        return (kind, issuer, None, None), evidence
    verdict, more = judged(first.page, replace(it, kind=kind, sort=it.sort or SORTS.get(kind)), signed, kind, issuer)
    return verdict, [*evidence, *more]


def _belies(issuer: Issuer, it: Told, signed: Signing) -> bool:
    """Whether the signature belies the headings: a court's officer on an agency's paper, or the other way round."""
    by_agency = signed.by("agency")
    if issuer == "administrative":
        return signed.by("court") is True and not by_agency and not it.letter
    empty = any(not slot.filled for slot in signed.slots)  # the court's own place may be it: that is only unsigned
    return (
        issuer == "judicial" and by_agency is True and signed.by("court", "clerk") is None and not (it.letter or empty)
    )
