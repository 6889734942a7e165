"""Try the rules of a class: which of their examples fail, or what is found in a text. `try_rules.py CLASS [TEXT …]`"""

import sys

from charteroak.screening.detect import screener_of
from charteroak.screening.grammar.book import tries
from charteroak.screening.grammar.pattern import Malformed
from charteroak.screening.grammar.rule_check import failures
from charteroak.screening.patterns.collected import rooms

OFTEN = 400  # times a megabyte: more makes screening slow


def main() -> str:
    """The failing examples of a class, a line each; or for each text what is found in it."""
    only, texts = sys.argv[1], sys.argv[2:]
    screener = screener_of(only)
    if texts:
        return "\n".join(line for text in texts for line in (text, *screener.explained(text)))
    wrong = [line for room in rooms(only) for line in failures(room, screener.by_rule)]
    every = [each for room in rooms(only) for each in tries(room)]
    often = [f"tried {times:.0f} times a megabyte: {form}" for form, times in every if times > OFTEN]
    return "\n".join([*wrong, *often, f"{len(wrong)} examples fail, {len(often)} forms are tried too often"])


if __name__ == "__main__":
    try:
        sys.stdout.write(main() + "\n")
    except Malformed as trouble:
        sys.exit(str(trouble))
