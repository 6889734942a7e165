"""A report as one page of HTML that needs nothing else, to send or to print."""

from __future__ import annotations

from html import escape
from pathlib import Path

from django.template import Context, Engine

from charteroak.office.assets import FOLDER
from charteroak.office.reports.shown import shown
from charteroak.office.reports.words import report_words
from charteroak.recording.reporting.report import Report

_TEMPLATES = Path(__file__).with_name("templates")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · Charter Oak</title>
<style>
{style}
</style>
</head>
<body>
<main id="main" class="reports">
<h1>{title}</h1>
{body}
</main>
<footer class="bottom"><p>{generator}</p></footer>
</body>
</html>
"""


def as_html(language: str, report: Report, *, published: bool) -> bytes:
    """The report."""
    ui = report_words(language).ui
    engine = Engine(dirs=[str(_TEMPLATES)], autoescape=True)
    context = shown(language, report, published=published)
    body: str = engine.get_template("reports/body.html").render(Context({"shown": context, "say": ui}))
    if not published:
        title, text = escape(ui["not_published"]), escape(ui["not_published_text"])
        body = f'<p class="caution"><strong>{title}.</strong> {text}</p>{body}'
    if context.report.made_up:
        body = f'<p class="made-up">{escape(context.report.made_up)}</p>{body}'
    style = "\n".join((Path(FOLDER) / name).read_text(encoding="utf-8") for name in ("site.css", "reports.css"))
    return _PAGE.format(
        language=language, title=escape(context.report.title), style=style, body=body, generator=escape(ui["generator"])
    ).encode()
