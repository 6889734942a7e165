"""What the benchmark of `triage` reads is what it says it is, and no message of it is read twice."""

from bench import triage as bench_triage
from charteroak.police.triage import answer, read


def test_the_messages_are_what_they_are_called():
    found = {
        name: [answer(read(text)) for text in bench_triage._messages(forms)]
        for name, forms in bench_triage._FORMS.items()
    }
    counts = {name: {len(each.records) for each in answers} for name, answers in found.items()}
    assert counts == {"one record": {1}, "two records of one person": {2}, "no record": {0}}
    outcomes = {name: {each.whole.arrest.outcome for each in answers} for name, answers in found.items()}
    assert outcomes["one record"] == {"not_addressed", "prohibited"}
    assert outcomes["two records of one person"] == {"permitted", "prohibited"}
    assert outcomes["no record"] == {"not_addressed"}
    assert {len(each.people) for each in found["two records of one person"]} == {1}


def test_no_message_comes_twice():
    every = [text for forms in bench_triage._FORMS.values() for text in bench_triage._messages(forms)]
    assert len(every) == len(set(every)) >= 1800
