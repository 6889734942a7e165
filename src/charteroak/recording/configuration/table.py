"""Every setting there is: its name in the file and in the environment, its type, its default and what it means.

The program reads settings from the environment alone; the file fills in what is not set there. A secret may be given
as a file's path, under its name with `_file` (`_FILE` in the environment) behind it, as systemd's credentials and the
secrets of containers are. The three that open or replace the ledger's key for one command are in no file.
"""

from __future__ import annotations

from functools import cache

from charteroak.recording.configuration.requests import SETTINGS as OF_REQUESTS
from charteroak.recording.configuration.setting import Setting, Type

SECTIONS = {
    "storage": "Where everything that is kept lies.",
    "server": "The server, and the addresses it answers to.",
    "logs": "What is logged, to standard error: that something happened, and where; never what anyone asked.",
    "metrics": "Counts and times for whoever watches the service, at /metrics.",
    "ledger": "The ledger, and what opens it.",
    "service": "The AuthZEN service.",
    "sessions": "How long someone stays signed in.",
    "oidc": "Signing in with the City's own identity provider (OpenID Connect). Needs the extra `oidc`.",
    "office": "Days by which the office keeps, answers and destroys.",
    "backup": "Backups.",
    "engine": "How the program runs.",
}
"""The sections of the file, in order."""


def _s(section: str, key: str, variable: str, type_: Type, default: str, means: str, **more: object) -> Setting:
    return Setting(section, key, f"CHARTEROAK_{variable}", type_, default, means, **more)  # type: ignore[arg-type]  # by name


def _oidc(key: str, type_: Type, default: str, means: str, example: str = "", **more: object) -> Setting:
    return _s("oidc", key, f"OIDC_{key.upper()}", type_, default, means, example=example, **more)


_TEXT, _PATH, _URL, _NUMBER, _FLAG, _LIST, _CHOICE = Type

SETTINGS: tuple[Setting, ...] = (
    _s(
        "storage",
        "data",
        "DATA",
        _PATH,
        "",
        "The folder for all that is kept: the site's key, the office's database, the ledger. By default the "
        "platform's folder for a user's data.",
        example="/var/lib/charteroak",
    ),
    _s(
        "storage", "cache", "CACHE", _PATH, "", "The folder for what is compiled and can be made anew, if not the same."
    ),
    _s(
        "storage",
        "database",
        "DATABASE",
        _URL,
        "",
        "The office's database, where it is not to be SQLite in that folder: a postgresql:// URL.",
        secret=True,
        example="postgresql://charteroak@db.example.gov/charteroak",
    ),
    _s("server", "host", "HOST", _TEXT, "127.0.0.1", "The address to serve on."),
    _s("server", "port", "PORT", _NUMBER, "8000", "The port to serve on; 0 takes a free one.", most=65535),
    _s(
        "server",
        "hosts",
        "HOSTS",
        _LIST,
        "localhost,127.0.0.1,[::1]",
        "The names that the site answers to.",
        example="charteroak.example.gov",
    ),
    _s(
        "server",
        "public_url",
        "PUBLIC_URL",
        _URL,
        "",
        "The AuthZEN service's address as its callers know it, if that is not the one they ask at.",
        example="https://charteroak.example.gov",
    ),
    _s(
        "server",
        "trusted_proxy",
        "TRUSTED_PROXY",
        _LIST,
        "127.0.0.1",
        "The addresses of the server that stands before this one and speaks TLS for it. What it says of a caller's "
        "address is believed, and what anyone else says is not.",
    ),
    _s(
        "server",
        "secret_key",
        "SECRET_KEY",
        _TEXT,
        "",
        "The site's key, if it is not to be made and kept in the data folder. Those before it may follow, with spaces.",
        secret=True,
    ),
    _s(
        "logs",
        "level",
        "LOG_LEVEL",
        _CHOICE,
        "warning",
        "From which level on something is logged.",
        choices=("debug", "info", "warning", "error"),
    ),
    _s(
        "logs",
        "format",
        "LOG_FORMAT",
        _CHOICE,
        "text",
        "A line to read, or an object of JSON a line.",
        choices=("text", "json"),
    ),
    _s(
        "logs",
        "access",
        "ACCESS_LOG",
        _FLAG,
        "",
        "Log each request: by its route and status in JSON, by its address in text.",
    ),
    _s(
        "metrics",
        "token",
        "METRICS_TOKEN",
        _TEXT,
        "",
        "The bearer token that /metrics asks for. Without one it answers this machine alone, and no one where the "
        "site has names of its own.",
        secret=True,
    ),
    _s(
        "ledger",
        "store",
        "LEDGER_STORE",
        _URL,
        "",
        "The entries: a path or a postgresql:// URL.",
        secret=True,
        example="postgresql://charteroak@db.example.gov/ledger",
    ),
    _s(
        "ledger",
        "lock",
        "LEDGER_LOCK",
        _URL,
        "",
        "The last signed checkpoint: a path or a postgresql:// URL, best on another machine than the entries.",
        secret=True,
        example="postgresql://charteroak@clerk.example.gov/lock",
    ),
    _s(
        "ledger",
        "policy",
        "LEDGER_POLICY",
        _PATH,
        "",
        "The policy file that names the witnesses.",
        example="/etc/charteroak/policy",
    ),
    _s("ledger", "passphrase", "LEDGER_PASSPHRASE", _TEXT, "", "What the ledger's key is sealed with.", secret=True),
    _s("ledger", "key", "LEDGER_KEY", _TEXT, "", "The key itself, in place of a sealed file.", secret=True),
    _s(
        "ledger",
        "new_passphrase",
        "LEDGER_NEW_PASSPHRASE",
        _TEXT,
        "",
        "For `ledger rotate-key --new-passphrase`.",
        secret=True,
        in_file=False,
    ),
    _s(
        "ledger",
        "next_key",
        "LEDGER_NEXT_KEY",
        _TEXT,
        "",
        "For `ledger rotate-key`, the new key itself.",
        secret=True,
        in_file=False,
    ),
    _s(
        "service",
        "token",
        "PDP_TOKEN",
        _TEXT,
        "",
        "A bearer token that callers must show. Without it anyone who reaches the port may ask.",
        secret=True,
    ),
    _s(
        "sessions",
        "idle",
        "SESSION_IDLE",
        _NUMBER,
        "1800",
        "Seconds without a request until someone is signed out.",
        least=60,
        most=86_400,
    ),
    _s(
        "sessions",
        "longest",
        "SESSION_LONGEST",
        _NUMBER,
        "43200",
        "Seconds from signing in until someone is signed out, whatever they do.",
        least=300,
        most=604_800,
    ),
    _oidc(
        "issuer",
        _URL,
        "",
        "The provider, as its tokens name it. Without it there is no such sign-in.",
        "https://id.example.gov",
    ),
    _oidc("client_id", _TEXT, "", "The name that the provider knows this site by.", "charteroak"),
    _oidc("client_secret", _TEXT, "", "The secret shared with the provider.", secret=True),
    _oidc(
        "key_file", _PATH, "", "A private key in place of that secret (private_key_jwt).", "/etc/charteroak/oidc.pem"
    ),
    _oidc("key_id", _TEXT, "", "What the provider calls that key.", "2026"),
    _oidc("scopes", _TEXT, "openid profile", "What is asked for, with spaces between."),
    _oidc("claim", _TEXT, "", "The claim that holds a person's groups.", "groups"),
    _oidc("mapping", _TEXT, "", "Which group has which role here.", "city-records=records,city-counsel=counsel"),
    _oidc("administrators", _FLAG, "", "Whether a group can make someone an administrator."),
    _oidc("create", _FLAG, "", "Whether someone with a role is let in whom nobody has added here."),
    _oidc("department", _TEXT, "other", "The department of who is let in so."),
    _oidc("userinfo", _FLAG, "", "Whether the claim is read from the provider's userinfo, and not from the ID token."),
    _oidc("algorithms", _TEXT, "", "What an ID token may be signed with, in place of what is safe.", "RS256 ES256"),
    _oidc("acr", _TEXT, "", "Authentication contexts of which the provider must name one.", "urn:example:mfa"),
    _oidc("amr", _TEXT, "mfa", "Methods of which the provider must name one; none, where acr says enough."),
    _oidc("max_age", _NUMBER, "0", "Seconds after which it must ask the person anew; 0 for as it likes.", most=604_800),
    _oidc("label_en", _TEXT, "City account", "What the button says in English."),
    _oidc("label_es", _TEXT, "Cuenta de la Ciudad", "What the button says in Spanish."),
    _oidc(
        "site",
        _URL,
        "",
        "This site's own address, where it is not the one that browsers send.",
        "https://charteroak.example.gov",
    ),
    _oidc("ca_file", _PATH, "", "Certificates to trust in place of the system's.", "/etc/charteroak/city-ca.pem"),
    _oidc(
        "more",
        _TEXT,
        "",
        "Names of further providers, whose settings are variables: CHARTEROAK_OIDC_NAME_ISSUER and so on.",
        "schools",
    ),
    _s(
        "office",
        "limits",
        "LIMITS",
        _TEXT,
        "",
        "How often the site may be asked in a minute: off, or some of the limits.",
        example="files=60,writes=500",
    ),
    _s(
        "office",
        "disclosure_days",
        "DISCLOSURE_DAYS",
        _TEXT,
        "10,14,90",
        "Days to answer a request in, for which an approval holds, and until a request expires.",
    ),
    _s(
        "office",
        "complaint_days_closed",
        "COMPLAINT_DAYS_CLOSED",
        _NUMBER,
        "90",
        "Days from when a complaint is closed until what was written is destroyed.",
        least=1,
        most=3650,
    ),
    _s(
        "office",
        "complaint_days",
        "COMPLAINT_DAYS",
        _NUMBER,
        "365",
        "Days from when it came until it is destroyed, closed or not.",
        least=1,
        most=3650,
    ),
    _s(
        "office",
        "complaints_passphrase",
        "COMPLAINTS_PASSPHRASE",
        _TEXT,
        "",
        "For the command that makes or opens an auditor's key.",
        secret=True,
        in_file=False,
    ),
    *OF_REQUESTS,
    _s(
        "backup",
        "passphrase",
        "BACKUP_PASSPHRASE",
        _TEXT,
        "",
        "What backups are sealed with. Keep it elsewhere than on this machine and than the backups.",
        secret=True,
    ),
    _s(
        "engine",
        "compiled",
        "COMPILED",
        _CHOICE,
        "",
        "Whether loops over columns are compiled; by default where that pays.",
        choices=("yes", "no"),
        example="yes",
    ),
)
"""Every setting, in the order of the file."""

OTHERS = {
    "CHARTEROAK_CONFIG": "the file itself",
    "CHARTEROAK_COMPLETE": "set by the completion of a shell",
}
"""Variables that are no settings."""


FAMILIES = ("CHARTEROAK_OIDC_",)
"""What variables begin with that are named for what a city calls its further providers."""


@cache
def by_name() -> dict[str, Setting]:
    """The settings that the file has, by their names in it."""
    return {each.name: each for each in SETTINGS if each.in_file}


@cache
def by_variable() -> dict[str, Setting]:
    """All settings, by their variables."""
    return {each.variable: each for each in SETTINGS}
