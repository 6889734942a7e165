"""The interview in the terminal, and on a pipe: every way through it ends in the answer."""

import itertools
import os
import pty
import re
import subprocess
from typing import Any

import pytest
from cli_running import COMMAND, DATA, PLANTED, process, run
from hypothesis import given, settings
from hypothesis import strategies as st

import charteroak
from charteroak.cli.phrases import PHRASES
from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.law.words import words
from charteroak.logic.table import wire

ACTS = [act.name for act in RULEBOOK.acts]
FACTS = {act.name: {fact.name: fact for fact in act.facts} for act in RULEBOOK.acts}


def flat(printed: str) -> str:
    """What was printed, on one line: how it was wrapped does not matter."""
    return " ".join(printed.split())


def asked(printed: str, act: str, language: str = "en") -> list[str]:
    """The facts that were asked for, in order."""
    said = words(language)
    questions = {flat(said.question(act, name)): name for name in FACTS[act]}
    blocks = [flat(block) for block in re.split(r"\n\s*\n", printed)]
    return [name for block in blocks for question, name in questions.items() if block.startswith(question)]


def keys_to(act: str, facts: dict[str, Any]) -> list[str]:
    """What to type for a case, as its facts are asked for."""
    known: dict[str, Any] = {}
    keys = [str(ACTS.index(act) + 1)]
    while (question := law().interview(act, known).question) and question.fact.name in facts:
        name = question.fact.name
        known[name] = facts[name]
        keys.append(str(question.fact.values.index(facts[name]) + 1))
    return keys


def interview(*keys: str, language: str = "en", **options: Any) -> Any:
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    return run("ask", "--language", language, *given, input="".join(f"{key}\n" for key in keys))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("act", ["provide_service", "refuse_service", "refer", "disclose"])
def test_every_way_through_ends_in_the_answer_and_asks_nothing_that_cannot_matter(act: str, language: str) -> None:
    """Each answer by its number, in every combination, until it is settled; for `disclose` a sample of them."""

    def walk(facts: dict[str, Any]) -> Any:
        question = law().interview(act, facts).question
        if question is None:
            yield facts
            return
        for value in question.fact.values:
            yield from walk({**facts, question.fact.name: value})

    for facts in itertools.islice(walk({}), 0, None, 7 if act == "disclose" else 1):
        keys = [str(FACTS[act][name].values.index(value) + 1) for name, value in facts.items()]
        result = interview(str(ACTS.index(act) + 1), *keys, language=language)
        answer = charteroak.ask(act, facts, language=language)
        printed = flat(result.stdout)
        assert (result.exit_code, asked(result.stdout, act, language)) == (0, list(facts))
        said = words(language)
        assert flat(f"{said.outcomes[answer.outcome].headline} {answer.say}") in printed
        for clause in answer.clauses:
            assert flat(PHRASES[language].clause.format(clause=clause, words=text.clause(clause).text)) in printed
        for change in answer.would_change:
            for fact, value in change.set.items():
                assert flat(said.question(act, fact)) in printed
                assert said.values[fact][wire(value)] in printed


def test_the_answer_says_what_would_change_it_and_which_reading_it_turns_on() -> None:
    printed = flat(interview("7", "1", "1", "1", "2").stdout)
    assert (
        "What would change the answer If the facts were different in this way. Only the true ones count. - If"
        in printed
    )
    assert "It forbids this, and that applies here." in printed
    assert "were answered “No”: Not addressed by the article." in printed
    mandated = keys_to("refuse_service", {"resident": True, "because_of_status": True, "required_by_law": True})
    printed = flat(interview(*mandated, language="es").stdout)
    assert "Lo prohíbe, pero eso no rige aquí, porque lo exige una ley" in printed
    assert "Lo prohíbe; todavía no se sabe si eso se aplica aquí." in flat(interview("3", language="es").stdout)
    case = {"employee": "police_officer", "topic": "immigration_status", "contact": "suspect_interviewed"}
    case |= {"means": "question", "investigation_of": "federal_or_state_crime", "necessary_to_investigation": True}
    case |= {"required_by_law": False, "necessary_to_service": False}
    printed = flat(interview(*keys_to("inquire", case)).stdout)
    assert "Ask counsel first" in printed
    assert "reach a suspect who is interviewed? Not settled by counsel. Read otherwise, the answer would be" in printed


def test_what_is_not_known_is_skipped_and_the_answer_says_what_is_missing() -> None:
    result = interview("5", "s", "s")
    printed = flat(result.stdout)
    assert asked(result.stdout, "provide_service") == list(law().interview("provide_service", {}).detail.missing)
    assert "Not settled yet Turn nobody away yet." in printed
    assert "What is missing, the best to find out first" in printed
    assert printed.count("Not known.") == 4  # said twice as they are skipped, and twice among the answers


def test_skipping_goes_on_with_the_next_best_question() -> None:
    result = interview("7", "s", "1")
    first = law().interview("refer", {}).detail.missing
    assert asked(result.stdout, "refer")[:2] == list(first[:2])


def test_going_back_changes_an_answer_and_keeps_the_later_ones_that_still_matter() -> None:
    result = interview("7", "1", "2", "b", "1", "1", "1")
    names = asked(result.stdout, "refer")
    first, second = names[0], names[1]
    assert names[:5] == [first, second, names[2], second, names[2]]
    assert "You are changing an earlier answer" in flat(result.stdout)
    assert flat(result.stdout).endswith(flat(interview("7", "1", "1", "1", "1").stdout)[-600:])


def test_going_back_twice_and_keeping_both_answers_changes_nothing() -> None:
    straight = interview("7", "1", "1", "1", "2")
    there_and_back = interview("7", "1", "1", "1", "b", "b", "", "", "2")
    ending = flat(straight.stdout)[flat(straight.stdout).index("In the article's own words") :]
    assert flat(there_and_back.stdout).endswith(ending)
    assert flat(there_and_back.stdout).count("Enter keeps it") >= 2


def test_an_answer_that_cannot_matter_any_more_is_not_asked_for_again() -> None:
    """A referral elsewhere than to a medical or social service agency settles it, whatever was answered after it."""
    act = law().interview("refer", {"resident": True, "agency": "medical"})
    assert act.question is not None
    result = interview("7", "1", "1", "b", "3")
    assert "Not addressed" in result.stdout
    assert asked(result.stdout, "refer") == ["resident", "agency", act.question.fact.name, "agency"]


def test_going_back_passes_over_an_answer_that_cannot_matter_any_more() -> None:
    """How the person came into contact with the police does not matter for what is not immigration status."""
    case = {"means": "question", "employee": "police_officer", "topic": "immigration_status"}
    case |= {"required_by_law": False, "contact": "other"}
    other = str(FACTS["inquire"]["topic"].values.index("public_assistance") + 1)
    names = asked(interview(*keys_to("inquire", case), "b", "b", "b", other, "b", "q").stdout, "inquire")
    assert law().interview("inquire", {**case, "topic": "public_assistance"}).aside == {"contact": "other"}
    assert names[:5] == list(case)
    assert names[6:9] == ["contact", "required_by_law", "topic"]
    assert names[9] not in case
    assert names[10:] == ["required_by_law"]


def test_before_the_first_question_is_the_act_and_an_answer_goes_with_its_fact_to_another_act() -> None:
    result = interview("5", "1", "b", "b", "7", "1", "1", "2")
    assert result.stdout.count("What is happening?") == 2
    assert "resident" not in asked(result.stdout.split("What is happening?")[2], "refer")
    assert "There is nothing before this." in interview("b", "q").stdout


def test_why_says_which_clauses_in_their_own_words_and_asks_again() -> None:
    result = interview("1", "?", "q")
    printed = flat(result.stdout)
    first = law().interview("inquire", {}).question
    assert first is not None
    assert asked(result.stdout, "inquire") == [first.fact.name] * 2
    for clause in first.because:
        assert flat(text.clause(clause).text) in printed


@pytest.mark.parametrize(
    "typed", ["0", "8", "99", "-1", "1.5", "x", "", "s", "?", "٣", "1 1", "\x00", "é" * 3000, PLANTED]
)
def test_anything_else_is_asked_again_and_not_repeated(typed: str) -> None:
    result = interview(typed, "q")
    assert result.exit_code == 0
    assert result.stdout.count("What is happening?") >= 2
    assert "Type a number from 1 to 7" in flat(result.stdout)
    assert PLANTED not in result.output


def test_bytes_that_are_no_text_are_asked_again() -> None:
    assert run("ask", input=b"\xff\xfe\nq\n").stdout.count("What is happening?") == 2


def test_q_ends_it_without_an_answer_and_the_end_of_the_pipe_with_what_is_known() -> None:
    assert "In the article's own words" not in interview("5", "q").stdout
    assert "In the article's own words" not in run("ask", input="").stdout
    assert "Turn nobody away yet." in flat(interview("5").stdout)


def test_before_the_article_nothing_is_asked_but_the_act() -> None:
    result = run("ask", "--as-of", "2008-08-10", input="3\n")
    assert asked(result.stdout, "arrest") == []
    assert "was not in force on that day" in flat(result.stdout)


keys = st.sampled_from([*"123456789bs?", "", "x", "q"])


@settings(deadline=None, max_examples=40)
@given(st.sampled_from("1234567"), st.lists(keys, max_size=14), st.sampled_from(["en", "es"]))
def test_whatever_is_typed_it_ends_and_never_with_a_fault(act: str, typed: list[str], language: str) -> None:
    result = interview(act, *typed, language=language)
    assert result.exit_code == 0
    if "q" not in typed:
        assert PHRASES[language].notice.split(".")[0] in flat(result.stdout)


def test_no_line_is_wider_than_the_terminal() -> None:
    result = run("ask", input="1\n?\n1\n1\n1\n1\n", env={"COLUMNS": "40"})
    assert max(map(len, result.stdout.splitlines())) <= 40


@pytest.mark.parametrize(("env", "bold"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_gets_bold_unless_it_does_not_want_it(env: dict[str, str], bold: bool) -> None:
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm", **env}
    streams = dict.fromkeys(["stdin", "stdout", "stderr"], theirs)
    with subprocess.Popen([COMMAND, "ask"], env={**environment, "CHARTEROAK_DATA": str(DATA)}, **streams) as started:  # noqa: S603
        os.close(theirs)
        os.write(ours, b"q\n")
        printed = b""
        while chunk := _read(ours):
            printed += chunk
    os.close(ours)
    assert started.returncode == 0
    assert (b"\x1b[1m" in printed) is bold
    assert b"What is happening?" in printed


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_pipe_gets_none() -> None:
    assert b"\x1b" not in process("ask", input=b"5\n1\n2\n").stdout
