"""Recording that someone acted on an answer: what is offered, what is shown before, the receipt, the pages."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from office_recording import LANGUAGES, PREFIX, entries, filled, kept, preview, record, rows, send
from office_visitor import CASES, Visitor

from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.receipt import Receipt
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.words import DEPARTMENTS, ROLES

SETTLED = [outcome for outcome in CASES if outcome != "unknown"]

# The offer.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", CASES)
def test_a_settled_answer_can_be_recorded_and_one_that_is_not_cannot(
    outcome: str, language: str, ledger: Place, visitor: Visitor
) -> None:
    assert ledger.exists
    visitor.post(f"{PREFIX[language]}/", CASES[outcome])
    offered = visitor.page.xpath("//form[@class='record']/@action")
    assert offered == ([f"{PREFIX[language]}/record/"] if outcome != "unknown" else [])


def test_where_there_is_no_ledger_nothing_is_offered(place: Place, visitor: Visitor) -> None:
    assert not place.exists
    assert not visitor.post("/", CASES["permitted"]).page.xpath("//form[@class='record']")
    visitor.post("/record/", CASES["permitted"])
    assert visitor.status == 503
    assert record_words("en").reasons["no_ledger"][0] in visitor.text("//div[@role='alert']")
    assert visitor.outcome == "permitted"


# Before.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", SETTLED)
def test_what_is_shown_before_is_what_the_entry_says_after(
    outcome: str, language: str, ledger: Place, visitor: Visitor
) -> None:
    own, city = record_words(language), words(language)
    case = CASES[outcome]
    before = rows(preview(visitor, outcome, language))
    assert before.pop(own.ui["when"]) == own.ui["when_now"]
    assert {name: before[city.question(case["act"], name)] for name in case if name != "act"} == {
        name: city.values[name][value] for name, value in case.items() if name != "act"
    }
    record(visitor, language)
    after = rows(visitor)
    assert after.pop(own.ui["when"]).endswith(" UTC")
    assert after.pop(own.ui["role"]) in own.roles.values()
    assert after.pop(own.ui["department"]) == own.ui["unsaid"]
    assert after == before
    [entry] = entries(ledger)
    facts = {name: value for name, value in case.items() if name != "act"}
    answer = law().ask(case["act"], {name: {"true": True, "false": False}.get(v, v) for name, v in facts.items()})
    assert entry.said["facts"] == facts
    assert entry.said["act"] == case["act"]
    assert entry.said["outcome"] == outcome == answer.outcome
    assert sorted(entry.said.get("clauses", [])) == sorted(answer.clauses)
    assert before[own.ui["clauses"]] == (", ".join(entry.said.get("clauses", [])) or own.ui["no_clauses"])


def test_what_is_not_known_is_left_out_and_the_page_says_so(ledger: Place, visitor: Visitor) -> None:
    case = {**CASES["required"], "required_by_law": "false"}
    left_out = record_words("en").ui["left_out"]
    preview(visitor, "required")
    assert left_out not in visitor.text("//main")
    case = {"act": "inquire", "topic": "not_personal", "employee": "not_known"}
    visitor.post("/record/", case)
    assert left_out in visitor.text("//main")
    record(visitor)
    assert entries(ledger)[0].said["facts"] == {"topic": "not_personal"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_it_will_not_say_and_where_it_goes(language: str, ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    said = preview(visitor, "counsel", language).text("//main")
    ui = record_words(language).ui
    keys = ("besides_text", "not_names", "not_status", "not_text", "where_text", "where_for_good", "cookie")
    assert [key for key in keys if ui[key] not in said] == []
    assert words(language).leads["inquire"]["counsel"] in said


@pytest.mark.parametrize(("employee", "role"), [("police_officer", "police"), ("other_employee", "employee")])
def test_the_role_is_set_from_the_facts(employee: str, role: str, ledger: Place, visitor: Visitor) -> None:
    visitor.post("/record/", {**CASES["not_addressed"], "employee": employee})
    assert filled(visitor)["role"] == role
    assert filled(visitor)["department"] == ""
    record(visitor)
    assert entries(ledger)[0].said["role"] == role
    assert "department" not in entries(ledger)[0].said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_shows_the_same_entry(language: str, ledger: Place, visitor: Visitor) -> None:
    other = {"en": "es", "es": "en"}[language]
    preview(visitor, "prohibited", language)
    visitor.press({"en": "Español", "es": "English"}[language])
    assert visitor.heading == record_words(other).ui["title"]
    record(visitor, other)
    assert visitor.heading == record_words(other).ui["recorded"]
    assert len(entries(ledger)) == 1


def test_back_leads_to_the_answer(ledger: Place, visitor: Visitor) -> None:
    preview(visitor, "counsel").press("← " + record_words("en").ui["back"])
    assert visitor.outcome == "counsel"
    assert entries(ledger) == []


# After.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_proves_the_entry_and_the_key_opens_its_seal(
    language: str, ledger: Place, visitor: Visitor
) -> None:
    record(preview(visitor, "prohibited", language), language)
    assert visitor.status == 200
    assert visitor.heading == record_words(language).ui["recorded"]
    [entry] = entries(ledger)
    have = kept(visitor)
    assert base64.b64decode(have["entry"]) == entry.data
    assert Receipt.parse(have["receipt"].encode()).index == entry.index == 1
    reader = Reader(ledger)
    assert reader.receipt(1) == Receipt.parse(have["receipt"].encode())
    reader.close()
    opening = Opening(bytes.fromhex(have["opening"]))
    check_opening(entry.entry.commitment, entry.entry.record, have["details"].encode(), opening)
    details = json.loads(have["details"])
    assert details["outcome"] == "prohibited"
    assert details["say"].startswith(words(language).leads["inquire"]["prohibited"])


def test_the_file_to_save_holds_all_of_it_and_its_name_nothing(ledger: Place, visitor: Visitor) -> None:
    record(preview(visitor, "counsel"))
    [link] = visitor.page.xpath("//a[@download]")
    head, _, content = link.get("href").partition(",")
    assert head == "data:application/json;charset=utf-8"
    saved = json.loads(unquote(content))
    [entry] = entries(ledger)
    assert saved == {**kept(visitor), "record": entry.said["record"], "index": 1}
    assert link.get("download") == f"charteroak-{entry.said['record'][:8]}.json"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_leads_to_the_entrys_page(language: str, ledger: Place, visitor: Visitor) -> None:
    record(preview(visitor, "required", language), language)
    [entry] = entries(ledger)
    [href] = visitor.page.xpath("//main//p[@class='open']/a/@href")
    assert href == f"{PREFIX[language]}/ledger/entries/{entry.said['record']}/"
    assert visitor.get(href).status == 200
    assert entry.said["record"] in visitor.text("//main")


def test_a_page_that_is_shown_once_has_no_way_to_the_other_language(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    assert not record(preview(visitor)).page.xpath("//*[contains(@class, 'switch')]")


@pytest.mark.parametrize(
    ("role", "department"),
    [*((role, "") for role in ROLES if role != "system"), *(("employee", each) for each in DEPARTMENTS)],
)
def test_the_role_and_department_that_were_chosen_are_recorded(
    role: str, department: str, ledger: Place, visitor: Visitor
) -> None:
    send(visitor, filled(preview(visitor), role=role, department=department))
    said = entries(ledger)[0].said
    assert (said["role"], said.get("department", "")) == (role, department)
    shown = rows(visitor)
    own = record_words("en")
    assert shown[own.ui["role"]] == own.roles[role]
    assert shown[own.ui["department"]] == own.departments.get(department, own.ui["unsaid"])


# The pages themselves.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/record/", "/record/receipt/"])
def test_a_page_that_is_opened_by_its_address_says_that_there_is_nothing(
    path: str, language: str, ledger: Place, visitor: Visitor
) -> None:
    visitor.get(PREFIX[language] + path)
    assert (visitor.status, visitor.heading) == (200, record_words(language).ui["nothing"])
    assert visitor._client.head(path).content == b""
    visitor.post("/", {})
    assert visitor._client.put(path).status_code in (403, 405)
    assert entries(ledger) == []


def every_page(visitor: Visitor, language: str) -> Iterator[str]:
    """Each of these pages, in turn."""
    preview(visitor, "counsel", language)
    yield "preview"
    fields = filled(visitor)
    send(visitor, {**fields, "form": "x"}, language)
    yield "stale"
    send(visitor, {**fields, "employee": "police_civilian"}, language)
    yield "changed"
    send(visitor, fields, language)
    yield "receipt"
    send(visitor, fields, language)
    yield "repeat"
    visitor.get(f"{PREFIX[language]}/record/")
    yield "nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_frame_its_headers_and_no_case_in_an_address(
    language: str, ledger: Place, visitor: Visitor
) -> None:
    assert ledger.exists
    seen = []
    for name in every_page(visitor, language):
        seen.append(name)
        html, headers = visitor.page, visitor.response.headers
        assert html.get("lang") == language
        assert len(html.xpath("//h1")) == 1, name
        ids = html.xpath("//@id")
        assert len(ids) == len(set(ids)), name
        for reference in " ".join(html.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split():
            assert reference in ids, name
        assert not html.xpath("//@style | //style | //@*[starts-with(name(), 'on')] | //script[not(@src)]")
        assert all(quote.get("lang") == "en" for quote in html.xpath("//blockquote"))
        assert headers["Cache-Control"] == "no-store", name
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        # The file to save is in its own link, and the link that keeps a case holds it behind the # sign.
        addresses = [each for each in html.xpath("//@href | //@action | //@src") if not each.startswith("data:")]
        sent = [each.split("#")[0] for each in addresses]
        assert not [each for each in sent if "//" in each or "?" in each], name
        assert not [each for each in sent if any(value in each for value in CASES["counsel"].values())], name
        assert all(form.get("method") == "post" for form in html.xpath("//form"))
    assert len(seen) == 6


def test_the_footer_keeps_its_promise_in_both_languages(visitor: Visitor) -> None:
    for path, promise in (
        ("/", "Asking stores nothing and sets no cookie"),
        ("/es/", "Preguntar no guarda nada ni deja"),
    ):
        assert promise in visitor.get(path).text("//footer")
