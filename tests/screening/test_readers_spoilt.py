"""Files of every kind, spoilt: each is read, or refused in a word; none is silent where there were words."""

import random
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from fixtures.every import EVERY
from found_by_words import SAID, by_words
from made_every import PICTURES, every, spoilt

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats.opening import format_of, guarded, open_file
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.redact import Residual, redact
from charteroak.screening.task import Task
from charteroak.screening.working import Workers, warm

FILES = every()
_PLAIN = re.compile(r"[^\n -~]")
"""Some others leave out what they cannot decode."""
CASES = 1_500 if EVERY else 8
"""Of each kind."""
KNOWN = {"empty", "binary", "unsupported", "encrypted", "broken", "too large", "too deep", "no text", "unread",
         "cannot be written", "cannot write msg", ""}  # fmt: skip


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file; the processes have their own."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def cases(kind: str, count: int = CASES) -> Iterator[tuple[bytes, str]]:
    """Spoilt files of a kind: always the same."""
    data, name = FILES[kind]
    for number in range(count):
        yield spoilt(data, name, list(FILES.values()), random.Random(f"{kind} {number}"))  # noqa: S311 - no secret


def is_silent(data: bytes, name: str) -> bool:
    """Whether a file is read as one without the words, though others see them in it."""
    opened, trouble = None, ""
    try:
        opened = open_file(data, name)
    except Cannot as fault:
        trouble = str(fault)
    assert trouble in KNOWN
    if opened is None or opened.unread or any(SAID in _PLAIN.sub("", surface.text) for surface in opened.surfaces):
        return False
    return any(SAID in text for text in seen_by_others(data, name))


def seen_by_others(data: bytes, name: str) -> list[str]:
    """What another library reads in it, and its streams as they lie in it."""
    form = format_of(data, name)
    found = list[str]()
    for reads in (form.second_reading, lambda each: (part.decode("latin-1") for part in form.raw(each))):
        try:
            found += guarded(lambda reads=reads: list(reads(data)))
        except Cannot:
            continue
    return found


@pytest.mark.parametrize("kind", FILES)
def test_whole_files_are_read(kind: str) -> None:
    opened = open_file(*FILES[kind])
    assert any(SAID in surface.text for surface in opened.surfaces) is (not opened.unread)


@pytest.mark.parametrize("kind", FILES)
def test_a_spoilt_file_is_read_or_refused_and_never_silent(kind: str) -> None:
    assert [number for number, case in enumerate(cases(kind)) if is_silent(*case)] == []


@pytest.mark.parametrize("kind", FILES)
def test_what_is_made_of_a_spoilt_file_has_none_of_the_words(kind: str) -> None:
    for data, name in cases(kind, max(CASES // 4, 3)):
        made, trouble = None, ""
        try:
            made = redact(data, name, by_words, drop_unread=True).data
        except Cannot as fault:
            trouble = str(fault)
        except Residual:
            continue
        assert trouble in KNOWN
        assert made is None or not any(SAID in text for text in seen_by_others(made, name))


@pytest.mark.parametrize("kind", FILES)
def test_processes_outlive_spoilt_files(kind: str, workers: Workers) -> None:
    """Each is read or refused in a word; what a library does to its process is that file's trouble alone."""
    whats: tuple[Literal["screen", "redact"], ...] = ("screen", "redact")
    if kind.upper() in PICTURES and not EVERY:
        whats = ("screen",)  # OCR takes its time
    given = list(cases(kind, max(CASES // 10, 1)))
    tasks = [(Task(what=what, name=name, to="a.eml", drop_unread=True), data)
             for data, name in given for what in whats]  # fmt: skip
    outcomes = list(workers.each(tasks))
    assert {outcome.trouble for outcome in outcomes} <= KNOWN | {None}
    assert len(outcomes) == len(tasks)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    warm()
    with Workers(1) as each:
        yield each
