"""From the lines of a form on paper, in order, to its questions: what each line asks, and what it only says.

A line may ask by itself, or with the one before it: a label over a blank line, a question over boxes. So one line is
held until the next says whether it completes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from charteroak.screening.forms.form import Box, Making, Question
from charteroak.screening.forms.readers import paper_signs, paper_words
from charteroak.screening.forms.readers.paper_signs import Numbered, cleaned, squeezed
from charteroak.screening.forms.readers.paper_words import Part

Answer = Literal["text", "choice", "yes-no", "number", "date", "file", "signature", "unknown"]

_YES_NO = frozenset({"yes", "no", "sí", "si", "y", "n", "n/a", "na"})
_DOCUMENTS = re.compile(
    r"\b(?:document|proof|cop(?:y|ies)|attach|bring|enclose|provide|submit|identification|evidence|record|documento|"
    r"prueba|copia|adjunt|traiga|present|identificaci)",
    re.IGNORECASE,
)
_LABEL_WORDS = 12
_BARE = Part("", "blank")
"""A place for an answer, and no words."""


@dataclass(frozen=True, slots=True)
class Control:
    """A field that is a place for an answer. `help` is a tooltip or a placeholder; never what is filled in."""

    name: str = ""
    help: str = ""
    options: tuple[str, ...] = ()
    answer: Answer = "unknown"
    label: str = ""
    """What it is called, where nothing printed says what it asks for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the signs of `paper_words`, the fields that these stand for, and where it is."""

    text: str
    where: str
    controls: Sequence[Control] = ()
    boxes: tuple[Box, ...] = ()
    help: str = ""
    numbered: Numbered = ""
    """How it is numbered, where the number is not in the text."""


@dataclass(slots=True)
class _Held:
    text: str
    where: str
    shape: str
    options: list[str] = field(default_factory=list)
    help: list[str] = field(default_factory=list)
    name: str = ""
    answer: Answer = "unknown"
    stem: str = ""
    boxes: tuple[Box, ...] = ()
    numbered: Numbered = ""
    asked: bool = False


class Paper:
    """A form on paper in the making. Lines are given in order; `done` after the last."""

    def __init__(self, made: Making) -> None:
        self._made = made
        self._held: _Held | None = None
        self._heading = ""
        self._lead = ""
        self._lead_numbered: Numbered = ""
        self._last: tuple[str, Numbered] = ("", "")

    def restart(self) -> None:
        """What comes now stands apart from what came before: a header, another sheet."""
        self._let_go()
        self._heading = self._lead = ""
        self._last = ("", "")

    # What is given.

    def heading(self, text: str, where: str, level: int = 1) -> None:
        """A heading. The first one, before anything is asked, is the form's title, and no question completes it."""
        parts = paper_words.parts_of(text)
        if any(part.shape != "says" and part.shape != "label" for part in parts):
            self.line(Line(text, where))
            return
        self._let_go()
        said = squeezed(text)
        first = not self._made.title and not self._made.questions
        if first:
            self._made.title = said
        self._heading = "" if first else cleaned(said)
        self._lead, self._last = "", ("", "")
        self._made.note(said, where, level)

    def say(self, text: str, where: str) -> None:
        """What only says something."""
        self._let_go()
        self._lead = ""
        self._made.note(squeezed(text), where)

    def ask(self, text: str, where: str, *, options: Sequence[str] = (), stem: str = "", control: Control | None = None,
            help_: str = "", boxes: tuple[Box, ...] = ()) -> None:  # fmt: skip
        """What is a question whatever its words, as the label of a field."""
        self._let_go()
        part = Part(cleaned(text), "blank", tuple(options), help=help_, numbered=paper_signs.numbering(text))
        self._hold(part, Line(text, where, boxes=boxes), [control] if control else [])
        if stem and self._held:
            self._held.stem = stem
        self._let_go()

    def line(self, line: Line) -> None:
        """A line as it is printed."""
        parts = paper_words.parts_of(line.text)
        for number, part in enumerate(parts):
            controls = [line.controls[slot] for slot in part.slots if slot < len(line.controls)]
            if number == 0 and not part.numbered:
                part = replace(part, numbered=line.numbered)
            self._part(part, replace(line, help="" if number else line.help), controls)

    def bare(self) -> None:
        """A place for an answer on a line of its own: a drawn line, an empty paragraph with a border."""
        if self._held is not None and self._can_ask(self._held, _BARE):
            self._held.asked = True
            self._held.shape = "blank"

    def done(self) -> None:
        """The last line was given."""
        self._let_go()

    # What is done with it.

    def _part(self, part: Part, line: Line, controls: Sequence[Control]) -> None:
        if not part.text:
            self._places(part, line, controls)
        elif part.shape in ("blank", "boxes", "asks"):
            self._let_go(completed=part.shape != "asks" or _is_within(part))
            self._hold(part, line, controls)
        elif self._held is not None and self._is_option(part):
            self._held.options.append(cleaned(part.text))
        else:
            self._let_go(completed=part.numbered not in ("", "digits"))
            self._hold(part, line, controls)

    def _places(self, part: Part, line: Line, controls: Sequence[Control]) -> None:
        """Blanks or boxes with no label on their line: they are for the line before, or ask by themselves."""
        held = self._held
        if held is not None and part.shape == "blank" and held.shape == "blank":
            controls = [control for control in controls if _is_another(held, control)]
            if controls:
                self._let_go()
                held = None
        can = held is not None and self._can_ask(held, part) and not (part.shape == "boxes" and held.shape == "blank")
        if held is not None and can:
            self._complete(held, part, controls)
        elif part.shape == "boxes" and part.options:
            self._let_go()
            for number, option in enumerate(part.options):
                mine = controls[number : number + 1]
                self._hold(Part(option, "blank"), line, mine)
                self._let_go()
        elif part.shape == "blank":
            for control in controls:
                if control.label or control.help:
                    self.ask(control.label or control.help, line.where, control=control, boxes=line.boxes)

    def _complete(self, held: _Held, part: Part, controls: Sequence[Control]) -> None:
        held.asked = True
        held.shape = "blank" if part.shape == "blank" else held.shape
        held.options += [option for option in part.options if option not in held.options]
        for control in controls:
            _take(held, control, chosen=bool(part.options))

    def _can_ask(self, held: _Held, part: Part) -> bool:
        """Whether a place for an answer under a line makes it a question."""
        if (
            held.shape == "says"
            and held.text.endswith((".", "!"))
            and part.options
            and not paper_signs.asks_for(held.text)
        ):
            return False
        if held.asked or held.shape == "label":
            return not paper_signs.is_heading_like(held.text)
        return paper_signs.is_label_like(held.text) and not paper_signs.is_heading_like(held.text)

    def _is_option(self, part: Part) -> bool:
        """Whether a line of a list says what may be answered to the question over it."""
        held = self._held
        return (
            held is not None and held.shape == "asks" and part.shape == "says" and part.numbered == "bullet"
            and len(part.text.split()) <= _LABEL_WORDS
        )  # fmt: skip

    def _hold(self, part: Part, line: Line, controls: Sequence[Control]) -> None:
        text = cleaned(part.text) if part.shape in ("blank", "boxes", "asks") else squeezed(part.text)
        held = _Held(text, line.where, part.shape, list(part.options), boxes=line.boxes, numbered=part.numbered)
        held.help += [each for each in (part.help, line.help) if each]
        held.asked = part.shape in ("blank", "boxes", "asks")
        for control in controls:
            _take(held, control, chosen=part.shape == "boxes" and bool(part.options))
        held.stem = self._stem_for(part)
        self._held = held

    def _stem_for(self, part: Part) -> str:
        last, numbered = self._last
        if self._lead and self._lead_numbered and part.numbered == self._lead_numbered:
            self._lead = ""
        if self._lead:
            return self._lead
        if part.numbered in ("letter", "roman", "bullet") and numbered == "digits" and last:
            return last
        return self._heading if paper_signs.completes(self._heading, cleaned(part.text)) else ""

    def _let_go(self, *, completed: bool = False) -> None:
        """Write down what is held. `completed` says that what follows asks, so that a lead-in has it as its end."""
        held, self._held = self._held, None
        if held is None:
            return
        if held.asked or self._asks(held, completed=completed):
            self._ask(held)
            return
        self._made.note(held.text, held.where)
        if held.shape == "label" or paper_signs.is_lead_in(held.text):
            self._lead, self._lead_numbered = held.text.rstrip(" :…."), held.numbered
        elif not held.numbered:
            self._lead = ""

    def _asks(self, held: _Held, *, completed: bool) -> bool:
        """Whether a line without any place for an answer asks all the same."""
        text, words = held.text, len(held.text.split())
        if paper_signs.is_heading_like(text) and not held.numbered:
            return False
        if held.shape == "label":
            return not completed and words <= _LABEL_WORDS and not re.search(r"following|below|siguiente", text, re.I)
        if self._lead and held.numbered and _DOCUMENTS.search(self._lead):
            return True
        if held.numbered in ("digits", "letter", "roman"):
            label = words <= _LABEL_WORDS and not text.endswith((".", "!", ";"))
            return paper_signs.asks_for(text) or (label and bool(re.search(r"[^\W\d_]{2}", text)))
        return paper_signs.asks_for(text)

    def _ask(self, held: _Held) -> None:
        text = cleaned(held.text)
        if not re.search(r"[^\W\d_]", text):
            return
        self._made.ask(
            Question(
                text=text, where=held.where, stem=held.stem if held.stem != text else "", options=tuple(held.options),
                help=" ".join(dict.fromkeys(held.help)), name=held.name, answer=_answer(held), boxes=held.boxes,
            )
        )  # fmt: skip
        if held.numbered not in ("letter", "roman", "bullet"):
            self._last = text, held.numbered
            if not held.numbered and "?" in text:
                self._lead = ""


def _is_within(part: Part) -> bool:
    """Whether a question is a part of what its lead-in asks: "a. in the last year?"."""
    return part.numbered in ("letter", "roman", "bullet") or part.text[:1].islower()


def _is_another(held: _Held, control: Control) -> bool:
    """Whether a field under a question that has its own says that it asks something else."""
    said = " ".join((held.text, *held.help)).casefold()
    return (
        bool(control.help)
        and control.help.casefold() not in said
        and held.text.casefold() not in control.help.casefold()
    )


def _take(held: _Held, control: Control, *, chosen: bool) -> None:
    """What a field says of itself is said of the question. `chosen` says that its options are printed."""
    held.name = held.name or control.name
    held.answer = control.answer if held.answer == "unknown" else held.answer
    held.options += [option for option in control.options if option not in held.options and not chosen]
    plain = paper_signs.squeezed(control.help)
    said = {each.casefold() for each in (held.text, *held.options)}
    if plain and plain.casefold() not in said and plain not in held.help:
        held.help.append(plain)


def _answer(held: _Held) -> Answer:
    if held.options and held.answer in ("unknown", "choice", "text"):
        return "yes-no" if {option.casefold() for option in held.options} <= _YES_NO else "choice"
    if held.answer != "unknown":
        return held.answer
    return "text" if held.shape == "blank" else "unknown"
