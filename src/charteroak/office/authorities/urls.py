"""The addresses of authorities."""

from __future__ import annotations

from django.urls import path

from charteroak.office.authorities.changing import add_page, change_page, review_page
from charteroak.office.authorities.views import authorities_page, authority_page

PAGES = [
    path("authorities/", authorities_page, name="authorities"),
    path("authorities/add/", add_page, name="authority_add"),
    path("authorities/<slug:record>/", authority_page, name="authority"),
    path("authorities/<slug:record>/change/", change_page, name="authority_change"),
    path("authorities/<slug:record>/review/", review_page, name="authority_review"),
]
