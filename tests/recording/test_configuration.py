"""Settings: one table, one file, the environment before it; what is wrong is a line without any value."""

import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.logic.errors import BadInput
from charteroak.recording.configuration.example import example
from charteroak.recording.configuration.loading import (
    DEFAULT,
    ENVIRONMENT,
    FILE,
    SECRET_FILE,
    Loaded,
    check_environment,
    find,
    load,
    number,
)
from charteroak.recording.configuration.setting import Type
from charteroak.recording.configuration.table import SECTIONS, SETTINGS, by_name

ROOT = Path(__file__).resolve().parents[2]
PLANTED = "Zqx7planted"
IN_FILE = [each for each in SETTINGS if each.in_file]
GOOD = {
    Type.TEXT: ('"some text"', "some text"),
    Type.PATH: ('"/var/lib/x"', "/var/lib/x"),
    Type.URL: ('"postgresql://u@h/d"', "postgresql://u@h/d"),
    Type.NUMBER: (None, None),
    Type.FLAG: ("true", "1"),
    Type.LIST: ('["a.example", "b.example"]', "a.example,b.example"),
    Type.CHOICE: (None, None),
}


def given_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "given.toml"
    path.write_text(text)
    path.chmod(mode)
    return path


def read(folder: Path, text: str, mode: int = 0o600, **environment: str) -> tuple[Loaded, dict[str, str]]:
    env = {"CHARTEROAK_DATA": str(folder / "none"), **environment}
    return load(given_file(folder, text, mode), env), env


def good(name: str) -> tuple[str, str]:
    setting = by_name()[name]
    if setting.type is Type.NUMBER:
        return str(setting.most), str(setting.most)
    if setting.type is Type.CHOICE:
        return f'"{setting.choices[-1]}"', setting.choices[-1]
    written, taken = GOOD[setting.type]
    assert written is not None
    assert taken is not None
    return written, taken


@pytest.mark.parametrize("name", [each.name for each in IN_FILE if each.key != "data"])
def test_a_setting_comes_from_the_file_and_the_environment_stands_before_it(name: str, tmp_path: Path) -> None:
    setting, (written, taken) = by_name()[name], good(name)
    text = f"[{setting.section}]\n{setting.key} = {written}\n"
    loaded, env = read(tmp_path, text)
    assert (loaded.wrong, env[setting.variable], loaded.source(setting)) == ([], taken, FILE)
    loaded, env = read(tmp_path, text, **{setting.variable: "other"})
    assert (env[setting.variable], loaded.source(setting)) == ("other", ENVIRONMENT)
    loaded, env = read(tmp_path, "")
    assert (setting.variable in env, loaded.source(setting)) == (False, DEFAULT)


@pytest.mark.parametrize("name", [each.name for each in IN_FILE])
@pytest.mark.parametrize("value", [f'{{ {PLANTED} = "x" }}', f'["{PLANTED}", 1]', "1.5", "1979-05-27", "-1"])
def test_a_value_of_another_type_is_named_and_not_repeated(name: str, value: str, tmp_path: Path) -> None:
    setting = by_name()[name]
    loaded, env = read(tmp_path, f"[{setting.section}]\n{setting.key} = {value}\n")
    [wrong] = loaded.wrong
    assert str(wrong).startswith(f"{name}: ")
    assert PLANTED not in str(wrong)
    assert "\n" not in str(wrong)
    assert setting.variable not in env or setting.key == "data"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"[ledger]\n{PLANTED} = 1\n", "ledger.(a name that is no field's): a setting that there is not"),
        ("[ledger]\nstores = 1\n", "ledger.stores: a setting that there is not"),
        ("[ledger]\nnew_passphrase = 'x'\n", "ledger.new_passphrase: a setting that there is not"),
        (f"[{PLANTED}]\nx = 1\n", "(a name that is no field's): a section that there is not"),
        ("port = 1\n", "port: a setting in no section"),
        ("[logs]\nlevel = 'verbose'\n", "logs.level: another text is not allowed here; allowed: debug"),
        (
            "[server]\nport = 70000\n",
            "server.port: a number is not allowed here; allowed: a whole number from 0",
        ),
        (f"[server]\nport = {PLANTED}\n", "the configuration file: text that is not TOML (at line 2"),
        ("[server]\nhosts = ['a,b']\n", "server.hosts: a list"),
        ("[server]\nhost_file = '/x'\n", "server.host_file: a setting that there is not"),
    ],
)
def test_what_is_wrong_in_the_file_is_a_line(text: str, said: str, tmp_path: Path) -> None:
    loaded, _ = read(tmp_path, text)
    assert str(loaded.wrong[0]).startswith(said)
    assert PLANTED not in str(loaded.wrong[0])


@pytest.mark.parametrize("name", [each.name for each in IN_FILE if each.secret])
def test_a_secret_comes_from_a_file_of_its_own(name: str, tmp_path: Path) -> None:
    setting, secret = by_name()[name], tmp_path / "secret"
    secret.write_text(f"{PLANTED}\n")
    secret.chmod(0o600)
    text = f"[{setting.section}]\n{setting.key}_file = '{secret}'\n"
    for loaded, env in (read(tmp_path, text, 0o644), read(tmp_path, "", **{setting.file_variable: str(secret)})):
        assert (loaded.wrong, env[setting.variable], loaded.source(setting)) == ([], PLANTED, SECRET_FILE)
    secret.chmod(0o640)
    loaded, env = read(tmp_path, text)
    assert "others can read" in str(loaded.wrong[0])
    assert setting.variable not in env
    secret.unlink()
    loaded, _ = read(tmp_path, text)
    assert str(loaded.wrong[0]).startswith(f"{name}_file: a file that cannot be read")
    loaded, _ = read(tmp_path, "", **{setting.variable: "x", setting.file_variable: str(secret)})
    assert str(loaded.wrong[0]).startswith(f"{setting.file_variable}: a second value")


def test_a_secret_in_a_file_that_others_can_read_is_refused_and_other_settings_are_not(tmp_path: Path) -> None:
    loaded, _ = read(tmp_path, f"[ledger]\npassphrase = '{PLANTED}'\n", 0o644)
    [wrong] = loaded.wrong
    assert "others can read" in str(wrong)
    assert PLANTED not in str(wrong)
    assert read(tmp_path, "[server]\nport = 1\n", 0o644)[0].wrong == []


def test_the_file_is_looked_for_in_its_places(tmp_path: Path) -> None:
    env = {"CHARTEROAK_DATA": str(tmp_path)}
    (tmp_path / "charteroak.toml").write_text("[server]\nport = 1\n")
    named = given_file(tmp_path, "")
    assert find(None, env) == tmp_path / "charteroak.toml"
    assert find(None, {**env, "CHARTEROAK_CONFIG": str(named)}) == named
    assert find(named, {**env, "CHARTEROAK_CONFIG": "elsewhere"}) == named
    loaded = load(tmp_path / "gone", dict(env))
    assert str(loaded.wrong[0]).startswith("--config: a file that is not there")


def test_a_variable_that_nothing_reads_is_told() -> None:
    given_here = {"CHARTEROAK_HOTS": "x", f"CHARTEROAK_{PLANTED}-": "y", "OTHER": ""}
    wrong = [str(each) for each in check_environment(given_here)]
    assert wrong[0].startswith("CHARTEROAK_HOTS: a variable that nothing reads")
    assert wrong[1].startswith("CHARTEROAK_…: ")
    [wrong_type] = check_environment({"CHARTEROAK_PORT": PLANTED})
    assert str(wrong_type).startswith("CHARTEROAK_PORT: another text")
    assert PLANTED not in str(wrong_type)


def test_the_table_is_closed() -> None:
    assert len({each.variable for each in SETTINGS}) == len(SETTINGS)
    assert {each.section for each in SETTINGS} == set(SECTIONS)
    assert all(each.choices for each in SETTINGS if each.type is Type.CHOICE)
    assert all(each.most for each in SETTINGS if each.type is Type.NUMBER)
    assert all(each.means.endswith(".") for each in SETTINGS)


def test_the_documented_file_is_the_one_in_deploy_and_has_every_setting() -> None:
    assert (ROOT / "deploy" / "charteroak.toml").read_text() == example()
    assert tomllib.loads(example()) == {section: {} for section in SECTIONS}
    for setting in IN_FILE:
        assert f"{setting.variable}.\n" in example().replace("\n# ", " "), setting.name
    lines = example().replace("\n#", "\n").splitlines()
    assert max(map(len, example().splitlines())) <= 120
    shown = {line.split(" = ")[0] for line in lines}
    assert {each.key for each in IN_FILE} <= shown | {name.removesuffix("_file") for name in shown}


def test_the_documented_file_can_be_used_when_its_marks_are_taken_away(tmp_path: Path) -> None:
    """But for the secrets' files, which are not there."""
    told = [line for line in example().splitlines() if not line.startswith("# ") and "_file" not in line]
    shown = [line.removeprefix("#") for line in told]
    unset = [each.key for each in IN_FILE if not each.example and not each.default]
    text = "\n".join(line for line in shown if line.split(" = ")[0] not in unset)
    loaded, env = read(tmp_path, text)
    assert loaded.wrong == []
    assert env["CHARTEROAK_HOSTS"] == "charteroak.example.gov"


@given(st.text(max_size=200))
def test_whatever_the_file_says_the_program_is_told_in_lines(text: str) -> None:

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "x.toml"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        path.chmod(0o600)
        loaded = load(path, {"CHARTEROAK_DATA": name})
    assert all("\n" not in str(each) for each in loaded.wrong)


def test_a_number_is_read_by_its_row_of_the_table() -> None:
    assert number("CHARTEROAK_SESSION_IDLE", {}) == 1800
    assert number("CHARTEROAK_SESSION_IDLE", {"CHARTEROAK_SESSION_IDLE": "60"}) == 60
    for wrong in ("59", PLANTED, "-1", "1e3"):
        with pytest.raises(BadInput, match=r"^CHARTEROAK_SESSION_IDLE: another text") as raised:
            number("CHARTEROAK_SESSION_IDLE", {"CHARTEROAK_SESSION_IDLE": wrong})
        assert PLANTED not in str(raised.value)
