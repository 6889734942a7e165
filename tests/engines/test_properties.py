"""The properties can fail: of an article that says something else, the right one is false, and a case shows it."""

from dataclasses import replace

import pytest
from proof_samples import changed, norm, with_fact, with_lift, with_norm, without

from charteroak.engines.proofs import enumerated
from charteroak.engines.proofs.claims import Always, Checked, Kept, OnlyCounsel, Property, Same
from charteroak.engines.proofs.counterexample_tests import as_test
from charteroak.engines.proofs.in_words import of_counterexample, of_property
from charteroak.engines.proofs.proving import CASES, Proof, Prover
from charteroak.engines.proofs.replay import refutes
from charteroak.engines.properties.checked import REVIEWED
from charteroak.engines.properties.every_property import properties
from charteroak.engines.properties.police import POLICE_PROPERTIES
from charteroak.engines.properties.privacy import PRIVACY_PROPERTIES
from charteroak.engines.properties.services import SERVICE_PROPERTIES
from charteroak.engines.smt.solve import SOLVERS
from charteroak.law import article
from charteroak.law.article import RULEBOOK
from charteroak.law.readings import SECTION_1373
from charteroak.law.terms import (
    BECAUSE_OF_STATUS,
    EMPLOYEE,
    FEDERAL_COOPERATION,
    NECESSARY_TO_INVESTIGATION,
    OTHER_IMMIGRATION_PAPER,
    RESIDENT,
)
from charteroak.logic.expr import Expr, Fact, ReadAs, all_of
from charteroak.logic.norm import Effect, Norm, Rulebook

PROPERTIES = {each.id: each for each in properties(RULEBOOK)}
VICTIMS = "status_inquiry_of_victim_or_witness"
REQUEST = FEDERAL_COOPERATION.yes
CITIZEN = Fact("lawfully_present", "Is this person lawfully present?")


def amended(name: str, act: str, effect: Effect, when: Expr, clause: str = "2-927(a)") -> Rulebook:
    """The article with one more norm."""
    return with_norm(Norm(name, clause, (act,), effect, when))


MUTATIONS: dict[str, tuple[str, Rulebook]] = {
    "victims are not protected": ("victims_and_witnesses", without(VICTIMS)),
    "(a)'s exception is (b)'s too": (
        "investigation_changes_nothing",
        with_lift(VICTIMS, "necessary_to_investigation", NECESSARY_TO_INVESTIGATION.yes),
    ),
    "a request lifts (b)": ("victims_mandate", with_lift(VICTIMS, "request", REQUEST)),
    "(b) permits": ("victims_and_witnesses", changed(VICTIMS, effect=Effect.PERMITS)),
    "no one minds (d)": ("removal_warrant_alone", without("arrest_on_removal_warrant")),
    "a detainer lifts (d)": (
        "papers_lift_nothing",
        with_lift("arrest_on_removal_warrant", "detainer", OTHER_IMMIGRATION_PAPER.yes),
    ),
    "a request lifts (c)": ("request_is_no_requirement", with_lift("arrest_on_status", "request", REQUEST)),
    "(d) binds civilians": (
        "civilians_of_the_police",
        changed("arrest_on_removal_warrant", when=norm("arrest_on_status").when),
    ),
    "arrests for crimes are forbidden": (
        "arrests_on_status_only",
        changed("arrest_on_removal_warrant", when=EMPLOYEE.among("police_officer")),
    ),
    "status may be a ground to refuse": ("refusal_for_status", without("service_refused_for_status")),
    "a refusal for status is allowed on request": (
        "refusal_never_turns_on_status",
        with_lift("service_refused_for_status", "request", REQUEST),
    ),
    "a duty to refuse": (
        "only_services_are_required",
        amended("duty_to_refuse", "refuse_service", Effect.REQUIRES, RESIDENT.no),
    ),
    "a duty that is prohibited": (
        "never_required_and_prohibited",
        amended("duty_to_refuse", "refuse_service", Effect.REQUIRES, BECAUSE_OF_STATUS.yes),
    ),
    "no duty to serve": ("service_to_residents", changed("service_to_residents", effect=Effect.PERMITS)),
    "referrals by status": ("referrals_alike", without("referral_by_status")),
    "1373 for every topic": (
        "counsel_as_shipped",
        with_lift("private_disclosure", "section_1373", SECTION_1373.read_as("federal_law_prevails")),
    ),
    "a request opens the files": ("disclosure_on_request", with_lift("private_disclosure", "request", all_of())),
    "a lift that is 1373's namesake": ("section_1373_is_narrow", with_lift("private_disclosure", "other", all_of())),
    "a clause that is not there": (
        "cites_a_clause_in_force",
        amended("new", "refer", Effect.PROHIBITS, RESIDENT.no, "2-930"),
    ),
    "a saving clause that strays": ("saving_clauses_stay_home", with_lift("private_inquiry", "2-928(f)", REQUEST)),
    "a saving clause that takes a duty": (
        "saving_clauses_stay_home",
        with_lift("service_to_residents", "2-927(c)", RESIDENT.yes),
    ),
    "a fact that holds a status": ("no_fact_holds_a_status", with_fact("refer", CITIZEN)),
}


@pytest.fixture(scope="module")
def broken() -> dict[str, Proof]:
    """What came of each property, of the article that makes it false."""
    return {
        what: Prover(rulebook, SOLVERS).prove(next(each for each in properties(rulebook) if each.id == name))
        for what, (name, rulebook) in MUTATIONS.items()
    }


@pytest.mark.parametrize("what", MUTATIONS)
def test_an_article_that_says_otherwise_is_found_out(what: str, broken: dict[str, Proof]) -> None:
    """Both solvers and the enumeration say no, and the case is one in the meaning."""
    proof, rulebook = broken[what], MUTATIONS[what][1]
    assert not proof.holds
    assert proof.agree
    assert {way.holds for way in proof.ways.values()} == {False} or isinstance(proof.about.statements[-1], Checked)
    assert proof.counterexample is not None
    assert refutes(proof.counterexample, rulebook)


@pytest.mark.parametrize("what", MUTATIONS)
def test_a_counterexample_is_a_test_that_fails_now(
    what: str, broken: dict[str, Proof], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails of the article that says otherwise, and passes of the article as it is."""
    proof, rulebook = broken[what], MUTATIONS[what][1]
    assert proof.counterexample is not None
    source = as_test(proof.about, proof.counterexample)
    if "charteroak.decide" not in source:  # which answers from the tables as shipped
        assert "AssertionError" in outcome_of(source, proof.about.id, rulebook, monkeypatch)
    assert outcome_of(source, proof.about.id, RULEBOOK, monkeypatch) == "passed"


def outcome_of(source: str, name: str, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test that was printed, with that rulebook in place of the article's."""
    space: dict[str, object] = {}
    with monkeypatch.context() as patch:
        patch.setattr(article, "RULEBOOK", rulebook)
        exec(source, space)  # noqa: S102 - what we printed
        try:
            space[f"test_{name}"]()  # type: ignore[operator]
        except AssertionError:
            return "AssertionError"
    return "passed"


def test_a_counterexample_reads_as_a_case(broken: dict[str, Proof]) -> None:
    """Each fact as it is asked, with its answer; the readings, the outcome and the clauses."""
    proof = broken["victims are not protected"]
    assert proof.counterexample is not None
    lines = of_counterexample(proof.counterexample, MUTATIONS["victims are not protected"][1])
    said = "\n".join(lines)
    for part in (
        "Who is acting? A Hartford police officer.",
        "How has this person come into contact with the police? As a victim of a crime.",
        "Does a statute, a regulation or a court order require this act? No.",
        "superior_law is read as",
        "The answer: permitted, by 2-928(a), 2-929.",
    ):
        assert part in said
    two = broken["a request lifts (c)"].counterexample
    assert two is not None
    said = "\n".join(of_counterexample(two, MUTATIONS["a request lifts (c)"][1]))
    assert said.index("One case") < said.index("The other")


CONDITIONAL = [name for name, each in PROPERTIES.items() if each.under and name != "counsel_as_shipped"]


@pytest.mark.parametrize("name", CONDITIONAL)
def test_what_is_claimed_under_one_reading_is_false_without_it(name: str) -> None:
    """So that nothing is claimed under a reading that holds under every one; and the case is under another reading."""
    claimed = PROPERTIES[name]
    bare = replace(claimed, statements=tuple(map(without_readings, claimed.statements)))
    proof = Prover(RULEBOOK, SOLVERS).prove(bare)
    assert not proof.holds
    assert proof.agree
    assert proof.counterexample is not None
    statement = claimed.statements[0]
    assert isinstance(statement, Always)
    [settled] = [part for part in statement.given if isinstance(part, ReadAs)]
    assert proof.counterexample.instances[0].readings[settled.reading.id] != settled.choice


def without_readings(statement):
    return replace(statement, given=tuple(part for part in statement.given if not isinstance(part, ReadAs)))


def test_only_these_depend_on_a_reading() -> None:
    assert len(CONDITIONAL) == 5
    for each in PROPERTIES.values():
        named = any(
            isinstance(part, ReadAs)
            for statement in each.statements
            if isinstance(statement, Always | Same)
            for part in statement.given
        )
        assert named == (each.id in CONDITIONAL)


SMALL = ("disclose", "arrest", "provide_service", "refuse_service", "refer")


def of_small_acts(each: Property) -> Property:
    kept = (s for s in each.statements if isinstance(s, Checked | Kept) or s.act in SMALL)
    return replace(each, statements=tuple(s for s in kept if isinstance(s, Checked) or s.act in SMALL))


@pytest.mark.parametrize("what", [None, "a request opens the files"])
def test_solvers_and_enumeration_agree_on_every_property(what: str | None) -> None:
    """Of the article and of one that says otherwise: on all acts but the largest, which the command proves."""
    rulebook = MUTATIONS[what][1] if what else RULEBOOK
    prover = Prover(rulebook, SOLVERS)
    proofs = [prover.prove(of_small_acts(each)) for each in properties(rulebook) if of_small_acts(each).statements]
    assert [proof.about.id for proof in proofs if not proof.agree] == []
    failing = {proof.about.id for proof in proofs if not proof.holds}
    assert failing == set() if what is None else MUTATIONS[what][0] in failing


def test_a_table_that_is_wrong_in_one_cell_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The enumeration looks at the table that is shipped; and the meaning then says that the table is wrong."""
    plain = enumerated.outcomes_of

    def corrupted(table):
        codes = plain(table).copy()
        codes[(1,) * codes.ndim] ^= 3
        return codes

    [monotonic] = [replace(PROPERTIES["monotonic"], statements=(Kept("refer"),))]
    assert Prover(RULEBOOK, SOLVERS).prove(monotonic).holds
    monkeypatch.setattr(enumerated, "outcomes_of", corrupted)
    proof = Prover(RULEBOOK, SOLVERS).prove(monotonic)
    assert (proof.holds, proof.agree, proof.wrong) == (False, False, (CASES,))


def test_each_property_is_a_sentence_about_clauses_and_acts_that_there_are() -> None:
    acts = {act.name for act in RULEBOOK.acts}
    for each in PROPERTIES.values():
        assert each.says[0].isupper() or each.says[0].isdigit()
        assert each.says.endswith(".")
        assert each.clauses
        assert each.statements
        assert {s.act for s in each.statements if isinstance(s, Always | Same | Kept | OnlyCounsel)} <= acts
        assert list(of_property(each, RULEBOOK))
    assert len(PROPERTIES) == len(properties(RULEBOOK))


def test_the_review_is_of_the_facts_that_there_are() -> None:
    assert set(REVIEWED) == {fact.name for act in RULEBOOK.acts for fact in act.facts}


def test_nothing_is_given_that_never_happens() -> None:
    """A claim about no case would be true of anything: what is given is met by some case.

    What is said of every act may be about none in some act, where no norm prohibits, say; but not in all of them.
    """
    prover = Prover(RULEBOOK, SOLVERS[:1])
    special = {each.id for each in (*POLICE_PROPERTIES, *PRIVACY_PROPERTIES, *SERVICE_PROPERTIES)}
    for each in PROPERTIES.values():
        claims = [s for s in each.statements if isinstance(s, Always) and s.then]
        asked = [(claim.act, claim.given) for claim in claims]
        asked += [
            (pair.act, (*pair.given, *one))
            for pair in each.statements
            if isinstance(pair, Same)
            for one in (pair.first, pair.second)
        ]
        met = [not prover.prove(replace(each, statements=(Always(*what, ()),))).ways["z3"].holds for what in asked]
        assert all(met) if each.id in special else any(met) or not met, each.id
