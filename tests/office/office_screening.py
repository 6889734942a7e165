"""What tests of the page that screens share: a screener whose findings are known, and a site that has its patterns."""

import re
from collections.abc import Sequence

from office_visitor import Site

from charteroak.screening import kept
from charteroak.screening.found import Category, Finding, Screened
from charteroak.screening.working import warm

UNDETERMINED = "may have seen it"
_WORDS = {
    "is undocumented": Category.IMMIGRATION_STATUS,
    "gets SNAP benefits": Category.PUBLIC_ASSISTANCE,
    "219-09-9999": Category.OTHER_PRIVATE,
    UNDETERMINED: Category.CRIME_WITNESS,
}
_ANY = re.compile("|".join(_WORDS))


def by_words(texts: Sequence[str]) -> list[Screened]:
    """In the place of the rules: given words are found, and a text with the name of a tax form is a record."""
    return [Screened("en", "income_tax_record" if "Form 1040" in each else None, _found(each)) for each in texts]


def _found(text: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            *each.span(),
            _WORDS[each[0]],
            "words",
            "identifier" if each[0][0].isdigit() else "direct",
            "undetermined" if each[0] == UNDETERMINED else "protected",
        )
        for each in _ANY.finditer(text)
    )


def with_patterns(site: Site) -> Site:
    """The site, with the patterns of this test run in its folder."""
    warm()
    (site.data / "patterns").mkdir(parents=True, exist_ok=True)
    for path in kept.folder().glob("screening-*.bin"):
        (site.data / "patterns" / path.name).write_bytes(path.read_bytes())
    return site
