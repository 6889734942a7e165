"""Whose word is enough for a checkpoint: C2SP tlog-policy. "Signed by this log, and by two of these three"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.signing import FOR_LOGS, FOR_WITNESSES, KeyType, Verified, VerifierKey, verify_note

LARGEST = 1 << 20
NONE = "none"
_ALLOWED = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]*\Z")
_SPACE = re.compile(r"[ \t]+")
_COUNT = re.compile(r"[1-9][0-9]{0,5}\Z")


@dataclass(frozen=True, slots=True)
class Log:
    """A log that the policy takes checkpoints from."""

    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness, by the name that it has in this policy."""

    name: str
    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group, which has witnessed when this many of its members have: witnesses, or groups defined before it."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checkpoint that the policy takes, the logs' keys that signed it, and when each witness says it saw it."""

    checkpoint: Checkpoint
    logs: tuple[VerifierKey, ...]
    witnessed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Policy:
    """Logs, witnesses, groups, and the quorum: the name of a witness or a group, or `none`."""

    logs: tuple[Log, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE

    @classmethod
    def for_logs(cls, keys: Iterable[VerifierKey]) -> Policy:
        """The policy that takes the word of these logs alone. Malformed where a key is none that a log may use."""
        return cls(tuple(Log(_fit(key, FOR_LOGS, "a log")) for key in keys))

    @classmethod
    def parse(cls, data: bytes) -> Policy:
        """The policy of a file. Malformed, with the number of the line, where it is none."""
        if len(data) > LARGEST:
            raise Malformed(f"the policy is longer than {LARGEST} bytes")
        if not _ALLOWED.match(data):
            raise Malformed("the policy holds a control character")
        reader = _Reader()
        # Latin-1 keeps each byte a character of its own: the names of a policy are bytes, not text.
        for number, line in enumerate(data.decode("latin-1").split("\n"), 1):
            try:
                reader.line([part for part in _SPACE.split(line) if part])
            except Malformed as error:
                raise error.at(f"line {number}") from None
        if reader.quorum is None:
            raise Malformed("the policy has no quorum line")
        return cls(tuple(reader.logs), tuple(reader.witnesses), tuple(reader.groups), reader.quorum)

    def check(self, note: Note) -> Accepted:
        """The checkpoint of a note that a log of the policy signed and the quorum cosigned.

        Malformed where it is no checkpoint; Unproven where a signature fails or one is missing.
        """
        checkpoint = Checkpoint.parse(note.text)
        keys = {log.key for log in self.logs}
        verified = verify_note(note, keys.union(witness.key for witness in self.witnesses))
        signed = tuple(each.key for each in verified if each.key in keys and each.key.name == checkpoint.origin)
        if not signed:
            raise Unproven("no log of the policy signed this checkpoint with a key of the checkpoint's origin")
        witnessed = self._witnessed(verified)
        if not self.is_met(witnessed):
            raise Unproven("the witnesses that cosigned this checkpoint are no quorum")
        return Accepted(checkpoint, signed, witnessed)

    def is_met(self, names: Iterable[str]) -> bool:
        """Whether these witnesses are a quorum."""
        done = {*names, NONE}
        for group in self.groups:  # members stand before their group, so one pass is enough
            if len(done.intersection(group.members)) >= group.threshold:
                done.add(group.name)
        return self.quorum in done

    def _witnessed(self, verified: Iterable[Verified]) -> dict[str, int]:
        names = {each.key: each.name for each in self.witnesses}
        return {names[each.key]: each.time or 0 for each in verified if each.key in names}


def _fit(key: VerifierKey, types: frozenset[KeyType], what: str) -> VerifierKey:
    if key.type not in types:
        raise Malformed(f"the key is of a type that {what} does not sign checkpoints with")
    return key


@dataclass(slots=True)
class _Reader:
    """What the lines of a policy have said so far."""

    logs: list[Log] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    defined: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    public: set[tuple[str, bytes]] = field(default_factory=set)

    def line(self, parts: list[str]) -> None:
        """Take in one line, split at its white space."""
        if not parts or parts[0].startswith("#"):
            return
        kinds: dict[str, tuple[Callable[..., None], range]] = {
            "log": (self._log, range(1, 3)),
            "witness": (self._witness, range(2, 4)),
            "group": (self._group, range(3, LARGEST)),
            "quorum": (self._quorum, range(1, 2)),
        }
        keyword, *items = parts
        if keyword not in kinds:
            raise Malformed("begins with no keyword of a policy")
        take, counts = kinds[keyword]
        if len(items) not in counts:
            raise Malformed(f"{keyword} has too few or too many items")
        take(*items)

    def _log(self, vkey: str, url: str | None = None) -> None:
        self.logs.append(Log(self._key(vkey, FOR_LOGS, "a log"), _text(url)))

    def _witness(self, name: str, vkey: str, url: str | None = None) -> None:
        key = self._key(vkey, FOR_WITNESSES, "a witness")
        self.witnesses.append(Witness(self._define(name), key, _text(url)))

    def _group(self, name: str, threshold: str, *members: str) -> None:
        counts = {"any": "1", "all": str(len(members))}
        count = counts.get(threshold, threshold)
        if not _COUNT.match(count) or int(count) > len(members):
            raise Malformed("the group's threshold is not any, all or a number from 1 to the number of its members")
        for member in members:
            if member not in self.defined:
                raise Malformed("the group has a member that no line above defines")
            if member in self.members:
                raise Malformed("the group has a member that is listed already")
            self.members.add(member)
        self.groups.append(Group(self._define(name), int(count), members))

    def _quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise Malformed("a policy has one quorum line")
        if name != NONE and name not in self.defined:
            raise Malformed("the quorum is a name that no line above defines")
        self.quorum = name

    def _define(self, name: str) -> str:
        if name == NONE or name in self.defined:
            raise Malformed("the name is taken")
        self.defined.add(name)
        return name

    def _key(self, vkey: str, types: frozenset[KeyType], what: str) -> VerifierKey:
        """A key that is used once. It counts as the same whatever name and type stand before it."""
        key = _fit(VerifierKey.parse(_text(vkey) or ""), types, what)
        if (what, key.public) in self.public:
            raise Malformed(f"the key is that of {what} above")
        self.public.add((what, key.public))
        return key


def _text(item: str | None) -> str | None:
    """An item as the text that it is in UTF-8."""
    try:
        return item.encode("latin-1").decode("utf-8") if item is not None else None
    except UnicodeDecodeError:
        raise Malformed("an item is not UTF-8") from None
