"""The table of signals: what ships is sound, a city's file corrects it, and a wrong row is named in one line."""

from pathlib import Path

import pytest

from charteroak.police.messages.ncic import read_message
from charteroak.police.messages.signals import BadSignals, Signals, load, shipped

ROW = {
    "kind": '"message key"',
    "pattern": '"XK9"',
    "tells": '"wanted_person/criminal"',
    "weight": "2",
    "source": '"the state"',
    "verified": "true",
}


def table(*rows: dict[str, str]) -> str:
    written = ("\n".join(f"{name} = {value}" for name, value in row.items()) for row in rows)
    return 'version = "2026-12-01"\n' + "".join(f"[[signal]]\n{row}\n" for row in written)


def corrected(tmp_path: Path, *rows: dict[str, str]) -> Signals:
    path = tmp_path / "city.toml"
    path.write_text(table(*rows), "utf-8")
    return load(path)


def one(text: str, signals: Signals | None = None) -> tuple[str, str]:
    [record] = read_message(text, signals).records
    return record.file, record.warrant


def test_every_shipped_row_says_where_it_is_known_from() -> None:
    signals = shipped()
    assert len(signals.rows) > 100
    assert all(row.source and 0 < row.weight <= 9 for row in signals.rows)
    letters = {row.pattern for row in signals.rows if row.kind == "file letter" and row.verified}
    assert letters == set("WNHMCVPLTXR")


def test_no_shipped_row_alone_makes_a_want() -> None:
    for row in shipped().rows:
        for text in (f"MKE/{row.pattern}", f"File: {row.pattern}", row.pattern, f"NIC/{row.pattern[0]}998005001"):
            assert all(record.warrant != "criminal" for record in read_message(text).records), text


def test_a_city_can_add_a_code(tmp_path: Path) -> None:
    text = "MKE/XK9\nEXL/1 OFF/THEFT WNO/1 NAM/TESTER,TINA NIC/W998005002"
    assert one(text) == ("unclassified", "unclassified")
    assert one(text, corrected(tmp_path, ROW)) == ("wanted_person", "criminal")


def test_a_city_can_replace_a_row(tmp_path: Path) -> None:
    letter = ROW | {"kind": '"file letter"', "pattern": '"H"', "tells": '"other"', "weight": "3"}
    text = "MKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/H998005003"
    assert one(text) == ("protection_order", "none")
    assert one(text, corrected(tmp_path, letter)) == ("unclassified", "unclassified")


def test_a_city_can_take_a_row_out(tmp_path: Path) -> None:
    gone = ROW | {"pattern": '"VIOLENT PERSON"', "tells": '"other"', "weight": "0"}
    text = "MKE/VIOLENT PERSON\nNAM/TESTER,TINA NIC/L998005004"
    assert one(text) == ("other", "none")
    assert one(text, corrected(tmp_path, gone)) == ("unclassified", "unclassified")


def test_a_city_can_add_a_caveat_and_an_agency(tmp_path: Path) -> None:
    caveat = ROW | {
        "kind": '["caveat", "offense"]',
        "pattern": '["EXPULSION ORDER ... FEDERAL", "PAPER OF REMOVAL"]',
        "tells": '"immigration_violator/administrative_removal"',
        "weight": "3",
    }
    agency = ROW | {"kind": '"originator"', "pattern": '"ZZ9ICE*"', "tells": '"immigration_violator"', "weight": "1"}
    signals = corrected(tmp_path, caveat, agency)
    assert signals.version == "2026-12-01"
    text = "MKE/IMMIGRATION VIOLATOR\nEXPULSION ORDER BY THE FEDERAL OFFICE\nNAM/TESTER,TINA NIC/N998005005"
    assert one(text, signals) == ("immigration_violator", "administrative_removal")
    text = "ORI/ZZ9ICE900 NAM/TESTER,TINA NIC/N998005005"
    assert one(text, signals) == ("immigration_violator", "unclassified")
    assert one(text) == ("unclassified", "unclassified")


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"kind": '"colour"'}, "signal 1: kind: "),
        ({"kind": "[]"}, "signal 1: kind: "),
        ({"pattern": '""'}, "signal 1: pattern: "),
        ({"pattern": '"--"'}, "signal 1: pattern: "),
        ({"kind": '"file letter"', "pattern": '"WN"'}, "signal 1: pattern: "),
        ({"kind": '"warrant fields"', "pattern": '"W1"'}, "signal 1: pattern: "),
        ({"kind": '"caveat"', "pattern": '"ADMIN* WARRANT"'}, "signal 1: pattern: "),
        ({"kind": '"caveat"', "pattern": '"... WARRANT"'}, "signal 1: pattern: "),
        ({"tells": '"criminal"'}, "signal 1: tells: "),
        ({"tells": '"immigration_violator/criminal"'}, "signal 1: tells: "),
        ({"tells": "3"}, "signal 1: tells: "),
        ({"weight": "-1"}, "signal 1: weight: "),
        ({"weight": "true"}, "signal 1: weight: "),
        ({"weight": '"3"'}, "signal 1: weight: "),
        ({"source": '""'}, "signal 1: source: "),
        ({"verified": '"yes"'}, "signal 1: verified: "),
        ({"colour": "1"}, "signal 1: 'colour'"),
    ],
)
def test_a_wrong_row_is_named_in_one_line(tmp_path: Path, change: dict[str, str], names: str) -> None:
    with pytest.raises(BadSignals) as wrong:
        corrected(tmp_path, ROW | change)
    assert str(wrong.value).startswith("city.toml: " + names)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize("missing", sorted(ROW))
def test_a_row_needs_every_field(tmp_path: Path, missing: str) -> None:
    with pytest.raises(BadSignals, match=f"signal 1: {missing}: missing"):
        corrected(tmp_path, {name: value for name, value in ROW.items() if name != missing})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"signal = [", "not TOML"),
        (b'version = "1"\nsignal = 3', "signal: write each row"),
        (b'version = "1"\nsignal = [3]', "signal 1: write each row"),
        (b"version = 1", "version: "),
        (b"", "version: "),
        (b'version = "1"\nsignals = []', "'signals' is not allowed"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_wrong_file_is_an_error_of_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "city.toml"
    path.write_bytes(data)
    with pytest.raises(BadSignals) as wrong:
        load(path)
    assert says in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_a_table_of_nothing_tells_nothing(tmp_path: Path) -> None:
    """Every row taken out: no record is told, and nothing fails."""
    rows = [
        ROW | {"kind": f'"{row.kind}"', "pattern": f'"{row.pattern}"', "weight": "0", "tells": '"other"'}
        for row in shipped().rows
    ]
    nothing = corrected(tmp_path, *rows)
    assert one("MKE/WANTED PERSON\nEXL/1 OFF/A WNO/1 NIC/W998005006", nothing) == ("unclassified", "unclassified")
