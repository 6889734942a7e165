"""PDF: every place in the file that has words, seen or unseen, and the file anew without some of them.

pypdfium2 reads the pages, pikepdf the file around them and writes it; pdfminer, a third, is the second reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.nesting import Inner, Nesting
from charteroak.screening.formats.pdf_files import files_of
from charteroak.screening.formats.pdf_reading import read_all
from charteroak.screening.formats.surface import Cannot, Spans, Surface
from charteroak.screening.formats.weaving import Weaver, Woven


class Pdf(Nesting):
    """A PDF that was opened."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        base, self._found = read_all(data, limits)
        try:
            self._files = dict(files_of(base, limits))
        finally:
            base.close()
        own = [_woven(surface) for surface in self._found.surfaces]
        super().__init__(own, [each for each, _ in self._files.values()], self._found.unread)

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew, and those within it that were read in full. What could not be read is not in it."""
        own, within = dict[int, Spans](), dict[str, dict[int, Spans]]()
        for number, each in spans.items():
            holder = self._holder(number)
            if holder is None:
                own[number] = each
            else:
                within.setdefault(holder[0], {})[holder[1]] = each
        return self.written(own, lambda each: _anew(each, within.get(each.where, {})))

    def without_unread(self) -> bytes:
        """The same with nothing taken out."""
        return self.without({})

    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:
        """The file anew. What could not be read is not in it."""
        from charteroak.screening.formats.pdf_write import Writing

        files = {number: inside(each) for number, (each, _) in self._files.items()}
        try:
            return Writing(self._data, self._limits, self._found).done(own, files)
        except (Cannot, MemoryError):
            raise
        except Exception:
            raise Cannot("cannot be written") from None  # its words may quote the file

    def _holder(self, number: int) -> tuple[str, int] | None:
        """Which file within a surface is of, and its number there; None for the file's own."""
        if number < len(self.own):
            return None
        part = next(part for part in self.parts if part.first <= number < part.last)
        return part.where, number - part.first


def _anew(each: Inner, spans: Mapping[int, Spans]) -> bytes | None:
    """A file within, written anew; None where some of it was not read, or it cannot be written."""
    if each.opened is None or each.opened.unread:
        return None
    try:
        return each.opened.without(spans)
    except Cannot:
        return None


def _woven(surface: Surface) -> Woven:
    weaver = Weaver()
    weaver.say(surface.text, 0)
    return weaver.done(surface.where, hidden=surface.hidden)


def open_pdf(data: bytes, limits: Limits) -> Pdf:
    """A PDF. Cannot where it is encrypted, broken beyond repair, or exceeds the bounds."""
    return Pdf(data, limits)


def second_reading(data: bytes) -> Iterator[str]:
    """Every text of the file as pdfminer sees it."""
    from charteroak.screening.formats.pdf_second import texts_of

    return texts_of(data)


def raw(data: bytes) -> Iterator[bytes]:
    """The file's bytes, its streams unpacked and its strings, of every version in it."""
    from charteroak.screening.formats.pdf_second import streams_of

    return streams_of(data)
