"""Who signed beside whom, what stands in columns, what a scanner broke: papers told by all of it, or not at all."""

from __future__ import annotations

import pytest

from charteroak.police.papers.reading import read_paper

Verdict = tuple[str, bool | None, bool | None]

I286 = "NOTICE OF CUSTODY DETERMINATION   DHS Form I-286\nTo: Osric Vandermoor   A000 555 101   04/16/2026\n"
I138 = "Date 04/09/2026     Signed: Odalys Brinkworth, Supervisory Deportation Officer\n"
COMMAND = "To: any authorized law enforcement officer. YOU ARE COMMANDED to arrest the defendant,\n"
APPLIED = (
    "STATE OF CONNECTICUT     SUPERIOR COURT      ARREST WARRANT APPLICATION\n"
    "Accused: Osric Vandermoor      Offense: larceny, 53a-122\n"
    "AFFIDAVIT    attached, 2 pages, sworn 04/06/2026\n"
)
RUN = (
    "state of connecticut superior court g.a. 99 arrest warrant accused osric vandermoor dob 08/08/1984 offense\n"
    "burglary in the third degree 53a-103 finding probable cause exists 05/18/2026 signed {finding} warrant to any\n"
    "proper officer by authority of the state of connecticut you are commanded to arrest the body of the accused\n"
    "bail 10,000 05/18/2026 signed {warrant} return ________\n"
)
JUDGE = "odalys brinkworth judge of the superior court"
AO88 = (
    "UNITED STATES DISTRICT COURT\nfor the District of Connecticut\n\n"
    "SUBPOENA TO PRODUCE DOCUMENTS IN A CIVIL ACTION\n\n"
    "To:   Keeper of Records, City of Hartford\n\nYOU ARE COMMANDED to produce all permits.\n\nDate:   02/25/2026\n\n"
)
ORDER = (
    "UNITED STATES DISTRICT COURT\nDISTRICT OF CONNECTICUT\n\nUNITED STATES OF AMERICA   :\n   v.   :   3:26-mc-00999\n"
    "CITY OF HARTFORD   :   April 27, 2026\n\n   ORDER ON PETITION TO ENFORCE\n\nIt is ORDERED that\n\n{what}\n\n"
    "   /s/ Odalys Brinkworth\n   United States District Judge\n"
)
CUT = (
    "STATE OF CONNECTICUT SUPERIOR COURT SEARCH AND SEIZURE WARRANT THE UNDERSIGNED FINDS PROBABLE CAUSE AND COMMANDS "
    "ANY POLICE OFFICER OF A REGULARLY ORGANIZED POLICE DEPARTMENT TO SEARCH THE CELLAR OF 8 INVENTED STREET FOR "
    "STOLEN COPPER PIPE. SIGNED AT HARTFORD 05/13/2026 /S/ ODALYS BRINKWORTH JUDGE OF THE SUPERIOR COURT"
)
LEFT = (
    "DEPARTMENT OF HOMELAND SECURITY",
    "WARRANT OF REMOVAL/DEPORTATION",
    "Date 05/27/2026",
    "To any immigration officer of the",
    "Department: OSRIC VANDERMOOR is",
    "subject to removal based upon a final",
    "order. You are commanded to take the",
    "alien into custody and to remove him.",
)
RIGHT = (
    "FORM I-205",
    "(reverse)",
    "To be completed by",
    "officer executing the",
    "warrant: date",
    "______",
    "[ ] photo",
    "",
)


def told(text: str) -> Verdict:
    paper = read_paper(text)
    return paper.kind, paper.criminal, paper.requires


@pytest.mark.parametrize("rule", ["|", "  |  ", "\N{BOX DRAWINGS LIGHT VERTICAL}"])
@pytest.mark.parametrize("signed", ["Signed: Odalys Brinkworth", "Signed: ____________"])
def test_blank_places_of_the_reverse_side_leave_a_signed_paper_signed(rule: str, signed: str) -> None:
    rows = [f"{left:<40}{rule} {right}" for left, right in zip((*LEFT, signed), (*RIGHT, "[ ] finger"), strict=True)]
    whole = False if "Odalys" in signed else None
    assert told("\n".join([*rows, f"{'Field Office Director':<40}{rule}"])) == ("I-205", whole, whole)


@pytest.mark.parametrize(
    "receipt",
    [
        "I acknowledge receipt.  Signature of alien: /s/ O. Vandermoor   04/16/2026",
        "Signature of respondent: /s/ O. Vandermoor",
        "/s/ O. Vandermoor\n(Signature of Alien)",
        "Received by: /s/ O. Vandermoor   04/16/2026",
        "Recipient's signature: Osric Vandermoor",
        "I hereby acknowledge receipt of this notice.\n/s/ O. Vandermoor",
    ],
)
def test_only_the_recipient_signed(receipt: str) -> None:
    officer = "Signature of authorized officer: {}   \n"
    assert told(I286 + officer.format("____________________") + receipt) == ("I-286", None, None)
    assert told(I286 + officer.format("/s/ Odalys Brinkworth") + receipt) == ("I-286", False, False)


@pytest.mark.parametrize(
    "threat",
    [
        "THIS IS A COMMAND. UNITED STATES DISTRICT COURT: failure to obey may be punished by the court as contempt.",
        "FAILURE TO COMPLY MAY BE ENFORCED BY THE UNITED STATES DISTRICT COURT.",
        "The UNITED STATES DISTRICT COURT may punish whoever does not obey, 8 U.S.C. 1225(d)(4)(B).",
    ],
)
def test_a_court_named_in_an_agencys_threat_is_no_caption(threat: str) -> None:
    head = "DEPARTMENT OF HOMELAND SECURITY      IMMIGRATION SUBPOENA (I-138)\nTo: City of Hartford, Assessor\n"
    paper = read_paper(f"{head}{threat}\nYou are commanded to produce ownership cards.\n{I138}")
    assert (paper.kind, paper.issuer, paper.criminal, paper.requires) == ("I-138", "administrative", False, False)


@pytest.mark.parametrize("signed", ["{} (signature)", "{} (signed)", "/s/ {}"])
def test_a_deputy_clerk_signs_a_warrant_on_an_indictment_known_by_its_number_alone(signed: str) -> None:
    head = "AO 442   UNITED STATES DISTRICT COURT, District of Connecticut\nUNITED STATES v. OSRIC VANDERMOOR\n"
    text = f"{head}{COMMAND}accused on an indictment of wire fraud (18 U.S.C. 1343).\nDate: 03/24/2026\n"
    assert told(text + signed.format("F. Brinkworth, Deputy Clerk")) == ("AO-442", True, True)
    assert told(text + "____________________, Deputy Clerk") == ("AO-442", None, None)


@pytest.mark.parametrize("box", ["[X] Complaint", "[X] Indictment", "[X] C0mplaint"])
def test_a_scanners_digits_in_every_word(box: str) -> None:
    text = (
        "   AO 442 (Rev. ll/ll) Arrest Warrant\nUN1TED STATES D1STRICT C0URT   f0r the D1strict of C0nnecticut\n"
        "United States 0f America v. OSRIC VANDERMOOR\nTo: Any auth0rized 1aw enf0rcement 0fficer\n"
        f" Y0U ARE C0MMANDED to arrest OSRIC VANDERMOOR, accused of an 0ffense on:  {box}\n"
        " Date: O5/l7/2026      {}\n"
    )
    assert told(text.format("/s/ Odalys Brinkworth . U.S. Mag1strate Judge")) == ("AO-442", True, True)
    assert told(text.format("____________________ U.S. Mag1strate Judge")) == ("AO-442", None, None)


@pytest.mark.parametrize(
    "finding",
    ["The undersigned does NOT find probable cause.\n             APPLICATION DENIED.", "APPLICATION DENIED."],
)
def test_a_signed_refusal_leaves_the_warrants_place_empty(finding: str) -> None:
    warrant = "WARRANT      To: Any Proper Officer      Signed (Judge) ___________ [not issued]\n"
    signed = "04/08/2026     /s/ Odalys Brinkworth, Judge of the Superior Court\n"
    assert told(f"{APPLIED}FINDING      {finding}\n             {signed}{warrant}") == (
        "ct-arrest-warrant",
        False,
        False,
    )
    unsigned = signed.replace("/s/ Odalys Brinkworth", "____________________")
    assert told(f"{APPLIED}FINDING      {finding}\n             {unsigned}{warrant}")[1:] == (None, None)


@pytest.mark.parametrize(
    ("warrant", "whole"),
    [(JUDGE, True), ("________ judge of the superior court", None), ("judge superior court", None), ("", None)],
)
def test_a_run_of_small_letters_is_signed_by_a_name_before_a_title(warrant: str, whole: bool | None) -> None:
    assert told(RUN.format(finding=JUDGE, warrant=warrant)) == ("ct-arrest-warrant", whole, whole)


@pytest.mark.parametrize("width", [38, 44, 50, 57, 63])
@pytest.mark.parametrize("stripped", [False, True])
def test_words_cut_off_at_line_ends_are_whole_again(width: int, stripped: bool) -> None:
    lines = [CUT[at : at + width] for at in range(0, len(CUT), width)]
    text = "\n".join(line.rstrip() if stripped else line for line in lines)
    assert told(text) == ("ct-search-warrant", False, True)


@pytest.mark.parametrize(
    ("places", "requires"),
    [
        ("/s/ F. Brinkworth\nSignature of Clerk or Deputy Clerk               ____________________\n", True),
        ("____________________\nSignature of Clerk or Deputy Clerk               /s/ G. Tolliver\n", None),
        ("____________________\nSignature of Clerk or Deputy Clerk               ____________________\n", None),
    ],
)
def test_two_places_beside_each_other_each_over_its_own_caption(places: str, requires: bool | None) -> None:
    assert told(f"{AO88}{places}{' ' * 49}Attorney's signature\n")[2] is requires


@pytest.mark.parametrize(
    ("what", "requires"),
    [
        (
            "(a) the petition is granted as to items 1 and 2 and denied as to item 3;\n(b) the respondent City shall",
            True,
        ),
        ("(a) denied as to item 3 and granted as to item 1;\n(b) the respondent, City of Hartford, shall", True),
        ("(a) the petition is granted as to item 1 and denied as to item 3;\n(b) the respondent shall", True),
        ("(a) the petition is granted as to item 1 and denied as to item 3;\n(b) the petitioner shall", False),
    ],
)
def test_what_is_granted_in_part_commands_what_it_goes_on_to_say(what: str, requires: bool | None) -> None:
    assert told(ORDER.format(what=f"{what} produce the papers.")) == ("court-order", False, requires)


@pytest.mark.parametrize(
    ("to", "requires"),
    [
        ("To a state marshal, and to no other officer: bring the obligor before the magistrate.", False),
        ("To any state marshal, and to no other officer: bring the obligor before the magistrate.", False),
        ("To a state marshal or any proper officer: bring the obligor before the magistrate.", True),
    ],
)
def test_a_capias_to_a_marshal_alone_requires_nothing_of_the_city(to: str, requires: bool) -> None:
    head = "SUPERIOR COURT - FAMILY SUPPORT MAGISTRATE DIVISION\nCAPIAS MITTIMUS     Docket FA-99-0999-S\n"
    signed = "04/29/2026      Odalys Brinkworth, Family Support Magistrate (signed)\n"
    assert told(f"{head}{to}\n{signed}") == ("ct-capias", False, requires)


@pytest.mark.parametrize("alone", ["and they alone, are", "and no others, are", "and only they, are"])
def test_officers_named_as_the_only_ones_are_the_only_ones(alone: str) -> None:
    text = (
        "UNITED STATES DISTRICT COURT     DISTRICT OF CONNECTICUT\nWARRANT OF INSPECTION (CIVIL)\n"
        f"Officers of U.S. Immigration and Customs Enforcement, {alone} authorized and directed to enter the hall.\n"
        "05/11/2026     Odalys Brinkworth, United States Magistrate Judge (signed)\n"
    )
    assert told(text) == ("court-order", False, False)
