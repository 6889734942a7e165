"""The register of authorities: its beginning, its versions, what can be chosen from it, and who may change it."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office_visitor import Visitor

from charteroak.law.terms import CONFIDENTIAL_CLASSES
from charteroak.recording.words import BASES

DAY = datetime.date(2026, 11, 23)
SEED = Path("src/charteroak/office/authorities/seed.toml")
NEW = {
    "kind": "court_order",
    "citation": "In re Records, No. 3:26-mc-1 (D. Conn. 2026)",
    "requires_or_permits": "requires",
    "says": "The City hands over the lists of 2019.",
    "of_whom": "The City",
    "acts": ["disclose"],
    "classes": ["public_assistance"],
    "from_day": "2026-01-01",
    "until_day": "2099-12-31",
    "source": "The court's docket",
}


def rows() -> tuple[Any, ...]:
    from charteroak.office.authorities.seeding import rows as found

    return found()


def kept(**more: Any) -> Any:
    from charteroak.office.authorities.models import Authority

    return Authority.objects.get(**more)


def add(counsel: Visitor, **changed: Any) -> str:
    """Add an entry as counsel, and give the address of its page."""
    counsel.get("/authorities/add/")
    token = counsel.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]
    counsel.post("/authorities/add/", {"csrfmiddlewaretoken": token, "shown": "", **NEW, **changed})
    assert counsel.status == 302, counsel.texts("//p[@class='error']")
    return str(counsel.response.headers["Location"]).partition("?")[0]


def form_of(visitor: Visitor) -> list[tuple[str, str]]:
    """The fields of the page's own form, as a browser would send them."""
    [form] = visitor.page.xpath("//main//form[@method='post']")
    return [(str(name), str(value)) for name, value in form.form_values()]


def changed(fields: list[tuple[str, str]], **to: str) -> list[tuple[str, str]]:
    return [(name, to.get(name, value)) for name, value in fields]


# The beginning.


def test_every_row_of_the_report_is_in_the_seed(shared: Path) -> None:
    """Every section, act and volume that part 4 of the domain report names is named by an entry."""
    part = (shared / "background" / "domain.md").read_text().partition("## 4. ")[2].partition("## 5. ")[0]
    named = [line.split("|")[1] for line in part.splitlines() if line.startswith("| ")][1:]
    said = " ".join(f"{row['citation']} {row['says']}" for row in rows())
    numbers = {number for each in named for number in re.findall(r"[\d]+[\w-]*", each)}
    assert len(named) > 25
    assert {number for number in numbers if number not in said} == set()


@pytest.mark.usefixtures("office")
def test_the_beginning_is_unreviewed_and_says_what_it_may() -> None:
    from charteroak.office.authorities.models import Effect, Mark, Source

    for row in rows():
        one = kept(seed=row["key"])
        assert (one.reviewed_by, one.reviewed_on, one.current, one.version) == ("", None, True, 1)
        assert Source(one.kind)
        assert Effect(one.requires_or_permits)
        assert Mark(one.mark) != Mark.CITY
        assert set(one.classes) <= {*CONFIDENTIAL_CLASSES, "other_private"}
        assert bool(one.source) == (one.mark != Mark.MEMORY)
    assert len({row["key"] for row in rows()}) == len(tomllib.loads(SEED.read_text())["authority"])


@pytest.mark.usefixtures("office")
def test_a_newer_seed_adds_its_rows_once_and_writes_over_nothing(someone: Callable[..., Visitor]) -> None:
    from charteroak.office.authorities.models import Authority
    from charteroak.office.authorities.seeding import seed

    counsel = someone("counsel")
    one = kept(seed="8usc1373a")
    counsel.get(f"/authorities/{one.entry}/change/")
    counsel.post(f"/authorities/{one.entry}/change/", changed(form_of(counsel), says="The city's own sentence."))
    newer = (*({**row, "says": "Another sentence."} for row in rows()), {**rows()[0], "key": "new", "says": "New."})
    assert (seed(newer), seed(newer)) == (1, 0)
    assert kept(entry=one.entry, current=True).says == "The city's own sentence."
    assert kept(seed="8usc1373a").says == one.says
    assert not kept(seed="new").reviewed_by
    assert Authority.objects.filter(current=True).count() == len(rows()) + 1


# What can be chosen.


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("kind", [*BASES[:6], "treaty", "case", "other"])
def test_only_what_requires_an_act_and_is_a_ground_of_the_ledger_requires_it(kind: str) -> None:
    from charteroak.office.authorities.choosing import choices
    from charteroak.office.authorities.models import Authority, Effect

    for act in ("disclose", "provide_service", "refuse_service"):
        for effect in Effect:
            one = Authority.objects.create(
                entry=f"{act[0]}{effect}", kind=kind, citation="c", requires_or_permits=effect, says="s", acts=[act],
                mark="city",
            )  # fmt: skip
            [choice] = [each for each in choices(act, [], DAY) if each.id == one.id]
            does = effect == ("forbids" if act == "provide_service" else "requires")
            assert choice.requires == (does and kind in BASES), (act, effect)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("begins", "ends", "there"),
    [(None, None, True), (0, None, True), (1, None, False), (None, 0, True), (None, -1, False), (-9, 9, True)],
)
def test_an_authority_can_be_chosen_on_its_first_day_and_on_its_last(
    begins: int | None, ends: int | None, there: bool
) -> None:
    from charteroak.office.authorities.choosing import choices, cited
    from charteroak.office.authorities.models import Authority

    days = [None if each is None else DAY + datetime.timedelta(each) for each in (begins, ends)]
    one = Authority.objects.create(
        entry="e", kind="court_order", citation="c", requires_or_permits="requires", says="s", acts=["disclose"],
        classes=["crime_witness"], mark="city", from_day=days[0], until_day=days[1],
    )  # fmt: skip
    assert (one.id in {each.id for each in choices("disclose", ["crime_witness"], DAY)}) == there
    assert one.id not in {each.id for each in choices("disclose", ["public_assistance"], DAY)}
    assert one.id not in {each.id for each in choices("inquire", ["crime_witness"], DAY)}
    choice = cited(one.id, DAY)
    assert choice is not None
    assert (choice.expires, choice.superseded) == (days[1], days[1] is not None and days[1] < DAY)
    assert cited("0" * 16, DAY) is None


# Changing it.


def test_what_is_cited_stays_readable_after_a_change(someone: Callable[..., Visitor], visitor: Visitor) -> None:
    from charteroak.office.authorities.choosing import choices, cited

    counsel = someone("counsel")
    there = add(counsel)
    first = kept(says=NEW["says"])
    counsel.get(f"{there}review/").press("I have reviewed it")
    assert cited(first.id, DAY).reviewed  # type: ignore[union-attr]
    counsel.get(f"{there}change/")
    counsel.post(f"{there}change/", changed(form_of(counsel), says="The City hands over nothing."))
    old, new = cited(first.id, DAY), kept(says="The City hands over nothing.")
    assert old is not None
    assert (old.says, old.superseded, old.reviewed) == (NEW["says"], True, True)
    assert (new.version, new.reviewed_by, new.current) == (2, "", True)
    found = {each.id for each in choices("disclose", ["public_assistance"], DAY)}
    assert new.id in found
    assert first.id not in found
    visitor.get(f"/authorities/{first.id}/")
    assert NEW["says"] in visitor.text(f"//details[@id='v-{first.id}']")
    assert "The City hands over nothing." in visitor.text("//div[@class='first']")


def test_to_end_or_supersede_an_entry_keeps_its_review(someone: Callable[..., Visitor]) -> None:
    counsel = someone("counsel")
    there = add(counsel)
    counsel.get(f"{there}review/").press("I have reviewed it")
    other = kept(seed="8usc1644")
    counsel.get(f"{there}change/")
    counsel.post(f"{there}change/", changed(form_of(counsel), until_day="2026-11-24", superseded_by=other.entry))
    now = kept(citation=NEW["citation"], current=True)
    assert (now.version, bool(now.reviewed_by), now.superseded_by) == (2, True, other.entry)
    assert "Superseded" in counsel.get(there).text("//main")


@pytest.mark.parametrize(
    ("from_", "until", "stays"),
    [
        ("", "2031-01-01", True),
        ("2031-01-01", "2030-01-01", True),
        ("2031-01-01", "2032-01-01", False),
        ("2031-01-01", "", False),
    ],
)
def test_what_is_to_hold_for_longer_is_reviewed_anew(
    from_: str, until: str, stays: bool, someone: Callable[..., Visitor]
) -> None:
    """Counsel looked at an entry that ends. That it goes on is for counsel to say again."""
    counsel = someone("counsel")
    there = add(counsel)
    counsel.get(f"{there}change/")
    counsel.post(f"{there}change/", changed(form_of(counsel), until_day=from_))
    counsel.get(f"{there}review/").press("I have reviewed it")
    counsel.get(f"{there}change/")
    counsel.post(f"{there}change/", changed(form_of(counsel), until_day=until))
    now = kept(citation=NEW["citation"], current=True)
    assert str(now.until_day or "") == until
    assert bool(now.reviewed_by) == stays


def test_what_was_superseded_and_is_to_hold_again_is_reviewed_anew(someone: Callable[..., Visitor]) -> None:
    counsel = someone("counsel")
    there = add(counsel)
    counsel.get(f"{there}review/").press("I have reviewed it")
    for other, stays in ((kept(seed="8usc1644").entry, True), ("", False)):
        counsel.get(f"{there}change/")
        counsel.post(f"{there}change/", changed(form_of(counsel), superseded_by=other))
        assert bool(kept(citation=NEW["citation"], current=True).reviewed_by) == stays


def test_two_people_at_once_lose_no_edit(someone: Callable[..., Visitor]) -> None:
    one, two = someone("counsel"), someone("counsel")
    there = add(one)
    [mine, theirs] = [changed(form_of(each.get(f"{there}change/")), says=says) for each, says in
                      ((one, "Mine."), (two, "Theirs."))]  # fmt: skip
    one.post(f"{there}change/", mine)
    two.post(f"{there}change/", theirs)
    assert two.status == 409
    assert two.page.xpath("//textarea[@name='says']")[0].text.strip() == "Theirs."
    assert "Mine." in two.text("//section[@aria-labelledby='now']")
    assert kept(citation=NEW["citation"], current=True).says == "Mine."
    two.post(f"{there}change/", form_of(two))
    assert kept(citation=NEW["citation"], current=True).says == "Theirs."
    assert two.get(there).status == 200


def test_an_entry_is_not_reviewed_as_it_was_not_shown(someone: Callable[..., Visitor]) -> None:
    one, two = someone("counsel"), someone("counsel")
    there = add(one)
    two.get(f"{there}review/")
    shown = form_of(two)
    one.get(f"{there}change/")
    one.post(f"{there}change/", changed(form_of(one), says="Otherwise."))
    two.post(f"{there}review/", shown)
    assert two.status == 409
    assert not kept(citation=NEW["citation"], current=True).reviewed_by


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("citation", "", "this is needed"),
        ("until_day", "2025-01-01", "before the first day"),
        ("of_whom", "", "say of whom"),
        ("kind", "rumour", "choose one of those shown"),
        ("says", "x" * 701, "longer than 700"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(
    field: str, value: str, says: str, someone: Callable[..., Visitor]
) -> None:
    counsel = someone("counsel")
    token = counsel.get("/authorities/add/").page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]
    sent = {"csrfmiddlewaretoken": token, "shown": "", **NEW, field: value}
    counsel.post("/authorities/add/", sent)
    assert counsel.status == 400
    assert says in counsel.text(f"//p[@id='{field}-error']").lower()
    assert counsel.page.xpath("//input[@name='source']/@value") == [NEW["source"]]
    assert counsel.page.xpath("//input[@name='acts'][@checked]/@value") == ["disclose"]


@pytest.mark.parametrize("role", ["employee", "police", "records", "supervisor", "auditor", "administrator"])
def test_only_counsel_changes_the_register_and_everyone_reads_it(
    role: str, someone: Callable[..., Visitor], visitor: Visitor
) -> None:
    other = someone(role)
    entry = kept(seed="8usc1644").entry
    for path in ("/authorities/add/", f"/authorities/{entry}/change/", f"/authorities/{entry}/review/"):
        assert (visitor.get(path).status, other.get(path).status) == (302, 403)
    for path in ("/authorities/", f"/authorities/{entry}/"):
        assert (visitor.get(path).status, other.get(path).status) == (200, 200)
        assert not other.page.xpath("//main//a[contains(@href, 'change')]")


def test_who_reviewed_is_named_to_those_who_work_here_alone(someone: Callable[..., Visitor], visitor: Visitor) -> None:
    counsel = someone("counsel", name="grace")
    entry = kept(seed="8usc1644").entry
    counsel.get(f"/authorities/{entry}/review/").press("I have reviewed it")
    assert "grace" in counsel.get(f"/authorities/{entry}/").text("//div[@class='first']").lower()
    public = visitor.get(f"/authorities/{entry}/").text("//main")
    assert "Reviewed by counsel on" in public
    assert "grace" not in public.lower()


# The list.


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_is_narrowed_down_by_kind_act_class_and_state(language: str, visitor: Visitor) -> None:
    from charteroak.office.authorities.models import Authority
    from charteroak.office.authorities.words import authority_words

    Authority.objects.filter(seed="8usc1644").update(until_day=datetime.date(2001, 1, 1))
    home = {"en": "", "es": "/es"}[language]
    own = authority_words(language)

    def shown(**by: str) -> set[str]:
        visitor.get(f"{home}/authorities/?{'&'.join(f'{name}={value}' for name, value in by.items())}")
        assert visitor.status == 200
        return set(visitor.texts("//ul[@class='norms']//h3"))

    assert len(shown()) == len(rows())
    assert shown(kind="treaty") == {"Vienna Convention on Consular Relations art. 36"}
    assert shown(state="expired") == {"8 U.S.C. 1644"}
    assert "Conn. Gen. Stat. 1-210 (Freedom of Information Act)" in shown(act="disclose", **{"class": "crime_witness"})
    assert shown(kind="court_order") == set()
    assert own.ui["nothing"] in visitor.text("//main")
    assert len(shown(kind="rumour")) == len(rows())


def test_the_desk_of_counsel_shows_what_is_unreviewed(someone: Callable[..., Visitor]) -> None:
    counsel = someone("counsel")
    assert f"{len(rows())} entries are unreviewed" in counsel.get("/office/").text("//main")
    assert "unreviewed" not in someone("employee").get("/office/").text("//main")


def test_both_languages_have_the_same_words() -> None:
    from charteroak.office.authorities.models import Effect, Mark, Source
    from charteroak.office.authorities.standing import STATES
    from charteroak.office.authorities.words import authority_words

    one, other = authority_words("en"), authority_words("es")
    for name in ("ui", "fields", "kinds", "effects", "marks", "states", "faults"):
        assert list(getattr(one, name)) == list(getattr(other, name)), name
    assert (set(one.kinds), set(one.effects), set(one.marks), set(one.states)) == (
        set(Source), set(Effect), set(Mark), set(STATES)
    )  # fmt: skip
