"""Signing on as a person does it: from this site to the provider and back, by pressing what is on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from office_visitor import Visitor
from oidc_provider import Provider


@dataclass
class Visit:
    """A person with a browser, and the provider they go to."""

    visitor: Visitor
    provider: Provider
    name: str = "city"

    def away(self, page: str = "") -> str:
        """Go as far as the provider: the address there."""
        self.visitor.get(page or f"/sign-in/with/{self.name}/")
        self.visitor.press(self.visitor.text("//main//button"))
        found = self.visitor.page.xpath("//a[@data-goes-on]/@href")
        return str(found[0]) if found else ""

    def back(self, address: str, **changed: str) -> Visitor:
        """Come back from the provider, and go on."""
        self.returned(self.provider.authorised(address, **changed))
        return self.visitor

    def returned(self, address: str) -> Visitor:
        """Open the address that a provider sends one back to, and go on."""
        self.visitor.get(address)
        return self.visitor.press("Go on")

    def all(self, page: str = "", **changed: str) -> Visitor:
        """The whole way."""
        address = self.away(page)
        return self.back(address, **changed) if address else self.visitor


def lines(event: str) -> list[tuple[str, str, str]]:
    """The audit's lines of an event: of whom, about what, and how it came out."""
    from charteroak.office.accounts.models import AuditLine

    found = AuditLine.objects.filter(event=event).order_by("id")
    return list(found.values_list("person", "about", "outcome"))
