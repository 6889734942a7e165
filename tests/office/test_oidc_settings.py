"""How a provider is set up: what is read from the environment, and what is refused before the site starts."""

import pytest

GIVEN = {"ISSUER": "https://login.hartford.example", "CLIENT_ID": "charter-oak"}


def read(**more: str) -> object:
    from charteroak.office.accounts.oidc.providers import Oidc

    return Oidc.from_environment({f"CHARTEROAK_OIDC_{name}": value for name, value in (GIVEN | more).items()})


def test_nothing_is_set_up_by_default() -> None:
    from charteroak.office.accounts.oidc.providers import Oidc

    assert Oidc.from_environment({}) == ()


def test_what_is_not_said_is_the_safe_choice() -> None:
    [found] = read()  # type: ignore[misc]
    assert found.algorithms == ("RS256", "PS256", "ES256")
    assert found.amr == ("mfa",)
    assert (found.create, found.administrators, found.mapping, found.claim) == (False, False, {}, "")
    assert found.scopes == ("openid", "profile")


@pytest.mark.parametrize(
    "text", ["staff=employee,cn=law=counsel", '{"staff": "employee", "cn=law": "counsel"}', "staff=employee"]
)
def test_a_mapping_is_json_or_pairs(text: str) -> None:
    from charteroak.office.roles import Role

    [found] = read(MAPPING=text)  # type: ignore[misc]
    assert found.mapping["staff"] == Role.EMPLOYEE
    assert set(found.mapping.values()) <= {Role.EMPLOYEE, Role.COUNSEL}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ISSUER", "http://login.hartford.example"),
        ("ISSUER", "https://user:word@login.hartford.example"),
        ("ISSUER", "https://login.hartford.example?x=1"),
        ("ISSUER", "login.hartford.example"),
        ("ISSUER", "https://[bad"),
        ("CLIENT_ID", ""),
        ("ALGORITHMS", "none"),
        ("ALGORITHMS", "RS256,HS256"),
        ("ALGORITHMS", "RS256 RS1"),
        ("MAPPING", "staff=boss"),
        ("MAPPING", "=employee"),
        ("MAPPING", "{"),
        ("MAPPING", '["staff"]'),
        ("CREATE", "perhaps"),
        ("MAX_AGE", "-1"),
        ("MAX_AGE", "an hour"),
        ("DEPARTMENT", "secret police"),
        ("SITE", "http://charteroak.example"),
        ("MORE", "Bad name"),
        ("MORE", "city"),
        ("MORE", "library"),
    ],
)
def test_what_is_wrong_is_named_and_not_repeated(name: str, value: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured) as wrong:
        read(**{name: value})
    assert f"CHARTEROAK_OIDC_{'LIBRARY_ISSUER' if value == 'library' else name}" in str(wrong.value)
    assert not value or value in ("city", "library") or name == "MORE" or value not in str(wrong.value)


def test_two_providers_have_two_issuers() -> None:
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured):
        read(MORE="library", LIBRARY_ISSUER=GIVEN["ISSUER"], LIBRARY_CLIENT_ID="x")


def test_a_secret_is_in_no_text_of_the_settings() -> None:
    assert "hunter2" not in repr(read(CLIENT_SECRET="hunter2"))  # noqa: S106 - what must not be shown


def test_the_words_of_sign_on_have_the_same_places_in_both_languages() -> None:
    import string

    from charteroak.office.accounts.oidc.words import UI

    def places(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    assert set(UI["en"]) == set(UI["es"])
    assert [key for key in UI["en"] if places(UI["en"][key]) != places(UI["es"][key])] == []
