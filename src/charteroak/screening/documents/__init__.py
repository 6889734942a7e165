"""What people write, read from its bytes: text, Word, PDF, e-mail, web pages, RTF, and scans where OCR is there.

    >>> from charteroak.screening.documents import read, require_read
    >>> read("Cañón".encode()).pages
    ('Cañón',)

The kind is told by the content, not by the file's ending. Everything is read in memory, and what is not plain text is
read in a process of its own, which can write no file and is ended when it takes too long. Nothing read is kept.
"""

from charteroak.screening.documents.document import LIMITS, Document, Limits, Piece, Reason, Unreadable
from charteroak.screening.documents.reading import read, require_read

__all__ = ["LIMITS", "Document", "Limits", "Piece", "Reason", "Unreadable", "read", "require_read"]
