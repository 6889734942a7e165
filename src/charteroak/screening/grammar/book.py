"""All rules together, compiled: the characters of words, each form's expression, and the words that call for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from charteroak.screening.found import Category, Certainty, Tier
from charteroak.screening.grammar import forms_en, forms_es, words_en, words_es
from charteroak.screening.grammar.anchors import anchors
from charteroak.screening.grammar.pattern import Malformed, Node, Reader, expression, sets_of
from charteroak.screening.grammar.rule import Holder, Room, Rule
from charteroak.screening.grammar.tokens import vocabulary

_FORMS = {"en": forms_en.forms, "es": forms_es.forms}
_WORDS = {"en": words_en.WORDS, "es": words_es.WORDS}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A rule as it runs."""

    name: str
    category: Category
    tier: Tier
    certainty: Certainty
    holder: Holder
    past: tuple[str, ...]


class Form(msgspec.Struct, frozen=True, gc=False):
    """One pattern of a rule: the number of its entry, and its expression over coded tokens."""

    entry: int
    expression: str


class Book(msgspec.Struct, frozen=True):
    """Everything that running the rules needs, and nothing that the rules are made of."""

    codes: dict[str, str]
    entries: tuple[Entry, ...]
    forms: tuple[Form, ...]
    words: tuple[str, ...]
    """The words to look for; what each calls for is in `calls`."""
    calls: tuple[tuple[int, ...], ...]
    standing: dict[str, str]
    """The expressions of contexts, by name."""


def named(language: str) -> dict[str, Node]:
    """The common patterns of a language, read; those of both also as {en.…} and {es.…}."""
    both: dict[str, Node] = {}
    read: dict[str, dict[str, Node]] = {}
    for each, words in _WORDS.items():
        read[each] = _read_words(words, {}, each)
        both |= {f"{each}.{name}": node for name, node in read[each].items()}
    return read[language] | both


def _read_words(words: Mapping[str, str], known: Mapping[str, Node], language: str) -> dict[str, Node]:
    names = dict(known)
    for name, text in words.items():
        names[name] = Reader(names, _FORMS[language]).read(text)
    return names


def compile_book(rooms: Sequence[Room], contexts: Mapping[str, Mapping[str, str]]) -> Book:
    """Compile rules, and the contexts of each language, into a book. Malformed where a pattern cannot be used."""
    common = {language: named(language) for language in _FORMS}
    read: list[tuple[Entry, list[Node]]] = []
    for room in rooms:
        names = _read_words(room.words, common[room.language], room.language)
        reader = Reader(names, _FORMS[room.language])
        read += [(_entry(room, rule), [_form(reader, rule, form) for form in rule.forms]) for rule in room.rules]
    standing = {
        f"{language}.{name}": Reader(common[language], _FORMS[language]).read(text)
        for language, texts in contexts.items()
        for name, text in texts.items()
    }
    nodes = [node for _, forms in read for node in forms]
    words = vocabulary(words for node in (*nodes, *standing.values()) for words in sets_of(node))
    owners = [number for number, (_, forms) in enumerate(read) for _ in forms]
    called = _called(nodes)
    return Book(
        codes=dict(words.codes),
        entries=tuple(entry for entry, _ in read),
        forms=tuple(Form(owner, expression(node, words.coded)) for owner, node in zip(owners, nodes, strict=True)),
        words=tuple(called),
        calls=tuple(tuple(numbers) for numbers in called.values()),
        standing={name: expression(node, words.coded) for name, node in standing.items()},
    )


def _entry(room: Room, rule: Rule) -> Entry:
    name = f"{room.category}.{room.language}.{rule.name}"
    return Entry(name, room.category, rule.tier, rule.certainty, rule.holder, rule.past)


def _form(reader: Reader, rule: Rule, form: str) -> Node:
    try:
        node = reader.read(form)
    except Malformed as trouble:
        raise Malformed(f"{rule.name}: {trouble}") from trouble
    if "‹" not in form:
        raise Malformed(f"{rule.name}: nothing is marked with ‹ › in: {form}")
    if anchors(node) is None:
        raise Malformed(f"{rule.name}: no word that must be there in: {form}")
    return node


def _called(nodes: Iterable[Node]) -> dict[str, list[int]]:
    called: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        for word in sorted(anchors(node) or ()):
            called.setdefault(word, []).append(number)
    return dict(sorted(called.items()))
