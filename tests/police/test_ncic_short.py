"""Short cards, torn headings, answers of states and several people on one stop: told, or left untold, as they say."""

import pytest
from ncic_samples import SHORT_CARDS

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
    SHORT_CARDS,
)
def test_short_cards_and_torn_answers(text: str, expected: list[str]) -> None:
    assert told(text) == expected
