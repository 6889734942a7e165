"""Whether a paper is dated: by a date where a paper is dated, and not by one of which a sentence speaks."""

from __future__ import annotations

import re

from charteroak.police.papers.sheet import Sheet
from charteroak.police.papers.signed import service_spans

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_D = r"[0-9OoIlSZB]"
_DATE = re.compile(
    rf"(?i)(?<![\w/-])(?:{_D}{{1,2}} ?[/.-] ?{_D}{{1,2}} ?[/.-] ?(?:{_D}{{4}}|{_D}{{2}})(?![\w/-])|"
    rf"{_D}{{4}}-{_D}{{1,2}}-{_D}{{1,2}}(?!\w)"
    rf"|{_D}{{1,2}} ?(?:st|nd|rd|th)?(?: +day)?,?(?: +of| +de)? +{_MONTH}\.?(?: ?,)?(?: +of| +de| +del)? +"
    rf"{_D}{{2,4}}(?!\w)|"
    rf"{_MONTH}\.? +{_D}{{1,2}}(?:st|nd|rd|th)?(?: ?,)? +{_D}{{4}}(?!\w)"
    rf"|{_D}{{1,2}}-{_MONTH}-{_D}{{2,4}}(?!\w)|{_D}{{1,2}} ?{_MONTH} ?{_D}{{2,4}}(?!\w))"
)
_EMPTY = re.compile(
    r"(?i)\b(?:date(?:d)?(?: and time)?(?: (?:of )?(?:issued|issue|issuance|signed|of (?:warrant|order)))?|"
    r"issued(?: on)?|fecha(?: de (?:emision|firma))?|fechad[oa])\b(?: *\([^)]{0,20}\))? *:? *"
    r"(?:_{2,}[_/ ]*|\[ ?\]|\[(?:blank|illegible|none)\]|\((?:blank|none|undated|left blank|not dated|"
    r"illegible|missing)\)|(?:blank|none|undated|not dated|sin fecha)\b|-{3,}|/ */|"
    r"(?:(?<=:)|(?<=: ))$|(?:(?<=:)|(?<=: )|(?<!to date)(?<!and date))\n| {3,}(?![\d\w]))"
    r"|[\[(](?:undated|no date|not dated|date (?:missing|blank|illegible)|sin fecha)[\])]|\b(?:undated|"
    r"no date|sin fecha)\b *(?:$|\n|[.;)])"
    r"|(?i:this|el|a los)\s+_{2,}\s*(?:th|st|nd|rd)?\s+(?:day of|dia)"
)
_OTHER = re.compile(
    r"(?i)(?:\b(?:by|before|after|until|till|since|from|through|between|on or (?:before|about)|no later than|"
    r"born|dob|birth|d\.?o\.?b\.?|entered|arrived|expires?|"
    r"expir\w+|appear\w*|hearing|court date|next date|due|deadline|offense(?: date)?|incident|occurred|"
    r"of incident|rev\.?|revised|edition|effective|sched\w+|"
    r"at|for|antes del?|hasta(?: el)?|nacid[oa]|vence|event|return(?:able)?|release|fax(?:ed)?|received|rec'd|"
    r"printed|execute(?: on)?|entry|admitted)\b[\s:,(#]*(?:(?:the|on|el|day|date|dated|of|in|a|"
    r"at)\b[\s:]*){0,3})$"
)
_PAPER = re.compile(
    r"(?i)\b(?:date|dated|issued|signed|ordered|sworn|given|done|entered this|so ordered|denied|granted|approved|"
    r"this|fecha|fechado|emitid[oa]|dado)\b[^.;\n]{0,40}$"
)
_STRAIGHT = re.compile(
    r"(?i)(?:\bdated|\b(?:my|our|his|her|their)(?: or her)? hands?(?: and (?:official )?seal)?"
    r"(?: at [A-Z][\w, ]{2,40}?)?,?(?: on| this)?|^\W*(?:letter|memo|"
    r"memorandum|order|warrant|subpoena|request|notice|decree|capias|writ|carta|oficio|orden) (?:of|del?))[ :]*$"
)
"""What names the paper's own date straight before it, whatever else is in the line."""
_BESIDE_SIGNATURE = re.compile(
    r"(?i)(?:/s/|\b(?:signed|issued|firmad[oa]|emitid[oa])\b(?! (?:copy|original|below)))(?P<between>[^\n]{0,110}?)"
    r"(?:[,;)]|\b(?:on|dated?|el)\b|  )[\s:,]*$"
)
_MONTH_ALONE = re.compile(
    rf"(?i)(?:^|\s{{2,}}|(?-i:(?<=[A-Z.)] )(?<!Rev\. )(?<!REV\. )(?<!rev\. )))"
    rf"{_MONTH}\.?,?(?: de| of)? (?:19|20)\d\d\s*(?:$|\s{{2}})"
)
_HEAD = 3


def dated(page: Sheet) -> bool:
    """Whether the paper bears its date, outside of service and return."""
    service = service_spans(page)
    own = [
        found for found in _DATE.finditer(page.text) if not any(start <= found.start() < end for start, end in service)
    ]
    if any(
        not any(start <= empty.start() < end for start, end in service)
        for empty in _EMPTY.finditer(page.text)
        if not _filled_below(page, empty)
    ):
        return any(_labelled(page, found) for found in own)
    return any(_is_papers(page, found) for found in own) or _headed(page)


def _headed(page: Sheet) -> bool:
    """Whether one of the first lines has a month and a year in a column of their own."""
    return any(_MONTH_ALONE.search(page.line_text(n)) for n in range(_HEAD))


def _filled_below(page: Sheet, empty: re.Match[str]) -> bool:
    """Whether a label's date stands in the next line."""
    end = empty.end()
    rest = page.text[end : end + 40].lstrip(" \n:")
    return "_" not in empty[0] and bool(_DATE.match(rest))


def _labelled(page: Sheet, found: re.Match[str]) -> bool:
    """Whether a date is called the paper's in so many words, or stands with a signature."""
    before = page.text[page.starts[page.line(found.start())] : found.start()]
    return (bool(_PAPER.search(before[-60:])) and not _OTHER.search(before[-60:])) or "(signed)" in before


def _is_papers(page: Sheet, found: re.Match[str]) -> bool:
    before = page.text[max(found.start() - 60, 0) : found.start()]
    line_before = before.rsplit("\n", 1)[-1]
    if _STRAIGHT.search(line_before) or _beside_signature(line_before):
        return True
    if _PAPER.search(line_before) and not re.search(
        r"(?i)\b(?:birth|offen[sc]e|entry|hearing|incident|return|(?<!by the )court)\b", line_before
    ):
        return True
    return not _OTHER.search(before) and not _in_sentence(line_before)


def _beside_signature(before: str) -> bool:
    """Whether a date follows a signature in its line: "Signed by ..., Special Agent, on ..."."""
    found = _BESIDE_SIGNATURE.search(before)
    return bool(found) and not _OTHER.search(re.sub(r"(?i)\bon\W*$", "", before)[-40:]) if found else False


def _in_sentence(before: str) -> bool:
    """Whether a date comes within a running sentence: small words straight before it."""
    return (
        bool(re.search(r"\b[a-z]{2,} (?:[a-z]+ ){0,2}(?:on|in|of|dated|el|del|de)?\s*$", before))
        and not before.endswith("  ")
        and not re.search(r"[.:;,)] *$", before)
    )
