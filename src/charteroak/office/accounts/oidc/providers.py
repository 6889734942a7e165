"""The identity providers that the city has set up, from the environment (CHARTEROAK_OIDC_…).

The first provider is called "city". Further ones are named in CHARTEROAK_OIDC_MORE, with commas between; the settings
of one called "library" are under CHARTEROAK_OIDC_LIBRARY_….
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from charteroak.office.roles import Role

PREFIX = "CHARTEROAK_OIDC_"
FIRST = "city"
ALGORITHMS = ("RS256", "PS256", "ES256")
"""What an ID token may be signed with, where nothing else is set."""
ALLOWED = frozenset({*ALGORITHMS, "RS384", "RS512", "PS384", "PS512", "ES384", "ES512", "EdDSA", "Ed25519"})
"""What can be set. None of these uses a shared secret, and none is no signature."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_NAME = re.compile(r"[a-z][a-z0-9_]{0,19}")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


@dataclass(frozen=True)
class Oidc:
    """One identity provider, and what its word is good for here."""

    name: str
    """What its addresses here are called by, as "city"."""
    issuer: str
    """Its issuer identifier, to the letter as its tokens have it."""
    client_id: str
    """What it knows this site as."""
    client_secret: str = field(default="", repr=False)
    """The secret that the site shows it; empty where `key_file` is used, or neither (a public client with PKCE)."""
    key_file: str = ""
    """A private key (PEM) that the site proves itself with instead (private_key_jwt)."""
    key_id: str = ""
    """The name that the provider knows the key by, if it asks for one."""
    scopes: tuple[str, ...] = ("openid", "profile")
    """What is asked for."""
    claim: str = ""
    """The claim that holds the person's groups; empty where roles are given here alone."""
    mapping: Mapping[str, Role] = field(default_factory=dict)
    """The role of each group. A group that is not in here gives nothing."""
    administrators: bool = False
    """Whether a group may make administrators, too."""
    create: bool = False
    """Whether somebody who is new here gets an account by signing on; else an administrator links them."""
    department: str = "other"
    """The department of whoever is made so."""
    userinfo: bool = False
    """Whether the claim is read from the provider's userinfo instead of the ID token."""
    algorithms: tuple[str, ...] = ALGORITHMS
    """What an ID token may be signed with."""
    acr: tuple[str, ...] = ()
    """Authentication contexts of which the provider must name one."""
    amr: tuple[str, ...] = ("mfa",)
    """Methods of which the provider must name one; empty where `acr` says enough, or the city takes its word."""
    max_age: int = 0
    """Seconds after which the provider must ask the person anew; 0 for as it likes."""
    label: Mapping[str, str] = field(default_factory=lambda: {"en": "City account", "es": "Cuenta de la Ciudad"})
    """What the button calls it, in each language."""
    site: str = ""
    """This site's own address, where it is not the one that browsers send."""
    ca_file: str = ""
    """Certificates to trust instead of the system's, for a provider with a certificate of the city's own."""

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> tuple[Oidc, ...]:
        """The providers that are set up; none where there is none. ImproperlyConfigured, naming the variable."""
        given = os.environ if environment is None else environment
        if not given.get(f"{PREFIX}ISSUER"):
            return ()
        more = _words(given.get(f"{PREFIX}MORE", ""))
        if wrong := [name for name in more if not _NAME.fullmatch(name) or name == FIRST]:
            raise ImproperlyConfigured(f"{PREFIX}MORE: a provider cannot be called {wrong[0]!r}")
        found = (_read(given, FIRST, PREFIX), *(_read(given, name, f"{PREFIX}{name.upper()}_") for name in more))
        if len({each.issuer for each in found}) < len(found):
            raise ImproperlyConfigured(f"{PREFIX}MORE: two providers have one issuer")
        return found


def providers() -> tuple[Oidc, ...]:
    """The providers of this process."""
    return _kept(tuple(sorted((name, value) for name, value in os.environ.items() if name.startswith(PREFIX))))


def provider(name: str) -> Oidc | None:
    """The provider of a name."""
    return next((each for each in providers() if each.name == name), None)


@lru_cache(maxsize=4)
def _kept(given: tuple[tuple[str, str], ...]) -> tuple[Oidc, ...]:
    return Oidc.from_environment(dict(given))


def is_secure(url: str) -> bool:
    """Whether an address is https, or of this machine alone."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if not parts.hostname or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _read(given: Mapping[str, str], name: str, prefix: str) -> Oidc:
    """One provider. What is wrong names the variable and never repeats its value."""

    def value(key: str, default: str = "") -> str:
        return given.get(f"{prefix}{key}", default).strip()

    def yes(key: str) -> bool:
        if (said := value(key).lower()) not in _YES:
            raise ImproperlyConfigured(f"{prefix}{key} is yes or no")
        return _YES[said]

    issuer = value("ISSUER")
    if not is_secure(issuer) or urlsplit(issuer).query:
        raise ImproperlyConfigured(f"{prefix}ISSUER is not an https address")
    if not value("CLIENT_ID"):
        raise ImproperlyConfigured(f"{prefix}CLIENT_ID is missing")
    algorithms = _words(value("ALGORITHMS")) or ALGORITHMS
    if not set(algorithms) <= ALLOWED:
        raise ImproperlyConfigured(f"{prefix}ALGORITHMS: choose from {', '.join(sorted(ALLOWED))}")
    amr = value("AMR", "mfa")
    maximum = value("MAX_AGE", "0")
    if not maximum.isascii() or not maximum.isdigit():
        raise ImproperlyConfigured(f"{prefix}MAX_AGE is a number of seconds")
    scopes = _words(value("SCOPES", "openid profile"))
    if value("SITE") and not is_secure(value("SITE")):
        raise ImproperlyConfigured(f"{prefix}SITE is not an https address")
    return Oidc(
        name=name,
        issuer=issuer,
        client_id=value("CLIENT_ID"),
        client_secret=value("CLIENT_SECRET"),
        key_file=value("KEY_FILE"),
        key_id=value("KEY_ID"),
        scopes=scopes if "openid" in scopes else ("openid", *scopes),
        claim=value("CLAIM"),
        mapping=_mapping(f"{prefix}MAPPING", value("MAPPING")),
        administrators=yes("ADMINISTRATORS"),
        create=yes("CREATE"),
        department=_department(f"{prefix}DEPARTMENT", value("DEPARTMENT", "other")),
        userinfo=yes("USERINFO"),
        algorithms=algorithms,
        acr=_words(value("ACR")),
        amr=() if amr.lower() == "none" else _words(amr),
        max_age=int(maximum),
        label={
            "en": value("LABEL_EN", "City account")[:60],
            "es": value("LABEL_ES", "Cuenta de la Ciudad")[:60],
        },
        site=value("SITE").rstrip("/"),
        ca_file=value("CA_FILE"),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"[,\s]+", text.strip())) if text.strip() else ()


def _mapping(variable: str, text: str) -> dict[str, Role]:
    """`{"group": "role"}` or `group=role,group=role`."""
    if text.startswith("{"):
        try:
            pairs = list(json.loads(text).items())
        except (ValueError, AttributeError):
            raise ImproperlyConfigured(f"{variable} is not a JSON object") from None
    else:
        pairs = [tuple(part.rpartition("=")[::2]) for part in text.split(",") if part.strip()]
    try:
        found = {str(group).strip(): Role(str(role).strip()) for group, role in pairs}
    except ValueError:
        raise ImproperlyConfigured(f"{variable}: a role is one of {', '.join(Role)}") from None
    if "" in found:
        raise ImproperlyConfigured(f"{variable}: a group has no name")
    return found


def _department(variable: str, name: str) -> str:
    from charteroak.recording.words import DEPARTMENTS

    if name not in DEPARTMENTS:
        raise ImproperlyConfigured(f"{variable}: a department is one of {', '.join(DEPARTMENTS)}")
    return name
