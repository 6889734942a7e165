"""What the ledger says of the City's own matters: requests, disclosures, approvals, complaints, reviews, training.

Closed lists, as all of the ledger's words are: who asked, by what paper, how far it has come, how it ended. None of
them has room for a person. A list's values are added at its end only, and new lists at the end of `MATTER_FACTS`.
"""

from __future__ import annotations

REQUESTERS = (
    "person_concerned",
    "representative",
    "court",
    "prosecutor",
    "police_agency",
    "federal_immigration_authorities",
    "other_federal_agency",
    "state_agency",
    "city_department",
    "service_provider",
    "press",
    "researcher",
    "other",
)
"""Who asks the City for information, by kind. The recipient of 2-929's facts follows from it."""

PAPERS = (
    "none",
    "i-200",
    "i-205",
    "i-247a",
    "i-203",
    "i-286",
    "i-862",
    "i-138",
    "ao-442",
    "ao-93",
    "ct-arrest-warrant",
    "ct-capias",
    "ct-search-warrant",
    "judicial-subpoena",
    "court-order",
    "administrative-subpoena",
    "request-letter",
    "unknown",
)
"""By what paper they ask: the kinds that `paper` tells apart, in small letters, and none."""

CHANNELS = ("letter", "e-mail", "telephone", "in_person", "system", "other")
"""How a request came."""

STEPS = (
    "received",
    "approved",
    "not_approved",
    "lapsed",
    "released",
    "withheld",
    "closed_released",
    "closed_released_in_part",
    "closed_refused",
    "closed_withdrawn",
    "closed_nothing_held",
    "expired",
)
"""How far a request has come, or how one class of information in it was dealt with."""

ROUTINES = ("approved", "used", "ended")
"""What was done about a service necessity that returns."""

COMPLAINTS = ("received", "answered", "referred", "shredded")
"""How far a complaint has come."""

COMPLAINTS_ABOUT = ("asked", "told", "held", "refused_service", "referral", "training", "other")
"""What a complaint is about."""

REVIEWS = ("nothing_flagged", "flagged", "changed", "approved")
"""What came of looking through a form: no question was flagged, some were, some were changed, or all are lawful."""

SETTLEMENTS = ("settled", "unsettled")
"""What counsel did about a reading."""

REPORTS = ("quarter", "year")
"""What a published report covers."""

NECESSITIES = (
    "to_find_the_service",
    "to_decide_eligibility",
    "to_deliver",
    "to_protect_life_or_health",
    "to_pay_or_bill",
    "to_answer_the_person",
    "to_prosecute_or_defend",
    "to_investigate_crime",
)
"""Why a disclosure is necessary to the service in question."""

MATTER_FACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("requester", REQUESTERS),
    ("paper", PAPERS),
    ("channel", CHANNELS),
    ("step", STEPS),
    ("routine", ROUTINES),
    ("complaint", COMPLAINTS),
    ("complaint_about", COMPLAINTS_ABOUT),
    ("review", REVIEWS),
    ("settlement", SETTLEMENTS),
    ("report", REPORTS),
    ("necessity", NECESSITIES),
)
"""The lists with their names, as the vocabulary has them: facts."""
