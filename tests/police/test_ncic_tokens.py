"""Fields of a message: the same ones, whatever layout they are printed in."""

import pytest

from charteroak.police.messages.plain import decoded, plain
from charteroak.police.messages.tokens import fields as fields_of


def fields(text: str) -> list[tuple[str, str]]:
    return [(tag, " ".join(value.split())) for tag, value in fields_of(plain(text)) if tag]


@pytest.mark.parametrize(
    "text",
    [
        "NAM/TESTER, TINA-MAE OFF/A AND/OR B",
        "nam/tester, tina-mae\noff/a and/or b",
        "NAM / TESTER, TINA-MAE OFF / A AND/OR B",
        "N\nAM/TESTER, TINA-MAE\nOF\nF/A AND/OR B",
        "Name: Tester, Tina-Mae   Charge: a and/or b",
        "NAME=TESTER, TINA-MAE OFF=A AND/OR B",
        "Name ...... Tester, Tina-Mae\nOffense ... a and/or b",
        "Name . . . Tester, Tina-Mae\nOffense . . . a and/or b",
        "| Name | Tester, Tina-Mae\n| Charge | a and/or b",
        "Name\tTester, Tina-Mae\nCharge\ta and/or b",
        "<NAM>Tester, Tina-Mae</NAM><Charge>a and/or b</Charge>",
        '{"name": "Tester, Tina-Mae", "offense": "a and/or b"}',
        "NAM/TESTER, TINA\u2010MAE OFF\u2044A AND\u2215OR B",
        "NAM/T\u200bESTE\u0301R,\u00a0TINA-MAE OFF/A AND/OR B",
    ],
)
def test_a_layout_changes_no_field(text: str) -> None:
    told = {tag: value.strip(" ,|\x1e") for tag, value in fields(text)}
    assert told == {"NAM": "TESTER, TINA-MAE", "OFF": "A AND/OR B"}


@pytest.mark.parametrize("text", ["POB/YY DOB/19880808", "DOB/08/08/1988", "AND/OR", "XNAM/A", "1/2", "//", "/", ""])
def test_only_known_tags_divide(text: str) -> None:
    assert {tag for tag, _ in fields(text)} <= {"POB", "DOB"}


def test_nothing_of_a_text_of_slashes_is_lost() -> None:
    text = "QW.CT.NAM/A/B,C.DOB/1 WARNING X/Y OF NIC/N998006001 HAS"
    assert "".join(f"{tag}/{value}" if tag else value for tag, value in fields_of(text)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp037"])
def test_bytes_of_any_encoding_are_text(encoding: str) -> None:
    text = "MKE/WANTED PERSON NAM/TESTER,TINA NIC/W998006002"
    assert decoded(text.encode(encoding)) == text


def test_plain_text_is_upper_case_lines_without_control_signs() -> None:
    assert plain("a\r\nb\rc\x00d\x1ee\x85f") == "A\nB\nC D\nE\nF"


def test_a_table_with_a_heading_is_laid_out_row_by_row() -> None:
    text = 'Report\nFile,Number,Name\n"Wanted Person",W998006003,"TESTER, TINA"\nGang,T998006004,"SAMPLER, SAM"\n'
    assert fields(text) == [
        ("FILE", "WANTED PERSON"),
        ("NIC", "W998006003"),
        ("NAM", "TESTER, TINA"),
        ("FILE", "GANG"),
        ("NIC", "T998006004"),
        ("NAM", "SAMPLER, SAM"),
    ]
