"""Named patterns of English that the rules of every class may use: `{he}`, `{partner}`, `{denied}` …

Each is a pattern itself, over those above it. People first, then verbs, then what turns a claim.
"""

WORDS = {
    # -- people ------------------------------------------------------------------------------------------------
    "he": "he | she | i | they | we | it",
    "him": "him | her | them | me | us",
    "his": "his | her | hers | their | my | our | your",
    "self": "herself | himself | myself | themselves | themself | ourselves",
    "art": "a | an | the | this | that | some | any",
    "title": "mr | mrs | ms | miss | dr | sr | sra | srta | don | dona | rev | sgt | ofc | lt | det | councilman | "
    "councilwoman",
    "named": "{title} {name}* {name} | {name} {name} {name} | {name} {initial} {name} | {name} {name} | "
    "{name} {initial} | {initial} {name} | {name} | {initial} {initial} | {initial} {initial} {initial}",
    "child": "child/n | kid/n | son/n | daughter/n | baby | babies | boy/n | girl/n | toddler/n | infant/n | twins | "
    "teen/n | minor/n | stepson | stepdaughter | little one/n",
    "parent": "mother/n | mom/n | mommy | mama | mum | father/n | dad/n | daddy | papa | stepfather | stepdad | "
    "stepmother | stepmom | parent/n | guardian/n",
    "kin": "{child} | {parent} | brother/n | sister/n | bro | sis | aunt/n | auntie | uncle/n | cousin/n | niece/n | "
    "nephew/n | grandmother/n | grandma | grandfather/n | grandpa | granddaughter/n | grandson/n | "
    "grandchildren | grandkids | in law/n | mother in law | father in law | brother in law | sister in law | "
    "godmother | godfather",
    "ex_word": "ex | former | estranged | prior | past | previous | current | then | late | common law | live in | "
    "abusive | on and off",
    "partner": "[{ex_word}] (husband/n | wife/n | hubby | boyfriend/n | girlfriend/n | bf/n | gf/n | bfs | "
    "spouse/n | partner/n | fiance | fiancee | significant other | ex) | ex | baby daddy | babys father | "
    "babys dad | babydaddy | baby mama | babys mother | (father | mother | dad | mom) of (her | his | the | "
    "their | my) ({child} | #* {child}) | kids (dad | father | mom | mother) | childs (father | mother) | "
    "childrens (father | mother) | sons father | daughters father | cohabitant | old man | old lady | (guy | "
    "man | woman | person) (she | he | i) (lives | lived | was living | is dating | was dating | dated) with",
    "relative": "{partner} | {kin} | family member | household member | roommate | caretaker | caregiver",
    "role": "caller | client/n | compl | complainant/n | comp | cp | rp | r/p | cl | vic | victim/n | v | v1 | v2 | "
    "wit | w1 | w2 | witness | tenant/n | tnt | pt | patient/n | student/n | pupil | resident | patron/n | "
    "applicant/n | app | employee | ee | owner | guest | member | subject | subj | male | female | lady | "
    "woman | man | guy | girl | boy | gentleman | neighbor/n | neighbour | landlady | landlord | ll | roommate | "
    "friend/n | coworker | worker | passenger | operator | driver | suspect | defendant | person | individual | "
    "juvenile | juv | party | clerk | bartender | cashier | customer | visitor | homeowner | super | kid | "
    "teen | consumer | participant | camper | mom | dad",
    "who": "{he} | {named} | {art} {role} | {role} | {his} {relative} | {art} {relative} | {relative} | {aged} | who",
    # -- verbs -------------------------------------------------------------------------------------------------
    "neg": "not | never | no | n't | dont | doesnt | didnt | isnt | arent | wasnt | werent | aint | hasnt | havent | "
    "hadnt | cant | cannot | wont | wouldnt | couldnt | nor | neither | no longer | not yet | without | w/o",
    "modal": "may | might | could | can | would | will | should | must | possibly | probably | allegedly | maybe | "
    "perhaps | likely | supposedly | reportedly | apparently | seems to | appears to | believed to | "
    "thought to | said to | 'd | 'll",
    "adverb": "also | now | still | just | only | currently | already | recently | previously | openly | actually | "
    "really | always | previously | formerly | both | all | since | once | ever | presently | apparently | "
    "basically | kind of | sort of | long | repeatedly | twice | again | too | eventually | finally | then | "
    "so | never | newly | even",
    "being": "am | is | are | was | were | be | been | being | 's | 're | 'm | im | hes | shes | theyre | isnt | "
    "arent | wasnt | werent | aint | r | wuz",
    "having": "have/v | 's | 've | 'd | ive | hasnt | havent | hadnt | 's got | ve got",
    "aux": "{modal} | {neg} | {adverb} | have | has | had | having | do | does | did | 've | ive | 'd | 's",
    "is": "(has | have | had | {modal} | {neg} | 've | ive | 'd | {adverb})* {being} ({neg} | {adverb} | being | "
    "been | {modal})*",
    "has": "({modal} | {neg} | {adverb} | do | does | did)* {having} ({neg} | {adverb} | had | been)*",
    "gets": "({modal} | {neg} | {adverb} | {being} | have | has | had | 've | ive | do | does | did)* (get/v | "
    "receive/v | collect/v | draw/v | rec'd | recd | recv | rcvs | rec | recvd | obtain/v)",
    "say": "say/v | state/v | tell/v | report/v | rpt/n | rpts | sts | advise/v | adv | claim/v | allege/v | "
    "disclose/v | explain/v | mention/v | admit/v | reveal/v | confirm/v | indicate/v | relate/v | share/v | "
    "note/v | describe/v | write/v | believe/v | think/v | indicate/v | volunteer/v | acknowledge/v | rptd | "
    "stated | reveals | adds | added | insist/v",
    "denied": "deny/v | dispute/v | recant/v",
    # -- what turns a claim ------------------------------------------------------------------------------------
    "anyone": "anyone | anybody | everyone | everybody | someone | somebody | no one | nobody | those | people | "
    "persons | individuals | others | whoever | many | most | one",
    "plural": "residents | families | households | victims | survivors | witnesses | immigrants | clients | "
    "applicants | tenants | recipients | citizens | noncitizens | students | patients | customers | visitors | "
    "patrons | members | participants | employees | workers | adults | seniors | women | men | callers | youth | "
    "refugees | taxpayers | individuals | persons | people | vendors | candidates | officers | staff | "
    "volunteers | neighbors | kids | children | parents",
}
