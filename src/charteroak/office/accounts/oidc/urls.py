"""The addresses of sign-on. Each provider sends people back to an address of its own: none is taken for another."""

from __future__ import annotations

from django.urls import path

from charteroak.office.accounts.oidc.linking import links, unlink_page
from charteroak.office.accounts.oidc.views import left, prove_with, returned, sign_on

PAGES = [
    path("sign-in/with/<slug:provider>/", sign_on, name="sign_on"),
    path("sign-in/with/<slug:provider>/again/", prove_with, name="sign_on_prove"),
    path("sign-in/with/<slug:provider>/return/", returned, name="sign_on_return"),
    path("sign-in/with/<slug:provider>/left/", left, name="sign_on_left"),
    path("office/sign-on/", links, name="sign_on_links"),
    path("office/sign-on/<slug:identity>/remove/", unlink_page, name="sign_on_unlink"),
]
