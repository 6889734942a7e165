"""Examinations, kits, advocates and interviews that only victims of sexual assault have, and consent denied or said, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.SEXUAL_ASSAULT_VICTIM,
    language="en",
    words={
        "exam": "(sane | safe | forensic | sexual assault | sex assault | rape | sart | evidence collection | sa | safe forensic | medical forensic) (exam/n | examination/n | kit/n | evaluation | eval) | rape kit/n | sexual assault kit/n | s a kit | sak | saek | sexual assault evidence [collection] kit | evidence kit | nurse examiner | sane nurse | sane rn | forensic nurse | sane",
        "happen": "done | completed | collected | performed | declined | refused | sealed | logged | tested | untested | sent | submitted | offered | pending | held | requested | taken | in evidence | at hospital | at the hospital | obtained | released | transported | picked up | finished | negative | positive | results | result | consented | anon | anonymous | backlog | at lab | to lab | booked",
        "pre": "{neg} | still | also | already | did | does | do | not | has | had | may | might",
        "det": "{art} | {his} | for | to | in | with | an | anon | anonymous | done | full",
    },
    rules=(
        Rule(
            name="examined",
            source="marking guide: an examination",
            forms=(
                "‹{pre}* (consent/v to | consented to | agree/v to | agreed to | decline/v | declined | refuse/v | refused | request/v | requested | req | had | has | have | having | get/v | got | getting | undergo/v | underwent | complete/v | completed | did | do | does | done | doing | want/v | wants | wanted | doesnt want | here for | came for | went for | sent for | need/v | needs | accept/v | accepted | offered | took | taken | transported for | asked (for | about) | asking (for | about) | waiting (on | for) | calling about | status of | results (of | from) | scheduled for | authorized | paged | called | called for | call/v) {det}* ({exam} | hospital exam)›",
                "‹{pre}* [{his} | the] ({exam} | kit) ({being} | has been | was | were | not | never | still)* {happen} [by (rn | sane | nurse | the {any})] [#]›",
                "‹(sane | nurse examiner | forensic nurse | sane nurse | sart nurse) (saw | examined | evaluated | did the kit | collected the kit | seen | to see | called | paged | met with | with | en route | responding | notified | on call | consult) [{him} | pt | victim]›",
                "(his | her | my | {named} 's | victim 's | pt 's) ‹({exam} | kit) [(results | status | number | is | was)]› !car",
                "‹(want/v | wants | wanted | asked | asks | requested) {exam} [held | done]* [anon | anonymous | anonymously]›",
                "‹(kit) (held | kept | stored | collected | submitted) [as]* (anon | anonymous | anonymously)› | ‹(wants | want | asked | requests | did | do | had) [the | {his} | a]* kit (held | done | kept | tested | anon | anonymous | at the hospital | collected | sealed) [anon | anonymously | at the hospital]*›",
                "‹(did | had | went for) (the | a | my | {his}) kit [at [the] {any}]› !for !from !car",
                "‹kit # [for {named}]›",
                "({bar} | , | ^) ‹kit (# | done | collected | sealed | pending | declined | tested | refused | no | yes)›",
                "(^ | , | w/ | with | plan | : | {bar} | and) ‹{exam}› !training !program !coordinator !nurses !act !is !are !was !backlog !legislation !streets !supplies !and !room",
            ),
            hits=(
                "She ‹consented to a SAFE exam›.",
                "Victim agreed, the ‹kit was collected› and logged.",
                "Pt ‹declined a rape kit›.",
            ),
            misses=(
                "The state lab cleared its rape kit backlog.",
                "First aid kit was refilled.",
                "SANE training for nurses is in May.",
            ),
            holder="near",
        ),
        Rule(
            name="advocate",
            source="marking guide: an advocate, a report",
            forms=(
                "‹[on call | sacs | ywca | hospital | sart | campus | court | ct | crisis | victim | victim 's | victims]* (advocate | sa advocate | sexual assault advocate) (present | assigned | at (bedside | her side | hospital) | called | notified | paged | on scene | in room | with her | accompanied | requested | declined | offered | met with (her | pt | v)) › !training",
                "‹advocate (from | with | w/ | of) [the]* (ywca | sacs | rape crisis [center] | sexual assault [crisis] [center | services])› | ‹advocate (sat | stayed | spoke | was | went) (with | w/) (her | him | pt | victim)›",
                "‹(w | w/ | with | calling for | call from | call for | spoke w | spoke with | spoke to | met with | meet with | accompanied by | asked for | wants | requested | declined | has | have | had | got | assigned | given | her | his | my) [an | a | the | {his} | on call | sa | sexual assault | rape crisis | sacs | ywca | victim 's | hospital | campus | ct]* (sa advocate | advocate | rape (crisis | advocate) [center | advocate | counselor | worker] | sexual assault (advocate | counselor | crisis [counselor | advocate | center | services])| sacs [counselor | advocate] | sarc | rape counselor)› !for !program !of !general",
                "‹(in | at | attends | goes to | joined | calls | called | referred to | ref to | connected (to | with) | linked to | sees | seeing | see/v | therapist at | counselor (from | at) | working with | number for | from | w | w/ | with | through) [a | the | her | weekly | {his}]* ([survivor/n (group | circle)] [at | from | with | through]* [the]* (rape crisis [center | line | counselor | program] | sexual assault crisis [center | service/n | services | counselor | program] | ywca (sexual assault [crisis] services | sacs) | sexual assault (center | hotline | support group | counselor | services | survivors group) | rape hotline) | survivor/n group | incest survivors [group])›",
                "‹(interviewed | forensic interview | interview | seen | appt | appointment | scheduled | exam | evaluated | was) (at | with | w/ | for | by) [the | a | {his}]* (children 's advocacy center | childrens advocacy center | child advocacy center | cac | mdt) › !meeting",
                "‹forensic interview (scheduled | completed | done | held | pending | with (her | him | child))›",
                "‹[reported | rpt 'd | reports | report | rpt | reported it] [the | her | his | a | an | it | my]* (sexual assault | rape | sex assault) (to | w | with) (police | pd | hpd | dcf | her | school | the | campus)›",
                "‹(pep | hiv pep | plan b | ec | emergency contraception | sti (tx | prophylaxis | testing)) (after | s/p | following | for | due to | given after | and pep after) [an | a | the]* (assault | something [that | happened]* | rape | nonconsensual {any} | sa | unwanted {any} | incident | party) [happened | at a party | encounter | contact]*›",
                "‹(nothing | anything | something) sexual [ever | had | has]* (happened | occurred | took place) [(with | w | between) [the | a | {his}]* {any}]›",
                "‹(doesnt | does not | didnt | did not | dont | not) want [the] (police | hospital | kit | exam) [or | nor | involved | and]* [the]* (hospital exam | exam | kit | rape kit | police)›",
                "‹(something | what | smth) [bad | that]* happened (to (her | me | him) | at (a | the) party | with (him | that guy | her {relative} | the coach))›",
            ),
            hits=(
                "Pt at bedside, ‹on call advocate present›.",
                "I am ‹calling for the advocate›, please.",
                "She ‹goes to the survivors group› at the YWCA.",
            ),
            misses=("The child advocate for the state testified.", "He is an advocate of bike lanes."),
            tier="proxy",
            holder="near",
        ),
        Rule(
            name="consent",
            source="marking guide: whatever polarity and certainty",
            forms=(
                "‹(sex | contact | encounter | intercourse | relations | it | everything | activity | touching | she | he) [w | w/ | with | between | the | suspect | him | her | them | that night]* ({being} | {neg} | {adverb})* (consensual | nonconsensual | non consensual)›",
                "‹[sex | contact | encounter | intercourse | relations | activity] [(w | w/ | with | between) [{art}] {any}] {is} (consensual | not consensual | nonconsensual | non consensual)›",
                "‹(did not | didnt | never | could not | couldnt | too drunk to | unable to | not able to) [give]* consent [to (sex | it | him | the sex | anything | sexual {any} | the encounter)]› !form !search !to !decree",
                "‹(without | w/o) {his} consent› <3> (sex | sexual | touched | underwear | naked)",
                "‹woke up <3> (without {his} (clothes | underwear | pants) | naked | undressed | with {his} (pants | underwear) (down | off)| to him on top of {him} | and he was on top of {him})›",
                "‹(was | is) (on top of | inside (of | her)) {him}›",
                "‹(drink was | was) (spiked | drugged | roofied) [and <5>]›",
            ),
            hits=(
                "She now states the ‹contact with the suspect was consensual›.",
                "She said she was ‹too drunk to consent›.",
            ),
            misses=("The consent agenda passed.", "He did not consent to search."),
            tier="proxy",
        ),
    ),
)
