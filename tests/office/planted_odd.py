"""What no page leads to: addresses, headers, bodies and ends of connections that only who errs or tries sends."""

from __future__ import annotations

import json
import socket
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from urllib.parse import quote, urlsplit

from office_visitor import PAGES
from planted_flows import Town

from charteroak.pdp.metadata import ENDPOINTS, WELL_KNOWN

HEADERS = ("Accept-Language", "Authorization", "Cookie", "Referer", "User-Agent", "X-Forwarded-For", "X-Other",
           "Origin", "If-None-Match", "If-Modified-Since", "Range", "Accept", "X-Request-ID")  # fmt: skip
JSON = {"Content-Type": "application/json"}


def addresses(town: Town) -> None:
    """Addresses that there are not, queries that nothing reads, headers of all kinds, other methods."""
    visitor = town.as_("employee")
    for page in (
        *PAGES[:6],
        "/ledger/",
        "/ledger/entries/",
        "/reports/",
        "/disclosures/",
        "/audit/",
        "/healthz",
        "/metrics",
    ):
        phrase = quote(town.next())
        visitor._client.get(f"{page}?record={phrase}&show={phrase}&{phrase}={phrase}")
        visitor._client.get(f"{page}{phrase}/")
    for path in (
        "/",
        "/es/",
        "/disclosures/",
        "/authorities/",
        "/reports/",
        "/people/",
        "/static/",
        "/access/v1/",
        "/x/",
    ):
        visitor._client.get(f"{path}{quote(town.next())}/{quote(town.next())}")
    for name in HEADERS:
        for page in ("/", "/disclosures/", "/nowhere/", "/access/v1/evaluation", WELL_KNOWN):
            visitor._client.send("GET", page, b"", {name: town.next()})
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        visitor._client.send(method, f"/ask/{quote(town.next())}", town.planted.every.encode(), {})
    for page in ("/", "/screen/", "/sign-in/", "/record/"):
        for kind in (
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "text/x",
        ):
            visitor._client.post(page, town.planted.every, kind)
        visitor._client.post(page, {"a": town.next()})  # without the form's token


def catalogue(town: Town) -> None:
    """The HSDS API, with what is confidential in every parameter, in addresses, and in what is sent."""
    visitor, phrase = town.as_(), town.next
    for name in ("services", "organizations", "taxonomy_terms", "service_at_locations", quote(phrase())):
        for parameter in ("search", "page", "taxonomy_id", "modified_after", "postcode", quote(phrase())):
            visitor._client.get(f"/hsds/{name}?{parameter}={quote(phrase())}")
            visitor._client.post(f"/hsds/{name}", {parameter: phrase()})
        visitor._client.get(f"/hsds/{name}/{quote(phrase())}")


def large(town: Town) -> None:
    """Bodies that are larger than what is taken, and more fields than there may be."""
    visitor = town.as_("records")
    body = town.planted.every * 300
    for page in ("/", "/sign-in/", "/disclosures/new/", "/account/password/", "/access/v1/evaluation"):
        visitor._client.post(page, f"a={quote(body)}", "application/x-www-form-urlencoded")
    visitor._client.post("/", "&".join(f"{quote(town.next())}{number}=1" for number in range(150)),
                         "application/x-www-form-urlencoded")  # fmt: skip
    visitor._client.post("/triage/", {"text": body * 12})


def decisions(town: Town) -> None:
    """The service that decides, with what is confidential in every place of a request, of right and wrong types."""
    visitor, phrase = town.as_(), town.next
    for path in ENDPOINTS.values():
        for prefix in ("", "/certification"):
            whole = {
                "subject": {"type": "employee", "id": phrase(), "properties": {"employee": "police_officer"}},
                "action": {"name": "inquire", "properties": {phrase(): phrase(), "means": "question"}},
                "resource": {"type": "person", "id": phrase(), "properties": {"topic": phrase(), "note": phrase()}},
                "context": {"why": phrase(), "required_by_law": False},
            }
            wrong = {name: phrase() for name in whole}
            for body in (
                whole,
                {**whole, phrase(): phrase()},
                wrong,
                {**whole, "evaluations": [whole, wrong]},
                [phrase()],
            ):
                visitor._client.post(prefix + path, json.dumps(body).encode(), "application/json")
            for text in (f'{{"{phrase()}": ', phrase(), json.dumps(whole).replace("false", phrase())):
                visitor._client.post(prefix + path, text, "application/json")
    record = {**whole, "context": {"record": True, "role": phrase(), "department": phrase()}}
    visitor._client.post("/access/v1/evaluation", json.dumps(record).encode(), "application/json")


def broken_off(town: Town) -> None:
    """Requests that end before they are whole, or before they are answered."""
    text = town.planted.every.encode()
    for page in ("/screen/", "/", "/disclosures/new/", "/access/v1/evaluation"):
        for whole in (False, True):
            length = len(text) if whole else 5 * len(text)
            with _connected(town) as wire:
                wire.sendall(
                    f"POST {page} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n".encode() + text
                )
    for raw in (text, b"GET /" + text + b" HTTP/1.1\r\n\r\n", b"POST / HTTP/1.1\r\nX: " + text + b"\r\n\r\n\r\n"):
        with _connected(town) as wire:
            wire.sendall(raw)
            wire.settimeout(5)
            wire.recv(65536)


def crashes(town: Town) -> None:
    """Faults within views: a table that is away, and rows that hold what none should."""
    visitor, clerk = town.as_(), town.as_("records")
    visitor.get("/complain/")
    fields = {str(name): str(value) for name, value in visitor.page.xpath("//main//form")[-1].form_values()}
    clerk.get("/office/routines/propose/")
    own = {str(name): str(value) for name, value in clerk.page.xpath("//main//form")[-1].form_values()}
    file = town.place.data / "office.sqlite"
    for table in ("complaints_auditorkey", "routines_routine"):
        with closing(sqlite3.connect(file, timeout=20)) as database:
            database.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
            database.commit()
        statuses = [
            visitor._client.post("/complain/", {**fields, "words": town.planted.every, "about": "asked"}).status_code,
            clerk._client.post("/office/routines/propose/", {**own, "note": town.next()}).status_code,
            clerk._client.get(f"/office/routines/?show={quote(town.next())}").status_code,
        ]
        with closing(sqlite3.connect(file, timeout=20)) as database:
            database.execute(f"ALTER TABLE elsewhere RENAME TO {table}")
            database.commit()
        assert 500 in statuses, (table, statuses)


def stopped(town: Town) -> None:
    """The site is told to stop while a request is on its way. After this it is no more."""
    with _connected(town) as wire:
        text = town.planted.every.encode()
        wire.sendall(
            f"POST /screen/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {9 * len(text)}\r\n\r\n".encode() + text
        )
        town.made["status"] = str(town.place.end())


def _connected(town: Town) -> socket.socket:
    port = urlsplit(town.place.url).port
    assert port is not None
    return socket.create_connection(("127.0.0.1", port), timeout=20)


ODD: Mapping[str, Callable[[Town], None]] = {
    each.__name__: each for each in (addresses, catalogue, large, decisions, broken_off, crashes)
}
