"""People, for administrators, and the audit: nobody changes their own roles, and one administrator always remains."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from office_accounts import alert, at_once, is_in, lines, member, post, send, there
from office_people import made, signed_in
from office_visitor import Visitor

from charteroak.office.accounts.words import account_words
from charteroak.office.roles import Role

EN = account_words("en")
pytestmark = pytest.mark.usefixtures("office", "quick_passwords")
ADD = {"name": "Ana Díaz", "login": "Ana.Diaz", "department": "police", "roles": ["police", "supervisor"]}


def admin_at(path: str) -> Visitor:
    """An administrator who has opened a page."""
    return signed_in(made("administrator")).get(path)


def roles_of(person: Any) -> set[str]:
    from charteroak.office.accounts.models import Holding

    return set(Holding.objects.filter(person=person).values_list("role", flat=True))


def give(visitor: Visitor, person: Any, **fields: Any) -> Visitor:
    """Change a person's roles from their page."""
    path = f"/people/{person.handle}/"
    visitor.get(path)
    shown = str(visitor.page.xpath("//input[@name='shown']/@value")[0])
    return post(visitor, path, {"department": "other", "shown": shown, **fields})


# Adding.


def test_a_person_is_added_and_their_code_is_shown_once() -> None:
    from charteroak.office.accounts import codes
    from charteroak.office.accounts.models import Person

    visitor = admin_at("/people/")
    visitor.get("/people/add/")
    post(visitor, "/people/add/", ADD)
    person = Person.objects.get(login="ana.diaz")
    given = visitor.text("//code[@class='big']")
    assert codes.one_time_of(person, given)
    assert roles_of(person) == {"police", "supervisor"}
    assert not person.has_usable_password()
    assert EN.ui["state_waiting"] in visitor.get("/people/").text("//main")
    assert given not in visitor.text("//main")
    visitor.get("/people/add/")
    post(visitor, "/people/add/", ADD)
    assert visitor.status == 400
    assert visitor.text("//p[@id='login-error']").lower().endswith(EN.faults["taken_login"])
    assert [(event, outcome) for _, event, outcome in lines() if event in ("person_added", "code_given")] == [
        ("person_added", ""),
        ("code_given", ""),
    ]


@pytest.mark.parametrize("login", ["", "with space", "../x", "=cmd", "a" * 61, "ñandú", ".dot"])
def test_a_login_is_plain(login: str) -> None:
    visitor = admin_at("/people/add/")
    post(visitor, "/people/add/", {**ADD, "login": login})
    assert visitor.status == 400
    assert visitor.page.xpath("//p[@id='login-error']")


@pytest.mark.parametrize(
    "fields", [{"roles": ["emperor"]}, {"department": "navy"}, {"extra": "1"}, {"name": ["a", "b"]}]
)
def test_what_a_form_does_not_offer_is_refused(fields: dict[str, Any]) -> None:
    from charteroak.office.accounts.models import Person

    visitor = admin_at("/people/add/")
    assert post(visitor, "/people/add/", {**ADD, **fields}).status == 400
    assert Person.objects.count() == 1


# Roles.


def test_roles_are_given_and_taken_after_a_proof_and_end_the_persons_sessions() -> None:
    person, _ = member("employee")
    theirs = signed_in(person)
    visitor = admin_at("/people/")
    give(visitor, person, roles=["auditor"], department="library")
    assert there(visitor).endswith("/?done=roles")
    person.refresh_from_db()
    assert (roles_of(person), person.department) == ({"auditor"}, "library")
    assert not is_in(theirs)
    assert sorted(outcome for _, event, outcome in lines() if event == "roles_changed") == ["given", "taken"]
    give(visitor, person, roles=["auditor"], department="library")
    assert there(visitor).endswith("/?done=same")
    unproven = signed_in(made("administrator"), proven=False).get(f"/people/{person.handle}/")
    assert there(unproven).startswith("/sign-in/again/")


def test_nobody_changes_their_own_roles_or_account_and_the_page_says_why() -> None:
    admin: Any = made("administrator")
    made("administrator")
    visitor = signed_in(admin).get(f"/people/{admin.handle}/")
    assert EN.ui["person_own"] in visitor.text("//main")
    assert not visitor.page.xpath("//main//form")
    from charteroak.office.accounts.keeping import shown

    fields = {"roles": [role.value for role in Role], "department": "other", "shown": shown(admin)}
    assert post(visitor, f"/people/{admin.handle}/", fields).status == 403
    for do in ("deactivate", "code", "release", "reactivate"):
        visitor.get("/people/")
        visitor.get("/account/")
        assert post(visitor, f"/people/{admin.handle}/state/", {"do": do}).status == 403
    assert roles_of(admin) == {"administrator"}
    assert lines("refused")


def test_what_was_changed_since_a_page_was_opened_is_not_overwritten() -> None:
    from charteroak.office.accounts import keeping

    first: Any = made("administrator")
    person, _ = member("employee")
    visitor = admin_at(f"/people/{person.handle}/")
    shown = str(visitor.page.xpath("//input[@name='shown']/@value")[0])
    keeping.change(first, person, department="fire", roles=["counsel"], seen=keeping.shown(person))
    post(visitor, f"/people/{person.handle}/", {"roles": ["records"], "department": "other", "shown": shown})
    assert (visitor.status, alert(visitor)) == (409, EN.ui["moved"])
    assert roles_of(person) == {"counsel"}


@pytest.mark.parametrize("how", ["deactivate", "change", "both"])
def test_of_two_administrators_who_shut_each_other_out_at_once_one_remains(how: str) -> None:
    from charteroak.office.accounts import keeping
    from charteroak.office.accounts.models import Holding

    one: Any = made("administrator")
    two: Any = made("administrator")

    def take(actor: Any, person: Any) -> None:
        keeping.change(actor, person, department="other", roles=[], seen=keeping.shown(person))

    acts = {"deactivate": (keeping.deactivate,) * 2, "change": (take,) * 2, "both": (keeping.deactivate, take)}[how]
    found = at_once(lambda: acts[0](one, two), lambda: acts[1](two, one))
    assert sorted(type(each).__name__ for each in found) == ["NoneType", "NotDone"]
    assert Holding.objects.filter(role="administrator", person__is_active=True).count() == 1


@pytest.mark.parametrize("act", ["add", "change", "release", "deactivate", "reactivate", "new_code"])
def test_who_is_no_longer_an_administrator_does_nothing_more(act: str) -> None:
    """Also where the page was sent in the moment in which it was taken from them."""
    from charteroak.office.accounts import keeping

    made("administrator")
    was: Any = made("employee")
    person: Any = made("employee")
    more: dict[str, Any] = {
        "add": {"name": "x", "login": "x", "department": "other", "roles": []},
        "change": {"department": "other", "roles": [], "seen": keeping.shown(person)},
    }.get(act, {})
    about = [] if act == "add" else [person]
    with pytest.raises(keeping.NotDone, match="not_allowed"):
        getattr(keeping, act)(was, *about, **more)


# The account.


def test_an_account_is_shut_and_opened_again_and_a_new_code_takes_away_what_was_lost() -> None:
    from charteroak.office.accounts.codes import give_recovery
    from charteroak.office.accounts.models import RecoveryCode, Totp

    person, _ = member("employee")
    give_recovery(person)
    visitor = admin_at(f"/people/{person.handle}/")
    state = f"/people/{person.handle}/state/"
    post(visitor, state, {"do": "deactivate"})
    assert there(visitor).endswith("done=deactivated")
    visitor.get(f"/people/{person.handle}/")
    assert EN.ui["state_inactive"] in visitor.text("//main")
    post(visitor, state, {"do": "reactivate"})
    visitor.get(f"/people/{person.handle}/")
    post(visitor, state, {"do": "code"})
    assert visitor.text("//code[@class='big']")
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not Totp.objects.filter(person=person).exists()
    assert not RecoveryCode.objects.filter(person=person).exists()
    visitor.get(f"/people/{person.handle}/")
    assert post(visitor, state, {"do": "nothing"}).status == 400


def test_a_lock_waits_on_the_desk_and_is_released() -> None:
    person, _ = member("employee")
    type(person).objects.filter(pk=person.pk).update(locked="2026-01-02T03:04Z")
    visitor = admin_at("/office/")
    assert EN.ui["desk_locked_one"] in visitor.text("//main")
    visitor.get(f"/people/{person.handle}/")
    assert "January 2, 2026, 03:04" in visitor.text("//main")
    post(visitor, f"/people/{person.handle}/state/", {"do": "release"})
    person.refresh_from_db()
    assert person.locked is None
    assert EN.ui["desk_locked_one"] not in visitor.get("/office/").text("//main")


def test_only_administrators_see_people_and_only_they_and_auditors_the_audit() -> None:
    made("administrator")
    for role in Role:
        visitor = signed_in(made(role.value))
        assert visitor.get("/people/").status == (200 if role == Role.ADMINISTRATOR else 403)
        assert visitor.get("/audit/").status == (200 if role in (Role.ADMINISTRATOR, Role.AUDITOR) else 403)
        assert visitor.get("/office/").status == 200


def test_a_person_that_there_is_not_is_not_found() -> None:
    visitor = admin_at("/people/")
    assert visitor.get("/people/0123456789abcdef/").status == 404


# The audit.


def test_the_audit_is_read_by_page_person_event_and_day_and_reading_it_is_in_it() -> None:
    from charteroak.office.accounts import audit
    from charteroak.office.accounts.models import AuditLine

    ana: Any = made("employee", name="Ana")
    for number in range(120):
        audit.done(ana, "read", route="register", about=f"{number:032x}")
    audit.done(ana, "authority_added", route="elsewhere")
    AuditLine.objects.filter(event="authority_added").update(time="2026-01-02T23:59:59.990Z")
    visitor = signed_in(made("auditor", name="Otto"))
    visitor.get("/audit/")
    assert "1 of 3" in visitor.text("//main")
    assert len(visitor.texts("//tbody/tr")) == 50
    visitor.get(visitor.page.xpath("//a[@rel='next']/@href")[0])
    assert "2 of 3" in visitor.text("//main")
    [row] = visitor.get("/audit/?event=authority_added&day=2026-01-02").texts("//tbody/tr")
    assert row.startswith("2026-01-02 23:59:59.99AnaAdded a legal authority")
    assert visitor.get("/audit/?day=2026-01-03&event=authority_added").texts("//tbody/tr") == []
    assert len(visitor.get(f"/audit/?person={ana.handle}&event=read").texts("//tbody/tr")) == 50
    for broken in ("day=yesterday", "person=0", "event=x", "day=9999-12-31", "page=-1", "page=x"):
        assert visitor.get(f"/audit/?{broken}").status in (200, 400)
    assert AuditLine.objects.filter(event="read", route="audit").count() >= 6


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n-2"])
def test_no_cell_of_the_table_is_a_formula(cell: str) -> None:
    from charteroak.office.accounts import audit
    from charteroak.office.accounts.reading import COLUMNS

    auditor: Any = made("auditor")
    made("administrator")
    audit.done(auditor, "authority_changed", about=cell)
    response = signed_in(auditor).get("/audit/lines.csv?event=authority_changed").response
    header, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert row[4] == f"'{cell}"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert ("exported" in {event for _, event, _ in lines()}) is True


def test_every_line_is_by_ids_and_none_says_a_name_or_a_login() -> None:
    from charteroak.office.accounts.models import AuditLine

    visitor = admin_at("/people/add/")
    post(visitor, "/people/add/", ADD)
    send(Visitor(), "/sign-in/", {"login": "zebra", "password": "zebra"})
    told = " ".join(" ".join(map(str, each)) for each in AuditLine.objects.values_list()).lower()
    assert "ana" not in told
    assert "zebra" not in told


# Recording, which people of the City do.


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_offers_recording_to_who_is_signed_in_and_sign_in_to_others(language: str, ledger: object) -> None:
    """A button would lose the case of who is not: sign-in opens beside the answer."""
    from office_visitor import CASES

    from charteroak.office.record.words import record_words

    assert ledger
    home = {"en": "/", "es": "/es/"}[language]
    visitor = Visitor().post(home, CASES["permitted"])
    assert visitor.page.xpath("//form[@class='record']")  # nobody works here yet: it is one person's tool
    staff = signed_in(made("administrator"))
    visitor.post(home, CASES["permitted"])
    assert not visitor.page.xpath("//form[@class='record']")
    assert record_words(language).ui["offer_sign_in"] in visitor.text("//p[@class='record']/a[@target='_blank']")
    assert visitor.page.xpath("//p[@class='record']/a/@href") == [f"{home}sign-in/"]
    assert staff.post(home, CASES["permitted"]).page.xpath("//form[@class='record']")
