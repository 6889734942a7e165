"""The training officer's pages: roster and imports, assignments, who is due, and the figure of 2-928(e)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from office_people import made, signed_in
from office_training import COURSE, assigned, done, learner, taught
from office_visitor import Visitor

pytestmark = pytest.mark.usefixtures("office", "ledger")

ROSTER = """Badge Number,Officer Name,Rank,Division,Hire Date
4117,Rosa Stone,police_officer,Patrol,2019-03-04
4118,Otto Reed,police_officer,Patrol,1/31/2020
4119,Ivy Wells,dispatcher,Communications,2021-06-01
"""
OFFICE = "/office/training"


def given(visitor: Visitor, path: str, table: str) -> Visitor:
    """Give a table to a page, as a browser does."""
    token = visitor.get(path).page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]
    file = SimpleUploadedFile("table.csv", table.encode())
    return visitor._see(visitor._client.post(path, {"csrfmiddlewaretoken": token, "file": file}))


def sent(visitor: Visitor, step: str, **more: str) -> Visitor:
    """Send the form that the page has for it."""
    form = max(visitor.page.xpath("//main//form[@method='post']"), key=len)
    fields = {str(name): str(value) for name, value in form.form_values()}
    return visitor.post(str(form.get("action")), {**fields, **({"step": step} if step else {}), **more})


def test_a_roster_is_suggested_looked_at_and_taken_in_whole(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.training.models import Import, Learner

    account = made("police", name="4118")
    officer = someone("training_officer")
    given(officer, f"{OFFICE}/roster/", ROSTER)
    assert officer.status == 200
    assert "New on the roster: 3" in officer.text("//main")
    assert "Linked with an account here: 1" in officer.text("//main")
    assert not Learner.objects.exists(), "looking takes nothing in"
    sent(officer, "take")
    assert officer.status == 302
    assert sorted(Learner.objects.values_list("number", "name", "unit")) == [
        ("4117", "Rosa Stone", "Patrol"), ("4118", "Otto Reed", "Patrol"), ("4119", "Ivy Wells", "Communications"),
    ]  # fmt: skip
    assert Learner.objects.get(number="4118").person == account
    assert Import.objects.get().taken == 3
    given(officer, f"{OFFICE}/roster/", ROSTER.replace("Reed", "Reeds"))
    assert "Changed: 1" in officer.text("//main")
    sent(officer, "take")
    assert Learner.objects.get(number="4118").name == "Otto Reeds"
    assert Learner.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",No Number,police_officer,Patrol,2020-01-01", "It is empty"),
        ("9,Ann Day,police_officer,Patrol,31/12/2020", "It is no date"),
        ("4117,Another Person,police_officer,Patrol,2020-01-01", "twice"),
        ("9,She is undocumented,police_officer,Patrol,2020-01-01", "confidential"),
    ],
)
def test_one_wrong_row_and_nothing_of_a_roster_is_taken_in(row: str, why: str, someone: Callable[..., Visitor]) -> None:
    from charteroak.office.training.models import Import, Learner

    officer = someone("training_officer")
    given(officer, f"{OFFICE}/roster/", f"{ROSTER}{row}\n")
    shown = officer.text("//main")
    assert why in shown
    assert "5" in officer.texts("//main//tbody/tr/td[1]")
    assert row.split(",")[1] not in shown, "the value is not repeated"
    assert officer.page.xpath("//a[@download='rejects.csv' and starts-with(@href, 'data:text/csv')]")
    sent(officer, "take")
    assert officer.status == 400
    assert not Learner.objects.exists()
    assert not Import.objects.exists()


def test_a_table_that_was_not_looked_at_here_is_refused(someone: Callable[..., Visitor]) -> None:
    officer = someone("training_officer")
    given(officer, f"{OFFICE}/roster/", ROSTER)
    sent(officer, "take", table="something else")
    assert officer.status == 400


def test_completions_of_another_system_are_taken_in_once_and_are_in_the_ledger(
    someone: Callable[..., Visitor],
) -> None:
    from charteroak.law.law import today
    from charteroak.office.training.models import Completion

    learner(number="4117")
    learner(number="4118")
    officer, course = someone("training_officer"), taught()
    rows = "".join(f"{number},{COURSE},{course.version},{today()},passed,90\n" for number in ("4117", "4118"))
    table = f"employee id,course id,version,completed on,status,score\n{rows}"
    given(officer, f"{OFFICE}/completions/", table)
    assert "Completions: 2" in officer.text("//main")
    sent(officer, "take")
    assert officer.status == 302
    assert {row.way for row in Completion.objects.all()} == {"csv"}
    given(officer, f"{OFFICE}/completions/", table)
    assert "There already: 2" in officer.text("//main")
    sent(officer, "take")
    assert Completion.objects.count() == 2
    given(officer, f"{OFFICE}/completions/", table + f"77,{COURSE},{course.version},{today()},passed,90\n")
    assert "Nobody on the roster has this number" in officer.text("//main")


def test_a_person_is_added_by_hand_once_and_linked_with_their_account(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.training.models import Learner

    officer, account = someone("training_officer"), made("police", name="rosa")
    facts = {"number": "4117", "name": "Rosa Stone", "role": "police_officer", "unit": "Patrol",
             "since": "2024-01-08", "login": "rosa"}  # fmt: skip
    officer.get(f"{OFFICE}/people/add/")
    sent(officer, "", **facts)
    assert officer.status == 302
    assert Learner.objects.get().person == account
    officer.get(f"{OFFICE}/people/add/")
    sent(officer, "", **facts)
    assert officer.status == 400
    assert officer.page.xpath("//*[@id='number-error']")
    sent(officer, "", **{**facts, "number": "4118"})
    assert officer.page.xpath("//*[@id='login-error']")
    sent(officer, "", **{**facts, "number": "5", "login": "", "name": "She is undocumented"})
    assert officer.status == 400
    assert Learner.objects.count() == 1


def test_an_assignment_is_made_changed_and_ended_each_once(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.training.models import Assignment

    officer = someone("training_officer")
    learner()
    page = officer.get(f"{OFFICE}/assignments/add/").page
    form = page.xpath("//main//form[@method='post']")[0]
    fields: dict[str, Any] = {**dict(form.form_values()), "course": COURSE, "roles": ["police_officer"]}
    for _ in range(2):
        officer.post(f"{OFFICE}/assignments/add/", fields)
        assert officer.status == 302
    row = Assignment.objects.get()
    there = f"{OFFICE}/assignments/{row.handle}/"
    officer.get(there)
    sent(officer, "", days="30")
    assert Assignment.objects.get().days == 30
    other = signed_in(made("training_officer")).get(there)
    sent(officer.get(there), "", days="40")
    sent(other, "", days="50")
    assert (other.status, Assignment.objects.get().days) == (409, 40)
    officer.get(there)
    token = officer.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]
    ended = {"csrfmiddlewaretoken": token, "step": "end", "shown": "3"}
    assert [officer.post(f"{there}end/", ended).status for _ in range(2)] == [302, 409]
    assert Assignment.objects.get().ended is not None


def test_the_figure_counts_officers_and_its_proof_names_nobody(someone: Callable[..., Visitor]) -> None:
    assigned()
    _, row = done(learner(name="Rosa Stone"))
    learner(name="Otto Reed")
    officer = someone("training_officer")
    officer.get(f"{OFFICE}/")
    assert officer.text("//p[@class='figure-928']") == "1 of 2: 50 per cent"
    proof = officer._client.get(f"{OFFICE}/figures/proof.csv").content.decode("utf-8-sig")
    assert row.record in proof
    assert "Stone" not in proof
    assert json.loads(officer._client.get(f"{OFFICE}/figures/all.json").content)["officers"]["taught_every_clause"] == 1
    assert "Patrol" in officer._client.get(f"{OFFICE}/figures/tables.csv").content.decode("utf-8-sig")
    assert officer.get(f"{OFFICE}/figures/else.csv").status == 404


def test_who_is_due_is_a_list_to_take_away(someone: Callable[..., Visitor]) -> None:
    assigned(days=10)
    done(learner(name="Rosa Stone"))
    learner(name="=Otto Reed")
    officer = someone("training_officer")
    officer.get(f"{OFFICE}/due/")
    assert officer.texts("//main//tbody//th") == ["=Otto Reed"]
    assert "sends no mail" in officer.text("//main")
    taken = officer._client.get(f"{OFFICE}/due.csv").content.decode("utf-8-sig")
    assert "'=Otto Reed" in taken
    assert "Rosa" not in taken


def test_an_auditor_reads_everything_and_changes_nothing(someone: Callable[..., Visitor]) -> None:
    row, rule = learner(), assigned()
    auditor = someone("auditor")
    for page in ("", "people/", "due/", "due.csv", "assignments/", f"people/{row.handle}/", "figures/all.json"):
        assert auditor.get(f"{OFFICE}/{page}").status == 200, page
        assert not auditor.page.xpath("//main//form[@method='post']")
    for page in ("people/add/", "assignments/add/", f"assignments/{rule.handle}/", "roster/", "completions/"):
        assert auditor.get(f"{OFFICE}/{page}").status == 403, page


def test_a_roster_of_ten_thousand_is_shown_a_page_at_a_time(someone: Callable[..., Visitor]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from charteroak.office.training.models import Learner

    Learner.objects.bulk_create(
        Learner(number=str(n), name=f"Name {n:05}", role="police_officer", unit=f"Unit {n % 40}", since="2020-01-06")
        for n in range(10_000)
    )
    officer = someone("training_officer", name="Jo")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        officer.get(f"{OFFICE}/people/?page=3")
    assert len(officer.page.xpath("//tbody/tr")) == 50
    assert officer.text("//tbody/tr[1]/th") == "Name 00150"
    [page] = [each["sql"] for each in seen if "training_learner" in each["sql"] and "OFFSET" in each["sql"]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {page}")
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "USING INDEX" in plan
        assert "TEMP B-TREE" not in plan
