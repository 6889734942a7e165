"""Fields brought together to records: where one ends, whose caveat is whose, what is only an echo of the query.

A record begins at a message key or a label that names a file, or where a second number, or after a blank line a field
that the record already has, begins another. A caveat that names a number belongs to that record; another belongs to
the record it stands before, or in, or, after the last one, to that. Remarks are read by nobody: they change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from charteroak.police.messages import caveats
from charteroak.police.messages.keys import MOST_KEY, is_exact, is_query, named_in, nearly
from charteroak.police.messages.parts import Part, Reading
from charteroak.police.messages.signals import Row, Signals
from charteroak.police.messages.taking import OF_WARRANT, ended, first_line, take
from charteroak.police.messages.tokens import FILE, KEY, KIND, LABELLED_KEY, NOTE, REMARK, TOPIC, Field
from charteroak.police.messages.words import word
from charteroak.police.told import Signal

QUERY = re.compile(
    r"\W*(?:(?:YOUR |IN RESPONSE TO (?:YOUR )?|RE:? |ECHO(?: OF)? |TO )?"
    r"(?:INQUIRY|QUERY|MESSAGE|REQUEST|SENT|ECHO)\W+){0,3}"
    r"(?:Q[A-Z]{1,4}\d?|Z[WNIOR]|DQG?|RQG?|KQ|FQ|IQ|AQ|BQ|GQ|IAQ|YQ|SWQ|ACKQ)(?=[.\s,(:/]|$)"
)
_OF_THESE = r"[ -](?:\w+[ -]){0,3}?(?:WANTS?|RECORDS?|HITS?|MATCH(?:ES)?|WARRANTS?|RESPONSES?|ENTRY|ENTRIES|RECS?)\b"
NEGATIVE = re.compile(
    "|".join(
        (
            *(word(no + _OF_THESE) for no in ("N(?:O|EGATIVE|IL)", "ZERO", "0")),
            word(r"N(?:OT (?:ON|IN) FILE|O NCIC|O IDENTIFIABLE|OTHING FOUND|ONE FOUND|OT FOUND)\b"),
        )
    )
)
NONE = re.compile(r"\W*(?:NEGATIVE|NONE|NIL|CLEAR)\W*")
_NUMBER = re.compile(r"[^A-Z0-9]{0,4}([A-Z])[ -]?(\d[\dOIL]{2,11})\b")
_BORDER = re.compile(
    r"\n[ \t>]*(?:\n|[-=*_#~+]{3,}|(?:RECORD|HIT|REC|RESULT|RESPONSE|ENTRY|SUBJECT|PERSON|SUBJ|R|S)\W{0,3}(?:\d|"
    r"[A-F]\b)|"
    r"\(?\d{1,2}[.):\]]|[\[(#]\d|NEXT RECORD)|\x1e",
)
_LONG = frozenset({"OFF", "OOC", REMARK, NOTE, "NAM", "AKA", "ADD", "SMT", "PCO"})
_KEYS = frozenset({KEY, LABELLED_KEY, FILE, KIND, TOPIC})
_READ = _LONG | _KEYS | OF_WARRANT | {"NIC", "ORI", "DOB", "SOC", "FBI", "OLN", "SID", "MNU"}
_STEERING = _KEYS | {"NIC"}
_TWICE = frozenset({"NAM", "ORI", "WNO", "EXL", "OFF"})
MOST_RECORDS = 50_000
"""Records up to which a message is read: none has as many, and what is no message must not fill the memory."""
_DIGITS = 9
_PROSE = 24
"""Signs from which the value of a short field has running text behind it."""


def read_parts(fields: Iterable[Field], signals: Signals) -> Reading:
    """The records of a message's fields, in order."""
    reader = _Reader(signals)
    read, steering = _READ, _STEERING
    every = iter(fields)
    reader.free(next(every)[1])
    part: Part | None = None
    last = ""
    for tag, value in every:
        if part is None or tag in steering or ("\n" in value and "\n" in value[:-1]) or "\x1e" in value:
            reader.last = last
            part = reader.field(tag, value)
            if len(reader.out.parts) > MOST_RECORDS:
                reader.out.endless = True
                return reader.out
        # else a field of one line with nothing behind it, in the middle of a record: most are so
        elif tag in read:
            part.fields.add(tag)
            take(part, tag, value)
            if len(value) >= _PROSE and tag not in _LONG and last != REMARK:
                reader.spoken(part, value)
        elif len(value) >= _PROSE and last != REMARK:
            reader.spoken(part, value)
        last = tag
    return reader.done()


class _Reader:
    """Takes fields in turn. `lead` is the text before a field on its own line, `gap` all text since the last field."""

    __slots__ = ("ahead", "border", "caveats", "gap", "last", "lead", "out", "part", "quoted", "signals", "skipping")

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.out = Reading()
        self.part: Part | None = None
        self.quoted: Part | None = None
        self.gap: list[str] = []
        self.lead = ""
        self.skipping = False
        self.border = False
        self.last = ""
        self.caveats: list[caveats.Caveat] = []
        self.ahead: list[str] = []

    def field(self, tag: str, value: str) -> Part | None:
        """One field. The record is given back whose middle it then is: a next of one line is simply another of that."""
        if self.lead:
            self.echoed()
        if self.skipping and not (tag in _KEYS and self.names_a_file(tag, value)):
            self.skip(value)
        else:
            self.skipping = False
            if tag in _KEYS:
                self.key(tag, value)
            elif tag == "NIC":
                self.number(value)
            else:
                self.other(tag, value)
        return None if self.gap or self.border or self.skipping else self.part

    def echoed(self) -> None:
        """Whether the line that this field stands in only repeats the query, or says that there is no record."""
        if QUERY.match(self.lead):
            self.skipping, self.out.query = True, True
        elif NEGATIVE.search(self.lead):
            self.skipping, self.out.negative = True, True
        if self.skipping:
            self.gap.pop()
            self.lead = ""

    def skip(self, value: str) -> None:
        """A field of an echo, or of an answer that there is no record: it goes on to the end of the line."""
        head, line, rest = value.partition("\n")
        if line:
            self.skipping = False
            self.free(rest)
        elif NEGATIVE.search(head):
            self.out.negative = True

    def free(self, text: str) -> None:
        """Running text before the next field. Its last line is the next field's own."""
        self.lead = ""
        if not text or text.isspace():
            return
        end = text.rfind("\n")
        own = text[end + 1 :]
        if not own or own.isspace():
            self.gap.append(text)
            return
        if end > 0:
            self.gap.append(text[:end])
        self.gap.append(own)
        self.lead = own

    def rest(self, text: str) -> None:
        """What follows a value's own line."""
        self.lead = ""
        if text:
            self.border = _BORDER.search("\n" + text) is not None
            self.free(text)

    # keys

    def names_a_file(self, tag: str, value: str) -> bool:
        head = value.partition("\n")[0]
        return not is_query(head) and (tag != KIND or bool(named_in(head, self.signals, "file name")))

    def key(self, tag: str, value: str) -> None:
        """A message key, a file's name, or a topic; a label that may name one, where it does."""
        kind: Signal = "topic" if tag == TOPIC else "message key" if tag in (KEY, LABELLED_KEY) else "file name"
        head, rest, told = self.headed(value, kind)
        if not told and is_query(head):
            self.skipping, self.out.query = True, True
            self.skip(value)
        elif tag == KIND and self.gap and caveats.FORWARDS.search(self.lead):
            # "following record: ..." is a caveat of the next, no label of this one
            self.gap[-1] += head
            self.rest(rest)
        elif not told and (tag == KIND or NEGATIVE.search(head)):
            self.out.negative = self.out.negative or NEGATIVE.search(head) is not None
            self.gap.append(head)
            self.rest(rest)
        elif tag == KIND and self.part is not None and self.part.key and not self.border:
            # a further label of the same record, such as its category
            self.part.told = (*self.part.told, *told)
            self.part.texts.append(head)
            self.rest(rest)
        else:
            self.keyed(tag, kind, head, rest, told)

    def headed(self, value: str, kind: Signal) -> tuple[str, str, tuple[Row, ...]]:
        """A key's text, what follows it, and what it names: on its line, or where a line's end broke it, on two."""
        head, _, rest = value.strip(" \t").partition("\n")
        if not head.strip():
            head, _, rest = rest.partition("\n")
        told = named_in(head, self.signals, kind) if head else ()
        if not told and rest and not NONE.fullmatch(head):
            line, _, after = rest.partition("\n")
            if both := named_in(f"{head} {line}", self.signals, kind):
                return f"{head} {line}", after, both
        return head, rest, told

    def keyed(self, tag: str, kind: Signal, head: str, rest: str, told: tuple[Row, ...]) -> None:
        part = self.part
        if part is not None and self.last == KIND and tag != KEY and not self.border and not part.fields:
            # a label that may name a file, before the one that does: "Source: CPIC", "File: Wanted Person"
            told = (*part.told, *told)
        elif part is None or part.key or not self.continues(part, tag):
            part = self.begin()
        part.key, part.kind, part.told = head[:MOST_KEY] or "?", kind, told
        part.exact = bool(told) and is_exact(head, told)
        if not told:
            nearly(part, head, self.signals, kind)
        if not part.exact:
            part.texts.append(head)
        self.border = False
        if rest:
            if not rest.isspace():
                part.texts.append(rest)
            self.border = _BORDER.search("\n" + rest) is not None
        self.lead = ""

    def continues(self, part: Part, tag: str) -> bool:
        """Whether a key is that of the record before it, whose number or name came first."""
        return not self.gap and ((not part.names and not part.offense) or (tag != KEY and not self.border))

    def begin(self) -> Part:
        """A new record; running text before it is its own, except what a blank line divides from it or that speaks of
        the record above.
        """
        before = self.part
        self.part = part = Part()
        if self.ahead:
            part.texts += self.ahead
            self.ahead = []
        for text in self.gap:
            above, below = caveats.divided(text, before, self.signals) if before is not None else ("", text)
            if before is not None and above:
                before.texts.append(above)
            if below:
                part.texts.append(below)
        self.gap = []
        self.border = False
        self.out.parts.append(part)
        return part

    # numbers

    def number(self, value: str) -> None:
        """An NCIC number: this record's, another's that begins with it, or one that a caveat or a remark speaks of."""
        found = _NUMBER.match(value)
        if (found is None or len(found[2]) < _DIGITS) and "\n" in value:
            found = _NUMBER.match(value.replace("\n", "", 1)) or found
        nic = found[1] + found[2] if found else ""
        if caveats.opens(self.lead) if self.lead else bool(self.gap) and caveats.goes_on(self.gap[-1]):
            self.caveats.append((nic, " ".join([*self.gap, value]), len(self.out.parts)))
            self.gap, self.lead, self.border = [], "", True
            return
        part = self.part
        quoted = self.last == REMARK and not self.lead
        if part is not None and part.nic and nic and nic != part.nic:
            if quoted:
                self.rest(value.partition("\n")[2])
                return
            if part is self.quoted:
                # the number before was only spoken of in a remark
                part.nic = part.letter = ""
            else:
                part = None
        part = part or self.begin()
        self.quoted = part if quoted and not part.nic else None
        self.numbered(part, nic, value)

    def numbered(self, part: Part, nic: str, value: str) -> None:
        self.mine(part)
        part.fields.add("NIC")
        if not part.nic:
            part.nic, part.letter = nic, nic[:1] or (value.strip() if len(value.strip()) == 1 else "")
        head, _, rest = value.lstrip("\n ").partition("\n")
        if len(head) >= _PROSE and self.last != REMARK:
            part.texts.append(head)
        self.rest(rest)

    # other fields

    def other(self, tag: str, value: str) -> None:
        part = self.part
        if part is None or (self.border and tag in _TWICE and tag in part.fields):
            part = self.begin()
        self.mine(part)
        value, rest = ended(value) if tag in _LONG else first_line(value)
        if tag not in _LONG and len(value) >= _PROSE and self.last != REMARK:
            self.spoken(part, value)
        part.fields.add(tag)
        if tag in _READ:
            # an agency's code that the end of a line broke
            take(part, tag, value + rest.partition("\n")[0] if tag == "ORI" else value)
        self.rest(rest)

    def spoken(self, part: Part, text: str) -> None:
        """Running text behind a value. What it says of a following record is that one's too."""
        part.texts.append(text)
        if "FOLLOWING" in text:
            self.ahead.append(text)

    def mine(self, part: Part) -> None:
        """Running text between two fields of one record is that record's."""
        if self.gap:
            part.texts += self.gap
            self.gap = []
        self.border = False

    def done(self) -> Reading:
        if self.part is not None:
            self.part.texts += self.gap
        else:
            self.out.loose = self.gap
        if self.caveats:
            caveats.tie(self.caveats, self.out.parts)
        return self.out
