"""What the made-up staff do: each step by the very functions that the pages call, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from charteroak.law.law import today
from charteroak.office.accounts.models import Person
from charteroak.office.authorities.choosing import choices
from charteroak.office.demonstration.dice import Dice
from charteroak.office.disclosures import changes, flow
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.machine import Event
from charteroak.office.disclosures.models import Request

RECORDS = """\
CITY OF HARTFORD (made up, for the demonstration)

Household 4117. Opened 3 March. Two adults, one child.

Zebulon Quagga receives SNAP benefits and general assistance.
Marigold Quagga is a victim of domestic violence; she and the child moved to the shelter on 9 March.
On 2 April she was a witness to the robbery on Sycamore Street and gave a statement to the police.
Next visit: 14 May. Food box: medium, no nuts.
"""
"""The records of every prepared request: one made-up file, so that whoever tries the site can give it again."""
FOUND = ("domestic_violence_victim", "crime_witness", "public_assistance")
"""The classes that the screener finds in them."""


@dataclass
class City:
    """The people, the dice, and what they have in hand."""

    people: Mapping[str, Person]
    """The staff, by login."""
    dice: Dice
    now: datetime
    """The moment at which the demonstration begins."""
    matters: dict[str, Request] = field(default_factory=dict)
    """The requests, by the name that a scene gives them."""

    def ago(self, days: float) -> datetime:
        """A moment of a working day so many days before now, at an hour that the dice say."""
        day = self.now - timedelta(days=days)
        day -= timedelta(days=max(0, day.weekday() - 4))
        hour = day.replace(hour=13, minute=0, second=0, microsecond=0)  # in UTC: the morning, in Hartford
        return min(hour + timedelta(minutes=self.dice.below(480)), self.now - timedelta(minutes=2))

    def receive(self, name: str, login: str, topics: Iterable[str], came: int = 0, **facts: Any) -> None:
        """Someone takes a request in that came some days before."""
        person = self.people[login]
        paper = facts.get("paper", "none")
        told: dict[str, Any] = {
            "channel": self.dice.one(("letter", "e-mail", "telephone", "in_person")) if paper == "none" else "letter",
            "received": today() - timedelta(days=came),
            "department": person.department,
            "employee": "police_civilian" if person.department == "police" else "other_employee",
            "paper": paper,
            "paper_found": "" if paper == "none" else paper,
            "issuer": "",
            "criminal": False,
            "requires": None if paper == "none" else facts.pop("requires", False),
        }
        done = flow.receive(person, self.dice.bytes().hex(), {**told, **facts}, list(topics))
        self.matters[name] = done.request

    def give_records(self, name: str, login: str) -> None:
        """Someone gives the records, which the screener has read."""
        self._change(name, login, "records", lambda held: changes.give_records(held, RECORDS.encode(), FOUND, ""))

    def answer(self, name: str, login: str, **answers: bool | None) -> None:
        """Someone answers the article's questions, the same for every class."""

        def how(held: Held, topic: str) -> None:
            for fact, value in answers.items():
                changes.answer(_of(held, topic), fact, value)

        for topic in self._topics(name):
            self._change(name, login, topic, partial(how, topic=topic))

    def decide(self, name: str, login: str, **given: str) -> None:
        """Someone decides every class that is not decided: `decision`, and its ground."""

        def how(held: Held, topic: str) -> None:
            cited = {"authority": self._authority(topic, given["authority"])} if "authority" in given else {}
            changes.decide(held, _of(held, topic), {**given, **cited})

        for topic in self._topics(name):
            self._change(name, login, topic, partial(how, topic=topic))

    def withhold(self, name: str, login: str, topic: str) -> None:
        """Someone decides that one class is withheld."""
        self._change(name, login, topic, lambda held: changes.decide(held, _of(held, topic), {"decision": "withhold"}))

    def send(self, name: str, login: str) -> None:
        """Someone sends it for approval."""
        flow.send(self.people[login], *self._shown(name))

    def approve(self, name: str, *logins: str) -> None:
        """People approve it, one after the other."""
        for login in logins:
            flow.approve(self.people[login], *self._shown(name), fresh=True)

    def not_approve(self, name: str, login: str, reason: str) -> None:
        """Someone does not approve it."""
        flow.not_approve(self.people[login], *self._shown(name), reason, fresh=True)

    def hand_over(self, name: str, login: str) -> None:
        """Someone hands the package over."""
        flow.hand_over(self.people[login], *self._shown(name), RECORDS.encode())

    def close(self, name: str, login: str, event: Event) -> None:
        """Someone closes it without that."""
        flow.close(self.people[login], *self._shown(name), event)

    def _change(self, name: str, login: str, about: str, how: Any) -> None:
        flow.change(self.people[login], *self._shown(name), about, how)

    def _shown(self, name: str) -> tuple[str, int]:
        kept = Request.objects.get(pk=self.matters[name].pk)
        return kept.handle, kept.version

    def _topics(self, name: str) -> list[str]:
        """The classes that were asked for and are not decided."""
        found = self.matters[name].items.filter(asked=True, decision="")  # type: ignore[attr-defined]  # of Item.request
        return [item.topic for item in found]

    @staticmethod
    def _authority(topic: str, begins: str) -> str:
        """The register's entry that a citation begins with."""
        found = choices("disclose", [topic], today())
        return next(each.id for each in found if each.citation.startswith(begins))


def _of(held: Held, topic: str) -> Any:
    return next(item for item in held.items if item.topic == topic)
