"""The kinds of sessions that the working group of cmi5 describes, made here, and what each proves of a learner.

Each is told as words "session:verb=score>mastery", in the order in which they were said. Statements outside of cmi5's
own, which an assignable unit may send besides, begin with "also".
"""

import uuid
from datetime import UTC, datetime, timedelta

AT = "https://office.hartford.example"
HOME = "https://hr.hartford.example"
UNIT = f"{AT}/training/courses/police/v1"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADL, W3ID = "http://adlnet.gov/expapi/verbs/", "https://w3id.org/xapi/adl/verbs/"
CONTEXT, RESULT = "https://w3id.org/xapi/cmi5/context/", "https://w3id.org/xapi/cmi5/result/"
BY_LMS = ("abandoned", "waived", "satisfied")
SUCCESS = {"passed": True, "failed": False, "waived": True}
COMPLETION = {"completed": True, "waived": True}
TIMED = ("completed", "passed", "failed", "terminated", "abandoned")

SCENARIOS = {
    # name: (moveOn, what happens, whether our import counts it)
    "01 no credit": ("NotApplicable", "launched initialized terminated satisfied", False),
    "02 abandoned": ("NotApplicable", "satisfied launched initialized abandoned", False),
    "03 completed or passed: passed": ("CompletedOrPassed", "launched initialized passed satisfied terminated", True),
    "04 completed or passed: completed": (
        "CompletedOrPassed",
        "launched initialized completed satisfied terminated",
        True,
    ),
    "05 completed or passed: failed, completed": (
        "CompletedOrPassed",
        "launched initialized failed completed satisfied terminated",
        True,
    ),
    "06 completed": ("Completed", "launched initialized completed satisfied terminated", True),
    "07 passed": ("Passed", "launched initialized passed satisfied terminated", True),
    "08 passed with mastery": ("Passed", "launched initialized passed=0.9>0.8 satisfied terminated", True),
    "09 completed and passed": (
        "CompletedAndPassed",
        "launched initialized passed completed satisfied terminated",
        True,
    ),
    "10 completed and passed with mastery": (
        "CompletedAndPassed",
        "launched initialized completed passed=0.8>0.8 satisfied terminated",
        True,
    ),
    "11 failed first, another session": (
        "CompletedAndPassed",
        "launched initialized failed=0.5>0.8 terminated 2:launched 2:initialized 2:passed=0.9>0.8 2:completed",
        True,
    ),
    "12 allowed": ("CompletedAndPassed", "launched initialized also:experienced terminated", False),
    "13 progress": (
        "Completed",
        "launched initialized also:progressed also:progressed completed satisfied terminated",
        True,
    ),
    "14 several sessions": (
        "CompletedAndPassed",
        "launched initialized passed terminated 2:launched 2:initialized 2:completed 2:satisfied 2:terminated",
        True,
    ),
    "15 review": ("CompletedAndPassed", "launched@Review initialized terminated", False),
    "16 no launch": ("NotApplicable", "satisfied", False),
    "17 abandoned before completing": ("CompletedAndPassed", "launched initialized passed abandoned", False),
    "18 allowed statements with verbs of cmi5": (
        "Passed",
        "launched initialized also:exited also:failed also:completed passed satisfied terminated",
        True,
    ),
    "19 questions": (
        "CompletedAndPassed",
        "launched initialized also:answered also:answered completed also:passed failed terminated",
        False,
    ),
    "20 waived": ("CompletedAndPassed", "9:waived 9:satisfied", False),
}


def told(what, registration=None, learner="7", unit=UNIT, home=HOME, start=START):
    """The statements of a scenario, a minute between each and the next."""
    registration = registration or str(uuid.uuid4())
    return [
        statement(each, registration, learner, unit, home, start + timedelta(minutes=number))
        for number, each in enumerate(what.split())
    ]


def statement(told_as, registration, learner, unit, home, at):
    session, _, verb = told_as.rpartition(":") if not told_as.startswith("also:") else ("", "", told_as)
    also = verb.startswith("also:")
    verb, _, mode = verb.removeprefix("also:").partition("@")
    verb, _, score = verb.partition("=")
    scaled, _, mastery = score.partition(">")
    result = {"duration": "PT2M"} if verb in TIMED else {}
    extensions = {f"{CONTEXT}extensions/sessionid": f"session {session or 1}"}
    if not also:
        result |= {"success": SUCCESS[verb]} if verb in SUCCESS else {}
        result |= {"completion": True} if verb in COMPLETION else {}
    if scaled:
        result["score"] = {"scaled": float(scaled)}
        extensions[f"{CONTEXT}extensions/masteryscore"] = float(mastery)
    if verb == "waived":
        result["extensions"] = {f"{RESULT}extensions/reason": "Tested Out"}
    if verb == "launched":
        extensions[f"{CONTEXT}extensions/launchmode"] = mode or "Normal"
    named = [] if also else ["cmi5", "moveon"] if {"success", "completion"} & result.keys() else ["cmi5"]
    return {
        "id": str(uuid.uuid4()),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": learner}},
        "verb": {"id": f"{W3ID if verb in BY_LMS else ADL}{verb}"},
        "object": {"objectType": "Activity", "id": "https://lms.example/au/1"},
        "result": result,
        "context": {
            "registration": registration,
            "contextActivities": {
                "category": [{"id": f"{CONTEXT}categories/{each}"} for each in named],
                "grouping": [{"objectType": "Activity", "id": unit}],
            },
            "extensions": extensions,
        },
        "timestamp": at.isoformat().replace("+00:00", "Z"),
    }
