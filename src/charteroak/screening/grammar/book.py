"""All rules together, compiled into a book: characters of words, each form's expression, the words that call for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from charteroak.screening.grammar import forms_en, forms_es, standing, words_en, words_es
from charteroak.screening.grammar.anchors import anchors, tried
from charteroak.screening.grammar.chains import Link, chains
from charteroak.screening.grammar.compiled import Book, Chain, Entry, Form
from charteroak.screening.grammar.pattern import Malformed, Node, Reader, either, expression, sets_of
from charteroak.screening.grammar.rule import Room, Rule
from charteroak.screening.grammar.tokens import ABBREVIATED, Vocabulary, vocabulary

_FORMS = {"en": forms_en.forms, "es": forms_es.forms}
_WORDS = {"en": words_en.WORDS, "es": words_es.WORDS}


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


def compile_book(rooms: Sequence[Room]) -> Book:
    """Compile rules, and the contexts that they stand in, into a book. Malformed where a pattern cannot be used."""
    common = {language: named(language) for language in _FORMS}
    read: list[tuple[Entry, list[Node]]] = []
    for room in rooms:
        names = _read_words(room.words, common[room.language], room.language)
        reader = Reader(names, _FORMS[room.language])
        read += [(_entry(room, rule), [_form(reader, rule, form) for form in rule.forms]) for rule in room.rules]
    contexts: dict[str, list[Node]] = {}
    for name, language, text in standing.patterns():
        contexts.setdefault(name, []).append(Reader(common[language], _FORMS[language]).read(text))
    nodes = [node for _, forms in read for node in forms]
    told = [*nodes, *(node for both in contexts.values() for node in both)]
    words = vocabulary((ABBREVIATED, *(each for node in told for each in sets_of(node))))
    owners = [number for number, (_, forms) in enumerate(read) for _ in forms]
    called = _called(nodes)
    return Book(
        codes=dict(words.codes),
        entries=tuple(entry for entry, _ in read),
        forms=tuple(_compiled(owner, node, words) for owner, node in zip(owners, nodes, strict=True)),
        words=tuple(called),
        calls=tuple(tuple(numbers) for numbers in called.values()),
        standing={name: _compiled(0, either(both), words) for name, both in contexts.items()},
    )


def _compiled(owner: int, node: Node, words: Vocabulary) -> Form:
    return Form(owner, expression(node, words.coded), tuple(_linked(links, words) for links in chains(node)))


def _linked(links: Sequence[Link], words: Vocabulary) -> Chain:
    rarest = min(range(len(links)), key=lambda at: links[at].often, default=0)
    return Chain(tuple((words.coded(link.words) + link.kinds, link.within) for link in links), rarest)


def tries(room: Room) -> Iterator[tuple[str, float]]:
    """Each form of a room's rules, and how many times in a million characters it will be tried, about."""
    reader = Reader(_read_words(room.words, named(room.language), room.language), _FORMS[room.language])
    for rule in room.rules:
        for form in rule.forms:
            yield f"{rule.name}: {form}", tried(_form(reader, rule, form))


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
        for word in sorted((anchors(node) or (0, ()))[1]):
            called.setdefault(word, []).append(number)
    return dict(sorted(called.items()))
