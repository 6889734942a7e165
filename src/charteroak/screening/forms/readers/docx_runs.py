"""A paragraph of a Word file as a line of a form: its words, and a sign for each place that is left for an answer.

What is filled in is not read: the contents of content controls, the results of form fields, what is typed on a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from charteroak.screening.documents.docx_looks import NO, SYMBOLS, is_hidden
from charteroak.screening.formats.opc import Element, local, value
from charteroak.screening.forms.readers.paper import Control
from charteroak.screening.forms.readers.paper_signs import BLANK, TICK

_INTO = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple", "sdtContent",
                   "Choice"})  # fmt: skip
_FILLED = frozenset({"text", "date", "dropDownList", "comboBox", "checkbox", "picture"})
"""What a content control's properties have where it is a field, and no mere frame around a part of the page."""
_PROMPT = re.compile(
    r"\s*(?:click|tap|choose|enter|select|type|haga clic|elija|escriba|seleccione|pulse)\b.{0,60}"
    r"(?:\btext\b|\bdate\b|\bitem\b|\bhere\b|texto|fecha|elemento|aqu[ií])\W*",
    re.IGNORECASE,
)
"""What Word itself puts into a control that is empty."""
_ASKING_FIELDS = ("MERGEFIELD", "FILLIN", "ASK ", "MACROBUTTON")
_SIGNS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEADERS = frozenset({"underscore", "dot", "hyphen", "heavy", "middleDot"})
_SMALL = 330_000
"""In English Metric Units: a drawn rectangle no larger is a box to tick."""
_LINES = frozenset({"line", "straightConnector1"})
_DEEPEST = 200


@dataclass(slots=True)
class Piece:
    """A paragraph: its text with signs, its fields, the boxes with text that hang on it, its notes by kind and id."""

    text: str = ""
    controls: list[Control] = field(default_factory=list)
    hung: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Runs:
    """Reads paragraphs. It keeps in mind a field that goes on into the next."""

    def __init__(self, hidden_styles: frozenset[str]) -> None:
        self._hidden_styles = hidden_styles
        self._fields: list[str] = []
        self._piece = Piece()
        self._parts: list[str] = []
        self._leads = False

    def read(self, paragraph: Element) -> Piece:
        """A paragraph, or what else holds runs."""
        self._piece, self._parts = Piece(), []
        leaders = [value(each, "leader") for each in paragraph.iterfind("{*}pPr/{*}tabs/{*}tab")]
        self._leads = any(leader in _LEADERS for leader in leaders)
        self._walk(paragraph, 0)
        self._piece.text = "".join(self._parts)
        return self._piece

    def _walk(self, element: Element, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for each in element:
            name = local(each)
            if name == "r":
                self._run(each, depth)
            elif name in _INTO:
                self._walk(each, depth + 1)
            elif name == "sdt":
                self._control(each, depth)
            elif name == "AlternateContent":
                self._alternate(each, depth)

    def _alternate(self, element: Element, depth: int) -> None:
        """The same for several programs: the first form of it is read."""
        first = next((each for each in element if local(each) == "Choice"), None)
        if first is None:
            first = next(iter(element), None)
        if first is not None:
            self._run(first, depth + 1)

    def _control(self, element: Element, depth: int) -> None:
        """A content control: a place for an answer, unless it is a frame around a part of the line."""
        control = control_of(element)
        if control is None:
            self._walk(element, depth + 1)
            return
        self._slot(control, TICK if is_tick(element) else BLANK)

    def _slot(self, control: Control, sign: str = BLANK) -> None:
        if not self._is_value():
            self._parts.append(sign)
            self._piece.controls.append(control)

    def _is_value(self) -> bool:
        """Whether what comes now is the result of a field that is filled in."""
        return "value" in self._fields

    def _say(self, text: str) -> None:
        if not self._is_value() and "code" not in self._fields:
            self._parts.append(text.replace(BLANK, " ").replace(TICK, " "))

    def _run(self, run: Element, depth: int) -> None:
        if local(run) == "r" and is_hidden(run, self._hidden_styles):
            return
        underlined = _is_underlined(run)
        for each in run:
            name = local(each)
            if name == "t":
                self._text(each.text or "", underlined=underlined)
            elif name in _SIGNS:
                self._say(_SIGNS[name])
            elif name in ("tab", "ptab"):
                ruled = self._leads or underlined or value(each, "leader") in _LEADERS
                self._say("____" if ruled else "\t")
            else:
                self._other(each, name, depth)

    def _other(self, element: Element, name: str, depth: int) -> None:
        """What stands in a run and is no text."""
        match name:
            case "sym":
                self._say(SYMBOLS.get(value(element, "char").upper(), "").replace("☒", "☐"))
            case "fldChar":
                self._field(element)
            case "instrText":
                if any(word in (element.text or "") for word in _ASKING_FIELDS) and self._fields:
                    self._fields[-1] = "asks"
            case "footnoteReference" | "endnoteReference":
                self._piece.notes.append((name.removesuffix("Reference"), value(element, "id")))
            case "drawing" | "pict" | "object":
                self._drawing(element)
            case "AlternateContent":
                self._alternate(element, depth + 1)

    def _text(self, text: str, *, underlined: bool) -> None:
        """Some text. Underlined spaces are a blank; underlined words behind a label are what was filled in."""
        before = "".join(self._parts[-3:]).rstrip(" \t\u00a0")
        blank = len(text) > 2 and not text.strip(" \t\u00a0")
        if underlined and (blank or before.endswith((":", "____"))):
            self._say("____")
        else:
            self._say(text)

    # Fields of the older kind.

    def _field(self, mark: Element) -> None:
        match value(mark, "fldCharType"):
            case "begin":
                data = mark.find("{*}ffData")
                if data is not None:
                    self._old(data)
                self._fields.append("form" if data is not None else "code")
            case "separate" if self._fields:
                if self._fields[-1] == "asks":
                    self._fields.pop()
                    self._slot(Control())
                    self._fields.append("value")
                else:
                    self._fields[-1] = "value" if self._fields[-1] == "form" else "result"
            case "end" if self._fields:
                self._fields.pop()

    def _old(self, data: Element) -> None:
        said = {local(each): value(each) for each in data}
        help_ = said.get("helpText") or said.get("statusText") or ""
        box, chosen = data.find("{*}checkBox"), data.find("{*}ddList")
        name = said.get("name", "")
        if box is not None:
            self._slot(Control(name, help_, answer="choice"), TICK)
            return
        options = tuple(value(each) for each in chosen.iterfind("{*}listEntry")) if chosen is not None else ()
        kind = data.find("{*}textInput/{*}type")
        answer = {"number": "number", "date": "date"}.get(value(kind) if kind is not None else "", "text")
        self._slot(Control(name, help_, options, "choice" if options else answer))  # type: ignore[arg-type]  # it is one of them

    # What is drawn.

    def _drawing(self, element: Element) -> None:
        """Boxes with text hang on the paragraph; an empty box, or a line, is a place for an answer."""
        texts = [each for each in element.iter("{*}txbxContent")
                 if next(each.iterancestors("{*}Fallback"), None) is None
                 and next(each.iterancestors("{*}txbxContent"), None) is None]  # fmt: skip
        written = [each for each in texts if "".join(each.itertext("{*}t")).strip()]
        if written:
            self._piece.hung += written
            return
        for shape in element.iter("{*}prstGeom"):
            kind = shape.get("prst", "")
            if kind in _LINES:
                self._say("____")
            elif kind in ("rect", "roundRect", "flowChartProcess", "ellipse"):
                self._say("☐" if _widest(shape) <= _SMALL else "____")
        for shape in element.iter("{*}line"):
            if "vml" in str(shape.tag):
                self._say("____")


def control_of(element: Element) -> Control | None:
    """The field that a content control is; None where it only frames a part of the page."""
    properties = next((each for each in element if local(each) == "sdtPr"), None)
    if properties is None:
        return None
    said = {local(each): each for each in properties}
    content = next((each for each in element if local(each) == "sdtContent"), None)
    empty = "showingPlcHdr" in said and value(said["showingPlcHdr"]) not in NO
    if not said.keys() & _FILLED and not empty and (said.keys() & {"docPartObj", "group", "repeatingSection"}
                                                    or _is_frame(content)):  # fmt: skip
        return None
    alias = value(said["alias"]) if "alias" in said else ""
    tag = value(said["tag"]) if "tag" in said else ""
    prompt = "".join(content.itertext("{*}t")).strip() if empty and content is not None else ""
    options = tuple(value(each, "displayText") or value(each, "value") for each in properties.iter("{*}listItem"))
    options = tuple(option for option in options if option and not _PROMPT.fullmatch(option))
    hints = [each for each in (alias, prompt) if each and not _PROMPT.fullmatch(each) and each not in "☐☒"]
    answer = "date" if "date" in said else "choice" if options or "checkbox" in said else "text"
    return Control(tag or alias, " ".join(dict.fromkeys(hints)), options, answer, alias)  # type: ignore[arg-type]  # as above


def is_tick(element: Element) -> bool:
    """Whether a content control is a box to tick."""
    return next(element.iterfind("{*}sdtPr/{*}checkbox"), None) is not None


def _is_frame(content: Element | None) -> bool:
    """Whether there is more in a control than one would fill in: tables, other controls, several paragraphs."""
    if content is None:
        return True
    if next(content.iter("{*}tbl", "{*}sdt", "{*}fldChar"), None) is not None:
        return True
    text = "".join(content.itertext("{*}t"))
    return sum(1 for each in content if local(each) == "p") > 1 or "?" in text or "___" in text or len(text) > 300


def _is_underlined(run: Element) -> bool:
    mark = run.find("{*}rPr/{*}u")
    return mark is not None and value(mark) not in NO


def _widest(shape: Element) -> int:
    """How wide a drawn shape is, in EMU; nothing where it does not say."""
    sizes = [each.get("cx", "") for holder in shape.iterancestors() for each in holder.iterfind("{*}extent")][:1]
    sizes += [each.get("cx", "") for holder in shape.iterancestors("{*}spPr") for each in holder.iter("{*}ext")][:1]
    return max((int(size) for size in sizes if size.isdecimal() and len(size) < 12), default=0)
