"""Short cards, torn headings, answers of states and several people on one stop: told, or left untold, as they say."""

import pytest

from charteroak.police.messages.ncic import read_message

W, U = "wanted_person/criminal", "unclassified/unclassified"
R, X, K = (
    f"immigration_violator/{kind}" for kind in ("administrative_removal", "other_administrative", "unclassified")
)
P = "protection_order/none"
REMOVAL = "IMMIGRATION VIOLATOR N998100002 OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
WANT = "WANTED PERSON W998100001 OFF/BURGLARY WNO/B-1 EXL/1"


def told(text: str) -> list[str]:
    return [f"{record.file}/{record.warrant}" for record in read_message(text).records]


def people(text: str) -> list[int]:
    return [record.person for record in read_message(text).records]


@pytest.mark.parametrize(
    "text",
    [
        f"OCC 1 TESTER, TINA 1988-08-08: NCIC {WANT}\nOCC 2 SAMPLER, SAM 1970-01-01: NCIC {REMOVAL}",
        f"SUBJ A: TESTER, TINA 1988-08-08  {WANT}\nSUBJ B: SAMPLER, SAM 1970-01-01  {REMOVAL}",
        f"SUBJECT 1: {WANT}\nSUBJECT 2: {REMOVAL}",
        f"DRIVER: NCIC {WANT}\nPASSENGER: NCIC {REMOVAL}",
        f"DRIVER TESTER, TINA 08/08/1988\n{WANT}\nPASSENGER SAMPLER, SAM 01/01/1970\n{REMOVAL}",
        (
            f"TESTER, TINA 1988-08-08\nMKE/{WANT.replace('W99', 'NIC/W99')}\n\n"
            f"SAMPLER, SAM 1970-01-01\nMKE/{REMOVAL.replace('N998', 'NIC/N998')}"
        ),
        f"TESTER, TINA, DOB 08 AUG 1988: NCIC {WANT}\nSAMPLER, SAM, DOB 01 JAN 1970: NCIC {REMOVAL}",
    ],
)
def test_people_whom_no_tag_names_are_two(text: str) -> None:
    assert told(text) == [W, R]
    assert people(text) == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        f"OCC 1 TESTER, TINA 1988-08-08: NCIC {WANT}\nOCC 1 TESTER, TINA 1988-08-08: NCIC {REMOVAL}",
        f"TESTER, TINA 1988-08-08: NCIC {WANT}\nTESTER, TINA 1988-08-08: NCIC {REMOVAL}",
        f"DRIVER TESTER, TINA 1988-08-08\nNCIC {WANT}\nNCIC {REMOVAL}",
    ],
)
def test_one_person_named_twice_or_above_both_records_is_one(text: str) -> None:
    assert told(text) == [W, R]
    assert people(text) == [0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a plate read in part
        ("PLATE READER unit 3 ZZ81?? partial, list unknown, no match on file name", [U]),
        ("LPR read plate ZZ-8101: no hit", []),
        # short and torn headings of the Immigration Violator File
        ("File: IMMIG VIOLATOR FILE | NIC: N998100003 | Category: (blank) | Name: TESTER, TINA", [K]),
        ("MKE/IMMIGRATION VIOL\n*** END OF TRANSMISSION ***", [K]),
        ("FILE: ..IGRATION VIOLA...\nNIC: N99810....\nNAME: (illegible)", [K]),
        ("FILE: ..IGRATION VIOLA...\nNIC: W998100004\nNAME: TESTER, TINA WNO: N-1 EXL: 1 OFF: ASSAULT", [U]),
        # a caveat directly under an immigration record of no kind
        (
            (
                "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
                "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
                "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
            ),
            [R, W],
        ),
        (
            (
                "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
                "PREVIOUSLY DEPORTED FELON\n"
                "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
                "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
            ),
            [X, U],
        ),
        (
            (
                "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
                "FOLLOWING RECORD: OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
                "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
            ),
            [K, U],
        ),
        # nothing but negative answers
        ("NCIC ..... negative\nState wants ..... negative\nSubject: TESTER, TINA 1988-08-08", []),
        ("NCIC: NEGATIVE\nWarrants: NEGATIVE\nProtective orders: NEGATIVE\nTESTER, TINA 1988-08-08", []),
        ("State wants .. negative\nPartner thinks she is wanted by ICE", [U]),
        # wants of states
        ("MA STATE WANTS (NLETS)\nACTIVE WARRANT - DISTRICT COURT   LARCENY   BAIL 500\nWARR D-2026-1", [W]),
        ("MA STATE WANTS (NLETS)\nWARRANT RECALLED - DISTRICT COURT   LARCENY\nWARR D-2026-1", [U]),
        (
            (
                "STATE OF CT WANT: ACTIVE ARREST WARRANT 12, ASSAULT 3RD, SUPERIOR COURT\nTESTER, TINA 1988-08-08\n"
                "NCIC: IMMIGRATION VIOLATOR N998100007, PREVIOUSLY DEPORTED FELON\nTESTER, TINA 1988-08-08"
            ),
            [W, X],
        ),
        (
            (
                "STATE OF CT WANT: ARREST WARRANT 12 VACATED, SUPERIOR COURT\nTESTER, TINA 1988-08-08\n"
                "NCIC: IMMIGRATION VIOLATOR N998100007, PREVIOUSLY DEPORTED FELON\nTESTER, TINA 1988-08-08"
            ),
            [U, X],
        ),
        # cards without tags
        ("CARD\nFILE  Wanted\nWHAT  Larceny 4; warrant 77\nNUM   W998100008", [W]),
        ("CARD\nFILE  Wanted\nWHAT  Immigration; administrative warrant 77\nNUM   W998100008", [U]),
        ("CARD\nFILE  Wanted\nWHAT  Larceny 4\nNUM   W998100008", [U]),
        ("hit. wanted person. w998100009. tester, tina. off: larceny. wno 77. ext full. confirm", [W]),
        ("no longer wanted person w998100009. tester, tina. off: larceny. wno 77. ext full.", [U]),
        ("SUBJ A: TESTER, TINA 1988-08-08  PROTECTION ORDER  H998100010  PNO 1", [P]),
        # scanning errors
        ("MKE/IMMIGRATION VIOLATOR\nOUTSTANDING ADM1NISTRATIVE WARRANT OF REM0VAL\nORI/VT1CE0900 NIC/N998100011", [R]),
        ("MKE/WANTED PERSON\nN0T A WARRANT\nNIC/W998100012 OFF/ASSAULT WNO/N-1 EXL/1", [U]),
    ],
)
def test_short_cards_and_torn_answers(text: str, expected: list[str]) -> None:
    assert told(text) == expected
