"""A paper of each kind, made with its signature and its date there, or missing in one of the ways they are missing."""

WAYS_UNSIGNED = ["____________", "(unsigned)", "[blank]", "(not signed)", "(no signature)", "................"]
WAYS_UNDATED = ["____________", "[blank]", "(undated)", "__ /__ /____"]

_DHS = "U.S. Department of Homeland Security"
_FEDERAL = "UNITED STATES DISTRICT COURT~District of Connecticut    3:26-mj-00990"
_STATE = "STATE OF CONNECTICUT    SUPERIOR COURT"
_ANY = "To: Any proper officer. "

_DHS_OFFICER = "Deportation Officer"
_JUDGE = "Judge of the Superior Court"
_MAGISTRATE = "United States Magistrate Judge"
_BODIES = f"""
I-200|{_DHS_OFFICER}|{_DHS}~WARRANT FOR ARREST OF ALIEN   Form I-200~You are commanded to arrest SAMPLE.
I-205|Field Office Director|{_DHS}~WARRANT OF REMOVAL/DEPORTATION   Form I-205~To any immigration officer: remove.
I-247A|{_DHS_OFFICER}|{_DHS}~IMMIGRATION DETAINER - NOTICE OF ACTION~It is requested that you hold SAMPLE.
I-203|{_DHS_OFFICER}|{_DHS}~ORDER TO DETAIN OR RELEASE ALIEN   I-203~[X] detain SAMPLE
I-286|{_DHS_OFFICER}|{_DHS}~NOTICE OF CUSTODY DETERMINATION   I-286~SAMPLE will be detained.
I-862|Supervisory Asylum Officer|{_DHS}~Notice to Appear   Form I-862~Respondent: SAMPLE
I-138|Special Agent|{_DHS}~IMMIGRATION ENFORCEMENT SUBPOENA   Form I-138~You are commanded to produce records.
AO-442|{_MAGISTRATE}|{_FEDERAL}~ARREST WARRANT~To: Any authorized law enforcement officer. Arrest SAMPLE on a complaint.
AO-93|{_MAGISTRATE}|{_FEDERAL}~SEARCH AND SEIZURE WARRANT~To: Any authorized law enforcement officer. Search a locker.
ct-arrest-warrant|{_JUDGE}|{_STATE}~ARREST WARRANT~{_ANY}Arrest SAMPLE, charged with larceny.
ct-capias|{_JUDGE}|{_STATE}~CAPIAS~{_ANY}Bring SAMPLE, a witness, before the court.
ct-search-warrant|{_JUDGE}|{_STATE}~SEARCH AND SEIZURE WARRANT~{_ANY}Search the vehicle.
judicial-subpoena|Deputy Clerk|{_FEDERAL}~SUBPOENA~To: City Clerk, Hartford. You are commanded to produce minutes.
court-order|{_JUDGE}|{_STATE}~ORDER. The City of Hartford shall produce the reports.
administrative-subpoena|Commissioner|STATE DEPARTMENT OF INVENTIONS~INVESTIGATIVE SUBPOENA~To: City of Hartford.
request-letter|Special Agent|{_DHS}~Dear Clerk: please let us have an address. Thank you.
"""
_PARTED = [line.split("|") for line in _BODIES.splitlines() if line]
TEMPLATES = {kind: (body.replace("~", "\n"), title) for kind, title, body in _PARTED}
"""By kind: a paper's heading and body, and the title of whoever signs it."""
CRIMINAL = {"AO-442", "ct-arrest-warrant"}
JUDICIAL = {*CRIMINAL, "AO-93", "ct-capias", "ct-search-warrant", "judicial-subpoena", "court-order"}


def paper(kind: str, signature: str | None = None, date: str = "03/04/2026") -> str:
    """A paper: signed where `signature` is None, else with that where the signature should be."""
    text, title = TEMPLATES[kind]
    signed = f"Test Person-Whole, {title} (signed)" if signature is None else f"{title}: {signature}"
    return f"{text}\nDate: {date}\n{signed}\n"
