"""Puts a city at work into a data folder: run as a process of its own, it prints what tests need to find there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

PASSPHRASE = "a passphrase of some length"  # noqa: S105 - of a test's key
ONE_EACH = ("employee", "police", "records", "supervisor", "training_officer", "auditor", "administrator")


def main() -> None:
    """Seed, and print as JSON: sessions by whose they are, addresses by what is there, and the auditor's key file."""
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    from charteroak.office.database import ready
    from charteroak.recording.recorder import recorder

    ready()
    setup_test_environment()
    at: dict[str, str] = {}
    _reported()
    people = _people()
    at |= _readings(people)
    at |= _routines(people)
    file, opened = _complaints(people)
    at |= opened
    at |= _disclosures(people)
    at |= _services()
    at |= _referrals(people)
    at |= _requests(people)
    at |= _others(people)
    at |= _training(people)
    _year_of_referrals()
    recorder().close()
    from office_people import session_key

    keys = {name: session_key(each) for name, each in people.items()}
    print(json.dumps({"keys": keys, "at": at, "file": file.hex()}))  # noqa: T201


def _reported() -> None:
    """A ledger with nine months of a made-up city, and its first quarter's report."""
    from fixtures.reporting_city import city, in_order, written

    from charteroak.law.law import today
    from charteroak.recording.place import Place
    from charteroak.recording.reading import Reader
    from charteroak.recording.recorder import recorder
    from charteroak.recording.reporting.periods import Period
    from charteroak.recording.reporting.publishing import publish
    from charteroak.recording.reporting.report import make
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    place = Place.from_environment()
    create_unattended(place, vocabulary())
    written(place, in_order(city(31, months=9, each=130)))
    reader = Reader(place)
    first = make(reader, Period(2025, 1), ())
    publish(place, first, "auditor", ("auditor", "supervisor"), recorder().append, today())
    reader.close()


def _year_of_referrals() -> None:
    """A year of them, by people who are here no more."""
    from office_parity import WORKERS, a_year_kept

    from charteroak.office.accounts.models import new_handle

    a_year_kept([new_handle() for _ in range(WORKERS)])


def _people() -> dict[str, Any]:
    from office_people import made

    people: dict[str, Any] = {role: made(role, name=role.replace("_", " ").title()) for role in ONE_EACH}
    people["counsel"], people["counsel two"] = made("counsel", name="Ana Ortiz"), made("counsel", name="Ben Shaw")
    people["invited"] = made("employee", name="Not Yet Here")
    return people


def _readings(people: dict[str, Any]) -> dict[str, str]:
    """One reading that two of counsel settled, and a proposal that waits for the second."""
    from charteroak.law.law import today
    from charteroak.office.readings import settling

    one, two = people["counsel"], people["counsel two"]
    done = settling.propose(one, "suspect_interview", "included", today(), "The words reach whoever is interviewed.")
    settling.sign(two, done.handle, settling.shown(done))
    waits = settling.propose(one, "self_access", "a_disclosure", today(), "The clause names no consent exception.")
    return {"reading": "/readings/suspect_interview/", "proposal": f"/readings/proposals/{waits.handle}/"}


def _routines(people: dict[str, Any]) -> dict[str, str]:
    """A routine that waits, and one that is in force."""
    from charteroak.law.law import today
    from charteroak.office.routines import deciding, keeping
    from charteroak.office.routines.models import Approval

    day, at = today(), {}
    for name, service, approvers in (
        ("routine waiting", "shelter", ()),
        ("routine in force", "financial_help", ("supervisor", "counsel")),
    ):
        facts = {
            "service": service,
            "classes": "public_assistance other_private",
            "requester": "service_provider",
            "necessity": "to_deliver",
            "note": "The food bank packs boxes by household.",
            "until": day + timedelta(days=30),
        }
        made = keeping.propose(people["records"], facts)
        for role in approvers:
            Approval.objects.create(
                routine=made, version=1, role=role, person=people[role], day=day, readings=deciding.readings_now()
            )
        at[name] = f"/office/routines/{made.handle}/"
    return at


def _complaints(people: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    """The auditor's key, which is in use, its file, and a complaint."""
    from office_complaints import complain
    from office_visitor import Visitor

    from charteroak.office.complaints.keyfile import new_pair, seal_key
    from charteroak.office.complaints.models import AuditorKey, Complaint

    pair = new_pair()
    key = AuditorKey.objects.create(person=people["auditor"].handle, public=pair.public, proven=True)
    complain(Visitor(), about="told", words="They asked at the counter.", contact="")
    complaint = Complaint.objects.get()
    at = {"complaint": f"/complaints/{complaint.id}/", "complaint key": f"/complaints/key/{key.id}/"}
    return seal_key(pair, PASSPHRASE, 10), at


def _disclosures(people: dict[str, Any]) -> dict[str, str]:
    """A request in each of its states, handled by the records office."""
    from office_disclosing import approve, classes, decided, fill, follow, given, handed, taken_in
    from office_people import signed_in

    from charteroak.law.law import today
    from charteroak.office.authorities.choosing import choices

    records, supervisor = signed_in(people["records"]), signed_in(people["supervisor"])
    cited = choices("disclose", ("public_assistance",), today())[0].id
    at = {"request new": taken_in(records)}

    def begun(how: str) -> str:
        address = taken_in(records)
        given(records, address)
        if how:
            decided(records, address, how, **({"authority": cited} if how == "authority" else {}))
        return address

    def sent(how: str = "necessity") -> str:
        address = begun(how)
        fill(records.get(f"{address}send/"))
        follow(records)
        return address

    at["request with records"] = begun("")
    at["class"] = classes(records, at["request with records"])[0]
    at["request decided"] = begun("necessity")
    at["request sent"], at["request for counsel"] = sent(), sent("authority")
    at["request approved"], at["request released"] = sent(), sent()
    for name in ("request approved", "request released", "request for counsel"):
        approve(supervisor, at[name], "supervisor")
    handed(records, at["request released"])
    at["request refused"] = begun("withhold")
    fill(records.get(f"{at['request refused']}close/"), how="refuse")
    follow(records)
    return at


def _services() -> dict[str, str]:
    """A catalogue of services, with one whose demand is in conflict with 2-927(a), and one that is hostile."""
    from fixtures.catalogue_city import id_of, imported

    from charteroak.office.services.conflicts import key_of

    imported()
    own = f"/office/services/{id_of('Emergency Rent Help')}/"
    return {
        "service": f"/services/{id_of('Emergency Rent Help')}/",
        "service cite": f"{own}cite/required_documents/{key_of('Green card')}/",
        "service hostile": f"/services/{id_of('Hostile')}/",
        "service kept": own,
    }


def _referrals(people: dict[str, Any]) -> dict[str, str]:
    """A list that is not handed over, and one that is."""
    from office_people import signed_in
    from office_referrals import handed, listed

    clerk = signed_in(people["employee"])
    return {"referral listed": listed(clerk), "referral handed": handed(clerk, place="downtown")}


def _training(people: dict[str, Any]) -> dict[str, str]:
    """Three on the roster: a test that is open, one that was passed, and a person without an account."""
    from office_training import assigned, done, learner

    from charteroak.office.training import taking, teaching

    rule = assigned()
    officer = learner(people["police"])
    taking.begin(officer, teaching.courses()["officers"])
    attempt, completion = done(learner(people["employee"]), "officers")
    other = learner(name="Otto Stone")
    for walker in ("supervisor", "records"):  # who take a course in a test, and have to take none
        learner(people[walker], role="records_clerk")
    return {
        "result": f"/training/results/{attempt.handle}/",
        "certificate": f"/training/certificates/{completion.record}/",
        "learner": f"/office/training/people/{other.handle}/",
        "assignment": f"/office/training/assignments/{rule.handle}/",
    }


def _requests(people: dict[str, Any]) -> dict[str, str]:
    """A request for service with all that it can have, and one that is closed."""
    from office_requests import png

    from charteroak.law.law import today
    from charteroak.office.service_requests import keeping
    from charteroak.office.service_requests.giving import Given
    from charteroak.office.service_requests.models import ServiceType
    from charteroak.office.service_requests.photos import cleaned

    given = Given(ServiceType.objects.get(code="streetlight"), "It is dark at the crossing.", "Main and Gold Street")
    given.answers, given.lat, given.long = {"FAULT": ["out"], "POLE": ["4711"]}, 41_764_000, -72_674_000
    given.contact, given.photo = {"first_name": "Ana", "phone": "860 555 0100"}, cleaned(png(wide=400, high=300))
    whole, _ = keeping.take(given)
    closed, _ = keeping.take(Given(ServiceType.objects.get(code="pothole"), "", "Park Street 20"))
    said = {"reason": "done", "note": "It was filled.", "expected": None}
    keeping.treat(people["employee"], closed, "close", said, today())
    return {
        f"service request{more}": f"/office/requests/{kept.id}/" for more, kept in (("", whole), (" closed", closed))
    }


def _others(people: dict[str, Any]) -> dict[str, str]:
    from charteroak.office.accounts import totp
    from charteroak.office.authorities.models import Authority

    for each in people.values():
        totp.keep(each, totp.new_key(), 0)
    authority = Authority.objects.order_by("id").first()
    assert authority is not None
    return {"authority": f"/authorities/{authority.id}/", "person": f"/people/{people['employee'].handle}/"}


if __name__ == "__main__":
    main()
