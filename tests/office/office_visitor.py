"""A visitor without scripts: reads pages with lxml, follows links, sends forms. And cases to visit the site with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

ACTS = ("inquire", "disclose", "arrest", "detain", "provide_service", "refuse_service", "refer")
PAGES = ["/", "/article", "/cards/", *(f"/cards/{act}/" for act in ACTS), "/triage/", "/paper/", "/screen/", "/lint/"]
"""Every page that holds no case, in English. In Spanish it is below /es."""

CASES = {
    "prohibited": {
        "act": "inquire",
        "employee": "other_employee",
        "topic": "immigration_status",
        "means": "question",
        "required_by_law": "false",
        "necessary_to_service": "false",
    },
    "counsel": {
        "act": "inquire",
        "employee": "police_officer",
        "topic": "immigration_status",
        "contact": "suspect_interviewed",
        "means": "question",
        "required_by_law": "false",
        "investigation_of": "federal_or_state_crime",
        "necessary_to_investigation": "true",
    },
    "permitted": {
        "act": "arrest",
        "employee": "police_officer",
        "immigration_status_ground": "true",
        "criminal_warrant": "true",
        "removal_warrant_in_ncic": "false",
    },
    "required": {"act": "provide_service", "resident": "true", "required_by_law": "false"},
    "not_addressed": {"act": "inquire", "topic": "not_personal"},
    "unknown": {
        "act": "disclose",
        "employee": "other_employee",
        "topic": "public_assistance",
        "recipient": "other",
        "required_by_law": "not_known",
        "necessary_to_service": "not_known",
    },
}
"""A case for each outcome, as a form sends it."""


@dataclass(frozen=True)
class Site:
    """A running site: its address without a closing slash, the folder with all that it keeps, and its log."""

    url: str
    data: Path
    log: Path


@dataclass
class Visitor:
    """Someone at the site. What they see is `page`; `asked` are the questions they were asked, by fact."""

    page: Any = None
    status: int = 0
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        from django.test import Client

        self._client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def get(self, path: str) -> Visitor:
        """Open an address."""
        return self._see(self._client.get(path))

    def post(self, path: str, fields: dict[str, Any] | list[tuple[str, str]]) -> Visitor:
        """Send fields as a form would."""
        from urllib.parse import urlencode

        body = urlencode(fields, doseq=True)
        return self._see(self._client.post(path, body, content_type="application/x-www-form-urlencoded"))

    def _see(self, response: Any) -> Visitor:
        self.response = response
        self.status = response.status_code
        self.page = html.fromstring(response.content.decode()) if response.content else None
        return self

    # What is on the page.

    def text(self, path: str) -> str:
        """The text of the one element at an XPath."""
        [found] = self.page.xpath(path)
        return " ".join(found.text_content().split())

    def texts(self, path: str) -> list[str]:
        """The text of each element at an XPath."""
        return [" ".join(found.text_content().split()) for found in self.page.xpath(path)]

    @property
    def heading(self) -> str:
        """The page's heading."""
        return self.text("//h1")

    @property
    def fact(self) -> str:
        """The fact that the page asks for, or nothing."""
        found = self.page.xpath("//input[@name='asked']/@value")
        return str(found[0]) if found else ""

    @property
    def outcome(self) -> str:
        """The outcome that the page answers with, or nothing."""
        found = self.page.xpath("//article[contains(@class, 'answer')]/@class")
        return str(found[0]).split()[-1] if found else ""

    @property
    def fields(self) -> dict[str, str]:
        """The case that the page carries, as its first form that holds one has it."""
        for form in self.page.xpath("//form[.//input[@type='hidden'][@name='act']]"):
            return {str(each.get("name")): str(each.get("value")) for each in form.xpath(".//input[@type='hidden']")}
        return {}

    # What a person can do there.

    def press(self, button: str) -> Visitor:
        """Press the button with this text, label, or value."""
        [found] = [
            each
            for each in self.page.xpath("//main//button[not(@type='button')] | //header//button")
            if button in (" ".join(each.text_content().split()), each.get("aria-label"), each.get("value"))
        ]
        return self._send(found.getparent() if found.getparent().tag == "form" else _form_of(found), found)

    def choose(self, value: str) -> Visitor:
        """Choose an answer and go on."""
        self.asked.append(self.fact)
        [form] = self.page.xpath("//form[.//input[@name='asked']]")
        for each in form.xpath(".//input[@type='radio']"):
            each.attrib.pop("checked", None)
        [radio] = form.xpath(f".//input[@type='radio'][@value='{value}']")
        radio.set("checked", "checked")
        return self._send(form)

    def _send(self, form: Any, button: Any = None) -> Visitor:
        assert form.get("method") == "post"
        pairs = [(str(name), str(value)) for name, value in form.form_values()]
        if button is not None and button.get("name"):
            pairs.append((button.get("name"), button.get("value")))
        return self.post(form.get("action"), pairs)


def _form_of(element: Any) -> Any:
    while element.tag != "form":
        element = element.getparent()
    return element
