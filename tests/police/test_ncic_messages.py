"""Messages of many layouts, and the file and warrant of each record in them. All of it is invented."""

import pytest

from charteroak.police.messages.ncic import read_message

# The classes by a letter: a want; immigration records of removal, another warrant, an untold one; and so on.
W, R, A, K = (
    "wanted_person/criminal",
    "immigration_violator/administrative_removal",
    "immigration_violator/other_administrative",
    "immigration_violator/unclassified",
)
P, M, S, X, U = (
    "protection_order/none",
    "missing_person/none",
    "supervised_release/none",
    "other/none",
    "unclassified/unclassified",
)

WANT = (
    "MKE/WANTED PERSON\n"
    "EXL/1 ORI/NY99Z0002 NAM/TESTER,TINA SEX/F DOB/19880808\n"
    "OFF/ASSAULT DOW/20260401 WNO/N-1\n"
    "OCA/26-1 NIC/W998001001 DTE/20260402"
)
REMOVAL = (
    "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/N998001002 HAS AN\n"
    "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL FROM THE UNITED STATES.\n"
    "MKE/IMMIGRATION VIOLATOR\n"
    "ORI/VTICE0900 NAM/TESTER,TINA SEX/F DOB/19880808\n"
    "OCA/A000001002 NIC/N998001002 DTE/20250808"
)
FELON = (
    "WARNING - SUBJECT OF NIC/N998001003 IS A PREVIOUSLY DEPORTED FELON\n"
    "MKE/IMMIGRATION VIOLATOR - DEPORTED FELON\n"
    "ORI/VTICE0900 NAM/TESTER,TINA DOB/19880808\n"
    "NIC/N998001003 DTE/20180303"
)

WANTS = [
    ("a want with a caution", WANT.replace("WANTED PERSON", "WANTED PERSON - CAUTION"), [W]),
    ("a want, coded key", WANT.replace("WANTED PERSON", "EW"), [W]),
    ("a coded key with the caution suffix", WANT.replace("WANTED PERSON", "EW-C"), [W]),
    ("Washington's code of a felony want", WANT.replace("WANTED PERSON", "EWF"), [W]),
    ("a code and its translation", WANT.replace("WANTED PERSON", "EW - WANTED PERSON"), [W]),
    ("lines end with CR LF", WANT.replace("\n", "\r\n"), [W]),
    ("lines end with CR", WANT.replace("\n", "\r"), [W]),
    ("lower case", WANT.lower(), [W]),
    ("blanks around the slash", WANT.replace("/", " / "), [W]),
    ("equals signs", WANT.replace("/", "="), [W]),
    ("colons", WANT.replace("/", ": "), [W]),
    ("a dash of Unicode and blanks without width", WANT.replace("-", "\u2013").replace(" ", " ​"), [W]),
    ("fullwidth signs", WANT.translate({code: code + 0xFEE0 for code in range(33, 127)}), [W]),
    ("the key broken over two lines", WANT.replace("WANTED PERSON", "WANTED\nPERSON"), [W]),
    ("a tag broken over two lines", WANT.replace("NIC/", "NI\nC/"), [W]),
    ("a number broken over two lines", WANT.replace("W998001001", "W9980\n01001"), [W]),
    ("bars between fields", WANT.replace("PERSON", "PERSON | ").replace(" ORI", " | ORI").replace("\n", " | "), [W]),
    ("as UTF-16", WANT.encode("utf-16"), [W]),
    ("as UTF-16 without a mark", WANT.encode("utf-16-le"), [W]),
    ("as EBCDIC", WANT.encode("cp037"), [W]),
    ("as Latin-1 with an accent", WANT.replace("TESTER", "TÉSTÉR").encode("latin-1"), [W]),
    ("control signs between the lines", "\x01" + WANT.replace("\n", "\x1e\n\x0f") + "\x03", [W]),
    ("a violation of probation", WANT.replace("OFF/ASSAULT", "OFF/PROBATION VIOLATION OOC/LARCENY"), [W]),
    ("a juvenile want, coded", WANT.replace("WANTED PERSON", "EWJ"), [W]),
    ("no extradition", WANT.replace("EXL/1", "EXL/4 - NO EXTRADITION"), [W]),
    ("aliases after the name", WANT + "\nAKA/TESTER,TONI AKA/TRIALER,TINA\nDOB/19870807", [W]),
    (
        "removal in a remark",
        WANT + "\nMIS/SUBJECT HAS ADMINISTRATIVE WARRANT OF REMOVAL SEE NIC/N998001002 IMMIGRATION VIOLATOR",
        [W],
    ),
    (
        "removal in a remark that wraps",
        WANT
        + (
            "\n"
            "MIS/ICE ADVISES SUBJECT HAS AN OUTSTANDING\n"
            "ADMINISTRATIVE WARRANT OF REMOVAL AND IS A\n"
            "PREVIOUSLY DEPORTED FELON"
        ),
        [W],
    ),
    ("remarks say that it is no warrant", WANT + "\nMIS/NOT A WARRANT PER ICE", [W]),
    (
        "labelled remarks",
        (
            "File: WANTED PERSON\n"
            "Number: W998001001\n"
            "Name: TESTER, TINA\n"
            "Warrant: N-1 of 2026-04-01\n"
            "Remarks: ICE detainer, administrative warrant of removal"
        ),
        [W],
    ),
    (
        "ICE enters a criminal want",
        WANT.replace("NY99Z0002", "VTICE0900").replace("ASSAULT", "ILLEGAL REENTRY 8 USC 1326"),
        [W],
    ),
    (
        "failure to depart is a crime of its own",
        WANT.replace("ASSAULT", "FAILURE TO DEPART AFTER ORDER OF REMOVAL 8 USC 1253"),
        [W],
    ),
    ("cut off after the number", "MKE/WANTED PERSON EXL/1 NIC/W998001001 ORI/NY99Z0002 NAM/TESTER,TI", [W]),
    (
        "closing lines",
        WANT + "\nORI IS EXAMPLE POLICE DEPARTMENT 555 555-0101\nIMMED CONFIRM WARRANT AND EXTRADITION WITH ORI",
        [W],
    ),
    (
        "dot leaders",
        (
            "File ........ Wanted Person\n"
            "Number ...... W998001001\n"
            "Name ........ TESTER, TINA\n"
            "Charge ...... Assault\n"
            "Warrant ..... N-1 of 2026-04-01"
        ),
        [W],
    ),
    (
        "spaced dots",
        "File . . . . Wanted Person\nNumber . . . W998001001\nName . . . . TESTER, TINA\nOffense . . . Assault",
        [W],
    ),
    (
        "JSON",
        (
            '{"mke": "WANTED PERSON", "nic": "W998001001", "nam": "TESTER,TINA", "exl": "1", "off"'
            ': "ASSAULT", "wno": "N-1"}'
        ),
        [W],
    ),
    (
        "XML of nobody's schema",
        (
            "<rec><MKE>WANTED PERSON</MKE><NIC>W998001001</NIC><NAM>TESTER,TINA</NAM><WNO>N-1</WNO"
            "><OFF>ASSAULT</OFF></rec>"
        ),
        [W],
    ),
    (
        "a table of two columns",
        (
            "| Field | Value |\n"
            "|---|---|\n"
            "| File | WANTED PERSON |\n"
            "| Number | W998001001 |\n"
            "| Name | TESTER, TINA |\n"
            "| Charge | ASSAULT |"
        ),
        [W],
    ),
    (
        "a table with a heading",
        'MKE,NIC,NAM,DOB,OFF,WNO\nWANTED PERSON,W998001001,"TESTER,TINA",19880808,ASSAULT,N-1',
        [W],
    ),
    (
        "an HTML table",
        (
            "<table><tr><td>File</td><td>WANTED PERSON</td></tr><tr><td>Number</td><td>W998001001<"
            "/td></tr><tr><td>Warrant</td><td>N-1</td></tr></table>"
        ),
        [W],
    ),
    (
        "columns of blanks",
        "FILE      WANTED PERSON\nNUMBER    W998001001\nNAME      TESTER, TINA\nCHARGE    ASSAULT",
        [W],
    ),
    (
        "a state's want",
        (
            "STATE WANT - NO NCIC RECORD\n"
            "NAM/TESTER,TINA DOB/19880808\n"
            "OFF/FAILURE TO APPEAR 2ND WNO/CT-26-1 DOW/20260401\n"
            "ORI/CT99Z0003"
        ),
        [W],
    ),
    (
        "a re-arrest warrant",
        (
            "*** COLLECT - PRAWN REARREST WARRANT ***\n"
            "NAME: TESTER, TINA   DOB: 1988-08-08\n"
            "CHARGE: FAILURE TO APPEAR 53A-173\n"
            "DOCKET NO: H14H-CR26-0000001-S  BOND: 5000\n"
            "COURT: GA 14"
        ),
        [W],
    ),
    (
        "re-typed prose",
        (
            "NCIC hit. Wanted Person File, number W998001001, Tester, Tina. Warrant N-1 of 2026-04"
            "-01 for assault, full extradition to New York."
        ),
        [W],
    ),
    (
        "a headless want with its warrant",
        "EXL/1 ORI/NY99Z0002 NAM/TESTER,TINA DOB/19880808\nOFF/ASSAULT DOW/20260401 WNO/N-1 NIC/W998001001",
        [W],
    ),
]
IMMIGRATION = [
    ("a caveat with the key bare", REMOVAL, [R]),
    ("lower case removal", REMOVAL.lower(), [R]),
    ("a caveat broken mid-phrase", REMOVAL.replace("WARRANT OF REMOVAL", "WARRANT\nOF\nREMOVAL"), [R]),
    ("a deported felon", FELON, [A]),
    ("a deported felon of whom the key says nothing more", FELON.replace(" - DEPORTED FELON", ""), [A]),
    ("an absconder", "MKE/IMMIGRATION VIOLATOR - ABSCONDER\nORI/VTICE0900 NAM/TESTER,TINA\nNIC/N998001002", [R]),
    (
        "an order of removal in the offense alone",
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA\n"
            "OFF/ALIEN UNLAWFULLY PRESENT DUE TO ORDER OF REMOVAL OR EXCLUSION\n"
            "NIC/N998001002"
        ),
        [R],
    ),
    (
        "remarks do not tell the kind",
        "MKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/TESTER,TINA NIC/N998001002\nMIS/ADMINISTRATIVE WARRANT OF REMOVAL",
        [K],
    ),
    ("the bare file", "MKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/TESTER,TINA DOB/19880808 NIC/N998001002", [K]),
    (
        "NSEERS",
        "MKE/IMMIGRATION VIOLATOR\nNSEERS SPECIAL REGISTRATION\nORI/VTICE0900 NAM/TESTER,TINA NIC/N998001002",
        [A],
    ),
    (
        "a warrant of arrest, of which it is said that it is not of removal",
        (
            "File: IMMIGRATION VIOLATOR\n"
            "Number: N998001002\n"
            "Note: administrative warrant of arrest (I-200), not a warrant of removal"
        ),
        [A],
    ),
    (
        "an I-205 on labels",
        "File: Immigration Violator\nNumber: N998001002\nWarrant: I-205 of 2025-01-02\nAgency: VTICE0900",
        [R],
    ),
    (
        "the file in a label, its kind in another",
        "File: Immigration Violator\nCategory: Absconder\nNumber: N998001002\nName: TESTER, TINA",
        [R],
    ),
    ("cut in the key", "MKE/IMMIGRATION VIOLATOR\n-- TEXT TRUNCATED --", [K]),
    (
        "a caveat whose record did not come",
        "WARNING - SUBJECT OF NIC/N998001002 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\nCONTACT LESC",
        [R],
    ),
    ("no key, but letter, caveat and originator", REMOVAL.replace("MKE/IMMIGRATION VIOLATOR\n", ""), [R]),
    (
        "prose",
        (
            "Hit in the Immigration Violator File, number N998001002: outstanding administrative w"
            "arrant of removal, entered by ICE."
        ),
        [R],
    ),
    (
        "a plate reader's topic on a label",
        "ALPR ALERT\nPlate: ZZ-1002\nList: NCIC\nTopic: Immigration Violator\nCamera: 4",
        [K],
    ),
    ("a plate reader's alert", "LPR alert - plate ZZ-1002 - hotlist NCIC Immigration Violator - camera 2", [K]),
    (
        "JSON, number first",
        (
            '[{"nic": "N998001002", "file": "IMMIGRATION VIOLATOR", "note": "OUTSTANDING ADMINISTR'
            'ATIVE WARRANT OF REMOVAL", "name": "TESTER, TINA"}]'
        ),
        [R],
    ),
    ("two kinds at once cannot be told", FELON + "\nTHE ABOVE SUBJECT HAS AN ADMINISTRATIVE WARRANT OF REMOVAL", [K]),
    (
        "a table of one record",
        "MKE|NIC|NAM|NOTE\nIMMIGRATION VIOLATOR|N998001002|TESTER, TINA|ADMINISTRATIVE WARRANT OF REMOVAL",
        [R],
    ),
]
OTHERS = [
    (
        "a protection order",
        "MKE/PROTECTION ORDER\nORI/CT99Z0003 NAM/TESTER,TINA DOB/19880808 NIC/H998001005 PNO/1",
        [P],
    ),
    (
        "a temporary protection order",
        "MKE/TEMPORARY PROTECTION ORDER - CAUTION\nORI/CT99Z0003 NAM/TESTER,TINA NIC/H998001005",
        [P],
    ),
    ("a missing juvenile, coded", "MKE/EMJ\nORI/CT99Z0003 NAM/TESTER,TINA DOB/20120808 NIC/M998001006", [M]),
    ("an endangered missing person", "MKE/MISSING PERSON - ENDANGERED\nNAM/TESTER,TINA NIC/M998001006", [M]),
    ("supervised release", "MKE/SUPERVISED RELEASE\nORI/CT99Z0900 NAM/TESTER,TINA OOC/FRAUD NIC/C998001007", [S]),
    ("a gang member", "MKE/GANG MEMBER\nNAM/TESTER,TINA NIC/T998001008", [X]),
    (
        "a known or suspected terrorist",
        (
            "***DO NOT ADVISE THIS INDIVIDUAL***\n"
            "MKE/KNOWN OR APPROPRIATELY SUSPECTED TERRORIST\n"
            "NAM/TESTER,TINA NIC/T998001009"
        ),
        [X],
    ),
    ("a violent person", "MKE/VIOLENT PERSON\nNAM/TESTER,TINA NIC/L998001010", [X]),
    ("a sex offender", "MKE/NATIONAL SEX OFFENDER REGISTRY\nNAM/TESTER,TINA NIC/X998001011", [X]),
    ("identity theft", "MKE/IDENTITY THEFT\nNAM/TESTER,TINA NIC/J998001012", [X]),
    ("an unidentified person", "MKE/UNIDENTIFIED PERSON - DECEASED\nSEX/F NIC/U998001013", [X]),
    (
        "protective interest",
        (
            "WARNING-DO NO ARREST OR DETAIN BASED SOLELY UPON THIS INFORMATION\n"
            "MKE/PROTECTIVE INTEREST\n"
            "NAM/TESTER,TINA NIC/K998001014"
        ),
        [X],
    ),
    ("a foreign fugitive", "MKE/FOREIGN FUGITIVE\nNAM/TESTER,TINA OFF/FRAUD WNO/CA-1 NIC/F998001015", [X]),
    ("a Canadian warrant", "MKE/WANTED PERSON - CANADA\nNAM/TESTER,TINA OFF/FRAUD NIC/R998001015", [X]),
    ("Interpol", "File: INTERPOL RED NOTICE\nNumber: F998001016\nName: TESTER, TINA", [X]),
    ("a stolen vehicle", "MKE/STOLEN VEHICLE\nORI/CT99Z0003 LIC/ZZ1017 VIN/1ZZ99999999999999 NIC/V998001017", [X]),
    ("a stolen plate", "MKE/STOLEN LICENSE PLATE\nLIC/ZZ1018 NIC/P998001018", [X]),
    ("a stolen gun", "MKE/STOLEN GUN\nSER/ZZ1019 MAK/ZZ CAL/9 NIC/G998001019", [X]),
    ("a stolen article", "MKE/STOLEN ARTICLE\nSER/ZZ1020 NIC/A998001020", [X]),
    ("a stolen boat", "MKE/STOLEN BOAT\nBHN/ZZ1021 NIC/B998001021", [X]),
    ("a stolen security", "MKE/STOLEN SECURITY\nSER/ZZ1022 NIC/S998001022", [X]),
    ("a stolen vehicle without a key", "LIC/ZZ1017 VIN/1ZZ99999999999999 VYR/2019 NIC/V998001017", [X]),
    ("a plate reader's stolen vehicle", "LPR HIT plate ZZ-1017 list NCIC topic Stolen Vehicle camera 1", [X]),
]
MANY = [
    ("a want, then removal", f"{WANT}\n\n{REMOVAL}", [W, R]),
    ("removal, then a want", f"{REMOVAL}\n\n{WANT}", [R, W]),
    ("removal, then a want, no blank line", f"{REMOVAL}\n{WANT}", [R, W]),
    ("a deported felon, then a want", f"QWA.CT9990201.NAM/TESTER,TINA.DOB/19880808\n\n{FELON}\n\n{WANT}", [A, W]),
    ("all in one line", f"{WANT} {FELON}".replace("\n", " "), [W, A]),
    (
        "both caveats first",
        "WARNING - SUBJECT OF NIC/N998001002 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
        + WANT
        + "\n\n"
        + REMOVAL.split("STATES.\n")[1],
        [W, R],
    ),
    (
        "three files",
        "MKE/GANG MEMBER\nNAM/TESTER,TINA NIC/T998001008\n\nMKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/H998001005\n\n"
        + REMOVAL,
        [X, P, R],
    ),
    ("the same record twice", f"{WANT}\n\n{WANT}", [W]),
    ("one number under two files", WANT + "\n\n" + WANT.replace("WANTED PERSON", "IMMIGRATION VIOLATOR"), [U, U]),
    (
        "two labelled records",
        (
            "File: WANTED PERSON\n"
            "Number: W998001001\n"
            "Name: TESTER, TINA\n"
            "Charge: ASSAULT\n"
            "\n"
            "File: IMMIGRATION VIOLATOR\n"
            "Number: N998001002\n"
            "Name: TESTER, TINA\n"
            "Notice: previously deported felon"
        ),
        [W, A],
    ),
    (
        "two labelled records, number first",
        (
            "Number: W998001001  File: WANTED PERSON  Name: TESTER, TINA  Charge: ASSAULT\n"
            "Number: N998001002  File: IMMIGRATION VIOLATOR  Name: TESTER, TINA"
        ),
        [W, K],
    ),
    (
        "two objects of JSON",
        (
            '[{"mke":"WANTED PERSON","nic":"W998001001","off":"ASSAULT","nam":"TESTER,TINA"},{"mke'
            '":"IMMIGRATION VIOLATOR","nic":"N998001002","nam":"TESTER,TINA"}]'
        ),
        [W, K],
    ),
    (
        "two rows of a table",
        (
            "MKE;NIC;NAM;EXL;OFF\n"
            "WANTED PERSON;W998001001;TESTER,TINA;1;ASSAULT\n"
            "IMMIGRATION VIOLATOR;N998001002;TESTER,TINA;;"
        ),
        [W, K],
    ),
    ("numbered hits", f"HIT 1 OF 2\n{WANT}\nHIT 2 OF 2\n{REMOVAL}", [W, R]),
    ("a want and a licence return", f"{WANT}\n\nMOTOR VEHICLES: LIC 000001001 ACTIVE CLASS D NAME TESTER, TINA", [W]),
    (
        "a licence return and a no-record answer",
        "DMV RETURN\nOLN/000001001 NAM/TESTER,TINA DOB/19880808 STATUS VALID\n\nNO NCIC WANT NAM/TESTER,TINA",
        [],
    ),
    ("a want and a fragment", f"{WANT}\n\nMKE/~#\nNAM/TESTER,TINA NIC/?", [W, U]),
]
NONE = [
    ("nothing", "", []),
    ("blanks", " \r\n\t ", []),
    ("only the echo", "QWA.CT9990201.NAM/TESTER,TINA.DOB/19880808.SEX/F", []),
    ("no record", "QW.CT9990201.NAM/TESTER,TINA.DOB/19880808\nNO RECORD NCIC NAM/TESTER,TINA DOB/19880808", []),
    ("no record, labelled", "Query: QWA\nName: TESTER, TINA\nResult: NO RECORD FOUND", []),
    ("no hit by words", "NCIC and COLLECT checked: no wants, no warrants.", []),
    ("negative", "NEGATIVE RESPONSE NCIC NAM/TESTER,TINA", []),
    ("a registration", "REGISTRATION: ZZ-1001 CT PC EXP 2027 OWNER TESTER, TINA 2019 EXAMPLE SEDAN", []),
    ("a driver's licence", "DRIVER LICENSE STATUS VALID\nNAME: TESTER, TINA\nDOB: 1988-08-08\nCLASS D", []),
    ("an administrative broadcast", "NCIC WILL BE UNAVAILABLE BETWEEN TWO AND FOUR FOR MAINTENANCE", []),
    (
        "a confirmation request is no record",
        "YQ.CT9990201.NY99Z0002.TXT\nRTY/WP RNO/1 PRI/R OCA/26-1 NIC/W998001001 NAM/TESTER,TINA DOB/19880808",
        [],
    ),
    (
        "an immigration status query is no record",
        (
            "IAQ.CT9990201.AX.TXT PUR/C. ATN/NOBODY PHN/5555550102 NAM/TESTER,TINA DOB/19880808 SE"
            "X/F POB/YY CUS/N OFF/0399"
        ),
        [],
    ),
]
SHORTLY = [
    ("a want that is no longer one, in two words", WANT.replace("PERSON\n", "PERSON\nNOT WANTED\n"), [U]),
    ("a want of which it is said that there is no warrant", WANT + "\nNO WARRANT", [U]),
    (
        "ICE's want of which nothing else is shown",
        "MKE/WANTED PERSON\nORI/VTICE0900 NAM/TESTER,TINA NIC/W998001001",
        [U],
    ),
    ("a want beside a loose foreign number", "MKE/WANTED PERSON\nORI/ON99Z0001 OFF/FRAUD\nRECORD R998001015", [U]),
    (
        "a caveat on the record above",
        WANT + "\nABOVE SUBJECT HAS ADMINISTRATIVE WARRANT OF REMOVAL\nMKE/GANG MEMBER\nNAM/TESTER,TINA NIC/T998001008",
        [U, X],
    ),
]
UNTOLD = [
    ("key and letter contradict", WANT.replace("W998001001", "N998001001"), [U]),
    ("key and letter contradict, the other way", REMOVAL.replace("NIC/N998001002 DTE", "NIC/W998001002 DTE"), [U]),
    (
        "a caveat contradicts the want it is tied to",
        "WARNING - SUBJECT OF NIC/W998001001 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n" + WANT,
        [U],
    ),
    (
        "a caveat within the want",
        WANT.replace("PERSON\n", "PERSON\nOUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"),
        [U],
    ),
    ("a caveat after the only want", WANT + "\nTHE ABOVE SUBJECT HAS AN ADMINISTRATIVE WARRANT OF REMOVAL", [U]),
    ("a want that is said to be none", WANT.replace("PERSON\n", "PERSON\nNOT A WARRANT - INFORMATION ONLY\n"), [U]),
    (
        "a want that is not to be acted on alone",
        "WARNING - DO NOT ARREST OR DETAIN BASED SOLELY UPON THIS RECORD\n" + WANT,
        [U],
    ),
    ("a recalled warrant", WANT + "\nWARRANT RECALLED BY THE COURT", [U]),
    ("a civil capias", WANT.replace("PERSON\n", "PERSON\nCIVIL CAPIAS\n"), [U]),
    ("a key of two files", WANT.replace("WANTED PERSON", "WANTED PERSON / IMMIGRATION VIOLATOR"), [U]),
    ("an unknown key with all that a want has", WANT.replace("WANTED PERSON", "QX7 RECORD").replace("QX7", "XQ7"), [U]),
    ("letter W and nothing else", "NAM/TESTER,TINA DOB/19880808 NIC/W998001001", [U]),
    ("letter N and nothing else", "NAM/TESTER,TINA DOB/19880808 NIC/N998001001", [U]),
    ("the name of the file and nothing else", "MKE/WANTED PERSON", [U]),
    (
        "a want by ICE for removal",
        "MKE/WANTED PERSON\nORI/VTICE0900 NAM/TESTER,TINA\nOFF/ALIEN UNLAWFULLY PRESENT\nNIC/W998001001",
        [U],
    ),
    ("a cancelled want", WANT.replace("WANTED PERSON", "XWF"), [U]),
    ("a fragment", "...TER,TINA DOB/19880808 SEX/F OFF/ASSA", [U]),
    ("line noise", "M~E/W@N#ED P$RS@N\nNA~/TESTER,TINA D#B/1988\nNI~/?9980", [U]),
    (
        "hearsay of a warrant",
        "Officer says on the phone that the subject has a warrant, W998001001, Wanted Person File.",
        [U],
    ),
    ("relayed, with fields", "Radio relay, no printout: wanted person, NIC W998001001, warrant N-1, assault", [U]),
    (
        "an unmatched plate alert",
        "ALPR ALERT plate ZZ-1023 NCIC hot list, subject may be occupant, no topic given",
        [U],
    ),
    ("a plate reader's wanted person", "LPR HIT plate ZZ-1024 list NCIC topic Wanted Person camera 4", [U]),
    ("paper on him", "Comes back to immigration, he has paper.", [U]),
    (
        "a confirmation answered",
        "YR.NY99Z0002.CT9990201.TXT\nRTY/WP NAM/TESTER,TINA DOB/19880808 OCA/26-1 NIC/W998001001 WARRANT CONFIRMED",
        [U],
    ),
    (
        "an answer of the Law Enforcement Support Center",
        "IAR.VTICE0900.CT9990201.TXT NAM/TESTER,TINA DOB/19880808 SUBJECT APPEARS TO BE REMOVABLE",
        [U],
    ),
    ("bytes", bytes(range(128, 256)) * 8, [U]),
]


def classes(text: str | bytes) -> list[str]:
    return [f"{record.file}/{record.warrant}" for record in read_message(text).records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=name)
        for name, text, expected in (*WANTS, *IMMIGRATION, *OTHERS, *MANY, *NONE, *SHORTLY, *UNTOLD)
    ],
)
def test_every_record_is_told_by_its_file_and_warrant(text: str | bytes, expected: list[str]) -> None:
    assert classes(text) == expected
