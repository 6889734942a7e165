"""The search for services and the page of one, as someone without scripts sees them, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fixtures.catalogue_city import AGENCY, SCRIPT, id_of, imported, service
from office_visitor import Visitor

from charteroak.law import text
from charteroak.recording.place import Place

HOME = {"en": "", "es": "/es"}
RENT, PANTRY = "Emergency Rent Help", "Community Food Pantry"
NAMES = "//ol[@class='services-list']//h3/a"
FIELDS = {"q", "need", "speaks", "place", "within"}


pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture
def shelf(place: Place) -> Path:  # noqa: ARG001 - a data folder of its own
    imported()
    from charteroak.office.services.shelf import path

    return path()


def found(visitor: Visitor, query: str) -> list[str]:
    """The names that a search finds, in order."""
    return [each[:30] for each in visitor.get(f"/services/?{query}").texts(NAMES)]


@pytest.mark.parametrize("home", HOME.values())
def test_without_a_catalogue_the_page_says_that_this_means_nothing_of_what_is_offered(
    home: str, visitor: Visitor, shelf: Path
) -> None:
    shelf.unlink()
    page = visitor.get(f"{home}/services/")
    assert page.status == 200
    assert page.page.xpath("//div[@class='nothing']/h2")
    assert not page.page.xpath("//form[@role='search']")
    assert visitor.get(f"{home}/services/{id_of(RENT)}/").status == 404


def test_a_catalogue_that_is_damaged_shows_as_none(visitor: Visitor, shelf: Path) -> None:
    shelf.write_bytes(b"x" * 9000)
    assert visitor.get("/services/?q=food").status == 200
    assert visitor.page.xpath("//div[@class='nothing']")


@pytest.mark.parametrize(("language", "home"), HOME.items())
@pytest.mark.parametrize("path", ["/services/", "/services/?all=1", f"/services/{id_of(PANTRY)}/"])
def test_each_page_has_the_clause_word_for_word_and_that_it_is_open_to_all_alike(
    path: str,
    language: str,
    home: str,
    visitor: Visitor,
) -> None:
    page = visitor.get(home + path)
    assert text.clause("2-927(a)").text in page.text("//blockquote[@lang='en'][1]")
    alike = {"en": "open to every resident alike", "es": "abierto a todos los residentes por igual"}
    assert alike[language] in page.text("//p[@class='alike']")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("need=food", [PANTRY]),
        ("q=comida", [PANTRY]),
        ("q=dentista", ["Dental Clinic"]),
        ("speaks=pl", ["Dental Clinic"]),
        ("speaks=Polish", ["Dental Clinic"]),
        ("speaks=quenya", ["Dental Clinic"]),
        ("place=06106", ["Dental Clinic"]),
        ("place=frog+hollow&within=half", ["Dental Clinic"]),
        ("place=Park+Street+Clinic&within=half", ["Dental Clinic"]),
        ("place=Downtown+Annex&within=half&q=rent", [RENT]),
        ("need=nonsense&q=rent", [RENT]),
        ("q=zebra", []),
    ],
)
def test_what_is_asked_for_is_found(query: str, names: list[str], visitor: Visitor) -> None:
    assert found(visitor, query) == names


def test_all_are_found_but_those_that_are_not_offered(visitor: Visitor) -> None:
    names = found(visitor, "all=1")
    assert len(names) == 5
    assert "Summer Camp" not in names
    assert found(visitor, "q=&need=&speaks=&place=&within=1") == names
    assert visitor.get(f"/services/{id_of('Summer Camp')}/").text("//*[@class='caution']").startswith("Not offered")


def test_near_a_place_the_nearest_comes_first_with_its_distance(visitor: Visitor) -> None:
    names = found(visitor, "place=North+End+Library&within=5")
    assert set(names[:2]) == {PANTRY, "Library Card"}
    away = visitor.texts("//*[@class='away']")
    assert away[:2] == ["Less than 0.1 mile away"] * 2
    miles = [float(each.split()[0]) for each in away[2:]]
    assert miles == sorted(miles)
    assert 1.8 < miles[0] < 2.0


@pytest.mark.parametrize(("typed", "why"), [("12 Asylum Ave", "address"), ("the house of Juan", "place")])
def test_what_is_typed_as_a_place_and_is_none_does_not_stay_in_the_address(
    typed: str,
    why: str,
    visitor: Visitor,
) -> None:
    answer = visitor.get(f"/services/?q=food&place={typed}")
    assert answer.status == 302
    assert answer.response["Location"] == f"/services/?q=food&left_out={why}"
    visitor.get(answer.response["Location"])
    assert visitor.page.xpath("//input[@id='place'][@value=''][@aria-invalid='true']")
    assert visitor.texts(NAMES)


def test_of_several_places_with_such_a_name_one_is_chosen(visitor: Visitor) -> None:
    visitor.get("/services/?place=downtown+hall")
    assert visitor.texts(NAMES)
    visitor.get("/services/?q=food&place=downtown+made")
    assert visitor.status == 302, "no place has all these words"
    visitor.get("/services/?q=food&place=hall")
    [only] = visitor.texts("//*[@class='at-place']")
    assert only == "Near Downtown Hall"


def test_some_of_the_words_are_said_to_be_some(visitor: Visitor) -> None:
    assert found(visitor, "q=rent+zebra") == [RENT]
    assert "some of them" in visitor.texts("//p[@class='caution']")[0]


def test_a_search_can_be_kept_and_says_nothing_to_where_it_leads(visitor: Visitor) -> None:
    page = visitor.get("/services/?q=food&need=food&speaks=es&place=06103")
    assert page.response["Referrer-Policy"] == "no-referrer"
    assert page.response["Cache-Control"] == "no-store"
    assert not page.response.cookies
    [other] = page.page.xpath("//a[@class='switch']/@href")
    assert other == "/es/services/?q=food&need=food&speaks=es&place=06103"
    assert page.page.xpath("//form[@role='search'][@method='get'][@autocomplete='off']")
    assert page.page.xpath("//select[@id='need']/option[@selected]/@value") == ["food"]
    assert page.text("//label[@for='link']") == "Link to this page"


def test_the_list_has_pages(visitor: Visitor) -> None:
    imported([service(f"Food {n:02}", at=("Downtown Hall",)) for n in range(45)])
    seen = [found(visitor, f"q=food&page={n}") for n in (1, 2, 3, 4)]
    assert [len(each) for each in seen] == [20, 20, 5, 0]
    assert len({name for each in seen for name in each}) == 45
    visitor.get("/services/?q=food&page=2")
    assert visitor.text("//*[@id='found']") == "21 to 40 of 45 services"
    assert visitor.page.xpath("//nav[@class='pages']/a/@href") == ["/services/?q=food", "/services/?q=food&page=3"]
    assert visitor.page.xpath("//ol[@class='services-list']/li[1]/@value") == ["21"]
    for number in ("0", "-1", "x", "99999", "999999", "²"):
        assert visitor.get(f"/services/?q=food&page={number}").status == 200


def test_a_service_says_all_that_a_resident_needs(visitor: Visitor) -> None:
    page = visitor.get(f"/services/{id_of(PANTRY)}/")
    shown = page.text("//main")
    for words in (
        *(
            PANTRY,
            AGENCY,
            "Nobody is turned away.",
            "A bag",
            "Anyone who lives in Hartford.",
            "Free",
            "Spanish, English",
        ),
        *("By phone in 200 languages.", "860-555-0100", "extension 4", "Monday to Friday", "9:00 a.m. to 5:00 p.m."),
        *("12 Made-up Street", "CT 06120", "A ramp at the side door.", "Bus 31", "October 1, 2026"),
    ):
        assert " ".join(words.split()) in " ".join(shown.split()), words
    assert "0101" not in shown, "a fax is nothing to call"
    assert page.page.xpath("//a[@href='tel:+18605550100;ext=4']")
    assert page.page.xpath("//a[@href='mailto:pantry@example.org']")
    assert page.page.xpath("//a[@href='https://example.org/pantry']/@rel") == ["noreferrer noopener nofollow"]
    assert not page.page.xpath("//*[@id='conflict']")


def test_what_is_only_in_english_is_said_to_be_on_a_page_in_spanish(visitor: Visitor) -> None:
    page = visitor.get(f"/es/services/{id_of(PANTRY)}/")
    for words in ("Nobody is turned away", "A bag", "Anyone who lives", "12 Made-up", "A ramp", "By phone in"):
        [inner, *_] = page.page.xpath(f"//main//*[contains(text(), '{words}')]")
        assert inner.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["en"], words
    assert page.text("//*[@class='hours']//dt") == "Lunes a viernes"
    assert "español, inglés" in page.text("//main").casefold()


@pytest.mark.usefixtures("office")
def test_a_demand_that_turns_on_status_is_shown_in_conflict_until_a_law_is_cited(
    visitor: Visitor,
) -> None:
    from office_people import made

    from charteroak.office.authorities.choosing import choices
    from charteroak.office.services.citing import cite
    from charteroak.office.services.conflicts import conflicts, key_of
    from charteroak.office.services.models import Cited

    page = visitor.get(f"/services/{id_of(RENT)}/")
    section = page.text("//section[contains(@class, 'conflict')]")
    assert "In conflict with 2-927(a)" in section
    assert text.clause("2-927(a)").text in section
    assert "lawful permanent residents" in section
    assert "Green card" in section
    assert page.page.xpath("//section[contains(@class, 'conflict')]//a/@href")[-1] == "/complain/"
    requires = next(each for each in choices("refuse_service", ["immigration_status"], date(2026, 11, 1)))
    counsel: Any = made("counsel")
    from charteroak.catalogue.nesting import nested
    from charteroak.office.services.shelf import shelf as opened

    store = opened()
    assert store is not None
    thing = store.get("service", id_of(RENT))
    assert thing is not None
    held = conflicts(nested(store, thing), date(2026, 11, 1))
    assert held
    for each in held:
        cite(counsel, id_of(RENT), each.where, key_of(each.words), requires.id)
    assert Cited.objects.count() == len(held)
    page.get(f"/services/{id_of(RENT)}/")
    stands = {each.standing for each in conflicts(nested(store, thing), date(2026, 11, 1))}
    cited = page.page.xpath(f"//ul[@class='in-question']//a[@href='/authorities/{requires.id}/']")
    assert bool(cited) == (stands == {"cited"})
    assert bool(page.page.xpath("//*[@id='conflict']")) == (stands != {"cited"})


def test_whatever_stands_in_the_catalogue_is_shown_as_text(visitor: Visitor) -> None:
    for home in HOME.values():
        for path in (f"/services/{id_of('Hostile')}/", "/services/?all=1"):
            page = visitor.get(home + path)
            assert page.status == 200
            assert page.page.xpath("//main//script | //main//img | //main//*[@onclick] | //main//*[@onload]") == []
            assert page.page.xpath("//main//*[@style]") == []
            links = [*page.page.xpath("//main//a/@href")]
            kinds = {each.partition(":")[0] for each in links if ":" in each.partition("?")[0]}
            assert kinds <= {"tel", "mailto", "sms", "https", "http"}
            assert not any(
                "onclick" in each or "javascript" in each for each in links if not each.startswith(("mailto:", "sms:"))
            )
            assert len(page.heading) < 400
    page.get(f"/services/{id_of('Hostile')}/")
    assert SCRIPT in page.text("//main")
    assert "{{ page.say }}" in page.text("//main")
    assert page.page.xpath("//a[@href='tel:311']")
    assert page.page.xpath("//a[@href='https://example.org/?a=1&b=2']")


@pytest.mark.parametrize("query", ["q=" + "x" * 5000, "q=%00%ff%22%27", "q=%22+OR+%28NEAR", "speaks=" + "y" * 999,
                                   "place=" + "z" * 999, "within=900",
                                   "page=1&page=2", "q=a&q=b", "left_out=<b>",
                                   "place=06103&left_out=place"])  # fmt: skip
def test_whatever_stands_in_an_address_the_page_answers(query: str, visitor: Visitor) -> None:
    assert visitor.get(f"/services/?{query}").status in (200, 302)
    assert not visitor.response.has_header("Location") or "place=" not in visitor.response["Location"]


def test_a_service_that_is_not_there_is_missing(visitor: Visitor) -> None:
    for record in ("nothing", id_of("nothing"), "x" * 400):
        assert visitor.get(f"/services/{record}/").status == 404
        assert visitor.heading == "There is no such service"


def test_it_can_be_passed_on_without_a_script(visitor: Visitor) -> None:
    page = visitor.get(f"/es/services/{id_of(PANTRY)}/")
    link = f"http://testserver/es/services/{id_of(PANTRY)}/"
    assert page.page.xpath("//input[@id='link']/@value") == [link]
    hrefs = page.page.xpath("//section[@class='share']//a/@href")
    assert [each.partition(":")[0] for each in hrefs] == ["mailto", "sms"]
    assert all("860-555-0100" in each and "es%2Fservices" in each for each in hrefs)
    assert page.page.xpath("//section[@class='share']//button[not(@hidden)]") == [], "only scripts copy and print"
    assert page.page.xpath("//div[@class='qr'][@role='img'][@aria-label]/svg/path")
