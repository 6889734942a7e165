"""Texts that several tests of the reading of messages draw on. All invented."""

W, U = "wanted_person/criminal", "unclassified/unclassified"
R, A, K = (
    f"immigration_violator/{kind}" for kind in ("administrative_removal", "other_administrative", "unclassified")
)
P, M = "protection_order/none", "missing_person/none"
X = A

STATE_WANTS = [
    (
        (
            "COLLECT\n"
            "PRAWN REARREST WARRANT  DOCKET H14H-CR26-0991-S\n"
            "NAME  LARKSPUR, IDA   DOB 01/02/1980\n"
            "CHARGE 53A-172 FAILURE TO APPEAR 1ST\n"
            "NCIC: NEGATIVE"
        ),
        [W],
    ),
    (
        (
            "STATE WANTED FILE - NOT IN NCIC\n"
            "NAM/LARKSPUR,IDA DOB/19800102\n"
            "CHARGE/BURGLARY 2ND WARRANT/H26-991 ISSUED/20260801\n"
            "NO NCIC RECORD NAM/LARKSPUR,IDA DOB/19800102"
        ),
        [W],
    ),
    (
        (
            "COLLECT\n"
            "REARREST WARRANT VACATED  DOCKET H14H-CR26-0991-S\n"
            "NAME  LARKSPUR, IDA   DOB 01/02/1980\n"
            "NCIC: NO RECORD"
        ),
        [U],
    ),
    (
        "STATE WANTED FILE HIT - NOT IN NCIC\nNAM/LARKSPUR,IDA DOB/19800102",
        [U],
    ),
    (
        "STATE WANTED FILE: NO RECORD\nNCIC: NO RECORD\nNAM/LARKSPUR,IDA DOB/19800102",
        [],
    ),
    (
        "NO STATE WANT. NO NCIC WANT. NAM/LARKSPUR,IDA DOB/19800102",
        [],
    ),
    (
        "STATE WANT: WARRANT CR-12 ISSUED BY ICE LESC, NAM/LARKSPUR,IDA DOB/19800102 - NOT IN NCIC",
        [U],
    ),
    (
        "STATE WANT: WARRANT CR-12 RECALLED 20260101, NAM/LARKSPUR,IDA DOB/19800102 - NOT IN NCIC",
        [U],
    ),
    (
        "STATEWIDE WANT: WARRANT CR-12 THEFT, ISSUED 20260101, NAM/LARKSPUR,IDA DOB/19800102 - NOT ENTERED IN NCIC",
        [W],
    ),
    (
        "Shift note: car 12 heard that LARKSPUR had a warrant out of Maine. No NCIC response attached.",
        [U],
    ),
    (
        "El sargento dijo que la señora salió con orden de migra; no hay nada impreso.",
        [U],
    ),
    (
        "DISPATCHER SAID NO WANTS ON LARKSPUR, IDA. NO NCIC RECORD.",
        [],
    ),
    (
        "MKE/ZK ORI/CT99Z0001 NAM/LARKSPUR,IDA SEX/F DOB/19800102",
        [U],
    ),
    (
        "MKE/ZW ORI/CT99Z0001 NAM/LARKSPUR,IDA SEX/F DOB/19800102",
        [],
    ),
    (
        (
            "3 HITS FOUND FOR NAM/LARKSPUR,IDA DOB/19800102\n"
            "1) MKE/WANTED PERSON EXL/1 ORI/AL99Z0214 NAM/LARKSPUR,IDA OFF/FRAUD WNO/C-1 NIC/W998009001"
        ),
        [W],
    ),
    (
        (
            "CAUTION REGARDING RECORD BELOW - SUBJECT OF\n"
            "NIC/N998009002 HAS AN OUTSTANDING ADMINISTRATIVE WAR\n"
            "RANT OF REMOVAL\n"
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/LARKSPUR,IDA NIC/N998009002"
        ),
        [R],
    ),
    (
        (
            "File: Immigration Violator\n"
            "Category: National Security Entry-Exit Registration\n"
            "NIC: N998009003\n"
            "Subject: LARKSPUR, IDA"
        ),
        [A],
    ),
    (
        "NCIC MISSING PERSON FILE (ENDANGERED)\nNIC/M998009004 NAM/LARKSPUR,IDA",
        [M],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA OFF/ORDER OF REMOVAL",
        [U],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA DOB/19800102 NIC/W99",
        [U],
    ),
    (
        "NTED PERSON\nEXL/1 ORI/VTICE0900 NAM/LARKSPUR,IDA WNO/12-1 NIC/W998009005",
        [U],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 ORI/CT99Z0001 NAM/LARKSPUR,IDA OFF/THEFT WNO/26-1 NIC/W998009006\n"
            "CAUTION - SUBJECT IS NOT WAN\n"
            "TED"
        ),
        [U],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 ORI/CT99Z0001 NAM/LARKSPUR,IDA OFF/THEFT WNO/26-1 NIC/W998009006\n"
            "CAUTION - THERE IS NO WAR\n"
            "RANT FOR THIS SUBJECT"
        ),
        [U],
    ),
    (
        (
            "PRAWN INQUIRY RESPONSE\n"
            "2 ACTIVE RE-ARREST WARRANTS\n"
            "DEF: LARKSPUR, IDA  DOB: 01-02-1980\n"
            "DKT: H14H-CR26-0001  LARCENY  VACATED: NO\n"
            "NCIC: NO RECORD NAM/LARKSPUR,IDA"
        ),
        [W],
    ),
    (
        (
            "PRAWN INQUIRY RESPONSE\n"
            "1 RE-ARREST WARRANT\n"
            "DEF: LARKSPUR, IDA  DOB: 01-02-1980\n"
            "DKT: H14H-CR26-0001  LARCENY  VACATED: YES\n"
            "NCIC: NO RECORD NAM/LARKSPUR,IDA"
        ),
        [U],
    ),
    (
        "PRAWN INQUIRY\nDEF: LARKSPUR, IDA  DOB: 01-02-1980",
        [U],
    ),
]
SHORT_CARDS = [
    # a plate read in part
    ("PLATE READER unit 3 ZZ81?? partial, list unknown, no match on file name", [U]),
    ("LPR read plate ZZ-8101: no hit", []),
    # short and torn headings of the Immigration Violator File
    ("File: IMMIG VIOLATOR FILE | NIC: N998100003 | Category: (blank) | Name: TESTER, TINA", [K]),
    ("MKE/IMMIGRATION VIOL\n*** END OF TRANSMISSION ***", [K]),
    ("FILE: ..IGRATION VIOLA...\nNIC: N99810....\nNAME: (illegible)", [K]),
    ("FILE: ..IGRATION VIOLA...\nNIC: W998100004\nNAME: TESTER, TINA WNO: N-1 EXL: 1 OFF: ASSAULT", [U]),
    # a caveat directly under an immigration record of no kind
    (
        (
            "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
            "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
        ),
        [R, W],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
            "PREVIOUSLY DEPORTED FELON\n"
            "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
        ),
        [X, U],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR NIC/N998100005 NAM/TESTER,TINA DOB/19880808\n"
            "FOLLOWING RECORD: OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "MKE/WANTED PERSON NIC/W998100006 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT EXL/1 WNO/N-1"
        ),
        [K, U],
    ),
    # nothing but negative answers
    ("NCIC ..... negative\nState wants ..... negative\nSubject: TESTER, TINA 1988-08-08", []),
    ("NCIC: NEGATIVE\nWarrants: NEGATIVE\nProtective orders: NEGATIVE\nTESTER, TINA 1988-08-08", []),
    ("State wants .. negative\nPartner thinks she is wanted by ICE", [U]),
    # wants of states
    ("MA STATE WANTS (NLETS)\nACTIVE WARRANT - DISTRICT COURT   LARCENY   BAIL 500\nWARR D-2026-1", [W]),
    ("MA STATE WANTS (NLETS)\nWARRANT RECALLED - DISTRICT COURT   LARCENY\nWARR D-2026-1", [U]),
    (
        (
            "STATE OF CT WANT: ACTIVE ARREST WARRANT 12, ASSAULT 3RD, SUPERIOR COURT\nTESTER, TINA 1988-08-08\n"
            "NCIC: IMMIGRATION VIOLATOR N998100007, PREVIOUSLY DEPORTED FELON\nTESTER, TINA 1988-08-08"
        ),
        [W, X],
    ),
    (
        (
            "STATE OF CT WANT: ARREST WARRANT 12 VACATED, SUPERIOR COURT\nTESTER, TINA 1988-08-08\n"
            "NCIC: IMMIGRATION VIOLATOR N998100007, PREVIOUSLY DEPORTED FELON\nTESTER, TINA 1988-08-08"
        ),
        [U, X],
    ),
    # cards without tags
    ("CARD\nFILE  Wanted\nWHAT  Larceny 4; warrant 77\nNUM   W998100008", [W]),
    ("CARD\nFILE  Wanted\nWHAT  Immigration; administrative warrant 77\nNUM   W998100008", [U]),
    ("CARD\nFILE  Wanted\nWHAT  Larceny 4\nNUM   W998100008", [U]),
    ("hit. wanted person. w998100009. tester, tina. off: larceny. wno 77. ext full. confirm", [W]),
    ("no longer wanted person w998100009. tester, tina. off: larceny. wno 77. ext full.", [U]),
    ("SUBJ A: TESTER, TINA 1988-08-08  PROTECTION ORDER  H998100010  PNO 1", [P]),
    # scanning errors
    ("MKE/IMMIGRATION VIOLATOR\nOUTSTANDING ADM1NISTRATIVE WARRANT OF REM0VAL\nORI/VT1CE0900 NIC/N998100011", [R]),
    ("MKE/WANTED PERSON\nN0T A WARRANT\nNIC/W998100012 OFF/ASSAULT WNO/N-1 EXL/1", [U]),
]
