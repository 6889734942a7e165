"""The cache of tables is honest: what does not have the pinned digest is not used."""

import pytest

from charteroak.law import tables
from charteroak.law.article import RULEBOOK
from charteroak.law.pins import PINS

ACTS = [act.name for act in RULEBOOK.acts]


def shipped(act):
    return tuple((reading.id, reading.shipped) for reading in RULEBOOK.readings_of(act))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty data folder, and no table in memory."""
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    tables.table.cache_clear()
    yield tmp_path / "tables"
    tables.table.cache_clear()


@pytest.mark.parametrize("act", ACTS)
def test_every_table_is_what_is_pinned(act):
    built = tables.build_shipped(act)
    assert PINS.get(act) == (tables.definition(act), tables.digest(built)), "run `make pins` if this is meant"


def test_a_table_is_kept_and_loaded_again(cache, monkeypatch):
    built = tables.table("refer", shipped("refer"))
    assert (cache.stat().st_mode & 0o777) == 0o700
    tables.table.cache_clear()
    monkeypatch.setattr(tables, "_build", lambda *_: pytest.fail("built again"))
    loaded = tables.table("refer", shipped("refer"))
    assert loaded.to_bytes() == built.to_bytes()
    assert loaded.decide({"agency": "other"}).outcome == "not_addressed"


@pytest.mark.parametrize("at", [0, 25, -1])
def test_a_tampered_table_is_not_used(cache, at):
    """A byte changed anywhere, in the head, in a cell or in an answer: the table is built again and mended."""
    built = tables.table("refer", shipped("refer"))
    (file,) = cache.iterdir()
    honest = file.read_bytes()
    forged = bytearray(honest)
    forged[at] ^= 1
    file.write_bytes(bytes(forged))
    tables.table.cache_clear()
    assert tables.table("refer", shipped("refer")).to_bytes() == built.to_bytes()
    assert file.read_bytes() == honest


@pytest.mark.parametrize("content", [b"", b"charteroak table 1\n", b"\x00" * 1000])
def test_a_broken_file_costs_only_time(cache, content):
    tables.table("refer", shipped("refer"))
    (file,) = cache.iterdir()
    file.write_bytes(content)
    tables.table.cache_clear()
    assert tables.table("refer", shipped("refer")).decide({"agency": "other"}).outcome == "not_addressed"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path, monkeypatch):
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way", "utf-8")
    tables.table.cache_clear()
    assert tables.table("refer", shipped("refer")).decide({"agency": "other"}).outcome == "not_addressed"


def test_other_readings_are_not_kept(cache):
    """Only the shipped tables are pinned, so only they may come from a file."""
    tables.table("refer", (("superior_law", "text_only"),))
    assert not cache.exists()


@pytest.mark.usefixtures("cache")
def test_a_definition_that_changed_does_not_take_the_old_table(monkeypatch):
    tables.table("refer", shipped("refer"))
    tables.table.cache_clear()
    monkeypatch.setattr(tables, "definition", lambda _: "another")
    built = []
    build = tables._build
    monkeypatch.setattr(tables, "_build", lambda *given: built.append(given) or build(*given))
    tables.table("refer", shipped("refer"))
    assert built
