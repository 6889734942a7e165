"""What statements of another system prove, and what they do not."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fixtures.xapi_scenarios import ADL, AT, HOME, SCENARIOS, START, UNIT, told
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from charteroak.training.learning import Completion, Version
from charteroak.training.rejects import WHYS, Rejected
from charteroak.training.xapi import FAULTS, MOVES_ON, Identities, judge, read
from charteroak.training.xapi_statements import CMI5

VERSIONS = [Version("police", "v1", date(2024, 1, 1), ()), Version("police", "v2", date(2026, 1, 1), ())]
SAID = ["launched", "initialized", "completed", "passed", "failed", "terminated", "abandoned"]
WHO = Identities({HOME: None})
WHOLE = "launched initialized completed passed=0.9>0.8 satisfied terminated"
NOW = START + timedelta(days=1)


def judged(statements, move_on="CompletedAndPassed", who=WHO, **more):
    found = judge(statements, VERSIONS, who, AT, move_on=move_on, now=NOW, **more)
    assert {each.why for each in found.rejects} <= FAULTS.keys()
    return found


def faults(statements, *more, **how):
    return [(each.row, each.why) for each in judged(statements, *more, **how).rejects]


def changed(statements, number, change):
    """A scenario in which a statement, from 1, is changed."""
    change(statements[number - 1])
    return statements


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_kind_of_session_proves_what_was_learned_in_it(name):
    move_on, what, counted = SCENARIOS[name]
    statements = told(what)
    found = judged(statements, move_on)
    assert found.rejects == ()
    assert len(found.completions) == counted
    assert judged(statements[::-1], move_on).completions == found.completions  # the order of a file says nothing


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_the_other_system_calls_satisfied_proves_nothing_by_itself(name):
    _, what, _ = SCENARIOS[name]
    for move_on in (*MOVES_ON, "NotApplicable"):
        only = [each for each in told(what) if "satisfied" in each["verb"]["id"] or "launched" in each["verb"]["id"]]
        assert judged(only, move_on).completions == ()


@pytest.mark.parametrize("name", SCENARIOS)
def test_not_applicable_is_no_learning(name):
    assert judged(told(SCENARIOS[name][1]), "NotApplicable").completions == ()


def test_a_statement_whose_file_says_passed_is_what_its_verb_says():
    """In a published sample the file named passed_statement has the verb initialized."""
    what = told("launched initialized initialized satisfied terminated")
    what[2]["verb"]["display"] = {"en": "passed"}
    assert judged(what, "CompletedOrPassed").completions == ()
    assert faults(what, "CompletedOrPassed") == [(3, "session_twice")]
    alone = told("launched initialized terminated satisfied")
    assert judged(alone, "CompletedOrPassed").completions == ()


def test_it_is_done_when_the_last_of_what_is_needed_was_said():
    what = told("launched initialized passed=0.875>0.8 terminated 2:launched 2:initialized 2:completed 2:terminated")
    what[6]["timestamp"] = what[7]["timestamp"] = "2026-03-02T01:30:00.5+00:00"
    want = Completion("7", "police", "v1", date(2026, 3, 2), "cmi5", 87)
    assert judged(what).completions == (want,)
    in_hartford = judged(what, zone=ZoneInfo("America/New_York")).completions
    assert [each.on for each in in_hartford] == [date(2026, 3, 1)]
    assert [each.on for each in judged(what, "Passed").completions] == [date(2026, 3, 1)]
    assert [each.on for each in judged(what, "CompletedOrPassed").completions] == [date(2026, 3, 1)]


def test_the_version_is_told_by_the_units_id():
    other = told(WHOLE, unit=UNIT.replace("v1", "v2"))
    assert [each.version for each in judged(other).completions] == ["v2"]
    assert faults(told("launched", unit=UNIT.replace("v1", "v0"))) == [(1, "unknown_version")]
    assert faults(told("launched", unit="https://elsewhere.example/au")) == [(1, "not_ours")]
    both = changed(told("launched"), 1, lambda each: each["object"].update(id=UNIT.replace("v1", "v2")))
    assert faults(both) == [(1, "several_versions")]


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        ({"account": {"homePage": "https://other.example", "name": "7"}}, "home_page"),
        ({"account": {"homePage": f"{HOME}/", "name": "7"}}, "home_page"),
        ({"account": {"homePage": HOME}}, "actor"),
        ({"account": {"homePage": HOME, "name": ""}}, "actor"),
        ({"mbox": "mailto:ana@hartford.example"}, "mailbox"),
        ({"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}, "mailbox"),
        ({"openid": "https://ana.example"}, "actor"),
        ({"mbox": "mailto:a@b.example", "account": {"homePage": HOME, "name": "7"}}, "actor"),
        ({"objectType": "Group", "account": {"homePage": HOME, "name": "7"}}, "actor"),
        ({"name": "Ana"}, "actor"),
        ("Ana", "actor"),
        (None, "actor"),
    ],
)
def test_who_it_was_is_told_by_an_account_of_the_citys(actor, why):
    assert faults(changed(told("launched"), 1, lambda each: each.update(actor=actor))) == [(1, why)]


def test_the_city_says_whom_its_accounts_and_mailboxes_mean():
    who = Identities({HOME: {"apena": "7"}}, {"mailto:ana@hartford.example": "7"})
    assert [each.learner for each in judged(told(WHOLE, learner="apena"), who=who).completions] == ["7"]
    assert faults(told("launched", learner="other"), who=who) == [(1, "person")]
    by_mail = told(WHOLE)
    for each in by_mail:
        each["actor"] = {"mbox": "mailto:ana@hartford.example"}
    assert [each.learner for each in judged(by_mail, who=who).completions] == ["7"]


@pytest.mark.parametrize(
    ("number", "path", "value", "why"),
    [
        (3, "result.success", True, "success"),
        (3, "result.completion", None, "completion"),
        (3, "result.completion", "true", "completion"),
        (3, "result.duration", None, "duration"),
        (3, "result.score", {"scaled": 1}, "score"),
        (4, "result.success", False, "success"),
        (4, "result.completion", True, "completion"),
        (4, "result.score.scaled", 1.1, "score"),
        (4, "result.score.scaled", True, "score"),
        (4, "result.score.scaled", 0.79, "mastery"),
        (4, "context.contextActivities.category", [{"id": CMI5}], "category"),
        (4, "context.registration", None, "registration"),
        (4, "context.registration", "one", "registration"),
        (4, "context.extensions", {}, "session"),
        (4, "object.id", "https://lms.example/another", "object"),
        (4, "object.objectType", "Agent", "object"),
        (4, "timestamp", None, "timestamp"),
        (4, "timestamp", "2026-03-01T12:03:00", "timestamp"),
        (4, "timestamp", "0001-01-01T00:00:00+14:00", "timestamp"),
        (4, "timestamp", "2026-03-03T12:03:00Z", "in_future"),
        (4, "timestamp", "2026-03-01T11:00:00Z", "not_begun"),
        (4, "timestamp", "2026-03-01T13:00:00Z", "ended"),
        (4, "verb.id", "http://adlnet.gov/expapi/verbs/mastered", "verb"),
        (4, "verb.id", ["passed"], "verb"),
        (4, "id", "4", "id"),
    ],
)  # fmt: skip
def test_a_statement_that_breaks_a_rule_is_left_out_with_its_number(number, path, value, why):
    statements = told("launched initialized completed passed=0.8>0.8 terminated")
    *way, last = path.split(".")
    place = statements[number - 1]
    for name in way:
        place = place[name]
    place[last] = value
    assert faults(statements) == [(number, why)]
    assert judged(statements).completions == ()


@pytest.mark.parametrize("given", [None, 7, "x", [], {}, {"verb": "passed"}, {"verb": {}}])
def test_what_is_no_statement_is_left_out(given):
    assert faults([given, *told(WHOLE)]) == [(1, "not_a_statement")]
    assert len(judged([given, *told(WHOLE)]).completions) == 1


def test_what_is_said_while_looking_is_not_counted():
    assert faults(told("launched@Browse initialized completed passed terminated")) == [(3, "mode"), (4, "mode")]


def test_passed_and_failed_exclude_one_another():
    assert faults(told("launched initialized failed passed")) == [(4, "session_twice")]
    assert faults(told("launched initialized passed failed")) == [(4, "session_twice")]
    again = "launched initialized completed passed terminated 2:launched 2:initialized 2:{} 2:terminated"
    assert faults(told(again.format("failed"))) == [(8, "registration_twice")]
    assert faults(told(again.format("passed"))) == [(8, "registration_twice")]
    assert [each.on for each in judged(told(again.format("passed"))).completions] == [START.date()]


def test_after_a_session_was_abandoned_nothing_is_heard_in_it():
    assert faults(told("launched initialized completed abandoned passed")) == [(5, "ended")]


def test_what_was_voided_was_not_said():
    statements = told(WHOLE)
    statements.append(
        {
            **told("launched")[0],
            "verb": {"id": f"{ADL}voided"},
            "object": {"objectType": "StatementRef", "id": statements[3]["id"].upper()},
        }
    )
    found = judged(statements)
    assert (found.completions, found.rejects) == ((), ())
    assert (found.left["voided"], found.left["unfinished"]) == (1, 1)
    statements[-1]["object"]["objectType"] = "Activity"
    assert len(judged(statements).completions) == 1


def test_the_same_statement_twice_is_one_and_two_with_one_id_are_not():
    statements = told(WHOLE)
    stored = statements[3] | {"stored": "2026-03-01T12:04:00Z", "authority": {"mbox": "mailto:lrs@x.example"}}
    found = judged([*statements, stored])
    assert (len(found.completions), found.left["again"]) == (1, 1)
    assert faults([*statements, statements[3] | {"timestamp": "2026-03-01T12:03:01Z"}]) == [(7, "id_twice")]


def test_a_waiver_counts_for_the_reasons_that_the_city_names():
    waived = told("9:waived 9:satisfied")
    assert judged(waived).completions == ()
    assert judged(waived).left["waived"] == 1
    assert judged(waived, waived=["Administrative"]).completions == ()
    [found] = judged(waived, waived=["Tested Out"]).completions
    assert found == Completion("7", "police", "v1", START.date(), "waiver", None)
    reason = "https://w3id.org/xapi/cmi5/result/extensions/reason"
    assert faults(changed(waived, 1, lambda each: each["result"]["extensions"].update({reason: "Busy"}))) == [
        (1, "reason")
    ]


def test_one_registration_does_not_lend_to_another():
    parts = told("launched initialized completed terminated") + told("launched initialized passed terminated")
    assert judged(parts).completions == ()
    lower = told("launched initialized completed terminated", "4eb0e063-669b-479a-86b3-f9be9ac88a1d")
    upper = told("2:launched 2:initialized 2:passed 2:terminated", "4EB0E063-669B-479A-86B3-F9BE9AC88A1D")
    assert len(judged(lower + upper).completions) == 1
    two = told("launched initialized completed terminated", "4eb0e063-669b-479a-86b3-f9be9ac88a1d")
    two += told("2:launched 2:initialized 2:passed 2:terminated", "4EB0E063-669B-479A-86B3-F9BE9AC88A1D", learner="8")
    assert judged(two).completions == ()


def test_an_unknown_criterion_is_refused():
    with pytest.raises(ValueError, match="moveOn"):
        judged([], "Satisfied")


def test_nothing_of_the_actor_is_in_what_is_said_of_a_fault():
    actor = {"mbox": "mailto:secret@hartford.example", "name": "Secret"}
    found = judged(changed(told("launched"), 1, lambda each: each.update(actor=actor)))
    assert "ecret" not in repr(found)


@pytest.mark.parametrize("form", ["array", "lines", "store", "one", "marked"])
def test_statements_are_read_in_every_form_that_systems_export(form, tmp_path):
    statements = told(WHOLE)
    array = json.dumps(statements).encode()
    data = {
        "array": array,
        "lines": b"\n".join(json.dumps(each).encode() for each in statements) + b"\n",
        "store": json.dumps({"statements": statements, "more": ""}).encode(),
        "one": json.dumps(statements[0], indent=1).encode(),
        "marked": b"\xef\xbb\xbf" + array,
    }[form]
    (tmp_path / "export.json").write_bytes(data)
    want = statements[:1] if form == "one" else statements
    assert read(data) == read(tmp_path / "export.json") == want


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[NaN]", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"7", "no_statements"),
        (b'{"statements": 7}', "no_statements"),
        (b'{"statements": [], "more": "/xapi/statements?page=2"}', "more_pages"),
    ],
)
def test_what_is_no_export_is_refused_whole(data, why):
    found = read(data)
    assert isinstance(found, Rejected)
    assert [each.why for each in found.rejects] == [why]
    assert why in FAULTS
    assert read(b'{"statements": [], "more": "/more"}', partial=True) == []


def test_every_fault_is_said_in_both_languages():
    assert all(len({*said}) == 2 and all(said) for said in (*FAULTS.values(), *WHYS.values()))


@settings(max_examples=80, deadline=None)
@drawn(st.data())
def test_nothing_is_proved_without_what_the_criterion_asks_for(data):
    """However sessions are mixed up: no completion without the verbs, said by that learner in one registration."""
    verbs = st.sampled_from(
        ["launched", "initialized", "completed", "passed", "failed", "terminated", "abandoned", "satisfied"]
    )
    registrations = ["4eb0e063-669b-479a-86b3-f9be9ac88a1d", "4eb0e063-669b-479a-86b3-f9be9ac88a1e"]
    statements = []
    for number, verb in enumerate(data.draw(st.lists(verbs, max_size=14))):
        own = told(
            f"{data.draw(st.sampled_from('12'))}:{verb}",
            data.draw(st.sampled_from(registrations)),
            data.draw(st.sampled_from("78")),
            start=START + timedelta(minutes=number),
        )
        statements += own
    for move_on in MOVES_ON:
        for each in judged(statements, move_on).completions:
            said = {
                one["verb"]["id"].rsplit("/", 1)[1]
                for one in statements
                if one["actor"]["account"]["name"] == each.learner
            }
            assert said >= {"initialized"}
            assert {
                "Passed": {"passed"} <= said,
                "Completed": {"completed"} <= said,
                "CompletedAndPassed": {"completed", "passed"} <= said,
                "CompletedOrPassed": bool({"completed", "passed"} & said),
            }[move_on]


def test_days_that_have_not_come_are_refused_by_the_clock_where_no_time_is_given():
    statements = changed(told("launched"), 1, lambda each: each.update(timestamp="2999-01-01T00:00:00Z"))
    found = judge(statements, VERSIONS, WHO, AT)
    assert [each.why for each in found.rejects] == ["in_future"]
    assert datetime.now(UTC).year < 2999
