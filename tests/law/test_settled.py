"""What counsel has settled, in a process: every answer goes by it, in each setting, from its day on."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

import pytest

import charteroak
from charteroak.law import law as law_module
from charteroak.law import settled
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law, today, under_readings
from charteroak.law.readings import READINGS
from charteroak.law.settled import Settlement, Standing
from charteroak.law.under import under
from charteroak.logic.meaning import meaning

DAY = date(2026, 11, 23)
SETTINGS = [(reading.id, choice) for reading in READINGS for choice in (*reading.choices, None)]
CHOSEN = [(reading.id, choice) for reading in READINGS for choice in reading.choices]
PAIRS = [(one, other) for one, other in itertools.combinations(CHOSEN, 2) if one[0] != other[0]]


def settlement(reading: str, choice: str | None, since: date = DAY, index: int = 1) -> Settlement:
    return Settlement(reading, choice, since, "a reason", index, "00" * 16, "00" * 32)


def stands(*settlements: Settlement, doubted: tuple[str, ...] = ()) -> Standing:
    return Standing(settlements, frozenset(doubted), "disagrees" if doubted else "")


def a_case(act: str, draw: random.Random) -> dict[str, str | bool]:
    return {fact.name: draw.choice(fact.values) for fact in RULEBOOK.act(act).facts}


def meant(act: str, case: dict[str, str | bool], setting: dict[str, str | None]) -> str:
    """What the contract makes of a settled case: the meaning, folded over what is not settled."""
    open_ = [reading for reading in RULEBOOK.readings_of(act) if setting[reading.id] is None]
    outcomes = {
        meaning(RULEBOOK.norms_of(act), case, {**setting, **dict(zip((r.id for r in open_), chosen, strict=True))})[0]
        for chosen in itertools.product(*(reading.choices for reading in open_))
    }
    return outcomes.pop().value if len(outcomes) == 1 else "counsel"


@pytest.mark.parametrize(("reading", "choice"), SETTINGS)
def test_answers_mean_what_counsel_settled(reading: str, choice: str | None) -> None:
    settled.put(stands(settlement(reading, choice, today())))
    setting = {**RULEBOOK.shipped, reading: choice}
    assert law().readings == setting
    draw = random.Random(f"{reading} {choice}")  # noqa: S311 - cases, no secrets
    for act in (
        act.name for act in RULEBOOK.acts if any(each.id == reading for each in RULEBOOK.readings_of(act.name))
    ):
        for _ in range(40):
            case = a_case(act, draw)
            want = meant(act, case, setting)
            assert charteroak.decide(act, case).outcome == law().decide(act, case).outcome == want
            answer = charteroak.ask(act, case)
            assert answer.outcome == want
            assert {note.id: note.settled for note in answer.readings}[reading] == choice


@pytest.mark.parametrize("pair", PAIRS[::5], ids=str)
def test_two_readings_are_settled_at_once(pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    settled.put(stands(*(settlement(*each, today(), index) for index, each in enumerate(pair))))
    setting = {**RULEBOOK.shipped, **dict(pair)}
    assert law().readings == setting
    draw = random.Random(str(pair))  # noqa: S311 - cases, no secrets
    for act in ("arrest", "disclose", "refer", "provide_service"):
        for _ in range(10):
            case = a_case(act, draw)
            assert law().decide(act, case).outcome == meant(act, case, setting)


def test_what_begins_last_holds_and_of_those_what_was_signed_last() -> None:
    standing = stands(
        settlement("contractors", "covered", DAY, 1),
        settlement("contractors", None, DAY + timedelta(days=9), 2),
        settlement("contractors", "not_covered", DAY, 3),
    )
    held = [standing.holding("contractors", DAY + timedelta(days=days)) for days in (-1, 0, 8, 9)]
    assert [each and each.index for each in held] == [None, 3, 3, 2]
    assert [each.index for each in standing.coming(DAY)] == [2]


def test_a_later_day_comes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    settled.put(stands(settlement("contractors", "covered", DAY)))
    found = []
    for days in (-1, 0, 1):
        monkeypatch.setattr(law_module, "today", lambda days=days: DAY + timedelta(days=days))
        found.append((law().readings["contractors"], charteroak.ask("disclose", {}).readings[-1].settled))
    assert found == [("not_covered", "not_covered"), ("covered", "covered"), ("covered", "covered")]


def test_what_is_in_doubt_is_for_counsel_and_never_looser() -> None:
    """A reading in doubt is open, whatever was shipped or settled: no answer is one that a choice alone allows."""
    settled.put(stands(settlement("civil_papers_are_status", "no", today()), doubted=("civil_papers_are_status",)))
    assert law().readings["civil_papers_are_status"] is None
    draw = random.Random(7)  # noqa: S311 - cases, no secrets
    for _ in range(200):
        case = a_case("arrest", draw)
        chosen = {law({"civil_papers_are_status": each}).decide("arrest", case).outcome for each in ("yes", "no")}
        assert law().decide("arrest", case).outcome == (chosen.pop() if len(chosen) == 1 else "counsel")
    assert "taken as not settled" in " ".join(under("en", ["arrest"]))


def test_given_readings_go_before_settled_ones() -> None:
    settled.put(stands(settlement("contractors", "covered", today())))
    assert law({"contractors": "not_covered"}).readings["contractors"] == "not_covered"
    assert law({"self_access": "a_disclosure"}).readings["contractors"] == "covered"
    assert under("en", ["disclose"], law({"contractors": "not_covered"}).readings) == ()
    assert "Covered" in under("en", ["disclose"])[0]


def test_within_a_pin_nothing_changes() -> None:
    with settled.pinned(today()):
        settled.put(stands(settlement("contractors", "covered", today())))
        assert law().readings["contractors"] == "not_covered"
        assert settled.standing() == settled.NOTHING
    assert law().readings["contractors"] == "covered"


def test_what_is_remembered_is_forgotten_when_the_readings_change() -> None:
    made = []

    @under_readings(4)
    def chosen(name: str) -> str | None:
        made.append(name)
        return law().readings[name]

    assert [chosen("contractors"), chosen("contractors")] == ["not_covered"] * 2
    settled.put(stands(settlement("contractors", "covered", today())))
    assert [chosen("contractors"), chosen("contractors")] == ["covered"] * 2
    settled.put(settled.NOTHING)
    assert chosen("contractors") == "not_covered"
    assert len(made) == 2


def test_it_is_read_when_it_is_first_asked_for_and_not_before() -> None:
    read: list[int] = []

    def load() -> Standing:
        read.append(1)
        return stands(settlement("contractors", "covered", today()))

    settled.when_asked(load)
    assert read == []
    assert charteroak.ask("disclose", {}).readings[-1].settled == "covered"
    assert law().readings["contractors"] == "covered"
    assert read == [1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_said_where_nothing_is_settled(language: str) -> None:
    assert under(language, [act.name for act in RULEBOOK.acts]) == ()
