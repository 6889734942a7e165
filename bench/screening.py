"""Text screened, beside tools that find identifiers: bytes a second on one core, and how dense it is with findings.

The others do less: they look for numbers, addresses and names' formats, and none knows a status. Presidio runs with its
pattern recognizers and no language model, which is the fastest that it can be.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from bench.report import Goal, Line, Section
from bench.screening_text import lines
from bench.timing import Contender, Effort, Spread, race, ratios

_LINES, _LINES_A_PIECE, _SHARE = 6000, 24, 0.075
_PREFILTER, _WHOLE = Goal("ours", ">=", 500e6), Goal("ours", ">=", 50e6)
_START = Goal("ours", "<", 0.5)

Screen = Callable[[Sequence[str]], object]


def screening(effort: Effort, _check_all: bool) -> list[Section]:
    """The pass over everything, the whole path beside each peer, and the start with kept patterns."""
    texts = list(lines(_LINES, _SHARE))
    pieces = ["\n".join(texts[at : at + _LINES_A_PIECE]) for at in range(0, _LINES, _LINES_A_PIECE)]
    size = sum(len(piece.encode()) for piece in pieces) / len(pieces)
    from charteroak.screening.detect import screen_texts

    rows = [_prefilter(pieces, effort)]
    for name, make in _PEERS.items():
        rows.append(_beside(name, make, pieces, size, effort, screen_texts))
    notes = [
        f"{_LINES:,} lines of {sum(map(len, texts)) / len(texts):.0f} characters; {_density(texts)}",
        "The peers look for identifiers alone, by patterns, without a language model; ours for the seven classes, too.",
    ]
    return [Section("Screening of text: bytes/s on one core", notes, rows), _starting()]


def _density(texts: list[str]) -> str:
    from charteroak.screening.detect import Calls, screen_texts, screener

    found = sum(bool(each.findings) for each in screen_texts(texts))
    called = sum(screener().looked(text) != Calls() for text in texts)
    return f"{found / len(texts):.1%} of them have a finding, {called / len(texts):.1%} a word that calls for a rule."


def _prefilter(pieces: list[str], effort: Effort) -> Line:
    """One buffer of everything, as `screen_texts` makes it of many texts."""
    from charteroak.screening.kept import patterns

    whole = "\n".join(pieces).encode("ascii", "replace")
    scan = patterns()[1].scan
    rates = race([Contender("ours", lambda part: [scan(each) for each in part], [whole])], effort)
    return Line("the pass for words, over everything", ours=_bytes(rates["ours"], len(whole)), goal=_PREFILTER)


def _beside(
    name: str, make: Callable[[], Screen], pieces: list[str], size: float, effort: Effort, ours: Screen
) -> Line:
    try:
        theirs = make()
    except ImportError:
        return Line(f"the whole path, beside {name}", not_run=f"{name} is not installed")
    rates = race([Contender("ours", ours, pieces), Contender(name, theirs, pieces)], effort)
    both = _bytes(rates["ours"], size), _bytes(rates[name], size)
    return Line(f"the whole path, beside {name}", *both, ratios(rates["ours"], rates[name]), goal=_WHOLE)


def _bytes(rates: list[float], size: float) -> Spread:
    return Spread.of([rate * size for rate in rates])


def _starting() -> Section:
    """How long a command takes that screens one line, with the patterns kept on disk."""
    code = "from charteroak.screening.detect import screen_text; screen_text('She is on SNAP.')"
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True)  # noqa: S603 - our own; keeps the patterns
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(command, check=True)  # noqa: S603 - our own
        taken.append(time.perf_counter() - begin)
    line = Line("one line screened by a new process", ours=Spread.of(taken), unit="s", goal=_START)
    return Section("Screening: the start with kept patterns", ["By the clock."], [line])


def _presidio() -> Screen:
    """Presidio's analyzer with its pattern recognizers and a language model that does nothing."""
    warnings.simplefilter("ignore")
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    class Nothing(NlpEngine):  # type: ignore[misc]
        """Finds no tokens and no names: what is left are the patterns."""

        def load(self) -> None: ...

        def is_loaded(self) -> bool:
            return True

        def process_text(self, _text: str, language: str) -> Any:
            return NlpArtifacts([], [], [], [], self, language)

        def process_batch(self, texts: Any, language: str, **_: Any) -> Any:
            return ((text, self.process_text(text, language)) for text in texts)

        def is_stopword(self, *_: str) -> bool:
            return False

        def is_punct(self, *_: str) -> bool:
            return False

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return ["en"]

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.recognizers = [each for each in registry.recognizers if type(each).__name__ != "SpacyRecognizer"]
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Nothing(), supported_languages=["en"])
    return lambda texts: [analyzer.analyze(text, language="en") for text in texts]


def _scrubadub() -> Screen:
    warnings.simplefilter("ignore")
    import scrubadub

    scrubber = scrubadub.Scrubber()
    return lambda texts: [list(scrubber.iter_filth(text)) for text in texts]


def _datafog() -> Screen:
    warnings.simplefilter("ignore")
    import datafog

    return lambda texts: [datafog.scan(text, engine="regex") for text in texts]


_PEERS = {"Presidio": _presidio, "scrubadub": _scrubadub, "DataFog": _datafog}
