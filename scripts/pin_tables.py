"""Build every table, ship it, and write its pins. Run it after a norm or the builder changed."""

from pathlib import Path

from charteroak.law import pins, tables
from charteroak.law.article import RULEBOOK


def main() -> None:
    """Write `law/shipped/` and `law/pins.py` as they would be now."""
    doc = (pins.__doc__ or "").strip()
    lines = [f'"""{doc}\n"""\n\nPINS: dict[str, tuple[str, str]] = {{']
    tables.FOLDER.mkdir(exist_ok=True)
    for act in RULEBOOK.acts:
        built = tables.build_shipped(act.name)
        tables.path(act.name).write_bytes(tables.packed(built))
        lines.append(f'    "{act.name}": (')
        lines.append(f'        "{tables.definition(act.name)}",')
        lines.append(f'        "{tables.digest(built)}",\n    ),')
    Path(pins.__file__).write_text("\n".join([*lines, "}\n"]), encoding="utf-8")


if __name__ == "__main__":
    main()
