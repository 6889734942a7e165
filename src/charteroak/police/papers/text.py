"""The text of a paper, made even: one kind of dash, box and line end, no accents, a scanner's slips mended.

Only words that tell papers apart are mended (`paper_phrases.Reader`). What is longer than a paper is read at its two
ends, so that nothing takes longer than its reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from charteroak.police.papers.cues import CUES, ORDINARY
from charteroak.police.papers.layout import runs_on, unquoted, unwoven
from charteroak.police.papers.phrases import Reader

HEAD, TAIL = 60_000, 20_000
"""As many characters are read of a paper's beginning and of its end."""
PAGE = "\f"

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_DOUBLE, _SINGLE = "\u201c\u201d\u201e\u00ab\u00bb", "\u2018\u2019\u02bc`\u00b4"
_TICKED, _UNTICKED = "\u2611\u2612\u2713\u2714\u2717\u2718\u22a0\u25a0", "\u2610\u25a1\u25a2\u274f\u2751"
_ALIKE = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_TICKED, "\x01")
    | dict.fromkeys(_UNTICKED, "\x02")
    | dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad\u2060")
    | dict.fromkeys("\u2028\u2029\x85\x0b", "\n")
    | dict.fromkeys("\u2502\u2503\u2551\u00a6", "|")
    | {"\u2026": "...", "\u00a0": " ", "\u00a7": " "}
)
_NOISE = re.compile(r"[\x00\x03-\x08\x0e-\x1f\x7f]")
_DOTTED = re.compile(r"\b[A-Z]\.(?: ?[A-Z]\.)+")
_SPACED = re.compile(r"(?<![^\W_])(?:[A-Za-z] ){4,}[A-Za-z](?![^\W_])|(?<![^\W_])(?:[A-Z] ){3,}[A-Z](?![^\W_])")
_HYPHENED = re.compile(r"([A-Za-z]{2,})-[ \t]*\n[ \t]*([A-Za-z]{2,})")
_BOXES = (
    (re.compile(r"\x01|[\[(][ \t]*[xX*+][ \t]*[\])]|(?<![\w_])_[xX]_(?![\w_])"), "[x] "),
    (re.compile(r"\x02|[\[(][ \t_]{0,3}[\])]|(?<![\w_:.]) ?_{1,2} (?=[A-Z][a-z])"), " [ ] "),
    (re.compile(r"(?m)(?<=\[ \]) *([\w /'-]{3,40}?)( {2,})[xX] (?=[A-Z])"), r" \1\2[x] "),
    (re.compile(r"(?m)(^[ \t]*|[ \t]{2,})[xX] (?=[A-Z][a-z]+)"), r"\1[x] "),
)
_LEADERS = re.compile(r"[ \t]*(?:\.[ \t]?){4,}")
_RUNS = re.compile(r" {4,}|_{9,}|-{9,}|={9,}|\*{9,}|\.{9,}|~{9,}|(?:[ \t]*\n){3,}[ \t]*")
"""Long runs of one sign say no more than short ones, and would make a search slow."""
_FAXED = re.compile(
    r"(?im)^[^\n]*\b(?:fax|tel|p\.? ?\d+/\d+|page:? ?\d+/\d+)\b[^\n]*\bP(?:age|g)?\W{0,3}\d{1,3}(?: ?(?:/|"
    r"of) ?\d{1,3})?\W*$"
)
"""The line that a fax machine prints on each page."""
_LONG = re.compile(r"[^\n]{180,}")
_BREAKS = re.compile(
    r"(?<=\)) +(?=[A-Z][a-z]+ )|(?<=__) +(?=[A-Z\[])|(?<=[a-z0-9]\.) +(?=[A-Z][a-z]|[A-Z]{2})|(?<=   )(?=[A-Z])"
    r"| +(?=(?:Certificate of Service|CERTIFICATE OF SERVICE|RETURN|Return|FINDING|AFFIDAVIT|APPLICATION|"
    r"WARRANT To|To: |TO: |BY THE COURT|Signed \(|"
    r"Signature|(?<!'S )SIGNATURE|Date:|DATE:|Dear |Sincerely|\d (?:APPLICATION|AFFIDAVIT|FINDING|WARRANT|RETURN)\b))"
)
_ENDLESS = re.compile(r"(\S{60})\S{20,}")
"""What is longer than any word is none."""
_TOKEN = re.compile(r"[A-Za-z0-9$|@!]*[A-Za-z][A-Za-z0-9$|@!]*")


def even(pages: str | Sequence[str], words: Iterable[str]) -> str:
    """The pages as one text, with form feeds between them. `words` are those that tell papers apart."""
    text = _joined(pages)
    text = unicodedata.normalize("NFKC", text.translate(_ALIKE)) if not text.isascii() else text
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    text = _NOISE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4)
    if text.count("\n\n") * 2.2 > text.count("\n"):  # an empty line between all lines parts nothing
        text = text.replace("\n\n", "\n")
    text = _unbroken(unwoven(unquoted(_uncut(text, frozenset(words) | CUES | ORDINARY))))
    text = _ENDLESS.sub(r"\1", _RUNS.sub(_shortened, text))
    for boxes, box in _BOXES:
        text = boxes.sub(box, text)
    text = _LEADERS.sub(" : ", text)
    text = _DOTTED.sub(lambda found: re.sub(r"[. ]", "", found[0]), text)
    text = _ENDLESS.sub(r"\1", _SPACED.sub(lambda found: found[0].replace(" ", ""), text))
    text = _raised(_FAXED.sub("", text))
    text = _NUMBERS.sub(lambda found: found[0].translate(_AS_DIGITS), text)
    return _LONG.sub(_broken, _mended(text, frozenset(words)))


_CUTS, _NARROWEST, _LONGEST_WORD = 4, 24, 40


def _uncut(text: str, known: frozenset[str]) -> str:
    """The pages whose lines are cut off at one width, within words too, as running lines again."""
    return PAGE.join(_page_uncut(page, known) for page in text.split(PAGE))


def _page_uncut(page: str, known: frozenset[str]) -> str:
    lines = page.strip("\n").split("\n")
    width = max(map(len, lines[:-1]), default=0)
    if len(lines) < _CUTS or width < _NARROWEST or any(len(line) < width - 1 for line in lines[:-1]):
        return page
    out, within = lines[0], 0
    for before, line in pairwise(lines):
        head, tail = _ENDING_WORD.findall(before[-_LONGEST_WORD:]), _BEGINNING_WORD.findall(line[:_LONGEST_WORD])
        whole = "".join((*head, *tail)).lower()
        parted = not (head and tail) or (whole not in known and {head[0].lower(), tail[0].lower()} <= known)
        within += not parted and whole in known
        bare = not (before.endswith(" ") or line.startswith(" "))  # a space at the edge may have been left out
        out += f" {line}" if bare and (len(before) < width or (parted and head and tail)) else line
    return f"\n{_RUN_BREAKS.sub(chr(10), out)}\n" if within else page


_ENDING_WORD, _BEGINNING_WORD = re.compile(r"[A-Za-z]+$"), re.compile(r"^[A-Za-z]+")


def _unbroken(text: str) -> str:
    """The pages that are one run of words as one line each, broken anew where a part of a paper begins."""
    pages = text.split(PAGE)
    return PAGE.join(_RUN_BREAKS.sub("\n", re.sub(r"\s*\n\s*", " ", page)) if runs_on(page) else page for page in pages)


_RUN_BREAKS = re.compile(
    r" +(?=(?i:signed ?\((?:judge|affiant|clerk)\)|signed at\b|signed prosecut|by the court\b|to any (?:proper|officer|"
    r"authorized|peace|police|immigration|law)|finding:? the undersigned|by authority of the state|you are hereby|"
    r"you are commanded|it is (?:hereby |so )*ordered|so ordered|jurat\b|subscribed and sworn|return of service\b|"
    r"certificate of service\b|date(?: and time)? issued))"
    r"|(?<=[a-z0-9.] ) *(?=(?:ARREST WARRANT|SEARCH AND SEIZURE WARRANT|SEARCH WARRANT|CAPIAS|ORDER|WARRANT|SUBPOENA)"
    r"\b(?: to | [A-Z]?[a-z]))"
)
"""Where a part of a paper begins, in a run of words without lines."""

_BEGINS = re.compile(
    r"(?m)(?:^[^\w\n]{0,8}|(?:[.;]|(?<!signed)(?<!signature)(?<!firmado)(?<!by):)\s+|\s{2,})(?!x\])[a-z]"
)
_FEW = 60
"""So few letters do not show that a text has no capitals."""
_FORM = re.compile(r"(?<![\w-])(?:i|ao|jd-[a-z]{2})[ -]?\d{2,3}[a-z]?(?![\w-])")
_SMALL_NAME = (
    r"(?!(?:the|a|an|by|not|no|none|blank|unsigned|empty|left|pending|missing|illegible|unknown|to|date|title|judge|clerk)\b)"
    r"[a-z][a-z'.-]*(?: [a-z][a-z'.-]+){1,3}"
)
_SIGNS = re.compile(
    rf"(?:\b(?:signed|signature|firmado|firma|issued by|sgd)(?: by| por)? ?: ?|/s/ ?){_SMALL_NAME}"
    rf"(?=\s*(?:,|\n|$| {{2}}|\())"
    rf"|(?m:^|(?<=[.;] )|(?<=  )){_SMALL_NAME}(?=, [^,.;\n]{{3,60}}\((?:signed|signature)\))"
)


_NO_NAMES = (
    r"(?!(?:and|at|before|below|by|copy|court|chief|deputy|district|for|hon|in|is|me|of|on|or|original|senior|states|"
    r"superior|supreme|sworn|this|under|united|us|with|federal|magistrate|judge|clerk|as|assistant|family|blank)\b)"
)
_TITLE = (
    r"(?:judge(?:,? (?:of the )?superior court| trial referee)?|superior court judge|"
    r"(?:(?:united states|us|u\.s\.) )?(?:magistrate|district) judge|"
    r"family support magistrate|(?:deputy |assistant |temporary assistant )?clerk(?: of (?:the )?(?:superior )?court)?)"
)
_SMALL_WORD = rf"{_NO_NAMES}[a-z][a-z'-]*\.?"
_SIGNED_RUN = re.compile(
    rf"(?<!not )(?<!be )(?<!un)\bsigned(?: by)?:? +(?:(?P<name>{_SMALL_WORD}(?: {_SMALL_WORD}){{1,2}}),? )?"
    rf"(?P<title>{_TITLE}\b(?= |$|[.,;\n])|(?=return\b|certificate of service\b))"
)
"""In a text without capitals or lines: "signed", a name and a court's title; without a name nobody signed."""


def _signed(found: re.Match[str]) -> str:
    name = found["name"].title() + "," if found["name"] else "________"
    return f"\nSigned: {name} {found['title'] or 'judge'}\n"  # an empty place at the end is the court's


def _raised(text: str) -> str:
    """A text all in small letters with the capitals that tell: of forms' numbers, sentences and names that sign."""
    lines = (line for line in text[:4000].split("\n") if not line.isupper())  # a stamp is no part of it
    letters = [sign for line in lines for sign in line if sign.isalpha()]
    if len(letters) < _FEW or sum(map(str.isupper, letters)) >= 0.02 * len(letters):
        return text
    text = _SIGNED_RUN.sub(_signed, _FORM.sub(lambda found: found[0].upper(), text))
    text = _SIGNS.sub(lambda found: re.sub(r"\b[a-z](?=[a-z'.-]*)", lambda sign: sign[0].upper(), found[0]), text)
    return _BEGINS.sub(lambda found: found[0][:-1] + found[0][-1].upper(), text)


def _shortened(run: re.Match[str]) -> str:
    sign = run[0].lstrip("\t ")[:1] or " "
    return sign * (3 if sign in " \n" else 8)


def _broken(line: re.Match[str]) -> str:
    """A line that runs on, broken where a part or a sentence of a paper begins or a signature ends."""
    return re.sub(r"[^\n]{1000}", r"\g<0>\n", _BREAKS.sub("\n", line[0]))


def _joined(pages: str | Sequence[str]) -> str:
    """Head and tail of the pages; what is no text is left out."""
    text = pages if isinstance(pages, str) else PAGE.join(page for page in pages if isinstance(page, str))
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


@cache
def _reader(words: frozenset[str]) -> Reader:
    return Reader(words | CUES, ORDINARY)


def _mended(text: str, words: frozenset[str]) -> str:
    """The text with the noisy words that matter read as they are meant, in the case they have."""
    reader = _reader(words)
    seen: dict[str, str] = {}

    def joined(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if whole.lower() in reader.words or found[2].islower() else found[0]

    def mended(found: re.Match[str]) -> str:
        word = found[0]
        if _OF_NUMBER.fullmatch(word) and _beside_digits(found):
            return word
        if word not in seen:
            meant = reader.read(word)
            seen[word] = word if meant is None else _cased(meant, word)
        return seen[word]

    return _TOKEN.sub(mended, _HYPHENED.sub(joined, text))


_OF_NUMBER = re.compile(r"[0-9OoIlSZB|]{1,4}")
_NUMBERS = re.compile(
    r"(?<![\w/|])[0-9OoIl|]{1,2}/(?:[0-9OoIl|]{1,2}/(?:[0-9OoIl|]{4}|[0-9OoIl|]{2})|[0-9OoIl|]{2})(?![\w/|])"
)
_AS_DIGITS = str.maketrans("OoIl|", "00111")


def _beside_digits(found: re.Match[str]) -> bool:
    """Whether a sign of a number's look is part of a date or a time, and no word."""
    text, (start, end) = found.string, found.span()
    return bool(re.search(r"[0-9OoIl|][/.:-]$", text[max(start - 2, 0) : start])) or bool(
        re.match(r"[/.:-][0-9OoIl|]", text[end : end + 2])
    )


def _cased(meant: str, word: str) -> str:
    letters = [sign for sign in word if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    if capitals * 2 > len(letters) and len(letters) > 1:
        return meant.upper()
    return meant.capitalize() if word[0].isupper() else meant
