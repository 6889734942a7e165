"""What records support is what the contract says, for every set of up to three records and every way they go by person.

The second implementation here is slow and goes straight by the rules: it writes out every world that the records leave
possible, asks the article about each, and folds.
"""

import json
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from charteroak.law.law import law
from charteroak.police import triage
from charteroak.police.told import FILES, WARRANTS, Message, Record
from charteroak.police.triage_fold import STRICTEST_FIRST
from tests.fixtures.every import EVERY

CLASSES = list(product(FILES, WARRANTS))
READINGS = ["yes", "no", None]
GROUNDS = ("criminal_warrant", "removal_warrant_in_ncic", "other_immigration_paper")
PARTITIONS = {0: [()], 1: [(0,)], 2: [(0, 0), (0, 1)], 3: [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2)]}


def could_be(file, warrant):
    """Which ground a record of that class may give; None is none."""
    match file, warrant:
        case "wanted_person", "criminal":
            return ["criminal_warrant"]
        case "immigration_violator", "administrative_removal":
            return ["removal_warrant_in_ncic"]
        case "immigration_violator", "other_administrative":
            return ["other_immigration_paper"]
        case "immigration_violator", "unclassified":
            return ["removal_warrant_in_ncic", "other_immigration_paper"]
        case (("wanted_person" | "protection_order" | "missing_person" | "supervised_release" | "other"), "none"):
            return [None]
        case _:  # unclassified, or a file and a warrant that do not go together
            return [None, *GROUNDS]


@cache
def outcome_in(world, act, reading):
    """The article's own answer where everything is known. A case is asked about once."""
    facts = {"employee": "police_officer", "criminal_ground": False, "immigration_status_ground": False}
    facts |= {"required_by_law": False, "federal_cooperation": False} | {name: name in world for name in GROUNDS}
    answer = law({"civil_papers_are_status": reading}).ask(act, facts)
    assert not answer.missing
    return answer.outcome, answer.clauses


@cache
def folded(classes, act, reading):
    """One person's answer: what it is in every world, or unknown."""
    worlds = {frozenset(filter(None, world)) for world in product(*(could_be(*each) for each in classes))}
    found = [outcome_in(world, act, reading) for world in worlds]
    if len({outcome for outcome, _ in found}) > 1:
        return "unknown", set()
    clauses = [set(each) for _, each in found]
    return found[0][0], set.intersection(*clauses) or set.union(*clauses)


@cache
def expected(persons, act, reading):
    """A message's answer, from its people's records."""
    order = ["prohibited", "counsel", "unknown", "not_addressed", "permitted"]
    each = [folded(classes, act, reading) for classes in persons or [()]]
    outcome = min((outcome for outcome, _ in each), key=order.index)
    return outcome, set().union(*(clauses for found, clauses in each if found == outcome))


# A class for each set of grounds that there is; what a class of three records adds is tried with all of these.
KINDS = {tuple(could_be(*one)): number for number, one in enumerate(CLASSES)}.values()
STEP = 1 if EVERY else 23
RECORDS = [[Record(*one, (), person) for one in CLASSES] for person in range(3)]


def messages(most, together):
    """Every message of up to `most` records, with the classes of each person's; of three records, one of each kind.

    Of those of three that are of the same kinds, one in STEP.
    """
    for count in range(most + 1):
        for nth, numbers in enumerate(combinations_with_replacement(range(len(CLASSES)), count)):
            if count == 3 and nth % STEP and not set(numbers) <= set(KINDS):
                continue
            for persons in PARTITIONS[count][: 1 if together else None]:
                by_person = [
                    tuple(CLASSES[i] for i, person in zip(numbers, persons, strict=True) if person == each)
                    for each in range(max(persons, default=-1) + 1)
                ]
                yield tuple(RECORDS[person][i] for i, person in zip(numbers, persons, strict=True)), tuple(by_person)


@pytest.mark.parametrize(("reading", "together"), [("yes", False), ("no", True), (None, True)])
def test_every_set_of_up_to_three_records(reading, together):
    """As shipped, in every way they go by person; under the other readings, all about one.

    With CHARTEROAK_EVERY_CASE=1 every set of three; without, every set of three kinds, and some others.
    """
    triaging = triage.Triage({"civil_papers_are_status": reading})
    seen = set()
    for records, by_person in messages(3, together):
        whole = triaging.answer(Message(records)).whole
        for act, got in (("arrest", whole.arrest), ("detain", whole.detain)):
            assert (got.outcome, set(got.clauses)) == expected(by_person, act, reading), by_person
            assert bool(got.missing) == (got.outcome == "unknown"), by_person
        seen.add(whole.arrest.outcome)
    assert seen == {"prohibited", "unknown", "not_addressed", "permitted"} | ({"counsel"} if reading is None else set())


@pytest.mark.parametrize("reading", READINGS)
def test_each_record_is_answered_as_if_it_stood_alone(reading):
    triaging = triage.Triage({"civil_papers_are_status": reading})
    every = triaging.answer(Message(tuple(Record(*one, ()) for one in CLASSES)))
    for one, support in zip(CLASSES, every.records, strict=True):
        assert (support.arrest.outcome, set(support.arrest.clauses)) == folded((one,), "arrest", reading)
        assert (support.detain.outcome, set(support.detain.clauses)) == folded((one,), "detain", reading)


@pytest.mark.parametrize(
    "known", [(), ("criminal_warrant",), ("removal_warrant_in_ncic",), ("other_immigration_paper",)]
)
def test_what_is_missing_beside_a_record_that_cannot_be_told(known):
    """The facts are the article's own, in the order in which it asks for them."""
    named = {"criminal_warrant": ("wanted_person", "criminal")}
    named["removal_warrant_in_ncic"] = ("immigration_violator", "administrative_removal")
    named["other_immigration_paper"] = ("immigration_violator", "other_administrative")
    records = [Record(*named[fact], ()) for fact in known] + [Record("unclassified", "unclassified", ())]
    facts = {"employee": "police_officer", "criminal_ground": False, "immigration_status_ground": False}
    facts |= {"required_by_law": False, "federal_cooperation": False} | dict.fromkeys(known, True)
    asked = law().ask("arrest", facts)
    got = triage.answer(Message(tuple(records))).whole.arrest
    assert (got.outcome, got.missing) == (asked.outcome, tuple(each.fact for each in asked.missing))
    assert got.outcome == "unknown"


def test_an_immigration_record_of_unknown_kind_is_no_criminal_warrant():
    alone = triage.answer(Message((Record("immigration_violator", "unclassified", ()),))).whole
    assert (alone.arrest.outcome, alone.detain.outcome) == ("prohibited", "prohibited")
    assert alone.arrest.clauses == ("2-928(c)",)


def test_only_a_want_lifts_what_an_immigration_record_bars():
    """No other class beside it, and no number of them, makes the message permitted for that person."""
    barred = Record("immigration_violator", "administrative_removal", ())
    lifting = {
        one
        for one in CLASSES
        if triage.answer(Message((barred, *[Record(*one, ())] * 3))).whole.arrest.outcome == "permitted"
    }
    assert lifting == {("wanted_person", "criminal")}


def test_another_persons_want_lifts_nothing():
    barred = Record("immigration_violator", "administrative_removal", (), 0)
    want = Record("wanted_person", "criminal", (), 1)
    for records in ((barred, want), (want, barred)):
        answered = triage.answer(Message(records))
        assert answered.whole.arrest.outcome == answered.whole.detain.outcome == "prohibited"
        assert answered.whole.lead == "several"
        assert {each.arrest.outcome for each in answered.people} == {"prohibited", "not_addressed"}


def test_the_order_of_strictness_has_every_outcome():
    assert set(STRICTEST_FIRST) == {"prohibited", "counsel", "unknown", "not_addressed", "permitted", "required"}


def test_the_contracts_own_examples(shared):
    """What the development set says of its records, folded, is what it says of its messages."""
    for line in (shared / "data" / "hits-dev.jsonl").read_text().splitlines():
        hit = json.loads(line)
        records = tuple(Record(each["file"], each["warrant"], ()) for each in hit["expect"])
        whole = triage.answer(Message(records)).whole
        assert {"arrest": whole.arrest.outcome, "detain": whole.detain.outcome} == hit["message"], hit["id"]


def test_the_lines_are_those_of_the_contract():
    message = Message(
        (
            Record("immigration_violator", "administrative_removal", ("file letter", "caveat")),
            Record("unclassified", "unclassified", ()),
        ),
        ("urgent_confirmation_alone",),
    )
    first, second, whole = triage.answer(message).lines(7)
    assert first == {
        "record": 1,
        "file": "immigration_violator",
        "warrant": "administrative_removal",
        "evidence": ["file letter", "caveat"],
        "arrest": {"outcome": "prohibited", "clauses": ["2-928(c)", "2-928(d)"]},
        "detain": {"outcome": "prohibited", "clauses": ["2-928(c)", "2-928(d)"]},
        "do": "Do not arrest or hold on this.",
    }
    assert second["record"] == 2
    assert second["do"].startswith("Ask a supervisor")
    assert set(second["arrest"]["missing"]) == set(GROUNDS)
    assert list(whole) == ["message", "records", "arrest", "detain", "do", "flags"]
    assert (whole["message"], whole["records"], whole["flags"]) == (7, 2, ["urgent_confirmation_alone"])
    assert whole["arrest"] == {"outcome": "unknown", "clauses": [], "missing": ["criminal_warrant"]}


def test_a_wrong_reading_or_language_is_refused():
    with pytest.raises(ValueError, match="readings"):
        triage.answer(Message(()), {"no_such": "x"})
    with pytest.raises(ValueError, match="language"):
        triage.answer(Message(()), language="tlh")
