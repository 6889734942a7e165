"""Full-length forms are told whole in every dress they come in, and no noise ever makes a paper more than it is."""

import random
import re
import textwrap
from collections.abc import Callable

import pytest
from police.paper_long import AGENCY, LONG, blank, signed
from police.paper_samples import SAMPLES, Sample

from charteroak.police.papers.reading import read_paper

Verdict = tuple[str, str, bool | None, bool | None]


def told(text: str) -> Verdict:
    paper = read_paper(text)
    return paper.kind, paper.issuer, paper.criminal, paper.requires


def wanted(sample: Sample) -> Verdict:
    return sample.kind, sample.issuer, sample.criminal, sample.requires


@pytest.mark.parametrize("sample", LONG, ids=lambda sample: sample.name)
def test_a_full_form_is_told(sample: Sample) -> None:
    """Empty lines of its return, its service or its receipt make it no less."""
    assert told(signed(sample).text) == wanted(sample)


@pytest.mark.parametrize("sample", LONG, ids=lambda sample: sample.name)
def test_a_full_form_with_its_own_line_empty_tells_nothing(sample: Sample) -> None:
    """Whoever else signed: an affiant, a prosecutor, the officer before whom it was sworn; and a name typed below."""
    assert told(blank(sample).text) == wanted(blank(sample))


def _quoted(text: str) -> str:
    lines = "".join(f"> {line}\n" for line in text.split("\n"))
    return f"From: a@one.example\nTo: b@two.example\nSubject: FW: paper\n\nPlease look.\n\n> Here it is:\n>\n{lines}"


_FAX = "FACSIMILE TRANSMITTAL\nTo: Hartford Police Department\nFrom: Invented Office\nPages (with cover): 4\n\n"
_SPACED_FAX = "F A X    Troop Z, to HPD Records     4 pages\nPlease hold this.\n" + "." * 40 + "\n"
_LABELLED_FAX = "To: City of Hartford, Counsel    Fax: 860-555-0100\nFrom: Invented Office    Pages: 3\n\n" + "=" * 30
DRESSES: dict[str, tuple[Callable[[str], str], int]] = {
    "a fax cover": (lambda text: _FAX + text, 0),
    "a fax cover with its word spaced": (lambda text: _SPACED_FAX + text, 0),
    "a fax cover by its labels": (lambda text: f"{_LABELLED_FAX}\n{text}", 0),
    "a mail room's stamp": (lambda text: f"RECEIVED\nCITY OF HARTFORD\nMAYOR'S OFFICE\n\n{text}", 0),
    "an empty line after each": (lambda text: text.replace("\n", "\n\n"), 0),
    "indented": (lambda text: textwrap.indent(text, " " * 6), 0),
    "without the form's number": (lambda text: re.sub(r"\b(?:AO ?\d+B?|JD-..-\d+b?|I-\d{3}A?|2039)\b", "", text), 0),
    "capitals": (str.upper, 2),
    "small letters": (str.lower, 2),
    "one space between columns": (lambda text: re.sub(r"[ \t]+", " ", text), 6),
    "quoted in an e-mail": (_quoted, 4),  # a letter within an e-mail is left untold
    "one line": (lambda text: re.sub(r"\s+", " ", text), 8),
    "wrapped anywhere": (lambda text: textwrap.fill(re.sub(r"\s+", " ", text), 110), 8),
}
"""A paper's dresses, and how many of all the forms, signed and empty, may be told otherwise in them."""


@pytest.mark.parametrize("dress", DRESSES)
def test_a_full_form_in_another_dress(dress: str) -> None:
    """Nearly all are told the same; none is told more."""
    wear, most = DRESSES[dress]
    papers = [each for sample in LONG for each in (signed(sample), blank(sample))]
    verdicts = [(each, told(wear(each.text))) for each in papers]
    more = [each.name for each, verdict in verdicts if _more(verdict, each)]
    changed = [each.name for each, verdict in verdicts if verdict != wanted(each)]
    assert more == []
    assert len(changed) <= most, changed


def _more(verdict: Verdict, sample: Sample) -> bool:
    return any(got is True and want is not True for got, want in zip(verdict[2:], wanted(sample)[2:], strict=True))


# Noise: slips, lost lines, lines out of order, lost columns.

_SLIPS = {"o": "0", "l": "1", "I": "l", "m": "rn", "S": "5", "B": "8", "e": "c", "t": "f"}


def _slipped(text: str, dice: random.Random) -> str:
    rate = dice.choice([0.01, 0.03, 0.06])
    return "".join(
        dice.choice([_SLIPS.get(sign, sign), "", sign * 2, f"{sign} "]) if dice.random() < rate else sign
        for sign in text
    )


def _dropped(text: str, dice: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if dice.random() > 0.15)


def _moved(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    part = lines[start : start + dice.randint(2, 8)]
    dice.shuffle(part)
    return "\n".join([*lines[:start], *part, *lines[start + len(part) :]])


def _joined(text: str, dice: random.Random) -> str:
    return "".join(" " if sign == "\n" and dice.random() < 0.4 else sign for sign in text)


def _woven(text: str, _dice: random.Random) -> str:
    words = textwrap.wrap(re.sub(r"\s+", " ", text), 40)
    half = (len(words) + 1) // 2
    pairs = zip(words[:half], [*words[half:], ""], strict=False)
    return "\n".join(f"{left:<44}{right}" for left, right in pairs)


_NOISE = (_slipped, _slipped, _dropped, _moved, _joined, _woven)


def _noisy(text: str, seed: int) -> str:
    dice = random.Random(seed)  # noqa: S311 - the same noise each time
    for _ in range(dice.choice([1, 1, 2, 3])):
        text = dice.choice(_NOISE)(text, dice)
    return text


_LESS = [
    *(signed(sample) for sample in AGENCY),
    *(blank(sample) for sample in AGENCY),
    *(sample for sample in SAMPLES if sample.issuer == "administrative" or sample.kind == "request-letter"),
]


def test_no_noise_makes_an_agencys_paper_or_a_request_more() -> None:
    more = [
        (sample.name, seed)
        for seed, sample in enumerate(_LESS * 3)
        if True in (verdict := told(_noisy(sample.text, seed)))[2:] and _more(verdict, sample)
    ]
    assert more == []


# Single causes, each with papers of its class.

_COURT = "STATE OF CONNECTICUT    SUPERIOR COURT"
IN_COLUMNS = """\
AFFIDAVIT AND APPLICATION                 STATE OF CONNECTICUT
SEARCH AND SEIZURE WARRANT                SUPERIOR COURT
To: A Judge of the Superior               Signed (Affiant)
Court. The undersigned, being             /s/ Det. Invented
duly sworn, complains on oath             Jurat 08/12/2026
that certain property, to wit:            /s/ Sample-Test, J.
 tools with serial numbers                SEARCH AND SEIZURE WARRANT
is within or upon a certain               NOW THEREFORE, by Authority of
place, to wit:                            the State of Connecticut, I here-
 a shed in Hartford, Conn.                by command any Police Officer of
                                          a regularly organized police de-
                                          partment to search within ten days
                                          Signed at Hartford 12 August 2026
                                          Signed (Judge) SIGNATURE
"""


def test_what_a_scanner_read_across_two_columns_is_read_down_each() -> None:
    assert told(IN_COLUMNS.replace("SIGNATURE", "/s/ Sample-Test")) == ("ct-search-warrant", "judicial", False, True)
    unsigned = told(IN_COLUMNS.replace("SIGNATURE", "____________"))
    assert unsigned[2:] == (None, None)


ORDERS = {
    "The motion is GRANTED IN PART and DENIED IN PART. The City of Hartford shall produce the log.": True,
    "The petition is granted as to item 1 and otherwise denied. The City of Hartford shall produce item 1.": True,
    "The application is DENIED.": False,
    "ORDER DENIED.": None,
}


@pytest.mark.parametrize("sentence", ORDERS)
def test_what_is_allowed_in_part_is_not_refused(sentence: str) -> None:
    paper = read_paper(f"{_COURT}\nORDER\n{sentence}\n/s/ Test Person, Judge of the Superior Court   03/04/2026")
    assert paper.requires in ({ORDERS[sentence]} if ORDERS[sentence] is not None else {None, False})


SUBPOENA = "SUBPOENA\nTo: {to}\nYou are hereby commanded to appear and produce the file.\n{signed}    03/04/2026"
CLERK, LAWYER = "/s/ Test Person, Deputy Clerk", "/s/ Test Person, Commissioner of the Superior Court"


@pytest.mark.parametrize(
    ("to", "signature", "requires"),
    [
        ("City of Hartford, Risk Manager", CLERK, True),
        ("Keeper of Records\n      Hartford Police Department\n      1 Unreal Street", CLERK, True),
        ("Director of Public Works\nCity of Hartford", CLERK, True),
        ("Dr. Test Nobody, 15 Unreal Place, Hartford", CLERK, False),
        ("Ms. T. Nobody, c/o Imaginary Co., Hartford", CLERK, False),
        ("City of Hartford, Risk Manager", LAWYER, None),
        ("Hartford Police Department", "[X] Commissioner of the Superior Court   Signed /s/ Atty. Test Person", None),
        ("Hartford Police", "[ ] Clerk  [X] Commissioner of the Superior Court\nSigned: /s/ A. Nobody", None),
        ("City Clerk, Hartford", "[X] Clerk  [ ] Commissioner of the Court\nSigned: /s/ A. Nobody", True),
    ],
)  # fmt: skip
def test_a_subpoena_goes_by_whom_it_commands_and_by_who_signed(to: str, signature: str, requires: bool | None) -> None:
    paper = read_paper(f"{_COURT}\n{SUBPOENA.format(to=to, signed=signature)}")
    assert (paper.kind, paper.criminal, paper.requires) == ("judicial-subpoena", False, requires)


@pytest.mark.parametrize(
    "date", ["on 09/14/2026", "this   12th   day of   August , 2026", ", dated 14 Sept. 2026", "  09/14/2026"]
)
def test_a_date_beside_a_signature_is_the_papers(date: str) -> None:
    head = "U.S. Department of Homeland Security\nForm I-138   IMMIGRATION ENFORCEMENT SUBPOENA\nTo: Nobody LLC"
    text = f"{head}\nProduce the ledgers by 10/05/2026.\nSigned by Test Person, Special Agent in Charge (HSI), {date}"
    assert told(text) == ("I-138", "administrative", False, False)
    assert told(text.replace(date, "")) == ("I-138", "administrative", None, None)


def test_a_cover_names_to_whom_the_fax_went_and_not_whom_the_court_commands() -> None:
    private = SUBPOENA.format(to="Nobody Storage, Inc.", signed=CLERK)
    for head in (_FAX, _SPACED_FAX, f"{_LABELLED_FAX}\n"):
        assert told(f"{head}{_COURT}\n{private}") == ("judicial-subpoena", "judicial", False, False)


def test_a_warrant_behind_a_detainer_is_no_first_paper_though_a_cover_lies_on_top() -> None:
    detainer, warrant = (next(s for s in LONG if s.name == name) for name in ("i247a-full", "ao442-complaint"))
    text = f"{_FAX}{signed(detainer).text}\n[2 of 2]\n{signed(warrant).text}"
    assert told(text) == ("I-247A", "administrative", False, False)
