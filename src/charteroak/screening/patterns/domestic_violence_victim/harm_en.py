"""Harm, threats and control by a partner, an ex or a relative, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

WORDS = {
    "near_kin": "son | sons | daughter | daughters | stepson | stepdaughter | grandson | granddaughter | {parent} | brother/n | sister/n | bro | sis | aunt | uncle/n | cousin/n | niece | nephew/n | grandmother | grandma | grandfather | grandpa | mother in law | father in law | son in law | daughter in law | brother in law | sister in law | in laws | family",
    "whose": "[({his} | the | a | her own)]",
    "abuser": "{whose} [adult | teenage | older | youngest | grown | violent | #] ({partner} | {near_kin} | boyfriend | bf | b/f | g/f | gf | hubby | s o | significant other | ex bf | ex h | h2b | (husband | father | mother) of the child)",
    "sweet": "{whose} ({partner} | bf | b/f | g/f | gf | girl | man | old man | hubby | fiance | babys father | baby daddy | abuser | batterer | ex)",
    "body": "face | head | neck | throat | arm/n | eye/n | jaw | nose | mouth | lip | stomach | belly | back | leg/n | ribs | wrist/n | hair | chest | ear | hand/n | shoulder | knee | cheek | finger/n | skull | teeth | tooth | phone | glasses | collarbone",
    "him2": "{him} | {his} {relative} | {named} | the (victim | complainant | caller | client | mother | pt | patient | kids | children | rp | compl | v) | rp | compl | pt | vic | victim | complainant | caller | client | mommy | mom | mama | v1 | mother",
    "harm": "hit/v | hits | hitting | beat/v | beat/v on | punch/v | slap/v | smack/v | choke/v | strangle/v | strangulate/v | kick/v | shove/v | push/v | burn/v | burnt | abuse/v | assault/v | attack/v | stab/v | bite/v | bit | grab/v | grab/v on | drag/v | stalk/v | stomp/v | harass/v | batter/v | pin/v | hurt/v | torment/v | terrorize/v | headbutt/v | spit/v on | spit/v at | spat (on | at) | swing/v (at | on) | swung (at | on) | jump/v on | body slam/v | slam/v | yank/v | whip/v | belt/v | pistol whip/v | "
    "mistreat/v | control/v | isolate/v | manhandle/v | rough/v up | whoop/v | hem/v up | cut/v | scald/v | smother/v | suffocate/v | strike/v | struck | elbow/v | backhand/v | scratch/v | throttle/v | smack/v on | knock/v [(down | out | around)] | rag doll/v | pummel/v | thrash/v | clobber/v | cuff/v | mush/v | snatch/v up | toss/v | jump/v | charge/v at | lunge/v at | chase/v | corner/v | restrain/v | imprison/v | kidnap/v | poison/v | shoot/v at | shot at | pull/v (a | the) (knife | gun | blade | weapon) on | "
    "pulled (a | the) (knife | gun | blade) on | point/v (a | the | his | her) (gun | knife | firearm) at | pointed (a | the | his | her) (gun | knife) at | held (a | the) (knife | gun | pillow) to | put/v (his | her | their | a) (hand/n | foot | gun | knife | pillow) (on | around | over | to | through) | put (hands | paws) on | lay/v (a hand | hands | a finger) on | laid (a hand | hands | a finger) on | lay/v hands on | get/v physical with | got physical with | get violent with | got violent with | being (violent | abusive) (to | with | toward) | throw/v [(a | an | the) {any} [{any}] at] | threw [(a | an | the) {any} [{any}] at] | thrown",
    "threat": "threaten/v | threatened to (kill | hurt | shoot | beat | burn | take | stab | harm | come) | threatening | (say | says | said | saying | swore | swears | promised | vowed) [he | she | they]* ('ll | will | 'd | would | was going to | is going to | gonna | going to) (kill | hurt | shoot | stab | find | burn | bury | beat | smoke) | (tell | told | text/v | message/v) {him} [he | she]* ('ll | will | 'd | would | was going to | is going to | gonna) (kill | hurt | shoot | stab | find | burn | bury | beat)",
    "control": "(take/v | took | takes | holds | keeps | controls | controlled | hid | hide/v | smash/v | break/v | broke | destroyed) {his} (phone | money | paycheck | check/n | car keys | keys | passport | papers | id | documents | card | ebt card | medicine | meds | cell | cellphone | things | clothes) | (wont | wouldnt | doesnt | did not | would not | will not | never | didnt) (let | allow) {him} [to]* (leave | go out | work | talk | see | use | have | call | drive | out) | (lock/v | locked) {him} (in | out | inside | outside) | (follow/v | track/v | monitor/v | watch/v) {him} [everywhere | to work | around | at work | on] | "
    "(go/v through | check/v | checks | monitors | tracks) {his} (phone | messages | texts | mail | cell) | (control/v | controls) [all]* [{his} | the | everything | every]* [money | move | finances] | (put/v | installed | hid) [a | an]* (tracker | airtag | gps | app | camera) (on | in) {his} | (show/v up | shows up | showed up | come/v by | comes by | coming by | waits | waiting) (at | outside | by | in front of) {his} (job | work | house | school | apartment | building | window | car) | (call | text | calls | texts | calling | texting) {him} (# | a hundred | fifty | all) times | call/v {him} (names | stupid | fat | worthless)",
    "tail": "[up | down | around | over | again | twice | so bad | real bad | off | in front] [(in | on | across | by | against | to | about | around) [{art} | {his}] {body}] [(into | against | down | out of | through | onto | to) [{art} | {his}] (stair/n | wall | stove | door | floor | ground | car | window | counter | bed | dresser | fridge | sink | table | tub | porch | sidewalk | street | couch | death)] [(w | w/ | with | using) [{art} | {his}] [closed | phone | kitchen | hot | steak | baseball] {any}]",
    "aux": "{modal} | {neg} | {adverb} | has | had | have | been | would | used to | keeps | kept | did | does | do | was | is | were | just | always | has been | had been | 's | started | starts | tried to | try to | tries to | likes to | might | who | that | continues to | often | sometimes | regularly | to | verbally | physically | emotionally | mentally | financially | repeatedly",
}

ROOM = Room(
    category=Category.DOMESTIC_VIOLENCE_VICTIM,
    language="en",
    words=WORDS,
    rules=(
        Rule(
            name="partner_harms",
            source="marking guide: harm, threat or control by a partner, ex or relative",
            forms=(
                "‹{abuser} {aux}* {harm} {him2} !out {tail}›",
                "(bruise/n | bruising | eye | eyes | lac | laceration/n | swelling | swollen | mark/n | injury | injuries | burn/n | wrist | lip | jaw | cuts) <12+> ‹{sweet} did (it | this | that | these | them)›",
                "‹{sweet} did this to {him}› | ‹(he | she) did this to (me | her)›",
                "‹{sweet} {aux}* hands (around | on | over | at) {his} (throat | neck | mouth | face)›",
                "‹{sweet} {aux}* (violate/v | violated | violating | breach/v) [the | his | her | that]* (order | orders | ro | tro | protective order | restraining order | no contact [order] | order of protection)›",
                "‹(he | she) (broke | busted | fractured | dislocated | blackened) (her | my | his) {body}›",
                "{sweet} <14+> ‹{aux}* {harm} {him2} {tail}›",
                "‹({neg} | {modal} | {adverb} | denies | denied | keeps | has | had | was | is)* ({harm}) (his | her | their | my | the) ({partner} | gf | bf | wife | husband) {tail}›",
                "‹({neg} | {modal} | {adverb})* (threaten/v) [to]* [kill | hurt | shoot | stab | beat | burn | harm]* (his | her | their) ({partner} | gf | bf | mother | father | parents | children | kids)›",
                "{abuser} {named} ‹{aux}* {harm} {him2} {tail}›",
                "{abuser} {named} ‹{aux}* ({threat}) [to | that | {him2} | 'd | would | 'll | will]* (kill | hurt | shoot | stab | beat | burn | take | harm | find | him | her | them | me | us | choke)* [{him2}]›",
                "‹my (girl | man) {aux}* {harm} me {tail}›",
                "‹{abuser} {aux}* (get/v | got | become/v | became | being | turn/v | was | is | are | were) (violent | physical | abusive | physically abusive | verbally abusive | rough | controlling | aggressive) [(w | w/ | with | to | toward | towards | on | at) {him2}]›",
                "‹{abuser} {aux}* (cut | slice/v | break/v | broke | bust/v | busted | fracture/v | dislocate/v | black/v | blacken/v | bruise/v | bloody | bloodied | split | sprain/v | twist/v | squeeze/v | pull/v | pulled | grab/v | knock/v out | crack/v) {his} [left | right | front | upper | lower | r | l]* {body} {tail}›",
                "‹{abuser} {aux}* ({threat}) [to | that | {him2} | he | she | with | w | 'd | would | 'll | will]* (kill | hurt | shoot | stab | beat | burn | take | harm | find | him | her | them | me | us | bury | choke | cut | {him2})* [{him2}] [(w | w/ | with) [a | the | {his}]* {any}]›",
                "‹{abuser} {aux}* {control} [the house | money | {any}]›",
                "‹{abuser} {aux}* (raise/v his hand | raised (his | a) hand | swung | swing/v | lose/v it | threw things | throw/v things | punch/v holes | punched (a hole | holes | the wall) | kick/v [in | down] the door | kicked (in | down) {his} door | break/v down {his} door) [(on | at | with | to | against) {him2}]›",
            ),
            hits=(
                "Says ‹her ex hit her twice›.",
                "Client states ‹her husband has been choking her›.",
                "‹My boyfriend broke my nose› in June.",
                "Her son Luis ‹pushed her into the wall›.",
                "‹His wife threatened to kill him›.",
                "‹My ex won't let me leave›.",
            ),
            misses=(
                "Her husband hit the ball.",
                "Her brother called her at noon.",
                "His father pushed the stroller.",
                "If your partner hits you, call us.",
            ),
        ),
        Rule(
            name="harmed_by_partner",
            source="marking guide: harm by a partner, ex or relative",
            forms=(
                "‹{is} [{aux}]* (hit | beaten [up] | beat [up] | punched | slapped | choked | strangled | kicked | shoved | pushed | burned | burnt | abused | assaulted | attacked | threatened | stabbed | stalked | harassed | hurt | controlled | battered | bitten | injured | shot | kidnapped | isolated | mistreated | grabbed | harmed | victimized | held [captive | against {his} will] | dragged | trafficked | kept) [# times | in the {body} | again | up | with a {any} | multiple times | physically | verbally]* by {abuser}›",
                "‹(abuse | violence | beating/n | assault | threats | harassment | stalking | strangulation | battering | injuries | bruises | black eye | control | trauma | hit | blow | blows | punch | kicks | coercive control) [{adverb}] (by | from | inflicted by | caused by | at the hands of | at hands of | with) {sweet}›",
                "‹(afraid of | scared of | in fear of | fear/v | fears for {his} (life | safety) | terrified of | hiding from | running from | fleeing | flee/v | fled | fled from | escape/v [from] | escaping [from] | escaped [from] | get away from | got away from | left | leaving | run/v from | unsafe with | not safe with | not safe around | safe from | protected from | protect/v {him} from) (an abusive (partner | relationship | husband | boyfriend | marriage | home | situation | ex | spouse) | {his} abuser | the abuser | {his} batterer | an abuser)›",
                "‹(afraid of | scared of | in fear of | fears | terrified of | hiding from | running from | fleeing | fled | fled from | escaping [from] | escaped [from] | get away from | got away from | unsafe with | not safe with | not safe around | doesnt feel safe (with | around)) {sweet}›",
                "(^ | , | {dash} | {aged} | {role} | v | female | male | woman | states | sts | she) ‹(hit | beaten | choked | strangled | punched | kicked | slapped | threatened | assaulted | attacked | stabbed | pushed | stalked) [again]* by {abuser}›",
            ),
            hits=(
                "She ‹was beaten by her husband› in May.",
                "He is ‹scared of his wife›.",
                "She ‹fled an abusive husband› last fall.",
                "Pt with ‹bruises from her boyfriend›.",
            ),
            misses=(
                "Victims abused by their partners can call the hotline.",
                "She was hit by a car.",
                "He was threatened by his boss.",
            ),
        ),
        Rule(
            name="denies_harm",
            source="marking guide: a denial of it; in whatever certainty",
            forms=(
                "‹[{adverb}] (deny/v | denying | recant/v) [any | all | being | that | he | she | her | {abuser} | has | having been | ever | been | was]* (hit | struck | choked | strangled | punched | pushed | shoved | beaten | slapped | abused | hurt | threatened | assaulted | grabbed | kicked | touched | physical | dv | ipv | domestic violence | abuse | physical abuse | physical violence) [or (hit | struck | choked | strangled | pushed | shoved | hurt | threatened | punched | touched | kicked)] [(by | from | w | w/ | with | at | in | between) [{his} | the | current | prior | any]* ({partner} | home | current relationship | relationship | anyone at home | {near_kin})]›",
                "‹{abuser} ({neg} | {aux})* ({neg} | never) (laid | lay | put | touch/v | hit | hurt | harm/v | raised | hits | touches) [a (hand | finger) on | hands on | his hand to]* {him2}›",
                "‹nobody (hit | touched | hurt | choked | pushed) (anybody | nobody | anyone | {him})›",
                "‹(wants to | want to | wish/v to | trying to | asked to) (drop | dismiss | take back | lift | modify | recant | withdraw) [the | {his}]* (restraining order | protective order | order of protection | dv charge/n | domestic charge/n | no contact [order])›",
            ),
            hits=(
                "She ‹denied being hit or choked by her husband›.",
                "She said ‹nobody hit anybody›.",
                "Pt ‹denies DV at home›.",
            ),
            misses=("He denied hitting the fence.", "The motion was denied."),
        ),
        Rule(
            name="history_said",
            source="shorthand of case notes: verbs that only speak of one person",
            forms=(
                "‹({neg} | long | prior | significant)* (hx | h/o | disclosed | discloses | denies | denied | fled | fleeing | endorses | suffered | experienced | survived | escaped | admits) [of | to | any | a | prior | past | recent | physical | and | severe | years of | current | ongoing]* (dv | ipv | domestic violence | domestic abuse | intimate partner violence | spousal abuse | partner violence | family violence | dating violence | elder abuse) [(w | w/ | with | by | from | in) [{his} | the | a | prior | past | former | current | previous]* ({partner} | {near_kin} | home | relationship | marriage)]› !training !services !awareness !conviction !arrest !charges",
                "‹(dv | ipv) (screen | screening) [was]* (positive | pos | +)› | ‹(positive | pos | +) (dv | ipv) (screen | screening)›",
            ),
            hits=("Needs a new card, ‹fled DV›.", "‹Hx of DV w/ ex-husband›, safe now."),
            misses=("DV screening is done at intake.", "A history of the city was read."),
        ),
        Rule(
            name="partner_history",
            source="shorthand of case notes: DV, IPV, domestic violence of a particular person",
            forms=(
                "‹({neg} | possible | poss | long | prior | significant)* (hx | h/o | history | hist | victim | survivor | vic | experience/v | experienced | suffered | endured | disclose/v | disclosed | discloses | reports | reported | rptd | report | reporting | report/v | fleeing | fled | flee/v | escaping | escaped | affected by | involved in | exposed to | recent | ongoing | past | current | prior | active | poss | possible | suspected | screened positive for | positive for | + for | neg for | screen for | pos for | signs of | concern for | concerns re | admits | endorses | denies | denied) [of | to | being | a | any | prior | past | severe | recent | physical | and | emotional | ongoing | current | suspected | years of | long | significant | her | the]* (dv | ipv | domestic violence | domestic abuse | intimate partner violence | spousal abuse | partner abuse | partner violence | family violence | domestic assault | domestic (incident | dispute) (victim) | elder abuse | coercive control | teen dating violence | dating violence | marital abuse | strangulation by {sweet}) [(victim | survivor | vic)] [(w | w/ | with | by | from | at | in) [{his} | the | a | prior | past | former | current | previous]* ({partner} | {near_kin} | home | relationship | marriage)]› !conviction !convictions !arrest !arrests !offender !offenders !charge !charges !record !calls !offense !suspect !incidents !cases !program !training !awareness !task",
                "‹(dv | ipv | domestic violence | domestic abuse | domestic | family violence) (victim | vic | survivor | complainant | hx | history | past)›",
                "‹(poss | possible | suspected | prob) (dv | ipv | domestic) , (says | states | sts | claims) (she | he) (fell | tripped | slipped | walked into {any} {any} | is fine | did it herself)›",
                "({is} | as | was | the | a) ‹(battered | abused) (woman | wife | spouse | mother | husband | man | partner)›",
                "({bar} | ^ | : | , | {open}) ‹[poss | possible | suspected | hx | h/o | prior | ? | no | denies | severe | past | active | current] (dv | ipv) [(, | {slash}) (ipv | dv | sa)]* [, [only | verbal | physical | emotional | financial | denies]* [only | verbal | physical | emotional | financial | stalking]]› !training !month !advocate !unit !docket !resources !coordinator !liaison !call !calls !class !program !related !hotline !grant !task !agency !cases !statistics !and !court !101 !awareness !packet !packets !pamphlet !screen !screening !services",
                "‹(abusive | violent | toxic and abusive | controlling and abusive) (relationship | marriage | home | household | husband | boyfriend | wife | girlfriend | ex | partner | ex husband | ex boyfriend | spouse | situation)›",
                "‹(abuser | batterer)›",
            ),
            hits=(
                "31F, ‹hx of DV w/ former partner›.",
                "Client is a ‹DV survivor› with two kids.",
                "She left an ‹abusive marriage› last year.",
            ),
            misses=(
                "DV training is on Tuesday.",
                "October is Domestic Violence Awareness Month.",
                "The DV unit has a new sergeant.",
                "Domestic violence calls rose 4 %.",
            ),
            holder="near",
        ),
    ),
)
