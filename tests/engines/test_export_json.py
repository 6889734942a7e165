"""The article as JSON is enough to decide again: a reader that knows nothing else decides every cell alike."""

import itertools
import json
from typing import Any

import jsonschema
import msgspec
import pytest
from export_cases import ACTS, SMALL, UNSETTLED, every_known_case, of_each_kind

from charteroak.engines.exports.listing import Document, listing, schema
from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law


def by_diagram(act: Any, facts: dict[str, Any], values: dict[str, list[Any]]) -> dict[str, Any]:
    """The answer, as docs/exports.md tells to read it."""
    here = act["diagram"]["root"]
    for name in act["facts"]:
        known = facts.get(name)
        here = act["diagram"]["nodes"][here][0 if known is None else 1 + values[name].index(known)]
    return act["answers"][here]  # type: ignore[no-any-return]


def holds(condition: Any, facts: dict[str, Any], readings: dict[str, str]) -> bool:
    match condition:
        case {"type": "is", "fact": fact, "values": values}:
            return facts[fact] in values
        case {"type": "read_as", "reading": reading, "choice": choice}:
            return readings[reading] == choice
        case {"type": "not", "of": part}:
            return not holds(part, facts, readings)
        case {"type": "all", "of": parts}:
            return all(holds(part, facts, readings) for part in parts)
        case {"type": "any", "of": parts}:
            return any(holds(part, facts, readings) for part in parts)
    raise AssertionError(condition)


def by_norms(document: Any, act: str, facts: dict[str, Any]) -> tuple[str, list[str]]:
    """The answer to a case with every fact known, as docs/exports.md tells to fold the norms."""
    about = [norm for norm in document["norms"] if act in norm["acts"]]
    choices = {
        name: list(reading["choices"]) if reading["settled"] is None else [reading["settled"]]
        for name, reading in document["readings"].items()
        if f'"{name}"' in json.dumps(about)
    }
    found = [
        _settled(about, facts, dict(zip(choices, chosen, strict=True)))
        for chosen in itertools.product(*choices.values())
    ]
    outcomes = {outcome for outcome, _ in found}
    some, every = set.union(*(clauses for _, clauses in found)), set.intersection(*(clauses for _, clauses in found))
    outcome = outcomes.pop() if len(outcomes) == 1 else "counsel"
    deciding = some if outcome == "counsel" or not every else every
    return outcome, [clause for clause in document["clauses"] if clause in deciding]


def _settled(norms: Any, facts: dict[str, Any], readings: dict[str, str]) -> tuple[str, set[str]]:
    steps: dict[str, set[str]] = {"prohibited": set(), "required": set(), "permitted": set()}
    for norm in norms:
        if holds(norm["when"], facts, readings):
            lifted = any(holds(lift["when"], facts, readings) for lift in norm["lifts"])
            effect = {"prohibits": "prohibited", "requires": "required", "permits": "permitted"}[norm["effect"]]
            if not lifted:
                steps[effect].add(norm["clause"])
            elif effect == "prohibited":
                steps["permitted"].add(norm["clause"])
    return next(((step, clauses) for step, clauses in steps.items() if clauses), ("not_addressed", set()))


@pytest.fixture(scope="module")
def document() -> Any:
    return json.loads(listing())


@pytest.mark.parametrize("name", ACTS)
def test_the_diagram_decides_every_cell_unknowns_included(name: str, document: Any) -> None:
    """Node by node instead of walk by walk, so that half a million cells are soon compared."""
    act, table = document["acts"][name], law().table(name)
    level = [act["diagram"]["root"]]
    for _ in act["facts"]:
        level = [to for node in level for to in act["diagram"]["nodes"][node]]
    got = [(a["outcome"], tuple(a["clauses"]), tuple(a["missing"])) for a in act["answers"]]
    assert len(level) == table.size
    assert all(got[to] == table.decisions[cell] for to, cell in zip(level, table.cells, strict=True))


@pytest.mark.parametrize(("name", "readings"), [(name, None) for name in ACTS] + [(n, UNSETTLED) for n in SMALL])
def test_a_walk_through_the_diagram_gives_the_answer(name: str, readings: Any) -> None:
    made = json.loads(listing([name], readings=readings))
    values = {fact: each["values"] for fact, each in made["facts"].items()}
    for facts, decision in of_each_kind(name, readings, step=17 if name == "inquire" else 1):
        assert tuple(by_diagram(made["acts"][name], facts, values).values()) == tuple(map(_plain, decision))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(("name", "readings"), [(name, None) for name in ACTS] + [(n, UNSETTLED) for n in SMALL])
def test_the_norms_decide_every_known_case(name: str, readings: Any) -> None:
    made = json.loads(listing([name], readings=readings))
    few = of_each_kind(name, unknown=False, step=2) if name == "inquire" else every_known_case(name, readings)
    for facts, decision in itertools.islice(few, 0, None, 7 if readings else 1):
        assert by_norms(made, name, facts) == (decision.outcome, list(decision.clauses)), facts


def test_the_document_has_the_form_it_says_it_has(document: Any) -> None:
    msgspec.convert(document, Document)


def test_the_form_is_json_schema() -> None:
    document, form = json.loads(listing(["refer"])), json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.validate(document, form)
    del document["acts"]["refer"]["diagram"]["root"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, form)


def test_it_has_the_articles_words_and_what_was_chosen() -> None:
    made = json.loads(listing(["disclose"], readings={"self_access": "a_disclosure"}, as_of="2026-11-22"))
    assert made["format"] == "charteroak-article/1"
    assert {clause: each["text"] for clause, each in made["clauses"].items()} == {c.id: c.text for c in text.clauses()}
    assert {name: each["settled"] for name, each in made["readings"].items()} == {
        **RULEBOOK.shipped,
        "self_access": "a_disclosure",
    }
    assert made["article"]["text_sha256"] == text.ARTICLE_SHA256
    assert made["article"]["as_of"] == "2026-11-22"
    assert [norm["name"] for norm in made["norms"]] == ["private_disclosure"]
    assert list(made["acts"]) == ["disclose"]
    assert list(made["facts"]) == made["acts"]["disclose"]["facts"]


def test_before_the_article_there_are_no_norms_and_one_answer() -> None:
    made = json.loads(listing(as_of="2008-08-10"))
    assert (made["article"]["ordinance"], made["norms"]) == (None, [])
    assert [act["answers"] for act in made["acts"].values()] == [
        [{"outcome": "not_addressed", "clauses": [], "missing": []}]
    ] * len(ACTS)
