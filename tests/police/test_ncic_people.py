"""Whose a record is, where only a heading or the query names people: a want for one is nothing against another."""

from __future__ import annotations

import pytest

from charteroak.police import triage

WANT = "FILE WANTED PERSON  NIC W998003001  OFF ASSAULT  WNO 26-CR-9  EXL 1"
TAGGED_WANT = "MKE/WANTED PERSON EXL/1 OFF/ASSAULT WNO/26-9 NIC/W998003001"
REMOVAL = "MKE/IMMIGRATION VIOLATOR ORI/VTICE0900 NIC/N998003002\nOUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
FELON = "FILE IMMIGRATION VIOLATOR  NIC N998003002  PREVIOUSLY DEPORTED FELON  ORI VTICE0900"

TWO = [
    pytest.param(
        f"** QUERY A  ALDER, ANN  1980-01-01\n{WANT}\n** QUERY B  BIRCH, BOB  1970-02-02\n{FELON}", id="query by letter"
    ),
    pytest.param(f"INQUIRY 1\n{WANT}\nINQUIRY 2\n{FELON}", id="query by number, nobody named"),
    pytest.param(f"RE: ALDER, ANN\n{WANT}\nRE: BIRCH, BOB\n{FELON}", id="names without births"),
    pytest.param(
        f"QW.CT9990001.NAM/ALDER,ANN.DOB/19800101\n{TAGGED_WANT}\nQW.CT9990001.NAM/BIRCH,BOB.DOB/19700202\n{REMOVAL}",
        id="the queries repeated",
    ),
    pytest.param(
        f"RESULTS FOR ALDER, ANN  F 01/01/1980\n{TAGGED_WANT}\nRESULTS FOR BIRCH, BOB  M 02/02/1970\n{REMOVAL}",
        id="a sex before the birth",
    ),
    pytest.param(
        f"{TAGGED_WANT}\nNAM/ALDER,ANN DOB/19800101\n\nRE: BIRCH, BOB 1970-02-02\n{REMOVAL}",
        id="one named by its field",
    ),
]
ONE = [
    pytest.param(f"ALDER, ANN  F 01/01/1980\n{TAGGED_WANT}\n{REMOVAL}", id="one heading"),
    pytest.param(
        f"Query 1: ALDER, ANN 1980-01-01\n{WANT}\nQuery 2: ALDER, ANN 1980-01-01\n{FELON}", id="asked twice about one"
    ),
    pytest.param(
        f"{TAGGED_WANT}\nNAM/ALDER,ANN DOB/19800101\n\nRE: ALDER, ANN 1980-01-01\n{REMOVAL}", id="the same heading"
    ),
    pytest.param(
        " IMMIGRATION VIOLATOR  N998003002  ALDER, ANN  F 19800101  VTICE0900  ADMINISTRATIVE WARRANT OF REMOVAL\n"
        " WANTED PERSON         W998003001  ALDER, ANN  F 19800101  CT9990001  OFF: ASSAULT  WNO: 26-9  EXL: 1",
        id="a charge behind the name",
    ),
]


@pytest.mark.parametrize("text", TWO)
def test_a_want_for_one_person_permits_nothing_against_another(text: str) -> None:
    """Two people, a want for the one and an immigration record of the other: the stricter answer is the message's."""
    answered = triage.answer(triage.read(text))
    assert answered.message.records[0].warrant == "criminal"
    assert answered.message.records[0].person != answered.message.records[1].person
    assert answered.whole.arrest.outcome == "prohibited"


@pytest.mark.parametrize("text", ONE)
def test_records_under_one_name_are_one_persons(text: str) -> None:
    """The same name and birth, however often they stand there, are one person, whom a want leaves an officer free."""
    answered = triage.answer(triage.read(text))
    assert len({each.person for each in answered.message.records}) == 1
    assert answered.whole.arrest.outcome == "permitted"
