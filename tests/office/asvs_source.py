"""The source as a tree, for what is to be in none of it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src" / "charteroak"
CRYPTO = (
    "authlib", "cryptography", "django.contrib.auth.hashers", "django.core.signing", "hashlib", "hmac", "joserfc",
    "pyotp", "random", "secrets", "ssl", "webauthn",
)  # fmt: skip


@cache
def sources() -> dict[str, str]:
    """Each module, by its name below `charteroak`."""
    return {str(path.relative_to(SRC)): path.read_text("utf-8") for path in sorted(SRC.rglob("*.py"))}


def tree(name: str) -> ast.Module:
    """A module as a tree."""
    return ast.parse(sources()[name])


def imported() -> tuple[tuple[str, str], ...]:
    """Each module, and what it imports, as "hashlib" or "hashlib.sha256"."""
    return _read()[0]


def called() -> tuple[tuple[str, str, ast.Call], ...]:
    """Each module, and what it calls, as it is written: "subprocess.run"; of a longer way there, its end alone."""
    return _read()[1]


@cache
def _read() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, ast.Call], ...]]:
    """Both in one walk, which takes some seconds."""
    imports: list[tuple[str, str]] = []
    calls: list[tuple[str, str, ast.Call]] = []
    for name in sources():
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call):
                calls.append((name, _dotted(node.func), node))
            elif isinstance(node, ast.Import):
                imports += [(name, each.name) for each in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                imports += [(name, f"{node.module}.{each.name}") for each in node.names]
    return tuple(imports), tuple(calls)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}".lstrip(".")
    return ""


def crypto_used() -> dict[str, set[str]]:
    """What of cryptography is used, and where. Of `hashlib` it is the algorithm, however it was imported."""
    found: dict[str, set[str]] = {}
    for name, what in imported():
        if any(what == each or what.startswith(f"{each}.") for each in CRYPTO) and what not in ("hashlib", "hmac"):
            found.setdefault(what, set()).add(name)
    for name, what, _ in called():
        module, _, rest = what.partition(".")
        if module in ("hashlib", "hmac", "secrets") and rest.isidentifier():
            found.setdefault(what, set()).add(name)
    return found
