"""A certificate as a tagged PDF (PDF/UA-1), where typst is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charteroak.office.reports.pdf import NoTypst, there

if TYPE_CHECKING:
    from charteroak.office.training.views_certificate import CertificateSaid

__all__ = ["as_pdf", "there"]


def as_pdf(said: CertificateSaid) -> bytes:
    """The certificate. NoTypst where that is not installed."""
    if not there():
        raise NoTypst
    import typst

    found: bytes = typst.compile(source(said).encode(), format="pdf", pdf_standards="ua-1")
    return found


def source(said: CertificateSaid) -> str:
    """The certificate in typst's language. Every text is a string of it, so none of it is read as code."""
    lines = [
        f'#set document(title: {_text(said.title)}, author: "Charter Oak", date: none)',
        f"#set text(lang: {_text(said.language)}, size: 11pt)",
        '#set page(paper: "us-letter", margin: 2.4cm)',
        f"= #{_text(said.title)}",
    ]
    if said.made_up:
        lines.append(f"*#{_text(said.made_up)}*\n")
    lines += [
        f"#text(size: 20pt, weight: 600)[#{_text(said.name)}]\n",
        f"#{_text(said.says)}\n",
        f"#text(size: 15pt, weight: 600)[#{_text(said.course)}]\n",
        *(f"/ #{_text(label)}: #{_text(value)}" for label, value in said.facts),
        "",
    ]
    for clause in said.clauses:
        lines.append(f'== #{_text(clause.citation)}\n#text(lang: "en")[#{_text(" ".join(clause.paragraphs))}]\n')
    lines += [f"#{_text(said.entry)}\n"] if said.entry else []
    lines += [f"#{_text(said.unnamed)}\n", f"#{_text(said.proof)}\n"]
    return "\n".join(lines)


def _text(text: str) -> str:
    """A text as a string of typst's."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{escaped}"'
