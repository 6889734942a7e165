"""The page of the audit of referrals and its files: what they say, to whom, and what they keep to themselves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from string import Formatter

import pytest
from office_parity import WORKERS, a_year_kept
from office_people import made
from office_visitor import Visitor

PAGE = "/office/referrals/audit/"
FILES = {kind: f"/office/referrals/audit.{kind}" for kind in ("csv", "json")}


@pytest.fixture
def kept(office: None) -> list[str]:  # noqa: ARG001 - its tables
    """A year of referrals, and the names of who made them."""
    people = [made("employee", name=f"Worker Number {each}") for each in range(WORKERS)]
    a_year_kept([person.handle for person in people])  # type: ignore[attr-defined]
    return [person.name for person in people]  # type: ignore[attr-defined]


def text_of(visitor: Visitor) -> str:
    return " ".join(visitor.page.text_content().split())


def test_what_changed_is_told_in_words_with_its_interval_and_how_sure_that_is(
    kept: list[str], someone: Callable[..., Visitor]
) -> None:
    """Nothing of it is asked: it is in the referrals that Spanish waits longer from a day on."""
    assert kept
    english = text_of(someone("auditor").get(PAGE))
    assert "Language Spanish: people waited" in english
    assert "minutes longer (" in english
    assert "than others with the same need and place" in english
    assert ", since " in english
    assert "By chance " in english
    spanish = text_of(someone("auditor").get(f"/es{PAGE}"))
    assert "Idioma Español: se esperó" in spanish
    assert "minutos más (de " in spanish
    assert ", desde " in spanish
    assert "Por azar" in spanish


def test_workers_have_names_for_a_supervisor_and_numbers_for_everyone_else(
    kept: list[str], someone: Callable[..., Visitor]
) -> None:
    for role in ("auditor", "supervisor"):
        visitor = someone(role)
        texts = [visitor.get(address).response.content.decode() for address in (PAGE, *FILES.values())]
        assert visitor.status == 200
        seen = [name for name in kept if any(name in text for text in texts)]
        assert seen == (kept if role == "supervisor" else [])
        from charteroak.office.accounts.models import Person

        handles = Person.objects.filter(name__in=kept).values_list("handle", flat=True)
        assert not [handle for handle in handles if any(handle in text for text in texts)]


def test_nobody_else_may_look_and_who_looked_is_kept(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.accounts.models import AuditLine

    for role in ("employee", "police", "records", "training_officer"):
        assert {someone(role).get(address).status for address in (PAGE, *FILES.values())} == {403}
    someone("auditor").get(PAGE)
    assert AuditLine.objects.filter(route="referral_audit", event="read").count() == 1


def test_small_numbers_are_nowhere(kept: list[str], someone: Callable[..., Visitor]) -> None:
    """Somali was spoken three times, and one worker made four referrals."""
    assert kept
    visitor = someone("supervisor").get(PAGE)
    [somali] = visitor.page.xpath("//tr[th[contains(., 'Somali')]]")
    assert [cell.text_content() for cell in somali.xpath("td")][:2] == ["fewer than 5", "-"]
    assert "too few to say" in somali.text_content()
    rows = list(csv.DictReader(io.StringIO(visitor.get(FILES["csv"]).response.content.decode("utf-8-sig"))))
    few = [row for row in rows if row["group"] == "so"]
    assert len(few) == 9
    assert {(row["referrals"], row["figure"], row["comparable"], row["verdict"]) for row in few} == {
        ("", "", "", "too_few")
    }
    assert all(int(row["referrals"]) >= 5 for row in rows if row["referrals"])
    found = json.loads(visitor.get(FILES["json"]).response.content)
    numbers = [each["n"] for each in found["comparisons"]]
    numbers += [point["n"] for chart in found["parity"] + found["charts"] for point in chart["points"]]
    assert None in numbers
    assert all(number is None or number >= 5 for number in numbers)
    assert found["cannot_see"]
    assert found["format"] == "charteroak.referrals.audit.v1"


def test_the_clause_is_quoted_in_its_own_words(someone: Callable[..., Visitor]) -> None:
    words = "Referrals to medical or social service agencies will be made in the same manner for all residents"
    for language in ("", "/es"):
        visitor = someone("counsel").get(f"{language}{PAGE}")
        assert words in text_of(visitor)


def test_an_office_without_referrals_has_an_audit_that_says_so(someone: Callable[..., Visitor]) -> None:
    visitor = someone("auditor").get(PAGE)
    assert visitor.status == 200
    assert "That is not the same as that nothing differs" in text_of(visitor)
    assert visitor.get(FILES["json"]).status == 200
    assert json.loads(visitor.response.content)["notes"] == ["empty"]


@pytest.mark.parametrize(
    "query",
    ["of=1800", "of=x&points=day&measure=status&group=need.status", "group=worker.1", "measure=reached&points=week"],
)
def test_what_an_address_asks_and_there_is_not_is_as_if_it_had_not_asked(
    query: str, kept: list[str], someone: Callable[..., Visitor]
) -> None:
    assert kept
    visitor = someone("auditor").get(f"{PAGE}?{query}")
    assert visitor.status == 200
    assert "1800" not in visitor.response.content.decode()
    assert len(visitor.page.xpath("//main//section")) >= 7


def test_the_card_is_on_the_desks_of_who_may_look(someone: Callable[..., Visitor]) -> None:
    for role in ("auditor", "counsel", "administrator", "supervisor", "employee", "training_officer"):
        links = someone(role).get("/office/").page.xpath("//main//a/@href")
        assert (PAGE in links) == (role not in ("employee", "training_officer"))


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    from charteroak.office.referrals.audit_words import audit_words
    from charteroak.referrals.findings import BY, MEASURES

    english, spanish = audit_words("en"), audit_words("es")

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for part in ("ui", "kinds", "of", "measures", "verdicts", "units", "short"):
        one, other = getattr(english, part), getattr(spanish, part)
        assert one.keys() == other.keys()
        assert {key for key in one if places(one[key]) != places(other[key])} == set()
    assert english.told.keys() == spanish.told.keys()
    assert len(english.blind) == len(spanish.blind)
    assert english.kinds.keys() == set(BY)
    assert english.measures.keys() == {measure.name for measure in MEASURES}


def test_a_signed_out_visitor_is_sent_to_sign_in(office: None) -> None:  # noqa: ARG001 - its tables
    made("administrator")
    assert Visitor().get(PAGE).status in (302, 303)


def test_differences_are_said_in_units_that_can_be_read() -> None:
    from charteroak.office.referrals.audit_said import chance_told, difference_told
    from charteroak.office.referrals.audit_words import audit_words
    from charteroak.referrals.findings import Figure

    say = audit_words("en")
    days = difference_told(say, "waiting", Figure(2.1, 1.4, 2.9, 40))
    assert days == "people waited 2.1 days longer (1.4 to 2.9) than others with the same need and place"
    less = difference_told(say, "waiting", Figure(-10 / 1440, -20 / 1440, 2 / 1440, 40))
    assert less.startswith("people waited 10.0 minutes less (\u22122.0 to 20.0) than")
    share = difference_told(say, "reached", Figure(-0.125, -0.2, -0.05, 40))
    assert "12.5 percentage points lower (5.0 to 20.0) than among others" in share
    assert chance_told(say, 1 / 4012) == "By chance once in 4,000 such audits."
    assert chance_told(say, 0.024) == "By chance once in 41 such audits."
    assert "less than once in a million" in chance_told(say, 0.0)
