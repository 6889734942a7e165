"""Reading the file, and filling in of the environment what is not set there. No error repeats a value.

The file is read once, when the program starts. What is set in the environment stands; a secret whose file is named is
read from there, so that neither the command line nor the environment of the service's unit has to hold it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.recording.configuration.setting import Setting, Type
from charteroak.recording.configuration.table import FAMILIES, OTHERS, SECTIONS, SETTINGS, by_name, by_variable

FILE_VARIABLE = "CHARTEROAK_CONFIG"
FILE_NAME = "charteroak.toml"
SYSTEM_FILE = Path("/etc/charteroak") / FILE_NAME
_MOUNTED = Path("/run/secrets")  # containers: a file system of one service's own, where the modes say little
_LARGEST = 1 << 16

ENVIRONMENT, FILE, SECRET_FILE, DEFAULT = "environment", "file", "secret file", "default"


@dataclass
class Loaded:
    """What came of reading: the file, where each setting comes from, by variable, and everything that is wrong."""

    path: Path | None = None
    sources: dict[str, str] = field(default_factory=dict)
    wrong: list[BadInput] = field(default_factory=list)

    def source(self, setting: Setting) -> str:
        """Where the value comes from."""
        return self.sources.get(setting.variable, DEFAULT)


def find(given: Path | None, environment: Mapping[str, str]) -> Path | None:
    """The file to read: the one named, or else the first there is of those that need not be. None where there is none.

    BadInput where one is named and not there.
    """
    named = given or (Path(environment[FILE_VARIABLE]) if environment.get(FILE_VARIABLE) else None)
    if named is not None:
        if not named.is_file():
            raise BadInput("--config" if given else FILE_VARIABLE, "a file that is not there", ["one that is"])
        return named
    for path in (_data_folder(environment) / FILE_NAME, SYSTEM_FILE):
        if path.is_file():
            return path
    return None


def load(given: Path | None, environment: MutableMapping[str, str]) -> Loaded:
    """Read the file and fill the environment in. What is wrong is listed, and not taken."""
    loaded = Loaded()
    loaded.sources = {each.variable: ENVIRONMENT for each in SETTINGS if environment.get(each.variable)}
    try:
        loaded.path = find(given, environment)
        values = dict(_settings(_parsed(loaded.path), loaded)) if loaded.path else {}
    except BadInput as wrong:
        loaded.wrong.append(wrong)
        values = {}
    if loaded.path is not None and any(name in by_name() and by_name()[name].secret for name in values):
        try:
            check_own(loaded.path, "the configuration file")
        except BadInput as wrong:
            loaded.wrong.append(wrong)
    _take(values, environment, loaded)
    return loaded


def number(variable: str, environment: Mapping[str, str]) -> int:
    """A NUMBER of the table as it is set, or its default. BadInput, naming the variable, where it is none."""
    setting = by_variable()[variable]
    text = environment.get(variable) or setting.default
    if not _fits(setting, text):
        raise BadInput(variable, "another text", setting.allowed)
    return int(text)


def check_environment(environment: Mapping[str, str]) -> Iterator[BadInput]:
    """What is wrong with the variables themselves: names that nothing reads, and values of another type."""
    known = {*by_variable(), *OTHERS, *(each.file_variable for each in SETTINGS if each.secret)}
    for name in sorted(environment):
        if name.startswith("CHARTEROAK_") and name not in known and not name.startswith(FAMILIES):
            yield BadInput(
                _variable_name(name), "a variable that nothing reads", ["those that `charteroak config` lists"]
            )
    for setting in SETTINGS:
        value = environment.get(setting.variable)
        if value and not _fits(setting, value):
            yield BadInput(setting.variable, "another text", setting.allowed)


def check_own(path: Path, what: str) -> None:
    """BadInput where others than its owner can read a file with a secret in it."""
    if os.name == "posix" and path.stat().st_mode & 0o077 and _MOUNTED not in path.resolve().parents:
        raise BadInput(what, "a file with a secret that others can read", ["one for its owner alone (chmod 600)"])


def _data_folder(environment: Mapping[str, str]) -> Path:
    if named := environment.get("CHARTEROAK_DATA"):
        return Path(named)
    from charteroak.recording.folder import data_folder

    return data_folder()


def _parsed(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "it cannot be read"
        raise BadInput("the configuration file", f"a file that cannot be read ({reason})", ["one that can"]) from None
    if len(data) > _LARGEST:
        raise BadInput("the configuration file", f"more than {_LARGEST} bytes", ["a file of settings"])
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        where = str(error).rpartition("(")[2].removesuffix(")")  # "at line 3, column 5": the rest may quote the file
        place = f" ({where})" if where.startswith("at ") else ""
        raise BadInput("the configuration file", f"text that is not TOML{place}", ["TOML in UTF-8"]) from None
    except UnicodeDecodeError:
        raise BadInput("the configuration file", "bytes that are not UTF-8", ["TOML in UTF-8"]) from None


def _settings(parsed: Mapping[str, Any], loaded: Loaded) -> Iterator[tuple[str, str]]:
    """The settings of a file with their values as the environment would have them. What is wrong is listed."""
    for section, table in parsed.items():
        if section not in SECTIONS or not isinstance(table, dict):
            given = "a section that there is not" if isinstance(table, dict) else "a setting in no section"
            loaded.wrong.append(BadInput(field_name(section), given, [f"[{each}]" for each in SECTIONS]))
            continue
        for key, value in table.items():
            try:
                yield _value(section, key, value)
            except BadInput as wrong:
                loaded.wrong.append(wrong)


def _value(section: str, key: str, value: object) -> tuple[str, str]:
    """A setting's name and its value. BadInput where there is no such setting, or the value is of another type."""
    name = f"{section}.{key}"
    plain = by_name().get(name.removesuffix("_file")) if key.endswith("_file") else None
    if plain is not None and plain.secret:
        if not isinstance(value, str) or not value:
            raise BadInput(name, kind_of(value), ["a path"])
        return name, value
    setting = by_name().get(name)
    if setting is None:
        own = [each.key for each in by_name().values() if each.section == section]
        raise BadInput(f"{section}.{field_name(key)}", "a setting that there is not", own)
    text = _as_text(setting, value)
    if text is None or (text and not _fits(setting, text)):
        raise BadInput(name, kind_of(value), setting.allowed)
    return name, text


def _as_text(setting: Setting, value: object) -> str | None:
    """A value of TOML as the environment has it; None where it is of another type."""
    match setting.type, value:
        case Type.FLAG, bool():
            return "1" if value else ""
        case Type.NUMBER, int() if not isinstance(value, bool):
            return str(value)
        case Type.LIST, list() if all(isinstance(each, str) and "," not in each for each in value):
            return ",".join(value)
        case ((Type.TEXT | Type.PATH | Type.URL | Type.CHOICE), str()):
            return value
    return None


def _fits(setting: Setting, text: str) -> bool:
    if "\0" in text or ("\n" in text and setting.key != "client_key"):
        return False
    match setting.type:
        case Type.CHOICE:
            return text in setting.choices
        case Type.NUMBER:
            return text.isascii() and text.isdigit() and len(text) < 12 and setting.least <= int(text) <= setting.most
        case Type.FLAG:
            return text in ("0", "1")
    return True


def _take(values: Mapping[str, str], environment: MutableMapping[str, str], loaded: Loaded) -> None:
    """Fill in what is not set: first from files that variables name, then from the configuration's file."""
    for setting in SETTINGS:
        secret_path = environment.get(setting.file_variable) if setting.secret else None
        if secret_path and environment.get(setting.variable):
            loaded.wrong.append(BadInput(setting.file_variable, "a second value", [f"this, or {setting.variable}"]))
        elif not environment.get(setting.variable):
            in_file, in_files_file = values.get(setting.name), values.get(f"{setting.name}_file")
            if in_file and in_files_file:
                loaded.wrong.append(BadInput(f"{setting.name}_file", "a second value", [f"this, or {setting.name}"]))
            elif path := secret_path or in_files_file:
                _take_secret(setting, Path(path), environment, loaded)
            elif in_file:
                environment[setting.variable] = in_file
                loaded.sources[setting.variable] = FILE


def _take_secret(setting: Setting, path: Path, environment: MutableMapping[str, str], loaded: Loaded) -> None:
    try:
        environment[setting.variable] = _secret(setting, path)
    except BadInput as wrong:
        loaded.wrong.append(wrong)
    else:
        loaded.sources[setting.variable] = SECRET_FILE


def _secret(setting: Setting, path: Path) -> str:
    """What a secret's file holds. BadInput where it cannot be read, others can, or it holds no such value."""
    name = f"{setting.name}_file"
    try:
        check_own(path, name)
        text = path.read_text(encoding="utf-8").strip("\r\n")
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "it cannot be read"
        raise BadInput(name, f"a file that cannot be read ({reason})", ["one that can"]) from None
    except UnicodeDecodeError:
        raise BadInput(name, "a file that is not UTF-8", ["a text"]) from None
    if not text or len(text) > _LARGEST or not _fits(setting, text):
        raise BadInput(name, "a file with nothing in it, or too much", ["a file with the secret on one line"])
    return text


def _variable_name(name: str) -> str:
    """A variable's name, if it has the form of one of ours: a name, too, may hold what it must not."""
    lowered = name.removeprefix("CHARTEROAK_").lower()
    return name if field_name(lowered) == lowered else "CHARTEROAK_…"
