"""Statements and counterexamples as they are read: in the notation of logic, and as a case at the counter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charteroak.engines.proofs.claims import (
    Alike,
    Always,
    Checked,
    Cites,
    Claim,
    Comes,
    Counterexample,
    In,
    Instance,
    Kept,
    OnlyCounsel,
    Property,
    Same,
    Stands,
    Statement,
    Unsettled,
)
from charteroak.engines.proofs.replay import Replay
from charteroak.law.words import words
from charteroak.logic.expr import YES_NO, All, AnyOf, Is, Not, ReadAs, Value
from charteroak.logic.meaning import meaning
from charteroak.logic.norm import Rulebook
from charteroak.logic.table import wire

_WORDS = words("en")


def of_claim(claim: Claim, *, part: bool = False) -> str:
    """A claim in the vocabulary's words. `part` says that it stands inside another, and so may need brackets."""
    match claim:
        case Is(fact, (value,)) if fact.values == YES_NO:
            return fact.name if value else f"not {fact.name}"
        case Is(fact, values):
            return f"{fact.name} is {_one_of([wire(value) for value in values])}"
        case ReadAs(reading, choice):
            return f"{reading.id} is read as {choice}"
        case Not(of):
            return f"not ({of_claim(of)})"
        case All(of) | AnyOf(of):
            joined = (" and " if isinstance(claim, All) else " or ").join(of_claim(each, part=True) for each in of)
            return f"({joined})" if part and len(of) > 1 else joined
        case Unsettled(reading):
            return f"{reading} is not settled"
        case _:
            return _of_answer(claim)


def _of_answer(claim: Comes | Cites | Stands | In) -> str:
    match claim:
        case Comes(to):
            return f"the outcome is {_one_of(to)}"
        case Cites(clause):
            return f"{clause} decides"
        case Stands(effect):
            return f"a norm that {effect} stands"
        case In(state, norms):
            return f"{_one_of(norms)} {'stands' if state == 'stands' else f'is {state}'}"


def _one_of(names: Sequence[str]) -> str:
    return f"one of {', '.join(names)}" if len(names) > 1 else "".join(names)


def _and(parts: Sequence[Claim]) -> str:
    """Claims that all hold; those that are "and" themselves are laid open."""
    flat = [each for part in parts for each in (part.of if isinstance(part, All) else (part,))]
    return " and ".join(of_claim(each, part=True) for each in flat)


def of_statement(statement: Statement) -> str:
    """What a statement says, without its act."""
    match statement:
        case Always(_, given, then) | OnlyCounsel(_, given, then):
            start = "the outcome is counsel" if isinstance(statement, OnlyCounsel) else ""
            both = " and ".join(filter(None, (start, _and(given))))
            wanted = " or ".join(map(of_claim, then))
            if not then:
                return f"never: {both}"
            return f"{both} ⇒ {wanted}" if both else f"always: {wanted}"
        case Same(_, varying, given, first, second, alike):
            but = (
                f"that differ in {', '.join(fact.name for fact in varying)} at most" if varying else "that are the same"
            )
            where = f", where {_and(given)}" if given else ""
            apart = f", one with {_and(first)}, one with {_and(second)}" if first or second else ""
            same = "the same outcome" if alike is Alike.OUTCOME else "the same outcome by the same clauses"
            return f"two cases {but}{where}{apart} ⇒ {same}"
        case Kept(counsel=True):
            return "counsel, some facts not known ⇒ counsel, whatever they are"
        case Kept():
            return "one of the four outcomes, something open ⇒ that outcome, whatever the facts and readings are"
        case Checked(what):
            return what


def of_property(about: Property, rulebook: Rulebook) -> Iterator[str]:
    """What a property says, a line for all acts of which the same is said."""
    acts: dict[str, list[str]] = {}
    for statement in about.statements:
        acts.setdefault(of_statement(statement), [])
        if not isinstance(statement, Checked):
            acts[of_statement(statement)].append(statement.act)
    for said, named in acts.items():
        of = "every act" if len(set(named)) == len(rulebook.acts) else ", ".join(named)
        yield f"{of}: {said}" if named else said


def of_counterexample(found: Counterexample, rulebook: Rulebook) -> list[str]:
    """A counterexample as it would stand at the counter: what is asked, what is the case, and what the answer is."""
    if isinstance(found.statement, Checked):
        return list(found.faults)
    act = found.statement.act
    lines = [f"What is false: {act}: {of_statement(found.statement)}"]
    for number, instance in enumerate(found.instances):
        name = "The case" if len(found.instances) == 1 else ("One case", "The other")[number]
        title = _WORDS.acts[act].name if act in _WORDS.acts else act
        lines += ["", f"{name}: {title} ({act})", *(f"  {line}" for line in _of_instance(act, instance, rulebook))]
    return lines


def _of_instance(act: str, instance: Instance, rulebook: Rulebook) -> Iterator[str]:
    subject = rulebook.act(act)
    for fact in subject.facts:
        value = instance.facts[fact.name]
        yield f"{subject.question(fact)} {label(fact.name, value)}."
    for reading, choice in instance.readings.items():
        yield f"{reading} is read as {choice}." if choice else f"{reading} is not settled."
    yield f"The answer: {answer(act, instance, rulebook)}."


def label(fact: str, value: Value | None) -> str:
    """A value as it is offered at the counter; one that the article does not have, as it is written on the wire."""
    if value is None:
        return "Not known"
    return _WORDS.values.get(fact, {}).get(wire(value), wire(value))


def answer(act: str, instance: Instance, rulebook: Rulebook) -> str:
    """The outcome of a case, with the clauses that decide where all of it is settled."""
    outcome = Replay(rulebook, act).outcome(instance)
    facts = {name: value for name, value in instance.facts.items() if value is not None}
    if len(facts) < len(instance.facts) or None in instance.readings.values():
        return str(outcome)
    clauses = meaning(rulebook.norms_of(act), facts, instance.readings)[1]
    return f"{outcome}, by {', '.join(clauses)}" if clauses else str(outcome)
