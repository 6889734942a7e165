"""A referral: its worker's, and nobody else's."""

from __future__ import annotations

from access_objects import Made, ObjectCase
from office_people import made, signed_in
from office_referrals import put

from charteroak.law.law import today


def _handed() -> Made:
    worker = made("employee")
    kept = put(asked_on=today(), worker=worker.handle)  # type: ignore[attr-defined]
    return Made(
        {"record": kept.id},  # type: ignore[attr-defined]
        {
            "worker": signed_in(worker),
            "another of the same role": signed_in(made("employee")),
            "supervisor": signed_in(made("supervisor")),
            "auditor": signed_in(made("auditor")),
        },
    )


CASES = [
    ObjectCase(
        f"the page {route} is for whoever made the referral",
        route=route,
        make=_handed,
        may=("worker",),
        may_not=("another of the same role", "supervisor", "auditor"),
    )
    for route in ("referral", "referral_sheet")
]
