"""PDF files screened, and redacted and proven: pages a second on one core, beside a reader that only gets the text.

A page is full: forty lines of running text, as a report has them. Screening is opening, reading every place that has
words, and screening these; redacting is that, the file written anew, and the proof, which reads it twice more.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bench.report import Goal, Line, Section
from bench.screening_text import lines
from bench.timing import Contender, Effort, Spread, race, ratios

_SCREENED, _REDACTED = Goal("ours", ">=", 60), Goal("ours", ">=", 20)
_PAGES, _LINES_A_PAGE, _LETTERS_A_LINE = 8, 40, 92
_FILES = 6
_SHARES = (0.0, 0.075)
"""Of the lines of the text, before they are wrapped, that say something of a person."""
_PEER = "pdfminer"


def pdf(effort: Effort, _check_all: bool) -> list[Section]:
    """Files with nothing to find and files with about as much as case files have."""
    from charteroak.screening.redact import redact

    rows = []
    for share in _SHARES:
        files = list(_files(share))
        rates = race([Contender("ours", _each(_screened), files), Contender(_PEER, _each(_extracted), files)], effort)
        what = f"screened, {share:.1%} of lines say something, beside {_PEER} reading the text"
        both = _pages(rates["ours"]), _pages(rates[_PEER])
        rows.append(Line(what, *both, ratios(rates["ours"], rates[_PEER]), goal=_SCREENED))
    rates = race([Contender("ours", _each(redact), files)], effort)
    rows.append(Line(f"redacted and proven, {_density(files)}", ours=_pages(rates["ours"]), goal=_REDACTED))
    notes = [
        f"{_FILES} files of {_PAGES} pages, {_LINES_A_PAGE} lines of up to {_LETTERS_A_LINE} letters a page.",
        f"The peer, {_PEER}, gets the text of the pages and no more; nothing is looked for in it.",
    ]
    return [Section("PDF: pages/s on one core", notes, rows)]


def _pages(rates: Sequence[float]) -> Spread:
    return Spread.of([rate * _PAGES for rate in rates])


def _each(function: Callable[[bytes], object]) -> Callable[[Any], None]:
    def run(works: Any) -> None:
        for work in works:
            function(work)

    return run


def _screened(data: bytes) -> object:
    from charteroak.screening.detect import screen_texts
    from charteroak.screening.formats.opening import open_file
    from charteroak.screening.looking import look

    return look(open_file(data), screen_texts)


def _extracted(data: bytes) -> object:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def _density(files: Sequence[bytes]) -> str:
    """How many findings there are on a page, and on how many of the pages there is one."""
    found = [place.number for data in files for place in _screened(data).places]  # type: ignore[attr-defined]
    pages = len(files) * _PAGES
    with_one = sum(len({place.number for place in _screened(data).places}) for data in files)  # type: ignore[attr-defined]
    return f"{len(found) / pages:.1f} findings a page, on {with_one / pages:.0%} of pages"


def _files(share: float) -> Iterator[bytes]:
    wrapped = [line for text in lines(_FILES * _PAGES * _LINES_A_PAGE, share)
               for line in textwrap.wrap(text, _LETTERS_A_LINE)]  # fmt: skip
    size = _PAGES * _LINES_A_PAGE
    for number in range(_FILES):
        yield made_of(wrapped[number * size : (number + 1) * size])


def made_of(wrapped: Sequence[str]) -> bytes:
    """Lines on pages, each set at its own place, as word processors do."""
    import pikepdf

    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                              Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    made, written = pikepdf.new(), io.BytesIO()
    for start in range(0, len(wrapped), _LINES_A_PAGE):
        drawn = "".join(
            f"BT /F1 10 Tf 1 0 0 1 60 {740 - 17 * row} Tm <{line.encode('cp1252', 'replace').hex()}> Tj ET\n"
            for row, line in enumerate(wrapped[start : start + _LINES_A_PAGE])
        )
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 612, 792])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(drawn.encode())
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    made.save(written, deterministic_id=True)
    return written.getvalue()
