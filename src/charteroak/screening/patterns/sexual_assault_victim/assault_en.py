"""Sexual assault of somebody, told or denied, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "act": "rape | raping | sexual assault/n | sex assault/n | sexual asslt | sexual aslt | sex aslt | sex asslt | sexual abuse | child sexual abuse | childhood sexual abuse | sex abuse | csa | mst | military sexual trauma | sexual trauma | sexual violence | sexual battery | sexual misconduct | sexual exploitation | molestation | incest | date rape | gang rape | "
    "unwanted (sexual contact | sexual touching | touching | sexual advances) | sexual contact | nonconsensual (sex | contact | intercourse) | non consensual (sex | contact | intercourse) | statutory rape | sex trafficking | attempted (rape | sexual assault) | sodomy | digital penetration | inappropriate touching | groping | sexual touching",
    "done": "raped | trafficked [for sex | sexually] | sexually (assaulted | abused | molested | violated | attacked | touched | exploited | battered | trafficked | harassed and (assaulted | touched) | trafficked) | sex (assaulted | trafficked) | molested | groped | fondled | gang raped | date raped | gangraped | sodomized | roofied | (drugged and | roofied and) (raped | assaulted) | touched (inappropriately | inappropriate | sexually | down there | in {his} private/n [area | parts] | in her sleep | under {his} clothes | in a sexual (way | manner) | without {his} consent | on {his} (breast/n | buttocks | privates | genitals | butt | vagina | penis | private parts)) | forced (to have sex | into sex | to perform [oral] [sex] | to touch) | penetrated | violated sexually",
    "do": "rape/v | molest/v | grope/v | fondle/v | sodomize/v | sexually (assault/v | abuse/v | molest/v | violate/v | attack/v | touch/v | exploit/v) | sex assault/v | roofie/v | gang rape/v | date rape/v",
    "him2": "{him} | {his} {relative} | {named} | the (victim | complainant | girl | boy | student | child | client | patient | woman | kid/n) | a (girl | student | child | coworker) | rp | compl | pt | vic | victim | complainant | caller | client | v1",
    "who_did": "(another | {art} | {his} | one) [older | adult | male] (guest | client | resident | roommate | man | guy | male | boy | student | coworker | boss | uncle | cousin | brother | stepfather | coach | teacher | neighbor | friend | driver | stranger | boyfriend | husband | ex | supervisor | pastor | doctor | staff member | inmate | teammate | date)",
    "exam_said": "(sane | safe | sexual assault | rape | forensic) (exam | kit | examination) | rape kit | sexual assault kit",
    "aux": "{modal} | {neg} | {adverb} | has | had | have | been | did | does | do | was | is | were | to | tried to | attempted to | being | having been | ever | that | getting | got",
    "by": "[by [{art} | {his} | an | unknown | unk]* [adult | older | male | former | family | old | step]* ({relative} | {any}) [{any}]]",
    "tell": "hx | h/o | hist | history | victim | survivor | vic | compl | complainant | disclose/v | disclosed | disclosing | report/v | reports | reported | reporting | rptd | rpts | rpting | report | deny/v | denied | denies | experience/v | experienced | suffered | endured | allege/v | alleged | alleges | recent | past | prior | possible | poss | suspected | r/o | s/p | trauma from | after | following | following a | following her | recovering from | ptsd from | therapy for | counseling for | treated for | tx for | seen for | evaluated for | here for | came in for | presents (after | for | with) | present/v | concern for | concerns of | allegation/n of | disclosure of | describe/v | screened positive for | positive for | + for | neg for | recant/v | recanted | did not report | never reported | didnt report | filed | endorses | witness to own",
}

ROOM = Room(
    category=Category.SEXUAL_ASSAULT_VICTIM,
    language="en",
    words=WORDS,
    rules=(
        Rule(
            name="was_assaulted",
            source="marking guide: sexual assault of a particular person, in whatever polarity",
            forms=(
                "‹({aux})* ({being} | get/v | got | deny/v being | denies being | denied being | claims to have been | been) ({aux})* {done} {by}›",
                "(^ | , | {open} | {dash} | {role} | and | states | sts | pt | {aged}) ‹{done} by [{art} | {his} | an | unknown | unk]* {any} [{any}]›",
                "‹({aux})* ({neg} | never) ({aux})* {done}›",
                "‹({aux})* ({being} | got) ({aux})* (abused | assaulted | touched | hurt | attacked) [sexually]* by [{art} | {his} | former | assistant | old | youth | team | an]* (coach | priest | pastor | teacher | scoutmaster | counselor | youth leader | camp counselor | gym teacher | tutor | babysitter | choir director)›",
                "(advocate | consensual | rape | kit | sexual | sane) <14+> ‹({aux})* ({being}) ({aux})* (assaulted | attacked)›",
                "‹{act} by [{art} | {his} | an | unk | unknown]* {any} [{any}]› !is !are !was !law !officers",
                "(after | of | about | from) ‹being {done} {by}›",
            ),
            hits=(
                "She ‹was raped› in college.",
                "The girl ‹was molested by an uncle› at nine.",
                "He said he ‹was never sexually abused›.",
                "19F ‹groped by coworker› at party.",
            ),
            misses=(
                "Anyone who was raped can call the line.",
                "He was touched by the gift.",
                "The contract was violated.",
            ),
        ),
        Rule(
            name="assaults_her",
            source="marking guide: sexual assault of a particular person",
            forms=(
                "‹[({his} | the | a | an | her)] [{relative} | uncle | boss | coach | supervisor | coworker | driver | guest | teacher | stranger | man | guy | pastor | landlord | male | neighbor | roommate | friend | doctor | manager] [{named}] {aux}* {do} {him2}›",
                (
                    "‹[another guest | {art} {role} | {his} {relative}] ({aux})* (force/v (himself | herself | themselves) upon | forced (himself | herself | themselves) (on | upon) | force/v {him} to (have sex | perform | touch | undress | suck) | forcing himself on | make/v {him} (touch | have sex | undress | do sexual) | made {him} (touch | have sex | undress | do sexual) | expose/v himself to | take/v advantage of | took advantage of | have/v sex with | had sex with | stick/v his <3> in | put/v his (hand/n | fingers | penis) (in | up | down | inside | between | under) | put his (hand/n | fingers | penis) (in | up | down | inside | between | under) | reach/v (up | under | down) | reached (up | under | down) | grab/v | grabbed | squeeze/v | rub/v | rubbed | slap/v | touch/v | touched | pinch/v | felt up | feel/v up) "
                    "({him2} | {his} (skirt | dress | shirt | pants | underwear | legs | breast/n | buttocks | butt | ass | crotch | chest | genitals | privates | private (parts | part | area) | vagina | vaginal area | penis | thigh/n | inner thigh | boob/n)) (down there | in {his} private/n [area | parts] | inappropriately | inappropriate | sexually | in her sleep | under {his} (clothes | skirt | shirt) | where he should not [have] | where he shouldnt [have] | without {his} (consent | permission) | against {his} will | while (she | he | i) (slept | was (asleep | sleeping | drunk | passed out | unconscious)) | who said no)›"
                ),
                "‹{aux}* (grab/v | grabbed | squeeze/v | squeezed | rub/v | rubbed | touch/v | touched | fondled | slapped | pinched | felt | kiss/v | lick/v) {his} (breast/n | buttocks | butt | ass | crotch | chest | genitals | privates | private (parts | part | area) | vagina | vaginal area | penis | inner thigh | thigh/n | boob/n)›",
                "‹[{who_did}] {aux}* (forced | forcing | force/v) (himself | herself | themselves) (on | upon | onto) {him2}›",
                "‹(put | reached | stuck | slid | ran | putting | reaching) (his | her) (hand/n | fingers) (up | down | under | inside | between | in) {his} (skirt | dress | shirt | pants | underwear | legs | blouse | bra)›",
                "‹(tried | trying | attempted | attempting) to (rape | kiss and touch | force himself on | undress | take {his} (clothes | pants) off) [{him2}]›",
                "‹(had sex with | have sex with | having sex with) {him} <2> (against {his} will | without {his} consent | while (she | he | i) was (asleep | drunk | passed out | unconscious | out))›",
                "‹{him} <1> (said | told him | yelled) (no | to stop) <3> (kept | did not | didnt | wouldnt) stop <2>›",
                "‹(exposed himself to | exposing himself to | flashed | masturbated in front of) {him2}›",
                "‹(came | comes | would come | coming | used to come | climbed | got) (into | in) {his} (room | bed) (at night | when <4>) [and <4>]›",
                "(stepfather | stepdad | father | dad | uncle | brother | cousin | teacher | coach | pastor | grandfather | adult | supervisor | boss | minor) <3> ‹(had | has | having) sex with (her | him | me | a minor | a student)›",
                "‹(did | does | doing | done) (things | stuff | something | that | sexual things) to {him} (at night | down there | in {his} (room | bed) | when <4>)› | ‹(made | makes | making) {him} do (things | sexual things | stuff) [to him]›",
                "‹did not do anything sexual to {him}› | ‹never did anything sexual to {him}›",
            ),
            hits=(
                "At the last place ‹another guest forced himself on him›.",
                "She said the man ‹grabbed her breasts› on the bus.",
                "Says ‹her uncle molested her›.",
            ),
            misses=(
                "He grabbed her purse.",
                "The pastor touched on several points.",
                "He was convicted of rape in 1990.",
            ),
        ),
        Rule(
            name="history_said",
            source="shorthand of case notes: verbs that only speak of one person",
            forms=(
                "‹({neg} | long | prior | possible)* (hx | h/o | disclosed | discloses | denies | denied | endorses | suffered | experienced | survived | ptsd (from | due to | 2nd to | related to | after) | nightmares from) [of | any | a | prior | past | recent | being | the | childhood]* {act} {by} [at age | in (childhood | the (military | army | navy))]› !training !charges !conviction",
                "‹(mst | military sexual trauma) (screen positive | positive | pos | + | related | claim | counseling)›",
                "‹kit (sealed | collected) [by {any}]› | ‹(nurse examiner | sane [nurse | rn]) (saw {him} | did the kit | completed | at bedside | paged)›",
                "‹{exam_said} (done | completed | collected | declined | refused | sealed | consented | performed)›",
            ),
            hits=("‹PTSD due to military sexual trauma›.", "‹MST positive›, referred out.", "Tearful, ‹denies rape›."),
            misses=("The clinic treats military sexual trauma.", "Rape kit law passed."),
        ),
        Rule(
            name="victim_of",
            source="marking guide; shorthand of notes: history, report or denial of it",
            forms=(
                "‹({neg} | {adverb} | {modal} | a | was | is | possible | long | the)* {tell} [of | to | being | a | an | any | the | prior | past | {his} | that | recent | of a | in | childhood | alleged | possible | victim | {modal} | about | as | {money}]* {act} [(by | w | w/ | with | at age | at | as a (child | teen) | in childhood | in the (military | army | navy)) [{art} | {his} | an]* [{any}]]›",
                "{aged} ‹(sex | sexual) (assault | aslt | asslt | abuse) [vic | victim]›",
                "({is} | as | im | the | a | am) ‹[{art}] [alleged | possible | child | teen | minor | adult | female | male]* (victim | survivor | complainant | complaining witness | vic) (in | of | on) [{art} | {his} | that | an | case of | # | alleged]* <1> {act} [case]›",
                "‹{act} (victim | survivor | vic | complainant | hx | history | disclosure | allegation/n) [(w | w/)]› !s !advocacy !services !and",
                "‹its [a] {act} and im the victim›",
                "(victim | vic | v1 | pt | caller | she | rp | compl) <8+> ‹(sex assault | rape | sexual assault) #›",
                "‹{his} (sexual assault | sex assault | rape | assault case | rapist | rape case | sexual assault case | molester | abuse by {his} (uncle | coach | stepfather | father))›",
                "({bar} | ^ | : | , | {open}) ‹[poss | possible | suspected | hx | h/o | prior | {question} | no | denies | past | alleged | recent]* (s a | sa | csa | mst | sexual assault | sex assault | rape | sex abuse | sexual abuse) [({slash} | ,) (dv | not clear yet | unclear | reported | unreported | not reported | confirmed | disclosed | denied | minor | child | historical | past | recent)]›  !unit !training !investigation !detective !trial !charge !charges !arrest !suspect !advocate !kit !response !awareness !center !crisis !services !nurse !office !statistics !prevention !cases !case !# !month !victims !survivors !and !hotline !laws !law !in !is !of !on !the !by !are",
                "‹(mst | military sexual trauma) (related | claim | screen [positive] | positive | coordinator saw <2> | + | counseling | group | survivor | hx | c p exam | ptsd)›",
                "‹(ptsd | depression | anxiety | nightmares | flashbacks) (from | due to | after | secondary to | related to) [the | a | {his}]* {act}›",
                "‹(title ix | title 9) (complaint | case | report | hearing | investigation) [(re | for | about | against | over) <4>]›",
            ),
            hits=(
                "31F, ‹hx of sexual assault at age›.",
                "Caller, 20: ‹reports rape by a coworker›.",
                "You are the ‹victim in that sexual assault›.",
            ),
            misses=(
                "Sexual assault awareness month is April.",
                "The suspect was arrested for sexual assault.",
                "He is a registered sex offender convicted of rape.",
                "Sexual assault reports fell 3 %.",
            ),
            holder="near",
        ),
    ),
)
