"""The rules of the house that no other tool keeps: which floor imports which, and what no file may say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE = 350
STANDS_ALONE = {"verify.py": 520}  # is copied out and run by itself, so it cannot be parted
LOCK = "uv.lock"  # made by a machine; it names where each package lies


def joined(text: str) -> str:
    """The text without its dots: unwanted words stand here in two parts, so this file is no find itself."""
    return text.replace("·", "")


UNWANTED = {
    "path of a machine": joined(r"(?<![\w.])/(wo·rk|tm·p|ro·ot|ho·me)(?![\w-])"),
    "registry host": joined(r"py·pi\.org|python·hosted\.org|npm·js\.(com|org)|deb·\.debian\.org"),
    "unfinished work": joined(r"\b(TO·DO|FIX·ME|XX·X(?!-X)|HA·CK|NotImpl·emented(Error)?|[Ll]orem ip·sum)\b"),
}
EXAMPLES = {
    "path of a machine": ["see /wo·rk/main", "(/tm·p)", "'/ro·ot'"],
    "registry host": ["https://py·pi.org/simple", "files.python·hosted.org"],
    "unfinished work": ["# TO·DO: later", "raise NotImpl·ementedError"],
}


def finds(what: str, text: str) -> list[str]:
    """The lines that hold something unwanted, with their numbers."""
    pattern = re.compile(UNWANTED[what])
    return [f"{number}: {line.strip()}" for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every text that is, or would be, in a commit, by its name."""
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own
    paths = [ROOT / name for name in listed.split("\0") if name and name != LOCK]
    contents = {str(path.relative_to(ROOT)): path.read_bytes() for path in paths if path.is_file()}
    binary = (".table", ".png", ".pdf")
    return {name: raw.decode() for name, raw in contents.items() if not name.endswith(binary) and b"\0" not in raw}


def test_imports_run_downwards_only() -> None:
    """The contracts are in pyproject.toml, under tool.importlinter."""
    lint = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds_a(what: str, texts: dict[str, str]) -> None:
    assert {name: found for name, text in texts.items() if (found := finds(what, text))} == {}


@pytest.mark.parametrize(("what", "example"), [(what, each) for what in UNWANTED for each in EXAMPLES[what]])
def test_the_search_can_find_a(what: str, example: str) -> None:
    assert finds(what, joined(example))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_read_in_one_go(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= STANDS_ALONE.get(path.name, LONGEST_MODULE)


ONE_THREAD = {"worker.py", "kept.py", "lines.py"}  # processes and commands that decode in one thread


def test_what_threads_decode_is_known_before_they_ask() -> None:
    """Two threads that are the first to ask msgspec what a type is made of end the process: decoders are made once."""
    asks = [path for path in MODULES if re.search(r"msgspec\.(?:json|msgpack)\.decode\(.*type=", path.read_text())]
    assert {path.name for path in asks} <= ONE_THREAD


def test_the_readme_names_the_two_commands() -> None:
    assert {"make serve", "make test"} <= set(re.findall(r"make [a-z]+", (ROOT / "README.md").read_text()))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_in_the_docs_works(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^ *)make ([a-z]+)", (ROOT / name).read_text(), re.MULTILINE))
    assert named
    assert named <= targets
