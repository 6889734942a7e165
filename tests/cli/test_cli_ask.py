"""`charteroak ask --json`: the contract's answer, one line for each line, and nothing that was typed ever repeated."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, process, run
from hypothesis import given, settings
from hypothesis import strategies as st

import charteroak
from charteroak.cli import ask as command
from charteroak.cli.ask import Asking, answer_lines
from charteroak.law.article import RULEBOOK
from tests.fixtures.every import examples

ACTS = [act.name for act in RULEBOOK.acts]
FACTS = sorted({fact.name for act in RULEBOOK.acts for fact in act.facts})


def test_the_answer_to_every_case_of_the_contract_is_the_contracts(shared: Path) -> None:
    """In one stream; those that settle readings otherwise are left to the law's own tests, as tables take a while."""
    cases = [json.loads(line) for line in (shared / "contract" / "cases.jsonl").read_text().splitlines()]
    cases = [case for case in cases if not case.get("readings")]
    asked = "".join(json.dumps({"act": case["act"], "facts": case["facts"]}) + "\n" for case in cases)
    result = run("ask", "--json", "-", input=asked)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(cases) > 90
    for answer, case in zip(answers, cases, strict=True):
        assert (answer["outcome"], answer["clauses"]) == (case["outcome"], case["clauses"])
        assert sorted(missing["fact"] for missing in answer["missing"]) == sorted(case["missing"])


def test_the_answer_is_that_of_the_library() -> None:
    facts = {"employee": "police_officer", "topic": "immigration_status", "contact": None}
    asked = {
        "act": "inquire",
        "facts": facts,
        "language": "es",
        "as_of": "2020-02-29",
        "readings": {"suspect_interview": "included"},
    }
    result = run("ask", "--json", json.dumps(asked))
    want = charteroak.ask(
        "inquire", facts, language="es", as_of="2020-02-29", readings={"suspect_interview": "included"}
    )
    assert (result.exit_code, json.loads(result.stdout)) == (0, json.loads(json.dumps(want.as_dict())))
    assert result.stdout.count("\n") == 1


def test_the_options_settle_what_the_object_does_not() -> None:
    plain = {"act": "inquire", "facts": {"employee": "police_officer", "topic": "immigration_status"}}
    options = [
        "--readings",
        '{"suspect_interview": "excluded", "superior_law": null}',
        "--as-of",
        "2001-01-01",
        "--language",
        "es",
    ]
    answer = json.loads(run("ask", "--json", json.dumps(plain), *options).stdout)
    assert answer["law"]["as_of"] == "2001-01-01"
    assert answer["law"]["in_force"] is False
    assert "artículo" in answer["say"]
    own = {**plain, "as_of": None, "language": "en", "readings": {"suspect_interview": "included"}}
    answer = json.loads(run("ask", "--json", json.dumps(own), *options).stdout)
    assert "in_force" not in answer["law"]
    assert {note["id"]: note["settled"] for note in answer["readings"]}["suspect_interview"] == "included"
    assert {note["id"]: note["settled"] for note in answer["readings"]}["superior_law"] is None
    assert "artículo" not in answer["say"]


NO_FACT = "facts.(a name that is no field's)"
WRONG: list[tuple[str, str, str]] = [
    ("", "--json", "text that is not JSON"),
    (PLANTED, "--json", "text that is not JSON"),
    ("[" * 100_000, "--json", "text that is not JSON"),
    ("1" * 5_000, "--json", "text that is not JSON"),
    ('{"act": "refer"} x', "--json", "text that is not JSON"),
    (f'["{PLANTED}"]', "--json", "a list"),
    (f'"{PLANTED}"', "--json", "another text"),
    ("null", "--json", "nothing"),
    ("{}", "act", "nothing"),
    (f'{{"act": "{PLANTED}"}}', "act", "another text"),
    ('{"act": ["refer"]}', "act", "a list"),
    (f'{{"act": "refer", "{PLANTED}": 1}}', "(a name that is no field's)", "a field that there is not"),
    ('{"act": "refer", "fact": {}}', "fact", "a field that there is not"),
    ('{"act": "refer", "act": "detain"}', "act", "twice"),
    ('{"act": "refer", "facts": {"resident": true, "resident": false}}', "resident", "twice"),
    ('{"act": "refer", "facts": []}', "facts", "a list"),
    ('{"act": "refer", "facts": null}', "facts", "nothing"),
    (f'{{"act": "refer", "facts": {{"agency": "{PLANTED}"}}}}', "facts.agency", "another text"),
    ('{"act": "refer", "facts": {"resident": "true"}}', "facts.resident", "another text"),
    ('{"act": "refer", "facts": {"resident": 1}}', "facts.resident", "a number"),
    ('{"act": "refer", "facts": {"resident": NaN}}', "facts.resident", "a number"),
    ('{"act": "refer", "facts": {"topic": "other_private"}}', "facts.topic", "a fact that this act does not have"),
    (f'{{"act": "refer", "facts": {{"{PLANTED}": 1}}}}', NO_FACT, "a fact that this act does not have"),
    ('{"act": "refer", "readings": []}', "readings", "a list"),
    ('{"act": "refer", "readings": {"superior_law": "x"}}', "readings.superior_law", "another text"),
    ('{"act": "refer", "readings": {"x": null}}', "readings.x", "a reading that there is not"),
    (f'{{"act": "refer", "as_of": "{PLANTED}"}}', "as_of", "another text"),
    ('{"act": "refer", "as_of": 2026}', "as_of", "a number"),
    ('{"act": "refer", "language": "fr"}', "language", "another text"),
    ('{"act": "refer", "language": ["en"]}', "language", "a list"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "field", "given"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_one_line_that_names_field_and_kind(asked: str, field: str, given: str) -> None:
    result = run("ask", "--json", asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {field}: {given} is not allowed here; allowed: ")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


def test_lines_are_answered_in_order_and_a_wrong_one_in_its_place() -> None:
    lines = [asked.replace("\n", "") for asked, *_ in WRONG[1:]]
    asked = "\n".join(f'{line}\n \n{{"act": "refer"}}' for line in lines)
    result = run("ask", "--json", "-", input=asked)
    assert (result.exit_code, result.stderr) == (2, "")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["outcome"] for answer in answers[1::2]] == ["unknown"] * len(lines)
    wrong = [(answer["line"], answer["error"]["field"], answer["error"]["given"]) for answer in answers[0::2]]
    assert wrong == [(3 * i + 1, field, given) for i, (_, field, given) in enumerate(WRONG[1:])]
    assert PLANTED not in result.output


def test_each_answer_is_out_before_the_next_question_is_read() -> None:
    out = io.BytesIO()

    class Pipe(io.BytesIO):
        asked = 0

        def readline(self, *_: Any) -> bytes:
            assert out.getvalue().count(b"\n") == self.asked
            self.asked += 1
            return b'{"act": "refer"}\n' if self.asked < 4 else b""

    answer_lines(Pipe(), io.BufferedWriter(out, 1 << 20), Asking({}, None, "en"))  # type: ignore[type-var]


def test_a_line_that_is_too_long_is_refused_and_the_next_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LONGEST_LINE", 50)
    out = io.BytesIO()
    long = b'{"act": "refer", "facts": {' + b" " * 200 + b"}}\n"
    assert answer_lines(io.BytesIO(long + b'{"act": "refer"}'), out, Asking({}, None, "en")) == 2
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert (first["line"], first["error"]["given"]) == (1, "a line that is too long")
    assert second["outcome"] == "unknown"


def test_a_mark_at_the_start_and_bytes_that_are_not_utf_8() -> None:
    result = run("ask", "--json", "-", input=b'\xef\xbb\xbf{"act": "refer"}\n{"act": "\xff"}\n')
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["outcome"] == "unknown"
    assert second["error"]["given"] == "text that is not JSON"


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(PLANTED),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.just(PLANTED), inner, max_size=3)
    ),
    max_leaves=5,
)
some_facts = st.dictionaries(
    st.sampled_from([*FACTS, PLANTED]), anything | st.sampled_from([True, False, "other"]), max_size=4
)
objects = st.fixed_dictionaries(
    {"act": st.sampled_from(ACTS) | anything},
    optional={
        "facts": some_facts | anything,
        "readings": st.dictionaries(st.sampled_from(["superior_law", "contractors", PLANTED]), anything, max_size=2),
        "as_of": st.sampled_from(["2026-01-01", None]) | anything,
        "language": st.sampled_from(["en", "es"]) | anything,
        PLANTED: anything,
    },
)


@settings(deadline=None, max_examples=examples(150))
@given(
    st.lists(
        objects.map(json.dumps).map(str.encode) | anything.map(json.dumps).map(str.encode) | st.binary(max_size=30),
        max_size=6,
    )
)
def test_whatever_is_asked_each_line_gets_an_answer_or_an_error_and_none_repeats_a_value(asked: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in asked]
    out = io.BytesIO()
    status = answer_lines(io.BytesIO(b"\n".join(lines)), out, Asking({}, None, "en"))
    answers = [json.loads(line) for line in out.getvalue().decode().splitlines()]
    assert len(answers) == sum(1 for line in lines if line.strip())
    assert all(("outcome" in answer) != ("error" in answer) for answer in answers)
    assert status == (2 if any("error" in answer for answer in answers) else 0)
    assert PLANTED not in out.getvalue().decode()


def test_as_a_process_it_answers_in_utf_8_whatever_the_locale() -> None:
    done = process("ask", "--json", '{"act": "refer", "language": "es"}', env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "¿" in json.loads(done.stdout.decode())["say"]


def test_as_a_process_what_is_wrong_is_one_line_and_status_2() -> None:
    done = process("ask", "--json", f'{{"act": "refer", "facts": {{"agency": "{PLANTED}\udcff"}}}}')
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"charteroak: --json: text that is not JSON is not allowed here; allowed: JSON in UTF-8\n"
