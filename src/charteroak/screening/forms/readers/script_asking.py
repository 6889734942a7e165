"""Which lines of a script or a questionnaire ask, and what belongs to each question."""

from __future__ import annotations

import itertools

import msgspec

from charteroak.screening.forms.form import Asked, Kind, Making, Question
from charteroak.screening.forms.readers.html import read_page
from charteroak.screening.forms.readers.html_names import Words
from charteroak.screening.forms.readers.script_lines import Said, said_lines
from charteroak.screening.forms.readers.script_shapes import (
    SENTENCE,
    asks_by_labels,
    between,
    is_offer,
    is_same,
    shifted,
    within,
)
from charteroak.screening.forms.readers.script_tables import read_table
from charteroak.screening.forms.readers.script_words import (
    ANSWER,
    FORBIDS,
    IMPERATIVE,
    TELLS,
    choices,
    collects,
    speaker,
)
from charteroak.screening.forms.readers.wording import BLANK, BOX, answer_of, asks, is_sentence, is_short, said

_LONGEST_ITEM = 14


def asked_in(text: str, kind: Kind) -> Making:
    """The questions of a text, and what else it says, in order."""
    return _Script(text, kind).read()


class _Script:
    """One text as it is read, line by line."""

    def __init__(self, text: str, kind: Kind) -> None:
        self._made = Making(kind)
        self._lines = said_lines(text, markdown=kind == "markdown")
        self._at = 0
        self._stem = ""
        self._over: Said | None = None  # the item whose words the items within it complete
        self._lead: Said | None = None
        self._labels = asks_by_labels(self._lines)

    def read(self) -> Making:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.page:
                self._page(line)
            elif line.cells:
                self._table(line)
            elif line.level:
                self._heading(line)
            else:
                self._line(line)
        return self._made

    def _heading(self, line: Said) -> None:
        self._stem, self._lead = "", line
        if asks(line.text) and self._at < len(self._lines) and not self._lines[self._at].level:
            self._sentences(line, line.words, 0)
            return
        self._made.title = self._made.title or line.text
        self._made.note(line.text, f"line {line.number}", line.level)

    def _line(self, line: Said) -> None:
        if (line.after_gap and not line.mark) or (self._over is not None and line.indent <= self._over.indent):
            self._stem, self._over = "", None
        if line.mark and self._lead is not None and self._lead.text.endswith(":") and FORBIDS.search(self._lead.text):
            self._note(line)  # named among what must not be asked
            return
        kind, first = speaker(line.words.text)
        rest = line.words.text[first:]
        forbidden = bool(FORBIDS.search(line.text)) and len(SENTENCE.split(line.text)) == 1
        if ANSWER.fullmatch(line.words.text.strip()) and self._made.questions:
            return
        if forbidden and not BLANK.search(rest):
            self._note(line)
            self._lead, self._stem = (line, "") if line.text.endswith(":") else (None, self._stem)
        elif kind == "note" or (kind == "other" and not BLANK.search(rest)):
            self._note(line)
        elif BOX.search(rest) and self._boxes(line, first):
            pass
        elif BLANK.search(rest):
            self._blanks(line, first if kind != "other" else 0)
        elif kind == "asked" and rest.strip():
            self._asked(line, first)
        elif not rest.strip():
            self._lead = line
            self._note(line)
        else:
            self._said(line, first, kind)

    def _asked(self, line: Said, first: int) -> None:
        """What is to be asked, in whatever form it is put."""
        if "?" in line.words.text[first:]:
            self._sentences(line, line.words, first)
        else:
            self._ask(line.words, *within(line.words.text, first, len(line.words.text)))

    def _said(self, line: Said, first: int, kind: str) -> None:
        text = line.words.text[first:]
        if self._is_option(line):
            self._option(line.text)
        elif "?" in text or IMPERATIVE.match(text.strip()) or any(map(IMPERATIVE.match, SENTENCE.split(text.strip()))):
            self._sentences(line, line.words, first)
            self._lead = line
            if text.rstrip().endswith(":"):
                self._stem = line.text
        elif self._is_label(line, text, kind):
            end, offered = choices(line.words.text)
            self._ask(line.words, *within(line.words.text, first, end), tuple(offered))
        else:
            if not (line.mark and self._lead is not None and self._lead.text.endswith(":")):
                self._lead = line
            if text.rstrip().endswith(":") and not kind:
                self._stem = line.text
            elif self._is_completed(line):
                self._stem, self._over = line.text, line
            self._note(line)

    def _is_option(self, line: Said) -> bool:
        """Whether an item is one of the choices of the question above it."""
        lead = self._lead
        if not line.mark or lead is None or not self._made.questions or lead.level or not asks(lead.text):
            return False
        deeper = (
            line.indent > lead.indent
            or bool(lead.mark) < bool(line.mark)
            or (lead.is_numbered and not line.is_numbered)
        )
        return (
            deeper and not asks(line.text) and not line.text.endswith(":") and len(line.text.split()) <= _LONGEST_ITEM
        )

    def _is_label(self, line: Said, text: str, kind: str) -> bool:
        """Whether a line is the label of a field, though nothing is left free beside it."""
        plain = text.strip()
        if self._labels and line.mark and line.is_numbered and not kind and TELLS.match(plain):
            return True
        if kind or not is_short(plain) or plain.endswith((".", "!", ";")):
            return False
        if line.mark and self._lead is not None and self._lead.text.endswith(":"):
            return collects(self._lead.text) or (plain.endswith(":") and not self._leads_on(line))
        if line.mark and line.is_numbered:
            return self._labels
        if choices(plain)[1]:
            return True
        return plain.endswith(":") and not self._leads_on(line) and len(plain.split()) <= _LONGEST_ITEM

    def _leads_on(self, line: Said) -> bool:
        """Whether what follows a line is what it leads to: items, or something that asks."""
        if self._at >= len(self._lines):
            return False
        following = self._lines[self._at]
        if following.cells or following.page:
            return True
        if following.mark and (not line.mark or following.indent > line.indent):
            return True
        return not line.mark and (asks(following.text) or bool(BOX.match(following.text)))

    def _is_completed(self, line: Said) -> bool:
        """Whether an item is the beginning of those within it ("Has anyone at home ever", "- hurt you?")."""
        following = self._lines[self._at] if self._at < len(self._lines) else None
        if following is None or not line.mark or not following.mark or following.indent <= line.indent:
            return False
        return following.text[:1].islower()

    def _sentences(self, line: Said, words: Words, first: int) -> None:
        """The sentences of a line: each that asks is a question, the others are notes."""
        text = words.text
        end, offered = choices(text)
        edges = [first, *(found.end() for found in SENTENCE.finditer(text, first, end)), end]
        for start, stop in itertools.pairwise(edges):
            sentence = text[start:stop].strip()
            told = IMPERATIVE.match(sentence) and not asks(sentence) and not sentence.endswith(":")
            if not any(letter.isalnum() for letter in sentence):
                continue
            if FORBIDS.search(sentence):
                self._note(line, said(sentence))
            elif (asks(sentence) or told or (offered and stop == end)) and not is_offer(text, stop):
                last = stop == end
                self._ask(words, *within(text, start, stop), tuple(offered) if last else ())
            elif sentence.endswith(":"):
                self._stem = said(sentence)
                self._note(line, said(sentence))
            else:
                self._note(line, said(sentence))
        self._lead = line

    def _blanks(self, line: Said, first: int) -> None:
        """A question for each blank, by the words before it; of a sentence that goes on after one, the first."""
        text, at, asked = line.words.text, first, 0
        for blank in BLANK.finditer(text, first):
            start, end = within(text, at, blank.start())
            label = text[start:end].strip()
            at = blank.end()
            if not any(letter.isalpha() for letter in label):
                continue
            if asked and label[0].islower() and len(label.split()) <= 3:
                continue
            self._ask(line.words, start, end)
            asked += 1
        if not asked:
            start, end = within(text, at, len(text))
            if any(letter.isalpha() for letter in text[start:end]):
                self._ask(line.words, start, end)
        self._lead = line

    def _boxes(self, line: Said, first: int) -> bool:
        """A line with boxes to tick: a question with its choices, or choices of the question above."""
        text = line.words.text
        found = list(BOX.finditer(text, first))
        lead = within(text, first, found[0].start())
        label = text[lead[0] : lead[1]].strip()
        options = [text[a.end() : b].strip(" ,;\t") for a, b in between(found, len(text))]
        if options and not options[-1] and any(letter.isalpha() for letter in label):
            label, lead, options = shifted(text, label, lead, options)
        options = [said(BLANK.sub("", option).strip(" :")) for option in options]
        options = [option for option in options if option]
        if any(letter.isalpha() for letter in label):
            self._ask(line.words, *lead, tuple(options))
            self._lead = line
            return True
        if not options:
            return False
        if self._can_take() and not (len(options) == 1 and asks(options[0])):
            for option in options:
                self._option(option)
            return True
        start, end = within(text, found[0].end(), len(text))
        self._ask(line.words, start, end)
        return True

    def _can_take(self) -> bool:
        """Whether choices have something to be choices of: a question, or a heading or lead-in, which then asks."""
        lead = self._lead
        if lead is None or lead.words is None:
            return False
        here = self._lines[self._at - 1]
        following = [here.text, *(each.text for each in self._lines[self._at : self._at + 3] if BOX.match(each.text))]
        whole = any(is_sentence(BOX.sub("", each).strip()) for each in following)
        if self._made.questions and is_same(self._made.questions[-1], lead):
            return not (whole and here.after_gap)
        if (not lead.level and not lead.text.endswith(":")) or whole:
            return False
        if lead.level == 1 or FORBIDS.search(lead.text):
            return False
        self._stem = ""
        self._unnote(lead)
        self._ask(lead.words, *within(lead.words.text, 0, len(lead.words.text)))
        return True

    def _unnote(self, lead: Said) -> None:
        """Take back the note that a lead-in was, now that it is a question."""
        self._made.unnote(lead.text)

    def _option(self, option: str) -> None:
        asked = self._made.questions[-1]
        options = (*asked.options, option)
        self._made.questions[-1] = msgspec.structs.replace(asked, options=options, answer=answer_of(options))

    def _table(self, line: Said) -> None:
        rows = [line]
        while self._at < len(self._lines) and self._lines[self._at].cells and not self._lines[self._at].after_gap:
            rows.append(self._lines[self._at])
            self._at += 1
        read_table(self._made, rows)
        self._stem, self._lead = "", None

    def _page(self, line: Said) -> None:
        """HTML with controls: read as a page is, and put where it stands."""
        form = read_page(line.page)
        for item in form.items:
            if isinstance(item, Asked):
                asked = form.questions[item.number]
                placed = asked.start >= 0
                at = int(asked.where.rpartition(" ")[2]) + line.number - 1
                moved = msgspec.structs.replace(
                    asked,
                    where=f"line {at}",
                    start=asked.start + line.start if placed else -1,
                    end=asked.end + line.start if placed else -1,
                )
                self._made.ask(moved)
            else:
                self._made.note(item.text, f"line {line.number}", item.level)

    def _note(self, line: Said, text: str = "") -> None:
        self._made.note(text or line.text, f"line {line.number}")

    def _ask(self, words: Words, first: int, last: int, options: tuple[str, ...] = ()) -> None:
        text, start, end = words.part(first, last)
        if text:
            number = next(piece.line for piece in words.pieces if piece.end > start)
            stem = self._stem if self._stem != text else ""
            self._made.ask(
                Question(
                    text=text,
                    where=f"line {number}",
                    stem=stem,
                    options=options,
                    answer=answer_of(options),
                    start=start,
                    end=end,
                )
            )
