"""Deciding columns of codes, compiled: the inner loops of `kernel`.

A block of rows is so short that what is made of it stays in a near cache. A column is gone through once: its codes,
times their step, are added to sums of sixteen bits, many rows at a time, and its greatest code tells whether any of it
is wrong. Only where something is are the block's rows looked at one by one.

What stands here trusts what it is given: who calls it sees to that.
"""

# mypy: ignore-errors
# The types of what is compiled are those it is called with: numba knows them, mypy cannot.

from __future__ import annotations

import numpy as np
from numba import carray, types
from numba.extending import intrinsic

from charteroak.engines.compiling import compiled, fetch, inlined, load_eight, put_eight

U = np.uint64  # an index that cannot be negative, and need not be asked whether it is

BLOCK = 8192
"""How many rows are gone through at a time."""


@intrinsic
def _pointer(_context, address, kind):
    """An address as a pointer to values of a type."""

    def code(context, builder, signature, arguments):
        return builder.inttoptr(arguments[0], context.get_value_type(signature.return_type))

    return types.CPointer(kind.dtype)(address, kind), code


@inlined
def _add(sums, column, step):
    """Add a column's codes, times their step, and tell the greatest."""
    times, most = np.uint16(step), np.uint8(0)
    for i in range(len(column)):
        code = column[i]
        most = max(most, code)
        sums[i] += np.uint16(code) * times
    return most


@inlined
def _add_to(sums, column, step, bits, bit):
    """The same for the rows of one act among several."""
    times, of = np.uint16(step), np.uint16(bit)
    for i in range(len(column)):
        added = np.uint16(column[i]) * times
        sums[i] += added if bits[i] & of else np.uint16(0)


@inlined
def _greatest(column):
    most = np.uint8(0)
    for i in range(len(column)):
        most = max(most, column[i])
    return most


@inlined
def _any_foreign(column, bits, having):
    """Whether a row says something of a fact that its act does not have."""
    others, found = np.uint16(~having), np.uint16(0)
    for i in range(len(column)):
        found |= (bits[i] & others) if column[i] else np.uint16(0)
    return found != 0


@inlined
def _without_wrong(column, bits, most, having, bad, out):
    """The codes of a column without those that are wrong, which make their rows bad."""
    greatest, others = np.uint8(most), np.uint16(~having)
    for i in range(len(column)):
        code = column[i]
        wrong = code > greatest or (code != 0 and (bits[i] & others) != 0)
        bad[i] |= np.uint8(wrong)
        out[i] = np.uint8(0) if wrong else code


@inlined
def _begin_any(acts, bits, first, second, first_start, second_start, bad):
    """Where there may be several acts, or none."""
    present, sound = np.uint16(0), True
    for i in range(len(acts)):
        act = np.uint16(acts[i]) - np.uint16(1)
        known = act < len(first_start)
        sound &= known
        bad[i] = np.uint8(not known)
        act = act if known else np.uint16(0)
        bits[i] = np.uint16(1) << act
        present |= bits[i]
        first[i] = first_start[act]
        second[i] = second_start[act]
    return present, sound


@inlined
def _all_alike(acts, known):
    """Whether all rows are about one act."""
    least, most = np.uint8(255), np.uint8(0)
    for i in range(len(acts)):
        least, most = min(least, acts[i]), max(most, acts[i])
    return least == most and np.uint8(0) < most <= known


@inlined
def _is_one(present):
    """Whether a block is about one act."""
    return present & (present - np.uint16(1)) == 0


@inlined
def _sum(first, second, column, present, bits, first_steps, second_steps):
    """Add a fact's column to the sums of the acts that have it, and tell its greatest code."""
    alone = _is_one(present)
    for act in range(len(first_steps)):
        bit = np.uint16(1) << np.uint16(act)
        if not present & bit:
            continue
        if alone and first_steps[act]:
            return _add(first, column, first_steps[act])
        if alone and second_steps[act]:
            return _add(second, column, second_steps[act])
        if first_steps[act]:
            _add_to(first, column, first_steps[act], bits, bit)
        if second_steps[act]:
            _add_to(second, column, second_steps[act], bits, bit)
    return _greatest(column)


@inlined
def _look_up(first, second, of_first, of_second, cells, found, columns, high):
    """What the sums lead to. Memory has nothing to do meanwhile, so the next block's columns are fetched."""
    firsts, seconds, low16 = U(first.ctypes.data), U(second.ctypes.data), U(0xFFFF)
    fours = len(found) // 4
    for k in range(fours):
        if k % 16 == 0:
            for j in range(len(columns)):
                fetch(columns[j] + U(high + 4 * k))
        a, b = load_eight(firsts + U(8 * k)), load_eight(seconds + U(8 * k))  # four sums at once
        for i in range(4):
            found[U(4 * k + i)] = cells[U(of_first[a & low16]) + U(of_second[b & low16])]
            a, b = a >> U(16), b >> U(16)
    for i in range(4 * fours, len(found)):
        found[U(i)] = cells[U(of_first[first[U(i)]]) + U(of_second[second[U(i)]])]


@inlined
def _refuse(found, bad):
    """Where a row is bad nothing is found; how many are."""
    count = 0
    for i in range(len(found)):
        found[i] = np.uint32(0xFFFFFFFF) if bad[i] else found[i]
        count += bad[i]
    return count


@inlined
def _part(found, outcomes, clauses, others):
    for i in range(len(found)):
        outcomes[i] = np.int8(found[i] >> np.uint32(16))
        clauses[i] = np.int8(found[i] >> np.uint32(24))
        others[i] = np.int16(found[i])


@inlined
def _part_low(found, others):
    for i in range(len(found)):
        others[i] = np.int16(found[i])


@inlined
def _begin(acts, act, bits, first, second, plan, bad):
    """Begin the sums of a block by its rows' acts. Tells which acts there are, as bits, and whether all are acts."""
    if len(acts) and not _all_alike(acts, len(plan[4])):
        return _begin_any(acts, bits, first, second, plan[4], plan[5], bad)
    one = acts[0] - np.uint8(1) if len(acts) else np.uint8(act)
    first[:] = plan[4][one]
    second[:] = plan[5][one]
    return np.uint16(1) << np.uint16(one), True


@inlined
def _add_up(columns, facts, low, high, present, bits, first, second, plan):
    """Add all columns up. Tells whether nothing in them is wrong: where something is, so are the sums."""
    having, most = plan[0], plan[1]
    sound = True
    for j in range(len(facts)):
        column, fact = carray(_pointer(columns[j], np.uint8), high)[low:high], facts[j]
        greatest = _sum(first, second, column, present, bits, plan[2][:, fact], plan[3][:, fact])
        sound &= greatest <= most[fact]
        if present & ~having[fact]:
            sound &= greatest == 0 or (not _is_one(present) and not _any_foreign(column, bits, having[fact]))
    return sound


@inlined
def _add_up_sound(columns, facts, low, high, present, bits, first, second, plan, bad, codes):
    """The same without the codes that are wrong, the rows of which become bad."""
    having, most = plan[0], plan[1]
    for j in range(len(facts)):
        column, fact = carray(_pointer(columns[j], np.uint8), high)[low:high], facts[j]
        _without_wrong(column, bits, most[fact], having[fact], bad, codes)
        _sum(first, second, codes, present, bits, plan[2][:, fact], plan[3][:, fact])


@compiled
def decide(columns, facts, acts, act, rows, plan, outcomes, clauses, others):
    """Decide columns of codes, given by their addresses, each of one of the facts; how many rows are refused."""
    firsts, seconds = np.empty(BLOCK, np.uint16), np.empty(BLOCK, np.uint16)
    all_bits, found_all = np.empty(BLOCK, np.uint16), np.empty(BLOCK, np.uint32)
    all_bad, codes = np.empty(BLOCK, np.uint8), np.empty(BLOCK, np.uint8)
    refused = 0
    for low in range(0, rows, BLOCK):
        high = min(low + BLOCK, rows)
        n = high - low
        first, second, found = firsts[:n], seconds[:n], found_all[:n]
        bits, bad = all_bits[:n], all_bad[:n]
        of_rows = acts[low:high]
        present, sound = _begin(of_rows, act, bits, first, second, plan, bad)
        if not (sound and _add_up(columns, facts, low, high, present, bits, first, second, plan)):
            present, _ = _begin(of_rows, act, bits, first, second, plan, bad)
            if _is_one(present) and (not len(acts) or _all_alike(of_rows, len(plan[4]))):
                bits[:] = present
                bad[:] = np.uint8(0)
            _add_up_sound(columns, facts, low, high, present, bits, first, second, plan, bad, codes[:n])
            sound = False
        _look_up(first, second, plan[6], plan[7], plan[8], found, columns, high)
        if not sound:
            refused += _refuse(found, bad)
        if len(outcomes):
            _part(found, outcomes[low:high], clauses[low:high], others[low:high])
        else:
            _part_low(found, others[low:high])
    return refused


SPREAD = (
    np.packbits(
        np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").repeat(8, axis=1), axis=1
    )
    .view(np.uint64)
    .ravel()
)
"""For each byte of bits eight bytes, all ones where its bit is set, in the order in which they lie in memory."""


@inlined
def _bit(bits, at):
    return (bits[U(at) >> U(3)] >> np.uint8(U(at) & U(7))) & np.uint8(1)


@compiled
def bools(bits, offset, spread, out, address):
    """A bit for each row, from `offset` on, as the codes of true and false. `address` is that of `out`."""
    rows = len(out)
    head = min(rows, (8 - offset % 8) % 8)
    for i in range(head):
        out[U(i)] = np.uint8(2) - _bit(bits, offset + i)
    for k in range((rows - head) // 8):
        at = head + 8 * k
        ones = spread[bits[U(offset + at) >> U(3)]] & U(0x0101010101010101)
        put_eight(U(address) + U(at), U(0x0202020202020202) - ones)
    for i in range(head + (rows - head) // 8 * 8, rows):
        out[U(i)] = np.uint8(2) - _bit(bits, offset + i)


@compiled
def masked(codes, bits, offset, spread, out, codes_at, out_at):
    """The codes of the rows whose bit is set, and 0 for the others. The last are addresses."""
    rows = len(out)
    head = min(rows, (8 - offset % 8) % 8)
    for i in range(head):
        out[U(i)] = codes[U(i)] * _bit(bits, offset + i)
    for k in range((rows - head) // 8):
        at = head + 8 * k
        put_eight(U(out_at) + U(at), load_eight(U(codes_at) + U(at)) & spread[bits[U(offset + at) >> U(3)]])
    for i in range(head + (rows - head) // 8 * 8, rows):
        out[U(i)] = codes[U(i)] * _bit(bits, offset + i)


@compiled
def taken(of, indices, out):
    """What `of` has at each index, and what it has at its end for an index that is none."""
    last = np.uint64(len(of) - 1)
    for i in range(len(out)):
        out[i] = of[min(np.uint64(indices[i]), last)]


@compiled
def listed(places, starts, values, offsets, out):
    """The entries of the list at each place, one after another; `offsets` says where those of each row begin."""
    at = U(0)
    offsets[0] = 0
    for i in range(len(places)):
        for j in range(U(starts[U(places[i])]), U(starts[U(places[i]) + U(1)])):
            out[at] = values[U(j)]
            at += U(1)
        offsets[U(i + 1)] = at
