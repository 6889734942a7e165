"""What a setting is: its place in the file, its variable, its type, what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """What a setting holds, in words for whoever set another thing."""

    TEXT = "a text"
    PATH = "a path"
    URL = "a URL"
    NUMBER = "a whole number"
    FLAG = "true or false"
    LIST = "a list of texts"
    CHOICE = "one of the words listed"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting. `section` and `key` are its place in the file; the default is told as the environment would have it.

    A LIST is joined with commas in the environment, a FLAG is 1 or nothing.
    """

    section: str
    key: str
    variable: str
    type: Type
    default: str
    means: str
    secret: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    example: str = ""
    """What the documented file shows where there is no default."""
    in_file: bool = True

    @property
    def name(self) -> str:
        """Its name in the file."""
        return f"{self.section}.{self.key}"

    @property
    def file_variable(self) -> str:
        """Of a secret, the variable that names a file with it."""
        return f"{self.variable}_FILE"

    @property
    def allowed(self) -> Sequence[str]:
        """What may stand there, in words."""
        if self.type is Type.CHOICE:
            return self.choices
        if self.type is Type.NUMBER:
            return (f"a whole number from {self.least} to {self.most}",)
        return (self.type.value,)
