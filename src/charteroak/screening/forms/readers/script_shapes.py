"""The shapes that questions take in the lines of a text: sentences, choices before or after their boxes, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.forms.form import Question
from charteroak.screening.forms.readers.script_lines import Said
from charteroak.screening.forms.readers.script_words import TELLS
from charteroak.screening.forms.readers.wording import asks, bounds, is_short

SENTENCE = re.compile(
    r"(?<=[?.!])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)['\"”»)]?\s+"
    r"(?=[A-Z¿¡ÁÉÍÓÚÑ\"“])"
    r"|(?<=\?)\s+(?=[a-zà-ÿ][^?]*\Z)"  # what follows the last question, however it begins
)
"""Between sentences."""
_FEWEST_ITEMS = 2


def within(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the words of a question stand within a stretch."""
    start, end = bounds(text[first:last])
    start, end = first + start, first + end
    if end - start > 2 and text[start] in '"“«' and text[end - 1] in '"”»':
        return start + 1, end - 1
    return start, end


def between(found: list[re.Match[str]], last: int) -> Iterator[tuple[re.Match[str], int]]:
    """Each mark, and where what belongs to it ends."""
    for number, each in enumerate(found):
        yield each, found[number + 1].start() if number + 1 < len(found) else last


def shifted(text: str, label: str, lead: tuple[int, int], options: list[str]) -> tuple[str, tuple[int, int], list[str]]:
    """Choices that stand before their boxes ("Yes [ ] No [ ]"): the first is the end of the lead-in."""
    cut = max(label.rfind("?"), label.rfind(":")) + 1
    if not cut or not label[cut:].strip():
        return label, lead, options
    kept = label[:cut].rstrip(": ")
    start = text.find(label, lead[0])
    return kept, (start, start + len(kept)), [label[cut:].strip(), *options[:-1]]


def is_same(question: Question, lead: Said) -> bool:
    """Whether a question is one that a line asks."""
    return question.text in lead.text or question.text in lead.words.text


_OFFER = re.compile(r"\s*(?:call|llame|visit|visite|contact|text|comun[ií]quese)\b", re.IGNORECASE)


def is_offer(text: str, stop: int) -> bool:
    """Whether a question is followed by what offers help, so that it is not asked ("Hurt? Call 211")."""
    return bool(_OFFER.match(text, stop))


def asks_by_labels(lines: list[Said]) -> bool:
    """Whether the numbered lines of a text are questions or labels, and not steps: most ask, or are short."""
    numbered = [line.text for line in lines if line.is_numbered and line.mark]
    labels = [text for text in numbered if asks(text) or (is_short(text) and not text.endswith((".", ";")))]
    if any(map(asks, labels)):
        labels += [text for text in numbered if text not in labels and TELLS.match(text)]
    return len(numbered) >= _FEWEST_ITEMS and 3 * len(labels) >= 2 * len(numbered)
