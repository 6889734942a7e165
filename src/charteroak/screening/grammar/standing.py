"""Where a claim stands: whether its clause asks, speaks of anyone, sets a condition, or is policy, and not about somebody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from charteroak.screening.grammar.rule import Holder
from charteroak.screening.grammar.tokens import Tokens

_STOPS = ".;!?|¶…"
_FURTHEST = 4

CONTEXTS = {
    "en": {
        "asks": "^ [so | and | but | also | ok | hi | hello | hey | question/n :] [,] (do | does | did | is | are | was | were | has | have | had | can | could | would | will | should | may | am) {who}",
        "wonders": "(whether | if | asking | ask | asks | asked | wonder/v | unsure if | not sure if | unclear if | know if | confirm if | see if | verify if | determine if) [or not] {who}* <2>",
        "you": "(if | whether | when | do | are | have | can | may | did | should | because) (you | your | youre | you 're) | you (may | can | must | should | might | could | qualify) | your (rights | status | immigration | benefits | partner) | {art} person (who | is)",
        "anyone": "({anyone} | (^ | for | all | many | most | other | our | of | to | help | helps | serve | serves | serving | support | supports | supporting | assist | assists | assisting | with | by | between | among | as | more | fewer | and | or | if | which | low income | eligible | any | no | homeless | local) {plural}) (who | that | whose | with | on | of | in | are | is | were | receiving | must | may | can | should | have | get | from | seeking | living | experiencing)*",
        "policy": "policy | policies | ordinance | statute/n | regardless | regulation/n | shall | pursuant | federal law | state law | law/n | training | workshop/n | webinar | brochure/n | flyer/n | hotline | awareness | proclamation | percent | % | statistic/n | proposal | curriculum | guideline/n | procedure/n | resolution | eligibility | outreach | program/n | volunteer/n | posting",
        "left": "a | an | the | and | or | but | that | who | because | so | he | she | they | i | we | it | as | while | when | then | if",
        "right": "a | an | the | and | or | but | because | so | then | on | at | in | since | last | as | when",
        "polarity": "not | never | no | dont | doesnt | didnt | isnt | arent | wasnt | werent | aint | hasnt | havent | hadnt | cant | cannot | wont | without | w/o | deny/v | may | might | possibly | possible | poss | allegedly | alleged | maybe | perhaps | probably | prob | likely | suspected | reportedly | supposedly | apparently | unconfirmed | nor | neither",
        "someone": "{title} {name} | he | she | his | her | him | {aged} | i | my | me | {name} ({name} | {initial}) | client | pt | patient | caller | rp | compl | complainant | student | tenant | cl | resident | applicant | mom | mother | father | dad | husband | wife | son | daughter",
    },
    "es": {
        "asks": "{inverted}",
        "wonders": "(si | pregunta si | pregunto si | preguntan si | saber si | no se si) {quien}*",
        "you": "(si | cuando) (usted | ud | ustedes) | usted (puede | debe | tiene derecho | podria) | puede (usted | solicitar | pedir | recibir) | su (estatus | pareja) | tiene derecho",
        "anyone": "({cualquiera} | (^ | para | todos los | todas las | muchos | muchas | los | las | de | a | otros | nuestros | ayudar/v a | sirve a | apoya a | sin importar | entre) {plurales}) (que | con | de | en | son | reciben | deben | pueden)*",
        "policy": "politica/n | ordenanza/n | ley/n | sin importar | reglamento/n | taller/n | adiestramiento/n | capacitacion | folleto/n | volante/n | proclama | resolucion | por ciento | % | estadistica/n | programa/n | requisito/n | elegibilidad | orientacion | campana/n | convocatoria",
        "left": "y | o | pero | que | ella | yo | ellos | ellas | porque | cuando | un | una | quien",
        "right": "y | o | un | una | pero | que | porque | cuando | desde | el | la | los | las | en",
        "polarity": "no | nunca | jamas | ni | sin | negar/v | quizas | quiza | talvez | posible | posiblemente | presunto/a | presuntamente | supuesto/a | supuestamente | podria | parece | dizque | probable | tampoco",
        "someone": "{titulo} {name} | ella | {aged} | mi | {name} ({name} | {initial}) | cliente | clienta | pcte | paciente | estudiante | alumno | alumna | inquilina | inquilino | senora | senor | mama | papa | hijo | hija | esposo | esposa",
    },
}  # fmt: skip


class Standing:
    """The contexts, compiled: asked about one candidate at a time."""

    def __init__(self, expressions: Mapping[str, str]) -> None:
        def joined(name: str, form: str) -> re.Pattern[str]:
            both = "|".join(f"(?:{expressions[f'{language}.{name}']})" for language in CONTEXTS)
            return re.compile(form.format(f"(?:{both})"))

        self._left = joined("left", "{}+")
        self._right = joined("right", "{}+")
        self._polarity = joined("polarity", "{}")
        self._asks = joined("asks", "{}")
        self._wonders = joined("wonders", r"{}\Z")
        self._you = joined("you", "{}")
        self._anyone = joined("anyone", r"{}[^,.;:!?|¶]{{0,2}}\Z")
        self._policy = joined("policy", "{}")
        self._someone = joined("someone", "{}")

    def silences(self, codes: str, first: int, last: int, holder: Holder) -> str | None:
        """The name of the context that takes the claim at tokens `first` to `last` away from anyone particular."""
        start = max((codes.rfind(stop, 0, first) for stop in _STOPS), default=-1) + 1
        ends = [at for stop in _STOPS if (at := codes.find(stop, last)) >= 0]
        end = min(ends, default=len(codes))
        before = codes[start:first]
        if self._wonders.search(before):
            return "question"
        if codes[end : end + 1] == "?" and "," not in codes[last:end] and self._asks.search(codes[max(start - 1, 0) : last]):
            return "question"
        if self._you.search(before):
            return "conditional"
        if self._anyone.search(before):
            return "generic"
        if holder != "said" and self._policy.search(codes[start:end]):
            return "policy"
        return None

    def someone(self, codes: str) -> bool:
        """Does a stretch of text speak of somebody particular?"""
        return self._someone.search(codes) is not None

    def edges(self, tokens: Tokens, first: int, last: int) -> tuple[int, int]:
        """The span without words that reveal nothing at its ends, and with the denial or doubt that stands before it."""
        codes = tokens.codes
        if (found := self._left.match(codes, first, last)) and found.end() < last:
            first = found.end()
        while last - 1 > first and self._right.match(codes, last - 1, last):
            last -= 1
        least = max(0, first - _FURTHEST)
        while first > least and self._polarity.match(codes, first - 1, first):
            first -= 1
        if first and tokens.word(first).startswith("'"):
            first -= 1
        return first, last
