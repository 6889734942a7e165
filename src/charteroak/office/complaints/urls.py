"""The addresses of complaints."""

from __future__ import annotations

from django.urls import path

from charteroak.office.complaints.complaining import complain_page, track_page
from charteroak.office.complaints.keys import key_page, keys_page, make_page, paste_page
from charteroak.office.complaints.reading import read_page
from charteroak.office.complaints.treating import complaint_page, complaints_page, hold_page

PAGES = [
    path("complain/", complain_page, name="complain"),
    path("complain/track/", track_page, name="complain_track"),
    path("complaints/", complaints_page, name="complaints"),
    path("complaints/key/", keys_page, name="complaint_keys"),
    path("complaints/key/make/", make_page, name="complaint_key_make"),
    path("complaints/key/paste/", paste_page, name="complaint_key_paste"),
    path("complaints/key/<slug:record>/", key_page, name="complaint_key"),
    path("complaints/<slug:record>/", complaint_page, name="complaint"),
    path("complaints/<slug:record>/read/", read_page, name="complaint_read"),
    path("complaints/<slug:record>/hold/", hold_page, name="complaint_hold"),
]
