"""Small rulebooks, and the article's with something changed, for what is proved of rulebooks."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Expr, Fact, Not, Reading, all_of, any_of
from charteroak.logic.meaning import meaning
from charteroak.logic.norm import Act, Effect, Lift, Norm, Outcome, Rulebook

COLOR = Fact("color", "Which color?", ("red", "green", "blue"))
ROUND = Fact("round", "Is it round?")
HEAVY = Fact("heavy", "Is it heavy?")
TASTE = Reading("taste", "1(a)", "Whose taste?", {"ours": "", "theirs": "", "no_one": ""}, "ours")
SIZE = Reading("size", "1(b)", "How large?", {"yes": "", "no": ""})

_LEAVES = st.one_of(
    st.sets(st.sampled_from(COLOR.values), max_size=3).map(lambda values: COLOR.among(*sorted(values))),
    st.sampled_from([ROUND.yes, ROUND.no, HEAVY.yes, HEAVY.no]),
    st.sampled_from([TASTE.read_as(choice) for choice in TASTE.choices]),
    st.sampled_from([SIZE.read_as(choice) for choice in SIZE.choices]),
)
EXPRESSIONS: st.SearchStrategy[Expr] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(lambda parts: all_of(*parts)),
        st.lists(inner, max_size=3).map(lambda parts: any_of(*parts)),
    ),
    max_leaves=6,
)
_NORMS = st.builds(
    lambda clause, effect, when, lifts: (clause, effect, when, tuple(lifts)),
    st.sampled_from(["1(a)", "1(b)", "2"]),
    st.sampled_from(list(Effect)),
    EXPRESSIONS,
    st.lists(st.builds(Lift, st.sampled_from(["one", "other"]), EXPRESSIONS), max_size=2),
)


def small(norms: list[tuple[str, Effect, Expr, tuple[Lift, ...]]]) -> Rulebook:
    """A rulebook of one act with these norms."""
    made = tuple(Norm(f"norm_{i}", norm[0], ("paint",), *norm[1:]) for i, norm in enumerate(norms))
    return Rulebook((Act("paint", "Paint it.", (COLOR, ROUND, HEAVY)),), made, (TASTE, SIZE))


RULEBOOKS = st.lists(_NORMS, max_size=4).map(small)


def cases(rulebook: Rulebook, act: str) -> Iterator[tuple[dict, dict, Outcome, tuple[str, ...]]]:
    """Every settled case of an act, with its facts and readings, and its meaning."""
    facts, readings = rulebook.act(act).facts, rulebook.readings_of(act)
    for values in itertools.product(*(fact.values for fact in facts)):
        for choices in itertools.product(*(reading.choices for reading in readings)):
            case = {fact.name: value for fact, value in zip(facts, values, strict=True)}
            setting = {reading.id: choice for reading, choice in zip(readings, choices, strict=True)}
            yield case, setting, *meaning(rulebook.norms_of(act), case, setting)


def norm(name: str, rulebook: Rulebook = RULEBOOK) -> Norm:
    return next(each for each in rulebook.norms if each.name == name)


def changed(name: str, rulebook: Rulebook = RULEBOOK, **changes: object) -> Rulebook:
    """The rulebook with one norm otherwise."""
    new = replace(norm(name, rulebook), **changes)  # type: ignore[arg-type]
    return replace(rulebook, norms=tuple(new if each.name == name else each for each in rulebook.norms))


def without(name: str, rulebook: Rulebook = RULEBOOK) -> Rulebook:
    """The rulebook without a norm."""
    return replace(rulebook, norms=tuple(each for each in rulebook.norms if each.name != name))


def without_lift(name: str, by: str) -> Rulebook:
    """The article with one exception of a norm taken out."""
    return changed(name, lifts=tuple(lift for lift in norm(name).lifts if lift.by != by))


def with_lift(name: str, by: str, when: Expr) -> Rulebook:
    """The article with an exception added to a norm."""
    return changed(name, lifts=(*norm(name).lifts, Lift(by, when)))


def with_norm(added: Norm, rulebook: Rulebook = RULEBOOK) -> Rulebook:
    """The rulebook with one more norm."""
    return replace(rulebook, norms=(*rulebook.norms, added))


def with_fact(act: str, fact: Fact) -> Rulebook:
    """The article with one more fact on an act."""
    new = replace(RULEBOOK.act(act), facts=(*RULEBOOK.act(act).facts, fact))
    return replace(RULEBOOK, acts=tuple(new if each.name == act else each for each in RULEBOOK.acts))
