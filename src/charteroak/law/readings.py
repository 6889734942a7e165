"""The eight questions the text leaves open, the argument for each choice, and the choice shipped.

A reading decides only what its question asks. `shipped=None` means that counsel has not settled it: a case that
turns on it is answered `counsel`.
"""

from charteroak.logic.expr import Reading

SUSPECT_INTERVIEW = Reading(
    "suspect_interview",
    "2-928(b)",
    "Does 'others who call, approach or are interviewed' reach a suspect who is interviewed?",
    {
        "excluded": "'Others' are people like victims and witnesses, and (a) would otherwise have almost nothing "
        "left to except.",
        "included": "(b) says 'or are interviewed' and has no exception.",
    },
)
SECTION_1373 = Reading(
    "section_1373",
    "2-929",
    "May an employee be barred from sending immigration status to federal immigration authorities, given 8 U.S.C. "
    "1373(a)?",
    {
        "article_governs": "1373 commands no disclosure, so none is 'required by law'.",
        "federal_law_prevails": "1373(a) forbids a local rule that restricts sending that information; City of New "
        "York v. United States, 179 F.3d 29 (2d Cir. 1999), upheld it on its face.",
    },
)
SUPERIOR_LAW = Reading(
    "superior_law",
    "2-927(a)-(b), 2-928(a)-(d)",
    "Where a clause has no exception for it, does a mandate of state or federal law still lift the clause?",
    {
        "prevails": "An ordinance cannot forbid what superior law commands.",
        "text_only": "These clauses name no such exception; their saving clauses reach only cooperation with federal "
        "immigration authorities.",
    },
    shipped="prevails",
)
INVESTIGATION_IS_SERVICE = Reading(
    "investigation_is_service",
    "2-929",
    "Does necessity to a criminal investigation, under 2-928(a), satisfy 'necessary to the provision of the city "
    "service' for the police?",
    {
        "yes": "Policing is the city service in question, and the clauses then fit together.",
        "no": "The tests are worded differently and each must be met on its own.",
    },
    shipped="yes",
)
MUNICIPAL_CODE = Reading(
    "municipal_code",
    "2-926",
    "Is any violation of the Municipal Code 'criminal activity'?",
    {
        "counts": "The definition lists it without limit.",
        "does_not_count": "'Criminal' should mean an offense that is a crime.",
    },
    shipped="counts",
)
CIVIL_PAPERS_ARE_STATUS = Reading(
    "civil_papers_are_status",
    "2-928(c)",
    "Is an arrest on a civil immigration paper alone 'based solely on immigration status'?",
    {
        "yes": "Such a paper rests on nothing but status.",
        "no": "A paper is a ground of its own, so status is not the sole one.",
    },
    shipped="yes",
)
SELF_ACCESS = Reading(
    "self_access",
    "2-929",
    "Is giving people their own information a disclosure?",
    {
        "not_a_disclosure": "Nothing is made known to anyone new.",
        "a_disclosure": "The clause names no consent exception.",
    },
    shipped="not_a_disclosure",
)
CONTRACTORS = Reading(
    "contractors",
    "2-928, 2-929",
    "Is a contractor an 'employee of the City of Hartford' under 2-929?",
    {
        "not_covered": "The word is employee, and it is not defined more widely.",
        "covered": "The purpose fails if the City's agents are free to do what its employees may not.",
    },
    shipped="not_covered",
)

READINGS = (
    SUSPECT_INTERVIEW,
    SECTION_1373,
    SUPERIOR_LAW,
    INVESTIGATION_IS_SERVICE,
    MUNICIPAL_CODE,
    CIVIL_PAPERS_ARE_STATUS,
    SELF_ACCESS,
    CONTRACTORS,
)
