"""Write docs/rules.md: every rule of screening, with where it comes from, what it finds and what it must not."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule
from charteroak.screening.patterns.collected import rooms
from charteroak.screening.patterns.identifiers import IDENTIFIERS, Identifier
from charteroak.screening.patterns.tax_documents import PAPERS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
_LANGUAGES = {"en": "English", "es": "Spanish"}
_HEAD = """# What screening looks for

This page is generated from the rules by `python scripts/write_rules_page.py`; a test holds it to them. Every text on it
is made up. What stands between ‹ and › is found. A rule finds claims about a particular person, whatever their
polarity, and is silent where a text only asks, teaches, counts or sets policy.

"""


def page() -> str:
    """The page as it would be now."""
    every = rooms()
    lines = [
        f"- [{_title(category)}](#{category.value.replace('_', '-')}): {_count(every, category)}"
        for category in Category
    ]
    parts = [_HEAD + "\n".join(lines)]
    for category in Category:
        parts += _of(category, [room for room in every if room.category is category])
    parts.append(_tax_papers())
    return "\n\n".join(parts) + "\n"


def _title(category: Category) -> str:
    return category.value.replace("_", " ").capitalize()


def _count(every: Iterable[Room], category: Category) -> str:
    number = sum(len(room.rules) for room in every if room.category is category)
    number += sum(each.category is category for each in IDENTIFIERS)
    return f"{number} rules"


def _of(category: Category, of_class: list[Room]) -> Iterator[str]:
    yield f"## {_title(category)}"
    for language, name in _LANGUAGES.items():
        chosen = [rule for room in of_class if room.language == language for rule in room.rules]
        if chosen:
            yield f"### {_title(category)}, {name}"
            yield from (_rule(f"{category}.{language}.{rule.name}", rule) for rule in chosen)
    numbers = [each for each in IDENTIFIERS if each.category is category]
    if numbers:
        yield f"### {_title(category)}, identifiers"
        yield from (_identifier(each) for each in numbers)


def _rule(name: str, rule: Rule) -> str:
    kind = f"{rule.tier}{'' if rule.certainty == 'protected' else ', undetermined'}"
    return f"**`{name}`** ({kind}) {rule.source}.\n\n{_examples(rule.hits, rule.misses)}"


def _identifier(each: Identifier) -> str:
    return f"**`{each.rule}`** {each.source}.\n\n{_examples(each.hits, each.misses)}"


def _tax_papers() -> str:
    head = "## Tax records as a whole\n\nA text that is one of these papers, filled in, is withheld whole.\n\n"
    return head + "\n".join(f"- **{paper.name}**: {paper.source}" for paper in PAPERS)


def _examples(hits: Iterable[str], misses: Iterable[str]) -> str:
    lines = [f"- {_shown(text)}" for text in hits] + [f"- not: {_shown(text)}" for text in misses]
    return "\n".join(lines)


def _shown(text: str) -> str:
    line = " ⏎ ".join(text.splitlines()).replace("`", "'")
    return f"`` {line} ``"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
