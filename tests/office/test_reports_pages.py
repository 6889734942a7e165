"""The pages of reports: two people publish, what is published stays, and no number is shown that could be wrong."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from fixtures.reporting_city import START, city, in_order, request, written
from office_people import made, signed_in
from office_visitor import Visitor

from charteroak.office.reports.words import report_words
from charteroak.recording.place import Place
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.report import Report

EN, ES = report_words("en").ui, report_words("es").ui
Someone = Callable[..., Visitor]
WHERE = "/reports/2025-q1/publish/"
ENTRIES = in_order(city(31, months=4, each=120))


@pytest.fixture
def told(ledger: Place) -> Place:
    """A city's ledger with four months in it."""
    written(ledger, ENTRIES)
    return ledger


def send(visitor: Visitor, step: str, where: str = WHERE) -> Visitor:
    """Press one of the buttons of the page as it stands."""
    form = next(each for each in visitor.get(where).page.forms if each.fields.get("step") == step)
    return visitor.post(where, dict(form.fields))


def publish(someone: Someone, where: str = WHERE) -> Visitor:
    """Publish a period's report by two people."""
    send(someone("supervisor"), "ask", where)
    return send(someone("auditor"), "agree", where)


def test_two_people_publish_and_it_stays_as_it_is(told: Place, someone: Someone) -> None:
    assert Visitor().get("/reports/2025-q1/").status == 404
    done = publish(someone)
    assert (done.status, done.response.headers["Location"]) == (302, "/reports/2025-q1/")
    seen = Visitor().get("/reports/2025-q1/")
    assert seen.status == 200
    data = (told.public / "reports" / "2025-q1.json").read_bytes()
    report = Report.parse(data)
    assert report.count("decisions_clause", "2-929") > 50
    assert f"{report.count('decisions_clause', '2-929'):,}" in seen.texts(
        "//table[.//caption[contains(., 'clause')]]//td"
    )
    assert report.digest.hex() in seen.text("//main")
    written(told, in_order(city(32, months=2)))  # late entries
    assert Visitor().get("/reports/2025-q1/").text("//main") == seen.text("//main")
    assert someone("auditor").get(WHERE).status == 302
    later = Report.parse(json_of(someone, "/reports/2025-q2/"))
    assert [each.period for each in later.after] == [Period(2025, 1)]
    assert later.count("amended", "2025Q1") > 50


def json_of(someone: Someone, of: str) -> bytes:
    publish(someone, f"{of}publish/")
    return bytes(Visitor()._client.get(f"{of.rstrip('/')}.json").content)


@pytest.mark.usefixtures("told", "office")
def test_nobody_publishes_alone_and_what_was_not_seen_is_not_agreed_to() -> None:
    person = made("supervisor", "auditor")
    alone = signed_in(person)
    send(alone, "ask")
    shown = alone.get(WHERE)
    assert EN["waits"] in shown.text("//main")
    assert not [form for form in shown.page.forms if form.fields.get("step") == "agree"]
    token = next(form for form in shown.page.forms if "step" in form.fields).fields["csrfmiddlewaretoken"]
    own = alone.post(WHERE, {"csrfmiddlewaretoken": token, "step": "agree", "digest": "00"})
    assert own.status == 403
    other = signed_in(made("auditor"))
    form = next(each for each in other.get(WHERE).page.forms if each.fields.get("step") == "agree")
    assert other.post(WHERE, {**dict(form.fields), "digest": "00" * 32}).status == 409
    assert Visitor().get("/reports/2025-q1/").status == 404
    assert other.post(WHERE, {**dict(form.fields), "more": "x"}).status == 400
    send(other, "take_back")
    assert EN["ask"] in other.get(WHERE).text("//main")


@pytest.mark.parametrize("gone", ["role", "account"])
@pytest.mark.usefixtures("told", "office")
def test_who_asked_and_may_publish_no_more_is_not_one_of_two(gone: str) -> None:
    """Between the two steps the first lost the role, or the account: the second would publish alone."""
    from charteroak.office.accounts.models import Holding, Person

    first = made("supervisor")
    send(signed_in(first), "ask")
    if gone == "role":
        Holding.objects.filter(person=first).delete()
    else:
        Person.objects.filter(pk=first.pk).update(is_active=False)
    assert send(signed_in(made("auditor")), "agree").status == 409
    assert Visitor().get("/reports/2025-q1/").status == 404


@pytest.mark.usefixtures("told")
def test_what_was_built_on_other_reports_is_not_published_beside_them(someone: Someone) -> None:
    """Asked for before another report was published: its figures would not fit, and are looked at anew."""
    send(someone("supervisor"), "ask", "/reports/2025-q2/publish/")
    publish(someone)
    late = send(someone("auditor"), "agree", "/reports/2025-q2/publish/")
    assert late.status == 409
    assert EN["moved"] in late.text("//main")
    assert publish(someone, "/reports/2025-q2/publish/").status == 302
    publish(someone, "/reports/2025/publish/")
    assert Visitor().get("/reports/2025/").status == 200
    assert someone("auditor").get("/reports/2025-q3/publish/").status == 404
    assert someone("auditor").get("/reports/2990/publish/").status == 404


@pytest.mark.parametrize(
    "where", ["/reports/2025q1/", "/reports/2025-Q1/", "/reports/25/", "/reports/2025-q5/", "/reports/1969/"]
)
@pytest.mark.usefixtures("told", "office")
def test_an_address_that_is_no_period_is_not_found(where: str) -> None:
    assert Visitor().get(where).status == 404


def test_where_no_number_can_be_right_none_is_shown(told: Place, someone: Someone) -> None:
    import sqlite3

    from charteroak.office.ledger.opened import let_go

    publish(someone)
    with sqlite3.connect(told.store) as database:
        database.execute("UPDATE entry SET data = substr(data, 1, 100) WHERE place = 17")
    let_go()
    shown = someone("auditor").get("/reports/2025-q2/publish/")
    assert shown.status == 503
    assert "17" in shown.text("//main")
    assert not shown.page.xpath("//table")
    assert Visitor().get("/reports/2025-q1/").status == 200  # what is published is not made anew
    path = told.public / "reports" / "2025-q1.json"
    path.write_bytes(path.read_bytes().replace(b'"police": ', b'"police": 1'))
    assert Visitor().get("/reports/2025-q1/").status == 503
    path.unlink()
    assert Visitor().get("/reports/2025-q1/").status == 503


@pytest.mark.usefixtures("office")
def test_without_a_ledger_the_pages_say_so(place: Place) -> None:
    assert not place.exists
    assert EN["none_text"] in Visitor().get("/reports/").text("//main")
    assert ES["none_text"] in Visitor().get("/es/reports/2025/").text("//main")


@pytest.mark.usefixtures("ledger", "office")
def test_of_a_ledger_that_has_only_begun_nothing_is_due() -> None:
    shown = Visitor().get("/reports/").text("//main")
    assert EN["empty"] in shown
    assert EN["due_none"] in shown


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.usefixtures("told")
def test_each_file_says_what_the_page_says(language: str, someone: Someone) -> None:
    publish(someone)
    home = "" if language == "en" else "/es"
    client = Visitor()._client
    data = client.get(f"{home}/reports/2025-q1.json")
    report = Report.parse(data.content)
    assert json.loads(data.content)["ledger"]["size"] == report.size
    rows = list(csv.reader(io.StringIO(client.get(f"{home}/reports/2025-q1.csv").content.decode("utf-8-sig"))))
    table = report_words(language).tables["decisions_clause"].title
    found = {row[2]: row[4] for row in rows if row[1] == table}
    assert found["2-929"] == str(report.count("decisions_clause", "2-929"))
    assert {len(row) for row in rows} == {5}


@pytest.mark.usefixtures("office")
def test_an_officer_certifies_that_there_was_nothing_only_where_there_was_nothing(ledger: Place) -> None:
    dice = random.Random(4)  # noqa: S311
    written(
        ledger,
        in_order([request(dice, START, "press", "none"), request(dice, START.replace(month=5), "court", "i-247a")]),
    )
    counsel = signed_in(made("counsel"))
    assert "I certify" in counsel.get("/reports/2025-q1/nil/").text("//main")
    assert EN["nil_not"] in counsel.get("/reports/2025-q2/nil/").text("//main")
    assert signed_in(made("police")).get("/reports/2025-q1/nil/").status == 403


@pytest.mark.usefixtures("told")
def test_the_desk_tells_who_is_waited_for(someone: Someone) -> None:
    first = someone("supervisor")
    send(first, "ask")
    assert EN["waiting_one"] not in first.get("/office/").text("//main")
    assert EN["waiting_one"] in someone("auditor").get("/office/").text("//main")
    assert EN["waiting_one"] not in someone("police").get("/office/").text("//main")


@pytest.mark.postgres_too
def test_two_who_agree_at_once_publish_once(told: Place, someone: Someone) -> None:
    """The second finds nothing left to agree to, whatever they saw."""
    send(someone("supervisor"), "ask")
    one, two = someone("auditor"), someone("supervisor")
    forms = [next(f for f in each.get(WHERE).page.forms if f.fields.get("step") == "agree") for each in (one, two)]
    codes = [each.post(WHERE, dict(form.fields)).status for each, form in zip((one, two), forms, strict=True)]
    assert codes == [302, 302]
    assert two.response.headers["Location"] == "/reports/2025-q1/"
    from charteroak.ledger.entry import Kind
    from charteroak.recording.reading import Reader

    reader = Reader(told)
    kinds = [data[1] for data in reader.store.entries(0, reader.store.head().size)]
    reader.close()
    assert kinds.count(Kind.REPORT) == 1


def test_where_the_ledger_takes_nothing_in_nothing_is_published(told: Place, someone: Someone) -> None:
    send(someone("supervisor"), "ask")
    told.passphrase.unlink()
    from charteroak.recording.recorder import recorder

    recorder().close()
    recorder.cache_clear()
    failed = send(someone("auditor"), "agree")
    assert failed.status == 503
    assert EN["unrecorded"] in failed.text("//main")
    assert Visitor().get("/reports/2025-q1/").status == 404
    assert EN["agree"] in someone("auditor").get(WHERE).text("//main")  # it still waits


def test_the_pdf_is_tagged_and_says_what_its_charts_show(told: Place, someone: Someone, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    pikepdf = pytest.importorskip("pikepdf")
    assert told.exists
    publish(someone)
    for home, language in (("", "en"), ("/es", "es")):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(Visitor()._client.get(f"{home}/reports/2025-q1.pdf").content)
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == language
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_metadata() as said:
                assert said["pdfuaid:part"] == "1"
                assert said["dc:title"] == Visitor().get(f"{home}/reports/2025-q1/").text("//h1")
            tags: dict[str, list[object]] = {}
            _walk(pdf.Root.StructTreeRoot.K, tags)
            assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= tags.keys()
            assert all(str(figure.Alt) for figure in tags["/Figure"])  # type: ignore[attr-defined]
            assert len(tags["/TH"]) >= 2 * len(tags["/Table"])


def _walk(node: object, tags: dict[str, list[object]]) -> None:
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for each in node:
            _walk(each, tags)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        tags.setdefault(str(node.S), []).append(node)
        if "/K" in node:
            _walk(node.K, tags)
