"""Messages in XML: a warrant is criminal only where a court, a judicial official and a charge are named in it."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.logic.errors import BadInput
from charteroak.police import triage
from charteroak.police.messages.niem_tree import DEEPEST, LARGEST, MOST, looks_like_xml
from tests.fixtures.every import examples

MARK = "Zqx7planted"
NAMESPACES = (
    'xmlns:j="http://release.niem.gov/niem/domains/jxdm/6.0/" xmlns:nc="http://release.niem.gov/niem/niem-core/4.0/"'
)
COURT = "<j:CourtOrderIssuingCourt><nc:OrganizationName>{}</nc:OrganizationName></j:CourtOrderIssuingCourt>"
OFFICIAL = (
    "<j:CourtOrderIssuingJudicialOfficial><nc:RoleOfPerson><nc:PersonName><nc:PersonFullName>{}</nc:PersonFullName>"
    "</nc:PersonName></nc:RoleOfPerson></j:CourtOrderIssuingJudicialOfficial>"
)
CHARGE = "<j:Charge><j:ChargeDescriptionText>{}</j:ChargeDescriptionText></j:Charge>"
SUBJECT = (
    "<j:CourtOrderDesignatedSubject><nc:RoleOfPerson><nc:PersonBirthDate><nc:Date>{}</nc:Date></nc:PersonBirthDate>"
    "<nc:PersonName><nc:PersonFullName>{}</nc:PersonFullName></nc:PersonName></nc:RoleOfPerson>"
    "</j:CourtOrderDesignatedSubject>"
)
NUMBER = "<j:RecordNCICIdentification><nc:IdentificationID>{}</nc:IdentificationID></j:RecordNCICIdentification>"


def warrant(
    court="Superior Court", official="Mock, J.", charge="Larceny", extra="", name="ArrestWarrant", who="Pat Example"
):
    parts = (COURT.format(court), OFFICIAL.format(official), CHARGE.format(charge), SUBJECT.format("1990-01-01", who))
    return f"<j:{name}>{''.join(parts)}{extra}</j:{name}>"


def document(*parts: str) -> str:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<x:Exchange xmlns:x="urn:x" {NAMESPACES}>'
    return f"{head}{''.join(parts)}</x:Exchange>"


def classes(text):
    return [(record.file, record.warrant) for record in triage.read(text).records]


CRIMINAL = [("wanted_person", "criminal")]
UNTOLD = [("unclassified", "unclassified")]


@pytest.mark.parametrize("name", ["ArrestWarrant", "Warrant", "BenchWarrant"])
def test_all_three_make_a_criminal_warrant_and_fewer_do_not(name):
    for court, official, charge in product(("Superior Court", ""), ("Mock, J.", " \n "), ("Larceny", "N/A")):
        whole = court and official.strip() and charge != "N/A"
        assert classes(document(warrant(court, official, charge, name=name))) == (CRIMINAL if whole else UNTOLD)


@pytest.mark.parametrize("part", [COURT, OFFICIAL, CHARGE])
def test_a_part_that_is_left_out_is_not_there(part):
    given = {COURT: "Superior Court", OFFICIAL: "Mock, J.", CHARGE: "Larceny"}[part]
    assert classes(document(warrant().replace(part.format(given), ""))) == UNTOLD


@pytest.mark.parametrize("prefix", ["j", "ns0", "jxdm", ""])
def test_prefixes_are_the_senders_own(prefix):
    text = document(warrant())
    declared = f"xmlns:{prefix}=" if prefix else "xmlns="
    text = text.replace("xmlns:j=", declared).replace("<j:", f"<{prefix}:" if prefix else "<")
    text = text.replace("</j:", f"</{prefix}:" if prefix else "</")
    assert classes(text) == CRIMINAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_bytes_are_read_as_they_declare(encoding):
    text = document(warrant()).replace("UTF-8", encoding)
    assert classes(text.encode(encoding)) == CRIMINAL


def test_a_court_may_be_referred_to_by_its_id():
    text = warrant().replace(COURT.format("Superior Court"), '<j:CourtOrderIssuingCourt s:ref="C1" xmlns:s="u"/>')
    court = '<j:Court s:id="C1" xmlns:s="u"><nc:OrganizationName>Superior Court</nc:OrganizationName></j:Court>'
    assert classes(document(text, court)) == CRIMINAL
    assert classes(document(text)) == UNTOLD


NOT_CRIMINAL = {
    "an immigration court": warrant(court="Executive Office for Immigration Review"),
    "an immigration judge": warrant(official="Immigration Judge Mock"),
    "a field office": warrant(court="ICE ERO Hartford", official="Deportation Officer"),
    "an officer": warrant(official="Supervisory Detention and Deportation Officer"),
    "a removal": warrant(charge="Final order of removal"),
    "being removable": warrant(charge="INA 237(a)(1) removable alien"),
    "a civil matter": warrant(charge="Civil contempt"),
    "an administrative warrant": warrant(extra="<nc:DocumentTitleText>Administrative Warrant</nc:DocumentTitleText>"),
    "a form": warrant(extra="<nc:DocumentTitleText>I-205</nc:DocumentTitleText>"),
    "a number of the immigration file": warrant(extra=NUMBER.format("N998000201")),
    "a number of another file": warrant(extra=NUMBER.format("H998000201")),
    "a nil charge": warrant().replace("<j:Charge>", '<j:Charge xsi:nil="true" xmlns:xsi="u">'),
    "a remark with all of it": "<j:Warrant><j:WarrantCommentText>Superior Court, Judge Mock, Larceny MKE/WANTED PERSON "
    "NIC/W998000201 WNO/1</j:WarrantCommentText></j:Warrant>",
    "an empty one": "<j:ArrestWarrant/>",
    "a search warrant": warrant(name="SearchWarrant"),
}


@pytest.mark.parametrize("name", NOT_CRIMINAL)
def test_what_is_never_criminal(name):
    assert "criminal" not in [told for _, told in classes(document(NOT_CRIMINAL[name]))]


@pytest.mark.parametrize(
    "extra",
    [
        NUMBER.format("W998000201"),
        "<j:WarrantCommentText>ICE advises final order of removal, administrative warrant</j:WarrantCommentText>",
    ],
)
def test_what_leaves_a_criminal_warrant_criminal(extra):
    assert classes(document(warrant(extra=extra))) == CRIMINAL
    assert (
        classes(document(warrant(court="U.S. District Court", charge="Reentry of removed alien, 8 USC 1326")))
        == CRIMINAL
    )


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("<j:Warrant><nc:Title>Warrant of Removal/Deportation I-205</nc:Title></j:Warrant>", "administrative_removal"),
        (
            "<x:ImmigrationViolatorRecord><x:T>PREVIOUSLY DEPORTED FELON</x:T></x:ImmigrationViolatorRecord>",
            "other_administrative",
        ),
        ("<x:ImmigrationViolatorRecord><x:T>ABSCONDER</x:T></x:ImmigrationViolatorRecord>", "unclassified"),
        (
            "<x:AdministrativeWarrant><x:T>Warrant for Arrest of Alien I-200</x:T></x:AdministrativeWarrant>",
            "other_administrative",
        ),
    ],
)
def test_immigration_records(record, told):
    assert classes(document(record)) == [("immigration_violator", told)]
    assert triage.answer(triage.read(document(record))).whole.arrest.outcome == "prohibited"


@pytest.mark.parametrize(
    ("name", "file"),
    [("ProtectionOrder", "protection_order"), ("MissingPerson", "missing_person"), ("SearchWarrant", "other")],
)
def test_records_that_are_no_warrant_of_arrest(name, file):
    assert classes(document(f"<j:{name}><nc:Text>something</nc:Text></j:{name}>")) == [(file, "none")]


def test_people_are_told_apart_by_name_and_birth():
    removal = "<j:Warrant><nc:Title>Warrant of Removal</nc:Title>{}</j:Warrant>"
    same = document(warrant(who="Pat Example"), removal.format(SUBJECT.format("1990-01-01", "EXAMPLE, Pat")))
    other = document(warrant(who="Pat Example"), removal.format(SUBJECT.format("1990-01-01", "Sam Sample")))
    younger = document(warrant(who="Pat Example"), removal.format(SUBJECT.format("1999-01-01", "Pat Example")))
    nameless = document(warrant(who="Pat Example"), removal.format(""))
    outcomes = [triage.answer(triage.read(text)).whole.arrest.outcome for text in (same, other, younger, nameless)]
    assert outcomes == ["permitted", "prohibited", "prohibited", "prohibited"]


def envelope(key: str, fields: str) -> str:
    header = f"<h:NLETSMessageHeader><h:MessageKeyCodeText>{key}</h:MessageKeyCodeText></h:NLETSMessageHeader>"
    inquiry = f"<n:NLETSInquiryData>{fields}</n:NLETSInquiryData>"
    return f'<n:NLETS xmlns:n="http://www.nlets.org/niem/1.0" xmlns:h="u">{header}{inquiry}</n:NLETS>'


def confirmation(number: str, priority: str) -> str:
    fields = "<n:RequestTypeCode>WP</n:RequestTypeCode><n:QueryRequestSequenceNumber>1</n:QueryRequestSequenceNumber>"
    fields += f"<n:RequestPriorityCode>{priority}</n:RequestPriorityCode>"
    identification = f"<n:IdentificationID>{number}</n:IdentificationID>"
    return envelope("YQ", f"{fields}<n:PersonNCICIdentification>{identification}</n:PersonNCICIdentification>")


def test_a_request_to_confirm_an_immigration_record_is_flagged():
    assert triage.read(confirmation("N998000201", "U")).flags == (
        "confirmation_of_immigration_record",
        "urgent_confirmation_alone",
    )
    assert triage.read(confirmation("N998000201", "R")).flags == ("confirmation_of_immigration_record",)
    assert "confirmation_of_immigration_record" not in triage.read(confirmation("W998000201", "R")).flags


def test_a_request_in_xml_is_read_as_the_same_in_text():
    for number, priority in product(("N998000201", "W998000201"), "UR"):
        text = f"YQ.XX9999999.XX.TXT\nRTY/WP RNO/1 PRI/{priority} NIC/{number}"
        assert triage.read(confirmation(number, priority)) == triage.read(text)


def test_a_query_of_status_is_flagged():
    assert triage.read(envelope("IAQ", "<n:PurposeCode>C</n:PurposeCode>")).flags == ("immigration_status_query",)


TEXT = (
    "WARNING - SUBJECT OF NIC/N998000201 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
    "MKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/EXAMPLE,PAT DOB/19810101\nNIC/N998000201"
)


@pytest.mark.parametrize("wrapped", [f"<![CDATA[{TEXT}]]>", TEXT])
def test_the_switchs_own_text_in_an_envelope(wrapped):
    assert triage.read(f"<r:Response {NAMESPACES} xmlns:r='u'><r:Text>{wrapped}</r:Text></r:Response>") == triage.read(
        TEXT
    )


def test_an_envelope_that_says_there_is_no_record():
    assert triage.read("<Response><Text>NO NCIC RECORD</Text></Response>").records == ()


def test_labels_as_elements_are_criminal_in_no_name_of_niem():
    fields = "<MKE>WANTED PERSON</MKE><NIC>W998000201</NIC><OFF>ROBBERY</OFF><WNO>1</WNO><EXL>1</EXL>"
    assert classes(f"<Hit {NAMESPACES}>{fields}</Hit>") == UNTOLD


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>Nothing</p></body></html>",
        "<rss version='2'><channel/></rss>",
        document(warrant())[:700],
        "<?xml version='1.0'?>",
        f"<?xml version='1.0' encoding='{MARK}'?><a/>",
    ],
)
def test_other_xml_and_broken_xml_cannot_be_told(text):
    assert classes(text) == UNTOLD


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE a [<!ENTITY b "{MARK}">]><a>&b;</a>',
        f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "{MARK}"><a/>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        "<a>" * (DEEPEST + 1),
        f"<a>{'<b/>' * MOST}</a>",
        f"<a>{'x' * LARGEST}</a>",
    ],
)
@pytest.mark.parametrize("as_bytes", [True, False])
def test_what_is_refused_is_refused_without_its_words(text, as_bytes):
    with pytest.raises(BadInput) as refused:
        triage.read(text.encode() if as_bytes else text)
    assert MARK not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize("text", ["<STX>MKE/WANTED PERSON", ">> FILE=X", "a < b", "", "<", "<<<", "< MKE/X >"])
def test_text_with_angle_brackets_is_text(text):
    assert looks_like_xml(text) == text.startswith("<STX>")
    assert triage.read(text) is not None


NEEDED = ["j:CourtOrderIssuingCourt", "j:CourtOrderIssuingJudicialOfficial", "j:Charge"]
NAMES = [*NEEDED, "j:ArrestWarrant", "j:Warrant", "x", "nc:Text"]
TREES = st.recursive(
    st.sampled_from(["", "Court", "removal", "N998000201", "W998000201", "Judge Mock"]),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda each: f"<{each[0]}>{''.join(each[1])}</{each[0]}>"
    ),
    max_leaves=12,
)


@given(TREES)
@settings(max_examples=examples(100))
def test_no_tree_is_criminal_without_all_three(tree):
    text = document(f"<x>{tree}</x>")
    for record in triage.read(text).records:
        if record.warrant == "criminal":
            assert all(re.search(f"<{name}>(?!</{name}>)", text) for name in NEEDED)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)))
@settings(max_examples=examples(100))
def test_whatever_begins_like_xml_is_read_or_refused(rest):
    begun = b"<a x='" + rest if isinstance(rest, bytes) else f"<?xml version='1.0'?><a>{rest}"
    try:
        found = triage.read(begun)
    except BadInput:
        return
    assert "criminal" not in [record.warrant for record in found.records]
