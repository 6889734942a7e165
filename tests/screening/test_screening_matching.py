"""Hyperscan and Aho-Corasick see the same, and the patterns that are kept on disk are used, checked, and no secret."""

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening import detect, kept
from charteroak.screening.matching import AhoCorasick, Hyperscan, hyperscan_version

WORDS = (
    "gay",
    "gays",
    "bi",
    "undocumented",
    "document",
    "order",
    "orders",
    "green card",
    "food stamps",
    "a b",
    "94",
    "w2",
)
LOOKS = (r"\d{3}[- .]?\d{4}\b", r"[a-zA-Z0-9]@[a-zA-Z0-9]", r"\b[aA][-# ]{0,2}\d{3}")
TEXTS = (
    b"", b"gay", b"Gay GAYS begay gayly", b"undocumented documents document-order", b"a green  card, green-card; evergreen card; greencard",
    b"food\nstamps food stampss", b"A B a.b xa b a bc", b"I-94 W2 w2x 940", b"860-555-0144 a@b A# 123 u n d o und0c\nx x*y ca-\nrd",
)  # fmt: skip

needs_hyperscan = pytest.mark.skipif(hyperscan_version() is None, reason="Hyperscan is not for this system")


@pytest.fixture(scope="module")
def both() -> tuple[Hyperscan, AhoCorasick]:
    return Hyperscan(WORDS, LOOKS), AhoCorasick(WORDS, LOOKS)


@needs_hyperscan
@pytest.mark.parametrize("data", TEXTS)
def test_both_see_the_same_words_and_looks(data: bytes, both: tuple[Hyperscan, AhoCorasick]) -> None:
    fast, plain = (each.scan(data) for each in both)
    assert fast.hits == plain.hits
    assert fast.looks == plain.looks


def test_words_are_found_where_they_stand_alone() -> None:
    found = AhoCorasick(WORDS, LOOKS).scan(b"Gay begay gays. order-document I-94")
    assert [(WORDS[number], end) for end, number in found.hits] == [
        ("gay", 3), ("gays", 14), ("order", 21), ("document", 30), ("94", 35),
    ]  # fmt: skip


@needs_hyperscan
@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "gay",
                "GAY",
                "green",
                "card",
                "food",
                "stamps",
                " ",
                "-",
                "\n",
                ".",
                "x",
                "9",
                "94",
                "bi",
                "u n ",
                "0",
                "@",
                "A",
            ]
        ),
        max_size=14,
    )
)
def test_both_see_the_same_in_any_text(both: tuple[Hyperscan, AhoCorasick], parts: list[str]) -> None:
    data = "".join(parts).encode()
    fast, plain = (each.scan(data) for each in both)
    assert fast.hits == plain.hits


@needs_hyperscan
@pytest.mark.parametrize(
    "text",
    [
        "She says her husband hit her and she is undocumented. SSN 219-09-9999, call me at 860-555-0187.",
        "Her h u s b a n d hit her; und0cumented; él no tiene papeles\nundocu-\nmented",
    ],
)
def test_what_is_found_does_not_depend_on_the_matcher(text: str) -> None:
    content = kept.patterns()[0]
    plain = AhoCorasick((*content.book.words, *kept.OTHERS), kept.identifiers.LOOKS)
    runner = detect.Runner(content.book)
    slow = detect.Screener(content.fold, detect.ByWords(plain, runner), runner)
    assert [slow.screen([text])[0].findings] == detect.rule_findings([text])
    assert slow.screen([text])[0].findings


@pytest.fixture(scope="module")
def small() -> kept.Kept:
    """The rules of one class: quick to make."""
    return kept.make("crime_witness")


def test_the_file_is_made_once_and_read_again(
    small: kept.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "make", lambda: small)
    assert kept.patterns()[0] is small
    [path] = (tmp_path / "patterns").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    monkeypatch.setattr(kept, "make", lambda: pytest.fail("was not read from disk"))
    assert kept.patterns()[0].book == small.book


@pytest.mark.parametrize("harm", ["empty", "cut", "changed", "other"])
def test_a_file_that_cannot_be_used_is_made_anew(
    harm: str, small: kept.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "make", lambda: small)
    kept.patterns()
    [path] = (tmp_path / "patterns").iterdir()
    whole = path.read_bytes()
    spoilt = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "changed": whole[:-1] + bytes([whole[-1] ^ 1]),
        "other": b"\x00" * 64,
    }
    path.write_bytes(spoilt[harm])
    assert kept.patterns()[0] is small
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_done_without(
    small: kept.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patterns").write_text("a file, where a folder should be")
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "make", lambda: small)
    assert kept.patterns()[0] is small


def test_an_older_file_goes_when_a_new_one_is_written(
    small: kept.Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "screening-old.bin").write_bytes(b"x")
    monkeypatch.setattr(kept, "make", lambda: small)
    kept.patterns()
    assert len(list((tmp_path / "patterns").iterdir())) == 1


def test_threads_screen_at_the_same_time() -> None:
    from concurrent.futures import ThreadPoolExecutor

    text = "She says her husband hit her. " * 200
    wanted = detect.screen_text(text)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(detect.screen_text, [text] * 8)) == {wanted}


def test_a_command_that_does_not_screen_loads_none_of_it() -> None:
    import subprocess

    code = "import sys, charteroak.screening.found; print('hyperscan' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.split() == ["False", "False"]
