"""The addresses of people, and of signing in."""

from __future__ import annotations

from django.urls import path

from charteroak.office.accounts.factors import account_app, account_passkey, account_passkeys, account_recovery
from charteroak.office.accounts.joining import begin, join, join_factor
from charteroak.office.accounts.own import account, account_language, account_password, account_sessions
from charteroak.office.accounts.proving import prove
from charteroak.office.accounts.reading import audit_csv, audit_page
from charteroak.office.accounts.signing import sign_in, sign_in_code, sign_in_passkey, sign_out
from charteroak.office.accounts.staff import people, people_add, person, person_state

PAGES = [
    path("begin/", begin, name="begin"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/code/", sign_in_code, name="sign_in_code"),
    path("sign-in/passkey/", sign_in_passkey, name="sign_in_passkey"),
    path("sign-in/join/", join, name="join"),
    path("sign-in/join/factor/", join_factor, name="join_factor"),
    path("sign-in/again/", prove, name="prove"),
    path("sign-out/", sign_out, name="sign_out"),
    path("account/", account, name="account"),
    path("account/password/", account_password, name="account_password"),
    path("account/app/", account_app, name="account_app"),
    path("account/passkeys/", account_passkeys, name="account_passkeys"),
    path("account/passkeys/<slug:passkey>/", account_passkey, name="account_passkey"),
    path("account/recovery/", account_recovery, name="account_recovery"),
    path("account/sessions/", account_sessions, name="account_sessions"),
    path("account/language/", account_language, name="account_language"),
    path("people/", people, name="people"),
    path("people/add/", people_add, name="people_add"),
    path("people/<slug:person>/", person, name="person"),
    path("people/<slug:person>/state/", person_state, name="person_state"),
    path("audit/", audit_page, name="audit"),
    path("audit/lines.csv", audit_csv, name="audit_csv"),
]
