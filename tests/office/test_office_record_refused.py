"""Recording what must not be: no case, a forgery, a form that was sent before, a changed answer; a ledger down."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import urlencode

import pytest
from office_recording import LANGUAGES, entries, filled, preview, record, send
from office_visitor import CASES, Visitor

from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.ledger.errors import LedgerError
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place
from charteroak.recording.recorder import REASONS, NotRecorded, Recorder, recorder

# What is refused.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", ["role", "department"])
@pytest.mark.parametrize("value", ["zebra", "system", ["police", "police"], []])
def test_a_role_or_department_that_there_is_not_is_named_by_its_label(
    value: str | list[str], field: str, language: str, ledger: Place, visitor: Visitor
) -> None:
    preview(visitor, "prohibited", language)
    send(visitor, filled(visitor, **{field: value}), language)
    own = record_words(language)
    labels = {"role": own.roles, "department": {"": own.ui["unsaid"], **own.departments}}[field]
    assert visitor.status == 400
    assert own.ui[field] in " ".join(visitor.texts("//main/p"))
    assert visitor.texts("//main/ul/li") == list(labels.values())
    assert "zebra" not in visitor.response.content.decode()
    assert entries(ledger) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"act": "zebra"},
        {"act": "inquire", "zebra": "1"},
        {"act": "inquire", "employee": "zebra"},
        {"act": ["inquire", "arrest"]},
        {"act": "inquire", "saved": "zebra"},
    ],
)
@pytest.mark.parametrize("path", ["/record/", "/es/record/", "/record/receipt/", "/es/record/receipt/"])
def test_what_is_no_case_is_refused_and_not_repeated(
    path: str, fields: dict[str, Any], ledger: Place, visitor: Visitor
) -> None:
    token = filled(preview(visitor))["csrfmiddlewaretoken"]
    extra = {"csrfmiddlewaretoken": token} if "receipt" in path else {}
    visitor.post(path, {**fields, **extra})
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()
    assert entries(ledger) == []


@pytest.mark.parametrize("path", ["/record/", "/record/receipt/"])
def test_an_answer_that_is_not_settled_is_not_recorded(path: str, ledger: Place, visitor: Visitor) -> None:
    fields = filled(preview(visitor))
    wanted = ("csrfmiddlewaretoken", "role", "department") if "receipt" in path else ()
    visitor.post(path, {**CASES["unknown"], "form": "zebra", **{name: fields[name] for name in wanted}})
    assert visitor.status == 409
    assert visitor.outcome == "unknown"
    assert record_words("en").reasons["unknown"][0] in visitor.text("//div[@role='alert']")
    assert "zebra" not in visitor.response.content.decode()
    assert entries(ledger) == []


# Forgery.

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("token", "cookie", "origin", "status"),
    [
        ("own", "own", None, 200),
        ("own", "own", "http://testserver", 200),
        ("own", "own", "https://elsewhere.example", 403),
        ("own", "own", "null", 403),
        ("none", "own", None, 403),
        ("foreign", "own", None, 403),
        ("own", "none", None, 403),
        ("own", "foreign", None, 403),
    ],
)
def test_only_a_form_of_this_site_records(
    token: str, cookie: str, origin: str | None, status: int, ledger: Place, visitor: Visitor
) -> None:
    other = Visitor()
    foreign = filled(preview(other))["csrfmiddlewaretoken"]
    fields = filled(preview(visitor))
    if token != "own":  # noqa: S105 - the name of a case
        fields |= {"csrfmiddlewaretoken": foreign if token == "foreign" else ""}  # noqa: S105 - as above
    client = visitor._client
    if cookie == "none":
        client.cookies.clear()
    elif cookie == "foreign":
        client.cookies = other._client.cookies
    headers = {"origin": origin} if origin else {}
    response = client.post("/record/receipt/", urlencode(fields), content_type=FORM, headers=headers)
    assert response.status_code == status
    assert len(entries(ledger)) == (1 if status == 200 else 0)


@pytest.mark.parametrize(
    ("origin", "status"), [("https://localhost", 200), ("https://elsewhere.example", 403), ("https://xlocalhost", 403)]
)
def test_the_site_may_stand_behind_a_server_that_speaks_https_for_it(
    origin: str, status: int, ledger: Place, visitor: Visitor
) -> None:
    fields = filled(preview(visitor))
    headers = {"origin": origin, "host": "localhost"}
    response = visitor._client.post("/record/receipt/", urlencode(fields), content_type=FORM, headers=headers)
    assert response.status_code == status
    assert len(entries(ledger)) == (1 if status == 200 else 0)


def test_the_cookie_is_set_where_it_is_needed_and_nowhere_else(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    for path in ("/", "/article", "/cards/", "/record/", "/record/receipt/"):
        assert not visitor.get(path).response.cookies
    assert not visitor.post("/", CASES["prohibited"]).response.cookies
    preview(visitor)
    [(name, cookie)] = visitor.response.cookies.items()
    assert name == "charteroak-form"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert not cookie["secure"]
    assert visitor.response.headers["Referrer-Policy"] == "same-origin"
    assert not record(visitor).response.cookies
    assert visitor.response.headers["Referrer-Policy"] == "no-referrer"


def test_over_https_the_cookie_stays_there(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    response = visitor._client.post("/record/", urlencode(CASES["required"]), content_type=FORM, secure=True)
    assert response.cookies["__Host-charteroak-form"]["secure"] is True


# Once.


def test_sending_the_form_again_adds_nothing(ledger: Place, visitor: Visitor) -> None:
    fields = filled(preview(visitor))
    send(visitor, fields)
    [entry] = entries(ledger)
    for language in LANGUAGES:
        send(visitor, fields, language)
        assert visitor.status == 200
        assert visitor.heading == record_words(language).ui["repeated"]
        assert entry.said["record"] in visitor.text("//main")
        assert not visitor.page.xpath("//textarea")
    send(visitor, {**fields, "role": "auditor"})
    assert visitor.heading == record_words("en").ui["repeated"]
    assert len(entries(ledger)) == 1


def test_nor_does_it_after_a_restart(ledger: Place, visitor: Visitor) -> None:
    fields = filled(preview(visitor))
    send(visitor, fields)
    recorder().close()
    recorder.cache_clear()
    assert send(visitor, fields).heading == record_words("en").ui["repeated"]
    assert len(entries(ledger)) == 1


def test_a_double_press_records_one_entry(ledger: Place, visitor: Visitor) -> None:
    fields = filled(preview(visitor))
    others = [Visitor() for _ in range(6)]
    for each in others:
        each._client.cookies = visitor._client.cookies
    threads = [threading.Thread(target=send, args=(each, fields)) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ui = record_words("en").ui
    assert sorted(each.heading for each in others) == [ui["repeated"]] * 5 + [ui["recorded"]]
    assert len(entries(ledger)) == 1


def test_looking_twice_and_pressing_twice_is_meant(ledger: Place, visitor: Visitor) -> None:
    for _ in range(2):
        assert record(preview(visitor)).heading == record_words("en").ui["recorded"]
    assert len(entries(ledger)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_is_too_old_or_not_ours_is_shown_again(
    language: str, ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = filled(preview(visitor, "prohibited", language), role="supervisor", department="library")
    ui = record_words(language).ui
    for wrong in ("zebra", fields["form"][:-1], "x" + fields["form"], ""):
        send(visitor, {**fields, "form": wrong}, language)
        assert visitor.status == 409
        assert "zebra" not in visitor.response.content.decode()
    from django.core import signing

    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3601)
    send(visitor, fields, language)
    assert visitor.status == 409
    assert ui["stale"] in visitor.text("//div[@role='alert']")
    assert entries(ledger) == []
    # What was chosen is kept, and the page that is shown now records.
    assert (filled(visitor)["role"], filled(visitor)["department"]) == ("supervisor", "library")
    assert visitor.response.headers["Referrer-Policy"] == "same-origin"
    assert record(visitor, language).heading == ui["recorded"]


def test_a_form_that_was_recorded_is_known_for_as_long_as_its_entry_is(
    ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = filled(preview(visitor))
    send(visitor, fields)
    from django.core import signing

    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 10**6)
    assert send(visitor, fields).heading == record_words("en").ui["repeated"]
    assert len(entries(ledger)) == 1


# The law changes between looking and pressing.


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_answer_has_changed_the_new_one_is_shown_and_nothing_recorded(
    language: str, ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = filled(preview(visitor, "counsel", language))
    settled = law({"suspect_interview": "included"})
    for module in ("record.views", "ask.answer", "ask.standing"):
        monkeypatch.setattr(f"charteroak.office.{module}.law", lambda: settled)
    send(visitor, fields, language)
    assert visitor.status == 409
    assert visitor.outcome == "prohibited"
    assert record_words(language).reasons["changed"][0] in visitor.text("//div[@role='alert']")
    assert entries(ledger) == []
    visitor.press(record_words(language).ui["offer"])
    record(visitor, language)
    assert [entry.said["outcome"] for entry in entries(ledger)] == ["prohibited"]


def test_a_case_that_was_changed_on_the_way_is_not_recorded(ledger: Place, visitor: Visitor) -> None:
    fields = filled(preview(visitor, "prohibited"), employee="police_civilian")
    assert send(visitor, fields).status == 409
    assert entries(ledger) == []


# Where the ledger is down.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", REASONS)
def test_the_answer_still_shows_marked_as_not_recorded(
    why: str, language: str, ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NotRecorded(why, LedgerError("a matter for the log"))

    monkeypatch.setattr(Recorder, "record", fail)
    record(preview(visitor, "prohibited", language), language)
    own = record_words(language)
    reason, advice = own.reasons[why]
    alert = visitor.text("//div[@role='alert']")
    assert visitor.status == 503
    assert own.ui["mark"] in alert
    assert reason in alert
    assert advice in alert
    assert visitor.page.xpath("//title/text()")[0].startswith(own.ui["not_recorded"])
    # The whole answer is there: what to do, why, the clause's own words, what was answered.
    assert visitor.outcome == "prohibited"
    assert visitor.heading == words(language).leads["inquire"]["prohibited"]
    assert visitor.page.xpath("//blockquote")
    assert len(visitor.page.xpath("//div[@class='beside']//dt")) == 5
    assert "a matter for the log" not in visitor.response.content.decode()
    assert entries(ledger) == []


def test_a_locked_ledger_is_told_and_logged(
    ledger: Place, visitor: Visitor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import logging

    monkeypatch.setattr(logging.getLogger("charteroak"), "propagate", True)  # to where caplog listens
    ledger.passphrase.unlink()
    record(preview(visitor))
    assert visitor.status == 503
    assert record_words("en").reasons["locked"][0] in visitor.text("//div[@role='alert']")
    assert [
        each.getMessage() for each in caplog.records if "not recorded: the ledger's key is locked" in each.getMessage()
    ]
    assert not [value for value in CASES["prohibited"].values() if len(value) > 7 and value in caplog.text]
    assert entries(ledger) == []


def test_a_ledger_that_went_away_is_told(ledger: Place, visitor: Visitor) -> None:
    preview(visitor)
    ledger.folder.rename(ledger.folder.with_name("away"))
    record(visitor)
    assert visitor.status == 503
    assert record_words("en").reasons["no_ledger"][0] in visitor.text("//div[@role='alert']")


def test_a_ledger_that_was_only_slow_records_one_entry_however_often_one_tries(
    ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took the entry, and did not say so in time. The way back in leads to the same record."""
    whole = Recorder.record

    def slow(self: Recorder, *given: Any, **named: Any) -> None:
        whole(self, *given, **named)
        raise NotRecorded("unavailable", LedgerError("no answer"))

    with monkeypatch.context() as patch:
        patch.setattr(Recorder, "record", slow)
        record(preview(visitor))
    assert visitor.status == 503
    visitor.press(record_words("en").ui["offer"])
    assert record(visitor).heading == record_words("en").ui["repeated"]
    assert len(entries(ledger)) == 1


def test_trying_again_after_a_failure_records(ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NotRecorded("unavailable", LedgerError("full"))

    with monkeypatch.context() as patch:
        patch.setattr(Recorder, "record", fail)
        record(preview(visitor))
    visitor.press(record_words("en").ui["offer"])
    assert record(visitor).heading == record_words("en").ui["recorded"]
    assert len(entries(ledger)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_does_not_say_that_nothing_was_recorded(
    language: str, ledger: Place, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("zebra")

    monkeypatch.setattr("charteroak.office.record.views.receipt_page", fail)
    record(preview(visitor, "prohibited", language), language)
    assert visitor.status == 500
    assert {"en": "not certain whether", "es": "No es seguro"}[language] in visitor.text("//main")
    assert "zebra" not in visitor.response.content.decode()
    assert len(entries(ledger)) == 1
