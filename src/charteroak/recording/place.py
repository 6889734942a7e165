"""Where this city's ledger lies, and what may open it: files in the data folder, unless the environment says others."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.files import load
from charteroak.ledger.keys import KEY_VARIABLE, PASSPHRASE_VARIABLE, key_from, load_key
from charteroak.ledger.policy import Policy
from charteroak.ledger.signing import SignerKey
from charteroak.recording.folder import data_folder
from charteroak.recording.succession import settle

STORE_VARIABLE = "CHARTEROAK_LEDGER_STORE"
LOCK_VARIABLE = "CHARTEROAK_LEDGER_LOCK"
POLICY_VARIABLE = "CHARTEROAK_LEDGER_POLICY"


@dataclass(frozen=True, slots=True)
class Place:
    """A ledger's files. `store` and `lock` are paths or postgresql:// URLs, which may hold a password."""

    folder: Path
    store_setting: str | None = None
    lock_setting: str | None = None
    policy_setting: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Place:
        """The place in the data folder, with what CHARTEROAK_LEDGER_STORE, …_LOCK and …_POLICY change."""
        given = os.environ if environment is None else environment
        settings = (given.get(name) or None for name in (STORE_VARIABLE, LOCK_VARIABLE, POLICY_VARIABLE))
        return cls(data_folder() / "ledger", *settings)

    @property
    def store(self) -> str:
        """The store of the entries."""
        return self.store_setting or str(self.folder / "log.sqlite")

    @property
    def lock(self) -> str:
        """The store of the last signed checkpoint: beside the ledger's folder, so that no backup of that holds both."""
        return self.lock_setting or str(self.folder.with_name("ledger-lock.sqlite"))

    @property
    def public(self) -> Path:
        """The folder that is published."""
        return self.folder / "public"

    @property
    def key(self) -> Path:
        """The sealed key."""
        return self.folder / "key"

    @property
    def passphrase(self) -> Path:
        """Where `serve` keeps the passphrase of a key that it made by itself: beside the ledger's folder."""
        return self.folder.with_name("ledger-passphrase")

    @property
    def policy_file(self) -> Path:
        """The policy that names the witnesses, if there is one."""
        return Path(self.policy_setting) if self.policy_setting else self.folder / "policy"

    @property
    def exists(self) -> bool:
        """Whether a ledger has been set up here."""
        return self.folder.is_dir()

    def policy(self) -> Policy | None:
        """The policy; None where there is none. LedgerError where it is damaged, or named and not there."""
        if not self.policy_setting and not self.policy_file.exists():
            return None
        return load(self.policy_file, Policy.parse)


Ask = Callable[[], str | None]
"""Asks a person for a passphrase; None where there is no one to ask."""


def find_key(place: Place, environment: Mapping[str, str], ask: Ask = lambda: None) -> SignerKey:
    """The key: from the environment, or from its file with the passphrase of the environment, of `serve`'s own file,
    or of a person. LedgerError says what is missing or wrong.
    """
    if (key := key_from(environment)) is not None:
        return key
    settle(place.key, place.lock, place.public)
    return load_key(place.key, find_passphrase(place, environment, ask))


def find_passphrase(place: Place, environment: Mapping[str, str], ask: Ask = lambda: None) -> str:
    """The passphrase of the key file, from where `find_key` takes it. LedgerError where there is none."""
    passphrase = environment.get(PASSPHRASE_VARIABLE) or _kept(place.passphrase) or ask()
    if not passphrase:
        raise LedgerError(f"the ledger's key is locked: set {PASSPHRASE_VARIABLE} or {KEY_VARIABLE}")
    return passphrase


def _kept(path: Path) -> str | None:
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise LedgerError(f"{path}: others than its owner can read this passphrase; run: chmod 600 {path}")
        return path.read_text(encoding="utf-8", errors="surrogateescape").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read: {error.strerror}") from None
