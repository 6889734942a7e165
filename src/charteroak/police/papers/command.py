"""What a paper commands or asks, and of whom: of the City or any proper officer, or only of somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charteroak.police.papers.sheet import Sheet

_OFFICERS = re.compile(
    r"(?i)\b(?:any|all|each|every|either|another|cualquier|todo|todos)\s+(?:(?:los|the|other|"
    r"of the)\s+)?(?:(?!no\b|not\b|nor\b)[\w/-]+,?\s+){0,7}?(?:officers?|policeman|policemen|constables?|"
    r"oficial(?:es)?|agentes?(?: del orden)?|policias?|funcionarios?)\b"
    r"(?:\s+(?:of|de|del)\s+(?:the\s+|la\s+)?(?:[\w-]+\s*){1,6})?"
    r"|\b(?:any|every) member of (?:a|an|the|any)\s+(?:[\w-]+\s+){0,5}police\b|\b(?:proper|authorized|peace|"
    r"police|law enforcement) officers\b(?! who)"
)
_ONLY = re.compile(
    r"(?i)\b(?:immigration|deportation|customs|homeland|dhs|ice|cbp|uscis|federal|border|treasury|revenue|irs|"
    r"probation|parole|correction(?:al|s)?|judicial marshals?|inmigracion|deportacion|aduanas|"
    r"department of justice|fbi|dea|fish|postal)\b"
)
_BROAD = re.compile(r"(?i)\b(?:local|municipal|state or|proper|hartford|police|any other|law enforcement)\b")
_CITY = re.compile(
    r"(?i)(?<!west )(?<!east )(?<!new )\bcity(?: and town)? of hartford\b|"
    r"(?<!west )(?<!east )(?<!new )\bhartford,? (?:city|police|p\.?d\b|parking|public|fire|lock-?up|"
    r"department|board|health|building|tax|"
    r"assessor|town|registrar|clerk|mayor|municipal|development|emergency|human|housing code|finance|works|"
    r"library|schools|recreation|corporation counsel|office of)"
    r"|\b(?:city|town)(?: and city)? clerk\b(?! of (?!hartford))|\bthe city\b(?! of (?!hartford))|"
    r"\bthe municipality\b|\bcorporation counsel\b|\bmayor\b|\bcity (?:attorney|manager|assessor|treasurer|"
    r"council|hall|department|employee|records?|police|agency|agencies|officials?)\b"
    r"|\bmunicipal (?:police|department|clerk)\b|\bciudad de hartford\b|\bla ciudad\b|\bpolicia de hartford\b|"
    r"\b(?:city|municipal) (?:defendants?|respondents?)\b|\b(?:respondent|defendant|petitioner|plaintiff),? "
    r"(?:the )?city\b(?! of (?!hartford))"
    r"|\b(?:of|at|for) the hartford (?:police|fire|health|building|finance)"
)
_POLICE = re.compile(
    r"(?i)((?:[A-Z][\w.-]+ ){0,2})\bpolice (?:department|dept)\b|\b(?:the|said) police\b|"
    r"\bchief of police\b(?! of (?!hartford))|\bdepartamento de policia\b"
)
_OTHER_TOWN = re.compile(
    r"(?i)\b(?:west|east|new|state|transit|railroad|university|campus|amtrak|capitol) ?(?:hartford|haven|"
    r"britain|london|police)?\b|\b(?:city|town) of (?!hartford)\w+"
)
_TO = re.compile(
    r"(?:(?:^|(?<=\n)|(?<=[.;:)\]] )|(?<=  ))[ \d.>*-]*(?:TO|To|PARA|Para|A(?= (?:cualquier|la |los |todo|el |"
    r"CUALQUIER|LA |LOS ))|AL?\b(?= [A-Z]{3})|"
    r"Al|Directed to|DIRECTED TO|(?i:add ?ressed to)|Addressee|ADDRESSEE|Commanded|Attention|ATTENTION)|"
    r"(?:(?<=WARRANT )|(?<=ORDER )|(?<=CAPIAS )|(?<=SUBPOENA ))(?:TO|To)(?= ?:))\b"
    r"(?: *\([^)\n]{1,30}\))? *:? *\n? *(?!(?i:the extent|be|this|that|wit|date|comply|ensure|avoid|obtain|"
    r"file)\b)(?=[A-Z]|any|all|each|every|the|cualquier|tod[oa]s?|la|el|los|"
    r"(?:[\w-]+ ){0,3}?(?:officers?|agents?|inspectors?|investigators?|marshals?|sheriffs?|constables?|deput(?:y|ies)) "
    r"(?:of|for|with|from|employed|designated|assigned|authorized|in)\b|"
    r"an? (?:state |deputy |judicial |united states |us )*(?:marshals?|sheriffs?|constables?)\b|"
    r"(?:(?<=:)|(?<=: ))(?:an?|un|una) "
    r"(?![^.\n]{0,40}(?:officer|oficial|agente)))"
)
_TO_END = re.compile(
    r"(?i)[;]|\.(?:\s|$)|:\s|\n\s*\n|\byou (?:are|must|shall)\b|\n[^\n:]{2,24}:| {3,}|\bgreetings?\b|\bfrom:|"
    r"\bse le\b|\bunder \d|\bpursuant\b|: |, (?:you|greeting)"
)
_FROM = re.compile(r"(?i)  from ?:")
_ABBREVIATED = re.compile(
    r"\b((?i:Dr|Mr|Mrs|Ms|Hon|Atty|Inc|Co|Corp|Ltd|Esq|Jr|Sr|St|Ave|Rd|Dept|Det|Sgt|Lt|Capt|Conn|No)|[A-Z])\.(?=[\s,])"
)
_CITY_TOLD = re.compile(
    r"(?i)\bthe city(?: of hartford|(?! of\b))(?:'s)?\s+(?:(?!owner|tenant|occupant|of\b|v\b)[\w-]+\s+){0,4}?"
    r"(?:is|are)\s+(?:hereby\s+)?(?:commanded|ordered|directed|authorized and (?:directed|commanded))\b"
)
_YOU = re.compile(
    r"(?i)\byou are (?:hereby )?(?:commanded|ordered|directed|required|summoned|authorized|instructed)\b|"
    r"\bse le (?:ordena|manda)\b|\busted (?:debe|queda)\b|\byou must\b|\byou shall\b|"
    r"\bis (?:hereby )?commanded\b|\bwe command you\b|\bcommanded to\b"
)
_REQUEST = re.compile(
    r"(?i)\bplease\b|\brequest(?:s|ed|ing)?\b|\bwe (?:ask|would (?:like|appreciate))\b|\bkindly\b|"
    r"\bwould you\b|\bcould you\b|\bcan you\b|\bsolicit(?:a|amos|o|ud)\b|\bpor favor\b|\bruego\b|\brogamos\b|"
    r"\bpedimos\b|\bse pide\b|\bvoluntary\b|\blet us have\b|\bask(?:s|ing)? (?:that|you|for)\b|\bappreciate\b"
)
_MODAL = re.compile(
    r"(?i)\b(?:shall|must|(?:is|are|be) (?:hereby )?(?:ordered|directed|commanded|required|enjoined|"
    r"restrained|instructed|prohibited|authorized and (?:directed|commanded))|debe(?:ra)?n?|"
    r"queda obligad[oa])\b"
)
_ORDERS = re.compile(
    r"(?i)\b(?:orders?|directs?|commands?|enjoins?|requires?|ordered(?:, adjudged,? and decreed)?,? that|"
    r"ordena(?: a| al| que)?|ordered and directed that|ordered:?)\s+(?:that\s+|a\s+|al?\s+)?"
)
_HANDED = re.compile(
    r"(?i)\b(?:records?|documents?|files?|footage|property|reports?|videos?|information|recordings?|invoices?|"
    r"data|firearms?)\b[^.;]{0,60}\bbe (?:produced|released|disclosed|provided|turned|delivered|returned|"
    r"surrendered|preserved|sealed|erased)\b"
)
_DENIED = re.compile(
    r"(?i)\[x\]\s*(?:application\s+(?:is\s+)?)?(?:denied|not granted|denegad[ao]|refused)\b|\b(?:application|"
    r"request|warrant|petition)\s+(?:for\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:warrant|capias)\s+)?(?:is\s+|"
    r"has been\s+|was\s+)?(?:hereby\s+)?(?:denied|refused|not (?:issued|granted)|rejected)\b|(?m:^|"
    r"[.:;)\]]\s+|\s{2,})(?:\d\W+\w+\s+)?(?:DENIED|DENEGADA|Denied|APPLICATION DENIED)\b|"
    r"\b(?:no probable cause|probable cause (?:is |was )?(?:not|lacking|wanting)|"
    r"insufficient (?:probable )?cause|does not find probable cause|declines? to issue|sin causa probable|"
    r"solicitud (?:es |queda )?(?:denegada|rechazada))\b|\bno (?:warrant|capias) (?:shall|may|will|is to) issue\b|"
    r"\bthe\s+(?:within |foregoing |above )?(?:application|petition)\b[^.;]{0,80}?\b(?:is|be)\s+"
    r"(?:hereby\s+|therefore\s+)?(?:denied|refused|rejected|not granted)\b"
)
_FLATLY = re.compile(
    r"(?:(?m:^)[^\w\n]{0,8}|(?<=[.:;)\]] )|(?<=  ))(?:(?:APPLICATION|PETITION|"
    r"Application|Petition|Solicitud)[: ] ?)?(?:DENIED|Denied|DENEGAD[AO]|Denegad[ao])"
    r"(?=\s*(?:[.;!\])*-]|$|\n| {2}))"
)
_RUNS_INTO = re.compile(
    r"(?i)(?:\b(?:is|are|be|and|was|hereby|therefore|accordingly|motions?[^.\n]{0,30}|objection|es|queda)|,)\s*$"
)
_REFUSED = re.compile(
    r"(?i)\b(?:application|petition)(?: for (?:an?|the|this) (?:order|subpoena|writ|injunction|warrant|execution))?"
    r"(?: is| are)?[: ]+(?:hereby )?denied\b(?! as moot)|\border[: ]+(?-i:DENIED)\b|\[x\]\s*(?:denied|denegad[oa])\b"
)
_IN_PART = re.compile(
    r"(?i)\b(?:granted|allowed|denied) (?:only )?(?:in part\b|as modified\b|(?:in|with|as to|except) "
    r"(?:th(?:at|is|e)|those|item|paragraph|request|count|demand|categor(?:y|ie)|number|no|part)s?\b)|"
    r"\b(?:granted|allowed)\b[^.;]{0,60}\band (?:otherwise )?denied\b|\botherwise denied\b|"
    r"\bconcedid[oa] en parte\b|\bdenegad[oa] en parte\b"
)
"""What is allowed in part is not refused, and commands what it goes on to say."""
_GRANTED = re.compile(
    r"(?i)\[x\]\s*(?:(?:the|application|warrant|petition|finding|is|and|order|orden)\b\W*){0,3}(?:granted|approved|allowed|"
    r"issued|probable cause (?:is |was |has been )?(?:found|exists)|probable cause,? (?:accused|arrest|order)|ordered|"
    r"concedid[oa]|aprobad[oa])\b"
)
_OFF = (
    r"recalled|vacated|quashed|cancell?ed|rescinded|withdrawn|voided|revoked|anulad[ao]|revocad[ao]|"
    r"dejad[ao] sin efecto"
)
_STAMPED = re.compile(
    r"(?:(?m:^)[^\w\n]{0,8}|\s{2}|\* ?|[\[(] ?)(?:RECALLED|VACATED|QUASHED|CANCELL?ED|RESCINDED|WITHDRAWN|"
    r"VOID|VOIDED|REVOKED|ANULAD[AO])\b(?! (?:AND|IN PART))|"
    rf"[\[(] ?(?i:{_OFF})\b(?! (?:and|in part))"
)
_RECALLED = re.compile(
    rf"(?i)\b(?:warrant|capias|subpoena|order|orden) (?:is|has been|was|stands|queda) (?:hereby )?(?:{_OFF})\b|"
    rf"^[^\w\n]{{0,8}}(?:{_OFF})\b"
)


_ALONE = re.compile(
    r"(?i)\b(?:officers?|agents?|marshals?|inspectors?|investigators?|employees)\b[^.;:]{0,90}?"
    r"(?:\band (?:(?:they|he|she) (?:alone|only)|only (?:they|he|she))\b|"
    r"\band (?:by |to )?(?:no (?:other|others|one else|other (?:officers?|person))|none other|"
    r"nobody else)\b|\b(?:alone|only)\b),?(?= (?:are|is|may|shall|must)\b)"
)
"""Those whom a paper names as the only ones that it commands."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a paper commands. `of_city`: whether it commands the City or any proper officer; None if it names nobody."""

    commands: bool
    requests: bool
    of_city: bool | None
    addressed: bool


def command(page: Sheet, order: bool) -> Command:
    """What a paper commands, and of whom. `order`: whether its sentences name whom it binds."""
    you, asked = bool(_YOU.search(page.text)), bool(_REQUEST.search(page.text))
    whom = _addressees(page.text)
    told = [_is_city(each) for each in whom]
    if order:
        bound = _bound(page.text)
        if any(told) and (you or bound is not False):
            return Command(True, asked, True, True)
        return Command(
            you or bound is not None,
            asked,
            bool(bound) if bound is not None or not _HANDED.search(page.text) else None,
            bool(whom),
        )
    if any(told):
        return Command(True, asked, True, True)
    if any(_any_officer(found[0]) for found in _OFFICERS.finditer(page.text)):
        return Command(True, asked, True, bool(whom))
    if not whom and _CITY_TOLD.search(page.text):
        return Command(True, asked, True, False)
    alone = [found[0] for found in _ALONE.finditer(page.text)]
    if not whom and alone and not any(map(_is_city, alone)):
        return Command(True, asked, False, False)
    return Command(you or bool(whom), asked, False if whom else None, bool(whom))


def denied(page: Sheet) -> bool:
    """Whether the court refused what was applied for."""
    return bool(_DENIED.search(page.text))


def refusals(page: Sheet) -> list[int]:
    """Where the court says that it refuses what was applied for."""
    return [found.start() for found in _DENIED.finditer(page.text)]


def denied_flatly(page: Sheet) -> bool:
    """Whether "DENIED." stands as a sentence of its own, whatever the paper is called."""
    if _IN_PART.search(page.text):
        return False
    if _REFUSED.search(page.text):
        return True
    return any(not _RUNS_INTO.search(page.text[: found.start()][-40:]) for found in _FLATLY.finditer(page.text))


def granted(page: Sheet) -> bool:
    """Whether a box is ticked by which the court allowed what was applied for."""
    return bool(_GRANTED.search(page.text))


def recalled(page: Sheet, warrant: bool) -> bool:
    """Whether the paper says that it was taken back: by a stamp; of a warrant or a subpoena, also in a sentence."""
    return bool(_STAMPED.search(page.text)) or (warrant and bool(_RECALLED.search(page.text)))


def _addressees(text: str) -> list[str]:
    """Those a paper is directed to, as written, however it goes on."""
    found = []
    for match in _TO.finditer(text):
        rest = text[match.end() : match.end() + 240]
        if _FROM.search(rest.split("\n", 1)[0]):
            continue  # the head of a fax or a message: to whom it went
        rest = _ABBREVIATED.sub(r"\1 ", re.sub(r"\n +", "\n", rest))
        end = _TO_END.search(rest)
        found.append(re.sub(r"\s+", " ", rest[: end.start()] if end else rest))
    return [each for each in found if len(each) > 2]


def _is_city(text: str) -> bool:
    """Whether the City, its police or any proper officer is meant."""
    return any(_any_officer(found[0]) for found in _OFFICERS.finditer(text)) or _city(text)


def _city(text: str) -> bool:
    if _CITY.search(text):
        return True
    found = _POLICE.search(text)
    return bool(found) and not _OTHER_TOWN.search(text) and not _strange(found) if found else False


def _strange(found: re.Match[str]) -> bool:
    """Whether a police department is named for another place."""
    town = (found[1] or "").strip().lower()
    return bool(town) and town.split()[-1] not in ("hartford", "the", "city", "local", "municipal", "any", "to")


def _any_officer(words: str) -> bool:
    """Whether "any ... officer" is an officer of any sort, and not only of an agency's."""
    return not _ONLY.search(words) or bool(_BROAD.search(_ONLY.sub(" ", words)) and re.search(r"(?i)\bor\b|,", words))


def _bound(text: str) -> bool | None:
    """Whether the sentences of an order bind the City; None where they command nothing."""
    own = _own_party(text)
    commands = False
    for sentence in re.split(r"[.;](?=\s|$)|\n\s*\n", text):
        flat = re.sub(r"\s+", " ", sentence)
        for whom in _subjects(flat):
            commands = True
            if _is_city(_without_caption(whom)) or (own and re.search(rf"(?i)\b{own}s?\b", whom)):
                return True
    return False if commands else None


def _subjects(sentence: str) -> list[str]:
    """Whom a sentence commands, as written: before its verb, after "orders", or by whom it is to be done."""
    found = []
    for modal in _MODAL.finditer(sentence):
        found.append(sentence[max(modal.start() - 120, 0) : modal.start()])
        if by := re.search(r"(?i)\b(?:by|por) (?:the |any |la |el )?[^,]{3,80}", sentence[modal.end() :]):
            found.append(by[0])
    for orders in _ORDERS.finditer(sentence):
        rest = sentence[orders.end() : orders.end() + 100]
        found.append(re.split(r"(?i)\b(?:to|shall|not to|a)\b", rest, maxsplit=1)[0])
    return found


def _without_caption(whom: str) -> str:
    """Words without the names of the parties, as the caption has them."""
    return re.sub(r"(?i)\bv(?:s)?\.? +city of hartford\b", " ", whom)


_CAPTION_RULE = r"(?:[:)|}] *(?:(?:[\w:-]*\d[\w:-]*|No|Docket|Civil|Case|Action|Misc)\.? +)*)?"
"""What a caption has between the parties: its rule, and the case's number beside it."""


def _own_party(text: str) -> str | None:
    """Which party the City is by the caption, if it is one."""
    head = re.sub(r"\s+", " ", text[:1500])
    if re.search(rf"(?i)\bv(?:s)?\.?,? +{_CAPTION_RULE}(?:the )?(?:city of hartford|hartford police|mayor)", head):
        return r"(?:defendant|respondent)"
    if re.search(r"(?i)(?:city of hartford|hartford police department) +v(?:s)?\.? ", head):
        return r"(?:plaintiff|petitioner)"
    return None
