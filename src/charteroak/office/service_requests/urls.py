"""The addresses of requests for service, and of the interface. Both are there in each language."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.service_requests.api_keys import keys_page
from charteroak.office.service_requests.asking import new_page, requests_page, track_page
from charteroak.office.service_requests.kinds import add_page, attribute_add_page, attribute_page, type_page, types_page
from charteroak.office.service_requests.open311 import views as open311
from charteroak.office.service_requests.treating import contact_page, list_page, request_page

_V2 = "open311/v2"
_THING = "<slug:record>.<slug:form>"
PAGES: list[URLPattern] = [
    path("requests/", requests_page, name="requests"),
    path("requests/new/<slug:record>/", new_page, name="request_new"),
    path("requests/track/", track_page, name="request_track"),
    path("office/requests/", list_page, name="service_requests"),
    path("office/requests/types/", types_page, name="request_types"),
    path("office/requests/types/add/", add_page, name="request_type_add"),
    path("office/requests/types/<slug:record>/", type_page, name="request_type"),
    path("office/requests/types/<slug:record>/add/", attribute_add_page, name="request_attribute_add"),
    path("office/requests/types/<slug:record>/<slug:attribute>/", attribute_page, name="request_attribute"),
    path("office/requests/keys/", keys_page, name="request_keys"),
    path("office/requests/<slug:record>/", request_page, name="service_request"),
    path("office/requests/<slug:record>/contact/", contact_page, name="service_request_contact"),
    path(f"{_V2}/discovery.<slug:form>", open311.discovery, name="open311_discovery"),
    path(f"{_V2}/services.<slug:form>", open311.services, name="open311_services"),
    path(f"{_V2}/services/{_THING}", open311.definition, name="open311_definition"),
    path(f"{_V2}/requests.<slug:form>", open311.requests, name="open311_requests"),
    path(f"{_V2}/requests/{_THING}", open311.one, name="open311_request"),
    path(f"{_V2}/tokens/{_THING}", open311.token, name="open311_token"),
    path(f"{_V2}/media/{_THING}", open311.media, name="open311_media"),
]
