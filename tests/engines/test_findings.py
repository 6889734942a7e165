"""Norms and exceptions that do nothing are found, each in its kind, by both solvers and by the enumeration."""

import pytest
from proof_samples import changed, norm, with_lift, with_norm

from charteroak.engines.proofs.findings import Kind, in_words
from charteroak.engines.proofs.proving import Findings, Prover
from charteroak.engines.smt.solve import SOLVERS
from charteroak.law.article import RULEBOOK
from charteroak.law.terms import AGENCY, BECAUSE_OF_STATUS, FEDERAL_COOPERATION, REQUIRED_BY_LAW, RESIDENT
from charteroak.logic.expr import all_of
from charteroak.logic.norm import Effect, Norm, Rulebook

REFUSAL = "service_refused_for_status"


def only(rulebook: Rulebook, *acts: str) -> Rulebook:
    """The rulebook with these acts alone, so that looking is quick."""
    kept = tuple(act for act in rulebook.acts if act.name in acts)
    norms = tuple(each for each in rulebook.norms if set(each.acts) <= set(acts))
    return Rulebook(kept, norms, rulebook.readings)


def found(rulebook: Rulebook) -> Findings:
    looked = Prover(only(rulebook, "refuse_service", "refer"), SOLVERS).find()
    assert looked.agree
    return looked


def planted(name: str, effect: Effect, when, clause: str = "2-927(b)", act: str = "refer") -> Rulebook:
    return with_norm(Norm(name, clause, (act,), effect, when))


PLANTED = {
    "a norm that speaks to no case": (
        planted("idle", Effect.PROHIBITS, all_of(RESIDENT.yes, RESIDENT.no)),
        (Kind.VACUOUS, "idle", None),
    ),
    "a permission that a prohibition outweighs": (
        planted(
            "idle",
            Effect.PERMITS,
            all_of(BECAUSE_OF_STATUS.yes, RESIDENT.yes, REQUIRED_BY_LAW.no),
            act="refuse_service",
        ),
        (Kind.SHADOWED, "idle", None),
    ),
    "a norm that is always lifted": (
        changed(REFUSAL, when=all_of(norm(REFUSAL).when, REQUIRED_BY_LAW.yes, FEDERAL_COOPERATION.yes)),
        (Kind.SHADOWED, REFUSAL, None),
    ),
    "a norm that another of its clause says already": (
        planted(
            "idle",
            Effect.PERMITS,
            all_of(AGENCY.among("medical"), RESIDENT.yes, BECAUSE_OF_STATUS.no),
        ),
        (Kind.REDUNDANT, "idle", None),
    ),
    "an exception that is never met": (
        with_lift(REFUSAL, "idle", RESIDENT.no),
        (Kind.VACUOUS, REFUSAL, "idle"),
    ),
    "an exception that another covers": (
        with_lift(REFUSAL, "idle", all_of(REQUIRED_BY_LAW.yes, FEDERAL_COOPERATION.yes, BECAUSE_OF_STATUS.yes)),
        (Kind.SHADOWED, REFUSAL, "idle"),
    ),
    "an exception to what stays prohibited by the same clause": (
        with_norm(
            Norm("twin", "2-927(a)", ("refuse_service",), Effect.PROHIBITS, norm(REFUSAL).when),
            with_lift(REFUSAL, "idle", FEDERAL_COOPERATION.yes),
        ),
        (Kind.REDUNDANT, REFUSAL, "idle"),
    ),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_does_nothing_is_found(what: str) -> None:
    rulebook, expected = PLANTED[what]
    looked = found(rulebook)
    rows = [(each.kind, each.part.norm.name, each.part.lift.by if each.part.lift else None) for each in looked.always]
    assert expected in rows


def test_the_article_has_none_and_where_shipped_the_saving_clauses() -> None:
    """Where superior law prevails, it lifts whatever a saving clause lifts; and no more than that."""
    looked = found(RULEBOOK)
    assert looked.always == ()
    assert looked.parts == 7
    assert [(each.kind, each.part.norm.name, each.part.lift.by, each.covered_by) for each in looked.as_shipped] == [  # type: ignore[union-attr]
        (Kind.SHADOWED, REFUSAL, "2-927(c)", ("superior_law",)),
        (Kind.SHADOWED, "referral_by_status", "2-927(c)", ("superior_law",)),
    ]
    [sentence] = in_words(looked.as_shipped)
    assert sentence == (
        "shadowed: 2-927(c) as an exception to service_refused_for_status, 2-927(a) (refuse_service); "
        "referral_by_status, 2-927(b) (refer): wherever it lifts the norm, superior_law lifts it too."
    )


def test_a_norm_is_left_alone_that_does_something_in_one_case() -> None:
    """Each planted norm, in one case more, is a finding no more."""
    rulebook = planted("busy", Effect.PROHIBITS, all_of(RESIDENT.no, AGENCY.among("other"), REQUIRED_BY_LAW.yes))
    assert found(rulebook).always == ()
