"""What a page prints beside its controls: headings, statements, and questions that have no control."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from charteroak.screening.forms.form import Form, Making, Question
from charteroak.screening.forms.readers.html_asking import Asking
from charteroak.screening.forms.readers.html_lines import Line, Page
from charteroak.screening.forms.readers.html_names import Words
from charteroak.screening.forms.readers.html_tree import BLANK_TAG, BOX_TAG, Node
from charteroak.screening.forms.readers.script_words import FORBIDS, choices
from charteroak.screening.forms.readers.wording import asks, bounds, is_short, said

_SENTENCE = re.compile(r"(?<=[?.!])(?<!\b[A-Z]\.)[\s\u00a0]+(?=[A-Z¿¡ÁÉÍÓÚÑ\"“])|(?<=\?)\s+(?=[a-zà-ÿ][^?]*\Z)")
_PRINTED = frozenset({BLANK_TAG, BOX_TAG, "td", "th"})
_FEWEST = 3
_LONGEST_LEAD = 40
_OFFER = re.compile(
    r"\b(?:call|text|visit|contact|see|ask|email|click|find|learn|we can|we will|help is|you may|you can|you are not|"
    r"llame|visite|comun[ií]quese|consulte|haga clic|podemos|usted puede|no est[aá] sol[oa])\b",
    re.IGNORECASE,
)


def finished(page: Page, asking: Asking) -> Form:
    """The form: what was asked, and all else that is printed, in order."""
    made = Making("html")
    made.title, made.language = page.title, page.language
    bare = all(control.node.tag in _PRINTED for control in page.controls)
    items: list[tuple[int, Question | tuple[str, int]]] = []
    for number, line in enumerate(page.lines):
        items += _printed(page, asking, number, line, bare=bare)
    items += asking.asked
    items.sort(key=lambda item: item[0])
    stem = ""
    for at, item in items:
        if isinstance(item, Question):
            made.ask(_completing(item, stem))
        else:
            text, level = item
            made.note(text, asking.where(at), level)
            stem = text if not level and text.endswith((":", "…", "...")) and len(text.split()) <= _LONGEST_LEAD else ""
            made.title = made.title or (text if level == 1 else "")
    return made.form()


def _completing(question: Question, stem: str) -> Question:
    """A question with the lead-in that it completes ("Has anyone in your home:")."""
    if not stem or stem in question.stem:
        return question
    return msgspec.structs.replace(question, stem=f"{question.stem} {stem}".strip())


def _printed(
    page: Page, asking: Asking, number: int, line: Line, *, bare: bool
) -> Iterator[tuple[int, Question | tuple[str, int]]]:
    """The notes of a line; its questions are asked."""
    words = Words(line.texts())
    if not words:
        return
    text = said(words.text)
    first = len(words.text) - len(words.text.lstrip())
    _, start, _ = words.part(first, first + 1)
    links = all(_is_link(piece.up) for piece in words.pieces if piece.said.strip())
    if line.level or line.quiet or links or line.block.tag in ("legend", "caption", "th", "option"):
        yield start, (text, line.level or (3 if line.block.tag in ("legend", "caption") else 0))
    elif FORBIDS.search(text) and asks(text):
        yield start, (text, 0)
    elif not line.hint and asks(words.text[: choices(words.text)[0]].strip()) and choices(words.text)[1]:
        end, offered = choices(words.text)
        asking.print(*words.part(bounds(words.text[:end])[0], len(words.text[:end].rstrip())), options=tuple(offered))
    elif not line.hint and (asks(text) or (bare and "?" in text)):
        yield from _sentences(asking, words)
    elif not line.hint and _is_label(page, line, words, text, number, bare=bare):
        asking.print(*words.label())
    else:
        yield start, (text, 0)


def _is_link(node: Node) -> bool:
    return node.tag == "a" or any(each.tag == "a" for each in node.above())


def _is_label(page: Page, line: Line, words: Words, text: str, number: int, *, bare: bool) -> bool:
    """Whether a line is printed as the label of a field that is not there."""
    if not is_short(text):
        return False
    if any(_in_label(piece.said, piece.up.tag) for piece in words.pieces):
        return not line.has_control
    if not bare or not text.endswith(":") or line.block.tag == "dt":
        return False
    following = page.lines[number + 1] if number + 1 < len(page.lines) else None
    return following is None or following.block.tag != "li" or line.block.tag == "li"


def _in_label(text: str, tag: str) -> bool:
    return tag == "label" and bool(text.strip())


def _sentences(asking: Asking, words: Words) -> Iterator[tuple[int, Question | tuple[str, int]]]:
    """The sentences of a line that ask; the others are notes. What offers help after asking does not ask."""
    text = words.text
    edges = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    parts = [(first, last) for first, last in itertools.pairwise(edges) if text[first:last].strip()]
    parts = [part for part in parts if any(letter.isalnum() for letter in text[slice(*part)])]
    for number, (first, last) in enumerate(parts):
        stretch = text[first:last]
        after = text[last : parts[number + 1][1]] if number + 1 < len(parts) else ""
        is_question = asks(stretch.strip()) and (len(stretch.split()) >= _FEWEST or len(parts) == 1)
        if is_question and not _OFFER.search(after) and len(stretch.split()) > 1:
            inner = Words(words.pieces)
            asking.print(*inner.part(first + bounds(stretch)[0], last - (len(stretch) - len(stretch.rstrip()))))
        else:
            _, start, _ = words.part(first, last)
            yield start, (said(stretch), 0)
