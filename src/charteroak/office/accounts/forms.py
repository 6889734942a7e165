"""The forms of people and of signing in. What is secret in them goes back to no page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from charteroak.office.accounts import passwords
from charteroak.office.accounts.words import account_words
from charteroak.office.forms import OfficeForm
from charteroak.office.pages import LANGUAGES
from charteroak.office.record.words import record_words
from charteroak.office.roles import Role
from charteroak.recording.words import DEPARTMENTS

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_CODE = 100
LANGUAGE_NAMES = {"en": ("English", ""), "es": ("Español", "")}


class AccountForm(OfficeForm):
    """A form with the words of these pages. `called` has the words' names of fields that are called otherwise."""

    called: ClassVar[Mapping[str, str]] = {}

    def __init__(self, language: str, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        own, record = account_words(language), record_words(language)
        words = {**own.fields, **{name: own.fields[word] for name, word in self.called.items()}}
        choice_words = {
            "department": {name: (label, "") for name, label in record.departments.items()},
            "roles": {name: (label, "") for name, label in record.roles.items()},
            "tongue": LANGUAGE_NAMES,
        }
        super().__init__(language, words, data, initial=initial, choice_words=choice_words, faults=own.faults)


def _password() -> forms.CharField:
    return forms.CharField(strip=False, max_length=1024)


def _new_login() -> forms.CharField:
    return forms.CharField(max_length=60)


class _NewPassword(AccountForm):
    """What is asked of a new password: that it is long, not common, and typed twice alike."""

    def login_of(self) -> str:
        """The login that the password is for, so that it is not the same."""
        return str(self.cleaned_data.get("login", ""))

    def clean(self) -> dict[str, Any]:
        """The password, as it may be kept."""
        password, again = self.cleaned_data.get("password", ""), self.cleaned_data.get("again", "")
        if password and (code := passwords.fault(password, self.login_of(), str(self.cleaned_data.get("name", "")))):
            self.wrong("password", code)
        elif password and again and password != again:
            self.wrong("again", "differ")
        return self.cleaned_data


class _NewLogin(AccountForm):
    def clean_login(self) -> str:
        """The login in small letters."""
        login = str(self.cleaned_data["login"]).strip().lower()
        if not _LOGIN.fullmatch(login):
            raise forms.ValidationError("", code="bad_login")
        return login


class BeginForm(_NewLogin, _NewPassword):
    """The first administrator, or a demonstration, for which the code alone is asked."""

    called: ClassVar[Mapping[str, str]] = {"login": "login_new", "password": "password_new", "again": "password_again"}
    kinds: ClassVar[Mapping[str, str]] = {"password": "password", "again": "password", "department": "select"}
    autocomplete: ClassVar[Mapping[str, str]] = {
        "login": "username",
        "name": "name",
        "password": "new-password",
        "again": "new-password",
    }
    confidential = frozenset({"password", "again", "code"})
    screened = frozenset({"name"})
    code = forms.CharField(max_length=_CODE)
    login = _new_login()
    name = forms.CharField(max_length=150)
    department = forms.ChoiceField(choices=[(each, each) for each in DEPARTMENTS])
    password = _password()
    again = _password()


class MadeUpForm(AccountForm):
    """A demonstration, for which the set-up code alone is asked."""

    code = forms.CharField(max_length=_CODE)


class SignInForm(AccountForm):
    """A login and a password, and where to go then."""

    kinds: ClassVar[Mapping[str, str]] = {"password": "password", "then": "hidden"}
    autocomplete: ClassVar[Mapping[str, str]] = {"login": "username", "password": "current-password"}
    confidential = frozenset({"password"})
    login = forms.CharField(max_length=150)
    password = _password()
    then = forms.CharField(required=False, max_length=500)


class TotpForm(AccountForm):
    """Six digits of an authenticator, and where to go then."""

    called: ClassVar[Mapping[str, str]] = {"code": "totp"}
    kinds: ClassVar[Mapping[str, str]] = {"code": "code", "then": "hidden"}
    confidential = frozenset({"code"})
    code = forms.CharField(max_length=_CODE)
    then = forms.CharField(required=False, max_length=500)


class RecoveryForm(AccountForm):
    """A recovery code."""

    confidential = frozenset({"recovery"})
    recovery = forms.CharField(max_length=_CODE)


class JoinForm(_NewPassword):
    """A one-time code, and the password that is chosen with it."""

    called: ClassVar[Mapping[str, str]] = {"code": "one_time", "password": "password_new", "again": "password_again"}
    kinds: ClassVar[Mapping[str, str]] = {"password": "password", "again": "password"}
    autocomplete: ClassVar[Mapping[str, str]] = {
        "login": "username",
        "password": "new-password",
        "again": "new-password",
    }
    confidential = frozenset({"password", "again", "code"})
    login = forms.CharField(max_length=150)
    code = forms.CharField(max_length=_CODE)
    password = _password()
    again = _password()


class PasswordForm(_NewPassword):
    """One's own password, changed."""

    called: ClassVar[Mapping[str, str]] = {"now": "password_now", "password": "password_new", "again": "password_again"}
    kinds: ClassVar[Mapping[str, str]] = {"now": "password", "password": "password", "again": "password"}
    autocomplete: ClassVar[Mapping[str, str]] = {
        "now": "current-password",
        "password": "new-password",
        "again": "new-password",
    }
    confidential = frozenset({"now", "password", "again"})
    now = _password()
    password = _password()
    again = _password()
    login = ""

    def login_of(self) -> str:
        """The login of whose password it is."""
        return self.login


class PasskeyNameForm(AccountForm):
    """What a passkey is called."""

    called: ClassVar[Mapping[str, str]] = {"name": "passkey_name"}
    screened = frozenset({"name"})
    name = forms.CharField(max_length=60)


class LanguageForm(AccountForm):
    """One's own language."""

    kinds: ClassVar[Mapping[str, str]] = {"tongue": "select"}
    called: ClassVar[Mapping[str, str]] = {"tongue": "language"}
    tongue = forms.ChoiceField(choices=[(each, each) for each in LANGUAGES])


class RolesForm(AccountForm):
    """The roles and the department of a person, with what was shown of them."""

    kinds: ClassVar[Mapping[str, str]] = {"shown": "hidden", "department": "select"}
    department = forms.ChoiceField(choices=[(each, each) for each in DEPARTMENTS])
    roles = forms.MultipleChoiceField(choices=[(each.value, each.value) for each in Role], required=False)
    shown = forms.CharField(max_length=64)


class AddForm(_NewLogin):
    """A new person."""

    screened = frozenset({"name"})
    called: ClassVar[Mapping[str, str]] = {"login": "login_new"}
    kinds: ClassVar[Mapping[str, str]] = {"department": "select"}
    name = forms.CharField(max_length=150)
    login = _new_login()
    department = forms.ChoiceField(choices=[(each, each) for each in DEPARTMENTS])
    roles = forms.MultipleChoiceField(choices=[(each.value, each.value) for each in Role], required=False)
