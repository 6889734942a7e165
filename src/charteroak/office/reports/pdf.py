"""A report as a tagged PDF (PDF/UA-1), where typst is installed: headings, tables with heads, texts for charts."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from charteroak.office.reports.said import ReportSaid, SectionSaid, TableSaid
from charteroak.office.reports.words import report_words


class NoTypst(Exception):
    """typst is not installed (the extra `reports`)."""


def there() -> bool:
    """Whether a PDF can be made here."""
    return find_spec("typst") is not None


@lru_cache(maxsize=8)
def as_pdf(report: ReportSaid, *, published: bool) -> bytes:
    """The report. NoTypst where that is not installed. It takes typst a second, and everyone may ask: it is kept."""
    if not there():
        raise NoTypst
    import typst

    found: bytes = typst.compile(source(report, published=published).encode(), format="pdf", pdf_standards="ua-1")
    return found


def source(report: ReportSaid, *, published: bool) -> str:
    """The report in typst's language. Every text is a string of it, so none of it is read as code."""
    ui = report_words(report.language).ui
    lines = [
        f'#set document(title: {_text(report.title)}, author: "Charter Oak", date: none)',
        f"#set text(lang: {_text(report.language)}, size: 10pt)",
        '#set page(paper: "us-letter", margin: 2.2cm, numbering: "1 / 1")',
        "#set heading(numbering: none)",
        "#set table(stroke: 0.5pt + luma(120), inset: 5pt)",
        "#show figure: set block(breakable: true)",
        "#show table.cell.where(y: 0): strong",
        f"= #{_text(report.title)}",
        _paragraph(report.days),
    ]
    if report.made_up:
        lines.append(f"*#{_text(report.made_up)}*\n")
    if not published:
        lines.append(f"*#{_text(ui['not_published'])}.* #{_text(ui['not_published_text'])}\n")
    lines += [_paragraph(note) for note in (report.deleted, report.builds) if note]
    lines += [f"== #{_text(ui['rule_title'])}", *(_paragraph(ui[key]) for key in ("rule", "rule_zero", "rule_open"))]
    for section in report.sections:
        lines += _section(section, ui["withheld_all"])
    help_ = report_words(report.language).tables["help"].title
    lines += [f"== #{_text(ui['layout_title'])}", _paragraph(ui["layout_text"].format(help=help_))]
    lines.append(_paragraph(f"{ui['absent_title']}:"))
    lines += [f"- #{_text(each)}" for each in report_words(report.language).absent]
    lines += [f"== #{_text(ui['made_from'])}", _paragraph(ui["made_text"])]
    facts = ((ui["origin"], report.origin), (ui["size"], report.size), (ui["root"], report.root),
             (ui["digest"], report.digest))  # fmt: skip
    lines += [f"/ #{_text(label)}: #{_text(value)}" for label, value in facts]
    lines += [_paragraph(ui["again_text"]), f"#raw({_text(f'charteroak report --verify {report.slug}.json')})\n"]
    lines += [_paragraph(ui["ledger_open"]), _paragraph(ui["generator"])]
    return "\n".join(lines)


def _section(section: SectionSaid, withheld_all: str) -> list[str]:
    lines = [f"== #{_text(section.title)}"]
    if section.text:
        lines.append(_paragraph(section.text))
    for table in section.tables:
        lines += _table(table)
    if section.empty:
        lines += [f"- #{_text(title)}: #{_text(withheld_all)}" for title in section.empty]
    return lines


def _table(table: TableSaid) -> list[str]:
    lines = [f"=== #{_text(table.title)}"]
    if table.hint:
        lines.append(_paragraph(table.hint))
    if table.chart:
        alt = _text(table.chart.alt)
        image = f'image(bytes({_text(table.chart.wide)}), format: "svg", width: 78%, alt: {alt})'
        lines.append(f"#figure({image}, alt: {alt}, caption: {_text(table.chart.title)}, numbering: none)\n")
    heads = "".join(f"[#{_text(head)}]" for head in table.heads)
    wide = ", ".join(["1fr", *(["auto"] * (len(table.heads) - 1))])
    cells = [f"[#{_text(row.label)}], " + ", ".join(f"[#{_text(cell)}]" for cell in row.cells) for row in table.rows]
    lines.append(f"#table(columns: ({wide}), table.header{heads}, {', '.join(cells)})\n")
    if table.withheld:
        lines.append(_paragraph(table.withheld))
    return lines


def _paragraph(text: str) -> str:
    return f"#{_text(text)}\n"


def _text(text: str) -> str:
    """A text as a string of typst's."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{escaped}"'
