"""Signing on with the city's identity provider, where all is well."""

import hashlib
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from office_people import made
from office_visitor import Visitor
from oidc_fixtures import provider, visit
from oidc_provider import CLIENT, SECRET, Provider, encoded, jwt, key
from oidc_visit import Visit, lines

__all__ = ["provider", "visit"]


def roles(name: str = "Ana Rivera") -> set[str]:
    from charteroak.office.accounts.models import Holding

    return set(Holding.objects.filter(person__name=name).values_list("role", flat=True))


@pytest.mark.postgres_too
def test_someone_new_is_made_with_the_role_of_their_group_and_nothing_more(visit: Visit) -> None:
    from charteroak.office.accounts.models import Person
    from charteroak.office.accounts.oidc.models import Identity

    seen = visit.all("/sign-in/with/city/?then=%2Foffice%2F")
    assert (seen.status, seen.response.headers["Location"]) == (302, "/office/")
    assert visit.visitor.get("/office/").status == 200
    [person] = Person.objects.all()
    assert (person.name, roles(), person.has_usable_password()) == ("Ana Rivera", {"employee"}, False)
    assert "ana" not in person.login
    assert list(Identity.objects.values_list("issuer", "subject")) == [(visit.provider.url, "8c2f1f")]
    assert [each[2] for each in lines("sign_on")] == ["city"]


def test_what_is_asked_of_the_provider_is_no_more_than_is_needed(visit: Visit) -> None:
    query = dict(parse_qsl(urlsplit(visit.away()).query))
    assert query["scope"] == "openid profile"
    assert query["client_id"] == CLIENT
    assert query["redirect_uri"] == "http://testserver/sign-in/with/city/return/"
    assert {len(query["state"]) > 40, len(query["nonce"]) > 60} == {True}


def test_nothing_of_a_token_or_of_a_claim_is_kept_but_sub_and_name(visit: Visit, tmp_path: Path) -> None:
    from django.core.management import call_command

    visit.all()
    dump = tmp_path / "dump.json"
    call_command("dumpdata", output=str(dump), verbosity=0)
    from django.contrib.sessions.models import Session

    everything = dump.read_text() + "".join(str(each.get_decoded()) for each in Session.objects.all())
    assert "8c2f1f" in everything
    for kept in ("ana@hartford.example", "clerks", *visit.provider.issued, *visit.provider.spent):
        assert kept not in everything


def test_the_site_proves_itself_with_its_secret(visit: Visit) -> None:
    visit.all()
    [form] = visit.provider.tokens_form
    name, secret = b64decode(form["authorization"].removeprefix("Basic ")).decode().split(":")
    assert (unquote(name), unquote(secret)) == (CLIENT, SECRET)
    assert "client_secret" not in form


def test_the_site_sends_its_secret_in_the_form_where_the_provider_takes_it_only_there(visit: Visit) -> None:
    visit.provider.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    visit.all()
    [form] = visit.provider.tokens_form
    assert (form["client_secret"], form["authorization"]) == (SECRET, "")


@pytest.mark.parametrize(("kind", "algorithm"), [("rsa-site", "PS256"), ("ec-site", "ES256")])
def test_the_site_proves_itself_with_a_private_key(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, algorithm: str
) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(key(kind).as_pem(private=True))
    monkeypatch.setenv("CHARTEROAK_OIDC_KEY_FILE", str(file))
    assert visit.all().status == 302
    [form] = visit.provider.tokens_form
    token = jwt.decode(form["client_assertion"], key(kind), algorithms=[algorithm])
    assert token.claims["iss"] == token.claims["sub"] == CLIENT
    assert token.claims["aud"] == f"{visit.provider.url}/token_endpoint"
    assert token.claims["exp"] - token.claims["iat"] <= 60
    assert form["authorization"] == ""


@pytest.mark.parametrize(
    ("signer", "algorithm"), [("rsa-1", "PS256"), ("ec-1", "ES256"), ("ed-1", "EdDSA"), ("ed-1", "Ed25519")]
)
def test_each_algorithm_that_is_set_is_taken(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, signer: str, algorithm: str
) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_ALGORITHMS", algorithm)
    visit.provider.signer, visit.provider.published = signer, ("rsa-2", signer)
    visit.provider.header = {"alg": algorithm}
    visit.provider.claims = {"at_hash": None}
    assert visit.all().status == 302


def test_a_key_that_is_new_is_asked_for_once(visit: Visit) -> None:
    visit.all()
    visit.provider.signer, visit.provider.published = "rsa-2", ("rsa-1", "rsa-2")
    from charteroak.office.accounts.oidc import discovery

    next(iter(discovery._kept.values())).keys_at -= discovery.PAUSE + 1
    assert visit.all().status == 302
    assert visit.provider.asked.count("/keys") == 2


def test_whoever_makes_up_key_names_cannot_hurry_us(visit: Visit) -> None:
    visit.provider.header = {"kid": "made up"}
    for _ in range(3):
        visit.all()
    assert visit.provider.asked.count("/keys") == 1


def test_the_provider_is_asked_for_its_description_once(visit: Visit) -> None:
    for _ in range(2):
        visit.all()
    assert visit.provider.asked.count("/.well-known/openid-configuration") == 1


def test_roles_follow_the_claim_at_each_sign_on(visit: Visit) -> None:
    visit.all()
    visit.provider.groups = ("lawyers", "strangers")
    visit.all()
    assert roles() == {"counsel"}
    [handle] = {each[0] for each in lines("role_given")}
    assert lines("role_taken") == [(handle, f"{handle}/employee", "city")]
    visit.provider.groups = ()
    assert visit.all().status == 403
    assert roles() == set()


@pytest.mark.parametrize("groups", [("strangers",), (), "strangers", 7, ["EMPLOYEE"], ["employee"], [["clerks"]]])
def test_a_group_that_is_not_set_gives_nothing(visit: Visit, groups: object) -> None:
    from charteroak.office.accounts.models import Person

    visit.provider.claims = {"groups": groups}
    assert visit.all().heading == "An administrator has to let you in first"
    assert not Person.objects.exists()


def test_a_group_makes_no_administrator_unless_it_is_set_so(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.provider.groups = ("bosses", "clerks")
    visit.all()
    assert roles() == {"employee"}
    monkeypatch.setenv("CHARTEROAK_OIDC_ADMINISTRATORS", "yes")
    visit.all()
    assert roles() == {"employee", "administrator"}
    visit.provider.groups = ("clerks",)
    visit.all()
    assert roles() == {"employee", "administrator"}, "the last administrator stays"


def test_who_is_new_waits_for_an_administrator_where_people_are_not_made(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, someone: Callable[..., Visitor]
) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_CREATE", "no")
    monkeypatch.delenv("CHARTEROAK_OIDC_CLAIM")
    assert visit.all().heading == "An administrator has to let you in first"
    person = made("records", name="Ana R.")
    page = someone("administrator").get("/office/")
    assert "Waiting to be linked with an account: 1" in page.text("//main")
    page.get("/office/sign-on/")
    [waiting] = page.page.xpath("//input[@name='waiting']/@value")
    token = page.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]
    handle = person.handle  # type: ignore[attr-defined]
    page.post("/office/sign-on/", {"waiting": waiting, "person": handle, "csrfmiddlewaretoken": token})
    assert page.status == 302
    assert visit.all().status == 302
    assert visit.visitor.get("/office/").status == 200
    assert roles("Ana R.") == {"records"}
    page.get("/office/sign-on/")
    page.press("Remove the link of Ana R.")
    assert visit.all().status == 403


def test_what_comes_with_userinfo_gives_the_roles_where_it_is_set_so(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_USERINFO", "yes")
    visit.provider.claims = {"groups": ["strangers"]}
    visit.provider.userinfo = {"groups": ["lawyers"]}
    assert visit.all().status == 302
    assert roles() == {"counsel"}


def test_step_up_asks_the_provider_to_ask_the_person(visit: Visit) -> None:
    visit.all()
    query = dict(parse_qsl(urlsplit(visit.away("/sign-in/with/city/again/?then=%2Foffice%2F")).query))
    assert (query["prompt"], query["max_age"]) == ("login", "0")
    assert visit.all("/sign-in/with/city/again/?then=%2Foffice%2F").response.headers["Location"] == "/office/"
    assert "proven" in visit.visitor._client.session


def test_step_up_is_not_met_by_an_old_proof(visit: Visit) -> None:
    import time

    visit.all()
    visit.provider.claims = {"auth_time": int(time.time()) - 3600}
    assert visit.all("/sign-in/with/city/again/").status == 403
    assert lines("sign_on_refused")[-1][2] == "not_recent"
    assert "proven" not in visit.visitor._client.session


def test_step_up_of_somebody_else_is_refused(visit: Visit) -> None:
    visit.all()
    visit.provider.subject = "somebody else"
    assert visit.all("/sign-in/with/city/again/").status == 403
    assert lines("sign_on_refused")[-1][2] == "other_person"


def test_step_up_of_a_locked_account_is_refused(visit: Visit) -> None:
    """Whoever has only the session could not prove it here; the City's provider is no way around the lock."""
    from django.utils import timezone

    from charteroak.office.accounts.models import Person

    visit.all()
    Person.objects.update(locked=timezone.now())
    assert visit.all("/sign-in/with/city/again/").status == 403
    assert "proven" not in visit.visitor._client.session


def test_the_session_has_a_new_key_after_signing_on(visit: Visit) -> None:
    address = visit.away()
    before = visit.visitor._client.session.session_key
    visit.back(address)
    assert before != visit.visitor._client.session.session_key


def test_signed_out_one_is_told_how_to_sign_out_of_the_provider(visit: Visit) -> None:
    visit.visitor.get("/sign-in/with/city/left/")
    [href] = visit.visitor.page.xpath("//main//a[@rel='noreferrer']/@href")
    assert href.startswith(
        f"{visit.provider.url}/out?client_id={CLIENT}&post_logout_redirect_uri=http%3A%2F%2Ftestserver"
    )


def test_the_way_back_keeps_the_language(visit: Visit) -> None:
    address = visit.away("/es/sign-in/with/city/")
    visit.visitor.get(visit.provider.authorised(address))
    assert visit.visitor.heading == "Ha vuelto"
    assert visit.visitor.press("Seguir").response.headers["Location"] == "/es/office/"


@pytest.mark.parametrize(
    "then",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/x" * 300,
        "x",
        "/%5Cevil.example",
        "/%2F%2Fevil.example",
        "/no-such-page/",
    ],
)
def test_it_leads_to_no_other_site(visit: Visit, then: str) -> None:
    from urllib.parse import quote

    assert visit.all(f"/sign-in/with/city/?then={quote(then)}").response.headers["Location"] == "/office/"


def test_several_windows_can_sign_on_at_once_but_not_any_number(visit: Visit) -> None:
    addresses = [visit.away() for _ in range(6)]
    assert visit.back(addresses[0]).status == 403
    assert visit.back(addresses[4]).status == 302


@pytest.mark.usefixtures("office")
def test_a_provider_that_is_not_set_up_is_no_page(visitor: Visitor) -> None:
    assert visitor.get("/sign-in/with/city/").status == 404


def test_without_the_libraries_the_page_says_what_to_install(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.accounts.oidc import views

    monkeypatch.setattr(views, "is_installed", lambda: False)
    assert visit.visitor.get("/sign-in/with/city/").status == 503
    assert "pip install 'charteroak[oidc]'" in visit.visitor.text("//main")


def test_at_hash_is_of_the_access_token() -> None:
    """OpenID Connect Core, A.3: the example's own values."""
    access = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
    assert encoded(hashlib.sha256(access.encode()).digest()[:16]) == "77QmUPtjPfzWtF2AnpK9RQ"


def test_the_provider_of_the_fixture_is_the_one_that_is_set_up(provider: Provider) -> None:
    from charteroak.office.accounts.oidc.providers import providers

    assert [each.issuer for each in providers()] == [provider.url]
    assert SECRET not in repr(providers())


def test_the_page_before_the_provider_names_it_and_lets_one_stay(visit: Visit) -> None:
    visit.away()
    assert visit.visitor.heading == "You leave this site for 127.0.0.1"
    assert visit.visitor.page.xpath("//main//a[@href='/sign-in/']")
