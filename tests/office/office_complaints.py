"""What the tests of complaints share: keys, complaints that were sent, and what an outsider finds in the database."""

from __future__ import annotations

import base64
import re
from typing import Any

import office_databases
from office_people import made, signed_in
from office_visitor import Visitor

PASSPHRASE = "a passphrase of some length"  # noqa: S105 - of a test's key
PLANTED = ("Quillfeather", "is undocumented and hides at Zephyrmont 77", "zq-5550199", "xylo-account")
WORDS = f"{PLANTED[0]} {PLANTED[1]}. {PLANTED[3]}"
CONTACT = PLANTED[2]
HOME = {"en": "", "es": "/es"}


def auditor_with_key() -> tuple[Any, Any]:
    """An auditor, and the pair of keys that is in use for them."""
    from charteroak.office.complaints.keyfile import new_pair
    from charteroak.office.complaints.models import AuditorKey

    person, pair = made("auditor"), new_pair()
    AuditorKey.objects.create(person=person.handle, public=pair.public, proven=True)  # type: ignore[attr-defined]
    return person, pair


def form_of(visitor: Visitor, at: int = 0) -> dict[str, str]:
    """The fields of the page's own form, as a browser would send them."""
    form = visitor.page.xpath("//main//form[@method='post']")[at]
    return {str(name): str(value) for name, value in form.form_values()}


def complain(visitor: Visitor, language: str = "en", **changed: str) -> str:
    """Send a complaint, and give its code."""
    visitor.get(f"{HOME[language]}/complain/")
    sent = {**form_of(visitor), "about": "asked", "department": "police", "words": WORDS, "contact": CONTACT, **changed}
    visitor.post(f"{HOME[language]}/complain/", {name: value for name, value in sent.items() if value is not None})
    assert visitor.status == 200, visitor.texts("//*[@class='error']")
    return visitor.text("//p[@class='code']")


def upload(visitor: Visitor, path: str, file: bytes, passphrase: str = PASSPHRASE) -> Visitor:
    """Send a key file to a page that was opened before."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    token = form_of(visitor)["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "passphrase": passphrase, "file": SimpleUploadedFile("a.key", file)}
    return visitor._see(visitor._client.post(path, fields))


def reader(person: Any) -> Visitor:
    """The auditor, signed in."""
    return signed_in(person)


def stored() -> bytes:
    """Every byte of the database."""
    return b"".join(office_databases.stored().values())


def forms_of(secret: str) -> list[bytes]:
    """A text in the forms in which it could lie about."""
    raw = secret.encode()
    return [raw, secret.encode("utf-16-le"), raw.hex().encode(), base64.b64encode(raw)[:-4], raw[::-1]]


def found(data: bytes, *secrets: str) -> list[str]:
    """Which secrets are in the data, in whatever form."""
    return [
        secret
        for secret in secrets
        if any(re.search(re.escape(each), data, re.IGNORECASE) for each in forms_of(secret))
    ]
