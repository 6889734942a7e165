"""CSV decided by compiled loops: byte for byte what is decided without them, rejects and all, of any text."""

import csv
import io
import itertools
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from engine_rows import ACTS, run, told
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from charteroak.engines import bulk, delimited, fast, passing
from charteroak.engines.batches import Batch, Piece
from charteroak.engines.columns import Columns
from charteroak.engines.pipeline import in_turn
from charteroak.engines.scan import Scanner
from charteroak.law.law import law
from charteroak.logic import kernels as keeping
from charteroak.logic.table import wire
from tests.fixtures.every import examples

HEADER = b"id,act,agency,resident,note\n"


@cache
def columns(compiled: str) -> Columns:  # noqa: ARG001 - one that is made faster stays so
    return Columns(law())


def decided(folder: Path, text: bytes, compiled: str, form: str = "csv") -> tuple[bytes, Any, Any]:
    """What a file becomes, what is rejected, and how many rows are which; or the error."""
    source, out = folder / f"in.{form}", folder / f"out.{form}"
    source.write_bytes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHARTEROAK_COMPILED", compiled)
        patch.setattr(bulk, "Columns", lambda *_: columns(compiled))
        try:
            tally, rejected = run(source, out)
        except ValueError as wrong:
            return b"", str(wrong), None
    return out.read_bytes(), [(number, told(error)) for number, error in rejected], (tally.decided, tally.rejected)


def check(folder: Path, text: bytes, form: str = "csv") -> Any:
    """That both ways give the same; what that is."""
    ours = decided(folder, text, "yes", form)
    assert ours == decided(folder, text, "no", form)
    return ours


VALUES = [
    "",
    "refer",
    "medical",
    "true",
    "FALSE",
    "True",
    "other",
    "x",
    " medical",
    "a b",
    '"',
    'say ""so""',
    "é€",
    "\x00",
]
QUOTED = ['""', '"medical"', '"a,b"', '"a\nb"', '"a\r\nb"', '"say ""so"""', '""""', '"refer"', '"true"', '"é, à"']
rows = st.lists(st.sampled_from(VALUES + QUOTED), min_size=5, max_size=5).map(",".join)
odd = st.sampled_from(["", "1,refer", "1,refer,,,,", '"a"b,refer,,,', 'a"b,refer,,,', ',refer,,,"', "\r", ",\r,,,"])
ends = st.sampled_from(["\n", "\r\n"])
texts = st.lists(st.tuples(rows | rows | rows | odd, ends), max_size=10).map(lambda parts: "".join(map("".join, parts)))


@settings(deadline=None, max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, last=rows | st.just(""), block=st.sampled_from([16, 40, 1 << 20]))
@example(text='1,"refer","medical",true,x\n', last="", block=1 << 20)
@example(text='1,refer,medical,true,"x"\r\n\r\n\n2,refer,,,\n', last='3,refer,,,"a"', block=1 << 20)
@example(text="1,refer,,,\r2,refer,,,\n", last="", block=1 << 20)
def test_any_text_is_decided_alike(text: str, last: str, block: int, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "BLOCK", max(block, len(HEADER)))
        check(tmp_path, HEADER + (text + last).encode())


@settings(deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tail=st.binary(max_size=40) | st.text(alphabet='",\n\rra1é', max_size=40).map(str.encode))
def test_any_bytes_are_decided_alike(tail: bytes, tmp_path: Path) -> None:
    check(tmp_path, HEADER + b"1,refer,medical,true,x\n" + tail)


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["plain", "quoted"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_value_of_every_fact_of_every_act_in_any_layout(
    form: str, quoting: Any, end: str, tmp_path: Path
) -> None:
    facts = list(dict.fromkeys(fact.name for act in ACTS.values() for fact in act.facts))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="," if form == "csv" else "\t", quoting=quoting, lineterminator=end)
    writer.writerow(["id", "act", *facts])
    count = 0
    for act in ACTS.values():
        names = [fact.name for fact in act.facts]
        every = itertools.product(*((None, *fact.values) for fact in act.facts))
        for values in itertools.islice(every, 0, None, 997 if len(names) > 5 else 7):
            row = {name: "" if value is None else wire(value) for name, value in zip(names, values, strict=True)}
            writer.writerow([count, act.name, *(row.get(name, "") for name in facts)])
            count += 1
    out, rejected, tally = check(tmp_path, text.getvalue().encode(), form)
    assert (rejected, tally) == ([], (count, 0))
    assert b'"' not in out
    assert b"\r" not in out


def test_a_word_that_is_nearly_one_is_none(tmp_path: Path) -> None:
    """Each word shortened, lengthened, in capitals, and with any one letter changed."""
    names = {"act": list(ACTS), **{f.name: list(map(wire, f.values)) for act in ACTS.values() for f in act.facts}}
    for name, values in names.items():
        near = (
            [v[:-1] for v in values] + [f"{v}x" for v in values] + [v * 3 for v in values] + [v.upper() for v in values]
        )
        near += [v[:i] + "#" + v[i + 1 :] for v in values for i in range(len(v))]
        header = f"{name}\n" if name == "act" else f"act,{name}\n"
        act = next((a.name for a in ACTS.values() if name in [f.name for f in a.facts]), "")
        lines = "".join(f"{word}\n" if name == "act" else f"{act},{word}\n" for word in near)
        _, rejected, _ = check(tmp_path, (header + lines).encode())
        # Only true and false may be in capitals; "medical" less a letter is no word, but an act's "refer" is none too.
        assert len(rejected) == len(near) - (len(values) if values == ["true", "false"] else 0)


def test_blocks_are_scanned_and_not_only_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test above would hold, too, if the loops gave up on everything."""
    found = []
    scan = Scanner.scan

    def watched(self: Scanner, block: bytes) -> Any:
        found.append(scan(self, block))
        return found[-1]

    monkeypatch.setattr(Scanner, "scan", watched)
    text = HEADER + b'1,refer,medical,true,x\n2,"refer",x,,"a,b"\n3,detain,medical,,\n'
    _, rejected, tally = check(tmp_path, text)
    assert [each is None for each in found] == [False]
    assert (tally, [number for number, _ in rejected]) == ((1, 2), [2, 3])


def test_rows_keep_their_numbers_through_many_blocks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 64)
    lines = [f"{i},{'jaywalk' if i % 10 == 7 else 'refer'},,,\n" + "\n" * (i % 3) for i in range(1, 500)]
    out, rejected, tally = check(tmp_path, HEADER + "".join(lines).encode())
    assert [number for number, _ in rejected] == list(range(7, 500, 10))
    assert tally == (449, 50)
    ids = [line.split(b",")[0] for line in out.splitlines()[1:]]
    assert ids == [b"%d" % i for i in range(1, 500) if i % 10 != 7]


@pytest.mark.parametrize(
    ("chosen", "saved", "loaded", "kept", "want"),
    [
        ("no", 1e9, True, True, False),
        ("yes", 0.0, False, False, True),
        ("", 0.0, True, False, True),
        ("", 1.0, False, True, False),
        ("", 5.0, False, True, True),
        ("", 5.0, False, False, False),
        ("", 60.0, False, False, True),
    ],
)
def test_what_is_compiled_is_used_where_it_saves_time(
    chosen: str, saved: float, loaded: bool, kept: bool, want: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHARTEROAK_COMPILED", chosen)
    modules = {"charteroak.engines.kernel": object()} if loaded else {}
    monkeypatch.setattr(fast.sys, "modules", modules)
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    if kept:
        (fast._path() / "x").mkdir(parents=True)
        (fast._path() / "x" / "scan_loops.write-1.py311.1.nbc").touch()
    assert fast.worthwhile(saved) is want


def test_without_numba_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_COMPILED", "yes")
    monkeypatch.setattr(keeping, "find_spec", lambda _name: None)
    assert not fast.worthwhile(1e9)


def test_what_is_compiled_is_kept_for_oneself_or_not_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHARTEROAK_CACHE", str(tmp_path))
    made = fast.folder.__wrapped__()
    assert made is not None
    assert made.parent == tmp_path / "kernels"
    assert stat.S_IMODE(made.stat().st_mode) & 0o077 == 0
    made.chmod(0o770)
    assert fast.folder.__wrapped__() is None
    made.rmdir()
    made.parent.rmdir()
    made.parent.write_text("in the way")
    assert fast.folder.__wrapped__() is None


def test_a_process_keeps_what_it_compiles_there_and_nowhere_else(tmp_path: Path) -> None:
    """The package's own folder stays as it is; a second process finds what the first one made."""
    (tmp_path / "in.csv").write_bytes(HEADER + b"1,refer,medical,true,x\n")
    package = Path(passing.__file__).parent
    before = sorted(package.rglob("*.nb?"))
    command = [
        sys.executable,
        "-c",
        "from charteroak.cli.main import main; main()",
        "decide",
        "in.csv",
        "-o",
        "out.csv",
    ]
    kernels = os.environ["CHARTEROAK_CACHE"]
    environment = {"PATH": "", "HOME": str(tmp_path), "CHARTEROAK_CACHE": kernels, "CHARTEROAK_COMPILED": "yes"}
    for _ in range(2):
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)  # noqa: S603
        assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(package.rglob("*.nb?")) == before == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
    assert list(Path(kernels, "kernels").rglob("scan_loops.write*.nbc"))


def pieces(many: int, *, apart: bool = True) -> Iterator[Piece]:
    for i in range(many):
        yield Piece(lambda first, i=i: iter([Batch(i, range(first, first + i), (), i)]), i, apart=apart)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_pieces_are_worked_on_ahead_and_come_back_in_order(threads: int) -> None:
    def work(piece: Piece, first: int) -> Iterator[tuple[int, int]]:
        time.sleep(0.002 * (piece.done % 3))
        for batch in piece.read(first):
            yield batch.rows, batch.count

    done = list(in_turn(pieces(20), work, threads))
    assert [each for _, each, _ in done] == list(range(20))
    assert [before for *_, before in done] == [sum(range(i)) for i in range(20)]
    alone = list(in_turn(pieces(20, apart=False), work, threads))
    assert [(each, before) for _, each, before in alone] == [(i, 0) for i in range(20)]


def test_a_piece_that_fails_ends_the_work_and_starts_no_more() -> None:
    started = []

    def work(piece: Piece, _first: int) -> Iterator[tuple[int, int]]:
        started.append(piece.done)
        yield 1 // (3 - piece.done), 0

    with pytest.raises(ZeroDivisionError):
        list(in_turn(pieces(1000), work, 2))
    assert len(started) < 20
