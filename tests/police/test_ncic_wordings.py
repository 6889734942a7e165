"""More layouts, kinds of records and envelopes that nobody foresaw, each told or left untold as it says."""

import pytest
from ncic_samples import M, P, R, U, W, X

from charteroak.police import triage

S, O = "supervised_release/none", "other/none"  # noqa: E741

CASES = [
    (
        (
            '{"alert":{"kind":"Persona Buscada","numero":"W998600001","nombre":"Prueba, '
            'Ana","delito":"Hurto","orden":"CR-1","tribunal":"Superior"}}'
        ),
        [W],
    ),
    (
        (
            '<ns2:response xmlns:ns2="urn:x"><ns2:rec><ns2:fileNm>WANTED PERSON</ns2:fileNm>'
            "<ns2:recNum>W998600002</ns2:recNum><ns2:chg>FRAUD</ns2:chg><ns2:wNo>F-2</ns2:wNo></ns2:rec></ns2:response>"
        ),
        [W],
    ),
    (
        (
            "hits:\n"
            "- file: Wanted Person\n"
            "  nic: W998600003\n"
            "  offense: Robbery\n"
            "  warrant: R-3\n"
            "- file: Immigration Violator\n"
            "  nic: N998600004\n"
            "  basis: previously deported felon"
        ),
        [W, X],
    ),
    (
        (
            "RECORD TYPE;NUMBER;LAST;FIRST;BIRTH;CHARGE;WARRANT\n"
            "Wanted Person;W998600005;TESTER;TINA;1988-08-08;Fraud;F-5"
        ),
        [W],
    ),
    (
        (
            "| kind | id | person | what |\n"
            "|---|---|---|---|\n"
            "| Wanted Person | W998600006 | Tester, Tina 1988-08-08 | Theft, warrant T-6, will extradite |\n"
            "| Supervised Release | C998600007 | Tester, Tina 1988-08-08 | US Probation |"
        ),
        [W, S],
    ),
    (
        (
            "NCIC HIT\n"
            "=========\n"
            "What: WANTED PERSON\n"
            "Which: W998600008\n"
            "Who: Tester, Tina (F) born 8 Aug 1988\n"
            "Why: Burglary 2nd degree\n"
            "Issued by: Superior Court, G.A. 14, docket H14H-CR26-8\n"
            "Will they come: yes, full extradition\n"
            "Entered by: CT99Z0008"
        ),
        [W],
    ),
    (
        (
            "MESSAGE TYPE: NCIC IMMIGRATION VIOLATOR\n"
            "NUMBER: N998600009\n"
            "REASON: ADMINISTRATIVE WARRANT OF REMOVAL\n"
            "AGENCY: LESC"
        ),
        [R],
    ),
    (("ICE ABSCONDER LIST HIT - IMMIGRATION VIOLATOR FILE\n#N998600010 TESTER TINA 1988"), [R]),
    (
        (
            "ALERTA NCIC\n"
            "Archivo: VIOLADOR DE INMIGRACION\n"
            "Num: N998600011\n"
            "Nombre: PRUEBA, ANA\n"
            "Motivo: previamente deportada"
        ),
        [X],
    ),
    (
        (
            "FICHIER ...... PERSONNE RECHERCHEE (WANTED PERSON)\n"
            "NUMERO ....... W998600012\n"
            "NOM .......... ESSAI, ANNE\n"
            "INFRACTION ... FRAUDE\n"
            "MANDAT ....... F-12, COUR SUPERIEURE\n"
            "EXTRADITION .. OUI"
        ),
        [W],
    ),
    (
        (
            "GRC / CIPC\n"
            "PERSONNE RECHERCHEE - MANDAT PANCANADIEN\n"
            "NOM : ESSAI, ANNE\n"
            "LOI SUR L'IMMIGRATION - MESURE DE RENVOI"
        ),
        [O],
    ),
    (
        (
            "INTERPOL WASHINGTON - GREEN NOTICE 3/26\n"
            "SUBJECT ESSAI, ANNE: WARNING ABOUT CRIMINAL ACTIVITY, DEPORTED FROM FRANCE 2015, WANTED"
        ),
        [O],
    ),
    (
        (
            "YR.NJ99Z0001.CT99Z0001.\n"
            "HIT CONFIRMATION RESPONSE - POSITIVE\n"
            "RTY/SV - STOLEN VEHICLE\n"
            "NIC/V998600013 LIC/AB12CD\n"
            "CON/Y"
        ),
        [O],
    ),
    (("YR.NJ99Z0001.CT99Z0001.\nRTY/MP - MISSING PERSON  CON/Y\nNIC/M998600014 NAM/TESTER,TINA"), [M]),
    (
        (
            "YR.VTICE0900.CT99Z0001.\n"
            "RTY/IV - IMMIGRATION VIOLATOR CON/Y\n"
            "NIC/N998600015 NAM/TESTER,TINA\n"
            "OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [R],
    ),
    (
        (
            "NO NCIC RECORD\n"
            "--- LOCAL WARRANT FILE ---\n"
            "TESTER, TINA 08/08/1988\n"
            "FTA WARRANT M-1234 MUNICIPAL COURT  SPEEDING  BOND $150"
        ),
        [W],
    ),
    (
        (
            "NYSPIN\n"
            "NO NCIC HIT\n"
            "NY STATE WANTED FILE\n"
            "NAME: TESTER, TINA DOB: 08/08/1988\n"
            "BENCH WARRANT DOCKET CR-123-26 ALBANY CITY COURT\n"
            "CHARGE PL 155.25 PETIT LARCENY"
        ),
        [W],
    ),
    (
        (
            "STATE OF MAINE - METERS LOCAL WANT\n"
            "WARRANT OF ARREST DOCKET PORDC-CR-26-1 PORTLAND DISTRICT COURT\n"
            "TESTER, TINA 08/08/1988  OUI\n"
            "NOT IN NCIC"
        ),
        [W],
    ),
    (("NCIC - NEGATIVE\nCT - ACTIVE WARRANT (PRAWN) DOCKET H14H-CR26-16 TESTER TINA FTA 2ND G.A. 14"), [W]),
    (("NCIC - NEGATIVE\nICE ADMIN WARRANT I-200 SEEN ON PAPER, TESTER TINA"), [U]),
    (("DRIVER RETURN - RHODE ISLAND\nNAME: WANTED, TINA\nADDR: 5 DEPORT LN, ICEVILLE RI\nLICENSE STATUS: VALID"), []),
    (("REGISTRATION\n99 IMMIGRATION ST\nOWNER: FUGITIVE FILMS INC"), []),
    (("SILVER ALERT\nTESTER, TINA  AGE 81  M998600017\nNOT A WARRANT"), [M]),
    (("AMBER ALERT: CHILD TESTER, TIM 2018-01-01  NIC M998600018"), [M]),
    (("STOLEN VEHICLE HIT  V998600019\n2019 HOND CIV  PLATE AB12CD\nOCCUPANT MAY BE WANTED"), [O]),
    (
        ("ALPR HIT  PLATE AB12CD\nLIST: WANTED PERSON  NIC W998600020\nASSOC: TESTER, TINA\nOFF: ROBBERY  WNO: R-20"),
        [W],
    ),
    (("ALPR HIT PLATE AB12CD   LIST: GANG (NCIC T998600021)"), [O]),
    (("IDENTITY THEFT FILE J998600022\nVICTIM TESTER, TINA. SOMEONE ELSE WITH A WARRANT MAY BE USING HER NAME"), [O]),
    (('GANG FILE T998600023\nTESTER, TINA "ICE" 1988-08-08\nNO WARRANT. DO NOT ARREST ON THIS'), [O]),
    (
        (
            "(1/2) MKE/WANTED PERSON NAM/TESTER,TINA DOB/19880808 OFF/FRAUD WNO/F-24 EXL/1 NIC/W998600024\n"
            "(2/2) MKE/IMMIGRATION VIOLATOR NAM/TESTER,TINA DOB/19880808 NIC/N998600025 ORI/VTICE0900 - DEPORTED FELON"
        ),
        [W, X],
    ),
    (
        (
            "SUBJECT A - TESTER, TINA 19880808\n"
            "NO RECORD\n"
            "SUBJECT B - SAMPLER, SAM 19700101\n"
            "MKE/WANTED PERSON NAM/SAMPLER,SAM DOB/19700101 OFF/FRAUD WNO/F-26 EXL/1 NIC/W998600026"
        ),
        [W],
    ),
    (
        (
            "FWD: \n"
            "> > NCIC\n"
            "> > MKE/IMMIGRATION VIOLATOR\n"
            "> > NAM/TESTER,TINA NIC/N998600027\n"
            "> > OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [R],
    ),
    (
        (
            "POLICY NOTE: RECORDS IN THE IMMIGRATION VIOLATOR FILE ARE NOT CRIMINAL WARRANTS.\n"
            "\n"
            "FILE: PROTECTION ORDER   NO: H998600028   NAME: TESTER, TINO"
        ),
        [P],
    ),
    (
        (
            "1 ROW RETURNED\n"
            "WANTED PERSON / W998600029 / TESTER, TINA / LARCENY / WARRANT L-29 / EXTRADITE FULL\n"
            "0 ROWS FROM IMMIGRATION"
        ),
        [W],
    ),
    (
        (
            "NClC HlT\n"
            "MKE/lMMlGRATlON VlOLATOR\n"
            "0RI/VTlCE09OO NAM/TESTER,TlNA NlC/N9986OOO3O\n"
            "0UTSTANDlNG ADMlNlSTRATlVE WARRANT 0F REM0VAL"
        ),
        [R],
    ),
    (("FlLE: PR0TECTI0N 0RDER   N0: H998600O31   NAME: TESTER, TlN0"), [P]),
    (("U.S. PROBATION - PERSON UNDER SUPERVISION\nNCIC C998600032 TESTER, TINA - SUPERVISED RELEASE TO 2029"), [S]),
    (("nothing wanted. protection order? dispatcher unsure. tester tina"), [U]),
    (("Wanted person hit (W998600033) per radio, Tester Tina, robbery, warrant R-33"), [U]),
    (("subject may be wanted person W998600034 robbery warrant R-34"), [U]),
    (
        (
            "FILE: WANTED PERSON  NO: W998600035  CHARGE: ILLEGAL REENTRY 8 USC 1326  WARRANT: "
            "3:26-CR-35 US DISTRICT COURT  EXTRADITION: FULL"
        ),
        [W],
    ),
    (
        (
            "FILE: WANTED PERSON  NO: W998600036  WARRANT: A-36  ISSUED BY: ICE ERO  NOTE: "
            "ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [U],
    ),
    (("NOT AN NCIC RECORD. TESTER, TINA  WANTED FOR QUESTIONING"), [U]),
    # wants of states' own systems, beside answers that the nation's file has none
    (
        (
            "FCIC/NCIC RESPONSE     FL99Z0001\n"
            "***THE FOLLOWING IS AN FCIC WANTED PERSON RECORD***\n"
            "NAM/TESTER,TINA  SEX/F DOB/19880808\n"
            "OFF/BURGLARY OF A DWELLING\nWNO/26-CF-7 DOW/20260301 OCA/26-7 FIC/W99007\n"
            "*** NO NCIC RECORD ***"
        ),
        [W],
    ),
    (
        (
            "MA CJIS - WMS INQUIRY\n"
            "Name: TESTER, TINA     DOB: 1988-08-08\n"
            "2 Active warrant(s)\n"
            " Docket 2699CR000001   Ct: TESTFIELD DISTRICT COURT   Type: STRAIGHT   Issued 2026-06-06\n"
            " Offense: LARCENY OVER $1200 c266 s30\n"
            "NCIC Wanted: none"
        ),
        [W],
    ),
    (
        (
            "LEIN RESPONSE    MI99Z0001\nQV/NAM:TESTER,TINA DOB:08081988\n"
            "** LEIN WANTED **  FELONY WARRANT - BREAKING AND ENTERING\nCOURT: 98TH CIRCUIT   BOND: 5000 C\n"
            "** SOS ** OPS T 999 999 999 999  SUSPENDED\n** NCIC ** NO RECORD"
        ),
        [W],
    ),
    (
        (
            "LEIN RESPONSE    MI99Z0001\nQV/NAM:TESTER,TINA DOB:08081988\n"
            "** LEIN WANTED ** NO RECORD\n** SOS ** OPS T 999 999 999 999  SUSPENDED\n** NCIC ** NO RECORD"
        ),
        [],
    ),
    (
        (
            "WACIC PERSON HIT\nMKE/WANTED PERSON\nORI/WA99Z0001 NAM/TESTER,TINA.SEX/F.DOB/19880808\n"
            "OFF/5399.HARASSMENT. DOW/20260909. WNO/26-1-7. VLD/20270909\nWAC/26W0099007\nNCIC NEGATIVE"
        ),
        [W],
    ),
    (
        (
            "WACIC PERSON HIT\nMKE/WANTED\nORI/WA99Z0001 NAM/TESTER,TINA.SEX/F.DOB/19880808\n"
            "OFF/5399.HARASSMENT. DOW/20260909. WNO/26-1-7. WARRANT RECALLED\nWAC/26W0099007\nNCIC NEGATIVE"
        ),
        [U],
    ),
    (
        (
            "WACIC PERSON HIT\nMKE/WANTED\nORI/VTICE0900 NAM/TESTER,TINA.DOB/19880808\n"
            "OFF/ADMINISTRATIVE WARRANT OF REMOVAL. WNO/26-1-7.\nWAC/26W0099007\nNCIC NEGATIVE"
        ),
        [U],
    ),
    # and beside a record of another system
    (
        (
            "COLLECT\n== PRAWN ==\nREARREST WARRANT   DOCKET H14H-CR26-7-S   GA 14\n"
            "CHARGE 53A-125 LARCENY 4TH   ISSUED 08/11/2026\nTESTER,TINA  F  08/08/1988\n"
            "== NCIC ==\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/TESTER,TINA DOB/19880808\n"
            "NIC/N998600041\nSUBJECT HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [W, R],
    ),
    (
        (
            "COLLECT\n== PRAWN ==\nREARREST WARRANT VACATED   DOCKET H14H-CR26-7-S   GA 14\n"
            "CHARGE 53A-125 LARCENY 4TH   ISSUED 08/11/2026\nTESTER,TINA  F  08/08/1988\n"
            "== NCIC ==\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/TESTER,TINA DOB/19880808\n"
            "NIC/N998600041\nSUBJECT HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [U, R],
    ),
    (
        (
            "COLLECT\n== PRAWN ==\nNO RECORD\n== NCIC ==\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/TESTER,TINA\n"
            "NIC/N998600041\nSUBJECT HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL"
        ),
        [R],
    ),
    # answers that there is none
    (
        (
            "NO NCIC WANT NAM/TESTER,TINA\n***MESSAGE KEY QW SEARCHES ALL NCIC PERSONS FILES, AMONG THEM THE\n"
            "IMMIGRATION VIOLATOR AND WANTED PERSON FILES, WITHOUT LIMITATIONS."
        ),
        [],
    ),
    (
        (
            "MKE/IMMIGRATION VIOLATOR\nNAM/TESTER,TINA NIC/N998600042\nPREVIOUSLY DEPORTED FELON\n\n"
            "***MESSAGE KEY QW SEARCHES ALL NCIC PERSONS FILES WITHOUT LIMITATIONS."
        ),
        [X],
    ),
    ("CONSULTA: TESTER, TINA\nNCIC: SIN RESULTADOS\nESTADO: NO HAY ÓRDENES DE ARRESTO VIGENTES", []),
    ("CONSULTA: TESTER, TINA\nNCIC: no se encontraron registros\nLocal: ningún aviso", []),
    ("CONSULTA: TESTER, TINA\nNCIC: SIN RESULTADOS\nESTADO: HAY UNA ORDEN DE ARRESTO ACTIVA", [U]),
    ("CONSULTA: TESTER, TINA\nNCIC: NO HAY REGISTROS\nLa migra la busca", [U]),
    # abbreviated files, columns
    (
        (
            "| # | File | NIC | Subject | DOB | Detail |\n|:--|---|---|---|---|--:|\n"
            "| 1 | Missing Pers. | M998600043 | TESTER, TINA | 1988-08-08 | last seen Monday |\n"
            "| 2 | Superv. Release | C998600044 | TESTER, TINA | 1988-08-08 | not a warrant |\n"
            "| 3 | Wanted Pers. | H998600045 | TESTER, TINA | 1988-08-08 | Fraud; warrant 26-9 |"
        ),
        [M, S, U],
    ),
    (
        (
            "FILE: WANTED PERSON        | FILE: IMMIGRATION VIOLATOR\n"
            "NIC: W998600046            | NIC: N998600047\n"
            "NAME: TESTER, TINA         | NAME: TESTER, TINA\n"
            "OFF: ROBBERY               | NOTE: PREVIOUSLY DEPORTED FELON\n"
            "WNO: R-46   EXL: 1         | ORI: VTICE0900"
        ),
        [W, X],
    ),
    (
        (
            "FILE       MISSING PERSON       PROTECTION ORDER\n"
            "NUMBER     M998600048           H998600049\n"
            "NAME       TESTER, TINA         SAMPLER, SAM\n"
        ),
        [M, P],
    ),
    # a scanner's letters; print letter by letter
    (
        (
            "WARNlNG REGARDlNG F0LLOWING REC0RD - SUBJECT 0F NIC/N998600050 IS A\n"
            "PREV1OUSLY DEP0RTED FEL0N\nMKE/lMMlGRATION V10LATOR\nORI/VTlCE0900 NAM/TESTER,TlNA\nNIC/N998600050"
        ),
        [X],
    ),
    (
        ("MKE/WANTED PERS0N\nNAM/TESTER,TINA OFF/R0BBERY WNO/R-51 EXL/1 NIC/W998600051\nSUBJECT 1S N0 L0NGER WANTED"),
        [U],
    ),
    ("F I L E :  P R O T E C T I O N   O R D E R\nN I C :  H 9 9 8 6 0 0 0 5 2", [P]),
    (
        (
            "F I L E :  W A N T E D   P E R S O N\nN I C :  W 9 9 8 6 0 0 0 5 3\nO F F :  R O B B E R Y\n"
            "N O T E :  N O   L O N G E R   W A N T E D"
        ),
        [U],
    ),
    # what is left of a record without its head
    ("HGT/508 WGT/160 SMT/SC CHIN\nSOC/999009941 OLN/990044121 OLS/CT\nAKA/TESTER,TEENA", [U]),
    ("DMV RETURN\nOLN/990044121 OLS/CT OLY/2027 NAM/TESTER,TINA HGT/508 WGT/160 EYE/BRO SOC/999009941", []),
    # a state's system that has no want, or one that is over, holds none whatever else it says
    (
        (
            "FCIC RESPONSE\nNAM/TESTER,TINA DOB/19880808\nWANTED PERSON: NONE\n"
            "PROBATION: OFFENSE: BURGLARY  COURT CASE 26-1\nNO NCIC RECORD"
        ),
        [U],
    ),
    (
        (
            "LEIN RESPONSE\n** LEIN PPO **  PERSONAL PROTECTION ORDER  COURT: 9TH CIRCUIT  DOCKET 26-1-PP\n"
            "CHARGE: STALKING  BENCH WARRANT MAY ISSUE\n** NCIC ** NO RECORD"
        ),
        [U],
    ),
    (
        (
            "FILE: WANTED PERSON    FILE: MISSING PERSON\nNIC: W998600054        NIC: M998600055\n"
            "OFF: ROBBERY  WNO: 12  NAME: TESTER, TINA\nTHE WARRANT HAS BEEN RECALLED"
        ),
        [U, M],
    ),
    ("MKE/WANTED PERSON NIC/W998600056 OFF/ROBBERY WNO/12\nNAM/TESTER,TINA\nTHE WARRANT HAS BEEN RECALLED", [U]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_record_is_told_or_left_untold_in_any_words(text: str, expected: list[str]) -> None:
    assert [f"{record.file}/{record.warrant}" for record in triage.read(text).records] == expected
