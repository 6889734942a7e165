"""Sign-ons that must not work: everything that a provider, a stranger or a network can get wrong, one at a time.

Each is refused with the same page and one line in the audit; nobody is made, and nobody is signed in.
"""

import hmac
import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from office_visitor import Visitor
from oidc_fixtures import provider, visit
from oidc_provider import Provider, encoded, key, send, signed
from oidc_visit import Visit, lines

__all__ = ["provider", "visit"]

Change = Callable[[Provider], None]


def claims(**changed: Any) -> Change:
    return lambda provider: provider.claims.update(changed)


def header(**changed: Any) -> Change:
    return lambda provider: provider.header.update(changed)


def token(make: Callable[[dict[str, Any], dict[str, Any]], str]) -> Change:
    return lambda provider: setattr(provider, "token", make)


def answers(path: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> Change:
    return lambda provider: provider.answer.update({path: answer})


def metadata(**changed: Any) -> Change:
    return lambda provider: provider.metadata.update(changed)


def has(**changed: Any) -> Change:
    def change(provider: Provider) -> None:
        for name, value in changed.items():
            setattr(provider, name, value)

    return change


def every(*changes: Change) -> Change:
    def change(provider: Provider) -> None:
        for each in changes:
            each(provider)

    return change


def in_an_hour() -> int:
    return int(time.time()) + 3600


def with_public_key_as_secret(head: dict[str, Any], body: dict[str, Any]) -> str:
    """The shape of CVE-2024-37568: what anyone can read is used as the secret of an HMAC."""
    secret = key("rsa-1").as_pem(private=False)
    words = ".".join(encoded(json.dumps(part).encode()) for part in ({**head, "alg": "HS256"}, body))
    return f"{words}.{encoded(hmac.digest(secret, words.encode(), 'sha256'))}"


def with_its_own_key(*, named: bool) -> Callable[[dict[str, Any], dict[str, Any]], str]:
    """The shape of CVE-2026-27962: the token brings the key that it is to be checked with."""

    def make(head: dict[str, Any], body: dict[str, Any]) -> str:
        own = {**head, "jwk": key("rsa-theirs").as_dict(private=False)}
        if not named:
            own.pop("kid")
        return signed(own, body, key("rsa-theirs"))

    return make


def padded(head: dict[str, Any], body: dict[str, Any]) -> str:
    """A token whose signature is of other words."""
    first, _, last = signed(head, body, key("rsa-1")).split(".")
    return f"{first}.{encoded(json.dumps({**body, 'groups': ['bosses']}).encode())}.{last}"


def drip(handler: BaseHTTPRequestHandler) -> None:
    """An answer that never stalls long enough for a timeout of one read, and never ends either."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b" " * 20_000)
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


DISCOVERY = "/.well-known/openid-configuration"
WRONG: dict[str, tuple[Change, str]] = {
    # What the token says.
    "another issuer": (claims(iss="https://other.example"), "issuer"),
    "an issuer with a slash more": (lambda p: p.claims.update(iss=f"{p.url}/"), "issuer"),
    "no issuer": (claims(iss=None), "issuer"),
    "a token for another client": (claims(aud="another-client"), "audience"),
    "a token for two clients": (claims(aud=["charter-oak", "another-client"]), "audience"),
    "no audience": (claims(aud=None), "audience"),
    "a token that another client asked for": (claims(azp="another-client"), "authorised_party"),
    "another nonce": (claims(nonce="another"), "nonce"),
    "no nonce": (claims(nonce=None), "nonce"),
    "a nonce that is no text": (claims(nonce=["another"]), "nonce"),
    "no subject": (claims(sub=None), "subject"),
    "an empty subject": (claims(sub=""), "subject"),
    "a subject that is a number": (claims(sub=12), "subject"),
    "an endless subject": (claims(sub="s" * 256), "subject"),
    "a subject with a line break": (claims(sub="a\nb"), "subject"),
    "an expired token": (claims(exp=1_700_000_000), "expired"),
    "no expiry": (claims(exp=None), "expired"),
    "an expiry that is text": (claims(exp="tomorrow"), "expired"),
    "an expiry that is yes": (claims(exp=True), "expired"),
    "made in the future": (claims(iat=in_an_hour(), exp=in_an_hour() + 60), "issued_at"),
    "made long ago": (claims(iat=1_700_000_000), "issued_at"),
    "not made at any time": (claims(iat=None), "issued_at"),
    "not valid yet": (claims(nbf=in_an_hour()), "not_yet"),
    "the hash of another access token": (claims(at_hash="77QmUPtjPfzWtF2AnpK9RQ"), "token_hash"),
    "an empty hash": (claims(at_hash=""), "token_hash"),
    "a password alone": (claims(amr=["pwd"]), "no_second_factor"),
    "no word on the methods": (claims(amr=None), "no_second_factor"),
    "methods that are no list": (claims(amr="mfa"), "no_second_factor"),
    # How it is signed.
    "signed with nothing": (token(lambda head, body: signed({**head, "alg": "none"}, body, None)), "algorithm"),
    "signed with NONE": (
        token(lambda h, b: f"{encoded(json.dumps({**h, 'alg': 'NONE'}).encode())}.{encoded(json.dumps(b).encode())}."),
        "algorithm",
    ),
    "the public key as a secret": (token(with_public_key_as_secret), "algorithm"),
    "an algorithm that is not set": (header(alg="RS512"), "algorithm"),
    "no algorithm": (
        token(lambda h, b: ".".join(encoded(json.dumps(x).encode()) for x in ({"kid": h["kid"]}, b)) + ".AA"),
        "algorithm",
    ),
    "a key of its own, by our name": (token(with_its_own_key(named=True)), "signature"),
    "a key of its own, without a name": (token(with_its_own_key(named=False)), "signature"),
    "another's address for its keys": (
        every(header(jku="https://evil.example/keys", x5u="https://evil.example/x"), has(signer="rsa-theirs")),
        "key",
    ),
    "a key that is not there": (header(kid="unknown"), "key"),
    "no key's name, and two keys": (every(header(kid=None), has(published=("rsa-1", "rsa-2"))), "key"),
    "two keys of one name": (has(published=("rsa-1", "rsa-1")), "key"),
    "a key of another kind": (every(has(published=("ec-1",)), header(kid="ec-1")), "key"),
    "a short key": (has(signer="rsa-short", published=("rsa-short",)), "key"),
    "a key's name that is a number": (header(kid=7), "key"),
    "words that were changed": (token(padded), "signature"),
    "a token of another type": (header(typ="logout+jwt"), "token_form"),
    "an access token's type": (header(typ="at+jwt"), "token_form"),
    "what must be understood": (header(crit=["exp"], exp=1), "token_form"),
    "no token": (token(lambda _h, _b: ""), "token_form"),
    "an encrypted token": (token(lambda _h, _b: "a.b.c.d.e"), "token_form"),
    "an endless token": (token(lambda h, b: signed(h, {**b, "x": "x" * 20_000}, key("rsa-1"))), "token_form"),
    "a token that is no JSON": (token(lambda _h, _b: "!!.!!.!!"), "token_form"),
    "a token that is a list": (token(lambda _h, _b: f"{encoded(b'[]')}.{encoded(b'[]')}.AA"), "token_form"),
    # How the provider answers.
    "the description of another issuer": (metadata(issuer="https://other.example"), "discovery_issuer"),
    "a description without an issuer": (metadata(issuer=None), "discovery_issuer"),
    "a description without keys": (metadata(jwks_uri=None), "discovery"),
    "an address without TLS": (metadata(jwks_uri="http://idp.example/keys"), "address"),
    "an address of another scheme": (metadata(authorization_endpoint="javascript:alert(1)"), "address"),
    "an address with a password": (metadata(jwks_uri="https://user:word@idp.example/"), "address"),
    "a description elsewhere": (
        answers(DISCOVERY, lambda h: send(h, {}, 302, Location="https://evil.example/")), "redirect"
    ),
    "keys elsewhere": (answers("/keys", lambda h: send(h, {}, 307, Location="https://evil.example/")), "redirect"),
    "a code's answer elsewhere": (
        answers("/token_endpoint", lambda h: send(h, {}, 307, Location="https://evil.example/")), "redirect"
    ),
    "a description that is too large": (answers(DISCOVERY, lambda h: send(h, b" " * 300_000)), "too_large"),
    "keys that are too large": (answers("/keys", lambda h: send(h, b" " * 300_000)), "too_large"),
    "too many keys": (answers("/keys", lambda h: send(h, {"keys": [{}] * 60})), "discovery"),
    "keys that are no list": (answers("/keys", lambda h: send(h, {"keys": "all"})), "discovery"),
    "an answer that takes too long": (answers("/token_endpoint", lambda _h: time.sleep(0.6)), "slow"),
    "an answer that drips": (answers("/token_endpoint", drip), "slow"),
    "an error": (answers("/token_endpoint", lambda h: send(h, {"error": "x"}, 500)), "status"),
    "an answer that is a page": (
        answers("/token_endpoint", lambda h: send(h, b"{}", Content_Type="text/html")), "not_json"
    ),
    "an answer that is no JSON": (answers("/token_endpoint", lambda h: send(h, b"{")), "not_json"),
    "an answer that is nested without end": (answers("/token_endpoint", lambda h: send(h, b"[" * 90_000)), "not_json"),
    "an answer that is a list": (answers("/token_endpoint", lambda h: send(h, [])), "not_json"),
    "an answer without a token": (answers("/token_endpoint", lambda h: send(h, {"access_token": "a"})), "token_answer"),
    "a number for a token": (answers("/token_endpoint", lambda h: send(h, {"id_token": 1})), "token_answer"),
    # What the person's browser brings back (RFC 9207).
    "another provider's name": (has(issuer_in_answer="https://other.example"), "mix_up"),
    "no name where there should be one": (
        every(metadata(authorization_response_iss_parameter_supported=True), has(issuer_in_answer="")), "mix_up"
    ),
}  # fmt: skip


def refused_alike(seen: Visitor, kind: str) -> None:
    """One page, whatever it was; one line in the audit; nobody made; nobody signed in; no secret shown."""
    from charteroak.office.accounts.models import Person

    assert (seen.status, seen.heading) == (403, "That sign-on did not work")
    assert [each[2] for each in lines("sign_on_refused")] == [kind]
    assert not Person.objects.exists()
    assert "person" not in seen._client.session
    assert seen.text("//main").startswith(
        "That sign-on did not work Nobody was signed in, and nothing was changed. Try"
    )


@pytest.mark.parametrize("what", WRONG)
def test_it_is_refused(
    what: str, visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from charteroak.office.accounts.oidc import fetching

    change, kind = WRONG[what]
    if kind == "slow":  # what is not meant to be may take its time: the machine may be busy
        monkeypatch.setattr(fetching, "SECONDS", 0.3)
    change(visit.provider)
    seen = visit.all()
    refused_alike(seen, kind)
    told = seen.response.content.decode() + caplog.text
    for secret in (*filter(None, visit.provider.issued), *visit.provider.spent, "8c2f1f", "ana@hartford"):
        assert secret not in told


def test_the_table_can_fail(visit: Visit) -> None:
    """Unchanged, the same way signs a person in: what is refused above is refused for what was changed."""
    assert visit.all().status == 302


def test_a_code_works_once(visit: Visit) -> None:
    address = visit.provider.authorised(visit.away())
    assert visit.returned(address).status == 302
    again = visit.away()
    code = parse_qs(urlsplit(address).query)["code"][0]
    state = parse_qs(urlsplit(again).query)["state"][0]
    other = Visit(visit.visitor, visit.provider)
    assert other.returned(f"/sign-in/with/city/return/?{urlencode({'code': code, 'state': state})}").status == 403
    assert lines("sign_on_refused")[-1][2] == "status"


def test_a_state_works_once(visit: Visit) -> None:
    address = visit.provider.authorised(visit.away())
    assert visit.returned(address).status == 302
    assert visit.returned(address).status == 403
    assert [each[2] for each in lines("sign_on_refused")] == ["state"]


def test_a_state_of_another_browser_does_not_work(visit: Visit) -> None:
    """Somebody else's sign-on, forced onto this browser: the login forgery that a state is there to stop."""
    address = visit.provider.authorised(visit.away())
    stranger = Visit(Visitor(), visit.provider)
    refused_alike(stranger.returned(address), "state")
    stranger.away()
    assert stranger.returned(address).status == 403


@pytest.mark.parametrize("state", ["", "en.", "made up", "é", "x" * 9000])
def test_a_state_that_is_made_up_does_not_work(visit: Visit, state: str) -> None:
    refused_alike(visit.back(visit.away(), state=state), "state")


def test_who_comes_back_too_late_begins_anew(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.office.accounts.oidc import flow

    address, later = visit.away(), time.time() + flow.LASTS + 1
    monkeypatch.setattr(flow.time, "time", lambda: later)
    refused_alike(visit.back(address), "late")


def test_a_no_of_the_provider_is_a_no(visit: Visit) -> None:
    refused_alike(visit.back(visit.away(), error="access_denied", error_description="<script>"), "declined")


def test_what_another_site_sends_is_refused(visit: Visit) -> None:
    address = visit.provider.authorised(visit.away())
    client = visit.visitor._client
    sent = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items() if name in ("code", "state")}
    response = client.post("/sign-in/with/city/return/", sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert [each[2] for each in lines("sign_on_refused")] == ["state"]


def test_two_providers_are_not_taken_for_one_another(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign-on that began with one comes back as if from the other, with the other's code."""
    from oidc_provider import run

    from charteroak.office.accounts.oidc import discovery

    other = Provider(subject=visit.provider.subject)
    server = run(other)
    for name, value in {"MORE": "library", "LIBRARY_ISSUER": other.url, "LIBRARY_CLIENT_ID": "charter-oak"}.items():
        monkeypatch.setenv(f"CHARTEROAK_OIDC_{name}", value)
    monkeypatch.setenv("CHARTEROAK_OIDC_LIBRARY_CREATE", "yes")
    monkeypatch.setenv("CHARTEROAK_OIDC_LIBRARY_CLAIM", "groups")
    monkeypatch.setenv("CHARTEROAK_OIDC_LIBRARY_MAPPING", '{"clerks": "records"}')
    away = visit.away()
    address = visit.provider.authorised(away).replace("/with/city/", "/with/library/")
    refused_alike(visit.returned(address), "mix_up")
    assert not other.tokens_form, "no code of one provider goes to the other"
    # The same `sub` at two providers is two people (ASVS V6.8.1).
    from charteroak.office.accounts.models import Person

    assert visit.all().status == 302
    assert Visit(Visitor(), other, "library").all().status == 302
    assert Person.objects.count() == 2
    discovery.forget()
    server.shutdown()
    server.server_close()


def test_the_userinfo_of_somebody_else_is_refused(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_USERINFO", "yes")
    visit.provider.userinfo = {"sub": "somebody else", "groups": ["lawyers"]}
    refused_alike(visit.all(), "userinfo")


def test_a_context_that_is_asked_for_must_be_given(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_ACR", "3 4")
    monkeypatch.setenv("CHARTEROAK_OIDC_AMR", "none")
    address = visit.away()
    assert parse_qs(urlsplit(address).query)["acr_values"] == ["3 4"]
    refused_alike(visit.back(address), "no_second_factor")
    visit.provider.claims = {"acr": "4", "amr": None}
    assert visit.all().status == 302


def test_an_age_that_is_asked_for_must_be_kept(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_OIDC_MAX_AGE", "600")
    visit.provider.claims = {"auth_time": int(time.time()) - 1200}
    refused_alike(visit.all(), "not_recent")
    visit.provider.claims = {"auth_time": int(time.time()) - 500}
    assert visit.all().status == 302


def test_a_provider_that_is_away_is_said_to_be(visit: Visit) -> None:
    from charteroak.office.accounts.oidc import discovery

    address = visit.away()
    discovery.forget()
    visit.provider.answer["/.well-known/openid-configuration"] = lambda handler: handler.connection.close()
    refused_alike(visit.back(address), "unreached")


def test_a_certificate_that_nobody_vouches_for_is_refused(visit: Visit, tmp_path: Any) -> None:
    """TLS is checked: a server with a certificate of its own making is not reached."""
    from oidc_tls import unvouched

    from charteroak.office.accounts.oidc.faults import Refused
    from charteroak.office.accounts.oidc.fetching import fetched
    from charteroak.office.accounts.oidc.providers import providers

    del visit
    with unvouched(tmp_path) as url, pytest.raises(Refused) as refused:
        fetched(providers()[0], f"{url}/.well-known/openid-configuration")
    assert refused.value.kind == "unreached"


def test_a_closed_account_is_not_opened_by_signing_on(visit: Visit) -> None:
    from charteroak.office.accounts.models import Person

    visit.all()
    Person.objects.update(is_active=False)
    fresh = Visit(Visitor(), visit.provider)
    assert fresh.all().heading == "That sign-on did not work"
    assert lines("sign_on_refused")[-1][2] == "closed"


def test_what_is_sent_back_but_not_known_is_refused(visit: Visit) -> None:
    address = visit.provider.authorised(visit.away())
    state = parse_qs(urlsplit(address).query)["state"][0]
    visit.visitor.post("/sign-in/with/city/return/", {"state": state, "code": "x", "role": "administrator"})
    assert visit.visitor.status == 400
    visit.visitor.post("/sign-in/with/city/return/", [("state", state), ("state", state)])
    assert visit.visitor.status == 400


def test_the_page_of_the_way_back_shows_nothing_but_what_goes_on(visit: Visit) -> None:
    """What a provider sends stays text, whatever it is; nothing of it is in an address that is sent on."""
    visit.visitor.get(
        "/sign-in/with/city/return/?" + urlencode({"state": '"><script>x</script>', "code": "a&b", "x": "y"})
    )
    assert visit.visitor.page.xpath("//main//input/@name") == ["code", "state"]
    assert visit.visitor.page.xpath("//script[not(@src)]") == []
    assert visit.visitor.response.headers["Referrer-Policy"] == "strict-origin"
    assert visit.visitor.response.headers["Cache-Control"] == "no-store"


def test_every_kind_fits_the_audit_and_has_a_test() -> None:
    from charteroak.office.accounts.oidc.faults import Kind

    assert [each for each in Kind if len(each) > 20] == []
    here = (kind for _, kind in WRONG.values())
    elsewhere = {
        "state", "late", "declined", "unreached", "not_recent", "userinfo", "unknown_person", "no_role", "closed",
        "other_person",
    }  # fmt: skip
    assert set(Kind) == {*here, *elsewhere}
