"""What somebody saw or heard of a crime or code offense, filmed or noted, in English; or is said not to have."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.CRIME_WITNESS,
    language="en",
    words={
        "see": "see/v | saw | seen | seent | seed | sees | witness/v | watch/v | spot/v | catch/v | caught",
        "look": "not see | could see | sees | saw | seen | seeing | seent | witnessed | witnessing | watch/v | spot/v | caught | ~i observed | observes | noticed | overhear/v | hear/v | heard | herd",
        "deed": "unload/v | offload/v | rip/v out | tear/v out | tore out | strip/v | (bottle | brick | rock | shots | bullets | flash | gun) (come | came | coming | fly | flew | flying | go | went) (from | out of | through | at) | leave/v <2> (tires | mattress/n | trash | debris) | left (tires | mattresses | trash) | shoot/v | shot | stab/v | rob/v | steal/v | stole | stolen | mug/v | snatch/v | burglarize/v | vandalize/v | tag/v up | tagging | spray/v | spraypaint/v | spray paint/v | smash/v | slash/v | punch/v | slap/v | kick/v | choke/v | strangle/v | beat/v | stomp/v | "
        "jump/v (him | her | {named} | {art} {role} | the kid | that | a | somebody | someone) | jumped | assault/v | attack/v | rape/v | molest/v | grope/v | kidnap/v | torch/v | set <2> on fire | set/v fire | light/v <3> on fire | dump/v | litter/v | deal/v | sell/v (drugs | dope | weed | crack | pills | out of) | hand/v to hand | hand to hand/n | pistol whip/v | "
        "fire/v (at | into | # | {art} | shots | rounds | from | toward/n | in the air | off) | firing | pull/v (out a | a | the | out the) (gun | knife | weapon | blade | trigger) | point/v (a | the) (gun | weapon | rifle | pistol) | wave/v (a | the) (gun | knife | weapon) | pull/v the trigger | brandish/v | break/v (into | in | through | the (window | lock | door | glass)) | broke (into | in | the (window | lock | door | glass)) | pry/v | prying | "
        "hop/v the fence | jump/v the fence | climb/v (in | out | through | over | down | into | up) | strip/v | loot/v | carjack/v | bust/v <2> (window/n | glass | door | windshield) | cut/v (the lock | the chain | his tires | her tires) | key/v | keying | expose/v himself | masturbate/v | urinate/v | pee/v | defecate/v | poison/v | torture/v | kill/v | murder/v | drag/v (her | him | {named} | {art} {role}) | wrestle/v | fight/v | fighting | fought | "
        "throw/v <3> (bottle | brick | rock | punch/n | molotov | bag/n | trash | garbage | tires | mattress/n) | toss/v <4> (handgun | pistol | firearm | bottle | brick | trash | garbage | tires | mattress/n | bag/n | gun | furniture | couch | sofa | debris | appliances | over the fence | out of | from | into) | "
        "run/v (out of | out | from | away | off | up on | past | toward/n) | ran (out of | out | from | away | off | up on | past | toward/n) | flee/v | speed/v off | sped off | take/v off running | took off running | carry/v <3> (out | away | off | down | television | tv) | load/v <4> into | drive/v off with | steal | siphon/v | cutting <3> catalytic | come out <3> (with | fixing | bloody | holding | carrying | running) | leave <3> (with | shirt | bloody | running) | "
        "reach/v (into | in) | rifle/v through | go/v through (cars | the cars | peoples cars | mailboxes | her purse) | check/v (car doors | door handles) | pull/v on (car doors | door handles) | try/v (car doors | door handles) | buy/v (drugs | dope | crack | a bag) | pour/v <4> (drain | river | sewer | storm drain | catch basin | park river) | burn/v (trash | garbage | tires | wire) | threaten/v | hit/v (him | her | {named} | the (girl | boy | kid | woman | man | lady | guy | clerk | driver | victim) | my (mom | mother) | mommy | mom | his (wife | girlfriend | mother) | a (kid | woman | man | girl)) | "
        "push/v (him | her | {named} | the (girl | boy | kid | woman | man | lady | old)) | shove/v | grab/v (him | her | {named} | the | a | my) | put/v his hands on | pin/v her | hold/v (her | him) down",
        "crime": "shooting/n | stabbing/n | robbery | robberies | homicide/n | murder/n | killing | assault/n | beating | burglary | burglaries | break in/n | breakin | fight !night !song | altercation | mugging | carjacking | drug deal/n | theft | larceny | vandalism | arson | attack/n | crime/n | stickup | holdup | hit and run | shootout | purse snatching | rape | kidnapping | illegal dumping | dumping | drive by | driveby | "
        "brawl | melee | struggle | assailant | gunman | shooter/n | robber/n | burglar/n | thief | perp | attacker | muzzle flash/n | getaway car | murder weapon | gun !show !shop | knife | beatdown | beat down | jumping | hand to hand/n | blows | punches | (first | second | third | last | final) (hit | punch | blow | shot | kick) | tagging | graffiti (artist | kid/n)",
        "hard": "shot | shooting | shot at | stabbed | stabbing | robbed | robbery | killed | killing | murdered | murder | homicide | jumped | mugged | beaten | beating | assaulted | assault | burglary | broke in | shots rang | shots were | opened fire | pulled (the | a | out a) (gun | knife) | carjacked | attacked | fight | break in | kicked in | gunfire | gunshots | shots | snatched | raped",
        "noise": "shot/n !put | gunshot/n | gun shot/n | gunfire | pop/n | shots fired | rounds | bang/n | scream/v | scream/n | yell/v | holler/v | shriek/n | struggle | thud/n | slap/n | smack/n | glass [break/v | breaking | shatter/v] | window break/v | fighting | fight/n !song | beg/v | cry/v for help | pleading | plead/v | threaten/v | threat/n | him (hit | hitting | beating | beat | choking) | it happen | "
        "the (blows | punches | whole (thing | fight | argument | beating) | commotion | beating | door (kicked in | being kicked)) | (say | saying | tell) <4> (kill | shoot | hurt) | hit/v her | him (confess | brag | say he did it) | admit/v | brag/v | confess/v",
        "thing": "[it | the] (whole thing | entire thing) | everything | it all | what happened | what (he | she | they | {named} | that man | the guy) (did | done) | who did it | who (shot | stabbed | killed | robbed | hit | took | stole | broke | set | did | threw | dumped | jumped | beat) | it happen | it go down | all of it | {him} <1> (do | doing | did | done) it | {named} (do | doing | did) it | it with (his | her | my | their) own eyes | the worst of it | (part | some | most) of it | it first hand | it firsthand | the (act | offense | crime | incident | assault | attack)",
        "obj": "{him} | [{art} | {his} | at | into | up | out] {any}",
        "pp": "(from | into | out of | through | with | off | over | toward | towards | at | out | down | up) [{art} | {his}] {any}",
        "aux": "{modal} | {neg} | {adverb} | have | has | had | having | do | does | did | 've | ive | 'd | to | was | were | is | may have | must have | claims to have | claimed to have | admits | able to | only",
    },
    rules=(
        Rule(
            name="saw_deed",
            source="marking guide: saw or heard a crime or code offense",
            forms=(
                "~officer ~ofc ~officers ‹({aux})* {look} !on [{art} | {his} | # | two | three] <7> {deed} [{obj}] [{pp}]›",
                "~officer ~ofc ~officers ‹({aux})* {look} !on !that <6> [{art}] {crime}›",
                "‹({aux})* (hear/v | heard | herd | overhear/v | overheard | hrs) <5> {noise} [{any}]›",
                "‹({aux})* (didnt | couldnt | did | dont | doesnt | cant | i | to | never | can) (see | hear) <5> ({hard} | shooter | suspect | robber | gunman | dumping | gun | knife | assailant | punch | stabbing | shooting | thief)›",
                "‹({aux})* (didnt | couldnt | doesnt | dont | never) see (everything | the whole thing | what happened | it happen | who did it)›",
                "‹({aux})* (looked out | look out | woke up | wake up | came out | turned around | looked over) <4> (and | to) (saw | see | seeing | seen | heard | hear) <5> ({deed} | {crime} | {noise})›",
                "‹[(says | said) (she | he)] ({aux})* (walk/v in on | walked up on | came upon | came up on | drove up on | drove by during) <4> ({deed} | {crime} | it)›",
            ),
            hits=(
                "He ‹saw two men break the window›.",
                "She ‹heard gunshots› and ducked.",
                "Mr. Ito ‹watched a guy spray the garage›.",
                "Neighbor ‹did not see the shooting›.",
            ),
            misses=(
                "He saw the doctor on Friday.",
                "Anyone who saw the robbery should call.",
                "Did you see the fight on TV?",
            ),
        ),
        Rule(
            name="saw_it",
            source="marking guide: saw, or is said not to have seen",
            forms=(
                "‹({aux})* (not see | saw | seen | seent | heard | witnessed | watched | knows who | knew who) {thing}›",
                "‹(seen | saw | watched) it from {his} {any}›",
                "‹(listed | named | identified | noted) <4> as [a | the | an] (witness | wit) [#]› !to !on",
                "‹(saw | seen | seent | witnessed | watched | heard | saw and heard) it› (, | $ | {close} | & | and | but | from | happen | all | too | first | on | w | w/ | with | because | bc | so | through)",
                "(who | she | he | i | {named} | {relative} | {role} | son #* yo) ‹{aux}* (saw | seen | seent | witnessed) it›",
                "‹({aux})* (did not | didnt | dont | do not | never | couldnt | could not | doesnt | does not | havent | hasnt | not) [actually | really | even | ever]* (see | hear | witness | saw | seen | heard) [or (hear | see | heard | seen) | nor (hear | see)] (anything | nothing | nothin | a thing | shit | the (shooter | shooting | suspect | fight | gun | robbery | assault)) !on !in !about !from [(, | but) only heard [the] {any}]›",
                "‹({aux})* (not see | didnt see | never saw | couldnt see | not witness | didnt witness) (who | much | it | any of it | what happened) [(did | shot | stabbed | took | hit | fired | started) [it | him | her]]›",
                "‹(saw | seen | heard | witnessed | seen or heard | saw or heard) (nothing | nothin)› !wrong !in !on !about",
                "‹({aux})* (deny/v | claims not | claimed not | says he did not | pretends not) <1> (see/v | saw | seeing | hear/v | hearing | witness/v | witnessing | to have seen) [anything | it | nothing | the {any}]›",
                "‹had (his | her | their | my) back turned [and only heard [the] {any}]›",
                "‹[(was not | wasnt) there and] witnessed (nothing | everything | part of it | all of it | it)›",
                "‹must have (seen | heard) (it | everything | him | them | something | the {any})›",
                "‹({aux})* know/v who (did | shot | stabbed | killed | robbed | stole | took | broke | set | hit | is (dumping | tagging | selling | doing it)) [it | him | her | {named} | the {any}]›",
                "‹eye witness/v› | ‹eyewitness/v›",
                "‹(the only | sole | key | main | star | state 's | states | material | primary | potential | possible | reluctant | hostile | protected | cooperating | eye | only known) (witness | wit | eyewitness) [(to | in | of | on | against) [{art}] <3> ({crime} | case | trial)]›",
                "‹({is} | as | was | listed as | named as | the | a) [{art}] (witness | wit | eyewitness) (to | in | of | on | for | against) [{art} | {his} | that | # | an | prosecution | state | {name}]* <3> ({crime} | case | trial | prosecution | defendant | state | prosecutor | investigation | grand jury | him | her | {named})› !signing",
                "‹(witness | wit) (to | in | of) [{art} | {his}] <3> {crime}› !program",
                "‹{is} (there | present | home | inside | outside | on the porch | on the stoop | in the (room | house | car | apartment | store | bar | hallway | kitchen | lot | yard | back seat | stairwell) | across the street | nearby | standing {any} | at the (party | store | bus stop | bar | corner | window) | next door | in bed | asleep) <3> (when | while | during | as | the night | for) <5> ({hard} | it happened)›",
            ),
            hits=(
                "Clerk ‹saw everything› from the register.",
                "She ‹didn't see anything›.",
                "He ‹is a witness in the Enfield St homicide›.",
                "Boy, 9, ‹saw it› and hid.",
                "He ‹was there when the clerk got robbed›.",
            ),
            misses=(
                "We did not see anything on the schedule for Monday.",
                "Two people witnessed the signature.",
                "Witnesses to the shooting are asked to call.",
                "The witness to the will signed on page 3.",
            ),
        ),
        Rule(
            name="recorded",
            source="marking guide: photographing, filming or noting a plate during an offense is witnessing",
            forms=(
                "‹({aux})* (got | getting | wrote down | wrote | writing down | took down | took | noted | jotted down | memorized | gave | gives | giving | provided | caught | snapped | remembers | read off | recalled | supplied | reported | (has | have | had | saw) [a | the] partial) [us | police | me | pd | ofc | dispatch] [{art} | {his} | a partial | partial | only | part of]* (plate | plates | tag !sale | license plate | lic plate | tag number | plate number | license number | licence number | partial plate | marker plate | reg plate | partial reg) [#* {id} | of {any}]› !off !from !back !in !renewal !stickers",
                "‹wrote down [the | his] plate› | ‹plate (noted | written down | taken down) [by {any}]›",
                "‹({aux})* (film/v | videotape/v | video/v | record/v | tape/v | photograph/v | capture/v | got | caught | has | have | took | take/v | sent | give/v | gave | turned over | provide/v | upload/v | snap/v | shot | show/v) <4> (video/n | footage | a recording | pic/n | picture/n | photo/n | cell phone video | phone video | clip/n | dashcam | ring (video | footage | camera | clip)) (of | showing | from | that shows) <5> ({deed} | {crime} | {any} (dumping | doing it | running | stealing | throwing | breaking) | it | the guy | the car | the truck | them)›",
                "‹({aux})* (film/v | videotape/v | record/v | photograph/v | video/v | filmed | recorded) <5> ({deed} | {crime})›",
                "‹(got | caught | has | have | filmed | recorded | had) (it | him | them | her | the guy | the whole thing | {deed} | <3> {deed}) (on | w | with) [{his} | the | a]* (camera | video | tape | phone | cell | cellphone | ring | doorbell | dashcam | nest | cam)›",
                "‹{his} (ring | doorbell | security | dash | porch | nest) [cam | camera | doorbell | dashcam] (has | had | caught | got | shows | recorded | picked up | captured) <5> ({deed} | {crime} | it | him | them | the (guy | car | truck))›",
                "‹(gave | turned over | handed over | provided | sent | showed | supplied) [{art}]* (police | detectives | pd | us | det | him | officers | cops | me) [{his} | the | a | an]* (dashcam | footage | video | recording | clip | surveillance | camera footage | phone video) [of <3>]›",
                "‹(turned over | handed over | provided | pulled) [{his} | the | a]* (dashcam | footage | surveillance | video) (of | to | from) <3> ({crime} | police | detectives | pd)›",
                "‹(filmed | recorded | videotaped | filming | taping) (it | him | them | the (fight | beating | shooting | whole thing | guy | arrest))›",
            ),
            hits=(
                "She ‹wrote down the plate› and called.",
                "He ‹has video of the guy dumping› tires.",
                "Mrs. Lin ‹recorded the fight› from her window.",
            ),
            misses=(
                "Please take the plate off the car.",
                "He took photos of the wedding.",
                "She returned the plates to DMV.",
            ),
        ),
        Rule(
            name="child_saw",
            source="marking guide: a child who tells of or is present at violence at home is a witness",
            forms=(
                "‹(in front of | infront of) [{art} | {his} | all | both | #]* (child | children | kid/n | son/n | daughter/n | baby | toddler | girls | boys | grandkids | grandchildren)›",
                "‹[#] [{art} | {his}] (child | children | kid/n | son/n | daughter/n | baby | toddler | boys | girls) <3> (present | in the home [at the time] | in home | in the room | in the house | in the next room | woke up | awake | home at [the] time | home [during | when it] | upstairs | in the car | on scene) [(during | when | for | while | at (the time | time)) <4>]› $",
                "(child | children | kid/n | son/n | daughter/n | boy | girl | student | pupil | {named}) <4> ‹(heard | saw | seen | watched | sees | hears | woke up to | wakes up to | woke to) <4> (daddy | dad | stepdad | mommy | mom | mama | father | mother | parents | them | him | yelling | fighting | hitting | screaming) <3> ({deed} | fight/v | hit/v | hitting | hurt/v | yell/v | choke/v | cry | crying | {him} | screaming | fighting)›",
                "‹{is} present (during | for | at | when) <4> (assault | incident | fight | argument | dispute | domestic | dv | violence | abuse | attack | altercation)›",
                "‹(told | said | drew | disclosed | says | telling | tells | states | described | when | hides when | cries when) <5> (daddy | dad | stepdad | mommys boyfriend | moms boyfriend | my dad | papi | father | stepfather) <3> (hit | hits | hitting | hurt | hurts | choked | chokes | punched | pushed | slaps | slapped | beat | beats | kicked | threw | yells at | pulled) <2> (mommy | mom | mama | mami | his mom | her mom | her mother | his mother | my mom)›",
                "‹(step/v in between | stepped between | got between | hid in the closet | hid under the bed | called 911 <3> (dad | daddy | father | stepdad))›",
                "‹exposed to (domestic violence | dv | violence [at home | in the home] | the abuse | family violence | ipv)›",
            ),
            hits=(
                "He hit her ‹in front of the kids›.",
                "Boy ‹heard dad hitting mom› again.",
            ),
            misses=("She parked in front of the school.", "Kids are home at 3."),
            tier="proxy",
        ),
    ),
)
