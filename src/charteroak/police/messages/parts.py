"""A record of a message as it was read, before it is told what it is."""

from __future__ import annotations

from charteroak.police.messages.signals import Row
from charteroak.police.told import Signal


class Part:
    """What classification looks at of a record. Remarks are not among it: they never change what a record is."""

    __slots__ = (
        "born",
        "exact",
        "fields",
        "ids",
        "key",
        "kind",
        "letter",
        "misspelt",
        "names",
        "nic",
        "offense",
        "ori",
        "texts",
        "told",
    )

    def __init__(self) -> None:
        self.key = ""
        self.kind: Signal = "message key"
        self.told: tuple[Row, ...] = ()
        """The rows that the key names, and whether it says nothing else, or is only nearly one of them."""
        self.exact = True
        self.misspelt = False
        self.nic = ""
        self.letter = ""
        self.texts: list[str] = []
        """Caveats, and whatever else is said in it outside a remark."""
        self.offense = ""
        self.ori = ""
        self.fields: set[str] = set()
        self.names: list[str] = []
        self.born: list[str] = []
        self.ids: list[str] = []


class Reading:
    """What the fields of a message came to: records, and whether it holds a query or an answer that there is none.

    `loose` is running text that belongs to no record; `endless` says that there are more records than can be read.
    """

    __slots__ = ("endless", "loose", "negative", "parts", "query")

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.loose: list[str] = []
        self.negative = False
        self.query = False
        self.endless = False
