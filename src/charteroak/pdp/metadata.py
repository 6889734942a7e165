"""The metadata of a policy decision point, which says where its endpoints are."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from charteroak.pdp.exchange import JSON, Asked, Refusal, Reply

WELL_KNOWN = "/.well-known/authzen-configuration"
"""Stands between the host and the path of a policy decision point's identifier (RFC 8615)."""

ENDPOINTS = {
    "access_evaluation_endpoint": "/access/v1/evaluation",
    "access_evaluations_endpoint": "/access/v1/evaluations",
    "search_subject_endpoint": "/access/v1/search/subject",
    "search_resource_endpoint": "/access/v1/search/resource",
    "search_action_endpoint": "/access/v1/search/action",
}

_HOST = re.compile(rb"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?\Z", re.IGNORECASE)
_AN_HOUR = ((b"cache-control", b"public, max-age=3600"),)


def checked_url(url: str) -> str:
    """The address of this service as its callers know it, without a slash at its end. ValueError if it is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("CHARTEROAK_PUBLIC_URL must be an http or https address without a query or a fragment")
    return url.rstrip("/")


class Metadata:
    """The metadata of the policy decision point at `path` of this service."""

    def __init__(self, path: str, public_url: str | None) -> None:
        self._path = path
        self._public_url = public_url

    def __call__(self, asked: Asked) -> Reply:
        """The document. Its identifier is the address that it was asked at, if no other is set."""
        identifier = (self._public_url or _asked_at(asked)) + self._path
        document = {"policy_decision_point": identifier}
        document |= {name: identifier + path for name, path in ENDPOINTS.items()}
        return 200, JSON, msgspec.json.encode(document), _AN_HOUR


def _asked_at(asked: Asked) -> str:
    host = asked.headers.get(b"host", b"")
    if not _HOST.match(host):
        raise Refusal(400, "the Host header must be a host, with a port or without")
    return f"{asked.scope['scheme']}://{host.decode()}"
