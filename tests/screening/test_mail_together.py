"""A mail folder is screened as its messages are: by the shipped rules and the model, no more is found and no less."""

import io
from collections import Counter

import pytest

from bench.screening_text import lines
from charteroak.screening.scale import lines as parting
from charteroak.screening.scale.parting import pieces
from charteroak.screening.task import Found, Outcome, Task, do

ENVELOPE = "From ida.malloy@b.example Thu Jan  1 00:00:00 2026\n"
MESSAGES, LINES = 30, 6


@pytest.fixture(scope="module")
def messages() -> list[bytes]:
    """Messages of lines of a log, some of which say something of a person."""
    text = list(lines(MESSAGES * LINES, 0.15))
    bodies = ["\n".join(text[at : at + LINES]) for at in range(0, len(text), LINES)]
    return [f"From: a{n}@b.example\nTo: desk@b.example\nSubject: log {n}\n\n{body}\n".encode()
            for n, body in enumerate(bodies)]  # fmt: skip


def found_in(data: bytes, name: str, most: int = 1 << 26) -> list[Found]:
    outcomes = list[Outcome]()
    for piece in pieces(io.BytesIO(data), name, most):
        assert piece.data is not None
        outcomes.append(piece.told(do(Task(what="screen", name=name), piece.data)))
    assert not any(each.trouble or each.unread for each in outcomes)
    return [each for outcome in outcomes for each in outcome.findings]


def told(each: Found, where: str) -> tuple[str, int, int, str, str]:
    return where, each.start, each.end, each.category, each.rule


@pytest.mark.parametrize("part", [None, 5_000], ids=["whole", "in parts"])
def test_a_folder_has_the_findings_of_its_messages_and_those_of_the_lines_between_them(
    messages: list[bytes], part: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = b"\n".join(ENVELOPE.encode() + each for each in messages)
    if part is not None:
        monkeypatch.setattr(parting, "PART", part)
        monkeypatch.setattr(parting, "_BLOCK", 1_000)
    seen = found_in(folder, "a.mbox", part or len(folder))
    between = [each for each in seen if each.where.endswith(" envelope")]
    assert {each.rule for each in between} == {"other_private.id.email"}
    assert len(between) == MESSAGES  # who sent it is told there, too; a message by itself has no such line
    alone = [told(each, f"message {n}: {each.where}") for n, message in enumerate(messages, 1)
             for each in found_in(message, "a.eml")]  # fmt: skip
    assert Counter(told(each, each.where) for each in seen if each not in between) == Counter(alone)
    assert sum(each[0].endswith("text 1") for each in alone) > MESSAGES // 2
