"""The file that documents every setting: each with what it means, its type, its default and its variable."""

from __future__ import annotations

import json
import textwrap

from charteroak.recording.configuration.setting import Setting, Type
from charteroak.recording.configuration.table import SECTIONS, SETTINGS

_WIDTH = 100
_HEAD = """\
# Charter Oak: every setting there is. This file is made by `charteroak config --example`.
#
# It is read when the program starts: from --config FILE or CHARTEROAK_CONFIG, else charteroak.toml in the data folder,
# else /etc/charteroak/charteroak.toml. What is set in the environment stands before what is set here.
# A secret may be a file's path instead: `passphrase_file = "…"`, or CHARTEROAK_LEDGER_PASSPHRASE_FILE in the
# environment. A file that holds a secret itself must be for its owner alone (chmod 600).
# Lines that begin with # are not read: take the mark away to set something.
"""


def example() -> str:
    """The file."""
    parts = [_HEAD]
    for section, means in SECTIONS.items():
        parts.append(f"\n# {means}\n[{section}]\n")
        parts += [_shown(each) for each in SETTINGS if each.section == section and each.in_file]
    return "".join(parts)


def _shown(setting: Setting) -> str:
    kind = (
        f"One of {', '.join(setting.choices)}"
        if setting.choices
        else setting.type.value[0].upper() + setting.type.value[1:]
    )
    if setting.type is Type.NUMBER:
        kind += f" from {setting.least} to {setting.most}"
    told = f"{setting.means} {kind}; {setting.variable}."
    lines = textwrap.wrap(told, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    if setting.secret and not setting.example:
        lines.append(f'#{setting.key}_file = "/run/credentials/charteroak.service/{setting.section}-{setting.key}"')
    else:
        lines.append(f"#{setting.key} = {_literal(setting)}")
    return "\n".join(("", *lines, "")) if setting is not SETTINGS[0] else "\n".join((*lines, ""))


def _literal(setting: Setting) -> str:
    value = setting.example or setting.default
    match setting.type:
        case Type.FLAG:
            return "true" if value == "1" else "false"
        case Type.NUMBER:
            return value
        case Type.LIST:
            return json.dumps(value.split(","))
    return json.dumps(value)
