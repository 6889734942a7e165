"""Messages of layouts that nobody foresaw, read a second time: what each value is, is told by its own shape.

Around every number and every name of a file (`blocks`) the values are looked for that bear a record out: a court's
number, a charge, an extradition, an agency. What is then told goes by the same signals as ever (`classify`), and a
want only where nothing near it denies, doubts or ends it. Remarks are read by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from charteroak.police.messages.blocks import REMARK, Block, cut, of_tree
from charteroak.police.messages.classify import classify
from charteroak.police.messages.hearsay import UNSURE, hearsay
from charteroak.police.messages.parts import Part
from charteroak.police.messages.persons import persons
from charteroak.police.messages.plain import decoded
from charteroak.police.messages.remnants import ASKED
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.statewants import state_want
from charteroak.police.messages.structures import tree_of
from charteroak.police.messages.values import answers_off, is_unsure, values_into
from charteroak.police.told import Record

_UNTOLD = Record("unclassified", "unclassified", ())
_FOREIGN = 4
"""The weight of names of other countries' records: of these, what they speak of makes no difference."""
_OF_NCIC = frozenset("WNHMC")


def second_view(raw: str | bytes, words: str, signals: Signals) -> tuple[Record, ...] | None:
    """The records of a message by the shape of what it holds; None where it holds nothing to go by."""
    if ASKED.match(words):
        return None
    tree = tree_of(raw if isinstance(raw, str) else decoded(raw))
    lead, blocks = cut(answers_off(words), signals) if tree is None else of_tree(tree, signals)
    lead = _spoken(lead)
    for block in blocks:
        block.lines = _spoken(block.lines)
    lines = [*lead, *(line for block in blocks for line in block.lines)]
    if hearsay(("\n".join(lines),)):
        return None
    if not any(block.numbers for block in blocks) and (want := state_want(lines, signals)) is not None:
        return (want,)
    if not blocks:
        return None
    if (foreign := _foreign(blocks)) is not None:
        return foreign
    parts = [_part(block, lead) for block in blocks]
    told = [_told(part, block, signals) for part, block in zip(parts, blocks, strict=True)]
    people = _people(parts, words)
    return tuple(
        Record(each.file, each.warrant, each.evidence, person) for each, person in zip(told, people, strict=True)
    )


def _people(parts: list[Part], words: str) -> list[int]:
    """A number for each record's person. One name in the whole message is everyone's, unless its lines name others."""
    if len({name.strip() for part in parts for name in part.names}) < 2:
        for part in parts:
            part.names, part.born = [], []
    return persons(parts, words)


def _spoken(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line and not line.isspace() and not REMARK.match(line)]


def _foreign(blocks: Sequence[Block]) -> tuple[Record, ...] | None:
    """Records of other countries, one for each name of their files; None where any record is NCIC's own."""
    if any(number[0] in _OF_NCIC for block in blocks for number in block.numbers):
        return None
    named = [block for block in blocks if any(row.weight >= _FOREIGN and row.file == "other" for row in block.files)]
    if not named or named[0] is not blocks[0]:
        return None
    return tuple(Record("other", "none", ("file name",), 0) for _ in named)


def _part(block: Block, lead: Sequence[str]) -> Part:
    part = Part()
    if block.numbers:
        part.nic, part.letter = block.numbers[0], block.numbers[0][0]
    values_into(part, block.lines)
    part.texts += lead
    if block.files:
        part.key, part.kind, part.told = block.files[0].pattern, "file name", tuple(block.files)
    return part


def _told(part: Part, block: Block, signals: Signals) -> Record:
    """The class of a block: of a want, only where its number or a court's is there and nothing near is unsure."""
    if len(block.numbers) > 1:
        return _UNTOLD
    record = classify(part, signals)
    if not block.numbers and UNSURE.search("\n".join(block.lines)):
        return Record("unclassified", "unclassified", record.evidence)
    if record.warrant != "criminal":
        return record
    wanted = any(row.file == "wanted_person" for row in block.files)
    if not wanted or part.letter != "W" or is_unsure([*block.lines]):
        return Record("unclassified", "unclassified", record.evidence)
    return record
