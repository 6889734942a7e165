"""A plate reader's hotlist: each immigration topic that is on is found by its row, whatever the headings are called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.logic.errors import BadInput
from charteroak.police.hotlist import Found, immigration_topics
from tests.fixtures.every import examples

MARK = "Zqx7planted"
HEADINGS = [
    "Agency,List,Topic,Enabled",
    "agency;list;category;isActive",
    "Agency\tHot List\tAlert Type\tStatus",
    "Agency|list_name|topic_name|on/off",
    '"Agency","List","Topic","Subscribed?"',
    "Agencia,Lista,Categoría,Activado",
]
ON = ["yes", "Y", "TRUE", "1", "on", "Enabled", "active", "x", "✓", "sí"]
OFF = ["no", "N", "false", "0", "off", "Disabled", "inactive", ""]
TOPICS = [
    "Immigration Violator",
    "IVF",
    "ICE Administrative Warrants",
    "deported felon",
    "NCIC - IMMIGRATION",
    "Absconder",
]
OTHERS = ["Wanted Person", "Stolen Vehicle", "Amber Alert", "Service", "Police", "Office of Justice"]


def table(heading: str, topic: str, state: str) -> bytes:
    sign = next(each for each in ",;\t|" if each in heading)
    rows = [heading, sign.join((MARK, "NCIC", "Wanted Person", "yes")), sign.join((MARK, "NCIC", topic, state))]
    return "\r\n".join(rows).encode()


@pytest.mark.parametrize("heading", HEADINGS)
def test_whatever_the_headings_are_called(heading):
    assert immigration_topics(table(heading, TOPICS[0], "yes")) == [Found(3, certain=True)]
    assert immigration_topics(table(heading, TOPICS[0], "no")) == []


@pytest.mark.parametrize("state", ON)
def test_what_is_on_is_found(state):
    assert immigration_topics(table(HEADINGS[0], TOPICS[0], state)) == [Found(3, certain=True)]


@pytest.mark.parametrize("state", OFF)
def test_what_is_off_is_not(state):
    assert immigration_topics(table(HEADINGS[0], TOPICS[0], state)) == []


def test_what_cannot_be_told_may_be_on():
    assert immigration_topics(table(HEADINGS[0], TOPICS[0], "see memo")) == [Found(3, certain=False)]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_name_of_the_topic(topic):
    assert immigration_topics(table(HEADINGS[0], topic, "yes")) == [Found(3, certain=True)]


@pytest.mark.parametrize("topic", OTHERS)
def test_no_other_topic(topic):
    assert immigration_topics(table(HEADINGS[0], topic, "yes")) == []


@pytest.mark.parametrize(
    ("state", "found"), [("no", [Found(2, certain=True)]), ("yes", []), ("active", [Found(2, certain=True)])]
)
def test_a_heading_may_ask_whether_it_is_off(state, found):
    assert immigration_topics(f"Topic,Disabled\nImmigration,{state}\n".encode()) == found


def test_a_column_for_each_topic():
    rows = b"Agency,Stolen Vehicle,Immigration Violator\nOne,yes,no\nTwo,no,yes\n"
    assert immigration_topics(rows) == [Found(3, certain=True)]


def test_a_title_above_the_heading_and_cells_of_several_lines():
    rows = b'Hotlists of the department\n\nTopic,Enabled\n"Stolen\nvehicle",yes\nImmigration,yes\n'
    assert immigration_topics(rows) == [Found(5, certain=True)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_a_spreadsheet(encoding):
    assert immigration_topics("Categoría,Activado\nInmigración,sí\n".encode(encoding)) == [Found(2, certain=True)]


@pytest.mark.parametrize(
    "data", [b"", b" \n", MARK.encode(), f'Topic,On\n"{MARK}'.encode(), b"\0" * 9, b"a,b\n1,2", b"\x89PNG"]
)
def test_what_is_no_such_table_is_refused_without_its_words(data):
    with pytest.raises(BadInput) as refused:
        immigration_topics(data)
    assert MARK not in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.__cause__ is None


@given(st.binary(max_size=300))
@settings(max_examples=examples(100))
def test_anything_is_read_or_refused(data):
    try:
        immigration_topics(data)
        immigration_topics(b"Topic,Enabled\n" + data)
    except BadInput:
        pass
