"""What a message is read for besides the classes of its records, and that anything at all may be read."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ncic_messages import IMMIGRATION, MANY, NONE, OTHERS, REMOVAL, UNTOLD, WANT, WANTS

from charteroak.police.messages.ncic import read_message, split_messages
from charteroak.police.messages.records import MOST_RECORDS
from charteroak.police.told import FILES, SIGNALS, WARRANTS
from tests.fixtures.every import examples

TEXTS = [text for _, text, _ in (*WANTS, *IMMIGRATION, *OTHERS, *MANY, *NONE, *UNTOLD)]
OTHER = "NAM/SAMPLER,SAM DOB/19700101"
SAME = "NAM/TESTER,TINA DOB/19880808"


def test_every_development_message_is_told_as_it_is_labelled(shared: Path) -> None:
    for line in (shared / "data" / "hits-dev.jsonl").read_text("utf-8").splitlines():
        hit = json.loads(line)
        told = [{"file": record.file, "warrant": record.warrant} for record in read_message(hit["text"]).records]
        assert told == hit["expect"], hit["id"]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (WANT, {"file letter", "message key", "warrant fields", "offense"}),
        (REMOVAL, {"file letter", "message key", "caveat", "originator"}),
        ("File: WANTED PERSON\nNumber: W998004001\nCharge: ASSAULT", {"file letter", "file name", "offense"}),
        ("LPR HIT plate ZZ-4002 list NCIC topic Immigration Violator", {"topic"}),
        (WANT.replace("W998001001", "N998001001"), {"file letter", "message key"}),
        ("Comes back to ICE, has paper.", set()),
    ],
)
def test_evidence_names_the_kinds_of_signals(text: str, evidence: set[str]) -> None:
    assert set(read_message(text).records[0].evidence) == evidence


def pair(one: str, two: str) -> tuple[int, ...]:
    """The persons of a want and an immigration record about `one` and `two`."""
    text = f"MKE/WANTED PERSON\nEXL/1 {one} OFF/THEFT NIC/W998004003\n\nMKE/IMMIGRATION VIOLATOR\n{two} NIC/N998004003"
    return tuple(record.person for record in read_message(text).records)


@pytest.mark.parametrize(
    "two",
    [
        SAME,
        "NAM/TESTER, TINA DOB/1988-08-08",
        "NAM/TESTER,TINA M DOB/08081988",
        "NAM/TESTER,TINA DOB/08 AUG 1988",
        "NAM/TESTER,TINA JR DOB/19880808",
        "NAM/TESTER,TINA",
        "DOB/19880808",
        "SEX/F",
        "NAM/SAMPLER,TINA DOB/19880808",
        "NAM/SAMPLER,SAM AKA/TESTER,TINA DOB/19880808",
        "NAM/TINA TESTER DOB/19880808",
    ],
)
def test_records_that_nothing_tells_apart_are_about_one_person(two: str) -> None:
    assert pair(SAME, two) == (0, 0)


@pytest.mark.parametrize(
    "two", [OTHER, "NAM/TESTER,TINA DOB/19700101", "NAM/TESTER,ROBERT DOB/19880809", "NAM/SAMPLER,SAM", "DOB/19700101"]
)
def test_records_about_different_people_have_different_numbers(two: str) -> None:
    assert pair(SAME, two) == (0, 1)


def test_a_number_that_two_names_share_makes_them_one_person() -> None:
    assert pair(f"{SAME} FBI/999999ZZ9", f"{OTHER} FBI/999999ZZ9") == (0, 0)


CONFIRM = "YQ.CT9990201.ZZ99Z0001.TXT RTY/WP RNO/1 OCA/1 NAM/TESTER,TINA DOB/19880808 "


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (CONFIRM + "PRI/R NIC/N998004004", {"confirmation_of_immigration_record"}),
        (CONFIRM + "PRI/U NIC/N998004004", {"confirmation_of_immigration_record", "urgent_confirmation_alone"}),
        (CONFIRM + "PRI/U NIC/W998004004", {"urgent_confirmation_alone"}),
        (CONFIRM + "PRI/R NIC/W998004004", set()),
        (WANT + "\n\n" + CONFIRM + "PRI/U NIC/W998001001", set()),
        (REMOVAL + "\n\n" + CONFIRM + "PRI/R NIC/N998001002", {"confirmation_of_immigration_record"}),
        ("IAQ.CT9990201.AX.TXT PUR/C NAM/TESTER,TINA DOB/19880808 OFF/0399", {"immigration_status_query"}),
        (WANT, set()),
        (REMOVAL, set()),
    ],
)
def test_requests_that_a_supervisor_should_see_are_flagged(text: str, flags: set[str]) -> None:
    assert set(read_message(text).flags) == flags


def test_messages_are_divided_at_etx_eot_form_feed_and_nnnn() -> None:
    text = "\x01\x02ONE\x03\x02TWO\n\nSTILL TWO\x04\fTHREE\nNNNN\r\nFOUR\n\x03\n"
    told = [message.strip("\x02\x01\r\n") for message in split_messages(text)]
    assert told == ["ONE", "TWO\n\nSTILL TWO", "THREE", "FOUR"]


def told_right(text: str | bytes) -> None:
    for record in read_message(text).records:
        assert record.file in FILES
        assert record.warrant in WARRANTS
        assert set(record.evidence) <= set(SIGNALS)
        assert (record.warrant == "criminal") <= (record.file == "wanted_person")
        assert (record.file == "unclassified") <= (record.warrant == "unclassified")


@settings(max_examples=examples(100))
@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
def test_anything_may_be_read(text: str | bytes) -> None:
    told_right(text)


PIECES = [
    *'/:=|\t\n.{}[]"<>; ',
    *("MKE/", "NIC/", "NIC/N998004005", "WANTED PERSON", "FILE: ", "NAM/", "IMMIGRATION VIOLATOR", "OF NIC/W998004005"),
    *(
        "WARNING",
        "QW ",
        "NO RECORD",
        "\n\n",
        "EXL/1",
        "OFF/X",
        "MIS/",
        "<td>",
        "&lt;",
        "\x1e",
        "...",
        "é",
        "😀",
        "\ud800",
    ),
]


@settings(max_examples=examples(100))
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_pieces_of_messages_may_be_read(pieces: list[str]) -> None:
    told_right("".join(pieces))


@settings(max_examples=50)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0, 900))
def test_two_messages_run_together_may_be_read(one: str | bytes, two: str | bytes, at: int) -> None:
    first, second = (text if isinstance(text, bytes) else text.encode() for text in (one, two))
    told_right(first[:at] + second)


REPEATED = [
    *(
        "/",
        "A/",
        ":",
        "MKE/",
        "MKE/X\n",
        "NAME: ",
        ".",
        ". ",
        "\n",
        "\n:",
        "<",
        "<a ",
        "é",
        "&a;",
        "NIC/N998004006 ",
        "Q",
    ),
    *("NO ", "{", "}", "MIS/", "W998004006 ", "WARNING SUBJECT OF NIC/N998004006 ", "WANTED PERSON W998004006. ", "a,"),
    *("NAM/A,B DOB/19880808\n\n", "MKE|NIC|NAM\n", "ADMINISTRATIVE ", "NOT A WARRANT OF ", "\n\n", "x  y - "),
]


@pytest.mark.parametrize("piece", REPEATED)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Eight times the text takes about eight times the time, whatever repeats in it."""

    def spent(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        read_message(text)
        return time.process_time() - began

    assert any(24 * spent(6_000) + 0.05 > spent(48_000) for _ in range(5))


def test_megabytes_of_bytes_are_read() -> None:
    told_right(random.Random(5).randbytes(500_000) * 4)  # noqa: S311  # the same bytes in every run


def test_more_records_than_a_message_can_hold_are_one_that_cannot_be_told() -> None:
    [record] = read_message("MKE/X\n" * (MOST_RECORDS + 10)).records
    assert (record.file, record.warrant) == ("unclassified", "unclassified")


def test_nothing_of_a_message_is_in_what_comes_back() -> None:
    for text in TEXTS:
        said = repr(read_message(text))
        assert not any(planted in said for planted in ("TESTER", "19880808", "998001", "VTICE"))
