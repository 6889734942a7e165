"""A story of a Word file (its body, a header, a note): what stands on the paper, in order, and what does not.

The tree is walked once and without recursion. Text goes to the innermost open flow (the body, a cell, a text box);
what is deleted, hidden or a field's code goes aside, as pieces that nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from charteroak.screening.documents.document import Piece, Place
from charteroak.screening.documents.docx_looks import NO, SYMBOLS, is_hidden, is_ticked, kind_of_section
from charteroak.screening.documents.package import Element, local, value


class Story:
    """One walk over one part. `pieces` has what was found, `page` is the page it ended on."""

    def __init__(self, part: str, place: Place, page: int, hidden_styles: frozenset[str] = frozenset()) -> None:
        self.pieces: list[Piece] = []
        self.page = page
        self.notes: list[tuple[str, str, int]] = []
        """Footnotes and endnotes by kind and id, and the page they are on."""
        self.sections: list[tuple[Element, int]] = []
        """The sections' properties, and the page each begins on."""
        self._part = part
        self._place: Place = place
        self._hidden_styles = hidden_styles
        self._flows: list[list[str]] = [[]]
        self._rows: list[list[str]] = []
        self._boxes: list[str] = []
        self._aside: dict[Place, list[str]] = {}
        self._hidden = self._deleted = 0
        self._hidden_runs: list[bool] = []
        self._break = False
        self._begun = page
        self._kinds: list[str] = []

    def walk(self, root: Element) -> Story:
        """Walk the tree under `root`."""
        from lxml import etree  # type: ignore[import-untyped]  # it has no types

        self._kinds = [
            kind_of_section(each) for each in root.iter("{*}sectPr") if local(each.getparent()) != "sectPrChange"
        ]
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "end":
                if name in self._END:
                    self._END[name](self, element)
            elif name in self._SKIP:
                self._SKIP[name](self, element)
                walker.skip_subtree()
            elif name in self._START:
                self._START[name](self, element)
        self.end_page()
        return self

    # Text, and where it goes.

    def say(self, text: str) -> None:
        """Take some text."""
        if self._deleted:
            self.aside("deleted text", text)
        elif self._hidden:
            self.aside("hidden text", text)
        else:
            self._flows[-1].append(text)

    def aside(self, place: Place, text: str) -> None:
        """Take some text that is not on the paper."""
        if text.strip():
            self._aside.setdefault(place, []).append(text)

    def end_page(self, *, turn: bool = False) -> None:
        """Make a piece of what stands on the page; with `turn`, go on with the next, if this has anything."""
        text = "".join(self._flows[0]).strip("\n")
        if text.strip():
            self.pieces.append(Piece(text, self._place, self.page, self._part))
        seen = any(piece.seen and piece.page == self.page for piece in self.pieces)
        self._flows[0].clear()
        self._flush()
        if turn and seen:
            self.page += 1

    def _flush(self) -> None:
        for box in self._boxes:
            self.pieces.append(Piece(box, "text box", self.page, self._part))
        for place, texts in self._aside.items():
            self.pieces.append(Piece("".join(texts), place, self.page, self._part))
        self._boxes.clear()
        self._aside.clear()

    # What begins.

    def _run(self, element: Element) -> None:
        hidden = is_hidden(element, self._hidden_styles)
        self._hidden_runs.append(hidden)
        self._hidden += hidden

    def _delete(self, _element: Element) -> None:
        self._deleted += 1

    def _flow(self, _element: Element) -> None:
        self._flows.append([])

    def _row(self, _element: Element) -> None:
        self._rows.append([])

    def _break_before(self, element: Element) -> None:
        """The properties of a paragraph: of its text, only that it begins a page or ends a section matters."""
        for each in element:
            match local(each):
                case "pageBreakBefore" if value(each) not in NO:
                    self._turn()
                case "sectPr":
                    self._section(each)

    def _section(self, element: Element) -> None:
        """The properties of a section stand at its end; how the next one begins is said in those of the next."""
        self.sections.append((element, self._begun))
        self._begun = self.page
        following = self._kinds[len(self.sections) :]
        self._break = self._break or (bool(following) and following[0] != "continuous")

    # What is taken whole.

    def _text(self, element: Element) -> None:
        self.say(element.text or "")

    def _gone(self, element: Element) -> None:
        self.aside("deleted text", element.text or "")

    def _code(self, element: Element) -> None:
        self.aside("field code", f"{element.text or ''} ")

    def _tab(self, _element: Element) -> None:
        self.say("\t")

    def _hyphen(self, _element: Element) -> None:
        self.say("-")

    def _line(self, element: Element) -> None:
        if value(element, "type") == "page":
            self._turn()
        else:
            self.say("\n")

    def _turned(self, _element: Element) -> None:
        """Where Word last saw a page end. A break that stands there as well has ended it already."""
        self._turn()

    def _turn(self) -> None:
        if len(self._flows) == 1:
            self.end_page(turn=True)
        else:
            self._break = True

    def _symbol(self, element: Element) -> None:
        code = value(element, "char").upper()
        self.say(SYMBOLS.get(code, ""))

    def _note(self, element: Element) -> None:
        self.notes.append((local(element), value(element, "id"), self.page))

    def _control(self, element: Element) -> None:
        """The properties of a content control: its name, and what it offers for choice."""
        names = [value(each) for each in element if local(each) in ("alias", "tag")]
        offered = [value(each, "displayText") or value(each, "value") for each in element.iter("{*}listItem")]
        self.aside("control", "".join(f"{text}\n" for text in (*names, *offered) if text))

    def _old_field(self, element: Element) -> None:
        """A form field of the older kind. A box shows whether it is ticked, a list what is chosen of it."""
        kept = [value(each) for each in element if local(each) in ("name", "helpText", "statusText", "entryMacro")]
        self.aside("control", "".join(f"{text}\n" for text in kept if text))
        for each in element:
            match local(each):
                case "checkBox":
                    self.say("☒" if is_ticked(each) else "☐")
                case "ddList":
                    self._old_list(each)
                case "textInput":
                    self.aside("control", "".join(f"{value(part)}\n" for part in each if local(part) == "default"))

    def _old_list(self, element: Element) -> None:
        entries = [value(each) for each in element if local(each) == "listEntry"]
        chosen = [value(each) for each in element if local(each) in ("result", "default")]
        number = int(chosen[-1]) if chosen and chosen[-1].isdecimal() and len(chosen[-1]) < 5 else 0
        if number < len(entries):
            self.say(entries[number])
        self.aside("control", "".join(f"{entry}\n" for entry in entries))

    def _simple_field(self, element: Element) -> None:
        self.aside("field code", value(element, "instr"))

    def _picture(self, element: Element) -> None:
        self.aside(
            "alternative text", "".join(f"{value(element, name)}\n" for name in ("descr", "title", "alt", "name"))
        )

    def _link(self, element: Element) -> None:
        self.aside("link", value(element, "tooltip"))

    def _bookmark(self, element: Element) -> None:
        self.aside("control", f"{value(element, 'name')}\n")

    def _word_art(self, element: Element) -> None:
        text = value(element, "string")
        if text.strip():
            self.pieces.append(Piece(text, "watermark", self.page, self._part))

    def _other_form(self, element: Element) -> None:
        """The same once more, for programs that do not know the first form. It is looked at only where it differs."""
        first = next((each for each in element.getparent() if local(each) == "Choice"), None)
        text = "".join(element.itertext("{*}t"))
        if first is None:
            self.say(text)
        elif "".join(first.itertext("{*}t")) != text:
            self.aside("hidden text", text)

    # What ends.

    def _end_run(self, _element: Element) -> None:
        self._hidden -= self._hidden_runs.pop()

    def _end_delete(self, _element: Element) -> None:
        self._deleted -= 1

    def _end_paragraph(self, _element: Element) -> None:
        self._flows[-1].append("\n")
        if len(self._flows) == 1:
            if self._boxes or self._aside:
                self._set_down()
            if self._break:
                self._break = False
                self.end_page(turn=True)
                self._begun = self.page

    def _set_down(self) -> None:
        """Keep the order: the text so far, then the boxes and what is aside."""
        text = "".join(self._flows[0]).strip("\n")
        if text.strip():
            self.pieces.append(Piece(text, self._place, self.page, self._part))
        self._flows[0].clear()
        self._flush()

    def _end_box(self, _element: Element) -> None:
        text = "".join(self._flows.pop()).strip("\n")
        if text.strip():
            self._boxes.append(text)

    def _end_cell(self, _element: Element) -> None:
        cell = "".join(self._flows.pop()).strip("\n")
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self._flows[-1].append(cell)

    def _end_row(self, _element: Element) -> None:
        cells = [cell for cell in self._rows.pop() if cell.strip()]
        between = "\n" if any("\n" in cell for cell in cells) else "\t"
        self._flows[-1].append(f"{between.join(cells)}\n")

    def _nothing(self, _element: Element) -> None:
        """Properties of looks hold no text."""

    # What is done with which element.

    _SKIP: ClassVar[dict[str, Callable[[Story, Element], None]]] = {
        "t": _text,
        "delText": _gone,
        "instrText": _code,
        "delInstrText": _code,
        "tab": _tab,
        "ptab": _tab,
        "br": _line,
        "cr": _line,
        "lastRenderedPageBreak": _turned,
        "noBreakHyphen": _hyphen,
        "sym": _symbol,
        "footnoteReference": _note,
        "endnoteReference": _note,
        "sdtPr": _control,
        "ffData": _old_field,
        "pPr": _break_before,
        "sectPr": _section,
        "Fallback": _other_form,
        "textpath": _word_art,
        **dict.fromkeys(("rPr", "tblPr", "trPr", "tcPr", "tblGrid", "bodyPr", "sdtEndPr"), _nothing),
    }
    _START: ClassVar[dict[str, Callable[[Story, Element], None]]] = {
        "r": _run,
        "del": _delete,
        "moveFrom": _delete,
        "txbxContent": _flow,
        "tc": _flow,
        "tr": _row,
        "fldSimple": _simple_field,
        "hyperlink": _link,
        "bookmarkStart": _bookmark,
        "docPr": _picture,
        "cNvPr": _picture,
        "shape": _picture,
        "imagedata": _picture,
    }
    _END: ClassVar[dict[str, Callable[[Story, Element], None]]] = {
        "r": _end_run,
        "del": _end_delete,
        "moveFrom": _end_delete,
        "p": _end_paragraph,
        "txbxContent": _end_box,
        "tc": _end_cell,
        "tr": _end_row,
    }
