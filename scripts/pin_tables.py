"""Build every table and write the pins of `charteroak/law/pins.py`. Run it after a norm or the builder changed."""

from pathlib import Path

from charteroak.law import pins, tables
from charteroak.law.article import RULEBOOK


def pinned() -> str:
    """The source of the pins as they would be now."""
    doc = (pins.__doc__ or "").strip()
    lines = [f'"""{doc}\n"""\n\nPINS: dict[str, tuple[str, str]] = {{']
    for act in RULEBOOK.acts:
        built = tables.build_shipped(act.name)
        lines.append(f'    "{act.name}": (')
        lines.append(f'        "{tables.definition(act.name)}",')
        lines.append(f'        "{tables.digest(built)}",\n    ),')
    return "\n".join([*lines, "}\n"])


if __name__ == "__main__":
    Path(pins.__file__).write_text(pinned(), encoding="utf-8")
