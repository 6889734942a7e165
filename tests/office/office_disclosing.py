"""Disclosures in tests: stand-ins for the parts that they are made of, and people who take requests through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from office_visitor import Visitor

RECORDS = b"Case 12. Ms. Zebulon Quagga. She receives SNAP benefits.\n"
OTHERS = b"Another file.\n"
NAME = "quagga-zebulon-asylum.txt"


@dataclass
class Choice:
    """An authority, as the register has it."""

    id: str = "a1"
    citation: str = "7 C.F.R. 272.1(c)"
    kind: str = "federal_regulation"
    says: str = "A court's order for these records is obeyed."
    reviewed: bool = True
    expires: date | None = None
    superseded: bool = False
    requires: bool = True


@dataclass
class StandIns:
    """Parts in the place of others: what they find is set, and what they were given is remembered."""

    paper: Any = None
    found: tuple[str, ...] = ("public_assistance",)
    document: str | None = None
    trouble: str = ""
    authorities: list[Choice] = field(default_factory=lambda: [Choice()])
    routines: dict[str, Any] = field(default_factory=dict)
    made: list[Any] = field(default_factory=list)
    used: list[tuple[str, str]] = field(default_factory=list)

    def paper_read(self, data: bytes, name: str) -> Any:  # noqa: ARG002
        """What is set."""
        return self.paper or SimpleNamespace(
            kind="court-order", issuer="judicial", criminal=False, requires=True, trouble=self.trouble
        )

    def screened(self, records: bytes, name: str) -> Any:  # noqa: ARG002
        """What is set."""
        digest = sha256(records).digest()
        return SimpleNamespace(
            digest=digest, categories=self.found, document=self.document, trouble=self.trouble, counts=()
        )

    def packed(self, held: Any, records: bytes, name: str, language: str, *, drop_unread: bool) -> Any:  # noqa: ARG002
        """A package of a few bytes."""
        release = {item.topic for item in held.released}
        self.made.append((records, release, {item.topic for item in held.items} - release))
        return SimpleNamespace(content=b"PK package", trouble="")

    def choices(self, act: str, classes: Iterable[str], day: date) -> list[Choice]:
        """What is set, where it is in force."""
        assert act == "disclose"
        assert list(classes)
        return [each for each in self.authorities if each.expires is None or each.expires >= day]

    def cited(self, id_: str, day: date) -> Choice | None:  # noqa: ARG002
        """What is set."""
        return next((each for each in self.authorities if each.id == id_), None)

    def routine_for(self, service: str, topic: str, requester: str, day: date) -> Any:  # noqa: ARG002
        """What is set for the class."""
        return self.routines.get(topic)

    def routine_used(self, id_: str, record: str, role: str, day: date) -> bool:  # noqa: ARG002
        """Whether it still holds; counted where it does."""
        self.used.append((id_, record))
        return any(each.id == id_ for each in self.routines.values())


@dataclass
class Routine:
    """A routine, as the list of routines has it."""

    id: str = "r1"
    necessity: str = "to_deliver"
    until: date = date(2030, 1, 1)

    def said(self, language: str) -> str:
        """It in words."""
        return f"SNAP to the pantry ({language})"


def warmed() -> None:
    """The screener of notes, from what the user of this machine has of it: a test's own folder has none."""
    import os

    from charteroak.screening.detect import screen_text

    own = os.environ.pop("CHARTEROAK_DATA", None)
    try:
        screen_text("nothing")
    finally:
        if own is not None:
            os.environ["CHARTEROAK_DATA"] = own


FACTS = {
    "requester": "court",
    "channel": "letter",
    "received": date.today().isoformat(),  # noqa: DTZ011 - the day of the machine, as the law's
    "topics": ["public_assistance"],
    "service": "financial_help",
    "employee": "other_employee",
}


def form_of(visitor: Visitor, number: int = -1) -> tuple[str, dict[str, Any]]:
    """The address and the fields of a form in the page, as they stand."""
    forms = visitor.page.xpath("//main//form[@method='post']")
    form = forms[number]
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        fields[name] = (
            [*fields[name], value]
            if isinstance(fields.get(name), list)
            else ([fields[name], value] if name in fields else value)
        )
    return form.get("action"), fields


def fill(visitor: Visitor, **given: Any) -> Visitor:
    """Fill in the page's form and send it, files as (name, bytes)."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    address, fields = form_of(visitor)
    fields |= {name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for name, value in given.items()}
    return visitor._see(visitor._client.post(address, {name: value for name, value in fields.items() if value != ""}))


def follow(visitor: Visitor) -> Visitor:
    """Go where an answer leads."""
    assert visitor.status == 302, (visitor.status, visitor.texts("//main//p") if visitor.page is not None else "")
    return visitor.get(visitor.response.headers["Location"])


def taken_in(visitor: Visitor, language: str = "en", *, paper: bool = False, **facts: Any) -> str:
    """Take a request in. Its address."""
    home = "/es" if language == "es" else ""
    visitor.get(f"{home}/disclosures/new/")
    more = {"has_paper": "yes", "text": "An order"} if paper else {"has_paper": "no"}
    fill(visitor, **{**FACTS, **facts, **more})
    assert visitor.status == 200, visitor.texts("//main//*[@class='error']")
    fill(visitor)
    return str(follow(visitor).response.request["PATH_INFO"])


def given(visitor: Visitor, address: str, records: bytes = RECORDS, name: str = NAME) -> Visitor:
    """Give the records of a request."""
    fill(visitor.get(f"{address}records/"), records=(name, records))
    return follow(visitor)


def classes(visitor: Visitor, address: str) -> list[str]:
    """Where the classes of a request are decided."""
    visitor.get(address)
    return [str(each) for each in visitor.page.xpath("//a[contains(@href, '/disclosures/classes/')]/@href")]


def answered(visitor: Visitor, class_address: str, *, required: str = "false", necessary: str = "true") -> Visitor:
    """Answer the article's questions about a class."""
    visitor.get(class_address)
    while fact := next(iter(visitor.page.xpath("//input[@name='fact']/@value")), ""):
        fill(visitor, value=required if fact == "required_by_law" else necessary)
        follow(visitor)
    return visitor


def decided(visitor: Visitor, address: str, how: str = "necessity", **more: str) -> Visitor:
    """Decide every class of a request: by necessity, by authority, or withheld."""
    for each in classes(visitor, address):
        required, necessary = ("true", "false") if how == "authority" else ("false", "true")
        answered(visitor, each, required=required, necessary=necessary if how != "withhold" else "false")
        ground: dict[str, str] = {
            "necessity": {
                "decision": "release",
                "necessity": "to_deliver",
                "note": "The service cannot be given else.",
            },
            "authority": {"decision": "release", "authority": "a1"},
            "withhold": {"decision": "withhold"},
        }[how]
        fill(visitor, **{**ground, **more})
        follow(visitor)
    return visitor


def ready(visitor: Visitor, how: str = "necessity", **facts: Any) -> str:
    """A request that was taken in, with its records given, decided and sent for approval. Its address."""
    address = taken_in(visitor, **facts)
    given(visitor, address)
    decided(visitor, address, how)
    fill(visitor.get(f"{address}send/"))
    follow(visitor)
    return address


def approve(visitor: Visitor, address: str, role: str, answer: str = "approve", reason: str = "") -> Visitor:
    """Answer as an approver."""
    return fill(visitor.get(f"{address}{role}/"), answer=answer, **({"reason": reason} if reason else {}))


def handed(visitor: Visitor, address: str, records: bytes = RECORDS) -> Visitor:
    """Give the records again, for the package."""
    return fill_raw(visitor.get(f"{address}release/"), records)


def fill_raw(visitor: Visitor, records: bytes) -> Visitor:
    """The same from the page, where the answer may be no page."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    address, fields = form_of(visitor)
    visitor.response = visitor._client.post(address, {**fields, "records": SimpleUploadedFile(NAME, records)})
    visitor.status = visitor.response.status_code
    if visitor.response.headers.get("Content-Type", "").startswith("text/html"):
        visitor._see(visitor.response)
    return visitor


def request_at(address: str) -> Any:
    """What is kept of the request at an address."""
    from charteroak.office.disclosures.models import Request

    return Request.objects.get(handle=address.rstrip("/").split("/")[-1])


def ledger_of(address: str) -> Iterator[dict[str, Any]]:
    """What the ledger says of the request at an address, in order."""
    from charteroak.recording.place import Place
    from charteroak.recording.reading import Reader

    reader = Reader(Place.from_environment())
    try:
        for index in reader.find(request_at(address).record):
            entry = reader.entry(index)
            assert entry is not None
            yield entry.said
    finally:
        reader.close()
