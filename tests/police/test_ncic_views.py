"""Layouts that nobody foresaw: the records are told by what the values are, not by what stands before them."""

import pytest

from charteroak.police import triage

W, U = "wanted_person/criminal", "unclassified/unclassified"
R, X, K = (
    f"immigration_violator/{kind}" for kind in ("administrative_removal", "other_administrative", "unclassified")
)
P, M, S, O = "protection_order/none", "missing_person/none", "supervised_release/none", "other/none"  # noqa: E741


def told(text: str) -> list[str]:
    return [f"{record.file}/{record.warrant}" for record in triage.read(text).records]


STRUCTURES = {
    "short keys": (
        '{"r":[{"t":"WANTED PERSON","k":"W998500001","p":"TESTER, TINA","d":"19880808","c":"Arson","w":"CR-1"}]}',
        [W],
    ),
    "nested": (
        (
            '{"ncic":{"record":{"file":{"name":"Wanted Person"},"ids":{"nic":"W998500002"},'
            '"offense":{"text":"Burglary"},"warrant":{"number":"B-77","court":"Superior Court"}}}}'
        ),
        [W],
    ),
    "camel case": (
        (
            '[{"recordType":"ImmigrationViolator","recordNo":"N998500003","basis":"Outstanding '
            "administrative warrant of "
            'removal","enteredBy":"VTICE0900"}]'
        ),
        [R],
    ),
    "two hits of one person": (
        (
            '{"hits":[{"db":"Wanted Person","nr":"W998500004","who":"TESTER, TINA","off":"Larceny","wno":"L-9"},'
            '{"db":"Immigration Violator","nr":"N998500005","who":"TESTER, TINA","why":"deported felon"}]}'
        ),
        [W, X],
    ),
    "a remark in JSON": (
        (
            '{"file":"Wanted Person","nic":"W998500006","offense":"Fraud","wno":"F-1","remarks":"ICE detainer, '
            'administrative warrant of removal"}'
        ),
        [W],
    ),
    "a denial in JSON": (
        '{"file":"Wanted Person","nic":"W998500007","offense":"Fraud","wno":"F-1","status":"CANCELLED"}',
        [U],
    ),
    "JSON, a missing person": ('{"type":"Missing Person","id":"M998500008","name":"Tester, Tina","seen":"park"}', [M]),
    "JSON, contradicting": ('{"file":"Wanted Person","number":"N998500009","charge":"Theft","warrant":"T-1"}', [U]),
    "JSON, nothing": ('{"query":{"name":"Tester, Tina"},"results":[],"count":0,"text":"NO NCIC WANT"}', []),
    "foreign elements": (
        ("<treffer><datei>WANTED PERSON</datei><nr>W998500010</nr><tat>ROBBERY</tat><hb>R-10</hb></treffer>"),
        [W],
    ),
    "elements in two roots": (
        (
            "<hit><arch>PROTECTION ORDER</arch><n>H998500011</n></hit><hit><arch>SUPERVISED "
            "RELEASE</arch><n>C998500012</n></hit>"
        ),
        [P, S],
    ),
    "attributes": ('<rec file="Identity Theft" nic="J998500013" name="TESTER, TINA"/>', [O]),
    "a licence in XML": (
        "<dl:DriverReturn><nm>WARRANT, TINA</nm><adr>9 ICE POND RD</adr><st>VALID</st></dl:DriverReturn>",
        [],
    ),
}
TEXTS = {
    "dots, Spanish": (
        (
            "ARCHIVO .......... PERSONA BUSCADA\nNIC .............. W998500020\nNOMBRE ........... TESTER, TINA\n"
            "DELITO ........... ROBO\nORDEN DE ARRESTO . CR-26-20, TRIBUNAL SUPERIOR\nEXTRADICION ...... SI"
        ),
        [W],
    ),
    "Spanish, immigration": (
        (
            "ARCHIVO: INFRACTOR DE INMIGRACION\nNUMERO: N998500021\nMOTIVO: ORDEN FINAL DE DEPORTACION\nNOMBRE: "
            "TESTER, TINA"
        ),
        [R],
    ),
    "Spanish, no warrant": (
        "ARCHIVO: PERSONA BUSCADA\nNUMERO: W998500022\nAVISO: NO ES ORDEN DE ARRESTO, ORDEN CANCELADA\nDELITO: HURTO",
        [U],
    ),
    "Spanish, protection": ("TIPO = ORDEN DE PROTECCION\nNUM = H998500023\nDEMANDADO = TESTER, TINO", [P]),
    "Spanish, missing": ("ALERTA: PERSONA DESAPARECIDA\nNUM: M998500024\nNOMBRE: TESTER, TINA", [M]),
    "French, missing": ("FICHIER : PERSONNE DISPARUE\nNO : M998500025\nNOM : ESSAI, TINA", [M]),
    "check boxes": (
        (
            "[ ] MISSING  [X] WANTED PERSON  [ ] PROTECTION\nNo.      W998500026\nWho      TESTER, TINA\n"
            "For      BURGLARY 3\nCourt    GA 14, docket H14H-CR26-26\nPickup   will extradite"
        ),
        [W],
    ),
    "two columns": (
        (
            "FILE    WANTED PERSON        NUMBER   W998500027\nPERSON  TESTER, TINA         BORN     1988-08-08\n"
            "CHARGE  LARCENY 2ND          WARRANT  L-27"
        ),
        [W],
    ),
    "a table with odd heads": (
        (
            "Pos | Kartei | Kennung | Wer | Tat\n1 | WANTED PERSON | W998500028 | TESTER, TINA | FRAUD, warrant F-28\n"
            "2 | GANG FILE | T998500029 | TESTER, TINA | member"
        ),
        [W, O],
    ),
    "a screen": (
        (
            "+--------------------------------+\n| NCIC HIT 1/1                  |\n| WANTED PERSON     W998500030  |\n"
            "| TESTER,TINA  19880808          |\n| ROBBERY  WARRANT R-30          |\n+--------------------------------+"
        ),
        [W],
    ),
    "a card in lower case": (
        (
            "person file card\nkind     immigration violator (absconder)\nnumber   n998500031\nwho      tester, "
            "tina\nby       vtice0900"
        ),
        [R],
    ),
    "spaced numbers": ("FILE = WANTED PERSON\nNUMBER = W 998 500 032\nCHARGE = ARSON\nWARRANT = A-32", [W]),
    "arrows": ("file -> missing person\nid -> M998500033\nwho -> tester, tina", [M]),
    "number first": (
        "W998500034\nwanted person\ntester, tina  1988-08-08\nfor assault 2nd, warrant A-34 of the superior court",
        [W],
    ),
    "over": ("FILE: WANTED PERSON\nNO: W998500035\nCHARGE: ARSON\nWARRANT: A-35 RECALLED 2026-01-01", [U]),
    "doubtful": ("who: tester, tina\nmaybe wanted person W998500036, could be for theft, warrant T-36", [U]),
    "another file's letter": ("FILE  WANTED PERSON\nNUM   M998500037\nFOR   THEFT, WARRANT T-37", [U]),
    "civil": ("FILE  WANTED PERSON\nNUM   W998500038\nWHAT  CIVIL CAPIAS, CHILD SUPPORT, DOCKET FA-38", [U]),
    "an ICE warrant": ("FILE  WANTED PERSON\nNUM   W998500039\nWHAT  ADMINISTRATIVE WARRANT 39 BY ICE", [U]),
}
KINDS = {
    "group member": ("MKE/GROUP MEMBER CAPABLE OF VIOLENCE\nORI/CT99Z0001 NAM/TESTER,TINA NIC/T998500040", [O]),
    "CPIC in French": (
        (
            "CIPC - PERSONNES\nMANDAT PANCANADIEN\nNOM: ESSAI, TINA  NEE LE 1988-08-08\nINFRACTION: VOL\n"
            "MANDAT D'ARRESTATION: COUR DU QUEBEC 500-01-1"
        ),
        [O],
    ),
    "CPIC, immigration": (
        (
            "CPIC RESPONSE\nWANTED PERSON - CANADA WIDE WARRANT\nIMMIGRATION AND REFUGEE PROTECTION ACT - "
            "DEPORTATION ORDER"
        ),
        [O],
    ),
    "Interpol": ("INTERPOL - NOTICE ROUGE A-1/1-2026\nESSAI, TINA 1988-08-08\nMEURTRE, MANDAT 12/26", [O]),
    "two of other countries": (
        "CPIC HIT\nWANTED - ONTARIO\nESSAI, TINA\n=====\nINTERPOL YELLOW NOTICE 1/26\nESSAI, TINA\nMISSING",
        [O, O],
    ),
    "a registry": (
        (
            "MA PROTECTION ORDER REGISTRY\nABUSE PREVENTION ORDER 209A\nDEFENDANT   TESTER, TINO 1988-08-08\nDOCKET "
            "2699RO1\n"
            "ISSUED 2026-01-01 DISTRICT COURT  EXPIRES 2027-01-01"
        ),
        [P],
    ),
    "confirmed": (
        (
            "YR.MA99Z0001.CT99Z0001.\nRTY/WP - WANTED PERSON\nCON/Y - CONFIRMED\nNAM/TESTER,TINA NIC/W998500041 "
            "OCA/1\nOFF/FRAUD WNO/F-41"
        ),
        [W],
    ),
    "not confirmed": (
        (
            "YR.MA99Z0001.CT99Z0001.\nRTY/WP - WANTED PERSON\nCON/N - NOT CONFIRMED\nNAM/TESTER,TINA NIC/W998500042 "
            "OCA/1\nOFF/FRAUD WNO/F-42"
        ),
        [U],
    ),
    "a stolen vehicle": ("plate check: STOLEN VEHICLE\nncic V998500043, 2019 honda, entered CT99Z0001", [O]),
    "a release": ("SUPERVISED RELEASE - US PROBATION\nC998500044  TESTER, TINA\nDO NOT ARREST SOLELY ON THIS", [S]),
}
STATES = {
    "Rhode Island": (
        (
            "NO NCIC WANT NAM/TESTER,TINA DOB/19880808\n\nRILETS WARRANT FILE\nTESTER, TINA 19880808\nCAPIAS 26-51  "
            "DISTRICT COURT\nCHARGE  SHOPLIFTING"
        ),
        [W],
    ),
    "Massachusetts": (
        (
            "NCIC: NO RECORD\nMA WMS HIT\nTESTER, TINA 08/08/1988\nSTRAIGHT WARRANT  DKT 2699CR0052  HOLYOKE "
            "DISTRICT COURT\nLARCENY OVER $1200"
        ),
        [W],
    ),
    "a state's want, over": (
        (
            "NCIC: NO RECORD\nMA WMS HIT\nTESTER, TINA 08/08/1988\nDEFAULT WARRANT  DKT 2699CR0053  DISTRICT "
            "COURT\nLARCENY  RECALLED"
        ),
        [U],
    ),
    "a state's civil paper": (
        "NCIC: NO RECORD\nSTATE WARRANT FILE\nTESTER, TINA\nCIVIL CAPIAS DOCKET FA-54 SUPERIOR COURT, CHILD SUPPORT",
        [U],
    ),
    "no warrant anywhere": ("NCIC: NO RECORD\nSTATE WARRANT FILE: NO RECORD\nTESTER, TINA 08/08/1988", []),
    "talk of a warrant": ("my cousin has a bench warrant 55 out of district court for larceny, he told me", [U]),
}
ENVELOPES = {
    "an echo": (
        (
            "TO: CT99Z0001  RE: QW.CT99Z0001.NAM/TESTER,TINA.DOB/19880808\n\nMKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA "
            "DOB/19880808 OFF/ARSON WNO/A-60 NIC/W998500060"
        ),
        [W],
    ),
    "another echo": (
        "SEARCHED: NAM/TESTER,TINA DOB/19880808\n\nMKE/PROTECTION ORDER\nNAM/TESTER,TINA DOB/19880808 NIC/H998500061",
        [P],
    ),
    "separators": (
        (
            "Q: NAM/TESTER,TINA DOB/19880808\nR1 ------\nMKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA DOB/19880808 "
            "OFF/ARSON WNO/A-62 "
            "NIC/W998500062\nR2 ------\nMKE/IMMIGRATION VIOLATOR\nNAM/TESTER,TINA DOB/19880808 NIC/N998500063"
        ),
        [W, K],
    ),
    "a notice": (
        (
            "*** NOTICE: ALL IMMIGRATION VIOLATOR FILE HITS ARE ADMINISTRATIVE. SEE DEPARTMENT POLICY 5. ***\n\n"
            "MKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA OFF/ARSON WNO/A-64 NIC/W998500064"
        ),
        [W],
    ),
    "a caveat is no notice": (
        (
            "*** NOTICE: THIS RECORD IS AN ADMINISTRATIVE WARRANT OF REMOVAL. SEE DEPARTMENT POLICY 5. ***\n\n"
            "MKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA OFF/ARSON WNO/A-65 NIC/W998500065"
        ),
        [U],
    ),
    "a mail": (
        (
            "From: Desk\nSent: Monday\nTo: Patrol\nSubject: FW: return\n\n> MKE/WANTED PERSON\n> EXL/1 NAM/TESTER,TINA "
            "OFF/ARSON\n> WNO/A-66 NIC/W998500066\n\nThanks"
        ),
        [W],
    ),
    "a scan": (
        "MKE/W4NTED PER5ON\nEXL/l NAM/TESTER,TlNA 0FF/ARS0N\nWN0/A-67 NlC/W9985OOO67",
        [W],
    ),
    "a scanned caveat": (
        (
            "WARN1NG - SUBJ3CT OF N1C/N998500068 HA5 AN 0UTSTAND1NG 4DMINI5TRATIVE W4RRANT 0F REM0VAL\n"
            "MKE/1MMIGRAT10N V1OLATOR\nORI/VT1CE0900 NAM/TESTER,TINA N1C/N998500068"
        ),
        [R],
    ),
    "spaced tags": ("M K E: WANTED PERSON\nN A M: TESTER,TINA\nO F F: ARSON\nW N O: A-69\nN I C: W 998 500 069", [W]),
    "a number in a remark": (
        "MKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA OFF/ARSON\nMIS/HAD NIC/N998500070 CLEARED\nWNO/A-70 NIC/W998500071",
        [W],
    ),
    "a remnant with a number": (
        "1) MKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA OFF/ARSON WNO/A-72 NIC/W998500072\n2) NAM/TESTER,TINA @@@ ERR",
        [W, U],
    ),
    "an unreadable key": ("PERSON 1\nNAM/TESTER,TINA DOB/19880808 ## MKE/???? NIC/???", [U]),
    "a licence": ("DMV OPERATOR RETURN\nWARRANT, TINA\n9 ICE HOUSE RD, HARTFORD CT\nNOTE: ICE REMOVAL", []),
    "a licence that tells of a want": ("DMV OPERATOR RETURN\nTESTER, TINA\nNOTE: HAS A WARRANT OUT OF MAINE", [U]),
    "a registration": ("CT DMV REG  PLATE ICE-1\nOWNER: WARRANT & SONS REMOVAL LLC\nSTATUS: VALID", []),
    "an unmatched plate": (
        "plate reader digest\nAB12CD seen twice, assoc. male subject, unverified\nno hotlist record",
        [U],
    ),
}
ALL = {
    f"{group}: {name}": case
    for group, cases in (
        ("structure", STRUCTURES),
        ("text", TEXTS),
        ("kind", KINDS),
        ("state", STATES),
        ("envelope", ENVELOPES),
    )
    for name, case in cases.items()
}


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=list(ALL))
def test_a_record_is_told_in_any_layout(text: str, expected: list[str]) -> None:
    assert told(text) == expected
