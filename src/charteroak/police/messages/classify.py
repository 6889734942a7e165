"""A record's file and warrant, from several independent signals; where they contradict, or are few, nothing is told.

A want is told only where a message key or a file's name says so and something else bears it out, or the number's letter
and two fields of a warrant do. Nothing that tells of another file, or says that there is no warrant, may stand beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from charteroak.police.messages.parts import Part
from charteroak.police.messages.signals import STRONG, Phrase, Phrases, Row, Signals
from charteroak.police.messages.words import among, words_of
from charteroak.police.told import SIGNALS, File, Record, Signal, Warrant

_DENIALS = frozenset({"NO", "NOT", "NEVER", "WITHOUT", "NOR"})
_BETWEEN = frozenset({"A", "AN", "THE", "ANY", "OF", "FOR", "ACTIVE", "OUTSTANDING", "SUBJECT", "TO", "BEEN", "UNDER"})
_DENYING = ("NO", "NOT", "NOTA", "NOTAN", "WITHOUT", "WITHOUTA")
_REACH, _DENIED_WITHIN = 24, 5
_ENOUGH, _PLENTY = 4, 6
_LETTER = 3
_SHORTEST_ORI, _SHORTEST_CAVEAT = 7, 9

Class = tuple[File, Warrant]
_CRIMINAL: Class = ("wanted_person", "criminal")
_UNTOLD: Class = ("unclassified", "unclassified")

_BIT: dict[Signal, int] = {signal: 1 << at for at, signal in enumerate(SIGNALS)}
_LETTER_BIT, _CAVEAT_BIT, _ORI_BIT = _BIT["file letter"], _BIT["caveat"], _BIT["originator"]
_FIELDS_BIT, _OFFENSE_BIT = _BIT["warrant fields"], _BIT["offense"]
_EVIDENCE = [tuple(signal for signal in SIGNALS if bits & _BIT[signal]) for bits in range(1 << len(SIGNALS))]


def classify(part: Part, signals: Signals, *, hearsay: bool = False) -> Record:
    """The class of one record as read, with the kinds of signals that told it or contradict each other."""
    weighed = _Weighed(part, signals)
    return _record(weighed.told(hearsay=hearsay), weighed.seen)


@cache
def _record(told: Class, seen: int) -> Record:
    """A record as it is told: of classes and kinds of signals there are few, and nothing else of a message is in it."""
    return Record(*told, _EVIDENCE[seen])


class _Weighed:
    """The signals of one record: the files that strong ones name, and, bit by bit, the kinds of those that count."""

    __slots__ = ("caveats", "fields", "files", "ice", "letter", "named", "offenses", "part", "seen", "signals")

    def __init__(self, part: Part, signals: Signals) -> None:
        self.part, self.signals = part, signals
        self.seen = _BIT[part.kind] if part.key else 0
        self.letter = signals.letters.get(part.letter) if part.letter else None
        self.caveats = _said(" \n ".join(part.texts), signals.caveats) if part.texts else []
        self.offenses: list[Row] = []
        self.ice = False
        self.fields: list[Row] = []
        self.named = _outweighing(part.told)
        self.files = set(self.named)
        if self.letter is not None:
            self.seen |= _LETTER_BIT
            if self.letter.file is not None and self.letter.weight >= STRONG:
                self.files.add(self.letter.file)
        for row in self.caveats:
            if row.file is not None and (row.weight >= STRONG or row.warrant == "criminal"):
                self.files.add(row.file)
                self.seen |= _CAVEAT_BIT

    def told(self, *, hearsay: bool) -> Class:
        if len(self.files) != 1 or hearsay:
            return _UNTOLD
        (file,) = self.files
        if file not in ("wanted_person", "immigration_violator"):
            return self.other(file)
        self.look()
        if file == "immigration_violator":
            return self.immigration()
        return _CRIMINAL if self.is_want() else _UNTOLD

    def look(self) -> None:
        """What only a want and a record of immigration are told by."""
        part, signals = self.part, self.signals
        self.offenses = _said(part.offense, signals.offenses) if part.offense else []
        self.ice = bool(part.ori) and signals.originators.search(part.ori.replace("\n", "")) is not None
        self.fields = [signals.fields[tag] for tag in signals.fields.keys() & part.fields]

    def is_want(self) -> bool:
        """Whether a want is borne out, and nothing contradicts it."""
        part, letter = self.part, self.letter is not None and self.letter.file == "wanted_person"
        if self.fields:
            self.seen |= _FIELDS_BIT
        if (part.letter and not letter) or (part.key and not part.told) or self.contradicted():
            return False
        charged = bool(part.offense) and not self.offenses and not part.offense.isspace()
        if charged:
            self.seen |= _OFFENSE_BIT
        if not part.told or part.misspelt:
            # a name that is cut short counts for as much as a field of a warrant does
            short = bool(part.told) and part.exact
            return letter and len(self.fields) + short > 1 and not self.ice and not self.offenses
        borne = _LETTER * letter + max([row.weight for row in part.told]) + sum([row.weight for row in self.fields])
        if not self.ice:
            borne += (charged + (len(part.ori.strip()) >= _SHORTEST_ORI)) * part.exact
        elif not self.outweighs(letter=letter, charged=charged):
            self.seen |= _ORI_BIT
            return False
        return borne >= (_PLENTY if part.kind == "topic" else _ENOUGH)

    def outweighs(self, *, letter: bool, charged: bool) -> bool:
        """Whether a want is borne out though immigration's own agency entered it: an extradition code is too little."""
        if self.offenses:
            return letter and len(self.fields) > 1
        return len(self.fields) + letter > 1 if self.fields else letter and charged

    def contradicted(self) -> bool:
        """Whether a caveat says that there is no warrant, or the offense is no crime and hardly a warrant is shown."""
        if (self.caveats and any(row.file is None for row in self.caveats)) or _cut(self.part.texts, self.signals):
            self.seen |= _CAVEAT_BIT
            return True
        few = len(self.fields) < 2
        civil = bool(self.offenses) and any(row.pattern.startswith("ADMIN") for row in self.offenses)
        if civil or (few and (self.offenses or _broken([self.part.offense], self.signals))):
            self.seen |= _OFFENSE_BIT
            return True
        return False

    def immigration(self) -> Class:
        part = self.part
        if "EXL" in part.fields and "WNO" in part.fields:
            self.seen |= _FIELDS_BIT
            return _UNTOLD
        if self.ice:
            self.seen |= _ORI_BIT
        named, letter = "immigration_violator" in self.named, self.letter is not None
        if part.key and not named and not (self.caveats and letter):
            return _UNTOLD
        if not named and bool(self.caveats) + self.ice + bool(self.offenses) + letter < 2:
            return _UNTOLD
        return "immigration_violator", self.kind()

    def kind(self) -> Warrant:
        """Which immigration record it is: the strongest words that say so; where they disagree, it cannot be told."""
        part = self.part
        rows = [row for row in (*part.told, *self.caveats) if row.warrant and row.file == "immigration_violator"]
        rows = rows or [row for row in self.offenses if row.warrant] or _wrapped(part.texts, self.signals)
        most = max((row.weight for row in rows), default=0)
        kinds = {row.warrant for row in rows if row.weight == most and row.warrant}
        for row in rows:
            self.seen |= _BIT[row.kind] if row.kind in ("caveat", "offense") else _BIT[part.kind]
        return kinds.pop() if len(kinds) == 1 else "unclassified"

    def other(self, file: File) -> Class:
        if file != "other" and "EXL" in self.part.fields and "WNO" in self.part.fields:
            self.seen |= _FIELDS_BIT
            return _UNTOLD
        if self.caveats and any(row.file is None for row in self.caveats):
            self.seen |= _CAVEAT_BIT
        # a number of property, with nobody's name, is told by its letter
        thing = file == "other" and not self.part.names and not self.part.key
        return (file, "none") if thing or file in self.named else _UNTOLD


def kinds_said(text: str, signals: Signals) -> int:
    """How many kinds of immigration record a caveat tells; many where it tells of another file or denies a warrant."""
    rows = _said(text, signals.caveats)
    if any(row.file != "immigration_violator" for row in rows):
        return len(rows) + 1
    return len({row.warrant for row in rows if row.warrant})


def _outweighing(rows: Sequence[Row]) -> set[File]:
    """The files that a key names, without those that a weightier word in it outweighs."""
    if len(rows) == 1:
        return {file} if (file := rows[0].file) is not None else set()
    most = max((row.weight for row in rows), default=0)
    return {row.file for row in rows if row.file is not None and (row.weight == most or most <= STRONG)}


def _said(text: str, phrases: Phrases) -> list[Row]:
    """The rows whose words stand in the text and are not denied there."""
    words = words_of(text)
    found: list[Row] = []
    for at in among(words, phrases):
        by = phrases[words[at]]
        after = words[at + 1] if at + 1 < len(words) else ""
        if near := (*by.get(after, ()), *(by.get("", ()) if after else ())):
            found += _here(near, words, at)
    return found


def _here(near: Sequence[Phrase], words: list[str], at: int) -> list[Row]:
    """The rows of the phrases that begin here, and are not denied."""
    ahead = " ".join(words[at : at + _REACH])
    rows = [
        phrase.row
        for phrase in near
        if (words[at : at + len(phrase.words)] == phrase.words if phrase.found is None else phrase.found.match(ahead))
    ]
    return [row for row in rows if row.file is None] if rows and _denied(words, at) else rows


def _denied(words: list[str], at: int) -> bool:
    """Whether what begins here is said not to be: "not an administrative warrant", "no outstanding ..."."""
    for before in range(at - 1, max(-1, at - 1 - _DENIED_WITHIN), -1):
        if words[before] in _DENIALS:
            return True
        if words[before] not in _BETWEEN:
            return False
    return False


def _wrapped(texts: Sequence[str], signals: Signals) -> list[Row]:
    """The rows of immigration whose words stand there broken by the ends of lines, and are not denied."""
    if not any("\n" in text for text in texts):
        return []
    joined = "".join(words_of("".join(texts)))
    return [
        phrase.row
        for anchor, phrases in signals.broken.items()
        if anchor in joined
        for phrase in phrases
        if phrase.row.file is not None and phrase.row.warrant and phrase.joined is not None
        if (found := phrase.joined.search(joined)) and not joined[: found.start()].endswith(_DENYING)
    ]


def _cut(texts: Sequence[str], signals: Signals) -> bool:
    """Whether a denial stands there, short or long, that the ends of lines cut through."""
    if not texts:
        return False
    said = "\n".join(texts)
    return signals.cut.search(said) is not None or _broken(texts, signals)


def _broken(texts: Sequence[str], signals: Signals) -> bool:
    """Whether words that contradict a want stand there broken by the ends of lines."""
    joined = "".join(words_of("".join(texts))) if texts else ""
    if len(joined) < _SHORTEST_CAVEAT or signals.anchors.search(joined) is None:
        return False
    for anchor, phrases in signals.broken.items():
        if anchor in joined and any(phrase.joined is not None and phrase.joined.search(joined) for phrase in phrases):
            return True
    return False
