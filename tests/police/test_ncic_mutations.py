"""No spoiled message is told to hold a criminal want that was not in it: THE BAR, tried on every record there is."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from ncic_samples import SHORT_CARDS, STATE_WANTS
from test_ncic_messages import IMMIGRATION, MANY, NONE, OTHERS, UNTOLD, U, W

from charteroak.police.messages.ncic import read_message

Spoil = Callable[[str, random.Random], str]
ROUNDS = 12


def drop_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def drop_word(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    del words[dice.randrange(len(words))]
    return " ".join(words)


def drop_piece(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + dice.randrange(1, 30) :]


def cut_end(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text))]


def cut_start(text: str, dice: random.Random) -> str:
    return text[dice.randrange(len(text)) :]


def garble(text: str, dice: random.Random) -> str:
    signs = list(text)
    for _ in range(dice.randrange(1, 6)):
        signs[dice.randrange(len(signs))] = dice.choice("?#~@ \n/XQ09")
    return "".join(signs)


def insert(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return (
        text[:at]
        + dice.choice(
            ["\n", "/", ":", "\x00", "~~", " MIS/", "\n\n", " - ", "ORI/", "|", "\t", "{", "}", "NAM/", "<b>"]
        )
        + text[at:]
    )


def odd_case(text: str, dice: random.Random) -> str:
    return "".join(dice.choice((sign.upper(), sign.lower())) for sign in text)


def wrap(text: str, dice: random.Random) -> str:
    width = dice.randrange(8, 70)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def one_line(text: str, dice: random.Random) -> str:
    return text.replace("\n", dice.choice([" ", "  ", " ; "]))


def shuffle(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


SPOILS: tuple[Spoil, ...] = (
    drop_line,
    drop_word,
    drop_piece,
    cut_end,
    cut_start,
    garble,
    insert,
    odd_case,
    wrap,
    one_line,
)
WITHOUT_LOSS: tuple[Spoil, ...] = (odd_case, wrap, one_line)


def criminal(text: str) -> int:
    return sum(record.warrant == "criminal" for record in read_message(text).records)


def spoiled_once(text: str, spoils: tuple[Spoil, ...], name: str) -> list[str]:
    dice = random.Random(name)  # noqa: S311  # the same spoils in every run
    return [spoil(text, dice) for spoil in spoils for _ in range(ROUNDS) if text]


def spoiled(text: str, spoils: tuple[Spoil, ...], name: str) -> list[str]:
    once = spoiled_once(text, spoils, name)
    dice = random.Random(name)  # noqa: S311  # the same spoils in every run
    return once + [spoil(other, dice) for other in once for spoil in [dice.choice(spoils)] if other]


def dev(shared: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (shared / "data" / "hits-dev.jsonl").read_text("utf-8").splitlines()]


def test_a_spoiled_development_message_gains_no_criminal_want(shared: Path) -> None:
    for hit in dev(shared):
        wants = sum(record["warrant"] == "criminal" for record in hit["expect"])
        for text in spoiled(hit["text"], (*SPOILS, shuffle) if not wants else SPOILS, hit["id"]):
            assert criminal(text) <= wants, (hit["id"], text)


@pytest.mark.parametrize(
    ("name", "text", "wants"),
    [
        pytest.param(name, text, told.count(W), id=name)
        for name, text, told in (*IMMIGRATION, *OTHERS, *NONE, *MANY)
        if U not in told[:-1]
    ],
)
def test_a_spoiled_message_gains_no_criminal_want(name: str, text: str, wants: int) -> None:
    # a want that comes twice may count twice once its number is lost
    most = wants and text.upper().count("WANTED PERSON")
    for other in spoiled(text, SPOILS if wants else (*SPOILS, shuffle), name):
        assert criminal(other) <= most, other


@pytest.mark.parametrize(
    ("name", "text"), [pytest.param(name, text, id=name) for name, text, _ in UNTOLD if isinstance(text, str)]
)
def test_what_cannot_be_told_is_not_told_in_another_layout(name: str, text: str) -> None:
    for other in spoiled_once(text, WITHOUT_LOSS, name):
        assert criminal(other) == 0, other


def test_no_immigration_record_becomes_a_want_by_any_loss_of_lines(shared: Path) -> None:
    """Every subset of an immigration record's lines, in both orders: it may become unclassified, never a want."""
    for hit in dev(shared):
        if {record["file"] for record in hit["expect"]} != {"immigration_violator"}:
            continue
        lines = str(hit["text"]).split("\n")[:9]
        for kept in range(1 << len(lines)):
            some = [line for at, line in enumerate(lines) if kept >> at & 1]
            assert not criminal("\n".join(some)), some
            assert not criminal("\n".join(reversed(some))), some


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        pytest.param(text, expected.count(W), id=text[:24])
        for text, expected in (*STATE_WANTS, *SHORT_CARDS)
        if W in expected and U not in expected
    ],
)
def test_a_spoiled_card_or_state_want_gains_no_second_criminal_want(text: str, wants: int) -> None:
    for other in spoiled(text, SPOILS, text[:24]):
        assert criminal(other) <= max(wants, text.upper().count("WANT")), other


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=text[:24])
        for text, expected in (*STATE_WANTS, *SHORT_CARDS)
        if W not in expected and U not in expected
    ],
)
def test_a_spoiled_card_without_a_want_gains_none(text: str) -> None:
    for other in spoiled(text, (*SPOILS, shuffle), text[:24]):
        assert criminal(other) == 0, other


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=text[:24]) for text, expected in (*STATE_WANTS, *SHORT_CARDS) if expected == [U]],
)
def test_a_card_that_cannot_be_told_is_not_told_in_another_layout(text: str) -> None:
    for other in spoiled_once(text, WITHOUT_LOSS, text[:24]):
        assert criminal(other) == 0, other
