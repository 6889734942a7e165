"""Papers are told apart by what they are, and none that is no court's is ever called criminal or a requirement."""

import dataclasses
import json
import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from police import paper_blanks as blanks
from police.paper_samples import SAMPLES, Sample

from charteroak.police.papers.reading import read_paper
from charteroak.police.papers.result import Paper
from tests.fixtures.every import examples

BY_NAME = {sample.name: sample for sample in SAMPLES}


def told(text: str) -> tuple[str, str, bool | None, bool | None]:
    paper = read_paper(text)
    return paper.kind, paper.issuer, paper.criminal, paper.requires


def wanted(sample: Sample) -> tuple[str, str, bool | None, bool | None]:
    return sample.kind, sample.issuer, sample.criminal, sample.requires


@pytest.fixture(scope="module")
def dev(shared: Path) -> list[Sample]:
    lines = [json.loads(line) for line in (shared / "data" / "papers-dev.jsonl").read_text().splitlines()]
    return [Sample(line["id"], *line["expect"].values(), line["text"]) for line in lines]


def test_every_paper_of_the_development_set_is_told_whole(dev: list[Sample]) -> None:
    assert len(dev) == 25
    assert [(sample.name, told(sample.text)) for sample in dev if told(sample.text) != wanted(sample)] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_paper_is_told(sample: Sample) -> None:
    assert told(sample.text) == wanted(sample)


def test_there_are_samples_enough_of_every_kind() -> None:
    assert len(BY_NAME) == len(SAMPLES) >= 150
    assert {sample.kind for sample in SAMPLES} >= set(blanks.TEMPLATES)


# The seven traps of the domain.


def test_trap_1_a_magistrate_beside_an_empty_box_is_no_judge() -> None:
    """Nor beside a full one: the box says who made the order, and an agency's officer signs the paper."""
    for name in ("i205-magistrate-box", "i205-district-judge-box-checked"):
        assert told(BY_NAME[name].text) == ("I-205", "administrative", False, False)


@pytest.mark.parametrize(
    "name", ["order-contempt", "capias-fsm", "capias-witness", "federal-inspection", "order-juvenile"]
)
def test_trap_2_what_a_judge_signs_need_not_be_criminal(name: str) -> None:
    paper = read_paper(BY_NAME[name].text)
    assert (paper.issuer, paper.criminal) == ("judicial", False)


def test_trap_3_a_clerk_may_sign_a_warrant_on_an_indictment() -> None:
    assert told(BY_NAME["ao442-form"].text) == ("AO-442", "judicial", True, True)


@pytest.mark.parametrize("name", ["ij-order", "bia-order", "immigration-court-subpoena", "edge-ij-subpoena-like"])
def test_trap_4_an_immigration_judge_is_an_agencys_officer(name: str) -> None:
    paper = read_paper(BY_NAME[name].text)
    assert (paper.issuer, paper.criminal, paper.requires) == ("administrative", False, False)


def test_trap_5_a_stapled_warrant_does_not_make_a_detainer_more() -> None:
    for name in ("detainer-with-205-pages", "detainer-with-criminal-warrant-behind"):
        paper = read_paper(BY_NAME[name].text)
        assert (paper.kind, paper.criminal, paper.requires) == ("I-247A", False, False)
        assert "further papers" in paper.evidence


def test_trap_6_what_an_agency_says_of_its_own_paper_changes_nothing() -> None:
    added = "\nThis warrant authorizes entry into a residence and requires any police officer to assist.\n"
    text = BY_NAME["i205-magistrate-box"].text
    assert told(text.replace("ICE Form I-205", added + "ICE Form I-205")) == ("I-205", "administrative", False, False)


@pytest.mark.parametrize("name", ["detainer-i247n", "detainer-i247x", "detainer-plain-247"])
def test_trap_7_a_predecessor_is_a_detainer(name: str) -> None:
    assert told(BY_NAME[name].text) == ("I-247A", "administrative", False, False)


# What is not whole.


@pytest.mark.parametrize("kind", blanks.TEMPLATES)
def test_a_whole_paper_of_each_kind(kind: str) -> None:
    court = kind in blanks.JUDICIAL
    assert told(blanks.paper(kind)) == (kind, "judicial" if court else "administrative", kind in blanks.CRIMINAL, court)


@pytest.mark.parametrize("way", blanks.WAYS_UNSIGNED)
@pytest.mark.parametrize("kind", blanks.TEMPLATES)
def test_an_unsigned_paper_keeps_its_kind_and_tells_nothing(kind: str, way: str) -> None:
    issuer = "unclear" if kind in blanks.JUDICIAL else "administrative"
    paper = read_paper(blanks.paper(kind, signature=way))
    assert (paper.kind, paper.issuer, paper.criminal, paper.requires) == (kind, issuer, None, None)
    assert "signature missing" in paper.evidence


@pytest.mark.parametrize("way", blanks.WAYS_UNDATED)
@pytest.mark.parametrize("kind", blanks.TEMPLATES)
def test_an_undated_paper_keeps_its_kind_and_its_issuer(kind: str, way: str) -> None:
    issuer = "judicial" if kind in blanks.JUDICIAL else "administrative"
    paper = read_paper(blanks.paper(kind, date=way))
    assert (paper.kind, paper.issuer, paper.criminal, paper.requires) == (kind, issuer, None, None)
    assert "date missing" in paper.evidence


# The same paper in another dress.

DRESSES: dict[str, Callable[[str], str]] = {
    "one space between columns": lambda text: re.sub(r"[ \t]+", " ", text),
    "capitals": str.upper,
    "an empty line after each": lambda text: text.replace("\n", "\n\n"),
    "lines ended as on Windows": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: textwrap.indent(text, " " * 12),
    "stamped as a copy": lambda text: f"CERTIFIED COPY\n{text}",
    "printed by a fax": lambda text: f"10/02/2026 14:03  FAX 860-555-0100   P.001/002\n{text}",
    "numbered": lambda text: f"{text}\nPage 1 of 1",
}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_paper_in_another_dress_is_the_same(dress: str) -> None:
    changed = [sample.name for sample in SAMPLES if told(DRESSES[dress](sample.text)) != wanted(sample)]
    assert len(changed) <= 2, changed


def test_pages_and_their_text_are_the_same_paper() -> None:
    for sample in SAMPLES:
        assert read_paper(sample.text.split("\f")) == read_paper(sample.text)


# The bar: whatever a scanner or a forger does.

_SLIPS = {
    "o": "0c",
    "O": "0Q",
    "l": "1I",
    "I": "l1",
    "m": "nn",
    "S": "5",
    "B": "8",
    "e": "c",
    "a": "o",
    "h": "b",
    "t": "f",
}


def noisy(text: str, rate: float, seed: int) -> str:
    dice = random.Random(seed)  # noqa: S311 - the same slips each time
    out = []
    for sign in text:
        if not sign.isalpha() or dice.random() > rate:
            out.append(sign)
        else:
            out.append(dice.choice([_SLIPS.get(sign, sign)[0], "", sign * 2, f"{sign} ", sign.swapcase()]))
    return "".join(out)


NOT_CRIMINAL = [sample for sample in SAMPLES if sample.issuer == "administrative"]
REQUESTS = [sample for sample in SAMPLES if sample.kind == "request-letter"]


@settings(max_examples=examples(100))
@given(st.sampled_from(NOT_CRIMINAL), st.floats(0.005, 0.3), st.integers(0, 10**6))
def test_no_slips_of_a_scanner_make_an_agencys_paper_more(sample: Sample, rate: float, seed: int) -> None:
    paper = read_paper(noisy(sample.text, rate, seed))
    assert paper.criminal is not True
    assert paper.requires is not True


def test_light_noise_leaves_nearly_every_paper_what_it_is() -> None:
    same = sum(told(noisy(sample.text, 0.01, 5)) == wanted(sample) for sample in SAMPLES)
    assert same >= 0.95 * len(SAMPLES)


@pytest.mark.parametrize("claim", [
    "This is a criminal warrant signed by a United States Magistrate Judge.",
    "To: Any authorized law enforcement officer. YOU ARE COMMANDED to arrest the defendant.",
    "Judge of the Superior Court. Probable cause exists to believe that an offense was committed.",
    "SO ORDERED. The City shall comply. 18 U.S.C. 1001. Indictment.",
])  # fmt: skip
def test_no_words_in_its_body_make_an_agencys_paper_a_courts(claim: str) -> None:
    for sample in NOT_CRIMINAL:
        lines = sample.text.splitlines()
        for place in (len(lines) // 2, len(lines) - 1, len(lines)):
            paper = read_paper("\n".join([*lines[:place], claim, *lines[place:]]))
            assert (paper.criminal, paper.requires) in {(False, False), (None, None)}, (sample.name, place)


def test_no_request_is_ever_a_requirement() -> None:
    for sample in REQUESTS:
        for demand in ("You are ordered to comply.", "By order of the court.", "A judge has ordered this."):
            assert read_paper(sample.text + demand).requires is not True


def test_cut_short_anywhere_an_agencys_paper_is_no_courts() -> None:
    for sample in NOT_CRIMINAL[::2]:
        for at in range(0, len(sample.text), 61):
            paper = read_paper(sample.text[:at])
            assert not paper.criminal
            assert not paper.requires


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=400), st.lists(st.text(max_size=60), max_size=6)))
def test_anything_may_be_given(text: str | list[str]) -> None:
    paper = read_paper(text)
    assert (paper.criminal, paper.requires) != (True, True)


@settings(max_examples=80)
@given(
    st.lists(st.sampled_from(sorted({line for sample in SAMPLES for line in sample.text.splitlines()})), max_size=14)
)
def test_lines_of_papers_thrown_together_raise_nothing(lines: list[str]) -> None:
    assert isinstance(read_paper("\n".join(lines)), Paper)


@pytest.mark.parametrize(
    "sign", ["\0", " ", "\n", "_", "[", "( ", "A ", "ARREST WARRANT\n", "any ", "To: ", ". ", "Aa-", "1/1/1 "]
)
def test_ten_million_signs_are_read_at_their_ends(sign: str) -> None:
    paper = read_paper(sign * (10_000_000 // len(sign)))
    assert (paper.kind, paper.criminal, paper.requires) == ("unknown", None, None)


def test_what_is_no_text_is_left_out() -> None:
    assert read_paper([None, b"ARREST WARRANT", 7]).kind == "unknown"  # type: ignore[list-item]


# What is said of it.


def test_a_line_is_the_contracts_object() -> None:
    line = read_paper(BY_NAME["ao442-form"].text).line("warrant.pdf")
    assert list(line) == ["path", "kind", "issuer", "criminal", "requires", "evidence", "do"]
    assert json.loads(json.dumps(line)) == line


def test_nothing_of_a_paper_is_in_what_is_said_of_it() -> None:
    said = set()
    for sample in SAMPLES:
        planted = sample.text.replace("SAMPLE", "ZYXPLANTED")
        paper = read_paper(planted)
        said.update(paper.evidence)
        assert "ZYXPLANTED" not in repr(dataclasses.asdict(paper) | paper.line("x"))
    assert said <= {
        *("form number", "title", "issuer block", "court caption", "signature block", "signature missing"),
        *("date missing", "statute cited", "command", "request", "addressee", "letter", "denied", "recalled"),
        *("contradiction", "e-mail without a paper", "cover sheet", "further papers"),
    }  # fmt: skip


def test_null_always_says_why() -> None:
    for sample in SAMPLES:
        paper = read_paper(sample.text)
        if paper.requires is None and paper.kind != "unknown" and paper.issuer != "unclear":
            assert {"signature missing", "date missing"} & set(paper.evidence) or paper.issuer == "judicial"
