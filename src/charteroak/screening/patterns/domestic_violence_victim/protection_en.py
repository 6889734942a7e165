"""Orders, shelters, plans and services that only victims of domestic violence get, and what is told by pronouns, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.DOMESTIC_VIOLENCE_VICTIM,
    language="en",
    words={
        "order": "[full | temporary | temp | active | civil | criminal | standing | ex parte | permanent | emergency | partial | current | valid | residential] (protective order/n | restraining order/n | protection order/n | order/n of protection | no contact order/n | no contact | stay away order | r o | tro | cpo | restraining | standing criminal protective order | order of no contact | ex parte [order])",
        "pre": "{neg} | may | might | possibly | still | also | already | once | previously | currently | has | had | have | does | do | did | now | wants to | want to | going to | plans to | planning to | needs to | need to | intends to | trying to | tried to | hopes to | refused to | refuses to | decided to | able to | about to | here to | came to | help her | helped her | asked to",
        "abuser": "[(his | her | my | the | their)] ({partner} | father | mother | son | brother | bf | gf | stepfather | dad | abuser) [{named}] | {named}",
        "sweet": "[(his | her | my | their)] ({partner} | bf | gf | abuser)",
        "body": "throat | neck | floor | wall | hair | ground | bed | arm | face | corner",
    },
    rules=(
        Rule(
            name="has_order",
            source="marking guide: an order of protection for the person",
            forms=(
                (
                    "~suspect ~subject ~defendant ~arrestee ~s ~respondent ~deft ~accused ~to ‹{pre}* (has | have | had | 's got | got | get/v | getting | hold/v | holds | file/v [for] | filed for | apply/v for | applied for | applying for | seek/v | sought | obtain/v | grant/v | granted | want/v | wants | need/v | needs | request/v | requested | renew/v | extend/v | carry/v | w | w/ | with | secured | pursuing | denied | sign/v | waiting on | waiting for | lost | drop/v | dropped) "
                    "[{art} | {his} | copy of | a copy of | new | for]* {order} [(on | against | from | w | w/ | with) {abuser}]›"
                ),
                "(his | her | my | their | our | {named} 's | client 's | mom 's | mother 's) ‹{order} [(hearing | application | app | paperwork | papers | case | affidavit)] [(against | on | from) {abuser}]›",
                "‹{order} (against | on | vs | v) {sweet}›",
                "‹{order} <4> (against | on | vs) {sweet}›",
                "‹protected (party | person) (is | : | =) [{his}]* [{any}]›",
                "‹{order} (in place | on file | in effect | active | granted | issued | in hand | served | expires | expired | pending | hearing) [#] [(against | on | vs) {abuser}]›",
                "‹{order} (for | protecting | protects) (her | me | him | mom | mother | {named} | client | the (victim | mother | kids | children | client))›",
                "‹(protected (party | person) | petitioner) (in | on | under | of | is) [a | the | that | an]* ({order} | {named})›",
                "({is} | as | was) ‹[the] protected (party | person)›",
                "‹(ro | po) (in place | on file | against {abuser} | granted | expires | in effect | hearing)›",
                "‹(has | had | filed | got | filed for | granted | w | w/ | applied for) [a | an | active | full | her | his]* (ro | tro) [(on | against | vs) {abuser}]›",
                "‹(judge | court | order | papers) (told | ordered | orders | order | says | said | say | made) [him | he | father | dad | that | her | {sweet} | my | the]* [he | to | she]* (cant | cannot | can not | could not | couldnt | is not | isnt | has to | have to | not to | must | must not | stay | stays | not) [allowed | to | supposed | come | be | stay | go | get | be | anywhere]* (near | away | contact | within | around | call) [from | {him} | a | # | hundred | yards | feet | of | us | the | house | kids | school | job | our | her | my | de | nosotros]* [yards | feet | of | us | the | house | kids | school | job | her | me | my | de | nosotros]* [nosotros | us | her | me | house | school | job]›",
                "‹({neg} | cant | not) (allowed | supposed | permitted) [to | be | come | go | within | anywhere]* (near | contact | around | within # feet of | within # yards of | within # ft of | within (a | one) hundred (yards | feet) of) (me | us | her | them | our [home | house] | my | the kids | the children | the house | the school | mom | mother)›",
                "‹(violate/v | violated | violating | breach/v | broke | ignores | ignored) {his} (protective order | restraining order | order of protection | no contact order)›",
            ),
            hits=(
                "Mom ‹has a protective order›, copy in the binder.",
                "I need it for my ‹restraining order hearing›.",
                "Says she ‹applied for a restraining order against her ex›.",
            ),
            misses=(
                "Suspect has an active protective order.",
                "The clerk handles restraining orders.",
                "You can apply for a restraining order at the courthouse.",
            ),
            past=("policy",),
        ),
        Rule(
            name="shelter",
            source="marking guide: a shelter, safety plan or confidential address of theirs",
            forms=(
                "‹(in | at | into | to | from | stay/v (at | in) | stayed (at | in) | staying (at | in) | living (at | in) | lived (at | in) | fled to | placed (at | in) | transport to | transported to | entered | went to | bed at | moved to | admitted to | left) [a | the | our | undisclosed | confidential]* (dv shelter | dv safe house | domestic violence shelter | women 's shelter | womens shelter | battered women 's shelter | battered womens shelter | safe house | safehouse | safe home | dv program | interval house | dv (motel | hotel | bed | transitional housing) | confidential (shelter | location | address) | undisclosed (shelter | location | address) | secret location)› !accepting !hosts !is !staff !director",
                "‹(stay/v | stayed | staying | living | lives | lived | hiding | moved | fled | went | ran | is | are) [out]* (at | in | to | into) [a | the | our | different]* (shelter | motel | safe place | hotel) <4+> (he | husband | ex | she | {sweet}) (doesnt | dont | does not | cant | wont | isnt to | must not | can not) [even | to | allowed to]* (know | find [out] | look) [where | us | me | her | it | which one]*›",
                "‹{sweet} (doesnt | dont | does not | cant | cannot | must not | should not | isnt allowed to | is not to) [ever | be allowed to]* (know | find [out] | have | get) (where (she | i | we | he | they) (is | am | are | live/v | stay/v | went | moved | {being})* | her new address | my new address | our address | our new address)›",
                "(fled | abuse/v | abusive | abuser | violent | strangled | choked | beats | beating | dv | ipv | pega | golpea | maltrata) <16+> ‹(stayed | staying | lived | living | moved | went | was | is) (in | at | to | into) (a | the) shelter›",
                "‹{neg}* (hide/v | hiding | hid | in hiding) (from) (him | {sweet} | her {any})›",
                "‹(address confidentiality [program] | acp (participant | address | number | card | mail | substitute) | confidential address program | (has | have | uses | with | using | at) [a | an | {his}]* confidential address | substitute address | in the acp | safe at home program)›",
                "{his} ‹[home | new | current | mailing]* address (is | must be | kept | stays | to be | remains | has been) [kept]* (confidential | secret | hidden | suppressed | sealed) (due to | because of | from | per | for) <2> (dv | domestic violence | {partner} | ex | order | court | safety)›",
                "‹[{his} | dv]* safety plan/n [{being} | was | has been]* [done | completed | complete | reviewed | updated | made | created | in place | discussed | given | signed | on file | w | with]* [#]› !for !template !meeting !committee !required !site !must",
                "‹(safety planned | safety planning (with | w | w/) (her | him | client | pt | {named} | caller | mom))›",
                "‹(has | have | made | did | needs | completed | reviewed | review/v | updated | update/v | work/v on | develop/v | signed) [a | {his} | the | new | dv]* safety plan›",
            ),
            hits=(
                "She ‹stayed in a DV shelter› in May.",
                "Mail goes through the ‹address confidentiality program›, per Ms. Roe.",
                "Client came in, ‹safety plan reviewed›.",
            ),
            misses=(
                "The women's shelter is hiring.",
                "The site safety plan is posted.",
                "Staying at the shelter on Main St since the fire.",
            ),
            holder="near",
        ),
        Rule(
            name="services",
            source="marking guide: an advocate or service that only victims get",
            forms=(
                "‹(dv | domestic violence | ipv | family violence | domestic) (packet | pamphlet | card | info | information | resources | brochure | handout | sheet | referral | paperwork | number | hotline number | services | counseling | counselor | advocate | support group | group | navigator | case manager | advocacy) [{being} | was | were | number]* (left | given | provided | offered | declined | accepted | made | done | refused | circled | called | present | assigned | notified | contacted | with her | on scene | to call | requested | in place | scheduled | met)› !to !at !for",
                (
                    "‹(left | given | gave | provided | offered | offer/v | handed | declined | accepted | refused | has | sees | seeing | met with | meets with | meeting with | connected (to | with) | linked (to | with) | referred (to | for) | ref to | refer/v to | ref 'd to | met w/ | met w | talked to | warm handoff to | attends | attending | goes to | called | working with | works with | see/v | assigned | spoke with | accompanied by | came with | w | w/ | with) [her | him | v | a | the | an | rp | client | victim | pt | his | their | my | with | to]* (dv | domestic violence | ipv | family violence | interval house | battered women 's | domestic abuse) [victim | victims | court]* "
                    "[packet | pamphlet | card | info | resources | brochure | paperwork | hotline | services | counseling | counselor | advocate | support group | group | navigator | case manager | program | agency | victim advocate | clinic]› !training !month !statistics !unit !meeting"
                ),
                "‹(lap | lethality) [screen | assessment | score | dva]* (was | {being})* (positive | high [danger | risk] | screened in | in | high danger)›",
                "‹(screened in | screened high | high danger | high risk) [on | per] [the] (lap | lethality [assessment])›",
                "‹interval house [(advocate | worker | counselor | shelter | bed | client)]› !will !is !has !hosts !gala !walk !annual !director !staff !presented !table !training !offers",
                "‹(family violence | dv) (victim advocate | victim | arrest victim | docket victim | complainant)›",
                "‹(fva | fvva) (assigned | called | to contact | notified)›",
                "‹(attends | goes to | joined | in | leads | started | from | at) [a | the | her | his | weekly]* (dv group | dv survivor/n group | domestic violence (group | support group | counseling) | women 's group for survivors)›",
                "‹break/v [{his}] lease <4> (dv | domestic violence | abuse | vawa)› | ‹(vawa) (transfer | move | request | certification | form | self certification | emergency transfer)›",
                "‹(emergency transfer) <4> (vawa | dv | domestic violence)›",
            ),
            hits=(
                "Victim calm, ‹DV packet left›.",
                "She ‹met with the DV advocate›.",
                "Tenant asks for a ‹VAWA transfer›.",
            ),
            misses=("Staff attended DV training.", "DV packets are stored in the closet."),
            holder="near",
        ),
        Rule(
            name="told_by_pronoun",
            source="marking guide: harm, threat or control, told by pronouns in a way that only partners' violence is",
            forms=(
                "‹(he | she) (choke/v | choked | strangled | strangle/v | beats | keeps hitting | keeps beating | kept hitting | used to (hit | beat | choke | slap) | always (hits | beat | hit | beats) | would (hit | beat | choke | slap)| hits | puts (his | her) hands on | put (his | her) hands on | puts hands on | put hands on | has been (hitting | beating | choking | hurting | abusing | stalking) | started (hitting | beating) | abused | abuses | is abusive (to | toward | with) | was abusive (to | toward | with) | got abusive with | stalks | been (hitting | beating | abusing)) (me | her | him | us | my mom | mommy | mom | the mother | {his} (mother | mom)) [again | when <3> | every (night | day | weekend | time)]›",
                "‹(hes | shes | he 's | she 's) (gonna | going to) (kill | hurt) (me | us | her | him | my kids)›",
                "‹[(knew | know | thought | think/v | afraid | scared | sure | worried | says | said)] [(the | that)]* [next time] (he | she) (would | will | 'll | 's going to | is going to | was going to | gonna | 's gonna | is gonna | might | could) (kill | murder | hurt | find) (me | us | her | {his} {relative})›",
                "‹(he | she) (had | has | held | got | pinned | threw | slammed) (me | her | him) (by | on | to | against | down | up against) [the | my | his | her]* {body}›",
                "‹one (he | she) (hit | beat | choked | had on the {body} | threw | was hitting | put {his} hands on)›",
                "‹(he | she) (may | might | could | is | was | been | be | has | keeps | started | probably | still)* (hitting | beating | choking | abusing | strangling | stalking) (her | him | me | the mother | his (wife | girlfriend)) [again]›",
                "‹(he | she | {sweet}) ({neg} | never | has never | hasnt) [ever | even]* (touched | hit | hurt | laid a hand on | laid hands on | choked) (her | him | me)›",
                "(he | she | partner | husband | boyfriend | wife) <5> ‹(wont | wouldnt | doesnt | never | does not | will not) (let | allow) (me | her | him) [to]* (leave | go out | work | see | use | have | drive)›",
                "‹(he | she | {sweet}) (controls | controlled | takes | took | hides | holds | keeps | monitors | tracks | checks) [all | {his} | the]* (money | paycheck | finances | phone | cards | bank account | papers | passport | messages | car keys)› !at !from",
                "‹(he | she) (wont | wouldnt | would not | doesnt | never | does not | will not) (let | allow) (me | her | us) [to]* (leave | go out | work | see | talk | use | have | out | drive | call) [the house | money | {any}]›",
                "‹(afraid | scared | terrified | fearful) [that] (he | she | her husband | {sweet}) (will | 'll | would | is going to | might | could) (come back | find | kill | hurt | hit | take | retaliate | show up | be there) [{him}]›",
                "‹(afraid | scared | fearful | terrified) (of him | to go home | to return home | to be home | at home | to stay home | to go back to him | for (her | my | their) life | for (her | my) safety)› !alone !dark",
                "‹(not | doesnt feel | does not feel | dont feel | never felt | isnt | unsafe) safe (at home | with (him | {sweet}) | in {his} (home | relationship) | going home | around (him | {sweet}))› ",
                "‹feels unsafe (at home | with (him | {sweet}))›",
                "‹(fled | left | got out | took off | ran) <8+> (because | cause | since | after) (he | {sweet}) <3> (hit/v | beat/v | choked | violent | abusive | hurt | threatened | abuse)›",
                "‹(walked into | ran into | fell (into | against | down)) [a | the] (door | stairs | cabinet | dresser)› [again] (, | and) <6+> ({sweet} | he) <3> (hovering | answers | wont | would | wouldnt | watching | speaks | insisted | refused)",
            ),
            hits=(
                "I moved out because he ‹used to beat me›.",
                "She said that he ‹won't let her leave the house›.",
                "I ‹think he will kill me›.",
            ),
            misses=("He hits the ball to her.", "He had me on the phone."),
            tier="proxy",
        ),
    ),
)
