"""Status and papers, in English: what somebody is, has, applied for, lost."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.IMMIGRATION_STATUS,
    language="en",
    words={
        "usa": "us | u s | usa | u s a | america | the states | the us | the u s | the usa | united states | the united states | this country | the country",
        "nation": "us | u s | usa | american | united states | dual | naturalized | full | natural born | new | brand new | derivative",
        # What a person is called by.
        "hers": "his | her | their | my | our | hers | s | 's",
        "called": "undocumented | undoc | undocumentd | undocs | unauthorized immigrant | illegal (alien | immigrant | resident) | illegals | an illegal | wetback | "
        "({nation}) citizen | a citizen !of !of | citizen yet | us citizens | american citizens | {nation} citizens | non (citizen | us citizen) | noncitizen | non citizens | usc | u s c | naturalized | "
        "[lawful | legal | conditional | new] permanent resident/n | perm resident | perm res | lpr | l p r | legal resident/n [alien] | resident alien | nonresident alien | green card holder/n | greencard holder | "
        "asylee/n | [an | an approved] asylum (seeker/n | applicant) | [a | came as | as a | afghan | syrian | congolese] refugee !camp !resettlement !services !program | refugees | "
        "(humanitarian | cuban | haitian | afghan | ukrainian | venezuelan) parolee/n | cuban entrant | haitian entrant | daca (recipient/n | kid/n | student | holder) | a dreamer | daca | "
        "tps (holder/n | recipient/n | beneficiary) | on tps | under tps | out of status | overstay | visa overstay | a visa holder | deportable | removable alien | "
        "(on | with) (a | an | his | her | their) [expired | tourist | student | work | temporary | visitor/n | fiance | fiancee] visa | unaccompanied (minor | child | alien child) | immigrant/n (without | w/o | with no) (papers | documents | status) | stateless",
        "here": "here | in (the country | this country | the us | the u s | the usa | the states | the united states | america)",
        "lawful": "legal | legally | illegal | illegally | ilegal | lawfully | unlawfully | without (papers | documents | status | documentation | permission) | w/o (papers | documents | status) | on a visa | on an expired visa | undocumented | under the table",
        "numbered": "i (130 | 485 | 765 | 589 | 751 | 821 | 821d | 918 | 360 | 914 | 131 | 601 | 601a | 212 | 864 | 140 | 129f | 730 | 551 | 693 | 797 | 862 | 220a | 220b | 213) | "
        "n (400 | 600 | 648 | 565 | 336) | i485 | i130 | i765 | i589 | n400 | n648 | n600 | i918 | i360 | i821 | i751 | i797 | i862 | w 7 | w7",
        "visa": "(u | t | k 1 | k1 | r 1 | o 1 | student | tourist | visitor/n | work | h1b | h 1b | h2a | h 2a | h2b | h 2b | j1 | j 1 | f1 | f 1 | l 1 | l1 | b1 | b 1 | b2 | b 2 | s | immigrant | "
        "family | siv | fiance | fiancee | spousal | travel | temporary | exchange | diversity | special immigrant | expired) visa | h1b | h 1b | h2a | h 2a | h2b | h 2b | opt ext | stem opt | sijs | sij | special immigrant juvenile [status] | siv | vawa self petition | self petition/n | vawa petition | "
        "u (cert | certification) | uvisa",
        "permit": "work (permit/n | authorization/n | auth | visa | card) | employment authorization [document | card] | ead | permission to work | permit to work",
        "card": "green card/n | greencard/n | permanent resident card | residency card | residence card | alien card | alien registration | [permanent | legal] residency | residencia | advance parole | refugee travel document | i 94 | i94",
        "relief": "tps | temporary protected status | daca | [political] asylum !hill !ave !st !street !avenue | humanitarian parole | refugee status | asylee status | withholding of removal | cancellation of removal | "
        "deferred action | adjustment of status | parole in place | ded | immigration (parole | relief) | special immigrant status | public charge waiver | prosecutorial discretion",
        "citizenship": "citizenship !class !classes !clinic !day !award !workshop !workshops !corner !drive | naturalization !class !classes !clinic !workshop | certificate of (citizenship | naturalization) | [us | american] passport card",
        "thing": "{visa} | {permit} | {card} | {relief} | {citizenship} | {numbered} | (legal | immigration | lawful | migratory | valid | permanent | protected) status | immigration (papers | paperwork | documents | case | matter | status | issue/n | problem/n | petition | application | file | record | benefit/n) | "
        "itin/n | (a | alien) number | family petition | visa petition | biometrics [appt | appointment]",
        "things": "parking | sticker/n | stickers | change | order | expense/n | overtime | hours | leave | absence | work | repair/n | alteration/n | card/n",
        "office": "clinic/n | lawyers | attorneys | workshop/n | class | classes | program/n | policy | law | laws | questions | unit | office | fraud | session/n | flyer/n | hotline | application form/n | applications | info | information | screenings | day | corner | services | seekers | requirements | accepted | mastercard | debit | gift",
        "got": "get/v | receive/v | obtain/v | lose/v | renew/v | overstay/v | apply/v [for] | file/v [for] | seek/v | request/v | win/v | wait/v [for | on] | await/v | need/v | want/v | fix/v | adjust/v | "
        "holds | carries | carried | showed | showed me | brought | submitted | pursue/v | qualify/v for | deny/v | approve/v for | grant/v | eligible for | have/v | has | had | hasnt | havent | 's got | lack/v | miss/v | use/v | work/v (on | under) | enter/v (on | with) | "
        "came (on | with | under | here on) | come/v (on | with | in on | here on | under) | arrive/v (on | with | under) | here (on | under) | under | cover/v by | admit/v (on | under) | stay/v (on | under) | start/v | give/v | drop/v | ask/v for | look into | help/v (him | her | them | me) (with | get) | revoke/v | present/v | produce/v | mention/v having | extend/v | transfer/v | convert/v | resubmit/v | refile/v | paid for | pay/v for | process/v",
        "state": "sent | mailed | filed | submitted | expire/v | pending | approve/v | deny/v | granted | renew/v | run/v out | lapse/v | come/v (in | through) | came (in | through) | lost | stolen | in process | in the works | under review | on file | revoke/v | terminate/v | reject/v | ended | end/v | up in # | good (thru | through | until | till) | valid (until | thru | through) | took | takes | receipt | interview/n | "
        "hearing/n | appt | appointment | renewal | application | application pending | case | denial | approval | cancelled | canceled | withdrawn | in hand | delayed | stuck",
    },
    rules=(
        Rule(
            name="is_called",
            source="marking guide: status, citizenship of a person, in whatever polarity",
            forms=(
                "‹~to {is} [{art}] [{adverb}] {called}›",
                "‹{is} [even | really] [{art}] {here} [{adverb} | all | totally | half] {lawful}›",
                "‹(become/v | became | turn/v | swear/v in as | sworn in as | naturalize/v as | remain/v | stay/v | identify/v as | claim/v to be | claimed to be | admit/v (to being | being) | say/v to be) [{art}] {called}›",
                "‹(live/v | work/v | stay/v | come/v | came | enter/v | cross/v) <2> (illegally | ilegal | undocumented | without papers | w/o papers | without documents | without inspection | w/o inspection | without status)›",
                "(he | she | i | who | {relative} | {art} {role} | {his} {relative}) ‹{is} [{adverb} | all | even | really] (legal | illegal) [now | yet | here]› !to !{things} !on",
                "(know/v | knew | said | says | think | thinks | claims | told | figures | because) <3> (they | we | you | people there) ‹{is} [all] (illegal | illegals | undocumented | not legal)›",
                "(said | says | has | had | with | w/ | claims | states | admits | lacks | got) ‹no (legal | immigration | lawful)* status› !{things} !update",
                "‹(i | he | she) (have | has | got | had) (papers | documents) [now | already]› ($ | , | now)",
                "‹(green card | residency | citizenship | papers) (through | thru | by) marriage›",
                "‹valid for work only with [{any}] authorization›",
                "^ ‹(not | isnt) [even] here (legally | legal)›",
                "‹(seems | sounds | looks) <3> not be (legal | here legally)›",
                "‹({is} | became | become/v) [{adverb}] naturalized [citizen/n] [in #]›",
            ),
            hits=(
                "Tenant says she ‹is undocumented›.",
                "He ‹is not a US citizen›.",
                "Mrs. Osman ‹became a citizen› last spring.",
                "Caller thinks the neighbor ‹isn't here legally›.",
                "My mother ‹has been a permanent resident› since 1998.",
                "He ‹works without papers› at the car wash.",
            ),
            misses=(
                "He is a senior citizen.",
                "She is a citizen of the year nominee.",
                "People who are undocumented may apply.",
                "Is he a citizen?",
                "Do I need to be a citizen to get a permit?",
            ),
            past=("policy",),
        ),
        Rule(
            name="called_near",
            source="case notes, HR lists: the status alone beside a name",
            forms=(
                "‹(undocumented | undoc | undocumentd | naturalized)› ($ | , | {close} | {semicolon} | {slash} | since | in # | and | but | w | w/ | per | so | because | bc | no | x | w/o)",
                "‹(undocumented | undoc) (male | female | mother | father | mom | dad | worker | client | pt | student | man | woman | immigrant | person | parent | parents | tenant | family)›",
                "‹(out of status | no [legal | lawful | immigration] status | no immigration papers | without status | non us citizen | not [a] us citizen | not a citizen | usc | lpr | us citizen | green card holder | asylee | asylum seeker | visa overstay | overstayed | tps holder | daca recipient | ewi | unaccompanied minor | uac | conditional resident | on tps | has tps | dreamer | ewi | asylee | naturalized #) [since #]› !{plural} !{office} !{things}",
                "{name} (, | {open} {any} {close} | {open} | : | {dash} | {bar}) ‹({visa} | j 1 | j1 | f 1 | f1 | f 1 opt | f1 opt | h1b | h 1b | h2b | h 2b | h2a | h 2a | l 1 | tps | daca | refugee | ead | opt | usc | lpr | siv | green card | citizen)›",
                "‹us born | u s born | american born›",
            ),
            hits=(
                "Pt 34F, ‹undocumented›, no PCP.",
                "Amir Sabry, ‹refugee›, starts Monday.",
                "Mom ‹LPR›, dad ‹USC›, baby ‹US born›.",
                "Jorge Britos, ‹H-2B›, season ends Oct.",
            ),
            misses=(
                "We serve undocumented residents.",
                "Undocumented families may come in.",
                "Undocumented change order on the invoice, see file.",
            ),
            holder="row",
        ),
        Rule(
            name="has_thing",
            source="marking guide: papers, visa, work permit, identifiers; applications for and losses of these",
            forms=(
                "‹[intends to | plans to | wants to | hopes to | trying to | going to | about to | {is}] ({has} | {got}) <3> {thing} [{state}]› !{office}",
                "‹(w/ | with | on | under) [{art}] ({visa} | {permit} | {card} | {relief}) [, {state} #]›",
                "‹(is | was | are | were | am | im | 's) on [{art}] {visa} !bill›",
                "‹(marriage | marry/v | married) <5> {thing}›",
                "‹{is} <2> ({state} | undocumented) <2> {thing}› !{office}",
                "‹(has | have | had | got | 's got) no [valid | legal | real | good | us] (papers | documents | status | documentation | paperwork)› !for !on !to !about",
                "‹(doesnt | dont | didnt | does not | do not | without | never | w/o) (have | had | got | get) [any | his | her | their | my | our | the | legal | proper | no | valid]* (papers | status | documentation | legal status)› !for !on !to !about",
                "{hers} ‹(papers | status) [{is}] (not in order | arent in order | are not in order | in limbo | being fixed | expired | ran out)›",
                "‹(wait/v | waiting | waits) (on | for) [{his} | the] [immigration] papers› !from",
                "‹(fix/v | arrange/v | arreglar | straighten/v out | get/v) [{his}] papers›",
                "papers <8+> ‹[i] (dont | doesnt | do not | never | didnt) <4> (has | have | had) any›",
                "‹(fake | false | bought | borrowed | someone elses | somebody elses) (papers | social | green card | socials | ssn | documents)›",
            ),
            hits=(
                "She ‹has a pending asylum case›.",
                "He ‹lost his green card› on the bus.",
                "Client ‹is waiting on her work permit›.",
                "They ‹applied for TPS› in June.",
                "Dad ‹has no papers›.",
                "Says he ‹doesn't have papers›.",
                "She ‹came on a tourist visa› and stayed.",
            ),
            misses=(
                "We accept Visa and Mastercard.",
                "He has no papers for the car.",
                "The office has immigration clinics on Tuesdays.",
                "Bring your green card.",
                "She paid with her Visa card.",
            ),
            past=("policy",),
        ),
        Rule(
            name="his_thing",
            source="marking guide: a work permit's renewal or re-verification, expiry of papers",
            forms=(
                "({hers} | {named}) <1> ‹{thing} <3> {state} [#]›",
                "{hers} <1> ‹({visa} | immigration lawyer | immigration attorney | visa | work permit | work authorization | ead | green card | greencard | tps | daca | asylum | residency | citizenship | naturalization | immigration status | immigration case | immigration papers | itin | {numbered}) [{state}]› !{office} !card !bill !cards",
                "({his} | the | a | an) ‹[new | old | initial | renewed] (visa | work permit | ead | green card | tps | daca | work authorization) <2> (expire/v | ran out | runs out | lapsed | was denied | got denied | was approved | is up | is pending) [# | {adverb}]›",
                "‹{thing} (vencido | vencida | expired | pending | denied | approved | granted | renewal | in process | receipt | interview | terminated | filed | filed #)› !{office}",
                "‹(has | have | had | want/v | need/v | see/v | hire/v | hired | paying | call/v | called | letter for | for) {his} (immigration | asylum | deportation) (lawyer | attorney)›",
                "‹({hers} | the) asylum (got denied | was denied | was granted | denied | granted)›",
                "‹visa [stamp] (expire/v | ran out | overstay/v | lapsed | denied | was denied | run out)›",
            ),
            hits=(
                "His ‹EAD expires 6/30› and HR needs the new card.",
                "Her ‹green card› was in the purse.",
                "Marta's ‹work permit is pending›.",
            ),
            misses=("Her Visa card was declined.", "His visa bill is due."),
        ),
        Rule(
            name="bare_thing",
            source="case notes and key: value lines: a paper or form named beside a person",
            forms=(
                "(status | immig | imm | immigration status | imm status | citizenship | citizenship status | citizen | us citizen | documents | papers | docs) (: | =) ‹{any} [{any}] [{any}]› $",
                "^ (immigration status | imm status | citizenship status | residency status | visa status) (: | {bar} | =) ‹{any} [<3>]› $",
                "‹({numbered} | asylum (case | applicant | claim | hearing | interview | pending | granted | denied | approved) | ead | sijs) [{state}] [{state}]› !{office}",
                "‹{thing} {state} [{state}]› [#]",
                "({hers} | came | here | he | she | i | is | now | was) <4> ‹(on | through | under | via | by) [a | an | the]* [{any}] ({visa} | tps | daca | asylum !hill !ave !st | parole under | temporary protected status | humanitarian parole)›",
                "‹(u visa | t visa | {numbered}) (cert | certification | applicant | petition | application | request | packet | case)› !{plural}",
            ),
            hits=(
                "Cl. Rosa T., I-‹485 pending›, no interp needed.",
                "Name: Ana Mejia\nImmigration status: ‹asylum pending›\nPhone: on file",
            ),
            misses=("Training covers asylum applications.",),
            holder="row",
        ),
        Rule(
            name="work_allowed",
            source="marking guide: a work permit's renewal or re-verification",
            forms=(
                "‹(not | isnt | is | no longer | wasnt | was | are | arent | im | not yet) [{adverb} | legally] (authorized | allowed | eligible | permitted | able) to work [legally | here | in {usa} | past # | until # | after # | thru #]› [in {usa} | until]",
                "‹(cant | cannot | can | could | could not | couldnt) [{adverb}] (work legally | legally work| work until {his} [new] (card | permit | papers))›",
                "‹(i 9 | i9) [section #] (re verification | reverification | reverify/v | re verify | expired | expires) [due | #]›",
                "‹(reverify/v | re verify | re verification of | reverification of | update/v) <2> (i 9 | i9 | work authorization | work auth | ead)›",
                "‹(covered by | on | under) [the] [180 day | 540 day | auto | automatic] (automatic extension | auto extension | extension of (tps | ead | daca))›",
                "‹drive only [kind | license | licence]›",
                "‹(work/v | working | worked) (under | with | on | using) (someone | somebody | another | a cousins | a fake | a borrowed | her cousins | his cousins | her sisters | his brothers) <2> (social | ssn | number | name | papers)›",
            ),
            hits=(
                "She is ‹not authorized to work› yet.",
                "HR: his I-‹9 reverification due› Friday.",
                "ID was a ‹drive only license›.",
            ),
            misses=("Employees authorized to work overtime sign here.", "Complete the I-9 by day three."),
            tier="proxy",
        ),
    ),
)
