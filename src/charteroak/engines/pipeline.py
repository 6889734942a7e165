"""Pieces of a file worked on by several threads at once, and what becomes of them in the order of the file."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from charteroak.engines.batches import Piece

Done = TypeVar("Done")

Work = Callable[[Piece, int], Iterator[tuple[Done, int]]]
"""Works on a piece whose first row has a number: gives what becomes of it in parts, each with its count of rows."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_turn(pieces: Iterator[Piece], work: Work[Done], threads: int) -> Iterator[tuple[Piece, Done, int]]:
    """What becomes of each piece, with the number of the row before its first, in order.

    A few pieces are worked on ahead. A piece that is not apart is worked on here, once all before it are done.
    """
    before = 0
    waiting: deque[tuple[Piece, Future[list[tuple[Done, int]]]]] = deque()
    pool = ThreadPoolExecutor(threads)

    def first() -> Iterator[tuple[Piece, Done, int]]:
        nonlocal before
        piece, future = waiting.popleft()
        for done, count in future.result():
            yield piece, done, before
            before += count

    try:
        for piece in pieces:
            if piece.apart:
                waiting.append((piece, pool.submit(lambda one: list(work(one, 1)), piece)))
                if len(waiting) > threads + 1:
                    yield from first()
                continue
            while waiting:
                yield from first()
            for done, count in work(piece, before + 1):
                yield piece, done, 0
                before += count
        while waiting:
            yield from first()
    finally:
        pool.shutdown(cancel_futures=True)
