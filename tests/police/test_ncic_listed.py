"""Records in a line, in elements without a root, under a state's name; notices, and answers without a record."""

from __future__ import annotations

import pytest

from charteroak.police import triage

CRIMINAL, UNTOLD = ("wanted_person", "criminal"), ("unclassified", "unclassified")
REMOVAL, OTHER = ("immigration_violator", "administrative_removal"), ("immigration_violator", "other_administrative")
LISTED = (
    "2 hits: file wanted person, nic w998003101, alder, ann, dob 1980-01-01, off assault, wno 26cr9, exl 1{more}; "
    "file immigration violator, nic n998003102, alder, ann, dob 1980-01-01, administrative warrant of removal"
)
ELEMENTS = (
    '<hit file="WANTED PERSON" nic="W998003101" name="ALDER, ANN" off="{offense}" wno="26-CR-9" exl="1"/>\n'
    '<hit file="IMMIGRATION VIOLATOR" nic="N998003102" name="ALDER, ANN" note="ADMINISTRATIVE WARRANT OF REMOVAL"/>'
)
NOTICE = "IMMIGRATION VIOLATOR FILE\n{said}\nNAM/ALDER,ANN SEX/F DOB/19800101\nORI/VTICE0900 NIC/N998003102"
OF_A_STATE = (
    "FM NLETS\nNO NCIC WANT\nRHODE ISLAND WANTED PERSON FILE\nNAME: ALDER, ANN   DOB: 01/01/1980\nOFFENSE: LARCENY\n"
    "DISTRICT COURT, INVENTED COUNTY   WARRANT NO 31-2026-77{more}\nDATE ISSUED: 02/02/2026"
)
PAPERLESS = (
    "PAPERLESS RE-ARREST WARRANT NETWORK   1 RECORD\nLast: ALDER  First: ANN  DOB: 01/01/1980\n"
    "Original charge: larceny 6th degree\nSigned: 02/02/2026   Court: G.A. 99"
)
MESSAGES = [
    (LISTED.format(more=""), [CRIMINAL, REMOVAL]),
    (
        LISTED.format(more="").replace(", ", " | ").replace(";", " |").replace("alder | ann", "alder, ann"),
        [CRIMINAL, REMOVAL],
    ),
    (LISTED.format(more=", vacated"), [UNTOLD, REMOVAL]),
    (LISTED.format(more=", served 05/01/2026"), [UNTOLD, REMOVAL]),
    (ELEMENTS.format(offense="FRAUD"), [CRIMINAL, REMOVAL]),
    (NOTICE.format(said="LOOKOUT NOTICE ONLY. VISA OVERSTAY REPORTED."), [OTHER]),
    (NOTICE.format(said="NO WARRANT OF ANY KIND IS OUTSTANDING."), [OTHER]),
    (NOTICE.format(said="OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"), [REMOVAL]),
    (
        "MKE/WANTED PERSON\nNO WARRANT OF ANY KIND IS OUTSTANDING.\nNAM/ALDER,ANN NIC/W998003101 OFF/ASSAULT",
        [UNTOLD],
    ),
    (
        "Foreign Fugitive File (INTERPOL)  R998003103\nRed notice, wanted abroad for fraud.\nCall INTERPOL first.",
        [("other", "none")],
    ),
    (
        OF_A_STATE.format(more=""),
        [CRIMINAL],
    ),
    (
        OF_A_STATE.format(more=" RECALLED"),
        [UNTOLD],
    ),
    (
        "PRAWN HIT 1\nALDER, ANN  01/01/1980  RE-ARREST WARRANT\nFAILURE TO APPEAR 2ND DEGREE   DOCKET H99-CR26-77",
        [CRIMINAL],
    ),
    (
        PAPERLESS,
        [CRIMINAL],
    ),
]
NOTHING = [
    "09:05 unit 7: ran the driver by name/dob. NCIC negative, PRAWN negative, license valid.",
    "Q1 NAM/ALDER,ANN DOB/19800101 .. NO NCIC WANT / NO PRAWN\nQ2 NAM/BIRCH,BO DOB/19700202 .. NO NCIC WANT / NO PRAWN",
    "driver and passenger clear on NCIC, PRAWN came back clear",
]
CLAIMED = [
    "ran him, NCIC negative. ICE wants him for deportation",
    "NO NCIC RECORD FOUND. ICE HAS A WARRANT FOR HIM",
    "NCIC clear on the male, possible immigration hold",
    "NAM/ALDER,ANN DOB/19800101 NO RECORD - ICE DETAINER POSSIBLE",
    "PRAWN: CLEARED WARRANT 26-123",
]


def classes(text: str) -> list[tuple[str, str]]:
    return [(record.file, record.warrant) for record in triage.read(text).records]


@pytest.mark.parametrize(("text", "told"), MESSAGES)
def test_each_record_is_told_by_its_own_words(text: str, told: list[tuple[str, str]]) -> None:
    """Wherever a record stands, its class is told by what is said of it, and one that is over is not told."""
    assert classes(text) == told


@pytest.mark.parametrize("text", NOTHING)
def test_an_answer_that_there_is_no_record_is_none_in_spoken_words_too(text: str) -> None:
    """Every system asked has nothing: no record line, as the contract says."""
    assert classes(text) == []


@pytest.mark.parametrize("text", CLAIMED)
def test_what_is_claimed_beside_such_an_answer_is_a_record_that_cannot_be_told(text: str) -> None:
    """A no of the national file says nothing of what someone claims besides."""
    assert classes(text) == [UNTOLD]


def test_elements_that_break_off_or_say_that_a_want_is_over_are_not_told() -> None:
    """Elements one after another are read; what breaks off is no message, and what is over is no want."""
    assert classes(ELEMENTS.format(offense="FRAUD")[:-2]) == [UNTOLD]
    assert CRIMINAL not in classes(ELEMENTS.format(offense="FRAUD - WARRANT VACATED"))


@pytest.mark.parametrize("key", ["QZ7", "Q9", "WIDGET FILE", "7Q"])
def test_a_key_that_nobody_knows_beside_a_removal_record_is_a_record_that_cannot_be_told(key: str) -> None:
    removal = "MKE/IMMIGRATION VIOLATOR\nADMINISTRATIVE WARRANT OF REMOVAL\nNAM/ALDER,ANN DOB/19800101 NIC/N998003102"
    unknown = f"MKE/{key}\nORI/CT99Z0001 NAM/ALDER,ANN DOB/19800101"
    assert classes(f"{removal}\n\n{unknown}") == [REMOVAL, UNTOLD]


@pytest.mark.parametrize("key", ["QW", "QWA", "QH", "ZW"])
def test_the_key_of_a_query_is_no_record(key: str) -> None:
    removal = "MKE/IMMIGRATION VIOLATOR\nADMINISTRATIVE WARRANT OF REMOVAL\nNAM/ALDER,ANN DOB/19800101 NIC/N998003102"
    assert classes(f"MKE/{key}\nNAM/ALDER,ANN DOB/19800101\n\n{removal}") == [REMOVAL]
