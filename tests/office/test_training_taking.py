"""Taking a course: lessons, a test, a completion in the ledger, and a certificate that proves itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from office_people import made, signed_in
from office_training import COURSE, answers, assigned, learner, passed, taught
from office_visitor import Visitor

from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office", "ledger")


def test_the_lessons_are_public_and_quote_the_article_exactly(visitor: Visitor) -> None:
    from charteroak.law import text

    assert visitor.get("/training/").status == 200
    visitor.get(f"/training/{COURSE}/")
    assert visitor.status == 200
    shown = " ".join(visitor.text("//main").split())
    assert len(taught().lessons) > 5
    for lesson in taught().lessons:
        assert lesson.quoted in text.clause(lesson.clause).text
        assert [line for line in lesson.quoted.split("\n") if " ".join(line.split()) not in shown] == []


def test_who_is_not_on_the_roster_reads_and_takes_no_test(someone: Callable[..., Visitor]) -> None:
    visitor = someone("employee")
    assert "roster" in visitor.get("/training/").text("//main")
    assert not visitor.get(f"/training/{COURSE}/").page.xpath("//button[@value='begin']")
    token = visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    sent = {"csrfmiddlewaretoken": token, "step": "begin", "shown": taught().version}
    assert visitor._client.post(f"/training/{COURSE}/", sent).status_code == 409


@pytest.mark.postgres_too
def test_a_test_passed_is_one_completion_one_entry_and_a_certificate(ledger: Place) -> None:
    from charteroak.office.training.models import Attempt, Completion

    person = made("police", department="police")
    learner(person)
    visitor = signed_in(person)
    page, sent = passed(visitor)
    assert page.status == 200
    assert "100 per cent" in page.text("//main")
    again = visitor._client.post(f"/training/{COURSE}/test/", sent)
    assert again.status_code == 302, "sent twice, it leads to how it went"
    [row], [attempt] = Completion.objects.all(), Attempt.objects.all()
    assert (row.course, row.version, row.way, row.score) == (COURSE, taught().version, "here", 100)
    assert attempt.passed
    assert not set(sent) & set(json.dumps(attempt.right)), "no answer is kept"
    [entry] = entries(ledger)
    assert entry.said["kind"] == "training"
    assert entry.said["department"] == "police"
    assert set(entry.said["clauses"]) == set(taught().clauses)
    assert person.name.encode() not in entry.data  # type: ignore[attr-defined]
    assert visitor.get(f"/training/certificates/{row.record}/").status == 200
    assert visitor.get("/training/").page.xpath("//li[contains(@class, 'course')]//a[contains(@href, 'certificates')]")


@pytest.mark.postgres_too
def test_handed_in_in_two_windows_at_once_it_is_counted_once() -> None:
    from office_routines import at_once

    from charteroak.office.training import taking, teaching
    from charteroak.office.training.models import Completion

    row, course = learner(), teaching.courses()[COURSE]
    attempt = taking.begin(row, course)
    right = {question.id: question.right for question in teaching.questions(course, attempt.seed)}
    told = at_once([lambda: taking.hand_in(attempt.handle, course, right)] * 3)
    assert sorted(told) == ["Moved", "Moved", "done"]
    assert Completion.objects.count() == 1


def test_a_certificate_verifies_and_what_was_changed_in_it_is_found() -> None:
    person = made("police", name="Ana Quill")
    learner(person)
    visitor = signed_in(person)
    passed(visitor)
    file = certificate_of(visitor)
    assert verdict(file) == "holds"
    said = json.loads(file)
    details = json.loads(said["details"])
    tampered: list[dict[str, Any]] = [
        {**said, "details": json.dumps({**details, "name": "Somebody Else"})},
        {**said, "details": json.dumps({**details, "on": "2020-01-01"})},
        {**said, "opening": "00" * 32},
        {**said, "record": "00" * 16},
        {**said, "index": said["index"] + 1},
        {**said, "receipt": said["receipt"].replace("index", "indeks")},
        {**said, "receipt": said["receipt"].replace("\n— ", "\n— other")},
        {**said, "entry": said["entry"][:-8] + "AAAAAAA="},
        {**said, "more": "x"},
        {"what": "something else"},
    ]
    assert [verdict(json.dumps(each).encode()) for each in tampered] == ["not"] * len(tampered)


def test_a_receipt_of_another_ledger_proves_nothing_here() -> None:
    from charteroak.ledger.policy import Policy
    from charteroak.office.ledger.opened import look
    from charteroak.office.training import certificate
    from charteroak.office.training.certificate import NoCertificate

    person = made("police")
    learner(person)
    visitor = signed_in(person)
    passed(visitor)
    file = certificate_of(visitor)
    codecs = look(lambda opened: list(opened.reader.codecs.values()))
    with pytest.raises(NoCertificate, match="not_in_ledger"):
        certificate.verified(file, codecs, Policy.for_logs([]))


def test_what_is_missing_is_said_beside_it_and_nothing_is_counted() -> None:
    from charteroak.office.training.models import Attempt

    person = made("police")
    learner(person)
    visitor = signed_in(person)
    sent = answers(visitor)
    sent.pop("q2")
    visitor.post(f"/training/{COURSE}/test/", sent)
    assert visitor.status == 400
    assert visitor.page.xpath("//fieldset[@id='q2']//*[@id='q2-error']")
    assert Attempt.objects.get().ended is None


def test_a_failed_test_explains_every_question_and_can_be_tried_again() -> None:
    from charteroak.office.training.models import Attempt, Completion

    person = made("police")
    learner(person)
    visitor = signed_in(person)
    sent = answers(visitor, wrong=True)
    visitor.post(f"/training/{COURSE}/test/", sent)
    assert visitor.status == 200
    assert len(visitor.page.xpath("//section[contains(@class, 'answer')]")) == sum(name[0] == "q" for name in sent)
    assert not Completion.objects.exists()
    attempt = Attempt.objects.get()
    assert visitor.get(f"/training/results/{attempt.handle}/").status == 200
    assert not visitor.page.xpath("//section[contains(@class, 'answer')]"), "no answer was kept to be explained"
    answers(visitor)
    assert Attempt.objects.filter(ended__isnull=True).count() == 1


def test_attempts_that_are_used_up_end_it_until_one_is_allowed() -> None:
    assigned(attempts=1)
    person = made("police")
    learner(person)
    visitor = signed_in(person)
    visitor.post(f"/training/{COURSE}/test/", answers(visitor, wrong=True))
    assert not visitor.get(f"/training/{COURSE}/").page.xpath("//button[@value='begin']")
    token = visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    sent = {"csrfmiddlewaretoken": token, "step": "begin", "shown": taught().version}
    assert visitor._client.post(f"/training/{COURSE}/", sent).status_code == 409


def test_a_version_that_changed_meanwhile_is_said_and_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from charteroak.office.training import teaching
    from charteroak.office.training.models import Attempt, Completion

    person = made("police")
    learner(person)
    visitor = signed_in(person)
    sent = answers(visitor)
    changed = {name: replace(each, version=f"{each.version}-2") for name, each in teaching.courses().items()}
    monkeypatch.setattr(teaching, "courses", lambda: changed)
    visitor.post(f"/training/{COURSE}/test/", sent)
    assert visitor.status == 409
    assert "changed since your test began" in visitor.text("//main")
    assert not Completion.objects.exists()
    answers(visitor)
    assert [each.version for each in Attempt.objects.all()] == [changed[COURSE].version]


def test_where_the_ledger_is_not_there_nothing_is_completed_and_the_answers_stay() -> None:
    from charteroak.office.training.models import Attempt, Completion
    from charteroak.recording.recorder import recorder

    recorder().leave()
    person = made("police")
    learner(person)
    visitor = signed_in(person)
    visitor.post(f"/training/{COURSE}/test/", answers(visitor))
    assert visitor.status == 503
    assert visitor.page.xpath("//input[@name='q1' and @checked]")
    assert Attempt.objects.get().ended is None
    assert not Completion.objects.exists()


def test_one_stands_overdue_until_one_has_passed() -> None:
    from charteroak.law.law import today
    from charteroak.office.training import standing
    from charteroak.office.training.models import Assignment, CourseVersion

    assigned()
    person = made("police")
    row = learner(person)
    long_ago = today() - timedelta(days=400)
    CourseVersion.objects.create(
        course=COURSE, version=taught().version, since=long_ago, clauses=list(taught().clauses)
    )
    assert standing.of_learner(row)[COURSE].state == "due"
    Assignment.objects.update(since=long_ago)
    assert standing.of_learner(row)[COURSE].state == "overdue"
    visitor = signed_in(person)
    assert "1 course is due" in visitor.get("/office/").text("//main")
    passed(visitor)
    assert standing.of_learner(row)[COURSE].state == "done"
    assert "1 course is due" not in visitor.get("/office/").text("//main")


def entries(place: Place) -> list[Any]:
    """The entries of training that a ledger has."""
    from charteroak.recording.reading import Reader

    reader = Reader(place)
    try:
        found = [reader.entry(index) for index in range(reader.store.head().size)]
    finally:
        reader.close()
    return [each for each in found if each is not None and each.said["kind"] == "training"]


def certificate_of(visitor: Visitor) -> bytes:
    """The file of the one certificate that somebody has."""
    [href] = visitor.get("/training/").page.xpath("//a[contains(@href, '/certificates/')]/@href")
    visitor.get(href)
    [file] = visitor.page.xpath("//a[contains(@href, '.json')]/@href")
    return bytes(visitor._client.get(file).content)


def verdict(file: bytes) -> str:
    """What the public page says of a file: it holds, or it does not."""
    visitor = Visitor()
    token = visitor.get("/training/verify/").page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    given = {"csrfmiddlewaretoken": token, "file": SimpleUploadedFile("certificate.json", file)}
    visitor._see(visitor._client.post("/training/verify/", given))
    assert visitor.status == 200
    return "holds" if visitor.page.xpath("//section[contains(@class, 'done')]") else "not"
