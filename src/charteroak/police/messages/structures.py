"""Records written as objects or elements of any names, as lines of what they hold: `name: value`, object by object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from charteroak.logic.errors import BadInput

Leaf = tuple[str, str]
Tree = list["Leaf | Tree"]
"""What an object holds, in order: values with their names, and objects. A name says nothing that is relied on."""

_LARGEST = 1 << 18
_DEEPEST = 32
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")
_DECLARATION = re.compile(r"<\?xml[^>]*\?>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_PREFIX = re.compile(r"(</?)[\w.-]+:(?=[A-Za-z])")


def tree_of(text: str) -> Tree | None:
    """The objects of a text that is JSON, or XML of one root or several; None where it is neither."""
    begin = text.lstrip("\ufeff \t\r\n")[:1]
    if not begin or begin not in "{[<" or len(text) > _LARGEST:
        return None
    return _of_xml(text) if begin == "<" else _of_json(text)


def _of_json(text: str) -> Tree | None:
    """One value, or several one after another."""
    decoder, found, at = json.JSONDecoder(), Tree(), 0
    text = text.strip("\ufeff \t\r\n")
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            found.append(_branch("", value, 0))
            while at < len(text) and text[at] in " \t\r\n,;\x1e":
                at += 1
    except (ValueError, RecursionError):
        return None
    return found


def _branch(name: str, value: Any, depth: int) -> Leaf | Tree:
    if depth > _DEEPEST:
        raise ValueError
    if isinstance(value, dict):
        return [("", _spelt(name)), *[_branch(key, each, depth + 1) for key, each in value.items()]]
    if isinstance(value, list):
        return [_branch(name, each, depth + 1) for each in value]
    return _spelt(name), "" if value is None else str(value)


def _of_xml(text: str) -> Tree | None:
    from charteroak.police.messages.niem_tree import Node, NotWellFormed, parse

    def branch(node: Node) -> Leaf | Tree:
        given: Tree = [(_spelt(name), value) for name, value in node.attributes.items()]
        if not node.children and not given:
            return _spelt(node.name), node.text
        inner: Tree = [("", _spelt(node.name)), *given]
        if node.text:
            inner.append(("", node.text))
        return [*inner, *map(branch, node.children)]

    whole = _PREFIX.sub(r"\1", _DECLARATION.sub("", text))
    try:
        root = parse(f"<all>{whole}</all>")
    except (NotWellFormed, BadInput, expat.ExpatError):
        return None
    return [branch(node) for node in root.children]


def _spelt(name: str) -> str:
    """A member's name as words: `fileName`, `file_name` and `file-name` are the same."""
    return " ".join(_NOT_WORD.sub(" ", _CAMEL.sub(" ", name)).split())


def leaves(tree: Tree) -> Iterator[Leaf]:
    """All that a tree holds, in order."""
    left: list[Leaf | Tree] = [tree]
    while left:
        each = left.pop()
        if isinstance(each, tuple):
            yield each
        else:
            left.extend(reversed(each))
