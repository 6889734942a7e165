"""A state's own wants, hearsay, counts of records, hard wraps, thin evidence. All invented."""

import pytest
from test_ncic_messages import A, M, R, U, W, classes
from test_ncic_mutations import SPOILS, WITHOUT_LOSS, criminal, spoiled_once

from charteroak.police.messages.niem import read_xml

MESSAGES = [
    (
        (
            "COLLECT\n"
            "PRAWN REARREST WARRANT  DOCKET H14H-CR26-0991-S\n"
            "NAME  LARKSPUR, IDA   DOB 01/02/1980\n"
            "CHARGE 53A-172 FAILURE TO APPEAR 1ST\n"
            "NCIC: NEGATIVE"
        ),
        [W],
    ),
    (
        (
            "STATE WANTED FILE - NOT IN NCIC\n"
            "NAM/LARKSPUR,IDA DOB/19800102\n"
            "CHARGE/BURGLARY 2ND WARRANT/H26-991 ISSUED/20260801\n"
            "NO NCIC RECORD NAM/LARKSPUR,IDA DOB/19800102"
        ),
        [W],
    ),
    (
        (
            "COLLECT\n"
            "REARREST WARRANT VACATED  DOCKET H14H-CR26-0991-S\n"
            "NAME  LARKSPUR, IDA   DOB 01/02/1980\n"
            "NCIC: NO RECORD"
        ),
        [U],
    ),
    (
        "STATE WANTED FILE HIT - NOT IN NCIC\nNAM/LARKSPUR,IDA DOB/19800102",
        [U],
    ),
    (
        "STATE WANTED FILE: NO RECORD\nNCIC: NO RECORD\nNAM/LARKSPUR,IDA DOB/19800102",
        [],
    ),
    (
        "NO STATE WANT. NO NCIC WANT. NAM/LARKSPUR,IDA DOB/19800102",
        [],
    ),
    (
        "STATE WANT: WARRANT CR-12 ISSUED BY ICE LESC, NAM/LARKSPUR,IDA DOB/19800102 - NOT IN NCIC",
        [U],
    ),
    (
        "STATE WANT: WARRANT CR-12 RECALLED 20260101, NAM/LARKSPUR,IDA DOB/19800102 - NOT IN NCIC",
        [U],
    ),
    (
        "STATEWIDE WANT: WARRANT CR-12 THEFT, ISSUED 20260101, NAM/LARKSPUR,IDA DOB/19800102 - NOT ENTERED IN NCIC",
        [W],
    ),
    (
        "Shift note: car 12 heard that LARKSPUR had a warrant out of Maine. No NCIC response attached.",
        [U],
    ),
    (
        "El sargento dijo que la señora salió con orden de migra; no hay nada impreso.",
        [U],
    ),
    (
        "DISPATCHER SAID NO WANTS ON LARKSPUR, IDA. NO NCIC RECORD.",
        [],
    ),
    (
        "MKE/ZK ORI/CT99Z0001 NAM/LARKSPUR,IDA SEX/F DOB/19800102",
        [U],
    ),
    (
        "MKE/ZW ORI/CT99Z0001 NAM/LARKSPUR,IDA SEX/F DOB/19800102",
        [],
    ),
    (
        (
            "3 HITS FOUND FOR NAM/LARKSPUR,IDA DOB/19800102\n"
            "1) MKE/WANTED PERSON EXL/1 ORI/AL99Z0214 NAM/LARKSPUR,IDA OFF/FRAUD WNO/C-1 NIC/W998009001"
        ),
        [W],
    ),
    (
        (
            "CAUTION REGARDING RECORD BELOW - SUBJECT OF\n"
            "NIC/N998009002 HAS AN OUTSTANDING ADMINISTRATIVE WAR\n"
            "RANT OF REMOVAL\n"
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/LARKSPUR,IDA NIC/N998009002"
        ),
        [R],
    ),
    (
        (
            "File: Immigration Violator\n"
            "Category: National Security Entry-Exit Registration\n"
            "NIC: N998009003\n"
            "Subject: LARKSPUR, IDA"
        ),
        [A],
    ),
    (
        "NCIC MISSING PERSON FILE (ENDANGERED)\nNIC/M998009004 NAM/LARKSPUR,IDA",
        [M],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA OFF/ORDER OF REMOVAL",
        [U],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA DOB/19800102 NIC/W99",
        [U],
    ),
    (
        "NTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA WNO/12-1 NIC/W998009005",
        [U],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 ORI/CT99Z0001 NAM/LARKSPUR,IDA OFF/THEFT WNO/26-1 NIC/W998009006\n"
            "CAUTION - SUBJECT IS NOT WAN\n"
            "TED"
        ),
        [U],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 ORI/CT99Z0001 NAM/LARKSPUR,IDA OFF/THEFT WNO/26-1 NIC/W998009006\n"
            "CAUTION - THERE IS NO WAR\n"
            "RANT FOR THIS SUBJECT"
        ),
        [U],
    ),
    (
        (
            "PRAWN INQUIRY RESPONSE\n"
            "2 ACTIVE RE-ARREST WARRANTS\n"
            "DEF: LARKSPUR, IDA  DOB: 01-02-1980\n"
            "DKT: H14H-CR26-0001  LARCENY  VACATED: NO\n"
            "NCIC: NO RECORD NAM/LARKSPUR,IDA"
        ),
        [W],
    ),
    (
        (
            "PRAWN INQUIRY RESPONSE\n"
            "1 RE-ARREST WARRANT\n"
            "DEF: LARKSPUR, IDA  DOB: 01-02-1980\n"
            "DKT: H14H-CR26-0001  LARCENY  VACATED: YES\n"
            "NCIC: NO RECORD NAM/LARKSPUR,IDA"
        ),
        [U],
    ),
    (
        "PRAWN INQUIRY\nDEF: LARKSPUR, IDA  DOB: 01-02-1980",
        [U],
    ),
]
TAGGED = [
    (
        (
            "<R><WantedPerson><NIC>W998009007</NIC><ORI>OR99Z0001</ORI><NAM>LARKSPUR, IDA</NAM><OFF>Fraud</OFF>"
            "<WNO>26-7</WNO><EXL>1</EXL></WantedPerson></R>"
        ),
        [W],
    ),
    ("<R><AdministrativeWarrant><NIC>N998009008</NIC><WNO>1-7</WNO><EXL>1</EXL></AdministrativeWarrant></R>", [U]),
    ("<R><WantedPerson><NIC>N998009008</NIC><NAM>LARKSPUR, IDA</NAM></WantedPerson></R>", [U]),
]


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_a_state_want_or_a_remnant_is_told(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


@pytest.mark.parametrize(("text", "expected"), TAGGED)
def test_elements_named_as_the_switch_names_its_tags_are_its_text(text: str, expected: list[str]) -> None:
    assert [f"{record.file}/{record.warrant}" for record in read_xml(text).records] == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in MESSAGES if W not in case[1]])
def test_what_is_no_want_becomes_none_in_another_layout(text: str, expected: list[str]) -> None:
    # whole, in other layouts; and spoiled, where no words say of a want that it is over or was never there
    lossy = SPOILS if expected not in ([], [U]) else WITHOUT_LOSS
    for other in spoiled_once(text, lossy, text[:20]):
        assert criminal(other) == 0, other
