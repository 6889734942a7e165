"""A state's own wants, hearsay, counts of records, hard wraps, thin evidence. All invented."""

import pytest
from ncic_samples import STATE_WANTS
from test_ncic_messages import U, W, classes
from test_ncic_mutations import SPOILS, WITHOUT_LOSS, criminal, spoiled_once

from charteroak.police.messages.niem import read_xml

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


@pytest.mark.parametrize(("text", "expected"), STATE_WANTS)
def test_a_state_want_or_a_remnant_is_told(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


@pytest.mark.parametrize(("text", "expected"), TAGGED)
def test_elements_named_as_the_switch_names_its_tags_are_its_text(text: str, expected: list[str]) -> None:
    assert [f"{record.file}/{record.warrant}" for record in read_xml(text).records] == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in STATE_WANTS if W not in case[1]])
def test_what_is_no_want_becomes_none_in_another_layout(text: str, expected: list[str]) -> None:
    # whole, in other layouts; and spoiled, where no words say of a want that it is over or was never there
    lossy = SPOILS if expected not in ([], [U]) else WITHOUT_LOSS
    for other in spoiled_once(text, lossy, text[:20]):
        assert criminal(other) == 0, other
