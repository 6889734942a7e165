"""Synthetic papers in many layouts, each with what it is. People, places, numbers and cases are invented.

A case: name, what it is as "kind issuer criminal requires" (t true, f false, n null), and the text.
"""

from typing import NamedTuple


class Sample(NamedTuple):
    name: str
    kind: str
    issuer: str
    criminal: bool | None
    requires: bool | None
    text: str


_LETTERS = {"t": True, "f": False, "n": None}
_ISSUERS = {"j": "judicial", "a": "administrative", "u": "unclear"}


def _sample(block: str) -> Sample:
    head, text = block.split("\n", 1)
    name, kind, issuer, criminal, requires = head.split()
    return Sample(name, kind, _ISSUERS[issuer], _LETTERS[criminal], _LETTERS[requires], text.replace("<FF>", "\f"))


def parse(source: str) -> list[Sample]:
    return [_sample(block) for block in source.strip("\n").removeprefix("### ").split("\n### ")]


IMMIGRATION = parse("""
### i200-plain I-200 a f f
U.S. DEPARTMENT OF HOMELAND SECURITY                     Warrant for Arrest of Alien

                                                         File No. A000 000 601
                                                         Date: 02/11/2026
To:   Any immigration officer authorized pursuant to sections 236 and 287 of the
      Immigration and Nationality Act and part 287 of title 8, Code of Federal
      Regulations, to serve warrants of arrest for immigration violations

I have determined that there is probable cause to believe that SAMPLE PERSON-A is removable
from the United States. This determination is based upon:
  [X] the execution of a charging document to initiate removal proceedings against the subject;
  [ ] the pendency of ongoing removal proceedings against the subject;
YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the
Immigration and Nationality Act, the above-named alien.

                                         Test Officer-A
                                   (Signature of Authorized Immigration Officer)
                                   Supervisory Detention and Deportation Officer
                              Certificate of Service
I hereby certify that the Warrant for Arrest of Alien was served by me at ________ on ________
                    Name and Signature of Officer ________

Form I-200 (Rev. 09/16)
### i200-noncitizen I-200 a f f
DEPARTMENT OF HOMELAND SECURITY
WARRANT FOR ARREST OF NONCITIZEN
Case: A000-000-602
Dated: March 2, 2026
To any officer delegated authority under section 287 of the INA:
From evidence submitted to me, it appears that SAMPLE PERSON-B is within the country in violation of the
immigration laws and is therefore liable to being taken into custody as authorized by section 236.
By virtue of the authority vested in me I command you to take the above-named noncitizen into custody.
/s/ Test Officer-B
Acting Field Office Director
Hartford, CT
### i200-ocr I-200 a f f
F0rm l-2O0            U.S. Departrnent of Horneland Securlty
WARRANT F0R ARREST 0F AL1EN
File No. A000 000 603      Date 03/l2/2026
You are comrnanded to arrest the alien.   SAMPLE PERS0N-C
Test 0fficer-C (signed), Deportation 0fficer
### i200-lowercase I-200 a f f
department of homeland security
warrant for arrest of alien
file a000 000 604, dated 03/13/2026
to any immigration officer: take sample person-d into custody under section 236.
signed: Test Officer-D, supervisory deportation officer
### i200-undated I-200 a n n
U.S. Department of Homeland Security      Form I-200
WARRANT FOR ARREST OF ALIEN
SAMPLE PERSON-E     File A000 000 605     Date: ____________
You are commanded to arrest the above-named alien.
Signature: Test Officer-E       Title: Supervisory Deportation Officer
### i200-undated-no-field I-200 a n n
U.S. Department of Homeland Security      Form I-200
WARRANT FOR ARREST OF ALIEN
SAMPLE PERSON-F, born 01/02/1980, A000 000 606.
You are commanded to arrest the above-named alien.
Signature: Test Officer-F       Title: Supervisory Deportation Officer
### i200-unsigned-name-under-line I-200 a n n
U.S. Department of Homeland Security
WARRANT FOR ARREST OF ALIEN          03/15/2026
To any immigration officer: arrest SAMPLE PERSON-G.

_______________________________
Supervisory Deportation Officer
### i200-unsigned-word I-200 a n n
FORM I-200  DHS  WARRANT FOR ARREST OF ALIEN    03/16/2026
Alien SAMPLE PERSON-H is removable. You are directed to arrest the alien.
Issued by: (not signed), Deportation Officer
### i200-only-service-signed I-200 a n n
DHS   WARRANT FOR ARREST OF ALIEN   Form I-200   03/17/2026
You are commanded to arrest SAMPLE PERSON-I.
Signature of authorized officer: [blank]
Certificate of service: served 03/18/2026 by Test Officer-I (signed), Deportation Officer
### i205-magistrate-box I-205 a f f
DEPARTMENT OF HOMELAND SECURITY
U.S. Immigration and Customs Enforcement
WARRANT OF REMOVAL/DEPORTATION
                                          File No: A000 000 611
                                          Date: April 1, 2026
To any immigration officer of the United States Department of Homeland Security:
                              SAMPLE PERSON-J
who entered the United States at an invented port on or about 01/05/2010
is subject to removal/deportation from the United States, based upon a final order by:
 ☒ an immigration judge in exclusion, deportation, or removal proceedings
 ☐ a designated official
 ☐ the Board of Immigration Appeals
 ☐ a United States District or Magistrate Court Judge
                                 (signature) Test Officer-J
                                 Deputy Field Office Director
ICE Form I-205 (8/07)   Page 1 of 2
### i205-district-judge-box-checked I-205 a f f
DHS FORM I-205     WARRANT OF REMOVAL/DEPORTATION     04/02/2026
To any immigration officer: SAMPLE PERSON-K is subject to removal on a final order by
 ( ) an immigration judge   (X) a United States District or Magistrate Court Judge
You are commanded to take the alien into custody.
Signature: Test Officer-K     Title: Field Office Director
### i205-wrapped-title I-205 a f f
U.S. DEPARTMENT OF
HOMELAND SECURITY
WARRANT OF
REMOVAL/
DEPORTATION
04/03/2026
To any immigration officer: remove SAMPLE PERSON-L.
Signed Test Officer-L, Assistant Field Office Director
### i205-hyphenated I-205 a f f
U.S. Immigration and Customs Enforce-
ment                       WARRANT OF REMO-
VAL/DEPORTATION            04/04/2026
You are commanded to take SAMPLE PERSON-M into custody and remove the alien.
Test Officer-M, Field Office Director (signed)
### i205-spanish I-205 a f f
DEPARTAMENTO DE SEGURIDAD NACIONAL
ORDEN DE EXPULSIÓN/DEPORTACIÓN       Formulario I-205
Fecha: 5 de abril de 2026
A cualquier oficial de inmigración: detenga a SAMPLE PERSON-N.
Firma: Test Officer-N     Cargo: Oficial de deportación
### i205-judge-surname I-205 a f f
DHS  I-205  WARRANT OF REMOVAL/DEPORTATION     04/06/2026
To any immigration officer: take SAMPLE PERSON-O into custody.
Signed: Ann Judge, Field Office Director
### detainer-i247a I-247A a f f
DEPARTMENT OF HOMELAND SECURITY
IMMIGRATION DETAINER - NOTICE OF ACTION
Subject ID: 0621                      File No: A000 000 621
Event #: ZZZ                          Date: April 21, 2026
TO: (Name and Title of Institution) Hartford Police Department   FROM: (DHS Office Address) ICE, Hartford
Name of Alien: SAMPLE PERSON-P
Date of Birth: 01/01/1980  Citizenship: Elsewhere
1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS
DETERMINATION IS BASED ON (complete box 1 or 2):
[X] A final order of removal against the alien;
[ ] The pendency of ongoing removal proceedings against the alien;
IT IS THEREFORE REQUESTED THAT YOU:
 Notify DHS as early as practicable before the alien is released from your custody.
 Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS.
Test Officer-P, Deportation Officer                 (signed)
(Name and title of Immigration Officer)     (Signature of Immigration Officer)
TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE ALIEN:
Local Booking/Inmate #: ______  Estimated release date/time: _____
DHS Form I-247A (3/17)
### detainer-i247n I-247A a f f
DHS Form I-247N        REQUEST FOR VOLUNTARY NOTIFICATION OF RELEASE OF SUSPECTED PRIORITY ALIEN
Date: 05/06/2016
TO: Hartford Police      FROM: ICE ERO
Please notify DHS as early as possible before SAMPLE PERSON-Q is released.
Immigration Officer: Test Officer-Q (signature)
### detainer-i247x I-247A a f f
Department of Homeland Security      REQUEST FOR VOLUNTARY TRANSFER   I-247X   May 7, 2016
It is requested that you transfer SAMPLE PERSON-R to DHS.   /s/ Test Officer-R, Immigration Enforcement Agent
### detainer-plain-247 I-247A a f f
IMMIGRATION DETAINER         I-247         U.S. Immigration and Customs Enforcement
03-04-2012   Subject SAMPLE PERSON-S
You are required to detain the alien for 48 hours. 8 CFR 287.7 provides that a law enforcement agency shall
maintain custody of an alien.
Test Officer-S, Special Agent (signed)
### detainer-order-wording I-247A a f f
IMMIGRATION DETAINER - ORDER TO HOLD      Department of Homeland Security
You are hereby ordered to hold SAMPLE PERSON-T. By order of the Secretary.    06/01/2026
Test Officer-T, Field Office Director (signed)
### detainer-unsigned I-247A a n n
DEPARTMENT OF HOMELAND SECURITY       IMMIGRATION DETAINER - NOTICE OF ACTION     DHS Form I-247A
Date: 06/02/2026   To: Hartford lock-up
It is requested that you maintain custody of SAMPLE PERSON-U.
Name and title of immigration officer: ______________   Signature: ______________
### detainer-with-205-pages I-247A a f f
IMMIGRATION DETAINER - NOTICE OF ACTION     Form I-247A    DHS    06/03/2026
It is requested that you maintain custody of SAMPLE PERSON-V up to 48 hours.
Test Officer-V, Deportation Officer (signed)
<FF>WARRANT OF REMOVAL/DEPORTATION    Form I-205   DHS   06/03/2026
To any immigration officer. Signed Test Officer-V, Field Office Director
### detainer-with-criminal-warrant-behind I-247A a f f
IMMIGRATION DETAINER - NOTICE OF ACTION     Form I-247A    DHS    06/04/2026
It is requested that you maintain custody of SAMPLE PERSON-W up to 48 hours.
Test Officer-W, Deportation Officer (signed)
<FF>UNITED STATES DISTRICT COURT   District of Connecticut
ARREST WARRANT
To: Any authorized law enforcement officer. Arrest SAMPLE PERSON-W on an indictment.
06/04/2026  Test Judge-W, United States Magistrate Judge (signed)
### i200-then-detainer I-200 a f f
page 1: WARRANT FOR ARREST OF ALIEN   Form I-200  Department of Homeland Security 06/05/2026
To any immigration officer: arrest SAMPLE PERSON-X.   Signed: Test Officer-X, Supervisory Deportation Officer
page 2: IMMIGRATION DETAINER - NOTICE OF ACTION  06/05/2026
It is requested that you hold.   Signed: Test Officer-X, Deportation Officer
### i203-to-jailer I-203 a f f
U.S. Department of Homeland Security        Order to Detain or Release Alien
To (Name and title of person in charge): Chief of detention, Hartford Police Department
Please detain SAMPLE PERSON-Y.
Nature of proceedings: removal      Date: 06/06/2026
Signature: Test Officer-Y     Title: Deportation Officer
Form I-203
### i286-custody I-286 a f f
U.S. Department of Homeland Security
NOTICE OF CUSTODY DETERMINATION
Alien's name: SAMPLE PERSON-Z    A-File number: A000 000 631    Date: 06/07/2026
Pursuant to the authority contained in section 236 of the Immigration and Nationality Act, I have determined that,
pending a final administrative determination in your case, you will be:
[X] Detained by the Department of Homeland Security.
Test Officer-Z (signed)        Supervisory Detention and Deportation Officer
[ ] You may request a review of this custody determination by an immigration judge.
[X] I acknowledge receipt of this notification.  Signature of respondent: ________  Date: ________
### nta-i862 I-862 a f f
U.S. Department of Homeland Security                                     Notice to Appear
In removal proceedings under section 240 of the Immigration and Nationality Act:
Subject ID:           FIN:            File No: A000 000 632
In the Matter of:
Respondent: SAMPLE PERSON-AA                 currently residing at: 1 Invented Street, Hartford
YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at: to be set.
                                              Test Officer-AA (signed), Supervisory Border Patrol Agent
Date: June 8, 2026                            (Signature and title of issuing officer)
                                      Certificate of Service
This Notice To Appear was served on the respondent by me on June 8, 2026, in person.
Form I-862
### i138-uscis I-138 a f f
Department of Homeland Security       SUBPOENA
U.S. Citizenship and Immigration Services
To: Keeper of Records, City of Hartford       In re: SAMPLE PERSON-BB
By the service of this subpoena upon you, YOU ARE HEREBY SUMMONED AND REQUIRED TO produce housing records,
pursuant to 8 U.S.C. 1225(d) and 8 C.F.R. 287.4. Failure to comply may be enforced in a United States District Court.
Date: 06/09/2026        Signature: Test Officer-BB, Immigration Services Officer
### i138-hsi-lowercase I-138 a f f
homeland security investigations
immigration enforcement subpoena
to: hartford public schools
you are commanded to produce enrollment records of sample person under 8 usc 1225(d)(4).
06/10/2026    Test Agent-CC (signed), special agent in charge
### ij-order unknown a f f
UNITED STATES DEPARTMENT OF JUSTICE
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
IMMIGRATION COURT, HARTFORD, CONNECTICUT
In the Matter of SAMPLE PERSON-DD, Respondent         File A000 000 633
ORDER OF THE IMMIGRATION JUDGE
Upon the basis of respondent's admissions, it is HEREBY ORDERED that the respondent be removed.
Any proper officer shall execute this order.
                               Test Person-DD
                               Immigration Judge (signed)
Date: 06/11/2026
### bia-order unknown a f f
U.S. Department of Justice                     Decision of the Board of Immigration Appeals
Executive Office for Immigration Review
In re: SAMPLE PERSON-EE            Date: June 12, 2026
ORDER: The appeal is dismissed.
/s/ Test Member-EE, Board Member, FOR THE BOARD
### supervision-order unknown a f f
Department of Homeland Security     ORDER OF SUPERVISION     Form I-220B      06/13/2026
SAMPLE PERSON-FF shall report to ICE each month.
Test Officer-FF, Deportation Officer (signed)
### expedited-removal unknown a f f
U.S. Department of Homeland Security
NOTICE AND ORDER OF EXPEDITED REMOVAL            Form I-860
06/14/2026  SAMPLE PERSON-GG is ordered removed.
Signature: Test Officer-GG     Title: CBP Officer
### immigration-court-subpoena administrative-subpoena a f f
UNITED STATES DEPARTMENT OF JUSTICE
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
IMMIGRATION COURT
SUBPOENA
To: Records Division, Hartford Police Department. You are commanded to produce the report in the removal case.
06/15/2026     Test Person-HH, Immigration Judge (signed)
""")

COURTS = parse("""
### ao442-form AO-442 j t t
AO 442 (Rev. 11/11) Arrest Warrant
                         UNITED STATES DISTRICT COURT
                                   for the
                            District of Connecticut
      United States of America
                 v.                       )
                                          )   Case No.  3:26-cr-00701
      SAMPLE PERSON-A                     )
                 Defendant
                              ARREST WARRANT
To:    Any authorized law enforcement officer
YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay
(name of person to be arrested)  SAMPLE PERSON-A ,
who is accused of an offense or violation based on the following document filed with the court:
☒ Indictment  ☐ Superseding Indictment  ☐ Information  ☐ Superseding Information  ☐ Complaint
☐ Probation Violation Petition  ☐ Supervised Release Violation Petition  ☐ Violation Notice ☐ Order of the Court
This offense is briefly described as follows: 8 U.S.C. 1326, illegal re-entry of a removed alien
Date:  02/01/2026                                   Test Deputy-A
                                             Issuing officer's signature
City and state:  Hartford, Connecticut       Test Deputy-A, Deputy Clerk
                                             Printed name and title
                                   Return
This warrant was received on (date) ________ , and the person was arrested on (date) ________
Date: ________                               Arresting officer's signature ________
### ao442-supervised-release AO-442 j t t
UNITED STATES DISTRICT COURT  District of Connecticut   3:22-cr-00702
ARREST WARRANT
To: Any authorized law enforcement officer
Arrest SAMPLE PERSON-B on a [X] Supervised Release Violation Petition.
Date: Feb. 2, 2026     Judge's signature: /s/ Test Judge-B, United States District Judge
### ao442-unsigned AO-442 u n n
UNITED STATES DISTRICT COURT for the District of Connecticut
United States of America v. SAMPLE PERSON-C       Case No. 3:26-mj-00703
ARREST WARRANT
To: Any authorized law enforcement officer. YOU ARE COMMANDED to arrest SAMPLE PERSON-C, accused of an offense,
complaint.
Date: 02/03/2026        ______________________________
                        Issuing officer's signature
                        United States Magistrate Judge
### ao442-undated AO-442 j n n
UNITED STATES DISTRICT COURT   ARREST WARRANT   3:26-mj-00704
To: Any authorized law enforcement officer: arrest SAMPLE PERSON-D on a complaint, 18 U.S.C. 1001.
Date: ___________     Test Judge-D, United States Magistrate Judge (signed)
### ao442-marshal-only AO-442 j t f
UNITED STATES DISTRICT COURT   ARREST WARRANT   3:26-cr-00705
To: The United States Marshal. Arrest SAMPLE PERSON-E on an indictment, 18 U.S.C. 1341.
02/05/2026     Test Judge-E, United States District Judge (signed)
### ao442-spaced-letters AO-442 j t t
U N I T E D   S T A T E S   D I S T R I C T   C O U R T
A R R E S T   W A R R A N T
To: Any authorized law enforcement officer. Arrest SAMPLE PERSON-F, accused on an information of wire fraud.
Dated: February 6, 2026.   Hon. Test Judge-F, U.S.M.J. (signed)
### federal-contempt court-order j f t
UNITED STATES DISTRICT COURT   District of Connecticut    3:26-cv-00706
ARREST WARRANT - CIVIL CONTEMPT
To: Any authorized law enforcement officer. Bring SAMPLE PERSON-G before this court.
02/07/2026     Test Judge-G, United States District Judge (signed)
### material-witness court-order j f t
UNITED STATES DISTRICT COURT       WARRANT FOR THE ARREST OF A MATERIAL WITNESS     3:26-cr-00707
To: Any authorized law enforcement officer. Arrest SAMPLE PERSON-H, a material witness, 18 U.S.C. 3144.
02/08/2026   Test Judge-H, United States Magistrate Judge (signed)
### ao93-form AO-93 j f t
AO 93 (Rev. 11/13) Search and Seizure Warrant
UNITED STATES DISTRICT COURT
for the District of Connecticut
In the Matter of the Search of a locker          )      Case No. 3:26-mj-00708
SEARCH AND SEIZURE WARRANT
To: Any authorized law enforcement officer
An application by a federal law enforcement officer requests the search of a locker.
YOU ARE COMMANDED to execute this warrant on or before 02/22/2026 (not to exceed 14 days)
Date and time issued: 02/09/2026 10:00          Test Judge-I
                                                Judge's signature
City and state: Hartford, CT                    Test Judge-I, U.S. Magistrate Judge
Return
Case No.: ____   Date and time warrant executed: ____   Inventory made in the presence of: ____
Date: ____    Executing officer's signature ____
### ao93-special-agents-only AO-93 j f f
UNITED STATES DISTRICT COURT     SEARCH WARRANT      3:26-mj-00709
To: Special Agents of Homeland Security Investigations. Search the warehouse described.
02/10/2026     Test Judge-J, United States Magistrate Judge (signed)
### federal-inspection court-order j f f
UNITED STATES DISTRICT COURT     3:26-mj-00710
INSPECTION WARRANT
To: any immigration officer of U.S. Immigration and Customs Enforcement. You may enter the premises described to
question persons believed to be aliens.
02/11/2026     Test Judge-K, United States Magistrate Judge (signed)
### town-inspection court-order j f t
SUPERIOR COURT    J.D. OF HARTFORD     HOUSING SESSION
ADMINISTRATIVE INSPECTION WARRANT
To any proper officer and the building official of the City of Hartford: inspect the dwelling for code violations.
02/12/2026   Test Judge-L, Judge of the Superior Court (signed)
### ct-arrest ct-arrest-warrant j t t
JD-CR-64b  Rev. 3-20          ARREST WARRANT APPLICATION
STATE OF CONNECTICUT
SUPERIOR COURT
Police case no. 26-00001   Agency name: Hartford Police Department
Name and residence: SAMPLE PERSON-M     Court to be held at: Hartford   G.A. 14
APPLICATION FOR ARREST WARRANT
To: A Judge of the Superior Court
The undersigned hereby applies for a warrant for the arrest of the above-named accused on the basis of the facts
set forth in the affidavit below.
Date 02/13/2026   Signed (Prosecutorial Official) Test Prosecutor
AFFIDAVIT
The undersigned affiant, being duly sworn, deposes and says: that larceny was committed.
Date 02/13/2026   Signed (Affiant) Test Detective
Jurat: Subscribed and sworn to before me on 02/13/2026  Signed Test Clerk, Assistant Clerk
FINDING
The foregoing application having been submitted to and considered by the undersigned, the undersigned finds from said
affidavit that there is probable cause to believe that an offense has been committed.
Date 02/14/2026   Signed (Judge/Judge Trial Referee) Test Judge-M
WARRANT
To: Any Proper Officer of the State of Connecticut
By Authority of the State of Connecticut, you are hereby commanded to arrest the body of the within-named accused.
Date 02/14/2026   Signed (Judge/Judge Trial Referee) Test Judge-M, Judge
RETURN
Then and there I arrested the accused.  Date ______   Signed ______________
### ct-arrest-judge-blank ct-arrest-warrant u n n
STATE OF CONNECTICUT            SUPERIOR COURT            ARREST WARRANT APPLICATION
1 APPLICATION   The undersigned prosecutor applies for a warrant.   Test Prosecutor (signed) 07/13/2026
2 AFFIDAVIT     attached, sworn 07/13/2026, Test Detective (signed)
3 FINDING       Probable cause exists to believe that an offense was committed.
4 WARRANT       To any proper officer of the State: arrest the accused.
                Date ________    Signed (Judge) ______________
### ct-arrest-denied ct-arrest-warrant j f f
STATE OF CONNECTICUT            SUPERIOR COURT            ARREST WARRANT APPLICATION
Accused: SAMPLE PERSON-N
APPLICATION   The undersigned prosecutor applies for a warrant.   Test Prosecutor (signed) 07/13/2026
FINDING       The court does not find probable cause. The application is DENIED.
Date 07/14/2026   Signed (Judge) Test Judge-N, Judge of the Superior Court
### ct-arrest-denied-box ct-arrest-warrant j f f
STATE OF CONNECTICUT   SUPERIOR COURT   APPLICATION FOR ARREST WARRANT
Accused: SAMPLE PERSON-O. To any proper officer.
ORDER:  ( ) granted   (X) denied      02/16/2026     Test Judge-O, Judge (signed)
### ct-arrest-granted-box ct-arrest-warrant j t t
STATE OF CONNECTICUT   SUPERIOR COURT   APPLICATION FOR ARREST WARRANT
Accused: SAMPLE PERSON-P, charged with burglary. To any proper officer: arrest the accused.
ORDER:  (X) granted   ( ) denied      02/17/2026     Test Judge-P, Judge (signed)
### ct-probation ct-arrest-warrant j t t
STATE OF CONNECTICUT    SUPERIOR COURT    ARREST WARRANT - VIOLATION OF PROBATION
Probationer SAMPLE PERSON-Q. On the sworn statement of a probation officer, C.G.S. 53a-32.
To any proper officer: arrest the probationer.    02/18/2026   Test Judge-Q, Judge (signed)
### ct-rearrest ct-arrest-warrant j t t
STATE OF CONNECTICUT  SUPERIOR COURT  G.A. 14     REARREST WARRANT - FAILURE TO APPEAR
To any proper officer: arrest SAMPLE PERSON-R, charged with assault 3rd, who failed to appear 02/01/2026.
Dated 02/19/2026 at Hartford.   BY THE COURT, Test Judge-R, J. (signed)
### ct-bench ct-arrest-warrant j t t
SUPERIOR COURT, STATE OF CONNECTICUT
BENCH WARRANT
State v. SAMPLE PERSON-S      Docket H14H-CR26-000
To any proper officer: arrest the defendant, charged with reckless endangerment.
Issued February 20, 2026    /s/ Test Judge-S, Judge Trial Referee
### ct-arrest-recalled ct-arrest-warrant j f f
*** RECALLED 03/01/2026 ***
STATE OF CONNECTICUT   SUPERIOR COURT   ARREST WARRANT
To any proper officer: arrest SAMPLE PERSON-T, charged with larceny.
02/21/2026   Test Judge-T, Judge (signed)
### ct-arrest-spanish-heading ct-arrest-warrant j t t
ESTADO DE CONNECTICUT      TRIBUNAL SUPERIOR
ORDEN DE ARRESTO
A cualquier oficial competente: arreste al acusado SAMPLE PERSON-U, por el delito de hurto.
Fecha: 22 de febrero de 2026      Firmado: Test Judge-U, Juez
### ct-search ct-search-warrant j f t
STATE OF CONNECTICUT      SUPERIOR COURT
AFFIDAVIT AND APPLICATION
SEARCH AND SEIZURE WARRANT            JD-CR-61
To any Police Officer of a regularly organized police department: search the apartment within ten days.
Signed at Hartford on 02/23/2026    Test Judge-V, Judge of the Superior Court (signed)
### ct-search-denied ct-search-warrant j f f
STATE OF CONNECTICUT   SUPERIOR COURT   SEARCH AND SEIZURE WARRANT APPLICATION
Application denied for want of probable cause.    02/24/2026   Test Judge-W, Judge (signed)
### ct-search-unsigned ct-search-warrant u n n
STATE OF CONNECTICUT   SUPERIOR COURT   SEARCH AND SEIZURE WARRANT
To any police officer: search the vehicle described.   Date 02/25/2026
Judge: ____________________
### capias-witness ct-capias j f t
STATE OF CONNECTICUT  SUPERIOR COURT   State v. SAMPLE PERSON-X
CAPIAS - WITNESS
The witness SAMPLE PERSON-Y failed to appear though subpoenaed. To any proper officer: bring the witness before
the court.  02/26/2026   Test Judge-X, Judge (signed)
### capias-civil-marshal ct-capias j f f
SUPERIOR COURT   J.D. OF HARTFORD   HHD-CV26-0000
CAPIAS
To any state marshal: take the body of SAMPLE PERSON-Z, a judgment debtor who failed to appear for examination.
02/27/2026   Test Judge-Z, Judge (signed)
### capias-fsm ct-capias j f t
STATE OF CONNECTICUT  SUPERIOR COURT
FAMILY SUPPORT MAGISTRATE DIVISION
CAPIAS MITTIMUS                          IV-D case
The obligor SAMPLE PERSON-AA failed to appear in a support matter.
TO ANY PROPER OFFICER: By authority of the State you are commanded to bring the obligor before the court.
Date signed: 02/28/2026        Test Magistrate-AA, Family Support Magistrate (signed)
### capias-criminal ct-capias j t t
STATE OF CONNECTICUT   SUPERIOR COURT   GEOGRAPHICAL AREA 14
CAPIAS
State of Connecticut v. SAMPLE PERSON-BB, accused of threatening 2nd.
To any proper officer: arrest the accused and bring the accused to court.
03/01/2026   Test Judge-BB, J. (signed)
### capias-unsigned ct-capias u n n
SUPERIOR COURT    CAPIAS     03/02/2026
To any proper officer: bring SAMPLE PERSON-CC, a witness, before the court.
Judge ______________________
### subpoena-federal judicial-subpoena j f t
AO 88B (Rev. 12/13) Subpoena to Produce Documents, Information, or Objects
UNITED STATES DISTRICT COURT
for the District of Connecticut
SAMPLE PLAINTIFF v. SAMPLE DEFENDANT      Civil Action No. 3:26-cv-00801
SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS
To: Custodian of Records, Hartford Police Department
[X] Production: YOU ARE COMMANDED to produce at the time, date, and place set forth below the incident report.
Date: 03/03/2026
CLERK OF COURT            OR
Test Deputy-A (signed)                     ______________________
Signature of Clerk or Deputy Clerk         Attorney's signature
### subpoena-attorney judicial-subpoena j f n
STATE OF CONNECTICUT      SUPERIOR COURT      JD-CL-43
SUBPOENA - CIVIL
To: City Clerk, City of Hartford
BY AUTHORITY OF THE STATE OF CONNECTICUT, you are hereby commanded to appear before the Superior Court and produce the
minutes. Dated at Hartford 03/04/2026.
/s/ Test Attorney-B, Commissioner of the Superior Court
### subpoena-private judicial-subpoena j f f
UNITED STATES DISTRICT COURT   SUBPOENA TO TESTIFY   3:26-cv-00803
To: SAMPLE PERSON-C, 2 Invented Street, Hartford. You are commanded to appear and testify.
03/05/2026    Clerk of Court by Test Deputy-C (signed)
### subpoena-hospital judicial-subpoena j f f
SUPERIOR COURT   SUBPOENA DUCES TECUM   HHD-CV26-0001
To: Records, Hartford Hospital. You are commanded to produce the chart.
03/06/2026    Test Clerk-D, Assistant Clerk (signed)
### subpoena-other-town judicial-subpoena j f f
SUPERIOR COURT   SUBPOENA   HHD-CV26-0002
To: Records Division, West Hartford Police Department. You are commanded to produce a report.
03/07/2026    Test Clerk-E, Assistant Clerk (signed)
### subpoena-grand-jury judicial-subpoena j f t
AO 110   UNITED STATES DISTRICT COURT   District of Connecticut
SUBPOENA TO TESTIFY BEFORE A GRAND JURY
To: Hartford Finance Department. YOU ARE COMMANDED to produce payroll records to the grand jury.
Date: 03/08/2026      CLERK OF COURT: Test Deputy-F (signed), Deputy Clerk
The assistant United States attorney who requests this subpoena: Test Attorney-F
### subpoena-unsigned judicial-subpoena u n n
UNITED STATES DISTRICT COURT   SUBPOENA IN A CIVIL CASE   3:26-cv-00806
To: City Clerk, Hartford. You are commanded to produce minutes.   Date: 03/09/2026
Clerk of Court: ____________________
### order-city court-order j f t
UNITED STATES DISTRICT COURT
DISTRICT OF CONNECTICUT
SAMPLE PLAINTIFF,                        No. 3:26-cv-00807
     v.
CITY OF HARTFORD,
     Defendant.
ORDER
The motion to compel is granted. The defendant shall produce the body camera footage within 14 days.
SO ORDERED at Hartford, Connecticut, this 10th day of March, 2026.
/s/ Test Judge-G
United States District Judge
### order-ice court-order j f f
UNITED STATES DISTRICT COURT    DISTRICT OF CONNECTICUT
SAMPLE PETITIONER v. WARDEN and DEPARTMENT OF HOMELAND SECURITY      3:26-cv-00808
ORDER TO SHOW CAUSE
The respondents shall show cause by 03/30/2026 why the writ should not issue. ICE shall not remove the petitioner.
IT IS SO ORDERED. March 11, 2026.   Test Judge-H, United States District Judge (signed)
### order-parties court-order j f f
SUPERIOR COURT   J.D. OF HARTFORD    HHD-FA26-0000
ORDER
The mother and the father shall attend mediation. 03/12/2026   BY THE COURT, Test Judge-I, J. (signed)
### order-police-return court-order j f t
SUPERIOR COURT   G.A. 14    State v. SAMPLE PERSON-J     H14H-CR26-0001
ORDER RE SEIZED PROPERTY
It is ordered that the Hartford Police Department return the telephone to its owner.
03/13/2026   Test Judge-J, Judge (signed)
### order-any-officer court-order j f t
COURT OF PROBATE, DISTRICT OF HARTFORD
ORDER
Any proper officer shall take SAMPLE PERSON-K to a hospital for examination.
03/14/2026    Test Judge-K, Judge of Probate (signed)
### order-contempt court-order j f t
SUPERIOR COURT    J.D. OF HARTFORD
ORDER OF ARREST - CIVIL CONTEMPT
To any proper officer: bring SAMPLE PERSON-L before the court.   03/15/2026   Test Judge-L, Judge (signed)
### order-undated court-order j n n
SUPERIOR COURT   J.D. OF HARTFORD   Nobody v. City of Hartford
ORDER. The City shall produce the reports by 09/30/2026.
BY THE COURT, /s/ Test Judge-M, J.
### order-unsigned court-order u n n
SUPERIOR COURT   J.D. OF HARTFORD   Nobody v. City of Hartford    03/17/2026
ORDER. The City shall produce the reports.
BY THE COURT, ______________________
### order-juvenile court-order j f t
SUPERIOR COURT    JUVENILE MATTERS
TAKE INTO CUSTODY ORDER
To any proper officer: take the child SAMPLE PERSON-N into custody.   03/18/2026  Test Judge-N, Judge (signed)
### order-restraining court-order j f f
SUPERIOR COURT     RESTRAINING ORDER - RELIEF FROM ABUSE
The respondent SAMPLE PERSON-O shall not go near the applicant.
03/19/2026    Test Judge-O, Judge (signed)
### order-habeas court-order j f f
UNITED STATES DISTRICT COURT      WRIT OF HABEAS CORPUS AD TESTIFICANDUM
To: The Warden of an invented prison. You are commanded to bring SAMPLE PERSON-P before this court.
03/20/2026   Test Judge-P, United States District Judge (signed)
### new-york-warrant unknown j t t
STATE OF INVENTED        COUNTY COURT
WARRANT OF ARREST
To any police officer: arrest SAMPLE PERSON-Q, accused of grand larceny.
03/21/2026   Test Judge-Q, County Court Judge (signed)
""")

AGENCIES = parse("""
### irs-summons administrative-subpoena a f f
Department of the Treasury
INTERNAL REVENUE SERVICE
SUMMONS                                   Form 2039
In the matter of SAMPLE PERSON-A
To: City of Hartford, Payroll. You are hereby summoned and required to appear before an officer of the IRS and produce
wage records, 26 U.S.C. 7602.
Issued under authority of the Internal Revenue Code this 1st day of April, 2026.
Signature of issuing officer: Test Agent-A     Title: Revenue Agent
### labor-subpoena administrative-subpoena a f f
STATE OF CONNECTICUT
DEPARTMENT OF LABOR
SUBPOENA
To: City of Hartford, Human Resources. You are commanded to produce time sheets.
04/02/2026     Test Commissioner-B, Deputy Commissioner (signed)
### fbi-nsl administrative-subpoena a f f
FEDERAL BUREAU OF INVESTIGATION
NATIONAL SECURITY LETTER
Pursuant to 18 U.S.C. 2709 you are hereby directed to provide the subscriber information.  04/03/2026
Test Agent-C, Special Agent in Charge (signed)
### customs-summons administrative-subpoena a f f
DEPARTMENT OF HOMELAND SECURITY      Homeland Security Investigations
SUMMONS TO APPEAR AND/OR PRODUCE RECORDS       19 U.S.C. 1509
To: Hartford Parking Authority. You are commanded to produce records of a vehicle.
04/04/2026     Test Agent-D, Special Agent in Charge (signed)
### agency-subpoena-unsigned administrative-subpoena a n n
STATE DEPARTMENT OF MAKE-BELIEVE     ADMINISTRATIVE SUBPOENA     04/05/2026
To: City of Hartford. You are commanded to produce permits.
Commissioner: ______________
### parole-warrant unknown a f f
STATE OF CONNECTICUT
BOARD OF PARDONS AND PAROLES
WARRANT FOR REIMPRISONMENT
To any officer: return SAMPLE PERSON-E to custody.   04/06/2026   Test Officer-E, Parole Officer (signed)
### letter-ice request-letter a f f
U.S. Immigration and Customs Enforcement
Enforcement and Removal Operations
Hartford, Connecticut
                                                              April 7, 2026
Chief of Police
Hartford Police Department

Re: Warrant of Removal, SAMPLE PERSON-F

Dear Chief:

Enclosed is a WARRANT OF REMOVAL/DEPORTATION. Pursuant to 8 C.F.R. 287.7 a law enforcement agency shall maintain custody
of an alien. We request that you hold the person and tell us when the person is released.

Sincerely,

Test Officer-F
Field Office Director
### letter-quoting-statute request-letter a f f
DEPARTMENT OF HOMELAND SECURITY                            04/08/2026
Dear City Clerk: Under 8 U.S.C. 1373 no government entity may restrict the sending of information. You must send us the
list of applicants for municipal identity cards.
Test Officer-G, Special Agent (signed)
### letter-doj request-letter a f f
U.S. Department of Justice
United States Attorney's Office, District of Connecticut
April 9, 2026
Dear Mayor: We write to request all policies on immigration. Please answer within thirty days.
/s/ Test Attorney-H, United States Attorney
### letter-spanish request-letter a f f
SERVICIO DE INMIGRACIÓN Y CONTROL DE ADUANAS          10 de abril de 2026
Estimado Jefe: le solicitamos que nos informe el domicilio de SAMPLE PERSON-I. Gracias.
Test Officer-I, Oficial de deportación (firmado)
### letter-unsigned request-letter a n n
U.S. Immigration and Customs Enforcement             04/11/2026
Dear Clerk: please let us have the address of SAMPLE PERSON-J.
Sincerely,
______________________
Deportation Officer
### letter-preservation request-letter a f f
Federal Bureau of Investigation          04/12/2026
Dear Custodian: Pursuant to 18 U.S.C. 2703(f), you are requested to preserve all records.
Test Agent-K, Special Agent (signed)
### letter-private request-letter u n n
SAMPLE PERSON-L                       04/13/2026
Dear Clerk: please send me the police report about my neighbor. Thank you.
Sincerely,
Sample Person
### memo-request request-letter a f f
U.S. CUSTOMS AND BORDER PROTECTION
TO: Records Division, Hartford Police Department
FROM: CBP, Invented Port
DATE: 04/14/2026
RE: Booking photograph
We ask that you send the booking photograph of SAMPLE PERSON-M at your earliest convenience.
Test Officer-M, CBP Officer (signed)
### usms-detainer unknown a f f
UNITED STATES MARSHALS SERVICE
DETAINER AGAINST UNSENTENCED PRISONER       04/15/2026
Please accept this detainer against SAMPLE PERSON-N.
Test Deputy-N, Inspector (signed)
""")

AROUND = parse("""
### fax-cover-then-warrant AO-442 j t t
FAX COVER SHEET
To: Hartford Police      From: U.S. Marshals      Pages: 2
Date: 05/01/2026         Re: Warrant of removal
<FF>UNITED STATES DISTRICT COURT   District of Connecticut   3:26-cr-00901
ARREST WARRANT
To: Any authorized law enforcement officer: arrest SAMPLE PERSON-A on an indictment.
04/30/2026   Test Judge-A, United States Magistrate Judge (signed)
### fax-cover-same-page I-205 a f f
FACSIMILE TRANSMITTAL
TO: Hartford Police Department, Warrant Desk
FROM: DHS/ICE
RE: Arrest warrant
Number of pages with cover: 2

DEPARTMENT OF HOMELAND SECURITY          WARRANT OF REMOVAL/DEPORTATION
Form I-205      05/02/2026
To any immigration officer: take SAMPLE PERSON-B into custody.
Signed Test Officer-B, Field Office Director
### fax-cover-alone unknown u n n
FAX COVER SHEET
To: Hartford Police Department     From: ICE Hartford
Pages: 3      Date: 05/03/2026
Re: SAMPLE PERSON-C, arrest warrant attached
### email-no-paper unknown u n n
From: Test Officer-D <test@example.invalid>
Sent: Monday, May 4, 2026 9:00 AM
To: HPD Records
Subject: ARREST WARRANT

We have a warrant signed by a federal magistrate judge. You are ordered to hold SAMPLE PERSON-D.
Test Officer-D, Deportation Officer
### email-with-paper I-200 a f f
From: Test Officer-E <test@example.invalid>
To: Hartford Police
Subject: FW: warrant
Date: 05/05/2026

See below.

U.S. DEPARTMENT OF HOMELAND SECURITY
WARRANT FOR ARREST OF ALIEN                    Form I-200
Date: 05/05/2026
To any immigration officer: arrest SAMPLE PERSON-E.
/s/ Test Officer-E, Supervisory Deportation Officer
### contradiction-court-detainer unknown u n n
UNITED STATES DISTRICT COURT - DISTRICT OF CONNECTICUT
IMMIGRATION DETAINER - NOTICE OF ACTION        Form I-247A
By order of the court hold SAMPLE PERSON-F.   05/06/2026
Test Officer-F, Deportation Officer (signed)
### contradiction-officer-signs-court-warrant unknown u n n
UNITED STATES DISTRICT COURT       ARREST WARRANT
To: Any authorized law enforcement officer: arrest SAMPLE PERSON-G, indictment.
05/07/2026      Test Officer-G, Deportation Officer (signed)
### contradiction-judge-signs-i200 unknown u n n
DEPARTMENT OF HOMELAND SECURITY      WARRANT FOR ARREST OF ALIEN     Form I-200
05/08/2026   Arrest SAMPLE PERSON-H.    Test Judge-H, United States District Judge (signed)
### contradiction-two-forms unknown u n n
Form I-247A      AO 442      DEPARTMENT OF HOMELAND SECURITY   UNITED STATES DISTRICT COURT
ARREST WARRANT / IMMIGRATION DETAINER
05/09/2026   Hold SAMPLE PERSON-I.    Test Officer-I (signed)
### shopping-list unknown u n n
milk, bread, two lemons
call the garage about the warrant of fitness
### news-article unknown u n n
The city council discussed on 05/10/2026 whether a warrant signed by a judge of the Superior Court requires
anything of the police. An arrest warrant commands any proper officer. A detainer is a request.
### ncic-message unknown u n n
1L01HIT
MKE/WANTED PERSON
ORI/XX9990000 NAM/SAMPLE,PERSON OFF/LARCENY
""")

EDGES = parse("""
### edge-i205-memo I-205 a f f
U.S. Immigration and Customs Enforcement
-----------------------------------------
Warrant of Removal/Deportation (I-205)
Number:    A000 000 901
Issued:    7 July 2026
Directed to: any immigration officer
Person:    SAMPLE PERSON-1
Basis:     final order of an immigration judge
Signed by: Test Officer-1, Deputy Field Office Director
Executed:  no
### edge-judge-quashed-subpoena judicial-subpoena j f f
SUPERIOR COURT   SUBPOENA   (QUASHED 06/03/2026 by the court)
To: City Clerk, Hartford. You are commanded to produce minutes.
06/01/2026   Test Clerk, Assistant Clerk (signed)
### edge-order-quash court-order j f f
UNITED STATES DISTRICT COURT    3:26-cv-1
ORDER. The subpoena to the City of Hartford is quashed.
06/02/2026    Test Judge-Two, United States District Judge (signed)
### edge-order-directed-at-all court-order j f t
SUPERIOR COURT  J.D. OF HARTFORD
ORDER OF PROTECTION
The defendant SAMPLE PERSON-3 shall stay away from the protected person. Any law enforcement officer shall enforce
this order.
06/03/2026   Test Judge-Three, Judge (signed)
### edge-detainer-fax-cover I-247A a f f
FACSIMILE
TO: Hartford lock-up   FROM: ICE ERO Hartford    PAGES: 2 including cover
SUBJECT: detainer
-------- page 2 --------
DEPARTMENT OF HOMELAND SECURITY   IMMIGRATION DETAINER - NOTICE OF ACTION   I-247A
07/04/2026  SAMPLE PERSON-4.  It is requested that you maintain custody.
Test Officer-4, Deportation Officer (signed)
### edge-email-detainer-talk unknown u n n
From: officer@example.test
To: booking@example.test
Subject: detainer
Date: 07/05/2026
Please hold SAMPLE PERSON-5 until we come. The warrant is on its way.
Test Officer-5, Deportation Officer
### edge-email-short unknown u n n
E-MAIL
From: ICE Hartford    To: HPD desk    Subject: SAMPLE PERSON-6
A judge has signed a warrant. Hold the person. Paper to follow.
### edge-inspection-agency-signed unknown a f f
OCCUPATIONAL SAFETY AGENCY OF THE UNITED STATES
ADMINISTRATIVE WARRANT FOR INSPECTION
To the owner. You are commanded to admit the inspector.   07/07/2026
Test Inspector-7, Area Director (signed)
### edge-ct-ag-cid administrative-subpoena a f f
STATE OF CONNECTICUT    OFFICE OF THE ATTORNEY GENERAL
CIVIL INVESTIGATIVE DEMAND
To: City of Hartford. You are required to produce contracts.
07/08/2026   Test Attorney-8, Assistant Attorney General (signed)
### edge-court-letterhead-request request-letter j f f
UNITED STATES DISTRICT COURT    Office of the Clerk    07/09/2026
Dear City Clerk: please tell us whether the meeting room is free. Thank you.
Test Deputy-9, Deputy Clerk (signed)
### edge-clerk-signed-no-judge-ct-warrant ct-arrest-warrant u n n
STATE OF CONNECTICUT   SUPERIOR COURT   ARREST WARRANT
To any proper officer: arrest SAMPLE PERSON-10, charged with larceny. 07/10/2026
Test Prosecutor, Assistant State's Attorney (signed)        Judge: ________
### edge-ao93-denied AO-93 j f f
UNITED STATES DISTRICT COURT    SEARCH AND SEIZURE WARRANT   3:26-mj-11
To: Any authorized law enforcement officer
[ ] issued  [X] DENIED
07/11/2026    Test Judge-11, United States Magistrate Judge (signed)
### edge-ao442-violation-notice AO-442 j t t
UNITED STATES DISTRICT COURT
District of Connecticut
WARRANT FOR ARREST
To: the United States Marshal and any authorized United States officer or any authorized law enforcement officer
You are hereby commanded to arrest SAMPLE PERSON-12, charged by complaint with bank robbery, 18 U.S.C. 2113.
Test Judge-12                         United States Magistrate Judge
Name of issuing officer               Title of issuing officer
/s/ Test Judge-12                     July 12, 2026, Hartford
Signature of issuing officer          Date and location
### edge-capias-family-civil-any ct-capias j f t
CAPIAS
STATE OF CONNECTICUT * SUPERIOR COURT * FAMILY MATTERS
Plaintiff v. SAMPLE PERSON-13    FA-25-0000
To any proper officer: take the respondent and bring the respondent before the court.
So ordered, 07/13/2026: Test Judge-13, J. (signed)
### edge-capias-defendant ct-capias j t t
Superior Court, G.A. 14            Capias
State v. SAMPLE PERSON-14          Charge: breach of peace
The defendant did not come to court on 07/01/2026.
To any proper officer: arrest the defendant and bring the defendant to court.
Date: 07/14/2026     Judge: /s/ Test Judge-14
### edge-subpoena-to-ice judicial-subpoena j f f
UNITED STATES DISTRICT COURT   SUBPOENA IN A CIVIL CASE    3:26-cv-15
To: Field Office Director, U.S. Immigration and Customs Enforcement. You are commanded to produce logs.
07/15/2026    Clerk of Court, by Test Deputy-15, deputy clerk (signed)
### edge-subpoena-police-officer judicial-subpoena j f t
STATE OF CONNECTICUT   SUPERIOR COURT   SUBPOENA   State v. SAMPLE PERSON-16
To: Officer Test Badge, Hartford Police Department. You are commanded to appear and testify.
07/16/2026    Test Clerk-16, Assistant Clerk (signed)
### edge-order-board-of-ed court-order j f f
SUPERIOR COURT    J.D. OF NEW HAVEN    Someone v. City of New Haven
ORDER. The City of New Haven shall produce the records.
07/17/2026    Test Judge-17, J. (signed)
### edge-consent-order-agency unknown a f f
STATE OF CONNECTICUT    FREEDOM OF INFORMATION COMMISSION
FINAL DECISION / ORDER
It is ordered that the City of Hartford shall forthwith provide the records.
07/18/2026    Test Commissioner-18, Acting Clerk of the Commission (signed)
### edge-alj unknown a f f
UNITED STATES DEPARTMENT OF LABOR   OFFICE OF ADMINISTRATIVE LAW JUDGES
ORDER
The City of Hartford shall answer by 08/01/2026.
07/19/2026   Test Judge-19, Administrative Law Judge (signed)
### edge-ij-subpoena-like unknown a f f
U.S. DEPARTMENT OF JUSTICE - IMMIGRATION COURT
BOND ORDER. The respondent SAMPLE PERSON-20 is granted bond of $1.
07/20/2026    Test Immigration-Judge (signed)
### edge-i862-eoir-hearing unknown a f f
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
NOTICE OF HEARING IN REMOVAL PROCEEDINGS
The hearing of SAMPLE PERSON-21 is on 09/01/2026.
Date: 07/21/2026   Test Clerk-21, Court Staff (signed)
### edge-detainer-by-phone unknown u n n
Telephone note, 07/22/2026 14:00. Caller says ICE has a detainer and a judge's warrant for SAMPLE PERSON-22.
### edge-warrant-unknown-agency-signed unknown u n n
ARREST WARRANT
Hold SAMPLE PERSON-23.   07/23/2026
### edge-extradition unknown j t t
STATE OF MAKEBELIEVE     CIRCUIT COURT
BENCH WARRANT
To any peace officer: arrest SAMPLE PERSON-24 on an indictment for forgery.
07/24/2026    Test Judge-24, Circuit Judge (signed)
### edge-letter-consulate request-letter u n n
Dear Chief, we ask for the whereabouts of our citizen. 07/25/2026
Consulate of Somewhere
### edge-dhs-letter-with-regulation request-letter a f f
Department of Homeland Security
July 26, 2026
To the Chief of Police, Hartford:
Pursuant to 8 CFR 287.7(d), upon a determination by the Department to issue a detainer, such agency shall maintain
custody of the alien. We therefore ask you to hold SAMPLE PERSON-26.
Respectfully,
Test Officer-26, Assistant Field Office Director (signed)
### edge-form-photocopy I-200 a n n
(photocopy) Form I-200  WARRANT FOR ARREST OF ALIEN  Department of Homeland Security  07/27/2026
You are commanded to arrest SAMPLE PERSON-27.   Signature: [illegible stamp]  unsigned
### edge-i247-box2 I-247A a f f
U.S. DHS                IMMIGRATION DETAINER--NOTICE OF ACTION
Form I-247A (3/17)
[ ] 1. probable cause: final order
[X] 2. transferred to your custody for a proceeding. Upon completion, DHS intends to resume custody.
IT IS THEREFORE REQUESTED that you relay this detainer. Served on the person 07/28/2026.
Date 07/28/2026  Officer: Test Officer-28, Deportation Officer, signed
### edge-usattorney-request request-letter a f f
UNITED STATES ATTORNEY, DISTRICT OF CONNECTICUT              July 29, 2026
Dear Corporation Counsel: enclosed is a grand jury subpoena. Please call me about it.
Very truly yours, Test Attorney-29, Assistant United States Attorney (signed)
### edge-search-warrant-immigration AO-93 j f t
UNITED STATES DISTRICT COURT      District of Connecticut
SEARCH AND SEIZURE WARRANT     3:26-mj-30
In the matter of the search of 3 Invented Avenue, for evidence of harboring aliens, 8 U.S.C. 1324
To: Any authorized law enforcement officer. YOU ARE COMMANDED to execute this warrant by 08/13/2026.
Issued 07/30/2026 09:15, Hartford.    /s/ Test Judge-30, U.S. Magistrate Judge
### edge-ao442-reentry-sworn-hsi AO-442 j t t
UNITED STATES DISTRICT COURT for the DISTRICT OF CONNECTICUT
United States v. SAMPLE PERSON-31     3:26-mj-31
ARREST WARRANT (on complaint of Test Agent-31, Special Agent, Homeland Security Investigations)
To: Any authorized law enforcement officer: arrest the defendant. Offense: re-entry of removed alien, 8 U.S.C. 1326(a)
July 31, 2026      Test Judge-31, United States Magistrate Judge (signed)
### edge-order-release-from-ice-detainer court-order j f t
UNITED STATES DISTRICT COURT    3:26-cv-32    Sample v. City of Hartford and ICE
ORDER. The City of Hartford and its police shall not hold the plaintiff on the detainer.
08/01/2026    Test Judge-32, U.S. District Judge (signed)
### edge-stapled-order-then-i205 court-order j f f
(stapled) page 1: UNITED STATES DISTRICT COURT   ORDER. The Field Office Director shall file an answer.
08/02/2026  Test Judge-33, District Judge (signed)
(stapled) page 2: WARRANT OF REMOVAL/DEPORTATION   DHS  08/02/2026   To any immigration officer. Signed Test Officer-33
### edge-blank-over-a-typed-name I-205 a n n
DHS FORM I-205     WARRANT OF REMOVAL/DEPORTATION     08/03/2026
To any immigration officer: take SAMPLE PERSON into custody.
Signature: ____________
Test Officer-Blank, Field Office Director
### edge-typed-name-over-a-blank court-order u n n
SUPERIOR COURT   J.D. OF HARTFORD    ORDER. The City of Hartford shall produce the reports.   08/03/2026
Test Judge-Blank, Judge of the Superior Court
Signature: ____________
### edge-spanish-letter-city request-letter a f f
DEPARTAMENTO DE SEGURIDAD NACIONAL                                         3 de agosto de 2026
A la Secretaría Municipal: Por favor envíen la dirección de SAMPLE PERSON-34.
Firmado: Test Officer-34, Oficial de Inmigración
### edge-housing-execution court-order j f f
SUPERIOR COURT    HOUSING SESSION AT HARTFORD
SUMMARY PROCESS EXECUTION FOR POSSESSION (EVICTION)
To any state marshal: put the plaintiff into possession.
08/04/2026    Test Clerk-35, Assistant Clerk (signed)
### edge-warrant-no-offense-typed ct-arrest-warrant j t t
STATE OF CONNECTICUT -- SUPERIOR COURT -- G.A. 14
WARRANT
To any proper officer of the State: By authority of the State you are commanded to arrest SAMPLE PERSON-36, accused of
robbery in the first degree, C.G.S. 53a-134.
BY THE COURT                                       08/05/2026
(Test Judge-36, J.)
### edge-undated-letter request-letter a n n
Homeland Security Investigations
Dear Records Clerk: kindly send the report on SAMPLE PERSON-37.
Test Agent-37, Special Agent (signed)
### edge-i203-release I-203 a f f
Form I-203     ORDER TO DETAIN OR RELEASE ALIEN     DHS/ICE     Hartford, 08/06/2026
TO: Officer in charge, Hartford lock-up.   (x) Release    ( ) Detain     SAMPLE PERSON-38
By: Test Officer-38        Title: Deportation Officer
### edge-clerk-unsigned-subpoena-attorney-blank judicial-subpoena u n n
UNITED STATES DISTRICT COURT     SUBPOENA TO PRODUCE DOCUMENTS
To: City Clerk, Hartford. You are commanded to produce the lease.
Date: 08/07/2026     Signature of Clerk or Attorney: ______________
### edge-i862-unsigned I-862 a n n
Notice to Appear     Form I-862      U.S. Department of Homeland Security
Respondent: SAMPLE PERSON-39. You are ordered to appear before an immigration judge.
Signature and title of issuing officer: ________________    Date: 08/08/2026
### edge-probate-commit court-order j f t
STATE OF CONNECTICUT    COURT OF PROBATE
WARRANT FOR EXAMINATION
To any proper officer: take SAMPLE PERSON-40 for examination.  08/09/2026  Test Judge-40, Judge (signed)
### edge-contradict-eoir-superior unknown u n n
SUPERIOR COURT OF CONNECTICUT
WARRANT OF REMOVAL/DEPORTATION
To any proper officer: remove SAMPLE PERSON-41.   08/10/2026   Test Judge-41, Judge of the Superior Court (signed)
### edge-dhs-calls-itself-judicial I-200 a f f
DEPARTMENT OF HOMELAND SECURITY      WARRANT FOR ARREST OF ALIEN      I-200
This judicial warrant is a criminal warrant and requires any police officer to arrest SAMPLE PERSON-42.
08/11/2026      Test Officer-42, Deportation Officer (signed)
### edge-bail-violation AO-442 j t t
UNITED STATES DISTRICT COURT    WARRANT FOR VIOLATION OF CONDITIONS OF RELEASE    3:26-cr-43
To: any authorized law enforcement officer: arrest SAMPLE PERSON-43.
08/12/2026     Test Judge-43, United States Magistrate Judge (signed)
### edge-juror-capias ct-capias j f t
SUPERIOR COURT    CAPIAS FOR JUROR
To any proper officer: bring SAMPLE PERSON-44, a juror who did not appear. 08/13/2026 Test Judge-44, J. (signed)
### edge-arrest-warrant-state-marshal-capias ct-capias j f f
SUPERIOR COURT     CAPIAS (WITNESS, CIVIL)
To any state marshal: bring SAMPLE PERSON-45, who ignored a subpoena.  08/14/2026   Test Judge-45, Judge (signed)
""")

SHORT = parse("""
### short-1 I-200 a f f
Form I-200 - DHS - WARRANT FOR ARREST OF ALIEN
No. A000 000 101   Served: not yet    Language: n/a
Officer authorised to issue: Test Officer-C1, SDDO, signed 01/09/2026
Probable cause to believe removable: (x) final order
To: officers under 8 CFR 287.5(e)(3).
### short-2 I-205 a n n
WARRANT OF REMOVAL/DEPORTATION            DHS Form I-205
SAMPLE PERSON-C2 is to be removed. To any immigration officer.
Field Office Director: [no signature]                 Date: 02/04/2026
### short-3 I-205 a n n
DHS I-205 WARRANT OF REMOVAL / DEPORTATION
To any immigration officer of the Department: SAMPLE PERSON-C3, final order by [X] an immigration judge.
Signature: Test Officer-C3     Title: Deputy Director         Date: ____/____/____
### short-4 I-247A a f f
lmmigration Detalner - N0tice of Acti0n     DHS     05/06/2026
Subject: SAMPLE PERSON-C4. lt is requested that you ho1d up to 48 hours.
Signed Test Officer-C4, Deportation 0fficer
### short-5 AO-442 j t t
UNITED STATES DISTRICT COURT, District of Connecticut
United States v. SAMPLE PERSON-C5       3:24-cr-00105
WARRANT FOR ARREST - violation of supervised release
Any authorized officer is commanded to arrest the defendant.
06/15/2026    Test Judge-C5, U.S. District Judge (signed)
### short-6 ct-arrest-warrant u n n
STATE OF CONNECTICUT   SUPERIOR COURT   ARREST WARRANT APPLICATION    Accused: SAMPLE PERSON-C6
1 APPLICATION   Test Prosecutor (signed) 07/13/2026
2 AFFIDAVIT     sworn 07/13/2026
3 FINDING       ______________
4 WARRANT       To any proper officer: arrest the accused.   Date ________   Signed (Judge) ________________
### short-7 ct-arrest-warrant j f f
STATE OF CONNECTICUT   SUPERIOR COURT   ARREST WARRANT APPLICATION    Accused: SAMPLE PERSON-C7
1 APPLICATION   Test Prosecutor (signed) 07/13/2026
3 FINDING       No probable cause is found.   Application denied.
4 WARRANT       (not issued)
Date 07/14/2026    Signed (Judge) Test Judge-C7, Judge of the Superior Court
### short-8 ct-capias j f f
SUPERIOR COURT     FAMILY SUPPORT MAGISTRATE DIVISION     CAPIAS
To any state marshal: bring SAMPLE PERSON-C8 before the court for a support hearing.
07/17/2026   Test Magistrate-C8, F.S.M. (signed)
### short-9 ct-capias u n n
SUPERIOR COURT   CAPIAS    State v. SAMPLE PERSON-C9
To any proper officer: arrest the defendant, charged with larceny.   07/18/2026   Judge: (blank)
### short-10 ct-search-warrant j n n
STATE OF CONNECTICUT  SUPERIOR COURT   SEARCH AND SEIZURE WARRANT
To any police officer of a regularly organized police department: search the storage unit.
Date: __________      Test Judge-C10, Judge (signed)
### short-11 judicial-subpoena j f f
SUPERIOR COURT    SUBPOENA DUCES TECUM
To: Invented Storage Company LLC. You are commanded to produce rental records.
08/19/2026   Assistant Clerk: Test Clerk-C11 (signed)
### short-12 court-order j f t
SUPERIOR COURT, HOUSING SESSION      Sample Tenant v. Sample Landlord
ORDER. The Hartford Police Department shall keep the peace while the tenant collects belongings.
BY THE COURT, Test Judge-C12, J. (signed)  09/02/2026
### short-13 court-order j f f
UNITED STATES DISTRICT COURT     3:26-cv-00113     Sample Petitioner v. Bondi et al.
TEMPORARY RESTRAINING ORDER. Respondents and their agents shall not transfer the petitioner.
09/21/2026    Test Judge-C13, United States District Judge (signed)
### short-14 court-order j f t
UNITED STATES DISTRICT COURT    ORDER    3:26-mc-00114
On the application of the United States under 18 U.S.C. 2703(d), the City of Hartford is ordered to provide the
records of an account.
09/22/2026     Test Judge-C14, United States Magistrate Judge (signed)
### short-15 court-order j f f
SUPERIOR COURT   J.D. OF HARTFORD    ORDER TO ENFORCE ADMINISTRATIVE SUBPOENA
Invented Company shall comply with the Commissioner's subpoena. 09/23/2026   Test Judge-C15, Judge (signed)
### short-16 court-order j f t
UNITED STATES DISTRICT COURT    ORDER ENFORCING ADMINISTRATIVE SUBPOENA    3:26-mc-00116
The City of Hartford shall comply with the immigration subpoena within ten days.
09/24/2026    Test Judge-C16, U.S. District Judge (signed)
### short-17 administrative-subpoena a f f
UNITED STATES DEPARTMENT OF FICTION      OFFICE OF INSPECTOR GENERAL
SUBPOENA DUCES TECUM     To: City of Hartford. YOU ARE HEREBY COMMANDED to produce grant files.
10/04/2026    Test Inspector-C17, Inspector General (signed)
### short-18 request-letter a f f
Homeland Security Investigations, Hartford                         10/05/2026
Dear Records: pursuant to 8 CFR 287.7 and 8 U.S.C. 1373 we request the booking sheet of SAMPLE PERSON-C18.
Test Agent-C18, Special Agent (signed)
### short-19 unknown a f f
BOARD OF IMMIGRATION APPEALS     DECISION
In re SAMPLE PERSON-C19: the appeal is dismissed and the respondent is ordered removed.
10/06/2026   Test Member-C19, Appellate Immigration Judge (signed)
### short-20 unknown u n n
IMMIGRATION COURT / UNITED STATES DISTRICT COURT
CRIMINAL WARRANT OF REMOVAL
The court and the Department command you to hold SAMPLE PERSON-C20.     10/07/2026
Test Officer-C20, Deportation Officer (signed)
### short-21 unknown u n n
From: Deportation Officer      To: Hartford Police      Subject: removal order
Good morning, attached should be the I-205 but the scanner is down. Please hold SAMPLE PERSON-C21.
10/08/2026
### short-22 AO-442 j t t
FAX  860-555-0122    cover sheet    TO: HPD    FROM: Clerk's office   pages 2   10/09/2026
---- page 2 ----
UNITED STATES DISTRICT COURT   District of Connecticut   3:26-cr-00122
ARREST WARRANT.  To: Any authorized law enforcement officer: arrest SAMPLE PERSON-C22 on an indictment for arson.
10/08/2026   Clerk of Court, by Test Deputy-C22, deputy clerk (signature)
### short-23 AO-93 j f t
UNITED STATES DISTRICT COURT      SEARCH AND SEIZURE WARRANT (AO 93)
Place: a blue van. To: Any authorized law enforcement officer. Execute within 14 days.
Date and time issued: 08/15/2026, 9:05 a.m.
Judge's signature: Test Judge-C23, United States Magistrate Judge (signed)
### short-24 AO-93 u n n
UNITED STATES DISTRICT COURT      SEARCH AND SEIZURE WARRANT (AO 93)
To: Any authorized law enforcement officer.   Date and time issued: 08/16/2026
Judge's signature: ______________   Printed name and title: Test Judge-C24, United States Magistrate Judge
### short-25 I-138 a n n
DEPARTMENT OF HOMELAND SECURITY    IMMIGRATION ENFORCEMENT SUBPOENA    Form I-138
To: Hartford Health Department. Under 8 U.S.C. 1225(d)(4) you are commanded to produce vaccination lists.
05/20/2026     Signature: __________  Title: ___________
### short-26 court-order j f t
SUPERIOR COURT    INSPECTION WARRANT
Upon a showing of cause, the fire marshal of the City of Hartford and any proper officer may enter 4 Invented Road.
09/25/2026   Test Judge-C26, Judge (signed)
### short-27 I-862 a f f
NOTICE TO APPEAR      I-862      Department of Homeland Security
To: SAMPLE PERSON-C27, respondent. You are ordered to appear before an immigration judge on 11/20/2026 at 9:00.
Issued 10/11/2026 by Test Officer-C27 (signed), Supervisory Border Patrol Agent
### short-28 ct-arrest-warrant j t t
STATE OF CONNECTICUT / SUPERIOR COURT / ARREST WARRANT (violation of probation, 53a-32)
To any proper officer: arrest SAMPLE PERSON-C28 and bring the person before the court.
10/12/2026       Test Judge-C28, Judge (signed)
### short-29 judicial-subpoena j f n
SUPERIOR COURT    SUBPOENA     To: Keeper of Records, Hartford Police Department
You are commanded to produce a report.    10/13/2026    Test Attorney-C29, Commissioner of the Superior Court (signed)
### short-30 court-order j f f
UNITED STATES DISTRICT COURT    3:26-cv-00130     City of Hartford v. Department of Sample
ORDER. The defendant shall answer the complaint by 11/30/2026.
10/14/2026   Test Judge-C30, United States District Judge (signed)
### short-31 court-order j n n
SUPERIOR COURT    ORDER OF ARREST - CIVIL CONTEMPT
SAMPLE PERSON-C31 shall be brought before the court by any proper officer.   Date: ________   Test Judge-C31, Judge
(signed)
### short-32 request-letter a n n
Immigration and Customs Enforcement                                   10/15/2026
Dear Sergeant: please call us before SAMPLE PERSON-C32 is released. Thank you.
(no signature)
### short-33 I-203 a f f
I-2O3   0RDER TO DETAIN 0R RELEASE ALIEN    Dept. of Homeland Security    To the Chief, lock-up
[ ] detain [X] release   SAMPLE PERSON-C33    04/07/2026    Test Officer-C33, Deportation Officer (signature)
### short-34 I-286 a n n
NOTICE OF CUSTODY DETERMINATION    Form I-286    DHS
To SAMPLE PERSON-C34: you will be detained.      04/18/2026   Signed: ____________
### short-35 unknown a f f
DEPARTMENT OF HOMELAND SECURITY    ORDER OF RELEASE ON RECOGNIZANCE    Form I-220A
SAMPLE PERSON-C35 shall report.  04/19/2026   Test Officer-C35, Deportation Officer (signed)
### short-36 I-247A a f f
(stapled) page 1: IMMIGRATION DETAINER   DHS   03/06/2026   Hold SAMPLE PERSON-C36 for 48 hours. Signed Test Officer-C36
(stapled) page 2: WARRANT FOR ARREST OF ALIEN   DHS   03/06/2026   Signed Test Officer-C36
### short-37 ct-arrest-warrant j t t
TRIBUNAL SUPERIOR DE CONNECTICUT     ORDEN DE ARRESTO (ARREST WARRANT)
To any proper officer: arrest SAMPLE PERSON-C37, accused of robbery.  10/16/2026  Test Judge-C37, Judge (signed)
### short-38 AO-442 j t t
UNITED STATES DISTRICT COURT      ARREST WARRANT      3:26-cr-00138
To: Any authorized law enforcement officer. Arrest SAMPLE PERSON-C38: illegal reentry, 8 U.S.C. 1326, indictment.
Originating agency: ICE.     10/17/2026     Clerk of Court, Test Clerk-C38 (signed)
### short-39 administrative-subpoena a f f
DEPARTMENT OF HOMELAND SECURITY   CUSTOMS SUMMONS   19 U.S.C. 1509
To: Hartford Finance Department: you are summoned to produce import records.
10/18/2026     Test Officer-C39, Special Agent (signed)
### short-40 court-order j f f
SUPERIOR COURT   ORDER.   State marshal Test Marshal shall attach the boat of SAMPLE PERSON-C40.
10/19/2026   Test Judge-C40, Judge (signed)
""")

MENDED = parse("""
### mended-civil-entry-federal court-order j f f
UNITED STATES DISTRICT COURT     District of Connecticut     3:26-mj-01001
WARRANT OF ENTRY (civil) UNDER 8 U.S.C. 1324a AND 1357
Directed to: Special agents of Homeland Security Investigations
The agents may go into the kitchen of Sample Diner once before 11/01/2026 and question those who work there.
10/20/2026        /s/ Test M. Judgeson, United States Magistrate Judge
### mended-bare-warrant-inspect court-order j f t
STATE OF CONNECTICUT     SUPERIOR COURT     WARRANT
To the housing inspector of the City of Hartford and any proper officer: you are commanded to enter the premises at
9 Sample Court and to inspect the boiler.     02/03/2026     Test Q. Benchley, Judge (signed)
### mended-bare-warrant-arrest ct-arrest-warrant j t t
STATE OF CONNECTICUT     SUPERIOR COURT     WARRANT
To any proper officer: arrest SAMPLE PERSON-M1, charged with burglary in the third degree, and bring the accused
before this court without delay.     02/04/2026     Test Q. Benchley, Judge (signed)
### mended-bare-warrant-federal-arrest AO-442 j t t
UNITED STATES DISTRICT COURT     3:26-cr-01002     WARRANT
To: Any authorized law enforcement officer. Arrest SAMPLE PERSON-M2 on an indictment for wire fraud, 18 U.S.C. 1343.
02/05/2026     Test Q. Benchley, United States District Judge (signed)
### mended-bare-warrant-nothing unknown j n t
UNITED STATES DISTRICT COURT     3:26-mj-01003     WARRANT
To: Any authorized law enforcement officer. You are commanded to carry out the attached schedule.
02/06/2026     Test Q. Benchley, United States Magistrate Judge (signed)
### mended-bare-warrant-search ct-search-warrant j f t
STATE OF CONNECTICUT     SUPERIOR COURT     WARRANT
To any proper officer: search the blue shed and seize evidence of the crime of arson.
02/07/2026     Test Q. Benchley, Judge (signed)
### mended-charged-with-a-duty AO-442 j n t
UNITED STATES DISTRICT COURT     ARREST WARRANT (civil immigration)
To: Any authorized law enforcement officer charged with enforcing the statute: take SAMPLE PERSON-M3 into custody.
02/08/2026     Test Q. Benchley, United States Magistrate Judge (signed)
### mended-court-name-over-line judicial-subpoena u n n
UNITED STATES DISTRICT COURT     SUBPOENA TO TESTIFY AT A DEPOSITION
To: Records Supervisor, Hartford Police Department
You are commanded to appear on 09/09/2026.     Date: 08/20/2026
DEPUTY CLERK OF THE COURT
____________________
Signature of Clerk or Deputy Clerk
### mended-name-over-line judicial-subpoena j f t
UNITED STATES DISTRICT COURT     SUBPOENA TO TESTIFY AT A DEPOSITION
To: Records Supervisor, Hartford Police Department
You are commanded to appear on 09/09/2026.     Date: 08/20/2026
Test Clerkson, Deputy Clerk
____________________
Signature of Clerk or Deputy Clerk
### mended-printed-name-below I-205 a n n
U.S. Department of Homeland Security     WARRANT OF REMOVAL/DEPORTATION     I-205     04/11/2026
To any immigration officer: remove SAMPLE PERSON-M4.
Signature: ______________
Printed name: Test Officer-M4, Field Office Director
### mended-signed-after-date-blank ct-search-warrant j n n
STATE OF CONNECTICUT     SUPERIOR COURT     SEARCH AND SEIZURE WARRANT
To any proper officer: search the garage at 2 Invented Lane for stolen tools.
Date: ________     Signed (Judge) T. Writer, Judge of the Superior Court
### mended-slash-after-date-blank AO-442 j n n
UNITED STATES DISTRICT COURT     ARREST WARRANT     AO 442
To: Any authorized law enforcement officer: arrest SAMPLE PERSON-M5, complaint, 18 U.S.C. 641.
Date issued: ____________
/s/ T. Writer, United States Magistrate Judge
### mended-prosecutor-signed-instead ct-arrest-warrant u n n
STATE OF CONNECTICUT     SUPERIOR COURT     ARREST WARRANT     04/12/2026
To any proper officer: arrest the accused, SAMPLE PERSON-M6, larceny second degree.
Submitted by: /s/ T. Pleader, United States Attorney
Signature of judge: __________
### mended-pages-with-stars I-205 a f f
*** sheet 1 ***  DHS Form I-205, Warrant of Removal. SAMPLE PERSON-M7. 04/13/2026.
Signed: T. Mover, Field Office Director.
*** sheet 2 ***  DHS Form I-200, Warrant for Arrest of Alien. SAMPLE PERSON-M7. 04/13/2026. Signed: T. Mover, SDDO.
### mended-pages-with-dashes I-203 a f f
FAX COVER SHEET     TO: Hartford PD     FROM: ERO     PAGES: 3
----- 2 of 3 -----
Form I-203 Order to Detain or Release Alien   Department of Homeland Security   04/14/2026   To: the lock-up.
[X] detain SAMPLE PERSON-M8.   /s/ T. Jailer, Deportation Officer
----- 3 of 3 -----
Form I-286 Notice of Custody Determination   04/14/2026   SAMPLE PERSON-M8 will be detained.   /s/ T. Jailer
### mended-small-letters I-247A a f f
dhs immigration detainer - notice of action, form i-247a. to: hartford police. date: 6 june 2026.
please hold sample person for 48 hours. signed: t. holder, supervisory deportation officer.
### mended-small-letters-unsigned I-286 a n n
dhs notice of custody determination, form i-286. to: sample person. date: 7 june 2026.
you will be detained until a hearing. signed: not yet, supervisory deportation officer.
### mended-small-letters-court ct-arrest-warrant j t t
state of connecticut superior court
arrest warrant
to any proper officer: arrest sample person, accused of robbery in the first degree.
8 june 2026. signed: t. judgely, judge of the superior court
### mended-both-boxes ct-search-warrant j n n
STATE OF CONNECTICUT     SUPERIOR COURT     APPLICATION FOR SEARCH AND SEIZURE WARRANT
To any proper officer: search the van.     05/15/2026
The application is:  [X] granted    [X] denied
Test Q. Benchley, Judge (signed)
### mended-denied-in-a-sentence AO-442 j f f
UNITED STATES DISTRICT COURT     APPLICATION FOR ARREST WARRANT / ARREST WARRANT (AO 442)
The application of the officer for a warrant against SAMPLE PERSON-M9 on a complaint is hereby refused.
05/16/2026     /s/ T. Refuser, United States Magistrate Judge
### mended-notice-wrapped I-862 a f f
DEPARTMENT OF HOMELAND SECURITY
Notice to Appear
in removal proceedings under section 240 of the Act, to be held before an immigration judge at a place to be set
Respondent: SAMPLE PERSON-M10.   You are ordered to appear.   Date: 05/17/2026
Issued by: T. Charger, Supervisory Asylum Officer (signed)
### mended-number-in-brackets I-862 a f f
NTA (I-862), Department of Homeland Security, mailed by first class post to the respondent SAMPLE PERSON-M11.
Charged: overstayed a visa. Dated 05/18/2026, T. Charger, Supervisory Asylum Officer (signed)
### mended-order-beside-caption court-order j f f
STATE OF CONNECTICUT SUPERIOR COURT     Reed v. Sample Roofing Inc.     ORDER ON MOTION FOR EXTENSION
Granted. The plaintiff Reed is ordered to reply by 06/30/2026.
05/19/2026     BY THE COURT     T. Balancer, Judge
### mended-sentence-names-a-court administrative-subpoena a f f
STATE BOARD OF INVENTED LABOR     SUBPOENA B-2
To Payroll, City of Hartford. You are required to produce time sheets. If you do not, the Board will go to the
Superior Court to enforce this subpoena.     Issued 05/20/2026     /s/ Executive Director T. Rosterman
### mended-order-and-subpoena administrative-subpoena a f f
STATE COMMISSION ON INVENTED TRADES
ORDER AND SUBPOENA
The City of Hartford is hereby ordered to produce its permit ledger by 07/01/2026.
By order of the Commission.     05/21/2026     T. Seeker, Commissioner (signed)
### mended-demand-letter request-letter a f f
U.S. Department of Homeland Security
Homeland Security Investigations
TO: Registrar, Hartford Public Schools            May 22, 2026
SECOND AND LAST NOTICE
You shall provide the enrolment card of SAMPLE PERSON-M12 within three days.
(signed) T. Stern, Special Agent in Charge
### mended-prosecutors-letter request-letter a f f
OFFICE OF THE STATE'S ATTORNEY, GEOGRAPHICAL AREA 99
May 23, 2026
Property Room, Hartford Police Department
We ask that the jacket in case 26-01012 be kept until the trial.
T. Pleader, Commissioner (signed)
### mended-spanish-letter request-letter a f f
Departamento de Seguridad Nacional - Oficina de Hartford
24 de mayo de 2026
Señora Directora de la Biblioteca:
Le rogamos nos diga si la persona SAMPLE PERSON-M13 tiene tarjeta.
Firmado: T. Membretes, Oficial de Inmigración
### mended-after-a-remark AO-442 j t t
Typed from the clerk's photograph. UNITED STATES DISTRICT COURT, Eastern District of Invention. Case 2:26-cr-01014.
Arrest warrant. Addressed: any authorized law enforcement officer. Person: SAMPLE PERSON-M14.
Accused by indictment of mail theft, 18 U.S.C. 1708.
Issued 25 May 2026, signature of T. Ashby, United States District Judge, legible.
### mended-mail-in-capitals unknown u n n
FROM: T. HURRIED
DATE: 05/26/2026
SUBJ: COURT ORDER
A JUDGE SIGNED THE ORDER TODAY AND IT SAYS THE CITY MUST GIVE US THE RECORDING TONIGHT. WE WILL BRING IT LATER.
### mended-quashed-in-small-letters judicial-subpoena j f f
Superior Court     SUBPOENA     (quashed on motion, 05/28/2026)
To: City Clerk, Hartford. You are commanded to produce the calendar.
05/27/2026   Test Clerk-M15, Assistant Clerk (signed)
### mended-misread-office-over-line judicial-subpoena u n n
UNITED STATES DISTRICT COURT     SUBPOENA TO TESTIFY AT A DEPOSITION
To: Records Supervisor, Hartford Police Department
You are commanded to appear on 09/09/2026.     Date: 08/20/2026
LERK OF COUBT
____________________
Signature of Clerk or Deputy Clerk
""")

LATER = parse("""
### denied-after-caption AO-93 j f f
AO 93   UNITED STATES DISTRICT COURT   District of Connecticut   3:26-mj-00871
Records of a storage locker. To: any authorized law enforcement officer
DENIED. The affidavit states no crime. 03/09/2026   /s/ T. Bench-Sample, United States Magistrate Judge
### denied-order-application court-order j f n
SUPERIOR COURT   J.D. HARTFORD     ORDER
DENIED.
The City of Hartford shall produce the recordings of 1 Invented St.
03/10/2026   /s/ T. Bench-Sample, Judge of the Superior Court
### denied-motion-then-order court-order j f t
SUPERIOR COURT   J.D. HARTFORD     ORDER
The motion to quash is DENIED. The City of Hartford shall produce the recordings by 04/10/2026.
03/10/2026   /s/ T. Bench-Sample, Judge of the Superior Court
### denied-subpoena judicial-subpoena j f f
SUPERIOR COURT   J.D. HARTFORD     SUBPOENA
To: City Clerk, Hartford
Application: DENIED. 03/11/2026   /s/ T. Bench-Sample, Judge of the Superior Court
### label-in-brackets-then-blank I-205 a n n
U.S. Department of Homeland Security     WARRANT OF REMOVAL/DEPORTATION    Form I-205    03/12/2026
To any immigration officer: remove SAMPLE PERSON-LATER.
(Signature of Immigration Officer)    ____________________
### title-blank-signature-after ct-search-warrant u n n
STATE OF CONNECTICUT SUPERIOR COURT      SEARCH AND SEIZURE WARRANT
To: Any proper officer. Search the garage at 3 Invented Ln.    Issued 03/13/2026
Judge of the Superior Court __________________ (signature)
### slash-after-name-and-title ct-arrest-warrant j t t
STATE OF CONNECTICUT SUPERIOR COURT      ARREST WARRANT
To any proper officer: arrest SAMPLE PERSON-LATER, accused of larceny.
03/14/2026   P. Docket-Sample, Judge of the Superior Court /s/
### slash-after-title-alone ct-arrest-warrant u n n
STATE OF CONNECTICUT SUPERIOR COURT      ARREST WARRANT
To any proper officer: arrest SAMPLE PERSON-LATER, accused of larceny.
03/14/2026   Judge of the Superior Court /s/
### slash-after-officer-subpoena administrative-subpoena a f f
STATE DEPARTMENT OF INVENTIONS      INVESTIGATIVE SUBPOENA      Date: 03/15/2026
To: City of Hartford. Produce the permits.
Q. Lens-Sample, Commissioner /s/
### slash-then-date-label I-138 a n n
DEPARTMENT OF HOMELAND SECURITY      IMMIGRATION ENFORCEMENT SUBPOENA     I-138    03/15/2026
You are commanded to produce records.
Special Agent: /s/ ____________
### month-and-year-heading I-286 a f f
NOTICE OF CUSTODY DETERMINATION (I-286)       U.S. DHS       October 2019
SAMPLE PERSON-LATER will be detained.
Signed: Q. Lens-Sample, Deportation Officer
### dated-within-heading court-order j f t
United States District Court, Order, dated 05/06/2026
The City of Hartford shall preserve the records.    /s/ T. Bench-Sample, U.S. District Judge
### witness-my-hand administrative-subpoena a f f
STATE DEPARTMENT OF INVENTIONS      INVESTIGATIVE SUBPOENA
To: City of Hartford. Produce the permits.
Witness my hand and seal 05/07/2026: Q. Lens-Sample, Commissioner (signed)
### letter-of-a-date request-letter a f f
U.S. Immigration and Customs Enforcement
Letter of 05/08/2026 to the Hartford Public Library
We would like the names of those who hold a card.
/s/ Q. Lens-Sample, Deportation Officer
### letter-born-is-no-date request-letter a n n
U.S. Immigration and Customs Enforcement
Dear Clerk: please let us have the address of a person born 05/08/1980.
/s/ Q. Lens-Sample, Deportation Officer
### capias-eviction ct-capias j f t
SUPERIOR COURT   J.D. HARTFORD   CAPIAS
The tenant SAMPLE PERSON-LATER, a party to an eviction, was summoned and did not come.
To any proper officer: bring the tenant.   05/09/2026   /s/ T. Bench-Sample, Judge
### capias-guardianship ct-capias j f t
SUPERIOR COURT   CAPIAS
SAMPLE PERSON-LATER, a party in a guardianship, did not obey the summons.
To any proper officer: bring the party.   05/09/2026   /s/ T. Bench-Sample, Judge
### title-begins-sentence ct-search-warrant j f t
Superior Court of Connecticut. Search and seizure warrant for the telephone and the two tablets of SAMPLE PERSON-L.
To any proper officer of the state.   Issued 05/10/2026.   Signed T. Bench-Sample, Judge
### title-begins-sentence-of-a-letter request-letter a f f
U.S. Immigration and Customs Enforcement         05/10/2026
Arrest warrant for SAMPLE PERSON-LATER of 9 Invented Ave is attached. Please hold the person.
/s/ Q. Lens-Sample, Deportation Officer
### subpoena-private-person judicial-subpoena j f f
SUPERIOR COURT   J.D. HARTFORD   SUBPOENA      05/11/2026
To: a tenant, Mr. SAMPLE PERSON-LATER, 4 Invented Ave.   Come and testify 06/11/2026.
/s/ R. Roll-Sample, Clerk of the Superior Court
### subpoena-city-department judicial-subpoena j f t
SUPERIOR COURT   J.D. HARTFORD   SUBPOENA      05/12/2026
Addressed to the City of Hartford, Parks.   Bring the tree register on 06/12/2026.
/s/ R. Roll-Sample, Clerk of the Superior Court
### inspection-city-inspectors court-order j f t
SUPERIOR COURT   ADMINISTRATIVE INSPECTION WARRANT
The City of Hartford's health inspectors are directed to inspect the kitchen at 4 Invented Ave.
/s/ T. Bench-Sample, Judge   05/13/2026
### inspection-owner-directed court-order j f n
SUPERIOR COURT   ADMINISTRATIVE INSPECTION WARRANT
On the application of the City of Hartford the owner is directed to open the kitchen at 4 Invented Ave.
/s/ T. Bench-Sample, Judge   05/13/2026
### execution-money court-order j f f
SUPERIOR COURT  J.D. HARTFORD   Bank of Invention v. Sample    EXECUTION FOR MONEY
To any state marshal: collect the judgment of $500 from the debtor.
05/14/2026   /s/ T. Bench-Sample, Judge of the Superior Court
### noise-with-agency unknown u n n
%%  0l0  ~~  ICE?  ,,  ;;  1lI1  ##  0rd@  ..
-- nothing readable --
### noise-with-court unknown u n n
@@  1l  ==  SUPERIOR COURT  ::  00  ~~  ^^  ,.  ##
""")

SAMPLES = [*IMMIGRATION, *COURTS, *AGENCIES, *AROUND, *EDGES, *SHORT, *MENDED, *LATER]
