"""The shipped tables are honest: what does not have the pinned digest is not used."""

import shutil
import zlib

import pytest

import charteroak
from charteroak.law import tables
from charteroak.law.article import RULEBOOK
from charteroak.law.pins import PINS

ACTS = [act.name for act in RULEBOOK.acts]


def shipped(act):
    return tuple((reading.id, reading.shipped) for reading in RULEBOOK.readings_of(act))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the shipped tables, and no table in memory."""
    copy = shutil.copytree(tables.FOLDER, tmp_path / "shipped")
    monkeypatch.setattr(tables, "FOLDER", copy)
    tables.table.cache_clear()
    yield copy
    tables.table.cache_clear()


@pytest.fixture
def built(monkeypatch):
    """What was built instead of loaded, as it is."""
    calls = []
    build = tables._build
    monkeypatch.setattr(tables, "_build", lambda *given: calls.append(given) or build(*given))
    return calls


@pytest.mark.parametrize("act", ACTS)
def test_every_table_is_what_is_pinned(act):
    built = tables.build_shipped(act)
    assert PINS.get(act) == (tables.definition(act), tables.digest(built)), "run `make pins` if this is meant"


@pytest.mark.parametrize("act", ACTS)
def test_every_table_is_shipped_as_it_is_pinned(act):
    loaded = tables._load(act, PINS[act][1])
    assert loaded is not None, "run `make pins`"
    assert loaded.to_bytes() == tables.build_shipped(act).to_bytes()


@pytest.mark.usefixtures("folder")
def test_a_shipped_table_is_loaded_and_not_built(built):
    assert tables.table("refer", shipped("refer")).decide({"agency": "other"}).outcome == "not_addressed"
    assert built == []


def forged(content, at):
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


@pytest.mark.parametrize("at", [0, 25, -1])
def test_a_tampered_table_is_not_used(folder, built, at):
    """A byte changed anywhere, in the length, in a cell or in an answer: the table is built instead."""
    file = folder / "refer.table"
    honest = zlib.decompress(file.read_bytes())
    file.write_bytes(zlib.compress(forged(honest, at)))
    found = tables.table("refer", shipped("refer"))
    assert len(built) == 1
    assert tables._content(found) == honest


@pytest.mark.parametrize("content", [b"", b"charteroak", b"\x00" * 1000, None])
def test_a_broken_or_missing_file_costs_only_time(folder, built, content):
    file = folder / "refer.table"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert tables.table("refer", shipped("refer")).decide({"agency": "other"}).outcome == "not_addressed"
    assert len(built) == 1


@pytest.mark.usefixtures("folder")
def test_other_readings_are_built(built):
    """Only the tables with the readings as shipped are pinned, so only they may come from a file."""
    tables.table("refer", (("superior_law", "text_only"),))
    assert len(built) == 1


@pytest.mark.usefixtures("folder")
def test_a_definition_that_changed_does_not_take_the_old_table(built, monkeypatch):
    monkeypatch.setattr(tables, "definition", lambda _: "another")
    tables.table("refer", shipped("refer"))
    assert len(built) == 1


@pytest.mark.usefixtures("folder")
def test_asking_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "data"))
    charteroak.ask("inquire", {"employee": "police_officer"})
    charteroak.ask("inquire", {}, readings={"superior_law": "text_only"})
    assert [path.name for path in tmp_path.iterdir()] == ["shipped"]
