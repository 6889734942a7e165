"""People and routines put into the data folder of a running site, by a process of its own; it prints their keys."""

from __future__ import annotations

import json


def main() -> None:
    """Seed, and say as JSON: the session keys by role, and the routines' handles by state."""
    import django

    django.setup()
    from datetime import timedelta

    from office_people import made, session_key

    from charteroak.law.law import today
    from charteroak.office.database import ready
    from charteroak.office.routines import deciding, keeping
    from charteroak.office.routines.models import Approval, Routine

    ready()
    people = {role: made(role) for role in ("records", "supervisor", "counsel", "administrator")}
    day = today()

    def routine(service: str, *approvers: str) -> Routine:
        facts = {
            "service": service,
            "classes": "public_assistance other_private",
            "requester": "service_provider",
            "necessity": "to_deliver",
            "note": "The food bank packs boxes by household.",
            "until": day + timedelta(days=30),
        }
        found = keeping.propose(people["records"], facts)
        for role in approvers:
            Approval.objects.create(
                routine=found, version=1, role=role, person=people[role], day=day, readings=deciding.readings_now()
            )
        return found

    found = {
        "waiting": routine("shelter", "supervisor").handle,
        "waiting too": routine("senior_services", "supervisor").handle,
        "in force": routine("financial_help", "supervisor", "counsel").handle,
    }
    print(json.dumps({"keys": {role: session_key(each) for role, each in people.items()}, "routines": found}))  # noqa: T201


if __name__ == "__main__":
    main()
