"""Finding the words of facts in a block of text, and adding an answer to each row: the compiled loops of `scan`.

What stands here trusts what it is given: who calls it sees to that.
"""

# mypy: ignore-errors
# The types of what is compiled are those it is called with: numba knows them, mypy cannot.

from __future__ import annotations

import numpy as np

from charteroak.engines.codes import WRONG
from charteroak.engines.compiling import compiled, inlined, load_eight

_QUOTE, _LF, _CR = ord('"'), ord("\n"), ord("\r")
U = np.uint64  # an index that cannot be negative, and need not be asked whether it is
LONGEST_WORD = 32  # as many bytes are compared


@compiled
def codes(text, starts, lengths, capitals, factor, places, words, word_lengths, masks, out):
    """The code of each row's word, 0 for none, `WRONG` if it is no value. `text` is an address, with room behind it.

    A word's first eight bytes, times a factor, say which value it can be; then all of it is compared.
    """
    for row in range(len(out)):
        length = np.uint64(lengths[row])
        short = min(length, np.uint64(LONGEST_WORD))
        at = np.uint64(text) + np.uint64(starts[row])
        first = (load_eight(at) | capitals) & masks[short, 0]
        code = places[((first + length) * factor) >> np.uint64(56)]
        other = first ^ words[code, 0]
        for part in range(1, LONGEST_WORD // 8):
            eight = (load_eight(at + np.uint64(8 * part)) | capitals) & masks[short, part]
            other |= eight ^ words[code, part]
        other |= length ^ word_lengths[code]
        found = code if other == 0 else np.uint8(WRONG)
        out[row] = found if length else np.uint8(0)


@compiled
def marks(text, delimiter, marks):
    """The places of all that may end a value or stand around one, and twice the end of the text behind them."""
    special = np.zeros(256, np.uint8)
    for byte in (delimiter, np.uint8(_LF), np.uint8(_CR), np.uint8(_QUOTE)):
        special[byte] = np.uint8(1)
    count = U(0)
    for i in range(len(text)):
        marks[count] = i
        count += U(special[text[i]])
    marks[count] = marks[count + U(1)] = len(text)


@inlined
def _closing(text, marks, mark):
    """To the quote that closes: the mark behind it, its place, or the text's end, and if the value needs its quotes."""
    needed, size = False, np.int64(len(text))
    while True:
        at = np.int64(marks[U(mark)])
        mark += 1
        if at == size:
            return mark, at, needed
        if text[U(at)] == _QUOTE:
            if at + 1 == size or text[U(at + 1)] != _QUOTE:
                return mark, at, needed
            mark += 1
        needed = True


@inlined
def _past_end(text, at):
    """How many bytes end a line here; 0 at the end of the text, -1 where none do."""
    size = np.int64(len(text))
    if at == size:
        return 0
    if text[U(at)] == _LF:
        return 1
    return 2 if text[U(at)] == _CR and at + 1 < size and text[U(at + 1)] == _LF else -1


@compiled
def scan(text, delimiter, marks, kinds, starts, ends, stripped, lows, lengths):
    """Find every row, and where its facts stand. How many rows there are, or -1 where something is odd."""
    at, mark, row, size = np.int64(0), 0, 0, np.int64(len(text))
    while at < size:
        passed = _past_end(text, at)
        if passed > 0:  # an empty line
            at += passed
            mark += passed
            continue
        starts[U(row)], strips = at, False
        for column in range(len(kinds)):
            low, high, end = at, np.int64(marks[U(mark)]), np.int64(marks[U(mark)])
            if end == at and end < size and text[U(at)] == _QUOTE:
                mark, high, needed = _closing(text, marks, mark + 1)
                low, end = at + 1, high + 1
                strips |= not needed
                if high == size or np.int64(marks[U(mark)]) != end:
                    return -1
            if kinds[column] >= 0:
                lows[U(kinds[column]), U(row)] = low
                lengths[U(kinds[column]), U(row)] = high - low
            at = end
            if column + 1 < len(kinds):
                if at == size or text[U(at)] != delimiter:
                    return -1
                at += 1
                mark += 1
        ends[U(row)] = at
        stripped[U(row)] = strips
        row += 1
        passed = _past_end(text, at)
        if passed < 0:
            return -1
        at += passed
        mark += passed
    return row


@inlined
def _copy(text, start, end, out, at):
    for i in range(end - start):
        out[U(at + i)] = text[U(start + i)]
    return at + end - start


@inlined
def _is_special(byte, delimiter):
    return byte == delimiter or byte in (_QUOTE, _LF, _CR)


@inlined
def _copy_stripped(text, start, end, delimiter, out, at):
    """A row without the quotes that nothing in it needs."""
    i = start
    while i < end:
        if text[U(i)] == _QUOTE:
            close, needed = i + 1, False
            while text[U(close)] != _QUOTE or (close + 1 < end and text[U(close + 1)] == _QUOTE):
                byte = text[U(close)]
                needed |= _is_special(byte, delimiter)
                close += 2 if byte == _QUOTE else 1
            at = _copy(text, i, close + 1, out, at) if needed else _copy(text, i + 1, close, out, at)
            i = close + 1
        while i < end and text[U(i)] != delimiter:
            out[U(at)] = text[U(i)]
            at += 1
            i += 1
        if i < end:
            out[U(at)] = delimiter
            at += 1
            i += 1
    return at


@compiled
def write(text, delimiter, starts, ends, stripped, numbers, endings, ending_ends, out):
    """Write the rows that have an answer, each with its ending. How many bytes."""
    at = 0
    for row in range(len(numbers)):
        number = numbers[U(row)]
        if number < 0:
            continue
        if stripped[U(row)]:
            at = _copy_stripped(text, starts[U(row)], ends[U(row)], delimiter, out, at)
        else:
            at = _copy(text, starts[U(row)], ends[U(row)], out, at)
        at = _copy(endings, ending_ends[U(number)], ending_ends[U(number + 1)], out, at)
    return at
