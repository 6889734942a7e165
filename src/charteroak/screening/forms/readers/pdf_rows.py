"""The words of a page and the places for answers among them, by lines: what the lines of a paper form are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from charteroak.screening.documents.layout import Word, lines_of, once
from charteroak.screening.forms.readers import paper_signs
from charteroak.screening.forms.readers.paper import Control
from charteroak.screening.forms.readers.paper_signs import BLANK, TICK
from charteroak.screening.forms.readers.pdf_places import Spot

WIDE = 1.2
"""Of the height: from there on a gap parts what stands on a line."""
_TALL = 2.2
"""Of a line's height: a place that is so tall is beside several lines."""
_BLANK_LETTERS = frozenset("_/.()$–-…")
_LONGEST_WORD = 200
"""In letters."""
_ENDS_BLANK = re.compile(r"(?P<text>.*?[^\W_].*?)(?P<blank>_{2,}[_/().-]*|\.{5,}|…{2,})")
_STOPS = (".", "?", "!", ":", "_", "…", ";")
_GOES_ON = re.compile(
    r"(?:,|-|/|\b(?:or|and|of|the|a|an|to|in|for|by|with|any|your|is|are|you|have|has|do|from|on|that|as|o|y|de|del|la|el|"
    r"los|las|un|una|en|por|con|su|sus|que|es|para|a|al))$",
    re.IGNORECASE,
)
_INDENT = 42.0


@dataclass(slots=True)
class Row:
    """What stands on one line, from left to right."""

    items: list[Word | Spot] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0
    taken: set[int] = field(default_factory=set)
    """The words, by identity, that stand over boxes as what these mean."""

    @property
    def words(self) -> list[Word]:
        """Its words alone."""
        return [item for item in self.items if isinstance(item, Word) and id(item) not in self.taken]

    @property
    def spots(self) -> list[Spot]:
        """Its places for answers."""
        return [item for item in self.items if isinstance(item, Spot)]

    @property
    def height(self) -> float:
        """Of its letters."""
        heights = [word.height for word in self.words]
        return median(heights) if heights else 10.0

    @property
    def text(self) -> str:
        """What it says, with signs for its places; a wide gap is three spaces."""
        said, wide = list[str](), WIDE * self.height
        items = [item for item in self.items if isinstance(item, Spot) or id(item) not in self.taken]
        for before, item in pairwise([None, *items]):
            if before is not None:
                said.append("   " if _gap(before, item) >= wide else " ")  # type: ignore[arg-type]  # none
            said.append(_said(item))  # type: ignore[arg-type]  # only the first is none
        return re.sub(r"([\[(])\s+([\])])", r"\1 \2", "".join(said))

    @property
    def controls(self) -> list[Control]:
        """The fields that its places are, in order."""
        return [spot.control for spot in self.spots]

    def segments(self) -> list[Row]:
        """Its words by the gaps between them, without its places."""
        made, words = list[Row](), self.words
        wide = WIDE * (median(word.height for word in words) if words else 10.0)
        for word in words:
            if made and _gap(made[-1].items[-1], word) < wide:
                made[-1].items.append(word)
            else:
                made.append(Row([word], self.top, self.bottom))
        return made

    @property
    def left(self) -> float:
        """Where it begins."""
        return min((item.left for item in self.items), default=0.0)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max((item.right for item in self.items), default=0.0)


def _said(item: Word | Spot) -> str:
    if isinstance(item, Word):
        return item.text.replace(BLANK, " ").replace(TICK, " ")
    return BLANK if item.kind == "blank" else TICK


def _gap(before: Word | Spot, item: Word | Spot) -> float:
    return item.left - before.right


def rows_of(words: Sequence[Word], spots: Iterable[Spot]) -> list[Row]:
    """The lines from top to bottom."""
    kept, blanks = parted(once(words))
    rows = [
        Row(list(line), min(word.top for word in line), max(word.bottom for word in line)) for line in lines_of(kept)
    ]
    alone = list[Spot]()
    for spot in sorted([*blanks, *spots], key=lambda spot: (spot.middle, spot.left)):
        row = _beside(rows, spot)
        if row is None:
            alone.append(spot)
        else:
            row.items.append(spot)
    for spot in alone:
        if (
            rows
            and rows[-1].items
            and isinstance(rows[-1].items[0], Spot)
            and abs(rows[-1].items[0].middle - spot.middle) < 5
        ):
            rows[-1].items.append(spot)
        else:
            rows.append(Row([spot], spot.top, spot.bottom))
    for row in rows:
        row.items.sort(key=lambda item: item.left)
    return sorted(rows, key=lambda row: row.top + min(row.bottom - row.top, 14.0))


def parted(words: Sequence[Word]) -> tuple[list[Word], list[Spot]]:
    """The words without those that are blanks, which are places for answers; also where one is the end of a word."""
    kept, blanks = list[Word](), list[Spot]()
    for word in words:
        if _is_blank(word.text):
            blanks.append(Spot("blank", word.left, word.top, word.right, word.bottom))
            continue
        found = _ENDS_BLANK.fullmatch(word.text) if len(word.text) <= _LONGEST_WORD else None
        if found:
            cut = word.left + (word.right - word.left) * len(found["text"]) / len(word.text)
            kept.append(replace(word, text=found["text"], right=cut))
            blanks.append(Spot("blank", cut, word.top, word.right, word.bottom))
        else:
            kept.append(word)
    return kept, _run_together(blanks)


def _is_blank(text: str) -> bool:
    """Whether a word is made of what blanks are: "____", "__/__", "......"."""
    return set(text) <= _BLANK_LETTERS and (text.count("_") >= 2 or text.count(".") >= 4 or text.count("…") >= 2)


def _run_together(blanks: list[Spot]) -> list[Spot]:
    """Blanks side by side are one, as those of a date are."""
    made = list[Spot]()
    for blank in sorted(blanks, key=lambda spot: (round(spot.bottom), spot.left)):
        if made and abs(made[-1].bottom - blank.bottom) < 2 and blank.left - made[-1].right < 9:
            made[-1] = replace(made[-1], right=blank.right)
        else:
            made.append(blank)
    return made


def _beside(rows: Sequence[Row], spot: Spot) -> Row | None:
    """The line that a place stands on; of a tall one the first that has words on its left."""
    height = spot.bottom - spot.top
    best: tuple[float, Row] | None = None
    for row in rows:
        if row.top > spot.bottom + 4 or row.bottom < spot.top - 4 or not row.words:
            continue
        if height <= 3.0:
            fits = row.top + 0.4 * row.height <= spot.middle <= row.bottom + 3.0
            apart = abs(row.bottom - spot.bottom)
        else:
            overlap = min(row.bottom, spot.bottom) - max(row.top, spot.top)
            fits = overlap >= 0.5 * min(row.bottom - row.top, height)
            apart = abs((row.top + row.bottom) / 2 - spot.middle)
        if not fits or any(word.left < spot.right - 2 and word.right > spot.left + 2 for word in row.words):
            continue
        if height > _TALL * row.height:
            if not any(word.right <= spot.left + 2 for word in row.words):
                continue
            apart = row.top - spot.top + 1000 * (row.top < spot.top - row.height)
        if best is None or apart < best[0]:
            best = apart, row
    return best[1] if best else None


# Lines that belong together.


def wrapped(rows: Sequence[Row], right: float) -> list[Row]:
    """The lines with those joined that are one sentence. `right` is where the text of the column ends."""
    made = list[Row]()
    for row in rows:
        if made and _goes_on(made[-1], row, right):
            last = made[-1]
            made[-1] = Row([*last.words, *row.words, *last.spots, *row.spots], last.top, row.bottom)
        elif made and _label_goes_on(made[-1], row):
            items = made[-1].items
            first = next(number for number, item in enumerate(items) if isinstance(item, Spot))
            made[-1] = Row([*items[:first], *row.words, *items[first:]], made[-1].top, row.bottom)
        elif made and _runs_on(made[-1], row, right):
            made[-1] = Row([*made[-1].items, *row.items], made[-1].top, row.bottom)
        else:
            made.append(row)
    return made


def _label_goes_on(last: Row, row: Row) -> bool:
    """Whether a line is more of the label that stands left of some places, in its own column."""
    first = next((number for number, item in enumerate(last.items) if isinstance(item, Spot)), 0)
    label = [item for item in last.items[:first] if isinstance(item, Word)]
    if not label or row.spots or not row.words or len(row.segments()) > 1:
        return False
    place, height = last.items[first], median(word.height for word in label)
    close = row.top - label[-1].bottom < 0.55 * height and abs(row.height - height) < 0.2 * height
    if not close or abs(row.left - label[0].left) > 4 or row.right > place.left:
        return False
    said = " ".join(word.text for word in label)
    return not said.endswith(_STOPS) and (row.words[0].text[:1].islower() or bool(_GOES_ON.search(said)))


def _runs_on(last: Row, row: Row, right: float) -> bool:
    """Whether questions and places follow one another as words do, from one line into the next."""
    end, start = last.items[-1], row.items[0]
    if not isinstance(end, Word) or not isinstance(start, Word) or not last.spots:
        return False
    close = row.top - end.bottom < 0.55 * last.height
    return close and start.text[:1].islower() and not end.text.endswith(_STOPS) \
        and end.right + (start.right - start.left) + 4 > right  # fmt: skip


def _goes_on(last: Row, row: Row, right: float) -> bool:
    if not last.words or not row.words or len(last.segments()) > 1 or len(row.segments()) > 1:
        return False
    if isinstance(row.items[0], Spot) or isinstance(last.items[0], Spot):
        return False
    if row.spots and last.spots:
        return False
    text, following = " ".join(word.text for word in last.words), " ".join(word.text for word in row.words)
    height = last.height
    close = row.top - last.words[-1].bottom < 0.55 * height and abs(row.height - height) < 0.2 * height
    indent = row.words[0].left - last.words[0].left
    numbered = paper_signs.numbering(text) != ""
    aligned = -4 <= indent <= (_INDENT if numbered else 4) or (-4 <= indent <= 14)
    if close and aligned and following.startswith("(") and not row.spots:
        return True
    if not close or not aligned or text.endswith(_STOPS) or paper_signs.numbering(following):
        return False
    if re.match(rf"[{paper_signs.BOXES}\[]", following):
        return False
    if following[:1].islower() or _GOES_ON.search(text):
        return True
    return not last.spots and last.words[-1].right + (row.words[0].right - row.words[0].left) + 4 > right
