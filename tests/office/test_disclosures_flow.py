"""A request from its arrival to its end, as people without scripts take it there, and what the ledger says of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from office_disclosing import (
    OTHERS,
    RECORDS,
    Choice,
    Routine,
    StandIns,
    approve,
    classes,
    decided,
    fill,
    follow,
    given,
    handed,
    ledger_of,
    ready,
    request_at,
    taken_in,
    warmed,
)
from office_visitor import Visitor

from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("ledger", "office")
Someone = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def parts() -> Iterator[StandIns]:
    """The other parts, in whose place these stand."""
    from charteroak.office.disclosures.joining import using

    warmed()
    standing = StandIns()
    with using(standing):
        yield standing


def steps(address: str) -> list[tuple[str, str]]:
    """The entries of a request, by kind and step."""
    return [(said["kind"], said.get("facts", {}).get("step", "")) for said in ledger_of(address)]


@pytest.mark.postgres_too
def test_a_necessity_is_released_after_one_approval(someone: Someone, parts: StandIns) -> None:
    clerk, supervisor = someone("records"), someone("supervisor")
    address = ready(clerk)
    assert follow(approve(supervisor, address, "supervisor")).text("//p[contains(@class, 'state')]") == "Approved"
    handed(clerk, address)
    assert clerk.status == 200
    assert clerk.response.content == b"PK package"
    assert parts.made == [(RECORDS, {"public_assistance"}, set())]
    assert request_at(address).state == "closed_released"
    assert steps(address) == [
        ("request", "received"),
        ("decision", ""),
        ("approval", "approved"),
        ("disclosure", "released"),
        ("request", "closed_released"),
    ]
    disclosure = list(ledger_of(address))[3]
    assert disclosure["basis"] == "service_necessity"
    assert disclosure["approvers"] == ["supervisor"]
    assert disclosure["facts"]["necessity"] == "to_deliver"
    assert disclosure["clauses"] == ["2-929"]


def test_required_by_law_needs_counsel_too_and_cites_an_authority(someone: Someone) -> None:
    clerk = someone("records")
    address = ready(clerk, "authority", requester="court")
    assert request_at(address).state == "waits_supervisor"
    follow(approve(someone("supervisor"), address, "supervisor"))
    assert request_at(address).state == "waits_counsel"
    page = someone("counsel").get(f"{address}counsel/")
    assert "7 C.F.R. 272.1(c)" in page.text("//main")
    follow(fill(page, answer="approve"))
    assert handed(clerk, address).status == 200
    disclosure = list(ledger_of(address))[4]
    assert disclosure["basis"] == "federal_regulation"
    assert disclosure["approvers"] == ["counsel", "supervisor"] or disclosure["approvers"] == ["supervisor", "counsel"]


def test_some_of_it_is_withheld_and_what_was_not_asked_always_is(someone: Someone, parts: StandIns) -> None:
    parts.found = ("public_assistance", "crime_witness")
    clerk = someone("records")
    address = taken_in(clerk, topics=["public_assistance", "immigration_status"])
    given(clerk, address)
    first, second = classes(clerk, address)
    for each, how in ((first, "necessity"), (second, "withhold")):
        from office_disclosing import answered

        answered(clerk, each, necessary="true" if how == "necessity" else "false")
        fill(clerk, decision="release", necessity="to_deliver", note="Needed to deliver it.") if (
            how == "necessity"
        ) else fill(clerk, decision="withhold")
        follow(clerk)
    fill(clerk.get(f"{address}send/"))
    follow(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    handed(clerk, address)
    [(_, release, withheld)] = parts.made
    assert len(release) == 1
    assert release | withheld == {"public_assistance", "immigration_status", "crime_witness"}
    assert request_at(address).state == "closed_released_in_part"
    told = [
        (said["facts"]["topic"], said["facts"]["step"]) for said in ledger_of(address) if said["kind"] == "disclosure"
    ]
    assert sorted(step for _, step in told) == ["released", "withheld"]
    assert {topic for topic, _ in told} == {"public_assistance", "immigration_status"}


def test_what_is_prohibited_is_refused_with_a_letter_that_says_the_clause(someone: Someone) -> None:
    clerk = someone("records")
    address = taken_in(clerk, requester="federal_immigration_authorities", paper=False)
    given(clerk, address)
    decided(clerk, address, "withhold")
    assert clerk.get(f"{address}send/").status == 409
    fill(clerk.get(f"{address}close/"), how="refuse")
    receipt = follow(clerk)
    assert receipt.heading == "The receipt"
    assert len(receipt.texts("//ol[contains(@class, 'kept')]/li")) == 4
    letter = clerk.get(f"{address}letter/")
    assert "2-929" in letter.text("//article")
    assert "Zebulon" not in letter.text("//main")
    assert steps(address)[-2:] == [("disclosure", "withheld"), ("request", "closed_refused")]


def test_a_prohibited_class_cannot_be_released_by_any_form(someone: Someone) -> None:
    clerk = someone("records")
    address = taken_in(clerk, requester="press")
    given(clerk, address)
    [each] = classes(clerk, address)
    from office_disclosing import answered

    answered(clerk, each, necessary="false")
    assert clerk.page.xpath("//input[@name='decision']/@value") == ["withhold"]
    fill(clerk, decision="release")
    assert clerk.status == 400
    assert request_at(address).state == "draft"


def test_a_routine_stands_for_the_supervisor(someone: Someone, parts: StandIns) -> None:
    parts.routines["public_assistance"] = Routine()
    clerk = someone("records")
    address = ready(clerk, requester="service_provider")
    assert request_at(address).state == "approved"
    assert handed(clerk, address).status == 200
    approval, disclosure = (said for said in ledger_of(address) if said["kind"] in ("approval", "disclosure"))
    assert approval["facts"] == {"step": "approved", "routine": "used"}
    assert disclosure["facts"]["routine"] == "used"
    assert parts.used == [("r1", request_at(address).record)]


def test_a_routine_covers_its_own_reason_alone_and_while_it_holds(someone: Someone, parts: StandIns) -> None:
    parts.routines["public_assistance"] = Routine(necessity="to_pay_or_bill")
    assert request_at(ready(someone("records"))).state == "waits_supervisor"
    parts.routines["public_assistance"] = Routine()
    clerk = someone("records")
    address = ready(clerk)
    parts.routines.clear()
    assert handed_blind(clerk, address) == 409
    assert request_at(address).state == "decided"
    assert steps(address)[-1] == ("approval", "lapsed")


def handed_blind(clerk: Visitor, address: str) -> int:
    """Open the page of the hand-over: what it rests on is gone, so there is nothing to hand over."""
    return clerk.get(f"{address}release/").status


@pytest.mark.parametrize("how", ["withdraw", "nothing_held"])
def test_it_closes_without_a_release(someone: Someone, how: str) -> None:
    clerk = someone("employee")
    address = taken_in(clerk)
    fill(clerk.get(f"{address}close/"), how=how)
    follow(clerk)
    closed = {"withdraw": "closed_withdrawn", "nothing_held": "closed_nothing_held"}[how]
    assert steps(address) == [("request", "received"), ("request", closed)]


def test_nobody_approves_their_own_or_twice(someone: Someone) -> None:
    both = someone("records", "supervisor", "counsel")
    address = ready(both, "authority")
    assert both.get(f"{address}supervisor/").status == 403
    other = someone("supervisor", "counsel")
    follow(approve(other, address, "supervisor"))
    assert other.get(f"{address}counsel/").status == 403
    assert both.get(f"{address}counsel/").status == 403
    follow(approve(someone("counsel"), address, "counsel"))
    assert request_at(address).state == "approved"


def test_approvals_die_when_the_facts_change(someone: Someone) -> None:
    clerk = someone("records")
    address = ready(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    [each] = classes(clerk, address)
    clerk.get(f"{each}")
    fill(clerk, note="Another reason, in a sentence.")
    follow(clerk)
    assert request_at(address).state == "decided"
    assert ("approval", "lapsed") in steps(address)


def test_approvals_die_when_an_authority_ends(someone: Someone, parts: StandIns) -> None:
    clerk = someone("records")
    address = ready(clerk, "authority")
    follow(approve(someone("supervisor"), address, "supervisor"))
    parts.authorities = [Choice(superseded=True)]
    counsel = someone("counsel")
    assert approve_blind(counsel, address) == 409
    assert request_at(address).state == "draft"
    assert steps(address)[-1] == ("approval", "lapsed")


def approve_blind(counsel: Visitor, address: str) -> int:
    """Open counsel's page: what it rests on is gone, so there is nothing to approve."""
    return counsel.get(f"{address}counsel/").status


def test_another_file_kills_the_approvals(someone: Someone, parts: StandIns) -> None:
    clerk = someone("records")
    address = ready(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    handed(clerk, address, OTHERS)
    assert clerk.status == 409
    assert "not the one that was screened" in clerk.text("//main")
    assert not parts.made
    assert request_at(address).state == "draft"
    assert request_at(address).commitment == ""


def test_a_broken_download_is_had_again_in_the_same_session_and_recorded_once(
    someone: Someone, parts: StandIns
) -> None:
    clerk = someone("records")
    address = ready(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    handed(clerk, address)
    before = steps(address)
    handed(clerk, address)
    assert clerk.response.content == b"PK package"
    assert steps(address) == before
    assert handed(clerk, address, OTHERS).status == 409
    assert someone("records").get(f"{address}release/").status == 409
    assert clerk.get(f"{address}receipt/").heading == "The receipt"
    assert len(parts.made) == 2


def test_after_closing_no_key_and_no_note_is_kept(someone: Someone) -> None:
    clerk = someone("records")
    address = ready(clerk)
    follow(approve(someone("supervisor"), address, "supervisor"))
    handed(clerk, address)
    kept = request_at(address)
    assert kept.key == ""
    assert kept.commitment
    assert [item.note for item in kept.items.all()] == [""]


def test_whoever_looks_at_an_old_page_is_told_what_changed(someone: Someone) -> None:
    clerk, other = someone("records"), someone("records")
    address = taken_in(clerk)
    given(clerk, address)
    old = other.get(f"{address}records/")
    decided(clerk, address)
    fill(old, records=("x.txt", RECORDS))
    assert old.status == 409
    assert (
        old.texts("//ol[contains(@class, 'lines')]/li/span[@class='what']")[0] == "Changed: Receiving public assistance"
    )


def test_an_approver_who_says_no_says_why(someone: Someone) -> None:
    address = ready(someone("records"))
    supervisor = someone("supervisor")
    approve(supervisor, address, "supervisor", "not_approve")
    assert supervisor.status == 400
    follow(approve(supervisor, address, "supervisor", "not_approve", "facts_to_check"))
    assert request_at(address).state == "decided"
    assert "The facts have to be checked" in supervisor.get(address).text("//main")
    assert steps(address)[-1] == ("approval", "not_approved")


def test_an_approval_is_taken_back_by_who_gave_it_alone(someone: Someone) -> None:
    address = ready(someone("records"))
    supervisor = someone("supervisor")
    follow(approve(supervisor, address, "supervisor"))
    assert someone("supervisor").get(f"{address}revoke/").status == 403
    follow(fill(supervisor.get(f"{address}revoke/")))
    assert request_at(address).state == "decided"


def test_an_approver_has_to_have_proven_who_they_are(someone: Someone) -> None:
    from office_people import made, signed_in

    address = ready(someone("records"))
    stale = signed_in(made("supervisor"), proven=False)
    assert "/sign-in/again/" in stale.get(f"{address}supervisor/").response.headers["Location"]


# The receipt.


def kept_in(receipt: Visitor) -> list[dict[str, Any]]:
    """The entries in the file that a receipt holds."""
    [link] = receipt.page.xpath("//main//a[starts-with(@href, 'data:')]/@href")
    found: list[dict[str, Any]] = json.loads(unquote(link.partition(",")[2]))
    return found


def test_a_receipt_can_be_had_again_by_all_who_may_see_the_request_and_every_proof_holds(someone: Someone) -> None:
    from charteroak.ledger.checkpoint import Checkpoint
    from charteroak.ledger.receipt import Receipt
    from charteroak.ledger.tree import check_inclusion, leaf_hash
    from charteroak.office.disclosures.closing import _KEPT
    from charteroak.recording.reading import Reader

    clerk = someone("records")
    address = ready(clerk)
    assert clerk.get(f"{address}receipt/").status == 409
    follow(approve(someone("supervisor"), address, "supervisor"))
    handed(clerk, address)
    _KEPT.clear()  # as in another process, or after a restart
    ours = list(ledger_of(address))
    for role in ("records", "supervisor", "counsel", "auditor"):
        for _ in range(2):
            kept = kept_in(someone(role).get(f"{address}receipt/"))
            assert [each["record"] for each in kept] == [request_at(address).record] * len(ours)
    assert someone("employee", department="library").get(f"{address}receipt/").status == 403
    reader = Reader(Place.from_environment())
    try:
        for said, each in zip(ours, kept, strict=True):
            entry = base64.b64decode(each["entry"])
            codec = reader.codec_of(entry)
            assert codec.describe(codec.decode(entry)) == said
            receipt = Receipt.parse(each["receipt"].encode())
            head = Checkpoint.parse(receipt.checkpoint.text)
            check_inclusion(each["index"], head.size, leaf_hash(entry), receipt.proof, head.root)
    finally:
        reader.close()


def test_without_a_ledger_to_read_the_receipt_s_page_says_so(someone: Someone, ledger: Place) -> None:
    clerk = someone("records")
    address = taken_in(clerk)
    fill(clerk.get(f"{address}close/"), how="withdraw")
    assert len(kept_in(follow(clerk))) == 2
    ledger.folder.rename(ledger.folder.with_name("away"))
    clerk.get(f"{address}receipt/")
    assert (clerk.status, "cannot be read now" in clerk.text("//main")) == (200, True)
