"""Benefits that somebody gets, lost, asked for or was refused, by name, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "program": "~a snap !chat !decision !a !the !judgment | d snap | p ebt | pebt | ebt | food stamp/n | foodstamp/n | foodstamps | tfa | tanf | afdc | saga !of | ssi | s s i | husky [(a | b | c | d | health | insurance | plus)] !dog !puppy !mix !named !football !game !basketball !fan | "
    "medicaid | title (19 | xix) | t19 | t 19 | wic | care 4 kids | care4kids | care for kids | c4k | section (8 | eight) !of !sub !subsection | sec 8 | sect 8 | hcv | hcvp | rap (tenant | unit | participant | holder | certificate | cert | voucher | subsidy) | housing voucher/n | housing choice [voucher/n] | (mobility | mobile | rental | vash | fup | mainstream | portable | state) voucher/n | ehv | hud vash | "
    "ceap | liheap | (energy | heating | fuel | oil | heat) assistance | (general | cash | public | welfare | state cash | medical) assistance !clerk !unit | welfare !check !chk !checks !of !committee !fund !office !reform !concern | state (supplement | cash | aid | admin general assistance) | cash (aid | benefits | benefit | grant) | aabd | refugee (cash | medical) [assistance] | rca !tv | "
    "rental assistance | rent (subsidy | rebate | relief) | renter 's rebate | renters (rebate | relief) | spend down | spenddown | qmb | slmb | almb | medicare savings [program] | child care (subsidy | assistance) | childcare (subsidy | assistance) | daycare subsidy | state daycare | housing subsidy | subsidized (rent | housing) | "
    "(public | government | govt | state | welfare | federal) benefits | food assistance | government (assistance | aid | help) | govt (assistance | aid) | stamps !for !of !on !and",
    "short": "snap | ebt | food stamp/n | foodstamps | tfa | tanf | saga | ssi | husky [(a | b | c | d)] | medicaid | title (19 | xix) | t19 | wic | care 4 kids | care4kids | c4k | section (8 | eight) | sec 8 | hcv | ceap | liheap | energy assistance | cash assistance | general assistance | welfare | state supplement | refugee cash [assistance] | rental assistance | (housing | rap) voucher",
    "no_one": "of | card | cards | accepted | sales | match | tokens | approved | authorized | eligible | office | offices | market | vendors | vendor | program | programs | checks | is | are | was | will | can | may | at | outreach | staff | sign | help | enrollment | information | info | screening | table | and | or | customers",
    "hedge": "{neg} | may be | might be | could be | may | might | maybe | possibly | probably | supposedly | allegedly | reportedly | still | no longer | used to | never | already | once | currently | also | only | could | should | will | would | going to | about to | trying to | wants to | want to | plans to | hopes to | planning to | needs to | need to | has to | refuses to | refused to | ever | just | previously | recently | now",
    "pre": "(has | have | had | is | was | are | were | do | does | did | am | im | 's | 'm) [{adverb}] {neg} | {hedge}",
    "take": "on | get/v | getting | receive/v | rec | recv | rcvs | recs | collect/v | draw/v | have | has | had | having | 's got | 's on | 's | ive got | lose/v | lost | apply/v (for | to) | applied | applying | app for | appl for | applic for | file/v for | deny/v | denied (for | from)| turned down (for | by) | turn/v down for | refuse/v | reject/v (for | from | by) | rejected (for | from | by) | cut off [(from | of)] | cutoff [from] | kick/v off [of] | knock/v off | drop/v (from | off) | thrown off | taken off | "
    "removed from | terminated from | approved for | approve/v for | eligible for | elig for | ineligible for | inelig for | qualify/v for | qualified for | over income for | awarded | granted | enroll/v in | enrolled in | enrolling in | enrolled (on | for) | sign/v up for | signed up for | covered (by | under | thru | through) | pend/v for | waiting (on | for) | wait/v for | wait list for | waitlisted for | waitlist for | use/v | using | pay/v (with | by | using) | paid (with | by | for by | thru | through) | paying (with | by) | "
    "live/v on | lives on | living (on | off | off of) | lives off | survive/v on | surviving on | depend/v on | depending on | rely/v on | relying on | relies on | goes by | go/v off | went off | going off | came off | get/v off | got off | off [of] | grew up on | raised on | take/v | took | taking | need/v | needed | went on | go/v on | goes on | going on | put on | stayed on | stay/v on | back on | still on | also on | w | w/ | with | under | via | through | thru | "
    "recert for | recertify/v for | recertified for | redet for | reapply/v for | reapplied for | renew/v | renewed | renewing | appeal/v | appealing | reinstate/v | restored | restart/v | open/v | opened | close/v | closed | miss/v | missed | owe/v back | overpaid | overpaid on | report/v to | screened for | screened eligible for | prescreened for | ran out of | run/v out of | out of | sell/v | sold | selling | trade/v | trading | lend/v | accepted for | accepted into | too much [money] for | over (the limit | income | the income limit) for | help from | help through | paid by | covered through | help (with | paying) {any} (from | through | w/) | port/v | porting | transfer/v | fill/v out for | helped apply for | awaiting | wants | want | seeking | seek/v | pursue/v | "
    "request/v | requested | requesting | active on | current on | certified for | recertified for | suspended from | disqualified from | sanctioned (on | from) | sanction/v | benefitting from | turned away (from | for) | wrote off",
    "det": "{art} | {his} | no | some | both | state | monthly | federal | full | partial | emergency | expedited | new | old | own | active | of | kids | child | childs | daughters | sons | mothers | moms | husbands | wifes | reinstated | little | dime of | extra | her own | regular | a little | # | {money} | just | only | for | family | (in | worth of) | her and the kids | straight | ct | connecticut | ca | nyc | mass | pr | a month | a dime of | one | two | small | adult | a cent of | any kind of | free",
    "things": "benefit/n | card/n | voucher/n | case | money | payment/n | check/n | ck | app | appl | application/n | recert | recertification | redet | redetermination | renewal | paperwork | interview | caseworker | hearing | appeal | packet | letter | award [letter] | denial [letter] | budget | coverage | insurance | ins | subsidy | certificate | assistance | status | eligibility | grant | portion | rent | inspection | lease | apartment | apt | unit | household | hh | family | families | recipient | client | tenant | member | participant | mom | mother | baby | kid/n | parent | holder | balance | allotment | amount | id | number | nutrition visit | appt | appointment | formula | folder | transport | ride | deductible | liability | overpayment | sanction | extension | time limit | clock | waitlist | wait list | waiting list | list",
    "turn": "turned down | close/v | closed | cut [off] | cut | deny/v | denied | pend/v | pending | active | inactive | approve/v | approved | stop/v | stopped | terminate/v | term 'd | termed | termd | discontinue/v | disc 'd | discd | lapse/v | lapsed | expire/v | expired | end/v | ended | reduce/v | reduced | suspend/v | suspended | reinstate/v | reinstated | restored | go/v down | went (down | up | through | thru) | drop/v | dropped | ran out | run/v out | renew/v | renewed | recertify/v | start/v | started | open/v | opened | never (came | started | went through) | "
    "taken away | took away | due | overdue | submitted | filed | completed | complete | in process | processing | recert | recert due | redet | redet due | sent | faxed | mailed | started | withdrawn | rejected | on hold | held up | effective | eff | begin/v | kicked in | gone | good thru | good through | verified | not verified | unverified | in place | on appeal | under appeal | under review | awarded | granted | restarted | up for (renewal | recert) | loaded | empty | at zero | no longer | transferred | ported | exhausted | lost | stolen | skimmed | not working | frozen | short | issued",
}

ROOM = Room(
    category=Category.PUBLIC_ASSISTANCE,
    language="en",
    words=WORDS,
    rules=(
        Rule(
            name="takes_program",
            source="marking guide: SNAP/EBT, TFA/TANF, SSI, HUSKY/Medicaid, WIC, Care 4 Kids, vouchers, energy and general assistance; applications, losses, denials",
            forms=(
                "‹{pre}* {take} {det}* {program} [{things}] [({turn} | herself | himself | out)]›",
                "‹{pre}* {take} {det}* (kids | baby | son | daughter | mother | child | landlord) <1> {program} [{things}]›",
                "‹{pre}* ({being} | stay/v) [{adverb}] [{art}] {program} [{things}]›",
            ),
            hits=(
                "She ‹gets food stamps› for three.",
                "Mr. Hollis ‹lost his SNAP› in May.",
                "Client is ‹on HUSKY D›.",
                "He was ‹turned down for TFA›.",
                "My mother ‹may be on Medicaid›.",
                "Tenant ‹never applied for energy assistance›.",
                "She got ‹kicked off Section 8› last year.",
            ),
            misses=(
                "Residents on SNAP may bring the card to the market.",
                "Bring proof of SNAP or HUSKY.",
                "Do you get food stamps?",
                "How to apply for Medicaid.",
                "The market accepts SNAP and WIC.",
                "The fan wore a Husky football shirt.",
                "Section 8 of the agreement is amended.",
                "Officer did a welfare check on the lady.",
            ),
            holder="near",
        ),
        Rule(
            name="program_turns",
            source="marking guide: applications, losses and denials",
            forms=(
                "‹{pre}* {program} {things}* ({having} | {being} | get/v | got | 'd | just | all | still | {neg} | {his} | the | last | app | recert)* {turn} [(off | out | herself)] [(, | and) (denied | pending | on appeal | reapplied | under appeal)] [#]›",
                "‹{pre}* {program} ({things} | rec 'd | needed | restarted)› $",
                "‹{pre}* {program} (recipient | household | hh | family | client | tenant | holder | voucher holder | participant | member | mom | kid | child | enrollee | case) [(since | w | with)]›",
                "‹{program} (x | =) # [kids | children | people | in hh]›",
            ),
            hits=(
                "Client's ‹SNAP was closed 3/2›.",
                "Her ‹HUSKY got cut off› again.",
                "Ms. Ruiz, 41F. ‹SSI pending›.",
                "Tenant Boone, ‹Section 8 recert due›.",
            ),
            misses=(
                "Section 8 waiting list opens Monday.",
                "SNAP applications are accepted until noon.",
                "WIC office closed Friday.",
            ),
            holder="near",
        ),
        Rule(
            name="own_program",
            source="marking guide: benefits of a particular person",
            forms=(
                "(his | her | my | their | hers | {named} 's | client 's | tenant 's | mom 's | mother 's | pt 's | sister 's | husband 's | wife 's | caller 's | son 's | daughter 's | family 's | baby 's | student 's) [own | monthly | old | new | state | last | kids | childs | family] ‹{program} [{things}]› !got !ran !loose !bit !barks !jumped !puppy",
                "(because | since | bc | b/c | cuz | that | thats | is | are | was | hh | family) ‹{program} (family | families | household | hh | tenant | client | mom | kid)›",
                "(his | her | my | their | hers) ‹(ebt | benefit/n | snap | link | food stamp | wic) (card | card out | card balance | ecard | folder | checks | pin)›",
            ),
            hits=("The landlord saw her ‹SNAP card› today.", "We lost my ‹food stamps›."),
            misses=("Their office moved.", "His husky dog is lost."),
            holder="near",
        ),
        Rule(
            name="bare_program",
            source="marking guide; case notes, rosters: a benefit's name by itself in somebody's note",
            forms=(
                "(^ | , | and | & | + | / | {open} | w | w/ | with | ; | plus | or | nor) ‹{short}› !{no_one}",
                "(applied | denied | approved | receives | receiving | active | closed | gets | pending | lost) : ‹{short}›",
                "(income | inc | ins | insurance | benefits | benefit | payer | payor | coverage | assistance | aid | subsidy | source | program | pays | medical | health ins | primary | public assistance | other program | current benefits) (: | = | {bar} | {dash}) [none but | only] ‹{pre}* {program} [{things}] [{turn}]›",
                "‹{short} (: | = | {question}) [({money} | yes | no | y | n | x | active | none | pending | denied | closed | approved | unknown | not eligible | never | applied)]› !/",
                "({bar} | ^) ‹{pre}* {short} [({things} | {turn})]› ({bar} | $ | , | / | &)",
                "({bar} | ^) ‹(none | denied | no | may have | has | had | pending | lost | applied | ? | poss) {short}›",
            ),
            hits=(
                "31F, two kids. ‹HUSKY B›, ‹WIC›.",
                "Marisol T. | 3 kids | ‹SNAP› | ok",
                "Insurance: ‹HUSKY D›. Pt stable.",
            ),
            misses=("Learn about SNAP, WIC, HUSKY and heating help.", "Brochure on SNAP."),
            holder="row",
        ),
    ),
)
