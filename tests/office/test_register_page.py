"""The register's pages: what they show of entries, how entries are kept, and that nothing of two people's is lost."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace
from office_register import HOME, LAW, SERVICE, day, entries, write
from office_visitor import Visitor

from charteroak.law import text
from charteroak.office.register import keeping
from charteroak.office.register.keeping import digest_of, name_of
from charteroak.office.register.words import register_words
from charteroak.screening.forms.register import FIELDS, loads

LANGUAGES = ("en", "es")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def typed(visitor: Visitor) -> dict[str, str]:
    """What the form of the page holds, as a browser sends it."""
    [form] = visitor.page.xpath("//form[.//input[@name='shown']]")
    return {name: value.removeprefix("\n") for name, value in form.form_values()}  # as a browser reads a text's field


def send(visitor: Visitor, path: str, fields: dict[str, Any]) -> Visitor:
    """Open a form and send it with these fields."""
    visitor.get(path)
    return visitor.post(path, {**typed(visitor), **fields})


def field_errors(visitor: Visitor) -> dict[str, str]:
    """What is said beside each field, by its name."""
    found = visitor.page.xpath("//p[@class='error'][@id]")
    return {each.get("id").removesuffix("-error"): each.xpath("string(text())").strip() for each in found}


def stands(visitor: Visitor, question: str) -> list[str]:
    """How an entry is said to stand."""
    for entry in visitor.page.xpath("//li[contains(@class, 'lawful')]"):
        if entry.xpath("string(.//q)") == question:
            return [str(each) for each in entry.xpath(".//ul[@class='stands']/li/b/text()")]
    raise AssertionError(f"{question} is not on the page")


# The list.


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_entries_it_says_what_that_means(language: str, data: Path, visitor: Visitor) -> None:
    own = register_words(language)
    visitor.get(f"{HOME[language]}/register/")
    assert (visitor.status, visitor.heading) == (200, own.ui["title"])
    assert own.ui["none"] in visitor.texts("//h2")
    assert own.ui["anyone"] in visitor.text("//main")
    visitor.get(f"{HOME[language]}/questions/")
    assert (visitor.status, visitor.heading) == (200, own.ui["q_title"])
    assert own.ui["q_none"] in visitor.texts("//h2")
    assert not data.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "states"),
    [
        ({}, ["in_force"]),
        ({"expires": day(61)}, ["in_force"]),
        ({"expires": day(60)}, ["soon"]),
        ({"expires": day(1)}, ["soon"]),
        ({"expires": day(0)}, ["expired"]),
        ({"expires": day(-1)}, ["expired"]),
        ({"expires": ""}, ["undated"]),
        ({"citation": ""}, ["uncited"]),
        ({"approved_by": ""}, ["unapproved"]),
        ({"approved_on": day(1)}, ["unapproved"]),
        ({"owner": ""}, ["unowned"]),
        ({"citation": "", "approved_by": "", "expires": day(-9)}, ["uncited", "unapproved", "expired"]),
    ],
)
def test_each_entry_says_how_it_stands_and_only_those_in_force_are_public(
    change: dict[str, str], states: list[str], language: str, data: Path, visitor: Visitor
) -> None:
    own = register_words(language)
    write(data, {**LAW, **change})
    visitor.get(f"{HOME[language]}/register/")
    assert stands(visitor, LAW["question"]) == [own.states[each][0] for each in states]
    counts = [f"1 {own.states[each][0]}" for each in states]
    assert set(counts) <= set(visitor.texts("//ul[@class='standing']/li"))
    visitor.get(f"{HOME[language]}/questions/")
    public = visitor.page.xpath("//li[contains(@class, 'lawful')]")
    assert len(public) == (states in (["in_force"], ["soon"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_page_gives_question_basis_owner_and_last_day(language: str, data: Path, visitor: Visitor) -> None:
    own = register_words(language)
    write(data, SERVICE, LAW)
    visitor.get(f"{HOME[language]}/questions/")
    assert visitor.texts("//h2/code") == [LAW["form"], SERVICE["form"]]
    law, service = visitor.texts("//li[contains(@class, 'lawful')]")
    for said in (LAW["question"], own.ui["q_law"], LAW["citation"], LAW["owner"]):
        assert said in law
    reason = "The passport shows it.And so does its form."
    for said in (SERVICE["question"], "El país", "La ciudad", own.ui["q_service"], "Passports", reason, "Library"):
        assert said in service
    assert LAW["approved_by"] not in law
    assert {each.get("lang") for each in visitor.page.xpath("//q")} == {"en", "es"}
    assert text.clause("2-929").text in visitor.text("//blockquote")
    assert visitor.response.headers["Cache-Control"] == "no-cache"
    assert not visitor.response.cookies


def test_the_last_day_is_the_one_before_it_ends(data: Path, visitor: Visitor) -> None:
    write(data, {**LAW, "expires": "2099-03-01"})
    assert "February 28, 2099" in visitor.get("/questions/").text("//main")


def test_the_list_is_of_one_form_where_that_is_asked(data: Path, visitor: Visitor) -> None:
    write(data, LAW, SERVICE, {**LAW, "question": "Are you married?"})
    visitor.get("/register/")
    assert len(visitor.texts("//li[contains(@class, 'lawful')]")) == 3
    visitor.get("/register/?form=intake/snap.html")
    assert visitor.texts("//h2/code") == [LAW["form"]]
    assert visitor.page.xpath("//option[@selected]/@value") == [LAW["form"]]
    [there] = visitor.page.xpath("//a[@hreflang]/@href")
    assert visitor.get(there).texts("//h2/code") == [LAW["form"]]
    visitor.get("/register/?form=zebra")
    assert len(visitor.texts("//li[contains(@class, 'lawful')]")) == 3
    assert "zebra" not in visitor.response.content.decode()


# An entry added, changed, removed.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [LAW, SERVICE], ids=["law", "service"])
def test_an_entry_is_added_as_it_was_typed(case: dict[str, str], language: str, data: Path, visitor: Visitor) -> None:
    own = register_words(language)
    send(visitor, f"{HOME[language]}/register/add/", case)
    assert visitor.status == 302
    assert (data / "questions.toml").stat().st_mode & 0o777 == 0o600
    [entry] = entries()
    wanted = {name: value for name, value in case.items() if value}
    said = {name: getattr(entry, name) for name in FIELDS if getattr(entry, name)}
    assert said.pop("beside", ()) == tuple(wanted.pop("beside", "").split("\n") if case["beside"] else ())
    assert {name: str(value) for name, value in said.items()} == wanted
    visitor.get(visitor.response.headers["Location"].split("#")[0])
    assert own.ui["added"] in visitor.text("//p[@role='status']")
    assert stands(visitor, case["question"]) == [own.states["in_force"][0]]


def test_an_entry_may_wait_for_its_approval(data: Path, visitor: Visitor) -> None:
    send(visitor, "/register/add/", {**LAW, "approved_by": "", "approved_on": ""})
    assert visitor.status == 302
    assert data.exists()
    visitor.get("/register/")
    assert stands(visitor, LAW["question"]) == [register_words("en").states["unapproved"][0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"form": ""}, {"form": "needed"}),
        ({"form": "/etc/x"}, {"form": "not a path"}),
        ({"form": "a" * 301}, {"form": "too long"}),
        ({"question": "  "}, {"question": "needed"}),
        ({"basis": None}, {"basis": "not a basis"}),
        ({"basis": "zebra"}, {"basis": "not a basis"}),
        ({"citation": ""}, {"citation": "uncited"}),
        ({"citation": "state law"}, {"citation": "uncited"}),
        ({"basis": "necessary to the service", "reason": ""}, {"service": "no service", "reason": "no reason"}),
        ({"owner": ""}, {"owner": "no owner"}),
        ({"owner": "a\u202eb"}, {"owner": "not printable"}),
        ({"expires": ""}, {"expires": "no end"}),
        ({"expires": "zebra"}, {"expires": "not a date"}),
        ({"expires": "2099-02-30"}, {"expires": "not a date"}),
        ({"expires": day(0)}, {"expires": "past"}),
        ({"approved_by": ""}, {"approved_by": "no approver"}),
        ({"approved_on": ""}, {"approved_on": "no approval day"}),
        ({"approved_on": day(1)}, {"approved_on": "not yet"}),
        ({"approved_on": "1/2/26"}, {"approved_on": "not a date"}),
        (
            dict.fromkeys(LAW, ""),
            {
                "form": "needed",
                "question": "needed",
                "basis": "not a basis",
                "owner": "no owner",
                "expires": "no end",
            },
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(
    change: dict[str, str | None], wrong: dict[str, str], language: str, data: Path, visitor: Visitor
) -> None:
    own = register_words(language)
    fields = {**LAW, "reason": "A text\nof two lines", **change}
    send(visitor, f"{HOME[language]}/register/add/", {name: v for name, v in fields.items() if v is not None})
    assert visitor.status == 400
    said = {name: own.faults[kind] for name, kind in wrong.items()}
    assert {name: error.lower() for name, error in field_errors(visitor).items()} == {
        name: error.lower() for name, error in said.items()
    }
    links = visitor.page.xpath("//div[@role='alert']//a/@href")
    assert links == [f"#{name}" for name in FIELDS if name in wrong]
    ids = visitor.page.xpath("//@id")
    assert [each for each in links if each[1:] not in ids] == []
    for name in wrong:
        [control] = visitor.page.xpath(f"//*[@id='{name}']")
        assert f"{name}-error" in control.get("aria-describedby").split()
        assert name == "basis" or control.get("aria-invalid") == "true"
    again = typed(visitor)
    kept = {name: (value or "").strip() for name, value in fields.items() if name != "basis"}
    assert {name: again.get(name, "").replace("\r\n", "\n") for name in kept} == kept
    assert not data.joinpath("questions.toml").exists()


def test_the_same_question_of_the_same_form_is_not_added_twice(data: Path, visitor: Visitor) -> None:
    path = write(data, LAW)
    before = path.read_text()
    send(visitor, "/register/add/", LAW)
    assert visitor.status == 400
    assert field_errors(visitor) == {"question": register_words("en").faults["double"].capitalize()}
    assert path.read_text() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_changed_and_the_rest_of_the_file_stays(language: str, data: Path, visitor: Visitor) -> None:
    path = write(data, LAW, SERVICE)
    path.write_text(f"# Ours.\n\n{path.read_text()}# The end.\n")
    first, second = entries()
    at = f"{HOME[language]}/register/{name_of(first)}/"
    visitor.get(at)
    assert {name: typed(visitor).get(name, "") for name in LAW} == LAW
    send(visitor, at, {"owner": "Library"})
    assert visitor.response.headers["Location"].endswith(f"?done=changed#e-{name_of(first)}")
    assert entries() == (replace(first, owner="Library"), second)
    assert path.read_text().startswith("# Ours.\n")
    assert path.read_text().endswith("# The end.\n")


def test_an_entry_sent_as_it_was_changes_no_byte(data: Path, visitor: Visitor) -> None:
    path = write(data, SERVICE)
    before = path.read_text()
    send(visitor, f"/register/{name_of(entries()[0])}/", {})
    assert visitor.status == 302
    assert path.read_text() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_removed_after_one_more_look(language: str, data: Path, visitor: Visitor) -> None:
    own = register_words(language)
    write(data, LAW, SERVICE)
    first, second = entries()
    visitor.get(f"{HOME[language]}/register/")
    visitor.get(visitor.page.xpath(f"//li[@id='e-{name_of(first)}']//a/@href")[1])
    assert visitor.heading == own.ui["remove_title"]
    assert first.question in visitor.text("//main")
    assert entries() == (first, second)
    visitor.press(own.ui["remove_go"])
    assert visitor.status == 302
    assert entries() == (second,)


# Two people at once.


def test_of_two_who_change_one_entry_the_second_is_told_and_loses_nothing(data: Path, visitor: Visitor) -> None:
    own = register_words("en")
    write(data, LAW)
    at = f"/register/{name_of(entries()[0])}/"
    mine = typed(visitor.get(at))
    other = Visitor()
    send(other, at, {"owner": "Police"})
    visitor.post(at, {**mine, "citation": "8 U.S.C. 1373"})
    assert visitor.status == 409
    assert own.ui["moved"] in visitor.text("//div[@role='alert']")
    now = visitor.text("//section[@aria-labelledby='now']")
    assert "Police" in now
    assert own.ui["differs"].format(fields="Citation, Owner") in now
    assert typed(visitor)["citation"] == "8 U.S.C. 1373"
    assert (entries()[0].owner, entries()[0].citation) == ("Police", LAW["citation"])
    visitor.press(own.ui["save"])
    assert visitor.status == 302
    assert (entries()[0].owner, entries()[0].citation) == (LAW["owner"], "8 U.S.C. 1373")


def test_two_who_change_different_entries_do_not_meet(data: Path, visitor: Visitor) -> None:
    write(data, LAW, SERVICE)
    first, second = entries()
    mine = typed(visitor.get(f"/register/{name_of(second)}/"))
    other = Visitor()
    other.get(f"/register/{name_of(first)}/remove/").press(register_words("en").ui["remove_go"])
    visitor.post(f"/register/{name_of(second)}/", {**mine, "owner": "Police"})
    assert visitor.status == 302
    assert entries() == (replace(second, owner="Police"),)


def test_what_someone_typed_for_an_entry_that_is_gone_can_be_added_anew(data: Path, visitor: Visitor) -> None:
    own = register_words("en")
    write(data, LAW)
    at = f"/register/{name_of(entries()[0])}/"
    mine = typed(visitor.get(at))
    write(data)
    visitor.post(at, {**mine, "owner": "Police"})
    assert visitor.status == 409
    assert own.ui["gone"] in visitor.text("//div[@role='alert']")
    visitor.press(own.ui["save"])
    assert [entry.owner for entry in entries()] == ["Police"]


def test_an_entry_that_was_changed_meanwhile_is_not_removed(data: Path, visitor: Visitor) -> None:
    own = register_words("en")
    write(data, LAW)
    visitor.get(f"/register/{name_of(entries()[0])}/remove/")
    write(data, {**LAW, "owner": "Police"})
    visitor.press(own.ui["remove_go"])
    assert visitor.status == 409
    assert "Police" in visitor.text("//main")
    assert len(entries()) == 1
    visitor.press(own.ui["remove_go"])
    assert entries() == ()


def test_of_many_who_add_at_once_none_is_lost(data: Path) -> None:
    write(data, LAW)
    [first] = entries()
    new = [replace(first, question=f"Question {number}?") for number in range(24)]
    people = [threading.Thread(target=keeping.add, args=(each,)) for each in new]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(entry.question for entry in entries()) == sorted(each.question for each in [first, *new])


# What cannot be.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_it_has_its_frame_and_sets_its_cookie_only_where_it_says_so(
    language: str, data: Path, visitor: Visitor
) -> None:
    own = register_words(language)
    write(data, LAW, SERVICE)
    name = name_of(entries()[1])
    for at in ("register/", "questions/", "register/add/", f"register/{name}/", f"register/{name}/remove/"):
        visitor.get(f"{HOME[language]}/{at}")
        page = visitor.page
        assert (visitor.status, page.get("lang"), len(page.xpath("//h1"))) == (200, language, 1), at
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        named = " ".join(page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split()
        assert [each for each in named if each not in ids] == []
        assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')] | //script[not(@src)]")
        assert [each.get("data-plain") for each in page.xpath("//main//form[@method='post']")] in ([], [""])
        told = own.ui["cookie"] in visitor.text("//main")
        assert bool(visitor.response.cookies) == told
        other = next(each for each in LANGUAGES if each != language)
        assert page.xpath("//a[@hreflang]/@href") == [f"{HOME[other]}/{at}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_register_is_named_by_line_and_kind_and_is_not_written_to(
    language: str, data: Path, visitor: Visitor
) -> None:
    own = register_words(language)
    path = write(data)
    path.write_text('[[question]]\nform = "zebra"\nexpires = "zebra"\n')
    prefix = HOME[language]
    for at in ("/register/", "/register/add/", "/register/0123456789abcdef/", "/register/0123456789abcdef/remove/"):
        visitor.get(prefix + at)
        assert (visitor.status, visitor.heading) == (503, own.ui["broken"]), at
        assert (
            visitor.texts("//main/ul/li")[-1] == f"{own.ui['line'].format(line=3)}: expires: {own.faults['not a date']}"
        )
        assert "zebra" not in visitor.text("//main")
    visitor.get(f"{prefix}/questions/")
    assert visitor.status == 503
    assert own.ui["q_broken"] in visitor.texts("//h2")
    assert not visitor.page.xpath("//ul[@class='lawfuls']")
    path.unlink()
    visitor.get(f"{prefix}/register/add/")
    fields = {**typed(visitor), **LAW}
    path.write_text("zebra")
    visitor.post(f"{prefix}/register/add/", fields)
    assert (visitor.status, path.read_text()) == (503, "zebra")


def test_what_cannot_be_written_is_said_and_what_was_typed_is_kept(
    data: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(data, LAW)
    before = path.read_text()

    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("charteroak.screening.forms.register_writing.save", fail)
    send(visitor, "/register/add/", SERVICE)
    assert visitor.status == 503
    assert register_words("en").ui["unkept"] in visitor.text("//div[@role='alert']")
    assert typed(visitor)["question"] == SERVICE["question"]
    assert path.read_text() == before


@pytest.mark.parametrize("tail", ["", "remove/"])
def test_an_entry_that_there_is_not_is_404(tail: str, data: Path, visitor: Visitor) -> None:
    assert not data.exists()
    visitor.get(f"/register/0123456789abcdef/{tail}")
    assert (visitor.status, visitor.heading) == (404, register_words("en").ui["missing"])


@pytest.mark.parametrize(
    "fields",
    [{**LAW, "zebra": "1"}, {**LAW, "owner": ["zebra", "zebra"]}, {**LAW, **{f"zebra{n}": "" for n in range(200)}}],
)
def test_a_form_that_is_not_ours_is_refused(fields: dict[str, Any], data: Path, visitor: Visitor) -> None:
    send(visitor, "/register/add/", fields)
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()
    assert not data.joinpath("questions.toml").exists()


@pytest.mark.parametrize("path", ["/register/add/", "/register/{name}/", "/register/{name}/remove/"])
def test_without_its_token_nothing_is_changed(path: str, data: Path) -> None:
    kept = write(data, LAW)
    before = kept.read_text()
    [entry] = entries()
    client = Client(enforce_csrf_checks=True)
    response = client.post(path.format(name=name_of(entry)), {**LAW, "owner": "x", "shown": digest_of(entry)})
    assert response.status_code == 403
    assert kept.read_text() == before


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/register/", "GET, HEAD"), ("/questions/", "GET, HEAD"), ("/register/add/", "GET, HEAD, POST")],
)
def test_another_method_is_refused_with_those_that_are_taken(path: str, allowed: str) -> None:
    for method in ("put", "delete", "post"):
        response = getattr(Client(), method)(path)
        if method.upper() not in allowed:
            assert (response.status_code, response.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize(
    "name", ["form", "question", "beside", "citation", "service", "reason", "owner", "approved_by"]
)
def test_what_is_typed_is_shown_as_text_and_never_as_markup(name: str, data: Path, visitor: Visitor) -> None:
    planted = '<b id="planted">7</b>"\'&amp;'
    write(data, {**LAW, "basis": "necessary to the service", "service": "s", "reason": "r", name: planted})
    [entry] = entries()
    for at in ("/register/", "/questions/", f"/register/{name_of(entry)}/", f"/register/{name_of(entry)}/remove/"):
        visitor.get(at)
        assert visitor.status == 200
        assert not visitor.page.xpath("//*[@id='planted']"), at
    send(visitor, "/register/add/", {**LAW, name: planted, "expires": ""})
    assert visitor.status == 400
    assert not visitor.page.xpath("//*[@id='planted']")
    assert typed(visitor)[name] == planted


def test_the_first_page_leads_to_both(visitor: Visitor) -> None:
    for language, prefix in HOME.items():
        visitor.get(f"{prefix}/")
        assert visitor.page.get("lang") == language
        assert {f"{prefix}/questions/", f"{prefix}/register/"} <= set(visitor.page.xpath("//main//a/@href"))


def test_what_the_site_wrote_is_a_register_for_the_command_too(data: Path, visitor: Visitor) -> None:
    for case in (LAW, SERVICE):
        send(visitor, "/register/add/", case)
    assert loads((data / "questions.toml").read_text()).entries == entries()
