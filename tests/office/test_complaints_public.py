"""Complaining: no name, no log-in; what is written is sealed before it is kept, and read by nobody but an auditor."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import pytest
from office_complaints import CONTACT, HOME, PLANTED, WORDS, auditor_with_key, complain, form_of, found, stored
from office_recording import entries
from office_visitor import Visitor

from charteroak.office.complaints.words import complaint_words
from charteroak.recording.matter_words import COMPLAINTS_ABOUT
from charteroak.recording.place import Place
from charteroak.screening.warming import ready

pytestmark = pytest.mark.usefixtures("office")
LANGUAGES = ("en", "es")


def kept() -> object:
    from charteroak.office.complaints.models import Complaint

    return Complaint.objects.get()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_it_protects_and_what_not_before_one_types(language: str, visitor: Visitor) -> None:
    auditor_with_key()
    say = complaint_words(language).public
    text = visitor.get(f"{HOME[language]}/complain/").text("//main")
    keys = ("reads", "not_device", "not_words", "not_lists", "not_server", "not_urgent", "city", "cookie")
    assert [key for key in keys if say[key] not in text] == []
    assert say["kept"].format(closed=90, arrived=365) in text
    assert say["no_key"] not in text
    assert list(visitor.response.cookies) == ["charteroak-form"]
    assert visitor.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_its_clauses_in_the_laws_own_words(language: str, visitor: Visitor) -> None:
    from charteroak.law import text
    from charteroak.office.complaints.keeping import CLAUSES

    assert tuple(CLAUSES) == COMPLAINTS_ABOUT
    visitor.get(f"{HOME[language]}/complain/")
    shown = visitor.text("//details")
    for clause in {each for clauses in CLAUSES.values() for each in clauses}:
        assert " ".join(text.clause(clause).text.split()) in shown
    assert visitor.page.xpath("//input[@name='about']/@value") == list(COMPLAINTS_ABOUT)


@pytest.mark.parametrize("about", COMPLAINTS_ABOUT)
def test_a_complaint_is_in_the_ledger_in_closed_words_alone(about: str, ledger: Place, visitor: Visitor) -> None:
    from charteroak.office.complaints.keeping import CLAUSES

    auditor_with_key()
    complain(visitor, about=about, month="")
    [entry] = entries(ledger)
    said: Mapping[str, object] = entry.said
    assert said["facts"] == {"complaint": "received", "complaint_about": about}
    assert said["department"] == "police"
    assert set(said.get("clauses", ())) == set(CLAUSES[about])  # type: ignore[call-overload]
    assert "role" not in said
    assert bytes(kept().record).hex() == said["record"]  # type: ignore[attr-defined]


def test_nothing_that_was_written_is_stored_or_logged_in_plain(
    ledger: Place, visitor: Visitor, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    auditor_with_key()
    with caplog.at_level(logging.DEBUG):
        complain(visitor)
        visitor.get("/complain/")
        visitor.post("/complain/", {**form_of(visitor), "words": WORDS, "contact": CONTACT, "department": WORDS})
        assert visitor.status == 400
        visitor.post("/complain/", {"words": WORDS, "form": WORDS, WORDS: WORDS})
    everything = stored() + caplog.text.encode() + "".join(capfd.readouterr()).encode()
    everything += b"".join(path.read_bytes() for path in ledger.folder.rglob("*") if path.is_file())
    assert found(everything, *PLANTED) == []
    assert found(everything + f"{WORDS} {CONTACT}".encode(), *PLANTED) == list(PLANTED)  # the search can find them


def test_what_was_typed_stays_on_the_senders_own_page_after_an_error(ledger: Place, visitor: Visitor) -> None:
    """A long account is not lost over a choice that was forgotten; it is in that one response, and nowhere else."""
    auditor_with_key()
    visitor.get("/complain/")
    fields = form_of(visitor)
    visitor.post("/complain/", {**fields, "words": WORDS, "contact": CONTACT})
    assert visitor.status == 400
    assert "this is needed" in visitor.text("//p[@id='about-error']").lower()
    assert WORDS in visitor.text("//textarea[@name='words']")
    assert visitor.page.xpath("//input[@name='contact']/@value") == [CONTACT]
    assert complaint_words("en").public["kept_typed"] in visitor.text("//main")
    assert visitor.response.headers["Cache-Control"] == "no-store"
    assert not visitor.page.xpath("//*[contains(@class, 'switch')]")  # the other language would lose it
    other = Visitor()
    assert found(other.get("/complain/").response.content, *PLANTED) == []
    assert found(stored(), *PLANTED) == []
    assert entries(ledger) == []


def test_without_an_auditors_key_words_are_not_taken_and_the_page_says_so(ledger: Place, visitor: Visitor) -> None:
    visitor.get("/complain/")
    assert complaint_words("en").public["no_key"] in visitor.text("//main")
    assert not visitor.page.xpath("//*[@name='words' or @name='contact']")
    fields = {**form_of(visitor), "about": "told"}
    visitor.post("/complain/", {**fields, "words": WORDS, "contact": ""})
    assert visitor.status == 400
    assert WORDS in visitor.text("//textarea[@name='words']")  # the key was retired while they wrote
    visitor.post("/complain/", {**fields, "words": "", "contact": ""})
    assert visitor.status == 200
    assert not kept().content  # type: ignore[attr-defined]
    assert len(entries(ledger)) == 1


@pytest.mark.parametrize("who", ["no auditor", "inactive", "unproven", "retired"])
def test_nothing_is_sealed_for_a_key_whose_owner_reads_no_more(who: str) -> None:
    import datetime

    from charteroak.office.accounts.models import Holding, Person
    from charteroak.office.complaints.keeping import sealing_keys
    from charteroak.office.complaints.models import AuditorKey

    auditor_with_key()
    assert len(sealing_keys()) == 1
    if who == "no auditor":
        Holding.objects.all().delete()
    elif who == "inactive":
        Person.objects.update(is_active=False)
    elif who == "unproven":
        AuditorKey.objects.update(proven=False)
    else:
        AuditorKey.objects.update(retired_on=datetime.date(2026, 1, 1))
    assert sealing_keys() == {}


def test_a_form_that_is_sent_twice_is_one_complaint(ledger: Place, visitor: Visitor) -> None:
    auditor_with_key()
    visitor.get("/complain/")
    fields = {**form_of(visitor), "about": "asked"}
    visitor.post("/complain/", fields)
    assert visitor.page.xpath("//p[@class='code']")
    visitor.post("/complain/", fields)
    assert visitor.heading == complaint_words("en").public["sent_again"]
    assert not visitor.page.xpath("//p[@class='code']")
    assert len(entries(ledger)) == 1


def test_a_form_that_is_sent_twice_at_once_is_one_complaint(ledger: Place) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from charteroak.law.law import today
    from charteroak.office.complaints.keeping import Said, receive

    def send(_: int) -> str | None:
        try:
            return receive(b"r" * 16, Said("told", "", "", None), today())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(send, range(4)))
    assert sum(code is not None for code in codes) == 1
    assert len(entries(ledger)) == 1


def test_where_the_ledger_takes_nothing_nothing_is_kept_and_the_words_stay_on_the_page(
    place: Place, visitor: Visitor
) -> None:
    from charteroak.office.complaints.models import Complaint, WrappedKey

    assert not place.exists
    auditor_with_key()
    visitor.get("/complain/")
    visitor.post("/complain/", {**form_of(visitor), "about": "asked", "words": WORDS})
    assert visitor.status == 503
    assert WORDS in visitor.text("//textarea[@name='words']")
    assert complaint_words("en").public["unrecorded"] in visitor.text("//div[@role='alert']")
    assert (Complaint.objects.count(), WrappedKey.objects.count()) == (0, 0)


def test_the_code_is_stored_as_a_digest_alone_and_shown_once(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    auditor_with_key()
    code = complain(visitor)
    assert len(code.replace("-", "")) == 24
    assert found(stored(), code, code.replace("-", "")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", [lambda c: c, lambda c: c.lower().replace("-", " "), lambda c: f" {c} "])
def test_the_code_shows_what_became_of_it(
    typed: Callable[[str], str], language: str, ledger: Place, visitor: Visitor
) -> None:
    assert ledger.exists
    auditor_with_key()
    code = complain(visitor, language)
    say = complaint_words(language)
    path = f"{HOME[language]}/complain/track/"
    visitor.get(path)
    visitor.post(path, {**form_of(visitor), "code": typed(code)})
    assert visitor.status == 200
    text = visitor.text("//main")
    assert say.states["received"] in text
    assert say.about["asked"] in text
    assert found(visitor.response.content, *PLANTED, code) == []


def test_a_code_that_is_none_is_refused_beside_the_field_and_not_repeated(visitor: Visitor) -> None:
    visitor.get("/complain/track/")
    visitor.post("/complain/track/", {**form_of(visitor), "code": "ABCD-EFGH-7777"})
    assert visitor.status == 400
    assert "no complaint with this code" in visitor.text("//p[@id='code-error']").lower()
    assert b"ABCD-EFGH" not in visitor.response.content
    assert visitor.get("/complain/track/?code=ABCD").status == 200  # an address is not read


def test_that_a_status_was_named_is_said_and_hinders_nothing(ledger: Place, visitor: Visitor) -> None:
    assert ledger.exists
    ready()
    auditor_with_key()
    say = complaint_words("en").public["names"]
    complain(visitor, words="They told everyone that Maria Lopez is an undocumented immigrant.")
    assert say in visitor.text("//main")
    complain(visitor, words="They were rude.")
    assert say not in visitor.text("//main")


def test_months_are_offered_back_from_this_one() -> None:
    import datetime

    from charteroak.office.complaints.filled import month_label, months

    found_months = months(datetime.date(2026, 1, 31))
    assert (found_months[0], found_months[1], found_months[-1], len(found_months)) == (
        "2026-01", "2025-12", "2024-02", 24,
    )  # fmt: skip
    assert (month_label("en", "2025-12"), month_label("es", "2025-12")) == ("December 2025", "diciembre de 2025")


def test_both_languages_have_the_same_words_of_complaints() -> None:
    from charteroak.office.complaints.models import ANSWERS, HOLDS, REFERRALS, STATES
    from charteroak.recording.words import DEPARTMENTS

    one, other = complaint_words("en"), complaint_words("es")
    for name in ("public", "staff", "about", "departments", "states", "answers", "referrals", "holds", "fields",
                 "faults", "steps"):  # fmt: skip
        assert list(getattr(one, name)) == list(getattr(other, name)), name
    assert (len(one.months), len(other.months)) == (12, 12)
    assert (tuple(one.states), tuple(one.answers), tuple(one.referrals), tuple(one.holds)) == (
        STATES, ANSWERS, REFERRALS, HOLDS,
    )  # fmt: skip
    assert (tuple(one.about), tuple(one.departments)) == (COMPLAINTS_ABOUT, DEPARTMENTS)
