"""The gate's compiled loop: words are hashed as they pass, and at a sentence's end the chains of rules are looked for.

What stands here trusts what it is given: who calls it sees to that. Numbers that index are unsigned where it matters:
they need not be asked whether they are negative.
"""

# mypy: ignore-errors
# The types of what is compiled are those it is called with: numba knows them, mypy cannot.

from __future__ import annotations

import numpy as np

from charteroak.screening.gate.compiling import compiled, inlined

U = np.uint64
SEED, PRIME = 14695981039346656037, 1099511628211  # of the hash that Fowler, Noll and Vo made
MOST_TOKENS, KEPT_TOKENS, MOST_SYMBOLS = 128, 64, 2000  # of a sentence; a longer one is looked at in parts
LF, DOT, BANG, ASK, QUOTE, TICK, CLOSE, BAR, TAB, SPACE, COLON, SEMI = 10, 46, 33, 63, 34, 39, 41, 124, 9, 32, 58, 59


@inlined
def _word(hashed, bloom, keys, values):
    """The number of a word, or -1."""
    bit = hashed >> U(46)
    if not bloom[bit >> U(3)] & np.uint8(U(1) << (bit & U(7))):
        return np.int64(-1)
    mask, key = U(len(keys) - 1), np.uint32(hashed >> U(32)) | np.uint32(1)
    at = hashed & mask
    while keys[at] != 0:
        if keys[at] == key:
            return np.int64(values[at])
        at = (at + U(1)) & mask
    return np.int64(-1)


@inlined
def _line_ends(data, i, line):
    """Does a sentence surely end with a line, which began at `line`, at the line end at `i`?"""
    last, following = i - 1, i + 1
    while last >= line and data[last] <= SPACE:
        last -= 1
    while following < len(data) and (data[following] == SPACE or data[following] == TAB):
        following += 1
    if last < line or following >= len(data) or data[following] == LF:
        return True
    for at in range(line, i):
        if data[at] == BAR or data[at] == TAB:
            return True
    if data[last] in (DOT, BANG, ASK):
        return True
    small = 97 <= data[following] <= 122
    return not small and (last - line < 44 or data[last] == COLON or data[last] == SEMI)


@inlined
def _mark_ends(data, i):
    """Does a sentence surely end with the full stop, or the like, at `i`?"""
    if i + 1 >= len(data):
        return True
    following = data[i + 1]
    return following <= SPACE or following in (QUOTE, TICK, CLOSE)


@inlined
def _shifted(low, high, by):
    """128 bits, by so many places up."""
    if by >= U(64):
        return U(0), low << (by - U(64))
    return (low << by, (high << by) | (low >> (U(64) - by))) if by else (low, high)


@inlined
def _shifted_down(low, high, by):
    """128 bits, by so many places down."""
    if by >= U(64):
        return high >> (by - U(64)), U(0)
    return ((low >> by) | (high << (U(64) - by)), high >> by) if by else (low, high)


@inlined
def _spread(low, high, far, up):
    """The bits, and all up to `far` places above them, or below."""
    done, wanted = U(1), U(far) + U(1)
    while done < wanted:
        by = min(done, wanted - done)
        more_low, more_high = _shifted(low, high, by) if up else _shifted_down(low, high, by)
        low, high, done = low | more_low, high | more_high, done + by
    return low, high


@inlined
def _where(link, count, number, spans, symbols, members, masks):
    """Put into the masks at which tokens of the sentence a link is met, if that was not done; is it met at all?"""
    if masks[link, 2] != U(number):
        low, high = U(0), U(0)
        for token in range(count):
            for k in range(spans[token], spans[token + 1]):
                symbol = symbols[k]
                if members[link, symbol >> 3] & np.uint8(1 << (symbol & 7)):
                    if token < 64:
                        low |= U(1) << U(token)
                    else:
                        high |= U(1) << U(token - 64)
        masks[link, 0], masks[link, 1], masks[link, 2] = low, high, U(number)
    return (masks[link, 0] | masks[link, 1]) != U(0)


@inlined
def _stands(first, last, here, token, links, within, count, number, spans, symbols, members, masks):
    """Does a chain, links `first` to `last`, stand in the sentence, with its rarest link, at `here`, at a token?"""
    low, high = (U(1) << U(token), U(0)) if token < 64 else (U(0), U(1) << U(token - 64))
    at_low, at_high = low, high
    for n in range(here + 1, last):
        if not _where(links[n], count, number, spans, symbols, members, masks):
            return False
        low, high = _spread(low, high, within[n], True)
        low, high = low & masks[links[n], 0], high & masks[links[n], 1]
        if not low | high:
            return False
    low, high = at_low, at_high
    for n in range(here - 1, first - 1, -1):
        if not _where(links[n], count, number, spans, symbols, members, masks):
            return False
        low, high = _spread(low, high, within[n + 1], False)
        low, high = low & masks[links[n], 0], high & masks[links[n], 1]
        if not low | high:
            return False
    return True


@inlined
def _is_there(first, last, links, bits, there):
    """Is of every link of a chain something in the sentence, as far as `there` tells it?"""
    for n in range(first, last):  # noqa: SIM110 - what is compiled knows no generators
        if not bits[links[n]] & there:
            return False
    return True


@inlined
def _look(count, number, spans, symbols, places, calling, called, members, chains, masks, tried, out, found):
    """Note the forms of which a chain stands in a sentence, at each place; how many are noted now.

    At each, and not once: what is one sentence here may be several, as not all of their ends can be told by the loop.
    """
    starts, links, within, rarest, forms, bits = chains
    there = U(0)  # a bit for each symbol, out of 64
    for k in range(spans[count]):
        there |= U(1) << U(symbols[k] & 63)
    for token in range(count):
        for k in range(spans[token], spans[token + 1]):
            for c in range(calling[symbols[k]], calling[symbols[k] + 1]):
                chain = called[c]
                form, once = forms[chain], number * MOST_TOKENS + token
                first, last = starts[chain], starts[chain + 1]
                if tried[form] == once or not _is_there(first, last, links, bits, there):
                    continue
                here = first + rarest[chain]
                if _stands(first, last, here, token, links, within, count, number, spans, symbols, members, masks):
                    tried[form] = once
                    if found < len(out):
                        out[found, 0], out[found, 1] = places[token], form
                    found += 1
    return found


@inlined
def _keep(count, spans, symbols, places):
    """Make the last tokens of a long sentence the first of what is looked at next; how many they are."""
    first = max(0, count - KEPT_TOKENS)
    begun = spans[first]
    kept = count - first
    for token in range(kept):
        spans[token], places[token] = spans[first + token] - begun, places[first + token]
    spans[kept] = spans[count] - begun
    for k in range(spans[kept]):
        symbols[k] = symbols[begun + k]
    return kept


@inlined
def _joins(data, begun, digits):
    """Is a run of letters or digits one token with the run that ends right before the byte before it?"""
    between = data[begun - 1]
    if between == TICK:
        return True
    return digits and between != LF and between != SPACE  # a number's parts, or two numbers with a sign between them


@inlined
def _others(word, place, other_of, other, out, found):
    """Note the other words that a word is; how many rows are noted now."""
    for k in range(other_of[word], other_of[word + 1]):
        if found < len(out):
            out[found, 0], out[found, 1] = place, -1 - other[k]
        found += 1
    return found


@inlined
def _over(data, i, line, short, ended):
    """Does a sentence surely end with the byte at `i`? Not with the dot of a short word that ended there."""
    byte = data[i]
    if byte == LF:
        return _line_ends(data, i, line)
    if byte == DOT and short and ended == i:
        return False
    return byte in (DOT, BANG, ASK) and _mark_ends(data, i)


@compiled
def gate(data, plain, words, calls, members, chains, others, out):
    """Fill `out` with (place, form) where a form may match, and (place, -1 - number) of other words; tell how many.

    `plain` are the data in small letters, with 0 for what is no letter or digit, and a 0 at the end. There may be more
    than `out` has room for: then it is to be called again with more.
    """
    bloom, keys, values, symbol_of, symbol, kinds, shortened = words  # taken apart once: that is not for nothing
    calling, called, other_of, other = calls[0], calls[1], others[0], others[1]
    spans, places = np.zeros(MOST_TOKENS + 1, np.int32), np.zeros(MOST_TOKENS, np.int64)
    symbols = np.zeros(MOST_SYMBOLS, np.int32)
    masks, tried = np.zeros((len(members), 3), np.uint64), np.zeros(chains[4].max() + 1, np.int64)
    i, line, ended, short = U(0), 0, np.int64(-1), False
    count, used, found, number = 0, 0, 0, 1
    while i < U(len(data)):
        letter = plain[i]
        if letter:
            begun, hashed, smallest = i, U(SEED), np.uint8(255)
            while letter:
                hashed, smallest, i = (hashed ^ U(letter)) * U(PRIME), min(smallest, letter), i + U(1)
                letter = plain[i]
            word, digits, single = _word(hashed, bloom, keys, values), smallest < 58, i - begun == U(1)
            if count == 0 or ended + 1 != np.int64(begun) or not _joins(data, begun, digits):
                count += 1
            short, ended = single, np.int64(i)
            if word >= 0:
                for k in range(symbol_of[word], symbol_of[word + 1]):
                    symbols[used] = symbol[k]
                    used += 1
                found = _others(word, ended, other_of, other, out, found)
                short |= shortened[word]
            if word < 0 or digits or single:
                symbols[used] = kinds[1 if digits else 2 if single else 3 if data[begun] < 97 else 0]
                used += 1
            places[count - 1], spans[count] = ended, used
            over = count == MOST_TOKENS or used > MOST_SYMBOLS - 20
        else:
            over = _over(data, np.int64(i), line, short, ended)
            line = np.int64(i) + 1 if data[i] == LF else line
            i += U(1)
        if over:
            found = _look(
                count, number, spans, symbols, places, calling, called, members, chains, masks, tried, out, found
            )
            count, number = (_keep(count, spans, symbols, places) if plain[i - U(1)] else 0), number + 1
            used = spans[count]
    return _look(count, number, spans, symbols, places, calling, called, members, chains, masks, tried, out, found)


@compiled
def count(letters, ends, keys, values, out):
    """Add up into `out` for each text the values of its words, and how many words have a letter with an accent.

    `letters` are small ones as in Latin-1, with a 0 for what is none; each of `ends` is where a text's letters end,
    and there is a 0. A word of up to eight letters is found in `keys` as these eight bytes, by its hash.
    """
    text, word, length, accent = 0, U(0), 0, False
    for i in range(len(letters)):
        letter = letters[i]
        if letter:
            word, length, accent = (word << U(8)) | U(letter), length + 1, accent or letter > 127
        elif length:
            if accent:
                out[text, 2] += 1
            elif length <= 8:
                at = (word * U(PRIME)) >> U(54)
                while keys[at] != word and keys[at] != 0:
                    at = (at + U(1)) & U(1023)
                if keys[at] == word:
                    out[text, values[at]] += 1
            word, length, accent = U(0), 0, False
        if i == ends[text]:
            text += 1
