"""The contexts that take a claim away from anyone particular, and the words that speak of someone: English and Spanish.

Each is a pattern, tried on the sentence that a claim stands in. A rule that is not to be silenced by one names it in `past`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["before", "right before", "right after", "anywhere"]


@dataclass(frozen=True, slots=True)
class Context:
    """Where it stands in the claim's sentence. `bare` ones silence only rules whose holder is not said; `unless` someone
    particular stands between it and the claim, or anywhere for those that may stand anywhere."""

    name: str
    place: Place
    en: str
    es: str
    bare: bool = False
    unless: bool = False


CONTEXTS = (
    Context(
        "question",
        "before",
        en="^ [(ok | so | and | but | also | hi | hello | hey | well) [,]] (do | does | did | is | are | was | "
        "were | can | could | would | will | should | may | am) "
        "({he} | you | {art} {role} | {title} {name} | {his} {relative} | there | anyone | {anyone})"
        " | (how | what | where | when | why | which) (do | does | did | is | are | was | were | can | could | "
        "would | should | if) <4> {he}",
        es="{inverted}",
    ),
    Context(
        "question",
        "right before",
        en="(whether | wonder/v if | unsure if | not sure if | unclear if | (know | ask/v | see | verify | "
        "determine | confirm | check | find out | tell) (if | whether) | asking (if | about | whether)"
        " | (not | never | dont | didnt | doesnt) (ask | inquire | asked) [about] | question/n (about | on) | "
        "inquire/v (about | into | as to)) [or not] <4>",
        es="(^ | , | {semicolon} | o | sobre | incluye) si | ((preguntar/v | saber | se | verificar | confirmar | "
        "averiguar | ver | sabe | sabemos) si | preguntar/v (por | sobre | acerca de)) <4>",
    ),
    Context(
        "conditional",
        "before",
        en="(if | when | whenever | unless | in case | once | whether) (you | your | youre | someone | somebody | "
        "anyone | anybody | a | an | any | another | no one | people | it | {plural})"
        " | you (may | can | must | should | might | could | qualify | dont | need | will | have to | do not | want)"
        " | (do | are | have | did | were | can | could | is) (you | your | anyone | someone | {plural}) | (as | "
        "for) (someone | anyone | a person | people | those | persons) (who | that | with)",
        es="(si | cuando | en caso de que | a menos que) (usted | ud | ustedes | alguien | una persona | un | una | "
        "cualquiera | algun | alguna | su) | (usted | ud) (puede | debe | podria | tiene que | necesita)"
        " | (puede | pueden | debe | deben) (usted | ustedes | solicitar | pedir | recibir | llamar | venir | "
        "traer) | {inverted} | tiene derecho a | tienen derecho a",
        unless=True,
    ),
    Context(
        "generic",
        "right before",
        en="({anyone} | (^ | for | all | many | most | other | our | of | to | help | helps | helping | serve | "
        "serves | serving | support | supports | supporting | assist | assists | assisting | with | by | "
        "between | among | as | more | fewer | and | or | which | low income | eligible | any | no | homeless | "
        "local | , | young | new | older | elderly | disabled | undocumented | immigrant | adult | female | "
        "male) {plural})"
        " [{open} <3> {close}] (who | that | whose | with | on | of | in | must | should | may | can | have | get | "
        "from | seeking | living | experiencing | are | is | were | receiving | do | who are)* <1>",
        es="({cualquiera} | (^ | para | todos los | todas las | muchos | muchas | los | las | de | a | otros | "
        "nuestros | ayudar/v a | sirve a | apoya a | sin importar | entre | con | y | o | por) {plurales})"
        " (que | con | de | en | son | reciben | deben | pueden | han | sido)* <1>",
    ),
    Context(
        "policy",
        "before",
        en="regardless | without regard | no matter | discriminate/v | discrimination | prohibit/v | on the basis | "
        "basis of | (shall | may | must | do | does | can | should) not (ask | inquire | disclose | discuss | "
        "release | share)"
        " | never ask | dont ask | protected class/n | pursuant | ordinance | statute/n | exempt/v | section # | "
        "chapter # | policy | policies | training on | trained | eligibility for | applications for | sensitive to | "
        "no employee",
        es="sin importar | independientemente | discriminar/v | discriminacion | prohibir/v | no (preguntar/v | "
        "pedimos | divulgar/v) | ordenanza | politica de | reglamento | ley | divulgar/v | (ningun | "
        "ninguna) (empleado | empleada | agente | funcionario) | seccion # | capitulo # | requisitos de",
        unless=True,
    ),
    Context(
        "statistics",
        "anywhere",
        en="% | percent | (number | rate | share | total | count | increase | decrease | rise | drop | "
        "percentage) (of | in) | # {plural} | per capita | statistic/n | on average | fiscal year | per # | "
        "year over year"
        " | (cases | calls | reports | incidents | arrests | referrals) (of | were | are | was) | same quarter | "
        "quarterly",
        es="% | por ciento | (numero | tasa | total | cantidad | porcentaje | aumento) de | # {plurales} | "
        "estadistica/n | promedio | trimestre | trimestral | (casos | llamadas | informes | incidentes) de",
        unless=True,
    ),
    Context(
        "compound",
        "right after",
        en="advocate/n | interviewing | cases | arrests | incidents | center/n | centre | clinic/n | workshop/n | "
        "hotline/n | outreach | machine/n | customer/n | vendor/n | liaison | training/n | month | week | "
        "awareness | coordinator/n | class | classes | "
        "specialist/n | supervisor | unit/n | grant/n | funding | bill/n | law/n | policy | policies | committee | "
        "task force | coalition | agency | agencies | department | dept | commission | bureau | hill | avenue | ave | "
        "street | road | rink | night | parade | festival | fair | fund | bar | bars | pride | table | station/n | "
        "booth | counselor/n | investigator/n | investigations | detective/n | project/n | initiative | brochure/n | "
        "flyer/n | poster/n | pamphlet/n | statistics | rates | issues | studies | literature | memoir | fiction | "
        "books | section | shelf | film/n | history | prevention | education | response | protocol/n | lines | stall",
        es="y (orientacion) | gratis",
    ),
    Context(
        "training",
        "anywhere",
        en="training/n | workshop/n | webinar/n | brochure/n | flyer/n | curriculum | proclamation | "
        "presentation on | awareness | outreach | job posting | how to (interview | assist | help | question | "
        "treat | support | serve | talk | approach | "
        "protect | identify | notify | refer) | fact sheet | best practices | roll call | refresher",
        es="adiestramiento/n | taller/n | capacitacion/n | folleto/n | volante/n | proclama | charla sobre | "
        "orientacion sobre | campana de | convocatoria | como (ayudar | entrevistar | atender | tratar | "
        "identificar)",
        unless=True,
    ),
    Context(
        "instruction",
        "before",
        en="bring | need to | needs to bring | require/v | provide | attach | accept/v | must | should | "
        "please (bring | have | send | provide) | proof of | copies of | post | display | interest in | "
        "information (on | about) | info on | questions about | help with | apply for",
        es="traer | traiga/n | traigan | presentar | requerir/v | necesario | debe/n | deben | favor de | "
        "prueba de | copia de | informacion (de | sobre) | para solicitar | interes en",
        bare=True,
        unless=True,
    ),
    Context(
        "program",
        "anywhere",
        en="training | workshop/n | webinar | brochure/n | flyer/n | hotline | awareness | proclamation | "
        "curriculum | guideline/n | procedure/n | resolution | outreach | volunteer/n | posting | agenda | "
        "cheat sheet | walk in hours | "
        "open to | free and confidential | by appointment | office hours | table at | speaker | presentation on | "
        "grade # | grant funded | bilingual | hours # | salary | position",
        es="taller/n | adiestramiento/n | capacitacion | folleto/n | volante/n | proclama | resolucion | "
        "orientacion | campana/n | convocatoria | horario | voluntarios | bilingue | salario | plaza | gratis | "
        "cita previa | charla",
        bare=True,
        unless=True,
    ),
)

# Somebody particular, past doubt: what a sentence about a policy or a training has where it tells of a person all the same.
NAMED = {
    "en": "{title} {name} | he | she | his | her | hers | him | {aged} | im | ive | my | me | mine | i !9 !94 | "
    "^ {name} {name} | {name} {initial} | {initial} {initial}",
    "es": "{titulo} {name} | ella | el (dice | tiene | vive | no) | {aged} | yo | mi | me | ^ {name} {name} | "
    "{name} {initial}",
}

# Somebody particular: enough, with a bare status beside it, to make it theirs.
SOMEONE = {
    "en": "{title} {name} | he | she | his | her | hers | him | they | them | their | theirs | {aged} | i | im | "
    "ive | my | me | mine | ^ {name} {name} | {name} {initial} | {name} , {name} | {initial} {initial} | "
    "{open} # {close} | ^ {name} ( , | : | {bar} | {open}) "
    "| client | pt | patient | caller | rp | compl | complainant | student | tenant | tnt | cl | resident | "
    "applicant | mom | mother | father | dad | husband | wife | son | daughter | sister | brother | aunt | uncle | "
    "grandmother | "
    "grandma | grandfather | boyfriend | girlfriend | partner | neighbor | vic | victim | witness | subject | "
    "suspect | male | female | lady | woman | man | girl | boy | family | hh | household | baby | kids | cousin | "
    "employee | operator | passenger",
    "es": "{titulo} {name} | ella | ellos | ellas | su | sus | le | les | el (dice | tiene | vive | no) | {aged} | "
    "yo | mi | mis | mio | me | ^ {name} {name} | {name} {initial} | {name} , {name} | ^ {name} ( , | : | "
    "{bar} | {open}) | cliente | clienta | pcte | paciente | estudiante | alumno | alumna | inquilino | "
    "inquilina | senora | senor | mama | papa | hijo | hija | hijos | esposo | esposa | hermano | hermana | "
    "abuelo | abuela | vecino | vecina | familia | joven | nene | nena | nino | nina | "
    "muchacho | muchacha | victima | testigo | solicitante | empleado | empleada | tio | tia | primo | prima | "
    "madre | padre | suegro | suegra | cunado | cunada | bebe",
}

# At a span's ends, words that reveal nothing; before it, the doubt or denial that belongs to it.
EDGES = {
    "left": {
        "en": "a | an | the | and | or | but | that | who | because | so | he | she | they | i | we | it | as | "
        "while | when | then | if",
        "es": "y | o | pero | que | ella | yo | ellos | ellas | porque | cuando | un | una | quien",
    },
    "right": {
        "en": "a | an | the | and | or | but | because | so | then | on | at | in | since | last | as | when",
        "es": "y | o | un | una | pero | que | porque | cuando | desde | el | la | los | las | en",
    },
    "polarity": {
        "en": "not | never | no | dont | doesnt | didnt | isnt | arent | wasnt | werent | aint | hasnt | havent | "
        "hadnt | cant | cannot | wont | without | w/o | deny/v | may | might | possibly | possible | poss | "
        "allegedly | alleged | maybe | perhaps | "
        "probably | prob | likely | suspected | reportedly | supposedly | apparently | unconfirmed | nor | neither",
        "es": "no | nunca | jamas | ni | sin | negar/v | quizas | quiza | talvez | posible | posiblemente | "
        "presunto/a | presuntamente | supuesto/a | supuestamente | podria | parece | dizque | probable | tampoco",
    },
}
