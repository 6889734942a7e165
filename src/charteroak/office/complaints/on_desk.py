"""What of complaints waits on whose desk: for auditors, those that nobody has answered, and a key that is missing."""

from __future__ import annotations

from collections.abc import Iterable

from charteroak.office.accounts.models import Person
from charteroak.office.complaints.keeping import sealing_keys
from charteroak.office.complaints.models import AuditorKey, Complaint
from charteroak.office.complaints.words import complaint_words
from charteroak.office.desk.cards import Card
from charteroak.office.pages import Place
from charteroak.office.roles import Role


def cards(person: Person, language: str) -> Iterable[Card]:
    """The cards of auditors and of counsel; none for anyone else."""
    say = complaint_words(language).staff
    if not person.roles & {Role.AUDITOR, Role.COUNSEL}:
        return []
    there = Place("complaints").address(language)
    if Role.AUDITOR not in person.roles:
        return [Card(say["desk"], there, say["desk_text"])]
    waiting = Complaint.objects.filter(state="received").count()
    text = say["desk_waiting_one"] if waiting == 1 else say["desk_waiting"].format(count=waiting)
    own = AuditorKey.objects.filter(person=person.handle, id__in=list(sealing_keys())).exists()
    key = Card(
        say["desk_key"],
        Place("complaint_keys").address(language),
        say["desk_key_text"],
        0 if own else 1,
        "" if own else say["desk_key_waiting"],
    )
    return [Card(say["desk"], there, say["desk_text"], waiting, text if waiting else ""), key]
