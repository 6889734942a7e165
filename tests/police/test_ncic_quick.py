"""Plain messages told by their form: the same as when each is read by itself, or no form at all; and nothing kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import triage as bench
from charteroak.police.messages.ncic import _at_first, read_by_itself, read_message
from charteroak.police.messages.quick import Forms, Quick
from charteroak.police.messages.signals import load, shipped
from charteroak.police.told import Message
from tests.fixtures.every import examples

HERE = Path(__file__).resolve().parent
WANT = (
    "MKE/WANTED PERSON\nEXL/{exl} ORI/{ori} NAM/{name} SEX/F RAC/W POB/YY\nDOB/{born} HGT/504 WGT/130 EYE/BRO HAI/BLK\n"
    "OFF/{off}\nDOW/20260301 WNO/{wno} OCA/26-1204\nNIC/{nic} DTE/20260302 0900 EST"
)
PLAIN = {
    "exl": "1 - FULL EXTRADITION",
    "ori": "CT9990001",
    "name": "ALDERSON,ANN",
    "born": "19800107",
    "off": "LARCENY",
    "wno": "ZZ-1204",
    "nic": "W998000204",
}
REMOVAL = (
    "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/{nic} HAS AN\nOUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
    "CONTACT LESC AT 802 555-0100\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/{name} SEX/F\nDOB/{born}\nNIC/{nic}"
)


def made() -> Forms:
    return Forms(shipped(), lambda form: _at_first(form, shipped()))


FORMS = made()


def by_itself(text: str) -> Message:
    return read_by_itself(text, shipped())


def bench_messages() -> list[str]:
    return [text for forms in bench._FORMS.values() for text in bench._messages(forms)]


def set_messages() -> list[str]:
    sets = sorted((HERE.parents[1] / "quality").glob("hits-*.jsonl"))
    return [json.loads(line)["text"] for path in sets for line in path.read_text("utf-8").splitlines()]


def test_the_sets_are_told_the_same_by_their_forms() -> None:
    """Whatever of the held-out sets has a form is told by it as it is by itself."""
    texts = set_messages()
    told = [(text, message) for text in texts if (message := FORMS.message(text)) is not None]
    assert len(texts) > 500
    assert told
    assert all(message == by_itself(text) for text, message in told)


def test_plain_messages_have_a_form_and_are_told_the_same() -> None:
    """NCIC's own layout is told by its form, every time, whoever it is about."""
    texts = bench_messages()
    assert all(FORMS.message(text) is not None for text in texts)
    assert all(FORMS.message(text) == by_itself(text) for text in texts[::20])


NAMES = ["ALDERSON,ANN", "OAKES,BOB B", "NOVAK12,CARLA", "ALDERSON,NOEL LEE", "SMITHE,PAT"]
CAVEATS = [
    "NO WARRANT IS OUTSTANDING",
    "WARRANT RECALLED",
    "SUBJECT IS NOT WANTED",
    "THIS IS NOT A CRIMINAL WARRANT",
    "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL",
    "PREVIOUSLY DEPORTED FELON",
    "CONTACT LESC AT 802 555-0142",
    "NO NCIC WANT",
    "ACTIVE BENCH WARRANT FAILURE TO APPEAR",
    "NEW YORK STATE WARRANT",
]
KEYS = [
    "WANTED PERSON",
    "IMMIGRATION VIOLATOR",
    "IMMIGRATION VIOLATOR - ABSCONDER",
    "PROTECTION ORDER",
    "MISSING PERSON",
]
DIGITS = st.text("0123456789", min_size=2, max_size=8)


@st.composite
def records(draw: st.DrawFn, name: str, born: str) -> str:
    """One record: a key, fields of which any may be missing, caveats before, between and behind."""
    nic = draw(st.sampled_from("WWWNNHMCR")) + draw(st.text("089", min_size=9, max_size=9))
    fields = [
        "EXL/" + draw(st.sampled_from(["1", "2 - LIMITED", "1 - FULL EXTRADITION", "6"])),
        "ORI/" + draw(st.sampled_from(["CT9990001", "VTICE0900", "NY9990777", "MA99B0001"])),
        f"NAM/{name}",
        "SEX/F",
        "POB/" + draw(st.sampled_from(["YY", "CT", "NO"])),
        f"DOB/{born}",
        "OFF/" + draw(st.sampled_from(["LARCENY", "FAILURE TO APPEAR", "ORDER OF REMOVAL", "UNLAWFULLY PRESENT"])),
        "DOW/20260301",
        "WNO/" + draw(st.sampled_from(["", "N-", "ZZ-", "CR", "NO-", "VOID"])) + draw(DIGITS),
        "OCA/" + draw(st.sampled_from(["", "A", "26-"])) + draw(DIGITS),
        f"NIC/{nic}",
        "DTE/20260302 0900 EST",
    ]
    kept = [field for field in fields if draw(st.integers(0, 9)) < 8]
    lines = [f"{field}{draw(st.sampled_from(' n')).replace('n', chr(10))}" for field in kept]
    caveats = draw(st.lists(st.sampled_from(CAVEATS), max_size=2))
    key = f"MKE/{draw(st.sampled_from(KEYS))}\n" if draw(st.integers(0, 9)) else ""
    about = f"SUBJECT OF NIC/{nic} HAS AN\n" if draw(st.booleans()) else ""
    before = about + "".join(f"{caveat}\n" for caveat in caveats[:1])
    return before + key + "".join(lines).rstrip() + "".join(f"\n{caveat}" for caveat in caveats[1:])


@st.composite
def messages(draw: st.DrawFn) -> str:
    """Up to three records, of one person or two, an echo and an answer before them."""
    name, born = draw(st.sampled_from(NAMES)), draw(st.sampled_from(["19800107", "19751230"]))
    parts = [f"QWA.CT9990001.NAM/{name}.DOB/{born}"] if draw(st.booleans()) else []
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"NO NCIC WANT NAM/{name} DOB/{born}")
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.integers(0, 7)) == 0:
            name = draw(st.sampled_from(NAMES))
        parts.append(draw(records(name, born)))
    return draw(st.sampled_from(["\n", "\n\n"])).join(parts)


@settings(max_examples=examples(100), deadline=None)
@given(messages())
def test_any_message_is_told_by_its_form_as_by_itself(text: str) -> None:
    """However it is made up: by its form the same, or it has none."""
    message = FORMS.message(text)
    assert message is None or message == by_itself(text)


@pytest.mark.parametrize(
    "other",
    [
        {"name": "WARRANT,ANN"},
        {"name": "STATE,ANN"},
        {"name": "ALDERSON,ANN THE FUGITIVE"},
        {"ori": "DCICE0001"},
        {"off": "IMPERSONATING A WIZARD"},
        {"off": "LARCENY 53A-125"},
        {"wno": "VOID-1204"},
        {"wno": "NO-1204"},
        {"wno": "0"},
        {"exl": "1 - VACATED, CALL ANN"},
        {"nic": "W99800020"},
        {"nic": "W9980002O4"},
        {"born": "1980-01-07"},
    ],
)
def test_what_is_unusual_has_no_form(other: dict[str, str]) -> None:
    """A name that is a word of the rules, an agency that may be another's, a value of another shape: read by itself."""
    assert FORMS.form(WANT.format(**PLAIN)) is not None
    assert FORMS.form(WANT.format(**{**PLAIN, **other})) is None


def test_people_of_different_names_or_births_have_no_form() -> None:
    """Who is whom is told by names, which a form has not."""
    one = REMOVAL.format(nic="N998000205", name="ALDERSON,ANN", born="19800107")
    assert FORMS.message(f"{WANT.format(**PLAIN)}\n\n{one}") is not None
    for name, born in (("OAKES,ANN", "19800107"), ("ALDERSON,ANN", "19800108")):
        two = REMOVAL.format(nic="N998000205", name=name, born=born)
        assert FORMS.message(f"{WANT.format(**PLAIN)}\n\n{two}") is None


def test_a_want_whose_number_may_be_misread_is_read_by_itself() -> None:
    """ "N0" in a want's message may be a number of immigration's file that a scanner broke."""
    assert FORMS.message(WANT.format(**{**PLAIN, "nic": "W998000204", "wno": "N01204"})) is None


def test_a_form_holds_no_value_of_a_person() -> None:
    """What is remembered has no name, number, birth, agency, description or telephone of a message."""
    forms = made()
    planted = {**PLAIN, "name": "QUILLFEATHER,OSWIN", "born": "19761119", "nic": "W998777333", "wno": "ZZ-888444"}
    text = (
        WANT.format(**planted)
        .replace("CT9990001", "NY9990777")
        .replace("HGT/504", "HGT/611")
        .replace("26-1204", "26-9753")
    )
    more = REMOVAL.format(nic="N998777334", name=planted["name"], born=planted["born"]).replace("555-0100", "555-0177")
    assert forms.message(text) is not None
    assert forms.message(more) is not None
    kept = repr({name: value for name, value in vars(forms).items() if name in ("_forms", "_said", "_told")})
    assert "WANTED PERSON" in kept
    for value in ("QUILL", "OSWIN", "19761119", "998777", "888444", "0777", "611", "9753", "0177"):
        assert value not in kept


def test_a_citys_table_has_forms_of_its_own(tmp_path: Path) -> None:
    """What one table tells is never another's answer, however many messages were read before."""
    row = '[[signal]]\nkind = "message key"\npattern = "WANTED PERSON"\ntells = "other"\nweight = 9\n'
    row += 'source = "x"\nverified = false\n'
    path = tmp_path / "city.toml"
    path.write_text(f'version = "1"\n{row}', encoding="utf-8")
    city, text = load(path), WANT.format(**PLAIN)
    for _ in range(150):
        assert read_message(text).records[0].warrant == "criminal"
        assert read_message(text, city).records[0].warrant != "criminal"


def test_forms_are_made_when_many_messages_are_read() -> None:
    """The first messages do not wait for it; then plain ones are told by their forms, the same."""
    quick, text = Quick(shipped(), lambda form: _at_first(form, shipped())), WANT.format(**PLAIN)
    told = [quick.message(text) for _ in range(120)]
    assert told[0] is None
    assert told[-1] == by_itself(text)
