"""What can be wrong with a ledger or with what proves it. Every text is one line and holds no value of an entry."""

from __future__ import annotations

from typing import Self


class LedgerError(Exception):
    """Something is wrong with the ledger, or with a file about it."""

    def at(self, where: object) -> Self:
        """The same error, with where it was found in front: a file's name, a line's number."""
        return type(self)(f"{where}: {self}")


class Malformed(LedgerError):
    """It is not in the format that it should be in."""


class Unproven(LedgerError):
    """It is in its format, and it does not hold: a signature, a proof or a quorum fails."""


class Behind(LedgerError):
    """The database is older than what was signed, or tells another story: a backup was restored, or the log forked."""


class Unavailable(LedgerError):
    """Nothing was written now; it may work later: the disk is full, another process is busy, a server is away."""


class Stopped(LedgerError):
    """The disk did not keep what it was given. Nothing more is written until the process has been started anew."""
