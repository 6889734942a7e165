"""Before counsel signs: every case that a proposal changes, act by act, and how many of the City's own decisions."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from office_counsel import propose, settle
from office_visitor import Visitor

from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law, law
from charteroak.law.readings import READINGS
from charteroak.logic.meaning import meaning
from charteroak.recording.place import Place
from charteroak.recording.recorder import recorder

Someone = Callable[..., Visitor]
CHANGES = [(r.id, c) for r in READINGS for c in r.choices if c != r.shipped and r.id != "contractors"]


def meant(act: str, case: dict[str, Any], setting: dict[str, str | None]) -> str:
    open_ = [reading for reading in RULEBOOK.readings_of(act) if setting[reading.id] is None]
    chosen = product(*(reading.choices for reading in open_))
    outcomes = {
        meaning(RULEBOOK.norms_of(act), case, {**setting, **dict(zip((r.id for r in open_), each, strict=True))})[0]
        for each in chosen
    }
    return outcomes.pop().value if len(outcomes) == 1 else "counsel"


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(("reading", "choice"), CHANGES)
def test_the_page_and_the_files_have_every_case(someone: Someone, reading: str, choice: str) -> None:
    """The two files have the same cases, each changed as the meaning has it, as many as the page counts."""
    counsel = someone("counsel")
    counsel.get(propose(counsel, reading, choice))
    links = {str(each.text): each.get("href") for each in counsel.page.xpath("//section[@class='what-changes']//a")}
    lines = read(counsel, links["JSONL"])
    cases = [json.loads(line) for line in lines.splitlines()]
    rows = list(csv.DictReader(io.StringIO(read(counsel, links["CSV"]))))
    assert len(rows) == len(cases)
    before, after = dict(RULEBOOK.shipped), {**RULEBOOK.shipped, reading: choice}
    for row, case in zip(rows, cases, strict=True):
        assert row["act"] == case["act"]
        for side, setting in (("before", before), ("after", after)):
            assert row[f"outcome_{side}"] == case[side]["outcome"] == meant(case["act"], case["facts"], setting)
            assert row[f"clauses_{side}"].split(";") == (case[side]["clauses"] or [""])
        assert case["before"] != case["after"]
        assert all(row[name] == str(value).lower() for name, value in case["facts"].items())
    counted = Counter(case["act"] for case in cases)
    shown = {
        section.get("id").removeprefix("act-"): section.text_content()
        for section in counsel.page.xpath("//section[@class='changed-act']")
    }
    assert shown.keys() == counted.keys()
    assert all(f"{count:,} of" in shown[act] for act, count in counted.items())
    assert len({json.dumps([case["act"], case["facts"]]) for case in cases}) == len(cases)


def test_no_case_is_left_out() -> None:
    """Every case of the small acts, by the meaning: those that change are those of the file, and no other."""
    from charteroak.engines.comparison.changed import changed_cases
    from charteroak.engines.comparison.sides import side

    for reading, choice in CHANGES:
        before, after = dict(RULEBOOK.shipped), {**RULEBOOK.shipped, reading: choice}
        found = Counter(each["act"] for each in changed_cases(side(None, before), side(None, after)))
        for act in RULEBOOK.acts:
            if act.name in ("provide_service", "refuse_service", "refer", "arrest"):
                cases = [
                    dict(zip((fact.name for fact in act.facts), each, strict=True))
                    for each in product(*(fact.values for fact in act.facts))
                ]
                was, comes = Law(before), Law(after)
                changed = [c for c in cases if was.decide(act.name, c)[:2] != comes.decide(act.name, c)[:2]]
                assert len(changed) == found[act.name]
                assert all(meant(act.name, c, after) == comes.decide(act.name, c).outcome for c in changed)


def read(visitor: Visitor, href: str) -> str:
    response = visitor._client.get(href)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("ledger")
def test_it_counts_the_decisions_that_would_have_come_out_otherwise(someone: Someone) -> None:
    own = {"employee": "other_employee", "topic": "immigration_status", "recipient": "person_concerned"}
    facts: dict[str, str | bool | None] = {**own, "required_by_law": False, "necessary_to_service": False}
    other: dict[str, str | bool | None] = {**facts, "recipient": "other"}
    for each, times in ((facts, 3), (other, 2)):
        for _ in range(times):
            recorder().record(law().ask("disclose", each), each)
    counsel = someone("counsel")
    counsel.get(propose(counsel, "self_access", "a_disclosure"))
    assert "3 of the 5 decisions in the City's ledger would have come out otherwise" in counsel.page.text_content()
    recorder().record(law().ask("disclose", facts), facts)
    counsel.get(propose(counsel, "self_access", "a_disclosure"))
    assert "4 of the 6 decisions" in counsel.page.text_content()
    counsel.get(propose(counsel, "contractors", "covered"))
    assert "0 of the 6 decisions" in counsel.page.text_content()


def test_where_the_ledger_cannot_be_read_the_page_says_so(place: Place, someone: Someone) -> None:
    counsel = someone("counsel")
    address = propose(counsel, "self_access", "a_disclosure")
    assert "holds no decision" in counsel.get(address).page.text_content()
    place.folder.mkdir(parents=True)
    assert "cannot be read now" in counsel.get(address).page.text_content()


@pytest.mark.usefixtures("ledger")
def test_a_later_proposal_is_compared_with_what_will_hold_by_then(someone: Someone) -> None:
    from datetime import timedelta

    from charteroak.law.law import today

    settle(someone, "contractors", "covered", since=today() + timedelta(days=5))
    counsel = someone("counsel")
    counsel.get(propose(counsel, "contractors", "unsettle", since=today() + timedelta(days=9)))
    now = counsel.text("//dl[@class='of']/div[2]/dd")
    assert now == "Covered"


@pytest.mark.parametrize("form", ["xlsx", "txt"])
@pytest.mark.usefixtures("ledger")
def test_there_is_no_other_file(someone: Someone, form: str) -> None:
    counsel = someone("counsel")
    address = propose(counsel, "self_access", "a_disclosure")
    assert counsel.get(f"{address}cases.{form}").status == 404
    assert someone("supervisor").get(f"{address}cases.csv").status == 403
