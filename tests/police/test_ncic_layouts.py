"""More layouts and more traps: each a message as a switch, a terminal or a colleague may give it. All invented."""

import pytest
from test_ncic_messages import A, K, M, P, R, S, U, W, X, classes

MESSAGES = [
    (
        (
            "WANTED PERSON HIT\n"
            "\n"
            "Name      TESTER, TINA\n"
            "DOB       08/08/1988\n"
            "NIC       W998002001\n"
            "Warrant   26-CR-1 dated 04/01/2026\n"
            "Offense   Burglary"
        ),
        [W],
    ),
    (
        (
            "TIME SYSTEM RESPONSE   09:12 10/01/2026\n"
            "QUERY: QW TESTER,TINA\n"
            "* * * NCIC WANTED PERSON * * *\n"
            "NIC/W998002002 ORI/WI99Z0001\n"
            "NAM/TESTER,TINA DOB/19880808 SEX/F\n"
            "OFF/THEFT  WNO/26CF1 DOW/20260401 EXL/1"
        ),
        [W],
    ),
    (
        "MKE/WANTD PERSON\nEXL/1 ORI/NY99Z0002 NAM/TESTER,TINA\nOFF/ASSAULT WNO/N-1 DOW/20260401 NIC/W998002003",
        [W],
    ),
    (
        (
            "MKE/IMMIGRATON VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998002003\n"
            "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [R],
    ),
    (
        "MKE/IMMIGRATION VIOLATR\nORI/VTICE0900 NAM/TESTER,TINA NIC/N998002003",
        [K],
    ),
    (
        "MKE/WAN##D PER\nNAM/TEST NIC/W99",
        [U],
    ),
    (
        (
            "<response><record><file>Wanted Person</file><ncicNumber>W998002004</ncicNumber><extra"
            "ditionLimit>1</extraditionLimit><warrantNumber>N-1</warrantNumber></record></response"
            ">"
        ),
        [W],
    ),
    (
        (
            '{"hits":[{"file":"IMMIGRATION VIOLATOR","nic":"N998002005","person":{"name":"TESTER, '
            'TINA","dob":"1988-08-08"},"caveat":"OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"}]}'
        ),
        [R],
    ),
    (
        (
            '{"hits":[{"file":"WANTED PERSON","nic":"W998002005","person":{"name":"TESTER, TINA","'
            'dob":"1988-08-08"},"offense":"ASSAULT"},{"file":"IMMIGRATION VIOLATOR","nic":"N998002'
            '005","person":{"name":"TESTER, TINA","dob":"1988-08-08"},"caveat":"OUTSTANDING ADMINI'
            'STRATIVE WARRANT OF REMOVAL"}]}'
        ),
        [W, R],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 OFF/THEFT NIC/W998002006 NAM/TESTER,TINA DOB/19880808\n"
            "MKE/IMMIGRATION VIOLATOR NIC/N998002006 NAM/TESTER,TINA DOB/19880808\n"
            "WARNING - SUBJECT OF NIC/N998002006 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMO"
            "VAL"
        ),
        [W, R],
    ),
    (
        (
            "COLLECT STATE WANTED PERSON\n"
            "NAM/TESTER,TINA DOB/19880808 OFF/LARCENY WNO/HFD-26-1 DOW/20260301\n"
            "AGENCY HARTFORD PD"
        ),
        [W],
    ),
    (
        "PRAWN: REARREST WARRANT\nNAME TESTER, TINA DOB 08/08/1988\nDOCKET HHD-CR26-000001 FTA 2ND  BOND 2500",
        [W],
    ),
    (
        "CT PRAWN\nREARREST WARRANT ISSUED\nNAM/TESTER,TINA DOB/19880808\nDKT/HHD-CR26-0001 OFF/FTA 2ND",
        [W],
    ),
    (
        "COLLECT CIVIL CAPIAS - SUPPORT ENFORCEMENT\nNAM/TESTER,TINA DOB/19880808 WNO/FA-1",
        [U],
    ),
    (
        "MKE/US SECRET SERVICE PROTECTIVE\nNAM/TESTER,TINA NIC/E998002009",
        [X],
    ),
    (
        (
            "Record type: Immigration Violator\n"
            "NCIC #: N998002010\n"
            "Subject: TESTER, TINA\n"
            "Status: Previously deported felon\n"
            "Entered by: ICE LESC"
        ),
        [A],
    ),
    (
        "Record type: Immigration Violator\nNCIC #: N998002010\nSubject: TESTER, TINA\nEntered by: ICE",
        [K],
    ),
    (
        (
            "IMMIGRATION VIOLATOR FILE - N998002011 - TESTER, TINA - 1988-08-08 - OUTSTANDING ADMI"
            "NISTRATIVE WARRANT OF REMOVAL - ICE LESC"
        ),
        [R],
    ),
    (
        "WANTED PERSON - W998002012 - TESTER, TINA - 1988-08-08 - ASSAULT - WARRANT N-1 - FULL EXTRADITION",
        [W],
    ),
    (
        "QW/TESTER,TINA/19880808\nCOLLECT: NO WANTS\nNCIC: NO WANTS",
        [],
    ),
    (
        (
            "CT DMV\n"
            "OLN/000000012 OLS/CT NAM/TESTER,TINA DOB/19880808 SEX/F HGT/506\n"
            "STATUS: SUSPENDED\n"
            "REGISTRATION ZZ-12 EXPIRED"
        ),
        [],
    ),
    (
        "RQ.CT9990201.LIC/ZZ12.LIS/CT\nREG: 2019 SEDAN GRY VIN/1ZZ99 OWNER NAME: TESTER, TINA\nNO NCIC RECORD LIC/ZZ12",
        [],
    ),
    (
        (
            "MKE/STOLEN VEHICLE\n"
            "WARNING - DO NOT ARREST WITHOUT CONFIRMING\n"
            "ORI/CT99Z0003 LIC/ZZ12 LIS/CT VIN/1ZZ99 NIC/V998002013\n"
            "IMMED CONFIRM RECORD WITH ORI"
        ),
        [X],
    ),
    (
        "%%&  NA*/T ST R,T  A ~~ NI /W9 80 ... ORDER OF REM ~~",
        [U],
    ),
    (
        "OFF/LARCENY DOW/20260401 -- remainder lost --",
        [U],
    ),
    (
        "...PERSON\nORI/NY99Z0002 NAM/TESTER,TINA DOB/19880808\nNIC/W998002014",
        [U],
    ),
    (
        "Unit 12: dispatch says there's a hit on the driver, something with ICE or a warrant, couldn't hear.",
        [U],
    ),
    (
        "subject flagged in NCIC, details to follow",
        [U],
    ),
    (
        "Flock alert: plate ZZ-0014 matched custom list, no NCIC record attached, operator to verify occupant",
        [U],
    ),
    (
        "LPR HIT plate ZZ-15\nMKE/WANTED PERSON EXL/1 NIC/W998002015 NAM/TESTER,TINA OFF/ROBBERY LIC/ZZ15",
        [W],
    ),
    (
        "LPR HIT plate ZZ-0016 list NCIC topic Gang or Suspected Terrorist camera 2",
        [X],
    ),
    (
        "Flock Safety: Hotlist hit. Topic: NCIC - Immigration Violator. Plate ZZ-0017.",
        [K],
    ),
    (
        (
            "MKE/SUPERVISED RELEASE - PROBATION\n"
            "ORI/CT99Z0900 NAM/TESTER,TINA NIC/C998002018\n"
            "DO NOT ARREST BASED SOLELY ON THIS RECORD\n"
            "CONTACT SUPERVISING OFFICER"
        ),
        [S],
    ),
    (
        (
            "MKE/PROTECTION ORDER\n"
            "NAM/TESTER,TINA NIC/H998002019\n"
            "VIOLATION OF THIS ORDER IS A CRIMINAL OFFENSE. PCO/07 - NO FIREARMS"
        ),
        [P],
    ),
    (
        "MKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/H998002019 MIS/SEE ALSO ACTIVE WARRANT W998002020",
        [P],
    ),
    (
        (
            "WARNING - SUBJECT OF NIC/H998002020 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMO"
            "VAL\n"
            "MKE/PROTECTION ORDER\n"
            "NAM/TESTER,TINA NIC/H998002020"
        ),
        [U],
    ),
    (
        "MKE/ET\nORI/RI99Z0004 NAM/TESTER,TINA OFF/HOMICIDE NIC/W998002021",
        [W],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR - DEPORTED FELON\n"
            "SUBJECT HAS AN OUTSTANDING CRIMINAL WARRANT 8 USC 1326\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998002022"
        ),
        [U],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR - DEPORTED FELON\n"
            "ORI/VTICE0900 NAM/TESTER,TINA DOB/19880808 NIC/N998002023\n"
            "\n"
            "MKE/WANTED PERSON - CAUTION\n"
            "EXL/1 ORI/CTUSM0100 NAM/TESTER,TINA DOB/19880808 OFF/ILLEGAL REENTRY WNO/3:26CR1 DOW/"
            "20260101 NIC/W998002023"
        ),
        [A, W],
    ),
    (
        (
            "MKE/WANTED PERSON\n"
            "EXL/2 ORI/MA99Z0001 NAM/TESTER,TINA DOB/19880808\n"
            "OFF/LARCENY WNO/1 DOW/20260202 NIC/W998002024\n"
            "MIS/POSS IMMIGRATION VIOLATOR - SEE ICE ADMINISTRATIVE WARRANT OF REMOVAL, NOT A CRIM"
            "INAL WARRANT\n"
            "DNA/N"
        ),
        [W],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR - ABSCONDER\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998002025\n"
            "MIS/CRIMINAL WARRANT ALSO OUTSTANDING W998002026 WANTED PERSON"
        ),
        [R],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 NAM/TESTER,TINA DOB/19880808 OFF/THEFT NIC/W998002027\n"
            "MKE/IMMIGRATION VIOLATOR NAM/SAMPLER,SAM DOB/19700101 NIC/N998002027"
        ),
        [W, K],
    ),
    (
        (
            "MKE/WANTED PERSON EXL/1 NAM/TESTER,TINA DOB/19880808 OFF/THEFT NIC/W998002027 AKA/SAM"
            "PLER,SAMANTHA\n"
            "MKE/IMMIGRATION VIOLATOR NAM/SAMPLER,SAMANTHA DOB/19880808 NIC/N998002027"
        ),
        [W, K],
    ),
    (
        (
            "File,Number,Name,DOB,Offense,Warrant\n"
            '"Wanted Person","W998002028","TESTER, TINA","1988-08-08","Assault","N-1"\n'
            '"Immigration Violator","N998002028","TESTER, TINA","1988-08-08","",""'
        ),
        [W, K],
    ),
    (
        "FILE=WANTED PERSON;NIC=W998002029;NAM=TESTER,TINA;DOB=19880808;EXL=1;WNO=N-1",
        [W],
    ),
    (
        "[MKE] WANTED PERSON [NIC] W998002030 [NAM] TESTER,TINA [EXL] 1 [WNO] N-1",
        [W],
    ),
    (
        "MKE(WANTED PERSON) NIC(W998002031) NAM(TESTER,TINA) EXL(1)",
        [W],
    ),
    (
        "**File:** Wanted Person\n**Number:** W998002032\n**Offense:** Assault\n**Warrant:** N-1",
        [W],
    ),
    (
        (
            "1) WANTED PERSON  NIC W998002033  TESTER,TINA 19880808  ASSAULT  WNO N-1 EXL 1\n"
            "2) IMMIGRATION VIOLATOR  NIC N998002033  TESTER,TINA 19880808 ADMINISTRATIVE WARRANT "
            "OF REMOVAL"
        ),
        [W, R],
    ),
    (
        "NAM/TESTER,TINA NIC/W998002034 OCA/26-1\nENTERED 20260101",
        [U],
    ),
    (
        "CLEARED NIC/W998002035 OCA/26-1 DATE/20260101",
        [U],
    ),
    (
        "MKE/QWA ORI/CT9990201 NAM/TESTER,TINA DOB/19880808\nNO NCIC WANT",
        [],
    ),
    (
        "ICE DETAINER LODGED ON TESTER, TINA DOB 19880808 I-247A",
        [U],
    ),
    (
        (
            "THIS NCIC INTERSTATE IDENTIFICATION INDEX RESPONSE IS THE RESULT OF YOUR INQUIRY ON N"
            "AM/TESTER,TINA SEX/F RAC/W DOB/19880808 PUR/C\n"
            "NAME FBI NO.\n"
            "TESTER,TINA 999999ZZ9"
        ),
        [X],
    ),
    (
        (
            "MKE/WANTED PERSON\n"
            "EXL/\n"
            "1 ORI/\n"
            "NY99Z0002 NAM/\n"
            "TESTER,TINA DOB/\n"
            "19880808 OFF/\n"
            "ASSAULT WNO/\n"
            "N-1 NIC/\n"
            "W998002036"
        ),
        [W],
    ),
    (
        (
            "***MESSAGE KEY QWA SEARCHES WANTED PERSON FILE FELONY RECORDS REGARDLESS OF EXTRADITI"
            "ON AND MISDEMEANOR RECORDS INDICATING POSSIBLE INTERSTATE EXTRADITION FROM THE INQUIR"
            "ING AGENCY'S LOCATION. ALL OTHER NCIC PERSONS FILES ARE SEARCHED WITHOUT LIMITATIONS."
            "\n"
            "\n"
            "WARNING REGARDING FOLLOWING RECORD - SUBJECT OF NIC/N998002037 HAS AN OUTSTANDING ADM"
            "INISTRATIVE WARRANT OF REMOVAL\n"
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998002037"
        ),
        [R],
    ),
    (
        (
            "***MESSAGE KEY QWA SEARCHES WANTED PERSON FILE FELONY RECORDS REGARDLESS OF EXTRADITI"
            "ON.\n"
            "NO NCIC WANT NAM/TESTER,TINA DOB/19880808"
        ),
        [],
    ),
    (
        "CONFIRM WARRANT AND EXTRADITION WITH ORI. MKE/WANTED PERSON NIC/W998002038 EXL/1 OFF/THEFT",
        [W],
    ),
    (
        (
            "MKE/WANTED PERSON\n"
            "EXL/1 ORI/NY99Z0002 NAM/TESTER,TINA DOB/19880808\n"
            "OFF/ASSAULT WNO/N-1 DOW/20260401 NIC/W998003001 DTE/20260402\n"
            "\n"
            "WARNING: SUBJECT HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA DOB/19880808 NIC/N998003001"
        ),
        [W, R],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA DOB/19880808 NIC/N998003001\n"
            "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "\n"
            "MKE/WANTED PERSON\n"
            "EXL/1 ORI/NY99Z0002 NAM/TESTER,TINA DOB/19880808\n"
            "OFF/ASSAULT WNO/N-1 DOW/20260401 NIC/W998003001 DTE/20260402"
        ),
        [R, W],
    ),
    (
        (
            "File: Immigration Violator\n"
            "Number: N998003002\n"
            "Name: TESTER, TINA\n"
            "Caveat: outstanding administrative warrant of removal\n"
            "\n"
            "File: Wanted Person\n"
            "Number: W998003002\n"
            "Name: TESTER, TINA\n"
            "Charge: assault"
        ),
        [R, W],
    ),
    (
        (
            ">> FILE=WANTED PERSON  NIC=W998003003  EXL=1\n"
            ">> OFF=ASSAULT WNO=N-1\n"
            ">> NAME=TESTER, TINA\n"
            ">> ---\n"
            ">> FILE=IMMIGRATION VIOLATOR  NIC=N998003003\n"
            ">> NOTE=OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
            ">> NAME=TESTER, TINA"
        ),
        [W, R],
    ),
    (
        (
            "NCIC: NO RECORD\n"
            "COLLECT: WANTED PERSON - STATE WARRANT\n"
            "NAME: TESTER, TINA DOB: 1988-08-08\n"
            "WARRANT: HHD-26-001 FTA 1ST  ISSUED: 2026-03-01"
        ),
        [W],
    ),
    (
        (
            "NO NCIC WANT NAM/TESTER,TINA DOB/19880808\n"
            "\n"
            "CT STATE WANT\n"
            "NAM/TESTER,TINA DOB/19880808 OFF/VIOLATION OF PROBATION WNO/VOP-1 DOW/20260201 ORI/CT"
            "99Z0003"
        ),
        [W],
    ),
    (
        (
            "COLLECT RESPONSE - PRAWN\n"
            "MKE/REARREST WARRANT\n"
            "NAM/TESTER,TINA DOB/19880808 OFF/FAILURE TO APPEAR 2\n"
            "CRT/GA14 DKT/H14H-CR26-1 WNO/P-1"
        ),
        [W],
    ),
    (
        "COLLECT: NO PRAWN, NO STATE WANT\nNCIC: NO RECORD",
        [],
    ),
    (
        "MKE/IMMIGRATION VIOLATOR - CODE 9\nORI/VTICE0900 NAM/TESTER,TINA NIC/N998003004",
        [K],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "ADMINISTRATIVE WARRANT - TYPE NOT GIVEN\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998003004"
        ),
        [K],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "NOTE - IMMIGRATION DETAINER LODGED, NO WARRANT\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998003004"
        ),
        [A],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "ORI/VTICE0900 NAM/TESTER,TINA NIC/N998003004 EXL/1 WNO/1:26-CR-1 DOW/20260101 OFF/REE"
            "NTRY"
        ),
        [U],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 ORI/NY99Z0002 NAM/TESTER,TINA SEX/F DO",
        [W],
    ),
    (
        "MKE/WANTED PERSON NIC/W998003005 ORI/NY99",
        [W],
    ),
    (
        "MKE/WANTED PER",
        [U],
    ),
    (
        "ANTED PERSON\nEXL/1 ORI/NY99Z0002 NAM/TESTER,TINA\nOFF/ASSAULT WNO/N-1 DOW/20260401 NIC/W998003001",
        [W],
    ),
    (
        "ATION VIOLATOR - ABSCONDER\nORI/VTICE0900 NAM/TESTER,TINA DOB/19880808 NIC/N998003006",
        [R],
    ),
    (
        "MKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/H998003007\n\nMKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/H998003008",
        [P, P],
    ),
    (
        (
            "WARNING - APPROACH WITH CAUTION. DO NOT ALERT THE INDIVIDUAL TO THE FBI'S INTEREST. D"
            "O NOT DETAIN UNLESS WANTED.\n"
            "MKE/KNOWN OR SUSPECTED TERRORIST\n"
            "NAM/TESTER,TINA NIC/T998003009"
        ),
        [X],
    ),
    (
        (
            "MKE/FOREIGN FUGITIVE - INTERPOL\n"
            "DO NOT ARREST BASED SOLELY ON THIS NOTICE\n"
            "NAM/TESTER,TINA OFF/FRAUD NIC/F998003010"
        ),
        [X],
    ),
    (
        "Source: CPIC\nFile: Wanted Person (Canada)\nNumber: R998003011\nName: TESTER, TINA\nWarrant: Ontario 26-1",
        [X],
    ),
    (
        "CPIC HIT - CANADA WIDE WARRANT\nNAM/TESTER,TINA DOB/19880808 NIC/R998003012",
        [X],
    ),
    (
        "MKE/MISSING PERSON - JUVENILE\nNAM/TESTER,TINA NIC/M998003013 MIS/RUNAWAY, ALSO WANTED",
        [M],
    ),
    (
        "MKE/PROTECTION ORDER\nNAM/TESTER,TINA NIC/W998003014",
        [U],
    ),
    (
        "MKE/WANTED PERSON\nEXL/1 NAM/TESTER,TINA OFF/THEFT WNO/1 NIC/Z998003015",
        [U],
    ),
    (
        "YQ.CT9990201.VTICE0900.TXT RTY/WP RNO/1 PRI/U OCA/1 NIC/N998003016 NAM/TESTER,TINA DOB/19880808",
        [],
    ),
    (
        "HIT CONFIRMATION REQUEST\nRequest type: WP\nPriority: U\nNIC: N998003017\nName: TESTER, TINA",
        [],
    ),
    (
        "IAQ.CT9990201.AX.TXT PUR/C.ATN/X PHN/5555550103 NAM/TESTER,TINA DOB/19880808 SEX/F POB/YY CUS/N OFF/0399",
        [],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\n"
            "NAM/TESTER,TINA NIC/N998003018\n"
            "\n"
            "YQ.CT.VT.TXT RTY/WP PRI/U NIC/N998003018 NAM/TESTER,TINA"
        ),
        [K],
    ),
    (
        (
            "Subject TESTER, TINA: Wanted Person File W998003019 (assault, warrant N-1, full extra"
            "dition). Also Immigration Violator File N998003019, outstanding administrative warran"
            "t of removal."
        ),
        [W, R],
    ),
    (
        (
            "Two hits.\n"
            "1. Wanted Person, W998003020, warrant N-1, assault.\n"
            "2. Immigration Violator, N998003020, administrative warrant of removal."
        ),
        [W, R],
    ),
    (
        "MKE WANTED PERSON\nNIC W998003021\nNAM TESTER,TINA\nDOB 19880808\nOFF ASSAULT\nWNO N-1\nEXL 1",
        [W],
    ),
    (
        "MKE IMMIGRATION VIOLATOR\nNIC N998003021\nNAM TESTER,TINA\nDOB 19880808",
        [K],
    ),
    (
        "MKE.WANTED PERSON.NIC.W998003022.NAM.TESTER,TINA.EXL.1.WNO.N-1",
        [W],
    ),
    (
        (
            "*** IMMIGRATION VIOLATOR ***\n"
            "*** OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL ***\n"
            "NAM/TESTER,TINA DOB/19880808\n"
            "NIC/N998003023"
        ),
        [R],
    ),
    (
        "*** WANTED PERSON ***\nNAM/TESTER,TINA DOB/19880808\nNIC/W998003024 OFF/ASSAULT",
        [W],
    ),
    (
        "- File: Wanted Person\n- Number: W998003025\n- Name: TESTER, TINA\n- Offense: assault",
        [W],
    ),
    (
        "Caller reports that TESTER, TINA is wanted by immigration and has a warrant.",
        [U],
    ),
    (
        "LPR read plate ZZ-3026: no hit",
        [],
    ),
    (
        "LPR HIT plate ZZ-3027 list NCIC topic Missing Person camera 3",
        [M],
    ),
    (
        "LPR HIT plate ZZ-3027 list NCIC topic Protection Order camera 3",
        [P],
    ),
    (
        "LPR HIT plate ZZ-3027 list NCIC topic Supervised Release camera 3",
        [S],
    ),
    (
        "LPR HIT plate ZZ-3027 list NCIC topic Sex Offender camera 3",
        [X],
    ),
    (
        "Archivo: VIOLADOR DE INMIGRACION\nNumero: N998003028",
        [K],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_a_message_in_another_layout_is_told_alike(text: str, expected: list[str]) -> None:
    assert classes(text) == expected
