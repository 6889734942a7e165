"""Plain messages read at once: those whose form was read before, whoever they are about.

A message of NCIC's own layout, tags and short values with caveats between, is made into its form: stand-ins for names,
numbers, dates and agencies, and all else as it is, which is words that the rules know. What the form holds is told by
the same rules as ever and remembered; a message of a form already known holds the same. Wherever anything of a message
is unusual it has no form here, and is read by itself. A form has nothing of a person in it, and of a text only words
of the program's own tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from string import ascii_uppercase

from charteroak.police.messages.signals import Signals
from charteroak.police.messages.tokens import TAGS
from charteroak.police.messages.words import words_of
from charteroak.police.told import Message

_LONGEST, _MOST_FORMS = 2_000, 4_096
_SEPARATED = r"( ?\n{1,2}|[ .])"
"""What ends a value: a blank, a point of an echo, the end of a line, a blank line."""
_SHAPES = {
    **dict.fromkeys(("HGT", "WGT"), (r"\d{2,3}", "170")),
    **dict.fromkeys(("LIY", "OLY"), (r"(?:19|20)\d\d", "2020")),
    **dict.fromkeys(
        ("DOW", "DTE", "DLU", "VLD", "EXP", "ISD", "BRD"), (r"(?:19|20)\d{6}(?: \d{4}(?: E[SD]T)?)?", "20260101")
    ),
    "PNO": (r"[A-Z]{2}-\d{1,9}(?:-\d{1,8})?|\d{2,9}(?:-\d{1,8})?", "26-1"),
}
"""Tags of which the value is looked at by no rule, or only for being there: its shape, and what stands in for it."""
_PLAIN = {
    tag: (re.compile(f"(?:{shape}){_SEPARATED}").fullmatch, f"{tag}/{instead}")
    for tag, (shape, instead) in _SHAPES.items()
}
_CODES = {
    "SEX": "M F U X",
    "RAC": "A B I U W H X",
    "EYE": "BLK BLU BRO GRN GRY HAZ MAR MUL PNK",
    "HAI": "BAL BLK BLN BLU BRO GRN GRY ONG PLE PNK RED SDY WHI",
    "SKN": "ALB BLK DBR DRK FAR LBR LGT MBR MED OLV RUD SAL YEL",
}
"""NCIC's codes for what someone looks like."""
_CODES |= dict.fromkeys(("POB", "CTZ", "LIS", "OLS"), " ".join(map("".join, product(ascii_uppercase, repeat=2))))
"""And any code of a state or country."""
_BORN = re.compile(r"((?:19|20)\d{6})" + _SEPARATED)
_NAME = re.compile(r"([A-Z]{2,24}(\d{0,6}),[A-Z]{2,24}(?: ([A-Z]{1,24}))?)" + _SEPARATED)
_NUMBER = re.compile(r"([A-Z]\d{9})(?![A-Z0-9])")
_AGENCY = re.compile(r"((?!NO|IF)[A-Z]{2}[A-Z0-9]{4}\d{3})" + _SEPARATED)
_OF_ICE, _ICE, _OTHER = re.compile(r"VTICE\d{4}\Z"), "VTICE0900", "CT9990001"
_COURTS = re.compile(r"((?:(?!NO|IF|ON|OF)[A-Z]{1,2}-?)?\d[\d-]{0,14}\d|(?!NO|IF|ON|OF)[A-Z]{2}-\d)" + _SEPARATED)
_CASE = re.compile(r"(?:[A-Z]{1,2}-?)?\d{2,9}(?:-\d{1,9})?" + _SEPARATED)
_ECHO = re.compile(r"(Q[A-Z]{1,3}\.)([A-Z]{2}\d{7})\.")
_PHONE = re.compile(r"\b\d{3} 555-01\d\d\b|\b\d{3}[ -]\d{3}-\d{4}\b")
_SOME_PHONE = "802 555-0100"
_BEFORE_A_TAG = re.compile(r"(?:^|.*\n)(?:[^\n]*\b(?:OF|ON|FOR|RE) |NO NCIC WANT |NO RECORD )?\Z", re.DOTALL)
"""What may stand before a tag on its line: a caveat that names a number, an answer that there is no record."""
_STEERS = re.compile(
    r"NEGATIV|NCIC|PRAWN|STATE|WANT|INTERPOL|CPIC|CIPC|WARRANT|CAPIAS|CONFIRM|CHECK|QUER|INQUIR|IAQ|YQ|RTY|FOLLOWING|"
    r"ARREST|IMMIGR|STOLEN|MISSING|NOTICE|PROTECT|ORDER|CLEAR|NEG\b"
)
"""What, anywhere in a text, makes rules look twice at it: no name with such letters stands in a form."""
_ANY_DIGIT = str.maketrans("0123456789", "1111111111")
_SIGNS = bytes(
    ord("1" if sign in "01" else "0" if sign.isdigit() else "A" if sign.isalpha() else " ")
    for sign in map(chr, range(128))
).ljust(256)
_MISREAD, _READ_WRONG = b"AA0A", b"1A"
"""Where a scanner may have taken a letter for a digit: any digit in a word, a 0 or 1 before a letter."""
_WORDED = frozenset({"MKE", "OFF", "EXL", "PCO"})
_ENDS = frozenset({" ", "\n", "\n\n", "."})

_RULES = """
abreast blocks caveats classify flags hearsay keys layouts listed ncic noise persons plain records remnants returns
signals silence statewants taking tokens values views
"""
"""The modules with the rules: the words that they look for are known."""
_WORD, _LONGER, _PERHAPS = re.compile(r"[A-Z]+"), re.compile(r"[A-Z]{2,}"), re.compile(r"([A-Z]{2,})\?")
_USUAL = """
A ACTION AND ARE AT BE BASED BEFORE BY CALL CONTACT DO FOR FROM HAS HAVE IN IS IT LAW ON OR PHONE TAKE THE THIS TO UNDER
DUE BECAUSE ALL BEEN CAN CAUTION CHARGE CODE CONDITION CONDITIONS DATE DEGREE ENTERED ENTERING FIRST SECOND THIRD INTO
ITS LIMITS MATCH MAY NAME ONLY OTHER OTHERS PERSON PICK PROTECTED SAME STATED THAT THERE WAS WHICH WILL UPON WITH YOU
YOUR FOREIGN UNITED STATES ENFORCEMENT SUPPORT CENTER CUSTOMS GIVEN
"""
"""Words of caveats and offenses that no rule looks for."""


class Quick:
    """Forms under one table of signals, made once many messages are read: one or a few need not wait for that."""

    def __init__(self, signals: Signals, read: Callable[[str], Message | None]) -> None:
        self._of = signals, read
        self._met = 0
        self._forms: Forms | None = None

    def message(self, text: str) -> Message | None:
        """What a message holds, where its form tells; None where it is to be read by itself."""
        if self._forms is None:
            self._met += 1
            if self._met < _MANY:
                return None
            self._forms = Forms(*self._of)
        return self._forms.message(text)


_MANY = 100


class Forms:
    """Forms that were read under one table of signals, and what they hold: None where that needs a second look."""

    def __init__(self, signals: Signals, read: Callable[[str], Message | None]) -> None:
        self._read = read
        self._forms: dict[str, tuple[Message | None, bool]] = {}
        self._said: dict[str, str] = {}
        self._told: dict[str, str] = {}
        self._known = frozenset(_known(signals))
        self._keys, self._codes = signals.spelt["message key"], signals.codes
        self._ice = signals.originators
        self._coded = {
            tag: {code + end: f"{tag}/{self._code(code)}{end}" for code in codes.split() for end in (" ", "\n")}
            for tag, codes in _CODES.items()
        }

    def _code(self, code: str) -> str:
        return code if code in self._known else "X" * len(code)

    def message(self, text: str) -> Message | None:
        """What a message holds, where it has a form; None where it is to be read by itself."""
        form = self.form(text) if len(text) < _LONGEST and text.isascii() else None
        if form is None:
            return None
        found = self._forms.get(form)
        if found is None:
            found = self._remembered(form)
        message, wanted = found
        return None if wanted and "N0" in text else message

    def _remembered(self, form: str) -> tuple[Message | None, bool]:
        if len(self._forms) >= _MOST_FORMS:
            self._forms.clear()
        message = self._read(form)
        if message is not None and message.records and "MKE/" not in form:
            message = None  # without a key, more is told by the looks of values
        wanted = message is not None and any(record.warrant == "criminal" for record in message.records)
        self._forms[form] = message, wanted
        return message, wanted

    def form(self, text: str) -> str | None:
        """The form of a message, or None where anything in it is unusual."""
        shape = text.encode().translate(_SIGNS)
        if _READ_WRONG in shape or _MISREAD in shape:
            return None
        parts = f"{text}\n".split("/")
        tag, lead, last = parts[0][-3:], self._lead(parts[0][:-3]), parts.pop()
        if lead is None or not parts:
            return None
        made = _Made(lead)
        out, taken, coded = made.out, self._taken, self._coded
        del parts[0]
        for part in parts:
            value = part[:-3]
            said = coded[tag].get(value) if tag in coded else None
            if said is None and (said := taken(tag, value, made)) is None:
                return None
            out.append(said)
            tag = part[-3:]
        if (said := taken(tag, last, made)) is None or not made.is_of_one():
            return None
        return "".join(out) + said[:-1]

    def _taken(self, tag: str, value: str, made: _Made) -> str | None:
        """A tag with a stand-in for its value, or as it is, and what follows on other lines."""
        if (codes := self._coded.get(tag)) is not None:
            if (said := codes.get(value)) is not None:
                return said
        elif (plain := _PLAIN.get(tag)) is not None:
            if found := plain[0](value):
                return plain[1] + found[1]
        elif tag in _WORDED:
            if (said := self._said.get(value)) is not None:
                return tag + said
        elif tag == "NIC":
            number = _NUMBER.match(value)
            return None if number is None else self._with(f"NIC/{made.number(number[1])}", value[number.end() :])
        elif (said := self._stood_in(tag, value, made)) is not None:
            return said
        return self._in_lines(tag, value, made)

    def _in_lines(self, tag: str, value: str, made: _Made) -> str | None:
        """The same, line by line."""
        head, line, rest = value.partition("\n")
        head += line
        if tag in _WORDED:
            said = self._worded(tag, head)
        elif tag in _CODES:
            said = self._coded[tag].get(head)
        elif (plain := _PLAIN.get(tag)) is not None:
            found = plain[0](head)
            said = found and plain[1] + found[1]
        else:
            said = self._stood_in(tag, head, made)
        return self._with(said, rest) if said is not None and rest else said

    def _with(self, said: str, rest: str) -> str | None:
        after = rest if rest in _ENDS else self._prose(rest)
        return None if after is None else said + after

    def _lead(self, text: str) -> str | None:
        if not text:
            return text
        if found := _ECHO.fullmatch(text):
            return None if self._ice.search(text) else f"{found[1]}{_OTHER}."
        return self._prose(text)

    def _prose(self, text: str) -> str | None:
        """Running text as it is, with another's telephone, where the rules know every word of it."""
        if text.isspace():
            return text
        said = _PHONE.sub(_SOME_PHONE, text)
        if said not in self._told:
            if not self._known.issuperset(words_of(said)) or not _BEFORE_A_TAG.match(said):
                return None
            _keep(self._told, said, said)
        return said

    def _worded(self, tag: str, value: str) -> str | None:
        """A key's or an offense's words as they are, where they are known."""
        if tag == "MKE":
            known = value.endswith("\n") and self._is_key(value)
        else:
            known = self._known.issuperset(words_of(_CODED.sub("", value)))
        if known:
            _keep(self._said, value, f"/{value}")
        return f"{tag}/{value}" if known else None

    def _stood_in(self, tag: str, value: str, made: _Made) -> str | None:
        match tag:
            case "NAM" if (found := _NAME.fullmatch(value)) and self._is_name(found[1]):
                made.names.add(found[1])
                # as a name, it is of the same shape: rules know names by that
                return f"NAM/ROE{'1' if found[2] else ''},PAT{' LEE' if found[3] else ''}{found[4]}"
            case "DOB" if found := _BORN.fullmatch(value):
                made.born.add(found[1])
                return f"DOB/19800101{found[2]}"
            case "ORI" if found := _AGENCY.fullmatch(value):
                return self._agency(found[1], found[2])
            case "WNO" if _COURTS.fullmatch(value):
                return f"WNO/{value.translate(_ANY_DIGIT)}"
            case "OCA" if _CASE.fullmatch(value):
                return f"OCA/{value.translate(_ANY_DIGIT)}"
        return None

    def _agency(self, ori: str, end: str) -> str | None:
        if self._ice.search(ori) is None:
            return f"ORI/{_OTHER}{end}"
        return f"ORI/{_ICE}{end}" if _OF_ICE.match(ori) else None

    def _is_name(self, name: str) -> bool:
        """Whether no word of a name is one that the rules know."""
        return self._known.isdisjoint(_LONGER.findall(name)) and _STEERS.search(name) is None

    def _is_key(self, value: str) -> bool:
        key = value.rstrip("\n")
        return all(each in self._keys or each in self._codes for each in key.split(" - "))


_CODED = re.compile(r"^(?:0?[1-9]|[A-F])(?: - |(?=\s))")
"""The code before a value's words: of an extradition, of a condition."""


def _keep(where: dict[str, str], words: str, said: str) -> None:
    """Remembers words of the tables, so that they need not be looked up again."""
    if len(where) >= _MOST_FORMS:
        where.clear()
    where[words] = said


class _Made:
    """A form in the making, with the values that stand-ins stand for: forgotten with it."""

    __slots__ = ("born", "names", "numbers", "out")

    def __init__(self, lead: str) -> None:
        self.out = [lead]
        self.names: set[str] = set()
        self.born: set[str] = set()
        self.numbers: dict[str, str] = {}

    def number(self, nic: str) -> str:
        """A record's number as its letter and its place among the message's numbers."""
        return self.numbers.setdefault(nic, f"{nic[0]}99800{len(self.numbers):04}")

    def is_of_one(self) -> bool:
        """Whether all names are the same, and all births: then no rule has to tell people apart."""
        return len(self.names) < 2 and len(self.born) < 2


def _known(signals: Signals) -> Iterator[str]:
    """Every word that a rule or a signal looks for, with each ending that may be left out."""
    yield from words_of(f"{_SOME_PHONE} {_USUAL}")
    yield from TAGS
    for row in signals.rows:
        yield from words_of(row.pattern)
    for name in _RULES.split():
        for value in vars(import_module(f"charteroak.police.messages.{name}")).values():
            for said in _strings(value):
                yield from _WORD.findall(said)
                yield from (found[:-1] for found in _PERHAPS.findall(said))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, re.Pattern):
        yield str(value.pattern)
    elif isinstance(value, tuple | frozenset | set | list | dict):
        for each in value:
            yield from _strings(each)
