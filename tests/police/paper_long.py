"""Full-length forms in their own wording, filled in with invented people: notices, returns and all.

A case as in `paper_samples`. `<<Name>>` is where the paper itself is signed: `signed` writes a signature there, `blank`
leaves the line empty. Blank lines elsewhere are of the service, the return or the receipt.
"""

import re

from police.paper_samples import Sample, parse

_SIGNATURE = re.compile(r"<<([^>]*)>>")


def signed(sample: Sample) -> Sample:
    """The paper with its signatures."""
    return sample._replace(text=_SIGNATURE.sub(r"/s/ \1", sample.text))


def blank(sample: Sample) -> Sample:
    """The paper with empty lines where it is to be signed: it tells nothing, and a court's is not the court's."""
    issuer = "unclear" if sample.issuer == "judicial" else sample.issuer
    text = _SIGNATURE.sub("_" * 24, sample.text)
    return sample._replace(issuer=issuer, criminal=None, requires=None, text=text)


FEDERAL = parse("""
### ao442-complaint AO-442 j t t
AO 442 (Rev. 11/11) Arrest Warrant

                          UNITED STATES DISTRICT COURT
                                     for the
                             District of Connecticut

        United States of America                )
                   v.                           )
                                                )      Case No.  3:26-mj-00999 (ZZZ)
        TEODORO PLACEHOLDER                     )
                                                )
        ______________________________          )
                  Defendant                     )

                                ARREST WARRANT

To:     Any authorized law enforcement officer

        YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay
(name of person to be arrested)    TEODORO PLACEHOLDER
who is accused of an offense or violation based on the following document filed with the court:

[ ] Indictment    [ ] Superseding Indictment    [ ] Information    [ ] Superseding Information    [X] Complaint
[ ] Probation Violation Petition   [ ] Supervised Release Violation Petition  [ ] Violation Notice

This offense is briefly described as follows:
   21 U.S.C. 841(a)(1), possession with intent to distribute a controlled substance

Date:   04/07/2026                                     <<Sabina Hollowell>>
                                                       Issuing officer's signature

City and state:   Hartford, Connecticut                Sabina Hollowell, U.S. Magistrate Judge
                                                       Printed name and title

                                     Return
   This warrant was received on (date) ______________ , and the person was arrested on (date) ______________
at (city and state) ______________________________ .

Date: ____________                                     ________________________________
                                                       Arresting officer's signature

                                                       ________________________________
                                                       Printed name and title
### ao442-supervised AO-442 j t t
AO 442 (Rev. 11/11) Arrest Warrant
UNITED STATES DISTRICT COURT
for the
District of Connecticut
United States of America v. ORSOLYA SPECIMEN      Case No. 3:19-cr-00123
ARREST WARRANT
To: Any authorized law enforcement officer
YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay
(name of person to be arrested) ORSOLYA SPECIMEN,
who is accused of an offense or violation based on the following document filed with the court:
( ) Indictment ( ) Information ( ) Complaint ( ) Probation Violation Petition (X) Supervised Release Violation Petition
This offense is briefly described as follows: failure to report to the probation officer.
Date: 05/02/2026           <<Quillon Farnaby>>
                           Issuing officer's signature
City and state: Bridgeport, Connecticut      Quillon Farnaby, Deputy Clerk
                                             Printed name and title
### ao442-witness court-order j f t
AO 443 Warrant for the Arrest of a Witness or Material Witness in a Pending Criminal Case
UNITED STATES DISTRICT COURT
for the District of Connecticut
United States of America v. Doe       Case No. 3:26-cr-00917
WARRANT FOR THE ARREST OF A WITNESS OR MATERIAL WITNESS IN A PENDING CRIMINAL CASE
To: Any authorized law enforcement officer
YOU ARE COMMANDED to arrest and bring before a United States magistrate judge (name) IMOGEN SAMPLE-ONE.
The named person is a material witness in the pending case, and it may become impracticable to secure her presence
by subpoena. 18 U.S.C. 3144.
Date: 06/10/2026           <<Sabina Hollowell>>
                           Judge's signature
                           Sabina Hollowell, United States Magistrate Judge
### ao93-full AO-93 j f t
AO 93 (Rev. 11/13) Search and Seizure Warrant

                          UNITED STATES DISTRICT COURT
                                     for the
                             District of Connecticut

   In the Matter of the Search of                       )
   (Briefly describe the property to be searched        )
    or identify the person by name and address)         )      Case No. 3:26-mj-00931 (ZZZ)
   A locker at 7 Notional Road, Hartford                )

                           SEARCH AND SEIZURE WARRANT

To:     Any authorized law enforcement officer

        An application by a federal law enforcement officer or an attorney for the government requests the search and
seizure of the following person or property located in the ____________ District of Connecticut
(identify the person or describe the property to be searched and give its location):
     A locker at 7 Notional Road

        I find that the affidavit(s), or any recorded testimony, establish probable cause to search and seize the
person or property described above, and that such search will reveal (identify the person or describe the property
to be seized):   ledgers and telephones

        YOU ARE COMMANDED to execute this warrant on or before    May 4, 2026    (not to exceed 14 days)
   [X] in the daytime 6:00 a.m. to 10:00 p.m.    [ ] at any time in the day or night because good cause has been
established.

        Unless delayed notice is authorized below, you must give a copy of the warrant and a receipt for the property
taken to the person from whom, or from whose premises, the property was taken, or leave the copy and receipt at the
place where the property was taken.

        The officer executing this warrant, or an officer present during the execution of the warrant, must prepare an
inventory as required by law and promptly return this warrant and inventory to  the duty magistrate judge.
                                                                         (United States Magistrate Judge)
   [ ] Pursuant to 18 U.S.C. 3103a(b), I find that immediate notification may have an adverse result listed in 18
U.S.C. 2705 (except for delay of trial), and authorize the officer executing this warrant to delay notice to the
person who, or whose property, will be searched or seized (check the appropriate box)
   [ ] for ____ days (not to exceed 30)    [ ] until, the facts justifying, the later specific date of ____________ .

Date and time issued:   04/21/2026 3:10 pm              <<Sabina Hollowell>>
                                                        Judge's signature

City and state:   Hartford, Connecticut                 Sabina Hollowell, U.S. Magistrate Judge
                                                        Printed name and title

AO 93 (Rev. 11/13) Search and Seizure Warrant (Page 2)
                                     Return
Case No.:            Date and time warrant executed:        Copy of warrant and inventory left with:
Inventory made in the presence of :
Inventory of the property taken and name of any person(s) seized:

                                 Certification
   I declare under penalty of perjury that this inventory is correct and was returned along with the original warrant
to the designated judge.
Date: ____________                                      ________________________________
                                                        Executing officer's signature
                                                        ________________________________
                                                        Printed name and title
### ao88b-clerk judicial-subpoena j f t
AO 88B (Rev. 02/14) Subpoena to Produce Documents, Information, or Objects or to Permit Inspection of Premises in a
Civil Action

                          UNITED STATES DISTRICT COURT
                                     for the
                             District of Connecticut

   Lorcan Nobody                                )
         Plaintiff                              )
            v.                                  )      Civil Action No. 3:25-cv-00970 (ZZZ)
   Fabricated Freight, LLC                      )
         Defendant                              )

          SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS
            OR TO PERMIT INSPECTION OF PREMISES IN A CIVIL ACTION

To:     Records Custodian, Hartford Police Department, 1 Fiction Street, Hartford, Connecticut
               (Name of person to whom this subpoena is directed)

   [X] Production: YOU ARE COMMANDED to produce at the time, date, and place set forth below the following documents,
electronically stored information, or objects, and to permit inspection, copying, testing, or sampling of the
material:   body-camera footage of January 8, 2025

   Place: 2 Invented Plaza, Hartford              Date and Time:  06/01/2026 10:00 am

   [ ] Inspection of Premises: YOU ARE COMMANDED to permit entry onto the designated premises, land, or other property
possessed or controlled by you at the time, date, and location set forth below, so that the requesting party may
inspect, measure, survey, photograph, test, or sample the property or any designated object or operation on it.

        The following provisions of Fed. R. Civ. P. 45 are attached - Rule 45(c), relating to the place of compliance;
Rule 45(d), relating to your protection as a person subject to a subpoena; and Rule 45(e) and (g), relating to your
duty to respond to this subpoena and the potential consequences of not doing so.

Date:   05/11/2026
              CLERK OF COURT
                                                        OR
              <<Yolanda Fictiv>>                                       ______________________________
              Signature of Clerk or Deputy Clerk                       Attorney's signature

The name, address, e-mail address, and telephone number of the attorney representing (name of party)  Lorcan Nobody ,
who issues or requests this subpoena, are:   Phineas Madeup, 3 Notional Road, Hartford   860-555-0141

           Notice to the person who issues or requests this subpoena
If this subpoena commands the production of documents, a notice and a copy of the subpoena must be served on each
party in this case before it is served on the person to whom it is directed. Fed. R. Civ. P. 45(a)(4).

                              PROOF OF SERVICE
          (This section should not be filed with the court unless required by Fed. R. Civ. P. 45.)
   I received this subpoena for (name of individual and title, if any) ______________________________
on (date) ____________ .
   [ ] I served the subpoena by delivering a copy to the named person as follows: ____________________
   [ ] I returned the subpoena unexecuted because: ____________________
I declare under penalty of perjury that this information is true.
Date: ____________                                      ________________________________
                                                        Server's signature
### ao88b-attorney judicial-subpoena j f n
AO 88B Subpoena to Produce Documents in a Civil Action
UNITED STATES DISTRICT COURT
for the District of Connecticut
Lorcan Nobody v. Fabricated Freight, LLC     Civil Action No. 3:25-cv-00970
SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS IN A CIVIL ACTION
To: Hartford Police Department, Records Division
YOU ARE COMMANDED to produce at the time, date, and place set forth below the following documents: tow logs.
Date: 05/11/2026
CLERK OF COURT                                OR
______________________________                <<Phineas Madeup>>
Signature of Clerk or Deputy Clerk            Attorney's signature
### ao110-private judicial-subpoena j f f
AO 110 (Rev. 06/09) Subpoena to Testify Before a Grand Jury
                          UNITED STATES DISTRICT COURT
                                     for the
                             District of Connecticut
              SUBPOENA TO TESTIFY BEFORE A GRAND JURY
To:     Keeper of Records
        Imaginary Self Storage, Inc.
        9 Notional Road
        Hartford, Connecticut
        YOU ARE COMMANDED to appear in this United States district court at the time, date, and place shown below to
testify before the court's grand jury. When you arrive, you must remain at the court until the judge or a court
officer allows you to leave.
Place: 450 Invented Street, Hartford              Date and Time: June 16, 2026 10:00 a.m.
        You must also bring with you the following documents: rental agreements.
Date:   May 26, 2026                      CLERK OF COURT
                                          <<Yolanda Fictiv>>
                                          Signature of Clerk or Deputy Clerk
The name, address, e-mail, and telephone number of the United States attorney, or assistant United States attorney, who
requests this subpoena, are:   Benedict Mockup, 1 Fiction Plaza, Hartford
                              PROOF OF SERVICE
This subpoena for ______________________ was received by me on (date) ____________ .
Date: ____________                        ____________________________ Server's signature
### order-in-part court-order j f t
UNITED STATES DISTRICT COURT
DISTRICT OF CONNECTICUT

LORCAN NOBODY,                        :
     Plaintiff,                       :     No. 3:25-cv-00970 (ZZZ)
v.                                    :
CITY OF HARTFORD,                     :     July 2, 2026
     Defendant.                       :

              RULING ON MOTION TO COMPEL

The motion to compel (ECF No. 31) is GRANTED IN PART and DENIED IN PART. The request for personnel files of officers
who are not parties is denied. The defendant City of Hartford shall produce the dispatch log by July 20, 2026.
SO ORDERED at Hartford, Connecticut, this 2nd day of July, 2026.
                                      <<Evander Notreal>>
                                      Evander Notreal
                                      United States District Judge
### order-denied court-order j f f
UNITED STATES DISTRICT COURT
DISTRICT OF CONNECTICUT
United States of America, Petitioner, v. Imaginary Payroll Co., Respondent      3:26-mc-00918
ORDER DENYING PETITION TO ENFORCE SUMMONS
The petition to enforce the summons is DENIED. The clerk shall close the case.
SO ORDERED. Dated at New Haven, Connecticut, August 3, 2026.
<<Evander Notreal>>, United States District Judge
""")

STATE = parse("""
### jdcr64-full ct-arrest-warrant j t t
ARREST WARRANT APPLICATION                              STATE OF CONNECTICUT
JD-CR-64b Rev. 3-12                                     SUPERIOR COURT
C.G.S. 54-2a                                            www.jud.ct.gov
Pr. Bk. Secs. 36-1, 36-2, 36-3

For Court Use Only:  Supporting Affidavits sealed   [ ] Yes  [X] No

Police Case number  26-90001      Agency name  Hartford Police Department     Agency number  064
Name and residence of accused (Last, First, Middle Initial)
   PLACEHOLDER, TEODORO, 5 Unreal Street, Hartford
Court to be held at (Town)  Hartford           Geographical Area number  14

Application For Arrest Warrant
To: A Judge of the Superior Court
The undersigned hereby applies for a warrant for the arrest of the above-named accused on the basis of the facts set
forth in the:   [X] Affidavit Below.   [ ] Affidavit(s) Attached.
Date            Signed (Prosecutorial Authority)                Type/print name of prosecutorial authority
06/02/26        /s/ C. Wrenfield                                C. Wrenfield, Assistant State's Attorney

Affidavit
The undersigned, being duly sworn, deposes and says:
1. That on May 28, 2026 officers responded to a report of a burglary at 9 Notional Road.
2. That the accused was identified from recorded video.
(This is page 1 of a 1 page Affidavit.)
Date  06/02/26      Signed (Affiant)  /s/ Det. R. Altamont
Jurat    Subscribed and sworn to before me on (Date)  06/02/26     Signed (Judge/Clerk, Commissioner of Superior Court,
Notary Public)   /s/ Sgt. M. Pellow

Finding
The foregoing Application for an arrest warrant, and affidavit(s) attached to said Application, having been submitted to
and considered by the undersigned, the undersigned finds from said affidavit(s) that there is probable cause to believe
that an offense has been committed and that the accused committed it and, therefore, that probable cause exists for the
issuance of a warrant for the arrest of the above-named accused.
Signed at Hartford, Connecticut on      Date  06/03/26      Signed (Judge/Judge Trial Referee)  <<Ottoline Marchetti>>
                                        Name of Judge/Judge Trial Referee   Marchetti, J.

Arrest Warrant
To: Any Proper Officer of the State of Connecticut
By Authority of the State of Connecticut, you are hereby commanded to arrest the body of the within-named accused.
( "X" all that apply )
[ ] A. Accused is ordered to be brought before a clerk or assistant clerk of the Superior Court.
[X] C. Bail set at  $25,000
By the Court      Date  06/03/26      Signed (Judge/Judge Trial Referee)  <<Ottoline Marchetti>>

Return On Arrest Warrant
Geographical Area       Town of             Date        State of Connecticut
Then and there, by virtue of the within and foregoing complaint and warrant, I arrested the body of the within-named
accused and read the same in the hearing of said accused; and have said accused here in court for examination.
Attest (Officer's signature and Department)  ____________________________
### jdcr64-denied ct-arrest-warrant j f f
ARREST WARRANT APPLICATION         STATE OF CONNECTICUT
JD-CR-64                           SUPERIOR COURT
Name of accused: SAMPLE, ONE       G.A. 14
The undersigned hereby applies for a warrant for the arrest of the above-named accused.
06/02/26   Signed (Prosecutorial Authority)  /s/ C. Wrenfield
Finding
The foregoing Application having been submitted to and considered by the undersigned, the undersigned does not find
probable cause. The application is denied.
06/03/26   Signed (Judge)  <<Ottoline Marchetti>>
### jdcr61-full ct-search-warrant j f t
AFFIDAVIT AND APPLICATION                               STATE OF CONNECTICUT
SEARCH AND SEIZURE WARRANT                              SUPERIOR COURT
JD-CR-61 Rev. 11-21                                     www.jud.ct.gov

Instructions To Police Officer: File the application for the warrant with the clerk within ten days.
TO: A Judge of the Superior Court
The undersigned, being duly sworn, complains on oath that the undersigned has probable cause to believe that certain
property, to wit:
     Stolen tools with serial numbers as listed
[X] was stolen or embezzled from:  Imaginary Builders, Inc.
[ ] constitutes evidence of an offense, or that a person participated in the commission of an offense, to wit:
And is within or upon a certain person, place, or thing, to wit:
     a shed at 9 Notional Road, Hartford
And that the facts establishing the grounds for issuing a Search and Seizure Warrant are the following:
     1. The affiant is a member of the Hartford Police Department.
The undersigned ("X" one) [X] has not presented this application in any other court or to any other judge
Wherefore the undersigned requests that a warrant may issue commanding a proper officer to search said place.
City/Town  Hartford     Date  07/01/2026     Signed (Affiant)  /s/ Det. R. Altamont
Jurat   Subscribed and sworn to before me on (Date)  07/01/2026   Signed (Judge)  /s/ Marchetti, J.

AFFIDAVIT REQUESTING DISPENSATION WITH REQUIREMENT OF DELIVERY
[ ] The undersigned affiants request that the requirement of delivery of a copy be dispensed with.
Signed (Affiant) ______________________    Signed (Affiant) ______________________

SEARCH AND SEIZURE WARRANT
The foregoing Affidavit and Application for Search and Seizure Warrant having been presented to and been considered by
the undersigned, a Judge of the Superior Court, the foregoing Affidavit having been subscribed and sworn to by the
affiants before me, the undersigned (a) is satisfied therefrom that grounds exist for said Application and (b) finds
that said Affidavit established grounds and probable cause for the undersigned to issue this Search and Seizure Warrant.
NOW THEREFORE, by Authority of the State of Connecticut, I hereby command any Police Officer of a regularly organized
police department, any State Police Officer, any inspector in the Division of Criminal Justice or any conservation
officer to whom these presents shall come within ten days after the date of this warrant to enter into or upon and
search the place or thing described in the foregoing Affidavit and Application.
Signed at   Hartford, Connecticut, on this  1st  day of  July  2026   at  4:15  [ ] A.M. [X] P.M.
Court  Superior Court, J.D. of Hartford     Signed (Judge)  <<Ottoline Marchetti>>   Print Name of Judge  Marchetti

RETURN FOR AND INVENTORY                                STATE OF CONNECTICUT
PROPERTY SEIZED ON SEARCH AND SEIZURE WARRANT           SUPERIOR COURT
Docket number ____________   Uniform arrest number ____________
Then and there by virtue of and pursuant to authority of the foregoing warrant, I searched the place: ____________
Signed (Officer's signature and department) ______________________   Date ____________
### jdcl43-clerk judicial-subpoena j f t
SUBPOENA/CIVIL                                          STATE OF CONNECTICUT
JD-CL-43 Rev. 9-19                                      SUPERIOR COURT
C.G.S. 52-143, 52-144                                   www.jud.ct.gov

[X] Judicial District    [ ] Housing Session    [ ] G.A. No. ____
Name of case   Placeholder v. Imaginary Paving, Inc.      Docket number   HHD-CV-25-0099001-S
To:  Director of Public Works
     City of Hartford
     5 Unreal Street
     Hartford, CT
Date and time to report   September 8, 2026  9:30 a.m.       Report to   Courtroom 409
BY AUTHORITY OF THE STATE OF CONNECTICUT, you are hereby commanded to appear before the Superior Court in session at the
above address on the date and at the time indicated above or to such day thereafter and within sixty days hereof on
which the action named above is legally to be tried, to testify what you know in said action pending in the court.
YOU ARE FURTHER COMMANDED TO BRING WITH YOU AND PRODUCE: the paving file.
HEREOF FAIL NOT, UNDER PENALTY OF THE LAW.
To any proper officer or indifferent person to serve and return.

By the Court
   [ ] Commissioner of the Superior Court    [X] Clerk
   Signed  <<Theodora Quince>>               On (Date)  08/20/2026       At  Hartford

NOTICE TO THE PERSON SUMMONED
You must report to the court at the time and address shown above. If you do not appear in court on the day and at the
time stated, the court may order that you be arrested.
RETURN OF SERVICE
Judicial District of ____________   ss.   Date ____________   Signed ______________________ (Indifferent Person)
### jdcl43-commissioner judicial-subpoena j f n
SUBPOENA/CIVIL                          STATE OF CONNECTICUT
JD-CL-43                                SUPERIOR COURT
Placeholder v. Doe                      HHD-CV-26-0099020-S
To: City of Hartford, Risk Manager
BY AUTHORITY OF THE STATE OF CONNECTICUT, you are hereby commanded to appear before the Superior Court at Hartford on
October 20, 2026 at 9:30 A.M. to testify what you know in said action.
HEREOF FAIL NOT, UNDER PENALTY OF THE LAW.
[ ] Assistant Clerk   [X] Commissioner of the Superior Court
Signed <<Atty. Petra Vaux>>     On 10/01/2026
### subpoena-marshal-private judicial-subpoena j f f
RECEIVED  CITY OF HARTFORD  MAIL ROOM  OCT 21 2026
SUPERIOR COURT, J.D. OF HARTFORD          SUBPOENA          HHD-CV-26-0099733-S
Tavish v. Imaginary Hospital, Inc.
TO: Ms. Leona Brunt, R.N., c/o Imaginary Hospital, Inc., 15 Unreal Place, Hartford
By authority of the State of Connecticut you are hereby commanded to appear before the Superior Court on
November 9, 2026
at 10 a.m. to testify what you know in the said action.
October 19, 2026           <<Ephra Standish>>, Deputy Clerk
### capias-accused ct-capias j t t
CAPIAS                        STATE OF CONNECTICUT
JD-CR-51                      SUPERIOR COURT
State v. Teodoro PLACEHOLDER      H14H-CR26-0099555-S      G.A. 14
To: Any Proper Officer
By Authority of the State of Connecticut, whereas the accused named above, charged with larceny in the sixth degree, was
released on a promise to appear and failed to appear for trial, you are hereby commanded to arrest the accused and bring
him before the court.
By the Court   Date 03/11/2026    Signed (Assistant Clerk)  <<Theodora Quince>>
### order-probate court-order j f t
STATE OF CONNECTICUT
COURT OF PROBATE, District of Hartford
In the matter of The Estate of Balthasar Nobody (26-00991)
DECREE
At a court of probate held at the place and time of hearing set by the court, the court finds that notice was given.
And it is ORDERED AND DECREED that the Hartford City Clerk shall furnish certified copies of the death record to the
fiduciary within ten days.
Dated at Hartford, Connecticut, this 9th day of June, 2026.
                              <<Philippa Ravel>>
                              Philippa Ravel, Judge
### protective-order court-order j f f
SUPERIOR COURT, GEOGRAPHICAL AREA 14
PROTECTIVE ORDER - CRIMINAL
State v. Placeholder     Docket H14H-CR26-0099001-S
The defendant shall not assault, threaten, abuse or harass the protected person. The defendant shall surrender all
firearms to the Hartford Police Department.
Date 02/02/2026     By order of the court    Signed (Judge)  <<Ottoline Marchetti>>
""")

AGENCY = parse("""
### i200-full I-200 a f f
U.S. DEPARTMENT OF HOMELAND SECURITY                    Warrant for Arrest of Alien

                                                        File No. A000 700 001
                                                        Date: 03/30/2026

To:     Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act and
        part 287 of title 8, Code of Federal Regulations, to serve warrants of arrest for immigration violations

I have determined that there is probable cause to believe that   PETROVSKY, Luna   is removable from the United States.
This determination is based upon:
   [ ] the execution of a charging document to initiate removal proceedings against the subject;
   [X] the pendency of ongoing removal proceedings against the subject;
   [ ] biometric confirmation of the subject's identity and a records check of federal databases

YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the Immigration and Nationality Act, the
above-named alien.

                                        <<Bernard Crewe>>
                                        (Signature of Authorized Immigration Officer)

                                        Bernard Crewe, Supervisory Deportation Officer
                                        (Printed Name and Title of Authorized Immigration Officer)

                              Certificate of Service
I hereby certify that the Warrant for Arrest of Alien was served by me at ______________________
                                                                             (Location)
on ______________________ on ____________ , and the contents of this notice were read to him or her in the
     (Name of Alien)          (Date of Service)
____________ language.
______________________________                          ______________________________
Name and Signature of Officer                           Name or Number of Interpreter (if applicable)
Form I-200 (Rev. 09/16)
### i205-full I-205 a f f
DEPARTMENT OF HOMELAND SECURITY
U.S. Immigration and Customs Enforcement
WARRANT OF REMOVAL/DEPORTATION
                                        File No: A000 700 002
                                        Date: April 1, 2026
To any immigration officer of the United States Department of Homeland Security:
                         MADEUP, Joris
                         (Full name of alien)
who entered the United States at  an unknown place   on  or about 01/05/2010
is subject to removal/deportation from the United States, based upon a final order by:
   [X] an immigration judge in exclusion, deportation, or removal proceedings
   [ ] a designated official
   [ ] the Board of Immigration Appeals
   [ ] a United States District or Magistrate Court Judge
and pursuant to the following provisions of the Immigration and Nationality Act:  237(a)(1)(B)
I, the undersigned officer of the United States, by virtue of the power and authority vested in the Secretary
of Homeland
Security under the laws of the United States and by his or her direction, command you to take into custody and remove
from the United States the above-named alien, pursuant to law, at the expense of:  Salaries and Expenses, DHS 2026
                                        <<Thora Invented>>
                                        (Signature of immigration officer)
                                        Field Office Director
                                        (Title of immigration officer)
                                        04/01/2026, Hartford, CT
                                        (Date and office location)
ICE Form I-205 (8/07)                                                                        Page 1 of 2
\fTo be completed by immigration officer executing the warrant: Name of alien being removed:
Port, date, and manner of removal: ______________________
   Photograph of alien removed          Right index fingerprint of alien removed
(Signature of alien being fingerprinted) ______________________
(Signature and title of immigration officer taking print) ______________________
Departure witnessed by: ______________________  (Signature and title of immigration officer)
### i247a-full I-247A a f f
DEPARTMENT OF HOMELAND SECURITY
IMMIGRATION DETAINER - NOTICE OF ACTION
Subject ID: 100200300                                   File No: A000 700 003
Event #: HRT2609000001                                  Date: May 5, 2026
TO: (Name and Title of Institution - OR Any Subsequent Law      FROM: (Department of Homeland Security Office Address)
Enforcement Agency)                                             ICE ERO, 1 Fiction Plaza, Hartford, CT
Hartford Police Department Detention Division
Name of Alien: MADEUP, Joris
Date of Birth: 01/02/1990     Citizenship: UNKNOWN     Sex: M
1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON
[X] A final order of removal against the alien;
2. DHS TRANSFERRED THE ALIEN TO YOUR CUSTODY FOR A PROCEEDING OR INVESTIGATION (complete box 1 or 2).
IT IS THEREFORE REQUESTED THAT YOU:
- Notify DHS as early as practicable (at least 48 hours, if possible) before the alien is released from your custody.
- Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS beyond the time when he/she would otherwise have
been released. The alien must be served with a copy of this form for the detainer to take effect.
Carlo Example, Deportation Officer                      <<Carlo Example>>
(Name and title of Immigration Officer)                 (Signature of Immigration Officer)
Notice: If the alien may be the victim of a crime or you want the alien to remain in the United States for a law
enforcement purpose, notify the ICE Law Enforcement Support Center.
TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE ALIEN WHO IS THE SUBJECT OF THIS NOTICE:
Please provide the information below, sign, and return to DHS by mailing, emailing or faxing a copy.
Local Booking/Inmate #: ____________  Estimated release date/time: ____________
______________________________                          ______________________________
(Name and title of Officer)                             (Signature of Officer)
DHS Form I-247A (3/17)                                                                       Page 1 of 3
### i203-capitals I-203 a f f
US DEPARTMENT OF HOMELAND SECURITY ORDER TO DETAIN OR RELEASE NONCITIZEN DATE 06/22/2026
TO NAME AND TITLE OF PERSON IN CHARGE OF FACILITY: SHIFT COMMANDER. PLEASE DETAIN THE NONCITIZEN NAMED BELOW.
NAME JORIS MADEUP FILE A000 700 004 NATIONALITY UNKNOWN. REMARKS NONE.
<<D. CHANDLER>> DEPORTATION OFFICER
### i286-full I-286 a f f
U.S. Department of Homeland Security                    Notice of Custody Determination
Alien's Name: MADEUP, Joris           A-File Number: A000 700 005         Date: 05/07/2026
Event ID: HRT2609000002               Subject ID: 100200301
Pursuant to the authority contained in section 236 of the Immigration and Nationality Act and part 236 of title 8, Code
of Federal Regulations, I have determined that, pending a final administrative determination in your case, you will be:
   [X] Detained by the Department of Homeland Security.
   [ ] Released (check all that apply):   [ ] Under bond in the amount of $ ________
You may request a review of this custody determination by an immigration judge.
<<C 1234 EXAMPLE>>                         05/07/2026 13:20
Name and Signature of Authorized Officer   Date and Time
Supervisory Detention and Deportation Officer     Hartford, Connecticut
[X] I acknowledge receipt of this notification, and   [ ] I do request   [X] I do not request
an immigration judge review of this custody determination.
______________________________             ____________
Signature of Alien                         Date
The contents of this notice were read to the alien in the ____________ language.
______________________________             ______________________________
Name and Signature of Officer              Title
DHS Form I-286 (1/14)
### i862-full I-862 a f f
U.S. Department of Homeland Security                    Notice to Appear
In removal proceedings under section 240 of the Immigration and Nationality Act:
Subject ID: 100200302          FIN: 1000000001          File No: A000 700 006
In the Matter of:
Respondent:  MADEUP, Joris     currently residing at:  5 Unreal Street, Hartford CT
[ ] You are an arriving alien.   [X] You are an alien present in the United States who has not been admitted or paroled.
The Department of Homeland Security alleges that you: 1. You are not a citizen or national of the United States.
On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to the
following provision(s) of law: 212(a)(6)(A)(i) of the Immigration and Nationality Act
YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at:
450 Invented Street, Room 628, Hartford CT    on  To be set   at  To be set   to show why you should not be removed.
                                        <<R Sampleton>>   Supervisory Border Patrol Agent
                                        (Signature and Title of Issuing Officer)
Date: February 3, 2026                  Hartford, CT
                                        (City and State)
Warning: Any statement you make may be used against you in removal proceedings.
                              Request for Prompt Hearing
To expedite a determination in my case, I request this Notice to Appear be filed as soon as possible.
Before: ______________________          ______________________ (Signature of Respondent)    Date: ____________
                              Certificate of Service
This Notice To Appear was served on the respondent by me on ____________ , in the following manner
______________________________          ______________________________
(Signature of Respondent if Personally Served)          (Signature and Title of officer)
DHS Form I-862 (2/20)
### i138-blocks I-138 a f f
SUBPOENA to Appear and/or Produce Records               U.S. Department of Homeland Security
8 U.S.C. 1225(d), 8 C.F.R. 287.4
1. To (Name, Address, City, State, Zip Code)            2. In Reference To
Hartford Public Schools, Registrar                      MADEUP, Joris
5 Unreal Street, Hartford CT                            (Title of Proceeding)   A000 700 007 (File Number, if
Applicable)
By the service of this subpoena upon you, YOU ARE HEREBY SUMMONED AND REQUIRED TO:
(A) [ ] APPEAR before the U.S. Customs and Border Protection, U.S. Immigration and Customs Enforcement or U.S.
Citizenship
and Immigration Services Official named in Block 3 at the place, date, and time specified
(B) [X] PRODUCE the records (books, papers, or other documents) indicated in Block 4, to the Official named in Block 3
Your testimony and/or production of the indicated records is required in connection with an investigation or inquiry
relating to the enforcement of U.S. immigration laws. Failure to comply with this subpoena may subject you to
an order of
contempt by a federal District Court, as provided by 8 U.S.C. 1225(d)(4)(B).
3. (A) CBP, ICE or USCIS Official before whom you are required to appear    (B) Date   06/30/2026
Name  Petra Hollow     Title  Special Agent     (C) Time  10:00 [X] a.m. [ ] p.m.
4. Records required to be produced for inspection:  enrolment records
5. Authorized Official
<<Petra Hollow>>
(Signature)
Petra Hollow
(Printed Name)
Supervisory Special Agent
(Title)
06/01/2026
(Date)
If you have any questions regarding this subpoena, contact the Official identified in Block 3.
DHS Form I-138 (6/09)
### irs2039 administrative-subpoena a f f
Form 2039                               Department of the Treasury
(Rev. March 2020)                       Internal Revenue Service
                                SUMMONS
In the matter of   Imaginary Landscaping LLC
Internal Revenue Service (Division):   Small Business/Self-Employed
Periods:  December 31, 2023 and December 31, 2024
                  The Commissioner of Internal Revenue
To:   City of Hartford, Custodian of Vendor Records
At:   5 Unreal Street, Hartford, CT
You are hereby summoned and required to appear before Revenue Officer Leda Harcourt, an officer of the Internal Revenue
Service, to give testimony and to bring with you and to produce for examination the following books, records, papers:
     1. All purchase orders.
Place and time for appearance at:   450 Invented Street, Hartford
on the   14th   day of   September , 2026   at   9:00   o'clock   a.m.
Issued under authority of the Internal Revenue Code this   12th   day of   August , 2026
<<Leda Harcourt>>                                   Revenue Officer
Signature of issuing officer                        Title
<<Ignatius Pell>>                                   Group Manager
Signature of approving officer (if applicable)      Title
                                                    Part A - to be given to person summoned
### hhs-oig administrative-subpoena a f f
UNITED STATES OF AMERICA
DEPARTMENT OF HEALTH AND HUMAN SERVICES
OFFICE OF INSPECTOR GENERAL
SUBPOENA DUCES TECUM
TO: Custodian of Records, Hartford Department of Health and Human Services
YOU ARE HEREBY COMMANDED TO APPEAR BEFORE Special Agent R. Mock, and to bring with you and produce the records in
Attachment A, pursuant to section 6 of the Inspector General Act of 1978. Failure to comply may be enforced by
an order of
the United States District Court.
IN TESTIMONY WHEREOF the undersigned has set his hand this 3rd day of June, 2026.
<<Arno Figment>>
Assistant Inspector General for Investigations
RETURN OF SERVICE
I certify that on ____________ I served this subpoena.  ______________________
### dol-subpoena administrative-subpoena a f f
U.S. DEPARTMENT OF LABOR
Wage and Hour Division
SUBPOENA DUCES TECUM
To: Payroll Director, City of Hartford
You are hereby required to appear before the Regional Administrator, Wage and Hour Division, and to produce time cards.
Fail not at your peril. In testimony whereof, the seal of the Department is affixed, and the undersigned has
hereunto set
his or her hand on May 15, 2026.
<<Nils Pretend>>
Regional Administrator
### ij-bond-order unknown a f f
UNITED STATES DEPARTMENT OF JUSTICE
EXECUTIVE OFFICE FOR IMMIGRATION REVIEW
IMMIGRATION COURT
HARTFORD, CONNECTICUT
In the Matter of: MADEUP, Joris      A000 700 008
ORDER OF THE IMMIGRATION JUDGE WITH RESPECT TO CUSTODY
Request having been made for a change in the custody status of the respondent, it is hereby ORDERED that the request be
denied. The respondent shall be detained.
Date: 07/07/2026         <<Vera Tribune>>
                         Vera Tribune, Immigration Judge
Appeal: reserved / waived
### ice-letter request-letter a f f
U.S. Department of Homeland Security
Homeland Security Investigations
July 8, 2026
Hartford Police Department, Records
Dear Records Supervisor:
Pursuant to 8 C.F.R. 287.4 and 8 U.S.C. 1373, you are requested to furnish the booking sheet of Joris Madeup.
Please respond within five days.
Sincerely,
<<Petra Hollow>>
Special Agent
### carta request-letter a f f
Departamento de Seguridad Nacional
Servicio de Inmigracion y Control de Aduanas
Hartford, 8 de julio de 2026
Estimados señores:
Adjunto encontrarán una orden de retención migratoria. Les rogamos que mantengan bajo custodia al señor Joris Madeup.
Atentamente,
<<Petra Hollow>>
Oficial de deportación
""")

LONG = [*FEDERAL, *STATE, *AGENCY]
