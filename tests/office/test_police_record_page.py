"""Recording that someone acted on an answer to a message or a paper: the article's facts go along, and nothing else."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from lxml import html
from office_recording import LANGUAGES, PREFIX, entries, record
from office_visitor import Site, Visitor

from charteroak.law.words import words
from charteroak.office.record.words import record_words
from charteroak.police import triage
from charteroak.police.acted import facts_acted_on, facts_of_paper
from charteroak.police.papers.reading import read_paper
from charteroak.recording.place import Place
from tests.fixtures.seeking import marked, seek

ACTS = ("arrest", "detain")
REMOVAL = (
    "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/N998000901 HAS AN\nOUTSTANDING ADMINISTRATIVE WARRANT OF "
    "REMOVAL FROM THE UNITED STATES.\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/{mark} SEX/M POB/{mark} CTZ/{mark}\n"
    "DOB/19810101 OCA/{mark} MIS/{mark} {mark}\nNIC/N998000901 DTE/20250102 0900 EST"
)
WANT = (
    "MKE/WANTED PERSON\nEXL/1\nORI/NY99Z0002 NAM/{mark},IRIS DOB/19900101\n"
    "OFF/ASSAULT DOW/20260401 WNO/N-204 NIC/W998000204"
)
PAPER = (
    "Form I-200                U.S. Department of Homeland Security\nWARRANT FOR ARREST OF ALIEN\nFile no. {mark}\n"
    "Dated 5 January 2026\nDirected to immigration officers (INA 236, 287; 8 CFR 287)\nConcerning {mark} {mark}\n"
    "You are commanded to arrest the person and to take the person into custody.\n"
    "Issued by Test Officer-One (signed), Supervisory Deportation Officer\n"
)
SENT = {"triage": ("message", REMOVAL), "paper": ("text", PAPER)}
OFFER = "//section[@aria-labelledby='acted']"


def sent(visitor: Visitor, kind: str, mark: str, language: str = "en") -> Visitor:
    field, text = SENT[kind]
    return visitor.post(f"{PREFIX[language]}/{kind}/", {field: text.format(mark=mark)})


def shown(kind: str, act: Any) -> dict[str, Any]:
    """The facts that an entry may have."""
    text = SENT[kind][1].format(mark="SAMPLE")
    found = facts_of_paper(read_paper(text), act) if kind == "paper" else None
    return found or facts_acted_on(triage.answer(triage.read(text)), act) or {}


def wire(facts: dict[str, Any]) -> dict[str, str]:
    return {name: str(value).lower() for name, value in facts.items() if value is not None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SENT)
@pytest.mark.parametrize("act", ACTS)
def test_from_the_answer_to_the_entry(act: str, kind: str, language: str, ledger: Place, visitor: Visitor) -> None:
    """The form has the act and the article's facts, the preview shows them, and the entry has them: nothing else."""
    mark, pages = marked(), []
    sent(visitor, kind, mark, language)
    pages.append(visitor.response.content)
    assert visitor.text(f"{OFFER}/h2") == record_words(language).ui["offer"]
    [form] = visitor.page.xpath(f"{OFFER}//form[.//input[@name='act'][@value='{act}']]")
    fields = {name: value for name, value in dict(form.form_values()).items() if value != "not_known"}
    assert fields == {"act": act, **wire(shown(kind, act))}
    assert form.get("action") == f"{PREFIX[language]}/record/"
    visitor.press(words(language).acts[act].name)
    pages.append(visitor.response.content)
    assert (visitor.status, visitor.heading) == (200, record_words(language).ui["title"])
    record(visitor, language)
    pages.append(visitor.response.content)
    assert visitor.heading == record_words(language).ui["recorded"]
    [entry] = entries(ledger)
    assert (entry.said["act"], entry.said["outcome"], entry.said["role"]) == (act, "prohibited", "police")
    assert entry.said["facts"] == wire(shown(kind, act))
    assert entry.said["clauses"]
    for planted in (mark, "N998000901", "19810101"):
        assert not seek(planted, *pages, folder=ledger.folder.parent)


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "message",
    [
        "zebra",
        "NO NCIC WANT NAM/NOBODY,NED",
        "MKE/UNHEARD OF NAM/SAMPLE,ANN",
        f"{WANT}\n\n{REMOVAL}".format(mark="SAMPLE"),
    ],
    ids=["no message", "no record", "unknown", "two people"],
)
def test_what_nobody_can_act_on_is_not_offered(message: str, visitor: Visitor) -> None:
    visitor.post("/triage/", {"message": message})
    assert (visitor.status, visitor.page.xpath(OFFER)) == (200, [])


@pytest.mark.usefixtures("ledger")
def test_a_paper_that_cannot_be_told_is_not_offered(visitor: Visitor) -> None:
    visitor.post("/paper/", {"text": "zebra"})
    assert (visitor.status, visitor.page.xpath(OFFER)) == (200, [])


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("kind", SENT)
def test_a_city_without_a_ledger_is_offered_nothing(kind: str, visitor: Visitor) -> None:
    sent(visitor, kind, "SAMPLE")
    assert (visitor.status, visitor.page.xpath(OFFER)) == (200, [])


def test_a_criminal_want_is_recorded_as_the_article_answers_it(ledger: Place, visitor: Visitor) -> None:
    visitor.post("/triage/", {"message": WANT.format(mark="SAMPLE")})
    visitor.press(words("en").acts["arrest"].name)
    record(visitor)
    [entry] = entries(ledger)
    assert (entry.said["outcome"], entry.said.get("clauses", [])) == ("not_addressed", [])
    assert entry.said["facts"]["criminal_warrant"] == "true"


def test_nothing_that_was_sent_is_left_on_a_site_that_records(recording_site: Site) -> None:
    """Not in a page, a header, an address, the log, or any file of the data folder, of which the ledger is one."""
    mark = marked()
    with httpx.Client(base_url=recording_site.url, trust_env=False, headers={"Referer": recording_site.url}) as client:
        for kind, (field, text) in SENT.items():
            before = len(entries(Place(recording_site.data / "ledger")))
            page = client.post(f"/{kind}/", data={field: text.format(mark=mark)})
            for path in (f"{OFFER}//form", "//form[.//select]"):
                assert not seek(mark, page.content, str(page.headers), str(page.url))
                form = html.fromstring(page.content).xpath(path)[0]
                page = client.post(form.get("action"), data=dict(form.form_values()))
                assert page.status_code == 200
            assert not seek(mark, page.content, str(page.headers), str(page.url))
            assert len(entries(Place(recording_site.data / "ledger"))) == before + 1
    assert not seek(mark, recording_site.log.read_bytes(), folder=recording_site.data)
