"""Reading in a process of its own: what it may do, how it is ended, and that nothing of a file gets anywhere else.

And whatever bytes are read, they are a document or one of the known troubles.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import docx, p, packed
from made_pdf import lines, pdf
from test_documents_mail import message

from charteroak.screening.documents import LIMITS, Limits, Unreadable, apart, read
from charteroak.screening.documents.apart import Outcome, Task, environment, read_apart
from charteroak.screening.documents.worker import _outcome

PLANTED = "Zq7planted"


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module in the place of the worker; what it does, the test writes."""
    monkeypatch.setattr(apart, "WORKER", "standing_in")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "standing_in.py"


def refused(data: bytes = b"any", limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read_apart(data, "", limits)
    return caught.value.reason


@pytest.mark.parametrize(
    "does",
    [
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "print('no JSON')",
        "print('{\"document\": 5}')",
        'print(\'{"document": {"kind": "poem", "pages": [], "pieces": []}}\')',
        "print('{}')",
        "import sys; sys.stdout.buffer.write(b'\\xff\\xfe')",
        "raise KeyError('Zq7planted')",
    ],
)
def test_a_process_that_fails_is_a_file_that_is_broken(
    stand_in: Path, does: str, capfd: pytest.CaptureFixture[str]
) -> None:
    stand_in.write_text(does)
    assert refused() == "broken"
    assert capfd.readouterr() == ("", "")


def test_a_process_that_does_not_read_what_it_is_given_is_no_matter(stand_in: Path) -> None:
    stand_in.write_text('import os; os.close(0); print(\'{"unreadable": "encrypted"}\')')
    assert refused(b"x" * 10_000_000) in ("encrypted", "broken")


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are POSIX's")
def test_a_process_that_takes_too_long_is_ended_with_what_it_started(stand_in: Path, tmp_path: Path) -> None:
    number = tmp_path / "number"
    started = (
        f"import subprocess; own = subprocess.Popen(['sleep', '200']); open({str(number)!r}, 'w').write(str(own.pid))"
    )
    stand_in.write_text(f"{started}\nown.wait()")
    for seconds in (1, 8, 64):  # on a busy machine a process may need a while to begin
        begun = time.monotonic()
        assert refused(limits=Limits(seconds=seconds)) == "too slow"
        assert time.monotonic() - begun < seconds + 50
        if number.exists() and number.read_text():
            break
    for _ in range(600):
        if not _runs(int(number.read_text())):
            return
        time.sleep(0.05)
    raise AssertionError("what it started goes on")


def _runs(number: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked after does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_the_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch, stand_in: Path) -> None:
    for name in ("CHARTEROAK_PDP_TOKEN", "CHARTEROAK_LEDGER_PASSPHRASE", "HOME", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, PLANTED)
    assert PLANTED not in "".join((*environment(), *environment().values()))
    assert environment()["PATH"] == os.environ["PATH"]
    stand_in.write_text(
        "import os, json\n"
        f"found = [name for name, value in os.environ.items() if {PLANTED!r} in value]\n"
        "print(json.dumps({'unreadable': 'broken' if found else 'encrypted'}))"
    )
    assert refused() == "encrypted"


BOUND = """
import sys
from charteroak.screening.documents.document import Limits
from charteroak.screening.documents.worker import _bind
_bind(Limits(seconds=2))
{does}
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps all of these bounds")
@pytest.mark.parametrize(
    ("does", "ends"),
    [
        ("open(sys.argv[1], 'wb', buffering=0).write(b'x')", b"OSError"),
        ("bytearray(4 << 30)", b"MemoryError"),
        ("while True: pass", b""),
    ],
)
def test_the_process_can_write_no_file_and_has_bounds(tmp_path: Path, does: str, ends: bytes) -> None:
    command = [sys.executable, "-c", BOUND.format(does=does), str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, timeout=30, check=False)  # noqa: S603 - our own
    assert done.returncode != 0
    assert ends in done.stderr
    assert b"".join(each.read_bytes() for each in tmp_path.iterdir()) == b""


@pytest.mark.parametrize("name", ["x.pdf", "\udcff.pdf", "n" * 5000, "\n\r\0", PLANTED])
def test_any_name_goes_with_a_file(name: str) -> None:
    assert read(b"<!DOCTYPE html><p>words", name).pages == ("words",)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    files = pdf(lines("words")), docx(p("words"))
    for module in ("lxml", "pypdfium2", "pikepdf"):
        monkeypatch.setitem(sys.modules, module, None)
    for name in [name for name in sys.modules if name.startswith("charteroak.screening.documents.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    for data in files:
        assert _outcome(Task("", LIMITS), data) == Outcome(unreadable="no extra")
    assert _outcome(Task("", LIMITS), rb"{\rtf1 words}").unreadable is None


@pytest.mark.parametrize(
    "fault", [KeyError(PLANTED), MemoryError(PLANTED), RecursionError(PLANTED), OSError(5, PLANTED)]
)
def test_a_fault_within_says_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr("charteroak.screening.documents.worker.read_here", fails)
    outcome = _outcome(Task("", LIMITS), b"")
    assert outcome.unreadable in ("broken", "too large")
    assert PLANTED not in repr(outcome)


# Whatever bytes.

STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"<html>",
    b"From: a@example.org\nMIME-Version: 1.0\n",
    b"\x89PNG\r\n\x1a\n",
    b"II*\0",
    b"\xff\xd8\xff\xe0",
    b"\xff\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
]
WHOLE = [
    pdf(lines("some words of a page"), lines("and of another")),
    docx(p("some words") + p("and others"), {"word/comments.xml": "<w:comments xmlns:w='urn:w'/>"}),
    packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}, 0),
    message("words").as_bytes(),
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Se\'f1or \u241?\par two}",
    b"<!DOCTYPE html><head><title>t</title></head><p class='x'>words &amp; <b>more</b></p><script>x</script>",
]


def come_to_an_end(data: bytes, name: str = "") -> None:
    """A document or a trouble, which goes over the wire whole; and of a document, pages and pieces agree."""
    found = msgspec.json.decode(msgspec.json.encode(_outcome(Task(name, LIMITS), data)), type=Outcome)
    assert (found.document is None) is not (found.unreadable is None)
    for piece in found.document.pieces if found.document else ():
        assert 0 <= piece.page <= len(found.document.pages)  # type: ignore[union-attr]  # it is there


@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(["", "x.eml", "x.pdf"]))
@settings(max_examples=100, derandomize=True)
def test_any_bytes_come_to_an_end(start: bytes, rest: bytes, name: str) -> None:
    come_to_an_end(start + rest, name)


@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8), st.floats(0, 1))
@settings(max_examples=100, derandomize=True)
def test_files_with_wrong_bytes_come_to_an_end(whole: bytes, changes: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(whole)
    for place, byte in changes:
        data[int(place * (len(data) - 1))] = byte
    come_to_an_end(bytes(data[: int(len(data) * (0.5 + cut))]))
