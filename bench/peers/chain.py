"""The article written by hand as ifs, the readings settled: what plain Python can do at best.

It reads only the facts it needs, takes every value on trust, knows no unknown, and explains nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]
Answer = tuple[str, tuple[str, ...]]

_SILENT: Answer = ("not_addressed", ())
_PROHIBITED = "prohibited"
_PERMITTED = "permitted"
_POLICE = ("police_officer", "police_civilian")
_INTERVIEWED = ("victim", "witness", "caller_or_visitor", "interviewee", "suspect_interviewed")
_CRIMES = ("federal_or_state_crime", "municipal_code_violation")


def inquire(facts: Facts) -> Answer:
    """Sec. 2-928(a) and (b), 2-929."""
    employee, topic = facts["employee"], facts["topic"]
    if employee == "contractor" or topic == "not_personal" or facts["means"] == "routine_check":
        return _SILENT
    required = facts["required_by_law"]
    if required:
        lifts_929 = lifts_a = True
    else:
        lifts_a = facts["necessary_to_investigation"] and facts["investigation_of"] in _CRIMES
        lifts_929 = facts["necessary_to_service"] or (lifts_a and employee in _POLICE)
    if topic != "immigration_status" or employee == "other_employee":
        return (_PERMITTED if lifts_929 else _PROHIBITED), ("2-929",)
    officer, reaches_b = employee == "police_officer", facts["contact"] in _INTERVIEWED
    speaks = (("2-928(a)",) if officer else ()) + (("2-928(b)",) if reaches_b else ()) + ("2-929",)
    lifted = [("2-928(a)", lifts_a), ("2-928(b)", required), ("2-929", lifts_929)]
    stands = tuple(clause for clause, is_lifted in lifted if clause in speaks and not is_lifted)
    return (_PROHIBITED, stands) if stands else (_PERMITTED, speaks)


def disclose(facts: Facts) -> Answer:
    """Sec. 2-929."""
    if facts["employee"] == "contractor" or facts["topic"] == "not_personal":
        return _SILENT
    if facts["recipient"] == "person_concerned":
        return _SILENT
    if facts["required_by_law"] or facts["necessary_to_service"]:
        return _PERMITTED, ("2-929",)
    return _PROHIBITED, ("2-929",)


def arrest(facts: Facts) -> Answer:
    """Sec. 2-928(c) and (d)."""
    employee, in_ncic = facts["employee"], facts["removal_warrant_in_ncic"]
    if employee not in _POLICE:
        return _SILENT
    if not in_ncic and not facts["immigration_status_ground"] and not facts["other_immigration_paper"]:
        return _SILENT
    clauses = ("2-928(c)", "2-928(d)") if in_ncic and employee == "police_officer" else ("2-928(c)",)
    if facts["criminal_warrant"] or facts["criminal_ground"] or facts["required_by_law"]:
        return _PERMITTED, clauses
    return _PROHIBITED, clauses


def provide_service(facts: Facts) -> Answer:
    """Sec. 2-927(a)."""
    if facts["resident"] and not facts["required_by_law"]:
        return "required", ("2-927(a)",)
    return _SILENT


def refuse_service(facts: Facts) -> Answer:
    """Sec. 2-927(a)."""
    if not facts["resident"] or not facts["because_of_status"]:
        return _SILENT
    return (_PERMITTED if facts["required_by_law"] else _PROHIBITED), ("2-927(a)",)


def refer(facts: Facts) -> Answer:
    """Sec. 2-927(b)."""
    if facts["agency"] == "other" or not facts["resident"]:
        return _SILENT
    if facts["because_of_status"] and not facts["required_by_law"]:
        return _PROHIBITED, ("2-927(b)",)
    return _PERMITTED, ("2-927(b)",)


class Chain:
    """Decides by the functions above."""

    name = "if-chain"
    clauses = "every clause"

    def __init__(self) -> None:
        self._acts: dict[str, Callable[[Facts], Answer]] = {
            "inquire": inquire,
            "disclose": disclose,
            "arrest": arrest,
            "detain": arrest,
            "provide_service": provide_service,
            "refuse_service": refuse_service,
            "refer": refer,
        }

    def decide(self, act: str, facts: Facts) -> Answer:
        """The outcome and its clauses."""
        return self._acts[act](facts)


make = Chain
